"""The form in which names are compared."""

from __future__ import annotations

import unicodedata

_UNIFIED = str.maketrans({"’": "'", "‘": "'", "ʻ": "'", "ʼ": "'", "`": "'", "–": "-", "‐": "-", "‑": "-", ".": None})
_UNDECOMPOSED = str.maketrans(
    dict(zip("øØłŁđĐıəƏ", "oOlLdDieE", strict=True)) | {"ß": "ss", "æ": "ae", "Æ": "Ae", "ð": "d", "þ": "th", "Þ": "Th"}
)


def surface_key(surface: str) -> str:
    """The form in which surfaces are compared.

    >>> surface_key("U.S."), surface_key("São Tomé"), surface_key("N’Djamena")
    ('US', 'Sao Tome', "N'Djamena")
    """
    key = surface.translate(_UNIFIED)
    if key.isascii():
        return key
    decomposed = unicodedata.normalize("NFKD", key.translate(_UNDECOMPOSED))
    return "".join(character for character in decomposed if not unicodedata.combining(character))
