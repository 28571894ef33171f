"""The JSON of `sourcier read`, out and back in: one object a document (docs/read-json.md is the contract)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

from graph.errors import InvalidValue
from graph.model import Attribution, Conduit, Document, Field, Figure, Span, WhenInterval, check_parents

JsonObject = dict[str, Any]


def span_json(span: Span | None) -> JsonObject | None:
    if span is None:
        return None
    value: JsonObject = {"start": span.start, "end": span.end, "text": span.text}
    if span.field == "title":
        value["in"] = "title"
    return value


def document_json(document: Document, *, with_text: bool = False) -> JsonObject:
    value: JsonObject = {
        "id": document.id,
        "revision": document.revision,
        "title": document.title,
        "language": document.language,
        "outlet": document.outlet,
        "url": document.url,
        "published": document.published,
        "modified": document.modified,
        "byline": document.byline,
    }
    if document.links:
        value["links"] = list(document.links)
    if with_text:
        value["text"] = document.text
    return value


def attribution_json(attribution: Attribution) -> JsonObject:
    return {
        "id": attribution.id,
        "kind": attribution.kind,
        "source": span_json(attribution.source),
        "cue": span_json(attribution.cue),
        "content": [span_json(span) for span in attribution.content],
        "addressee": span_json(attribution.addressee),
        "medium": span_json(attribution.medium),
        "when": span_json(attribution.when),
        "source_type": attribution.source_type,
        "polarity": attribution.polarity,
        "modality": attribution.modality,
        "referent": attribution.referent,
        "parent": attribution.parent,
        "conduits": [{**(span_json(c.span) or {}), "name": c.name} for c in attribution.conduits],
        "confidence": attribution.confidence,
        "method": attribution.method,
        "stance": attribution.stance,
        "anonymity_reason": span_json(attribution.anonymity_reason),
        "speaks_for": span_json(attribution.speaks_for),
        "when_interval": interval_json(attribution.when_interval),
        "figures": [figure_json(figure) for figure in attribution.figures],
    }


def interval_json(interval: WhenInterval | None) -> JsonObject | None:
    if interval is None:
        return None
    return {"from": interval.first, "to": interval.last, "certainty": interval.certainty}


def figure_json(figure: Figure) -> JsonObject:
    """A figure: its `value` or, of a range, `low` and `high`."""
    value = {"value": figure.value} if figure.high is None else {"low": figure.value, "high": figure.high}
    return {
        **value,
        "comparator": figure.comparator,
        "counted": figure.counted,
        "unit": figure.unit,
        "period": figure.period,
        **(span_json(figure.span) or {}),
    }


def reading_json(
    path: str | None,
    document: Document,
    attributions: Iterable[Attribution],
    *,
    with_text: bool = False,
) -> JsonObject:
    """One object of `sourcier read`: the path as given, the document, its attributions in text order."""
    return {
        "path": path,
        "document": document_json(document, with_text=with_text),
        "attributions": [attribution_json(attribution) for attribution in attributions],
    }


def attributions_from_json(document: Document, values: Sequence[Mapping[str, Any]]) -> tuple[Attribution, ...]:
    """The attributions of one `read` object, checked against the document's words.

    Their ids are made afresh from the spans, parents following. Raises InvalidValue with the place of the fault.
    """
    made: list[Attribution] = []
    new_id: dict[str, str] = {}
    for index, value in enumerate(values):
        try:
            attribution = _attribution(document, value)
        except KeyError as error:
            raise InvalidValue(f"attributions[{index}]: it has no {error}") from error
        except (TypeError, AttributeError, ValueError) as error:
            raise InvalidValue(f"attributions[{index}]: {error}") from error
        given = value.get("id")
        new_id[str(given) if given is not None else attribution.id] = attribution.id
        made.append(attribution)
    linked = tuple(
        _with_parent(attribution, value.get("parent"), new_id) for attribution, value in zip(made, values, strict=True)
    )
    check_parents(linked)
    return linked


def _span(value: Mapping[str, Any] | None) -> Span | None:
    if value is None:
        return None
    field = cast("Field", value.get("in", "text"))
    return Span(int(value["start"]), int(value["end"]), str(value["text"]), field)


def _attribution(document: Document, value: Mapping[str, Any]) -> Attribution:
    content = [span for part in value["content"] if (span := _span(part)) is not None]
    conduits = [
        Conduit(span, str(part["name"])) for part in value.get("conduits") or () if (span := _span(part)) is not None
    ]
    return Attribution.of(
        document,
        kind=value["kind"],
        content=content,
        source=_span(value.get("source")),
        cue=_span(value.get("cue")),
        addressee=_span(value.get("addressee")),
        medium=_span(value.get("medium")),
        when=_span(value.get("when")),
        source_type=value.get("source_type", "none"),
        polarity=value.get("polarity", "asserted"),
        modality=value.get("modality", "certain"),
        referent=_words("referent", value.get("referent")),
        conduits=conduits,
        confidence=float(value.get("confidence", 1.0)),
        method=str(value.get("method", "")),
        stance=value.get("stance", "neutral"),
        anonymity_reason=_span(value.get("anonymity_reason")),
        speaks_for=_span(value.get("speaks_for")),
        when_interval=interval_from_json(value.get("when_interval")),
        figures=[figure_from_json(figure) for figure in value.get("figures") or ()],
    )


def interval_from_json(value: Mapping[str, Any] | None) -> WhenInterval | None:
    if value is None:
        return None
    return WhenInterval(str(value["from"]), str(value["to"]), value["certainty"])


def figure_from_json(value: Mapping[str, Any]) -> Figure:
    span = _span(value)
    if span is None:
        raise InvalidValue("a figure has no place")
    return Figure(
        value=float(value["low"] if "low" in value else value["value"]),
        high=float(value["high"]) if "low" in value else None,
        comparator=value.get("comparator", "exactly"),
        counted=_words("counted", value.get("counted")),
        unit=_words("unit", value.get("unit")),
        period=_words("period", value.get("period")),
        span=span,
    )


def _words(name: str, value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    raise InvalidValue(f"{name} is {value!r}; it must be a string or null")


def _with_parent(attribution: Attribution, parent: object, new_id: Mapping[str, str]) -> Attribution:
    if parent is None:
        return attribution
    if str(parent) not in new_id:
        raise InvalidValue(f"the parent {parent!r} is not among this document's attributions")
    return replace(attribution, parent=new_id[str(parent)])
