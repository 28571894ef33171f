"""Writing one document: its revision, attributions and mentions, and the weaving, in one transaction."""

import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence

from graph.claims import Content
from graph.dates import sort_key
from graph.ids import canonical_url
from graph.model import Attribution, Document, Figure, Judgement, Span, WhenInterval
from graph.naming import Naming
from graph.reusers import Text, weave_reuse
from graph.store.port import Outcome
from graph.store.sqlite import judging, learning
from graph.store.sqlite.loom import SqliteLoom
from graph.store.sqlite.reuse import SqliteSketches
from graph.store.sqlite.rows import attributions_in, document_of, marks
from graph.weave import contents, mentions, neighbourhood, weave_claims, weave_names


def keep(
    connection: sqlite3.Connection, document: Document, attributions: Sequence[Attribution], version: str, learned: str
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
    loom, sketches = SqliteLoom(connection), SqliteSketches(connection)
    gone = sketches.sketches([document.id])[document.id]
    before = _latest(connection, document.id)
    loose = _mentioned(loom, before)
    judged = judging.places_of(connection, before)
    bereft: set[str] = set()
    if held is not None:
        bereft |= _forget(connection, document.revision)
    _add_revision(connection, document, version)
    learning.learn(connection, document, learned)
    _add_attributions(connection, document, attributions)
    after = _choose_latest(connection, document.id)
    if before is not None and before not in (after, document.revision):
        bereft |= _unweave(connection, before)
    latest: Document | None = None
    if after == document.revision:
        latest = document
    elif after != before:
        latest = _document(connection, after)
        attributions = attributions_in(connection, [after])[after]
    _weave(connection, loom, latest, attributions, loose, bereft, judged)
    if latest is not None:
        sketches.drop_sketch(document.id)
        weave_reuse(sketches, Text.of(latest, attributions), gone=gone)
    return outcome


def judge(connection: sqlite3.Connection, judgement: Judgement) -> tuple[str, ...]:
    """See `GraphStore.judge`: the documents that it names are woven again, and what they touch with them."""
    over = judging.record(connection, judgement)
    _weave_again(connection, judging.documents_of(connection, judgement.subjects))
    return over


def undo(connection: sqlite3.Connection, id_: str | None, who: str, when: str) -> Judgement:
    """See `GraphStore.undo`."""
    judgement = judging.take_back(connection, id_, who, when)
    _weave_again(connection, judging.documents_of(connection, judgement.subjects))
    return judgement


def _weave_again(connection: sqlite3.Connection, documents: Collection[str]) -> None:
    """Take these documents out of sources, claims and search, and put them back."""
    loom = SqliteLoom(connection)
    for document in sorted(documents):
        revision = _latest(connection, document)
        if revision is not None:
            loose = _mentioned(loom, revision)
            judged = judging.places_of(connection, revision)
            own = attributions_in(connection, [revision])[revision]
            bereft = _unweave(connection, revision)
            _weave(connection, loom, _document(connection, revision), own, loose, bereft, judged)


def _weave(
    connection: sqlite3.Connection,
    loom: SqliteLoom,
    document: Document | None,
    attributions: Sequence[Attribution],
    loose: set[str],
    bereft: set[str],
    judged: set[str],
) -> None:
    """Put a latest revision into sources, claims and search, but for the attributions that a person rejected; settle
    the `loose` names and the `bereft` claims with it. `judged` are the places of the document that had a judgement."""
    added: list[Content] = []
    stale: set[str] = set()
    if document is not None:
        revision = document.revision
        rejected = judging.rejected(connection, [one.id for one in attributions])
        own = [one for one in attributions if one.id not in rejected]
        namings = mentions(document, own)
        loose |= _add_mentions(loom, revision, judging.carve(connection, namings, document.id))
        loom.add_passages(document, attributions)
        added = list(contents(document, own))
        judging.hold(connection, [one.id for one in own])
        judged = judged | judging.places_of(connection, revision)
        stale = judging.stale(connection, document.id, judged)
    loom.drop_unused(loose)
    weave_names(loom, loose)
    weave_claims(loom, added, bereft=bereft)
    _weave_again(connection, stale)


def _add_mentions(loom: SqliteLoom, revision: str, namings: Mapping[str, Naming]) -> set[str]:
    """Add a revision's mentions; gives the names that they are the first of, or bring something new to. Names that
    were known just so are settled already, and with them those that they could be confused with."""
    keys = {one.key for one in namings.values()}
    before = {name.key: name for name in loom.names(keys)}
    loom.add_mentions(revision, namings)
    return {name.key for name in loom.names(keys) if before.get(name.key) != name}


def _mentioned(loom: SqliteLoom, revision: str | None) -> set[str]:
    """The names of a revision, and those that its handles hold together with them."""
    if revision is None:
        return set()
    return set(neighbourhood(loom, loom.mentioned(revision)))


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


def _forget(connection: sqlite3.Connection, revision: str) -> set[str]:
    """Take out all that a revision brought; gives the attributions elsewhere whose claims must be made again."""
    bereft = _linked(connection, revision)
    judging.forget(connection, revision)
    connection.execute("DELETE FROM passage WHERE revision = ?", [revision])
    connection.execute("DELETE FROM revision WHERE revision = ?", [revision])
    return bereft


def _unweave(connection: sqlite3.Connection, revision: str) -> set[str]:
    """Take a superseded revision out of sources, claims and search; its text and attributions stay."""
    bereft = _linked(connection, revision)
    judging.forget(connection, revision)
    own = "SELECT id FROM attribution WHERE revision = ?"
    connection.execute(f'DELETE FROM link WHERE "left" IN ({own}) OR "right" IN ({own})', [revision, revision])
    connection.execute(f"DELETE FROM content_key WHERE attribution IN ({own})", [revision])
    connection.execute("DELETE FROM passage WHERE revision = ?", [revision])
    connection.execute("DELETE FROM mention WHERE revision = ?", [revision])
    connection.execute("DELETE FROM handle WHERE revision = ?", [revision])
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
    ]
    connection.execute(
        "INSERT INTO revision (revision, document, title, text, outlet, url, canonical, published, modified, byline, "
        f"language, links, version, latest) VALUES ({marks(len(values))}, 0)",
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
            one.stance,
            *_days(one.when_interval),
        )
        for position, one in enumerate(attributions)
    ]
    connection.executemany(
        "INSERT INTO attribution (id, revision, position, kind, source_type, polarity, modality, referent, parent, "
        f"confidence, method, stance, when_first, when_last, when_certainty) VALUES ({marks(15)})",
        rows,
    )
    spans = [
        (one.id, role, number, span.field, span.start, span.end, span.text, name)
        for one in attributions
        for role, number, span, name in _roles(one)
    ]
    connection.executemany(f"INSERT INTO span VALUES ({marks(8)})", spans)
    figures = [(one.id, number, *_figure(figure)) for one in attributions for number, figure in enumerate(one.figures)]
    connection.executemany(f"INSERT INTO figure VALUES ({marks(12)})", figures)


def _days(interval: WhenInterval | None) -> tuple[str | None, ...]:
    return (None, None, None) if interval is None else (interval.first, interval.last, interval.certainty)


def _figure(figure: Figure) -> tuple[object, ...]:
    span = figure.span
    said = (figure.value, figure.high, figure.comparator, figure.counted, figure.unit, figure.period)
    return (*said, span.field, span.start, span.end, span.text)


def _roles(attribution: Attribution) -> Iterator[tuple[str, int, Span, str | None]]:
    for role in ("source", "cue", "addressee", "medium", "when", "anonymity_reason", "speaks_for"):
        span = getattr(attribution, role)
        if span is not None:
            yield role, 0, span, None
    for number, span in enumerate(attribution.content):
        yield "content", number, span, None
    for number, conduit in enumerate(attribution.conduits):
        yield "conduit", number, conduit.span, conduit.name
