"""RDF terms for the values of the model, and back."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from functools import cache

from rdflib import Literal, URIRef

from kgraph.model import PartialDate, Period
from kgraph.namespaces import KG, XSD

__all__ = [
    "date_literal",
    "day_literal",
    "decimal_literal",
    "integer_literal",
    "period_terms",
    "quantity",
    "source_term",
]

_DATE_TYPES = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}
_IRI = re.compile(r"""https?://[^\x00-\x20<>"{}|\\^`\x7f-\xa0]+""")
_INTEGER = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_DECIMAL = re.compile(r"(\d+(?:\.\d+)?) ?(?:%|per ?cent)?", re.IGNORECASE)


def date_literal(date: PartialDate) -> Literal:
    """xsd:gYear, xsd:gYearMonth or xsd:date, by the precision that is known."""
    return _literal(date.iso, _DATE_TYPES[len(date.iso)])


def day_literal(day: dt.date) -> Literal:
    """xsd:date."""
    return _literal(day.isoformat(), XSD.date)


def integer_literal(number: int) -> Literal:
    """xsd:integer."""
    return _literal(str(number), XSD.integer)


def decimal_literal(number: float) -> Literal:
    """xsd:decimal, at three decimals."""
    text = f"{number:.3f}".rstrip("0")
    return _literal(text + "0" if text.endswith(".") else text, XSD.decimal)


def quantity(name: str, value: str) -> Literal:
    """The value of a qualifier: a number where it is one, else the words of the text."""
    if name == "voteShare" and (match := _DECIMAL.fullmatch(value)):
        share = Decimal(match[1]).normalize()
        return _literal(f"{share:f}" if "." in f"{share:f}" else f"{share:f}.0", XSD.decimal)
    if name in {"seats", "votes", "ordinal"} and _INTEGER.fullmatch(value):
        return integer_literal(int(value.replace(",", "")))
    return Literal(value)


def source_term(source: str) -> URIRef | Literal:
    """An IRI where the source is one that every RDF store accepts, else its text."""
    return URIRef(source) if _IRI.fullmatch(source) else Literal(source)


def period_terms(period: Period) -> tuple[tuple[URIRef, Literal], ...]:
    """The properties of a statement that say when it holds.

    kg:earliest and kg:latest are the first and the last day it may hold. What has a start or an end
    lasts: without a start it has no kg:earliest, without an end no kg:latest, so that a missing
    bound means "open". What has a date alone has both.
    """
    stated = ((KG.date, period.date), (KG.startDate, period.start), (KG.endDate, period.end))
    first, last = (period.start, period.end) if period.start or period.end else (period.date, period.date)
    bounds = [(KG.earliest, first.earliest)] if first else []
    bounds += [(KG.latest, last.latest)] if last else []
    dates = [(name, date_literal(date)) for name, date in stated if date]
    return (*dates, *((name, day_literal(day)) for name, day in bounds))


@cache
def _literal(text: str, datatype: URIRef) -> Literal:
    """Literals as they are written: rdflib would turn "2011-03" into a day."""
    return Literal(text, datatype=datatype, normalize=False)
