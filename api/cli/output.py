"""How results are printed: JSON for programs, tables and trees for people; never anything else on stdout."""

import csv
import json
import re
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console

WIDE = 100_000  # columns where nobody looks: nothing is wrapped or cut in a pipe

_QUOTED = re.compile('[«“"] ?([^«»“”"]+?) ?[»”"]')
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # their wide forms too
_ESCAPED = {code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), 0x2028, 0x2029)}


class TableFormat(StrEnum):
    """A table for people or for a spreadsheet, or JSON: one array, or a line an entry."""

    table = "table"
    csv = "csv"
    json = "json"
    jsonl = "jsonl"


class TextFormat(StrEnum):
    """Text for people, or one JSON object."""

    text = "text"
    json = "json"


def print_array(values: Iterable[object]) -> None:
    """One JSON array, written as its entries come."""
    empty = True
    for value in values:
        entry = _json(value, indent=2).replace("\n", "\n  ")
        sys.stdout.write(f"{'[' if empty else ','}\n  {entry}")
        empty = False
    sys.stdout.write("[]\n" if empty else "\n]\n")


def print_json(value: object) -> None:
    sys.stdout.write(_json(value, indent=2) + "\n")


def print_jsonl(values: Iterable[object]) -> None:
    for value in values:
        sys.stdout.write(json_line(value))


def json_line(value: object) -> str:
    return _json(value) + "\n"


def _json(value: object, *, indent: int | None = None) -> str:
    """JSON in its own letters, but for what could command a terminal or passes for the end of a line."""
    return json.dumps(value, ensure_ascii=False, indent=indent).translate(_ESCAPED)


def print_as(format_: TableFormat, values: Sequence[dict[str, Any]]) -> bool:
    """Print values as JSON if that was asked for; whether it was."""
    if format_ in (TableFormat.table, TableFormat.csv):
        return False
    if format_ is TableFormat.json:
        print_array(values)
    else:
        print_jsonl(values)
    return True


def console() -> "Console":
    """Where results for people go: coloured and wrapped on a terminal only."""
    from rich.console import Console

    class Output(Console):
        def on_broken_pipe(self) -> None:
            """rich would leave with status 1 here; what a closed pipe means is told in one place, for all output."""
            raise BrokenPipeError

    if sys.stdout.isatty():
        return Output(highlight=False)
    return Output(highlight=False, width=WIDE, no_color=True, force_terminal=False)


def print_csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Comma-separated values as RFC 4180 has them, but for the ends of lines, which are those of a pipe."""
    written = csv.writer(sys.stdout, lineterminator="\n")
    written.writerow(header)
    written.writerows([_harmless(cell) for cell in row] for row in rows)


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula (OWASP, CSV injection): an apostrophe goes before such a one."""
    words = flat(cell)
    return f"'{words}" if words.startswith(_FORMULA) else words


def print_rows(
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    flexible: int,
    format_: TableFormat = TableFormat.table,
) -> None:
    """A table on a terminal; in a pipe, tab-separated lines under their header. The column `flexible` may wrap. As
    CSV where that was asked for."""
    if format_ is TableFormat.csv:
        print_csv(header, rows)
        return
    if not sys.stdout.isatty():
        for row in (header, *rows):
            sys.stdout.write("\t".join(flat(cell) for cell in row) + "\n")
        return
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, header_style="bold")
    for number, name in enumerate(header):
        table.add_column(name, no_wrap=number != flexible, overflow="fold" if number == flexible else "ellipsis")
    for row in rows:
        table.add_row(*(Text(flat(cell)) for cell in row))
    console().print(table)


def flat(text: str) -> str:
    """Words of a document on one line, without the control characters by which they could command a terminal."""
    return " ".join(_CONTROL.sub(" ", text).split())


def quoted(text: str) -> str:
    """Words of a document in one kind of quotation marks, their own around all of them dropped."""
    words = flat(text)
    own = _QUOTED.fullmatch(words)
    return f"“{own[1] if own else words}”"


def note(line: str) -> None:
    """One line for the person at the keyboard, never among the results; a file's name may hold anything."""
    with suppress(OSError):  # where nobody takes our output, whoever printed it is told
        sys.stdout.flush()  # so that where both go to one place, they stand there in their order
    print(flat(line), file=sys.stderr)
