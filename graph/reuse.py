"""Text reuse between two texts: how many of the word runs of one stand in the other, and where.

Overlap is counted on word runs (shingles; Broder 1997) outside quotation marks and outside what is attributed to
somebody, for two outlets that report the same words of a third have not copied each other. Where a text has hardly
a word of its own besides, the whole of it outside quotation marks counts, and nearly all of it must be alike.
Depends on the two texts alone.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from graph.model import Document, Span
from graph.words import fold

RUN = 5  # words of a shingle
LEAST_RUNS = 12  # shingles of its own words that a document needs for reuse to be told
COPIED = 0.5  # share of the shorter's own shingles that stand in the other
SHORT = 40  # shingles of its own words below which a few sentences in common tell little
COPIED_SHORT = 0.7
LEAST_WHOLE = 24  # shingles outside quotation marks, where its own words are too few
WHOLE = 0.85
PASSAGE = 16  # words that one shared passage must have: a stock sentence here and there is no copying
VERBATIM = 0.8
LONGEST = 20_000  # words of a text that are compared

Hashes = NDArray[np.uint64]

_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"\n]*\"")
_WEIGHTS = np.array(
    [int.from_bytes(blake2b(f"word {at}".encode(), digest_size=8).digest(), "big") | 1 for at in range(RUN)],
    dtype=np.uint64,
)


@dataclass(frozen=True, slots=True)
class Aligned:
    """One passage as both documents have it, the words between its first and last alike."""

    left: Span
    right: Span


@dataclass(frozen=True, slots=True)
class Reuse:
    """Two documents that share words, `left` < `right` by id: the share of the shingles of each that stand in the
    other (0–1), and the passages in the order of the left text."""

    left: str
    right: str
    of_left: float
    of_right: float
    passages: tuple[Aligned, ...] = ()

    @property
    def share(self) -> float:
        """Of the shorter one's words."""
        return max(self.of_left, self.of_right)

    def share_of(self, document: str) -> float:
        return self.of_left if document == self.left else self.of_right

    def other(self, document: str) -> str:
        return self.right if document == self.left else self.left

    @property
    def turned(self) -> tuple[Aligned, ...]:
        """The passages with the right document's side first."""
        return tuple(Aligned(one.right, one.left) for one in self.passages)


@dataclass(frozen=True, slots=True)
class Words:
    """A text as it is compared: the hash of each word and its place, and the runs of three readings of it."""

    places: NDArray[np.int64]  # (words, 2): start and end, code points
    hashes: Hashes
    own: frozenset[int]
    unquoted: frozenset[int]
    whole: frozenset[int]


def reuse(one: Document, other: Document, *, apart: Sequence[Iterable[Span]] = ((), ())) -> Reuse | None:
    """Whether one of two documents has much of its words from the other; symmetric.

    `apart` are, for each of the two, the places that say what is attributed to somebody.
    """
    if one.id > other.id:
        return reuse(other, one, apart=apart[::-1])
    left, right = words_of(one.text, _places(apart[0])), words_of(other.text, _places(apart[1]))
    short = min(len(left.own), len(right.own)) < SHORT
    enough = COPIED_SHORT if short else COPIED
    shares = _shares(left.own, right.own, least=LEAST_RUNS, enough=enough)
    # Who copies takes what is said along; formulae alone ("the council meets on Mondays") are no copy.
    if shares and _shares(left.whole, right.whole, least=LEAST_RUNS, enough=enough) is None:
        shares = None
    shares = shares or _shares(left.unquoted, right.unquoted, least=LEAST_WHOLE, enough=WHOLE)
    if shares is None:
        return None
    passages = tuple(_aligned(left, right))
    if max((length for *_, length in passages), default=0) < PASSAGE:
        return None
    spans = tuple(Aligned(_span(one, left, at, n), _span(other, right, place, n)) for at, place, n in passages)
    return Reuse(one.id, other.id, *shares, passages=spans)


@lru_cache(maxsize=1024)
def words_of(text: str, apart: tuple[tuple[int, int], ...] = ()) -> Words:
    """The words of a text, with their runs outside quotation marks and outside the places `apart`."""
    matches = list(_WORD.finditer(text))[:LONGEST]
    places = np.array([match.span() for match in matches], dtype=np.int64).reshape(-1, 2)
    hashes = np.array([_hash(match.group()) for match in matches], dtype=np.uint64)
    quoted = _within(places, [match.span() for match in _QUOTED.finditer(text)])
    said = _within(places, apart)
    unquoted = frozenset(runs(hashes[~quoted]).tolist())
    own = unquoted if not said.any() else frozenset(runs(hashes[~(quoted | said)]).tolist())
    return Words(places, hashes, own, unquoted, frozenset(runs(hashes).tolist()))


def runs(hashes: Hashes) -> Hashes:
    """A hash for each run of `RUN` words, in order."""
    count = len(hashes) - RUN + 1
    if count <= 0:
        return np.empty(0, dtype=np.uint64)
    mixed = np.zeros(count, dtype=np.uint64)
    for at, weight in enumerate(_WEIGHTS):
        mixed += hashes[at : at + count] * weight
    mixed ^= mixed >> np.uint64(32)
    mixed *= np.uint64(0x9E3779B97F4A7C15)
    return mixed ^ (mixed >> np.uint64(29))


def _places(spans: Iterable[Span]) -> tuple[tuple[int, int], ...]:
    return tuple(sorted((span.start, span.end) for span in spans if span.field == "text"))


def _within(places: NDArray[np.int64], spans: Iterable[tuple[int, int]]) -> NDArray[np.bool_]:
    """Which words begin within one of these spans."""
    found = np.zeros(len(places), dtype=np.bool_)
    for start, end in spans:
        first, last = np.searchsorted(places[:, 0], (start, end))
        found[first:last] = True
    return found


def _shares(one: frozenset[int], other: frozenset[int], *, least: int, enough: float) -> tuple[float, float] | None:
    if min(len(one), len(other)) < least:
        return None
    shared = len(one & other)
    if shared < enough * min(len(one), len(other)):
        return None
    return round(shared / len(one), 4), round(shared / len(other), 4)


def _aligned(left: Words, right: Words) -> Iterable[tuple[int, int, int]]:
    """The passages, quotations among them, that both have word for word: the word each begins with on either side,
    and how many words it has."""
    held: dict[int, int] = {}
    for place, run in enumerate(runs(right.hashes).tolist()):
        held.setdefault(run, place)
    mine, theirs = left.hashes.tolist(), right.hashes.tolist()
    starting = runs(left.hashes).tolist()
    at = 0
    while at < len(starting):
        place = held.get(starting[at], -1)
        if place < 0:
            at += 1
            continue
        length = RUN
        while at + length < len(mine) and place + length < len(theirs) and mine[at + length] == theirs[place + length]:
            length += 1
        yield at, place, length
        at += length


def _span(document: Document, words: Words, at: int, length: int) -> Span:
    return document.span(int(words.places[at, 0]), int(words.places[at + length - 1, 1]))


@lru_cache(maxsize=131_072)
def _hash(word: str) -> int:
    return int.from_bytes(blake2b(fold(word).encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
