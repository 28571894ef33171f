"""The JSON of answers that have no contract module of their own, the same from the command and the API."""

from collections.abc import Iterable
from typing import Any

from graph.exchange.read_json import attribution_json, document_json, reading_json, span_json
from graph.model import Claim, Document, Source
from graph.store.port import GraphStore, Hit, SourceEntry, Statement, Stats
from ingest.pipeline import analyse
from ingest.read import Metadata, read_pasted

JsonObject = dict[str, Any]


def pasted_json(text: str, *, known: Metadata, beliefs: bool = False) -> JsonObject:
    """A text that is no file, read as `sourcier read` reads it. Nothing is kept. Raises InputError."""
    made = analyse(read_pasted(text, place="text", known=known), beliefs=beliefs)
    return reading_json(None, made.document, made.attributions, with_text=True)


def source_json(source: Source) -> JsonObject:
    return {
        "id": source.id,
        "name": source.name,
        "source_type": source.source_type,
        "named": source.named,
        "aliases": list(source.aliases),
    }


def entry_json(entry: SourceEntry) -> JsonObject:
    return {**source_json(entry.source), "attributions": entry.attributions, "documents": entry.documents}


def brief_json(document: Document) -> JsonObject:
    """A document as others name it."""
    return {
        "id": document.id,
        "title": document.title,
        "outlet": document.outlet,
        "url": document.url,
        "published": document.published,
    }


def statement_json(statement: Statement) -> JsonObject:
    """What was said, where, and the claim it is part of."""
    return {
        "claim": statement.claim_id,
        "document": brief_json(statement.document),
        "attribution": attribution_json(statement.attribution),
    }


def said_json(source: Source, statements: Iterable[Statement]) -> JsonObject:
    return {"source": source_json(source), "statements": [statement_json(one) for one in statements]}


def held_json(store: GraphStore, document: Document) -> JsonObject:
    """A held document with its text and attributions, those that a person rejected marked."""
    rejected = store.rejected([document.id]).get(document.id, frozenset())
    return {
        "document": document_json(document, with_text=True),
        "attributions": [
            {**attribution_json(one), "rejected": one.id in rejected} for one in store.attributions_of(document.id)
        ],
    }


def hit_json(hit: Hit) -> JsonObject:
    return {
        "id": hit.attribution,
        "claim": hit.claim,
        "voice": hit.voice,
        "score": hit.score,
        "passage": {"document": hit.document.id, **(span_json(hit.passage) or {})},
        "document": brief_json(hit.document),
    }


def claim_json(store: GraphStore, claim: Claim) -> JsonObject:
    """A claim with who carries it and the other claims of its family."""
    return {
        "id": claim.id,
        "text": claim.text,
        "family": claim.family,
        "members": list(claim.members),
        "statements": [statement_json(one) for one in store.carriers(claim.id)],
        "relatives": [{"id": other.id, "text": other.text} for other in store.family(claim.id) if other.id != claim.id],
    }


def stats_json(stats: Stats) -> JsonObject:
    return {
        "documents": stats.documents,
        "attributions": stats.attributions,
        "sources": stats.sources,
        "unnamed_sources": stats.unnamed_sources,
        "claims": stats.claims,
        "outlets": stats.outlets,
        "languages": dict(stats.languages),
        "first_published": stats.first_published,
        "last_published": stats.last_published,
    }
