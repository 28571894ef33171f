"""The demo corpus: what was planted in its texts (ingest/demo/expected.json) is what a trace of them tells.

Documents go by the short names of expected.json, sources by their names without articles, accents and acronyms.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from graph.exchange.trace_json import trace_json
from graph.provenance import trace
from graph.store import GraphStore, open_store
from graph.words import fold, name_key
from ingest.pipeline import Summary, ingest
from ingest.read import read_inputs

DEMO = Path(__file__).parent.parent / "ingest" / "demo"
TEXTS = DEMO / "texts"
EXPECTED: Mapping[str, Any] = json.loads((DEMO / "expected.json").read_text(encoding="utf-8"))
SHORT = {url: name for name, url in EXPECTED["documents"].items()}
CLAIMS: Mapping[str, Mapping[str, Any]] = {claim["name"]: claim for claim in EXPECTED["claims"]}

Json = Mapping[str, Any]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[GraphStore, Summary]]:
    with open_store(str(tmp_path_factory.mktemp("demo") / "demo.db"), create=True) as store:
        yield store, ingest(store, [str(TEXTS)])


@pytest.fixture(scope="module")
def store(demo: tuple[GraphStore, Summary]) -> GraphStore:
    return demo[0]


@pytest.fixture(scope="module")
def traced(store: GraphStore) -> Mapping[str, Json]:
    """The trace of each planted claim, asked for by its first query."""
    return {name: trace_json(trace(store, claim["queries"][0])) for name, claim in CLAIMS.items()}


def who(name: str) -> str:
    """A name as it is compared: "Agence Boréale (ABO)" and "l'agence Boréale" are one, "Pentagon" is "Pentagone"."""
    key = name_key(name.split(" (")[0])
    return {"pentagon": "pentagone"}.get(key, key)


def short(document: Json) -> str:
    return SHORT[document["url"]]


def names_of(answer: Json) -> Mapping[str, str]:
    """Document id → short name, for the carriers of a trace."""
    return {carrier["document"]["id"]: short(carrier["document"]) for carrier in answer["carriers"]}


# -- reading -------------------------------------------------------------------------------------------------------


def test_every_text_is_read_without_a_warning(demo: tuple[GraphStore, Summary]) -> None:
    _, summary = demo
    assert (summary.read, summary.new) == (len(SHORT), len(SHORT))
    assert (summary.failed, summary.warnings, summary.skipped, summary.not_extracted) == ((), (), (), ())


def test_the_documents_are_those_of_the_list() -> None:
    documents = [reading.document for reading in read_inputs([str(TEXTS)])]
    assert sorted(SHORT[document.url or ""] for document in documents if document) == sorted(SHORT.values())
    for document in documents:
        assert document is not None
        assert document.title
        assert document.outlet
        assert document.published is not None
        assert document.published[-6] in "+-", "the offset from UTC is said"
        assert 50 <= len(document.text.split()) <= 200


def test_the_languages_are_told(store: GraphStore) -> None:
    assert dict(store.stats().languages) == EXPECTED["languages"]


def test_the_outlets_are_fictional() -> None:
    """RFC 2606 reserves .example: no address of the corpus can be anybody's."""
    assert all(url.split("/")[2].endswith(".example") for url in SHORT)


# -- sources -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("expected", EXPECTED["sources"], ids=lambda source: source["name"])
def test_a_source_is_one_under_all_its_names(store: GraphStore, expected: Json) -> None:
    named = [expected["name"], *expected["aliases"]]
    found = {name: [(source.id, source.source_type) for source in store.named(name)] for name in named}
    assert all(len(sources) == 1 for sources in found.values()), found
    assert len({sources[0] for sources in found.values()}) == 1, found
    assert found[expected["name"]][0][1] == expected["source_type"]


