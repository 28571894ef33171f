"""Documents as they come in → the texts that share words, kept in the store, and the copies told from them."""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph import reusers
from graph.copies import all_copies, copies_of
from graph.model import Attribution, Document
from graph.store import GraphStore
from tests.test_graph_copies import OTHER, QUOTED, STORY

NewStore = Callable[[], GraphStore]
OWN = "La rédaction a joint hier soir trois habitants du quai, qui racontent une nuit passée sur les toits voisins."
TRANSLATED = (
    "The Valmont dam gave way on Tuesday shortly before dawn, and within an hour the water covered the low quarters of "
    "the town, where nearly two thousand families live. Firefighters worked all morning in the streets by the port, "
    "while schools stayed closed and trains stopped at the entrance to the valley."
)
FORMULA = "Pour ne rien manquer de la vie de la vallée, recevez chaque matin notre lettre et suivez nous sans frais."


def document(text: str, outlet: str | None, published: str | None = None, **more: str) -> Document:
    return Document.of(text=text, outlet=outlet, published=published, language="fr", **more)


def keep(store: GraphStore, documents: Sequence[Document]) -> GraphStore:
    for one in documents:
        store.keep(one, (), version="1")
    return store


def told(store: GraphStore) -> list[tuple[str, str, bool]]:
    return sorted((copy.original, copy.copy, copy.credited) for copy in all_copies(store))


ORIGINAL = document(f"{STORY} {OTHER}", "Le Phare", "2023-11-17")


@pytest.mark.parametrize(
    ("copy", "credited"),
    [
        pytest.param(document(f"{STORY} {OTHER}", "La Vigie", "2023-11-18"), False, id="verbatim"),
        pytest.param(document(f"{STORY} {OTHER} (avec Le Phare)", "La Vigie", "2023-11-18"), True, id="credited"),
        pytest.param(document(STORY, "La Vigie", "2023-11-18"), False, id="trimmed to half"),
        pytest.param(
            document(f"{STORY}\n\n{OWN}\n\n{OTHER}", "La Vigie", "2023-11-18"), False, id="a paragraph of its own"
        ),
        pytest.param(
            document(f"{STORY} {OTHER}", "La Vigie", "2023-11-18", byline="Le Phare"), True, id="credited in the byline"
        ),
    ],
)
def test_a_copy(store: GraphStore, copy: Document, credited: bool) -> None:
    keep(store, [copy, ORIGINAL])
    assert told(store) == [(ORIGINAL.id, copy.id, credited)]
    (found,) = copies_of(store, [copy.id]).copies
    assert found.reason
    assert all(ORIGINAL.holds(place.left) and copy.holds(place.right) for place in found.passages)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(document(TRANSLATED, "La Vigie", "2023-11-18"), id="translated"),
        pytest.param(document(f"{STORY} {OTHER}", "Le Phare", "2023-11-18"), id="the outlet's own text again"),
        pytest.param(document(f"{OWN} {FORMULA}", "La Vigie", "2023-11-18"), id="another text"),
    ],
)
def test_no_copy(store: GraphStore, other: Document) -> None:
    assert told(keep(store, [ORIGINAL, other])) == []


def test_the_same_speech_is_no_copy(store: GraphStore) -> None:
    speech = "« " + QUOTED.strip("« »") + ", et " + OTHER.replace(".", "") + " »"
    one = document(f"{STORY} {speech}, a dit le maire.", "Le Phare", "2023-11-17")
    other = document(f"{OWN} Le maire a pris la parole : {speech}", "La Vigie", "2023-11-18")
    assert told(keep(store, [one, other])) == []


def test_a_formula_is_no_copy(store: GraphStore) -> None:
    one = document(f"{STORY} {FORMULA}", "Le Phare", "2023-11-17")
    other = document(f"{OTHER} {FORMULA}", "La Vigie", "2023-11-18")
    assert told(keep(store, [one, other])) == []


def test_an_agency_s_text_at_several_outlets_is_a_star(store: GraphStore) -> None:
    wire = document(f"{STORY} {OTHER}", "Agence Boréale", "2023-11-17T10:00:00Z")
    one = document(f"VALMONT (Agence Boréale) — {STORY} {OTHER}", "Le Phare", "2023-11-17T11:00:00Z")
    other = document(f"{STORY} {OTHER} (avec Agence Boréale)", "La Vigie", "2023-11-17T12:00:00Z")
    silent = document(f"{STORY} {OTHER}", "Le Rivage", "2023-11-17T13:00:00Z")
    keep(store, [silent, other, one, wire])
    assert told(store) == sorted([(wire.id, one.id, True), (wire.id, other.id, True), (wire.id, silent.id, False)])


