"""What is known about a text besides its words, where several places may say it.

Precedence, highest first: the --metadata table, the sidecar, the front matter or the fields of the JSON object,
what a web page says of itself, the defaults of the options. What none of them says stays unknown, except
the language, which is then detected.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

from graph.errors import InvalidValue
from ingest.read.dates import iso_date

ALIASES: Mapping[str, str] = {"author": "byline", "date": "published"}
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:\S+", re.IGNORECASE)
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]+)*", re.IGNORECASE)
_LINE_BREAKS = re.compile(r"[\r\n\t]+")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """The fields of a document other than its text; None where nothing is said."""

    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    modified: str | None = None
    byline: str | None = None
    language: str | None = None
    links: tuple[str, ...] = ()

    def over(self, other: "Metadata") -> "Metadata":
        """This, and what `other` says where this says nothing."""
        return Metadata(
            **{field.name: getattr(self, field.name) or getattr(other, field.name) for field in fields(self)}
        )


FIELDS: tuple[str, ...] = tuple(field.name for field in fields(Metadata) if field.name != "links")


def field_name(name: str) -> str | None:
    """The field that a column, key or alias names, else None: "Author" is "byline"."""
    lowered = name.strip().lower()
    canonical = ALIASES.get(lowered, lowered)
    return canonical if canonical in FIELDS else None


def metadata_from(values: Mapping[str, object]) -> Metadata:
    """The metadata among these values; other keys are left alone.

    A field's own name goes before its alias. Raises InvalidValue naming a field of the wrong type.
    """
    found: dict[str, str] = {}
    for name in (*FIELDS, *ALIASES):
        value = values.get(name)
        if value is None:
            continue
        if not isinstance(value, str):
            raise InvalidValue(f"{name} is {_kind(value)}; it must be a string")
        found.setdefault(ALIASES.get(name, name), value)
    links = values.get("links")
    if links is None:
        links = []
    if not isinstance(links, list) or not all(isinstance(link, str) for link in links):
        raise InvalidValue("links must be a list of strings")
    return Metadata(**found, links=tuple(links))


def tidy(metadata: Metadata) -> tuple[Metadata, tuple[str, ...]]:
    """The metadata as it is stored, and a warning for each value left out because it cannot be relied on.

    Dates become ISO 8601, a language its primary tag; an address has a scheme. Raises InvalidValue where a value
    holds characters that no text holds.
    """
    for name, value in _strings(metadata):
        if _UNSTORABLE.search(value):
            raise InvalidValue(f"{name} holds a NUL or half a character: mend its encoding")
    clean = replace(
        metadata,
        **{name: _LINE_BREAKS.sub(" ", value).strip() or None for name, value in _strings(metadata) if name != "links"},
        links=tuple(dict.fromkeys(link.strip() for link in metadata.links if link.strip())),
    )
    warnings: list[str] = []
    for name in ("published", "modified"):
        given = getattr(clean, name)
        if given and iso_date(given) is None:
            warnings.append(f"{name} {given!r} can be read in no way or several, and was left out: write 2023-11-17")
    if clean.url and not _ADDRESS.fullmatch(clean.url):
        warnings.append(f"url {clean.url!r} is no full address, and was left out: write https://…")
        clean = replace(clean, url=None)
    tag = _LANGUAGE.fullmatch(clean.language) if clean.language else None
    if clean.language and not tag:
        warnings.append(f"language {clean.language!r} is no language tag, and was left out: write fr, en, es, …")
    return (
        replace(
            clean,
            published=iso_date(clean.published) if clean.published else None,
            modified=iso_date(clean.modified) if clean.modified else None,
            language=tag[1].lower() if tag and tag[1].lower() != "und" else None,
        ),
        tuple(warnings),
    )


def _strings(metadata: Metadata) -> list[tuple[str, str]]:
    named = [(name, getattr(metadata, name)) for name in FIELDS if getattr(metadata, name)]
    return named + [("links", link) for link in metadata.links]


def _kind(value: object) -> str:
    names = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
    return names.get(type(value), type(value).__name__)
