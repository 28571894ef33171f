"""`GraphStore` on one SQLite file."""

import sqlite3
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Concatenate, ParamSpec, Self, TypeVar

from graph.dates import clock_reading
from graph.handles import HandleKind
from graph.judgements import Entry
from graph.model import Attribution, Claim, Document, Judgement, Source, check_attributions
from graph.reuse import Reuse
from graph.store.counts import EVERYTHING, ClaimEntry, OutletEntry, Quoting, Scope
from graph.store.port import Arrival, Crowd, Hit, Leaning, Outcome, Revision, SourceEntry, Statement, Stats
from graph.store.sqlite import asking, judging, learning, paging, reading, reuse, searching, sourcing, writing
from graph.store.sqlite import crowds as crowding
from graph.store.sqlite.connection import Connections, transaction, translated
from graph.store.sqlite.schema import prepare

P = ParamSpec("P")
T = TypeVar("T")


class SqliteStore:
    """The embedded store. One connection a thread; see `GraphStore` for what each question means."""

    def __init__(self, path: Path, *, create: bool = False) -> None:
        self._connections = Connections(path, create=create)
        try:
            prepare(self._connections)
        except BaseException:
            self._connections.close()
            raise

    @property
    def url(self) -> str:
        return f"sqlite:///{self._connections.path}"

    def close(self) -> None:
        self._connections.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _ask(self, question: Callable[Concatenate[sqlite3.Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The answer to a question, all of it from one state of the store."""
        with translated(self._connections.path):
            connection = self._connections.get()
            connection.execute("BEGIN")
            try:
                return question(connection, *args, **kwargs)
            finally:
                if connection.in_transaction:
                    connection.execute("COMMIT")

    # -- writing -----------------------------------------------------------------------------------------------------

    def keep(
        self,
        document: Document,
        attributions: Sequence[Attribution],
        *,
        version: str,
        learned: datetime | None = None,
    ) -> Outcome:
        return self.keep_all([Arrival(document, attributions, version)], learned=learned)[0]

    def keep_all(self, arrivals: Sequence[Arrival], *, learned: datetime | None = None) -> Sequence[Outcome]:
        for one in arrivals:
            check_attributions(one.document, one.attributions)
        at = clock_reading(learned)
        with translated(self._connections.path), transaction(self._connections.get()) as connection:
            return [writing.keep(connection, one.document, one.attributions, one.version, at) for one in arrivals]

    def holds_revision(self, revision: str, *, version: str) -> bool:
        return self._ask(reading.holds_revision, revision, version)

    # -- judgements --------------------------------------------------------------------------------------------------

    def judge(self, judgement: Judgement) -> tuple[str, ...]:
        with translated(self._connections.path), transaction(self._connections.get()) as connection:
            return writing.judge(connection, judgement)

    def undo(self, judgement: str | None = None, *, who: str, when: str) -> Judgement:
        with translated(self._connections.path), transaction(self._connections.get()) as connection:
            return writing.undo(connection, judgement, who, when)

    def judgements(self, *, limit: int = 50, offset: int = 0) -> Sequence[Entry]:
        return self._ask(judging.log, limit, offset)

    def crowds(self, kind: HandleKind, *, after: str = "", limit: int = 200) -> Sequence[Crowd]:
        return self._ask(crowding.crowds, kind, after, limit)

    def akin(self, attributions: Collection[str]) -> Mapping[str, tuple[str, ...]]:
        return self._ask(crowding.akin, attributions)

    def forms(self, source: str) -> Mapping[str, str]:
        return self._ask(crowding.forms, source)

    # -- documents and attributions ----------------------------------------------------------------------------------

    def document(self, id_: str) -> Document:
        return self._ask(reading.document, id_)

    def documents(self, ids: Collection[str]) -> Mapping[str, Document]:
        return self._ask(reading.documents, ids)

    def documents_at(self, urls: Collection[str]) -> Mapping[str, str]:
        return self._ask(reading.documents_at, urls)

    def learned(self, documents: Collection[str]) -> Mapping[str, Mapping[str, str]]:
        return self._ask(learning.learned, documents)

    def attributions_of(self, document: str) -> tuple[Attribution, ...]:
        return self._ask(reading.attributions_of, document)

    def rejected(self, documents: Collection[str]) -> Mapping[str, frozenset[str]]:
        return self._ask(judging.rejected_of, documents)

    def statements(self, ids: Collection[str]) -> Mapping[str, Statement]:
        return self._ask(reading.statements, ids)

    def statements_of(self, documents: Collection[str]) -> Mapping[str, tuple[Statement, ...]]:
        return self._ask(reading.statements_of, documents)

    # -- sources -----------------------------------------------------------------------------------------------------

    def sources(self, *, query: str | None = None, limit: int = 50, offset: int = 0) -> Sequence[SourceEntry]:
        return self._ask(sourcing.list_sources, query, limit, offset)

    def source(self, id_: str) -> Source:
        return self._ask(sourcing.source, id_)

    def named(self, name: str) -> Sequence[Source]:
        return self._ask(sourcing.named, name)

    def outlet_source(self, outlet: str) -> Source:
        return self._ask(sourcing.outlet_source, outlet)

    def said_by(
        self, source: str, *, scope: Scope = EVERYTHING, limit: int = 50, offset: int = 0
    ) -> Sequence[Statement]:
        return self._ask(asking.said_by, source, scope, limit, offset)

    # -- claims ------------------------------------------------------------------------------------------------------

    def claim(self, id_: str) -> Claim:
        return self._ask(reading.claim, id_)

    def claims(self, ids: Collection[str]) -> Mapping[str, Claim]:
        return self._ask(reading.claims, ids)

    def family(self, id_: str) -> Sequence[Claim]:
        return self._ask(reading.family, id_)

    def carriers(self, claim: str) -> Sequence[Statement]:
        return self._ask(reading.carriers, claim)

    # -- text reuse --------------------------------------------------------------------------------------------------

    def reuse_of(self, documents: Collection[str]) -> Mapping[str, tuple[Reuse, ...]]:
        return self._ask(reuse.reuse_of, documents)

    def reusing_ids(self, *, after: str = "", limit: int = 500) -> Sequence[str]:
        return self._ask(reuse.reusing_ids, after, limit)

    def leanings(self, documents: Collection[str]) -> Mapping[str, Leaning]:
        return self._ask(sourcing.leanings, documents)

    # -- counts ------------------------------------------------------------------------------------------------------

    def outlets(self, *, scope: Scope = EVERYTHING, limit: int = 50, offset: int = 0) -> Sequence[OutletEntry]:
        return self._ask(asking.outlets, scope, limit, offset)

    def quoting(
        self, *, scope: Scope = EVERYTHING, source: str | None = None, limit: int = 50, offset: int = 0
    ) -> Sequence[Quoting]:
        return self._ask(asking.quoting, scope, source, limit, offset)

    def most_carried(
        self, *, scope: Scope = EVERYTHING, at_least: int = 1, limit: int = 50, offset: int = 0
    ) -> Sequence[ClaimEntry]:
        return self._ask(asking.most_carried, scope, at_least, limit, offset)

    # -- search ------------------------------------------------------------------------------------------------------

    def search(self, query: str, *, limit: int = 20) -> Sequence[Hit]:
        return self._ask(searching.search, query, limit)

    def voicing(
        self, words: Collection[str], *, names: Collection[str], near: Collection[str | None], limit: int = 20
    ) -> Sequence[Hit]:
        return self._ask(searching.voicing, words, names, near, limit)

    def stats(self) -> Stats:
        return self._ask(reading.stats)

    # -- the whole of it, page by page -------------------------------------------------------------------------------

    def document_ids(self, *, after: str = "", limit: int = 500) -> Sequence[str]:
        return self._ask(paging.document_ids, after, limit)

    def source_ids(self, *, after: str = "", limit: int = 500) -> Sequence[str]:
        return self._ask(paging.source_ids, after, limit)

    def claim_ids(self, *, after: str = "", limit: int = 500) -> Sequence[str]:
        return self._ask(paging.claim_ids, after, limit)

    def revisions(self, *, after: str = "", limit: int = 200) -> Sequence[Revision]:
        return self._ask(paging.revisions, after, limit)

    def sources_of(self, ids: Collection[str]) -> Mapping[str, Source]:
        return self._ask(sourcing.sources_by_id, ids)