def test_unnamed_sources_are_never_joined_across_documents(store: GraphStore) -> None:
    urls = [EXPECTED["documents"][name] for name in EXPECTED["unnamed_never_joined"]["documents"]]
    documents = store.documents_at(urls)
    assert len(documents) == len(urls)
    officials = []
    for statements in store.statements_of(documents.values()).values():
        unnamed = {s.source.id for s in statements if s.source and s.source.source_type == "unnamed_person"}
        assert len(unnamed) == 1, "one official a document"
        officials += unnamed
    assert len(officials) == len(set(officials))


# -- claims --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "query"), [(name, query) for name, claim in CLAIMS.items() for query in claim["queries"]]
)
def test_a_query_finds_its_claim(store: GraphStore, traced: Mapping[str, Json], name: str, query: str) -> None:
    answer = trace_json(trace(store, query))
    assert answer["claim"] is not None
    assert answer["claim"] == traced[name]["claim"]
    assert any(fold(c["content"]) in fold(answer["claim"]["text"]) for c in CLAIMS[name]["carriers"])


@pytest.mark.parametrize("name", CLAIMS)
def test_the_carriers_in_time_order(traced: Mapping[str, Json], name: str) -> None:
    found = [(short(carrier["document"]), carrier["attribution"] is not None) for carrier in traced[name]["carriers"]]
    assert found == [(carrier["document"], carrier["attributed"]) for carrier in CLAIMS[name]["carriers"]]


@pytest.mark.parametrize(
    ("name", "at"),
    [
        pytest.param(name, at, id=f"{name}: {carrier['document']} {at}")
        for name, claim in CLAIMS.items()
        for at, carrier in enumerate(claim["carriers"])
    ],
)
def test_the_chain_of_a_carrier(traced: Mapping[str, Json], name: str, at: int) -> None:
    expected = CLAIMS[name]["carriers"][at]
    alike = [carrier for carrier in traced[name]["carriers"] if short(carrier["document"]) == expected["document"]]
    place = [carrier["document"] for carrier in CLAIMS[name]["carriers"][:at]].count(expected["document"])
    assert len(alike) > place, "the document does not carry the claim"
    found = alike[place]
    assert _steps(found["chain"]) == [(who(s["name"]), s["hop"], s["held"]) for s in expected["chain"]]
    assert fold(expected["content"]) in fold(" ".join(part["text"] for part in found["content"]))
    assert (found["polarity"], found["modality"]) == (expected["polarity"], expected["modality"])
    origins = {origin["id"]: who(origin["name"]) for origin in traced[name]["origins"]}
    assert [origins[id_] for id_ in found["origins"]] == [who(origin) for origin in expected["origins"]]


def _steps(chain: list[Json]) -> list[tuple[str, str, bool | None]]:
    roles = [step["role"] for step in chain]
    assert roles == ["outlet", *["conduit"] * (len(chain) - 2), *["source"] * (len(chain) > 1)]
    return [(who(step["source"]["name"]), step["hop"], step["held"]) for step in chain]


@pytest.mark.parametrize("name", CLAIMS)
def test_the_origins_and_how_many_are_independent(traced: Mapping[str, Json], name: str) -> None:
    answer, expected = traced[name], CLAIMS[name]
    found = [(who(o["name"]), o["source_type"], o["status"]) for o in answer["origins"]]
    assert found == [(who(o["name"]), o["source_type"], o["status"]) for o in expected["origins"]]
    independent = answer["independent_origins"]
    assert {key: independent[key] for key in ("at_least", "at_most")} == expected["independent_origins"]
    asserted = {id_ for carrier in answer["carriers"] if carrier["origins"] for id_ in [carrier["document"]["id"]]}
    assert {id_ for group in independent["groups"] for id_ in group["documents"]} == asserted
    assert all(group["reason"] for group in independent["groups"])


@pytest.mark.parametrize("name", CLAIMS)
def test_the_figures_side_by_side(traced: Mapping[str, Json], name: str) -> None:
    figures = traced[name]["figures"]
    for expected in CLAIMS[name]["figures"]:
        found = next((f for f in figures if _figure(f) == _figure(expected)), None)
        assert found is not None, f"{expected} is not among {[_figure(f) for f in figures]}"
        if "class" in expected:
            assert (found["class"], figures[found["compared_to"]]["value"]) == (
                expected["class"],
                expected["compared_to"],
            )


