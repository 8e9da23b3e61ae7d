"""What is denied, doubted, planned or only said by somebody never becomes an asserted fact."""

from __future__ import annotations

import datetime as dt

import pytest

from kgraph.annotation import annotate
from kgraph.extraction import extract
from kgraph.model import Article, Modality

WRITTEN = dt.date(2021, 5, 12)

# sentence, relation that must not be asserted, the modality it has instead
SENTENCES: list[tuple[str, str, Modality]] = [
    ("Anna Berg did not sign the Delta Treaty.", "signed", Modality.NEGATED),
    ("Anna Berg never visited Albania.", "visited", Modality.NEGATED),
    ("Anna Berg has not met Omar Said.", "met", Modality.NEGATED),
    ("Anna Berg denied meeting Omar Said.", "met", Modality.NEGATED),
    ("Anna Berg denied that she had met Omar Said.", "met", Modality.NEGATED),
    ("Anna Berg declined to endorse Omar Said.", "endorsed", Modality.NEGATED),
    ("Anna Berg failed to win the 2019 presidential election.", "wonElection", Modality.NEGATED),
    ("Anna Berg refused to resign as prime minister of Malta.", "leftOffice", Modality.NEGATED),
    ("It is false that Anna Berg was the mayor of Turin.", "heldOffice", Modality.NEGATED),
    ("No minister met Omar Said.", "met", Modality.NEGATED),
    ("Neither Anna Berg nor Omar Said attended the Lake Summit.", "participatedIn", Modality.NEGATED),
    ("Anna Berg ruled out joining the Green Party.", "memberOfParty", Modality.NEGATED),
    ("Anna Berg will visit Albania.", "visited", Modality.PLANNED),
    ("Anna Berg is to meet Omar Said.", "met", Modality.PLANNED),
    ("Anna Berg plans to visit Albania.", "visited", Modality.PLANNED),
    ("Anna Berg is expected to resign as prime minister of Malta.", "leftOffice", Modality.PLANNED),
    ("Anna Berg agreed to host the Lake Summit.", "hosted", Modality.PLANNED),
    ("Malta is set to host the Lake Summit.", "hosted", Modality.PLANNED),
    ("Anna Berg promised to sign the Delta Treaty.", "signed", Modality.PLANNED),
    ("Anna Berg intends to run in the presidential election.", "candidateIn", Modality.PLANNED),
    ("Anna Berg is going to marry Omar Said.", "spouseOf", Modality.PLANNED),
    ("Anna Berg said she would resign as prime minister of Malta.", "leftOffice", Modality.PLANNED),
    ("Anna Berg wants to ban the Red Front party.", "banned", Modality.PLANNED),
    ("Anna Berg threatened to sue Omar Said.", "charged", Modality.PLANNED),
    ("Anna Berg may visit Albania.", "visited", Modality.POSSIBLE),
    ("Anna Berg might endorse Omar Said.", "endorsed", Modality.POSSIBLE),
    ("Anna Berg could become prime minister of Malta.", "heldOffice", Modality.POSSIBLE),
    ("If she wins, Anna Berg would become prime minister of Malta.", "heldOffice", Modality.POSSIBLE),
    ("Anna Berg would sign the Delta Treaty if Albania signed.", "signed", Modality.POSSIBLE),
    ("Did Anna Berg meet Omar Said?", "met", Modality.POSSIBLE),
    ("Anna Berg allegedly met Omar Said.", "met", Modality.POSSIBLE),
    ("Perhaps Anna Berg met Omar Said.", "met", Modality.POSSIBLE),
    ("Unless Malta pays, Albania will sanction Malta.", "sanctioned", Modality.POSSIBLE),
    ("Omar Said claimed that Anna Berg had attacked Albania.", "attacked", Modality.REPORTED),
    ("Omar Said said that Anna Berg visited Albania.", "visited", Modality.REPORTED),
    ("According to Omar Said, Anna Berg visited Albania.", "visited", Modality.REPORTED),
    ("The Daily Star reported that Anna Berg met Omar Said.", "met", Modality.REPORTED),
    ("Anna Berg visited Albania, Omar Said said.", "visited", Modality.REPORTED),
    ("Omar Said believes that Anna Berg founded the Lake Institute.", "founded", Modality.REPORTED),
    ("Omar Said alleged that Malta had banned the Red Front party.", "banned", Modality.REPORTED),
    ("Had the talks failed, Albania would have attacked Malta.", "attacked", Modality.NEGATED),
    ("Anna Berg cancelled a visit to Albania.", "visited", Modality.NEGATED),
    ("Omar Said is suspected of killing Anna Berg.", "killed", Modality.POSSIBLE),
    ("Omar Said was acquitted of killing Anna Berg.", "killed", Modality.NEGATED),
    ("Omar Said, the alleged killer of Anna Berg, fled.", "killed", Modality.POSSIBLE),
    ("The attempted assassination of Anna Berg by Hamas failed.", "killed", Modality.NEGATED),
    ("Malta warned of a possible Albanian attack on Malta.", "attacked", Modality.POSSIBLE),
    ("Malta fears an Albanian attack on Greece.", "attacked", Modality.POSSIBLE),
    ("Albania nearly invaded Greece in 1996.", "attacked", Modality.NEGATED),
    ("Omar Said plotted an attack on Malta.", "attacked", Modality.PLANNED),
    ("Police foiled a Hamas attack on Malta.", "attacked", Modality.NEGATED),
    ("The European Union may suspend aid to Albania.", "sanctioned", Modality.POSSIBLE),
    ("Malta considers imposing sanctions on Albania.", "sanctioned", Modality.POSSIBLE),
    ("Malta threatened Albania with sanctions.", "sanctioned", Modality.PLANNED),
    ("A court in Malta ordered the arrest of Omar Said.", "arrested", Modality.PLANNED),
    ("A spokesman denied that Malta had arrested Omar Said.", "arrested", Modality.NEGATED),
    ("At no point did Anna Berg sign the Delta Treaty.", "signed", Modality.NEGATED),
    ("Under no circumstances would Anna Berg meet Omar Said.", "met", Modality.NEGATED),
    ("Not once has Anna Berg visited Albania.", "visited", Modality.NEGATED),
    ("Anna Berg is far from endorsing Omar Said.", "endorsed", Modality.NEGATED),
    ("Anna Berg stopped short of endorsing Omar Said.", "endorsed", Modality.NEGATED),
    ("Anna Berg denied reports that she had met Omar Said.", "met", Modality.NEGATED),
    ("The claim that Anna Berg met Omar Said is baseless.", "met", Modality.NEGATED),
    ("It is a myth that Anna Berg met Omar Said.", "met", Modality.NEGATED),
    ("Anna Berg balked at signing the Delta Treaty.", "signed", Modality.NEGATED),
    ("Anna Berg backed out of signing the Delta Treaty.", "signed", Modality.NEGATED),
    ("Anna Berg held off signing the Delta Treaty.", "signed", Modality.NEGATED),
    ("Anna Berg declined an invitation to sign the Delta Treaty.", "signed", Modality.NEGATED),
    ("Anna Berg dropped a plan to visit Albania.", "visited", Modality.NEGATED),
    ("Anna Berg's visit to Albania fell through.", "visited", Modality.NEGATED),
    ("Anna Berg will no longer visit Albania.", "visited", Modality.NEGATED),
    ("Malta withdrew its offer to host the Lake Summit.", "hosted", Modality.NEGATED),
    ("Anna Berg was to have met Omar Said.", "met", Modality.NEGATED),
    ("Anna Berg tried in vain to meet Omar Said.", "met", Modality.NEGATED),
    ("Anna Berg lost the race to lead the Green Party.", "leads", Modality.NEGATED),
    ("Anna Berg falsely claimed to have founded the Lake Institute.", "founded", Modality.NEGATED),
    ("Anna Berg wishes she had signed the Delta Treaty.", "signed", Modality.NEGATED),
    ("Anna Berg should have signed the Delta Treaty.", "signed", Modality.NEGATED),
    ("If Anna Berg had won the 2019 presidential election, she would have resigned.", "wonElection", Modality.NEGATED),
    ("Anna Berg withheld her endorsement of Omar Said.", "endorsed", Modality.NEGATED),
    ("Malta, not a member of NATO, bought new aircraft.", "memberOf", Modality.NEGATED),
    ("Anna Berg is not a Democrat.", "memberOfParty", Modality.NEGATED),
    ("Anna Berg refused to say whether she had met Omar Said.", "met", Modality.POSSIBLE),
    ("Anna Berg declined to rule out meeting Omar Said.", "met", Modality.POSSIBLE),
    ("Anna Berg is open to meeting Omar Said.", "met", Modality.POSSIBLE),
    ("Fears are growing of an Albanian attack on Malta.", "attacked", Modality.POSSIBLE),
    ("Rumour has it that Anna Berg met Omar Said.", "met", Modality.POSSIBLE),
    ("They shared the theory that Albania killed Omar Said.", "killed", Modality.POSSIBLE),
    ("The series shows a world in which Anna Berg is Prime Minister of Malta.", "heldOffice", Modality.POSSIBLE),
    ("The self-proclaimed President of Malta, Anna Berg, fled.", "heldOffice", Modality.POSSIBLE),
    ("Exit polls showed Anna Berg winning the 2019 presidential election.", "wonElection", Modality.POSSIBLE),
    ("The would-be president Anna Berg met Omar Said.", "heldOffice", Modality.PLANNED),
    ("Malta and Albania are close to reaching an agreement.", "agreedWith", Modality.PLANNED),
    ("Anna Berg met Omar Said, a Maltese newspaper claimed.", "met", Modality.REPORTED),
    ("In the words of Omar Said, Anna Berg visited Albania.", "visited", Modality.REPORTED),
    ("In Omar Said's view, Albania attacked Malta.", "attacked", Modality.REPORTED),
    ("Omar Said is convinced that Albania attacked Malta.", "attacked", Modality.REPORTED),
    ("Per the report, Albania attacked Malta.", "attacked", Modality.REPORTED),
    ("Anna Berg denied any role in killing Omar Said.", "killed", Modality.NEGATED),
    ("Police launched a process to remove Anna Berg as mayor of Turin.", "leftOffice", Modality.POSSIBLE),
    ("Any Albanian attack on Malta will hurt trade.", "attacked", Modality.POSSIBLE),
    ("Peace talks between Malta and Albania expected to start in June.", "met", Modality.PLANNED),
    ("Talk of a meeting between Anna Berg and Omar Said is premature.", "met", Modality.POSSIBLE),
    ("Anna Berg said that, had she met Omar Said, she would have resigned.", "met", Modality.NEGATED),
    ("Rather than meeting Omar Said, Anna Berg flew home.", "met", Modality.NEGATED),
    ("Anna Berg left before she could meet Omar Said.", "met", Modality.NEGATED),
    ("Anna Berg lied about meeting Omar Said.", "met", Modality.NEGATED),
    ("Prime Minister Anna Berg survived a vote to remove her from office.", "leftOffice", Modality.NEGATED),
    ("Anna Berg, Omar Said's would-be successor, resigned.", "succeeded", Modality.POSSIBLE),
    ("A draft agreement between Malta and Albania was leaked.", "agreedWith", Modality.POSSIBLE),
    ("The Senate came close to passing the Rivers Act.", "adopted", Modality.NEGATED),
    ("Malta neither confirmed nor denied attacking Albania.", "attacked", Modality.POSSIBLE),
    ("Anna Berg was due at the Lake Summit.", "participatedIn", Modality.PLANNED),
    ('The "President of Gozo", Anna Berg, fled.', "heldOffice", Modality.POSSIBLE),
    ("Malta stepped up the efforts it has made to reach an agreement with Albania.", "agreedWith", Modality.POSSIBLE),
    ("Several states called for a resolution imposing sanctions on Albania.", "sanctioned", Modality.POSSIBLE),
    ("Anna Berg made an attempt to kill Omar Said.", "killed", Modality.POSSIBLE),
]


