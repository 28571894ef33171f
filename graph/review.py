"""What might be one, sources or claims, for a person to judge: found by what they share, never all by all."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from graph.claims import Content
from graph.handles import HandleKind
from graph.judgements import counting
from graph.likeness import similar
from graph.log import whole_log
from graph.model import About, Source
from graph.nearness import near_contents, near_unnamed
from graph.store.port import Crowd, GraphStore, Statement

ReviewKind = Literal["sources", "claims", "unnamed"]

MOST_CLAIMS = 1_000  # the most carried ones, looked at for one queue
MEMBERS = 3  # of a claim, the smallest ids, that are compared with others
AKIN = 24  # contents of other claims that each of these is compared with, the smallest ids
UNNAMED = 16  # sources of one claim that are compared with each other: where there are more, none of them
_KINDS: tuple[HandleKind, ...] = ("near", "surname")  # where likeness is found, the likelier first
_PAGE = 200  # crowds asked for at a time
_CLAIMS = 50  # claims asked for at a time


@dataclass(frozen=True, slots=True)
class Side:
    """One of two that might be one: the `mention` by which it is judged, the id of its source or claim, and its name
    or text."""

    mention: str
    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Two sources or claims that might be one, by their ids' order; `score` in 0–1 and the `criteria`, strongest
    first."""

    kind: ReviewKind
    left: Side
    right: Side
    score: float
    criteria: tuple[str, ...]

    @property
    def about(self) -> About:
        """What a judgement of it is about."""
        return "claims" if self.kind == "claims" else "sources"


def review(store: GraphStore, *, kind: ReviewKind | None = None, limit: int) -> list[Candidate]:
    """Up to `limit` pairs of a kind, or of all, that nobody judged yet, best first, then by kind and ids.

    Pages of each queue are read until it holds enough; those that come first need not be the best of all.
    """
    found = [one for name, ask in _QUEUES.items() if kind in (None, name) for one in ask(store, limit)]
    return sorted(found, key=_order)[:limit]


def _order(one: Candidate) -> tuple[object, ...]:
    return -one.score, list(_QUEUES).index(one.kind), one.left.id, one.right.id


# -- named sources -------------------------------------------------------------------------------------------------


def _sources(store: GraphStore, limit: int) -> list[Candidate]:
    """Named sources whose names are alike."""
    found: dict[tuple[str, str], Candidate] = {}
    for kind in _KINDS:
        after = ""
        while len(found) < limit and (crowds := store.crowds(kind, after=after, limit=_PAGE)):
            sources = store.sources_of({id_ for crowd in crowds for id_ in crowd.mentions})
            for crowd in crowds:
                for one in _of_crowd(crowd, [sources[id_] for id_ in sorted(crowd.mentions)]):
                    found.setdefault((one.left.id, one.right.id), one)
            after = crowds[-1].value
    return sorted(found.values(), key=_order)[:limit]


def _of_crowd(crowd: Crowd, sources: list[Source]) -> Iterator[Candidate]:
    for left, right in combinations(sources, 2):
        if (left.id, right.id) not in crowd.judged and (likeness := similar(left, right)):
            yield Candidate(
                kind="sources",
                left=Side(crowd.mentions[left.id], left.id, left.name),
                right=Side(crowd.mentions[right.id], right.id, right.name),
                score=likeness.score,
                criteria=likeness.criteria,
            )


# -- claims --------------------------------------------------------------------------------------------------------


def _claims(store: GraphStore, limit: int) -> list[Candidate]:
    """Claims that the machine nearly joined, from the most carried ones."""
    judged = _judged(store, "claims")
    found: dict[tuple[str, str], Candidate] = {}
    for page in _carried(store):
        own = {member for members in page.values() for member in members[:MEMBERS]}
        akin = {one: others[:AKIN] for one, others in store.akin(own).items()}
        said = store.statements(own.union(*akin.values()))
        for one, others in akin.items():
            for other in others:
                if one in said and other in said and (near := _near_claims(said[one], said[other], judged)):
                    key = near.left.id, near.right.id
                    if key not in found or _order(near) < _order(found[key]):
                        found[key] = near
        if len(found) >= limit:
            break
    return sorted(found.values(), key=_order)[:limit]


