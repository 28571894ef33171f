"""Which held documents share words with one: candidates by sketch, each looked at word by word.

Runs inside the transaction that writes the document. Whether two documents are compared depends on what is held, not
on the order in which it came: a number that a crowd of documents has is a formula ("click here to subscribe"), and
leads to nobody; what it led to before it became one is parted again, and found again when it is none any more.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Protocol

from graph.model import Attribution, Document, Span
from graph.reuse import Reuse, reuse
from graph.sketch import Sketch, enough, is_band, sketch
from graph.words import name_key

CROWD = 200  # documents that may have one number of a sketch, where it stands for the whole of a text
CROWD_OF_PIECE = 40  # likewise, where it stands for a piece

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Text:
    """A document with the places that say what is attributed to somebody."""

    document: Document
    apart: tuple[Span, ...]

    @classmethod
    def of(cls, document: Document, attributions: Iterable[Attribution]) -> "Text":
        return cls(document, tuple(span for one in attributions for span in one.content))


class Sketches(Protocol):
    """What finding reuse needs of a store, within one transaction. Documents are known by their ids."""

    def add_sketch(self, document: Document, numbers: Sketch) -> None: ...

    def sketches(self, documents: Collection[str]) -> Mapping[str, Sketch]: ...

    def sketch_sizes(self, documents: Collection[str]) -> Mapping[str, int]:
        """How many numbers the sketch of each has."""
        ...

    def having(self, numbers: Mapping[int, int]) -> Mapping[int, Collection[str]]:
        """The documents whose sketch has each number: any as many of them as the number given with it, where there
        are more."""
        ...

    def texts(self, documents: Collection[str]) -> Mapping[str, Text]: ...

    def add_reuse(self, found: Sequence[Reuse]) -> None: ...

    def reuse_among(self, documents: Collection[str]) -> Collection[Pair]:
        """The pairs of which both are among these."""
        ...

    def drop_reuse(self, pairs: Collection[Pair]) -> None: ...


def weave_reuse(held: Sketches, added: Text, *, gone: Sketch = ()) -> None:
    """Find what shares words with the document that came in. `gone` is the sketch that it had before, taken out."""
    own = added.document.id
    numbers = sketch(added.document.text)
    held.add_sketch(added.document, numbers)
    having = held.having({number: crowd(number) + 2 for number in {*numbers, *gone}})
    shared = Counter(other for number in numbers if len(having[number]) <= crowd(number) for other in having[number])
    del shared[own]
    sizes = held.sketch_sizes(shared)
    near = [other for other, count in shared.items() if enough(count, len(numbers), sizes[other])]
    texts = held.texts(near)
    found = (_reuse(added, texts[other]) for other in sorted(near))
    held.add_reuse([one for one in found if one is not None])
    # A number that was a formula before leads nowhere already; one that has just become one is looked at once.
    crowded = set(numbers) - set(gone)
    _part(held, {other for number in crowded if len(having[number]) == crowd(number) + 1 for other in having[number]})
    thinned = set(gone) - set(numbers)
    for number in sorted(thinned):
        if len(having[number]) == crowd(number):
            _find(held, having[number])


def crowd(number: int) -> int:
    """How many documents may have a number of a sketch."""
    return CROWD if is_band(number) else CROWD_OF_PIECE


def _reuse(one: Text, other: Text) -> Reuse | None:
    """An outlet that runs its own text again has copied nobody."""
    left, right = one.document.outlet, other.document.outlet
    if left and right and name_key(left) == name_key(right):
        return None
    return reuse(one.document, other.document, apart=(one.apart, other.apart))


def _part(held: Sketches, documents: Collection[str]) -> None:
    """Take out the pairs among documents of a number that has become a formula, where nothing else brings them
    together."""
    pairs = held.reuse_among(documents)
    if pairs:
        near = _near(held, {id_ for pair in pairs for id_ in pair}, pairs)
        held.drop_reuse([pair for pair in pairs if pair not in near])


def _find(held: Sketches, documents: Collection[str]) -> None:
    """Compare the documents of a number that is no formula any more."""
    known = set(held.reuse_among(documents))
    near = _near(held, documents, list(combinations(sorted(documents), 2))) - known
    texts = held.texts({id_ for pair in near for id_ in pair})
    found = (_reuse(texts[one], texts[other]) for one, other in sorted(near))
    held.add_reuse([one for one in found if one is not None])


def _near(held: Sketches, documents: Collection[str], pairs: Collection[Pair]) -> set[Pair]:
    """The pairs whose sketches share enough that is no formula."""
    sketches = held.sketches(documents)
    numbers = {number for one in sketches.values() for number in one}
    having = held.having({number: crowd(number) + 1 for number in numbers})
    rare = {number for number, holders in having.items() if len(holders) <= crowd(number)}
    told = {id_: rare.intersection(one) for id_, one in sketches.items()}
    return {
        (one, other)
        for one, other in pairs
        if enough(len(told[one] & told[other]), len(sketches[one]), len(sketches[other]))
    }
