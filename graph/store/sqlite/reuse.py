"""Sketches and reuse on SQLite: found within the transaction that writes a document, asked for afterwards."""

import json
import sqlite3
from collections.abc import Collection, Mapping, Sequence

from graph.model import Document, Span
from graph.reuse import Aligned, Reuse
from graph.reusers import Pair, Text
from graph.sketch import Sketch, sketch
from graph.store.sqlite.rows import batches, document_of, marks


class SqliteSketches:
    """The `Sketches` of one open transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def drop_sketch(self, document: str) -> None:
        """Take out a document's sketch and with it all that it shares."""
        self._connection.execute("DELETE FROM sketch WHERE document = ?", [document])

    def add_sketch(self, document: Document, numbers: Sketch) -> None:
        (id_,) = self._connection.execute(
            "INSERT INTO sketch (document, revision, size) VALUES (?, ?, ?) RETURNING id",
            [document.id, document.revision, len(numbers)],
        ).fetchone()
        self._add_numbers(id_, numbers)

    def _add_numbers(self, id_: int, numbers: Sketch) -> None:
        self._connection.executemany("INSERT INTO sketch_number VALUES (?, ?)", [(number, id_) for number in numbers])

    def sketch_again(self) -> None:
        """Make the numbers of all sketches anew: after a change of what they are."""
        self._connection.execute("DELETE FROM sketch_number")
        for id_, revision in self._connection.execute("SELECT id, revision FROM sketch").fetchall():
            query = "SELECT text FROM revision WHERE revision = ?"
            numbers = sketch(self._connection.execute(query, [revision]).fetchone()[0])
            self._connection.execute("UPDATE sketch SET size = ? WHERE id = ?", [len(numbers), id_])
            self._add_numbers(id_, numbers)

    def sketches(self, documents: Collection[str]) -> dict[str, Sketch]:
        found: dict[str, list[int]] = {id_: [] for id_ in documents}
        for batch in batches(sorted(documents)):
            for row in self._connection.execute(
                "SELECT s.document, n.number FROM sketch s JOIN sketch_number n ON n.sketch = s.id "
                f"WHERE s.document IN ({marks(len(batch))}) ORDER BY 1, 2",
                batch,
            ):
                found[row[0]].append(row[1])
        return {id_: tuple(numbers) for id_, numbers in found.items()}

    def sketch_sizes(self, documents: Collection[str]) -> dict[str, int]:
        found: dict[str, int] = {}
        for batch in batches(sorted(documents)):
            found |= dict(
                self._connection.execute(
                    f"SELECT document, size FROM sketch WHERE document IN ({marks(len(batch))})", batch
                )
            )
        return found

    def having(self, numbers: Mapping[int, int]) -> dict[int, Collection[str]]:
        ids: dict[int, list[int]] = {}
        for most in sorted(set(numbers.values())):
            rows = self._connection.execute(
                "SELECT asked.value, (SELECT json_group_array(sketch) FROM "
                "(SELECT sketch FROM sketch_number WHERE number = asked.value LIMIT ?)) FROM json_each(?) asked",
                [most, json.dumps(sorted(number for number, own in numbers.items() if own == most))],
            )
            ids |= {row[0]: json.loads(row[1]) for row in rows}
        documents: dict[int, str] = {}
        for batch in batches(sorted({id_ for own in ids.values() for id_ in own})):
            documents |= dict(
                self._connection.execute(f"SELECT id, document FROM sketch WHERE id IN ({marks(len(batch))})", batch)
            )
        return {number: [documents[id_] for id_ in own] for number, own in ids.items()}

    def texts(self, documents: Collection[str]) -> dict[str, Text]:
        found: dict[str, Text] = {}
        for batch in batches(sorted(documents)):
            apart: dict[str, list[Span]] = {}
            for row in self._connection.execute(
                "SELECT a.revision, s.start, s.end, s.text, s.field FROM revision r "
                "JOIN attribution a USING (revision) JOIN span s ON s.attribution = a.id AND s.role = 'content' "
                f"WHERE r.latest = 1 AND r.document IN ({marks(len(batch))}) ORDER BY a.revision, s.start, s.end",
                batch,
            ):
                apart.setdefault(row["revision"], []).append(Span(row["start"], row["end"], row["text"], row["field"]))
            for row in self._connection.execute(
                f"SELECT * FROM revision WHERE latest = 1 AND document IN ({marks(len(batch))})", batch
            ):
                found[row["document"]] = Text(document_of(row), tuple(apart.get(row["revision"], ())))
        return found

    def add_reuse(self, found: Sequence[Reuse]) -> None:
        self._connection.executemany(
            f"INSERT INTO reuse VALUES ({marks(4)})",
            [(one.left, one.right, one.of_left, one.of_right) for one in found],
        )
        self._connection.executemany(
            f"INSERT INTO reused_passage VALUES ({marks(7)})",
            [
                (one.left, one.right, number, place.left.start, place.left.end, place.right.start, place.right.end)
                for one in found
                for number, place in enumerate(one.passages)
            ],
        )

    def reuse_among(self, documents: Collection[str]) -> list[Pair]:
        wanted = set(documents)
        found: list[Pair] = []
        for batch in batches(sorted(wanted)):
            rows = self._connection.execute(
                f'SELECT "left", "right" FROM reuse WHERE "left" IN ({marks(len(batch))}) ORDER BY 1, 2', batch
            )
            found += [(row[0], row[1]) for row in rows if row[1] in wanted]
        return found

    def drop_reuse(self, pairs: Collection[Pair]) -> None:
        self._connection.executemany('DELETE FROM reuse WHERE "left" = ? AND "right" = ?', sorted(pairs))


