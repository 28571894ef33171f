"""What people decide, and what is worth deciding."""

from pydantic import ConfigDict, Field

from api.schemas.shape import Shape
from graph.model import About, Verdict
from graph.review import ReviewKind


class Decision(Shape):
    """A decision to be recorded."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "about": "sources",
                    "verdict": "same",
                    "subjects": ["Jean Orsel", "att_0123456789abcdef"],
                    "who": "Ana",
                    "why": "the desk knows",
                }
            ]
        },
    )

    about: About
    verdict: Verdict
    subjects: list[str] = Field(
        min_length=1, max_length=2, description="Two, as `sourcier judge` takes them; of an attribution its id alone."
    )
    who: str = Field(min_length=1, max_length=200, description="Who decides.")
    why: str = Field("", max_length=5_000, description="The reason.")


class Undoing(Shape):
    """An undoing to be recorded."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"who": "Ana"}]})

    id: str | None = Field(None, description="The judgement's; by default that of the latest in force.")
    who: str = Field(min_length=1, max_length=200, description="Who undoes it.")


class Judged(Shape):
    id: str = Field(description="The judgement's.")
    subjects: list[str] = Field(description="The mentions or attributions that it names.")
    overrides: list[str] = Field(description="The judgements in force that said otherwise of the same.")


class Undone(Shape):
    id: str = Field(description="The judgement that is undone.")


class LogEntry(Shape):
    """A line of the log: a judgement or, where `undoes` names one, its undoing."""

    id: str | None
    undoes: str | None
    about: About | None
    verdict: Verdict | None
    subjects: list[str]
    who: str
    when: str
    why: str
    in_force: bool


class Side(Shape):
    """A source (by `source_id` and `name`) or a claim (by `claim_id` and `text`)."""

    mention: str = Field(description="The id by which it is judged.")
    source_id: str | None = None
    name: str | None = None
    claim_id: str | None = None
    text: str | None = None


class Candidate(Shape):
    kind: ReviewKind
    score: float = Field(ge=0, le=1)
    criteria: list[str] = Field(description="What speaks for it, the strongest first.")
    left: Side
    right: Side
