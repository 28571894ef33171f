"""A document and what it names as where it has a claim from → the hop, held and named only."""

from pathlib import Path
from typing import Any

import pytest

from graph.model import Attribution, Document
from graph.provenance import all_circles, trace
from graph.store import open_store
from graph.trace import Trace
from ingest.extract import extract

CLAIM = "le barrage de Valmont a subi 61 tirs de mortier depuis le 17 octobre"
FILL = (
    "Les pompiers ont travaillé toute la matinée dans les rues voisines du port, tandis que les écoles restaient "
    "fermées et que les trains s’arrêtaient à l’entrée de la vallée, où la route est coupée depuis la veille."
)
HELD = Document.of(
    text=f"Un officier a déclaré au Phare que {CLAIM}. {FILL}",
    outlet="Le Phare",
    published="2024-03-01",
    language="fr",
    url="https://phare.example/barrage",
)
AGENCY = Document.of(
    text=f"Un officier a déclaré que {CLAIM}.", outlet="Agence Boréale", published="2024-03-01", language="fr"
)


def relay(text: str, **more: Any) -> Document:
    return Document.of(
        text=text, outlet="La Vigie", published="2024-03-02", language=more.pop("language", "fr"), **more
    )


CASES: list[tuple[str, Document, Document | None]] = [
    ("according_to", relay(f"Selon le journal Le Phare, {CLAIM}."), HELD),
    ("told_to", relay(f"Un officier a déclaré au journal Le Phare que {CLAIM}."), HELD),
    ("link", relay(f"Selon Le Phare, {CLAIM}.", links=["https://phare.example/barrage"]), HELD),
    ("wire_credit", relay(f"VALMONT (Agence Boréale) — Un officier a déclaré que {CLAIM}."), AGENCY),
    ("copy", relay(f"Un officier a déclaré que {CLAIM}. {FILL}"), HELD),
    ("direct_quote", relay(f"« {CLAIM[0].upper()}{CLAIM[1:]} », rapporte le journal Le Phare."), HELD),
    ("paraphrase", relay(f"Le journal Le Phare rapporte que {CLAIM}."), HELD),
]


@pytest.fixture
def traced(tmp_path: Path) -> Any:
    def ask(*documents: Document) -> Trace:
        with open_store(str(tmp_path / f"{len(list(tmp_path.iterdir()))}.db"), create=True) as store:
            for document in documents:
                store.keep(document, extract(document), version="1")
            return trace(store, "61 tirs de mortier barrage de Valmont")

    return ask


def steps(found: Trace, outlet: str = "La Vigie") -> list[tuple[str, str, bool | None]]:
    carrier = next(carrier for carrier in found.carriers if carrier.document.outlet == outlet)
    return [(step.source.name, step.hop, step.held) for step in carrier.chain]


@pytest.mark.parametrize(("hop", "document", "held"), CASES, ids=[case[0] for case in CASES])
def test_a_hop_to_an_outlet_whose_own_text_is_held(traced: Any, hop: str, document: Document, held: Document) -> None:
    chain = steps(traced(document, held))
    assert chain[0] == ("La Vigie", "own_voice", True)
    assert chain[1] == (held.outlet, hop, True)
    assert chain[-1][0] == "Un officier"


@pytest.mark.parametrize(
    ("hop", "document", "held"),
    [case for case in CASES if case[0] not in ("link", "copy")],
    ids=[case[0] for case in CASES if case[0] not in ("link", "copy")],
)
def test_a_hop_to_an_outlet_that_is_named_only(traced: Any, hop: str, document: Document, held: Document) -> None:
    assert steps(traced(document))[1] == (held.outlet, hop, False)


@pytest.mark.parametrize(
    ("hop", "text"),
    [
        ("according_to", f"Selon Jeanne Morel, {CLAIM}."),
        ("direct_quote", f"« {CLAIM[0].upper()}{CLAIM[1:]} », a dit Jeanne Morel."),
        ("paraphrase", f"Jeanne Morel a dit que {CLAIM}."),
    ],
)
def test_a_hop_to_somebody_who_publishes_nothing(traced: Any, hop: str, text: str) -> None:
    assert steps(traced(relay(text)))[1:] == [("Jeanne Morel", hop, None)]


