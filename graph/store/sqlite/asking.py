"""The port's newsroom counts, in a bounded number of queries each."""

import sqlite3
from collections.abc import Sequence

from graph.dates import sort_key
from graph.model import UNNAMED
from graph.store.counts import ClaimEntry, Counts, OutletEntry, Quoting, Scope
from graph.store.port import Statement
from graph.store.sqlite.reading import claims, statements_in_time_order
from graph.store.sqlite.rows import batches
from graph.store.sqlite.sourcing import sources_by_id
from graph.weave import OUTLET

_UNNAMED = ", ".join(f"'{one}'" for one in sorted(UNNAMED))

# The latest revisions with the source that their outlet is.
_OUTLET = "LEFT JOIN mention om ON om.revision = r.revision AND om.place = :own LEFT JOIN name o ON o.key = om.key"
_DOCUMENTS = f"revision r {_OUTLET}"
_COUNTS = (
    "count(a.id) AS attributions, count(DISTINCT a.revision) AS in_documents, "
    "total(a.kind = 'direct') AS direct, total(a.kind = 'mixed') AS mixed, total(a.kind = 'indirect') AS indirect, "
    f"total(a.source_type IN ({_UNNAMED})) AS unnamed"
)


def _within(scope: Scope) -> tuple[str, dict[str, object]]:
    """The condition on documents and the values bound in it. A date given to the month is compared by its month."""
    wanted = ["r.latest = 1"]
    values: dict[str, object] = {"own": OUTLET}
    if scope.since is not None:
        wanted.append("substr(r.published, 1, 10) >= substr(:since, 1, length(substr(r.published, 1, 10)))")
    if scope.until is not None:
        wanted.append("substr(r.published, 1, length(:until)) <= :until")
    if scope.outlet is not None:
        wanted.append("o.source = :outlet")
    if scope.language is not None:
        wanted.append("coalesce(r.language, 'und') = :language")
    for name in ("since", "until", "outlet", "language"):
        if (value := getattr(scope, name)) is not None:
            values[name] = value
    return " AND ".join(wanted), values


def _counts(row: sqlite3.Row) -> Counts:
    return Counts(
        attributions=row["attributions"],
        documents=row["in_documents"],
        direct=int(row["direct"]),
        mixed=int(row["mixed"]),
        indirect=int(row["indirect"]),
        unnamed=int(row["unnamed"]),
    )


def outlets(connection: sqlite3.Connection, scope: Scope, limit: int, offset: int) -> list[OutletEntry]:
    condition, values = _within(scope)
    rows = connection.execute(
        f"SELECT o.source AS outlet, count(DISTINCT r.revision) AS documents, {_COUNTS}, "
        f"count(DISTINCT CASE WHEN a.source_type NOT IN ({_UNNAMED}) THEN n.source END) AS sources "
        f"FROM {_DOCUMENTS} LEFT JOIN attribution a ON a.revision = r.revision LEFT JOIN name n ON n.key = a.name "
        f"WHERE {condition} AND o.source IS NOT NULL GROUP BY o.source "
        "ORDER BY documents DESC, o.source LIMIT :limit OFFSET :offset",
        {**values, "limit": limit, "offset": offset},
    ).fetchall()
    known = sources_by_id(connection, {row["outlet"] for row in rows})
    return [
        OutletEntry(
            outlet=known[row["outlet"]], documents=row["documents"], sources=row["sources"], counts=_counts(row)
        )
        for row in rows
    ]


