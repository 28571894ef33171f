"""Properties of the graph, over small worlds of fictional outlets, on every store."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import InvalidValue, NotFound
from graph.exchange.jsonl import export_lines
from graph.exchange.trace_json import trace_json
from graph.model import About, Attribution, Document, Judgement, Verdict
from graph.provenance import all_circles, of_claim, trace
from graph.replay import check_moment, out_by, replayed
from graph.store import GraphStore
from ingest.extract import extract

V = "properties"
SHOTS = "les forces de la côte ont subi 61 attaques près de Valdor depuis le 17 octobre dernier"
FILL = (
    "Les pompiers ont travaillé toute la matinée dans les rues voisines du port, tandis que les écoles restaient "
    "fermées et que les trains s’arrêtaient à l’entrée de la vallée, où la route est coupée depuis la veille."
)


def document(text: str, outlet: str | None, date: str | None, language: str = "fr", **more: Any) -> Document:
    return Document.of(text=text, outlet=outlet, published=date, language=language, **more)


POOL = (
    document(f"Un officier a déclaré au Fanal que {SHOTS}. {FILL}", "Le Fanal", "2024-03-01T08:00:00+01:00"),
    document(f"Un officier a déclaré au Fanal que {SHOTS}.", "Le Courrier de Valdor", "2024-03-02"),
    document(f"Selon Le Courrier de Valdor, {SHOTS}.", "La Vigie", "2024-03-02T10:00:00"),
    document(f"VALDOR (Agence Boréale) — Un officier a déclaré que {SHOTS}. {FILL}", "Le Rivage", "2024-03-03"),
    document(f"Le ministre Paul Orsel a démenti que {SHOTS}.", "Le Fanal", "2024-03-04"),
    document(f"Selon La Vigie, {SHOTS}.", "Le Fanal", "2024-03-05T08:00:00+01:00"),
    document(f"« {SHOTS[0].upper()}{SHOTS[1:]} », a affirmé Anne Brunel, porte-parole du port.", "Le Môle", None),
    document(
        "The coastal forces have suffered 61 attacks near Valdor since 17 October, Anne Brunel told Northmoor Radio.",
        "The Northmoor Ledger",
        "2024-03-03T09:00:00+00:00",
        "en",
    ),
    document(
        "An official said that the coastal forces had suffered about 60 attacks near Valdor since 17 October.",
        "Northmoor Radio",
        "2024-03",
        "en",
    ),
    document(f"{SHOTS[0].upper()}{SHOTS[1:]}. {FILL}", "Le Cap", "2024-03-06"),
    document(
        f"M. Orsel a assuré que {SHOTS.replace('61', '75')}.",
        "Le Cap",
        "2024-03-07",
        url="https://cap.example/orsel",
    ),
    document(
        f"M. Orsel a assuré que {SHOTS.replace('61', '80')}.",
        "Le Cap",
        "2024-03-07",
        url="https://cap.example/orsel",
        modified="2024-03-09",
    ),
)
APART = document(f"« {SHOTS[0].upper()}{SHOTS[1:]} », a dit Luc Hamel, pêcheur.", "La Mouette", "2024-03-08")
worlds = st.lists(st.sampled_from(POOL), min_size=1, max_size=7, unique=True)
some = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
New = Callable[[], GraphStore]


@lru_cache(maxsize=64)
def read(one: Document) -> tuple[Attribution, ...]:
    return tuple(extract(one))


def keep(store: GraphStore, documents: Sequence[Document]) -> GraphStore:
    for one in documents:
        store.keep(one, read(one), version=V)
    return store


def answers(store: GraphStore) -> object:
    """The whole graph, every claim's trace, a search and the circles, as one comparable value."""
    lines = list(export_lines(store))
    claims = [line["id"] for line in lines if line["type"] == "claim"]
    return (
        lines,
        [trace_json(trace(store, query)) for query in (*claims, "61 attaques près de Valdor", "attacks Valdor")],
        store.search("attaques Valdor officier"),
        list(all_circles(store, page=2)),
        store.stats(),
    )


def bounds(store: GraphStore, attribution: str) -> tuple[int, int]:
    found = of_claim(store, store.claim(attribution)).counted.independence
    return found.at_least, found.at_most


@some
@given(world=worlds, data=st.data())
def test_the_order_of_ingest_changes_nothing(new_store: New, world: list[Document], data: st.DataObject) -> None:
    other = data.draw(st.permutations(world))
    assert answers(keep(new_store(), world)) == answers(keep(new_store(), other))


