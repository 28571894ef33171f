"""`sourcier export`: the whole graph, for other programs."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.options import DEFAULT_DB, Db, opened
from api.cli.output import json_line, note
from graph.errors import InvalidValue

if TYPE_CHECKING:
    from collections.abc import Callable


class ExportFormat(StrEnum):
    """JSON lines: documents, sources, claims, copies."""

    jsonl = "jsonl"


def register(app: typer.Typer) -> None:
    app.command(
        "export",
        epilog="Examples: sourcier export > graph.jsonl · sourcier export --format jsonl --out graph.jsonl",
    )(export)


def export(
    db: Db = DEFAULT_DB,
    format_: Annotated[ExportFormat, typer.Option("--format", help="How to write it.")] = ExportFormat.jsonl,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Write to a file instead of the output.")
    ] = None,
) -> None:
    """Write the whole graph, a line a thing: documents with their attributions, sources, claims, copies."""
    from graph.exchange.jsonl import export_lines

    with opened(db) as store, _progress(store.stats().documents + store.stats().claims) as advance:
        count = 0
        with _written(out) as write:
            for line in export_lines(store):
                write(json_line(line))
                count += 1
                if line["type"] in ("document", "claim"):
                    advance()
    if out is not None:
        note(f"{count} lines written to {out}")


@contextmanager
def _written(out: Path | None) -> "Iterator[Callable[[str], object]]":
    """Lines to the output, or to a file that takes its name when it is whole."""
    if out is None:
        yield sys.stdout.write
        return
    if not out.parent.is_dir():
        raise InvalidValue(f"{out.parent}: there is no such folder")
    part = out.with_name(out.name + ".part")
    with part.open("w", encoding="utf-8", newline="\n") as file:
        yield file.write
    part.replace(out)


@contextmanager
def _progress(total: int) -> "Iterator[Callable[[], object]]":
    """A progress bar on stderr where that is a terminal, else nothing."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("exporting"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("exporting", total=total)
        yield lambda: bar.advance(task)
