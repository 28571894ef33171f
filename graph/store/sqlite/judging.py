"""The log of judgements, append-only, and which of them are in force."""

import sqlite3
from collections.abc import Collection, Mapping

from graph import carving
from graph.carving import place_id
from graph.errors import InvalidValue, NotFound
from graph.judgements import Entry, Pair
from graph.model import Judgement
from graph.naming import Naming
from graph.store.sqlite.rows import batches, marks

_PAIRS = (
    'SELECT l.{column} AS "left", r.{column} AS "right", l.place AS left_place, r.place AS right_place, '
    "j.verdict, j.number "
    "FROM (SELECT DISTINCT number FROM subject WHERE about = ? AND {by} IN ({marks})) s "
    "JOIN judgement j USING (number) "
    "JOIN subject l ON l.number = j.number AND l.side = 0 JOIN subject r ON r.number = j.number AND r.side = 1 "
    "WHERE l.key IS NOT NULL AND r.key IS NOT NULL"
)


def judged(connection: sqlite3.Connection, about: str, keys: Collection[str]) -> list[Pair]:
    """The decisions in force on two held units, one of which is among `keys`."""
    found: set[Pair] = set()
    if not _any(connection):
        return []
    for batch in batches(sorted(keys)):
        query = _PAIRS.format(column="key", by="key", marks=marks(len(batch)))
        for row in connection.execute(query, [about, *batch]):
            found.add(Pair(row["left"], row["right"], row["verdict"], row["number"]))
    return sorted(found, key=lambda pair: pair.number)


def rejected(connection: sqlite3.Connection, attributions: Collection[str]) -> set[str]:
    """Those of these attributions that a person rejected and nobody accepted since."""
    last: dict[str, str] = {}
    if not _any(connection):
        return set()
    for batch in batches(sorted(attributions)):
        for row in connection.execute(
            "SELECT s.place, j.verdict FROM subject s JOIN judgement j USING (number) "
            f"WHERE s.about = 'attribution' AND s.place IN ({marks(len(batch))}) ORDER BY j.number",
            batch,
        ):
            last[row["place"]] = row["verdict"]
    return {place for place, verdict in last.items() if verdict == "rejected"}


def rejected_of(connection: sqlite3.Connection, documents: Collection[str]) -> dict[str, frozenset[str]]:
    """Document → those attributions of its latest revision that are rejected."""
    held: dict[str, str] = {}
    if not _any(connection):
        return {}
    for batch in batches(sorted(set(documents))):
        rows = connection.execute(
            "SELECT DISTINCT a.id, r.document FROM revision r JOIN attribution a USING (revision) "
            "JOIN subject s ON s.place = a.id WHERE s.about = 'attribution' AND r.latest = 1 "
            f"AND r.document IN ({marks(len(batch))})",
            batch,
        )
        held |= {row["id"]: row["document"] for row in rows}
    found: dict[str, set[str]] = {}
    for id_ in rejected(connection, held):
        found.setdefault(held[id_], set()).add(id_)
    return {document: frozenset(own) for document, own in found.items()}


# -- names that one document uses of somebody else -----------------------------------------------------------------


def carve(connection: sqlite3.Connection, namings: Mapping[str, Naming], document: str) -> dict[str, Naming]:
    """The namings of a document's places as what people parted makes them (`graph.carving`). Records what each judged
    place is called, by machine and now."""
    if not _any(connection):
        return dict(namings)
    places = {place_id(place, document): place for place in namings}
    connection.executemany(
        "UPDATE subject SET machine = ?1, key = ?1 WHERE place = ?2 AND about = 'sources'",
        [(namings[place].key, id_) for id_, place in places.items()],
    )
    own = carving.carve(namings, document, _parted(connection, places))
    connection.executemany(
        "UPDATE subject SET key = ? WHERE place = ? AND about = 'sources'",
        [(own[place].key, id_) for id_, place in places.items()],
    )
    return own


def _parted(connection: sqlite3.Connection, places: Collection[str]) -> list[tuple[str, str]]:
    """What of these places a person parted from another mention of the same name."""
    pairs: set[Pair] = set()
    machine: dict[str, str] = {}
    for batch in batches(sorted(places)):
        query = _PAIRS.format(column="machine", by="place", marks=marks(len(batch)))
        for row in connection.execute(query, ["sources", *batch]):
            machine |= {row["left_place"]: row["left"], row["right_place"]: row["right"]}
            pairs.add(Pair(row["left_place"], row["right_place"], row["verdict"], row["number"]))
    return carving.parted(pairs, machine, places)


def stale(connection: sqlite3.Connection, document: str, places: Collection[str]) -> set[str]:
    """The documents that share a decision with one of these places of a document and whose names must be told anew."""
    found: set[str] = set()
    if not _any(connection):
        return found
    for batch in batches(sorted(places)):
        rows = connection.execute(
            "SELECT DISTINCT other.place, other.key, other.machine FROM subject own "
            "JOIN subject other ON other.number = own.number AND other.side <> own.side "
            f"WHERE own.about = 'sources' AND other.key IS NOT NULL AND own.place IN ({marks(len(batch))})",
            batch,
        ).fetchall()
        for row in rows:
            partner = documents_of(connection, [row["place"]])
            leaving = carving.leaves(_parted(connection, [row["place"]]))
            if leaving != (row["key"] != row["machine"]):
                found |= partner - {document}
    return found


