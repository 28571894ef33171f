"""Where does it come from? The whole answer for one claim, from a bounded number of store calls."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.chains import Carriage, Chain, Saying, follow
from graph.circles import circles
from graph.copies import Undirected, copies_of
from graph.credits import Credit, credits_of
from graph.drift import drift, quotation_checks
from graph.first import first
from graph.ledger import ledger
from graph.model import Claim, Document, Source
from graph.network import reliance
from graph.origins import Counted, count, place
from graph.query import find
from graph.store.port import GraphStore
from graph.trace import Carrier, Circle, LedgerEntry, Nearest, Relative, Trace
from graph.unknown import unknown
from graph.voices import sayings
from graph.words import name_key

MOST_RELATIVES = 8  # claims of the family that are traced beside the one asked for


@dataclass(frozen=True, slots=True)
class Told:
    """One claim with everything followed and counted."""

    claim: Claim
    carriage: Carriage
    chains: tuple[Chain, ...]
    counted: Counted
    undirected: tuple[Undirected, ...]

    @property
    def circles(self) -> tuple[Circle, ...]:
        return circles(reliance(self.carriage, [chain.saying for chain in self.chains]))


def trace(store: GraphStore, query: str) -> Trace:
    """The trace of a claim, asked for by words, by its id or by the id of one of its attributions.

    Words that match several claims give the best and `alternatives`; words that match none give `claim` None and the
    `nearest` passages; an id that is not held answers nothing.
    """
    found = find(store, query)
    if found.claim is None:
        nearest = (Nearest(document=hit.document.id, passage=hit.passage, voice=hit.voice) for hit in found.nearest)
        return Trace(query=query, nearest=tuple(nearest))
    told = of_claim(store, found.claim)
    others = [claim for claim in store.family(found.claim.id) if claim.id != found.claim.id]
    beside = [of_claim(store, claim) for claim in others[:MOST_RELATIVES]]
    figures = ledger(
        (part.claim.id, chain.saying, chain.end.who)
        for part in (told, *beside)
        for chain in part.chains
        if chain.saying.asserted
    )
    return Trace(
        query=query,
        claim=found.claim,
        alternatives=found.alternatives,
        carriers=tuple(_carrier(chain, told.counted) for chain in told.chains),
        origins=told.counted.origins,
        family=tuple(_relative(part, figures) for part in beside),
        independence=told.counted.independence,
        figures=figures,
        copies=tuple(told.carriage.copies.values()),
        circles=told.circles,
        unknown=unknown(told.carriage, told.chains, told.undirected),
        first=first(told.chains),
        drift=drift(told.chains),
        quotations=quotation_checks(told.chains),
    )


def of_claim(store: GraphStore, claim: Claim) -> Told:
    """One claim with its carriers, their chains followed and their origins counted."""
    said = sayings(store, claim)
    carriage, undirected = _carriage(store, said)
    chains = tuple(follow(carriage, saying) for saying in said)
    return Told(claim, carriage, chains, count(chains, undirected), undirected)


def all_circles(store: GraphStore, *, after: str = "", page: int = 100) -> Iterator[tuple[Claim, tuple[Circle, ...]]]:
    """The claims of the whole store that run in circles, with these, by claim id from the one that follows `after`.

    Claims are read `page` at a time, and nothing but a page is kept: a list that goes on takes the last claim's id
    as `after`.
    """
    while ids := store.claim_ids(after=after, limit=page):
        claims = store.claims(ids)
        for id_ in ids:
            found = of_claim(store, claims[id_]).circles if id_ in claims else ()
            if found:
                yield claims[id_], found
        after = ids[-1]


def _carriage(store: GraphStore, said: Sequence[Saying]) -> tuple[Carriage, tuple[Undirected, ...]]:
    """Everything the chains of these sayings need: outlets, credits, conduits and copies, each name asked once."""
    by_document: dict[str, tuple[Saying, ...]] = {}
    for saying in said:
        by_document[saying.document.id] = (*by_document.get(saying.document.id, ()), saying)
    documents = [ways[0].document for ways in by_document.values()]
    sources = _Sources(store, {})
    outlets = {document.id: sources.named(document.outlet) for document in documents}
    known = _agencies(said, outlets)
    credited = {document.id: _credits(document, outlets, known, sources) for document in documents}
    conduits = {
        name_key(conduit.name): sources.of(conduit.name)
        for saying in said
        if saying.attribution is not None
        for conduit in saying.attribution.conduits
    }
    found = copies_of(store, by_document, within=by_document)
    copied = {copy.copy: copy for copy in found.copies}
    return Carriage(by_document, outlets, credited, conduits, copied), found.undirected


@dataclass(frozen=True, slots=True)
class _Sources:
    """The store's sources of outlets and agencies, each name asked for once."""

    store: GraphStore
    asked: dict[str, Source]

    def of(self, name: str) -> Source:
        key = name_key(name)
        if key not in self.asked:
            self.asked[key] = self.store.outlet_source(name)
        return self.asked[key]

    def named(self, name: str | None) -> Source | None:
        return self.of(name) if name else None


def _agencies(said: Sequence[Saying], outlets: Mapping[str, Source | None]) -> frozenset[str]:
    """The names that the store knows here as agencies'."""
    sources = [saying.source for saying in said] + list(outlets.values())
    return frozenset(
        name
        for source in sources
        if source is not None and source.source_type == "agency"
        for name in (source.name, *source.aliases)
    )


def _credits(
    document: Document, outlets: Mapping[str, Source | None], known: frozenset[str], sources: _Sources
) -> tuple[tuple[Credit, Source], ...]:
    own = outlets.get(document.id)
    found = [(credit, sources.of(credit.agency)) for credit in credits_of(document, known=known)]
    return tuple((credit, source) for credit, source in found if own is None or source.id != own.id)


def _carrier(chain: Chain, counted: Counted) -> Carrier:
    saying = chain.saying
    return Carrier(
        document=saying.document,
        attribution=saying.attribution,
        content=saying.content,
        chain=chain.steps,
        origins=counted.of[place(chain)],
    )


def _relative(told: Told, figures: Sequence[LedgerEntry]) -> Relative:
    return Relative(
        claim=told.claim,
        figures=tuple(entry for entry in figures if entry.claim == told.claim.id),
        origins=told.counted.origins,
        independence=told.counted.independence,
    )
