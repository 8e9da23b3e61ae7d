"""How the text presents what a noun says: a title, the description of a happening."""

from __future__ import annotations

from kgraph.extraction.modality.judgement import judge
from kgraph.extraction.modality.operators import Judgement
from kgraph.model import Document, Modality, Period
from kgraph.ontology import read_yaml

_HOLDERS = frozenset({"attr", "oprd"})


def judge_nominal(document: Document, head: int) -> Judgement:
    """The judgement of a title or an apposition: held, unless a word beside it says not yet.

    The clause around it does not matter, except where the title is what the clause says of somebody ("was mayor").
    """
    modifiers = {word for mention in document.mentions if mention.head == head for word in mention.modifiers}
    if modifiers & frozenset(read_yaml("gazetteer", "offices.yaml")["holding"]["not_yet"]):
        return Judgement(Modality.PLANNED)
    token = document.tokens[head]
    return judge(document, head) if token.dep in _HOLDERS else Judgement()


def judge_happening(document: Document, head: int, period: Period) -> Modality:
    """Whether what the name or description of a happening says of it is so, or still to come, doubted or called off.

    Who is cited on the happening does not matter, for its description says what it says in the article's voice.
    """
    judged, written = judge(document, head).modality, document.article.date
    if judged is Modality.REPORTED:
        judged = Modality.ASSERTED
    to_come = bool(written and period.date and period.date.earliest > written)
    return Modality.PLANNED if to_come and judged is Modality.ASSERTED else judged
