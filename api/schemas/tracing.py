"""The trace (docs/trace-json.md)."""

from typing import Literal

from pydantic import Field

from api.schemas.reading import BriefDocument, Span
from api.schemas.shape import Shape
from graph.model import Comparator, Modality, Polarity, SourceType
from graph.store.port import Voice
from graph.trace import CircleKind, DriftKind, FigureClass, Hop, Role, Status, Verdict, Zone
from graph.wording import Change


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
