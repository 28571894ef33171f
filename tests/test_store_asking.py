"""The newsroom's counts and questions, on every store: who quotes whom, what is carried, how it stands."""

from collections.abc import Callable

import pytest

from graph.errors import InvalidValue
from graph.model import Document
from graph.newsroom import claims_standing, contradictions, said_on
from graph.store import GraphStore
from graph.store.counts import Scope
from ingest.extract import extract

DAM = "la digue de Valdor tiendrait tout l'hiver prochain malgré les crues"


def document(text: str, outlet: str | None, published: str | None, *, language: str = "fr") -> Document:
    return Document.of(text=text, outlet=outlet, published=published, language=language)


FANAL = document(f"Le maire Jean Orsel a déclaré que {DAM}.", "Le Fanal", "2024-03-01T08:00:00+01:00")
ECHO = document(f"Selon le maire Jean Orsel, {DAM}.", "L'Écho d'Ormeval", "2024-03-02")
RUMOUR = document("Un pompier a affirmé que le marché couvert de Sérac fermerait lundi.", "Le Fanal", "2024-03")
UNDATED = document(
    "« Nous avons compté 40 blessés dans le port de Morvange », a dit Jean Orsel.", "L'Écho d'Ormeval", None
)
TOLD = document(
    "Un témoin a déclaré à Radio Lisane que le phare d'Ostrelle s'était éteint avant la tempête.",
    "Le Fanal",
    "2024-04-05",
)
NO_OUTLET = document("Le préfet Luc Hémon a promis que les routes rouvriraient.", None, "2024-03-01")
ALL = (FANAL, ECHO, RUMOUR, UNDATED, TOLD, NO_OUTLET)


def keep(store: GraphStore, *documents: Document) -> GraphStore:
    for one in documents:
        store.keep(one, extract(one), version="test-1")
    return store


@pytest.fixture
def filled(store: GraphStore) -> GraphStore:
    return keep(store, *ALL)


def outlet_id(store: GraphStore, name: str) -> str:
    return store.outlet_source(name).id


def test_outlets_are_counted_with_their_shares(filled: GraphStore) -> None:
    first, second = filled.outlets()
    assert (first.outlet.name, first.documents, first.sources) == ("Le Fanal", 3, 1)
    assert (first.counts.attributions, first.counts.unnamed, first.counts.indirect) == (3, 2, 3)
    assert first.counts.share(first.counts.unnamed) == 0.6667
    assert (second.outlet.name, second.documents, second.counts.direct) == ("L'Écho d'Ormeval", 2, 1)
    assert [one.outlet.name for one in filled.outlets(limit=1, offset=1)] == ["L'Écho d'Ormeval"]


def test_who_quotes_whom(filled: GraphStore) -> None:
    cells = {
        (one.outlet.name, one.source.name if one.source else None): (one.counts.attributions, one.relayed)
        for one in filled.quoting()
    }
    assert cells == {
        ("Le Fanal", None): (2, 0),
        ("Le Fanal", "Jean Orsel"): (1, 0),
        ("Le Fanal", "Radio Lisane"): (0, 1),
        ("L'Écho d'Ormeval", "Jean Orsel"): (2, 0),
    }


def test_who_quotes_one_source(filled: GraphStore) -> None:
    (orsel,) = filled.named("Jean Orsel")
    assert [(one.outlet.name, one.counts.attributions) for one in filled.quoting(source=orsel.id)] == [
        ("L'Écho d'Ormeval", 2),
        ("Le Fanal", 1),
    ]


