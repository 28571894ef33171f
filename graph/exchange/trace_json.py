"""The JSON of `sourcier trace` and the API: docs/trace-json.md is the contract; keys are added, never changed."""

from collections.abc import Iterable
from typing import Any

from graph.exchange.read_json import span_json
from graph.model import Document
from graph.trace import (
    Carrier,
    Drift,
    Evidence,
    First,
    Independence,
    LedgerEntry,
    Origin,
    QuotationCheck,
    Quoted,
    Relative,
    Step,
    Trace,
    Who,
)
from graph.wording import Run

JsonObject = dict[str, Any]


def trace_json(trace: Trace) -> JsonObject:
    """A trace as one object of the contract."""
    claim = trace.claim
    return {
        "query": trace.query,
        "claim": None if claim is None else {"id": claim.id, "text": claim.text, "family": claim.family},
        "alternatives": [
            {"id": other.claim.id, "text": other.claim.text, "score": other.score} for other in trace.alternatives
        ],
        "carriers": [_carrier(carrier) for carrier in trace.carriers],
        "origins": _origins(trace.origins),
        "family": [_relative(relative) for relative in trace.family],
        "independent_origins": _independence(trace.independence),
        "figures": [_figure(entry) for entry in trace.figures],
        "copies": [{"from": copy.original, "to": copy.copy, "credited": copy.credited} for copy in trace.copies],
        "circles": [
            {
                "kind": circle.kind,
                "documents": list(circle.documents),
                "path": list(circle.path),
                "reason": circle.reason,
            }
            for circle in trace.circles
        ],
        "unknown": list(trace.unknown),
        "nearest": [
            {**evidence_json(Quoted(passage.document, passage.passage)), "voice": passage.voice}
            for passage in trace.nearest
        ],
        "first": _first(trace.first),
        "drift": [_drift(drift) for drift in trace.drift],
        "quotations": [_quotation(check) for check in trace.quotations],
    }


def evidence_json(evidence: Evidence) -> JsonObject:
    """A span of a document, or a field of what is known about it."""
    if isinstance(evidence, Quoted):
        return {"document": evidence.document, **(span_json(evidence.span) or {})}
    return {"document": evidence.document, "field": evidence.field, "value": evidence.value}


def _carrier(carrier: Carrier) -> JsonObject:
    attribution = carrier.attribution
    return {
        "document": _document(carrier.document),
        "attribution": None if attribution is None else attribution.id,
        "chain": [_step(step) for step in carrier.chain],
        "origins": list(carrier.origins),
        "content": [span_json(span) for span in carrier.content],
        "polarity": "asserted" if attribution is None else attribution.polarity,
        "modality": "certain" if attribution is None else attribution.modality,
    }


def _document(document: Document) -> JsonObject:
    return {
        "id": document.id,
        "title": document.title,
        "outlet": document.outlet,
        "url": document.url,
        "published": document.published,
    }


def _step(step: Step) -> JsonObject:
    return {
        "source": _who(step.source),
        "role": step.role,
        "hop": step.hop,
        "held": step.held,
        "evidence": evidence_json(step.evidence),
    }


def _who(who: Who) -> JsonObject:
    return {"id": who.id, "name": who.name, "source_type": who.source_type}


def _origins(origins: Iterable[Origin]) -> list[JsonObject]:
    return [
        {"id": origin.id, "name": origin.name, "source_type": origin.source_type, "status": origin.status}
        for origin in origins
    ]


def _relative(relative: Relative) -> JsonObject:
    return {
        "claim": relative.claim.id,
        "text": relative.claim.text,
        "figures": [_figure(entry) for entry in relative.figures],
        "origins": _origins(relative.origins),
        "independent_origins": _independence(relative.independence),
    }


def _independence(independence: Independence) -> JsonObject:
    return {
        "at_least": independence.at_least,
        "at_most": independence.at_most,
        "groups": [{"documents": list(group.documents), "reason": group.reason} for group in independence.groups],
    }


def _figure(entry: LedgerEntry) -> JsonObject:
    return {
        "value": _number(entry.value),
        "high": None if entry.high is None else _number(entry.high),
        "comparator": entry.comparator,
        "counted": entry.counted,
        "period": entry.period,
        "source": _who(entry.source),
        "class": entry.class_,
        "compared_to": entry.compared_to,
        "evidence": evidence_json(entry.evidence),
        "reason": entry.reason,
    }


def _number(value: float) -> float:
    return int(value) if value.is_integer() else value


def _first(first: First | None) -> JsonObject | None:
    if first is None:
        return None
    documents = [
        {
            "document": one.document,
            "claimed": one.claimed,
            "earliest": one.earliest,
            "latest": one.latest,
            "zone": one.zone,
        }
        for one in first.documents
    ]
    return {"documents": documents, "reason": first.reason}


def _drift(drift: Drift) -> JsonObject:
    return {
        "kind": drift.kind,
        "hop": drift.hop,
        "from": drift.from_document,
        "to": drift.to_document,
        "evidence_from": evidence_json(drift.evidence[0]),
        "evidence": evidence_json(drift.evidence[1]),
        "diff": _runs(drift.diff),
        "reason": drift.reason,
    }


def _quotation(check: QuotationCheck) -> JsonObject:
    found = None if check.found is None else Quoted(check.original, check.found)
    return {
        "printed": evidence_json(Quoted(check.document, check.printed)),
        "original": check.original,
        "found": None if found is None else evidence_json(found),
        "verdict": check.verdict,
        "diff": _runs(check.diff),
        "reason": check.reason,
    }


def _runs(runs: Iterable[Run]) -> list[JsonObject]:
    return [{"change": run.change, "text": run.text} for run in runs]
