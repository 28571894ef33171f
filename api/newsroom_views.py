"""The JSON of the newsroom's counts and questions, the same from the command and the API."""

from typing import Any

from api.views import brief_json, claim_json, source_json
from graph.model import Claim
from graph.newsroom import Contradiction, Standings
from graph.provenance import Told, of_claim
from graph.store.counts import EVERYTHING, ClaimEntry, Counts, OutletEntry, Quoting, Scope
from graph.store.port import GraphStore, Statement

JsonObject = dict[str, Any]
RELIES = 20  # sources shown of an outlet


def counts_json(counts: Counts) -> JsonObject:
    """Counts, and as shares of the attributions (0–1) how many are direct, mixed, indirect, of unnamed sources."""
    return {
        "attributions": counts.attributions,
        "documents": counts.documents,
        "direct": counts.share(counts.direct),
        "mixed": counts.share(counts.mixed),
        "indirect": counts.share(counts.indirect),
        "unnamed": counts.share(counts.unnamed),
    }


def outlet_entry_json(entry: OutletEntry) -> JsonObject:
    counts = counts_json(entry.counts)
    quoting = counts.pop("documents")
    return {
        "id": entry.outlet.id,
        "name": entry.outlet.name,
        "source_type": entry.outlet.source_type,
        "documents": entry.documents,
        "quoting_documents": quoting,
        "sources": entry.sources,
        **counts,
    }


def quoting_json(cell: Quoting) -> JsonObject:
    """A cell of outlet × source; `source` is null for unnamed sources and nobody, counted together."""
    return {
        "outlet": {"id": cell.outlet.id, "name": cell.outlet.name},
        "source": source_json(cell.source) if cell.source else None,
        **counts_json(cell.counts),
        "relayed": cell.relayed,
    }


def outlet_json(
    store: GraphStore, id_: str, *, scope: Scope = EVERYTHING, limit: int = RELIES, offset: int = 0
) -> JsonObject:
    """An outlet: what is held of it, whom it relies on, and who relies on it. Raises NotFound."""
    within = Scope(since=scope.since, until=scope.until, language=scope.language, outlet=id_)
    source = store.source(id_)
    held = store.outlets(scope=within, limit=1)
    around = Scope(since=scope.since, until=scope.until, language=scope.language)
    return {
        "outlet": source_json(source),
        "held": outlet_entry_json(held[0]) if held else None,
        "relies_on": [quoting_json(cell) for cell in store.quoting(scope=within, limit=limit, offset=offset)],
        "quoted_by": [
            quoting_json(cell) for cell in store.quoting(scope=around, source=id_, limit=limit, offset=offset)
        ],
    }


def claim_entry_json(entry: ClaimEntry) -> JsonObject:
    return {
        "id": entry.claim.id,
        "text": entry.claim.text,
        "family": entry.claim.family,
        "documents": entry.documents,
        "outlets": entry.outlets,
        "first_published": entry.first_published,
        "last_published": entry.last_published,
    }


def standing_json(entry: ClaimEntry, told: Told) -> JsonObject:
    """A claim of a list with its origins and circles."""
    return {**claim_entry_json(entry), **_told_json(told)}


def standings_json(found: Standings) -> JsonObject:
    return {
        "claims": [standing_json(entry, told) for entry, told in found.claims],
        "looked_at": found.looked_at,
        "all_looked_at": found.all_looked_at,
    }


def circles_json(found: Standings) -> list[JsonObject]:
    """The circles of claims, each with the claim that runs in it."""
    return [
        {
            "kind": circle.kind,
            "path": list(circle.path),
            "documents": list(circle.documents),
            "claim": {"id": entry.claim.id, "text": entry.claim.text, "family": entry.claim.family},
        }
        for entry, told in found.claims
        for circle in told.circles
    ]


def claim_with_origins_json(store: GraphStore, claim: Claim) -> JsonObject:
    """A claim, its statements and family, and where its chains end."""
    return {**claim_json(store, claim), **_told_json(of_claim(store, claim))}


def _told_json(told: Told) -> JsonObject:
    independence = told.counted.independence
    return {
        "origins": [
            {"id": one.id, "name": one.name, "source_type": one.source_type, "status": one.status}
            for one in told.counted.origins
        ],
        "independent_origins": {"at_least": independence.at_least, "at_most": independence.at_most},
        "circles": [
            {"kind": one.kind, "documents": list(one.documents), "path": list(one.path)} for one in told.circles
        ],
    }


def contradiction_json(pair: Contradiction) -> JsonObject:
    return {"kind": pair.kind, "first": _said_json(pair.first), "second": _said_json(pair.second)}


def _said_json(one: Statement) -> JsonObject:
    return {
        "attribution": one.attribution.id,
        "claim": one.claim_id,
        "content": one.attribution.content_text,
        "polarity": one.attribution.polarity,
        "document": brief_json(one.document),
    }
