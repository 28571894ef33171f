"""Chains: from a document that carries a claim, hop by hop, to where it ends.

What a document's own text says comes first: its wire credit, the outlets told or cited, outermost first, then the
source. Where an outlet on the way has a document of its own in the store that is not later and says the same, the
chain goes on in that document instead, for it stands nearer to the source.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from graph.credits import Credit
from graph.dates import not_later, sort_key
from graph.ids import canonical_url
from graph.model import PUBLISHING, UNNAMED, Attribution, Conduit, Document, Source, Span
from graph.trace import Copy, Evidence, Hop, Metadata, Quoted, Role, Status, Step, Who
from graph.words import fold, name_key

_ACCORDING = (
    "selon",
    "d'apres",
    "de source",
    "de sources",
    "a en croire",
    "pour",
    "au dire de",
    "aux dires de",
    "suivant",
    "according to",
    "per",
    "as per",
    "citing",
    "citant",
)


@dataclass(frozen=True, slots=True)
class Saying:
    """One way a document carries the claim: by an attribution, with its source and the attributions it is nested in
    (outermost first, each with its source), or in the outlet's own voice (`attribution` None)."""

    document: Document
    content: tuple[Span, ...]
    attribution: Attribution | None = None
    source: Source | None = None
    parents: tuple[tuple[Attribution, Source | None], ...] = ()

    @property
    def asserted(self) -> bool:
        """Whether the claim is asserted: neither denied nor left unsaid, by its source or one it comes through."""
        said = [parent.polarity for parent, _ in self.parents]
        return all(polarity == "asserted" for polarity in said) and (
            self.attribution is None or self.attribution.polarity == "asserted"
        )


EndKind = Literal["named", "unnamed", "document", "not_held", "voice", "nobody", "loop"]
_STATUS: Mapping[EndKind, Status] = {
    "named": "named",
    "unnamed": "unnamed",
    "document": "document",
    "not_held": "not_held",
    "voice": "undetermined",
    "nobody": "undetermined",
    "loop": "undetermined",
}


@dataclass(frozen=True, slots=True)
class End:
    """Where a chain ends. Two ends with the same `key` are one origin; `via` names the agency whose credit makes an
    unnamed source the same in every document that has it; `said` is how the document names the source."""

    kind: EndKind
    who: Who
    key: tuple[str, ...]
    document: str
    said: str | None = None
    via: str | None = None

    @property
    def status(self) -> Status:
        return _STATUS[self.kind]


@dataclass(frozen=True, slots=True)
class Chain:
    """The steps of one carrier, where they end, and what the held documents that they pass through say, its own
    first; `hops` are those from each of these documents to the next."""

    saying: Saying
    steps: tuple[Step, ...]
    end: End
    passed: tuple[Saying, ...]
    hops: tuple[Hop, ...] = ()

    @property
    def through(self) -> tuple[str, ...]:
        """The held documents that it passes through, its own first."""
        return tuple(saying.document.id for saying in self.passed)


@dataclass(frozen=True, slots=True)
class Carriage:
    """All that is known about the documents that carry one claim: what following a chain needs."""

    sayings: Mapping[str, tuple[Saying, ...]]
    outlets: Mapping[str, Source | None]
    credits: Mapping[str, tuple[tuple[Credit, Source], ...]]
    conduits: Mapping[str, Source]
    copies: Mapping[str, Copy] = field(default_factory=dict)

    def by_outlet(self, source: str) -> list[Document]:
        """The documents of an outlet that carry the claim, in time order."""
        held = (self.document(id_) for id_, outlet in self.outlets.items() if outlet and outlet.id == source)
        return sorted(held, key=lambda document: (sort_key(document.published), document.id))

    def document(self, id_: str) -> Document:
        return self.sayings[id_][0].document


@dataclass(frozen=True, slots=True)
class Citation:
    """What a saying's own document names as where it has it from."""

    source: Source
    hop: Hop
    evidence: Evidence


def follow(carriage: Carriage, saying: Saying, seen: Sequence[str] = ()) -> Chain:
    """The chain of one saying, through held documents, to its end. `seen` are the documents it came through."""
    document = saying.document
    path = (*seen, document.id)
    steps = [_outlet_step(carriage, document)]
    cited = citations(carriage, saying)
    credit = next((citation.source.id for citation in cited if citation.hop == "wire_credit"), None)
    original = _original(carriage, saying, path) if credit is None else None
    if original is not None:
        return _on(carriage, saying, [*steps, original[0]], original[1], path)
    for citation in cited:
        target = held_for(carriage, citation, saying)
        steps.append(_step(citation.source, citation.hop, target is not None, citation.evidence))
        if target is not None:
            return _on(carriage, saying, steps, target, path)
    end = _end(carriage, saying, steps, credit)
    if saying.source is not None and saying.attribution is not None and not _is_step(steps, saying.source):
        steps.append(_step(saying.source, hop_of(saying.attribution), False, _evidence(saying)))
    return Chain(saying, _with_roles(steps), end, (saying,))