def _figure(figure: Json) -> tuple[object, ...]:
    source = figure["source"] if isinstance(figure["source"], str) else figure["source"]["name"]
    counted = fold(figure["counted"]).split()[0]
    period = figure["period"] and fold(figure["period"])
    return figure["value"], figure["comparator"], counted, period, who(source)


@pytest.mark.parametrize("name", [name for name, claim in CLAIMS.items() if claim["family"]])
def test_the_family_side_by_side(traced: Mapping[str, Json], name: str) -> None:
    answer = traced[name]
    for expected in CLAIMS[name]["family"]:
        found = [relative for relative in answer["family"] if fold(expected["content"]) in fold(relative["text"])]
        assert len(found) == 1, [relative["text"] for relative in answer["family"]]
        assert [who(origin["name"]) for origin in found[0]["origins"]] == [who(o) for o in expected["origins"]]
        independent = found[0]["independent_origins"]
        assert {key: independent[key] for key in ("at_least", "at_most")} == expected["independent_origins"]


@pytest.mark.parametrize("name", CLAIMS)
def test_the_copies(traced: Mapping[str, Json], name: str) -> None:
    names = names_of(traced[name])
    found = [(names[c["from"]], names[c["to"]], c["credited"]) for c in traced[name]["copies"]]
    assert found == [(c["from"], c["to"], c["credited"]) for c in CLAIMS[name]["copies"]]


@pytest.mark.parametrize("name", CLAIMS)
def test_the_circles_with_their_witness(traced: Mapping[str, Json], name: str) -> None:
    names = names_of(traced[name])
    found = [
        (circle["kind"], [names[id_] for id_ in circle["documents"]], [who(outlet) for outlet in circle["path"]])
        for circle in traced[name]["circles"]
    ]
    expected = [
        (circle["kind"], circle["documents"], [who(outlet) for outlet in circle["path"]])
        for circle in CLAIMS[name]["circles"]
    ]
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize("name", [name for name, claim in CLAIMS.items() if claim["unknown"]])
def test_what_is_not_known_is_said(traced: Mapping[str, Json], name: str) -> None:
    said = fold(" ".join(traced[name]["unknown"]))
    for expected in CLAIMS[name]["unknown"]:
        assert who(expected) in said


def test_noise_carries_no_planted_claim(traced: Mapping[str, Json]) -> None:
    carrying = {short(carrier["document"]) for answer in traced.values() for carrier in answer["carriers"]}
    assert carrying.isdisjoint(EXPECTED["noise"])


def test_every_evidence_is_where_it_says(store: GraphStore, traced: Mapping[str, Json]) -> None:
    for answer in traced.values():
        for evidence in _evidence(answer):
            document = store.document(evidence["document"])
            if "field" in evidence:
                assert evidence["value"] in (getattr(document, evidence["field"]), *document.links)
                continue
            words = document.words_of(evidence.get("in", "text"))
            assert words[evidence["start"] : evidence["end"]] == evidence["text"]


def _evidence(value: Any) -> Iterator[Json]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if key == "evidence":
                yield inner
            else:
                yield from _evidence(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _evidence(inner)


def test_the_order_of_ingest_changes_nothing(tmp_path: Path, traced: Mapping[str, Json]) -> None:
    paths = sorted((str(path) for path in TEXTS.iterdir() if not path.name.endswith(".meta.json")), reverse=True)
    with open_store(str(tmp_path / "reversed.db"), create=True) as store:
        ingest(store, paths)
        for name, claim in CLAIMS.items():
            assert trace_json(trace(store, claim["queries"][0])) == traced[name]


def test_ingesting_again_changes_nothing(demo: tuple[GraphStore, Summary]) -> None:
    store, _ = demo
    again = ingest(store, [str(TEXTS)])
    assert (again.read, again.unchanged) == (len(SHORT), len(SHORT))
