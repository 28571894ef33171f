"""The way in: each input to the reader of its format, whatever is wrong with one never stopping the others."""

import io
import re
import stat
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from graph.errors import InputError, TooLarge
from ingest.read.html_page import looks_like_page, read_page
from ingest.read.inputs import JSON, KNOWN, LINES, PAGE, STDIN, because, find, shown
from ingest.read.json_objects import read_json, read_lines
from ingest.read.metadata import Metadata
from ingest.read.options import ReadOptions, over_limit
from ingest.read.plain_text import read_plain, read_text
from ingest.read.reading import Reading
from ingest.read.table import known_of

_JSON_LINE = re.compile(rb"\s*\{[^\S\n]*[\"}]")
_JSON_WHOLE = re.compile(rb"\s*(?:\{\s*\"|\[\s*\{)")  # over several lines, or an array
_PEEK = 4096  # bytes of standard input by which its form is known


def read_inputs(
    paths: Sequence[str], *, options: ReadOptions | None = None, stdin: BinaryIO | None = None
) -> Iterator[Reading]:
    """What each input holds, in their order: files, folders, globs, and "-" for standard input.

    Nothing is raised for a bad input: it is a Reading with its problem, and the rest is read. A document of JSON lines
    has its line in its path. `stdin` stands in for standard input.
    """
    chosen = options or ReadOptions()
    for found in find(paths):
        if isinstance(found, Reading):
            yield found
            continue
        place = shown(found.path)
        try:
            if found.file is None:
                yield from _standard_input(stdin or sys.stdin.buffer, options=chosen)
            else:
                yield from _file(place, found.file, found.extension, options=chosen)
        except InputError as problem:
            yield Reading(path=place, problem=problem)
        except OSError as error:
            yield Reading(path=place, problem=InputError(place, because(error)))


def read_pasted(
    text: str, *, place: str = STDIN, known: Metadata | None = None, options: ReadOptions | None = None
) -> Reading:
    """The reading of a text that is no file, as one typed into a page. Raises InputError."""
    chosen = options or ReadOptions()
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > chosen.max_size:
        raise TooLarge(place, over_limit(size, chosen.max_size))
    return read_text(place, text, known or Metadata(), options=chosen)


def count_inputs(paths: Sequence[str]) -> int | None:
    """How many readings `read_inputs` will give, for a progress bar: nothing is parsed.

    None where only reading can tell (standard input, a JSON file, which may hold an array).
    """
    total = 0
    for found in find(paths):
        if isinstance(found, Reading):
            total += 1
        elif found.file is None or found.extension in JSON:
            return None
        else:
            total += _lines(found.file) if found.extension in LINES else 1
    return total


def _lines(file: Path) -> int:
    try:
        with file.open("rb") as stream:
            return max(1, sum(1 for line in stream if line.strip()))
    except OSError:
        return 1


def _file(place: str, file: Path, extension: str, *, options: ReadOptions) -> Iterator[Reading]:
    with file.open("rb") as stream:
        if extension in LINES:
            yield from read_lines(place, stream, options=options)
            return
        about = file.stat()
        size = about.st_size if stat.S_ISREG(about.st_mode) else None
        data = _whole(place, stream, size, options=options)
    known, warnings = known_of(file, options.metadata)
    for reading in _in_form(place, extension, data, known, options=options):
        yield replace(reading, warnings=warnings + reading.warnings) if reading.document else reading


def _in_form(place: str, extension: str, data: bytes, known: Metadata, *, options: ReadOptions) -> Iterator[Reading]:
    if extension in JSON:
        yield from read_json(place, data, known, options=options)
    elif extension in PAGE or (extension not in KNOWN and looks_like_page(data)):
        yield read_page(place, data, known, options=options)
    else:
        yield read_plain(place, data, known, options=options)


def _standard_input(stdin: BinaryIO, *, options: ReadOptions) -> Iterator[Reading]:
    """Standard input is JSON lines where its first line begins an object, else JSON, a web page or plain text."""
    stream = stdin if isinstance(stdin, io.BufferedReader) else io.BufferedReader(io.BytesIO(stdin.read()))
    beginning = stream.peek(_PEEK)[:_PEEK].removeprefix(b"\xef\xbb\xbf")
    if _JSON_LINE.match(beginning):
        yield from read_lines(STDIN, stream, options=options)
        return
    data = _whole(STDIN, stream, None, options=options)
    extension = ".json" if _JSON_WHOLE.match(beginning) else ""
    yield from _in_form(STDIN, extension, data, Metadata(), options=options)


def _whole(place: str, stream: BinaryIO, size: int | None, *, options: ReadOptions) -> bytes:
    """All the bytes of a document. Raises InputError, before they are read if possible, where they are too many."""
    if size is not None and size > options.max_size:
        raise TooLarge(place, over_limit(size, options.max_size))
    data = stream.read(options.max_size + 1)
    if len(data) > options.max_size:
        raise TooLarge(place, over_limit(None, options.max_size))
    return data