def _near_claims(one: Statement, other: Statement, judged: frozenset[frozenset[str]]) -> Candidate | None:
    left, right = sorted((one, other), key=lambda statement: (statement.claim_id, statement.attribution.id))
    if left.claim_id == right.claim_id or frozenset((left.claim_id, right.claim_id)) in judged:
        return None
    if left.document.id == right.document.id:
        return None
    likeness = near_contents(_content(left), _content(right))
    if likeness is None:
        return None
    return Candidate(
        kind="claims",
        left=Side(left.attribution.id, left.claim_id, left.attribution.content_text),
        right=Side(right.attribution.id, right.claim_id, right.attribution.content_text),
        score=likeness.score,
        criteria=likeness.criteria,
    )


def _content(one: Statement) -> Content:
    said = one.attribution
    return Content(said.id, said.content_text, one.document.language, said.polarity, one.document.published)


# -- unnamed sources -----------------------------------------------------------------------------------------------


def _unnamed(store: GraphStore, limit: int) -> list[Candidate]:
    """Unnamed sources of two documents that say one claim and are described alike, from the most carried ones."""
    judged = _judged(store, "sources")
    found: dict[tuple[str, str], Candidate] = {}
    for page in _carried(store, at_least=2):
        said = store.statements({member for members in page.values() for member in members})
        for members in page.values():
            first: dict[str, Statement] = {}
            for member in members:
                one = said.get(member)
                if one is not None and one.source is not None and not one.source.named:
                    first.setdefault(one.source.id, one)
            for left, right in combinations((first[id_] for id_ in sorted(first)) if len(first) <= UNNAMED else (), 2):
                if near := _near_unnamed(left, right, judged):
                    found.setdefault((near.left.id, near.right.id), near)
        if len(found) >= limit:
            break
    return sorted(found.values(), key=_order)[:limit]


def _near_unnamed(left: Statement, right: Statement, judged: frozenset[frozenset[str]]) -> Candidate | None:
    if left.source is None or right.source is None or left.document.id == right.document.id:
        return None
    likeness = near_unnamed(left, right)
    if likeness is None or frozenset((left.source.id, right.source.id)) in judged:
        return None
    return Candidate(
        kind="unnamed",
        left=Side(left.attribution.id, left.source.id, left.source.name),
        right=Side(right.attribution.id, right.source.id, right.source.name),
        score=likeness.score,
        criteria=("they say the same", *likeness.criteria),
    )


# -- what all have in common ---------------------------------------------------------------------------------------


def _carried(store: GraphStore, *, at_least: int = 1) -> Iterator[Mapping[str, tuple[str, ...]]]:
    """Pages of the most carried claims: claim id → its members."""
    for offset in range(0, MOST_CLAIMS, _CLAIMS):
        page = store.most_carried(at_least=at_least, limit=_CLAIMS, offset=offset)
        if not page:
            return
        yield {entry.claim.id: entry.claim.members for entry in page}


def _judged(store: GraphStore, about: About) -> frozenset[frozenset[str]]:
    """The pairs of claims or sources that a judgement is about, also one that is unsure."""
    pairs = [one.subjects for one in counting(whole_log(store)) if one.about == about]
    said = store.statements({subject.partition(":")[0] for pair in pairs for subject in pair})
    ids: dict[str, str] = {}
    for id_, statement in said.items():
        if about == "claims":
            ids[id_] = statement.claim_id
        elif statement.source is not None:
            ids[id_] = statement.source.id
    return frozenset(frozenset(ids.get(subject, subject) for subject in pair) for pair in pairs)


_QUEUES: Mapping[ReviewKind, Callable[[GraphStore, int], list[Candidate]]] = {
    "sources": _sources,
    "claims": _claims,
    "unnamed": _unnamed,
}
