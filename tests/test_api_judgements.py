"""Judging over HTTP: recorded, listed, undone; and from no other page than the server's own."""

from collections.abc import Iterator
from typing import Any

import pytest

pytest.importorskip("fastapi", reason="the API needs the extra serve")

from fastapi.testclient import TestClient

from api import schemas
from api.app import create_app
from graph.exchange.digest import graph_digest
from graph.model import Document
from graph.store import GraphStore
from ingest.extract import extract

TEXTS = (
    ("Le Fanal", "Le maire Jean Orsel a dit que la digue tiendrait tout l'hiver."),
    ("La Vigie", "Le ministre Paul Orsel a promis que le marché reviendrait sur la place."),
)
SAME = {"about": "sources", "verdict": "same", "subjects": ["Jean Orsel", "Paul Orsel"], "who": "Ana", "why": "one man"}
ROUTE = "/api/v1/judgements"


@pytest.fixture
def client(store: GraphStore) -> Iterator[TestClient]:
    for outlet, text in TEXTS:
        one = Document.of(text=text, outlet=outlet, published="2024-03-01", language="fr", title=None, url=None)
        store.keep(one, extract(one), version="test-1")
    with TestClient(create_app(store), base_url="http://127.0.0.1") as made:
        yield made


def test_judged_listed_and_undone(client: TestClient, store: GraphStore) -> None:
    before = graph_digest(store)
    made = client.post(ROUTE, json=SAME)
    assert made.status_code == 200, made.text
    schemas.Judged.model_validate(made.json())
    (line,) = client.get(ROUTE).json()
    schemas.LogEntry.model_validate(line)
    assert (line["id"], line["who"], line["why"], line["in_force"]) == (made.json()["id"], "Ana", "one man", True)
    assert line["subjects"] == made.json()["subjects"]
    parted = client.post(ROUTE, json={**SAME, "verdict": "different", "subjects": line["subjects"]}).json()
    assert parted["overrides"] == [line["id"]]
    assert client.post(f"{ROUTE}/undo", json={"who": "Ben"}).json() == {"id": parted["id"]}
    assert client.post(f"{ROUTE}/undo", json={"who": "Ben", "id": line["id"]}).json() == {"id": line["id"]}
    assert graph_digest(store) == before
    assert len(client.get(ROUTE).json()) == 4


def test_a_rejected_attribution_is_marked_in_its_document(client: TestClient, store: GraphStore) -> None:
    (first, *_) = store.document_ids()
    (said,) = store.attributions_of(first)
    body = {"about": "attribution", "verdict": "rejected", "subjects": [said.id], "who": "Ana"}
    assert client.post(ROUTE, json=body).status_code == 200
    answer = client.get(f"/api/v1/documents/{first}").json()
    schemas.HeldDocument.model_validate(answer)
    assert [one["rejected"] for one in answer["attributions"]] == [True]


@pytest.mark.parametrize(
    ("body", "status", "says"),
    [
        ({**SAME, "subjects": ["Orsel", "Le Fanal"]}, 422, "src_jean-orsel (Jean Orsel), src_paul-orsel (Paul Orsel)"),
        ({**SAME, "subjects": ["Jean Orsel", "Nobody Atall"]}, 404, "no source is called so"),
        ({**SAME, "subjects": ["Jean Orsel"]}, 422, "2 subject"),
        ({**SAME, "subjects": ["Jean Orsel", "src_jean-orsel"]}, 422, "both are"),
        ({**SAME, "subjects": []}, 422, "#/subjects"),
        ({**SAME, "verdict": "rejected"}, 422, "no verdict about sources"),
        ({**SAME, "verdict": "perhaps"}, 422, "#/verdict"),
        ({**SAME, "who": ""}, 422, "#/who"),
        ({**SAME, "who": "  "}, 422, "who made it"),
        ({**SAME, "when": "2020-01-01"}, 422, "#/when"),
    ],
)
def test_what_cannot_be_judged(client: TestClient, body: dict[str, Any], status: int, says: str) -> None:
    answer = client.post(ROUTE, json=body)
    assert answer.status_code == status, answer.text
    assert says in answer.json()["detail"]
    assert client.get(ROUTE).json() == []


def test_nothing_to_undo(client: TestClient) -> None:
    assert client.post(f"{ROUTE}/undo", json={"who": "Ana"}).status_code == 404


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"origin": "http://127.0.0.1", "sec-fetch-site": "same-origin"}, 200),
        ({"origin": "http://127.0.0.1:3000", "sec-fetch-site": "same-site"}, 403),
        ({"origin": "http://localhost"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"origin": "http://example.org"}, 403),
        ({"origin": "null"}, 403),
        ({"content-type": "text/plain"}, 415),
    ],
)
@pytest.mark.parametrize("path", [ROUTE, f"{ROUTE}/undo"])
def test_only_the_servers_own_page_may_judge(
    client: TestClient, path: str, headers: dict[str, str], status: int
) -> None:
    client.post(ROUTE, json=SAME)
    body = {"who": "Ana"} if path.endswith("undo") else {**SAME, "verdict": "unsure"}
    answer = client.post(path, json=body, headers=headers)
    assert answer.status_code == status, answer.text
    assert len(client.get(ROUTE).json()) == (2 if status == 200 else 1)
