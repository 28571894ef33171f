"""Ids in their order, page by page: what an export walks through."""

import sqlite3

from graph.store.port import Revision
from graph.store.sqlite.rows import attributions_in, document_of


def document_ids(connection: sqlite3.Connection, after: str, limit: int) -> list[str]:
    return _ids(
        connection, "SELECT DISTINCT document FROM revision WHERE document > ? ORDER BY 1 LIMIT ?", after, limit
    )


def source_ids(connection: sqlite3.Connection, after: str, limit: int) -> list[str]:
    return _ids(connection, "SELECT DISTINCT source FROM name WHERE source > ? ORDER BY 1 LIMIT ?", after, limit)


def claim_ids(connection: sqlite3.Connection, after: str, limit: int) -> list[str]:
    return _ids(connection, "SELECT DISTINCT claim FROM attribution WHERE claim > ? ORDER BY 1 LIMIT ?", after, limit)


def revisions(connection: sqlite3.Connection, after: str, limit: int) -> list[Revision]:
    rows = connection.execute(
        "SELECT * FROM revision WHERE revision > ? ORDER BY revision LIMIT ?", [after, limit]
    ).fetchall()
    said = attributions_in(connection, [row["revision"] for row in rows])
    return [
        Revision(document=document_of(row), attributions=said[row["revision"]], version=row["version"]) for row in rows
    ]


def _ids(connection: sqlite3.Connection, query: str, after: str, limit: int) -> list[str]:
    return [row[0] for row in connection.execute(query, [after, limit])]
