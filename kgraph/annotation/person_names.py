"""How a person's name is written out: initials with their dots, and the usual form of a full name."""

from __future__ import annotations

import re

from kgraph.lexicon import noun_lexicon

_INITIAL = re.compile(r"(?<![\w.'’-])([A-Z])\.?(?=\s+[A-Z])|(?<![\w.'’-])([A-Z]\.)(?=[A-Z]\.?\s)")
_GENERATION = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_LONGEST_USUAL = 2


def with_initials(name: str) -> str:
    """The name with a dot and a space after each initial but the last word.

    >>> with_initials("Ana B Lee"), with_initials("J.F. Holt"), with_initials("Malcolm X")
    ('Ana B. Lee', 'J. F. Holt', 'Malcolm X')
    """
    return _INITIAL.sub(lambda match: f"{match[1]}." if match[1] else f"{match[2]} ", name)


def usual_name(name: str, *, two_surnames: bool) -> str:
    """Of a full name, as a biography begins with, the given name and surname by which encyclopaedias call the person.

    Where people bear their father's surname and then their mother's (`two_surnames`), it is the first that counts.

    >>> usual_name("Ana Bela Lee", two_surnames=False), usual_name("Ana Bela Lee Soto", two_surnames=True)
    ('Ana Lee', 'Ana Lee')
    """
    words = _units(name)
    if len(words) <= _LONGEST_USUAL + two_surnames or words[-1].lower() in _GENERATION or "." in name:
        return name
    return f"{words[0]} {words[-2 if two_surnames else -1]}"


def _units(name: str) -> list[str]:
    """The words of a name, particles with the word that they belong to."""
    units: list[str] = []
    pending = ""
    for word in name.split():
        if word in noun_lexicon().name_particles:
            pending += f"{word} "
        else:
            units.append(pending + word)
            pending = ""
    return units
