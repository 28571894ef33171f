"""`sourcier evaluate`: how well extraction agrees with annotated texts."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.output import TextFormat, console, note, print_json
from graph.errors import InputError

if TYPE_CHECKING:
    from rich.table import Table

    from ingest.evaluate.report import Section

_BAR = 20  # columns of a bar at 1.0


class By(StrEnum):
    """What the figures may be grouped by."""

    kind = "kind"
    rule = "rule"
    source_type = "source_type"


def register(app: typer.Typer) -> None:
    app.command(
        "evaluate",
        epilog="Examples: sourcier evaluate gold/fr-dev --by rule · sourcier evaluate gold/en-dev --errors errors.html",
    )(evaluate)


def evaluate(
    gold: Annotated[list[Path], typer.Argument(metavar="GOLD…", help="Folders or files of BRAT annotations (.ann).")],
    language: Annotated[str | None, typer.Option("--language", metavar="TAG", help="The texts' language.")] = None,
    beliefs: Annotated[
        bool,
        typer.Option(
            "--beliefs",
            help="Extract beliefs, wishes and intentions too, and leave out nested finds where the gold nests nothing.",
        ),
    ] = False,
    by: Annotated[list[By] | None, typer.Option("--by", help="Also the figures by group; may be repeated.")] = None,
    errors: Annotated[
        Path | None,
        typer.Option("--errors", metavar="FILE.html", help="Write a page of every mistake, in its context."),
    ] = None,
    format_: Annotated[TextFormat, typer.Option("--format", help="How to print.")] = TextFormat.text,
) -> None:
    """Measure extraction against gold: precision, recall and F1 by role and kind, AR@.5 and AR@.8."""
    from ingest import evaluate as evaluation
    from ingest.evaluate import report
    from ingest.evaluate.page import page
    from ingest.extract import extract

    found = evaluation.evaluate(gold, extract=extract, language=language, beliefs=beliefs)
    if errors is not None:
        _write(errors, page(found))
    if format_ is TextFormat.json:
        print_json(report.to_json(found))
    else:
        _show(report.sections(found, by=[group.value for group in dict.fromkeys(by or ())]))


def _write(file: Path, content: str) -> None:
    try:
        file.write_text(content, encoding="utf-8")
    except OSError as error:
        raise InputError(
            str(file), f"cannot be written ({error.strerror}); name another file after --errors"
        ) from error
    note(f"the mistakes are in {file}")


def _show(sections: "Sequence[Section]") -> None:
    """Tables with bars on a terminal; in a pipe, aligned columns."""
    from ingest.evaluate.report import plain_text

    out = console()
    if not out.is_terminal:
        print(plain_text(sections), end="")
        return
    for section in sections:
        if section.rows:
            out.print(_table(section))


def _table(section: "Section") -> "Table":
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    from ingest.evaluate.report import is_figure

    first, *names = section.header
    table = Table(title=Text(section.title, style="bold"), title_justify="left", box=SIMPLE_HEAD, header_style="dim")
    table.add_column(first, no_wrap=True)
    table.add_column("", no_wrap=True, width=_BAR)
    for name in names:
        table.add_column(name, justify="right" if name else "left", no_wrap=True)
    for (label, *cells), figure in zip(section.rows, section.bars, strict=True):
        words = [Text(cell, style="" if is_figure(cell) else "dim") for cell in cells]
        table.add_row(Text(label), Text(_bar(figure), style="cyan"), *words)
    return table


def _bar(figure: float) -> str:
    """A bar of eighths of a column."""
    eighths = round(max(0.0, min(figure, 1.0)) * _BAR * 8)
    return "█" * (eighths // 8) + " ▏▎▍▌▋▊▉"[eighths % 8].strip()
