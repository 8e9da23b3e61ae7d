"""How a sentence presents the fact that one of its words carries, and who says so where it is reported."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from kgraph.annotation.parsing.pipeline import load_pipeline
from kgraph.extraction.arguments.arguments import Arguments
from kgraph.extraction.modality.judgement import Judgement, judge
from kgraph.extraction.modality.nominal import judge_nominal
from kgraph.model import Article, Document, Mention, Modality

ASSERTED = (
    ("Mara Holt resigned.", "resigned"),
    ("Mara Holt was appointed governor.", "appointed"),
    ("Mara Holt has visited Peru twice.", "visited"),
    ("Mara Holt managed to win the race.", "win"),
    ("Mara Holt went on to lead the party.", "lead"),
    ("Mara Holt was forced to resign.", "resign"),
    ("Mara Holt had to resign.", "resign"),
    ("Mara Holt never failed to attend the summit.", "attend"),
    ("Not only did Mara Holt sign the treaty, she praised it.", "sign"),
    ("Mara Holt, who may run again, met Ivo Brandt.", "met"),
    ("Mara Holt denied the claim of Ivo Brandt, who leads the party.", "leads"),
    ("Mara Holt regrets that she signed the treaty.", "signed"),
    ("It is true that Mara Holt met Ivo Brandt.", "met"),
    ("After meeting Ivo Brandt, Mara Holt may resign.", "meeting"),
    ("Mara Holt came from Oslo, where she'd met Ivo Brandt.", "met"),
    ("The agreement with Norland is expected to improve trade.", "agreement"),
    ("Mara Holt may speak about the meeting with Ivo Brandt.", "meeting"),
    ("Mara Holt saw reason for concern in the resignation of Ivo Brandt.", "resignation"),
    ("Mara Holt was convicted of taking bribes.", "taking"),
    ("Mara Holt thanked the mayor for attending the fair.", "attending"),
    ("Mara Holt resigned because the council would not listen.", "resigned"),
    ("Mara Holt was the first woman to lead the party.", "lead"),
    ("Mara Holt took the opportunity to praise Ivo Brandt.", "praise"),
    ("Mara Holt used her powers to dismiss the council.", "dismiss"),
    ("Mara Holt voiced concern over the arrest of Ivo Brandt.", "arrest"),
    ("Mara Holt did not mention the meeting with Ivo Brandt.", "meeting"),
    ("Mara Holt may condemn the attack on Peru.", "attack"),
    ("Her first act as mayor was to sign the treaty.", "sign"),
)
NEGATED = (
    ("Mara Holt did not resign.", "resign"),
    ("Mara Holt didn't sign the treaty.", "sign"),
    ("Mara Holt has never visited Peru.", "visited"),
    ("Never has Mara Holt visited Peru.", "visited"),
    ("Mara Holt will not run for mayor.", "run"),
    ("Mara Holt cannot lead the party.", "lead"),
    ("Mara Holt and Ivo Brandt could not reach an agreement.", "reach"),
    ("Mara Holt did not sign or ratify the treaty.", "ratify"),
    ("Neither Mara Holt nor Ivo Brandt signed the treaty.", "signed"),
    ("No minister signed the treaty.", "signed"),
    ("Nobody signed the treaty.", "signed"),
    ("The council signed no treaty.", "signed"),
    ("Mara Holt refused to sign the treaty.", "sign"),
    ("Mara Holt failed to win the race.", "win"),
    ("Mara Holt declined to meet Ivo Brandt.", "meet"),
    ("Mara Holt ruled out joining the coalition.", "joining"),
    ("Mara Holt denied that she had met Ivo Brandt.", "met"),
    ("Mara Holt denied having met Ivo Brandt.", "met"),
    ("Mara Holt denied meeting Ivo Brandt.", "meeting"),
    ("Mara Holt rejected accusations that she bribed the mayor.", "bribed"),
    ("It is not true that Mara Holt led the party.", "led"),
    ("It is false that Mara Holt led the party.", "led"),
    ("Mara Holt left without signing the treaty.", "signing"),
    ("Mara Holt stopped short of endorsing Ivo Brandt.", "endorsing"),
    ("There was no meeting between Mara Holt and Ivo Brandt.", "meeting"),
    ("Mara Holt stayed in Lima instead of visiting Oslo.", "visiting"),
    ("Mara Holt was barred from visiting Peru.", "visiting"),
    ("Mara Holt refrained from criticising the court.", "criticising"),
    ("Mara Holt was unable to form a government.", "form"),
    ("Mara Holt is not expected to visit Peru.", "visit"),
    ("Mara Holt cancelled her visit to Peru.", "visit"),
    ("The governor rejected the resignation of Mara Holt.", "resignation"),
    ("The governor declined the offer of Mara Holt to resign.", "resign"),
    ("Had the motion passed, the council would have banned the party.", "banned"),
    ("Mara Holt said that she had not met Ivo Brandt.", "met"),
    ("Mara Holt was acquitted of taking bribes.", "taking"),
    ("The failed coup shook Peru.", "coup"),
    ("Mara Holt dismissed rumours of her resignation.", "resignation"),
    ("Mara Holt nearly won the race.", "won"),
    ("Norland has yet to ratify the treaty.", "ratify"),
    ("Norland is the only country yet to ratify the treaty.", "ratify"),
    ("The rumour that Mara Holt had resigned was untrue.", "resigned"),
)
POSSIBLE = (
    ("Mara Holt may resign.", "resign"),
    ("Mara Holt might not attend the summit.", "attend"),
    ("Mara Holt could have met Ivo Brandt.", "met"),
    ("Perhaps Mara Holt met Ivo Brandt.", "met"),
    ("Mara Holt allegedly bribed the mayor.", "bribed"),
    ("Mara Holt reportedly met Ivo Brandt.", "met"),
    ("If elected, Mara Holt would lead the party.", "lead"),
    ("If elected, Mara Holt would lead the party.", "elected"),
    ("If the motion passes, Mara Holt will resign.", "resign"),
    ("Unless Mara Holt resigns, the coalition will end.", "resigns"),
    ("Should Mara Holt resign, the coalition would end.", "resign"),
    ("Next week could see Mara Holt removed from power.", "removed"),
    ("Did Mara Holt meet Ivo Brandt?", "meet"),
    ("Will Mara Holt resign?", "resign"),
    ("Reporters asked whether Mara Holt had met Ivo Brandt.", "met"),
    ("It is possible that Mara Holt met Ivo Brandt.", "met"),
    ("Mara Holt seems to support the treaty.", "support"),
    ("Mara Holt tried to kill the king.", "kill"),
    ("Mara Holt is considering joining the coalition.", "joining"),
    ("Mara Holt is accused of bribing the mayor.", "bribing"),
    ("Mara Holt is alleged to have bribed the mayor.", "bribed"),
    ("Critics called for the resignation of Mara Holt.", "resignation"),
    ("Critics called for Mara Holt to resign.", "resign"),
    ("Mara Holt ignored calls to resign.", "resign"),
    ("It is too early for Mara Holt to resign.", "resign"),
    ("Critics urged Mara Holt to resign.", "resign"),
    ("Rumours that Mara Holt met Ivo Brandt spread.", "met"),
    ("The alleged attack shook Peru.", "attack"),
    ("The bill would ban the party.", "ban"),
    ("If elected, Mara Holt would be the first woman to lead the party.", "lead"),
    ("The council was to vote on banning the party.", "banning"),
    ("There is no evidence that Mara Holt met Ivo Brandt.", "met"),
    ("Mara Holt was supposed to meet Ivo Brandt.", "meet"),
    ("In the film, Mara Holt becomes mayor.", "becomes"),
)
PLANNED = (
    ("Mara Holt will resign.", "resign"),
    ("Mara Holt is to visit Peru.", "visit"),
    ("Mara Holt is going to visit Peru.", "visit"),
    ("Mara Holt is expected to be appointed governor.", "appointed"),
    ("Mara Holt plans to visit Peru.", "visit"),
    ("Mara Holt is set to replace Ivo Brandt.", "replace"),
    ("Mara Holt agreed to host the summit.", "host"),
    ("Mara Holt was asked to lead the party.", "lead"),
    ("Mara Holt is likely to win the race.", "win"),
    ("Mara Holt announced that she would resign.", "resign"),
    ("Mara Holt announced her plan to resign.", "resign"),
    ("Mara Holt will meet and praise Ivo Brandt.", "praise"),
    ("Mara Holt will travel to Oslo to sign the treaty.", "sign"),
    ("Norland will sanction the airline, the minister said.", "sanction"),
    ("The minister said that Norland will sanction the airline.", "sanction"),
    ("The council expects that Mara Holt will resign.", "resign"),
    ("The planned visit to Peru pleased the king.", "visit"),
    ("Mara Holt will speak at a meeting with Ivo Brandt.", "meeting"),
    ("The meeting with Ivo Brandt is expected to take place in June.", "meeting"),
    ("Mara Holt may sign the treaty before she leaves office.", "leaves"),
    ("The visit to Peru will take place in June.", "visit"),
    ("Mara Holt hopes to lead the party.", "lead"),
    ("Norland has applied to join the league.", "join"),
    ("Mara Holt to visit Peru", "visit"),
    ("Mara Holt, Ivo Brandt to meet in Peru", "meet"),
)
REPORTED = (
    ("The envoy said that Mara Holt had met Ivo Brandt.", "met", "envoy"),
    ("The envoy said Mara Holt had met Ivo Brandt.", "met", "envoy"),
    ("Mara Holt had met Ivo Brandt, the envoy said.", "met", "envoy"),
    ("Mara Holt had met Ivo Brandt, according to the envoy.", "met", "envoy"),
    ("According to the envoy, Mara Holt met Ivo Brandt.", "met", "envoy"),
    ("As the envoy said, Mara Holt met Ivo Brandt.", "met", "envoy"),
    ("The envoy claimed that Mara Holt met and praised Ivo Brandt.", "praised", "envoy"),
    ("The envoy accused Mara Holt of bribing the mayor.", "bribing", "envoy"),
    ("The envoy announced he had retired and that Mara Holt had resigned.", "resigned", "envoy"),
    ("The envoy confirmed that Mara Holt had resigned.", "resigned", "envoy"),
    ("The envoy said that the mayor believed that Mara Holt had resigned.", "resigned", "mayor"),
    ("The envoy claimed that he had met Ivo Brandt.", "met", "envoy"),
    ("Mara Holt is said to have met Ivo Brandt.", "met", None),
    ("It was reported that Mara Holt had resigned.", "resigned", None),
    ("“Mara Holt met Ivo Brandt in the old harbour,” said the envoy.", "met", "envoy"),
    ('The envoy was sad. "Mara Holt bribed the mayor of our old town," he said.', "bribed", "he"),
    ("The envoy said: “It is late. Mara Holt bribed the mayor of our town.”", "bribed", "envoy"),
)
OWN_DOING = (
    ("Mara Holt said she had signed the treaty.", "signed", Modality.ASSERTED),
    ("Mara Holt announced that she endorsed Ivo Brandt.", "endorsed", Modality.ASSERTED),
    ("“I signed the treaty in the old harbour,” said Mara Holt.", "signed", Modality.ASSERTED),
    ("“I will sign the treaty in the old harbour,” said Mara Holt.", "sign", Modality.PLANNED),
    ("Mara Holt said she would not sign the treaty.", "sign", Modality.NEGATED),
)
NO_LONGER = (
    ("Mara Holt no longer leads the party.", "leads"),
    ("Mara Holt stopped leading the party.", "leading"),
    ("Mara Holt used to lead the party.", "lead"),
)
NOMINAL = (
    ("Former mayor Mara Holt met Ivo Brandt.", "mayor", ("former",), Modality.ASSERTED),
    ("The acting mayor, Mara Holt, met Ivo Brandt.", "mayor", ("acting",), Modality.ASSERTED),
    ("Mayor-elect Mara Holt met Ivo Brandt.", "Mayor", ("elect",), Modality.PLANNED),
    ("The incoming mayor, Mara Holt, met Ivo Brandt.", "mayor", ("incoming",), Modality.PLANNED),
    ("The envoy denied that mayor Mara Holt had met Ivo Brandt.", "mayor", (), Modality.ASSERTED),
    ("Mara Holt was not mayor of Lima.", "mayor", (), Modality.NEGATED),
    ("Mara Holt was mayor of Lima.", "mayor", (), Modality.ASSERTED),
)
LEFT_OUT = (
    ("Mara Holt visited Peru, not Chile.", {"Chile"}),
    ("Mara Holt met the envoy but not the old king.", {"king"}),
    ("Not Mara Holt but the envoy signed the treaty.", {"Holt"}),
    ("The envoy, and not Mara Holt, signed the treaty.", {"Holt"}),
    ("The envoy did not visit Peru.", set()),
    ("Mara Holt visited Peru and Chile.", set()),
)
PLAIN = {Modality.ASSERTED: ASSERTED, Modality.NEGATED: NEGATED, Modality.POSSIBLE: POSSIBLE, Modality.PLANNED: PLANNED}
Documents = Mapping[str, Document]


@pytest.fixture(scope="session")
def parsed() -> Documents:
    rows = (*ASSERTED, *NEGATED, *POSSIBLE, *PLANNED, *REPORTED, *OWN_DOING, *NO_LONGER, *NOMINAL, *LEFT_OUT)
    texts = dict.fromkeys(str(row[0]) for row in rows)
    analysed = load_pipeline().analyse(Article(str(number), text) for number, text in enumerate(texts))
    return {article.text: Document(article, tokens, sentences) for article, tokens, sentences in analysed}


def _index(document: Document, word: str) -> int:
    return next(token.index for token in document.tokens if token.text == word)


@pytest.mark.parametrize(
    "sentence, predicate, modality", [(*row, modality) for modality, rows in PLAIN.items() for row in rows]
)
def test_modality_follows_from_the_syntax(parsed: Documents, sentence: str, predicate: str, modality: Modality) -> None:
    document = parsed[sentence]
    assert judge(document, _index(document, predicate)) == Judgement(modality)


@pytest.mark.parametrize("sentence, predicate, speaker", REPORTED)
def test_a_reported_fact_names_who_said_so(
    parsed: Documents, sentence: str, predicate: str, speaker: str | None
) -> None:
    document = parsed[sentence]
    source = None if speaker is None else _index(document, speaker)
    assert judge(document, _index(document, predicate)) == Judgement(Modality.REPORTED, source)


@pytest.mark.parametrize("sentence, predicate, modality", OWN_DOING)
def test_what_an_actor_announces_of_itself_is_no_mere_report(
    parsed: Documents, sentence: str, predicate: str, modality: Modality
) -> None:
    document = parsed[sentence]
    assert judge(document, _index(document, predicate)).modality is modality


def test_the_caller_says_who_is_the_speaker(parsed: Documents) -> None:
    document = parsed["Mara Holt said she had signed the treaty."]
    predicate = _index(document, "signed")
    assert judge(document, predicate, same=lambda one, other: True).modality is Modality.ASSERTED
    assert judge(document, predicate, same=lambda one, other: False) == Judgement(Modality.REPORTED, 1)


@pytest.mark.parametrize("sentence, predicate", NO_LONGER)
def test_what_is_no_longer_so_was_so(parsed: Documents, sentence: str, predicate: str) -> None:
    document = parsed[sentence]
    assert judge(document, _index(document, predicate)) == Judgement(Modality.ASSERTED, former=True)


@pytest.mark.parametrize("sentence, head, modifiers, modality", NOMINAL)
def test_a_title_is_held_unless_a_word_beside_it_says_not_yet(
    parsed: Documents, sentence: str, head: str, modifiers: tuple[str, ...], modality: Modality
) -> None:
    document = parsed[sentence]
    index = _index(document, head)
    token = document.tokens[index]
    mention = Mention(token.begin, token.end, index, index + 1, index, "office/mayor", modifiers=modifiers)
    titled = Document(document.article, document.tokens, document.sentences, mentions=(mention,))
    assert judge_nominal(titled, index).modality is modality


@pytest.mark.parametrize("sentence, left_out", LEFT_OUT)
def test_not_may_take_one_of_several_out_of_the_fact(parsed: Documents, sentence: str, left_out: set[str]) -> None:
    document = parsed[sentence]
    nouns = [token for token in document.tokens if token.pos in ("NOUN", "PROPN") and token.dep != "compound"]
    assert {token.text for token in nouns if Arguments(document).is_left_out(token.index)} == left_out
