"""Gold: texts with their attributions annotated by people, as folders of BRAT standoff (`x.txt` beside `x.ann`)."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.errors import InputError
from graph.exchange.brat import BratEvent, read_brat
from ingest.read.language import detect

_NESTED = re.compile(r"^R\S*\tNestedIn\s", re.MULTILINE)
_LANGUAGE_FOLDER = re.compile(r"(ar|de|en|es|fr)(?:-|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldDocument:
    """One annotated text: its name (folder and stem), its words exactly as the file has them (offsets are code
    points of it, line ends untranslated), its language, and its events. `nests` is False where no annotation of its
    whole folder is nested in another: such gold does not say what is nested and what is not."""

    name: str
    text: str
    language: str | None
    events: tuple[BratEvent, ...]
    nests: bool = True


def read_gold(paths: Iterable[Path], *, language: str | None = None) -> Iterator[GoldDocument]:
    """The annotated documents of these folders and `.ann` files, folder by folder, by name.

    Without `language`, it is what the folder's name begins with ("fr-dev"), else what the text looks like. Raises
    InputError for what is no gold, an annotation file without its text, or a line that breaks the format.
    """
    nests: dict[Path, bool] = {}
    for annotations in gold_files(paths):
        folder = annotations.parent
        if folder not in nests:
            nests[folder] = any(_NESTED.search(_exactly(one)) for one in folder.glob("*.ann"))
        text_file = annotations.with_suffix(".txt")
        if not text_file.is_file():
            raise InputError(str(annotations), f"its text {text_file.name} is not beside it; put it there")
        text = _exactly(text_file)
        yield GoldDocument(
            name=f"{annotations.parent.name}/{annotations.stem}",
            text=text,
            language=language or _language_of(annotations) or detect(text),
            events=read_brat(text, _exactly(annotations), place=str(annotations)),
            nests=nests[folder],
        )


def gold_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The `.ann` files of these folders (not of folders within them) and those named outright."""
    files: list[Path] = []
    for path in paths:
        found = sorted(path.glob("*.ann")) if path.is_dir() else [path] if path.suffix == ".ann" else []
        if not found or not path.exists():
            raise InputError(str(path), "no gold here; name a folder of .txt files with BRAT .ann files beside them")
        files += found
    return tuple(files)


def corpus_hash(folder: Path) -> str:
    """SHA-256 (hexadecimal) over the folder's annotation files and texts: name, length and bytes of each, by name."""
    digest = hashlib.sha256()
    for annotations in gold_files([folder]):
        for file in (annotations, annotations.with_suffix(".txt")):
            content = file.read_bytes()
            digest.update(f"{file.name}\x00{len(content)}\x00".encode())
            digest.update(content)
    return digest.hexdigest()


def _exactly(file: Path) -> str:
    """The file's words without any translation of line ends, so that offsets hold."""
    try:
        return file.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(str(file), f"not UTF-8 at byte {error.start}; save it as UTF-8") from error


def _language_of(file: Path) -> str | None:
    """The language that the nearest folder's name begins with: "en-polnear/dev" is English."""
    for folder in file.absolute().parents:
        if match := _LANGUAGE_FOLDER.match(folder.name):
            return match[1]
    return None