def places_of(connection: sqlite3.Connection, revision: str | None) -> set[str]:
    """The judged places of a revision."""
    if revision is None or not _any(connection):
        return set()
    rows = connection.execute(
        "SELECT DISTINCT s.place FROM attribution a JOIN subject s ON s.place >= a.id AND s.place < a.id || ';' "
        "WHERE a.revision = ?1 UNION SELECT s.place FROM revision r JOIN subject s ON s.place = r.document "
        "WHERE r.revision = ?1",
        [revision],
    )
    return {row[0] for row in rows}


def forget(connection: sqlite3.Connection, revision: str) -> None:
    """Say of a revision's judged places that nothing holds them."""
    places = sorted(places_of(connection, revision))
    connection.executemany("UPDATE subject SET machine = NULL, key = NULL WHERE place = ?", [[one] for one in places])


def hold(connection: sqlite3.Connection, attributions: Collection[str]) -> None:
    """Say of these attributions that their contents are held."""
    if _any(connection):
        connection.executemany(
            "UPDATE subject SET key = ?1, machine = ?1 WHERE place = ?1 AND about = 'claims'",
            [[one] for one in sorted(attributions)],
        )


# -- the log -------------------------------------------------------------------------------------------------------


def record(connection: sqlite3.Connection, judgement: Judgement) -> tuple[str, ...]:
    """Add a judgement to the log; gives the ids of those in force that it overrides."""
    if connection.execute("SELECT 1 FROM judgement WHERE id = ?", [judgement.id]).fetchone():
        raise InvalidValue(f"the judgement {judgement.id} is in the log already")
    missing = [one for one in judgement.subjects if not documents_of(connection, [one])]
    if missing:
        raise NotFound(f"nothing is held under {missing[0]}; judge the id of an attribution or a document that is held")
    left, right = (*judgement.subjects, None)[:2]
    over = [
        row[0]
        for row in connection.execute(
            'SELECT j.id FROM judgement j WHERE j.about = ? AND j."left" = ? AND j."right" IS ? AND j.verdict <> ? '
            "AND EXISTS (SELECT 1 FROM subject s WHERE s.number = j.number) ORDER BY j.number",
            [judgement.about, left, right, judgement.verdict],
        )
    ]
    number = _next(connection)
    connection.execute(
        f"INSERT INTO judgement VALUES ({marks(9)})",
        [
            number,
            judgement.id,
            judgement.about,
            judgement.verdict,
            left,
            right,
            judgement.who,
            judgement.when,
            judgement.why,
        ],
    )
    connection.executemany(
        "INSERT INTO subject (number, side, about, place) VALUES (?, ?, ?, ?)",
        [(number, side, judgement.about, place) for side, place in enumerate(judgement.subjects)],
    )
    return tuple(over)


def take_back(connection: sqlite3.Connection, id_: str | None, who: str, when: str) -> Judgement:
    """Add to the log that a judgement, by default the latest in force, is undone; gives it."""
    if not who.strip():
        raise InvalidValue("an undoing names who did it")
    rows = connection.execute(
        "SELECT j.* FROM judgement j WHERE EXISTS (SELECT 1 FROM subject s WHERE s.number = j.number) "
        "AND (?1 IS NULL OR j.id = ?1) ORDER BY j.number DESC LIMIT 1",
        [id_],
    ).fetchall()
    if not rows:
        what = "no judgement is in force" if id_ is None else f"no judgement {id_} is in force"
        raise NotFound(f"{what}; sourcier judgements lists the log")
    row = rows[0]
    connection.execute("INSERT INTO undoing VALUES (?, ?, ?, ?)", [_next(connection), row["id"], who, when])
    connection.execute("DELETE FROM subject WHERE number = ?", [row["number"]])
    return _judgement(row)


def log(connection: sqlite3.Connection, limit: int, offset: int) -> list[Entry]:
    rows = connection.execute(
        'SELECT number, id, about, verdict, "left", "right", who, at, why, NULL AS undoes, '
        "EXISTS (SELECT 1 FROM subject s WHERE s.number = judgement.number) AS in_force FROM judgement "
        "UNION ALL SELECT number, NULL, NULL, NULL, NULL, NULL, who, at, NULL, judgement, 0 FROM undoing "
        "ORDER BY number DESC LIMIT ? OFFSET ?",
        [limit, offset],
    )
    return [
        Entry(
            number=row["number"],
            who=row["who"],
            when=row["at"],
            judgement=_judgement(row) if row["undoes"] is None else None,
            undoes=row["undoes"],
            in_force=bool(row["in_force"]),
        )
        for row in rows
    ]


def documents_of(connection: sqlite3.Connection, places: Collection[str]) -> set[str]:
    """The documents whose latest revisions have these places."""
    found: set[str] = set()
    for place in sorted(places):
        id_ = place.partition(":")[0]
        found |= {
            row[0]
            for row in connection.execute(
                "SELECT r.document FROM attribution a JOIN revision r USING (revision) "
                "WHERE a.id = ?1 AND r.latest = 1 "
                "UNION SELECT document FROM revision WHERE document = ?1",
                [id_],
            )
        }
    return found


def _judgement(row: sqlite3.Row) -> Judgement:
    subjects = tuple(one for one in (row["left"], row["right"]) if one is not None)
    return Judgement(
        id=row["id"],
        about=row["about"],
        verdict=row["verdict"],
        subjects=subjects,
        who=row["who"],
        when=row["at"],
        why=row["why"],
    )


def _next(connection: sqlite3.Connection) -> int:
    found: int = connection.execute(
        "SELECT 1 + max((SELECT coalesce(max(number), 0) FROM judgement), "
        "(SELECT coalesce(max(number), 0) FROM undoing))"
    ).fetchone()[0]
    return found


def _any(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM subject LIMIT 1").fetchone() is not None
