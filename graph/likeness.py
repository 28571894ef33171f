"""Sources that might be one, for a person to judge: a score with its criteria, never a join.

    Benjamin Griveaux · Benjamin Grivaux        one letter apart
    Hilary Ann Marr · Hilary Marr               same first and last name
    M. Orsel · Emma Orsel (and Éric Orsel)      the surname of several
    Vinci · Vinci Autoroutes                    one name begins the other

Candidates are found by the handles that their names share (`graph.handles`), those of kind "near" among them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.model import PUBLISHING, UNNAMED, Source
from graph.sounds import skeleton_of, sound_of
from graph.words import tokens

LEAST = 0.5  # the score from which two sources are worth a look
_LONG = 8  # letters from which one letter may be a slip


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much two sources look like one: `score` in 0–1, that of the strongest of the `criteria`, the first."""

    score: float
    criteria: tuple[str, ...]


def similar(left: Source, right: Source) -> Likeness | None:
    """What speaks for two named sources being one; None where nothing does, or where one of them is unnamed.

    Symmetric. Each of a source's names is compared with each of the other's.
    """
    if left.id == right.id or left.source_type in UNNAMED or right.source_type in UNNAMED:
        return None
    persons = [one.source_type == "named_person" for one in (left, right)]
    if persons[0] != persons[1] or "document" in (left.source_type, right.source_type):
        return None
    found: dict[str, float] = {}
    for one in (left.name, *left.aliases):
        for other in (right.name, *right.aliases):
            pair = sorted((tokens(one), tokens(other)))
            if pair[0] and pair[1]:
                found |= dict((_persons if persons[0] else _bodies)(*pair))
    if not persons[0] and (left.source_type in PUBLISHING) != (right.source_type in PUBLISHING):
        found = {criterion: round(score - 0.1, 2) for criterion, score in found.items()}
    score = max(found.values(), default=0.0)
    return Likeness(score, tuple(sorted(found, key=lambda one: (-found[one], one)))) if score >= LEAST else None


def _persons(one: list[str], other: list[str]) -> Iterator[tuple[str, float]]:
    short, long = sorted((one, other), key=lambda words: (len(words), words))
    if len(short) == 1:
        if long[-1] == short[0] and len(long) > 1:
            yield "the surname of the other", 0.5
        return
    if sound_of(short) == sound_of(long) is not None:
        yield "the names sound alike", 0.85
    if short[0] == long[0] and short[-1] == long[-1] and len(short) == 2 < len(long):
        yield "same first and last name", 0.8
    if short[-1] == long[-1] and short[0][0] == long[0][0] and 1 in (len(short[0]), len(long[0])):
        yield "same surname and initial", 0.6
    yield from _slip(short, long)
    if sorted(short) == sorted(long) and short != long:
        yield "the same words in another order", 0.8


def _bodies(one: list[str], other: list[str]) -> Iterator[tuple[str, float]]:
    short, long = sorted((one, other), key=lambda words: (len(words), words))
    if len(short) < len(long) and long[: len(short)] == short and len("".join(short)) >= 4:
        yield "one name begins the other", 0.6
    if sorted(short) == sorted(long) and short != long:
        yield "the same words in another order", 0.8
    if sound_of(short, given=False) == sound_of(long, given=False) is not None and short != long:
        yield "the names sound alike", 0.7
    yield from _slip(short, long)


def _slip(one: list[str], other: list[str]) -> Iterator[tuple[str, float]]:
    left, right = " ".join(one), " ".join(other)
    if left != right and min(len(left), len(right)) >= _LONG and one_letter_apart(left, right):
        yield "one letter apart", 0.75
    elif left != right and len(one) == len(other) and skeleton_of(one) == skeleton_of(other):
        yield "the same consonants", 0.6


def one_letter_apart(left: str, right: str) -> bool:
    """Whether one letter changed, added or left out makes one word of the other.

    >>> one_letter_apart("griveaux", "grivaux"), one_letter_apart("mouraud", "gouraut")
    (True, False)
    """
    short, long = sorted((left, right), key=len)
    if len(long) - len(short) > 1:
        return False
    start = next((at for at, (one, other) in enumerate(zip(short, long, strict=False)) if one != other), len(short))
    rest = short[start + 1 :] if len(short) == len(long) else short[start:]
    return short != long and rest == long[start + 1 :]