@pytest.mark.parametrize(
    ("scope", "dates"),
    [
        (Scope(), [None, "2024-03", "2024-03-01", "2024-03-02", "2024-04-05"]),
        (Scope(since="2024-03-02"), ["2024-03", "2024-03-02", "2024-04-05"]),
        (Scope(until="2024-03-01"), ["2024-03", "2024-03-01"]),
        (Scope(since="2024-03", until="2024-03"), ["2024-03", "2024-03-01", "2024-03-02"]),
        (Scope(since="2024", until="2024-03-01"), ["2024-03", "2024-03-01"]),
        (Scope(since="2024-04"), ["2024-04-05"]),
        (Scope(language="en"), []),
    ],
)
def test_a_scope_keeps_its_documents(filled: GraphStore, scope: Scope, dates: list[str | None]) -> None:
    documents = {one.outlet.name: one.documents for one in filled.outlets(scope=scope)}
    assert sum(documents.values()) == len(dates)


@pytest.mark.parametrize("dates", [("yesterday", None), ("2024-13", None), ("2024-03-02", "2024-03-01")])
def test_a_period_that_is_none_is_refused(dates: tuple[str, str | None]) -> None:
    with pytest.raises(InvalidValue):
        Scope(since=dates[0], until=dates[1])


def test_the_most_carried_claims(filled: GraphStore) -> None:
    (entry,) = filled.most_carried(at_least=2)
    assert (entry.documents, entry.outlets) == (2, 2)
    assert (entry.first_published, entry.last_published) == ("2024-03-01T08:00:00+01:00", "2024-03-02")
    fanal = Scope(outlet=outlet_id(filled, "Le Fanal"))
    assert [one.documents for one in filled.most_carried(scope=fanal)] == [1, 1, 1]
    everything = list(filled.most_carried())
    paged = [one for offset in range(len(everything)) for one in filled.most_carried(limit=1, offset=offset)]
    assert paged == everything


def test_how_claims_stand(filled: GraphStore) -> None:
    single = claims_standing(filled, "single_origin", at_least=2)
    assert [[o.name for o in told.counted.origins] for _, told in single.claims] == [["Jean Orsel"]]
    assert (single.looked_at, single.all_looked_at) == (1, True)
    unconfirmed = claims_standing(filled, "unconfirmed")
    assert len(unconfirmed.claims) == 2
    assert {origin.status for _, told in unconfirmed.claims for origin in told.counted.origins} <= {
        "unnamed",
        "not_held",
    }
    assert claims_standing(filled, "circular").claims == ()


def test_what_a_source_said_of_a_topic(filled: GraphStore) -> None:
    (orsel,) = filled.named("Jean Orsel")
    assert [one.document.id for one in said_on(filled, orsel, "digue hiver")] == [FANAL.id, ECHO.id]
    assert [one.document.id for one in said_on(filled, orsel, "bless")] == [UNDATED.id]
    assert [one.document.id for one in said_on(filled, orsel, "digue", scope=Scope(since="2024-03-02"))] == [ECHO.id]


def test_a_source_contradicts_itself(store: GraphStore) -> None:
    words = "blessés avaient été soignés dans le port de Morvange depuis le 12 février"
    early = document(f"Le maire Jean Orsel a déclaré que 40 {words}.", "Le Fanal", "2024-03-01")
    late = document(f"Le maire Jean Orsel a déclaré que 75 {words}.", "Le Fanal", "2024-03-03")
    again = document(f"Selon le maire Jean Orsel, 75 {words}.", "L'Écho d'Ormeval", "2024-03-04")
    keep(store, again, late, early)
    (orsel,) = store.named("Jean Orsel")
    (pair,) = contradictions(store, orsel)
    assert (pair.kind, pair.first.document.id, pair.second.document.id) == ("figure", early.id, late.id)
    assert contradictions(store, orsel, scope=Scope(since="2024-03-02")) == ()


def test_the_order_of_ingest_changes_nothing(new_store: Callable[[], GraphStore]) -> None:
    one, other = keep(new_store(), *ALL), keep(new_store(), *reversed(ALL))
    assert one.outlets() == other.outlets()
    assert one.quoting() == other.quoting()
    assert one.most_carried() == other.most_carried()
