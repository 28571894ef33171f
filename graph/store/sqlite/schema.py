"""The tables, as named migrations: each is applied with its record in one transaction, once, in this order."""

import sqlite3
from pathlib import Path

from graph.errors import NotAStore, StoreTooNew
from graph.store.sqlite.connection import APPLICATION_ID, Connections, transaction, translated
from graph.store.sqlite.indexing import index_again

_FIRST = """
CREATE TABLE revision (
    revision TEXT PRIMARY KEY,
    document TEXT NOT NULL,
    latest INTEGER NOT NULL,          -- 1 for the revision that counts, of each document
    title TEXT, text TEXT NOT NULL, outlet TEXT, url TEXT, canonical TEXT,
    published TEXT, modified TEXT, byline TEXT, language TEXT,
    links TEXT NOT NULL,              -- addresses, one a line
    version TEXT NOT NULL             -- of the extractor that read it
) STRICT;
CREATE INDEX revision_document ON revision (document, latest);
CREATE INDEX revision_canonical ON revision (canonical) WHERE latest = 1;

CREATE TABLE attribution (
    id TEXT PRIMARY KEY,
    revision TEXT NOT NULL REFERENCES revision ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL, source_type TEXT NOT NULL, polarity TEXT NOT NULL, modality TEXT NOT NULL,
    referent TEXT, parent TEXT, confidence REAL NOT NULL, method TEXT NOT NULL,
    name TEXT REFERENCES name (key),  -- the name key of its source, if it has one
    claim TEXT, family TEXT           -- NULL on a revision that was superseded
) STRICT;
CREATE INDEX attribution_revision ON attribution (revision, position);
CREATE INDEX attribution_name ON attribution (name);
CREATE INDEX attribution_claim ON attribution (claim);
CREATE INDEX attribution_family ON attribution (family);

CREATE TABLE span (
    attribution TEXT NOT NULL REFERENCES attribution ON DELETE CASCADE,
    role TEXT NOT NULL, position INTEGER NOT NULL,
    field TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL, text TEXT NOT NULL,
    name TEXT,                        -- who a conduit is
    PRIMARY KEY (attribution, role, position)
) STRICT, WITHOUT ROWID;

-- Names as mentions of latest revisions use them, and the source each is settled to.
CREATE TABLE name (
    key TEXT PRIMARY KEY,
    source TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX name_source ON name (source);

CREATE TABLE mention (
    revision TEXT NOT NULL REFERENCES revision ON DELETE CASCADE,
    place TEXT NOT NULL,              -- the attribution's id, with the conduit's number, or "outlet"
    key TEXT NOT NULL REFERENCES name (key),
    form TEXT NOT NULL, source_type TEXT NOT NULL,
    PRIMARY KEY (revision, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX mention_key ON mention (key);

-- What names can be confused by: surnames, acronyms; 1 for the short form that goes by it.
CREATE TABLE handle (
    revision TEXT NOT NULL REFERENCES revision ON DELETE CASCADE,
    key TEXT NOT NULL REFERENCES name (key),
    kind TEXT NOT NULL, value TEXT NOT NULL, short INTEGER NOT NULL,
    PRIMARY KEY (revision, key, kind, value, short)
) STRICT, WITHOUT ROWID;
CREATE INDEX handle_value ON handle (kind, value, key);
CREATE INDEX handle_key ON handle (key);

-- Which contents are compared, and how those compared belong together ("left" < "right").
CREATE TABLE content_key (
    key TEXT NOT NULL,
    attribution TEXT NOT NULL REFERENCES attribution ON DELETE CASCADE,
    PRIMARY KEY (key, attribution)
) STRICT, WITHOUT ROWID;
CREATE INDEX content_key_attribution ON content_key (attribution);
CREATE TABLE link (
    "left" TEXT NOT NULL REFERENCES attribution ON DELETE CASCADE,
    "right" TEXT NOT NULL REFERENCES attribution ON DELETE CASCADE,
    kind TEXT NOT NULL, score REAL NOT NULL, reason TEXT NOT NULL,
    PRIMARY KEY ("left", "right")
) STRICT, WITHOUT ROWID;
CREATE INDEX link_right ON link ("right");

-- What can be found: contents (attributed), and what sentences and titles say around them (own voice).
CREATE TABLE passage (
    id INTEGER PRIMARY KEY,
    revision TEXT NOT NULL REFERENCES revision ON DELETE CASCADE,
    attribution TEXT,
    field TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
    words TEXT NOT NULL
) STRICT;
CREATE INDEX passage_revision ON passage (revision);
CREATE VIRTUAL TABLE passage_words USING fts5 (
    words, content = 'passage', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER passage_added AFTER INSERT ON passage BEGIN
    INSERT INTO passage_words (rowid, words) VALUES (new.id, new.words);
END;
CREATE TRIGGER passage_gone AFTER DELETE ON passage BEGIN
    INSERT INTO passage_words (passage_words, rowid, words) VALUES ('delete', old.id, old.words);
END;
"""

