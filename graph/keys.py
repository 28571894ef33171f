"""Which contents are worth comparing: those where one seeks a key that the other has.

- bands of MinHash minima over the terms (Broder 1997), for contents that overlap widely;
- winnowed shingles of terms (Schleimer, Wilkerson and Aiken 2003), for a piece of a longer quotation: any run of
  six terms in common gives a common key;
- anchors: a figure with what it counts, what is counted with a name, for the short and the translated.

What many contents have in common is kept apart twice, so that how many come up for one does not grow with the store:

- by name: `compare` joins no two contents that both name somebody or some place, and none in common. A content that
  has names is found by each of them; one that has none is found, and finds, whatever the other names. Long ones,
  which are few, are found whatever they name: each of their many keys by each of their many names would be too much.
- by time: turns of phrase, figures and places come back for ever. Keys of these hold within a stretch of
  `DAYS_APART` days and the stretches beside it. The very words and five terms in a row hold at any time.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import product

from graph.claims import DAYS_APART, LEAST_SHARED, PART_TERMS, RUN, Content, Features, features_of
from graph.dates import interval

_BANDS, _MINIMA = 10, 2
_WINDOW = 4
_MEANT_NAMES, _MEANINGS = 2, 4
_LONG_RUN = 5
_NAMES = 12  # of a content by which it is found, the longest first
_ANCHOR_FIGURES, _ANCHOR_NAMES, _ANCHOR_COUNTED = 20, 6, 4
_LONG = 60  # terms
_NAMED, _NAMELESS, _ANY = "+", "-", "*"
_LASTING, _UNDATED, _FIRST = (
    0,
    1,
    3,
)  # places where stretches of time lie: none, unknown, and the first with its neighbour


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys that a content is found by, and those that it looks for; numbers of 64 bits with a sign.

    Whether one content's `own` and another's `sought` meet is the same asked from either side."""

    own: frozenset[int]
    sought: frozenset[int]

    def meet(self, other: "Keys") -> bool:
        return not self.own.isdisjoint(other.sought)


def index_keys(content: Content) -> Keys:
    """The keys by which two contents meet if `compare` may join them. They depend on the content alone.

    An undated content meets dated ones only by the keys that hold at any time.
    """
    features = features_of(content.text, content.language)
    age, *beside = ages(content.published)
    lasting, passing = list(_lasting(features)), list(_passing(features))
    named, named_passing = list(_named(features)), list(_named_passing(features))
    own, sought = ([_hash(name) for name in names] for names in _by_name(features))

    def keys(names: Sequence[int], *ages: int) -> frozenset[int]:
        found = {_numbered(_LASTING, key, name) for key in lasting for name in names}
        found.update(_numbered(age, key, name) for age in ages for key in passing for name in names)
        found.update(_numbered(_LASTING, key) for key in named)
        found.update(_numbered(age, key) for age in ages for key in named_passing)
        return frozenset(found)

    return Keys(keys(own, age), keys(sought, age, *beside))


def ages(published: str | None) -> tuple[int, ...]:
    """The stretch of time that a date lies in, and those beside it: dates not further apart than `DAYS_APART` lie in
    one stretch, or in two side by side."""
    found = interval(published)
    if found is None:
        return (_UNDATED,)
    number = (found.earliest + (found.latest - found.earliest) / 2).toordinal() // DAYS_APART + _FIRST
    return number, number - 1, number + 1


def _numbered(age: int, key: int, name: int = 0) -> int:
    """The number of a key. Those of one stretch of time lie together, so that what comes in is written in one place."""
    mixed = (key ^ (name * _ODD & _MASK)) * _ODD & _MASK
    return (age << 48 | mixed >> 16) - (1 << 63)


def _by_name(features: Features) -> tuple[list[str], list[str]]:
    """By which names a content is found, and which it looks for. A word with a capital at the start of a sentence
    may be a name."""
    names = _longest(features.names | features.openings)[:_NAMES]
    own = [*names, _NAMED] if features.names else [_NAMELESS]
    sought = [*names, _NAMELESS] if features.names else [_NAMED, _NAMELESS]
    return [_ANY] if len(features.ordered) > _LONG else own, [*sought, _ANY]


def _longest(terms: Iterable[str]) -> list[str]:
    return sorted(terms, key=lambda term: (-len(term), term))


# -- keys that hold among contents with a name in common -----------------------------------------------------------


def _lasting(features: Features) -> Iterator[int]:
    if len(features.terms) >= LEAST_SHARED:
        yield from _winnowed(features.ordered, _LONG_RUN, PART_TERMS - _LONG_RUN + 1)


def _passing(features: Features) -> Iterator[int]:
    if len(features.terms) >= LEAST_SHARED:
        yield from _bands(features.terms)
        yield from _winnowed(features.ordered, RUN, _WINDOW)
    yield from map(_hash, _figures(features))


def _figures(features: Features) -> list[str]:
    found = dict.fromkeys(f"figure:{one.value:g}:{one.counted}" for one in features.numbers if one.counted)
    return list(found)[:_ANCHOR_FIGURES]


# -- keys with the names in them -----------------------------------------------------------------------------------


def _named(features: Features) -> Iterator[int]:
    names = _longest(features.names)[:_ANCHOR_NAMES]
    yield from (_hash(f"{figure}:at:{name}") for figure, name in product(_figures(features), names))
    if len(features.terms) >= PART_TERMS:
        yield _words(features)


def _named_passing(features: Features) -> Iterator[int]:
    counted = sorted({number.counted for number in features.numbers if number.counted})[:_ANCHOR_COUNTED]
    names = _longest(features.names)
    for thing, name in product(counted, names[:_ANCHOR_NAMES]):
        yield _hash(f"counted:{thing}:{name}")
    meanings = _longest(term for term in features.terms if term.startswith("="))
    for name, meaning in product(names[:_MEANT_NAMES], meanings[:_MEANINGS]):
        yield _hash(f"meant:{name}:{meaning}")
    if features.terms:
        yield _words(features)


def _words(features: Features) -> int:
    return _hash("words:" + " ".join(features.words))


# -- likeness ------------------------------------------------------------------------------------------------------


def _bands(terms: frozenset[str]) -> Iterator[int]:
    hashes = [_hash(term) for term in sorted(terms)]
    minima = [min(value * odd + add & _MASK for value in hashes) for odd, add in _PERMUTATIONS]
    for band in range(_BANDS):
        number = band
        for value in minima[band * _MINIMA : (band + 1) * _MINIMA]:
            number = (number ^ value) * _ODD & _MASK
        yield number


def _winnowed(ordered: tuple[str, ...], run: int, window: int) -> Iterator[int]:
    """The smallest hash of each window of runs, so that any long enough stretch in common shares one."""
    hashes = [_hash(" ".join(ordered[at : at + run])) for at in range(len(ordered) - run + 1)]
    for at in range(max(0, len(hashes) - window + 1)):
        yield min(hashes[at : at + window])


_MASK = (1 << 64) - 1
_ODD = 0x9E3779B97F4A7C15


@lru_cache(maxsize=65536)
def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


_PERMUTATIONS = tuple((_hash(f"odd {n}") | 1, _hash(f"add {n}")) for n in range(_BANDS * _MINIMA))
