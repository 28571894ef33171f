"""Where a noun phrase ends: nouns, names, adjectives, what follows "de" or "of", appositions. Token indices.

Lighter than `phrases.noun_phrase`, which the rules use for one place: this one runs over the whole document.
"""

from collections.abc import Sequence
from functools import cache

from ingest.extract.agreement import PLURALS
from ingest.extract.lexicon import lexicon
from ingest.extract.nouns import Nouns, nouns
from ingest.extract.person_names import OF, capital, name_end, person_name
from ingest.extract.tokens import Token

_MAX = 24  # tokens of a phrase, at most
_ADJECTIVES = {
    "fr": tuple(
        """
        ique iques ien iens ienne iennes ais aise aises ois oise al ale ales aux el els elle elles if ifs ive ives aire
        aires eux euse euses able ible ain aine ier iers ière ières
        """.split()
    ),
    "en": ("al", "an", "ic", "ese", "ish", "ive", "ous", "ary", "ful", "less"),
}
_ARTICLES = frozenset(["la", "l'", "le", "les", "the", "a", "an", "son", "sa", "leur", "its", "his"])
OF_PEOPLE = frozenset(["from", "at", "in", "for", "with", "à", "pour"])
_CLOSES = frozenset([",", ".", ";", ":", "(", ")", "qui", "who", "dont", "—", "–", "-", "«»", "«", '"', "!", "?", "…"])
# What stands before its noun in French.
SMALL = frozenset(
    """
    premier première nouveau nouvelle ancien ancienne jeune ex autre autres grand grande petit petite vice
    """.split()
)


@cache
def stop_words(language: str) -> frozenset[str]:
    """Words no noun phrase holds, or that end one."""
    words = lexicon(language)
    found: set[str] = set()
    for name in (
        "prepositions",
        "coordinations",
        "clause_starts",
        "relatives",
        "complementizers",
        "subject_pronouns",
        "auxiliaries_have",
        "auxiliaries_be",
        "modals",
        "negators",
        "weekdays",
        "months",
        "day_words",
        "adverbs",
    ):
        found |= words[name]
    found |= {form for form in words.forms if form.endswith(("ent", "ait", "ant", "ed", "ing", "said", "says"))}
    found |= words["interrogatives"] | {"what", "when", "why", "how", "speaking", "according", "asked", "i"}
    return frozenset(found - OF - {"second", "first", "premier"})


@cache
def starters(language: str) -> frozenset[str]:
    """Lower-case words that may begin a noun phrase."""
    known = nouns(language)
    return lexicon(language)["determiners"] | frozenset(known.classes) | known.titles


def phrase_end(
    tokens: Sequence[Token], first: int, known: Nouns, stops: frozenset[str], determiners: frozenset[str]
) -> int:
    """The end of the noun phrase that begins at `first`, appositions with a name or a role included."""
    end = _core_end(tokens, first, known, stops, determiners)
    if end == first:
        return first
    if end + 1 < len(tokens) and tokens[end].low == "(" and capital(tokens[end + 1]):
        close = next((at for at in range(end + 2, min(end + 9, len(tokens))) if tokens[at].low == ")"), 0)
        if close:
            end = close + 1
    if end + 1 < len(tokens) and tokens[end].low == ",":
        second = _core_end(tokens, end + 1, known, stops, determiners)
        if second > end + 1 and _apposed(tokens, first, end, second, known, determiners):
            end = second
    return min(end, first + _MAX)


def _apposed(
    tokens: Sequence[Token], first: int, comma: int, end: int, known: Nouns, determiners: frozenset[str]
) -> bool:
    """Whether what follows a comma is the name of a role, or the role of a name."""
    after = tokens[end].low if end < len(tokens) else "."
    if tokens[comma + 1].low in PLURALS or tokens[comma + 1].low == "d'autres" or after not in _CLOSES:
        return False
    left = tokens[first:comma]
    start = comma + 1
    role_left = any(known.class_of(token.low) == "person" for token in left)
    named_left = capital(left[-1]) and left[0].low not in determiners
    if role_left and end - start <= 5:
        name = person_name(tokens[start:end], known, lexicon("fr" if "des" in determiners else "en"))
        bare = capital(tokens[start]) and tokens[start].low not in determiners
        described = tokens[start].low in determiners and tokens[start + 1].low in known.adjectives
        return (bare and (name is not None or end - start >= 2)) or (described and name is not None)
    if not named_left:
        return False
    right = [token for token in tokens[start:end] if token.low not in determiners][:4]
    if right and right[0].low in known.plurals:
        return False
    heads = [known.class_of(token.low) for token in right]
    role = next((one for one in heads if one is not None), None)
    return role == "person" and not capital(tokens[start])


def _core_end(
    tokens: Sequence[Token], first: int, known: Nouns, stops: frozenset[str], determiners: frozenset[str]
) -> int:
    """The end of nouns, names and adjectives with what they govern, before any apposition."""
    at, end = first, first
    seen = False
    french = "des" in determiners
    endings = _ADJECTIVES["fr" if french else "en"]
    limit = min(len(tokens), first + _MAX)
    while at < limit and tokens[at].low in determiners and (at == first or not capital(tokens[at])):
        at += 1
    while at < limit:
        token = tokens[at]
        low = token.low
        if not token.is_word:
            initial = token.text == "." and at and len(tokens[at - 1].text) == 1 and capital(tokens[at - 1])
            if not initial and not (low == "'s" and end > first and at + 1 < limit):
                break
            at += 1
        elif capital(token) and not (low in stops and at == first):
            seen, at = True, min(name_end(tokens, at), limit)
            end = at
        elif low in OF or low in OF_PEOPLE:
            after = _governed(tokens, at, limit, known, stops) if end == at and at > first else 0
            if not after or (low in OF_PEOPLE and not _people_of(tokens, at, after, known)):
                break
            at = after
            if not capital(tokens[at]) and known.class_of(tokens[at].low) is None:
                at += 1
                end = at
        elif low in stops:
            break
        elif known.class_of(low) is not None:
            if french and at > first and not low.endswith(endings) and _bare_name(tokens[at - 1], known, determiners):
                break
            seen, at = True, at + 1
            end = at
        elif low in known.adjectives or low.endswith(endings) or low in SMALL:
            at += 1
            if seen:
                end = at
        elif low in known.titles:
            at += 1
        elif not seen and at - first < 4 and low.isalpha():
            at += 1
            end = at if french and at - first >= 2 else end
        else:
            break
    return end


def _bare_name(token: Token, known: Nouns, determiners: frozenset[str]) -> bool:
    """Whether a word is a name that no noun follows in French: what comes next is a verb ("Norvent ferme")."""
    low = token.low
    return capital(token) and low not in SMALL and low not in determiners and known.class_of(low) is None


def _governed(tokens: Sequence[Token], at: int, limit: int, known: Nouns, stops: frozenset[str]) -> int:
    """The first word of what "de" or "of" at this place governs, its article skipped; 0 where it governs no noun."""
    after = at + 1
    while after < limit and tokens[after].low in _ARTICLES:
        after += 1
    if after >= limit:
        return 0
    token = tokens[after]
    if capital(token) or known.class_of(token.low) is not None:
        return after
    return after if token.low.isalpha() and token.low not in stops else 0


def _people_of(tokens: Sequence[Token], at: int, after: int, known: Nouns) -> bool:
    """Whether a preposition of place goes on with people: "scientists from the University of Northmoor"."""
    return known.class_of(tokens[at - 1].low) in ("person", "group") and capital(tokens[after])
