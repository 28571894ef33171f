"""A find: an attribution as a rule sees it, in offsets, before referents and nesting are known."""

from dataclasses import dataclass, field

Offsets = tuple[int, int]
WIRE_CREDIT = ".wire_credit"  # how the method of an agency's credit ends


@dataclass(slots=True)
class Find:
    """Offsets are code points of the field read. `governor` is the find whose speaker a null source takes;
    `inherits` says that a null source has a speaker at all (an impersonal "il a été annoncé" has none); `spoken`, that
    the content is quoted by its place alone, without marks (a dialogue, an interview, a signed block)."""

    method: str
    content: list[Offsets]
    source: Offsets | None = None
    cue: Offsets | None = None
    addressee: Offsets | None = None
    medium: Offsets | None = None
    when: Offsets | None = None
    lemma: str = ""
    polarity: str = "asserted"
    hedged: bool = False
    confidence: float = 0.8
    governor: "Find | None" = None
    inherits: bool = False
    antecedent: Offsets | None = None
    paragraph: int = 0
    depth: int = 0
    spoken: bool = False
    parent: "Find | None" = None
    referent: str | None = None
    source_type: str = "none"
    field: str = field(default="text")

    @property
    def start(self) -> int:
        return min(start for start, _ in self._places())

    def _places(self) -> list[Offsets]:
        return [place for place in (self.source, self.cue, *self.content) if place is not None]

    def covers(self, place: Offsets) -> bool:
        """Whether one part of the content holds this place."""
        return any(start <= place[0] and place[1] <= end for start, end in self.content)
