"""`sourcier read`: the attributions of texts, without a store."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Annotated

import typer

from api.cli.options import Language, MaxSize, Metadata, read_options
from api.cli.output import console, note, print_json, print_jsonl
from graph.errors import InputError
from graph.exchange.read_json import JsonObject, reading_json
from graph.model import Attribution
from ingest.pipeline import Analysis, analyse
from ingest.read import Reading, ReadOptions, read_inputs


class ReadFormat(StrEnum):
    """A list for people; JSON, an array or a line a document; BRAT standoff."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    brat = "brat"


def register(app: typer.Typer) -> None:
    app.command(
        "read",
        epilog="Examples: sourcier read article.txt · sourcier read page.html --format json · sourcier read - < t",
    )(read)


def read(
    files: Annotated[list[str], typer.Argument(metavar="FILES…", help="Files, folders, globs, or - for stdin.")],
    format_: Annotated[ReadFormat, typer.Option("--format", help="How to print.")] = ReadFormat.table,
    with_text: Annotated[bool, typer.Option("--with-text", help="Put the text itself into the JSON.")] = False,
    metadata: Metadata = None,
    max_size: MaxSize = "10MB",
    language: Language = None,
) -> int:
    """Read texts and print their attributions: who said what, through whom."""
    run = _Run()
    analyses = run.analyses(files, read_options(metadata=metadata, max_size=max_size, language=language))
    if format_ is ReadFormat.json:
        print_json([_json(reading, analysis, with_text) for reading, analysis in analyses])
    elif format_ is ReadFormat.jsonl:
        print_jsonl(_json(reading, analysis, with_text) for reading, analysis in analyses)
    elif format_ is ReadFormat.brat:
        from graph.exchange.brat import brat_text

        for _, analysis in analyses:
            print(brat_text(analysis.attributions), end="")
    else:
        for reading, analysis in analyses:
            show(reading.path, analysis)
    return run.status


class _Run:
    """One run over the inputs; problems go to stderr as they are met."""

    def __init__(self) -> None:
        self.status = 0

    def analyses(self, files: Sequence[str], options: ReadOptions) -> Iterator[tuple[Reading, Analysis]]:
        passed_over = 0
        for reading in read_inputs(files, options=options):
            for warning in reading.warnings:
                note(f"{reading.path}: {warning}")
            if reading.skipped is not None:
                passed_over += 1
                continue
            try:
                analysis = analyse(reading)
            except InputError as error:
                note(str(error))
                self.status = 1
                continue
            if analysis.note:
                note(f"{reading.path}: not read: {analysis.note.removeprefix('stored, ')}")
            yield reading, analysis
        if passed_over:
            note(f"{passed_over} files of other kinds were passed over; name one outright to read it")


def _json(reading: Reading, analysis: Analysis, with_text: bool) -> JsonObject:
    return reading_json(reading.path, analysis.document, analysis.attributions, with_text=with_text)


def show(path: str, analysis: Analysis) -> None:
    """A document's attributions as a person reads them."""
    from rich.text import Text

    out = console()
    document = analysis.document
    heading = Text(document.title or path, style="bold")
    about = [part for part in (document.outlet, document.published, document.language) if part]
    out.print(heading)
    out.print(Text(" · ".join([path, *about, f"{len(analysis.attributions)} attributions"]), style="dim"))
    depth: dict[str, int] = {}
    for number, one in enumerate(analysis.attributions, start=1):
        depth[one.id] = depth.get(one.parent, 0) + 1 if one.parent else 0
        indent = "   " * depth[one.id]
        out.print()
        out.print(_first_line(number, one, indent))
        out.print(Text(f"{indent}    “{_flat(one.content_text)}”"))
    out.print()


def _first_line(number: int, one: Attribution, indent: str) -> object:
    from rich.text import Text

    line = Text(f"{indent}{number:>2}. ")
    source = one.source.text if one.source else None
    line.append(source or one.referent or "nobody named", style="bold cyan" if source else "cyan")
    if one.referent and source and one.referent != source:
        line.append(f" (= {one.referent})", style="cyan")
    line.append("  ")
    line.append(one.cue.text if one.cue else "(no cue)", style="yellow")
    details = [one.kind, one.source_type.replace("_", " ")]
    details += [one.polarity] if one.polarity != "asserted" else []
    details += ["hedged"] if one.modality == "hedged" else []
    details += [f"through {' → '.join(conduit.name for conduit in one.conduits)}"] if one.conduits else []
    line.append(f"  [{', '.join(details)}]", style="dim")
    return line


def _flat(text: str) -> str:
    return " ".join(text.split()).strip('«»“”" ')
