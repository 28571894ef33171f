"""Rows to values, and the few shapes of query that reading and writing share."""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import TypeVar

from graph.model import Attribution, Conduit, Document, Figure, Span, WhenInterval

T = TypeVar("T")
BATCH = 500  # values bound in one query


def marks(count: int) -> str:
    """`count` placeholders."""
    return ", ".join("?" * count)


def batches(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """The values in runs that one query can bind."""
    for start in range(0, len(values), BATCH):
        yield values[start : start + BATCH]


def document_of(row: sqlite3.Row) -> Document:
    return Document(
        id=row["document"],
        revision=row["revision"],
        text=row["text"],
        title=row["title"],
        outlet=row["outlet"],
        url=row["url"],
        published=row["published"],
        modified=row["modified"],
        byline=row["byline"],
        language=row["language"],
        links=tuple(row["links"].split("\n")) if row["links"] else (),
    )


def attributions_in(connection: sqlite3.Connection, revisions: Sequence[str]) -> dict[str, tuple[Attribution, ...]]:
    """Revision → its attributions in text order; () for a revision without any."""
    found: dict[str, list[Attribution]] = {revision: [] for revision in revisions}
    for batch in batches(revisions):
        within = f"SELECT id FROM attribution WHERE revision IN ({marks(len(batch))})"
        spans = _parts(connection, "span", within, batch)
        figures = _parts(connection, "figure", within, batch)
        for row in connection.execute(
            "SELECT a.*, r.document FROM attribution a JOIN revision r USING (revision) "
            f"WHERE a.revision IN ({marks(len(batch))}) ORDER BY a.revision, a.position",
            batch,
        ):
            found[row["revision"]].append(_attribution(row, spans.get(row["id"], []), figures.get(row["id"], [])))
    return {revision: tuple(own) for revision, own in found.items()}


def attributions_by_id(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, sqlite3.Row]:
    """Id → the attribution's row with its document, source and claim."""
    found: dict[str, sqlite3.Row] = {}
    for batch in batches(ids):
        for row in connection.execute(
            "SELECT a.*, r.document, n.source FROM attribution a JOIN revision r USING (revision) "
            f"LEFT JOIN name n ON n.key = a.name WHERE a.id IN ({marks(len(batch))})",
            batch,
        ):
            found[row["id"]] = row
    return found


def attributions_of_rows(connection: sqlite3.Connection, rows: Sequence[sqlite3.Row]) -> dict[str, Attribution]:
    """Id → attribution, for rows of `attribution` with their document."""
    found: dict[str, Attribution] = {}
    for batch in batches(rows):
        ids = [row["id"] for row in batch]
        spans = _parts(connection, "span", marks(len(ids)), ids)
        figures = _parts(connection, "figure", marks(len(ids)), ids)
        for row in batch:
            found[row["id"]] = _attribution(row, spans.get(row["id"], []), figures.get(row["id"], []))
    return found


def _parts(
    connection: sqlite3.Connection, table: str, within: str, values: Sequence[str]
) -> dict[str, list[sqlite3.Row]]:
    """Attribution → its rows in `span` or `figure`, those of one role together, in their order."""
    found: dict[str, list[sqlite3.Row]] = {}
    for row in connection.execute(
        f"SELECT * FROM {table} WHERE attribution IN ({within}) ORDER BY attribution, position", values
    ):
        found.setdefault(row["attribution"], []).append(row)
    return found


def _attribution(row: sqlite3.Row, spans: Sequence[sqlite3.Row], figures: Sequence[sqlite3.Row]) -> Attribution:
    def one(role: str) -> Span | None:
        return next((_span(span) for span in spans if span["role"] == role), None)

    return Attribution(
        id=row["id"],
        document=row["document"],
        revision=row["revision"],
        kind=row["kind"],
        content=tuple(_span(span) for span in spans if span["role"] == "content"),
        source=one("source"),
        cue=one("cue"),
        addressee=one("addressee"),
        medium=one("medium"),
        when=one("when"),
        source_type=row["source_type"],
        polarity=row["polarity"],
        modality=row["modality"],
        referent=row["referent"],
        parent=row["parent"],
        conduits=tuple(Conduit(_span(span), span["name"]) for span in spans if span["role"] == "conduit"),
        confidence=row["confidence"],
        method=row["method"],
        stance=row["stance"],
        anonymity_reason=one("anonymity_reason"),
        speaks_for=one("speaks_for"),
        when_interval=_interval(row),
        figures=tuple(_figure(figure) for figure in figures),
    )


def _interval(row: sqlite3.Row) -> WhenInterval | None:
    if row["when_first"] is None:
        return None
    return WhenInterval(row["when_first"], row["when_last"], row["when_certainty"])


def _figure(row: sqlite3.Row) -> Figure:
    return Figure(
        value=row["value"],
        high=row["high"],
        comparator=row["comparator"],
        counted=row["counted"],
        unit=row["unit"],
        period=row["period"],
        span=_span(row),
    )


def _span(row: sqlite3.Row) -> Span:
    return Span(row["start"], row["end"], row["text"], row["field"])
