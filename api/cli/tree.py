"""A trace, and a source's statements, as a person reads them in the terminal."""

from collections.abc import Iterable, Mapping, Sequence

from rich.text import Text
from rich.tree import Tree

from api.cli.output import console, flat, note, quoted
from api.words import said, shown_date, shown_figure, times
from graph.model import Source
from graph.store.port import Statement
from graph.trace import (
    Carrier,
    Circle,
    Copy,
    Drift,
    First,
    Group,
    Independence,
    LedgerEntry,
    Origin,
    QuotationCheck,
    Relative,
    Step,
    Trace,
)
from graph.wording import Run


def show(trace: Trace) -> None:
    """The whole answer to `sourcier trace`."""
    out = console()
    if trace.claim is None:
        _show_nearest(trace)
        return
    tree = Tree(Text(quoted(trace.claim.text), style="bold"), guide_style="dim")
    names = {carrier.document.id: _outlet(carrier) for carrier in trace.carriers}
    _carriers(tree, trace.carriers)
    _first(tree, trace.first, names)
    _origins(tree, trace.origins, trace.independence)
    _figures(tree, trace.figures)
    _drift(tree, trace.drift)
    _lines(tree, "Quotations against the original", (_quotation(check, names) for check in trace.quotations))
    _lines(tree, "Copies", (_copy(copy, names) for copy in trace.copies))
    _lines(tree, "Circles", map(_circle, trace.circles))
    _lines(tree, "Other claims of the family", map(_relative, trace.family))
    _lines(tree, "Not known", map(flat, trace.unknown))
    _lines(tree, "The words may also mean", (f"{quoted(o.claim.text)}  {o.claim.id}" for o in trace.alternatives))
    out.print(tree)
    out.print(Text(f"claim {trace.claim.id}", style="dim"))


def _show_nearest(trace: Trace) -> None:
    note(f"no claim matches {trace.query!r}; try other words, or those of one figure or name: sourcier search WORDS")
    if trace.nearest:
        note("the nearest passages:")
    for passage in trace.nearest:
        console().print(Text(f"{said('voice', passage.voice)}: {quoted(passage.passage.text)}"))


# -- who carries it ------------------------------------------------------------------------------------------------


def _carriers(tree: Tree, carriers: Sequence[Carrier]) -> None:
    count = len({carrier.document.id for carrier in carriers})
    branch = tree.add(_heading(f"Carried by {times(count, 'document')}, in time order"))
    for carrier in carriers:
        branch.add(_carrier(carrier)).add(_chain(carrier.chain))


def _carrier(carrier: Carrier) -> Text:
    """ "2023-11-17 18:40 +02:00  Lisane TV  Un responsable livre son décompte"."""
    line = Text(f"{shown_date(carrier.document.published)}  ", style="dim")
    line.append(_outlet(carrier), style="not dim bold cyan")
    if carrier.document.outlet and carrier.document.title:
        line.append(f"  {flat(carrier.document.title)}", style="not dim italic")
    if carrier.attribution is not None:
        for word in (said("polarity", carrier.attribution.polarity), said("modality", carrier.attribution.modality)):
            line.append(f"  [{word}]" if word else "", style="not dim red")
    return line


def _chain(chain: Sequence[Step]) -> Text:
    """ "Le Courrier de Valdor — credits → Agence Boréale — quotes → Un responsable"."""
    line = Text(flat(chain[0].source.name))
    if len(chain) == 1:
        line.append(f" — {said('hop', chain[0].hop)}", style="dim")
    for step in chain[1:]:
        line.append(f" — {said('hop', step.hop)} → ", style="dim")
        line.append(flat(step.source.name), style="yellow" if step.source.unnamed else "")
        if step.held is False:
            line.append(" (not held)", style="dim")
    return line


# -- where it springs from -----------------------------------------------------------------------------------------


def _origins(tree: Tree, origins: Sequence[Origin], independence: Independence) -> None:
    branch = tree.add(_heading(f"Origins: {_interval(independence)} independent"))
    for origin in origins:
        line = Text(flat(origin.name))
        line.append(f"  [{said('status', origin.status)}]", style="green" if origin.status == "named" else "yellow")
        branch.add(line)
    if independence.groups:
        why = branch.add(Text("because", style="dim"))
        for group in independence.groups:
            why.add(_reason(group))


def _interval(independence: Independence) -> str:
    least, most = independence.at_least, independence.at_most
    return str(least) if least == most else f"at least {least}, at most {most}"


def _reason(group: Group) -> Text:
    return Text(flat(group.reason), style="dim")


