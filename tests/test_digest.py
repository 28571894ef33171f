"""`stats --digest`: what it covers and what it does not, plain and full."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.exchange.digest import full_digest, graph_digest
from graph.exchange.jsonl import export_lines
from graph.model import About, Document, Judgement, Verdict
from graph.store import GraphStore
from ingest.extract import extract

New = Callable[[], GraphStore]
TEXTS = (
    "Le maire Jean Orsel a dit que la digue tiendrait tout l'hiver.",
    "Jean Orsel a promis que le marché reviendrait sur la place.",
    "M. Orsel a affirmé que le bac partirait à midi.",
    "Un officier a déclaré à Radio Lisane que 61 attaques avaient visé le port depuis le 17 octobre.",
    "Selon un colonel, 61 attaques avaient visé le port depuis le 17 octobre.",
)
OUTLETS = ("Le Fanal", "La Vigie", "Le Fanal", "Le Courrier de Valdor", "L'Écho d'Ormeval")
DOCUMENTS = tuple(
    Document.of(text=text, outlet=outlet, published=f"2024-03-{day:02}", language="fr", title=None, url=None)
    for day, (text, outlet) in enumerate(zip(TEXTS, OUTLETS, strict=True), 1)
)
IDS = tuple(extract(one)[0].id for one in DOCUMENTS)
quick = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def filled(new_store: New, documents: Sequence[Document] = DOCUMENTS, *, learned: datetime | None = None) -> GraphStore:
    store = new_store()
    for one in documents:
        store.keep(one, extract(one), version="test-1", learned=learned)
    return store


def judgement(about: About, verdict: Verdict, *subjects: str, day: int = 1, who: str = "Ana") -> Judgement:
    when = f"2024-04-{day:02}T00:00:00Z"
    return Judgement.of(about=about, verdict=verdict, subjects=subjects, who=who, when=when)


pairs = st.lists(st.sampled_from(IDS), min_size=2, max_size=2, unique=True)
two: st.SearchStrategy[Judgement] = st.builds(
    lambda about, verdict, pair: judgement(about, verdict, *pair),
    st.sampled_from(["sources", "claims"]),
    st.sampled_from(["same", "different", "unsure"]),
    pairs,
)
one: st.SearchStrategy[Judgement] = st.builds(
    lambda verdict, id_: judgement("attribution", verdict, id_),
    st.sampled_from(["rejected", "accepted"]),
    st.sampled_from(IDS),
)
judgements = st.one_of(two, one)


@quick
@given(made=judgements, before=st.lists(judgements, max_size=2, unique_by=lambda one: one.id))
def test_what_is_judged_and_undone_is_in_the_full_digest_alone(
    new_store: New, made: Judgement, before: list[Judgement]
) -> None:
    store = filled(new_store, learned=datetime(2024, 3, 9, tzinfo=UTC))
    for other in before:
        if other.id != made.id:
            store.judge(other)
    plain, full = graph_digest(store), full_digest(store)
    store.judge(made)
    store.undo(made.id, who="Ben", when="2024-05-01T00:00:00Z")
    assert graph_digest(store) == plain
    assert full_digest(store) != full


@quick
@given(order=st.permutations(DOCUMENTS), made=judgements)
def test_the_order_of_ingest_is_in_no_digest(new_store: New, order: Sequence[Document], made: Judgement) -> None:
    at = datetime(2024, 3, 9, tzinfo=UTC)
    one, other = filled(new_store, learned=at), filled(new_store, order, learned=at)
    one.judge(made)
    other.judge(made)
    assert (graph_digest(one), full_digest(one)) == (graph_digest(other), full_digest(other))


@quick
@given(made=judgements)
def test_the_plain_digest_covers_what_is_decided(new_store: New, made: Judgement) -> None:
    store = filled(new_store)
    before = graph_digest(store)
    store.judge(made)
    assert graph_digest(store) != before, "also where it changes no source and no claim"


def test_when_and_by_whom_is_in_the_full_digest_alone(new_store: New) -> None:
    one = filled(new_store, learned=datetime(2024, 3, 9, tzinfo=UTC))
    other = filled(new_store, learned=datetime(2024, 3, 9, tzinfo=UTC))
    one.judge(judgement("sources", "same", IDS[3], IDS[4]))
    other.judge(judgement("sources", "same", IDS[3], IDS[4], day=2, who="Ben"))
    assert graph_digest(one) == graph_digest(other)
    assert full_digest(one) != full_digest(other)


def test_when_a_text_was_learned_is_in_the_full_digest_alone(new_store: New) -> None:
    one = filled(new_store, learned=datetime(2024, 3, 9, tzinfo=UTC))
    other = filled(new_store, learned=datetime(2024, 3, 10, tzinfo=UTC))
    assert graph_digest(one) == graph_digest(other)
    assert full_digest(one) != full_digest(other)


def test_the_export_says_what_is_decided_and_not_who_or_when(new_store: New) -> None:
    store = filled(new_store)
    store.judge(judgement("sources", "same", IDS[3], IDS[4]))
    store.judge(judgement("sources", "different", IDS[3], IDS[4], day=2))
    store.judge(judgement("attribution", "rejected", IDS[0], day=3))
    *_, rejected, parted = export_lines(store)
    assert rejected == {"type": "judgement", "about": "attribution", "verdict": "rejected", "subjects": [IDS[0]]}
    assert parted == {
        "type": "judgement",
        "about": "sources",
        "verdict": "different",
        "subjects": sorted((IDS[3], IDS[4])),
    }


def test_the_command_prints_either(run: Callable[..., Any], tmp_path: Any) -> None:
    (tmp_path / "a.txt").write_text(TEXTS[0], "utf-8")
    for db in ("one.db", "two.db"):
        run("ingest", "a.txt", "--db", db)
    plain = [run("stats", "--digest", "--db", db).out for db in ("one.db", "two.db")]
    full = [run("stats", "--digest", "--full", "--db", db).out for db in ("one.db", "two.db")]
    assert plain[0] == plain[1]
    assert len({*plain, *full}) == 3, "they were ingested one after the other"
    assert run("stats", "--digest", "--full", "--format", "json", "--db", "one.db").json == {"digest": full[0].strip()}
    assert "--digest" in run("stats", "--full", "--db", "one.db").err
