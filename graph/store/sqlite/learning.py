"""When the store first learned each revision."""

import sqlite3
from collections.abc import Collection

from graph.model import Document
from graph.store.sqlite.rows import batches, marks


def learn(connection: sqlite3.Connection, document: Document, at: str) -> None:
    """Record it for a revision that the store never held: what was read again was not learned again."""
    connection.execute("INSERT OR IGNORE INTO learned VALUES (?, ?, ?)", [document.revision, document.id, at])


def learned(connection: sqlite3.Connection, documents: Collection[str]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for batch in batches(sorted(set(documents))):
        for row in connection.execute(
            f"SELECT * FROM learned WHERE document IN ({marks(len(batch))}) ORDER BY document, at, revision", batch
        ):
            found.setdefault(row["document"], {})[row["revision"]] = row["at"]
    return found
