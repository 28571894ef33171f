"""The shapes of what the API takes and gives, for OpenAPI. Answers are made by `api.views` and `graph.exchange`;
tests hold every answer against these models, which allow no key that is not written here."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from graph.model import Certainty, Comparator, Kind, Modality, Polarity, SourceType, Stance
from graph.store.port import Voice
from graph.trace import CircleKind, DriftKind, FigureClass, Hop, Role, Status, Verdict, Zone
from graph.wording import Change


class Shape(BaseModel):
    model_config = ConfigDict(extra="forbid")


# -- reading -------------------------------------------------------------------------------------------------------


class Text(Shape):
    """A text to be read, and what is known of it."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "text": "Selon l'agence Boréale, un témoin a déclaré que « le pont a tremblé ».",
                    "outlet": "Le Courrier de Valdor",
                    "published": "2023-11-17",
                    "language": "fr",
                }
            ]
        },
    )

    text: str = Field(min_length=1, description="The text. Front matter at its beginning is read as in a file.")
    title: str | None = Field(None, description="Where it is not the beginning of the text.")
    outlet: str | None = Field(None, description="Who published it.")
    url: str | None = Field(None, description="Its full address.")
    published: str | None = Field(None, description="When it was published: ISO 8601.")
    modified: str | None = Field(None, description="When it was changed last: ISO 8601.")
    byline: str | None = Field(None, description="Who signed it.")
    language: str | None = Field(None, description="A language tag; detected where it is not said.")
    beliefs: bool = Field(False, description="Also beliefs, wishes and intentions that nobody put into words.")


class Span(Shape):
    """Words of a text: offsets in code points, the end exclusive."""

    start: int
    end: int
    text: str
    in_: Literal["title"] | None = Field(None, alias="in", description="Where they lie in a separate title.")


class Conduit(Span):
    """An outlet or agency that a statement came through."""

    name: str


class Days(Shape):
    """The days, first and last both included, within which something was said."""

    from_: str = Field(alias="from", description="ISO 8601 date.")
    to: str = Field(description="ISO 8601 date.")
    certainty: Certainty


class StatedFigure(Span):
    """A number in a content: its value or, of a range, its low and high end."""

    value: float | None = None
    low: float | None = None
    high: float | None = None
    comparator: Comparator
    counted: str | None
    unit: str | None
    period: str | None


class Attribution(Shape):
    """One source–cue–content relation."""

    id: str
    kind: Kind
    source: Span | None
    cue: Span | None
    content: list[Span]
    addressee: Span | None
    medium: Span | None
    when: Span | None
    source_type: SourceType
    polarity: Polarity
    modality: Modality
    referent: str | None
    parent: str | None
    conduits: list[Conduit] = Field(description="Outermost first.")
    confidence: float = Field(ge=0, le=1)
    method: str = Field(description="The rule that found it.")
    stance: Stance = Field(description="How the cue puts the content.")
    anonymity_reason: Span | None = Field(description="Why, or on what condition, the source is not named.")
    speaks_for: Span | None = Field(description="For whom a spokesperson speaks.")
    when_interval: Days | None = Field(description="The days that `when` means.")
    figures: list[StatedFigure] = Field(description="The figures of the content.")


class BriefDocument(Shape):
    id: str
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None


class Document(BriefDocument):
    revision: str
    language: str | None
    modified: str | None
    byline: str | None
    links: list[str] | None = None
    text: str | None = None


class Reading(Shape):
    """What `sourcier read` prints for a document (docs/read-json.md)."""

    path: str | None
    document: Document
    attributions: list[Attribution]


# -- what is held ----------------------------------------------------------------------------------------------------


class Statement(Shape):
    """An attribution with where it stands and the claim it is part of."""

    claim: str
    document: BriefDocument
    attribution: Attribution


class HeldAttribution(Attribution):
    rejected: bool = Field(description="Whether a person decided that it is none.")


class HeldDocument(Shape):
    document: Document
    attributions: list[HeldAttribution]


class Source(Shape):
    id: str
    name: str
    source_type: SourceType
    named: bool
    aliases: list[str]


class SourceEntry(Source):
    attributions: int
    documents: int


class SourceSaid(Shape):
    source: Source
    statements: list[Statement] = Field(description="In time order.")


