"""How the text presents what a noun says: a title, the description of a happening."""

from __future__ import annotations

from kgraph.extraction.modality.clauses import Clauses
from kgraph.extraction.modality.judgement import judge
from kgraph.extraction.modality.negation import Negation
from kgraph.extraction.modality.operators import Judgement, words
from kgraph.lexicon import office_lexicon
from kgraph.model import Document, Mention, Modality, Period

_HOLDERS = frozenset({"attr", "oprd"})


def judge_nominal(document: Document, head: int) -> Judgement:
    """The judgement of a title or an apposition: held, unless a word beside it says not yet.

    The clause around it does not matter, except where the title is what the clause says of somebody ("was mayor").
    """
    mentions = [mention for mention in document.mentions if mention.head == head]
    modifiers = {word for mention in mentions for word in mention.modifiers}
    if modifiers & office_lexicon().not_yet:
        return Judgement(Modality.PLANNED)
    if modifiers & office_lexicon().pretended or any(_is_in_quotes(document, each) for each in mentions):
        return Judgement(Modality.POSSIBLE)
    token = document.tokens[head]
    if token.dep in _HOLDERS:
        return judge(document, head)
    negated = token.dep == "appos" and Negation(Clauses(document, token.sentence)).is_set_off(token)
    return Judgement(Modality.NEGATED if negated else Modality.ASSERTED)


def _is_in_quotes(document: Document, mention: Mention) -> bool:
    """Whether quotation marks around no more than a title keep the writer off it: the "president" of the area."""
    marks = words("quotation_marks", "opening"), words("quotation_marks", "closing")
    either = words("quotation_marks", "either")
    around = (document.tokens[max(mention.first - 1, 0)].text, document.tokens[mention.last : mention.last + 1])
    opened = around[0] in marks[0] | either
    return opened and any(token.text in marks[1] | either for token in around[1])


def judge_happening(document: Document, head: int, period: Period) -> Modality:
    """Whether what the name or description of a happening says of it is so, or still to come, doubted or called off.

    Who is cited on the happening does not matter, for its description says what it says in the article's voice.
    """
    judged, written = judge(document, head).modality, document.article.date
    if judged is Modality.REPORTED:
        judged = Modality.ASSERTED
    to_come = bool(written and period.date and period.date.earliest > written)
    return Modality.PLANNED if to_come and judged is Modality.ASSERTED else judged
