"""The newsroom's questions over HTTP: each answer is the command's own, and its model allows it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("fastapi", reason="the API needs the extra serve")

from fastapi.testclient import TestClient
from pydantic import TypeAdapter

from api import schemas
from api.app import create_app
from api.cli import main
from graph.store import open_store

DEMO = Path(__file__).parent.parent / "ingest" / "demo" / "texts"
Run = Callable[..., Any]


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store of the demo corpus; nothing here writes to it."""
    file = str(tmp_path_factory.mktemp("newsroom") / "demo.db")
    with pytest.raises(SystemExit):
        main(["ingest", str(DEMO), "--db", file])
    return file


@pytest.fixture(scope="module")
def client(db: str) -> Iterator[TestClient]:
    with open_store(db) as store, TestClient(create_app(store), base_url="http://127.0.0.1") as made:
        yield made


@pytest.mark.parametrize(
    ("path", "words", "model"),
    [
        ("/outlets", "outlets", list[schemas.OutletEntry]),
        ("/outlets?language=en&limit=2&offset=1", "outlets --language en --limit 2 --offset 1", None),
        ("/outlets?since=2023-11-18&until=2023-11-19", "outlets --since 2023-11-18 --until 2023-11-19", None),
        ("/outlets/Lisane%20TV", "outlet Lisane=TV", schemas.Outlet),
        ("/outlets/src_lisane-tv?since=2023-11-18", "outlet src_lisane-tv --since 2023-11-18", schemas.Outlet),
        ("/matrix", "outlets --matrix", list[schemas.Quoting]),
        ("/matrix?outlet=Lisane%20TV", "outlets --matrix --outlet Lisane=TV", list[schemas.Quoting]),
        ("/claims", "claims", list[schemas.ClaimEntry]),
        ("/claims?at_least=2&outlet=Lisane%20TV", "claims --at-least 2 --outlet Lisane=TV", list[schemas.ClaimEntry]),
        ("/claims?that=single_origin&at_least=2", "claims --that single-origin --at-least 2", list[schemas.ClaimEntry]),
        ("/claims?that=unconfirmed&limit=3", "claims --that unconfirmed --limit 3", list[schemas.ClaimEntry]),
        ("/claims?that=circular", "claims --that circular", list[schemas.ClaimEntry]),
        ("/circles", "circles", list[schemas.CircleEntry]),
        ("/sources/src_pentagone?about=attaques", "source src_pentagone --about attaques", schemas.SourceSaid),
        ("/sources/src_pentagone?until=2023-11-17", "source src_pentagone --until 2023-11-17", schemas.SourceSaid),
        ("/sources/src_pentagone/contradictions", "source src_pentagone --contradictions", list[schemas.Contradiction]),
        ("/trace?q=61%20attaques&as_of=2023-11-18", "trace 61=attaques --as-of 2023-11-18", schemas.Trace),
        ("/judgements", "judgements", list[schemas.LogEntry]),
    ],
)
def test_it_answers_as_the_command_does(
    run: Run, db: str, client: TestClient, path: str, words: str, model: Any
) -> None:
    answer = client.get(f"/api/v1{path}")
    assert answer.status_code == 200, answer.text
    if model is not None:
        TypeAdapter(model).validate_python(answer.json())
    asked = [word.replace("=", " ") for word in words.split()]
    assert answer.json() == run(*asked, "--db", db, "--format", "json").json


def test_a_claim_has_its_origins(run: Run, db: str, client: TestClient) -> None:
    (first, *_) = client.get("/api/v1/claims").json()
    answer = client.get(f"/api/v1/claims/{first['id']}").json()
    schemas.Claim.model_validate(answer)
    assert answer == run("claim", first["id"], "--db", db, "--format", "json").json


def test_what_is_worth_judging(run: Run, db: str, client: TestClient) -> None:
    answer = client.get("/api/v1/review").json()
    TypeAdapter(list[schemas.Candidate]).validate_python(answer)
    listed = run("review", "--db", db, "--format", "json").json
    assert answer == [{key: value for key, value in one.items() if key != "command"} for one in listed]


@pytest.mark.parametrize(
    ("path", "status", "says"),
    [
        ("/outlets?outlet=Nobody", 404, "Nobody"),
        ("/outlets/nowhere", 404, "nowhere"),
        ("/outlets?since=yesterday", 422, "2024-03"),
        ("/matrix?since=2024&until=2023", 422, "empty"),
        ("/claims?that=true", 422, "that"),
        ("/claims?at_least=0", 422, "at_least"),
        ("/sources/src_nobody/contradictions", 404, "src_nobody"),
        ("/trace?q=a&as_of=yesterday", 422, "time zone"),
        ("/trace?q=a&as_of=2023-11-18&by=hearsay", 422, "by"),
        ("/review?kind=outlets", 422, "kind"),
    ],
)
def test_what_cannot_be_asked_is_a_problem(client: TestClient, path: str, status: int, says: str) -> None:
    answer = client.get(f"/api/v1{path}")
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert says in answer.json()["detail"]
