"""`sourcier judge`, `undo` and `judgements`, as a person runs them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graph.store import open_store

Run = Callable[..., Any]

TEXTS = {
    "one.txt": "Un officier a déclaré que le pont fermerait en mars.",
    "two.txt": "Selon un colonel, les grues du port seraient vendues.",
}


@pytest.fixture
def ids(run: Run, tmp_path: Path) -> list[str]:
    """The attributions of two texts in a store."""
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert run("ingest", *TEXTS).status == 0
    with open_store(str(tmp_path / "sourcier.db")) as store:
        return [one.id for document in store.document_ids() for one in store.attributions_of(document)]


def test_judged_listed_and_undone(run: Run, ids: list[str]) -> None:
    judged = run("judge", *ids, "--same", "--who", "Ana", "--why", "the desk knows")
    assert (judged.status, judged.err) == (0, "")
    over = run("judge", *ids, "--different", "--who", "Ben")
    assert judged.out.strip() in over.err
    assert run("undo", "--who", "Ana").out == over.out
    undone, second, first = run("judgements", "--format", "json").json
    assert (undone["undoes"], undone["who"]) == (over.out.strip(), "Ana")
    assert (second["verdict"], second["in_force"]) == ("different", False)
    assert (first["verdict"], first["in_force"], first["why"]) == ("same", True, "the desk knows")
    assert first["subjects"] == sorted(ids)
    assert "the desk knows" in run("judgements").out


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["A", "B", "--who", "Ana"], 2, "say one of"),
        (["A", "B", "--same", "--unsure", "--who", "Ana"], 2, "say one of"),
        (["A", "--same", "--who", "Ana"], 2, "A and B"),
        (["A", "B", "--rejected", "--who", "Ana"], 2, "A alone"),
        (["A", "B", "--same"], 1, "who made it"),
        (["A", "A", "--same", "--who", "Ana"], 1, "both are"),
        (["A", "att_0", "--same", "--who", "Ana"], 1, "nothing is held under att_0"),
    ],
)
def test_what_cannot_be_judged(run: Run, ids: list[str], words: list[str], status: int, said: str) -> None:
    ran = run("judge", *[dict(zip("AB", ids, strict=True)).get(word, word) for word in words])
    assert (ran.status, ran.out) == (status, "")
    assert said in ran.err


def test_nothing_to_undo(run: Run, ids: list[str]) -> None:
    assert ids
    assert "no judgement is in force" in run("undo", "--who", "Ana").err
