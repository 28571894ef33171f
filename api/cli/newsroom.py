"""`sourcier outlets`, `outlet`, `claims`, `claim` and `circles`: the questions a newsroom asks of its archive."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.cli.ask import TreeFormat
from api.cli.options import DEFAULT_DB, Db, Limit, opened
from api.cli.output import TableFormat, flat, note, print_as, print_json, print_rows
from api.cli.within import EVERYWHERE, Within, with_part
from api.lookup import source_called

if TYPE_CHECKING:
    from graph.newsroom import Standing

Format = Annotated[TableFormat, typer.Option("--format", help="How to print.")]
Offset = Annotated[int, typer.Option("--offset", min=0, metavar="N", help="How many to pass over.")]


class ClaimsThat(StrEnum):
    """How a claim may stand."""

    any = "any"
    single_origin = "single-origin"
    unconfirmed = "unconfirmed"
    circular = "circular"


_STANDING: "dict[ClaimsThat, Standing]" = {
    ClaimsThat.any: "any",
    ClaimsThat.single_origin: "single_origin",
    ClaimsThat.unconfirmed: "unconfirmed",
    ClaimsThat.circular: "circular",
}


def register(app: typer.Typer) -> None:
    app.command(
        "outlets",
        epilog="Examples: sourcier outlets --since 2024-03 · sourcier outlets --matrix --format csv > matrix.csv",
    )(outlets)
    app.command(
        "outlet", epilog='Examples: sourcier outlet "Le Fanal" · sourcier outlet "Le Fanal" --since 2024 --format json'
    )(outlet)
    app.command(
        "claims",
        epilog="Examples: sourcier claims --since 2024-03-01 --until 2024-03-07 · sourcier claims --that single-origin",
    )(claims)
    app.command("claim", epilog="Example: sourcier claim att_0123456789abcdef --format json")(claim)
    app.command("circles", epilog="Examples: sourcier circles · sourcier circles --since 2024-03 --format json")(
        circles
    )


@with_part()
def outlets(
    db: Db = DEFAULT_DB,
    matrix: Annotated[bool, typer.Option("--matrix", help="Who quotes whom: a row for an outlet and source.")] = False,
    part: Within = EVERYWHERE,
    limit: Limit = 50,
    offset: Offset = 0,
    format_: Format = TableFormat.table,
) -> None:
    """List the outlets: what is held of each, how much it quotes, and how much of that from unnamed sources."""
    from api.newsroom_views import outlet_entry_json, quoting_json

    with opened(db) as store:
        scope = part.scope(store)
        if matrix:
            values = [quoting_json(cell) for cell in store.quoting(scope=scope, limit=limit, offset=offset)]
        else:
            values = [outlet_entry_json(entry) for entry in store.outlets(scope=scope, limit=limit, offset=offset)]
    if print_as(format_, values):
        return
    if not values:
        note("no outlet has documents there; sourcier outlets lists them all")
        return
    if matrix:
        _print_matrix(values, format_)
        return
    header = ("documents", "attributions", "sources", "direct", "indirect", "unnamed", "name", "id")
    rows = [
        [
            *(str(one[name]) for name in ("documents", "attributions", "sources")),
            *(f"{one[name]:.0%}" for name in ("direct", "indirect", "unnamed")),
            one["name"],
            one["id"],
        ]
        for one in values
    ]
    print_rows(header, rows, flexible=6, format_=format_)


def _print_matrix(values: list[dict[str, Any]], format_: TableFormat) -> None:
    header = ("attributions", "relayed", "documents", "direct", "indirect", "outlet", "source", "source id")
    rows = [
        [
            *(str(one[name]) for name in ("attributions", "relayed", "documents")),
            *(f"{one[name]:.0%}" for name in ("direct", "indirect")),
            one["outlet"]["name"],
            one["source"]["name"] if one["source"] else "(unnamed sources)",
            one["source"]["id"] if one["source"] else "",
        ]
        for one in values
    ]
    print_rows(header, rows, flexible=6, format_=format_)


@with_part(but="outlet")
def outlet(
    name: Annotated[str, typer.Argument(metavar="NAME", help="An outlet's name or id.")],
    db: Db = DEFAULT_DB,
    part: Within = EVERYWHERE,
    limit: Limit = 20,
    format_: Annotated[TreeFormat, typer.Option("--format", help="How to print.")] = TreeFormat.tree,
) -> None:
    """Say whom an outlet relies on, how often and how openly, and who relies on it."""
    from api.newsroom_views import outlet_json

    with opened(db) as store:
        scope = part.scope(store)
        found = outlet_json(store, source_called(store, name).id, scope=scope, limit=limit)
    if format_ is TreeFormat.json:
        print_json(found)
        return
    from api.cli.newsroom_tree import show_outlet

    show_outlet(found)


@with_part()
def claims(
    db: Db = DEFAULT_DB,
    that: Annotated[
        ClaimsThat, typer.Option("--that", help="Only claims that stand so; these are followed to their origins.")
    ] = ClaimsThat.any,
    at_least: Annotated[
        int, typer.Option("--at-least", min=1, metavar="N", help="Only claims that so many documents carry.")
    ] = 1,
    part: Within = EVERYWHERE,
    limit: Limit = 50,
    offset: Offset = 0,
    format_: Format = TableFormat.table,
) -> None:
    """List the claims, the most carried first; those with one origin only, unconfirmed ones, or ones in circles."""
    from api.newsroom_views import claim_entry_json, standing_json

    with opened(db) as store:
        scope = part.scope(store)
        if that is ClaimsThat.any:
            page = store.most_carried(scope=scope, at_least=at_least, limit=limit, offset=offset)
            values = [claim_entry_json(entry) for entry in page]
        else:
            from graph.newsroom import claims_standing

            found = claims_standing(store, _STANDING[that], scope=scope, at_least=at_least, limit=limit, offset=offset)
            values = [standing_json(entry, told) for entry, told in found.claims]
            _say_how_far(found.looked_at, limit, len(values), found.all_looked_at)
    if print_as(format_, values):
        return
    if not values:
        note("no claim is there; sourcier claims lists them all")
        return
    rows = [
        [
            str(one["documents"]),
            str(one["outlets"]),
            (one["first_published"] or "")[:10],
            _origins(one),
            one["text"],
            one["id"],
        ]
        for one in values
    ]
    print_rows(("documents", "outlets", "first", "origins", "claim", "id"), rows, flexible=4, format_=format_)


def _origins(value: dict[str, Any]) -> str:
    return ", ".join(one["name"] for one in value.get("origins", ()))


def _say_how_far(looked_at: int, limit: int, shown: int, all_looked_at: bool) -> None:
    if not all_looked_at and shown < limit:
        note(f"the {looked_at} most carried claims were looked at; --since, --until and --outlet narrow it down")


def claim(
    id_: Annotated[str, typer.Argument(metavar="ID", help="The id of a claim or of one of its attributions.")],
    db: Db = DEFAULT_DB,
    format_: Annotated[TreeFormat, typer.Option("--format", help="How to print.")] = TreeFormat.tree,
) -> None:
    """Say who expresses a claim, where its chains end, and which claims differ from it by a figure or period only."""
    from api.newsroom_views import claim_with_origins_json

    with opened(db) as store:
        found = claim_with_origins_json(store, store.claim(id_))
    if format_ is TreeFormat.json:
        print_json(found)
        return
    from api.cli.newsroom_tree import show_claim

    show_claim(found)


@with_part()
def circles(
    db: Db = DEFAULT_DB,
    part: Within = EVERYWHERE,
    limit: Limit = 50,
    offset: Offset = 0,
    format_: Format = TableFormat.table,
) -> None:
    """List the circles: claims whose outlets seem to confirm each other and only lean on each other."""
    from api.newsroom_views import circles_json
    from api.words import said
    from graph.newsroom import claims_standing

    with opened(db) as store:
        scope = part.scope(store)
        found = claims_standing(store, "circular", scope=scope, limit=limit, offset=offset)
    values = circles_json(found)
    _say_how_far(found.looked_at, limit, len(found.claims), found.all_looked_at)
    if print_as(format_, values):
        return
    if not values:
        note("no claim runs in a circle there")
        return
    rows = [
        [said("circle", one["kind"]), " → ".join(map(flat, one["path"])), one["claim"]["text"], one["claim"]["id"]]
        for one in values
    ]
    print_rows(("kind", "path", "claim", "id"), rows, flexible=2, format_=format_)
