"""The stores that the contract runs over (a second backend only adds its fixture's parameter here), and the command."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from api.cli import main
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


class Ran:
    """What a command printed and how it ended."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.out, self.err = status, out, err

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """The command in an empty folder, as the console script starts it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCIER_DB", raising=False)

    def command(*words: str) -> Ran:
        with pytest.raises(SystemExit) as left:
            main(words)
        printed = capsys.readouterr()
        assert isinstance(left.value.code, int)
        return Ran(left.value.code, printed.out, printed.err)

    return command
