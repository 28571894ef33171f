"""The queue of sources that might be one, for a person to judge: found by what their names share, never all by all."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from graph.handles import HandleKind
from graph.likeness import similar
from graph.model import Source
from graph.store import GraphStore
from graph.store.port import Crowd

_KINDS: tuple[HandleKind, ...] = ("near", "surname")  # where likeness is found, the likelier first
_PAGE = 200  # crowds asked for at a time


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Two sources that might be one, by their ids' order, each with a mention of its own that can be judged; `score` in
    0–1 and the `criteria`, strongest first, as `graph.likeness` gives them."""

    left: Source
    right: Source
    left_mention: str
    right_mention: str
    score: float
    criteria: tuple[str, ...]


def candidates(store: GraphStore, *, limit: int) -> list[Candidate]:
    """Up to `limit` pairs that nobody judged yet. The pages of the queue are read until they hold enough; of what
    they hold the best come first, then by ids."""
    found: dict[tuple[str, str], Candidate] = {}
    for kind in _KINDS:
        after = ""
        while len(found) < limit and (crowds := store.crowds(kind, after=after, limit=_PAGE)):
            sources = store.sources_of({id_ for crowd in crowds for id_ in crowd.mentions})
            for crowd in crowds:
                for one in _of_crowd(crowd, [sources[id_] for id_ in sorted(crowd.mentions)]):
                    found.setdefault((one.left.id, one.right.id), one)
            after = crowds[-1].value
    return sorted(found.values(), key=lambda one: (-one.score, one.left.id, one.right.id))[:limit]


def _of_crowd(crowd: Crowd, sources: list[Source]) -> Iterator[Candidate]:
    for left, right in combinations(sources, 2):
        if (left.id, right.id) not in crowd.judged and (likeness := similar(left, right)):
            yield Candidate(
                left=left,
                right=right,
                left_mention=crowd.mentions[left.id],
                right_mention=crowd.mentions[right.id],
                score=likeness.score,
                criteria=likeness.criteria,
            )
