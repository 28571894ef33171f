"""What might be one: what the queue holds, what leaves it, and the command that lists it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graph.model import About, Document, Judgement, Verdict
from graph.review import review
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


VERDICTS: tuple[Verdict, ...] = ("same", "different", "unsure")


def judged(verdict: Verdict, *subjects: str, about: About = "sources") -> Judgement:
    return Judgement.of(about=about, verdict=verdict, subjects=subjects, who="Ana", when="2024-04-01T00:00:00Z", why="")


def test_a_slip_of_the_pen_is_found_with_its_criteria(store: GraphStore) -> None:
    fill(store)
    (one,) = review(store, kind="sources", limit=10)
    assert (one.left.name, one.right.name, one.score) == ("Benjamin Orsevaux", "Benjamin Orsevax", 0.75)
    assert one.criteria[0] == "one letter apart"


@pytest.mark.parametrize("verdict", ["same", "different", "unsure"])
def test_what_is_judged_leaves_until_it_is_undone(store: GraphStore, verdict: Verdict) -> None:
    fill(store)
    before = review(store, kind="sources", limit=10)
    store.judge(judged(verdict, before[0].left.mention, before[0].right.mention))
    assert review(store, kind="sources", limit=10) == []
    store.undo(who="Ana", when="2024-05-01T00:00:00Z")
    assert review(store, kind="sources", limit=10) == before


def test_a_surname_of_several_is_found_with_each(store: GraphStore) -> None:
    fill(store, tuple(f"{name} a dit que la digue tiendrait." for name in ("Emma Orsel", "Éric Orsel", "M. Orsel")))
    assert [one.criteria for one in review(store, kind="sources", limit=10)] == [("the surname of the other",)] * 2
    assert len(review(store, kind="sources", limit=1)) == 1


def test_the_order_of_ingest_changes_nothing(new_store: Callable[[], GraphStore]) -> None:
    one, other = new_store(), new_store()
    fill(one)
    fill(other, TEXTS[::-1])
    assert review(one, limit=10) == review(other, limit=10)


def test_handles_are_read_page_by_page(store: GraphStore) -> None:
    fill(store, (*TEXTS, "Anna Kelmor a dit que le pont fermerait.", "Anna Kelmore a dit que le pont fermerait."))
    every = store.crowds("near")
    assert len(every) == 2
    assert [*store.crowds("near", limit=1), *store.crowds("near", after=every[0].value, limit=1)] == list(every)


def test_outlets_are_judged_by_their_documents(store: GraphStore) -> None:
    for outlet in ("Le Courrier de Valdor", "Le Courier de Valdor"):
        one = Document.of(text="Il pleut.", outlet=outlet, published=None, language="fr", title=None, url=None)
        store.keep(one, [], version="test-1")
    (found,) = review(store, kind="sources", limit=10)
    assert {found.left.mention, found.right.mention} == set(store.document_ids())
    store.judge(judged("same", found.left.mention, found.right.mention))
    assert review(store, kind="sources", limit=10) == []


NEAR = (
    ("Le Fanal", "Le maire Jean Orsel a dit que le pont de Sérac fermera en mars pour de longs travaux."),
    (
        "La Vigie",
        "Anne Brunel a dit que le pont de Sérac fermera en mars pour des travaux de peinture et de maçonnerie prévus "
        "de longue date.",
    ),
    ("Le Cap", "Luc Hamel a dit que les pêcheurs du port de Valdor manquaient de filets neufs."),
)
SHOTS = "les forces de la côte ont subi 61 attaques près de Valdor depuis le 17 octobre dernier"
UNNAMED = (
    ("Le Fanal", f"Un responsable militaire a déclaré que {SHOTS}."),
    ("La Vigie", f"Selon un haut responsable militaire, {SHOTS}."),
    ("Le Môle", f"Une pêcheuse a raconté que {SHOTS}."),
)


def fill_with(store: GraphStore, texts: tuple[tuple[str, str], ...]) -> None:
    for outlet, text in texts:
        one = Document.of(text=text, outlet=outlet, published="2024-03-01", language="fr", title=None, url=None)
        store.keep(one, extract(one), version="test-1")


def test_claims_that_were_nearly_joined(store: GraphStore) -> None:
    fill_with(store, NEAR)
    (one,) = review(store, kind="claims", limit=10)
    assert {one.left.id, one.right.id} <= set(store.claim_ids())
    assert "Sérac" in one.left.name and "Sérac" in one.right.name  # noqa: PT018
    assert 0.4 <= one.score < 1
    assert one.criteria
    for verdict in VERDICTS:
        store.judge(judged(verdict, one.left.mention, one.right.mention, about="claims"))
        assert review(store, kind="claims", limit=10) == []
        store.undo(who="Ana", when="2024-05-01T00:00:00Z")
    assert review(store, kind="claims", limit=10) == [one]


def test_claims_that_the_machine_knows_to_be_two_are_not_listed(store: GraphStore) -> None:
    fill_with(store, (UNNAMED[0], ("Le Cap", UNNAMED[1][1].replace("61", "75"))))
    assert len(store.claim_ids()) == 2
    assert review(store, kind="claims", limit=10) == []


def test_unnamed_sources_are_proposed_and_not_joined(store: GraphStore) -> None:
    fill_with(store, UNNAMED)
    (one,) = review(store, kind="unnamed", limit=10)
    assert {one.left.name.lower(), one.right.name.lower()} == {
        "un responsable militaire",
        "un haut responsable militaire",
    }
    assert one.criteria[0] == "they say the same"
    assert one.left.id != one.right.id
    for verdict in VERDICTS:
        store.judge(judged(verdict, one.left.mention, one.right.mention))
        assert review(store, kind="unnamed", limit=10) == []
        store.undo(who="Ana", when="2024-05-01T00:00:00Z")
    assert review(store, limit=10) == [one]


def test_the_command_lists_each_with_what_judges_it(run: Callable[..., Any], tmp_path: Path) -> None:
    texts = (*TEXTS, *(text for _, text in (*NEAR, *UNNAMED)))
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    assert run("ingest", *(f"{number}.txt" for number in range(len(texts)))).status == 0
    found = run("review", "--format", "json").json
    assert {one["kind"] for one in found} == {"sources", "claims", "unnamed"}
    (one,) = run("review", "--kind", "sources", "--format", "json").json
    assert (one["left"]["name"], one["right"]["name"]) == ("Benjamin Orsevaux", "Benjamin Orsevax")
    assert run("review", "--format", "csv").out.startswith("kind,score,left,right,criteria,command\n")
    assert "one letter apart" in run("review").out
    for one in found:
        words = one["command"].replace('"$USER"', "Ana").split()
        assert words[:2] == ["sourcier", "judge"]
        assert run(*words[1:]).status == 0
    assert run("review", "--format", "jsonl").out == ""
    assert "nothing is there to be judged" in run("review").err
    assert run("judgements", "--format", "csv").out.startswith("id,verdict,")
