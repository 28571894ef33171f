"""What every store does, whatever keeps it: one contract over all backends (`conftest.BACKENDS`)."""

import threading
from collections.abc import Callable, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import InvalidValue, NotFound
from graph.model import Attribution, Document, Figure, Span, WhenInterval
from graph.store import GraphStore
from ingest.extract import extract

V = "test-1"
CLAIM = "les forces ont subi 61 attaques en Irak et en Syrie depuis le 17 octobre dernier"


def document(text: str, *, outlet: str | None = None, day: int = 1, url: str | None = None) -> Document:
    return Document.of(
        text=text, outlet=outlet, url=url, published=f"2024-03-{day:02}T08:00:00+00:00", language="fr", title=None
    )


def keep(store: GraphStore, *documents: Document) -> None:
    for one in documents:
        store.keep(one, extract(one), version=V)


FIRST = document(f"Un officier a déclaré à Radio Lisane que {CLAIM}.", outlet="Le Fanal", day=1)
SECOND = document(f"Selon un officier, {CLAIM}. Le port de Valdor est calme.", outlet="Le Courrier de Valdor", day=2)
OTHER_FIGURE = document(
    f"Le Pentagone a déclaré que {CLAIM.replace('61', '55').replace('depuis le 17 octobre dernier', 'en un mois')}.",
    outlet="Le Fanal",
    day=3,
)
PERSON = document("Le maire Jean Orsel a dit que la digue tiendrait tout l'hiver.", outlet="Le Fanal", day=4)
SHORT = document("M. Orsel a promis que le marché reviendrait sur la place.", outlet="L'Écho d'Ormeval", day=5)


# -- documents -----------------------------------------------------------------------------------------------------


def test_what_is_kept_comes_back(store: GraphStore) -> None:
    attributions = extract(FIRST)
    assert store.keep(FIRST, attributions, version=V) == "new"
    assert store.document(FIRST.id) == FIRST
    assert store.attributions_of(FIRST.id) == attributions
    assert store.documents([FIRST.id, "doc_0"]) == {FIRST.id: FIRST}


def test_every_attribute_comes_back(store: GraphStore) -> None:
    text = "Hier, un porte-parole du port, sous couvert d'anonymat, a averti que de 20 à 30 % des quais fermeraient."

    def span(words: str) -> Span:
        start = text.index(words)
        return one.span(start, start + len(words))

    one = document(text)
    made = Attribution.of(
        one,
        kind="indirect",
        content=[span("de 20 à 30 % des quais fermeraient")],
        source=span("un porte-parole du port"),
        cue=span("a averti"),
        when=span("Hier"),
        stance="warn",
        anonymity_reason=span("sous couvert d'anonymat"),
        speaks_for=span("port"),
        when_interval=WhenInterval("2024-02-29", "2024-02-29", "relative_to_publication"),
        figures=[
            Figure(
                value=20, high=30, comparator="exactly", counted="quais", unit="%", period=None, span=span("20 à 30")
            ),
            Figure(value=30.5, comparator="about", counted=None, unit=None, period="par an", span=span("30")),
        ],
    )
    store.keep(one, [made], version=V)
    assert store.attributions_of(one.id) == (made,)
    (statement,) = store.statements_of([one.id])[one.id]
    assert statement.attribution == made


def test_keeping_twice_changes_nothing(store: GraphStore) -> None:
    keep(store, FIRST)
    before = store.stats()
    assert store.keep(FIRST, extract(FIRST), version=V) == "unchanged"
    assert store.stats() == before


def test_another_version_replaces_the_attributions(store: GraphStore) -> None:
    keep(store, FIRST, SECOND)
    assert store.keep(FIRST, (), version="test-2") == "replaced"
    assert store.attributions_of(FIRST.id) == ()
    assert store.holds_revision(FIRST.revision, version="test-2")
    assert not store.holds_revision(FIRST.revision, version=V)
    (claim,) = {one.claim_id for one in store.statements_of([SECOND.id])[SECOND.id]}
    assert [one.document.id for one in store.carriers(claim)] == [SECOND.id]


def test_of_several_revisions_the_latest_counts(store: GraphStore) -> None:
    url = "https://fanal.example/port"
    early = document("Le maire a dit que le port est fermé depuis lundi.", url=url, day=1)
    late = document("Le maire a dit que le port est ouvert depuis mardi.", url=url, day=2)
    assert early.id == late.id
    keep(store, late, early)
    assert store.document(early.id) == late
    assert [hit.passage.text for hit in store.search("port fermé lundi")] == [late_text(late)]
    assert store.stats().documents == 1


def late_text(one: Document) -> str:
    (attribution,) = extract(one)
    return attribution.content_text


def test_documents_are_found_by_their_address(store: GraphStore) -> None:
    one = document("Le maire a dit que le port est fermé.", url="https://Fanal.example/a/?utm_source=x")
    keep(store, one)
    assert store.documents_at(["https://fanal.example/a", "https://fanal.example/b"]) == {
        "https://fanal.example/a": one.id
    }