@pytest.fixture(scope="module")
def modalities() -> dict[str, set[tuple[str, Modality]]]:
    articles = [Article(sentence, sentence, date=WRITTEN) for sentence, _, _ in SENTENCES]
    return {
        document.article.text: {(fact.relation, fact.modality) for fact in extract(document).relations}
        for document in annotate(articles)
    }


@pytest.mark.parametrize(("sentence", "relation", "modality"), SENTENCES, ids=[row[0] for row in SENTENCES])
def test_nothing_leaks(
    modalities: dict[str, set[tuple[str, Modality]]], sentence: str, relation: str, modality: Modality
) -> None:
    found = {how for name, how in modalities[sentence] if name == relation}
    assert Modality.ASSERTED not in found
    assert found <= {modality}


def test_most_facts_are_kept_with_their_modality(modalities: dict[str, set[tuple[str, Modality]]]) -> None:
    kept = sum((relation, modality) in modalities[sentence] for sentence, relation, modality in SENTENCES)
    assert kept >= 0.9 * len(SENTENCES)


LEFT_OUT = [
    ("Anna Berg met Omar Said, but not Karl Braun.", "Karl Braun"),
    ("Anna Berg was met by Omar Said but not by Karl Braun.", "Karl Braun"),
    ("Anna Berg, not Karl Braun, is Prime Minister of Malta.", "Karl Braun"),
    ("Every country but Albania has signed the Delta Treaty.", "Albania"),
    ("Hamas claimed responsibility for the attempted murder of Karl Braun.", "Karl Braun"),
]


