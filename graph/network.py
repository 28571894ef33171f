"""The part of the graph that a question needs, as networkx graphs: documents that lean on documents."""

from collections.abc import Iterable

import networkx as nx

from graph.chains import Carriage, Citation, Saying, citations, held_for
from graph.dates import not_later, sort_key


def reliance(carriage: Carriage, sayings: Iterable[Saying]) -> "nx.DiGraph[str]":
    """Document → the held document that it leans on for the claim, by citation, credit, link or copy.

    Where the cited outlet holds several, the edge goes to one that is not later, as a chain does, else to the
    earliest of the later ones: that is how a circle shows. Nodes have their `outlet`, edges their `hop`; both come in
    time order, so that what is computed from them does not depend on the order of ingest.
    """
    graph: nx.DiGraph[str] = nx.DiGraph()
    ordered = sorted(carriage.sayings, key=lambda id_: (sort_key(carriage.document(id_).published), id_))
    for id_ in ordered:
        outlet = carriage.outlets.get(id_)
        graph.add_node(id_, outlet=outlet.name if outlet else "unknown outlet", source=outlet.id if outlet else id_)
    for saying in sayings:
        document = saying.document
        for citation in citations(carriage, saying):
            target = _target(carriage, citation, saying)
            if target is not None:
                graph.add_edge(document.id, target, hop=citation.hop)
        copy = carriage.copies.get(document.id)
        if copy is not None and copy.original in carriage.sayings and not graph.has_edge(document.id, copy.original):
            graph.add_edge(document.id, copy.original, hop="copy")
    return graph


def _target(carriage: Carriage, citation: Citation, saying: Saying) -> str | None:
    held = held_for(carriage, citation, saying)
    if held is not None:
        return held.document.id
    later = [d for d in carriage.by_outlet(citation.source.id) if d.id != saying.document.id]
    later = [d for d in later if not_later(d.published, saying.document.published) is False]
    return later[0].id if later else None
