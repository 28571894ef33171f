"""A name that one document uses of somebody else than other documents do, because a person parted two mentions of it.

Of two parted mentions of one name the one of the larger id leaves: within one document that place alone, else all that
its document says of the name. What leaves goes by a key of its own. Pure: a store finds the decisions, and keeps by
which key each judged place goes, and by which it would go by machine.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from graph.judgements import Pair, carved_key, latest
from graph.naming import Naming
from graph.weave import OUTLET


def place_id(place: str, document: str) -> str:
    """A place of a document as a judgement names it: the outlet's by the document."""
    return document if place == OUTLET else place


def parted(pairs: Iterable[Pair], machine: Mapping[str, str], places: Collection[str]) -> list[tuple[str, str]]:
    """(one of these places, the other place), sorted, for what a person parted of one name.

    `pairs` are decisions on places; `machine` is by which key each of these goes by machine.
    """
    found: set[tuple[str, str]] = set()
    for pair in latest(pairs):
        if pair.verdict == "different" and machine[pair.left] == machine[pair.right]:
            found |= {(pair.left, pair.right), (pair.right, pair.left)}
    return sorted(pair for pair in found if pair[0] in places)


def leaves(apart: Iterable[tuple[str, str]]) -> bool:
    """Whether the first of these mentions leaves its name to the second, for any of them."""
    return any(mine > theirs for mine, theirs in apart)


def carve(namings: Mapping[str, Naming], document: str, apart: Iterable[tuple[str, str]]) -> dict[str, Naming]:
    """The namings of a document's places, with a key of their own for those that leave a name (`parted`)."""
    own = dict(namings)
    places = {place_id(place, document): place for place in namings}
    for mine, theirs in apart:
        beside = theirs in places
        if leaves([(mine, theirs)]):
            key = namings[places[mine]].key
            unit = mine if beside else document
            for place, one in namings.items():
                if one.key == key and (place == places[mine] or not beside):
                    own[place] = replace(one, key=carved_key(key, unit), handles=frozenset())
    return own
