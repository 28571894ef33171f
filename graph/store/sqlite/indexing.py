"""The index made anew, for a store of before."""

import sqlite3

from graph.keys import ages, index_keys
from graph.store.sqlite.loom import SqliteLoom
from graph.store.sqlite.reuse import SqliteSketches
from graph.store.sqlite.rows import batches
from graph.store.sqlite.searching import age_word


def index_again(connection: sqlite3.Connection) -> None:
    """Index all that is held: after a change of what contents, sentences and texts are found by."""
    loom = SqliteLoom(connection)
    SqliteSketches(connection).sketch_again()
    rows = connection.execute("SELECT id FROM attribution WHERE claim IS NOT NULL ORDER BY id").fetchall()
    for batch in batches([row[0] for row in rows]):
        loom.index({content.attribution: index_keys(content).own for content in loom.contents(batch)})
    dates = connection.execute("SELECT DISTINCT published FROM revision").fetchall()
    connection.executemany(
        "UPDATE passage SET age = ? WHERE attribution IS NULL AND revision IN "
        "(SELECT revision FROM revision WHERE published IS ?)",
        [(age_word(ages(row[0])[0]), row[0]) for row in dates],
    )
    connection.execute("INSERT INTO passage_words (passage_words) VALUES ('rebuild')")