_ATTRIBUTES = """
ALTER TABLE attribution ADD COLUMN stance TEXT NOT NULL DEFAULT 'neutral';
ALTER TABLE attribution ADD COLUMN when_first TEXT;   -- ISO dates, both included
ALTER TABLE attribution ADD COLUMN when_last TEXT;
ALTER TABLE attribution ADD COLUMN when_certainty TEXT;

CREATE TABLE figure (
    attribution TEXT NOT NULL REFERENCES attribution ON DELETE CASCADE,
    position INTEGER NOT NULL,
    value REAL NOT NULL, high REAL,   -- high: the upper end of a range
    comparator TEXT NOT NULL, counted TEXT, unit TEXT, period TEXT,
    field TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL, text TEXT NOT NULL,
    PRIMARY KEY (attribution, position)
) STRICT, WITHOUT ROWID;
"""

_BEARERS = """
-- Names by their handles, once each however many revisions mention them.
CREATE TABLE bearer (
    kind TEXT NOT NULL, value TEXT NOT NULL,
    key TEXT NOT NULL REFERENCES name (key) ON DELETE CASCADE,
    short INTEGER NOT NULL,
    PRIMARY KEY (kind, value, key, short)
) STRICT, WITHOUT ROWID;
CREATE INDEX bearer_key ON bearer (key);
INSERT INTO bearer SELECT DISTINCT kind, value, key, short FROM handle;
DROP INDEX handle_value;
DROP INDEX handle_key;
CREATE INDEX handle_key ON handle (key, kind, value, short);
"""

_FIRST_MENTIONS = """
DROP INDEX mention_key;
CREATE INDEX mention_key ON mention (key, place);
"""

_SPELLINGS = """
-- How often mentions call a name what, so that showing a source costs the same however many mention it.
CREATE TABLE spelling (
    key TEXT NOT NULL REFERENCES name (key) ON DELETE CASCADE,
    form TEXT NOT NULL, source_type TEXT NOT NULL,
    own INTEGER NOT NULL,             -- 1 where an outlet's own document bears it
    times INTEGER NOT NULL,
    PRIMARY KEY (key, form, source_type, own)
) STRICT, WITHOUT ROWID;
INSERT INTO spelling SELECT key, form, source_type, place = 'outlet', count(*) FROM mention GROUP BY 1, 2, 3, 4;
CREATE TRIGGER mention_added AFTER INSERT ON mention BEGIN
    INSERT INTO spelling VALUES (new.key, new.form, new.source_type, new.place = 'outlet', 1)
    ON CONFLICT DO UPDATE SET times = times + 1;
END;
CREATE TRIGGER mention_gone AFTER DELETE ON mention BEGIN
    UPDATE spelling SET times = times - 1 WHERE key = old.key AND form = old.form
    AND source_type = old.source_type AND own = (old.place = 'outlet');
    DELETE FROM spelling WHERE key = old.key AND form = old.form
    AND source_type = old.source_type AND own = (old.place = 'outlet') AND times = 0;
END;
"""

_LEARNED = """
-- When the store first learned a revision (UTC); it stays when the revision is read again.
CREATE TABLE learned (
    revision TEXT PRIMARY KEY,
    document TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX learned_document ON learned (document);
"""

_REUSE = """
-- What of a latest revision's text finds the texts that share words with it, and those that do ("left" < "right").
CREATE TABLE sketch (
    id INTEGER PRIMARY KEY,
    document TEXT NOT NULL UNIQUE,
    revision TEXT NOT NULL UNIQUE REFERENCES revision ON DELETE CASCADE,
    size INTEGER NOT NULL             -- how many numbers it has
) STRICT;
CREATE TABLE sketch_number (
    number INTEGER NOT NULL,          -- a MinHash band or the smallest hash of a window of runs
    sketch INTEGER NOT NULL REFERENCES sketch ON DELETE CASCADE,
    PRIMARY KEY (number, sketch)
) STRICT, WITHOUT ROWID;
CREATE INDEX sketch_number_sketch ON sketch_number (sketch);
CREATE TABLE reuse (
    "left" TEXT NOT NULL REFERENCES sketch (document) ON DELETE CASCADE,
    "right" TEXT NOT NULL REFERENCES sketch (document) ON DELETE CASCADE,
    of_left REAL NOT NULL, of_right REAL NOT NULL,   -- share of the words of each that stand in the other
    PRIMARY KEY ("left", "right")
) STRICT, WITHOUT ROWID;
CREATE INDEX reuse_right ON reuse ("right");
CREATE TABLE reused_passage (
    "left" TEXT NOT NULL, "right" TEXT NOT NULL, position INTEGER NOT NULL,
    left_start INTEGER NOT NULL, left_end INTEGER NOT NULL,   -- offsets in the text of each
    right_start INTEGER NOT NULL, right_end INTEGER NOT NULL,
    PRIMARY KEY ("left", "right", position),
    FOREIGN KEY ("left", "right") REFERENCES reuse ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX reused_passage_right ON reused_passage ("right");
"""

