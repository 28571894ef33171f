"""What an attribution says besides who, how and what: how the reporter takes it, when it was said, its figures."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from graph.errors import InvalidValue
from graph.spans import Span, check_one_of

Stance = Literal[
    "neutral",
    "affirm",
    "admit",
    "distance",
    "accuse",
    "promise",
    "warn",
    "ask",
    "deny",
    "belief",
]
Certainty = Literal["exact", "relative_to_publication", "approximate"]
Comparator = Literal["exactly", "about", "at_least", "at_most", "more_than", "less_than"]


@dataclass(frozen=True, slots=True)
class WhenInterval:
    """The days, first and last both included (ISO 8601 dates), within which something was said.

    `certainty`: `exact` where the words give the year themselves, `relative_to_publication` where the day or the
    year is counted from the day of publication ("hier", "on Friday", "le 12 mars"), `approximate` where the words
    are vague ("début mars", "a few days ago") or count from another moment of the text ("two days earlier").
    """

    first: str
    last: str
    certainty: Certainty

    def __post_init__(self) -> None:
        check_one_of("certainty", self.certainty, Certainty)
        try:
            backwards = date.fromisoformat(self.first) > date.fromisoformat(self.last)
        except ValueError as error:
            raise InvalidValue(f"an interval is from one ISO date to another: {error}") from error
        if backwards:
            raise InvalidValue(f"an interval runs from {self.first} back to {self.last}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number in a content: `value` in units of one (61; 2_300_000), what is `counted` as the text has it
    ("attaques"), the `period` as the text has it ("en un mois"), and the `span` of the figure's own words.

    Of a range ("de 20 à 30 morts") `value` is the lower end and `high` the upper one. `unit` is a unit of measure,
    a currency or "%", as the text has it; figures that are compared have theirs in `counted`.
    """

    value: float
    comparator: Comparator
    counted: str | None
    period: str | None
    span: Span
    high: float | None = None
    unit: str | None = None

    def __post_init__(self) -> None:
        check_one_of("comparator", self.comparator, Comparator)
        if self.high is not None and self.high < self.value:
            raise InvalidValue(f"a range runs from {self.value} down to {self.high}")
