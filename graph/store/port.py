"""The `GraphStore` port: it asks newsroom questions and carries no SQL or Cypher.

Every backend answers the same questions with the same values and the same ids; one contract test file runs over
all of them. Ids passed in may be unknown: single lookups then raise `NotFound`, plural ones leave them out.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import Literal, Protocol, Self

from graph.handles import HandleKind
from graph.judgements import Entry
from graph.model import Attribution, Claim, Document, Judgement, Source, Span
from graph.reuse import Reuse
from graph.store.counts import EVERYTHING, ClaimEntry, OutletEntry, Quoting, Scope

Outcome = Literal["new", "unchanged", "replaced"]
Voice = Literal["attributed", "own_voice", "rejected"]


@dataclass(frozen=True, slots=True)
class Arrival:
    """A document to be kept, its attributions, and the extractor version that read them."""

    document: Document
    attributions: Sequence[Attribution]
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One attribution with what the graph knows around it: its document, its source (None where nobody is
    expressed or recovered), its claim, and the ids of the sources it comes `through`, outermost first."""

    attribution: Attribution
    document: Document
    source: Source | None
    claim_id: str
    through: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceEntry:
    """A row of the list of sources: how many attributions it has, in how many documents."""

    source: Source
    attributions: int
    documents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A passage that matches a search, best first. `score` lies in 0–1. `voice` says whether the passage is
    attributed (then `attribution` and `claim` lead to it), the outlet's own voice, or what an attribution spans that a
    person rejected (then `attribution` alone does): whose voice that is is not known."""

    document: Document
    passage: Span
    score: float
    voice: Voice
    attribution: str | None = None
    claim: str | None = None


@dataclass(frozen=True, slots=True)
class Leaning:
    """Whose a document is, and which outlets and agencies its attributions name: ids of sources."""

    outlet: str | None
    cited: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowd:
    """Sources whose names share the handle of this `value`: source id → a mention by which it can be judged. `judged`
    are the pairs of them, smaller id first, that a judgement in force is about, also one that is unsure."""

    value: str
    mentions: Mapping[str, str]
    judged: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stats:
    """How much the store holds. `languages` counts documents by language tag ("und" where unknown)."""

    documents: int
    attributions: int
    sources: int
    unnamed_sources: int
    claims: int
    outlets: int
    languages: Mapping[str, int]
    first_published: str | None
    last_published: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One text of a document as it was kept: with its attributions, in text order, and what extracted them."""

    document: Document
    attributions: tuple[Attribution, ...]
    version: str


