"""What might be one: sources whose names share a handle, page by page, contents that share a key; and the mentions by
which sources can be judged."""

import sqlite3
from collections.abc import Collection
from itertools import combinations

from graph.handles import HandleKind
from graph.identity import CROWD
from graph.keys import index_keys
from graph.store.port import Crowd
from graph.store.sqlite.judging import judged
from graph.store.sqlite.loom import SqliteLoom
from graph.store.sqlite.rows import batches, marks

# The smallest mention of a name as a judgement calls it: an outlet's own, which sorts last, by its document.
_MENTION = (
    "(SELECT CASE WHEN m.place = 'outlet' THEN r.document ELSE m.place END "
    "FROM mention m JOIN revision r USING (revision) WHERE m.key = b.key ORDER BY m.place, r.document LIMIT 1)"
)


def crowds(connection: sqlite3.Connection, kind: HandleKind, after: str, limit: int) -> list[Crowd]:
    rows = connection.execute(
        "SELECT b.value FROM bearer b JOIN name n ON n.key = b.key WHERE b.kind = ? AND b.value > ? "
        "GROUP BY b.value HAVING count(DISTINCT n.source) BETWEEN 2 AND ? ORDER BY b.value LIMIT ?",
        [kind, after, CROWD, limit],
    ).fetchall()
    mentions: dict[str, dict[str, str]] = {row["value"]: {} for row in rows}
    for batch in batches(list(mentions)):
        for row in connection.execute(
            f"SELECT b.value, n.source, {_MENTION} AS place FROM bearer b JOIN name n ON n.key = b.key "
            f"WHERE b.kind = ? AND b.value IN ({marks(len(batch))})",
            [kind, *batch],
        ):
            own = mentions[row["value"]]
            own[row["source"]] = min(row["place"], own.get(row["source"], row["place"]))
    decided = _judged(connection, {source for own in mentions.values() for source in own})
    return [
        Crowd(
            value=value,
            mentions=own,
            judged=frozenset(pair for pair in combinations(sorted(own), 2) if pair in decided),
        )
        for value, own in mentions.items()
    ]


def akin(connection: sqlite3.Connection, attributions: Collection[str]) -> dict[str, tuple[str, ...]]:
    loom = SqliteLoom(connection)
    near: dict[str, list[str]] = {}
    for batch in batches(sorted(set(attributions))):
        for content in loom.contents(batch):
            found = loom.found_by(index_keys(content).sought)
            near[content.attribution] = [one.attribution for one in found if one.attribution != content.attribution]
    claims: dict[str, str] = {}
    for batch in batches(sorted({*near, *(other for others in near.values() for other in others)})):
        rows = connection.execute(
            f"SELECT id, claim FROM attribution WHERE claim IS NOT NULL AND id IN ({marks(len(batch))})", batch
        )
        claims |= {row["id"]: row["claim"] for row in rows}
    return {
        one: tuple(sorted(other for other in others if other in claims and claims[other] != claims.get(one)))
        for one, others in near.items()
    }


def forms(connection: sqlite3.Connection, source: str) -> dict[str, str]:
    rows = connection.execute(
        "SELECT m.form, min(CASE WHEN m.place = 'outlet' THEN r.document ELSE m.place END) AS place "
        "FROM name n JOIN mention m ON m.key = n.key JOIN revision r USING (revision) "
        "WHERE n.source = ? GROUP BY m.form ORDER BY m.form",
        [source],
    )
    return {row["form"]: row["place"] for row in rows}


def _judged(connection: sqlite3.Connection, sources: Collection[str]) -> set[tuple[str, str]]:
    """The pairs of these sources, the smaller id first, names of which a judgement in force is about."""
    source: dict[str, str] = {}
    for batch in batches(sorted(sources)):
        rows = connection.execute(f"SELECT key, source FROM name WHERE source IN ({marks(len(batch))})", batch)
        source |= {row["key"]: row["source"] for row in rows}
    pairs = [pair for pair in judged(connection, "sources", source) if pair.left in source and pair.right in source]
    return {(min(ids), max(ids)) for pair in pairs if (ids := (source[pair.left], source[pair.right]))}