def citations(carriage: Carriage, saying: Saying) -> list[Citation]:
    """The outlets and agencies this saying comes through by its own document, outermost first, each once; then its
    source where that publishes. The document's own outlet is none of them."""
    document = saying.document
    own = carriage.outlets.get(document.id)
    found: list[Citation] = [
        Citation(source, "wire_credit", credit.evidence) for credit, source in carriage.credits.get(document.id, ())
    ]
    if saying.attribution is not None:
        found += [_conduit(carriage, saying, conduit) for conduit in saying.attribution.conduits]
        if saying.source is not None and saying.source.source_type in PUBLISHING:
            found.append(Citation(saying.source, hop_of(saying.attribution), _evidence(saying)))
    found = [_linked(carriage, document, citation) for citation in found]
    if not any(citation.source.source_type in PUBLISHING for citation in found):
        found += _links(carriage, document)
    kept: dict[str, Citation] = {}
    for citation in found:
        if own is None or citation.source.id != own.id:
            kept.setdefault(citation.source.id, citation)
    return list(kept.values())


def hop_of(attribution: Attribution) -> Hop:
    """How an attribution leads to its source: "selon" and its like, a quotation, or a paraphrase."""
    cue = fold(attribution.cue.text) if attribution.cue is not None else ""
    if any(cue == word or cue.startswith(word + " ") for word in _ACCORDING):
        return "according_to"
    return "paraphrase" if attribution.kind == "indirect" else "direct_quote"


def held_for(carriage: Carriage, citation: Citation, saying: Saying) -> Saying | None:
    """What the cited outlet's own held document says of the claim, where it is not later than the one that cites it."""
    document = saying.document
    linked = {canonical_url(link) for link in document.links}
    held = [
        other
        for other in carriage.by_outlet(citation.source.id)
        if other.id != document.id and not_later(other.published, document.published) is not False
    ]
    held.sort(key=lambda other: other.url is None or canonical_url(other.url) not in linked)
    for other in held:
        matching = _matching(carriage.sayings[other.id], saying)
        if matching is not None:
            return matching
    return None


def _matching(others: Sequence[Saying], saying: Saying) -> Saying | None:
    """Of what a document says of the claim, the saying that this one most likely relays."""
    others = [other for other in others if other.asserted == saying.asserted]

    def distance(other: Saying) -> tuple[bool, bool]:
        same = other.source is not None and saying.source is not None and other.source.id == saying.source.id
        alike = _unnamed(other.source) == _unnamed(saying.source)
        return (not same, not alike)

    return min(others, key=distance, default=None)


def _on(carriage: Carriage, saying: Saying, steps: list[Step], target: Saying, path: tuple[str, ...]) -> Chain:
    """The chain goes on in a held document; one that it came through before makes it a loop."""
    if target.document.id in path:
        ring = sorted(path[path.index(target.document.id) :])
        first = carriage.outlets.get(ring[0])
        who = Who.of(first) if first else Who(None, "unknown outlet", "none")
        end = End("loop", who, ("loop", *ring), saying.document.id)
        return Chain(saying, _with_roles(steps), end, (saying,))
    rest = follow(carriage, target, path)
    passed, hops = (saying, *rest.passed), (steps[-1].hop, *rest.hops)
    return Chain(saying, _with_roles([*steps, *rest.steps[1:]]), rest.end, passed, hops)


def _end(carriage: Carriage, saying: Saying, steps: Sequence[Step], credit: str | None) -> End:
    source, document = saying.source, saying.document
    if saying.attribution is None or source is None:
        if len(steps) > 1:
            last = steps[-1].source
            return End("not_held", last, ("source", last.id or last.name), document.id)
        outlet = carriage.outlets.get(document.id)
        kind: EndKind = "voice" if saying.attribution is None else "nobody"
        who = Who.of(outlet) if outlet else Who(None, "unknown outlet", "none")
        whose = outlet.id if outlet and kind == "voice" else document.id
        return End(kind, who, (kind, whose), document.id)
    who = Who.of(source)
    said = saying.attribution.source_name
    if source.source_type in PUBLISHING:
        own = carriage.outlets.get(document.id)
        if own is not None and own.id == source.id:
            return End("voice", who, ("voice", source.id), document.id, said)
        return End("not_held", who, ("source", source.id), document.id, said)
    if source.source_type in UNNAMED:
        key = ("unnamed", "credit", credit) if credit else ("unnamed", source.id)
        return End("unnamed", who, key, document.id, said, via=credit)
    if source.source_type == "document":
        return End("document", who, _document_key(source), document.id, said)
    return End("named", who, ("source", source.id), document.id, said)


