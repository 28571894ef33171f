"""What only the embedded store does: its file, its errors, its migrations, and a kill at any moment."""

import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.errors import InvalidValue, NotAStore, StoreError, StoreLocked, StoreMissing, StoreTooNew
from graph.model import Attribution, Document
from graph.store import open_store
from graph.store.sqlite import schema
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


def test_a_store_of_before_is_brought_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One made by the first migration alone: what it holds stays, and reads with the attributes' defaults."""
    path = tmp_path / "a.db"
    with monkeypatch.context() as patch:
        patch.setattr(schema, "MIGRATIONS", schema.MIGRATIONS[:1])
        open_store(str(path), create=True).close()
    with sqlite3.connect(path) as connection:
        connection.execute(
            "INSERT INTO revision (revision, document, latest, text, links, version) "
            "VALUES ('rev_1', 'doc_1', 1, 'Il dit oui.', '', 'old')"
        )
        connection.execute(
            "INSERT INTO attribution (id, revision, position, kind, source_type, polarity, modality, confidence, "
            "method) VALUES ('att_1', 'rev_1', 0, 'indirect', 'none', 'asserted', 'certain', 1, '')"
        )
        connection.execute("INSERT INTO span VALUES ('att_1', 'content', 0, 'text', 7, 10, 'oui', NULL)")
    connection.close()
    with open_store(str(path)) as store:
        (one,) = store.attributions_of("doc_1")
    assert (one.stance, one.when_interval, one.figures, one.content_text) == ("neutral", None, (), "oui")


def test_a_migration_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.db"
    open_store(str(path), create=True).close()
    broken = (*schema.MIGRATIONS, ("broken", "CREATE TABLE extra (x TEXT);\nCREATE TABLE extra (x TEXT);\n"))
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


AS_NOBODY = """
import os, sys
import graph.store.sqlite.store
from graph.errors import SourcierError
from graph.model import Attribution, Document
from graph.store import open_store

if os.getuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
try:
    with open_store(sys.argv[1]) as store:
        print(store.stats().documents)
        store.keep(Document.of(text="Autre texte."), (), version="1")
except SourcierError as error:
    print(type(error).__name__, error)
"""


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that other users can enter, which pytest's own are not."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)


@pytest.mark.skipif(not hasattr(os, "setuid"), reason="needs the rights of POSIX files")
@pytest.mark.parametrize(
    ("folder_mode", "file_mode", "said"),
    [
        (0o555, 0o444, "1\nStoreReadOnly"),
        (0o777, 0o444, "1\nStoreReadOnly"),
        (0o555, 0o666, "1\nStoreReadOnly"),
        (0o755, 0o000, "StoreError"),
        (0o000, 0o644, "StoreError"),
    ],
)
def test_a_file_without_rights(open_folder: Path, folder_mode: int, file_mode: int, said: str) -> None:
    path = open_folder / "a.db"
    with open_store(str(path), create=True) as store:
        store.keep(DOCUMENT, (), version="1")
    path.chmod(file_mode)
    open_folder.chmod(folder_mode)
    done = subprocess.run([sys.executable, "-c", AS_NOBODY, str(path)], capture_output=True, text=True, check=False)
    assert done.stdout.startswith(said), done
    assert done.stdout.count("a.db") == 1
    assert done.stderr == ""


def test_a_damaged_file(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with open_store(str(path), create=True) as store:
        for number in range(40):
            store.keep(Document.of(text=f"Texte {number}. " + "Le port est fermé. " * 40), (), version="1")
    whole = bytearray(path.read_bytes())
    whole[3 * 4096 : 60 * 4096] = b"\x07" * (57 * 4096)
    path.write_bytes(whole)
    with pytest.raises(StoreError, match="damaged"), open_store(str(path)) as store:
        store.search("port")


def test_words_that_are_no_text(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "a.db"), create=True) as store:
        with pytest.raises(InvalidValue, match="half of a character"):
            store.keep(Document.of(text="Le port \ud800"), (), version="1")
        odd = Document.of(text="Le\x00port est fermé.")
        store.keep(odd, (), version="1")
        assert store.document(odd.id) == odd
        assert store.stats().documents == 1


def test_a_closed_store(tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "a.db"), create=True)
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.stats()


def test_a_transaction_that_fails_leaves_the_store_usable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(str(tmp_path / "a.db"), create=True) as store:
        with monkeypatch.context() as patch:
            patch.setattr("graph.store.sqlite.writing.weave_claims", lambda *_, **__: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                store.keep(DOCUMENT, (), version="1")
        assert store.stats().documents == 0
        assert store.keep(DOCUMENT, (), version="1") == "new"


WRITER = """
import sys
from graph.model import Attribution, Document
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


def test_contents_of_a_store_of_before_are_found(tmp_path: Path) -> None:
    """One made before contents were found by numbers: what comes in later joins what was held."""
    path = tmp_path / "a.db"
    words = "61 attaques ont visé la base de Valmont"
    one, two = (Document.of(text=f"Le préfet a dit que {words}.{end}", language="fr") for end in ("", " Il partira."))

    def said(document: Document) -> Attribution:
        return Attribution.of(document, kind="indirect", content=[document.span(20, 20 + len(words))], method="m")

    with open_store(str(path), create=True) as store:
        store.keep(one, [said(one)], version="1")
    number = [name for name, _ in schema.MIGRATIONS].index("contents found by numbers, sentences by their time") + 1
    with sqlite3.connect(path) as connection:
        connection.execute("DELETE FROM migration WHERE number >= ?", [number])
        connection.execute("DELETE FROM content_key")
        connection.executescript(
            "DROP TRIGGER passage_added; DROP TRIGGER passage_gone; ALTER TABLE passage DROP COLUMN age;"
            "DROP TABLE passage_words; CREATE TABLE passage_words (words);"
            "CREATE TRIGGER passage_added AFTER INSERT ON passage BEGIN SELECT 1; END;"
            "CREATE TRIGGER passage_gone AFTER DELETE ON passage BEGIN SELECT 1; END;"
        )
    connection.close()
    with open_store(str(path)) as store:
        store.keep(two, [said(two)], version="1")
        assert len(store.claim_ids()) == 1
        assert {hit.document.id for hit in store.search("Valmont")} == {one.id, two.id}
