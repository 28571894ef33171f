"""What a person decided, and how it overrides the machine: pure, and independent of the order documents came in.

Judgements name mentions and attributions, never clusters. Of several on the same two the latest counts; `unsure` takes
an earlier decision back and decides nothing. What a person joined is joined first, the latest first; then the machine's
own joins follow in their fixed order, but for those that would bring together what a person parted.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.ids import digest
from graph.model import Judgement, Verdict
from graph.naming import name_of, source_id


@dataclass(frozen=True, slots=True)
class Pair:
    """A decision on two units: names where sources are settled, attributions where claims are. `number` is its place
    in the log."""

    left: str
    right: str
    verdict: Verdict
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the log: a judgement with who made it and when, or (`undoes`: its id) the undoing of one."""

    number: int
    who: str
    when: str
    judgement: Judgement | None = None
    undoes: str | None = None
    in_force: bool = False


def counting(log: Iterable[Entry]) -> list[Judgement]:
    """The judgements that count: of those in force on the same subjects the latest."""
    found: dict[tuple[str, tuple[str, ...]], Judgement] = {}
    for entry in sorted(log, key=lambda one: one.number):
        if entry.judgement is not None and entry.in_force:
            found[entry.judgement.about, entry.judgement.subjects] = entry.judgement
    return list(found.values())


def latest(pairs: Iterable[Pair]) -> list[Pair]:
    """The decisions that count, latest first: of several on the same two units the latest, if it decides anything."""
    found: dict[frozenset[str], Pair] = {}
    for pair in sorted(pairs, key=lambda one: -one.number):
        if pair.left != pair.right:
            found.setdefault(frozenset((pair.left, pair.right)), pair)
    return [pair for pair in found.values() if pair.verdict in ("same", "different")]


def together(units: Iterable[str], joins: Iterable[tuple[str, str]], decided: Sequence[Pair]) -> dict[str, str]:
    """Unit → the smallest unit of those it belongs with, by these joins of the machine, in their order, and by what
    is `decided` (as `latest` gives it)."""
    root = {unit: unit for unit in units}
    members = {unit: {unit} for unit in root}
    parted: dict[str, set[str]] = {unit: set() for unit in root}
    for pair in decided:
        if pair.verdict == "different" and pair.left in root and pair.right in root:
            parted[pair.left].add(pair.right)
            parted[pair.right].add(pair.left)
    wanted = [(one.left, one.right) for one in decided if one.verdict == "same"]
    for left, right in (*wanted, *joins):
        if left not in root or right not in root:
            continue
        one, other = sorted((root[left], root[right]))
        if one == other or parted[one] & members[other]:
            continue
        for member in members[other]:
            root[member] = one
        members[one] |= members.pop(other)
        parted[one] |= parted.pop(other)
    return root


def decide(sources: Mapping[str, str], pairs: Iterable[Pair]) -> dict[str, str]:
    """Name key → source id, from what the machine settled and what was decided on these names."""
    decided = latest(pairs)
    if not decided:
        return dict(sources)
    groups: dict[str, list[str]] = {}
    for key, source in sorted(sources.items()):
        groups.setdefault(source, []).append(key)
    first = {source: next((key for key in own if source_id(key) == source), own[0]) for source, own in groups.items()}
    joins = [(first[source], key) for source, own in sorted(groups.items()) for key in own]
    root = together(sources, joins, decided)
    held: dict[str, str] = {}
    for source, key in sorted(first.items()):
        held.setdefault(root[key], source)
    return {key: held.get(root[key]) or _parted_id(root[key], groups) for key in sources}


def _parted_id(key: str, taken: Mapping[str, object]) -> str:
    """The id of a source that a person parted from the one whose id its names had."""
    id_ = source_id(name_of(key))
    return f"{id_}~{digest('', [key])[1:]}" if "@" in key or id_ in taken else id_


def carved_key(key: str, unit: str) -> str:
    """The key of a name whose bearer in one document (or at one place: `unit`) is somebody else than elsewhere."""
    return f"{name_of(key)}~{unit.replace(':', '.')}"
