"""What pronouns and definite nouns stand for."""

from __future__ import annotations

import pytest

from kgraph.annotation import annotate
from kgraph.model import Article, Document, MentionKind

TWO_LEADERS = "Polish Prime Minister Marta Kowal met German Chancellor Jonas Weber in Berlin. "
ACCUSATION = "Opposition leader Amina Diallo accused President Moussa Keita of fraud. "
RULING = "The Constitutional Court of Moldova annulled the election. "


def annotated(text: str) -> Document:
    [document] = annotate([Article("a", text)])
    return document


def stands_for(text: str, words: str) -> str | None:
    """The entity of the last occurrence of the words as a pronoun or description."""
    document = annotated(text)
    names = {entity.key: entity.name for entity in document.entities}
    end = text.rindex(words) + len(words)
    found = [m for m in document.mentions if m.end == end and m.kind in (MentionKind.PRONOUN, MentionKind.NOMINAL)]
    return names[found[0].entity] if found else None


def stand_for(text: str, words: str) -> list[str]:
    """The entities that the last occurrence of the words stands for, in alphabetical order."""
    document = annotated(text)
    names = {entity.key: entity.name for entity in document.entities}
    end = text.rindex(words) + len(words)
    found = [m for m in document.mentions if m.end == end and m.kind in (MentionKind.PRONOUN, MentionKind.NOMINAL)]
    return sorted(names[mention.entity] for mention in found)


@pytest.mark.parametrize(
    "text, words, entity",
    [
        (TWO_LEADERS + "She thanked him.", "She", "Marta Kowal"),
        (TWO_LEADERS + "She thanked him.", "him", "Jonas Weber"),
        (TWO_LEADERS + "He praised her.", "her", "Marta Kowal"),
        (ACCUSATION + '"He stole the vote," Diallo said.', "He", "Moussa Keita"),
        ("Iran said that it would resume talks.", "it", "Iran"),
        ('Ivo Brandt met Jonas Weber. Jonas Weber said: "He has always been a good man."', "He", "Ivo Brandt"),
        ("Hungary slammed the Paris Agreement, calling it unfair.", "it", "Paris Agreement"),
        ("The European Union will add names. It said so on Monday.", "It", "European Union"),
        ("The Green Party has chosen Eva Lind as its candidate.", "its", "Green Party"),
        ("Republicans met in Iowa. They chose Eva Lind.", "They", "Republican Party"),
        ("In her speech on Monday, Eva Lind promised reform.", "her", "Eva Lind"),
        ("Ivo Brandt met Mara Holt. After his speech, Jonas Weber left.", "his", "Jonas Weber"),
        ("Parliament ratified the treaty and Mara Holt signed it.", "it", "treaty"),
        ("Members asked Mara Holt to dismiss her staff.", "her", "Mara Holt"),
        ("Mrs. Zyblat met Ivo Brandt. She said so.", "She", "Zyblat"),
    ],
)
def test_pronoun_stands_for(text: str, words: str, entity: str) -> None:
    assert stands_for(text, words) == entity


@pytest.mark.parametrize(
    "text, words",
    [
        ("Hungary rejected the plan. It is unclear whether talks will go on.", "It"),
        ("Hungary rejected the plan. It had been expected that talks would go on.", "It"),
        ("Iran welcomed the offer. It rained in Tehran.", "It"),
        ("Iran welcomed the offer. It emerged that talks had begun.", "It"),
        ("The board of Greenpeace met. Neighbours in Oslo said they would stay.", "they"),
        ("Republicans lost, and Mara Holt called it a pity.", "it"),
        ("Hungary slammed the move, calling it unfair.", "it"),
    ],
)
def test_pronoun_stands_for_nothing_named(text: str, words: str) -> None:
    assert stands_for(text, words) is None


@pytest.mark.parametrize(
    "text, words, entity",
    [
        (TWO_LEADERS + "The chancellor agreed.", "chancellor", "Jonas Weber"),
        (TWO_LEADERS + "The Polish prime minister agreed.", "Polish prime minister", "Marta Kowal"),
        (TWO_LEADERS + "The Polish leader agreed.", "Polish leader", "Marta Kowal"),
        (TWO_LEADERS + "The 61-year-old said that he agreed.", "The 61-year-old", "Marta Kowal"),
        ("Finance Minister Peter Otieno resigned. The minister gave no reason.", "The minister", "Peter Otieno"),
        ("Billionaire Carl Stone met Eva Lind. The businessman left.", "The businessman", "Carl Stone"),
        ("Kenya borrowed more. Kenya pays late. Uganda helped the country.", "the country", "Kenya"),
        ("Kenya borrowed more. Kenya's debt grew. The government said so.", "The government", "Kenya"),
        ("Kenyan President Peter Otieno spoke. He praised his country.", "his country", "Kenya"),
        ("NATO will send troops. The alliance said so.", "The alliance", "NATO"),
        ("The Green Party chose Eva Lind. The party trusts her.", "The party", "Green Party"),
        (RULING + "The court gave its reasons.", "The court", "Constitutional Court of Moldova"),
    ],
)
def test_description_stands_for(text: str, words: str, entity: str) -> None:
    assert stands_for(text, words) == entity


