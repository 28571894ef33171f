"""JSON: one object a document, alone, in an array, or one a line.

An object has `text` (required), and `title`, `outlet`, `url`, `published` (or `date`), `modified`, `byline` (or
`author`), `language` (strings) and `links` (a list of strings), where known; or it is what `sourcier read --with-text`
prints: these fields within `document`, and `attributions` beside it, which are then kept and not extracted again.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from graph.errors import InputError, InvalidValue, TooLarge
from graph.exchange.read_json import attributions_from_json
from graph.model import Attribution, Document
from ingest.read.encoding import decode
from ingest.read.metadata import Metadata, metadata_from
from ingest.read.options import ReadOptions, over_limit
from ingest.read.reading import Reading, document_reading

_ESCAPED = 8  # a character may take eight times its UTF-8 bytes in JSON, with the attributions that repeat it


def read_lines(place: str, stream: BinaryIO, *, options: ReadOptions) -> Iterator[Reading]:
    """The reading of each line, one line in memory at a time. A bad line is a problem that names it."""
    longest = options.max_size * _ESCAPED
    number, empty = 0, True
    while line := stream.readline(longest):
        number += 1
        here = f"{place}:{number}"
        whole = line.endswith(b"\n") or len(line) < longest
        while not whole and (rest := stream.readline(longest)):  # the rest of a line too long to be read
            whole = rest.endswith(b"\n")
            line = b""
        if line == b"":
            empty = False
            yield Reading(path=here, problem=TooLarge(here, over_limit(None, options.max_size)))
        elif line.strip(b" \t\r\n\xef\xbb\xbf"):
            empty = False
            yield _line_reading(here, line, options=options)
    if empty:
        yield Reading(path=place, problem=InputError(place, "holds no text"))


def _line_reading(place: str, line: bytes, *, options: ReadOptions) -> Reading:
    try:
        text, warnings = decode(place, line)
        try:
            value = json.loads(text.rstrip())
        except (ValueError, RecursionError) as error:
            raise InputError(place, f"is not JSON: {_reason(error)}") from error
        return object_reading(place, value, Metadata(), options=options, warnings=warnings)
    except InputError as problem:
        return Reading(path=place, problem=problem)


def read_json(place: str, data: bytes, known: Metadata, *, options: ReadOptions) -> Iterator[Reading]:
    """The readings of a JSON file: one object, or an array of them ("feed.json[0]" is the first).

    `known`, what is said elsewhere of the file, is joined to a single object only. Raises InputError where the file
    is no such JSON.
    """
    text, warnings = decode(place, data)
    if not text.strip():
        raise InputError(place, "holds no text")
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        hint = "; JSON lines are read from a .jsonl file" if "Extra data" in str(error) else ""
        raise InputError(place, f"is not JSON: {_reason(error)}{hint}") from error
    if not isinstance(value, list):
        yield object_reading(place, value, known, options=options, warnings=warnings)
        return
    if not value:
        raise InputError(place, "holds no text: its array is empty")
    for index, item in enumerate(value):
        here = f"{place}[{index}]"
        try:
            yield object_reading(here, item, Metadata(), options=options, warnings=warnings)
        except InputError as problem:
            yield Reading(path=here, problem=problem)


def object_reading(
    place: str, value: object, known: Metadata, *, options: ReadOptions, warnings: tuple[str, ...] = ()
) -> Reading:
    """The reading of one object. Raises InputError naming what is wrong with it."""
    if not isinstance(value, dict):
        raise InputError(place, 'is not a JSON object: a document is {"text": …}')
    fields = value.get("document", value)
    if not isinstance(fields, dict):
        raise InputError(place, "its document is not an object")
    text = fields.get("text")
    if text is None and fields is not value:
        raise InputError(place, "its document has no text: print it with `sourcier read --with-text`")
    if text is None:
        raise InputError(place, 'has no text: a document is {"text": …}')
    if not isinstance(text, str):
        raise InputError(place, "text is not a string")
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > options.max_size:
        raise TooLarge(place, over_limit(size, options.max_size))
    try:
        said = known.over(metadata_from(fields))
    except InvalidValue as error:
        raise InputError(place, str(error)) from error
    reading = document_reading(place, text, said, options=options, warnings=warnings)
    if value.get("attributions") is None or reading.document is None:
        return reading
    given = _attributions(place, reading.document, value["attributions"])
    return Reading(path=place, document=reading.document, attributions=given, warnings=reading.warnings)


def _attributions(place: str, document: Document, values: object) -> tuple[Attribution, ...]:
    if not isinstance(values, list) or not all(isinstance(value, Mapping) for value in values):
        raise InputError(place, "attributions is not a list of objects")
    wrong = next((i for i, value in enumerate(values) if not isinstance(value.get("referent"), str | None)), None)
    if wrong is not None:
        raise InputError(place, f"attributions[{wrong}]: referent is not a string or null")
    try:
        return attributions_from_json(document, values)
    except (ValueError, OverflowError) as error:
        raise InputError(place, str(error)) from error


def _reason(error: Exception) -> Any:
    if isinstance(error, json.JSONDecodeError):
        where = f"line {error.lineno}, column {error.colno}" if error.lineno > 1 else f"column {error.colno}"
        return f"{error.msg} ({where})"
    return "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
