"""Copies: of two documents that share words, which has them from which, and why.

Who credits the other has them from it ("(Agence Boréale)", "avec Reuters"); else who cites it; else the later one,
where the dates can tell. What nothing tells is stated as undetermined, and no copy is claimed. Two documents that
credit one agency have it each from that agency, not from each other. A document is a copy of one original: the one
that it credits, else the one that it cites, else the one that most of its words stand in, else the earliest.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from graph.credits import credits_of
from graph.dates import before, sort_key
from graph.model import Document, Span
from graph.reuse import VERBATIM, Reuse
from graph.store.port import GraphStore, Leaning
from graph.trace import Copy
from graph.words import name_key

_PAGE = 200
_UNKNOWN = Leaning(None, frozenset())


@dataclass(frozen=True, slots=True)
class Undirected:
    """Two documents that share most of their words, of which nothing tells the earlier."""

    documents: tuple[str, str]
    share: float

    @property
    def verbatim(self) -> bool:
        return self.share >= VERBATIM


@dataclass(frozen=True, slots=True)
class Found:
    """The copies, one a copying document, in the order of their time, and the pairs left open, by their ids."""

    copies: tuple[Copy, ...] = ()
    undirected: tuple[Undirected, ...] = ()


@dataclass(frozen=True, slots=True)
class Ties:
    """What is known of the documents that share words: themselves, whose each is, whom it cites (ids of sources), and
    whom it credits: source id → the name as it stands there."""

    documents: Mapping[str, Document]
    leanings: Mapping[str, Leaning]
    credits: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def outlet(self, document: str) -> str | None:
        return self.leanings.get(document, _UNKNOWN).outlet

    def credited(self, copy: str, original: str) -> str | None:
        """The name by which one document credits the other's outlet."""
        return self.credits.get(copy, {}).get(self.outlet(original) or "")

    def cites(self, copy: str, original: str) -> bool:
        outlet = self.outlet(original)
        return outlet is not None and outlet in self.leanings.get(copy, _UNKNOWN).cited

    def siblings(self, one: str, other: str) -> bool:
        """Whether both credit one agency."""
        return not self.credits.get(one, {}).keys().isdisjoint(self.credits.get(other, {}))


def copies_of(store: GraphStore, documents: Collection[str], *, within: Collection[str] | None = None) -> Found:
    """What these documents have from others, from a bounded number of store calls. `within`: only the documents
    among these count as originals."""
    reuses = {(one.left, one.right): one for own in store.reuse_of(documents).values() for one in own}
    if within is not None:
        inside = frozenset(within)
        reuses = {pair: one for pair, one in reuses.items() if inside.issuperset(pair)}
    if not reuses:
        return Found()
    found = direct(reuses.values(), _ties(store, reuses))
    asked = frozenset(documents)
    return Found(
        tuple(copy for copy in found.copies if copy.copy in asked),
        tuple(pair for pair in found.undirected if not asked.isdisjoint(pair.documents)),
    )


def all_copies(store: GraphStore) -> Iterator[Copy]:
    """Every copy that the store holds, by the id of the copying document."""
    after = ""
    while ids := store.reusing_ids(after=after, limit=_PAGE):
        yield from sorted(copies_of(store, ids).copies, key=lambda one: one.copy)
        after = ids[-1]


def direct(reuses: Iterable[Reuse], ties: Ties) -> Found:
    """Which of each pair is the copy, and of which original."""
    by_copy: dict[str, list[tuple[_Way, Reuse]]] = {}
    open_: list[Undirected] = []
    for one in reuses:
        outlets = ties.outlet(one.left), ties.outlet(one.right)
        if outlets[0] is not None and outlets[0] == outlets[1]:
            continue  # an outlet that runs its own text again has copied nobody
        way = _way(one, ties)
        if way is not None:
            by_copy.setdefault(way.copy, []).append((way, one))
        elif not ties.siblings(one.left, one.right):
            open_.append(Undirected((one.left, one.right), round(one.share, 3)))

    def best(found: tuple[_Way, Reuse]) -> tuple[object, ...]:
        way, one = found
        original = ties.documents[way.original]
        return way.rank, -round(one.share_of(way.copy), 2), sort_key(original.published), original.id

    chosen = {copy: min(found, key=best) for copy, found in by_copy.items()}
    ordered = sorted(chosen, key=lambda id_: (sort_key(ties.documents[id_].published), id_))
    left_open = (pair for pair in open_ if not chosen.keys() >= set(pair.documents))
    return Found(
        tuple(_copy(*chosen[id_], ties) for id_ in ordered), tuple(sorted(left_open, key=lambda pair: pair.documents))
    )


_CREDIT, _CITATION, _DATE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class _Way:
    """From an original to a copy, and by what (the less the rank the surer)."""

    original: str
    copy: str
    rank: int
    reason: str


def _way(one: Reuse, ties: Ties) -> _Way | None:
    ways = [way for pair in ((one.left, one.right), (one.right, one.left)) if (way := _told(*pair, ties)) is not None]
    ranks = [way.rank for way in ways]
    if ways and ranks.count(min(ranks)) == 1:
        return min(ways, key=lambda way: way.rank)
    if ties.siblings(one.left, one.right):
        return None
    return _dated(one, ties)


def _told(original: str, copy: str, ties: Ties) -> _Way | None:
    """By the copy's own words, unless it came out before."""
    first, second = ties.documents[original], ties.documents[copy]
    if before(second.published, first.published) is True:
        return None
    name = ties.credited(copy, original)
    if name is not None:
        return _Way(original, copy, _CREDIT, f"It credits {first.outlet} (“{name}”).")
    if ties.cites(copy, original):
        return _Way(original, copy, _CITATION, f"It cites {first.outlet}.")
    return None


def _dated(one: Reuse, ties: Ties) -> _Way | None:
    left, right = ties.documents[one.left], ties.documents[one.right]
    earlier = before(left.published, right.published)
    if earlier is None:
        return None
    first, second = (left, right) if earlier else (right, left)
    reason = f"It came out later ({second.published}, the other {first.published}); it names no other outlet for it."
    return _Way(first.id, second.id, _DATE, reason)


def _copy(way: _Way, one: Reuse, ties: Ties) -> Copy:
    passages = one.passages if way.original == one.left else one.turned
    return Copy(
        original=way.original,
        copy=way.copy,
        credited=way.rank != _DATE,
        share=round(one.share_of(way.copy), 3),
        evidence=max((place.right for place in passages), key=_length),
        reason=way.reason,
        passages=passages,
    )


def _length(span: Span) -> tuple[int, int]:
    return span.end - span.start, -span.start


# -- what the store knows ------------------------------------------------------------------------------------------


def _ties(store: GraphStore, pairs: Collection[tuple[str, str]]) -> Ties:
    ids = {id_ for pair in pairs for id_ in pair}
    documents, leanings = store.documents(ids), store.leanings(ids)
    outlets: dict[str, set[str]] = {id_: set() for id_ in ids}
    for one, other in pairs:
        for id_, beside in ((one, other), (other, one)):
            outlet = documents[beside].outlet
            if outlet:
                outlets[id_].add(outlet)
    sources: dict[str, str] = {}
    credited: dict[str, dict[str, str]] = {}
    for id_ in sorted(ids):
        for credit in credits_of(documents[id_], known=outlets[id_]):
            key = name_key(credit.agency)
            if key not in sources:
                sources[key] = store.outlet_source(credit.agency).id
            credited.setdefault(id_, {}).setdefault(sources[key], credit.agency)
    return Ties(documents, leanings, credited)