@pytest.mark.parametrize(
    "text, words",
    [
        ("The Green Party chose Eva Lind. The only other party lost.", "party"),
        ("Greenpeace sued Norway. The court heard both sides.", "The court"),
        ("Eva Lind met Mara Holt. The minister left.", "The minister"),
        (TWO_LEADERS + "The French president was absent.", "French president"),
        ("Eva Lind won. The politician who lost was absent.", "The politician"),
        ("Adamu fled. The armed group Boko Haram said so.", "The armed group"),
    ],
)
def test_description_stands_for_nothing_named(text: str, words: str) -> None:
    assert stands_for(text, words) is None


@pytest.mark.parametrize(
    "text, words, state",
    [
        ("Moscow accused the envoy of lying.", "Moscow", "Russia"),
        ("The envoy accused Washington of lying.", "Washington", "United States"),
        ("Talks with Kyiv failed.", "Kyiv", "Ukraine"),
        ("Mara Holt visited Moscow.", "Moscow", None),
        ("Mara Holt spoke in Washington.", "Washington", None),
    ],
)
def test_a_capital_that_acts_stands_for_its_state(text: str, words: str, state: str | None) -> None:
    assert stands_for(text, words) == state


@pytest.mark.parametrize(
    "text, words, entities",
    [
        (TWO_LEADERS + "The two leaders praised Chad.", "leaders", ["Jonas Weber", "Marta Kowal"]),
        (TWO_LEADERS + "Both countries belong to NATO.", "countries", ["Germany", "Poland"]),
        (TWO_LEADERS + "Talks between the two countries ended.", "countries", ["Germany", "Poland"]),
        (TWO_LEADERS + "The pair had lunch.", "pair", ["Jonas Weber", "Marta Kowal"]),
        (TWO_LEADERS + "Afterwards the two had lunch.", "two", ["Jonas Weber", "Marta Kowal"]),
        (TWO_LEADERS + "Omar Said said the two leaders had agreed.", "leaders", ["Jonas Weber", "Marta Kowal"]),
        ("Iran and NATO are rivals. Both sides want peace.", "sides", ["Iran", "NATO"]),
        (
            "Jan Lee, Omar Said and Eva Lind met. The three politicians left.",
            "politicians",
            ["Eva Lind", "Jan Lee", "Omar Said"],
        ),
        ("Jan Lee and Omar Said met. They left.", "They", ["Jan Lee", "Omar Said"]),
    ],
)
def test_what_is_counted_stands_for_as_many_as_were_named_last(text: str, words: str, entities: list[str]) -> None:
    assert stand_for(text, words) == entities


@pytest.mark.parametrize(
    "text, words",
    [
        (TWO_LEADERS + "The three leaders left.", "leaders"),
        (TWO_LEADERS + "Both men left.", "men"),  # one of them is a woman
        (TWO_LEADERS + "Both chancellors left.", "chancellors"),
        (TWO_LEADERS + "The two leaders of the party left.", "leaders"),
        (TWO_LEADERS + "Two leaders left.", "leaders"),
        ("Jan Lee, Omar Said and Eva Lind met. The two leaders left.", "leaders"),
        ("Jan Lee met Omar Said. Journalists laughed. They left.", "They"),
    ],
)
def test_what_is_counted_stands_for_nothing_where_the_number_differs(text: str, words: str) -> None:
    assert stand_for(text, words) == []


@pytest.mark.parametrize(
    "text, words, entity",
    [
        ("Chad's army left Niger. Niger says Chad still has troops in the country.", "country", "Niger"),
        ("France and Vietnam met. Vietnam spoke. France will clean up the country.", "country", "Vietnam"),
        ("The attack in Paris shocked France. People fled the French capital.", "capital", "Paris"),
        ("Paris and Lyon vote. The capital is rich.", "capital", "Paris"),
        ("Apple sued NATO. The company wants money.", "company", "Apple"),
        ("Prosecutor Karl Braun charged Omar Said. The suspect fled.", "suspect", "Omar Said"),
    ],
)
def test_a_noun_stands_for_what_may_be_called_so(text: str, words: str, entity: str) -> None:
    assert stands_for(text, words) == entity


@pytest.mark.parametrize(
    "text, words",
    [
        ("NATO bought phones. The company sold them.", "company"),
        ("Apple grew. Later it was sued by a company from Riga. The company wants money.", "company"),
        ("Apple grew. He joined the consumer products company, Nestle.", "company"),
        ("Prosecutor Karl Braun spoke. The suspect fled.", "suspect"),
        ("Lyon votes. The capital is rich.", "capital"),
    ],
)
def test_a_noun_stands_for_nothing_that_is_not_called_so(text: str, words: str) -> None:
    assert stand_for(text, words) == []
