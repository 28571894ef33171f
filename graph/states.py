"""Offices of states by pattern: an office, its portfolio and its state, in French or English, in any order.

    ministère russe des Affaires étrangères · Russian Foreign Ministry · Ministry of Foreign Affairs of Russia
    l'armée ukrainienne · the Ukrainian military · Ukraine's armed forces

Only where the state is named: "le ministère de la Défense" is as many bodies as there are states. The words are in
`graph/data/states.toml`.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from graph.titles import COMMON
from graph.words import tokens

Part = Literal["state", "office", "portfolio"]
_ORDER: tuple[Part, ...] = ("office", "portfolio", "state")
_LONGEST = 6  # words of a name's part
_LONGEST_NAME = 12  # words of a name that is looked at
_WITH_PORTFOLIO = "ministere"
_SMALL = COMMON | {"s"}  # "Ukraine's"


@dataclass(frozen=True, slots=True)
class State:
    """A state: the name that texts call it most in French, its other names, its adjectives, in both languages."""

    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]


@cache
def states() -> tuple[State, ...]:
    return tuple(_states())


def _states() -> Iterator[State]:
    for name, others in _table()["states"].items():
        cut = others.index("|")
        yield State(name, tuple(others[:cut]), tuple(others[cut + 1 :]))


@cache
def _table() -> Mapping[str, Mapping[str, list[str]]]:
    return tomllib.loads(files("graph").joinpath("data", "states.toml").read_text("utf-8"))


def _words(name: str) -> tuple[str, ...]:
    return tuple(word for word in tokens(name.replace("U.S.", "US").replace("U.K.", "UK")) if word not in _SMALL)


@cache
def adjectives() -> frozenset[str]:
    """The adjectives of all states, folded: "francais", "french"."""
    words = (word for state in states() for adjective in state.adjectives for word in tokens(adjective))
    return frozenset(words)


@cache
def _parts() -> dict[tuple[str, ...], tuple[Part, str]]:
    """The words of a part → what it is, and its first name folded."""
    found: dict[tuple[str, ...], tuple[Part, str]] = {}

    def add(part: Part, first: str, names: Iterable[str]) -> None:
        for name in names:
            found.setdefault(_words(name), (part, " ".join(_words(first))))

    for state in states():
        feminine = [f"{word}s" for word in state.adjectives]
        add("state", state.name, (state.name, *state.names, *state.adjectives, *feminine))
    for first, others in _table()["offices"].items():
        add("office", first, (first, *others))
    for first, others in _table()["portfolios"].items():
        add("portfolio", first, (first, *others))
    return found


def states_in(text: str) -> frozenset[str]:
    """The states that a text names, by name or adjective: "Égypte : deux églises …" → {"egypte"}."""
    words, found, start = _words(text), set(), 0
    while start < len(words):
        ends = range(min(len(words), start + _LONGEST), start, -1)
        end = next((end for end in ends if words[start:end] in _parts()), None)
        part, first = _parts()[words[start:end]] if end is not None else (None, "")
        if part == "state":
            found.add(first)
        start = end or start + 1
    return frozenset(found)


@lru_cache(maxsize=16384)
def office_key(name: str) -> str | None:
    """The key of a state's office: its office, portfolio and state; None for any other name.

    >>> office_key("the Russian Foreign Ministry"), office_key("ministère de la Défense")
    ('ministere affaires etrangeres russie', None)
    """
    read = read_office(name)
    if read is None or "state" not in read:
        return None
    return " ".join(read[part] for part in _ORDER if part in read)


@lru_cache(maxsize=16384)
def read_office(name: str) -> Mapping[Part, str] | None:
    """The parts of a name that is all of an office, at most one state and, for a ministry, one portfolio."""
    words = _words(name)
    if not 1 < len(words) <= _LONGEST_NAME:
        return None
    found: dict[Part, str] = {}
    start = 0
    while start < len(words):
        ends = range(min(len(words), start + _LONGEST), start, -1)
        end = next((end for end in ends if words[start:end] in _parts()), None)
        if end is None:
            return None
        part, first = _parts()[words[start:end]]
        if part in found:
            return None
        found[part] = first
        start = end
    if "office" not in found or (found["office"] == _WITH_PORTFOLIO) != ("portfolio" in found):
        return None
    return found
