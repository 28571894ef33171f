"""Text reuse between the documents that carry one claim: which are copies, of what, credited or not.

Overlap is counted on word runs (shingles; Broder 1997) outside quotation marks, for two outlets that quote the same
words have not copied each other. The earlier document is the original; where the dates cannot tell, a credit can;
else the pair is stated as undetermined, and no copy is claimed.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from graph.dates import before, sort_key
from graph.model import Document, Span
from graph.trace import Copy
from graph.words import fold

RUN = 5  # words of a shingle
LEAST_RUNS = 12  # shingles a document needs for reuse to be told
COPIED = 0.5  # share of the copy's own shingles that stand in the original
VERBATIM = 0.8
MOST_DOCUMENTS = 400  # looked at in one trace, the earliest first
COMMON = 50  # a shingle that stands in more documents than this is a formula, not a trace of copying

_NOTHING: Mapping[str, Sequence[Span]] = {}
_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"\n]*\"")


@dataclass(frozen=True, slots=True)
class Undirected:
    """Two documents that share most of their words, of which nothing tells the earlier."""

    documents: tuple[str, str]
    share: float

    @property
    def verbatim(self) -> bool:
        return self.share >= VERBATIM


@dataclass(frozen=True, slots=True)
class _Words:
    document: Document
    places: tuple[tuple[int, int], ...]
    words: tuple[str, ...]
    runs: Mapping[tuple[str, ...], int]


def copies(
    documents: Sequence[Document],
    *,
    credited: Collection[tuple[str, str]] = (),
    apart: Mapping[str, Sequence[Span]] = _NOTHING,
) -> tuple[tuple[Copy, ...], tuple[Undirected, ...]]:
    """The copies among these documents, one a copy from its earliest held original, and the pairs left open.

    `credited` are pairs (copy id, original id) where the copy names the original's outlet; `apart` the places in
    each document that say the claim itself, which all of them share by being here.
    """
    ordered = sorted(documents, key=lambda d: (sort_key(d.published), d.id))[:MOST_DOCUMENTS]
    read = [
        words for document in ordered if len((words := _words(document, apart.get(document.id, ()))).runs) >= LEAST_RUNS
    ]
    found: dict[str, Copy] = {}
    open_: list[Undirected] = []
    for one, other in _candidates(read):
        if one.document.outlet and one.document.outlet == other.document.outlet:
            continue  # an outlet that runs its own text again has copied nobody
        share = _share(one, other)
        if share < COPIED:
            continue
        pair = _directed(one, other, credited)
        if pair is None:
            left, right = sorted((one.document.id, other.document.id))
            open_.append(Undirected((left, right), share))
            continue
        original, copy = pair
        if copy.document.id not in found:
            found[copy.document.id] = Copy(
                original.document.id,
                copy.document.id,
                (copy.document.id, original.document.id) in credited,
                round(share, 3),
                _longest(original, copy),
            )
    settled = frozenset(found)
    left_open = tuple(pair for pair in open_ if not settled.issuperset(pair.documents))
    return tuple(found[id_] for id_ in (d.id for d in ordered) if id_ in found), left_open


def _words(document: Document, apart: Sequence[Span]) -> _Words:
    """The document's words outside quotation marks and the places left apart, and where each stands."""
    text = _QUOTED.sub(lambda match: " " * len(match.group()), document.text)
    for span in apart:
        if span.field == "text":
            text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    places = tuple((match.start(), match.end()) for match in _WORD.finditer(text))
    words = tuple(fold(text[start:end]) for start, end in places)
    runs: dict[tuple[str, ...], int] = {}
    for at in range(len(words) - RUN + 1):
        runs.setdefault(words[at : at + RUN], at)
    return _Words(document, places, words, runs)


def _candidates(read: Sequence[_Words]) -> list[tuple[_Words, _Words]]:
    """The pairs, earlier first, that share enough runs to be worth a look."""
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, words in enumerate(read):
        for run in words.runs:
            holders[run].append(index)
    shared: Counter[tuple[int, int]] = Counter()
    for indexes in holders.values():
        if 1 < len(indexes) <= COMMON:
            shared.update(combinations(indexes, 2))
    enough = sorted(
        pair
        for pair, count in shared.items()
        if count >= COPIED * min(len(read[pair[0]].runs), len(read[pair[1]].runs))
    )
    return [(read[one], read[other]) for one, other in enough]


def _share(one: _Words, other: _Words) -> float:
    short, long = sorted((one, other), key=lambda words: (len(words.runs), words.document.id))
    return sum(run in long.runs for run in short.runs) / len(short.runs)


def _directed(one: _Words, other: _Words, credited: Collection[tuple[str, str]]) -> tuple[_Words, _Words] | None:
    first, second = one.document, other.document
    if (second.id, first.id) in credited and before(second.published, first.published) is not True:
        return one, other
    if (first.id, second.id) in credited and before(first.published, second.published) is not True:
        return other, one
    earlier = before(first.published, second.published)
    if earlier is None:
        return None
    return (one, other) if earlier else (other, one)


def _longest(original: _Words, copy: _Words) -> Span:
    """The longest passage of the copy whose words stand in the original in the same order."""
    best = (0, 0)
    at = 0
    while at < len(copy.words) - RUN + 1:
        place = original.runs.get(copy.words[at : at + RUN])
        if place is None:
            at += 1
            continue
        length = RUN
        while (
            at + length < len(copy.words)
            and place + length < len(original.words)
            and copy.words[at + length] == original.words[place + length]
        ):
            length += 1
        best = max(best, (length, -at))
        at += length
    length, start = best[0], -best[1]
    first, last = copy.places[start][0], copy.places[start + length - 1][1]
    return copy.document.span(first, last)