def test_own_voice_is_one_step(traced: Any) -> None:
    found = traced(AGENCY, relay(f"{CLAIM[0].upper()}{CLAIM[1:]}. La nuit a été longue à Valmont."))
    assert steps(found) == [("La Vigie", "own_voice", True)]


def test_a_later_document_of_the_cited_outlet_is_not_gone_on_in(traced: Any) -> None:
    later = Document.of(text=HELD.text, outlet="Le Phare", published="2024-03-05", language="fr")
    assert steps(traced(relay(f"Selon Le Phare, {CLAIM}."), later))[1] == ("Le Phare", "according_to", False)


def test_a_chain_across_languages(tmp_path: Path) -> None:
    french = "les forces de la côte ont subi 61 attaques près de Valdor depuis le 17 octobre"
    english = "the coastal forces have suffered 61 attacks near Valdor since 17 October"
    held = Document.of(
        text=f"Un officier a déclaré au Phare que « {french} ».",
        outlet="Le Phare",
        published="2024-03-01",
        language="fr",
    )
    document = relay(f"An officer told the newspaper Le Phare that “{english}”.", language="en")
    with open_store(str(tmp_path / "languages.db"), create=True) as store:
        for one in (held, document):
            store.keep(one, extract(one), version="1")
        found = trace(store, "61 attaques Valdor")
    assert steps(found) == [
        ("La Vigie", "own_voice", True),
        ("Le Phare", "told_to", True),
        ("Un officier", "direct_quote", None),
    ]
    assert [(check.verdict, check.diff) for check in found.quotations] == [("not_found", ())]
    assert found.drift == ()


def test_a_loop_ends_where_it_came_through_before(traced: Any) -> None:
    one = Document.of(text=f"Selon Le Rivage, {CLAIM}.", outlet="La Vigie", published="2024-03-02", language="fr")
    other = Document.of(text=f"Selon La Vigie, {CLAIM}.", outlet="Le Rivage", published="2024-03-02", language="fr")
    found = traced(one, other)
    assert [circle.kind for circle in found.circles] == ["citation_cycle"]
    assert all(circle.reason.endswith(".") for circle in found.circles)
    assert [origin.status for origin in found.origins] == ["undetermined"]
    assert len(found.first.documents) == 2


def test_circles_of_the_whole_store_are_those_of_its_traces(tmp_path: Path) -> None:
    documents = [
        HELD,
        relay(f"Selon Le Phare, {CLAIM}."),
        Document.of(text=f"Selon La Vigie, {CLAIM}.", outlet="Le Phare", published="2024-03-03", language="fr"),
        Document.of(text="Le port rouvrira lundi, a dit Paul Reed.", outlet="Le Cap", published="2024-03-03"),
    ]
    with open_store(str(tmp_path / "circles.db"), create=True) as store:
        for document in documents:
            store.keep(document, extract(document), version="1")
        (found,) = all_circles(store, page=1)
        assert found[1] == trace(store, found[0].id).circles
        assert [(circle.kind, circle.path) for circle in found[1]] == [
            ("late_loop", ("Le Phare", "La Vigie", "Le Phare"))
        ]
        assert list(all_circles(store, after=found[0].id)) == []


def test_somebody_who_is_not_named_or_described_is_undetermined(tmp_path: Path) -> None:
    document = relay(f"On dit que {CLAIM}.")
    start = document.text.index(CLAIM)
    said = Attribution.of(document, kind="indirect", content=[document.span(start, start + len(CLAIM))])
    with open_store(str(tmp_path / "nobody.db"), create=True) as store:
        store.keep(document, [said], version="1")
        found = trace(store, said.id)
    assert [origin.status for origin in found.origins] == ["undetermined"]
