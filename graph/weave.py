"""How a document is woven into the graph: names settled into sources, contents joined into claims.

Runs inside the transaction that writes the document, against a `Loom`, which a store implements; it looks only at
what the document touches, and its result does not depend on the order documents came in.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from graph.claims import Content, Relation, compare
from graph.clusters import cluster
from graph.handles import HandleKind
from graph.identity import Name, crowd, settle, within
from graph.judgements import Pair, decide, latest, together
from graph.keys import index_keys
from graph.model import About, Attribution, Document
from graph.naming import Naming, naming, own_naming

OUTLET = "outlet"


@dataclass(frozen=True, slots=True)
class Link:
    """Two contents that belong together, `left` < `right` by attribution id."""

    left: str
    right: str
    relation: Relation


class Names(Protocol):
    """The names that a store holds, with their handles."""

    def names(self, keys: Collection[str]) -> Iterable[Name]:
        """The names of these keys that a mention of a latest revision has."""
        ...

    def bearing(
        self, handles: Mapping[tuple[HandleKind, str], int]
    ) -> Mapping[tuple[HandleKind, str], Collection[str]]:
        """The keys of the names that have each of these handles, as short forms or whole: as many of them as the
        number given with the handle, the first by key."""
        ...

    def judged(self, about: About, keys: Collection[str]) -> Sequence[Pair]:
        """The decisions in force on two names ("sources") or two attributions ("claims") that are held, at least one
        of which is among `keys`."""
        ...


class Loom(Names, Protocol):
    """What weaving needs of a store, within one transaction."""

    def assign_sources(self, sources: Mapping[str, str]) -> None:
        """Name key → source id."""
        ...

    def index(self, keys: Mapping[str, Collection[int]]) -> None:
        """Attribution id → the keys that its content is found by, 64 bits with a sign."""
        ...

    def found_by(self, keys: Collection[int]) -> Iterable[Content]:
        """The contents that have one of these keys, in the order of their attributions' ids."""
        ...

    def link(self, links: Collection[Link]) -> None: ...

    def links_of(self, attributions: Collection[str]) -> Iterable[tuple[str, str, str, float]]:
        """(left, right, kind, score) of every link that one of these attributions stands in."""
        ...

    def assign_claims(self, claims: Mapping[str, tuple[str, str]]) -> None:
        """Attribution id → (claim id, family id)."""
        ...


# -- names ---------------------------------------------------------------------------------------------------------


def mentions(document: Document, attributions: Sequence[Attribution]) -> dict[str, Naming]:
    """Place → naming of every mention of a document: its outlet, its attributions' sources and conduits.

    Places are an attribution's id, that id with ":" and a conduit's number, and "outlet".
    """
    # A conduit that is another attribution's source is what that one says it is; else it publishes.
    types = {one.source: one.source_type for one in attributions if one.source is not None}
    read: dict[str, Naming] = {}
    if document.outlet and document.outlet.strip():
        read[OUTLET] = own_naming(document.outlet, document.url)
    for attribution in attributions:
        name = attribution.source_name
        if name and name.strip() and attribution.source_type != "none":
            read[attribution.id] = naming(name, attribution.source_type, document.id)
        for number, conduit in enumerate(attribution.conduits):
            type_ = types.get(conduit.span, "outlet")
            read[f"{attribution.id}:{number}"] = naming(conduit.name, type_, document.id)
    return dict(zip(read, within(list(read.values()), document.text), strict=True))


def neighbourhood(held: Names, keys: Collection[str]) -> dict[str, Name]:
    """The names of these keys, and all that they could be confused with, however far: those that share a handle.

    A handle that a crowd of names has tells nothing: it is left out, and the names that have it are not looked at,
    unless names among `keys` may have made it so or unmade it.
    """
    found: dict[str, Name] = {}
    crowded: set[tuple[HandleKind, str]] = set()
    seen: set[tuple[HandleKind, str]] = set()
    frontier, own = set(keys), Counter[tuple[HandleKind, str]]()
    while frontier:
        reached = {name.key: name for name in held.names(frontier)}
        handles = {
            key: {(one.kind, one.value) for one in name.handles if one.kind != "near"} for key, name in reached.items()
        }
        own.update(handle for key in reached.keys() & set(keys) for handle in handles[key])
        found |= reached
        asked = set().union(*handles.values()) - seen
        seen |= asked
        frontier = set()
        for handle, bearers in held.bearing({one: crowd(one[0]) + own[one] + 1 for one in asked}).items():
            if len(bearers) > crowd(handle[0]) + own[handle]:
                crowded.add(handle)
            else:
                frontier |= set(bearers)
        frontier |= {key for pair in held.judged("sources", reached) for key in (pair.left, pair.right)}
        frontier -= found.keys()
    return {key: _without(name, crowded) for key, name in found.items()}


