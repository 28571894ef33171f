"""What only the embedded store does: its file, its errors, its migrations, and a kill at any moment."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graph.errors import NotAStore, StoreError, StoreLocked, StoreMissing, StoreReadOnly, StoreTooNew
from graph.model import Document
from graph.store import open_store
from graph.store.sqlite import schema
from graph.store.sqlite.connection import Connections
from graph.store.sqlite.store import SqliteStore

DOCUMENT = Document.of(text="Le maire a dit que le port est fermé.", language="fr")


def test_the_file_by_path_and_by_url(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with open_store(str(path), create=True) as store:
        store.keep(DOCUMENT, (), version="1")
    with open_store(f"sqlite:///{path}") as store:
        assert store.document(DOCUMENT.id) == DOCUMENT
        assert store.url == f"sqlite:///{path}"


def test_settings(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    open_store(str(path), create=True).close()
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        names = [row[0] for row in connection.execute("SELECT name FROM migration ORDER BY number")]
        assert names == [name for name, _ in schema.MIGRATIONS]
    connection.close()


def test_a_store_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing, match="sourcier ingest"):
        open_store(str(tmp_path / "none.db"))
    with pytest.raises(StoreMissing, match="folder"):
        open_store(str(tmp_path / "none" / "a.db"), create=True)
    assert list(tmp_path.iterdir()) == []


def test_a_scheme_that_is_not_known() -> None:
    with pytest.raises(StoreError, match="postgres"):
        open_store("postgres://localhost/news")


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(b"This is a letter, and no database at all. " * 100)
    with pytest.raises(NotAStore, match=r"a\.db"):
        open_store(str(path))
    with pytest.raises(NotAStore, match="folder"):
        open_store(str(tmp_path))


def test_another_programs_database(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipe (name TEXT)")
    connection.close()
    with pytest.raises(NotAStore, match="another program"):
        open_store(str(path), create=True)


def test_a_newer_schema(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    open_store(str(path), create=True).close()
    with sqlite3.connect(path) as connection:
        connection.execute("INSERT INTO migration (name) VALUES ('from the future')")
    connection.close()
    with pytest.raises(StoreTooNew, match="newer"):
        open_store(str(path))


def test_a_migration_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.db"
    open_store(str(path), create=True).close()
    broken = (*schema.MIGRATIONS, ("second", "CREATE TABLE extra (x TEXT);\nCREATE TABLE extra (x TEXT);\n"))
    with monkeypatch.context() as patch:
        patch.setattr(schema, "MIGRATIONS", broken)
        with pytest.raises(StoreError):
            open_store(str(path))
    with open_store(str(path)) as store:
        assert store.stats().documents == 0
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'extra'").fetchone()[0] == 0
    connection.close()


def test_a_locked_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.db"
    monkeypatch.setattr("graph.store.sqlite.connection.BUSY_SECONDS", 0.1)
    with SqliteStore(path, create=True) as store:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreLocked, match="another program"):
            store.keep(DOCUMENT, (), version="1")
        other.execute("ROLLBACK")
        other.close()
        assert store.keep(DOCUMENT, (), version="1") == "new"


def test_a_read_only_file(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with open_store(str(path), create=True) as store:
        store.keep(DOCUMENT, (), version="1")
    reading = Connections(path, create=False)
    connection = reading.get()
    connection.execute("PRAGMA query_only = ON")
    with open_store(str(path)) as store:
        monkey = store._connections  # type: ignore[attr-defined]
        monkey.get().execute("PRAGMA query_only = ON")
        assert store.document(DOCUMENT.id) == DOCUMENT
        with pytest.raises(StoreReadOnly, match="cannot be written"):
            store.keep(Document.of(text="Autre texte."), (), version="1")
    reading.close()


WRITER = """
import sys
from graph.model import Document
from graph.store import open_store
from ingest.extract import extract

with open_store(sys.argv[1], create=True) as store:
    for number in range(100_000):
        text = f"Le maire {number} a dit que le port {number} est fermé depuis lundi."
        document = Document.of(text=text, language="fr")
        store.keep(document, extract(document), version="1")
        print(number, flush=True)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_a_kill_at_any_moment_leaves_a_sound_file(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    kept = -1
    for wait in (0.02, 0.05, 0.11):
        writer = subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True)
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(wait)
        os.kill(writer.pid, signal.SIGKILL)
        kept = max([kept, *(int(line) for line in writer.stdout.read().split())])
        writer.wait()
        writer.stdout.close()
        connection = sqlite3.connect(path)
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        connection.close()
        with open_store(str(path)) as store:
            assert store.stats().documents >= kept
