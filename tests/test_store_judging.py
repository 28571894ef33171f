"""What every store keeps beside the graph: when it learned a revision, and what people decided."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import InvalidValue, NotFound
from graph.model import About, Document, Judgement, Verdict
from graph.store import GraphStore
from ingest.extract import extract

V = "test-1"
URL = "https://lefanal.example/pont"


def bridge(words: str = "le pont fermerait en mars", day: int = 1) -> Document:
    text = f"Le maire Jean Orsel a dit que {words}."
    return Document.of(text=text, url=URL, outlet="Le Fanal", published=f"2024-03-{day:02}", language="fr", title=None)


def keep(store: GraphStore, one: Document, *, at: datetime | None, version: str = V) -> None:
    store.keep(one, extract(one), version=version, learned=at)


def test_a_revision_is_learned_once(store: GraphStore) -> None:
    first, second = bridge(), bridge("le pont rouvrirait en avril", 2)
    keep(store, first, at=datetime(2024, 3, 1, 9, tzinfo=timezone(timedelta(hours=1))))
    keep(store, second, at=datetime(2024, 3, 2, tzinfo=UTC))
    keep(store, first, at=datetime(2024, 3, 3, tzinfo=UTC))
    keep(store, second, at=datetime(2024, 3, 4, tzinfo=UTC), version="test-2")
    assert store.learned([first.id, "doc_0"]) == {
        first.id: {
            first.revision: "2024-03-01T08:00:00.000+00:00",
            second.revision: "2024-03-02T00:00:00.000+00:00",
        }
    }


def test_it_is_learned_now_unless_said(store: GraphStore) -> None:
    before = datetime.now(UTC) - timedelta(milliseconds=1)
    keep(store, one := bridge(), at=None)
    assert before <= datetime.fromisoformat(store.learned([one.id])[one.id][one.revision]) <= datetime.now(UTC)


def test_a_clock_reading_says_its_offset(store: GraphStore) -> None:
    with pytest.raises(InvalidValue, match="offset"):
        keep(store, bridge(), at=datetime(2024, 3, 1))


# -- judgements ----------------------------------------------------------------------------------------------------


def told(text: str, *, outlet: str = "Le Fanal", day: int = 1) -> Document:
    return Document.of(text=text, outlet=outlet, published=f"2024-03-{day:02}", language="fr", title=None, url=None)


ORSEL = told("Le maire Jean Orsel a dit que la digue tiendrait tout l'hiver.", day=1)
AGAIN = told("Jean Orsel a promis que le marché reviendrait sur la place.", outlet="L'Écho d'Ormeval", day=2)
SHORT = told("M. Orsel a affirmé que le bac partirait à midi.", outlet="Le Courrier de Valdor", day=3)
CLAIM = "les forces ont subi 61 attaques en Irak et en Syrie depuis le 17 octobre dernier"
UNNAMED = told(f"Un officier a déclaré à Radio Lisane que {CLAIM}.", day=4)
OTHER = told(f"Selon un colonel, {CLAIM}.", outlet="Le Courrier de Valdor", day=5)
PORT = told("Le directeur du port a dit que les grues seraient vendues en avril.", outlet="Le Fanal", day=6)
ALL = (ORSEL, AGAIN, SHORT, UNNAMED, OTHER, PORT)


def first_of(one: Document) -> str:
    return extract(one)[0].id


def source_of(store: GraphStore, one: Document) -> str:
    (statement, *_) = store.statements_of([one.id])[one.id]
    assert statement.source is not None
    return statement.source.id


def claim_of(store: GraphStore, one: Document) -> str:
    return store.statements_of([one.id])[one.id][0].claim_id


def judgement(about: About, verdict: Verdict, *subjects: str, day: int = 1) -> Judgement:
    return Judgement.of(
        about=about, verdict=verdict, subjects=subjects, who="Ana", when=f"2024-04-{day:02}T00:00:00Z", why="read both"
    )


def graph(store: GraphStore) -> object:
    """All that the port says of the graph."""
    documents = store.document_ids()
    sources, claims = store.source_ids(), store.claim_ids()
    return (
        store.statements_of(documents),
        store.sources_of(sources),
        [(one, store.said_by(one)) for one in sources],
        [(one, store.claim(one), store.family(one), store.carriers(one)) for one in claims],
        store.sources(limit=500),
        store.stats(),
        store.search("attaques Orsel digue marché grues", limit=50),
    )


def filled(new_store: Callable[[], GraphStore], documents: Sequence[Document] = ALL) -> GraphStore:
    store = new_store()
    for one in documents:
        keep(store, one, at=None)
    return store


DECISIONS: dict[str, Judgement] = {
    "two mentions of one name parted": judgement("sources", "different", first_of(ORSEL), first_of(AGAIN), day=1),
    "a surname parted from its name": judgement("sources", "different", first_of(SHORT), first_of(ORSEL), day=2),
    "unnamed sources joined": judgement("sources", "same", first_of(UNNAMED), first_of(OTHER), day=3),
    "unnamed and named joined": judgement("sources", "same", first_of(UNNAMED), first_of(PORT), day=4),
    "outlets joined": judgement("sources", "same", ORSEL.id, OTHER.id, day=5),
    "claims parted": judgement("claims", "different", first_of(UNNAMED), first_of(OTHER), day=6),
    "claims joined": judgement("claims", "same", first_of(PORT), first_of(OTHER), day=7),
    "an attribution rejected": judgement("attribution", "rejected", first_of(OTHER), day=8),
    "nothing decided": judgement("sources", "unsure", first_of(ORSEL), first_of(PORT), day=9),
}


def test_two_bearers_of_one_name_are_parted(new_store: Callable[[], GraphStore]) -> None:
    store = filled(new_store)
    assert source_of(store, ORSEL) == source_of(store, AGAIN)
    store.judge(DECISIONS["two mentions of one name parted"])
    assert source_of(store, ORSEL) != source_of(store, AGAIN)


def test_a_short_form_is_parted_from_its_name(new_store: Callable[[], GraphStore]) -> None:
    store = filled(new_store)
    assert source_of(store, SHORT) == source_of(store, ORSEL)
    store.judge(DECISIONS["a surname parted from its name"])
    assert source_of(store, SHORT) != source_of(store, ORSEL) == source_of(store, AGAIN)


def test_only_a_person_joins_unnamed_sources(new_store: Callable[[], GraphStore]) -> None:
    store = filled(new_store)
    assert source_of(store, UNNAMED) != source_of(store, OTHER)
    store.judge(DECISIONS["unnamed sources joined"])
    assert source_of(store, UNNAMED) == source_of(store, OTHER)


def test_claims_are_parted_and_joined(new_store: Callable[[], GraphStore]) -> None:
    store = filled(new_store)
    assert claim_of(store, UNNAMED) == claim_of(store, OTHER) != claim_of(store, PORT)
    store.judge(DECISIONS["claims parted"])
    store.judge(DECISIONS["claims joined"])
    assert claim_of(store, UNNAMED) != claim_of(store, OTHER) == claim_of(store, PORT)


def test_a_rejected_attribution_leaves_the_graph_and_stays_in_the_store(new_store: Callable[[], GraphStore]) -> None:
    store = filled(new_store)
    store.judge(DECISIONS["an attribution rejected"])
    assert first_of(OTHER) not in {one.attribution.id for one in store.statements_of([OTHER.id]).get(OTHER.id, ())}
    assert first_of(OTHER) not in store.claim(first_of(UNNAMED)).members
    assert first_of(OTHER) in {one.id for one in store.attributions_of(OTHER.id)}


def test_the_latest_counts_and_says_what_it_overrides(new_store: Callable[[], GraphStore]) -> None:
    store = filled(new_store)
    before = DECISIONS["unnamed sources joined"]
    assert store.judge(before) == ()
    assert store.judge(judgement("sources", "different", *before.subjects, day=20)) == (before.id,)
    assert source_of(store, UNNAMED) != source_of(store, OTHER)
    store.undo(who="Ben", when="2024-05-01T00:00:00Z")
    assert source_of(store, UNNAMED) == source_of(store, OTHER)


def test_the_log_keeps_everything(new_store: Callable[[], GraphStore]) -> None:
    store = filled(new_store)
    made = DECISIONS["claims joined"]
    store.judge(made)
    with pytest.raises(InvalidValue):
        store.judge(made)
    assert store.undo(made.id, who="Ben", when="2024-05-01T00:00:00Z") == made
    with pytest.raises(NotFound):
        store.undo(made.id, who="Ben", when="2024-05-02T00:00:00Z")
    with pytest.raises(NotFound):
        store.judge(judgement("claims", "same", "att_0", first_of(ORSEL)))
    undone, judged = store.judgements()
    assert (undone.undoes, undone.who, judged.judgement, judged.in_force) == (made.id, "Ben", made, False)


some = st.lists(st.sampled_from(sorted(DECISIONS)), unique=True, max_size=4)
shuffled = st.permutations(ALL)
quick = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@quick
@given(kept=some, order=shuffled)
def test_the_order_of_ingest_changes_nothing_judged(
    new_store: Callable[[], GraphStore], kept: list[str], order: Sequence[Document]
) -> None:
    one, other = filled(new_store), filled(new_store, order)
    for name in kept:
        one.judge(DECISIONS[name])
        other.judge(DECISIONS[name])
    for document in order:  # read again by another version, and judged still
        keep(other, document, at=None, version="test-2")
    assert graph(one) == graph(other)


@quick
@given(kept=some, name=st.sampled_from(sorted(DECISIONS)))
def test_what_is_undone_leaves_no_trace_in_the_graph(
    new_store: Callable[[], GraphStore], kept: list[str], name: str
) -> None:
    store = filled(new_store)
    for other in kept:
        if other != name:
            store.judge(DECISIONS[other])
    before = graph(store)
    store.judge(DECISIONS[name])
    store.undo(DECISIONS[name].id, who="Ben", when="2024-05-01T00:00:00Z")
    assert graph(store) == before


@quick
@given(kept=some)
def test_the_order_of_independent_judgements_changes_nothing(
    new_store: Callable[[], GraphStore], kept: list[str]
) -> None:
    one, other = filled(new_store), filled(new_store)
    for name in kept:
        one.judge(DECISIONS[name])
    for name in reversed(kept):
        other.judge(DECISIONS[name])
    assert graph(one) == graph(other)
