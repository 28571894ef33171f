"""Figures that add up: a document's, and the sum of many."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self


@dataclass(frozen=True, slots=True)
class Score:
    """Counts that add up: of what was `found`, how much is `right`; of the `gold`, how much was `met`."""

    right: int = 0
    found: int = 0
    met: int = 0
    gold: int = 0

    def __add__(self, other: Self) -> "Score":
        return Score(self.right + other.right, self.found + other.found, self.met + other.met, self.gold + other.gold)

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.met / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Share:
    """How many `of` these are `right`."""

    right: int = 0
    of: int = 0

    def __add__(self, other: Self) -> "Share":
        return Share(self.right + other.right, self.of + other.of)

    @property
    def value(self) -> float:
        return self.right / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """All the figures of one document or, added, of many."""

    documents: int = 0
    words: int = 0
    at_5: Score = Score()
    at_8: Score = Score()
    kinds: Mapping[str, Score] = field(default_factory=dict)
    exact: Mapping[str, Score] = field(default_factory=dict)
    by_word: Mapping[str, Score] = field(default_factory=dict)
    shares: Mapping[str, Share] = field(default_factory=dict)
    nested: Score = Score()

    def __add__(self, other: Self) -> "Tally":
        return Tally(
            documents=self.documents + other.documents,
            words=self.words + other.words,
            at_5=self.at_5 + other.at_5,
            at_8=self.at_8 + other.at_8,
            kinds=_add_scores(self.kinds, other.kinds),
            exact=_add_scores(self.exact, other.exact),
            by_word=_add_scores(self.by_word, other.by_word),
            shares=_add_shares(self.shares, other.shares),
            nested=self.nested + other.nested,
        )


def _add_scores(one: Mapping[str, Score], other: Mapping[str, Score]) -> Mapping[str, Score]:
    return {key: one.get(key, Score()) + other.get(key, Score()) for key in dict.fromkeys((*one, *other))}


def _add_shares(one: Mapping[str, Share], other: Mapping[str, Share]) -> Mapping[str, Share]:
    return {key: one.get(key, Share()) + other.get(key, Share()) for key in dict.fromkeys((*one, *other))}
