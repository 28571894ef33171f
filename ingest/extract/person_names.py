"""Where a phrase gives the name of the person it is about: "le maire de Valdor, [Jeanne Orsel]"."""

from collections.abc import Sequence

from ingest.extract.lexicon import Lexicon
from ingest.extract.nouns import Nouns
from ingest.extract.tokens import Token

OF = frozenset(["de", "d'", "du", "des", "of"])
PARTICLES = frozenset(
    """
    de du des la le van von der den bin ben ibn al el da di dos del st ter ten af zu d' e y und abu bint
    """.split()
)
# Prepositions that may stand in an office between its noun and the name ("secrétaire d'État aux Transports Alain Roe").
_OFFICIAL = frozenset(
    ["à", "au", "aux", "en", "pour", "for", "to", "on", "at", "l'", "la", "le", "les", "the", "et", "and"]
)
_MARKS = frozenset([",", "(", ")", "-", "–", "—", ";", ":", "'s", "«", "»", '"'])
_NOT_NAMES = frozenset(["dieu", "god", "internet", "twitter", "facebook", "covid-19", "ebola"])


def capital(token: Token) -> bool:
    """Whether a word is written as a name: "Macron", "al-Abadi", "iTELE"."""
    text = token.text
    return text[0].isupper() or (text[0].isalpha() and not text.islower() and text != text.lower())


def person_name(tokens: Sequence[Token], nouns: Nouns, words: Lexicon) -> tuple[int, int] | None:
    """The tokens (first, end) of the first name in the phrase that is its person's own, or None: not one that it
    only mentions ("un proche de Paul Vernet", "une équipe dirigée par Anne Roe")."""
    at = 0
    blocked = False
    while at < len(tokens):
        token = tokens[at]
        if token.low in words["prepositions"] and token.low not in OF and token.low not in _OFFICIAL:
            blocked = True
        elif token.low == ",":
            blocked = False
        if not capital(token) or (token.low in words["determiners"] and at == 0):
            at += 1
            continue
        end = name_end(tokens, at)
        if not blocked:
            first = _trimmed(tokens, at, end, nouns)
            if first < end and _own(tokens, at, first, end, nouns, words):
                return first, end
        at = end
    return None


def name_end(tokens: Sequence[Token], first: int) -> int:
    """The end of a run of capitals; particles, initials and their points are in it."""
    at = first + 1
    while at < len(tokens):
        token = tokens[at]
        if (capital(token) and token.text not in _MARKS) or (
            token.low in PARTICLES
            and at + 1 < len(tokens)
            and capital(tokens[at + 1])
            and token.low
            not in (
                "des",
                "le",
                "la",
            )
        ):
            at += 1
        elif (
            token.low in PARTICLES
            and at + 2 < len(tokens)
            and tokens[at + 1].low in ("la", "der", "den", "los")
            and (capital(tokens[at + 2]))
        ):
            at += 2
        elif token.text == "." and len(tokens[at - 1].text) == 1 and at + 1 < len(tokens) and capital(tokens[at + 1]):
            at += 1
        else:
            break
    return at


def _trimmed(tokens: Sequence[Token], first: int, end: int, nouns: Nouns) -> int:
    """Where the name begins in a run: after its titles, offices, bodies, peoples and places."""
    start = first
    for at in range(first, end):
        low = tokens[at].low
        kind = nouns.class_of(low)
        typed = at + 1 < end and nouns.class_of(tokens[at + 1].low) in ("organization", "document")
        if low in nouns.given and (kind is None or at == start) and at + 1 < end and not typed:
            before = tokens[at - 1].low if at > first else ""
            if before in OF:
                continue
            return at
        if (
            kind in ("person", "agency", "outlet")
            or low in nouns.titles
            or low in nouns.adjectives
            or (low in nouns.places and at == start and end - at > 2)
        ):
            start = at + 1
    while start < end and tokens[start].low in PARTICLES and start > first and not capital(tokens[start]):
        start += 1
    return start


def _own(tokens: Sequence[Token], run: int, first: int, end: int, nouns: Nouns, words: Lexicon) -> bool:
    """Whether a name in the phrase is the person's that the phrase is about."""
    low = tokens[first].low
    given = low in nouns.given
    length = end - first
    if low in _NOT_NAMES or (length == 1 and (low in nouns.places or tokens[first].text.isupper())):
        return False
    if any(nouns.class_of(tokens[at].low) in ("organization", "document") for at in range(first + 1, end)):
        return False
    spelled = " ".join(token.low for token in tokens[first:end])
    if spelled in nouns.bodies or spelled in nouns.outlets or spelled in nouns.places:
        return False
    if nouns.class_of(low) in ("organization", "document", "group") and not (given and length > 1):
        return False
    before = tokens[first - 1].low if first else ""
    if first > run:
        if nouns.class_of(before) == "person" or before in nouns.titles:
            return run == 0 or tokens[run - 1].low not in OF or given or length > 1
        return (given and length > 1) or (length > 1 and (run == 0 or before in nouns.places))
    if first == 0:
        return _opens(tokens, end, given, length, nouns, words)
    if before in OF or (before in words["prepositions"] and not (given and before in _OFFICIAL)):
        return False
    if nouns.class_of(before) == "person" or before in nouns.titles:
        return True
    if before in nouns.adjectives or before in ("et", "and"):
        return length > 1 or (before != "et" and before != "and" and _role_before(tokens, first, nouns))
    if before == ",":
        return (length > 1 or given) and _role_before(tokens, first, nouns)
    if before in words["determiners"]:
        return given and length > 1
    if before == "'s":
        return length > 1
    return length > 1 and (
        given or not words["determiners"].isdisjoint((before,)) or _role_before(tokens, first, nouns)
    )


def _role_before(tokens: Sequence[Token], first: int, nouns: Nouns) -> bool:
    return any(nouns.class_of(token.low) == "person" for token in tokens[:first])


def _opens(tokens: Sequence[Token], end: int, given: bool, length: int, nouns: Nouns, words: Lexicon) -> bool:
    """A name that opens the phrase: certain with a given name or a role after its comma."""
    if given and length > 1:
        return True
    if end >= len(tokens) or tokens[end].low not in (",", "(", "-", "–"):
        return False
    after = [token for token in tokens[end + 1 : end + 7] if token.low not in words["determiners"]]
    if not after:
        return False
    if after[0].low in ("âgé", "âgée", "aged") or after[0].text.isdigit():
        return True
    for token in after:
        kind = nouns.class_of(token.low)
        if kind is not None and token.low not in ("premier",):
            return kind == "person"
        if token.low in OF or token.low == ",":
            return False
    return False
