"""The stores that the contract runs over: a second backend only adds its fixture's parameter here."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graph.store import GraphStore, open_store

BACKENDS = ["sqlite"]


@pytest.fixture(params=BACKENDS)
def new_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], GraphStore]]:
    """Makes empty stores of one backend, each another; all are closed at the end."""
    opened: list[GraphStore] = []

    def make() -> GraphStore:
        store = open_store(str(tmp_path / f"contract-{len(opened)}.db"), create=True)
        opened.append(store)
        return store

    yield make
    for store in opened:
        store.close()


@pytest.fixture
def store(new_store: Callable[[], GraphStore]) -> GraphStore:
    """One empty store."""
    return new_store()
