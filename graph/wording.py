"""How one wording became another: a word diff. Case, accents, punctuation and quotation marks are no difference."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from graph.words import fold

Change = Literal["same", "removed", "added"]

MOST_WORDS = 600  # of either side that are compared; what is longer is compared by its beginning

_WORD = re.compile(r"\w+(?:[.,]\d+)*(?:['’](?=\w))?")


@dataclass(frozen=True, slots=True)
class Run:
    """Words in a row that stand in both wordings (`same`), only in the first (`removed`) or the second (`added`)."""

    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is compared, and where it stands in its text (code points)."""

    key: str
    start: int
    end: int


def words(text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """The words of a text, or of a stretch of it, in order."""
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        yield Word(fold(match.group()), match.start(), match.end())


def diff(one: str, other: str) -> tuple[Run, ...]:
    """What it takes to make the second wording of the first, in text order; `same` runs as the second has them.

    >>> [(run.change, run.text) for run in diff("Le pont fermera peut-être en mars", "Le pont fermera en mars")]
    [('same', 'Le pont fermera'), ('removed', 'peut-être'), ('same', 'en mars')]
    """
    left, right = list(words(one))[:MOST_WORDS], list(words(other))[:MOST_WORDS]
    return runs(one, left, other, right)


def runs(one: str, left: Sequence[Word], other: str, right: Sequence[Word]) -> tuple[Run, ...]:
    """The word diff of two stretches whose words are known."""
    found: list[Run] = []
    matcher = SequenceMatcher(None, [word.key for word in left], [word.key for word in right], autojunk=False)
    for code, i1, i2, j1, j2 in matcher.get_opcodes():
        if code == "equal":
            found.append(Run("same", _text(other, right[j1:j2])))
            continue
        if i1 < i2:
            found.append(Run("removed", _text(one, left[i1:i2])))
        if j1 < j2:
            found.append(Run("added", _text(other, right[j1:j2])))
    return tuple(found)


def _text(text: str, stretch: Sequence[Word]) -> str:
    return text[stretch[0].start : stretch[-1].end]
