"""From the scores of roles to the places of a find."""

from collections.abc import Sequence

import numpy as np

from ingest.extract.finds import Find, Offsets
from ingest.extract.reader.features import ADDRESSEE, CONTENT, CUE, MEDIUM, SOURCE, WHEN
from ingest.extract.reader.network import Floats, Ints
from ingest.extract.scope import Scope

_MARKS = frozenset([",", ";", ":", "–", "—", "-", ".", "!", "?", "(", ")", "…", "..."])
_BEFORE = _MARKS | {"que", "qu'", "that"}
_AFTER = frozenset([",", ";", ":", "–", "—", ".", "..."])
_CONJUNCTIONS = frozenset(["que", "qu'", "that"])
_REMARK = 8  # tokens of a remark between a cue and its conjunction, at most
_LEAD = 8  # tokens of a run, at most, of which a whole sentence in quotation marks is all that is said
_INVERTED = frozenset("il elle on ils elles je nous vous tu ce".split())


def best_roles(scores: Floats, transitions: Floats, first: Floats, last: Floats) -> Ints:
    """The best sequence of roles of one frame [T], by Viterbi; `scores` [T, roles]."""
    reached = scores[0] + first
    back = np.zeros(scores.shape, np.int64)
    for step in range(1, len(scores)):
        paths = reached[:, None] + transitions
        back[step] = paths.argmax(axis=0)
        reached = paths.max(axis=0) + scores[step]
    best = np.zeros(len(scores), np.int64)
    best[-1] = (reached + last).argmax()
    for step in range(len(scores) - 1, 0, -1):
        best[step - 1] = back[step, best[step]]
    return best


def find_of(scope: Scope, head: int, roles: Sequence[int]) -> Find | None:
    """The find that these roles tell; None where they tell no content."""
    runs = _without_remark(scope, head, _runs(scope, roles, CONTENT))
    content = [scope.offsets(*_announced(scope, *run)) for run in runs]
    if not content:
        return None
    cue = next((run for run in _stretches(roles, CUE) if run[0] <= head < run[1]), (head, head + 1))

    def longest(role: int) -> Offsets | None:
        runs = _runs(scope, roles, role)
        return scope.offsets(*max(runs, key=lambda run: run[1] - run[0])) if runs else None

    return Find(
        method="",
        content=content,
        source=longest(SOURCE) or _inverted_pronoun(scope, cue),
        cue=scope.offsets(*cue),
        addressee=longest(ADDRESSEE),
        medium=longest(MEDIUM),
        when=longest(WHEN),
        paragraph=scope.paragraph,
        depth=scope.depth,
    )


def _without_remark(scope: Scope, head: int, runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """A remark between the cue and its conjunction is no content ("a dit, sous couvert d'anonymat, que …")."""
    if len(runs) == 2 and scope.low(runs[1][0] - 1) in _CONJUNCTIONS and scope.low(runs[1][0] - 2) == ",":
        first, end = runs[0]
        if head < first and end - first <= _REMARK and not any(scope.is_quote(at) for at in range(first, end)):
            return runs[1:]
    return runs


def _announced(scope: Scope, start: int, end: int) -> tuple[int, int]:
    """Of a run that ends in a quotation after a colon, the quotation: what stands before the colon announces it, but
    a clause with its conjunction is said itself ("reconnaît que le projet divise : « … »")."""
    if scope.low(start - 1) in _CONJUNCTIONS:
        return start, end
    if end - start > 1 and scope.is_quote(end - 1):
        announced = end - start > 2 and scope.low(end - 2) == ":"
        if announced or (end - start <= _LEAD and _is_sentence(scope, end - 1)):
            return end - 1, end
    return start, end


def _is_sentence(scope: Scope, index: int) -> bool:
    """Whether a quotation begins and ends as a sentence does: nothing outside it is part of what was said."""
    quotation = scope.quotes[index]
    inner = scope.text[quotation.inner_start : quotation.inner_end]
    return len(inner.split()) > 2 and inner[0].isupper() and inner[-1] in ".!?…"


def _stretches(roles: Sequence[int], role: int) -> list[tuple[int, int]]:
    """The runs of one role."""
    runs: list[tuple[int, int]] = []
    for index, given in enumerate(roles):
        if given != role:
            continue
        if runs and runs[-1][1] == index:
            runs[-1] = (runs[-1][0], index + 1)
        else:
            runs.append((index, index + 1))
    return runs


def _runs(scope: Scope, roles: Sequence[int], role: int) -> list[tuple[int, int]]:
    """The runs of one role over single tokens of none, without marks and conjunctions at their ends."""
    joined: list[tuple[int, int]] = []
    for start, end in _stretches(roles, role):
        if joined and start - joined[-1][1] == 1 and (roles[start - 1] == 0 or scope.low(start - 1) in _MARKS):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    trimmed = []
    for start, end in joined:
        while start < end and scope.low(start) in _BEFORE:
            start += 1
        while end > start and scope.low(end - 1) in _AFTER:
            end -= 1
        if end > start:
            trimmed.append((start, end))
    return trimmed


def _inverted_pronoun(scope: Scope, cue: tuple[int, int]) -> Offsets | None:
    """The subject within the cue ("a-t-il déclaré"), without its hyphens."""
    for index in range(*cue):
        token = scope.tokens[index]
        if token.low.startswith("-"):
            word = token.low.lstrip("-").removeprefix("t-")
            if word in _INVERTED:
                return token.end - len(word), token.end
    return None
