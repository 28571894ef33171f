"""What kind of source a phrase names (`source_type`), and what kind of content an attribution has."""

from collections.abc import Sequence
from functools import lru_cache

from graph.model import Kind, SourceType
from graph.words import fold
from ingest.extract.finds import Find, Offsets
from ingest.extract.lexicon import Lexicon, lexicon
from ingest.extract.tokens import Token, tokenize

_OFFICES = {
    "fr": frozenset(
        """
        ministre président présidente maire procureur préfet préfète pape roi reine prince chancelier
        chancelière gouverneur secrétaire premier vice-président ex-président candidat candidate directeur
        directrice chef leader sélectionneur entraîneur pdg ambassadeur ambassadrice patron numéro homologue
        ancien ex-ministre sénateur député
        """.split()
    ),
    "en": frozenset(
        """
        minister president mayor prosecutor pope king queen prince chancellor governor secretary chairman
        chairwoman ceo speaker premier director chief senator nominee ambassador sheriff
        """.split()
    ),
}
_OUTLET_NAMES = frozenset(
    """
    times post herald gazette tribune courrier courier journal ledger chronicle observer telegraph mirror daily
    guardian radio info télévision tv fm écho echo dépêche voix matin soir presse press news magazine hebdo
    dispatch standard examiner bulletin inquirer sentinel nouvelles quotidien canal channel broadcasting
    messager messenger
    """.split()
)
_INDEFINITE = frozenset(
    """
    un une des a an some several plusieurs certains certaines quelques one two deux trois three many
    """.split()
)
_FOREIGN = frozenset(
    """
    washington moscou moscow pékin beijing londres london paris berlin ankara téhéran tehran pyongyang séoul
    seoul tokyo rome madrid bruxelles brussels kiev riyad damas bagdad israel israël taiwan wikipedia google
    facebook twitter apple microsoft amazon boeing airbus tesla nasa unicef interpol
    """.split()
)
_QUOTES = frozenset('«»“”„"‘’‹›')


def source_type(name: str | None, language: str, *, person_known: bool = False) -> SourceType:
    """The type of a source phrase or of the referent it resolves to. `person_known`: the document names
    somebody by this surname."""
    if not name:
        return "none"
    return _typed(name, language, person_known)


@lru_cache(maxsize=4096)
def _typed(name: str, language: str, person_known: bool) -> SourceType:
    words = lexicon(language)
    tokens = [token for token in tokenize(name, language) if token.is_word]
    lows = [token.low for token in tokens]
    if not tokens:
        return "none"
    bare = _without_articles(lows, words)
    joined = " ".join(lows)
    plain = " ".join(bare)
    if plain in words["agencies"] or joined in words["agencies"]:
        return "agency"
    if plain in words["outlets"] or joined in words["outlets"] or fold(name) in words["outlets"]:
        return "outlet"
    head = _head(bare, words)
    capitals = [token for token in tokens if token.is_capitalised and token.low not in words["determiners"]]
    inner = (
        [token for token in tokens[1:] if token.is_capitalised] if tokens[0].low in words["determiners"] else capitals
    )
    outlet = _published(lows, bare, head, words, bool(inner))
    if outlet is not None:
        return outlet
    if head in words["document_nouns"] and head not in words["person_nouns"]:
        return "document"
    if _is_person(lows, head, words, language, tokens):
        return "named_person"
    if head in words["group_nouns"] and not (len(capitals) and head in words["organization_nouns"]):
        return "unnamed_group"
    if head in words["person_nouns"]:
        definite = lows[0] not in _INDEFINITE
        plural = head.endswith("s") and not head.endswith("ss")
        if plural:
            return "unnamed_group"
        return "named_person" if definite and head in _OFFICES[language] else "unnamed_person"
    if head in words["organization_nouns"]:
        return "unnamed_group" if lows[0] in _INDEFINITE and not inner else "named_organization"
    if not inner and not capitals:
        return "unnamed_group" if head.endswith("s") or lows[0] in ("les", "des", "ces") else "unnamed_person"
    if person_known:
        return "named_person"
    if len(tokens) > 1 and inner == tokens[:1] and not any(char.isupper() for char in name[1:]):
        return "unnamed_group" if lows[0].endswith("s") else "unnamed_person"
    return _by_shape(tokens, lows)


def _without_articles(lows: list[str], words: Lexicon) -> list[str]:
    start = 0
    while start < len(lows) - 1 and lows[start] in words["determiners"]:
        start += 1
    return lows[start:]


def _head(bare: list[str], words: Lexicon) -> str:
    """The noun that decides: the first known one before the first preposition, else the first word."""
    classes = ("person_nouns", "group_nouns", "organization_nouns", "document_nouns", "outlet_nouns", "agency_nouns")
    for position, word in enumerate(bare):
        if (position and word in words["prepositions"]) or word in ("de", "d'", "du", "des", "of"):
            break
        if any(word in words[name] for name in classes):
            return _last_noun(bare, position, words) if words.name == "en" else word
    return bare[0]


