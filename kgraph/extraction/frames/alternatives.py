"""Who is named as one of several that may do it: "either Ann Lee or Jan Holt will"."""

from __future__ import annotations

from kgraph.extraction.arguments.arguments import Arguments
from kgraph.extraction.frames.matcher import Match
from kgraph.extraction.inference import lasting_relations
from kgraph.model import Document


def names_alternatives(document: Document, arguments: Arguments, match: Match) -> bool:
    """Whether an "or" joins two of those that fill a role of the match.

    Of one office or the other, or one party or the other, somebody had at least one, be it at different times.
    """
    lasts = match.frame.relation in lasting_relations()
    roles = (indices for _, indices in (*match.subjects, *(() if lasts else match.objects)) if len(indices) > 1)
    joined = (index for indices in roles for index in indices if document.tokens[index].dep == "conj")
    heads = (document.tokens[index].head for index in joined)
    return any(child.text.lower() == "or" for head in heads for child in arguments.children(head, "cc"))
