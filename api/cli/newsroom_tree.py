"""An outlet, and a claim with its origins, as a person reads them in the terminal."""

from collections.abc import Sequence
from typing import Any

from rich.text import Text
from rich.tree import Tree

from api.cli.output import console, flat, quoted
from api.words import said, shown_date, times
from graph.model import Source
from graph.newsroom import Contradiction

JsonObject = dict[str, Any]


def show_outlet(found: JsonObject) -> None:
    """Whom an outlet relies on, and who relies on it."""
    tree = Tree(Text(flat(found["outlet"]["name"]), style="bold"), guide_style="dim")
    held = found["held"]
    if held is None:
        tree.add(Text("none of its documents is held", style="dim"))
    else:
        facts = (
            times(held["documents"], "document"),
            times(held["attributions"], "attribution"),
            times(held["sources"], "named source"),
            f"{held['unnamed']:.0%} of the attributions unnamed",
        )
        tree.add(Text(" · ".join(facts), style="dim"))
    for heading, cells, other in (
        ("Relies on", found["relies_on"], "source"),
        ("Quoted by", found["quoted_by"], "outlet"),
    ):
        if cells:
            branch = tree.add(Text(heading, style="bold"))
            for cell in cells:
                branch.add(_cell(cell, other))
    console().print(tree)


def _cell(cell: JsonObject, other: str) -> Text:
    """ "Pentagone  3 attributions in 1 document, 0% direct"."""
    who = cell[other]
    line = Text(flat(who["name"]) if who else "unnamed sources", style="cyan" if who else "yellow")
    parts = []
    if cell["attributions"]:
        parts.append(f"{times(cell['attributions'], 'attribution')} in {times(cell['documents'], 'document')}")
        parts.append(f"{cell['direct']:.0%} direct")
    if cell["relayed"]:
        parts.append(f"{cell['relayed']} relayed")
    line.append(f"  {', '.join(parts)}", style="dim")
    return line


def show_claim(found: JsonObject) -> None:
    """Who expresses a claim, where its chains end, and its family."""
    tree = Tree(Text(quoted(found["text"]), style="bold"), guide_style="dim")
    branch = tree.add(Text(f"Expressed by {times(len(found['statements']), 'attribution')}", style="bold"))
    for one in found["statements"]:
        branch.add(_statement(one))
    interval = found["independent_origins"]
    least, most = interval["at_least"], interval["at_most"]
    told = str(least) if least == most else f"at least {least}, at most {most}"
    branch = tree.add(Text(f"Origins: {told} independent", style="bold"))
    for origin in found["origins"]:
        branch.add(Text(f"{flat(origin['name'])}  [{said('status', origin['status'])}]"))
    if found["relatives"]:
        branch = tree.add(Text("Other claims of the family", style="bold"))
        for other in found["relatives"]:
            branch.add(Text(f"{quoted(other['text'])}  {other['id']}"))
    console().print(tree)


def show_contradictions(source: Source, found: Sequence[Contradiction]) -> None:
    """Statements of one source that do not go together, side by side."""
    tree = Tree(Text(flat(source.name), style="bold"), guide_style="dim")
    for pair in found:
        branch = tree.add(Text("another figure" if pair.kind == "figure" else "said and denied", style="bold"))
        for one in (pair.first, pair.second):
            line = Text(f"{shown_date(one.document.published)}  ", style="dim")
            line.append(flat(one.document.outlet or one.document.title or one.document.id), style="not dim cyan")
            line.append(f": {quoted(one.attribution.content_text)}", style="not dim")
            if one.attribution.polarity != "asserted":
                line.append(f"  [{said('polarity', one.attribution.polarity)}]", style="not dim red")
            line.append(f"  {one.attribution.id}")
            branch.add(line)
    console().print(tree)


def _statement(one: JsonObject) -> Text:
    attribution, document = one["attribution"], one["document"]
    line = Text(f"{shown_date(document['published'])}  ", style="dim")
    line.append(flat(document["outlet"] or document["title"] or document["id"]), style="not dim cyan")
    words = attribution["referent"] or (attribution["source"] or {}).get("text") or "nobody is said"
    line.append(f": {flat(words)}  ", style="not dim")
    line.append(attribution["id"])
    return line
