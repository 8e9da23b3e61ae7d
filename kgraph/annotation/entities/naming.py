"""How names are made: titles with their owners, the portfolio either way round, elections with year and place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from kgraph.lexicon import noun_lexicon, office_lexicon


def slug(text: str) -> str:
    """Lower-case ASCII words joined by hyphens, for a readable key."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "x" + "".join(f"{ord(c):x}" for c in text[:8])


def with_article(name: str) -> str:
    """The name as it stands after "of": "the United States", "the Bahamas", "Chad"."""
    lexicon, words = noun_lexicon(), name.lower().split()
    marked = {words[0], words[-1]} & lexicon.article_words or set(words) & (lexicon.public | lexicon.party)
    marked = marked or set(words) & lexicon.republic_words - {"state"}
    composed = "of" in words and words[0] in lexicon.organization | lexicon.geographic
    if words[0] == "the":
        return f"the{name[3:]}" if marked else name
    return f"the {name}" if marked or composed else name


def capitalised(title: str) -> str:
    """A lower-case description as a name: "supreme court" becomes "Supreme Court"."""
    if title[:1].isupper():
        return title
    return " ".join(word if word in ("of", "the") else word.capitalize() for word in title.split())


def compounds(title: str, names: Sequence[str], demonyms: Sequence[str], *, is_body: bool) -> Iterator[str]:
    """Other ways to say "title of owner", for the names and demonyms of the owner.

    >>> list(compounds("Trade Minister", ["Chad"], ["Chadian"], is_body=False))[:3]
    ['Chad Trade Minister', 'Chadian Trade Minister', 'Trade Minister of Chad']
    >>> "Minister of Foreign Affairs of Chad" in compounds("Foreign Minister", ["Chad"], [], is_body=False)
    True
    >>> "Chad Foreign Minister" in compounds("Minister of Foreign Affairs", ["Chad"], [], is_body=False)
    True
    """
    for variant in _either_way_round(title):
        yield from (f"{name} {variant}" for name in [*names, *demonyms])
        yield from (f"{variant} of {with_article(name)}" for name in names)
        if is_body:
            yield from (f"{variant} of the {name}" for name in names)


def _either_way_round(title: str) -> Iterator[str]:
    """The title, and "Minister of Foreign Affairs" for "Foreign Minister" or the other way round."""
    yield title
    words, lexicon = title.split(), office_lexicon()
    heads = lexicon.inverted_portfolio_heads
    if len(words) > 1 and words[-1].lower() in heads and words[-2].lower() not in lexicon.ranks:
        portfolio = " ".join(words[:-1])
        nouns = lexicon.portfolio_nouns.get(portfolio.lower(), [portfolio])
        yield from (f"{words[-1]} {preposition} {noun}" for noun in nouns for preposition in ("of", "for"))
    if len(words) > 2 and words[0].lower() in heads and words[1] in ("of", "for") and words[2] != "State":
        portfolio = " ".join(words[2:])
        before = [before for before, nouns in lexicon.portfolio_nouns.items() if portfolio in nouns]
        yield from (f"{said} {words[0]}" for said in [portfolio, *map(capitalised, before)])


def election_names(title: str, *, year: int | None, place: str, others: Sequence[str]) -> Iterator[str]:
    """Names of an election besides "year place title"; `others` are further names and demonyms of the place."""
    if year is None:
        yield f"{title} in {place}"
        return
    yield from (f"{year} {name} {title}" for name in others)
    yield from (f"{year} {title} in {place}", f"{place} {title}", f"{year} {title}", f"{year} election")


def title_case(title: str) -> str:
    """A title with capitals but for its small words."""
    small = {"of", "for", "and", "the", "to", "at", "in", "on"}
    words = ("-".join(part[:1].upper() + part[1:] for part in word.split("-")) for word in title.split())
    return " ".join(word.lower() if word.lower() in small else word for word in words)
