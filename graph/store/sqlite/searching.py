"""Full-text search: any text is a query, and nothing in it is syntax."""

import sqlite3
from collections.abc import Collection, Iterable, Sequence

from graph.keys import ages
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
    return _best(connection, f"words : ({_any_of(words)})", words, max(_RANKED, 4 * limit), limit)


def voicing(
    connection: sqlite3.Connection,
    words: Collection[str],
    names: Collection[str],
    near: Collection[str | None],
    limit: int,
) -> list[Hit]:
    sought = _query_words(" ".join(sorted(words)))
    if not sought or limit < 1:
        return []
    stretches = sorted({age for date in (*near, None) for age in ages(date)})
    query = f"age : ({_any_of(map(age_word, stretches))}) AND words : ({_any_of(sought)})"
    if names:
        query += f" AND words : ({_any_of(_query_words(' '.join(sorted(names))))})"
    return _best(connection, query, sought, 2 * limit, limit)


def age_word(age: int) -> str:
    """The word by which the sentences of a stretch of time in an outlet's own voice are found."""
    return f"v{age}"


def _any_of(words: Iterable[str]) -> str:
    return " OR ".join(f'"{word}"' for word in words)


def _best(connection: sqlite3.Connection, match: str, words: Sequence[str], ranked: int, limit: int) -> list[Hit]:
    """The passages that an FTS5 query finds, by how many of the words they have."""
    rows = connection.execute(
        "SELECT p.*, r.document, a.claim, bm25(passage_words) AS rank FROM passage_words "
        "JOIN passage p ON p.id = passage_words.rowid JOIN revision r ON r.revision = p.revision "
        "LEFT JOIN attribution a ON a.id = p.attribution "
        "WHERE passage_words MATCH ? AND r.latest = 1 "
        "ORDER BY rank, r.document, p.field, p.start, p.attribution LIMIT ?",
        [match, ranked],
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