def test_unknown_ids(store: GraphStore) -> None:
    for question in (store.document, store.source, store.claim, store.attributions_of):
        with pytest.raises(NotFound):
            question("nothing")
    assert store.statements(["nothing"]) == {}
    assert store.carriers("nothing") == []
    assert store.named("Nobody") == []


def test_a_parent_that_is_not_there_is_refused_whole(store: GraphStore) -> None:
    outer, inner = extract(document(f"Selon Radio Lisane, un officier a dit que {CLAIM}."))
    del outer
    one = document(f"Selon Radio Lisane, un officier a dit que {CLAIM}.")
    with pytest.raises(InvalidValue):
        store.keep(one, [inner], version=V)
    assert store.stats().documents == 0


# -- sources -------------------------------------------------------------------------------------------------------


def test_a_surname_is_the_one_bearer_known(store: GraphStore) -> None:
    keep(store, SHORT)
    assert [one.id for one in store.named("Orsel")] == ["src_orsel"]
    keep(store, PERSON)
    (jean,) = store.named("Jean Orsel")
    assert {one.document.id for one in store.said_by(jean.id)} == {PERSON.id, SHORT.id}


def test_a_surname_of_two_bearers_stays_apart(store: GraphStore) -> None:
    keep(store, PERSON, SHORT, document("Anne Orsel a dit que la mer monte chaque année.", day=6))
    assert {one.source.name for one in store.sources()} >= {"Jean Orsel", "Anne Orsel", "Orsel"}


def test_unnamed_sources_are_never_joined(store: GraphStore) -> None:
    keep(store, FIRST, SECOND)
    unnamed = [one.source for one in store.sources() if not one.source.named]
    assert len(unnamed) == 2
    assert len({one.id for one in unnamed}) == 2


def test_an_outlet_is_the_source_that_texts_cite(store: GraphStore) -> None:
    keep(store, FIRST, document("Selon le journal Le Fanal, le port est fermé depuis lundi.", day=6))
    (cited,) = [one for one in store.named("Le Fanal") if one.named]
    assert cited.id == store.outlet_source("Le Fanal").id
    assert cited.source_type == "outlet"


def test_an_acronym_is_what_a_document_ties_it_to(store: GraphStore) -> None:
    keep(store, ACRONYM)
    assert [one.name for one in store.named("OMO")] == ["OMO"]
    keep(store, OFFICE)
    (office,) = store.named("OMO")
    assert office.name == "Office des marées d'Ormeval"
    assert {one.document.id for one in store.said_by(office.id)} == {OFFICE.id, ACRONYM.id}


def test_an_outlet_by_any_of_its_names(store: GraphStore) -> None:
    keep(store, OFFICE, ACRONYM)
    ids = {store.outlet_source(name).id for name in ("Agence Boréale", "l'agence Boréale", "agence boréale", "Boréale")}
    assert ids == {"src_agence-boreale"}
    unknown = store.outlet_source("Nulle Part")
    assert (unknown.id, unknown.name, unknown.source_type) == ("src_nulle-part", "Nulle Part", "outlet")


def test_sources_are_listed_by_weight_and_found_by_words(store: GraphStore) -> None:
    keep(store, FIRST, OTHER_FIGURE, PERSON, SHORT)
    first, *rest = store.sources()
    assert (first.source.name, first.attributions, first.documents) == ("Jean Orsel", 2, 2)
    assert [one.source.name for one in store.sources(query="penta")] == ["Pentagone"]
    assert store.sources(limit=1, offset=1) == rest[:1]


# -- claims --------------------------------------------------------------------------------------------------------


def test_the_same_content_is_one_claim(store: GraphStore) -> None:
    keep(store, SECOND, FIRST)
    (claim,) = {one.claim_id for one in store.statements_of([FIRST.id])[FIRST.id]}
    assert [one.document.id for one in store.carriers(claim)] == [FIRST.id, SECOND.id]
    members = store.claim(claim).members
    assert store.claim(members[-1]) == store.claim(claim)
    assert claim == min(members)
    assert store.claims([*members, "nothing"]) == {claim: store.claim(claim)}


def test_another_figure_is_another_claim_of_the_family(store: GraphStore) -> None:
    keep(store, FIRST, OTHER_FIGURE)
    (one,) = store.statements_of([FIRST.id])[FIRST.id]
    assert len(store.family(one.claim_id)) == 2
    assert {claim.family for claim in store.family(one.claim_id)} == {min(c.id for c in store.family(one.claim_id))}


# -- search --------------------------------------------------------------------------------------------------------


