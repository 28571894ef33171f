"""Gender and number of a noun phrase, from its determiner, its titles, its given name and its head noun."""

from collections.abc import Sequence

from ingest.extract.nouns import Gender, NounClass, Nouns
from ingest.extract.tokens import Token

_FEMININE = frozenset(
    ["la", "une", "cette", "sa", "ma", "cette", "aucune", "mme", "mlle", "madame", "mrs.", "ms.", "mrs", "ms"]
)
_MASCULINE = frozenset(["le", "un", "ce", "cet", "m.", "monsieur", "mr.", "mr", "du", "au", "sir"])
PLURALS = frozenset(
    """
    les des ces ses leurs nos plusieurs certains certaines quelques deux trois quatre cinq mm. these those several some
    many two three four five both few aux
    """.split()
)
_FEMALE_ROLES = ("trice", "euse", "ière", "ienne", "esse", "ée", "eresse", "woman")
_WOMEN = frozenset(["femme", "fille", "mère", "sœur", "soeur", "épouse", "veuve", "tante", "nièce", "reine", "dame"])
_MEN = frozenset(
    ["homme", "garçon", "père", "mari", "frère", "fils", "oncle", "époux", "neveu", "roi", "adolescent", "individu"]
)
_FEMALE_NOUNS = tuple("tion té ée ie ance ence ure ise ude sion gence union quête".split())
_ENGLISH_WOMEN = frozenset(
    "mother wife sister daughter queen princess girl widow aunt niece duchess actress woman women".split()
)
_ENGLISH_MEN = frozenset("father husband brother son king prince boy pope uncle man men".split())
_TITLES = frozenset(["mr.", "mrs.", "ms.", "mr", "mrs", "ms", "sir", "lady"])


def agreement(
    tokens: Sequence[Token],
    determiner: str,
    head: str,
    kind: NounClass | None,
    name: str | None,
    known: Nouns,
    language: str,
) -> tuple[Gender, bool]:
    """The gender ("" where nothing shows it) and whether it is plural. `name` is a person's, if the phrase has one."""
    if name is not None:
        return _named(tokens, determiner, head, kind, name, known, language), False
    if language == "fr":
        plural = determiner in PLURALS or (not determiner and head in known.plurals)
        return _french(determiner, head, kind), plural
    plural = (
        determiner in PLURALS
        or kind == "group"
        or (head in known.plurals and determiner not in ("a", "an") and kind != "outlet")
    )
    return _english(tokens, head), plural


def _named(
    tokens: Sequence[Token],
    determiner: str,
    head: str,
    kind: NounClass | None,
    name: str,
    known: Nouns,
    language: str,
) -> Gender:
    words = name.lower().replace("’", "'").split()
    given = known.given.get(words[0]) or known.given.get(words[0].split("-")[0], "")
    if given and len(words) > 1:
        return given
    if any(token.low in _FEMININE for token in tokens if token.low in known.titles):
        return "f"
    return _french(determiner, head, kind) if language == "fr" else _english(tokens, head)


def _french(determiner: str, head: str, kind: NounClass | None) -> Gender:
    if determiner in _FEMININE:
        return "f"
    if determiner in _MASCULINE:
        return "m"
    if kind == "person":
        if head in _WOMEN or (head.endswith(_FEMALE_ROLES) and head not in ("député", "délégué")):
            return "f"
        return "m" if head in _MEN else ""
    if determiner == "l'" and kind is not None:
        return "f" if head.endswith(_FEMALE_NOUNS) or head in ("ong", "armée", "équipe", "agence") else "m"
    return ""


def _english(tokens: Sequence[Token], head: str) -> Gender:
    if head.endswith(("woman", "women", "ress")) or head in _ENGLISH_WOMEN:
        return "f"
    if head.endswith(("man", "men")) or head in _ENGLISH_MEN:
        return "m"
    title = next((token.low for token in tokens if token.low in _TITLES), "")
    if not title:
        return ""
    return "m" if title in ("mr.", "mr", "sir") else "f"
