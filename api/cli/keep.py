"""`sourcier ingest` and `sourcier stats`: filling a store, and how much it holds."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.options import DEFAULT_DB, Beliefs, Db, Language, MaxSize, Metadata, opened, read_options
from api.cli.output import TextFormat, note, print_json, print_rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from ingest.pipeline import Summary
    from ingest.read import Reading

_SHOWN = 20  # failures named one by one


def register(app: typer.Typer) -> None:
    app.command(
        "ingest",
        epilog="Examples: sourcier ingest archive/ · sourcier ingest 'feed/*.jsonl' --db news.db · "
        "sourcier ingest archive/ --metadata urls.tsv",
    )(ingest)
    app.command("stats", epilog="Examples: sourcier stats --db news.db · sourcier stats --digest --full")(stats)


def ingest(
    paths: Annotated[list[str], typer.Argument(metavar="PATHS…", help="Files, folders, globs, or - for stdin.")],
    db: Db = DEFAULT_DB,
    metadata: Metadata = None,
    max_size: MaxSize = "10MB",
    language: Language = None,
    beliefs: Beliefs = False,
    format_: Annotated[TextFormat, typer.Option("--format", help="How to print the summary.")] = TextFormat.text,
) -> int:
    """Read texts into the store. Running it again changes nothing, and goes on where it was broken off."""
    from ingest import pipeline

    options = read_options(metadata=metadata, max_size=max_size, language=language)
    with opened(db, create=True) as store, _progress(paths) as progress:
        summary = pipeline.ingest(store, paths, options=options, beliefs=beliefs, progress=progress)
    if format_ is TextFormat.json:
        print_json(_summary_json(summary))
    else:
        _print_summary(summary, db)
    return 1 if summary.failed else 0


@contextmanager
def _progress(paths: Sequence[str]) -> "Iterator[Callable[[Reading], object] | None]":
    """A progress bar on stderr where that is a terminal, else nothing."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from ingest.read import count_inputs

    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=count_inputs(paths))
        yield lambda reading: bar.advance(task)


def _summary_json(summary: "Summary") -> dict[str, object]:
    return {
        "read": summary.read,
        "new": summary.new,
        "unchanged": summary.unchanged,
        "replaced": summary.replaced,
        "attributions": summary.attributions,
        "skipped": dict(summary.skipped),
        "not_extracted": dict(summary.not_extracted),
        "failed": [{"place": one.place, "reason": one.reason} for one in summary.failed],
        "warnings": [{"place": one.place, "reason": one.reason} for one in summary.warnings],
    }


def _print_summary(summary: "Summary", db: str) -> None:
    failed = f", {len(summary.failed)} failed" if summary.failed else ""
    print(
        f"{summary.read} read: {summary.new} new, {summary.unchanged} unchanged, {summary.replaced} replaced{failed}; "
        f"{summary.attributions} attributions kept in {db}"
    )
    for line in summary.notes:
        print(line)
    if summary.skipped:
        kinds = ", ".join(f"{count} {extension or 'without extension'}" for extension, count in summary.skipped)
        note(f"passed over by their extension: {kinds}; name a file outright to read it")
    for one in summary.warnings[:_SHOWN]:
        note(f"{one.place}: {one.reason}")
    for one in summary.failed[:_SHOWN]:
        note(f"{one.place}: {one.reason}")
    if len(summary.failed) > _SHOWN:
        note(f"… and {len(summary.failed) - _SHOWN} more; --format json names them all")
    if not summary.read and not summary.failed:
        note("nothing was read: name files or folders with .txt, .html, .json or .jsonl texts")


def stats(
    db: Db = DEFAULT_DB,
    digest: Annotated[bool, typer.Option("--digest", help="Print a digest of the whole graph instead.")] = False,
    full: Annotated[
        bool, typer.Option("--full", help="With --digest: also of the log of judgements and all clock readings.")
    ] = False,
    format_: Annotated[TextFormat, typer.Option("--format", help="How to print.")] = TextFormat.text,
) -> None:
    """Say how much the store holds."""
    from api.views import stats_json

    if digest:
        _print_digest(db, format_, full=full)
        return
    if full:
        raise typer.BadParameter("--full says what --digest covers; give both")
    with opened(db) as store:
        found = stats_json(store.stats())
    if format_ is TextFormat.json:
        print_json(found)
        return
    languages = found.pop("languages")
    rows = [[name.replace("_", " "), "" if value is None else str(value)] for name, value in found.items()]
    rows.append(["languages", ", ".join(f"{tag} {count}" for tag, count in languages.items())])
    print_rows(("what", "how much"), rows, flexible=1)


def _print_digest(db: str, format_: TextFormat, *, full: bool) -> None:
    from graph.exchange.digest import full_digest, graph_digest

    with opened(db) as store:
        found = full_digest(store) if full else graph_digest(store)
    if format_ is TextFormat.json:
        print_json({"digest": found})
    else:
        print(found)
