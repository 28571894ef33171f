"""The JSON lines of `sourcier export`: documents, sources, claims, copies (docs/export-jsonl.md is the contract).

One object a line, in this order, within each kind by id: the same graph gives the same bytes, whatever the order in
which it came together. Nothing but a page is held in memory, and the pairs of copies.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256

from graph.copies import all_copies
from graph.exchange.read_json import JsonObject, attribution_json
from graph.model import Document, Source
from graph.provenance import Told, of_claim
from graph.store.port import GraphStore, Statement
from graph.trace import Origin

_PAGE = 200


def export_lines(store: GraphStore) -> Iterator[JsonObject]:
    """Every line of the export, as objects."""
    yield from _documents(store)
    yield from _sources(store)
    for ids in _pages(store.claim_ids):
        for claim in sorted(store.claims(ids).values(), key=lambda one: one.id):
            yield claim_json(of_claim(store, claim))
    copies = ((one.original, one.copy, one.credited) for one in all_copies(store))
    for original, copy, credited in sorted(copies):
        yield {"type": "copy", "from": original, "to": copy, "credited": credited}


def graph_digest(store: GraphStore) -> str:
    """SHA-256 of the export, in hexadecimal: equal for equal graphs, whatever the store or the order of ingest."""
    made = sha256()
    for line in export_lines(store):
        made.update(json.dumps(line, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass") + b"\n")
    return made.hexdigest()


def _documents(store: GraphStore) -> Iterator[JsonObject]:
    for ids in _pages(store.document_ids):
        held, said = store.documents(ids), store.statements_of(ids)
        outlets: dict[str, str] = {}
        for id_ in ids:
            own = held[id_].outlet
            if own and own not in outlets:
                outlets[own] = store.outlet_source(own).id
            yield document_line(held[id_], said.get(id_, ()), own=outlets.get(own or ""))


def document_line(document: Document, statements: Sequence[Statement], *, own: str | None) -> JsonObject:
    """A document with its attributions, each with its source, claim and chain; `own` is its outlet's source id."""
    return {
        "type": "document",
        "id": document.id,
        "url": document.url,
        "outlet": document.outlet,
        "published": document.published,
        "title": document.title,
        "language": document.language,
        "attributions": [
            {
                **attribution_json(one.attribution),
                "source_id": one.source.id if one.source else None,
                "claim_id": one.claim_id,
                "chain": _chain(one, own),
            }
            for one in statements
        ],
    }


def _chain(statement: Statement, own: str | None) -> list[str]:
    """By this document's text alone: the conduits, outermost first, then the source; its own outlet is none of them."""
    last = statement.source.id if statement.source else None
    between = [id_ for id_ in dict.fromkeys(statement.through) if id_ not in (own, last)]
    return between if last is None else [*between, last]


def _sources(store: GraphStore) -> Iterator[JsonObject]:
    for ids in _pages(store.source_ids):
        for _, source in sorted(store.sources_of(ids).items()):
            yield source_line(source)


def source_line(source: Source) -> JsonObject:
    return {
        "type": "source",
        "id": source.id,
        "name": source.name,
        "source_type": source.source_type,
        "aliases": list(source.aliases),
    }


def claim_json(told: Told) -> JsonObject:
    """A claim with the documents that carry it, in time order, its origins, their independence and its circles."""
    independence = told.counted.independence
    return {
        "type": "claim",
        "id": told.claim.id,
        "text": told.claim.text,
        "family": told.claim.family,
        "carriers": list(dict.fromkeys(chain.saying.document.id for chain in told.chains)),
        "origins": [_origin(origin) for origin in told.counted.origins],
        "independent_origins": {"at_least": independence.at_least, "at_most": independence.at_most},
        "circles": [{"kind": circle.kind, "documents": list(circle.documents)} for circle in told.circles],
    }


def _origin(origin: Origin) -> JsonObject:
    return {"source_id": origin.source, "status": origin.status}


def _pages(ids: Callable[..., Sequence[str]]) -> Iterator[Sequence[str]]:
    after = ""
    while page := ids(after=after, limit=_PAGE):
        yield page
        after = page[-1]
