"""The port's questions about documents, statements and claims, in a bounded number of queries each."""

import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence

from graph.dates import sort_key
from graph.errors import NotFound
from graph.ids import canonical_url
from graph.model import UNNAMED, Attribution, Claim, Document
from graph.store.port import Statement, Stats
from graph.store.sqlite.rows import (
    attributions_by_id,
    attributions_in,
    attributions_of_rows,
    batches,
    document_of,
    marks,
)
from graph.store.sqlite.sourcing import sources_by_id
from graph.weave import OUTLET


def holds_revision(connection: sqlite3.Connection, revision: str, version: str) -> bool:
    row = connection.execute("SELECT 1 FROM revision WHERE revision = ? AND version = ?", [revision, version])
    return row.fetchone() is not None


def document(connection: sqlite3.Connection, id_: str) -> Document:
    found = documents(connection, [id_]).get(id_)
    if found is None:
        raise NotFound(f"no document {id_} is held")
    return found


def documents(connection: sqlite3.Connection, ids: Collection[str]) -> dict[str, Document]:
    found: dict[str, Document] = {}
    for batch in batches(sorted(set(ids))):
        for row in connection.execute(
            f"SELECT * FROM revision WHERE latest = 1 AND document IN ({marks(len(batch))})", batch
        ):
            found[row["document"]] = document_of(row)
    return found


