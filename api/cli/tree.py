"""A trace, and a source's statements, as a person reads them in the terminal."""

from collections.abc import Iterable, Sequence

from rich.text import Text
from rich.tree import Tree

from api.cli.output import console, note
from graph.model import Source
from graph.store.port import Statement
from graph.trace import Carrier, Circle, Copy, LedgerEntry, Origin, Step, Trace

_HOPS = {
    "wire_credit": "credits",
    "copy": "copies",
    "link": "links to",
    "told_to": "what was told to",
    "according_to": "according to",
    "direct_quote": "quotes",
    "paraphrase": "reports",
    "own_voice": "in its own voice",
    "undetermined": "from somewhere undetermined,",
}
_CIRCLES = {
    "citation_cycle": "cite each other",
    "false_confirmation": "look like two confirmations, but lean on one ancestor",
    "late_loop": "the first to say it later cites its own echo",
}
_COMPARATORS = {
    "exactly": "",
    "about": "about ",
    "at_least": "at least ",
    "at_most": "at most ",
    "more_than": "more than ",
    "less_than": "less than ",
}


def show(trace: Trace) -> None:
    """The whole answer to `sourcier trace`."""
    out = console()
    if trace.claim is None:
        note(f"no claim matches {trace.query!r}")
        if trace.nearest:
            note("the nearest passages (sourcier search shows more):")
        for passage in trace.nearest:
            out.print(Text(f"  {passage.voice.replace('_', ' ')}: {_flat(passage.passage.text)}"))
        return
    tree = Tree(Text(f"“{_flat(trace.claim.text)}”", style="bold"), guide_style="dim")
    names = {carrier.document.id: _outlet(carrier) for carrier in trace.carriers}
    _carriers(tree, trace.carriers)
    _origins(tree, trace)
    _figures(tree, trace.figures)
    _copies(tree, trace.copies, names)
    _circles(tree, trace.circles)
    _lines(tree, "Other claims of the family", (f"“{_flat(one.claim.text)}” ({one.claim.id})" for one in trace.family))
    _lines(tree, "Not known", trace.unknown)
    _lines(
        tree, "The words may also mean", (f"{one.claim.id}  “{_flat(one.claim.text)}”" for one in trace.alternatives)
    )
    out.print(tree)
    out.print(Text(f"claim {trace.claim.id}", style="dim"))


def _carriers(tree: Tree, carriers: Sequence[Carrier]) -> None:
    count = len({carrier.document.id for carrier in carriers})
    branch = tree.add(Text(f"Carried by {count} document{'s' * (count != 1)}, in time order", style="bold"))
    for carrier in carriers:
        line = Text(f"{_when(carrier.document.published)}  ", style="dim")
        line.append(_outlet(carrier), style="bold cyan")
        if carrier.attribution is not None and carrier.attribution.polarity != "asserted":
            line.append(f"  [{carrier.attribution.polarity}]", style="red")
        if carrier.attribution is not None and carrier.attribution.modality == "hedged":
            line.append("  [hedged]", style="yellow")
        node = branch.add(line)
        if carrier.document.title:
            node.add(Text(carrier.document.title, style="italic"))
        node.add(_chain(carrier.chain))


def _chain(chain: Sequence[Step]) -> Text:
    """ "Le Courrier de Valdor — credits → Agence Boréale (held) — …"."""
    line = Text(chain[0].source.name)
    if len(chain) == 1:
        line.append("  in its own voice", style="dim")
    for step in chain[1:]:
        line.append(f" — {_HOPS[step.hop]} → ", style="dim")
        line.append(step.source.name, style="yellow" if step.source.unnamed else "")
        if step.held is False:
            line.append(" (not held)", style="dim")
    return line


def _origins(tree: Tree, trace: Trace) -> None:
    independence = trace.independence
    least, most = independence.at_least, independence.at_most
    how_many = str(least) if least == most else f"at least {least}, at most {most}"
    branch = tree.add(Text(f"Origins: {how_many} independent", style="bold"))
    for origin in trace.origins:
        branch.add(_origin(origin))
    for group in independence.groups:
        branch.add(Text(group.reason, style="dim"))


def _origin(origin: Origin) -> Text:
    line = Text(origin.name)
    line.append(f"  [{origin.status.replace('_', ' ')}]", style="yellow" if origin.status != "named" else "green")
    return line


def _figures(tree: Tree, figures: Sequence[LedgerEntry]) -> None:
    if not figures:
        return
    branch = tree.add(Text("Figures, side by side", style="bold"))
    for number, figure in enumerate(figures, start=1):
        line = Text(f"{number}. {_COMPARATORS[figure.comparator]}{figure.value:g}")
        line.append(f" {figure.counted or ''}", style="bold")
        line.append(
            f", {figure.period}" if figure.period else ", period not said", style="" if figure.period else "dim"
        )
        line.append(f" — {figure.source.name}", style="cyan")
        if figure.compared_to is not None:
            line.append(f"  [{figure.class_.replace('_', ' ')} as against {figure.compared_to + 1}]", style="yellow")
        branch.add(line)


def _copies(tree: Tree, copies: Sequence[Copy], names: dict[str, str]) -> None:
    _lines(
        tree,
        "Copies",
        (
            f"{names.get(one.copy, one.copy)} copies {names.get(one.original, one.original)}, "
            f"{'with' if one.credited else 'without'} credit ({one.share:.0%} of its words)"
            for one in copies
        ),
    )


def _circles(tree: Tree, circles: Sequence[Circle]) -> None:
    _lines(tree, "Circles", (f"{' → '.join(one.path)}: {_CIRCLES[one.kind]}" for one in circles))


def _lines(tree: Tree, heading: str, lines: Iterable[str]) -> None:
    found = list(lines)
    if found:
        branch = tree.add(Text(heading, style="bold"))
        for line in found:
            branch.add(Text(line))


def show_source(source: Source, said: Sequence[Statement]) -> None:
    """What a source is reported to have said."""
    out = console()
    tree = Tree(Text(f"{source.name}  [{source.source_type.replace('_', ' ')}]", style="bold"), guide_style="dim")
    if source.aliases:
        tree.add(Text(f"also: {', '.join(source.aliases)}", style="dim"))
    for one in said:
        line = Text(
            f"{_when(one.document.published)}  {one.document.outlet or one.document.title or ''}: ", style="dim"
        )
        line.append(f"“{_flat(one.attribution.content_text)}”", style="default")
        if one.attribution.polarity != "asserted":
            line.append(f"  [{one.attribution.polarity}]", style="red")
        line.append(f"  {one.attribution.id}", style="dim")
        tree.add(line)
    out.print(tree)


def _outlet(carrier: Carrier) -> str:
    return carrier.document.outlet or carrier.document.title or carrier.document.id


def _when(published: str | None) -> str:
    return published[:16].replace("T", " ") if published else "undated"


def _flat(text: str) -> str:
    return " ".join(text.split()).strip('«»“”" ')
