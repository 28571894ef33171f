"""A person's decision as it is recorded. How decisions override the machine is `graph.judgements`."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal, Self

from graph.errors import InvalidValue
from graph.ids import digest
from graph.spans import check_one_of

Verdict = Literal["same", "different", "unsure", "accepted", "rejected"]
About = Literal["sources", "claims", "attribution"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A person's recorded decision on two mentions' sources or two attributions' claims (same, different, unsure) or
    on one attribution (accepted, rejected): who decided, when (ISO 8601 with its offset), and why.

    A mention is named by its attribution's id, a conduit's by that id with ":" and its number, an outlet's own by its
    document's id.
    """

    id: str
    about: About
    verdict: Verdict
    subjects: tuple[str, ...]
    who: str
    when: str
    why: str = ""

    def __post_init__(self) -> None:
        check_one_of("verdict", self.verdict, Verdict)
        check_one_of("about", self.about, About)
        wanted = 1 if self.verdict in ("accepted", "rejected") else 2
        if (wanted == 1) != (self.about == "attribution"):
            raise InvalidValue(f"{self.verdict!r} is no verdict about {self.about}")
        if len(self.subjects) != wanted or len(set(self.subjects)) != wanted:
            raise InvalidValue(f"a judgement {self.verdict!r} names {wanted} subject(s)")
        if not self.who.strip():
            raise InvalidValue("a judgement names who made it")

    @classmethod
    def of(
        cls, *, about: About, verdict: Verdict, subjects: Collection[str], who: str, when: str, why: str = ""
    ) -> Self:
        """The judgement with its id, its subjects sorted. Raises InvalidValue."""
        named = tuple(sorted(subjects))
        id_ = digest("jdg", [about, verdict, *named, who, when, why])
        return cls(id=id_, about=about, verdict=verdict, subjects=named, who=who, when=when, why=why)
