"""`sourcier review`, `judge`, `undo` and `judgements`: what a person decides of the graph."""

from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.options import DEFAULT_DB, Db, Limit, opened
from api.cli.output import TableFormat, note, print_as, print_rows

if TYPE_CHECKING:
    from graph.model import About, Verdict

Who = Annotated[str, typer.Option("--who", metavar="NAME", envvar="SOURCIER_WHO", help="Who decides.")]


def register(app: typer.Typer) -> None:
    app.command("review", epilog="Examples: sourcier review --limit 20 · sourcier review --format csv > review.csv")(
        review
    )
    app.command(
        "judge",
        epilog="Examples: sourcier judge att_0123456789abcdef att_fedcba9876543210 --same --who Ana · "
        "sourcier judge att_0123456789abcdef --rejected --who Ana",
    )(judge)
    app.command("undo", epilog="Examples: sourcier undo --who Ana · sourcier undo jdg_0123456789abcdef --who Ana")(undo)
    app.command("judgements", epilog="Example: sourcier judgements --limit 10 --format json")(judgements)


def review(
    db: Db = DEFAULT_DB,
    limit: Limit = 50,
    format_: Annotated[TableFormat, typer.Option("--format", help="How to print.")] = TableFormat.table,
) -> None:
    """List pairs of sources that might be one and that nobody judged yet, best first."""
    from graph.review import candidates

    with opened(db) as store:
        found = candidates(store, limit=limit)
    values = [
        {
            "score": one.score,
            "criteria": list(one.criteria),
            "left": {"mention": one.left_mention, "source_id": one.left.id, "name": one.left.name},
            "right": {"mention": one.right_mention, "source_id": one.right.id, "name": one.right.name},
        }
        for one in found
    ]
    if print_as(format_, values):
        return
    rows = [
        [
            f"{one.score:.2f}",
            one.left.name,
            one.right.name,
            "; ".join(one.criteria),
            one.left_mention,
            one.right_mention,
        ]
        for one in found
    ]
    print_rows(
        ("score", "left", "right", "criteria", "left mention", "right mention"), rows, flexible=3, format_=format_
    )


def judge(
    first: Annotated[str, typer.Argument(metavar="A", help="The id of an attribution, a conduit or a document.")],
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
    subjects = [first] if second is None else [first, second]
    made = Judgement.of(about=about, verdict=chosen[0], subjects=subjects, who=who, when=clock_reading(), why=why)
    with opened(db) as store:
        overridden = store.judge(made)
    print(made.id)
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
