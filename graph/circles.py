"""Circles: outlets that seem to confirm each other and only lean on each other. Each comes with its shortest witness.

citation_cycle       documents that cite each other round and round, none of them the first to have it from elsewhere
late_loop            an outlet had it first, and later cites an echo of its own report
false_confirmation   a document cites two outlets for the same thing, and both have it from one hidden ancestor
"""

from collections.abc import Iterator
from itertools import combinations

import networkx as nx

from graph.trace import Circle


def circles(graph: "nx.DiGraph[str]") -> tuple[Circle, ...]:
    """The circles in who leans on whom (`graph.network.reliance`), shortest first within each kind."""
    return (*_cycles(graph), *_late_loops(graph), *_false_confirmations(graph))


def _cycles(graph: "nx.DiGraph[str]") -> Iterator[Circle]:
    """One cycle a strongly connected component: the shortest, from its earliest document."""
    order = {node: index for index, node in enumerate(graph)}
    for component in sorted(nx.strongly_connected_components(graph), key=lambda c: min(order[n] for n in c)):
        if len(component) < 2:
            continue
        inner = graph.subgraph(component)
        rings = [ring for node in sorted(component, key=order.__getitem__) if (ring := _ring(inner, node, order))]
        shortest = min(rings, key=lambda ring: (len(ring), [order[node] for node in ring]))
        yield Circle(
            kind="citation_cycle",
            documents=shortest,
            path=_names(graph, (*shortest, shortest[0])),
            reason="Each of these documents has it from the next, and the last from the first.",
        )


def _ring(graph: "nx.DiGraph[str]", node: str, order: dict[str, int]) -> tuple[str, ...] | None:
    """The shortest way from a node back to it."""
    back: list[list[str]] = []
    for after in sorted(graph.successors(node), key=order.__getitem__):
        if nx.has_path(graph, after, node):
            back.append(nx.shortest_path(graph, after, node))
    if not back:
        return None
    shortest = min(back, key=lambda path: (len(path), [order[n] for n in path]))
    return (node, *shortest[:-1])


def _late_loops(graph: "nx.DiGraph[str]") -> Iterator[Circle]:
    """From a document, over another outlet's, to an earlier document of the same outlet."""
    order = {node: index for index, node in enumerate(graph)}
    source = {node: graph.nodes[node]["source"] for node in graph}
    told: set[str] = set()
    for node in graph:
        reached = nx.single_source_shortest_path(graph, node)
        echoes = [
            path
            for end, path in reached.items()
            if end != node
            and source[end] == source[node]
            and any(source[n] != source[node] for n in path[1:-1])
            and not nx.has_path(graph, end, node)
        ]
        if echoes and source[node] not in told:
            told.add(source[node])
            path = min(echoes, key=lambda path: (len(path), [order[n] for n in path]))
            name = graph.nodes[node]["outlet"]
            yield Circle(
                kind="late_loop",
                documents=tuple(path),
                path=_names(graph, path),
                reason=f"{name} had it first, and later has it from an echo of its own report.",
            )


def _false_confirmations(graph: "nx.DiGraph[str]") -> Iterator[Circle]:
    """From a document to one outlet it cites, to the hidden ancestor, and back by the other outlet it cites."""
    order = {node: index for index, node in enumerate(graph)}
    for node in graph:
        cited = sorted(graph.successors(node), key=order.__getitem__)
        walks = [
            (node, *left[shared], *reversed(right[shared][:-1]))
            for one, other in combinations(cited, 2)
            if graph.nodes[one]["source"] != graph.nodes[other]["source"] and not _leads(graph, one, other)
            for left, right in [tuple(nx.single_source_shortest_path(graph, end) for end in (one, other))]
            for shared in (left.keys() & right.keys()) - {node}
        ]
        if walks:
            walk = min(walks, key=lambda walk: (len(walk), [order[n] for n in walk]))
            yield Circle(
                kind="false_confirmation",
                documents=walk,
                path=_names(graph, (*walk, node)),
                reason=f"{_two(graph, walk)} both have it from one document, so that they do not confirm each other.",
            )


def _two(graph: "nx.DiGraph[str]", walk: "tuple[str, ...]") -> str:
    """The two outlets that the first document of a walk cites."""
    return f"{graph.nodes[walk[1]]['outlet']} and {graph.nodes[walk[-1]]['outlet']}"


def _leads(graph: "nx.DiGraph[str]", one: str, other: str) -> bool:
    return nx.has_path(graph, one, other) or nx.has_path(graph, other, one)


def _names(graph: "nx.DiGraph[str]", nodes: "tuple[str, ...] | list[str]") -> tuple[str, ...]:
    return tuple(graph.nodes[node]["outlet"] for node in nodes)
