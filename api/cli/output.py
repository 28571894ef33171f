"""How results are printed: JSON for programs, tables and trees for people; never anything else on stdout."""

import json
import sys
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console

WIDE = 10_000  # columns where nobody looks: nothing is wrapped or cut in a pipe


class TableFormat(StrEnum):
    """A table for people, or JSON: one array, or a line an entry."""

    table = "table"
    json = "json"
    jsonl = "jsonl"


class TextFormat(StrEnum):
    """Text for people, or one JSON object."""

    text = "text"
    json = "json"


def print_json(value: object) -> None:
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def print_jsonl(values: Iterable[object]) -> None:
    for value in values:
        sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")


def print_as(format_: TableFormat, values: Sequence[dict[str, Any]]) -> bool:
    """Print values as JSON if that was asked for; whether it was."""
    if format_ is TableFormat.table:
        return False
    if format_ is TableFormat.json:
        print_json(list(values))
    else:
        print_jsonl(values)
    return True


def console() -> "Console":
    """Where results for people go: coloured and wrapped on a terminal only."""
    from rich.console import Console

    if sys.stdout.isatty():
        return Console(highlight=False)
    return Console(highlight=False, width=WIDE, no_color=True, force_terminal=False)


def print_rows(header: Sequence[str], rows: Sequence[Sequence[str]], *, flexible: int) -> None:
    """A table on a terminal; in a pipe, tab-separated lines under their header. The column `flexible` may wrap."""
    if not sys.stdout.isatty():
        for row in (header, *rows):
            sys.stdout.write("\t".join(_flat(cell) for cell in row) + "\n")
        return
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, header_style="bold")
    for number, name in enumerate(header):
        table.add_column(name, no_wrap=number != flexible, overflow="fold" if number == flexible else "ellipsis")
    for row in rows:
        table.add_row(*(Text(_flat(cell)) for cell in row))
    console().print(table)


def _flat(cell: str) -> str:
    return " ".join(cell.split())


def note(line: str) -> None:
    """A line for the person at the keyboard, never among the results."""
    print(line, file=sys.stderr)