class RelatedClaim(Shape):
    id: str
    text: str


class Claim(Shape):
    id: str
    text: str
    family: str
    members: list[str] = Field(description="The attributions that express it.")
    statements: list[Statement] = Field(description="In time order.")
    relatives: list[RelatedClaim] = Field(description="Claims that differ in figure, scope or period only.")


class Passage(Span):
    document: str


class Hit(Shape):
    id: str | None = Field(description="The attribution, which a trace accepts; null in the outlet's own voice.")
    claim: str | None
    voice: Voice
    score: float
    passage: Passage
    document: BriefDocument


class Stats(Shape):
    documents: int
    attributions: int
    sources: int
    unnamed_sources: int
    claims: int
    outlets: int
    languages: dict[str, int]
    first_published: str | None
    last_published: str | None


# -- the trace -------------------------------------------------------------------------------------------------------


class ClaimName(Shape):
    id: str
    text: str
    family: str


class Who(Shape):
    id: str | None
    name: str
    source_type: SourceType


class Evidence(Shape):
    """A span of a document, or a field of what is known about it."""

    document: str
    start: int | None = None
    end: int | None = None
    text: str | None = None
    in_: Literal["title"] | None = Field(None, alias="in")
    field: str | None = None
    value: str | None = None


class Step(Shape):
    source: Who
    role: Role
    hop: Hop
    held: bool | None
    evidence: Evidence


class Carrier(Shape):
    document: BriefDocument
    attribution: str | None
    chain: list[Step]
    origins: list[str]
    content: list[Span]
    polarity: Polarity
    modality: Modality


class Origin(Shape):
    id: str
    name: str
    source_type: SourceType
    status: Status


class Group(Shape):
    documents: list[str]
    reason: str


class Independence(Shape):
    at_least: int
    at_most: int
    groups: list[Group]


class Figure(Shape):
    value: float
    high: float | None = Field(description="The upper end of a range.")
    comparator: Comparator
    counted: str | None
    period: str | None
    source: Who
    class_: FigureClass = Field(alias="class")
    compared_to: int | None = Field(description="The index of the figure that the class is relative to.")
    evidence: Evidence
    reason: str


class Relative(Shape):
    claim: str
    text: str
    figures: list[Figure]
    origins: list[Origin]
    independent_origins: Independence


class Copy(Shape):
    from_: str = Field(alias="from")
    to: str
    credited: bool


class Circle(Shape):
    kind: CircleKind
    documents: list[str]
    path: list[str]
    reason: str


class Maybe(Shape):
    document: str
    claimed: str | None
    earliest: str | None
    latest: str | None
    zone: Zone


class First(Shape):
    documents: list[Maybe]
    reason: str


class Run(Shape):
    change: Change
    text: str


class Drift(Shape):
    kind: DriftKind
    hop: Hop
    from_: str = Field(alias="from")
    to: str
    evidence_from: Evidence
    evidence: Evidence
    diff: list[Run]
    reason: str


class Quotation(Shape):
    printed: Evidence
    original: str
    found: Evidence | None
    verdict: Verdict
    diff: list[Run]
    reason: str


class Alternative(Shape):
    id: str
    text: str
    score: float


class Nearest(Evidence):
    voice: Voice


class Trace(Shape):
    """What `sourcier trace --format json` prints (docs/trace-json.md)."""

    query: str
    claim: ClaimName | None
    alternatives: list[Alternative]
    carriers: list[Carrier]
    origins: list[Origin]
    family: list[Relative]
    independent_origins: Independence
    figures: list[Figure]
    copies: list[Copy]
    circles: list[Circle]
    unknown: list[str]
    nearest: list[Nearest]
    first: First | None
    drift: list[Drift]
    quotations: list[Quotation]


# -- problems --------------------------------------------------------------------------------------------------------


class Fault(Shape):
    pointer: str
    detail: str


class Problem(BaseModel):
    """Problem details (RFC 9457)."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "type": "about:blank",
                    "title": "Not Found",
                    "status": 404,
                    "detail": "no document doc_0 is held",
                    "instance": "/api/v1/documents/doc_0",
                }
            ]
        }
    )

    type: str
    title: str
    status: int
    detail: str
    instance: str | None = None
    errors: list[Fault] | None = None
