"""Writing one document: its revision, attributions and mentions, and the weaving, in one transaction."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from graph.claims import Content
from graph.dates import sort_key
from graph.identity import Name, Naming, settle
from graph.ids import canonical_url
from graph.model import Attribution, Document, Span
from graph.store.port import Outcome
from graph.store.sqlite.passages import passages
from graph.store.sqlite.rows import attributions_in, batches, document_of, marks
from graph.weave import Link, contents, mentions, weave_claims, weave_names
from graph.words import name_key


def keep(
    connection: sqlite3.Connection, document: Document, attributions: Sequence[Attribution], version: str
) -> Outcome:
    """Keep a document within an open transaction. See `GraphStore.keep`."""
    held = connection.execute("SELECT * FROM revision WHERE revision = ?", [document.revision]).fetchone()
    outcome: Outcome = "new"
    if held is not None:
        same = held["version"] == version and document_of(held) == document
        if same and list(attributions_in(connection, [document.revision])[document.revision]) == list(attributions):
            return "unchanged"
        outcome = "replaced"
    elif connection.execute("SELECT 1 FROM revision WHERE document = ?", [document.id]).fetchone():
        outcome = "replaced"
    before = _latest(connection, document.id)
    bereft = _forget(connection, [document.revision]) if held is not None else set()
    _add_revision(connection, document, version)
    _add_attributions(connection, document, attributions)
    after = _choose_latest(connection, document.id)
    loom = SqliteLoom(connection)
    if before is not None and before not in (after, document.revision):
        bereft |= _unweave(connection, before)
    if after != before or after == document.revision:
        latest = document if after == document.revision else _document(connection, after)
        own = attributions if after == document.revision else attributions_in(connection, [after])[after]
        _weave(loom, latest, own, bereft)
    elif bereft:
        weave_claims(loom, [], bereft=bereft)
    _settle_after_loss(connection, loom)
    return outcome


def _weave(loom: "SqliteLoom", document: Document, attributions: Sequence[Attribution], bereft: set[str]) -> None:
    namings = mentions(document, attributions)
    loom.add_mentions(document.revision, namings)
    loom.add_passages(document, attributions)
    weave_names(loom, namings.values())
    weave_claims(loom, list(contents(document, attributions)), bereft=bereft)


def _document(connection: sqlite3.Connection, revision: str) -> Document:
    return document_of(connection.execute("SELECT * FROM revision WHERE revision = ?", [revision]).fetchone())


def _latest(connection: sqlite3.Connection, document: str) -> str | None:
    row = connection.execute("SELECT revision FROM revision WHERE document = ? AND latest = 1", [document]).fetchone()
    return row[0] if row else None


def _choose_latest(connection: sqlite3.Connection, document: str) -> str:
    """Of several revisions the latest counts, by modified or published date and then by id."""
    rows = connection.execute(
        "SELECT revision, published, modified FROM revision WHERE document = ?", [document]
    ).fetchall()

    def order(row: sqlite3.Row) -> tuple[object, ...]:
        unknown, first, last = sort_key(row["modified"] or row["published"])
        return not unknown, first, last, row["revision"]

    latest: str = max(rows, key=order)["revision"]
    connection.execute("UPDATE revision SET latest = (revision = ?) WHERE document = ?", [latest, document])
    return latest


def _linked(connection: sqlite3.Connection, revision: str) -> set[str]:
    """The attributions of other revisions that are in a family with one of this revision."""
    rows = connection.execute(
        "SELECT DISTINCT other.id FROM attribution own JOIN attribution other ON other.family = own.family "
        "WHERE own.revision = ? AND other.revision <> own.revision",
        [revision],
    )
    return {row[0] for row in rows}


def _forget(connection: sqlite3.Connection, revisions: Sequence[str]) -> set[str]:
    """Take out what a revision brought; gives the attributions elsewhere whose claims must be made again."""
    bereft: set[str] = set()
    for revision in revisions:
        bereft |= _linked(connection, revision)
        connection.execute("DELETE FROM passage WHERE revision = ?", [revision])
        connection.execute("DELETE FROM revision WHERE revision = ?", [revision])
    return bereft


def _unweave(connection: sqlite3.Connection, revision: str) -> set[str]:
    """Take a superseded revision out of sources, claims and search; its text and attributions stay."""
    bereft = _linked(connection, revision)
    own = "SELECT id FROM attribution WHERE revision = ?"
    connection.execute(f'DELETE FROM link WHERE "left" IN ({own}) OR "right" IN ({own})', [revision, revision])
    connection.execute(f"DELETE FROM content_key WHERE attribution IN ({own})", [revision])
    connection.execute("DELETE FROM passage WHERE revision = ?", [revision])
    connection.execute("DELETE FROM mention WHERE revision = ?", [revision])
    connection.execute("UPDATE attribution SET name = NULL, claim = NULL, family = NULL WHERE revision = ?", [revision])
    return bereft


def _add_revision(connection: sqlite3.Connection, document: Document, version: str) -> None:
    values = [
        document.revision,
        document.id,
        document.title,
        document.text,
        document.outlet,
        document.url,
        canonical_url(document.url) if document.url else None,
        document.published,
        document.modified,
        document.byline,
        document.language,
        "\n".join(document.links),
        version,
        name_key(document.outlet) if document.outlet else None,
    ]
    connection.execute(
        "INSERT INTO revision (revision, document, title, text, outlet, url, canonical, published, modified, byline, "
        f"language, links, version, outlet_key, latest) VALUES ({marks(len(values))}, 0)",
        values,
    )


def _add_attributions(connection: sqlite3.Connection, document: Document, attributions: Sequence[Attribution]) -> None:
    rows = [
        (
            one.id,
            document.revision,
            position,
            one.kind,
            one.source_type,
            one.polarity,
            one.modality,
            one.referent,
            one.parent,
            one.confidence,
            one.method,
        )
        for position, one in enumerate(attributions)
    ]
    connection.executemany(
        "INSERT INTO attribution (id, revision, position, kind, source_type, polarity, modality, referent, parent, "
        f"confidence, method) VALUES ({marks(11)})",
        rows,
    )
    spans = [
        (one.id, role, number, span.field, span.start, span.end, span.text, name)
        for one in attributions
        for role, number, span, name in _roles(one)
    ]
    connection.executemany(f"INSERT INTO span VALUES ({marks(8)})", spans)


def _roles(attribution: Attribution) -> Iterator[tuple[str, int, Span, str | None]]:
    for role in ("source", "cue", "addressee", "medium", "when"):
        span = getattr(attribution, role)
        if span is not None:
            yield role, 0, span, None
    for number, span in enumerate(attribution.content):
        yield "content", number, span, None
    for number, conduit in enumerate(attribution.conduits):
        yield "conduit", number, conduit.span, conduit.name


def _settle_after_loss(connection: sqlite3.Connection, loom: "SqliteLoom") -> None:
    """Names whose last mention has gone go too, and those they could be confused with are settled again."""
    lost = connection.execute(
        "SELECT DISTINCT o.key, o.acronym, n.surname FROM orphan o LEFT JOIN name n ON n.key = o.key"
    ).fetchall()
    if not lost:
        return
    connection.execute(
        "DELETE FROM name WHERE key IN (SELECT key FROM orphan) AND key NOT IN (SELECT key FROM mention)"
    )
    connection.execute("DELETE FROM orphan")
    surnames = {row["surname"] for row in lost if row["surname"]}
    acronyms = {row["acronym"] for row in lost if row["acronym"]} | {row["key"] for row in lost}
    loom.assign_sources(settle(loom.confusable(surnames, acronyms)))


class SqliteLoom:
    """Weaving on SQLite, in the transaction of its connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def add_mentions(self, revision: str, namings: Mapping[str, Naming]) -> None:
        self._connection.executemany(
            "INSERT INTO name (key, surname, alone, source) VALUES (?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET "
            "surname = coalesce(surname, excluded.surname), alone = min(alone, excluded.alone)",
            [(one.key, one.surname, one.alone, one.source) for one in namings.values()],
        )
        self._connection.executemany(
            f"INSERT INTO mention VALUES ({marks(6)})",
            [(revision, place, one.key, one.form, one.source_type, one.acronym) for place, one in namings.items()],
        )
        self._connection.executemany(
            "UPDATE attribution SET name = ? WHERE id = ?",
            [(one.key, place) for place, one in namings.items() if place.startswith("att_") and ":" not in place],
        )

    def add_passages(self, document: Document, attributions: Sequence[Attribution]) -> None:
        self._connection.executemany(
            "INSERT INTO passage (revision, attribution, field, start, end, words) VALUES (?, ?, ?, ?, ?, ?)",
            [
                (document.revision, one.attribution, one.span.field, one.span.start, one.span.end, one.words)
                for one in passages(document, attributions)
            ],
        )

    def confusable(self, surnames: Collection[str], acronyms: Collection[str]) -> Iterable[Name]:
        keys: set[str] = set()
        for batch in batches(sorted(surnames)):
            keys |= self._keys(f"SELECT key FROM name WHERE surname IN ({marks(len(batch))})", batch)
        for batch in batches(sorted(acronyms)):
            keys |= self._keys(f"SELECT key FROM mention WHERE acronym IN ({marks(len(batch))})", batch)
            keys |= self._keys(f"SELECT key FROM name WHERE key IN ({marks(len(batch))})", batch)
        tied: dict[str, set[str]] = {}
        found: list[Name] = []
        for batch in batches(sorted(keys)):
            for row in self._connection.execute(
                f"SELECT DISTINCT key, acronym FROM mention WHERE acronym IS NOT NULL AND key IN ({marks(len(batch))})",
                batch,
            ):
                tied.setdefault(row["key"], set()).add(row["acronym"])
            for row in self._connection.execute(f"SELECT * FROM name WHERE key IN ({marks(len(batch))})", batch):
                acronyms_of = frozenset(tied.get(row["key"], ()))
                found.append(Name(row["key"], row["surname"], bool(row["alone"]), acronyms_of))
        return found

    def _keys(self, query: str, values: Sequence[str]) -> set[str]:
        return {row[0] for row in self._connection.execute(query, values)}

    def assign_sources(self, sources: Mapping[str, str]) -> None:
        self._connection.executemany(
            "UPDATE name SET source = ?1 WHERE key = ?2 AND source <> ?1",
            [(source, key) for key, source in sorted(sources.items())],
        )

    def index(self, keys: Mapping[str, Collection[str]]) -> None:
        self._connection.executemany(
            "INSERT OR IGNORE INTO content_key (key, attribution) VALUES (?, ?)",
            [(key, attribution) for attribution, own in keys.items() for key in own],
        )

    def sharing(self, attribution: str) -> Iterable[Content]:
        rows = self._connection.execute(
            "SELECT DISTINCT other.attribution FROM content_key own JOIN content_key other ON other.key = own.key "
            "WHERE own.attribution = ? AND other.attribution <> own.attribution ORDER BY 1",
            [attribution],
        )
        ids = [row[0] for row in rows]
        for batch in batches(ids):
            yield from self._contents(batch)

    def _contents(self, ids: Sequence[str]) -> Iterator[Content]:
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

    def links_of(self, attributions: Collection[str]) -> Iterable[tuple[str, str, str]]:
        for batch in batches(sorted(attributions)):
            for side in ("left", "right"):
                yield from map(
                    tuple,
                    self._connection.execute(
                        f'SELECT "left", "right", kind FROM link WHERE "{side}" IN ({marks(len(batch))})', batch
                    ),
                )

    def assign_claims(self, claims: Mapping[str, tuple[str, str]]) -> None:
        self._connection.executemany(
            "UPDATE attribution SET claim = ?1, family = ?2 WHERE id = ?3 AND (claim IS NOT ?1 OR family IS NOT ?2)",
            [(claim, family, attribution) for attribution, (claim, family) in sorted(claims.items())],
        )