def test_who_credits_one_agency_whose_text_is_not_held_has_not_copied_the_other(store: GraphStore) -> None:
    one = document(f"VALMONT (Agence Boréale) — {STORY}", "Le Phare", "2023-11-17")
    other = document(f"{STORY} (avec Agence Boréale)", "La Vigie", "2023-11-18")
    keep(store, [one, other])
    assert told(store) == []
    assert copies_of(store, [one.id]).undirected == ()


def test_what_nothing_directs_is_kept_apart(store: GraphStore) -> None:
    undated = document(STORY, "La Vigie")
    keep(store, [ORIGINAL, undated])
    assert told(store) == []
    (pair,) = copies_of(store, [undated.id]).undirected
    assert set(pair.documents) == {ORIGINAL.id, undated.id}


def test_a_citation_directs(store: GraphStore) -> None:
    cited = document(STORY, "Le Phare")
    citing = document(f"Selon Le Phare, l’eau monte encore. {STORY}", "La Vigie")
    said = Attribution.of(
        citing,
        kind="indirect",
        content=[citing.span(16, 34)],
        source=citing.span(6, 14),
        cue=citing.span(0, 5),
        source_type="outlet",
    )
    store.keep(citing, (said,), version="1")
    store.keep(cited, (), version="1")
    (found,) = copies_of(store, [citing.id]).copies
    assert (found.original, found.credited, found.reason) == (cited.id, True, "It cites Le Phare.")


def test_only_those_within_count_as_originals(store: GraphStore) -> None:
    second, third = document(STORY, "La Vigie", "2023-11-18"), document(STORY, "Le Rivage", "2023-11-19")
    keep(store, [ORIGINAL, second, third])
    (found,) = copies_of(store, [third.id], within=[second.id, third.id]).copies
    assert found.original == second.id


def test_a_superseded_text_shares_nothing_any_more(store: GraphStore) -> None:
    url = "https://vigie.example/barrage"
    before = document(STORY, "La Vigie", "2023-11-18", url=url)
    after = document(f"{OWN} {TRANSLATED}", "La Vigie", "2023-11-19", url=url)
    assert before.id == after.id
    assert told(keep(store, [ORIGINAL, before])) == [(ORIGINAL.id, before.id, False)]
    assert told(keep(store, [after])) == []
    assert store.reusing_ids() == []


def test_a_text_kept_again_changes_nothing(store: GraphStore) -> None:
    copy = document(STORY, "La Vigie", "2023-11-18")
    once = told(keep(store, [ORIGINAL, copy]))
    assert told(keep(store, [ORIGINAL, copy])) == once
    for version in ("2", "3"):
        store.keep(copy, (), version=version)
        store.keep(ORIGINAL, (), version=version)
    assert told(store) == once


WORLD = [
    ORIGINAL,
    document(f"VALMONT (Le Phare) — {STORY}", "La Vigie", "2023-11-17"),
    document(f"{STORY} {OWN}", "Le Rivage", "2023-11-19"),
    document(f"{OTHER} {FORMULA}", "Le Cap"),
    document(f"{OWN} {FORMULA}", "La Dune", "2023-11-20"),
    document(f"{STORY} {OTHER}", "Le Môle", "2023-11-21"),
]


def graph(store: GraphStore) -> object:
    return {id_: store.reuse_of([id_]) for id_ in store.reusing_ids()}, list(all_copies(store))


@pytest.mark.parametrize("crowd", [2, 3, 4, 200])
@given(order=st.permutations(WORLD), again=st.lists(st.sampled_from(WORLD), max_size=4))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_order_of_ingest_changes_nothing(
    new_store: NewStore, monkeypatch: pytest.MonkeyPatch, crowd: int, order: list[Document], again: list[Document]
) -> None:
    monkeypatch.setattr(reusers, "CROWD", crowd)
    straight, shuffled = keep(new_store(), WORLD), keep(new_store(), order)
    assert graph(straight) == graph(shuffled)
    for one in again:
        shuffled.keep(one, (), version="2")
    assert graph(straight) == graph(shuffled)


@given(order=st.permutations(WORLD), changed=st.sampled_from(range(len(WORLD))))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_formula_that_is_none_any_more_leads_again(
    new_store: NewStore, monkeypatch: pytest.MonkeyPatch, order: list[Document], changed: int
) -> None:
    monkeypatch.setattr(reusers, "CROWD", 3)
    url = "https://archive.example/texte"
    old = document(f"{STORY} {OTHER}", "L’Archive", "2023-11-01", url=url)
    new = document(TRANSLATED, "L’Archive", "2023-11-02", url=url)
    without = keep(new_store(), [*WORLD, new])
    replaced = keep(new_store(), [*order[:changed], old, *order[changed:], new])
    assert graph(without) == graph(replaced)
