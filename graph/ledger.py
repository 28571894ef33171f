"""Figures side by side: what each source counts, over what period, and how that stands to the first such figure.

same           the same value, or one that rounds it, of the same thing
later_count    more of the same thing, reported later: a count that grew
other_scope    another period or another place
conflict       another value of the same thing, over the same period and place, at the same time or less of it later
undetermined   another value, where period, place or dates do not say how the two stand
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from graph.chains import Saying
from graph.claims import Amount, amounts, names_in
from graph.dates import before
from graph.model import Figure, Span
from graph.trace import FigureClass, LedgerEntry, Quoted, Who

_CLAUSE = re.compile(r"[.;!?]\s")
WIDEST_LINK = 8  # code points between the ends of a range: " à ", " and ", "-"
NEAR = 1.25  # how far from an open-ended bound a value may lie to be what it means
_ALONE: tuple[FigureClass, str] = ("same", "Nothing before it counts the same thing.")
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
            class_, reason = _ALONE if first is None else _class(rows[first], row)
            rows.append(row)
            entries.append(_entry(row, class_, reason, first))
    return tuple(entries)


def _rows(claim: str, saying: Saying, who: Who) -> Iterable[_Row]:
    document = saying.document
    for span in saying.content:
        found = list(_ranges(span, amounts(span, document.language)))
        for index, (figure, amount) in enumerate(found):
            start = figure.span.end - span.start
            until = found[index + 1][0].span.start - span.start if index + 1 < len(found) else len(span.text)
            clause = _CLAUSE.split(span.text[start:until])[0]
            yield _Row(figure, amount, names_in(clause, document.language), saying, claim, who)


def _ranges(span: Span, found: Iterable[tuple[Figure, Amount]]) -> Iterator[tuple[Figure, Amount]]:
    """The figures, the two ends of a range ("de 20 à 30 morts") as one figure with its `high`."""
    low: tuple[Figure, Amount] | None = None
    for figure, amount in found:
        if low is not None and _one_range(span, low[0], figure):
            start, end = low[0].span.start, figure.span.end
            words = Span(start, end, span.text[start - span.start : end - span.start], span.field)
            yield replace(low[0], high=figure.value, comparator="exactly", span=words), low[1]
            low = None
            continue
        if low is not None:
            yield low
        low = figure, amount
    if low is not None:
        yield low


def _one_range(span: Span, low: Figure, high: Figure) -> bool:
    between = span.text[low.span.end - span.start : high.span.start - span.start]
    return (
        (low.comparator, high.comparator) == ("at_least", "at_most")
        and low.counted == high.counted
        and low.value < high.value
        and len(between) <= WIDEST_LINK
        and not _CLAUSE.search(between)
    )


def _class(first: _Row, row: _Row) -> tuple[FigureClass, str]:
    """How a figure stands to the first of the same thing, and why, in a sentence."""
    one, other = first.amount, row.amount
    if one.apart(other):
        return "other_scope", f"The periods differ: {first.figure.period}; {row.figure.period}."
    if first.places and row.places and first.places != row.places:
        return "other_scope", f"The places differ: {_listed(first.places)}; {_listed(row.places)}."
    if one.agrees(other) or _within_bounds(first.figure, row.figure):
        return "same", _why_same(first, row)
    if bool(one.period) != bool(other.period):
        return "undetermined", "Only one of the two says over what period it counts."
    if first.saying.document.id == row.saying.document.id:
        if first.who.id != row.who.id:
            return "conflict", "One document has two values of the same thing, from two sources."
        return (
            "undetermined",
            "One document has two values of the same thing from one source; how they stand is not said.",
        )
    dates = (first.saying.document.published, row.saying.document.published)
    later = before(*dates)
    if later is None:
        if None not in dates and (dates[0] == dates[1] or _same_day(dates)):
            return "conflict", "Another value of the same thing, published on the same day."
        return "undetermined", "Another value of the same thing; the dates do not tell which was earlier."
    if later and other.value > one.value:
        return "later_count", "More of the same thing, published later: a count that may have grown."
    if later:
        return "conflict", "Less of the same thing, published later: a count does not shrink."
    return "conflict", "Another value of the same thing, published earlier."


def _within_bounds(one: Figure, other: Figure) -> bool:
    """Whether one value lies within what the other leaves open: a range, "at least 20", "more than 20"."""
    return _leaves_open(one, other) or _leaves_open(other, one)


def _leaves_open(bound: Figure, other: Figure) -> bool:
    """An open-ended bound is taken to mean a value near it: "at least 20" is not said of 500."""
    low, high = bound.value, bound.high
    if high is not None:
        return low <= other.value and (other.high or other.value) <= high
    if bound.comparator in ("at_least", "more_than"):
        return low <= other.value <= low * NEAR
    if bound.comparator in ("at_most", "less_than"):
        return low / NEAR <= other.value <= low
    return False


def _why_same(first: _Row, row: _Row) -> str:
    if first.amount.value == row.amount.value:
        return "The same value of the same thing."
    if first.amount.agrees(row.amount):
        return "One value rounds the other, of the same thing."
    return "One value lies within what the other leaves open, of the same thing."


def _same_day(dates: tuple[str | None, str | None]) -> bool:
    one, other = ((date or "")[:10] for date in dates)
    return one == other


def _listed(places: frozenset[str]) -> str:
    return ", ".join(sorted(places))


def _entry(row: _Row, class_: FigureClass, reason: str, first: int | None) -> LedgerEntry:
    return LedgerEntry(
        value=row.figure.value,
        high=row.figure.high,
        comparator=row.figure.comparator,
        counted=row.figure.counted,
        period=row.figure.period,
        source=row.who,
        claim=row.claim,
        class_=class_,
        compared_to=first,
        evidence=Quoted(row.saying.document.id, row.figure.span),
        reason=reason,
    )
