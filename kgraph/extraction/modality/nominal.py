"""How the text presents what a noun says: a title, the description of a happening."""

from __future__ import annotations

from kgraph.extraction.modality.clauses import Clauses
from kgraph.extraction.modality.judgement import judge
from kgraph.extraction.modality.negation import Negation
from kgraph.extraction.modality.operators import Judgement
from kgraph.lexicon import office_lexicon
from kgraph.model import Document, Modality, Period

_HOLDERS = frozenset({"attr", "oprd"})


def judge_nominal(document: Document, head: int) -> Judgement:
    """The judgement of a title or an apposition: held, unless a word beside it says not yet.

    The clause around it does not matter, except where the title is what the clause says of somebody ("was mayor").
    """
    modifiers = {word for mention in document.mentions if mention.head == head for word in mention.modifiers}
    if modifiers & office_lexicon().not_yet:
        return Judgement(Modality.PLANNED)
    if modifiers & office_lexicon().pretended:
        return Judgement(Modality.POSSIBLE)
    token = document.tokens[head]
    if token.dep in _HOLDERS:
        return judge(document, head)
    negated = token.dep == "appos" and Negation(Clauses(document, token.sentence)).is_set_off(token)
    return Judgement(Modality.NEGATED if negated else Modality.ASSERTED)


def judge_happening(document: Document, head: int, period: Period) -> Modality:
    """Whether what the name or description of a happening says of it is so, or still to come, doubted or called off.

    Who is cited on the happening does not matter, for its description says what it says in the article's voice.
    """
    judged, written = judge(document, head).modality, document.article.date
    if judged is Modality.REPORTED:
        judged = Modality.ASSERTED
    to_come = bool(written and period.date and period.date.earliest > written)
    return Modality.PLANNED if to_come and judged is Modality.ASSERTED else judged
