"""What every store keeps beside the graph: when it learned a revision."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from graph.errors import InvalidValue
from graph.model import Document
from graph.store import GraphStore
from ingest.extract import extract

V = "test-1"
URL = "https://lefanal.example/pont"


def bridge(words: str = "le pont fermerait en mars", day: int = 1) -> Document:
    text = f"Le maire Jean Orsel a dit que {words}."
    return Document.of(text=text, url=URL, outlet="Le Fanal", published=f"2024-03-{day:02}", language="fr", title=None)


def keep(store: GraphStore, one: Document, *, at: datetime | None, version: str = V) -> None:
    store.keep(one, extract(one), version=version, learned=at)


def test_a_revision_is_learned_once(store: GraphStore) -> None:
    first, second = bridge(), bridge("le pont rouvrirait en avril", 2)
    keep(store, first, at=datetime(2024, 3, 1, 9, tzinfo=timezone(timedelta(hours=1))))
    keep(store, second, at=datetime(2024, 3, 2, tzinfo=UTC))
    keep(store, first, at=datetime(2024, 3, 3, tzinfo=UTC))
    keep(store, second, at=datetime(2024, 3, 4, tzinfo=UTC), version="test-2")
    assert store.learned([first.id, "doc_0"]) == {
        first.id: {
            first.revision: "2024-03-01T08:00:00.000+00:00",
            second.revision: "2024-03-02T00:00:00.000+00:00",
        }
    }


def test_it_is_learned_now_unless_said(store: GraphStore) -> None:
    before = datetime.now(UTC) - timedelta(milliseconds=1)
    keep(store, one := bridge(), at=None)
    assert before <= datetime.fromisoformat(store.learned([one.id])[one.id][one.revision]) <= datetime.now(UTC)


def test_a_clock_reading_says_its_offset(store: GraphStore) -> None:
    with pytest.raises(InvalidValue, match="offset"):
        keep(store, bridge(), at=datetime(2024, 3, 1))
