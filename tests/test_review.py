"""The queue of sources that might be one: what it holds, what leaves it, and the command that lists it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graph.model import Document, Judgement, Verdict
from graph.review import candidates
from graph.store import GraphStore
from ingest.extract import extract

TEXTS = (
    "Benjamin Orsevaux a dit que la digue tiendrait tout l'hiver.",
    "Benjamin Orsevax a promis que le marché reviendrait sur la place.",
    "Hilda Marneval a affirmé que le bac partirait à midi.",
)


def fill(store: GraphStore, texts: tuple[str, ...] = TEXTS) -> None:
    for text in texts:
        one = Document.of(text=text, outlet="Le Fanal", published="2024-03-01", language="fr", title=None, url=None)
        store.keep(one, extract(one), version="test-1")


def judged(verdict: Verdict, *subjects: str) -> Judgement:
    return Judgement.of(
        about="sources", verdict=verdict, subjects=subjects, who="Ana", when="2024-04-01T00:00:00Z", why=""
    )


def test_a_slip_of_the_pen_is_found_with_its_criteria(store: GraphStore) -> None:
    fill(store)
    (one,) = candidates(store, limit=10)
    assert (one.left.name, one.right.name, one.score) == ("Benjamin Orsevaux", "Benjamin Orsevax", 0.75)
    assert one.criteria[0] == "one letter apart"


@pytest.mark.parametrize("verdict", ["same", "different", "unsure"])
def test_what_is_judged_leaves_until_it_is_undone(store: GraphStore, verdict: Verdict) -> None:
    fill(store)
    before = candidates(store, limit=10)
    store.judge(judged(verdict, before[0].left_mention, before[0].right_mention))
    assert candidates(store, limit=10) == []
    store.undo(who="Ana", when="2024-05-01T00:00:00Z")
    assert candidates(store, limit=10) == before


def test_a_surname_of_several_is_found_with_each(store: GraphStore) -> None:
    fill(store, tuple(f"{name} a dit que la digue tiendrait." for name in ("Emma Orsel", "Éric Orsel", "M. Orsel")))
    assert [one.criteria for one in candidates(store, limit=10)] == [("the surname of the other",)] * 2
    assert len(candidates(store, limit=1)) == 1


def test_the_order_of_ingest_changes_nothing(new_store: Callable[[], GraphStore]) -> None:
    one, other = new_store(), new_store()
    fill(one)
    fill(other, TEXTS[::-1])
    assert candidates(one, limit=10) == candidates(other, limit=10)


def test_handles_are_read_page_by_page(store: GraphStore) -> None:
    fill(store, (*TEXTS, "Anna Kelmor a dit que le pont fermerait.", "Anna Kelmore a dit que le pont fermerait."))
    every = store.crowds("near")
    assert len(every) == 2
    assert [*store.crowds("near", limit=1), *store.crowds("near", after=every[0].value, limit=1)] == list(every)


def test_outlets_are_judged_by_their_documents(store: GraphStore) -> None:
    for outlet in ("Le Courrier de Valdor", "Le Courier de Valdor"):
        one = Document.of(text="Il pleut.", outlet=outlet, published=None, language="fr", title=None, url=None)
        store.keep(one, [], version="test-1")
    (found,) = candidates(store, limit=10)
    assert {found.left_mention, found.right_mention} == set(store.document_ids())
    store.judge(judged("same", found.left_mention, found.right_mention))
    assert candidates(store, limit=10) == []


def test_the_command_lists_what_judge_takes(run: Callable[..., Any], tmp_path: Path) -> None:
    for number, text in enumerate(TEXTS):
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    assert run("ingest", *(f"{number}.txt" for number in range(len(TEXTS)))).status == 0
    (one,) = run("review", "--format", "json").json
    assert (one["left"]["name"], one["right"]["name"]) == ("Benjamin Orsevaux", "Benjamin Orsevax")
    assert run("review", "--format", "csv").out.startswith(
        "score,left,right,criteria,left mention,right mention\n0.75,"
    )
    assert "one letter apart" in run("review").out
    assert run("judge", one["left"]["mention"], one["right"]["mention"], "--same", "--who", "Ana").status == 0
    assert run("review", "--format", "jsonl").out == ""
    assert run("judgements", "--format", "csv").out.startswith("id,verdict,")