def quoting(connection: sqlite3.Connection, scope: Scope, source: str | None, limit: int, offset: int) -> list[Quoting]:
    """An attribution is a row of its source, and of each source it came through, as relayed."""
    condition, values = _within(scope)
    if source is not None:
        values["source"] = source
    about = "" if source is None else "WHERE a.source = :source"
    rows = connection.execute(
        "WITH a AS ("
        "SELECT o.source AS outlet, a.id, a.revision, a.kind, a.source_type, 0 AS relayed, "
        f"CASE WHEN a.source_type NOT IN ({_UNNAMED}) THEN n.source END AS source "
        f"FROM {_DOCUMENTS} JOIN attribution a ON a.revision = r.revision LEFT JOIN name n ON n.key = a.name "
        f"WHERE {condition} AND o.source IS NOT NULL "
        "UNION ALL SELECT o.source, NULL, NULL, NULL, NULL, 1, n.source "
        f"FROM {_DOCUMENTS} JOIN mention m ON m.revision = r.revision JOIN name n ON n.key = m.key "
        f"WHERE {condition} AND o.source IS NOT NULL AND instr(m.place, ':') AND n.source <> o.source"
        f") SELECT outlet, source, {_COUNTS}, total(relayed) AS relayed FROM a {about} GROUP BY outlet, source "
        "ORDER BY attributions + total(relayed) DESC, outlet, source LIMIT :limit OFFSET :offset",
        {**values, "limit": limit, "offset": offset},
    ).fetchall()
    known = sources_by_id(connection, {row[name] for row in rows for name in ("outlet", "source") if row[name]})
    return [
        Quoting(
            outlet=known[row["outlet"]],
            source=known[row["source"]] if row["source"] else None,
            counts=_counts(row),
            relayed=int(row["relayed"]),
        )
        for row in rows
    ]


def most_carried(
    connection: sqlite3.Connection, scope: Scope, at_least: int, limit: int, offset: int
) -> list[ClaimEntry]:
    condition, values = _within(scope)
    rows = connection.execute(
        "SELECT a.claim, count(DISTINCT a.revision) AS documents, count(DISTINCT o.source) AS outlets "
        f"FROM {_DOCUMENTS} JOIN attribution a ON a.revision = r.revision "
        f"WHERE {condition} AND a.claim IS NOT NULL GROUP BY a.claim HAVING documents >= :at_least "
        "ORDER BY documents DESC, outlets DESC, a.claim LIMIT :limit OFFSET :offset",
        {**values, "at_least": at_least, "limit": limit, "offset": offset},
    ).fetchall()
    ids = [row["claim"] for row in rows]
    held, dates = claims(connection, ids), _dates(connection, condition, values, ids)
    return [
        ClaimEntry(
            claim=held[row["claim"]],
            documents=row["documents"],
            outlets=row["outlets"],
            first_published=min(dates[row["claim"]], key=sort_key, default=None),
            last_published=max(dates[row["claim"]], key=sort_key, default=None),
        )
        for row in rows
    ]


def _dates(
    connection: sqlite3.Connection, condition: str, values: dict[str, object], ids: Sequence[str]
) -> dict[str, list[str]]:
    """Claim → the dates within the scope on which documents carry it."""
    found: dict[str, list[str]] = {id_: [] for id_ in ids}
    for batch in batches(ids):
        named = {f"c{number}": id_ for number, id_ in enumerate(batch)}
        for row in connection.execute(
            f"SELECT DISTINCT a.claim, r.published FROM {_DOCUMENTS} JOIN attribution a ON a.revision = r.revision "
            f"WHERE {condition} AND r.published IS NOT NULL AND a.claim IN ({', '.join(f':{name}' for name in named)}) "
            "ORDER BY 1, 2",
            {**values, **named},
        ):
            found[row["claim"]].append(row["published"])
    return found


def said_by(connection: sqlite3.Connection, source: str, scope: Scope, limit: int, offset: int) -> list[Statement]:
    condition, values = _within(scope)
    rows = connection.execute(
        "SELECT a.id FROM name n JOIN attribution a ON a.name = n.key JOIN revision r ON r.revision = a.revision "
        f"{_OUTLET} WHERE {condition} AND n.source = :source ORDER BY a.id",
        {**values, "source": source},
    )
    return statements_in_time_order(connection, [row["id"] for row in rows], limit, offset)
