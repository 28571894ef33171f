"""A small world of fictional outlets → what its traces say: chains, origins, independence, figures, copies."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.exchange.trace_json import trace_json
from graph.model import Attribution, Conduit, Document, Span
from graph.provenance import trace
from graph.store import GraphStore, open_store
from graph.trace import Carrier, Quoted, Trace

CLAIM = "le barrage de Valmont a subi 61 tirs de mortier depuis le 17 octobre"
MONTH = "le barrage de Valmont a subi 55 tirs de mortier en un mois"
FILL = (
    "Les pompiers ont travaillé toute la matinée dans les rues voisines du port, tandis que les écoles restaient "
    "fermées et que les trains s’arrêtaient à l’entrée de la vallée, où la route est coupée depuis la veille."
)
OTHER = (
    "Une enquête commence sur les défenses de l’ouvrage, que des ingénieurs disaient fragiles depuis longtemps. Le "
    "conseil de la région se réunira demain pour voter une aide aux habitants, dont beaucoup dorment loin de chez eux."
)

Kept = tuple[Document, tuple[Attribution, ...]]
Keep = Callable[..., GraphStore]


def span(document: Document, words: str | None) -> Span | None:
    if words is None:
        return None
    start = document.text.index(words)
    return document.span(start, start + len(words))


def text(document: Document, **roles: Any) -> Attribution:
    """An attribution whose roles are given as the words that stand in the document."""
    places = {name: span(document, roles.pop(name, None)) for name in ("source", "cue", "addressee", "medium")}
    content = span(document, roles.pop("content", CLAIM))
    assert content is not None
    conduits = [Conduit(place, name) for name in roles.pop("through", ()) if (place := span(document, name))]
    kind = roles.pop("kind", "indirect")
    return Attribution.of(document, kind=kind, content=[content], conduits=conduits, **places, **roles)


def interview(outlet: str = "Le Phare", published: str | None = "2023-11-17", fill: str = FILL) -> Kept:
    """An outlet to which an unnamed official says it."""
    document = Document.of(
        text=f"Un responsable militaire a déclaré au journal {outlet} que {CLAIM}. {fill}",
        outlet=outlet,
        published=published,
        language="fr",
    )
    return document, (
        text(document, source="Un responsable militaire", cue="a déclaré", source_type="unnamed_person", kind="mixed"),
    )


def citing(outlet: str, cited: str, published: str | None, fill: str = OTHER, **more: Any) -> Kept:
    """An outlet that has it from an unnamed official through another outlet."""
    document = Document.of(
        text=f"Un responsable militaire a déclaré à {cited} que {CLAIM}. {fill} ({outlet}.)",
        outlet=outlet,
        published=published,
        language="fr",
        **more,
    )
    return document, (
        text(
            document,
            source="Un responsable militaire",
            cue="a déclaré",
            addressee=cited,
            source_type="unnamed_person",
            through=[cited],
        ),
    )


def according(outlet: str, source: str, published: str | None, *, content: str = CLAIM, **more: Any) -> Kept:
    """An outlet that attributes it to a source by "selon"."""
    document = Document.of(
        text=f"Selon {source}, {content}. La suite est de {outlet}.", outlet=outlet, published=published, language="fr"
    )
    return document, (text(document, source=source, cue="Selon", content=content, **more),)


@pytest.fixture
def keep(tmp_path: Path) -> Iterator[Keep]:
    """A store that holds the given documents."""
    stores: list[GraphStore] = []

    def kept(*documents: Kept) -> GraphStore:
        store = open_store(str(tmp_path / f"{len(stores)}.db"), create=True)
        stores.append(store)
        for document, attributions in documents:
            store.keep(document, attributions, version="1")
        return store

    yield kept
    for store in stores:
        store.close()


def chain(carrier: Carrier) -> list[tuple[str, str, str, bool | None]]:
    return [(step.source.name, step.role, step.hop, step.held) for step in carrier.chain]


def bounds(found: Trace) -> tuple[int, int]:
    return found.independence.at_least, found.independence.at_most


def by_outlet(found: Trace, outlet: str) -> Carrier:
    return next(carrier for carrier in found.carriers if carrier.document.outlet == outlet)


def wire(outlet: str, published: str) -> Kept:
    """A paper that runs an agency's dispatch under its dateline."""
    document = Document.of(
        text=f"VALMONT (Agence Boréale) — Un responsable militaire a déclaré que {CLAIM}. {OTHER} ({outlet}.)",
        outlet=outlet,
        published=published,
        language="fr",
    )
    return document, (text(document, source="Un responsable militaire", cue="a déclaré", source_type="unnamed_person"),)


