"""The HTTP API over the demo corpus: every answer is what its model and the command's contract say, every error a
problem that says what to do."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("fastapi", reason="the API needs the extra serve")

from fastapi.testclient import TestClient
from pydantic import TypeAdapter

from api import schemas
from api.app import create_app
from api.routes import examples
from graph.errors import StoreError, StoreLocked
from graph.exchange.read_json import reading_json
from graph.exchange.trace_json import trace_json
from graph.model import Attribution, Document
from graph.provenance import trace
from graph.store import GraphStore, open_store
from ingest import pipeline
from ingest.extract import extract
from ingest.pipeline import ingest

TEXTS = Path(__file__).parent.parent / "ingest" / "demo" / "texts"
LOCAL = "http://127.0.0.1"
CLAIM = "61 attaques en Irak et en Syrie depuis le 17 octobre"
TEXT = "Mercredi, un ingénieur a déclaré à Lisane TV que « le pont a tremblé 3 fois ». Il a ajouté qu'il fermerait."

ANSWERS: list[tuple[str, Any, Any]] = [
    ("/api/v1/trace", schemas.Trace, examples.TRACE),
    ("/api/v1/search", list[schemas.Hit], examples.SEARCH),
    ("/api/v1/sources", list[schemas.SourceEntry], examples.SOURCES),
    ("/api/v1/sources/{id}", schemas.SourceSaid, examples.SOURCE_SAID),
    ("/api/v1/claims/{id}", schemas.Claim, examples.CLAIM),
    ("/api/v1/documents/{id}", schemas.HeldDocument, examples.HELD_DOCUMENT),
    ("/api/v1/stats", schemas.Stats, examples.STATS),
    ("/api/v1/read", schemas.Reading, examples.READING),
    ("/api/v1/sources/{id}/contradictions", list[schemas.Contradiction], examples.CONTRADICTIONS),
    ("/api/v1/outlets", list[schemas.OutletEntry], examples.OUTLETS),
    ("/api/v1/outlets/{id}", schemas.Outlet, examples.OUTLET),
    ("/api/v1/matrix", list[schemas.Quoting], examples.MATRIX),
    ("/api/v1/claims", list[schemas.ClaimEntry], examples.CLAIMS),
    ("/api/v1/circles", list[schemas.CircleEntry], examples.CIRCLES),
    ("/api/v1/review", list[schemas.Candidate], examples.REVIEW),
    ("/api/v1/judgements", list[schemas.LogEntry], examples.LOG),
    ("/api/v1/judgements", schemas.Judged, examples.JUDGED),
    ("/api/v1/judgements/undo", schemas.Undone, examples.UNDONE),
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    with open_store(str(tmp_path_factory.mktemp("api") / "demo.db"), create=True) as opened:
        ingest(opened, [str(TEXTS)])
        yield opened


@pytest.fixture(scope="module")
def client(store: GraphStore) -> Iterator[TestClient]:
    with TestClient(create_app(store), base_url=LOCAL) as made:
        yield made


def got(client: TestClient, path: str, model: Any, **params: object) -> Any:
    """The answer to GET, which the route's model allows."""
    response = client.get(path, params=params)  # type: ignore[arg-type]
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == "application/json"
    TypeAdapter(model).validate_python(response.json())
    return response.json()