@pytest.mark.parametrize(("sentence", "left_out"), LEFT_OUT)
def test_a_contrast_or_an_exception_leaves_one_out(sentence: str, left_out: str) -> None:
    (document,) = annotate([Article("contrast", sentence, date=WRITTEN)])
    observation = extract(document)
    names = {entity.key: entity.name for entity in observation.entities}
    ends = {names.get(str(end)) for fact in observation.relations for end in (fact.subject, fact.object)}
    assert left_out not in ends


def test_who_will_not_quit_a_party_is_of_it() -> None:
    (document,) = annotate([Article("party", "Anna Berg refused to leave the Green Party.", date=WRITTEN)])
    assert ("memberOfParty", Modality.ASSERTED) in {(f.relation, f.modality) for f in extract(document).relations}


@pytest.mark.parametrize(
    "sentence",
    [
        "Former Maltese prime minister Anna Berg will visit Albania.",
        "Omar Said denied that Anna Berg, the mayor of Turin, had visited Albania.",
    ],
)
def test_titles_stay_asserted_whatever_the_clause_says(sentence: str) -> None:
    (document,) = annotate([Article("title", sentence, date=WRITTEN)])
    facts = {(fact.relation, fact.modality) for fact in extract(document).relations}
    assert ("heldOffice", Modality.ASSERTED) in facts
    assert ("visited", Modality.ASSERTED) not in facts