def test_search_tells_attributed_from_own_voice(store: GraphStore) -> None:
    keep(store, SECOND)
    (attributed, *_) = store.search("61 attaques Irak")
    assert (attributed.voice, attributed.passage.text) == ("attributed", CLAIM)
    assert attributed.claim == attributed.attribution
    (own, *_) = store.search("port de Valdor calme")
    assert (own.voice, own.attribution) == ("own_voice", None)
    assert SECOND.holds(own.passage)


def test_search_ranks_by_how_many_words_match(store: GraphStore) -> None:
    keep(store, FIRST, SECOND, PERSON)
    hits = store.search("digue tiendrait hiver attaques")
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert hits[0].document.id == PERSON.id
    assert all(0 < hit.score <= 1 for hit in hits)
    assert len(store.search("digue tiendrait hiver attaques", limit=1)) == 1


def test_search_finds_titles_and_other_scripts(store: GraphStore) -> None:
    titled = Document.of(text="Rien à signaler au port.", title="La digue a cédé", language="fr")
    arabic = Document.of(text="قال أحمد إن الميناء مغلق.", language="ar")
    keep(store, titled, arabic)
    (hit,) = store.search("cédé")
    assert (hit.passage.field, hit.passage.text, hit.voice) == ("title", "La digue a cédé", "own_voice")
    assert [hit.document.id for hit in store.search("احمد")] == [arabic.id]


def test_search_folds_accents_and_takes_anything(store: GraphStore) -> None:
    keep(store, PERSON)
    assert store.search("DIGUE hivér")
    for query in ('"', "NEAR(", "a OR", "*", "digue AND", "(((", "-", "", "  ", "'; DROP TABLE revision; --", "\x00"):
        store.search(query)
    assert store.search("zzzz") == []


# -- the whole -----------------------------------------------------------------------------------------------------

OFFICE = document("L'Office des marées d'Ormeval (OMO) a dit que la digue tiendra.", outlet="Agence Boréale", day=7)
ACRONYM = document("L'OMO a annoncé que la digue a cédé, selon l'agence Boréale.", outlet="Le Fanal", day=8)
NAMESAKE = document("Anne Orsel a dit que la mer monte chaque année.", outlet="Boréale", day=9)
CHANGED = document("Le port est fermé, a dit M. Orsel.", outlet="Le Fanal", day=10, url="https://fanal.example/port")
LATER = document("Le port est ouvert, a dit Jean Orsel.", outlet="Le Fanal", day=11, url="https://fanal.example/port")
ALL = (FIRST, SECOND, OTHER_FIGURE, PERSON, SHORT, OFFICE, ACRONYM, NAMESAKE, CHANGED, LATER)


def picture(store: GraphStore, documents: Sequence[Document] = ALL) -> object:
    """All that can be seen of the graph, in one comparable value."""
    said = store.statements_of([one.id for one in documents])
    claims = sorted({one.claim_id for own in said.values() for one in own})
    return (
        said,
        [store.claim(claim) for claim in claims],
        store.sources(limit=1000),
        store.stats(),
        [store.search(word) for word in ("attaques", "port", "digue")],
        [store.named(name) for name in ("Orsel", "OMO", "Boréale", "Le Fanal", "le maire")],
        [store.outlet_source(name) for name in ("l'agence Boréale", "Fanal", "Nulle Part")],
    )


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(ALL))
def test_the_order_of_ingest_changes_nothing(new_store: Callable[[], GraphStore], order: Sequence[Document]) -> None:
    one, other = new_store(), new_store()
    keep(one, *ALL)
    keep(other, *order)
    assert picture(one) == picture(other)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(gone=st.sampled_from(ALL))
def test_what_was_replaced_leaves_no_trace(new_store: Callable[[], GraphStore], gone: Document) -> None:
    one, other = new_store(), new_store()
    keep(one, *ALL)
    one.keep(gone, (), version=V)
    for each in ALL:
        other.keep(each, () if each is gone else extract(each), version=V)
    assert picture(one) == picture(other)
    one.keep(gone, extract(gone), version=V)
    other.keep(gone, extract(gone), version=V)
    third = new_store()
    keep(third, *ALL)
    assert picture(one) == picture(other) == picture(third)


def test_threads_write_and_read_at_once(store: GraphStore) -> None:
    documents = [document(f"Le maire {n} a dit que le port {n} est fermé.", day=1 + n) for n in range(12)]
    failures: list[BaseException] = []

    def work(own: Sequence[Document]) -> None:
        try:
            keep(store, *own)
            store.search("port")
            store.sources()
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(documents[n::3],)) for n in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert store.stats().documents == 12


def test_attributions_given_by_hand(store: GraphStore) -> None:
    one = document("Le port est fermé, dit-on.")
    given_ = Attribution.of(one, kind="indirect", content=[one.span(0, 17)], method="hand")
    store.keep(one, [given_], version="given")
    assert store.attributions_of(one.id) == (given_,)
    assert store.statements([given_.id])[given_.id].source is None