def told(response: Any, status: int) -> Any:
    """The problem details of an error (RFC 9457)."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    schemas.Problem.model_validate(problem)
    assert problem["status"] == status
    assert problem["detail"]
    assert "\n" not in problem["detail"]
    return problem


# -- the answers ---------------------------------------------------------------------------------------------------


def test_a_trace_is_the_one_of_the_command(client: TestClient, store: GraphStore) -> None:
    answer = got(client, "/api/v1/trace", schemas.Trace, q=CLAIM)
    assert answer == json.loads(json.dumps(trace_json(trace(store, CLAIM))))
    chains = [[step["source"]["name"] for step in carrier["chain"]] for carrier in answer["carriers"]]
    assert ["Agence Boréale", "Lisane TV", "Un responsable militaire américain"] in chains


def test_a_trace_that_finds_nothing_gives_the_nearest_passages(client: TestClient) -> None:
    answer = got(client, "/api/v1/trace", schemas.Trace, q="xylophone transatlantique")
    assert answer["claim"] is None
    assert answer["carriers"] == []
    assert answer["independent_origins"] == {"at_least": 0, "at_most": 0, "groups": []}


def test_what_search_finds_a_trace_accepts(client: TestClient) -> None:
    hits = got(client, "/api/v1/search", list[schemas.Hit], q="55 attaques", limit=3)
    assert 0 < len(hits) <= 3
    attributed = next(hit for hit in hits if hit["voice"] == "attributed")
    assert got(client, "/api/v1/trace", schemas.Trace, q=attributed["id"])["claim"]["id"] == attributed["claim"]


def test_sources_come_in_pages(client: TestClient) -> None:
    whole = got(client, "/api/v1/sources", list[schemas.SourceEntry], limit=100)
    pages = [got(client, "/api/v1/sources", list[schemas.SourceEntry], limit=5, offset=at) for at in range(0, 100, 5)]
    assert [one for page in pages for one in page] == whole
    assert [one["attributions"] for one in whole] == sorted((one["attributions"] for one in whole), reverse=True)


def test_sources_are_found_by_name_and_say_what_they_said(client: TestClient) -> None:
    found = got(client, "/api/v1/sources", list[schemas.SourceEntry], q="pentagone")
    assert found[0]["source_type"] == "named_organization"
    answer = got(client, f"/api/v1/sources/{found[0]['id']}", schemas.SourceSaid)
    assert len(answer["statements"]) == found[0]["attributions"]
    assert any("55 attaques" in part["text"] for one in answer["statements"] for part in one["attribution"]["content"])


def test_any_statement_leads_to_its_claim(client: TestClient) -> None:
    traced = got(client, "/api/v1/trace", schemas.Trace, q=CLAIM)
    of = {one["attribution"] for one in traced["carriers"] if one["attribution"]}
    answers = [got(client, f"/api/v1/claims/{id_}", schemas.Claim) for id_ in sorted(of)]
    assert {answer["id"] for answer in answers} == {traced["claim"]["id"]}
    assert of <= set(answers[0]["members"])


def test_a_document_holds_the_words_its_spans_say(client: TestClient) -> None:
    hit = got(client, "/api/v1/search", list[schemas.Hit], q="Pentagone")[0]
    answer = got(client, f"/api/v1/documents/{hit['document']['id']}", schemas.HeldDocument)
    text = answer["document"]["text"]
    for one in answer["attributions"]:
        for part in one["content"]:
            assert "in" in part or text[part["start"] : part["end"]] == part["text"]


def test_stats_count_what_is_held(client: TestClient) -> None:
    answer = got(client, "/api/v1/stats", schemas.Stats)
    assert answer["documents"] == sum(answer["languages"].values()) == 21
    assert answer["attributions"] > answer["claims"] > 0


def test_a_pasted_text_is_read_as_the_command_reads_it(client: TestClient, store: GraphStore) -> None:
    before = store.stats()
    known = {"title": "Le pont", "outlet": "Le Courrier de Valdor", "language": "fr", "published": "2023-11-17"}
    response = client.post("/api/v1/read", json={"text": TEXT, **known})
    document = Document.of(text=TEXT, **known)
    assert response.status_code == 200
    assert response.json() == reading_json(None, document, extract(document), with_text=True)
    assert [one["referent"] or one["source"]["text"] for one in response.json()["attributions"]] == ["un ingénieur"] * 2
    assert store.stats() == before, "nothing of it is kept"


def test_offsets_are_code_points(client: TestClient) -> None:
    text = "Un concert 🎻🎻 en ville. Le maire a déclaré que « le pont 𝔵 ferme »."
    answer = client.post("/api/v1/read", json={"text": text, "language": "fr"}).json()
    part = answer["attributions"][0]["content"][0]
    assert text[part["start"] : part["end"]] == part["text"]


def test_beliefs_are_asked_for(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[bool] = []

    def listens(document: Document, *, beliefs: bool = False) -> tuple[Attribution, ...]:
        told.append(beliefs)
        return extract(document, beliefs=beliefs)

    monkeypatch.setattr(pipeline, "extract", listens)
    for body in ({}, {"beliefs": True}):
        client.post("/api/v1/read", json={"text": TEXT, "language": "fr", **body}).raise_for_status()
    assert told == [False, True]
    assert client.post("/api/v1/read", json={"text": TEXT, "beliefs": "perhaps"}).status_code == 422


@pytest.mark.parametrize(
    "text", ["El alcalde dijo que el puente se cierra en marzo por obras urgentes.", "…", "a\x00b"]
)
def test_a_text_without_attributions_is_read_too(client: TestClient, text: str) -> None:
    response = client.post("/api/v1/read", json={"text": text})
    assert response.status_code in (200, 422), response.text
    if response.status_code == 200:
        assert response.json()["attributions"] == []


def test_the_store_answers_from_several_threads(client: TestClient) -> None:
    alone = client.get("/api/v1/trace", params={"q": CLAIM}).json()
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: client.get("/api/v1/trace", params={"q": CLAIM}).json(), range(24)))
    assert all(answer == alone for answer in answers)


# -- the problems --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("method", "path", "status", "says"),
    [
        ("GET", "/nowhere", 404, "/docs"),
        ("GET", "/static/nowhere.js", 404, "/docs"),
        ("GET", "/static/../app.py", 404, "/docs"),
        ("GET", "/api/v1/documents/doc_0", 404, "doc_0"),
        ("GET", "/api/v1/sources/src_nobody", 404, "src_nobody"),
        ("GET", "/api/v1/claims/att_0", 404, "att_0"),
        ("GET", "/api/v1/read", 405, "method"),
        ("DELETE", "/api/v1/stats", 415, "application/json"),
        ("GET", "/api/v1/trace", 422, "q"),
        ("GET", "/api/v1/trace?q=", 422, "q"),
        ("GET", "/api/v1/trace?q=%20%20", 422, "q"),
        ("GET", "/api/v1/sources?limit=0", 422, "limit"),
        ("GET", "/api/v1/sources?limit=many", 422, "limit"),
        ("GET", "/api/v1/sources?offset=-1", 422, "offset"),
        ("GET", "/api/v1/search?q=a&limit=100000", 422, "limit"),
    ],
)
def test_every_error_is_a_problem(client: TestClient, method: str, path: str, status: int, says: str) -> None:
    assert says in told(client.request(method, path), status)["detail"]


@pytest.mark.parametrize(
    ("body", "status", "says"),
    [
        ("{", 400, "JSON"),
        ("", 422, "required"),
        ("[]", 422, "#: "),
        ('{"text": ' + "[" * 100_000, 400, "JSON"),
        ('{"text": "a", "a/b~c": 1}', 422, "#/a~1b~0c"),
        ("{}", 422, "#/text"),
        ('{"text": ""}', 422, "#/text"),
        ('{"text": "   "}', 422, "text"),
        ('{"text": 7}', 422, "#/text"),
        ('{"text": "a", "colour": "b"}', 422, "#/colour"),
        ('{"text": "a", "language": 7}', 422, "#/language"),
        ('{"text": "\\ud800 a dit oui."}', 422, ""),
    ],
)
def test_a_body_that_cannot_be_read_says_where(client: TestClient, body: str, status: int, says: str) -> None:
    response = client.post("/api/v1/read", content=body, headers={"content-type": "application/json"})
    assert says in told(response, status)["detail"]


def test_a_problem_names_what_it_is_about(client: TestClient) -> None:
    problem = told(client.post("/api/v1/read", json={"texte": "a"}), 422)
    assert problem["instance"] == "/api/v1/read"
    assert [fault["pointer"] for fault in problem["errors"]] == ["#/text", "#/texte"]


class Failing:
    """A store that cannot be asked."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    def stats(self) -> None:
        raise self._error


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (RuntimeError("secret in line 7 of secret.py"), 500),
        (StoreLocked("secret.db is held by another program"), 503),
        (StoreError("secret.db cannot be used"), 503),
    ],
)
def test_an_error_within_tells_nothing_of_the_inside(error: Exception, status: int) -> None:
    app = create_app(Failing(error))  # type: ignore[arg-type]
    with TestClient(app, base_url=LOCAL, raise_server_exceptions=False) as client:
        response = client.get("/api/v1/stats")
    told(response, status)
    assert "secret" not in response.text
    assert response.headers["x-content-type-options"] == "nosniff"


