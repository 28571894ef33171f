"""Where words stand: the one value that every find of the graph leads back to."""

from dataclasses import dataclass
from typing import Literal, get_args

from graph.errors import InvalidValue

Field = Literal["text", "title"]


def check_one_of(name: str, value: str, allowed: object) -> None:
    """Raise InvalidValue where the value is none of a `Literal`'s."""
    if value not in get_args(allowed):
        raise InvalidValue(f"{name} is {value!r}; it must be one of {', '.join(get_args(allowed))}")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A piece of a document's words: code points `start` to `end` (exclusive) of its text or separate title."""

    start: int
    end: int
    text: str
    field: Field = "text"

    def __post_init__(self) -> None:
        check_one_of("a span's field", self.field, Field)
        if not 0 <= self.start < self.end:
            raise InvalidValue(f"a span must have 0 ≤ start < end; this one has {self.start} and {self.end}")
        if len(self.text) != self.end - self.start:
            raise InvalidValue(f"span {self.start}-{self.end} does not have the length of its text {self.text!r}")

    def overlaps(self, other: "Span") -> bool:
        return self.field == other.field and self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        return self.field == other.field and self.start <= other.start and other.end <= self.end