@some
@given(world=worlds, again=worlds)
def test_what_is_ingested_twice_counts_once(new_store: New, world: list[Document], again: list[Document]) -> None:
    one = keep(new_store(), world)
    before = answers(one)
    assert answers(keep(one, [document for document in again if document in world])) == before


@some
@given(world=worlds, data=st.data())
def test_a_copy_never_raises_independence(new_store: New, world: list[Document], data: st.DataObject) -> None:
    one = keep(new_store(), world)
    held = [document for document in world if one.documents([document.id]).get(document.id) == document]
    # Of a text of one sentence nothing but the claim is left to tell a copy by: only longer ones are copied here.
    original = data.draw(st.sampled_from([document for document in held if FILL in document.text] or [POOL[0]]))
    keep(one, [original])
    held = [*dict.fromkeys([*held, original])]
    before = {att.id: bounds(one, att.id) for document in held for att in read(document)}
    copy = document(original.text, "La Copie du soir", "2024-04-01", original.language or "fr")
    keep(one, [copy])
    after = {id_: bounds(one, id_) for id_ in before}
    raised = {id_: (before[id_], after[id_]) for id_ in before if any(map(int.__gt__, after[id_], before[id_]))}
    assert raised == {}


@some
@given(world=worlds)
def test_what_is_tied_to_nothing_never_lowers_at_most(new_store: New, world: list[Document]) -> None:
    one = keep(new_store(), world)
    held = one.documents([document.id for document in world]).values()
    before = {att.id: bounds(one, att.id) for document in held for att in read(document)}
    keep(one, [APART])
    lowered = {id_: after for id_ in before if (after := bounds(one, id_))[1] < before[id_][1]}
    assert lowered == {}


@some
@given(world=worlds)
def test_all_evidence_is_the_words_of_a_stored_text(new_store: New, world: list[Document]) -> None:
    store = keep(new_store(), world)
    for id_ in store.claim_ids(limit=100):
        for evidence in _evidence(trace_json(trace(store, id_))):
            held = store.document(evidence["document"])
            if "text" in evidence:
                words = held.words_of(evidence.get("field", "text"))
                assert words[evidence["start"] : evidence["end"]] == evidence["text"]
            else:
                assert evidence["value"] in (getattr(held, evidence["field"]), *held.links)


def _evidence(value: Any) -> Iterator[Any]:
    if isinstance(value, list):
        for one in value:
            yield from _evidence(one)
    elif isinstance(value, dict):
        for key, one in value.items():
            if key in ("evidence", "evidence_from", "printed", "found") and one is not None:
                yield one
            else:
                yield from _evidence(one)


@some
@given(world=worlds)
def test_no_unnamed_sources_are_joined(new_store: New, world: list[Document]) -> None:
    store = keep(new_store(), world)
    for entry in store.sources(limit=200):
        if not entry.source.named:
            assert len({one.document.id for one in store.said_by(entry.source.id)}) == 1


@some
@given(
    world=worlds,
    as_of=st.sampled_from(
        [
            "2024-02-28",
            "2024-03-01",
            "2024-03-02",
            "2024-03-03T12:00:00+00:00",
            "2024-03-05",
            "2024-03-07",
            "2024-03-31",
        ]
    ),
)
def test_a_replay_is_the_graph_of_what_was_out(new_store: New, world: list[Document], as_of: str) -> None:
    out = [one for one in world if out_by(one.modified or one.published, as_of)]
    with replayed(keep(new_store(), world), as_of) as then:
        assert answers(then) == answers(keep(new_store(), out))


@some
@given(world=worlds, data=st.data(), as_of=st.sampled_from(["2024-05-01", "2024-05-03", "2024-05-05T10:00:00+02:00"]))
def test_a_replay_by_what_was_learned(new_store: New, world: list[Document], data: st.DataObject, as_of: str) -> None:
    store, alone = new_store(), new_store()
    for one in world:
        day = data.draw(st.integers(1, 7))
        learned = datetime(2024, 5, day, 9, tzinfo=UTC)
        store.keep(one, read(one), version=V, learned=learned)
        if out_by(learned.isoformat(), as_of):
            alone.keep(one, read(one), version=V)
    with replayed(store, as_of, by="learned") as then:
        assert answers(then) == answers(alone)


