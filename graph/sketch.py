"""What of a text is kept so that the texts that share words with it are found: a few dozen numbers.

Bands of its MinHash signature (Broder 1997; the banding is that of Leskovec, Rajaraman and Ullman, "Mining of Massive
Datasets", ch. 3) find the text that is nearly the same; the smallest hash of each window of runs (winnowing;
Schleimer, Wilkerson and Aiken 2003) finds the piece: any `WINDOW + RUN - 1` words that two texts have in common give
them a number in common. A sketch depends on its text alone, never on what else is held.
"""

from functools import lru_cache

import numpy as np

from graph.reuse import Hashes, runs, words_of

PERMUTATIONS, BANDS = 32, 8
WINDOW = 16  # runs, of which the smallest hash is kept
LEAST = 12  # runs that a text needs
SHARED = 0.2  # of the smaller sketch's numbers: less is no candidate
SEED, SCHEME = 1997, "affine32"  # said, so that what is stored stays comparable

_BAND = 1 << 62

Sketch = tuple[int, ...]


def sketch(text: str) -> Sketch:
    """The numbers (63 bits, ascending, each once) of a text; () for one too short to be told from others.

    >>> sketch("Le barrage a cédé.")
    ()
    """
    hashes = runs(words_of(text).hashes)
    if len(hashes) < LEAST:
        return ()
    numbers = np.concatenate((_anchors(hashes) >> np.uint64(2), _bands(hashes) >> np.uint64(2) | np.uint64(_BAND)))
    return tuple(sorted(set(numbers.tolist())))


def is_band(number: int) -> bool:
    """Whether a number of a sketch stands for the whole of its text, rather than for a piece."""
    return number >= _BAND


def enough(shared: int, one: int, other: int) -> bool:
    """Whether two sketches of these sizes share enough numbers for their texts to be compared."""
    return shared >= max(1, int(SHARED * min(one, other)))


def _anchors(hashes: Hashes) -> Hashes:
    if len(hashes) <= WINDOW:
        return np.array([hashes.min()], dtype=np.uint64)
    smallest: Hashes = np.lib.stride_tricks.sliding_window_view(hashes, WINDOW).min(axis=1)
    return np.array(sorted(set(smallest.tolist())), dtype=np.uint64)


def _bands(hashes: Hashes) -> Hashes:
    """A number a band of the MinHash signature."""
    # Imported late: it brings scipy with it, which only those who ingest should wait for.
    from datasketch import MinHash

    signature = MinHash(num_perm=PERMUTATIONS, hashfunc=int, permutations=_permutations(), scheme=SCHEME)
    signature.update_batch((hashes >> np.uint64(32)).tolist())
    rows = PERMUTATIONS // BANDS
    minima = signature.hashvalues.astype(np.uint64).reshape(BANDS, rows)
    mixed = np.arange(1, BANDS + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    for row in range(rows):
        mixed = (mixed ^ minima[:, row]) * np.uint64(0xBF58476D1CE4E5B9)
        mixed ^= mixed >> np.uint64(31)
    return mixed


@lru_cache(maxsize=1)
def _permutations() -> object:
    from datasketch import MinHash

    return MinHash(num_perm=PERMUTATIONS, seed=SEED, scheme=SCHEME).permutations
