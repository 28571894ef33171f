"""The names that the file holds, with the handles their mentions bring: what settling asks for."""

import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence

from graph.handles import Handle, HandleKind
from graph.identity import Name
from graph.judgements import Pair
from graph.model import About
from graph.naming import roles_in
from graph.store.sqlite import judging
from graph.store.sqlite.rows import batches, marks


class HeldNames:
    """`graph.weave.Names` on an open connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def names(self, keys: Collection[str]) -> Iterable[Name]:
        handles: dict[str, set[Handle]] = {}
        mention: dict[str, str] = {}
        for batch in batches(sorted(keys)):
            for row in self._connection.execute(
                "SELECT n.key, b.kind, b.value, b.short FROM name n LEFT JOIN bearer b ON b.key = n.key "
                f"WHERE n.key IN ({marks(len(batch))})",
                batch,
            ):
                own = handles.setdefault(row["key"], set())
                if row["kind"] is not None:
                    own.add(Handle(row["kind"], row["value"], bool(row["short"])))
        # The first mention tells namesakes apart: of a name with roles only.
        for batch in batches(sorted(key for key in handles if roles_in(key))):
            for row in self._connection.execute(
                "SELECT key, (SELECT min(place) FROM mention m WHERE m.key = n.key) AS place FROM name n "
                f"WHERE key IN ({marks(len(batch))})",
                batch,
            ):
                mention[row["key"]] = (row["place"] or "").partition(":")[0]
        return [Name(key, frozenset(own), mention.get(key, "")) for key, own in sorted(handles.items())]

    def bearing(
        self, handles: Mapping[tuple[HandleKind, str], int]
    ) -> Mapping[tuple[HandleKind, str], Collection[str]]:
        found: dict[tuple[HandleKind, str], Collection[str]] = {}
        for (kind, value), most in sorted(handles.items()):
            rows = self._connection.execute(
                "SELECT DISTINCT key FROM bearer WHERE kind = ? AND value = ? ORDER BY key LIMIT ?", [kind, value, most]
            )
            found[kind, value] = [row["key"] for row in rows]
        return found

    def judged(self, about: About, keys: Collection[str]) -> Sequence[Pair]:
        return judging.judged(self._connection, about, keys)