def documents_at(connection: sqlite3.Connection, urls: Collection[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for batch in batches(sorted({canonical_url(url) for url in urls})):
        for row in connection.execute(
            f"SELECT canonical, document FROM revision WHERE latest = 1 AND canonical IN ({marks(len(batch))})", batch
        ):
            found[row["canonical"]] = row["document"]
    return found


def attributions_of(connection: sqlite3.Connection, id_: str) -> tuple[Attribution, ...]:
    revision = document(connection, id_).revision
    return attributions_in(connection, [revision])[revision]


# -- statements ----------------------------------------------------------------------------------------------------


def statements(connection: sqlite3.Connection, ids: Collection[str]) -> dict[str, Statement]:
    rows = attributions_by_id(connection, sorted(set(ids)))
    return {one.attribution.id: one for one in _statements(connection, list(rows.values()))}


def statements_of(connection: sqlite3.Connection, ids: Collection[str]) -> dict[str, tuple[Statement, ...]]:
    rows: list[sqlite3.Row] = []
    for batch in batches(sorted(set(ids))):
        rows += connection.execute(
            f"{_ROWS} WHERE r.latest = 1 AND r.document IN ({marks(len(batch))}) ORDER BY r.document, a.position", batch
        ).fetchall()
    found: dict[str, tuple[Statement, ...]] = {}
    for one in _statements(connection, rows):
        found[one.document.id] = (*found.get(one.document.id, ()), one)
    return found


_ROWS = (
    "SELECT a.*, r.document, n.source FROM attribution a JOIN revision r USING (revision) "
    "LEFT JOIN name n ON n.key = a.name"
)


def _statements(connection: sqlite3.Connection, rows: Sequence[sqlite3.Row]) -> list[Statement]:
    """The statements of rows of latest revisions, in the rows' order."""
    current = [row for row in rows if row["claim"] is not None]
    held = documents(connection, {row["document"] for row in current})
    sources = sources_by_id(connection, {row["source"] for row in current if row["source"]})
    made = attributions_of_rows(connection, current)
    through = _through(connection, {row["revision"] for row in current})
    return [
        Statement(
            attribution=made[row["id"]],
            document=held[row["document"]],
            source=sources.get(row["source"]) if row["source"] else None,
            claim_id=row["claim"],
            through=tuple(
                through[f"{row['id']}:{number}"]
                for number in range(len(made[row["id"]].conduits))
                if f"{row['id']}:{number}" in through
            ),
        )
        for row in current
    ]


def _through(connection: sqlite3.Connection, revisions: Collection[str]) -> dict[str, str]:
    """The place of each conduit in these revisions → the id of the source that it is."""
    found: dict[str, str] = {}
    for batch in batches(sorted(revisions)):
        for row in connection.execute(
            "SELECT m.place, n.source FROM mention m JOIN name n USING (key) "
            f"WHERE m.revision IN ({marks(len(batch))}) AND instr(m.place, ':')",
            batch,
        ):
            found[row["place"]] = row["source"]
    return found


def statements_in_time_order(
    connection: sqlite3.Connection, ids: Sequence[str], limit: int, offset: int
) -> list[Statement]:
    """A page of the statements of these attributions."""
    rows = list(attributions_by_id(connection, ids).values())
    return in_time_order(_statements(connection, rows))[offset : offset + limit]


def in_time_order(found: Iterable[Statement]) -> list[Statement]:
    def order(one: Statement) -> tuple[object, ...]:
        first = one.attribution.content[0]
        return (
            sort_key(one.document.published),
            one.document.id,
            first.field != "title",
            first.start,
            one.attribution.id,
        )

    return sorted(found, key=order)


# -- claims --------------------------------------------------------------------------------------------------------


def claim(connection: sqlite3.Connection, id_: str) -> Claim:
    found = claims(connection, [id_])
    if not found:
        raise NotFound(f"no claim {id_} is held; find its id with: sourcier search WORDS")
    return next(iter(found.values()))


def claims(connection: sqlite3.Connection, ids: Collection[str]) -> dict[str, Claim]:
    found: dict[str, Claim] = {}
    for batch in batches(sorted(set(ids))):
        members = f"SELECT claim FROM attribution WHERE id IN ({marks(len(batch))})"
        found |= {one.id: one for one in _claims(connection, "claim", members, batch)}
    return found


def family(connection: sqlite3.Connection, id_: str) -> list[Claim]:
    return _claims(connection, "family", "?", [claim(connection, id_).family])


def _claims(connection: sqlite3.Connection, column: str, within: str, values: Sequence[str]) -> list[Claim]:
    """The claims whose `claim` or `family` is one of these, by id. A claim's text is its earliest member's content."""
    rows = connection.execute(
        "SELECT a.id, a.claim, a.family, r.published, "
        "(SELECT group_concat(text, ' … ') FROM "
        "(SELECT text FROM span WHERE attribution = a.id AND role = 'content' ORDER BY position)) AS words "
        f"FROM attribution a JOIN revision r USING (revision) WHERE a.{column} IN ({within}) ORDER BY a.id",
        values,
    ).fetchall()
    members: dict[str, list[sqlite3.Row]] = {}
    for row in rows:
        members.setdefault(row["claim"], []).append(row)
    made: list[Claim] = []
    for own in members.values():
        first = min(own, key=lambda row: (sort_key(row["published"]), row["id"]))
        ids = tuple(row["id"] for row in own)
        made.append(Claim(id=ids[0], text=first["words"], family=own[0]["family"], members=ids))
    return sorted(made, key=lambda one: one.id)


def carriers(connection: sqlite3.Connection, id_: str) -> list[Statement]:
    row = connection.execute("SELECT claim FROM attribution WHERE id = ?", [id_]).fetchone()
    if row is None or row["claim"] is None:
        return []
    rows = connection.execute(f"{_ROWS} WHERE a.claim = ? ORDER BY a.id", [row["claim"]]).fetchall()
    return in_time_order(_statements(connection, rows))


# -- numbers -------------------------------------------------------------------------------------------------------


def stats(connection: sqlite3.Connection) -> Stats:
    def number(query: str, values: Sequence[str] = ()) -> int:
        found: int = connection.execute(query, values).fetchone()[0]
        return found

    unnamed = sorted(UNNAMED)
    dates = sorted(
        (
            row[0]
            for row in connection.execute(
                "SELECT DISTINCT published FROM revision WHERE latest = 1 AND published IS NOT NULL"
            )
        ),
        key=sort_key,
    )
    languages: Mapping[str, int] = {
        row[0]: row[1]
        for row in connection.execute(
            "SELECT coalesce(language, 'und') AS tag, count(*) FROM revision WHERE latest = 1 GROUP BY tag ORDER BY tag"
        )
    }
    return Stats(
        documents=number("SELECT count(*) FROM revision WHERE latest = 1"),
        attributions=number("SELECT count(*) FROM attribution WHERE claim IS NOT NULL"),
        sources=number("SELECT count(DISTINCT source) FROM name"),
        unnamed_sources=number(
            "SELECT count(DISTINCT n.source) FROM name n JOIN mention m ON m.key = n.key "
            f"WHERE m.source_type IN ({marks(len(unnamed))})",
            unnamed,
        ),
        claims=number("SELECT count(DISTINCT claim) FROM attribution"),
        outlets=number(
            "SELECT count(DISTINCT n.source) FROM mention m JOIN name n USING (key) WHERE m.place = ?", [OUTLET]
        ),
        languages=languages,
        first_published=dates[0] if dates else None,
        last_published=dates[-1] if dates else None,
    )
