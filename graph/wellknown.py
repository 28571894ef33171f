"""Bodies that have several names: the curated table of `graph/data/wellknown.toml` and the names made by pattern.

    the Pentagon · ministère américain de la Défense · US Department of Defense · البنتاغون → pentagone
    www.lemonde.fr · Le Monde.fr                                                         → monde
    Russian Foreign Ministry · ministère russe des Affaires étrangères                   → by pattern (`graph.states`)

How a line is added is said at the head of the data file.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from graph.domains import domain_of
from graph.states import office_key, states
from graph.words import name_key

BodyType = Literal["agency", "outlet", "organization", "person"]


@dataclass(frozen=True, slots=True)
class Body:
    """One body, or person, of the table: its key, from which its id is made; what it is; its names."""

    key: str
    type: BodyType
    names: tuple[str, ...]


@cache
def bodies() -> tuple[Body, ...]:
    """All of the table, and the states."""
    return (*_listed(), *(Body(name_key(state.name), "organization", (state.name, *state.names)) for state in states()))


def _listed() -> Iterator[Body]:
    table = tomllib.loads(files("graph").joinpath("data", "wellknown.toml").read_text("utf-8"))
    types: tuple[BodyType, ...] = ("agency", "outlet", "organization")
    for type_ in types:
        for group in table[type_].values():
            for first, others in group.items():
                yield Body(name_key(first), type_, (first, *others))
    for first, others in table["person"].items():
        yield Body(name_key(first), "person", (first, *others))


@cache
def _by_name() -> dict[str, Body]:
    """By the key of each name, by the key of each pattern that reads it, and by domain."""
    found: dict[str, Body] = {}
    for body in bodies():
        for name in body.names:
            for key in (domain_of(name), name_key(name), office_key(name)):
                if key is not None:
                    found.setdefault(key, body)
    return found


def body_of(name: str) -> Body | None:
    """The well-known body that goes by this name, if it is one.

    >>> body_of("the U.S. Department of Defense").names[0]
    'Pentagone'
    """
    known = _by_name()
    for key in (domain_of(name), name_key(name), office_key(name)):
        if key is not None and key in known:
            return known[key]
    return None


def known_key(name: str) -> str:
    """The key of the body that goes by this name: from the table, by pattern, or the name's own.

    >>> known_key("the White House"), known_key("Mairie de Valdor")
    ('maison blanche', 'mairie de valdor')
    """
    body = body_of(name)
    return body.key if body else office_key(name) or domain_of(name) or name_key(name)


def well_known(name: str) -> bool:
    """Whether a name is in the table or made by a pattern: then it means that body and nothing else."""
    return body_of(name) is not None or office_key(name) is not None
