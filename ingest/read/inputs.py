"""What the words after a command stand for: files, folders, globs, standard input; each file once."""

import glob
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.read.reading import Reading, failed
from ingest.read.table import SIDECAR

TEXT = frozenset({".txt"})
PAGE = frozenset({".html", ".htm", ".xhtml"})
LINES = frozenset({".jsonl", ".ndjson"})
JSON = frozenset({".json"})
KNOWN = TEXT | PAGE | LINES | JSON
_OFFICE = frozenset({".pdf", ".docx", ".doc", ".odt", ".rtf", ".pages", ".epub"})
_ADDRESS = re.compile(r"(?:https?|ftp)://", re.IGNORECASE)
STDIN = "-"


@dataclass(frozen=True, slots=True)
class Target:
    """An input to be read: its path as given, and its file (None for standard input)."""

    path: str
    file: Path | None

    @property
    def extension(self) -> str:
        return self.file.suffix.lower() if self.file else ""


def find(paths: Sequence[str]) -> Iterator[Target | Reading]:
    """The files that the paths stand for, in their order, each once; a problem or a file passed over is a Reading.

    A folder gives its files of known extensions, in the order of their names, folders within it too; hidden files
    and sidecars are left out. A glob is as a folder of what it matches. A file named outright is always a target.
    """
    seen: set[str] = set()
    for path in paths:
        for found in _expand(path):
            key = _identity(found)
            if key is None or key not in seen:
                seen.add(key or "")
                yield found


def _identity(found: Target | Reading) -> str | None:
    """What makes two inputs one: the file behind the path. A problem is always told."""
    if isinstance(found, Reading):
        return None if found.problem else f"skipped {found.path}"
    return STDIN if found.file is None else os.path.realpath(found.file)


def _expand(path: str) -> Iterator[Target | Reading]:
    if path == STDIN:
        yield Target(path, None)
    elif _ADDRESS.match(path):
        yield failed(path, "addresses are not fetched yet: save the page as HTML and read the file")
    elif "\x00" in path or not path:
        yield failed(shown(path) or "''", "is no path of a file")
    else:
        try:
            yield from _on_disk(path)
        except OSError as error:
            yield failed(shown(path), because(error))


def _on_disk(path: str) -> Iterator[Target | Reading]:
    file = Path(path)
    if file.is_dir():
        yield from _or_none(_folder(file, set()), shown(path), "this folder")
    elif file.exists():
        yield _named(file, path)
    elif glob.has_magic(path):
        matches = sorted(glob.glob(path, recursive=True))  # noqa: PTH207 (Path.glob takes no absolute pattern)
        if not matches:
            yield failed(shown(path), "matches no file")
            return
        walked: set[str] = set()
        found = (item for match in matches for item in _entry(Path(match), frozenset(), walked))
        yield from _or_none(found, shown(path), "what it matches")
    else:
        yield failed(shown(path), "is not there")


def _named(file: Path, path: str) -> Target | Reading:
    if file.suffix.lower() in _OFFICE:
        kind = file.suffix[1:].upper()
        return failed(shown(path), f"{kind} files are not read yet: copy the text into a .txt file")
    if file.name.endswith(SIDECAR):
        return failed(shown(path), "is the metadata of a text: name the text, and it is read along")
    return Target(path, file)


def _or_none(found: Iterable[Target | Reading], path: str, what: str) -> Iterator[Target | Reading]:
    """These, and a problem where nothing among them is to be read and nothing else says why."""
    nothing = True
    for item in found:
        nothing = nothing and isinstance(item, Reading) and item.problem is None
        yield item
    if nothing:
        kinds = ", ".join(sorted(KNOWN))
        yield failed(path, f"{what} holds nothing to read ({kinds}); a file of another kind must be named itself")


def _folder(folder: Path, walked: set[str]) -> Iterator[Target | Reading]:
    """The files of a folder and of those within it; links back to a folder already walked end there."""
    real = os.path.realpath(folder)
    if real in walked:
        return
    walked.add(real)
    try:
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in entries)
    except OSError as error:
        yield failed(shown(str(folder)), because(error))
        return
    stems = frozenset(Path(name).stem for name in names if not name.endswith(SIDECAR))
    for name in names:
        if not name.startswith("."):
            yield from _entry(folder / name, stems, walked)


def _entry(file: Path, stems: frozenset[str], walked: set[str]) -> Iterator[Target | Reading]:
    """What one name in a folder stands for; `stems` are those of the files beside it."""
    try:
        if file.is_dir():
            yield from _folder(file, walked)
        elif file.name.endswith(SIDECAR):
            if file.name.removesuffix(SIDECAR) not in stems:
                yield Reading(path=shown(str(file)), skipped=SIDECAR)
        elif file.suffix.lower() in KNOWN and (file.is_file() or file.is_symlink()):
            yield Target(str(file), file)
        else:
            yield Reading(path=shown(str(file)), skipped=file.suffix.lower())
    except OSError as error:
        yield failed(shown(str(file)), because(error))


def shown(path: str) -> str:
    """The path as it can be printed: the bytes of a name that is not UTF-8 are replaced."""
    return os.fsencode(path).decode("utf-8", "replace") if not path.isascii() else path


def because(error: OSError) -> str:
    """Why a file could not be read, and what to do."""
    if isinstance(error, PermissionError):
        return "may not be read: ask for the right to read it (chmod +r)"
    if isinstance(error, FileNotFoundError):
        return "is not there"
    return f"cannot be read: {error.strerror or error}"
