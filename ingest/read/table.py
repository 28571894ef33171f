"""Metadata kept beside the files: one table for many (--metadata FILE.tsv), or a sidecar for one.

A table is tab-separated UTF-8, one row a file, its first column the file's stem ("2023-11-17-pont" for
2023-11-17-pont.txt). The first line names the columns: title, outlet, url, published, modified, byline, language;
others are left alone. A table of two columns may go without that line: it is then stem and url.
A sidecar is `name.meta.json` beside `name.txt`: a JSON object with those fields.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.errors import InputError, InvalidValue
from ingest.read.encoding import decode
from ingest.read.metadata import FIELDS, Metadata, field_name, metadata_from

SIDECAR = ".meta.json"


@dataclass(frozen=True, slots=True)
class MetadataTable:
    """What a table says of each file, by the file's stem."""

    name: str
    rows: Mapping[str, Metadata]

    @classmethod
    def load(cls, path: str) -> "MetadataTable":
        """Read a table. Raises InputError naming its line where it cannot be read."""
        try:
            text = decode(path, Path(path).read_bytes())[0]
        except OSError as error:
            raise InputError(path, f"cannot be read: {error.strerror}") from error
        lines = [(n, line.split("\t")) for n, line in enumerate(text.splitlines(), start=1) if line.strip()]
        if not lines:
            raise InputError(path, "is an empty table: its columns are a file's stem, then title, outlet, url, …")
        columns = _columns(path, lines[0][1])
        rows: dict[str, Metadata] = {}
        for number, cells in lines if columns == _HEADLESS else lines[1:]:
            place = f"{path}:{number}"
            if len(cells) > len(columns):
                raise InputError(place, f"has {len(cells)} cells, but there are {len(columns)} columns")
            stem = cells[0].strip()
            if stem in rows:
                raise InputError(place, f"says again what is known of {stem!r}: keep one row a file")
            rows[stem] = metadata_from(
                {name: cell for name, cell in zip(columns[1:], cells[1:], strict=False) if name and cell.strip()}
            )
        return cls(path, rows)


_HEADLESS: tuple[str | None, ...] = (None, "url")


def _columns(path: str, cells: list[str]) -> tuple[str | None, ...]:
    """The field of each column, None for the stem and for a column that is no field."""
    if len(cells) == 2 and "://" in cells[1]:
        return _HEADLESS
    named = tuple(field_name(cell) for cell in cells[1:])
    if not any(named):
        raise InputError(path, f"does not name its columns in its first line: the stem, then {', '.join(FIELDS)}")
    known = [name for name in named if name]
    if len(known) != len(set(known)):
        raise InputError(path, "names a column twice in its first line")
    return (None, *named)


def sidecar_of(file: Path) -> Path:
    """Where the sidecar of a file would be."""
    return file.with_name(file.stem + SIDECAR)


def read_sidecar(file: Path) -> Metadata:
    """What the file's sidecar says; nothing where it has none. Raises InputError naming the sidecar."""
    sidecar = sidecar_of(file)
    try:
        data = sidecar.read_bytes()
    except FileNotFoundError:
        return Metadata()
    except OSError as error:
        raise InputError(str(sidecar), f"cannot be read: {error.strerror}") from error
    try:
        value = json.loads(decode(str(sidecar), data)[0])
        if not isinstance(value, dict):
            raise InvalidValue("it must be one object")
        return metadata_from(value)
    except (ValueError, RecursionError) as error:
        raise InputError(str(sidecar), f"is not the metadata of a text as JSON: {error}") from error


def known_of(file: Path, table: MetadataTable | None) -> tuple[Metadata, tuple[str, ...]]:
    """What table and sidecar say of a file, the table first, and a warning where the table has no row for it."""
    beside = read_sidecar(file)
    if table is None:
        return beside, ()
    row = table.rows.get(file.stem)
    if row is None:
        return beside, (f"{table.name} has no row for {file.stem!r}",)
    return row.over(beside), ()
