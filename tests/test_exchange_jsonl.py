"""`sourcier export --format jsonl`: the contract, its order, and that its bytes depend on the graph alone."""

import json
from collections.abc import Callable
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from api.cli import main
from graph.exchange.jsonl import export_lines
from graph.model import Document
from graph.store import GraphStore
from ingest.extract import extract

DEMO = Path(__file__).parent.parent / "ingest" / "demo" / "texts"


def document(text: str, outlet: str, hour: int) -> Document:
    address = f"https://{outlet.lower().replace(' ', '-')}.example/{hour}"
    published = f"2024-03-01T{hour:02}:00:00+00:00"
    return Document.of(text=text, outlet=outlet, url=address, published=published, language="fr", title=None)


TEXTS = [
    document(
        "« La digue tiendra tout l'hiver prochain », a déclaré le maire Jean Orsel à Radio Lisane.", "Le Fanal", 8
    ),
    document("Selon Radio Lisane, Jean Orsel a dit que la digue tiendra tout l'hiver prochain.", "La Vigie", 9),
    document("Un pêcheur a affirmé que 12 bateaux manquaient au port de Valdor.", "Radio Lisane", 7),
]


def lines(store: GraphStore, *documents: Document) -> list[dict[str, Any]]:
    for one in documents:
        store.keep(one, extract(one), version="test-1")
    return list(export_lines(store))


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    folder = tmp_path_factory.mktemp("export")
    for words in (
        ["ingest", str(DEMO), "--db", str(folder / "demo.db")],
        ["export", "--db", str(folder / "demo.db"), "--out", str(folder / "graph.jsonl")],
    ):
        with pytest.raises(SystemExit) as left:
            main(words)
        assert left.value.code == 0
    return [json.loads(line) for line in (folder / "graph.jsonl").read_text("utf-8").splitlines()]


def test_the_kinds_come_in_their_order_and_each_by_id(exported: list[dict[str, Any]]) -> None:
    kinds = [line["type"] for line in exported]
    assert list(dict.fromkeys(kinds)) == ["document", "source", "claim", "copy"]
    assert kinds == sorted(kinds, key=["document", "source", "claim", "copy"].index)
    for kind in ("document", "source", "claim"):
        ids = [line["id"] for line in exported if line["type"] == kind]
        assert ids == sorted(set(ids))


def test_every_id_leads_to_a_line(exported: list[dict[str, Any]]) -> None:
    held = {kind: {line["id"] for line in exported if line["type"] == kind} for kind in ("document", "source", "claim")}
    for line in exported:
        if line["type"] == "document":
            for one in line["attributions"]:
                assert one["claim_id"] in held["claim"]
                assert {one["source_id"], *one["chain"]} - {None} <= held["source"]
                assert one["source_id"] is None or one["chain"][-1] == one["source_id"]
        if line["type"] == "claim":
            assert line["carriers"]
            assert set(line["carriers"]) <= held["document"]
            assert {origin["source_id"] for origin in line["origins"]} - {None} <= held["source"]
            counted = line["independent_origins"]
            assert 0 <= counted["at_least"] <= counted["at_most"] == len(line["origins"])
        if line["type"] == "copy":
            assert {line["from"], line["to"]} <= held["document"]


def test_a_chain_is_what_the_documents_own_text_says(store: GraphStore) -> None:
    found = {line["url"]: line["attributions"] for line in lines(store, *TEXTS) if line["type"] == "document"}
    chains = [[one["chain"] for one in found[document.url]] for document in TEXTS]
    assert chains == [
        [["src_radio-lisane", "src_jean-orsel"]],
        [["src_radio-lisane"], ["src_radio-lisane", "src_jean-orsel"]],
        [[found[TEXTS[2].url][0]["source_id"]]],
    ]


def test_the_order_of_ingest_does_not_change_a_byte(new_store: Callable[[], GraphStore]) -> None:
    assert len({json.dumps(lines(new_store(), *order)) for order in permutations(TEXTS)}) == 1


def test_the_command_writes_lines_and_names_what_it_cannot(run: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Jean Orsel a dit que la digue tiendrait.", "utf-8")
    run("ingest", "a.txt")
    printed = run("export", "--format", "jsonl")
    assert (printed.status, printed.err) == (0, "")
    assert [json.loads(line)["type"] for line in printed.out.splitlines()] == ["document", "source", "claim"]
    written = run("export", "--out", "graph.jsonl")
    assert (written.out, written.err) == ("", "3 lines written to graph.jsonl\n")
    assert (tmp_path / "graph.jsonl").read_text("utf-8") == printed.out
    assert run("export", "--format", "xml").status == 2
    assert "no such folder" in run("export", "--out", "missing/graph.jsonl").err


def test_the_digest_is_the_graphs(run: Callable[..., Any], tmp_path: Path) -> None:
    for name, words in (("a", "Jean Orsel a dit que la digue tiendrait."), ("b", "Lea Morin dit que le port ferme.")):
        (tmp_path / f"{name}.txt").write_text(words, "utf-8")
    run("ingest", "a.txt", "b.txt", "--db", "one.db")
    run("ingest", "b.txt", "--db", "two.db")
    half = run("stats", "--digest", "--db", "two.db").out
    run("ingest", "a.txt", "b.txt", "--db", "two.db")
    whole = [run("stats", "--digest", "--db", f"{name}.db").out for name in ("one", "two")]
    assert whole[0] == whole[1] != half
    assert len(whole[0].strip()) == 64
    assert run("stats", "--digest", "--format", "json", "--db", "one.db").json == {"digest": whole[0].strip()}
