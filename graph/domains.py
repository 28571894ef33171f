"""Outlets by their address: "www.lemonde.fr", "https://lemonde.fr/a" → "lemonde.fr".

Only the form of a name is looked at; there is no list of public suffixes, but the few second levels under which
outlets register are known.
"""

import re
from functools import lru_cache

_DOMAIN = re.compile(r"(?:https?://)?((?:[\w-]+\.)+[a-z]{2,12})(?::\d+)?(?:/\S*)?", re.IGNORECASE)
_SECOND_LEVELS = frozenset("co com org net ac gov gouv edu or go".split())


@lru_cache(maxsize=4096)
def domain_of(name: str) -> str | None:
    """The host that a name is, in lower case and without "www."; None for a name that is no address.

    >>> domain_of("https://www.lemonde.fr/idees"), domain_of("Le Monde"), domain_of("Slate.fr")
    ('lemonde.fr', None, 'slate.fr')
    """
    match = _DOMAIN.fullmatch(name.strip())
    if match is None:
        return None
    labels = match[1].lower().split(".")
    while labels[0] in ("www", "m", "amp") and len(labels) > 2:
        labels = labels[1:]
    return ".".join(labels)


def registrable(host: str) -> str:
    """The part of a host that its owner registered.

    >>> registrable("sport.news.example.co.uk"), registrable("en.example.org")
    ('example.co.uk', 'example.org')
    """
    labels = host.split(".")
    count = 3 if len(labels) > 2 and labels[-2] in _SECOND_LEVELS and len(labels[-1]) == 2 else 2
    return ".".join(labels[-count:])
