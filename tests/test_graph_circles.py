"""Graphs of who leans on whom → the circles in them, each with its shortest witness."""

import networkx as nx
import pytest

from graph.circles import circles

Edges = list[tuple[str, str]]


def graph(nodes: str, edges: Edges) -> "nx.DiGraph[str]":
    """Documents named by their outlet's letter and a number ("A1"), in time order."""
    made: nx.DiGraph[str] = nx.DiGraph()
    for node in nodes.split():
        made.add_node(node, outlet=node[0], source=node[0])
    made.add_edges_from(edges)
    return made


CASES: list[tuple[str, str, Edges, list[tuple[str, str]]]] = [
    ("no circle in a chain", "A1 B1 C1", [("B1", "A1"), ("C1", "B1")], []),
    ("two that cite each other", "A1 B1", [("A1", "B1"), ("B1", "A1")], [("citation_cycle", "A1 B1")]),
    (
        "the shortest way round",
        "A1 B1 C1",
        [("A1", "B1"), ("B1", "C1"), ("C1", "A1"), ("C1", "B1")],
        [("citation_cycle", "B1 C1")],
    ),
    ("an echo of its own", "A1 B1 A2", [("B1", "A1"), ("A2", "B1")], [("late_loop", "A2 B1 A1")]),
    ("its own earlier text is no loop", "A1 A2", [("A2", "A1")], []),
    (
        "two confirmations of one ancestor",
        "A1 B1 C1 D1",
        [("B1", "A1"), ("C1", "A1"), ("D1", "B1"), ("D1", "C1")],
        [("false_confirmation", "D1 B1 A1 C1")],
    ),
    (
        "two that are told apart",
        "A1 B1 C1 D1",
        [("C1", "A1"), ("D1", "B1")],
        [],
    ),
    (
        "citing a text and what it relies on hides nothing",
        "A1 B1 C1",
        [("B1", "A1"), ("C1", "B1"), ("C1", "A1")],
        [],
    ),
]


@pytest.mark.parametrize(("why", "nodes", "edges", "expected"), CASES, ids=[case[0] for case in CASES])
def test_circles(why: str, nodes: str, edges: Edges, expected: list[tuple[str, str]]) -> None:
    found = circles(graph(nodes, edges))
    assert [(circle.kind, " ".join(circle.documents)) for circle in found] == expected, why


def test_a_cycle_s_path_comes_back_to_where_it_began() -> None:
    (circle,) = circles(graph("A1 B1", [("A1", "B1"), ("B1", "A1")]))
    assert circle.path == ("A", "B", "A")


def test_the_order_of_edges_changes_nothing() -> None:
    edges = [("A1", "B1"), ("B1", "C1"), ("C1", "A1"), ("C1", "B1"), ("D1", "A1"), ("D1", "B1")]
    nodes = "A1 B1 C1 D1"
    assert circles(graph(nodes, edges)) == circles(graph(nodes, edges[::-1]))
