"""What the newsroom's questions answer."""

from typing import Literal

from pydantic import Field

from api.schemas.held import CirclePath, Interval, Source
from api.schemas.reading import BriefDocument
from api.schemas.shape import Shape
from api.schemas.tracing import ClaimName, Origin
from graph.model import Polarity, SourceType


class Shares(Shape):
    """Attributions counted, and which shares of them (0–1) are direct, mixed, indirect, of unnamed sources."""

    attributions: int
    direct: float
    mixed: float
    indirect: float
    unnamed: float


class OutletEntry(Shares):
    id: str
    name: str
    source_type: SourceType
    documents: int
    quoting_documents: int = Field(description="Those with any attribution.")
    sources: int = Field(description="How many different named sources.")


class OutletName(Shape):
    id: str
    name: str


class Quoting(Shares):
    """A cell of outlet × source."""

    outlet: OutletName
    source: Source | None = Field(description="Null for unnamed sources and nobody, counted together and not joined.")
    documents: int
    relayed: int = Field(description="Attributions that came through the source.")


class Outlet(Shape):
    outlet: Source
    held: OutletEntry | None
    relies_on: list[Quoting]
    quoted_by: list[Quoting]


class ClaimEntry(Shape):
    """A claim of a list. Where claims are asked for that stand in a certain way, also with where it comes from."""

    id: str
    text: str
    family: str
    documents: int
    outlets: int
    first_published: str | None
    last_published: str | None
    origins: list[Origin] | None = None
    independent_origins: Interval | None = None
    circles: list[CirclePath] | None = None


class CircleEntry(CirclePath):
    claim: ClaimName


class Said(Shape):
    attribution: str
    claim: str
    content: str
    polarity: Polarity
    document: BriefDocument


class Contradiction(Shape):
    """Two statements of one source that do not go together: the earlier one first."""

    kind: Literal["polarity", "figure"]
    first: Said
    second: Said
