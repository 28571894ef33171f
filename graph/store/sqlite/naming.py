"""The names that the file holds, with the handles their mentions bring: what settling asks for."""

import sqlite3
from collections.abc import Collection, Iterable

from graph.identity import Name
from graph.naming import Handle, HandleKind
from graph.store.sqlite.rows import batches, marks


class HeldNames:
    """`graph.weave.Names` on an open connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def names(self, keys: Collection[str]) -> Iterable[Name]:
        handles: dict[str, set[Handle]] = {}
        for batch in batches(sorted(keys)):
            bound = marks(len(batch))
            for row in self._connection.execute(f"SELECT key FROM name WHERE key IN ({bound})", batch):
                handles[row["key"]] = set()
            for row in self._connection.execute(
                f"SELECT DISTINCT key, kind, value, short FROM handle WHERE key IN ({bound})", batch
            ):
                handles[row["key"]].add(Handle(row["kind"], row["value"], bool(row["short"])))
        return [Name(key, frozenset(own)) for key, own in sorted(handles.items())]

    def bearing(self, handles: Collection[tuple[HandleKind, str]]) -> Collection[str]:
        found: set[str] = set()
        for kind in sorted({kind for kind, _ in handles}):
            for batch in batches(sorted(value for other, value in handles if other == kind)):
                rows = self._connection.execute(
                    f"SELECT DISTINCT key FROM handle WHERE kind = ? AND value IN ({marks(len(batch))})", [kind, *batch]
                )
                found |= {row["key"] for row in rows}
        return found
