"""Origins and their independence, counted as DESIGN "Provenance" says: an interval, never a number made up.

At most: the distinct origins not known to be the same. At least: the named ones, a document counted with its issuer
and a spokesperson with the body spoken for; unnamed, not held and undetermined ones may each be one of these and so
add one, together, only where nothing is named. Who denies a claim is no origin of it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from graph.chains import Chain, End
from graph.copies import Undirected
from graph.trace import Group, Independence, Origin
from graph.words import fold, name_key, tokens

_SPOKEN_FOR = re.compile(r"\bporte-?\s?parole\b|\bspokes(?:man|woman|person|people)\b")
_SOLID = frozenset({"named", "document"})


@dataclass(frozen=True, slots=True)
class Counted:
    """The origins in the order in which the carriers meet them, each carrier's own, and how many are independent."""

    origins: tuple[Origin, ...]
    of: Mapping[str, tuple[str, ...]]
    independence: Independence


def place(chain: Chain) -> str:
    """What a carrier is known by here: its attribution or, in own voice, its document."""
    saying = chain.saying
    return saying.attribution.id if saying.attribution is not None else saying.document.id


def count(chains: Sequence[Chain], undirected: Iterable[Undirected] = ()) -> Counted:
    """The origins of the carriers of one claim, given in time order."""
    asserted = [chain for chain in chains if chain.saying.asserted]
    joined = _joined(asserted, undirected)
    ends: dict[int, list[Chain]] = {}
    for chain in asserted:
        ends.setdefault(joined[chain.end.key], []).append(chain)
    origins = {group: _origin(members[0].end) for group, members in ends.items()}
    of = {place(chain): (origins[joined[chain.end.key]].id,) if chain.saying.asserted else () for chain in chains}
    groups = tuple(
        Group(documents=tuple(dict.fromkeys(c.saying.document.id for c in members)), reason=_reason(members))
        for members in ends.values()
    )
    first_ends = [members[0].end for members in ends.values()]
    independence = Independence(at_least=_at_least(first_ends), at_most=len(ends), groups=groups)
    return Counted(tuple(origins.values()), of, independence)


def _joined(chains: Sequence[Chain], undirected: Iterable[Undirected]) -> dict[tuple[str, ...], int]:
    """End key → its group. Verbatim copies of which neither is known to be the earlier have one origin."""
    same: nx.Graph[tuple[str, ...]] = nx.Graph()
    same.add_nodes_from(chain.end.key for chain in chains)
    loose: dict[str, list[tuple[str, ...]]] = {}
    for chain in chains:
        if chain.end.status not in _SOLID:
            loose.setdefault(chain.saying.document.id, []).append(chain.end.key)
    for pair in undirected:
        if pair.verbatim:
            one, other = pair.documents
            same.add_edges_from(zip(loose.get(one, []), loose.get(other, []), strict=False))
    return {key: number for number, keys in enumerate(nx.connected_components(same)) for key in keys}


def _origin(end: End) -> Origin:
    return Origin(
        id=end.who.id or end.document,
        name=end.who.name,
        source_type=end.who.source_type,
        status=end.status,
        source=None if end.kind in ("nobody", "loop") else end.who.id,
    )


def _at_least(ends: Sequence[End]) -> int:
    solid = [end for end in ends if end.status in _SOLID]
    if not solid:
        return min(1, len(ends))
    same: nx.Graph[int] = nx.Graph()
    same.add_nodes_from(range(len(solid)))
    for one, left in enumerate(solid):
        for other, right in enumerate(solid):
            if one != other and _speaks_for(left, right):
                same.add_edge(one, other)
    return nx.number_connected_components(same)


def _speaks_for(end: End, body: End) -> bool:
    """Whether a document or a spokesperson may count with this body: its name stands in how the end is named."""
    if body.status == "document":
        return False
    words = " ".join(filter(None, (end.said, end.who.name)))
    named, key = tokens(words), name_key(body.who.name).split()
    stands = any(named[at : at + len(key)] == key for at in range(len(named) - len(key) + 1))
    return stands and (end.status == "document" or bool(_SPOKEN_FOR.search(fold(words))))


def _reason(members: Sequence[Chain]) -> str:
    """Why these documents' chains are one origin, in a sentence."""
    end = members[0].end
    documents = len({chain.saying.document.id for chain in members})
    one = "One document leads" if documents == 1 else f"{documents} documents lead"
    states = "One document states" if documents == 1 else f"{documents} documents state"
    match end.kind:
        case "named":
            return f"{one} to {end.who.name}, by name."
        case "document":
            return f"{one} to a document: {end.who.name}."
        case "unnamed":
            through = _through(members)
            return f"{one} to an unnamed source, “{end.said or end.who.name}”{through}."
        case "not_held":
            return f"{one} to {end.who.name}, of which no earlier document that says so is held."
        case "loop":
            return f"{one} into a circle of citations, from which nothing leads out."
        case "voice":
            return f"{states} it in the voice of {end.who.name}, naming no source."
        case "nobody":
            return f"{states} it as said by somebody who is not named or described."


def _through(members: Sequence[Chain]) -> str:
    """By what an unnamed source is known to be the same in several documents."""
    if len({chain.saying.document.id for chain in members}) == 1:
        return ""
    if len({chain.end.key for chain in members}) > 1:
        return ", the same by the words of documents of which one copies the other"
    hops = {step.hop for chain in members for step in chain.steps[1:-1]}
    ways = [("wire_credit", "a wire credit"), ("copy", "a copy"), ("link", "a link")]
    named = [words for hop, words in ways if hop in hops]
    if hops - {hop for hop, _ in ways}:
        named.append("a cited document")
    return f", the same through {' and '.join(named)}"
