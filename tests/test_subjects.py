"""What a person calls a source or a claim, and the mention that a judgement then names."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graph.errors import InvalidValue, NotFound
from graph.model import Document
from graph.store import GraphStore
from graph.subjects import claim_subject, source_subject
from ingest.extract import extract

TEXTS = (
    ("Le Fanal", "Le maire Jean Orsel a dit que la digue tiendrait tout l'hiver."),
    ("La Vigie", "Le ministre Paul Orsel a promis que le marché reviendrait sur la place."),
    ("Le Môle", "M. Brunel a affirmé que le bac partirait à midi."),
    ("Le Rivage", "Luc Brunel a promis que le port fermerait au printemps."),
    ("Le Cap", "Un officier a déclaré que les grues du port seraient vendues en avril."),
)


@pytest.fixture
def held(store: GraphStore) -> GraphStore:
    for outlet, text in TEXTS:
        one = Document.of(text=text, outlet=outlet, published="2024-03-01", language="fr", title=None, url=None)
        store.keep(one, extract(one), version="test-1")
    return store


@pytest.mark.parametrize(
    ("called", "id_"),
    [
        ("Jean Orsel", "src_jean-orsel"),
        ("jean orsel", "src_jean-orsel"),
        ("src_jean-orsel", "src_jean-orsel"),
        ("Le Fanal", "src_fanal"),
        ("Luc Brunel", "src_luc-brunel"),
    ],
)
def test_a_source_by_its_name_or_id(held: GraphStore, called: str, id_: str) -> None:
    found = source_subject(held, called)
    assert found.id == id_
    assert found.place in held.forms(id_).values()


def test_an_unnamed_source_by_its_id(held: GraphStore) -> None:
    (entry,) = [one for one in held.sources(limit=50) if not one.source.named]
    (said,) = held.said_by(entry.source.id)
    assert source_subject(held, entry.source.id).place == said.attribution.id


@pytest.mark.parametrize("place", ["att_0123456789abcdef", "att_0123456789abcdef:0", "doc_0123456789abcdef"])
def test_a_mention_is_itself(held: GraphStore, place: str) -> None:
    assert source_subject(held, place).place == place
    assert claim_subject(held, place).place == place


def test_a_name_of_several_lists_them_with_their_ids(held: GraphStore) -> None:
    with pytest.raises(InvalidValue, match="several sources go by 'Orsel'") as told:
        source_subject(held, "Orsel")
    assert all(f"{id_} ({name})" in str(told.value) for id_, name in (("src_jean-orsel", "Jean Orsel"),))
    assert "src_paul-orsel (Paul Orsel)" in str(told.value)


def test_a_name_that_nobody_has_offers_what_is_near(held: GraphStore) -> None:
    with pytest.raises(NotFound, match="no source is called so"):
        source_subject(held, "Nobody Atall")


def test_a_claim_by_its_text(held: GraphStore) -> None:
    claims = held.claims(held.claim_ids())
    for claim in claims.values():
        assert claim_subject(held, claim.text).place == claim.id
    with pytest.raises(NotFound, match="att_"):
        claim_subject(held, "les grues du port")
    with pytest.raises(NotFound, match="sourcier search"):
        claim_subject(held, "xylophone")


Run = Callable[..., Any]


def test_the_command_takes_names(run: Run, tmp_path: Path) -> None:
    for number, (_, text) in enumerate(TEXTS):
        (tmp_path / f"{number}.txt").write_text(text, "utf-8")
    run("ingest", *(f"{number}.txt" for number in range(len(TEXTS))))
    made = run("judge", "Jean Orsel", "src_paul-orsel", "--same", "--who", "Ana")
    assert (made.status, made.out[:4]) == (0, "jdg_")
    assert "Jean Orsel (src_jean-orsel) by its mention att_" in made.err
    one = {entry["name"] for entry in run("sources", "--format", "json").json}
    assert not {"Jean Orsel", "Paul Orsel"} <= one
    twice = run("judge", "Luc Brunel", "src_luc-brunel", "--same", "--who", "Ana")
    assert (twice.status, "name two mentions" in twice.err) == (1, True)
    parted = run("judge", "Luc Brunel", "M. Brunel", "--different", "--who", "Ana")
    assert (parted.status, parted.out[:4]) == (0, "jdg_"), parted.err
    assert {"Luc Brunel", "Brunel"} <= {entry["name"] for entry in run("sources", "--format", "json").json}
    claims = [one["text"] for one in run("claims", "--format", "json").json][:2]
    assert run("judge", *claims, "--claims", "--same", "--who", "Ana").status == 0
    assert len(run("claims", "--format", "json").json) == len(TEXTS) - 1
