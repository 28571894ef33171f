"""What a trace says: the answer to "where does this come from?", as frozen values. `graph.provenance` makes them,
`graph.exchange.trace_json` writes them."""

from dataclasses import dataclass
from typing import Literal

from graph.model import UNNAMED, Attribution, Claim, Comparator, Document, Source, SourceType, Span
from graph.reuse import Aligned
from graph.store.port import Voice
from graph.wording import Run

Hop = Literal[
    "wire_credit",
    "copy",
    "link",
    "told_to",
    "according_to",
    "direct_quote",
    "paraphrase",
    "own_voice",
    "undetermined",
]
Role = Literal["outlet", "conduit", "source"]
Status = Literal["named", "unnamed", "document", "not_held", "undetermined"]
FigureClass = Literal["same", "later_count", "other_scope", "conflict", "undetermined"]
DriftKind = Literal[
    "hedge_lost",
    "attribution_lost",
    "unnamed_made_named",
    "figure_rounded",
    "figure_changed",
    "quotation_altered",
]
Verdict = Literal["faithful", "trimmed", "altered", "not_found"]
Zone = Literal["stated", "not_stated", "no_date"]
CircleKind = Literal["citation_cycle", "false_confirmation", "late_loop"]


@dataclass(frozen=True, slots=True)
class Quoted:
    """Evidence in a document's own words."""

    document: str
    span: Span


@dataclass(frozen=True, slots=True)
class Metadata:
    """Evidence in what is known about a document: one of its fields and the value it has."""

    document: str
    field: str
    value: str | None


Evidence = Quoted | Metadata


@dataclass(frozen=True, slots=True)
class Who:
    """Whoever a step of a chain or a figure leads to. `id` is a source's, or None where nobody is recovered."""

    id: str | None
    name: str
    source_type: SourceType

    @classmethod
    def of(cls, source: Source) -> "Who":
        return cls(source.id, source.name, source.source_type)

    @property
    def unnamed(self) -> bool:
        return self.source_type in UNNAMED


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a chain: who it leads to, and how it is reached from the step before. The first step is the
    document's own outlet, whose hop is `own_voice`. `held`: whether that outlet's own document is; None for what
    publishes nothing."""

    source: Who
    role: Role
    hop: Hop
    held: bool | None
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where chains end. `id` is a source's id, or a document's where nobody is recovered; `source` is the id of the
    source that it is, None where a chain ends at nobody or in a circle."""

    id: str
    name: str
    source_type: SourceType
    status: Status
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """A document that carries the claim, by one attribution or (None) in its own voice, `content` being the words.
    Who denies a claim is no origin of it: a denied carrier has none."""

    document: Document
    attribution: Attribution | None
    content: tuple[Span, ...]
    chain: tuple[Step, ...]
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The documents whose chains end at one origin, and why they are one group."""

    documents: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Independence:
    """How many independent origins a claim has, as an interval, with a group of documents an origin."""

    at_least: int
    at_most: int
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """A figure and who says so; of a range `value` is the lower end and `high` the upper one. `class_` is relative to
    the entry at index `compared_to`; where that is None, nothing before it counts the same thing."""

    value: float
    comparator: Comparator
    counted: str | None
    period: str | None
    source: Who
    claim: str
    class_: FigureClass
    compared_to: int | None
    evidence: Quoted
    reason: str = ""
    high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Relative:
    """Another claim of the family, with its own figures, origins and independence."""

    claim: Claim
    figures: tuple[LedgerEntry, ...]
    origins: tuple[Origin, ...]
    independence: Independence


@dataclass(frozen=True, slots=True)
class Copy:
    """A document that has most of its words, or most of the other's, from another. `share` of the copy's own words
    (0–1), `evidence` the longest passage in the copy that stands in the original too; `reason` says by what the copy
    is told from the original, `passages` are all that both have, the original's side on the left."""

    original: str
    copy: str
    credited: bool
    share: float
    evidence: Span
    reason: str = ""
    passages: tuple[Aligned, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """Outlets that lean on each other. `documents` stand in the order of the witness `path`, which is one of names."""

    kind: CircleKind
    documents: tuple[str, ...]
    path: tuple[str, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """What a document made of the claim that it has from another held one, `hop` being how it has it. `evidence` is
    the words of the one it has it from and its own; `diff` makes the second of the first, and is empty where the two
    are in different languages or it is not the words that differ."""

    kind: DriftKind
    hop: Hop
    from_document: str
    to_document: str
    evidence: tuple[Quoted, Quoted]
    diff: tuple[Run, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class QuotationCheck:
    """A quotation as a document prints it against the held original. `found` is where the original has it, None
    where it has not; `diff` makes the printed words of the original's."""

    document: str
    printed: Span
    original: str
    found: Span | None
    verdict: Verdict
    diff: tuple[Run, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Maybe:
    """A document that may be the first to carry the claim: its date as claimed by the outlet, the moments (UTC, ISO
    8601, both included) that this may mean, None where it says none, and whether it states its time zone."""

    document: str
    claimed: str | None
    earliest: str | None
    latest: str | None
    zone: Zone


@dataclass(frozen=True, slots=True, kw_only=True)
class First:
    """The held documents that may be the first to carry the claim, in time order, and why it is these."""

    documents: tuple[Maybe, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another claim that the words of a query may mean."""

    claim: Claim
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearest:
    """A passage near the words of a query that no claim answers."""

    document: str
    passage: Span
    voice: Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """The whole answer. Where no claim answers the query, `claim` is None and `nearest` is what comes closest."""

    query: str
    claim: Claim | None = None
    alternatives: tuple[Alternative, ...] = ()
    carriers: tuple[Carrier, ...] = ()
    origins: tuple[Origin, ...] = ()
    family: tuple[Relative, ...] = ()
    independence: Independence = Independence(at_least=0, at_most=0, groups=())
    figures: tuple[LedgerEntry, ...] = ()
    copies: tuple[Copy, ...] = ()
    circles: tuple[Circle, ...] = ()
    unknown: tuple[str, ...] = ()
    nearest: tuple[Nearest, ...] = ()
    first: First | None = None
    drift: tuple[Drift, ...] = ()
    quotations: tuple[QuotationCheck, ...] = ()