def _document_key(source: Source) -> tuple[str, ...]:
    """A document that goes by a name ("le rapport annuel de l'Institut Halden") is the same in whoever relays it;
    one that goes by none ("un rapport") is the same in its text only."""
    name = source.name.split(",")[0].strip()
    named = any(word[:1].isupper() for word in name.replace("’", "'").replace("'", " ").split()[1:])
    return ("document", name_key(name)) if named else ("source", source.id)


def _original(carriage: Carriage, saying: Saying, path: tuple[str, ...]) -> tuple[Step, Saying] | None:
    """The step to the document that this one copies without credit, and what that says of the claim."""
    copy = carriage.copies.get(saying.document.id)
    if copy is None or copy.credited or copy.original not in carriage.sayings or copy.original in path:
        return None
    matching = _matching(carriage.sayings[copy.original], saying)
    if matching is None:
        return None
    outlet = carriage.outlets.get(copy.original)
    who = Who.of(outlet) if outlet else Who(None, "unknown outlet", "none")
    evidence = Quoted(saying.document.id, copy.evidence)
    return Step(source=who, role="conduit", hop="copy", held=True, evidence=evidence), matching


# -- steps ---------------------------------------------------------------------------------------------------------


def _outlet_step(carriage: Carriage, document: Document) -> Step:
    outlet = carriage.outlets.get(document.id)
    who = Who.of(outlet) if outlet else Who(None, "unknown outlet", "none")
    evidence = Metadata(document.id, "outlet", document.outlet)
    return Step(source=who, role="outlet", hop="own_voice", held=True, evidence=evidence)


def _step(source: Source, hop: Hop, held: bool, evidence: Evidence) -> Step:
    """A step whose place in the chain is not yet known; `held` is said only of what publishes."""
    publishes = source.source_type in PUBLISHING or hop in ("wire_credit", "link")
    return Step(source=Who.of(source), role="conduit", hop=hop, held=held if publishes else None, evidence=evidence)


def _is_step(steps: Sequence[Step], source: Source) -> bool:
    """Whether the source stands in the chain already, the document's own outlet included."""
    return any(step.source.id == source.id for step in steps)


def _with_roles(steps: Sequence[Step]) -> tuple[Step, ...]:
    """Outlet first, source last, conduits between."""
    between: list[Role] = ["conduit"] * len(steps[2:])
    roles: list[Role] = ["outlet", *between, "source"]
    return tuple(replace(step, role=role) for step, role in zip(steps, roles, strict=False))


def _evidence(saying: Saying) -> Quoted:
    """Where the source stands or, where it is not expressed, its cue or its content."""
    attribution = saying.attribution
    if attribution is None:
        return Quoted(saying.document.id, saying.content[0])
    return Quoted(saying.document.id, attribution.source or attribution.cue or attribution.content[0])


def _conduit(carriage: Carriage, saying: Saying, conduit: Conduit) -> Citation:
    """A conduit is told, or is a parent's source; its hop is read from where it stands."""
    evidence = Quoted(saying.document.id, conduit.span)
    attribution = saying.attribution
    for parent, source in saying.parents:
        if source is not None and (
            (parent.source is not None and parent.source.overlaps(conduit.span))
            or name_key(parent.source_name or "") == name_key(conduit.name)
        ):
            publishes = source.source_type in PUBLISHING
            return Citation(source, "according_to" if publishes else hop_of(parent), evidence)
    told = attribution is not None and any(
        place is not None and place.overlaps(conduit.span) for place in (attribution.addressee, attribution.medium)
    )
    return Citation(carriage.conduits[name_key(conduit.name)], "told_to" if told else "according_to", evidence)


def _linked(carriage: Carriage, document: Document, citation: Citation) -> Citation:
    """The same citation as a link, where the document links to a held document of the cited outlet."""
    if citation.hop == "wire_credit":
        return citation
    addresses = {canonical_url(other.url): other for other in carriage.by_outlet(citation.source.id) if other.url}
    for link in document.links:
        if canonical_url(link) in addresses:
            return Citation(citation.source, "link", Metadata(document.id, "links", link))
    return citation


def _links(carriage: Carriage, document: Document) -> list[Citation]:
    """The outlets of the carriers that a document links to."""
    found = []
    for link in document.links:
        for id_, outlet in carriage.outlets.items():
            url = carriage.document(id_).url
            if outlet is not None and url and canonical_url(url) == canonical_url(link):
                found.append(Citation(outlet, "link", Metadata(document.id, "links", link)))
    return found


def _unnamed(source: Source | None) -> bool:
    return source is None or source.source_type in UNNAMED
