"""Which contents are worth comparing: those that share a key, which depends on a content alone.

- bands of MinHash minima over the terms (Broder 1997), for contents that overlap widely;
- winnowed shingles of terms (Schleimer, Wilkerson and Aiken 2003), for a piece of a longer quotation: any run of
  six terms in common gives a common key;
- anchors: a figure with what it counts, what is counted with a name, for the short and the translated.

Turns of phrase, figures and places come back for ever. Keys that these give hold within a stretch of time only
(`DAYS_APART`), so that how many contents share one does not grow with the years a store covers. Keys that are specific
by themselves hold at any time: the very words, five terms in a row, a figure with what it counts and a name.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import product

from graph.claims import DAYS_APART, LEAST_SHARED, PART_TERMS, RUN, Content, Features, features_of
from graph.dates import interval

_BANDS, _MINIMA = 16, 3
_WINDOW = 4
_MEANT_NAMES, _MEANINGS = 2, 4
_LONG_RUN = 5
_ANCHOR_FIGURES, _ANCHOR_NAMES, _ANCHOR_COUNTED = 20, 6, 4


def index_keys(content: Content) -> frozenset[str]:
    """Keys, at least one of which two contents share if `compare` may join them. Depends on the content alone.

    An undated content shares with dated ones only the keys that hold at any time.
    """
    features = features_of(content.text, content.language)
    stretches = _stretches(content.published)
    keys = set(_anchors(features, stretches))
    if len(features.terms) >= LEAST_SHARED:
        near = (*_bands(features.terms), *_winnowed(features.ordered, RUN, _WINDOW))
        keys.update(f"{key}:{stretch}" for key in near for stretch in stretches)
        keys.update(_winnowed(features.ordered, _LONG_RUN, PART_TERMS - _LONG_RUN + 1))
    return frozenset(keys)


def _stretches(published: str | None) -> tuple[str, ...]:
    """The stretches of time that a date lies in: any two dates not further apart than `DAYS_APART` share one."""
    found = interval(published)
    if found is None:
        return ("undated",)
    number = (found.earliest + (found.latest - found.earliest) / 2).toordinal() // DAYS_APART
    return str(number), str(number + 1)


def _anchors(features: Features, stretches: Sequence[str]) -> Iterator[str]:
    counted = sorted({number.counted for number in features.numbers if number.counted})[:_ANCHOR_COUNTED]
    names = sorted(features.names, key=lambda name: (-len(name), name))[:_ANCHOR_NAMES]
    figures = dict.fromkeys(f"figure:{one.value:g}:{one.counted}" for one in features.numbers if one.counted)
    for figure in list(figures)[:_ANCHOR_FIGURES]:
        yield from (f"{figure}:{stretch}" for stretch in stretches)
        yield from (f"{figure}:at:{name}" for name in names)
    for thing, name, stretch in product(counted, names, stretches):
        yield f"counted:{thing}:{name}:{stretch}"
    meanings = sorted((term for term in features.terms if term.startswith("=")), key=lambda term: (-len(term), term))
    for name, meaning, stretch in product(names[:_MEANT_NAMES], meanings[:_MEANINGS], stretches):
        yield f"meant:{name}:{meaning}:{stretch}"
    if features.terms:
        yield "words:" + blake2b(" ".join(features.words).encode(), digest_size=8).hexdigest()


def _bands(terms: frozenset[str]) -> Iterator[str]:
    hashes = [_hash(term) for term in sorted(terms)]
    minima = [min(value * odd + add & _MASK for value in hashes) for odd, add in _PERMUTATIONS]
    for band in range(_BANDS):
        low = minima[band * _MINIMA : (band + 1) * _MINIMA]
        yield f"band:{band}:" + "-".join(f"{value:x}" for value in low)


def _winnowed(ordered: tuple[str, ...], run: int, window: int) -> Iterator[str]:
    """The smallest hash of each window of runs, so that any long enough stretch in common shares one."""
    hashes = [_hash(" ".join(ordered[at : at + run])) for at in range(len(ordered) - run + 1)]
    for at in range(max(0, len(hashes) - window + 1)):
        yield f"run:{run}:{min(hashes[at : at + window]):x}"


_MASK = (1 << 64) - 1


@lru_cache(maxsize=65536)
def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


_PERMUTATIONS = tuple((_hash(f"odd {n}") | 1, _hash(f"add {n}")) for n in range(_BANDS * _MINIMA))
