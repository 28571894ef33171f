"""From pairs of contents that belong together to claims: a few wrong pairs must not chain two claims into one.

Average linkage, cut short (Manning, Raghavan and Schütze 2008, 17.3): the surest pairs are joined first, and two groups
become one only where enough pairs between them are the same claim and none was told apart. The order of pairs is that
of their scores, then of ids, so that the groups depend on the pairs alone.
"""

from collections.abc import Collection, Mapping
from itertools import product

SUPPORT = 1 / 3  # of the pairs between two groups that must be the same claim
LOOKED_AT = 8  # members of a group, the smallest ids, whose pairs are counted: more would make large claims slow

Links = Mapping[tuple[str, str], tuple[str, float]]
"""(left, right), left < right → "same" or "family", and the score in 0–1."""


def cluster(members: Collection[str], links: Links) -> dict[str, str]:
    """Each member's group, named by its smallest member. Members without a link are groups of their own."""
    group = {member: [member] for member in members}
    same = sorted((-score, pair) for pair, (kind, score) in links.items() if kind == "same")
    parted = {pair for pair, (kind, _) in links.items() if kind != "same"}
    apart: dict[str, set[str]] = {}
    for left, right in parted:
        apart.setdefault(left, set()).add(right)
        apart.setdefault(right, set()).add(left)
    for _, (left, right) in same:
        one, other = group[left], group[right]
        if one is other or not _supported(one, other, links) or _parted(one, other, apart):
            continue
        if len(one) < len(other):
            one, other = other, one
        one += other
        one.sort()
        for member in other:
            group[member] = one
    return {member: own[0] for member, own in group.items()}


def _supported(one: list[str], other: list[str], links: Links) -> bool:
    pairs = [(min(a, b), max(a, b)) for a, b in product(one[:LOOKED_AT], other[:LOOKED_AT])]
    return sum(pair in links and links[pair][0] == "same" for pair in pairs) >= SUPPORT * len(pairs)


def _parted(one: list[str], other: list[str], apart: Mapping[str, Collection[str]]) -> bool:
    fewer, more = (one, other) if len(one) <= len(other) else (other, one)
    within = set(more)
    return any(not within.isdisjoint(apart.get(member, ())) for member in fewer)
