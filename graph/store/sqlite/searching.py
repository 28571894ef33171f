"""Full-text search: any text is a query, and nothing in it is syntax."""

import sqlite3
from collections.abc import Sequence

from graph.model import Document
from graph.store.port import Hit, Voice
from graph.store.sqlite.reading import documents
from graph.words import tokens

# Rows that are ranked here after FTS5 (BM25) has ordered them: enough that whoever matches all words is among them.
_RANKED = 400
_MOST_WORDS = 40
_SHORT = 3  # letters: shorter words are searched for only where there is nothing else


def search(connection: sqlite3.Connection, query: str, limit: int) -> list[Hit]:
    words = _query_words(query)
    if not words or limit < 1:
        return []
    rows = connection.execute(
        "SELECT p.*, r.document, a.claim, bm25(passage_words) AS rank FROM passage_words "
        "JOIN passage p ON p.id = passage_words.rowid JOIN revision r ON r.revision = p.revision "
        "LEFT JOIN attribution a ON a.id = p.attribution "
        "WHERE passage_words MATCH ? AND r.latest = 1 "
        "ORDER BY rank, r.document, p.field, p.start, p.attribution LIMIT ?",
        [" OR ".join(f'"{word}"' for word in words), max(_RANKED, 4 * limit)],
    ).fetchall()
    scored = sorted(
        ((_score(words, row["words"]), row) for row in rows),
        key=lambda entry: (
            -entry[0],
            entry[1]["attribution"] is None,
            entry[1]["rank"],
            entry[1]["document"],
            entry[1]["field"] != "title",
            entry[1]["start"],
            entry[1]["attribution"] or "",
        ),
    )[:limit]
    held = documents(connection, {row["document"] for _, row in scored})
    return [_hit(row, score, held[row["document"]]) for score, row in scored]


def _query_words(query: str) -> list[str]:
    """The distinct words of a query, as FTS5 folds them; short ones only where there is no other."""
    words = list(
        dict.fromkeys(part for token in tokens(query) for part in token.replace(",", " ").replace(".", " ").split())
    )
    longer = [word for word in words if len(word) >= _SHORT or word[0].isdigit()]
    return (longer or words)[:_MOST_WORDS]


def _score(words: Sequence[str], text: str) -> float:
    """The share of the query's words that the passage has."""
    has = {part for token in tokens(text) for part in (token, *token.replace(",", " ").replace(".", " ").split())}
    return round(sum(1 for word in words if word in has) / len(words), 4)


def _voice(row: sqlite3.Row) -> Voice:
    """What is found by an attribution's content is attributed as long as it belongs to a claim."""
    if row["attribution"] is None:
        return "own_voice"
    return "rejected" if row["claim"] is None else "attributed"


def _hit(row: sqlite3.Row, score: float, document: Document) -> Hit:
    return Hit(
        document=document,
        passage=document.span(row["start"], row["end"], row["field"]),
        score=score,
        voice=_voice(row),
        attribution=row["attribution"],
        claim=row["claim"],
    )