class GraphStore(Protocol):
    """A place where the graph is kept. Safe to use from several threads; close it when done."""

    @property
    def url(self) -> str: ...

    def close(self) -> None: ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    # -- writing ---------------------------------------------------------------------------------------------

    def keep(
        self,
        document: Document,
        attributions: Sequence[Attribution],
        *,
        version: str,
        learned: datetime | None = None,
    ) -> Outcome:
        """Keep a document with its attributions: all of it in one transaction, or nothing.

        Keeping the same thing twice changes nothing ("unchanged"). The same revision with other attributions or
        from another extractor `version` replaces what the document had ("replaced"). Sources and claims are
        settled in the same transaction, so that the graph does not depend on the order of ingest.

        `learned` (aware; now by default) is recorded with a revision that the store never held before. It is no part
        of the graph. Raises InvalidValue for a time without its offset.
        """
        ...

    def keep_all(self, arrivals: Sequence[Arrival], *, learned: datetime | None = None) -> Sequence[Outcome]:
        """Keep several documents in one transaction: all of them, or nothing. The graph is the one that keeping them
        one by one would make; only the disk has less to do."""
        ...

    def holds_revision(self, revision: str, *, version: str) -> bool:
        """Whether this revision is held as this extractor version read it, so that it need not be read again."""
        ...

    # -- judgements ------------------------------------------------------------------------------------------

    def judge(self, judgement: Judgement) -> tuple[str, ...]:
        """Record a judgement and weave anew what it touches; gives the ids of those in force that say otherwise of
        the same subjects, which it overrides. Raises NotFound for subjects that are not held, InvalidValue for a
        judgement that is in the log already."""
        ...

    def undo(self, judgement: str | None = None, *, who: str, when: str) -> Judgement:
        """Record that a judgement, by default the latest in force, is undone, and bring the graph back to what it is
        without it. Raises NotFound for one that is not in force."""
        ...

    def judgements(self, *, limit: int = 50, offset: int = 0) -> Sequence[Entry]:
        """The log of judgements and undoings, latest first."""
        ...

    def crowds(self, kind: HandleKind, *, after: str = "", limit: int = 200) -> Sequence[Crowd]:
        """The handles of a kind that 2 to 16 (`graph.identity.CROWD`) sources share, following the value `after`, in
        their order. The mention of each source is the smallest of the names that have the handle."""
        ...

    def akin(self, attributions: Collection[str]) -> Mapping[str, tuple[str, ...]]:
        """Attribution id → the attributions of other claims whose contents share an index key with its own, by id:
        those that were worth comparing with it (`graph.keys`), whatever came of it."""
        ...

    def forms(self, source: str) -> Mapping[str, str]:
        """Each form in which texts name a source → the smallest mention of that form by which it can be judged."""
        ...

    # -- documents and attributions --------------------------------------------------------------------------

    def document(self, id_: str) -> Document:
        """The document's latest revision. Raises NotFound."""
        ...

    def documents(self, ids: Collection[str]) -> Mapping[str, Document]: ...

    def documents_at(self, urls: Collection[str]) -> Mapping[str, str]:
        """Canonical URL → document id, for those that are held."""
        ...

    def learned(self, documents: Collection[str]) -> Mapping[str, Mapping[str, str]]:
        """Document id → revision → when the store first learned it (ISO 8601, UTC), for every revision it held;
        revisions kept by a version that did not record it are left out."""
        ...

    def attributions_of(self, document: str) -> tuple[Attribution, ...]:
        """The attributions of a document's latest revision, in text order."""
        ...

    def rejected(self, documents: Collection[str]) -> Mapping[str, frozenset[str]]:
        """Document id → those attributions of its latest revision that a person rejected, for documents that have any.
        They are among `attributions_of` and no statements."""
        ...

    def statements(self, ids: Collection[str]) -> Mapping[str, Statement]:
        """Attribution id → its statement."""
        ...

    def statements_of(self, documents: Collection[str]) -> Mapping[str, tuple[Statement, ...]]:
        """Document id → the statements of its latest revision, in text order."""
        ...

    # -- sources ---------------------------------------------------------------------------------------------

    def sources(self, *, query: str | None = None, limit: int = 50, offset: int = 0) -> Sequence[SourceEntry]:
        """Sources by number of attributions, most first, then by id. `query` keeps those whose names match."""
        ...

    def source(self, id_: str) -> Source:
        """Raises NotFound."""
        ...

    def named(self, name: str) -> Sequence[Source]:
        """The sources that go by this name or alias (case, accents and titles folded), best first; for a surname or
        an acronym that several bear, each of them."""
        ...

    def outlet_source(self, outlet: str) -> Source:
        """The source that an outlet's name or an agency's name is, whether or not anything cites it."""
        ...

    def said_by(
        self, source: str, *, scope: Scope = EVERYTHING, limit: int = 50, offset: int = 0
    ) -> Sequence[Statement]:
        """What a source is reported to have said, by date of publication and then by id."""
        ...

    # -- claims ----------------------------------------------------------------------------------------------

    def claim(self, id_: str) -> Claim:
        """The claim of this id, which may be any member's id. Raises NotFound."""
        ...

    def claims(self, ids: Collection[str]) -> Mapping[str, Claim]:
        """Claim id → claim, for the claims that these ids, which may be any members' ids, belong to."""
        ...

    def family(self, id_: str) -> Sequence[Claim]:
        """The claims of the family that this claim belongs to, itself included, by id."""
        ...

    def carriers(self, claim: str) -> Sequence[Statement]:
        """The statements that express a claim, in time order (unknown dates last), then by document and place."""
        ...

    # -- text reuse ------------------------------------------------------------------------------------------

    def reuse_of(self, documents: Collection[str]) -> Mapping[str, tuple[Reuse, ...]]:
        """Document id → what it shares with each other document that much of its words stand in, by their ids."""
        ...

    def reusing_ids(self, *, after: str = "", limit: int = 500) -> Sequence[str]:
        """The ids of documents that share words with another, following `after`, in their order."""
        ...

    def leanings(self, documents: Collection[str]) -> Mapping[str, Leaning]:
        """Document id → whose it is and whom it cites, for those that are held."""
        ...

    # -- counts ----------------------------------------------------------------------------------------------

    def outlets(self, *, scope: Scope = EVERYTHING, limit: int = 50, offset: int = 0) -> Sequence[OutletEntry]:
        """The outlets of held documents, those with most documents first, then by id."""
        ...

    def quoting(
        self, *, scope: Scope = EVERYTHING, source: str | None = None, limit: int = 50, offset: int = 0
    ) -> Sequence[Quoting]:
        """Who quotes whom: outlet by source, those that rest on one another most often first, then by ids. `source`
        keeps the cells of one source."""
        ...

    def most_carried(
        self, *, scope: Scope = EVERYTHING, at_least: int = 1, limit: int = 50, offset: int = 0
    ) -> Sequence[ClaimEntry]:
        """The claims that attributions of `at_least` so many documents carry, by documents, outlets, and then id."""
        ...

    # -- search ----------------------------------------------------------------------------------------------

    def search(self, query: str, *, limit: int = 20) -> Sequence[Hit]:
        """Passages that match these words, best first. Any text is a valid query; nothing in it is syntax."""
        ...

    def voicing(
        self, words: Collection[str], *, names: Collection[str], near: Collection[str | None], limit: int = 20
    ) -> Sequence[Hit]:
        """Sentences in an outlet's own voice that have some of these words and, where any are given, one of these
        names (folded, as `graph.words` does), those with most of the words first. Only of documents dated in the
        stretches of time (`graph.keys.ages`) around one of the dates `near`, or not dated."""
        ...

    def stats(self) -> Stats: ...

    # -- the whole of it, page by page -------------------------------------------------------------------------------

    def document_ids(self, *, after: str = "", limit: int = 500) -> Sequence[str]:
        """The ids of documents that follow `after`, in their order."""
        ...

    def source_ids(self, *, after: str = "", limit: int = 500) -> Sequence[str]: ...

    def claim_ids(self, *, after: str = "", limit: int = 500) -> Sequence[str]: ...

    def revisions(self, *, after: str = "", limit: int = 200) -> Sequence[Revision]:
        """The revisions, superseded ones too, that follow the revision id `after`, by their ids."""
        ...

    def sources_of(self, ids: Collection[str]) -> Mapping[str, Source]: ...