# -- its description -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("path", "model", "example"), ANSWERS)
def test_examples_are_what_the_models_allow(client: TestClient, path: str, model: Any, example: Any) -> None:
    TypeAdapter(model).validate_python(example)
    routes = client.get("/api/v1/openapi.json").json()["paths"][path].values()
    assert example in [route["responses"]["200"]["content"]["application/json"]["example"] for route in routes]
    for route in routes:
        assert "422" not in route["responses"] or "application/problem+json" in route["responses"]["422"]["content"]


def test_spans_of_the_examples_are_in_their_text() -> None:
    def spans(value: object) -> Iterator[Any]:
        if isinstance(value, dict):
            if value.get("start") is not None:
                yield value
            value = list(value.values())
        if isinstance(value, list):
            for part in value:
                yield from spans(part)

    found = [one for _, _, example in ANSWERS for one in spans(example)]
    assert found
    for one in found:
        assert examples.TEXT[one["start"] : one["end"]] == one["text"]


def test_every_route_is_described(client: TestClient) -> None:
    described = client.get("/api/v1/openapi.json").json()
    assert set(described["paths"]) == {path for path, _, _ in ANSWERS}
    body = described["components"]["schemas"]["Text"]
    assert body["examples"], "what POST takes has an example"
    client.post("/api/v1/read", json=body["examples"][0]).raise_for_status()
