"""A text, and its attributions as they are read."""

from typing import Literal

from pydantic import ConfigDict, Field

from api.schemas.shape import Shape
from graph.model import Certainty, Comparator, Kind, Modality, Polarity, SourceType, Stance


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
