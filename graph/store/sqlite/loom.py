"""Weaving on SQLite, in the transaction of its connection."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from graph.claims import Content
from graph.keys import ages
from graph.model import Attribution, Document
from graph.naming import Naming
from graph.store.sqlite.naming import HeldNames
from graph.store.sqlite.passages import passages
from graph.store.sqlite.rows import batches, marks
from graph.store.sqlite.searching import age_word
from graph.weave import OUTLET, Link
from graph.words import fold


class SqliteLoom(HeldNames):
    """The `Loom` of one open transaction."""

    def add_mentions(self, revision: str, namings: Mapping[str, Naming]) -> None:
        self._connection.executemany(
            "INSERT OR IGNORE INTO name (key, source) VALUES (?, ?)",
            [(one.key, one.source) for one in namings.values()],
        )
        self._connection.executemany(
            f"INSERT INTO mention VALUES ({marks(5)})",
            [(revision, place, one.key, one.form, one.source_type) for place, one in namings.items()],
        )
        self._connection.executemany(
            f"INSERT OR IGNORE INTO handle VALUES ({marks(5)})",
            [
                (revision, one.key, handle.kind, handle.value, handle.short)
                for one in namings.values()
                for handle in sorted(one.handles)
            ],
        )
        self._connection.executemany(
            f"INSERT OR IGNORE INTO bearer VALUES ({marks(4)})",
            [
                (handle.kind, handle.value, one.key, handle.short)
                for one in namings.values()
                for handle in sorted(one.handles)
            ],
        )
        self._connection.executemany(
            "UPDATE attribution SET name = ? WHERE id = ?",
            [(one.key, place) for place, one in namings.items() if place != OUTLET and ":" not in place],
        )

    def mentioned(self, revision: str) -> set[str]:
        """The names that a revision mentions."""
        rows = self._connection.execute("SELECT DISTINCT key FROM mention WHERE revision = ?", [revision])
        return {row[0] for row in rows}

    def drop_unused(self, keys: Collection[str]) -> None:
        """Take out those of these names, and of their handles, that no mention has any more."""
        for batch in batches(sorted(keys)):
            self._connection.execute(
                f"DELETE FROM bearer AS b WHERE key IN ({marks(len(batch))}) AND NOT EXISTS (SELECT 1 FROM handle h "
                "WHERE h.key = b.key AND h.kind = b.kind AND h.value = b.value AND h.short = b.short)",
                batch,
            )
            self._connection.execute(
                f"DELETE FROM name WHERE key IN ({marks(len(batch))}) "
                "AND NOT EXISTS (SELECT 1 FROM mention WHERE mention.key = name.key)",
                batch,
            )

    def add_passages(self, document: Document, attributions: Sequence[Attribution]) -> None:
        """Their words are indexed folded, as a query's are: FTS5 alone folds the accents of Latin letters only."""
        age = age_word(ages(document.published)[0])
        self._connection.executemany(
            "INSERT INTO passage (revision, attribution, field, start, end, words, age) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    document.revision,
                    one.attribution,
                    one.span.field,
                    one.span.start,
                    one.span.end,
                    fold(one.words),
                    age if one.attribution is None else "",
                )
                for one in passages(document, attributions)
            ],
        )

    def assign_sources(self, sources: Mapping[str, str]) -> None:
        self._connection.executemany(
            "UPDATE name SET source = ?1 WHERE key = ?2 AND source <> ?1",
            [(source, key) for key, source in sorted(sources.items())],
        )

    def index(self, keys: Mapping[str, Collection[int]]) -> None:
        self._connection.executemany(
            "INSERT OR IGNORE INTO content_key (key, attribution) VALUES (?, ?)",
            [(key, attribution) for attribution, own in keys.items() for key in sorted(own)],
        )

    def found_by(self, keys: Collection[int]) -> Iterable[Content]:
        rows = self._connection.execute(
            "SELECT DISTINCT attribution FROM content_key WHERE key IN (SELECT value FROM json_each(?)) ORDER BY 1",
            [json.dumps(sorted(keys))],
        )
        ids = [row[0] for row in rows]
        for batch in batches(ids):
            yield from self.contents(batch)

    def contents(self, ids: Sequence[str]) -> Iterator[Content]:
        texts: dict[str, list[str]] = {}
        for row in self._connection.execute(
            "SELECT attribution, text FROM span WHERE role = 'content' AND attribution IN "
            f"({marks(len(ids))}) ORDER BY attribution, position",
            ids,
        ):
            texts.setdefault(row["attribution"], []).append(row["text"])
        for row in self._connection.execute(
            "SELECT a.id, a.polarity, r.language, r.published FROM attribution a JOIN revision r USING (revision) "
            f"WHERE a.id IN ({marks(len(ids))}) ORDER BY a.id",
            ids,
        ):
            text = " … ".join(texts[row["id"]])
            yield Content(row["id"], text, row["language"], row["polarity"], row["published"])

    def link(self, links: Collection[Link]) -> None:
        self._connection.executemany(
            f"INSERT OR IGNORE INTO link VALUES ({marks(5)})",
            [(one.left, one.right, one.relation.kind, one.relation.score, one.relation.reason) for one in links],
        )

    def links_of(self, attributions: Collection[str]) -> Iterable[tuple[str, str, str, float]]:
        for batch in batches(sorted(attributions)):
            for side in ("left", "right"):
                yield from map(
                    tuple,
                    self._connection.execute(
                        f'SELECT "left", "right", kind, score FROM link WHERE "{side}" IN ({marks(len(batch))})', batch
                    ),
                )

    def assign_claims(self, claims: Mapping[str, tuple[str, str]]) -> None:
        self._connection.executemany(
            "UPDATE attribution SET claim = ?1, family = ?2 WHERE id = ?3 AND (claim IS NOT ?1 OR family IS NOT ?2)",
            [(claim, family, attribution) for attribution, (claim, family) in sorted(claims.items())],
        )