def relayed(outlet: str, published: str | None) -> Kept:
    """A paper that runs the interview without saying whose it is."""
    document = Document.of(
        text=f"Un responsable militaire a déclaré que {CLAIM}. {FILL}",
        outlet=outlet,
        published=published,
        language="fr",
    )
    return document, (text(document, source="Un responsable militaire", cue="a déclaré", source_type="unnamed_person"),)


QUESTION = "61 tirs de mortier barrage de Valmont"
OFFICIAL = "Un responsable militaire"


# -- chains --------------------------------------------------------------------------------------------------------


def test_an_outlet_cited_and_held_leads_on_to_its_own_source(keep: Keep) -> None:
    found = trace(keep(citing("La Vigie", "Le Phare", "2023-11-18"), interview()), QUESTION)
    assert found.claim is not None
    assert [carrier.document.outlet for carrier in found.carriers] == ["Le Phare", "La Vigie"]
    assert chain(found.carriers[0]) == [
        ("Le Phare", "outlet", "own_voice", True),
        (OFFICIAL, "source", "direct_quote", None),
    ]
    assert chain(found.carriers[1]) == [
        ("La Vigie", "outlet", "own_voice", True),
        ("Le Phare", "conduit", "told_to", True),
        (OFFICIAL, "source", "direct_quote", None),
    ]
    assert [(origin.status, origin.name) for origin in found.origins] == [("unnamed", OFFICIAL)]
    assert bounds(found) == (1, 1)
    assert f"The source is unnamed: “{OFFICIAL}”, in the words of Le Phare." in found.unknown


def test_an_outlet_cited_but_not_held_is_said_to_be_so(keep: Keep) -> None:
    found = trace(keep(citing("La Vigie", "Le Phare", "2023-11-18")), QUESTION)
    assert chain(found.carriers[0]) == [
        ("La Vigie", "outlet", "own_voice", True),
        ("Le Phare", "conduit", "told_to", False),
        (OFFICIAL, "source", "paraphrase", None),
    ]
    assert "Le Phare is cited, but no document of it that says so is held." in found.unknown


def test_a_chain_goes_on_through_several_held_documents(keep: Keep) -> None:
    third = citing("Le Rivage", "La Vigie", "2023-11-19", fill="La suite demain.")
    found = trace(keep(third, citing("La Vigie", "Le Phare", "2023-11-18"), interview()), QUESTION)
    names = [step.source.name for step in by_outlet(found, "Le Rivage").chain]
    assert names == ["Le Rivage", "La Vigie", "Le Phare", OFFICIAL]
    assert bounds(found) == (1, 1)


def test_a_document_that_came_later_is_not_what_an_earlier_one_relies_on(keep: Keep) -> None:
    found = trace(keep(citing("La Vigie", "Le Phare", "2023-11-18"), interview(published="2023-11-20")), QUESTION)
    assert by_outlet(found, "La Vigie").chain[1].held is False
    assert "Le Phare is cited, but its held documents that say so came later." in found.unknown


def test_a_link_to_a_held_document_is_a_hop(keep: Keep) -> None:
    address = "https://phare.example/barrage"
    original = Document.of(
        text=f"{OFFICIAL} a déclaré que {CLAIM}.", outlet="Le Phare", published="2023-11-17", language="fr", url=address
    )
    linking = Document.of(
        text=f"On apprend que {CLAIM}. {OTHER}",
        outlet="La Vigie",
        published="2023-11-18",
        language="fr",
        links=[address + "?utm_source=vigie"],
    )
    said = text(original, source=OFFICIAL, cue="a déclaré", source_type="unnamed_person")
    found = trace(keep((original, (said,)), (linking, (text(linking, cue="On apprend"),))), QUESTION)
    step = by_outlet(found, "La Vigie").chain[1]
    assert (step.source.name, step.hop, step.held) == ("Le Phare", "link", True)


