"""A body's name among what a mention puts around it: French and English.

l'association Unédic · le groupe français de négoce Orvane · ONG Orvane Watch → Unédic · Orvane · Orvane Watch
le gouvernement espagnol dirigé par …, the firm Orvane Corporation            → gouvernement espagnol · Orvane
le comité Nobel indique (a verb too much)                                     → comité Nobel
"""

import re
from collections.abc import Collection, Iterator, Sequence

from graph.states import office_key
from graph.titles import BODY_DESCRIPTORS, COMMON, DESCRIPTORS, DETERMINERS, LEGAL_FORMS, PREPOSITIONS
from graph.wellknown import body_of
from graph.words import fold

_PARENTHESIS = re.compile(r"\s*\([^()]*\)")
_ELISION = re.compile(r"^[lL]['’](?=\w)")
_LED = re.compile(r"\s+(?:dirigée?|présidée?|conduite?|par la voix|au travers|headed|led|through its)\s.*", re.DOTALL)
_QUOTES = '«»“”" '


def determines(words: Sequence[str]) -> bool:
    """Whether a name begins with a determiner, whose capital is the sentence's: "Certains journaux"."""
    return fold(words[0]) in DETERMINERS and words[1:2] != [] and words[1].islower()


def body_name(mention: str) -> str:
    """The name of a body without articles, descriptors, legal forms and who leads it."""
    bare = _LED.sub("", _PARENTHESIS.sub("", mention).split(",")[0].strip())
    words = bare.split()
    while len(words) > 1 and (determines(words) or (fold(words[0]) in COMMON and not words[0].isupper())):
        words = words[1:]
    proper = _ELISION.sub("", " ".join(words))
    return next((one for one in _readings(proper) if _is_known(one)), None) or _without_form(
        _after_descriptor(proper.split()) or proper
    )


def _is_known(name: str) -> bool:
    return office_key(name) is not None or (body_of(name) is not None and any(char.isupper() for char in name))


def _readings(proper: str) -> Iterator[str]:
    """The name as it stands, after a descriptor, and without a verb that was taken with it."""
    yield proper
    called = _after_descriptor(proper.split(), descriptors=BODY_DESCRIPTORS | DESCRIPTORS)
    for name in (called, proper) if called else (proper,):
        yield name
        words = name.split()
        if len(words) > 1 and words[-1].islower():
            yield " ".join(words[:-1])


def _after_descriptor(words: Sequence[str], *, descriptors: Collection[str] = BODY_DESCRIPTORS) -> str | None:
    """ "association Unédic" → "Unédic", "groupe français de gestion Amundi" → "Amundi": the name that stands after what
    a body is and says where it comes from; None where the name is a complement ("société des amis de Valdor")."""
    if not words or fold(words[0]) not in descriptors or not (words[0].islower() or words[0] in ("ONG", "NGO")):
        return None
    plain = [word.strip(_QUOTES) for word in words]
    start = next((at for at, word in enumerate(plain[1:], 1) if any(char.isupper() for char in word)), None)
    if start is None or not plain[start][:1].isupper() or fold(plain[start - 1]) in PREPOSITIONS | COMMON:
        return None
    return " ".join(" ".join(plain[start:]).split())


def _without_form(name: str) -> str:
    """ "Orvane Corporation" → "Orvane"; what is all of legal forms stays."""
    words = name.split()
    while len(words) > 1 and fold(words[-1]).strip(".") in LEGAL_FORMS and words[-1][:1].isupper():
        words = words[:-1]
    return " ".join(words)