def _without(name: Name, crowded: Collection[tuple[HandleKind, str]]) -> Name:
    kept = frozenset(handle for handle in name.handles if (handle.kind, handle.value) not in crowded)
    return name if len(kept) == len(name.handles) else replace(name, handles=kept)


def weave_names(loom: Loom, keys: Collection[str]) -> None:
    """Settle the sources of these names and of those they could be confused with."""
    names = neighbourhood(loom, keys)
    loom.assign_sources(decide(settle(names.values()), loom.judged("sources", names)))


def source_of(held: Names, read: Naming) -> str:
    """The id of the source that a name is or would be, were it mentioned now."""
    near = held.bearing({(handle.kind, handle.value): crowd(handle.kind) for handle in read.handles})
    names = neighbourhood(held, {read.key, *(key for bearers in near.values() for key in bearers)})
    if read.key not in names:
        names[read.key] = Name(read.key, read.handles)
    return decide(settle(names.values()), held.judged("sources", names))[read.key]


# -- claims --------------------------------------------------------------------------------------------------------


def weave_claims(loom: Loom, added: Sequence[Content], *, bereft: Collection[str] = ()) -> None:
    """Join the contents that came in with those they belong to. `bereft` are attributions that stay while contents
    they were linked to have gone: their claims are made again."""
    keys = {content.attribution: index_keys(content) for content in added}
    loom.index({attribution: one.own for attribution, one in keys.items()})
    links: dict[tuple[str, str], Link] = {}
    for content in added:
        for other in loom.found_by(keys[content.attribution].sought):
            if other.attribution == content.attribution:
                continue
            left, right = sorted((content, other), key=lambda one: one.attribution)
            if (left.attribution, right.attribution) in links:
                continue
            relation = compare(left, right)
            if relation is not None:
                links[left.attribution, right.attribution] = Link(left.attribution, right.attribution, relation)
    loom.link(list(links.values()))
    loom.assign_claims(_claims(loom, {content.attribution for content in added} | set(bereft)))


def _claims(loom: Loom, seeds: set[str]) -> dict[str, tuple[str, str]]:
    """The claims and families of the seeds and of everything linked to them, however far."""
    members = set(seeds)
    links: dict[tuple[str, str], tuple[str, float]] = {}
    pairs: set[Pair] = set()
    frontier = seeds
    while frontier:
        reached: set[str] = set()
        for left, right, kind, score in loom.links_of(frontier):
            links[left, right] = kind, score
            reached |= {left, right}
        decided = loom.judged("claims", frontier)
        pairs |= set(decided)
        reached |= {one for pair in decided for one in (pair.left, pair.right)}
        frontier = reached - members
        members |= frontier
    counted = latest(pairs)
    claims = cluster(members, links)
    if counted:
        claims = together(members, sorted((first, member) for member, first in claims.items()), counted)
    families = _smallest(members, [*links, *((pair.left, pair.right) for pair in counted if pair.verdict == "same")])
    return {member: (claims[member], families[member]) for member in sorted(members)}


def _smallest(members: Collection[str], links: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Each member's component by these links, named by its smallest member."""
    root = {member: member for member in members}

    def find(member: str) -> str:
        while root[member] != member:
            root[member] = root[root[member]]
            member = root[member]
        return member

    for left, right in links:
        one, other = sorted((find(left), find(right)))
        root[other] = one
    return {member: find(member) for member in members}


def contents(document: Document, attributions: Iterable[Attribution]) -> Iterator[Content]:
    """What of a document is compared with other contents."""
    for attribution in attributions:
        yield Content(
            attribution.id, attribution.content_text, document.language, attribution.polarity, document.published
        )
