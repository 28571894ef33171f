"""`sourcier trace`, `search`, `sources` and `source`: the questions a reporter asks of a store."""

from contextlib import ExitStack
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.options import DEFAULT_DB, Db, Limit, opened
from api.cli.output import TableFormat, note, print_array, print_as, print_json, print_rows

if TYPE_CHECKING:
    from graph.model import Source
    from graph.store.counts import Scope
    from graph.store.port import GraphStore

_EMPTY = "the store holds nothing yet; fill it with: sourcier ingest PATHS…"


class TreeFormat(StrEnum):
    """A tree for people, or one JSON object."""

    tree = "tree"
    json = "json"


class ReplayBy(StrEnum):
    """What a replay goes by: when a text was published, or when the store learned it."""

    published = "published"
    learned = "learned"


Format = Annotated[TableFormat, typer.Option("--format", help="How to print.")]


def register(app: typer.Typer) -> None:
    app.command(
        "trace",
        epilog='Examples: sourcier trace "61 attaques" · sourcier trace att_0123456789abcdef --format json · '
        'sourcier trace "61 attaques" --as-of 2023-11-18',
    )(trace)
    app.command("search", epilog='Example: sourcier search "drone attacks" --limit 5')(search)
    app.command("sources", epilog="Examples: sourcier sources --limit 10 · sourcier sources --query macron")(sources)
    app.command("source", epilog='Examples: sourcier source "Emmanuel Macron" · sourcier source src_pentagone')(source)


def trace(
    query: Annotated[str, typer.Argument(metavar="QUERY", help="Words, or the id of a claim or attribution.")],
    db: Db = DEFAULT_DB,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DATE", help="As the graph was on a day, or at a moment with its time zone."),
    ] = None,
    by: Annotated[ReplayBy, typer.Option("--by", help="What counts as known by then.")] = ReplayBy.published,
    format_: Annotated[TreeFormat, typer.Option("--format", help="How to print.")] = TreeFormat.tree,
) -> None:
    """Say where a claim comes from: who carries it, through whom, from which origins."""
    from graph import provenance
    from graph.replay import replayed

    with ExitStack() as open_, opened(db) as now:
        store = now if as_of is None else open_.enter_context(replayed(now, as_of, by=by.value))
        found = provenance.trace(store, query)
        empty = found.claim is None and _empty(store)
    if format_ is TreeFormat.json:
        from graph.exchange.trace_json import trace_json

        print_json(trace_json(found))
    elif empty:
        note(_EMPTY)
    else:
        from api.cli.tree import show

        show(found)


def search(
    query: Annotated[str, typer.Argument(metavar="QUERY", help="Words; nothing in them is syntax.")],
    db: Db = DEFAULT_DB,
    limit: Limit = 20,
    format_: Format = TableFormat.table,
) -> None:
    """Find passages by their words, attributed or in an outlet's own voice. The ids are what `trace` accepts."""
    from api.views import hit_json

    with opened(db) as store:
        hits = store.search(query, limit=limit)
        empty = not hits and _empty(store)
    if print_as(format_, [hit_json(hit) for hit in hits]):
        return
    if not hits:
        note(_EMPTY if empty else f"nothing matches {query!r}; try fewer or other words")
        return
    rows = [
        [
            f"{hit.attribution} (rejected)" if hit.voice == "rejected" else hit.attribution or "own voice",
            hit.document.outlet or "",
            (hit.document.published or "")[:10],
            hit.passage.text,
        ]
        for hit in hits
    ]
    print_rows(("id", "outlet", "published", "passage"), rows, flexible=3, format_=format_)


def sources(
    db: Db = DEFAULT_DB,
    query: Annotated[str | None, typer.Option("--query", metavar="WORDS", help="Only names with these words.")] = None,
    limit: Limit = 50,
    format_: Format = TableFormat.table,
) -> None:
    """List the sources, those with most attributions first."""
    from api.views import entry_json

    with opened(db) as store:
        entries = store.sources(query=query, limit=limit)
    if print_as(format_, [entry_json(entry) for entry in entries]):
        return
    if not entries:
        note("no source matches; sourcier sources lists them all" if query else "the store holds no attribution yet")
        return
    rows = [
        [
            str(entry.attributions),
            str(entry.documents),
            entry.source.source_type.replace("_", " "),
            entry.source.name,
            entry.source.id,
        ]
        for entry in entries
    ]
    print_rows(("attributions", "documents", "type", "name", "id"), rows, flexible=3, format_=format_)


def source(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A source's name or id.")],
    db: Db = DEFAULT_DB,
    about: Annotated[str | None, typer.Option("--about", metavar="WORDS", help="Only what has these words.")] = None,
    since: Annotated[str | None, typer.Option("--since", metavar="DATE", help="Only documents since then.")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE", help="Only documents until then.")] = None,
    contradictions: Annotated[
        bool, typer.Option("--contradictions", help="Instead, where it contradicts itself.")
    ] = False,
    limit: Limit = 50,
    format_: Annotated[TreeFormat, typer.Option("--format", help="How to print.")] = TreeFormat.tree,
) -> None:
    """Say what a source is reported to have said, by whom, in time order."""
    from api.lookup import source_called
    from api.views import said_json
    from graph.store.counts import Scope

    with opened(db) as store:
        found = list(store.named(name)) or [source_called(store, name)]
        scope = Scope(since=since, until=until)
        if contradictions:
            _print_contradictions(store, found[0], scope, format_)
            return
        if about is None:
            said = store.said_by(found[0].id, scope=scope, limit=limit)
        else:
            from graph.newsroom import said_on

            said = said_on(store, found[0], about, scope=scope, limit=limit)
    if format_ is TreeFormat.json:
        print_json(said_json(found[0], said))
        return
    from api.cli.tree import show_source

    show_source(found[0], said)
    for other in found[1:]:
        note(f"another source goes by that name: {other.id} ({other.name})")


def _print_contradictions(store: "GraphStore", source: "Source", scope: "Scope", format_: TreeFormat) -> None:
    from api.newsroom_views import contradiction_json
    from graph.newsroom import contradictions

    found = contradictions(store, source, scope=scope)
    if format_ is TreeFormat.json:
        print_array([contradiction_json(pair) for pair in found])
    elif found:
        from api.cli.newsroom_tree import show_contradictions

        show_contradictions(source, found)
    else:
        note(f"{source.name} contradicts itself nowhere in what is held")


def _empty(store: "GraphStore") -> bool:
    return not store.stats().documents