def decided(data: st.DataObject, held: Sequence[str], day: int) -> Judgement:
    """What somebody decides on a day of one or two of the attributions that are held."""
    when = datetime(2024, 5, day, 12, tzinfo=UTC).isoformat()
    who = f"number {data.draw(st.integers(0, 10**6))}"
    if len(held) < 2 or data.draw(st.booleans()):
        one = data.draw(st.sampled_from(held))
        return Judgement.of(about="attribution", verdict="rejected", subjects=[one], who=who, when=when)
    two = data.draw(st.lists(st.sampled_from(held), min_size=2, max_size=2, unique=True))
    about = data.draw(st.sampled_from(ABOUT))
    return Judgement.of(about=about, verdict=data.draw(st.sampled_from(VERDICTS)), subjects=two, who=who, when=when)


ABOUT: tuple[About, ...] = ("sources", "claims")
VERDICTS: tuple[Verdict, ...] = ("same", "different", "unsure")
steps = st.lists(st.sampled_from(["keep", "keep", "judge", "undo"]), min_size=2, max_size=8)


@some
@given(world=worlds, plan=steps, data=st.data(), as_of=st.sampled_from(["2024-05-01", "2024-05-03", "2024-05-08"]))
def test_a_replay_has_what_people_had_decided(
    new_store: New, world: list[Document], plan: list[str], data: st.DataObject, as_of: str
) -> None:
    """Texts come in and people judge, a step a day: the replay is the graph of the steps up to its day."""
    store, alone = new_store(), new_store()
    queue = list(world)
    for day, step in enumerate(plan, 1):
        stores = (store, alone) if f"2024-05-{day:02}" <= as_of else (store,)
        held = [one.id for id_ in store.document_ids() for one in store.attributions_of(id_)]
        if step == "keep" and queue:
            one = queue.pop(0)
            for each in stores:
                each.keep(one, read(one), version=V, learned=datetime(2024, 5, day, 9, tzinfo=UTC))
        elif step == "judge" and held:
            made = decided(data, held, day)
            for each in stores:
                each.judge(made)
        elif step == "undo" and any(entry.in_force for entry in store.judgements()):
            for each in stores:
                each.undo(who="Ben", when=datetime(2024, 5, day, 13, tzinfo=UTC).isoformat())
    with replayed(store, as_of, by="learned") as then:
        assert answers(then) == answers(alone)


@some
@given(world=worlds, data=st.data(), as_of=st.sampled_from(["2024-03-02", "2024-03-05", "2024-03-31"]))
def test_a_replay_by_publication_has_what_is_decided_now(
    new_store: New, world: list[Document], data: st.DataObject, as_of: str
) -> None:
    store = keep(new_store(), world)
    held = [one.id for id_ in store.document_ids() for one in store.attributions_of(id_)]
    made = [decided(data, held, day) for day in (1, 2, 3)]
    for one in made:
        store.judge(one)
    store.undo(made[1].id, who="Ben", when="2024-05-04T00:00:00Z")
    then_out = keep(new_store(), [one for one in world if out_by(one.modified or one.published, as_of)])
    for one in (made[0], made[2]):
        with suppress(NotFound):
            then_out.judge(one)
    with replayed(store, as_of) as then:
        assert answers(then) == answers(then_out)


@pytest.mark.parametrize(
    ("published", "as_of", "expected"),
    [
        ("2024-03-02", "2024-03-02", True),
        ("2024-03-03", "2024-03-02", False),
        ("2024-03-02T23:59:00-05:00", "2024-03-02", True),
        ("2024-03", "2024-03-30", False),
        ("2024-03", "2024-04-01", True),
        ("2024", "2025-01-01", True),
        ("2024-03-02T10:00:00+01:00", "2024-03-02T09:00:00+00:00", True),
        ("2024-03-02T10:00:00", "2024-03-02T10:00:00+00:00", False),
        ("2024-03-02", "2024-03-02T10:00:00+00:00", False),
        (None, "2024-03-02", False),
        ("soon", "2024-03-02", False),
    ],
)
def test_what_was_out_by_a_date(published: str | None, as_of: str, expected: bool) -> None:
    assert out_by(published, as_of) is expected


@pytest.mark.parametrize("words", ["yesterday", "2024", "2024-03-02T10:00:00", "2024-13-01", ""])
def test_a_date_to_go_back_to_says_which(words: str) -> None:
    with pytest.raises(InvalidValue, match="time zone"):
        check_moment(words)
