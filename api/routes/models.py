"""What the API takes and gives, as OpenAPI shows it. Keys are added later, never changed."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from graph.model import Kind, Modality, Polarity, SourceType


class _Model(BaseModel):
    model_config = ConfigDict(extra="allow", populate_by_name=True)


class SpanModel(_Model):
    """Code points `start` to `end` (exclusive) of the text, or of the separate title where `in` says so."""

    start: int
    end: int
    text: str


class ConduitModel(SpanModel):
    name: str


class DocumentModel(_Model):
    id: str
    title: str | None = None
    language: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None


class AttributionModel(_Model):
    id: str
    kind: Kind
    source: SpanModel | None
    cue: SpanModel | None
    content: list[SpanModel]
    addressee: SpanModel | None
    medium: SpanModel | None
    when: SpanModel | None
    source_type: SourceType
    polarity: Polarity
    modality: Modality
    referent: str | None
    parent: str | None
    conduits: list[ConduitModel]
    confidence: Annotated[float, Field(ge=0, le=1)]
    method: str


class ReadingModel(_Model):
    """The object of `sourcier read`."""

    path: str | None = None
    document: DocumentModel
    attributions: list[AttributionModel]


class TextModel(BaseModel):
    """A text to be read, with what is known of it."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "text": "Un responsable a déclaré à Radio Lisane que le port rouvrirait lundi.",
                    "language": "fr",
                    "outlet": "Le Courrier de Valdor",
                }
            ]
        },
    )

    text: Annotated[str, Field(min_length=1)]
    title: str | None = None
    language: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    byline: str | None = None


class SourceModel(_Model):
    id: str
    name: str
    source_type: SourceType
    named: bool
    aliases: list[str]


class SourceEntryModel(SourceModel):
    attributions: int
    documents: int


class StatementModel(_Model):
    claim: str
    document: DocumentModel
    attribution: AttributionModel


class SaidModel(_Model):
    source: SourceModel
    statements: list[StatementModel]


class RelativeModel(_Model):
    id: str
    text: str


class ClaimModel(_Model):
    id: str
    text: str
    family: str
    members: list[str]
    statements: list[StatementModel]
    relatives: list[RelativeModel]


class PassageModel(SpanModel):
    document: str


class HitModel(_Model):
    id: str | None
    claim: str | None
    voice: Literal["attributed", "own_voice"]
    score: float
    passage: PassageModel
    document: DocumentModel


class StatsModel(_Model):
    documents: int
    attributions: int
    sources: int
    unnamed_sources: int
    claims: int
    outlets: int
    languages: dict[str, int]
    first_published: str | None
    last_published: str | None


class ClaimHead(_Model):
    id: str
    text: str
    family: str


class TraceModel(_Model):
    """The object of `sourcier trace`; docs/trace-json.md is its contract."""

    query: str
    claim: ClaimHead | None
    alternatives: list[dict[str, Any]]
    carriers: list[dict[str, Any]]
    origins: list[dict[str, Any]]
    family: list[dict[str, Any]]
    independent_origins: dict[str, Any]
    figures: list[dict[str, Any]]
    copies: list[dict[str, Any]]
    circles: list[dict[str, Any]]
    unknown: list[str]
