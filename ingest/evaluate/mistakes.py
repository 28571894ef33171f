"""What went wrong, one mistake after the other: a miss and a false find that stand for each other are one mistake.

Two are near each other when their cues share a word or their contents a quarter of their words.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from ingest.evaluate.marks import Marked, jaccard, same_referent, same_source
from ingest.evaluate.scorer import DocumentResult, Pair

Class = Literal[
    "missed_cue", "missed_without_cue", "merged", "bounds", "source", "source_and_bounds", "spurious", "duplicate",
    "loose_bounds", "kind", "source_type", "polarity", "referent", "parent",
]  # fmt: skip

CLASSES: Mapping[Class, tuple[str, str]] = {
    "missed_cue": ("missed cue", "the gold's cue was not taken for one"),
    "missed_without_cue": ("missed, no cue", "the gold has no cue, and nothing was found near it"),
    "merged": ("merged", "missed: what is near it was found for another one"),
    "bounds": ("wrong bounds", "the contents share less than half of their words"),
    "source": ("wrong source", "the content is right, its source is another"),
    "source_and_bounds": ("wrong source and bounds", "near each other, but neither is right"),
    "spurious": ("spurious", "found where the gold has nothing"),
    "duplicate": ("duplicate", "found again, or in pieces: its gold has a better find"),
    "loose_bounds": ("loose bounds", "found at AR@.5, not at AR@.8"),
    "kind": ("wrong kind", "found, its kind is another"),
    "source_type": ("wrong source type", "found, its source type is another"),
    "polarity": ("wrong polarity", "found, its polarity is another"),
    "referent": ("wrong referent", "found, its referent is another"),
    "parent": ("wrong parent", "found, nested elsewhere"),
}
"""Class → its name and what it means, in the order of the report."""

FLAWS: tuple[Class, ...] = ("loose_bounds", "kind", "source_type", "polarity", "referent", "parent")
"""The classes of what AR@.5 counts as found."""

_NEAR = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """What the gold has and what was found instead; one of them may be None. `near` is the found one that was taken
    for other gold, or the gold that has another find, where that explains the mistake."""

    classes: tuple[Class, ...]
    gold: Marked | None = None
    found: Marked | None = None
    near: Marked | None = None

    @property
    def is_flaw(self) -> bool:
        """Whether AR@.5 counts it as found all the same."""
        return self.classes[0] in FLAWS

    @property
    def start(self) -> int:
        """Where it stands in the text."""
        return min(one.start for one in (self.gold, self.found) if one is not None)


def mistakes_of(result: DocumentResult) -> tuple[Mistake, ...]:
    """A document's mistakes in text order. What has to do with optional gold is none."""
    made = [*_failures(result), *_flaws(result)]
    return tuple(sorted(made, key=lambda one: (one.start, list(CLASSES).index(one.classes[0]))))


def counted(results: Iterable[DocumentResult]) -> Mapping[Class, int]:
    """How many mistakes there are of each class, every class in order."""
    found = Counter(name for result in results for one in mistakes_of(result) for name in one.classes)
    return {name: found[name] for name in CLASSES}


def _failures(result: DocumentResult) -> Iterator[Mistake]:
    """Misses and false finds, those that are near each other together, nearest first."""
    gold_left, found_left = dict(enumerate(result.missed)), dict(enumerate(result.false))
    candidates = [(_nearness(gold, found), i, j) for i, gold in gold_left.items() for j, found in found_left.items()]
    for (cue, content), i, j in sorted(candidates, key=lambda one: (-sum(one[0]), one[1], one[2])):
        if i in gold_left and j in found_left and (cue > 0 or content >= _NEAR):
            gold, found = gold_left.pop(i), found_left.pop(j)
            yield Mistake(classes=(_difference(gold, found, content),), gold=gold, found=found)
    for gold in gold_left.values():
        near = _nearest(gold, result.found)
        lone: Class = "missed_cue" if gold.words_of("cue") else "missed_without_cue"
        yield Mistake(classes=("merged" if near else lone,), gold=gold, near=near)
    for found in found_left.values():
        near = _nearest(found, result.gold)
        yield Mistake(classes=("duplicate" if near else "spurious",), found=found, near=near)


def _difference(gold: Marked, found: Marked, content: float) -> Class:
    if not same_source(gold, found):
        return "source" if content >= 0.5 else "source_and_bounds"
    return "bounds"


def _nearest(one: Marked, others: Sequence[Marked]) -> Marked | None:
    best = max(others, key=lambda other: sum(_nearness(one, other)), default=None)
    if best is None:
        return None
    cue, content = _nearness(one, best)
    return best if cue > 0 or content >= _NEAR else None


def _nearness(one: Marked, other: Marked) -> tuple[float, float]:
    """What the cues share, and what the contents share."""
    cue = jaccard(one.words_of("cue"), other.words_of("cue"))
    return cue, jaccard(one.words_of("content"), other.words_of("content"))


def _flaws(result: DocumentResult) -> Iterator[Mistake]:
    """What was found, but not all of it right."""
    found_for: dict[str | None, str] = {pair.gold.id: pair.found.id for pair in result.pairs}
    for pair in result.pairs:
        if not pair.gold.optional and (classes := tuple(_flaws_of(pair, found_for))):
            yield Mistake(classes=classes, gold=pair.gold, found=pair.found)


def _flaws_of(pair: Pair, found_for: Mapping[str | None, str]) -> Iterator[Class]:
    gold, found = pair.gold, pair.found
    if pair.content < 0.8:
        yield "loose_bounds"
    if gold.kind_given and gold.kind != found.kind:
        yield "kind"
    if gold.source_type is not None and gold.source_type != found.source_type:
        yield "source_type"
    if gold.polarity is not None and gold.polarity != found.polarity:
        yield "polarity"
    if gold.referent is not None and not same_referent(gold.referent, found.referent):
        yield "referent"
    if gold.parent in found_for and found.parent != found_for[gold.parent]:
        yield "parent"