# -- the port's questions ------------------------------------------------------------------------------------------


def reuse_of(connection: sqlite3.Connection, documents: Collection[str]) -> dict[str, tuple[Reuse, ...]]:
    rows: dict[Pair, sqlite3.Row] = {}
    asked = sorted(set(documents))
    for batch in batches(asked):
        for side in ("left", "right"):
            for row in connection.execute(f'SELECT * FROM reuse WHERE "{side}" IN ({marks(len(batch))})', batch):
                rows[row["left"], row["right"]] = row
    held = SqliteSketches(connection).texts({id_ for pair in rows for id_ in pair})
    passages = _passages(connection, asked)
    found: dict[str, list[Reuse]] = {id_: [] for id_ in asked}
    for pair in sorted(rows):
        left, right = (held[id_].document for id_ in pair)
        aligned = tuple(
            Aligned(left.span(row["left_start"], row["left_end"]), right.span(row["right_start"], row["right_end"]))
            for row in passages.get(pair, ())
        )
        one = Reuse(*pair, rows[pair]["of_left"], rows[pair]["of_right"], aligned)
        for id_ in pair:
            if id_ in found:
                found[id_].append(one)
    return {id_: tuple(own) for id_, own in found.items() if own}


def _passages(connection: sqlite3.Connection, documents: Sequence[str]) -> Mapping[Pair, Sequence[sqlite3.Row]]:
    found: dict[Pair, dict[int, sqlite3.Row]] = {}
    for batch in batches(documents):
        for side in ("left", "right"):
            for row in connection.execute(
                f'SELECT * FROM reused_passage WHERE "{side}" IN ({marks(len(batch))})', batch
            ):
                found.setdefault((row["left"], row["right"]), {})[row["position"]] = row
    return {pair: [own[number] for number in sorted(own)] for pair, own in found.items()}


def reusing_ids(connection: sqlite3.Connection, after: str, limit: int) -> list[str]:
    rows = connection.execute(
        'SELECT "left" FROM reuse WHERE "left" > ?1 UNION SELECT "right" FROM reuse WHERE "right" > ?1 '
        "ORDER BY 1 LIMIT ?2",
        [after, limit],
    )
    return [row[0] for row in rows]
