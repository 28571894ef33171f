"""What a reader may be told: how large a document may be, what is known beside the files, what to assume."""

import math
import re
from dataclasses import dataclass, field

from graph.errors import InvalidValue
from ingest.read.metadata import Metadata
from ingest.read.table import MetadataTable

MAX_SIZE = 10_000_000
_UNITS = {"": 1, "k": 1_000, "m": 1_000_000, "g": 1_000_000_000}
_SIZE = re.compile(r"\s*(\d+(?:\.\d+)?)\s*([kmg]?)b?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """`max_size`: bytes of one document. `metadata`: a table joined to files by their stem. `defaults`: what holds
    for a document that nothing else says it of (its outlet, its language)."""

    max_size: int = MAX_SIZE
    metadata: MetadataTable | None = None
    defaults: Metadata = field(default_factory=Metadata)


def parse_size(size: str) -> int:
    """A size in bytes; units are decimal. Raises InvalidValue.

    >>> parse_size("10MB"), parse_size("1.5 gb"), parse_size("800k"), parse_size("12000")
    (10000000, 1500000000, 800000, 12000)
    """
    match = _SIZE.fullmatch(size)
    if match is None or not float(match[1]):
        raise InvalidValue(f"{size!r} is not a size: write it as 10MB, 800kB or 12000 (bytes)")
    return int(float(match[1]) * _UNITS[match[2].lower()])


def format_size(size: int) -> str:
    """The size for people, never shown smaller than it is: 52428800 is "52.5 MB"."""
    for unit, name in ((1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "kB")):
        if size >= unit:
            return f"{math.ceil(size * 10 / unit) / 10:g} {name}"
    return f"{size} bytes"


def over_limit(size: int | None, limit: int) -> str:
    """Why a document of this size (None where only that it is too large is known) is refused, and the cure."""
    if size is None:
        return f"is over the limit of {format_size(limit)}: raise it with --max-size"
    step = 10 ** (len(str(size)) - 1)
    roomy = format_size(math.ceil(size / step) * step).replace(" bytes", "").replace(" ", "")
    return f"{format_size(size)} is over the limit of {format_size(limit)}: raise it with --max-size {roomy}"
