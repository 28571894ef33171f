"""What names can be confused by, and what whole names stand behind short ones."""

from dataclasses import dataclass
from typing import Literal

# In the order in which short forms are decided by them. By "sound" whole names are one, "name" holds together the
# bearers of one name whom texts say different things of, and "near" decides nothing (`graph.likeness`).
HandleKind = Literal[
    "name", "sound", "domain", "address", "acronym", "title", "initials", "initialed", "surname", "variant", "near"
]


@dataclass(frozen=True, slots=True, order=True)
class Handle:
    """A thing that names can be confused by: a short form goes by it, whole names stand behind it.

    "Orsel" is short for whoever is whole by surname "orsel"; "OMS" for whatever is whole by acronym "oms". Whole names
    with one "sound" are spellings of one name.
    """

    kind: HandleKind
    value: str
    short: bool
