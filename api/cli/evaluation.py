"""`sourcier evaluate`: how well extraction agrees with annotated texts."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.output import TextFormat, print_json


def register(app: typer.Typer) -> None:
    app.command("evaluate", epilog="Example: sourcier evaluate gold/fr-dev --by-rule")(evaluate)


def evaluate(
    gold: Annotated[list[Path], typer.Argument(metavar="GOLD…", help="Folders or files of BRAT annotations (.ann).")],
    language: Annotated[str | None, typer.Option("--language", metavar="TAG", help="The texts' language.")] = None,
    by_rule: Annotated[bool, typer.Option("--by-rule", help="Also how often each rule was right.")] = False,
    errors: Annotated[
        bool, typer.Option("--errors", help="Also every miss and false find, with what is near.")
    ] = False,
    format_: Annotated[TextFormat, typer.Option("--format", help="How to print.")] = TextFormat.text,
) -> None:
    """Measure extraction against gold: precision, recall and F1 by role and kind, AR@.5 and AR@.8."""
    from ingest import evaluate as evaluation
    from ingest.evaluate import report
    from ingest.extract import extract

    found = evaluation.evaluate(gold, extract=extract, language=language)
    if format_ is TextFormat.json:
        print_json(report.to_json(found))
        return
    if errors:
        print("\n".join(report.errors(found)), end="\n\n")
    print(report.plain_text(report.sections(found, methods=by_rule)), end="")
