"""Drift: what a claim lost or gained on its way from one held document to the next.

Each hop of a chain between two held documents is looked at once, whichever carriers' chains it stands in:

hedge_lost           the one it has it from hedges it ("aurait", "allegedly"); it states it as certain
attribution_lost     the one it has it from says who says so; it states it in its own voice, or as said by nobody
unnamed_made_named   the source there is unnamed; here it is a person or body with a name
figure_rounded       a figure here rounds that one
figure_changed       a figure here counts the same thing and differs
quotation_altered    a quotation here has words that are not the original's, or lacks some without saying so
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph.chains import Chain, Saying
from graph.claims import Amount, amounts
from graph.model import PUBLISHING, UNNAMED, Figure, Span
from graph.quotation import check, quotations
from graph.trace import Drift, DriftKind, Hop, QuotationCheck, Quoted
from graph.wording import Run, diff


@dataclass(frozen=True, slots=True)
class _Passage:
    """One hop: what a document says, and what the one says that it has it from."""

    hop: Hop
    original: Saying
    relay: Saying

    def drift(
        self, kind: DriftKind, reason: str, *, at: tuple[Span, Span] | None = None, words: tuple[Run, ...] | None = None
    ) -> Drift:
        before, after = at or (_whole(self.original), _whole(self.relay))
        return Drift(
            kind=kind,
            hop=self.hop,
            from_document=self.original.document.id,
            to_document=self.relay.document.id,
            evidence=(Quoted(self.original.document.id, before), Quoted(self.relay.document.id, after)),
            diff=self.wording if words is None else words,
            reason=reason,
        )

    @property
    def wording(self) -> tuple[Run, ...]:
        """The word diff of the two contents; none across languages."""
        return diff(_words(self.original), _words(self.relay)) if self.one_language else ()

    @property
    def one_language(self) -> bool:
        one, other = self.original.document.language, self.relay.document.language
        return not (one and other) or one == other


def drift(chains: Iterable[Chain]) -> tuple[Drift, ...]:
    """The drift along these chains, in the order in which they meet it."""
    found: list[Drift] = []
    for passage in _passages(chains):
        found += _hedge(passage)
        found += _attribution(passage)
        found += _naming(passage)
        found += _figures(passage)
        found += _quotations(passage)
    return tuple(dict.fromkeys(found))


def quotation_checks(chains: Iterable[Chain]) -> tuple[QuotationCheck, ...]:
    """Each quotation that a chain leads on from, against the held documents it passes through: the one nearest to
    the source that has the words or, where none has, the nearest to the source."""
    found: dict[tuple[str, Span], QuotationCheck] = {}
    for chain in chains:
        originals = [saying.document for saying in reversed(chain.passed[1:])]
        attribution, document = chain.saying.attribution, chain.saying.document
        if attribution is None or not originals:
            continue
        for printed in quotations(document, attribution):
            checks = [one for original in originals if (one := check(printed, document, original)) is not None]
            if checks:
                best = next((one for one in checks if one.verdict != "not_found"), checks[0])
                found.setdefault((document.id, printed), best)
    return tuple(found.values())


def _passages(chains: Iterable[Chain]) -> Iterator[_Passage]:
    seen: set[tuple[str, tuple[Span, ...], str, tuple[Span, ...]]] = set()
    for chain in chains:
        pairs = zip(chain.hops, chain.passed, chain.passed[1:], strict=False)
        for hop, relay, original in pairs:
            mark = (relay.document.id, relay.content, original.document.id, original.content)
            if mark not in seen:
                seen.add(mark)
                yield _Passage(hop, original, relay)


def _hedge(passage: _Passage) -> Iterator[Drift]:
    if _hedged(passage.original) and not _hedged(passage.relay) and passage.relay.attribution is not None:
        yield passage.drift(
            "hedge_lost", f"{_name(passage.original)} hedges it; {_name(passage.relay)} has it as certain."
        )


def _hedged(saying: Saying) -> bool:
    """Whether it is hedged by its attribution or by one that it is nested in."""
    said = [parent.modality for parent, _ in saying.parents]
    return "hedged" in said or (saying.attribution is not None and saying.attribution.modality == "hedged")


def _attribution(passage: _Passage) -> Iterator[Drift]:
    original, relay = passage.original, passage.relay
    if original.source is None or original.attribution is None or relay.source is not None:
        return
    who = original.attribution.source_name or original.source.name
    how = "states it in its own voice" if relay.attribution is None else "does not say who says so"
    place = original.attribution.source or _whole(original)
    yield passage.drift(
        "attribution_lost",
        f"{_name(original)} attributes it to {who}; {_name(relay)} {how}.",
        at=(place, _whole(relay)),
    )


def _naming(passage: _Passage) -> Iterator[Drift]:
    one, other = passage.original, passage.relay
    if one.source is None or other.source is None or one.attribution is None or other.attribution is None:
        return
    if one.source.source_type not in UNNAMED or other.source.source_type in UNNAMED | PUBLISHING | {"document"}:
        return
    name = other.attribution.source_name or ""
    if name.count("(") != name.count(")"):
        return  # what a bracket cuts through is no name
    places = (one.attribution.source or _whole(one), other.attribution.source or _whole(other))
    yield passage.drift(
        "unnamed_made_named",
        f"The source is unnamed in {_name(one)} (“{one.attribution.source_name}”) and is {other.source.name} in "
        f"{_name(other)}.",
        at=places,
        words=diff(places[0].text, places[1].text) if passage.one_language else (),
    )


# -- figures -------------------------------------------------------------------------------------------------------


def _figures(passage: _Passage) -> Iterator[Drift]:
    """Each figure of the relay beside the original's of the same thing, unless that has it as it is."""
    held = _amounts(passage.original)
    for figure, amount in _amounts(passage.relay):
        beside = [pair for pair in held if _alike(pair[1], amount) and not pair[1].apart(amount)]
        if not beside or any(pair[1].value == amount.value for pair in beside):
            continue
        first, counted = min(beside, key=lambda pair: (abs(pair[1].value - amount.value), pair[0].span.start))
        kind: DriftKind = "figure_rounded" if counted.agrees(amount) else "figure_changed"
        one, other = _name(passage.original), _name(passage.relay)
        became = "is rounded to" if kind == "figure_rounded" else "has become"
        yield passage.drift(
            kind,
            f"“{first.span.text}” in {one} {became} “{figure.span.text}” in {other}.",
            at=(first.span, figure.span),
            words=diff(first.span.text, figure.span.text),
        )


def _amounts(saying: Saying) -> Sequence[tuple[Figure, Amount]]:
    return [pair for span in saying.content for pair in amounts(span, saying.document.language)]


def _alike(one: Amount, other: Amount) -> bool:
    return one.counted == other.counted


# -- quotations ----------------------------------------------------------------------------------------------------


def _quotations(passage: _Passage) -> Iterator[Drift]:
    relay, original = passage.relay, passage.original
    if relay.attribution is None:
        return
    for printed in quotations(relay.document, relay.attribution):
        found = check(printed, relay.document, original.document)
        if found is not None and found.verdict == "altered" and found.found is not None:
            yield passage.drift(
                "quotation_altered",
                f"{_name(relay)} prints the quotation otherwise than {_name(original)} has it.",
                at=(found.found, printed),
                words=found.diff,
            )


# -- pieces --------------------------------------------------------------------------------------------------------


def _whole(saying: Saying) -> Span:
    """The content's first span, which stands for it."""
    return saying.content[0]


def _words(saying: Saying) -> str:
    return " … ".join(span.text for span in saying.content)


def _name(saying: Saying) -> str:
    return saying.document.outlet or saying.document.title or "a document of an unknown outlet"
