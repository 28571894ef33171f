"""The JSON lines of `sourcier export`: documents, sources, claims, copies, and what people decided
(docs/export-jsonl.md is the contract).

One object a line, in this order, within each kind by id: the same graph gives the same bytes, whatever the order in
which it came together. Nothing but a page is held in memory, and the pairs of copies.
"""

from collections.abc import Callable, Iterator, Sequence

from graph.copies import all_copies
from graph.exchange.read_json import JsonObject, attribution_json
from graph.judgements import counting
from graph.log import whole_log
from graph.model import Attribution, Document, Judgement, Source
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
    for judgement in sorted(counting(whole_log(store)), key=lambda one: (one.about, one.subjects)):
        yield judgement_line(judgement)


def _documents(store: GraphStore) -> Iterator[JsonObject]:
    for ids in _pages(store.document_ids):
        held, said, rejected = store.documents(ids), store.statements_of(ids), store.rejected(ids)
        outlets: dict[str, str] = {}
        for id_ in ids:
            own = held[id_].outlet
            if own and own not in outlets:
                outlets[own] = store.outlet_source(own).id
            own = outlets.get(held[id_].outlet or "")
            if id_ in rejected:
                yield document_line(held[id_], said.get(id_, ()), own=own, all_=store.attributions_of(id_))
            else:
                yield document_line(held[id_], said.get(id_, ()), own=own)


def document_line(
    document: Document, statements: Sequence[Statement], *, own: str | None, all_: Sequence[Attribution] = ()
) -> JsonObject:
    """A document with its attributions, each with its source, claim and chain; `own` is its outlet's source id. Of
    `all_` its attributions, where they are given, those that are none of the statements were rejected."""
    stated = {one.attribution.id: one for one in statements}
    return {
        "type": "document",
        "id": document.id,
        "url": document.url,
        "outlet": document.outlet,
        "published": document.published,
        "title": document.title,
        "language": document.language,
        "attributions": [
            _attribution(one, stated.get(one.id), own)
            for one in (all_ or [statement.attribution for statement in statements])
        ],
    }


def _attribution(attribution: Attribution, statement: Statement | None, own: str | None) -> JsonObject:
    """An attribution with its place in the graph; one that a person rejected has none."""
    return {
        **attribution_json(attribution),
        "source_id": statement.source.id if statement and statement.source else None,
        "claim_id": statement.claim_id if statement else None,
        "chain": _chain(statement, own) if statement else [],
        "rejected": statement is None,
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


def judgement_line(judgement: Judgement) -> JsonObject:
    """What a person decided, of what. Who and when are in the log, which is no part of the graph."""
    return {
        "type": "judgement",
        "about": judgement.about,
        "verdict": judgement.verdict,
        "subjects": list(judgement.subjects),
    }


def _origin(origin: Origin) -> JsonObject:
    return {"source_id": origin.source, "status": origin.status}


def _pages(ids: Callable[..., Sequence[str]]) -> Iterator[Sequence[str]]:
    after = ""
    while page := ids(after=after, limit=_PAGE):
        yield page
        after = page[-1]
