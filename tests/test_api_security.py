"""Who may ask: this machine's own pages and programs, by the names of loopback, and nobody through them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("fastapi", reason="the API needs the extra serve")

from fastapi.testclient import TestClient
from httpx import Response

from api.app import create_app
from api.guards import MAX_BODY, local_origin, loopback
from api.hosts import is_loopback
from graph.store import open_store
from ingest.read.options import MAX_SIZE

EXPLORER = Path(__file__).parent.parent / "api" / "explorer"
BODY = {"text": "Le maire a dit que le pont ferme."}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with (
        open_store(str(tmp_path_factory.mktemp("security") / "empty.db"), create=True) as store,
        TestClient(create_app(store), base_url="http://127.0.0.1") as made,
    ):
        yield made


def refused(response: Response, status: int) -> str:
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    return str(response.json()["detail"])


@pytest.mark.parametrize(
    ("host", "answered"),
    [
        ("localhost", True),
        ("localhost:8710", True),
        ("LOCALHOST:1", True),
        ("127.0.0.1", True),
        ("127.0.0.1:65535", True),
        ("[::1]", True),
        ("[::1]:8710", True),
        ("example.org", False),
        ("localhost.example.org", False),
        ("127.0.0.1.example.org", False),
        ("example.org:127", False),
        ("localhost:", False),
        ("localhost:80:80", False),
        ("user@localhost", False),
        ("0.0.0.0", False),  # noqa: S104
        ("192.168.1.7", False),
        ("[::]", False),
        ("2130706433", False),
        ("", False),
    ],
)
def test_only_the_names_of_loopback_are_answered(client: TestClient, host: str, answered: bool) -> None:
    assert loopback(host) is answered
    for path in ("/", "/docs", "/static/app.js", "/api/v1/stats", "/nowhere"):
        response = client.get(path, headers={"host": host})
        if answered:
            assert response.status_code == (404 if path == "/nowhere" else 200)
        else:
            assert "localhost" in refused(response, 421)


@pytest.mark.parametrize(
    ("origin", "taken"),
    [
        ("http://127.0.0.1", True),
        ("http://localhost:8710", True),
        ("http://[::1]:8710", True),
        ("http://example.org", False),
        ("https://localhost.example.org", False),
        ("http://localhost/path", False),
        ("file://", False),
        ("http://[", False),
        ("null", False),
        ("", False),
    ],
)
def test_pages_of_other_sites_are_refused(client: TestClient, origin: str, taken: bool) -> None:
    assert local_origin(origin) is taken
    posted = client.post("/api/v1/read", json=BODY, headers={"origin": origin})
    asked = client.get("/api/v1/stats", headers={"origin": origin})
    if taken:
        assert (posted.status_code, asked.status_code) == (200, 200)
    else:
        refused(posted, 403)
        refused(asked, 403)


def test_a_write_that_the_browser_calls_cross_site_is_refused(client: TestClient) -> None:
    refused(client.post("/api/v1/read", json=BODY, headers={"sec-fetch-site": "cross-site"}), 403)


def test_no_other_site_is_ever_allowed(client: TestClient) -> None:
    asks = {"access-control-request-method": "POST", "access-control-request-headers": "content-type"}
    for origin in ("http://example.org", "http://localhost:3000"):
        response = client.options("/api/v1/read", headers={"origin": origin, **asks})
        assert response.status_code in (403, 405)
        assert not [name for name in response.headers if name.startswith("access-control")]


@pytest.mark.parametrize(
    "media_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=a", "", "json"]
)
def test_post_takes_json_only(client: TestClient, media_type: str) -> None:
    response = client.post("/api/v1/read", content=b'{"text": "a"}', headers={"content-type": media_type})
    assert "application/json" in refused(response, 415)


def test_post_takes_json_with_a_charset(client: TestClient) -> None:
    headers = {"content-type": "Application/JSON; charset=utf-8"}
    assert client.post("/api/v1/read", content=b'{"text": "a"}', headers=headers).status_code == 200


def test_a_body_too_large_is_refused_by_its_length(client: TestClient) -> None:
    headers = {"content-type": "application/json", "content-length": str(MAX_BODY + 1)}
    assert "sourcier read" in refused(client.post("/api/v1/read", content=b"{}", headers=headers), 413)
    assert "sourcier read" in refused(client.post("/api/v1/read", json={"text": "é" * (MAX_SIZE // 2 + 1)}), 413)


def test_a_body_too_large_is_refused_while_it_comes(client: TestClient) -> None:
    def parts() -> Iterator[bytes]:
        yield b'{"text": "'
        for _ in range(MAX_BODY // 1_000_000 + 1):
            yield b"a" * 1_000_000
        yield b'"}'

    refused(client.post("/api/v1/read", content=parts(), headers={"content-type": "application/json"}), 413)


def test_a_length_that_is_no_number_is_refused(client: TestClient) -> None:
    headers = {"content-type": "application/json", "content-length": "many"}
    refused(client.post("/api/v1/read", content=b"{}", headers=headers), 400)


@pytest.mark.parametrize("path", ["/", "/docs", "/static/app.js", "/api/v1/stats", "/api/v1/openapi.json", "/nowhere"])
def test_every_answer_bears_the_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = dict(rule.split(" ", 1) for rule in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-frame-options"] == "DENY"
    assert ("no-store" in headers["cache-control"]) is path.startswith("/api/")


@pytest.mark.parametrize("path", sorted(EXPLORER.iterdir()), ids=lambda path: path.name)
def test_the_page_is_our_own_and_never_markup_from_data(path: Path) -> None:
    written = path.read_text(encoding="utf-8")
    for forbidden in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "style=", "onclick="):
        assert forbidden not in written
    addresses = written.replace("http://www.w3.org/2000/svg", "")  # a name in an icon, never fetched
    assert "http://" not in addresses
    assert "https://" not in addresses


@pytest.mark.parametrize(
    ("host", "own"),
    [("localhost", True), ("127.0.0.1", True), ("::1", True), ("0.0.0.0", False), ("::", False), ("", False)],  # noqa: S104
)
def test_which_addresses_may_be_bound_to(host: str, own: bool) -> None:
    assert is_loopback(host) is own
