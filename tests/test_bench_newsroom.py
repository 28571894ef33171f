"""The simulated newsroom: the same seed gives the same bytes, its truth holds together, its scorer counts right."""

import json
from pathlib import Path
from typing import Any

import pytest

from bench.newsroom.__main__ import main
from bench.newsroom.markup import untagged
from bench.newsroom.score import score
from bench.newsroom.worlds import World, world
from graph.exchange.jsonl import export_lines
from graph.store import open_store
from ingest.pipeline import ingest


@pytest.fixture(scope="module")
def made() -> World:
    return world(seed=7, documents=120)


def test_tags_come_off_and_leave_offsets() -> None:
    plain, spans = untagged("<p.cue>Selon</p.cue> elle, <p.content><source>Jo</source> dort</p.content>.")
    assert plain == "Selon elle, Jo dort."
    assert spans == {("p", "cue"): [(0, 5)], ("", "source"): [(12, 14)], ("p", "content"): [(12, 19)]}


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        assert main(["generate", "--seed", "3", "--documents", "80", "--out", str(tmp_path / name)]) == 0
    for file in ("documents.jsonl", "gold.jsonl", "truth.jsonl"):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()


def test_another_seed_gives_another_world(made: World) -> None:
    other = world(seed=8, documents=120)
    assert {one.url for one in made.documents} != {one.url for one in other.documents}


def test_every_planted_span_says_what_stands_there(made: World) -> None:
    for document in made.documents:
        for one in document.gold_json()["attributions"]:
            assert one["content"]
            for span in [one["source"], one["cue"], *one["content"], *one["conduits"]]:
                assert document.writing.text[span["start"] : span["end"]] == span["text"]


def test_the_truth_holds_together(made: World) -> None:
    urls = {one.url for one in made.documents}
    assert len(urls) == len(made.documents)
    for claim in (line for line in made.truth() if line["type"] == "claim"):
        assert claim["carriers"]
        assert set(claim["carriers"]) <= urls
        at = claim["independent_origins"]
        assert 1 <= at["at_least"] <= at["at_most"] == len(claim["origins"])
        for circle in claim["circles"]:
            assert set(circle["documents"]) <= set(claim["carriers"])
    for document in made.documents:
        for one in document.writing.said:
            assert one.chain[-1] == one.source
            assert one.source in made.sources
            assert one.claim is None or document.url in made.claims[one.claim].carriers
    dates = {one.url: one.published for one in made.documents}
    assert all(dates[original] < dates[copy] for original, copy, _ in made.copies)


def test_the_truth_scores_itself_in_full(made: World) -> None:
    told = score(made.truth(), made.truth())
    wrong = {name: figure for name, figure in told.figures.items() if not name.endswith("_of") and figure != 1}
    assert wrong == {"unnamed_joined": 0}
    assert [kind for kind, _ in told.misses] == []


def _document(url: str, *said: tuple[int, str, str, list[str]]) -> dict[str, Any]:
    attributions = [
        {"content": [{"start": at, "end": at + 10, "text": "x" * 10}], "source_id": source, "claim_id": claim,
         "chain": chain, "source_type": "named_person"}
        for at, source, claim, chain in said
    ]  # fmt: skip
    return {"type": "document", "id": url, "url": url, "attributions": attributions}


def _source(id_: str) -> dict[str, Any]:
    return {"type": "source", "id": id_, "name": id_, "source_type": "named_person", "aliases": []}


def _claim(id_: str, *, at_most: int, origins: list[str]) -> dict[str, Any]:
    return {
        "type": "claim", "id": id_, "text": id_, "family": id_, "carriers": ["u1"], "circles": [],
        "origins": [{"source_id": one, "status": "named"} for one in origins],
        "independent_origins": {"at_least": 1, "at_most": at_most},
    }  # fmt: skip


def test_a_case_made_by_hand_is_counted_right() -> None:
    truth = [
        _document("u1", (0, "A", "c", ["O", "A"]), (20, "A", "d", ["A"])),
        _document("u2", (0, "A", "c", ["A"])),
        *map(_source, "ABO"),
        _claim("c", at_most=1, origins=["A"]),
        _claim("d", at_most=1, origins=["A"]),
        {"type": "copy", "from": "u1", "to": "u2", "credited": True},
    ]
    export = [
        _document("u1", (2, "a", "k", ["a"]), (20, "a", "k", ["a"])),
        _document("u2", (0, "b", "k", ["b"])),
        *map(_source, "abo"),
        _claim("k", at_most=2, origins=["a", "b"]),
        {"type": "copy", "from": "u2", "to": "u1", "credited": True},
    ]
    figures = score(export, truth).figures
    assert figures["attributions_found"] == 1
    assert figures["sources_pairwise_f"] == pytest.approx(2 * 1 / (3 + 1))  # one pair of three is kept
    assert figures["claims_precision"] == pytest.approx((2 * 2 / 3 + 1 / 3) / 3)
    assert figures["claims_recall"] == 1
    assert (figures["copies_f"], figures["copies_direction"]) == (1, 0)
    assert (figures["origins_exact"], figures["interval_contains"], figures["interval_exact"]) == (0, 1, 0)
    assert figures["chains_exact"] == 0


def test_a_small_world_from_end_to_end(tmp_path: Path) -> None:
    assert main(["generate", "--seed", "5", "--documents", "60", "--out", str(tmp_path)]) == 0
    with open_store(str(tmp_path / "world.db"), create=True) as store:
        ingest(store, [str(tmp_path / "gold.jsonl")])
        lines = list(export_lines(store))
    truth = [json.loads(line) for line in (tmp_path / "truth.jsonl").read_text(encoding="utf-8").splitlines()]
    figures = score(lines, truth).figures
    assert figures["attributions_found"] == 1
    assert figures["unnamed_joined"] == 0
    assert figures["sources_pairwise_f"] >= 0.9
    assert figures["chains_exact"] >= 0.9
    assert figures["copies_direction"] == 1


def test_what_is_no_export_is_told_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x").write_text("{}\n", encoding="utf-8")
    assert main(["score", str(tmp_path / "x"), str(tmp_path / "x")]) == 1
    assert capsys.readouterr().err.count("\n") == 1
