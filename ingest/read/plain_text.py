"""Plain text: kept exactly, after its front matter if it has any.

Front matter is a leading block of `key: value` lines between two lines of `---`, with at least one key of ours
(title, outlet, url, published or date, modified, byline or author, language). It is a plain form, not YAML:
quotes around a value are dropped and nothing is nested. A block of another form is part of the text.
"""

import re

from ingest.read.encoding import decode
from ingest.read.metadata import Metadata, field_name, metadata_from
from ingest.read.options import ReadOptions
from ingest.read.reading import Reading, document_reading

_BREAK = r"(?:\r\n|\r(?!\n)|\n)"
_FENCE = re.compile(rf"---[ \t]*{_BREAK}")
_LINE = re.compile(rf"([^\r\n]*){_BREAK}")
_LAST_FENCE = re.compile(r"---[ \t]*\Z")
_PAIR = re.compile(r"([A-Za-z][\w-]*)[ \t]*:(?:[ \t]+(.*))?")
_FIRST_PARAGRAPH = re.compile(rf"\s*(\S[^\r\n]*){_BREAK}[^\S\r\n]*{_BREAK}\s*\S")
_LONGEST_HEADLINE = 200  # characters
_MOST_LINES = 50  # of a front matter: a text between two rules is longer


def read_plain(place: str, data: bytes, known: Metadata, *, options: ReadOptions) -> Reading:
    """The reading of a file of plain text. `known` is what is said of it elsewhere. Raises InputError."""
    text, warnings = decode(place, data)
    return read_text(place, text, known, options=options, warnings=warnings)


def read_text(
    place: str, text: str, known: Metadata, *, options: ReadOptions, warnings: tuple[str, ...] = ()
) -> Reading:
    """The reading of a plain text, with its front matter. Raises InputError."""
    front, body = split_front_matter(text)
    said = known.over(front)
    if said.title is None:
        said = Metadata(title=headline(body)).over(said)
    if body is text and _FENCE.match(text):
        warnings += ("begins with --- but has no front matter of key: value lines; the block was kept as text",)
    return document_reading(place, body, said, options=options, warnings=warnings)


def split_front_matter(text: str) -> tuple[Metadata, str]:
    """What the front matter says, and the text after it; the whole text where there is none."""
    opening = _FENCE.match(text)
    if opening is None:
        return Metadata(), text
    values: dict[str, str] = {}
    at = opening.end()
    for _ in range(_MOST_LINES):
        if (closing := _FENCE.match(text, at) or _LAST_FENCE.match(text, at)) is not None:
            return (metadata_from(values), text[closing.end() :]) if values else (Metadata(), text)
        line = _LINE.match(text, at)
        if line is None:
            break
        at = line.end()
        if not line[1].strip():
            continue
        pair = _PAIR.fullmatch(line[1].rstrip())
        if pair is None:
            break
        name, value = field_name(pair[1]), _unquoted((pair[2] or "").strip())
        if name and value:
            values.setdefault(name, value)
    return Metadata(), text


def _unquoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].strip()
    return value


def headline(text: str) -> str | None:
    """The first line where it looks like a headline: at least two words, at most 200 characters, a blank line and
    more text after it, and no full stop, comma or colon at its end.

    >>> headline("France : décès du chanteur\\n\\n3 janvier 2016. – Il avait 69 ans.")
    'France : décès du chanteur'
    >>> headline("Il avait 69 ans.\\n\\nLa France le pleure.") is None
    True
    """
    match = _FIRST_PARAGRAPH.match(text)
    if match is None:
        return None
    line = match[1].strip()
    worded = sum(any(character.isalpha() for character in word) for word in line.split())
    ended = line[-1] in ",;:" or (line[-1] == "." and not line.endswith("..."))
    if len(line) > _LONGEST_HEADLINE or worded < 2 or ended:
        return None
    return line
