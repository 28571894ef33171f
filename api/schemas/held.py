"""What the store holds: documents, sources, claims, passages."""

from pydantic import Field

from api.schemas.reading import Attribution, BriefDocument, Document, Span
from api.schemas.shape import Shape
from api.schemas.tracing import Origin
from graph.model import SourceType
from graph.store.port import Voice
from graph.trace import CircleKind


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


class Interval(Shape):
    """How many of the origins are independent."""

    at_least: int
    at_most: int


class CirclePath(Shape):
    kind: CircleKind
    documents: list[str]
    path: list[str] = Field(description="The names of the outlets along the shortest witness.")


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
    origins: list[Origin] = Field(description="Where its chains end.")
    independent_origins: Interval
    circles: list[CirclePath]


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
