"""Newsroom questions that take more than counting: how claims stand, what a source said of a topic, and where it
contradicts itself. All from the port, in pages; nothing here depends on which store answers."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice
from typing import Literal

from graph.dates import sort_key
from graph.model import Source
from graph.provenance import Told, of_claim
from graph.store.counts import EVERYTHING, ClaimEntry, Scope
from graph.store.port import GraphStore, Statement
from graph.words import tokens

Standing = Literal["any", "single_origin", "unconfirmed", "circular"]

MOST_LOOKED_AT = 2_000  # claims followed to their ends for one list
MOST_STATEMENTS = 5_000  # of a source, for one question about it
_PAGE = 500


@dataclass(frozen=True, slots=True)
class Standings:
    """Claims that stand in a certain way, best carried first. `looked_at` counts the claims that were followed for
    it; `all_looked_at` is False where the limit ended the search before the claims did."""

    claims: tuple[tuple[ClaimEntry, Told], ...]
    looked_at: int
    all_looked_at: bool


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two statements of one source that do not go together: of one claim, one of them denied (`polarity`), or of one
    family with other figures of the same thing (`figure`). The earlier one first. It says that they differ, not why: a
    count may have grown in between."""

    kind: Literal["polarity", "figure"]
    first: Statement
    second: Statement


def claims_standing(
    store: GraphStore,
    standing: Standing,
    *,
    scope: Scope = EVERYTHING,
    at_least: int = 1,
    limit: int = 50,
    offset: int = 0,
) -> Standings:
    """The most carried claims that stand so.

    `single_origin`: at most one independent origin, however many carry it. `unconfirmed`: no chain ends at a named
    source or at a document. `circular`: circles among its carriers.
    """
    fits = _FITS[standing]
    found: list[tuple[ClaimEntry, Told]] = []
    looked_at = 0
    for entry in islice(_carried(store, scope, at_least), MOST_LOOKED_AT):
        looked_at += 1
        told = of_claim(store, entry.claim)
        if fits(told):
            found.append((entry, told))
            if len(found) == offset + limit:
                return Standings(tuple(found[offset:]), looked_at, all_looked_at=False)
    return Standings(tuple(found[offset:]), looked_at, all_looked_at=looked_at < MOST_LOOKED_AT)


def _carried(store: GraphStore, scope: Scope, at_least: int) -> Iterator[ClaimEntry]:
    offset = 0
    while page := store.most_carried(scope=scope, at_least=at_least, limit=_PAGE, offset=offset):
        yield from page
        offset += len(page)


def _single(told: Told) -> bool:
    return told.counted.independence.at_most == 1


def _unconfirmed(told: Told) -> bool:
    return bool(told.counted.origins) and all(o.status not in ("named", "document") for o in told.counted.origins)


_FITS: dict[Standing, Callable[[Told], bool]] = {
    "any": lambda told: True,
    "single_origin": _single,
    "unconfirmed": _unconfirmed,
    "circular": lambda told: bool(told.circles),
}


def said_on(
    store: GraphStore, source: Source, topic: str, *, scope: Scope = EVERYTHING, limit: int = 50, offset: int = 0
) -> tuple[Statement, ...]:
    """What a source is reported to have said with these words in it (each begins a word of it), in time order."""
    wanted = tokens(topic)

    def about(one: Statement) -> bool:
        words = tokens(one.attribution.content_text)
        return all(any(word.startswith(part) for word in words) for part in wanted)

    found = (one for one in _said(store, source, scope) if about(one))
    return tuple(islice(found, offset, offset + limit))


def contradictions(store: GraphStore, source: Source, *, scope: Scope = EVERYTHING) -> tuple[Contradiction, ...]:
    """Where the source contradicts itself, by the date of the earlier statement; one pair, the earliest, for each two
    claims, or two polarities of one claim. An unnamed source is asked in vain: it speaks in one document."""
    said = list(_said(store, source, scope))
    claims = store.claims({one.claim_id for one in said})
    families: dict[str, dict[tuple[str, bool], Statement]] = {}
    for one in said:
        key = one.claim_id, one.attribution.polarity == "denied"
        if one.attribution.polarity != "unsaid" and one.claim_id in claims:
            families.setdefault(claims[one.claim_id].family, {}).setdefault(key, one)
    found = [pair for own in families.values() for pair in _pairs(own)]
    return tuple(sorted(found, key=lambda pair: (*_when(pair.first), *_when(pair.second))))


def _pairs(said: Mapping[tuple[str, bool], Statement]) -> Iterator[Contradiction]:
    for ((one, denied), first), ((other, also), second) in combinations(said.items(), 2):
        if one == other:
            yield Contradiction("polarity", first, second)
        elif not denied and not also and _other_figure(first, second):
            yield Contradiction("figure", first, second)


def _other_figure(first: Statement, second: Statement) -> bool:
    """Whether they give the same thing, counted in the same unit over the same period, different values."""
    one = {(f.counted, f.unit, f.period): (f.value, f.high) for f in first.attribution.figures}
    other = {(f.counted, f.unit, f.period): (f.value, f.high) for f in second.attribution.figures}
    return any(one[key] != other[key] for key in one.keys() & other.keys())


def _said(store: GraphStore, source: Source, scope: Scope) -> Iterator[Statement]:
    yield from store.said_by(source.id, scope=scope, limit=MOST_STATEMENTS)


def _when(one: Statement) -> Sequence[object]:
    return sort_key(one.document.published), one.attribution.id
