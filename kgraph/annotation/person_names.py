"""How a person's name is written out: initials with their dots."""

from __future__ import annotations

import re

_INITIAL = re.compile(r"(?<![\w.'’-])([A-Z])\.?(?=\s+[A-Z])|(?<![\w.'’-])([A-Z]\.)(?=[A-Z]\.?\s)")


def with_initials(name: str) -> str:
    """The name with a dot and a space after each initial but the last word.

    >>> with_initials("Ana B Lee"), with_initials("J.F. Holt"), with_initials("Malcolm X")
    ('Ana B. Lee', 'J. F. Holt', 'Malcolm X')
    """
    return _INITIAL.sub(lambda match: f"{match[1]}." if match[1] else f"{match[2]} ", name)