def test_nesting_is_one_carrier_whose_parent_is_a_conduit(keep: Keep) -> None:
    document = Document.of(
        text=f"Selon Le Phare, {OFFICIAL.lower()} a dit que {CLAIM}.",
        outlet="La Vigie",
        published="2023-11-18",
        language="fr",
    )
    outer = text(
        document,
        source="Le Phare",
        cue="Selon",
        content=f"un responsable militaire a dit que {CLAIM}",
        source_type="outlet",
    )
    inner = text(
        document,
        source="un responsable militaire",
        cue="a dit",
        source_type="unnamed_person",
        parent=outer.id,
        through=["Le Phare"],
    )
    found = trace(keep((document, (outer, inner))), QUESTION)
    assert [chain(carrier) for carrier in found.carriers] == [
        [
            ("La Vigie", "outlet", "own_voice", True),
            ("Le Phare", "conduit", "according_to", False),
            ("un responsable militaire", "source", "paraphrase", None),
        ]
    ]


# -- credits and copies --------------------------------------------------------------------------------------------


def test_a_wire_credit_makes_unnamed_sources_one(keep: Keep) -> None:
    found = trace(keep(wire("La Vigie", "2023-11-18"), wire("Le Rivage", "2023-11-18")), QUESTION)
    steps = by_outlet(found, "La Vigie").chain
    assert [(step.hop, step.held) for step in steps] == [
        ("own_voice", True),
        ("wire_credit", False),
        ("paraphrase", None),
    ]
    assert bounds(found) == (1, 1)
    assert found.independence.groups[0].reason.endswith("the same through a wire credit.")


def test_an_uncredited_copy_has_its_original_s_origin(keep: Keep) -> None:
    found = trace(keep(interview(), relayed("La Vigie", "2023-11-18")), QUESTION)
    assert [(step.source.name, step.hop) for step in by_outlet(found, "La Vigie").chain] == [
        ("La Vigie", "own_voice"),
        ("Le Phare", "copy"),
        (OFFICIAL, "direct_quote"),
    ]
    assert [copy.credited for copy in found.copies] == [False]
    assert bounds(found) == (1, 1)


def test_an_undated_copy_is_left_open_and_adds_no_origin(keep: Keep) -> None:
    found = trace(keep(interview(), relayed("La Vigie", None)), QUESTION)
    assert found.copies == ()
    assert bounds(found) == (1, 1)
    assert any("which of them came first is not known" in sentence for sentence in found.unknown)
    assert found.carriers[-1].document.published is None


def test_a_paraphrase_without_credit_may_be_another_source(keep: Keep) -> None:
    document = Document.of(
        text=f"Un officier confie que {CLAIM}. {OTHER}", outlet="La Vigie", published="2023-11-18", language="fr"
    )
    said = text(document, source="Un officier", cue="confie", source_type="unnamed_person")
    assert bounds(trace(keep(interview(), (document, (said,))), QUESTION)) == (1, 2)


def test_an_outlet_s_own_voice_is_a_carrier_of_undetermined_origin(keep: Keep) -> None:
    document = Document.of(
        text=f"{CLAIM[0].upper()}{CLAIM[1:]}. {OTHER}", outlet="La Vigie", published="2023-11-18", language="fr"
    )
    found = trace(keep(interview(), (document, ())), QUESTION)
    carrier = by_outlet(found, "La Vigie")
    assert carrier.attribution is None
    assert chain(carrier) == [("La Vigie", "outlet", "own_voice", True)]
    assert [origin.status for origin in found.origins] == ["unnamed", "undetermined"]
    assert bounds(found) == (1, 2)


# -- origins -------------------------------------------------------------------------------------------------------


def test_named_sources_count_each_once_and_unnamed_ones_may_be_among_them(keep: Keep) -> None:
    ministry = according("Le Rivage", "le ministère de la Défense", "2023-11-19", source_type="named_organization")
    again = according("Le Cap", "le ministère de la Défense", "2023-11-20", source_type="named_organization")
    assert bounds(trace(keep(interview(), ministry, again), QUESTION)) == (1, 2)


def test_a_spokesperson_counts_with_the_body_spoken_for(keep: Keep) -> None:
    ministry = according("Le Rivage", "le ministère de la Défense", "2023-11-19", source_type="named_organization")
    spoken = according(
        "Le Cap", "le porte-parole du ministère de la Défense, Paul Morand", "2023-11-20", source_type="named_person"
    )
    assert bounds(trace(keep(ministry, spoken), QUESTION)) == (1, 2)


