"""Pairs → groups: what is joined, what a wrong pair cannot chain together, and that order changes nothing."""

import random
from itertools import combinations, product

from hypothesis import given
from hypothesis import strategies as st

from graph.clusters import cluster

Links = dict[tuple[str, str], tuple[str, float]]
ONE, OTHER = ("a1", "a2", "a3", "a4"), ("b1", "b2", "b3", "b4")


def same(*groups: tuple[str, ...]) -> Links:
    return {pair: ("same", 0.9) for group in groups for pair in combinations(group, 2)}


def test_what_is_the_same_is_one_group_named_by_its_smallest_member() -> None:
    assert cluster(ONE, same(ONE)) == dict.fromkeys(ONE, "a1")
    assert cluster(["c"], {}) == {"c": "c"}


def test_one_pair_does_not_chain_two_groups() -> None:
    links = same(ONE, OTHER) | {("a4", "b1"): ("same", 0.7)}
    assert set(cluster([*ONE, *OTHER], links).values()) == {"a1", "b1"}


def test_enough_pairs_join_two_groups() -> None:
    links = same(ONE, OTHER) | dict.fromkeys(product(ONE[:3], OTHER[:2]), ("same", 0.7))
    assert set(cluster([*ONE, *OTHER], links).values()) == {"a1"}


def test_who_is_told_apart_stays_apart() -> None:
    links: Links = {("a", "b"): ("same", 0.9), ("b", "c"): ("same", 0.8), ("a", "c"): ("family", 0.8)}
    assert cluster("abc", links) == {"a": "a", "b": "a", "c": "c"}


PAIRS = st.dictionaries(
    st.sampled_from(list(combinations("abcdefgh", 2))),
    st.tuples(st.sampled_from(["same", "same", "family"]), st.sampled_from([0.5, 0.7, 1.0])),
)


@given(PAIRS, st.randoms(use_true_random=False))
def test_the_order_of_pairs_changes_nothing(links: Links, order: random.Random) -> None:
    shuffled = list(links.items())
    order.shuffle(shuffled)
    found = cluster("abcdefgh", links)
    assert cluster("hgfedcba", dict(shuffled)) == found
    assert not any(kind == "family" and found[left] == found[right] for (left, right), (kind, _) in links.items())
