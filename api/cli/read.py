"""`sourcier read`: the attributions of texts, without a store."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.options import Beliefs, Language, MaxSize, Metadata, read_options
from api.cli.output import console, flat, note, print_array, print_jsonl, quoted
from api.words import said, shown_date, shown_days, shown_stated, times
from graph.errors import InputError

if TYPE_CHECKING:
    from rich.text import Text

    from graph.model import Attribution
    from ingest.pipeline import Analysis
    from ingest.read import Reading, ReadOptions

    Analysed = tuple[Reading, Analysis]


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
    beliefs: Beliefs = False,
) -> int:
    """Read texts and print their attributions: who said what, through whom."""
    from graph.exchange.read_json import reading_json

    run = _Run(beliefs=beliefs)
    analysed = run.analysed(files, read_options(metadata=metadata, max_size=max_size, language=language))
    objects = (
        reading_json(reading.path, made.document, made.attributions, with_text=with_text) for reading, made in analysed
    )
    match format_:
        case ReadFormat.json:
            print_array(objects)
        case ReadFormat.jsonl:
            print_jsonl(objects)
        case ReadFormat.brat:
            _print_brat(analysed)
        case _:
            for reading, made in analysed:
                _show(reading.path, made)
    return run.status


class _Run:
    """One run over the inputs; problems go to stderr as they are met."""

    def __init__(self, *, beliefs: bool) -> None:
        self.status = 0
        self._beliefs = beliefs

    def analysed(self, files: Sequence[str], options: "ReadOptions") -> "Iterator[Analysed]":
        from ingest.pipeline import analyse
        from ingest.read import read_inputs

        passed_over = 0
        for reading in read_inputs(files, options=options):
            for warning in reading.warnings:
                note(f"{reading.path}: {warning}")
            if reading.skipped is not None:
                passed_over += 1
                continue
            try:
                made = analyse(reading, beliefs=self._beliefs)
            except InputError as error:
                note(str(error))
                self.status = 1
                continue
            if made.note:
                note(f"{reading.path}: not read: {made.note.removeprefix('stored, ')}")
            yield reading, made
        if passed_over:
            note(f"{times(passed_over, 'file')} of other kinds passed over; name one outright to read it")


def _print_brat(analysed: "Iterable[Analysed]") -> None:
    """One text's annotations: a file of them has no place for the name of a second text."""
    from graph.exchange.brat import brat_text

    found = list(islice(analysed, 2))
    if len(found) > 1:
        raise typer.BadParameter("brat is one text's annotations: name one text at a time", param_hint="--format")
    for _, made in found:
        print(brat_text(made.attributions), end="")


# -- for people ----------------------------------------------------------------------------------------------------


def _show(path: str, made: "Analysis") -> None:
    """A document's attributions as a person reads them."""
    from rich.padding import Padding
    from rich.text import Text

    out = console()
    document = made.document
    out.print(Text(flat(document.title or path), style="bold"))
    about = [document.outlet, shown_date(document.published) if document.published else None, document.language]
    place = [path] if document.title else []
    facts = [*place, *(fact for fact in about if fact), times(len(made.attributions), "attribution")]
    out.print(Text(flat(" · ".join(facts)), style="dim"))
    numbers = {one.id: number for number, one in enumerate(made.attributions, start=1)}
    for one in made.attributions:
        inside = numbers.get(one.parent) if one.parent else None
        line = Text(f"{numbers[one.id]:>2}. ") + _who_and_how(one)
        out.print()
        out.print(line)
        for text in (Text(quoted(one.content_text)), _details(one, inside)):
            # Padding wraps under itself, which in a pipe would fill the line up with spaces.
            out.print(Padding(text, (0, 0, 0, 4)) if out.is_terminal else Text("    ") + text)
    out.print()


def _who_and_how(one: "Attribution") -> "Text":
    """ "Il (le Pentagone) → a expliqué →"."""
    from rich.text import Text

    line = Text()
    words = flat(one.source.text) if one.source else None
    referent = flat(one.referent) if one.referent else None
    line.append(words or referent or "nobody is said", style="bold cyan" if words else "cyan")
    if words and referent and referent != words:
        line.append(f" ({referent})", style="cyan")
    line.append(" → ")
    line.append(flat(one.cue.text) if one.cue else "(no cue)", style="yellow")
    line.append(" →")
    return line


def _details(one: "Attribution", inside: int | None) -> "Text":
    from rich.text import Text

    details = [one.kind, said("source_type", one.source_type), said("polarity", one.polarity)]
    details.append(said("modality", one.modality))
    if one.polarity != "denied":
        details.append(said("stance", one.stance))
    if one.when_interval:
        details.append(f"said {shown_days(one.when_interval)}")
    if one.speaks_for:
        details.append(f"speaks for {flat(one.speaks_for.text)}")
    if one.anonymity_reason:
        details.append(f"not named: {quoted(one.anonymity_reason.text)}")
    details += [flat(shown_stated(figure)) for figure in one.figures]
    if one.conduits:
        details.append(f"through {' → '.join(flat(conduit.name) for conduit in one.conduits)}")
    if inside is not None:
        details.append(f"within {inside}")
    return Text(" · ".join(detail for detail in details if detail), style="dim")
