"""An attribution that a person rejected: marked where it is shown, and no part of what is counted."""

from typing import Any

from graph.exchange.jsonl import export_lines
from graph.model import Document, Judgement
from graph.provenance import of_claim
from graph.store import GraphStore
from ingest.extract import extract

CLAIM = "les forces ont subi 61 attaques en Irak et en Syrie depuis le 17 octobre dernier"


def document(text: str, outlet: str, day: int) -> Document:
    return Document.of(text=text, outlet=outlet, published=f"2024-03-{day:02}", language="fr", title=None, url=None)


KEPT = document(f"Un officier a déclaré à Radio Lisane que {CLAIM}.", "Le Fanal", 1)
WRONG = document(f"La maire Anne Brunel a dit que le pont fermerait en mars. Selon un colonel, {CLAIM}.", "La Vigie", 2)


def filled(store: GraphStore) -> str:
    """A store where the colonel's attribution is rejected; gives its id."""
    for one in (KEPT, WRONG):
        store.keep(one, extract(one), version="test-1")
    wrong = next(one.id for one in extract(WRONG) if "61" in one.content_text)
    store.judge(
        Judgement.of(about="attribution", verdict="rejected", subjects=[wrong], who="Ana", when="2024-04-01T00:00:00Z")
    )
    return wrong


def exported(store: GraphStore, id_: str) -> list[dict[str, Any]]:
    return next(line["attributions"] for line in export_lines(store) if line.get("id") == id_)


def test_it_stays_in_the_export_in_its_place_marked(store: GraphStore) -> None:
    wrong = filled(store)
    said = exported(store, WRONG.id)
    assert [one["id"] for one in said] == [one.id for one in extract(WRONG)]
    assert [one["rejected"] for one in said] == [one["id"] == wrong for one in said]
    (marked,) = [one for one in said if one["rejected"]]
    assert (marked["source_id"], marked["claim_id"], marked["chain"]) == (None, None, [])
    assert not any(one["rejected"] for one in exported(store, KEPT.id))


def test_it_counts_for_no_claim(store: GraphStore) -> None:
    wrong = filled(store)
    claims = {line["id"]: line for line in export_lines(store) if line["type"] == "claim"}
    assert wrong not in claims
    (line,) = [one for one in claims.values() if "61" in one["text"]]
    assert line["carriers"] == [KEPT.id]
    assert len(line["origins"]) == 1


def test_its_sentence_is_not_the_outlets_own_voice(store: GraphStore) -> None:
    filled(store)
    (kept,) = extract(KEPT)
    told = of_claim(store, store.claim(kept.id))
    assert [chain.saying.document.id for chain in told.chains] == [KEPT.id]


def test_it_is_found_as_what_it_is(store: GraphStore) -> None:
    wrong = filled(store)
    hits = {hit.attribution: hit for hit in store.search("61 attaques en Irak", limit=10)}
    assert (hits[wrong].voice, hits[wrong].claim) == ("rejected", None)
    assert {hit.voice for id_, hit in hits.items() if id_ not in (wrong, None)} == {"attributed"}


def test_the_store_says_which_are_rejected(store: GraphStore) -> None:
    wrong = filled(store)
    assert store.rejected([WRONG.id, KEPT.id, "doc_0"]) == {WRONG.id: {wrong}}
    store.undo(who="Ana", when="2024-04-02T00:00:00Z")
    assert store.rejected([WRONG.id]) == {}
    assert not any(one["rejected"] for one in exported(store, WRONG.id))
    (line,) = [one for one in export_lines(store) if one["type"] == "claim" and "61" in one["text"]]
    assert line["carriers"] == [KEPT.id, WRONG.id]
