"""Connections to one SQLite file: one a thread, its settings, and SQLite's errors in the project's words."""

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.errors import InvalidValue, NotAStore, StoreError, StoreLocked, StoreMissing, StoreReadOnly

APPLICATION_ID = 0x50757263
BUSY_SECONDS = 30.0


class Connections:
    """The connections of the threads that use one file. `close` closes them all."""

    def __init__(self, path: Path, *, create: bool, busy_seconds: float = BUSY_SECONDS) -> None:
        self._path = path
        self._busy_seconds = busy_seconds
        self._local = threading.local()
        self._opened: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        self._closed = False
        _check_place(path, create=create)

    @property
    def path(self) -> Path:
        return self._path

    def get(self) -> sqlite3.Connection:
        """This thread's connection, opened on its first use."""
        if self._closed:
            raise StoreError(f"{self._path} was closed; open the store again")
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            with translated(self._path):
                connection = self._open()
            self._local.connection = connection
            with self._lock:
                self._opened.append(connection)
        return connection

    def _open(self) -> sqlite3.Connection:
        # check_same_thread is off only so that `close` can close every thread's connection.
        connection = sqlite3.connect(
            _address(self._path),
            uri=True,
            timeout=self._busy_seconds,
            isolation_level=None,
            check_same_thread=False,
        )
        connection.row_factory = sqlite3.Row
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA cache_size = -65536")
            connection.execute("PRAGMA wal_autocheckpoint = 10000")  # pages: what is written again soon is moved once
            connection.execute("PRAGMA schema_version").fetchone()  # fails here where the file is no database
            if _writable(self._path):
                connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    def close(self) -> None:
        with self._lock:
            self._closed = True
            for connection in self._opened:
                connection.close()
            self._opened.clear()


def _check_place(path: Path, *, create: bool) -> None:
    """Raise where no store can be at this place."""
    try:
        if path.is_dir():
            raise NotAStore(f"{path} is a folder; name a file for the store (--db graph.db)")
        if path.exists():
            return
        if not create:
            raise StoreMissing(f"{path} does not exist yet; make it with: sourcier ingest PATHS… --db {path}")
        if not path.parent.exists():
            raise StoreMissing(f"the folder {path.parent} does not exist; make it first, or name another --db")
    except OSError as error:
        raise StoreError(f"{path} cannot be reached ({error.strerror}); check the rights of its folder") from error


def _writable(path: Path) -> bool:
    return os.access(path.parent, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))


def _address(path: Path) -> str:
    """The file as SQLite opens it: one that nobody here can write to, nor to its folder, is read as it lies, since
    WAL needs files beside it."""
    address = path.absolute().as_uri()
    beside = path.with_name(path.name + "-wal")
    if path.exists() and not os.access(path.parent, os.W_OK) and not beside.exists():
        return f"{address}?mode=ro&immutable=1"
    return address


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """SQLite's errors as ours, each with the file and the cure."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise _translated(path, str(error)) from error
    except (sqlite3.ProgrammingError, sqlite3.IntegrityError) as error:
        raise StoreError(f"{path}: {error}") from error
    except sqlite3.DatabaseError as error:
        if "malformed" in str(error):
            raise StoreError(f"{path} is damaged ({error}); put a copy back, or ingest into a new --db") from error
        raise NotAStore(f"{path} is no Sourcier database ({error}); name another file with --db") from error
    except UnicodeEncodeError as error:
        raise InvalidValue(
            "half of a character (a lone surrogate) cannot be stored; mend the text's encoding"
        ) from error


def _translated(path: Path, said: str) -> StoreError:
    if "locked" in said or "busy" in said:
        return StoreLocked(f"{path} is in use by another program; wait until it is done, or close it")
    if "readonly" in said or "read-only" in said:
        return StoreReadOnly(f"{path} cannot be written to; change its permissions, or name another --db")
    if "unable to open" in said:
        return StoreError(f"{path} cannot be opened; check that you may read and write it and its folder")
    if "full" in said:
        return StoreError(f"the disk of {path} is full; free some space and run the same command again")
    return StoreError(f"{path}: {said}")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """All of it or nothing; the write lock is taken at the start, so that it cannot fail halfway."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
        connection.execute("COMMIT")
    except BaseException:
        # SQLite ends the transaction itself on a full disk; a second end would hide that error.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