# -- figures, copies, circles --------------------------------------------------------------------------------------


def _figures(tree: Tree, figures: Sequence[LedgerEntry]) -> None:
    if not figures:
        return
    branch = tree.add(_heading("Figures, side by side"))
    for number, figure in enumerate(figures, start=1):
        line = Text(f"{number}. ")
        line.append(flat(shown_figure(figure.value, figure.comparator, figure.counted, figure.high)), style="bold")
        line.append(f", {flat(figure.period)}" if figure.period else ", period not said")
        line.append(f" — {flat(figure.source.name)}", style="cyan")
        if figure.compared_to is not None:
            line.append(f"  [{said('class', figure.class_)}, beside {figure.compared_to + 1}]", style="yellow")
        branch.add(line)


def _first(tree: Tree, first: First | None, names: Mapping[str, str]) -> None:
    if first is None or len(first.documents) + len(names) < 3:  # one carrier alone is the first that is held
        return
    branch = tree.add(_heading("First, of what is held"))
    for one in first.documents:
        branch.add(Text(f"{shown_date(one.claimed)}  {names.get(one.document, one.document)}"))
    branch.add(Text(flat(first.reason), style="dim"))


def _drift(tree: Tree, drifts: Sequence[Drift]) -> None:
    if not drifts:
        return
    branch = tree.add(_heading("Changed on the way"))
    for drift in drifts:
        line = branch.add(Text(flat(drift.reason)))
        if any(run.change != "same" for run in drift.diff):
            line.add(_diff(drift.diff))


def _diff(runs: Sequence[Run]) -> Text:
    """ "les forces ont subi [-près de-] 61 attaques", in colours where there are any."""
    line = Text()
    for number, run in enumerate(runs):
        words = flat(run.text)
        line.append(" " if number else "")
        match run.change:
            case "same":
                line.append(words, style="dim")
            case "removed":
                line.append(f"[-{words}-]", style="red")
            case "added":
                line.append(f"{{+{words}+}}", style="green")
    return line


def _quotation(check: QuotationCheck, names: Mapping[str, str]) -> str:
    verdict = check.verdict.replace("_", " ")
    return (
        f"{names.get(check.document, check.document)}: {quoted(check.printed.text)}  [{verdict}] {flat(check.reason)}"
    )


def _copy(copy: Copy, names: Mapping[str, str]) -> str:
    one, other = names.get(copy.copy, copy.copy), names.get(copy.original, copy.original)
    return f"{one} copies {other}, {'with' if copy.credited else 'without'} credit ({copy.share:.0%} of its words)"


def _circle(circle: Circle) -> str:
    path = " → ".join(map(flat, circle.path))
    return f"{said('circle', circle.kind)}: {path} ({said('circle_meaning', circle.kind)})"


def _relative(relative: Relative) -> str:
    independence = _interval(relative.independence)
    return f"{quoted(relative.claim.text)}  {relative.claim.id} (origins: {independence})"


# -- a source ------------------------------------------------------------------------------------------------------


def show_source(source: Source, statements: Sequence[Statement]) -> None:
    """What a source is reported to have said."""
    tree = Tree(
        Text(f"{flat(source.name)}  [{said('source_type', source.source_type)}]", style="bold"), guide_style="dim"
    )
    if source.aliases:
        tree.add(Text(f"also: {flat(', '.join(source.aliases))}", style="dim"))
    for one in statements:
        tree.add(_statement(one))
    console().print(tree)


def _statement(one: Statement) -> Text:
    attribution, document = one.attribution, one.document
    line = Text(f"{shown_date(document.published)}  ", style="dim")
    line.append(flat(document.outlet or document.title or document.id), style="not dim cyan")
    if attribution.conduits:
        line.append(f", through {' → '.join(flat(conduit.name) for conduit in attribution.conduits)}")
    line.append(f": {quoted(attribution.content_text)}", style="not dim")
    if attribution.polarity != "asserted":
        line.append(f"  [{said('polarity', attribution.polarity)}]", style="not dim red")
    line.append(f"  {attribution.id}")
    return line


# -- pieces --------------------------------------------------------------------------------------------------------


def _heading(words: str) -> Text:
    return Text(words, style="bold")


def _lines(tree: Tree, heading: str, lines: Iterable[str]) -> None:
    found = list(lines)
    if found:
        branch = tree.add(_heading(heading))
        for line in found:
            branch.add(Text(line))


def _outlet(carrier: Carrier) -> str:
    return flat(carrier.document.outlet or carrier.document.title or carrier.document.id)