_JUDGEMENTS = """
-- The log of what people decided and undid, one numbering for both; nothing in it is ever changed.
CREATE TABLE judgement (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    about TEXT NOT NULL, verdict TEXT NOT NULL,
    "left" TEXT NOT NULL, "right" TEXT,
    who TEXT NOT NULL, at TEXT NOT NULL, why TEXT NOT NULL
) STRICT;
CREATE TABLE undoing (
    number INTEGER PRIMARY KEY,
    judgement TEXT NOT NULL UNIQUE REFERENCES judgement (id),
    who TEXT NOT NULL, at TEXT NOT NULL
) STRICT;

-- The mentions and attributions of the judgements in force.
CREATE TABLE subject (
    number INTEGER NOT NULL REFERENCES judgement (number),
    side INTEGER NOT NULL,
    about TEXT NOT NULL,
    place TEXT NOT NULL,              -- an attribution's id, with a conduit's number, or an outlet's document
    machine TEXT, key TEXT,           -- what it is called by machine, and in the graph; NULL where it is not held
    PRIMARY KEY (number, side)
) STRICT, WITHOUT ROWID;
CREATE INDEX subject_place ON subject (place);
CREATE INDEX subject_key ON subject (key);
"""

_NUMBERED = "contents found by numbers, sentences by their time"
_NUMBERED_KEYS = """
-- The numbers that a content is found by (`graph.keys`).
DROP TABLE content_key;
CREATE TABLE content_key (
    key INTEGER NOT NULL,
    attribution TEXT NOT NULL REFERENCES attribution ON DELETE CASCADE,
    PRIMARY KEY (key, attribution)
) STRICT, WITHOUT ROWID;
CREATE INDEX content_key_attribution ON content_key (attribution);

-- The stretch of time of a sentence in an outlet's own voice, as a word; '' for a content.
DROP TRIGGER passage_added;
DROP TRIGGER passage_gone;
DROP TABLE passage_words;
ALTER TABLE passage ADD COLUMN age TEXT NOT NULL DEFAULT '';
CREATE VIRTUAL TABLE passage_words USING fts5 (
    words, age, content = 'passage', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER passage_added AFTER INSERT ON passage BEGIN
    INSERT INTO passage_words (rowid, words, age) VALUES (new.id, new.words, new.age);
END;
CREATE TRIGGER passage_gone AFTER DELETE ON passage BEGIN
    INSERT INTO passage_words (passage_words, rowid, words, age) VALUES ('delete', old.id, old.words, old.age);
END;
"""

MIGRATIONS: tuple[tuple[str, str], ...] = (
    ("documents, names, claims, passages", _FIRST),
    ("stance, days and figures of attributions", _ATTRIBUTES),
    ("names by their handles", _BEARERS),
    ("the first mention of a name", _FIRST_MENTIONS),
    ("how mentions spell a name", _SPELLINGS),
    ("when a revision was learned", _LEARNED),
    ("texts that share words", _REUSE),
    ("judgements", _JUDGEMENTS),
    (_NUMBERED, _NUMBERED_KEYS),
)


def prepare(connections: Connections) -> None:
    """Bring the file's tables up to this version; a file of a newer one, or of another program, is refused."""
    path = connections.path
    with translated(path):
        connection = connections.get()
        applied = _applied(connection, path)
        if len(applied) == len(MIGRATIONS):
            return
        with transaction(connection):
            for name, statements in MIGRATIONS[len(_applied(connection, path)) :]:
                _apply(connection, name, statements)
                if name == _NUMBERED:
                    index_again(connection)


def _applied(connection: sqlite3.Connection, path: Path) -> list[str]:
    """The names of the migrations that the file has; [] for an empty one."""
    identity = connection.execute("PRAGMA application_id").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if identity != APPLICATION_ID:
        if tables or identity:
            raise NotAStore(f"{path} is another program's database; name another file with --db")
        return []
    applied = [row[0] for row in connection.execute("SELECT name FROM migration ORDER BY number")]
    known = [name for name, _ in MIGRATIONS]
    if applied[: len(known)] != known[: len(applied)] or len(applied) > len(known):
        raise StoreTooNew(f"{path} was written by a newer Sourcier; upgrade this one, or name another --db")
    return applied


def _apply(connection: sqlite3.Connection, name: str, statements: str) -> None:
    connection.execute(
        "CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT"
    )
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    for statement in _statements(statements):
        connection.execute(statement)
    connection.execute("INSERT INTO migration (name) VALUES (?)", [name])


def _statements(script: str) -> list[str]:
    """The statements of a script one by one: `executescript` would commit the transaction they belong to."""
    found: list[str] = []
    pending = ""
    for line in script.splitlines():
        pending += line + "\n"
        if sqlite3.complete_statement(pending):
            found.append(pending)
            pending = ""
    return found
