"""A document as it is planted: its text grows with its attributions, and the truth about each is kept beside."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bench.newsroom.markup import Said, Spans, Writing
from bench.newsroom.names import Outlet

Json = dict[str, Any]


@dataclass(slots=True)
class Planted:
    """A document, its attributions, and the claims that it states in its own voice."""

    url: str
    outlet: Outlet
    published: datetime
    language: str
    title: str
    byline: str | None = None
    writing: Writing = field(default_factory=Writing)
    own_voice: list[str] = field(default_factory=list)
    outlet_as_named: str = ""

    def ingest_json(self) -> Json:
        """The line that `sourcier ingest` reads."""
        return {
            "url": self.url,
            "outlet": self.outlet_as_named or self.outlet.name.by(self.language),
            "published": self.published.isoformat(),
            "title": self.title,
            "byline": self.byline,
            "text": self.writing.text,
            "language": self.language,
        }

    def gold_json(self) -> Json:
        """The same with its attributions, as `sourcier read --with-text` prints them."""
        said = [self._attribution(index, one) for index, one in enumerate(self.writing.said)]
        return {"document": self.ingest_json(), "attributions": said}

    def truth_json(self) -> Json:
        """The document's line of the truth, in the shape of the export."""
        attributions = [
            {
                "source": self._first(one, "source"),
                "content": self._spans(one, "content"),
                "source_type": one.source_type,
                "source_id": one.source,
                "claim_id": one.claim,
                "chain": list(one.chain),
            }
            for one in self.writing.said
        ]
        return {
            "type": "document",
            "id": self.url,
            "url": self.url,
            "outlet": self.outlet.name.key,
            "published": self.published.isoformat(),
            "attributions": attributions,
            "own_voice": self.own_voice,
        }

    def _attribution(self, index: int, one: Said) -> Json:
        value: Json = {
            "id": f"a{index}",
            "kind": one.kind,
            **{role: self._first(one, role) for role in ("source", "cue", "addressee", "medium")},
            "content": self._spans(one, "content"),
            "source_type": one.source_type,
            "polarity": one.polarity,
            "modality": one.modality,
            "referent": one.referent,
            "parent": None if one.parent is None else f"a{one.parent}",
            "confidence": 1.0,
            "method": "planted",
        }
        places = [*one.roles.get("conduit", ())]
        if one.parent is not None:
            places = [*self.writing.said[one.parent].roles.get("source", ()), *places]
        value["conduits"] = [{**self._span(*place), "name": self.writing.text[slice(*place)]} for place in places]
        return value

    def _span(self, start: int, end: int) -> Json:
        return {"start": start, "end": end, "text": self.writing.text[start:end]}

    def _spans(self, one: Said, role: str) -> list[Json]:
        return [self._span(start, end) for start, end in one.roles.get(role, ())]

    def _first(self, one: Said, role: str) -> Json | None:
        found = self._spans(one, role)
        return found[0] if found else None


def roles(spans: Spans, which: str) -> dict[str, list[tuple[int, int]]]:
    """The roles of one attribution of a sentence: `which` is "" for the inner one, "p" for its parent."""
    return {role: places for (whose, role), places in spans.items() if whose == which}


@dataclass(slots=True)
class ClaimTruth:
    """What is planted about a claim: who carries it, where it ends for each carrier, and its circles."""

    key: str
    family: str
    text: str
    carriers: list[str] = field(default_factory=list)
    ends: dict[tuple[str, ...], tuple[str | None, str]] = field(default_factory=dict)
    circles: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)

    def carried(self, url: str, end: tuple[str, ...] | None, origin: tuple[str | None, str] | None = None) -> None:
        """A carrier; `end` is what makes its origin the same as another's, None for one that denies the claim."""
        if url not in self.carriers:
            self.carriers.append(url)
        if end is not None and origin is not None:
            self.ends.setdefault(end, origin)

    def json(self) -> Json:
        """Its line. By DESIGN's counting: at most the distinct origins; at least the named ones, else one."""
        named = {source for source, status in self.ends.values() if status in ("named", "document")}
        return {
            "type": "claim",
            "id": self.key,
            "text": self.text,
            "family": self.family,
            "carriers": sorted(self.carriers),
            "origins": [{"source_id": source, "status": status} for source, status in self.ends.values()],
            "independent_origins": {
                "at_least": len(named) or min(1, len(self.ends)),
                "at_most": len(self.ends),
            },
            "circles": [{"kind": kind, "documents": list(documents)} for kind, documents in self.circles],
        }


def sources_json(names: Mapping[str, tuple[str, str]]) -> list[Json]:
    """The lines of the sources: key → (name, type)."""
    return [
        {"type": "source", "id": key, "name": name, "source_type": kind} for key, (name, kind) in sorted(names.items())
    ]
