"""Two people of one full name: told apart by what texts say they are, where that cannot be one person's.

    Jean Orsel, maire de Valdor  ·  Jean Orsel, attaquant du FC Lorme        → two
    Jean Orsel, maire de Valdor  ·  Jean Orsel, mayor of Ashcombe            → two
    Jean Orsel, ministre  ·  Jean Orsel, maire de Valdor                     → one: roles change
    … and where one text says both ("l'ancien attaquant Jean Orsel, maire de Valdor") → one

An office of a state that texts do not name ("le ministère de l'Intérieur") is told apart in the same way, by the states
that the texts begin with.

Conservative: only fields of work that are seldom one person's, and offices bound to places. A mention that says
nothing, or that either could be, is neither of the two.
"""

from collections.abc import Collection, Sequence

Roles = frozenset[str]  # of `graph.roles`

_PLACED_FIELDS = {"maire": "public", "eveque": "religion"}
# Careers lead from one to the other.
_PUBLIC_LIFE = frozenset({"public", "trade", "business"})


def conflict(left: str, right: str) -> bool:
    """Whether two roles are not one person's, as far as no text says both.

    >>> conflict("public", "sport"), conflict("maire:valdor", "maire:lorme"), conflict("maire:valdor", "public")
    (True, True, False)
    """
    kind, _, place = left.partition(":")
    other_kind, _, other_place = right.partition(":")
    if kind == other_kind == "state":
        return place != other_place
    if place and other_place and kind == other_kind:
        # One town may have two names ("Gênes", "Genoa"): those that begin alike are not told apart.
        return place[:2] != other_place[:2]
    fields = frozenset({_PLACED_FIELDS.get(kind, kind), _PLACED_FIELDS.get(other_kind, other_kind)})
    return len(fields) > 1 and not fields <= _PUBLIC_LIFE


def split(contexts: Collection[Roles]) -> list[Roles]:
    """The roles of each bearer, where these contexts show several; [] where they may all be one's.

    Roles that one text gives together are one bearer's. Of the bearers so found, two that do not conflict are one if
    each of them conflicts with all others; else both stay, since either could be a third's.
    """
    bearers = _tied(contexts)
    if not any(_apart(one, other) for one in bearers for other in bearers):
        return []
    while (pair := _one_person(bearers)) is not None:
        one, other = pair
        bearers = sorted([bearer for bearer in bearers if bearer not in pair] + [one | other], key=sorted)
    return bearers


def _tied(contexts: Collection[Roles]) -> list[Roles]:
    """The roles joined by the contexts that hold several of them."""
    bearers: list[Roles] = []
    for context in sorted((context for context in contexts if context), key=sorted):
        touched = [bearer for bearer in bearers if bearer & context]
        bearers = [bearer for bearer in bearers if not bearer & context] + [context.union(*touched)]
    return sorted(bearers, key=sorted)


def _apart(one: Roles, other: Roles) -> bool:
    return any(conflict(left, right) for left in one for right in other) and one != other


def _one_person(bearers: Sequence[Roles]) -> tuple[Roles, Roles] | None:
    """The first two bearers that conflict with all others but not with each other."""
    partners = {one: [other for other in bearers if other != one and not _apart(one, other)] for one in bearers}
    for one in bearers:
        if len(partners[one]) == 1 and partners[partners[one][0]] == [one]:
            return one, partners[one][0]
    return None
