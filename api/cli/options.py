"""Options that several commands share."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.errors import InvalidValue

if TYPE_CHECKING:
    from graph.store.port import GraphStore
    from ingest.read import ReadOptions

DEFAULT_DB = "sourcier.db"

Db = Annotated[
    str,
    typer.Option("--db", envvar="SOURCIER_DB", metavar="FILE", help="The store: a file, or sqlite:///FILE."),
]
Metadata = Annotated[
    Path | None,
    typer.Option(
        "--metadata",
        metavar="FILE.tsv",
        help="A table of title, outlet, url, published, byline, language, joined by file stem.",
    ),
]
MaxSize = Annotated[str, typer.Option("--max-size", metavar="SIZE", help="Documents larger than this are refused.")]
Language = Annotated[
    str | None,
    typer.Option("--language", metavar="TAG", help="The language of texts that do not say theirs (fr, en, …)."),
]
Beliefs = Annotated[
    bool,
    typer.Option("--beliefs", help="Also beliefs, wishes and intentions that nobody put into words."),
]
Limit = Annotated[int, typer.Option("--limit", min=1, metavar="N", help="How many to show, at most.")]


def read_options(*, metadata: Path | None, max_size: str, language: str | None) -> "ReadOptions":
    """What the readers are told. Raises a usage error for a size that is none."""
    from ingest.read import Metadata as Known
    from ingest.read import MetadataTable, ReadOptions, parse_size

    try:
        size = parse_size(max_size)
    except InvalidValue as error:
        raise typer.BadParameter(str(error), param_hint="--max-size") from error
    table = MetadataTable.load(str(metadata)) if metadata is not None else None
    return ReadOptions(max_size=size, metadata=table, defaults=Known(language=language))


def opened(db: str, *, create: bool = False) -> "GraphStore":
    """The store a command works on."""
    from graph.store import open_store

    return open_store(db, create=create)