def test_two_named_sources_are_two(keep: Keep) -> None:
    ministry = according("Le Rivage", "le ministère de la Défense", "2023-11-19", source_type="named_organization")
    mayor = according("Le Cap", "Jeanne Morel", "2023-11-20", source_type="named_person")
    assert bounds(trace(keep(ministry, mayor), QUESTION)) == (2, 2)


def test_who_denies_a_claim_is_no_origin_of_it(keep: Keep) -> None:
    denial = according("Le Rivage", "le général Aubry", "2023-11-19", source_type="named_person", polarity="denied")
    found = trace(keep(interview(), denial), QUESTION)
    assert by_outlet(found, "Le Rivage").origins == ()
    assert bounds(found) == (1, 1)
    alone = trace(keep(denial), QUESTION)
    assert bounds(alone) == (0, 0)


def test_a_copy_never_raises_the_number_of_origins(keep: Keep) -> None:
    before = bounds(trace(keep(interview(), wire("Le Rivage", "2023-11-18")), QUESTION))
    after = bounds(trace(keep(interview(), wire("Le Rivage", "2023-11-18"), relayed("Le Cap", "2023-11-19")), QUESTION))
    assert after == before


# -- figures, family, circles --------------------------------------------------------------------------------------


def test_another_figure_over_another_period_stands_beside(keep: Keep) -> None:
    ministry = according(
        "Le Rivage", "le ministère de la Défense", "2023-11-19", content=MONTH, source_type="named_organization"
    )
    found = trace(keep(interview(), ministry), QUESTION)
    assert [relative.claim.text for relative in found.family] == [MONTH]
    assert [(f.value, f.counted, f.period, f.source.name, f.class_, f.compared_to) for f in found.figures] == [
        (61, "tirs", "depuis le 17 octobre", OFFICIAL, "same", None),
        (55, "tirs", "en un mois", "ministère de la Défense", "other_scope", 0),
    ]
    assert bounds(found) == (1, 1)


@pytest.mark.parametrize(
    ("value", "published", "expected"),
    [
        (31, "2023-11-19", "later_count"),
        (21, "2023-11-19", "conflict"),
        (31, "2023-11-17", "conflict"),
        (31, None, "undetermined"),
    ],
)
def test_figures_of_one_thing(keep: Keep, value: int, published: str | None, expected: str) -> None:
    first = "le glissement de terrain de Valmont a fait 27 morts parmi les ouvriers du barrage"
    then = first.replace("27", str(value))
    one = according("Le Phare", "Jeanne Morel", "2023-11-17", content=first, source_type="named_person")
    other = according("La Vigie", "Paul Reed", published, content=then, source_type="named_person")
    found = trace(keep(one, other), "glissement de terrain 27 morts")
    assert [(figure.value, figure.class_, figure.compared_to) for figure in found.figures] == [
        (27, "same", None),
        (value, expected, 0),
    ]


def test_outlets_that_cite_each_other_are_a_cycle(keep: Keep) -> None:
    one = according("La Vigie", "Le Rivage", "2023-11-18", source_type="outlet")
    other = according("Le Rivage", "La Vigie", "2023-11-19", source_type="outlet")
    found = trace(keep(one, other), QUESTION)
    assert [(circle.kind, circle.path) for circle in found.circles] == [
        ("citation_cycle", ("La Vigie", "Le Rivage", "La Vigie"))
    ]
    assert bounds(found) == (1, 1)


# -- asking --------------------------------------------------------------------------------------------------------


def test_words_a_claim_and_an_attribution_ask_for_the_same(keep: Keep) -> None:
    one, other = interview(), citing("La Vigie", "Le Phare", "2023-11-18")
    store = keep(one, other)
    claim = trace(store, QUESTION).claim
    assert claim is not None
    for id_ in (claim.id, one[1][0].id, other[1][0].id):
        assert trace(store, id_).claim == claim


def test_words_that_mean_several_claims_give_the_best_and_the_others(keep: Keep) -> None:
    ministry = according(
        "Le Rivage", "le ministère de la Défense", "2023-11-19", content=MONTH, source_type="named_organization"
    )
    found = trace(keep(interview(), ministry), "tirs de mortier barrage de Valmont 55")
    assert found.claim is not None
    assert found.claim.text == MONTH
    assert [other.claim.text for other in found.alternatives] == [CLAIM]


