"""`sourcier review`, `judge`, `undo` and `judgements`: what a person decides of the graph."""

import os
import shlex
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.options import DEFAULT_DB, Db, Limit, opened
from api.cli.output import TableFormat, note, print_as, print_rows

if TYPE_CHECKING:
    from graph.model import About, Verdict
    from graph.review import Candidate


class ReviewKind(StrEnum):
    """What might be one."""

    all = "all"
    sources = "sources"
    claims = "claims"
    unnamed = "unnamed"


Who = Annotated[str, typer.Option("--who", metavar="NAME", envvar="SOURCIER_WHO", help="Who decides.")]


def register(app: typer.Typer) -> None:
    app.command(
        "review",
        epilog="Examples: sourcier review --limit 20 · sourcier review --kind claims --format csv > review.csv",
    )(review)
    app.command(
        "judge",
        epilog='Examples: sourcier judge "Jean Orsel" "J. Orsel" --same --who Ana · '
        "sourcier judge att_0123456789abcdef att_fedcba9876543210 --claims --different --who Ana · "
        "sourcier judge att_0123456789abcdef --rejected --who Ana",
    )(judge)
    app.command("undo", epilog="Examples: sourcier undo --who Ana · sourcier undo jdg_0123456789abcdef --who Ana")(undo)
    app.command("judgements", epilog="Example: sourcier judgements --limit 10 --format json")(judgements)


def review(
    db: Db = DEFAULT_DB,
    kind: Annotated[ReviewKind, typer.Option("--kind", help="Which might be one.")] = ReviewKind.all,
    limit: Limit = 50,
    format_: Annotated[TableFormat, typer.Option("--format", help="How to print.")] = TableFormat.table,
) -> None:
    """List pairs of sources or claims that might be one and that nobody judged yet, best first, each with the command
    that judges it."""
    from graph import review as queue
    from graph.exchange.judgement_json import candidate_json

    kinds: dict[ReviewKind, queue.ReviewKind] = {
        ReviewKind.sources: "sources",
        ReviewKind.claims: "claims",
        ReviewKind.unnamed: "unnamed",
    }
    with opened(db) as store:
        found = queue.review(store, kind=kinds.get(kind), limit=limit)
    values = [{**candidate_json(one), "command": _command(one, db)} for one in found]
    if print_as(format_, values):
        return
    if not values:
        note("nothing is there to be judged: no two are near enough to be one, or all of them are judged")
        return
    rows = [
        [one.kind, f"{one.score:.2f}", one.left.name, one.right.name, "; ".join(one.criteria), value["command"]]
        for one, value in zip(found, values, strict=True)
    ]
    print_rows(("kind", "score", "left", "right", "criteria", "command"), rows, flexible=4, format_=format_)


def _command(one: "Candidate", db: str) -> str:
    """What a person runs who finds that the two are one; `--different` or `--unsure` in place of `--same` otherwise."""
    words = ["sourcier", "judge", one.left.mention, one.right.mention, "--same"]
    words += ["--claims"] if one.about == "claims" else []
    words += ["--db", shlex.quote(db)] if db != DEFAULT_DB else []
    return " ".join([*words, *([] if os.environ.get("SOURCIER_WHO") else ["--who", '"$USER"'])])


def judge(
    first: Annotated[
        str,
        typer.Argument(metavar="A", help="A source's name or id, a claim's text or id, or the id of a mention of it."),
    ],
    second: Annotated[str | None, typer.Argument(metavar="B", help="The other of the two.")] = None,
    same: Annotated[bool, typer.Option("--same", help="They are one source.")] = False,
    different: Annotated[bool, typer.Option("--different", help="They are two.")] = False,
    unsure: Annotated[bool, typer.Option("--unsure", help="It cannot be said; takes a decision back.")] = False,
    rejected: Annotated[bool, typer.Option("--rejected", help="A is no attribution.")] = False,
    accepted: Annotated[bool, typer.Option("--accepted", help="A is one; takes a rejection back.")] = False,
    claims: Annotated[bool, typer.Option("--claims", help="Judge what A and B say, not who says it.")] = False,
    who: Who = "",
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason.")] = "",
    db: Db = DEFAULT_DB,
) -> None:
    """Decide that two sources or claims are the same or not, or that an attribution is none."""
    from graph.dates import clock_reading
    from graph.model import Judgement
    from graph.subjects import subjects

    options: dict[Verdict, bool] = {
        "same": same,
        "different": different,
        "unsure": unsure,
        "rejected": rejected,
        "accepted": accepted,
    }
    chosen = [verdict for verdict, given in options.items() if given]
    if len(chosen) != 1:
        raise typer.BadParameter("say one of --same, --different, --unsure (of A and B), --rejected, --accepted (of A)")
    alone = chosen[0] in ("rejected", "accepted")
    if alone != (second is None) or (alone and claims):
        raise typer.BadParameter(f"--{chosen[0]} is said of {'A alone' if alone else 'A and B'}")
    about: About = "attribution" if alone else "claims" if claims else "sources"
    given = [first] if second is None else [first, second]
    with opened(db) as store:
        found = subjects(store, about, given)
        named = [one.place for one in found]
        made = Judgement.of(about=about, verdict=chosen[0], subjects=named, who=who, when=clock_reading(), why=why)
        overridden = store.judge(made)
    print(made.id)
    for one in found:
        if one.id != one.place:
            note(f"{one.name} ({one.id}) by its mention {one.place}")
    for other in overridden:
        note(f"it overrides {other}, which said otherwise; sourcier undo {made.id} brings that back")


def undo(
    judgement: Annotated[str | None, typer.Argument(metavar="ID", help="By default the latest in force.")] = None,
    who: Who = "",
    db: Db = DEFAULT_DB,
) -> None:
    """Undo a judgement: the graph is what it is without it, and the log keeps both."""
    from graph.dates import clock_reading

    with opened(db) as store:
        undone = store.undo(judgement, who=who, when=clock_reading())
    print(undone.id)


def judgements(
    db: Db = DEFAULT_DB,
    limit: Limit = 50,
    format_: Annotated[TableFormat, typer.Option("--format", help="How to print.")] = TableFormat.table,
) -> None:
    """List the log of judgements and undoings, latest first."""
    from graph.exchange.judgement_json import entry_json

    with opened(db) as store:
        entries = [entry_json(entry) for entry in store.judgements(limit=limit)]
    if print_as(format_, entries):
        return
    rows = [
        [
            one["id"] or one["undoes"],
            one["verdict"] or "undone",
            one["about"] or "",
            " ".join(one["subjects"]),
            one["who"],
            one["when"],
            "in force" if one["in_force"] else "",
            one["why"],
        ]
        for one in entries
    ]
    print_rows(
        ("id", "verdict", "about", "subjects", "who", "when", "in force", "why"), rows, flexible=7, format_=format_
    )