def _last_noun(bare: list[str], position: int, words: Lexicon) -> str:
    """In English the last noun of a compound decides ("police spokesman")."""
    head = bare[position]
    for word in bare[position + 1 :]:
        if word in words["prepositions"] or word == "'s":
            break
        if any(word in words[name] for name in ("person_nouns", "group_nouns", "document_nouns", "organization_nouns")):
            head = word
    return head


def _published(lows: list[str], bare: list[str], head: str, words: Lexicon, named: bool) -> SourceType | None:
    if head in words["agency_nouns"]:
        press = "presse" in lows or "press" in lows or "news" in lows or "nouvelles" in lows
        names_follow = len(bare) > 1 and bare[1] not in (
            "spatiale",
            "de",
            "d'",
            "du",
            "européenne",
            "régionale",
            "nationale",
            "internationale",
            "france",
        )
        if press or (words.name == "fr" and named and names_follow):
            return "agency"
        return None
    if any(word in words["agencies"] for word in bare if len(word) > 2):
        return "agency"
    if head in words["outlet_nouns"] and head not in ("presse", "médias", "media", "press", "site", "website"):
        return "outlet"
    if head in words["person_nouns"] or head in words["group_nouns"] or head in words["document_nouns"]:
        return None
    if named and any(word in _OUTLET_NAMES for word in bare[:4]):
        return "outlet"
    return None


def _is_person(
    lows: list[str],
    head: str,
    words: Lexicon,
    language: str,
    tokens: Sequence[Token],
) -> bool:
    if lows[0] in words["titles"]:
        return True
    if head not in words["person_nouns"]:
        return False
    return _has_full_name(tokens, words) or (head in _OFFICES[language] and lows[0] not in _INDEFINITE)


def _has_full_name(tokens: Sequence[Token], words: Lexicon) -> bool:
    """Two capitalised words in a row that are no office ("Emmanuel Macron"), or one after an office."""
    run = 0
    for position, token in enumerate(tokens):
        known = token.low in words["organization_nouns"] or token.low in words["determiners"]
        if token.is_capitalised and not known and token.low not in words["person_nouns"]:
            run += 1
            after_noun = position > 0 and tokens[position - 1].low in words["person_nouns"]
            if run >= 2 or after_noun:
                return True
        else:
            run = 0
    return False


def _by_shape(tokens: Sequence[Token], lows: Sequence[str]) -> SourceType:
    """A name alone: two or more capitalised words are a person, an acronym or a name with an article a body."""
    first = tokens[0]
    if lows[0] in ("le", "la", "les", "l'", "the"):
        return "named_organization"
    if any(token.text.isupper() and len(token.text) > 1 for token in tokens[:2]):
        return "named_organization"
    if lows[0] in _FOREIGN:
        return "named_organization"
    names = [token for token in tokens if token.is_capitalised]
    if len(names) >= 2 and first.is_capitalised:
        return "named_person"
    return "named_person" if first.is_capitalised and len(tokens) == 1 else "named_organization"


def kind_of(text: str, find: Find) -> Kind:
    """`direct` where all of the content stands in quotation marks, `indirect` where none does, else `mixed`;
    a quotation fused into the clause ("a déclaré que « … »", "a salué « … »") is `mixed`."""
    wholly = [_quoted(text, part) for part in find.content]
    if all(wholly):
        if find.depth == 0 and _fused(text, find):
            return "mixed"
        return "direct"
    inside = any(char in _QUOTES - {"’", "‘"} for start, end in find.content for char in text[start:end])
    return "mixed" if inside or any(wholly) else "indirect"


def _quoted(text: str, part: Offsets) -> bool:
    start, end = part
    if text[start] not in _QUOTES:
        return False
    inner = text[start + 1 : end - 1]
    closes = inner.count("»") + inner.count("”") - inner.count("«") - inner.count("“")
    return text[end - 1] in _QUOTES and closes <= 0 and (text[start] != '"' or '"' not in inner)


def _fused(text: str, find: Find) -> bool:
    """Whether a quotation is part of the syntax: "que" before it, or a lower-cased beginning right after a verb."""
    start = find.content[0][0]
    before = text[max(0, start - 8) : start].rstrip(" \u00a0\u202f")
    if before.endswith((":", ",", "\n")) or find.cue is None or start < find.cue[0]:
        return False
    if before.lower().endswith(("que", "qu'", "qu’", " that", " de", " à", " d'", " d’", " to", " as")):
        return True
    return text[start + 1 : start + 4].strip(" \u00a0\u202f")[:1].islower()
