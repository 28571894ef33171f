"""Keeping a document costs the same however many are held. Work is counted, not timed: SQLite's steps and the contents
that are compared."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.newsroom.worlds import world
from graph import weave
from graph.claims import Content, Relation, compare
from graph.store.port import Arrival
from graph.store.sqlite.connection import Connections
from graph.store.sqlite.store import SqliteStore
from ingest.pipeline import BATCH, analyse
from ingest.read import read_inputs

DOCUMENTS = 5_000
APART = 600  # minutes between stories: the stretches of time that are looked at are full after the first tenth
FLAT = 1.3
STEP = 1_000  # instructions of SQLite's machine between two counts


class Work:
    """What was done since it was last asked."""

    def __init__(self) -> None:
        self.steps = self.compared = 0

    def step(self) -> int:
        self.steps += 1
        return 0

    def compare(self, one: Content, other: Content) -> Relation | None:
        self.compared += 1
        return compare(one, other)

    def taken(self) -> tuple[int, int]:
        done = self.steps, self.compared
        self.steps = self.compared = 0
        return done


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Work:
    counted, opened = Work(), Connections._open

    def counting(self: Connections) -> object:
        connection = opened(self)
        connection.set_progress_handler(counted.step, STEP)
        return connection

    monkeypatch.setattr(Connections, "_open", counting)
    monkeypatch.setattr(weave, "compare", counted.compare)
    return counted


def arrivals(tmp_path: Path) -> Iterator[Arrival]:
    lines = tmp_path / "gold.jsonl"
    made = world(seed=5, documents=DOCUMENTS, apart=APART)
    lines.write_text("".join(json.dumps(one.gold_json()) + "\n" for one in made.documents), encoding="utf-8")
    for reading in read_inputs([str(lines)]):
        read = analyse(reading)
        yield Arrival(read.document, read.attributions, read.version)


def test_the_last_tenth_costs_what_the_first_does(tmp_path: Path, work: Work) -> None:
    waiting = list(arrivals(tmp_path))[:DOCUMENTS]
    tenth = DOCUMENTS // 10
    done: list[tuple[int, int]] = []
    with SqliteStore(tmp_path / "graph.db", create=True) as store:
        for start in range(0, DOCUMENTS, tenth):
            for first in range(start, start + tenth, BATCH):
                store.keep_all(waiting[first : min(first + BATCH, start + tenth)])
            done.append(work.taken())
        assert store.stats().documents == DOCUMENTS
    steps, compared = zip(*done, strict=True)
    assert steps[-1] <= FLAT * steps[0], steps
    assert compared[-1] <= FLAT * compared[1], compared  # the first tenth has little to be compared with
