"""What is not known, in plain sentences: a dead end is a result, and it is stated."""

from collections.abc import Iterable, Iterator, Sequence

from graph.chains import Carriage, Chain
from graph.copies import Undirected
from graph.dates import interval
from graph.model import Document


def unknown(carriage: Carriage, chains: Sequence[Chain], undirected: Iterable[Undirected]) -> tuple[str, ...]:
    """What stands between this claim and a full account of it, each sentence once, the most telling first."""
    said = [
        *_ends(chains),
        *_not_held(carriage, chains),
        *_undirected(carriage, undirected),
        *_without_date(carriage),
        *_without_outlet(carriage),
    ]
    return tuple(dict.fromkeys(said))


def _ends(chains: Sequence[Chain]) -> Iterator[str]:
    for chain in chains:
        if not chain.saying.asserted:
            continue
        end = chain.end
        match end.kind:
            case "unnamed":
                by = _reached(chain)
                yield f"The source is unnamed: “{end.said or end.who.name}”{by}."
            case "voice":
                yield f"{end.who.name} states it in its own voice; from whom it has it is not said."
            case "nobody":
                yield f"{chain.steps[0].source.name} reports it as said, but by whom is not said."
            case "loop":
                names = " → ".join(step.source.name for step in chain.steps)
                yield f"The citations run in a circle ({names}); from where it came into it is not known."
            case _:
                pass


def _reached(chain: Chain) -> str:
    """How an unnamed source is reached: through the last outlet before it."""
    before = [step.source.name for step in chain.steps[:-1] if step.held is not None]
    return f", in the words of {before[-1]}" if before and before[-1] != "unknown outlet" else ""


def _not_held(carriage: Carriage, chains: Sequence[Chain]) -> Iterator[str]:
    for chain in chains:
        for step in chain.steps[1:]:
            if step.held is not False:
                continue
            name, id_ = step.source.name, step.source.id
            if id_ is not None and carriage.by_outlet(id_):
                yield f"{name} is cited, but its held documents that say so came later."
            else:
                yield f"{name} is cited, but no document of it that says so is held."


def _undirected(carriage: Carriage, undirected: Iterable[Undirected]) -> Iterator[str]:
    for pair in undirected:
        one, other = (_label(carriage.document(id_)) for id_ in pair.documents)
        yield f"{one} and {other} share most of their words; which of them came first is not known."


def _without_date(carriage: Carriage) -> Iterator[str]:
    count = sum(interval(carriage.document(id_).published) is None for id_ in carriage.sayings)
    if count == 1:
        yield "The date of one document is not known, so its place in time is not either."
    elif count:
        yield f"The dates of {count} documents are not known, so their order is not either."


def _without_outlet(carriage: Carriage) -> Iterator[str]:
    count = sum(carriage.outlets.get(id_) is None for id_ in carriage.sayings)
    if count:
        yield f"The outlet of {'one document' if count == 1 else f'{count} documents'} is not known."


def _label(document: Document) -> str:
    return document.outlet or document.title or document.id
