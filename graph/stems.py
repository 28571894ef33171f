"""Words brought down to what two wordings of one statement share: stop words, light stems, translations.

All of it is small data, read once, and symmetric: nothing here is shown to anyone, it only decides which words of
two contents count as the same word. A stem may be ugly and even collide now and then; it must be stable.
"""

from functools import lru_cache
from importlib.resources import files

from graph.words import fold, tokens


def listed(words: str) -> frozenset[str]:
    """The words of a list written as running text, which is how small data reads best."""
    return frozenset(words.split())


_STOP = {
    "fr": """
        a ai aie ait apres as au aucun aucune aujourd aupres aura aurait auraient auront aussi autre autres aux
        avaient avais avait avant avec avoir avons ayant c car ce ceci cela celle celles celui cependant ces cet
        cette ceux chaque chez ci comme contre d dans de deja depuis des desormais deux dit donc dont du dernier
        derniere dernieres derniers durant elle elles en encore entre environ est et etaient etait etant ete
        etre eu eux faire fait fois furent fut hier hui ici il ils j jusqu jusque l la le les leur leurs lors
        lorsque lui m ma mais me meme memes mes mois moins mon n ne ni nos notre nous on ont ou par parce parmi
        pas pendant peu peut peuvent plus plupart plusieurs pour pourrait pres puis qu quand que quel quelle
        quelles quelque quelques quels qui quoi quoique s sa sans se selon sera serait seraient seront ses si
        sinon soit son sont sous suis sur t ta tandis te tel telle tels tes toi ton tous tout toute toutes tres
        trop tu un une unes vers voici voila vos votre vous y au-dela aupres lieu afin ainsi alors avaient
        auparavant presume presumee notamment nombre
    """,
    "en": """
        a about above after again all allegedly also am an and any are around as at be because been before being
        below between both but by can could did do does doing down during each either ever few for from further
        had has have having he her here hers him his how i if in into is it its itself just last least less many
        may me might more most much must my nearly no nor not now of off on once only or other our out over own
        past per same she should since so some such than that the their them then there these they this those
        through to too under until up upon us very was we were what when where whether which while who whom
        whose why will with within would yet you your near off per said says say according reportedly
    """,
}

# "US" is a name in English and the folded form of a pronoun; names are told by their capitals before folding.
_SUFFIXES = {
    "fr": """
        issements issement ements ement ations ation itions ition atrices ateurs ateur atrice aient erent irent
        assent eraient erait eront erons era euses euse eurs eur ances ance ences ence antes ante ants ant ait
        ais ees ee es er ez ent ir is it iques ique ismes isme istes iste e s x i a
    """,
    "en": "ations ation ements ement ments ment ingly edly ings ing ies ied ers er ed es ly s e y",
}

_FUTURE = ("raient", "rait", "ront", "rons", "rai", "ras", "rez", "ra")

_NEGATIONS = {
    "fr": listed("pas jamais aucun aucune ni nul nulle"),
    "en": listed("not never no nor"),
}

STOP: dict[str, frozenset[str]] = {language: listed(words) for language, words in _STOP.items()}
_SHORTEST_STEM = 4


def language_of(text: str, tag: str | None) -> str:
    """ "fr" or "en": the tag where it is one of them, else the language whose stop words the text has more of."""
    if tag in STOP:
        return str(tag)
    words = tokens(text)
    french = sum(word in STOP["fr"] for word in words)
    return "fr" if french > sum(word in STOP["en"] for word in words) else "en"


@lru_cache(maxsize=65536)
def stem(word: str, language: str) -> str:
    """The word's light stem, the same for a word and its translation where meanings.txt knows it.

    >>> stem("attaques", "fr") == stem("attacks", "en")
    True
    >>> stem("stationnées", "fr") == stem("stationnée", "fr")
    True
    """
    plain, known = fold(word), _MEANINGS[language]
    cut = _cut(plain, language)
    for form in (plain, plain.removesuffix("s"), *_infinitives(plain, language), cut):
        if form in known:
            return known[form]
    return cut


def name_stem(word: str, language: str) -> str:
    """The form in which a name is compared, in either language: its meaning where it has one ("Russes", "Russia"),
    else its letters; the endings of a name are its own."""
    plain = fold(word)
    return _MEANINGS[language].get(plain) or _MEANINGS[language].get(plain.removesuffix("s")) or plain


def meaning(word: str) -> str | None:
    """What a word means in French or, where it is none, in English; None where the table does not know it."""
    plain = fold(word)
    forms = (plain, plain.removesuffix("s"))
    return next(
        (_MEANINGS[language][form] for language in ("fr", "en") for form in forms if form in _MEANINGS[language]), None
    )


def _infinitives(word: str, language: str) -> tuple[str, ...]:
    """The infinitives that a French future or conditional may have: "reprendront" → "reprendre", "fournira" →
    "fournir"."""
    if language != "fr":
        return ()
    root = next((word.removesuffix(ending) for ending in _FUTURE if word.endswith(ending)), None)
    return (root + "r", root + "re") if root else ()


_REFUSALS = ("renonc", "refus", "renounc")


def negations(words: list[str], language: str) -> int:
    """How many words of these negate. A French "ne" counts only with its second half; "n't" is English "not". Who
    renounces or refuses does not: "renonce à se présenter", "will not stand"."""
    found = sum(word in _NEGATIONS[language] or word.startswith(_REFUSALS) for word in words)
    return found + (sum(word == "t" for word in words) if language == "en" else 0)


def is_stop(word: str, language: str) -> bool:
    """Whether the folded word says nothing by itself. Numbers are not stop words."""
    return word in STOP[language] or (len(word) == 1 and not word.isdigit())


def _cut(word: str, language: str) -> str:
    if word[:1].isdigit():
        return word
    if language == "fr" and word.endswith("aux") and len(word) > _SHORTEST_STEM:
        word = word[:-3] + "al"
    for suffix in _ORDERED[language]:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST_STEM:
            return word[: -len(suffix)]
    return word


def _read_meanings() -> dict[str, dict[str, str]]:
    """Word or stem → the meaning it has; entries that share a word are one meaning ("home" is a house and a household),
    named by the first English word that is listed."""
    table = files("graph").joinpath("meanings.txt").read_text("utf-8")
    lines = "·".join(line for line in table.splitlines() if not line.startswith("#"))
    entries = [[side.split() for side in entry.split("/")] for entry in lines.split("·") if entry.strip()]
    root: dict[str, str] = {}

    def find(word: str) -> str:
        while root.setdefault(word, word) != word:
            word = root[word]
        return word

    def words(entry: list[list[str]]) -> list[tuple[str, str]]:
        return [(language, word) for language, side in zip(("fr", "en"), entry, strict=True) for word in side]

    for entry in entries:
        (language, first), *others = words(entry)
        for tongue, other in others:
            root[find(f"{tongue} {other}")] = find(f"{language} {first}")
    names: dict[str, str] = {}
    meanings: dict[str, dict[str, str]] = {"fr": {}, "en": {}}
    for entry in entries:
        meaning = find(" ".join(words(entry)[0]))
        names.setdefault(meaning, f"={entry[1][0]}")
        for language, word in words(entry):
            meanings[language][word] = names[meaning]
    for entry in entries:  # a stem is what the first of its words means, unless it is a word itself
        for language, word in words(entry):
            meanings[language].setdefault(_cut(word, language), meanings[language][word])
    return meanings


_ORDERED = {language: sorted(text.split(), key=lambda s: (-len(s), s)) for language, text in _SUFFIXES.items()}
_MEANINGS = _read_meanings()
