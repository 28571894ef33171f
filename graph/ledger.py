"""Figures side by side: what each source counts, over what period, and how that stands to the first such figure.

same           the same value, or one that rounds it, of the same thing
later_count    more of the same thing, reported later: a count that grew
other_scope    another period or another place
conflict       another value of the same thing, over the same period and place, at the same time or less of it later
undetermined   another value, where period, place or dates do not say how the two stand
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from graph.chains import Saying
from graph.claims import Amount, amounts, names_in
from graph.dates import before
from graph.model import Figure
from graph.trace import FigureClass, LedgerEntry, Quoted, Who

_CLAUSE = re.compile(r"[.;!?]\s")
_NOBODY = Who(None, "not said", "none")


@dataclass(frozen=True, slots=True)
class _Row:
    """A figure with what it is compared by: its amount, the places named with it, the date of its document."""

    figure: Figure
    amount: Amount
    places: frozenset[str]
    saying: Saying
    claim: str
    who: Who


def ledger(sayings: Iterable[tuple[str, Saying, Who | None]]) -> tuple[LedgerEntry, ...]:
    """The figures of (claim id, saying, who says so), in the order given; a source's figure is listed once.

    Each is classed against the first of the same thing; that one stands by itself, as `same` with `compared_to` None.
    """
    entries: list[LedgerEntry] = []
    rows: list[_Row] = []
    seen: set[tuple[object, ...]] = set()
    for claim, saying, who in sayings:
        for row in _rows(claim, saying, who or _NOBODY):
            mark = (row.who.id or saying.document.id, row.amount, row.claim)
            if mark in seen:
                continue
            seen.add(mark)
            first = next((at for at, other in enumerate(rows) if other.amount.counted == row.amount.counted), None)
            class_: FigureClass = "same" if first is None else _class(rows[first], row)
            rows.append(row)
            entries.append(_entry(row, class_, first))
    return tuple(entries)


def _rows(claim: str, saying: Saying, who: Who) -> Iterable[_Row]:
    document = saying.document
    for span in saying.content:
        found = amounts(span, document.language)
        for index, (figure, amount) in enumerate(found):
            start = figure.span.end - span.start
            until = found[index + 1][0].span.start - span.start if index + 1 < len(found) else len(span.text)
            clause = _CLAUSE.split(span.text[start:until])[0]
            yield _Row(figure, amount, names_in(clause, document.language), saying, claim, who)


def _class(first: _Row, row: _Row) -> FigureClass:
    one, other = first.amount, row.amount
    if one.apart(other):
        return "other_scope"
    if first.places and row.places and first.places != row.places:
        return "other_scope"
    if one.agrees(other):
        return "same"
    if bool(one.period) != bool(other.period):
        return "undetermined"
    if first.saying.document.id == row.saying.document.id:
        return "conflict" if first.who.id != row.who.id else "undetermined"
    later = before(first.saying.document.published, row.saying.document.published)
    if later is None:
        published = (first.saying.document.published, row.saying.document.published)
        return "conflict" if None not in published and published[0] == published[1] else "undetermined"
    grew = other.value > one.value if later else other.value < one.value
    return "later_count" if grew and later else "conflict"


def _entry(row: _Row, class_: FigureClass, first: int | None) -> LedgerEntry:
    return LedgerEntry(
        value=row.figure.value,
        comparator=row.figure.comparator,
        counted=row.figure.counted,
        period=row.figure.period,
        source=row.who,
        claim=row.claim,
        class_=class_,
        compared_to=first,
        evidence=Quoted(row.saying.document.id, row.figure.span),
    )