@pytest.mark.parametrize(
    "words", ["mortier", "tirs", "Valmont", "un responsable militaire et 61 tirs", "TIRS DE MORTIER"]
)
def test_a_word_or_two_is_enough(keep: Keep, words: str) -> None:
    found = trace(keep(interview()), words)
    assert found.claim is not None
    assert found.claim.text == CLAIM


def test_words_that_nothing_says_give_the_nearest_passages(keep: Keep) -> None:
    store = keep(interview())
    found = trace(store, "les écoles restaient fermées")
    assert found.claim is None
    assert [passage.voice for passage in found.nearest][:1] == ["own_voice"]
    assert trace(store, "zzz").nearest == ()
    assert trace(store, "att_0000000000000000").claim is None
    assert trace(store, "").claim is None


def test_the_order_of_ingest_changes_nothing(keep: Keep) -> None:
    world = [
        interview(),
        citing("La Vigie", "Le Phare", "2023-11-18"),
        wire("Le Rivage", "2023-11-18"),
        wire("Le Cap", "2023-11-18"),
        relayed("La Dune", "2023-11-19"),
        according("Le Môle", "le général Aubry", "2023-11-20", source_type="named_person", polarity="denied"),
    ]
    assert trace_json(trace(keep(*world), QUESTION)) == trace_json(trace(keep(*reversed(world)), QUESTION))


# -- the contract --------------------------------------------------------------------------------------------------

KEYS = {
    "": "query claim alternatives carriers origins family independent_origins figures copies circles unknown nearest "
    "first drift quotations",
    "carriers": "document attribution chain origins content polarity modality",
    "chain": "source role hop held evidence",
    "origins": "id name source_type status",
    "family": "claim text figures origins independent_origins",
    "independent_origins": "at_least at_most groups",
    "figures": "value high comparator counted period source class compared_to evidence reason",
    "copies": "from to credited",
}


def test_the_json_has_the_keys_of_the_contract(keep: Keep) -> None:
    ministry = according(
        "Le Rivage", "le ministère de la Défense", "2023-11-19", content=MONTH, source_type="named_organization"
    )
    value = trace_json(trace(keep(interview(), relayed("La Vigie", "2023-11-18"), ministry), QUESTION))
    assert json.loads(json.dumps(value)) == value
    found = {
        "": value,
        "carriers": value["carriers"][0],
        "chain": value["carriers"][0]["chain"][0],
        "origins": value["origins"][0],
        "family": value["family"][0],
        "independent_origins": value["independent_origins"],
        "figures": value["figures"][0],
        "copies": value["copies"][0],
    }
    assert {name: set(part) for name, part in found.items()} == {name: set(keys.split()) for name, keys in KEYS.items()}
    document = value["carriers"][0]["document"]
    assert set(document) == {"id", "title", "outlet", "url", "published"}
    assert value["carriers"][0]["chain"][0]["evidence"] == {
        "document": document["id"],
        "field": "outlet",
        "value": "Le Phare",
    }
    assert value["carriers"][0]["chain"][1]["evidence"]["text"] == OFFICIAL


def test_every_span_of_evidence_is_the_document_s_words(keep: Keep) -> None:
    store = keep(interview(), relayed("La Vigie", "2023-11-18"), wire("Le Rivage", "2023-11-18"))
    found = trace(store, QUESTION)
    for evidence in [step.evidence for carrier in found.carriers for step in carrier.chain]:
        if isinstance(evidence, Quoted):
            assert store.document(evidence.document).holds(evidence.span)


class Counted:
    """A store that counts what it is asked."""

    def __init__(self, store: GraphStore) -> None:
        self._store, self.calls = store, 0

    def __getattr__(self, name: str) -> Any:
        self.calls += 1
        return getattr(self._store, name)


@pytest.mark.parametrize("carriers", [20, 60])
def test_a_trace_asks_the_store_a_bounded_number_of_questions(keep: Keep, carriers: int) -> None:
    many = [citing("Le Courrier", "Le Phare", f"2023-11-18T10:{number:02}:00") for number in range(carriers)]
    store = Counted(keep(interview(), *many))
    found = trace(store, QUESTION)  # type: ignore[arg-type]
    assert store.calls <= 20
    assert bounds(found) == (1, 1)
