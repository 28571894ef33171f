"""A language as the rules see it: its closed classes, and its verbs of saying inflected, from `languages/*.toml`."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Literal

LANGUAGES: frozenset[str] = frozenset({"fr", "en"})

Tense = Literal["finite", "participle", "gerund", "infinitive"]

_FRENCH_ENDINGS = {
    "finite": ["e", "ent", "ait", "aient", "a", "èrent", "era", "eront", "erait", "eraient", "ons", "ez", "ais"],
    "participle": ["é", "ée", "és", "ées"],
    "gerund": ["ant"],
    "infinitive": ["er"],
}


@dataclass(frozen=True, slots=True)
class Form:
    """What one inflected form can be: its lemma, tense and the frames of the verb (letters, see `fr.toml`)."""

    lemma: str
    tense: Tense
    frames: str


@dataclass(frozen=True, slots=True)
class Locution:
    """A verb with fixed words after it ("faire savoir", "point out")."""

    lemma: str
    tail: tuple[str, ...]
    tense: Tense
    frames: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language, by class. Every word is lower-cased with straight apostrophes."""

    name: str
    classes: Mapping[str, frozenset[str]]
    phrases: Mapping[str, Mapping[str, tuple[tuple[str, ...], ...]]]
    forms: Mapping[str, tuple[Form, ...]]
    locutions: Mapping[str, tuple[Locution, ...]]
    reflexive: Mapping[str, str]
    opinion_preposition: str

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.classes[name]


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language of `LANGUAGES`: read once, never changed."""
    data = tomllib.loads(files("ingest.extract").joinpath("languages").joinpath(f"{language}.toml").read_text("utf-8"))
    inflect = _french if language == "fr" else _english
    classes = {key: frozenset(value) for key, value in data.items() if isinstance(value, list)}
    for key in ("person_nouns", "organization_nouns", "document_nouns"):
        classes[key] |= {word + "s" for word in classes[key] if word[-1] not in "sx"}
    classes["denials"] = frozenset(data["denials"]["verbs"])
    return Lexicon(
        name=language,
        classes=MappingProxyType(classes),
        phrases=MappingProxyType({key: _phrases(data[key]) for key in _PHRASE_LISTS}),
        forms=MappingProxyType(_forms(data["verbs"], data["irregular"], inflect)),
        locutions=MappingProxyType(_locutions(data["locutions"], data["locution_heads"], inflect)),
        reflexive=MappingProxyType(data["reflexive"]),
        opinion_preposition=data["opinion_preposition"],
    )


_PHRASE_LISTS = (
    "prepositional_cues",
    "prepositional_nouns",
    "medium_prepositions",
    "addressee_prepositions",
    "adverbial_phrases",
)


def _split(phrase: str) -> tuple[str, ...]:
    """The tokens of a phrase of the data, elided words apart ("d'après" → "d'", "après")."""
    return tuple(part for word in phrase.split() for part in word.replace("'", "' ").split())


def _phrases(values: Iterable[str]) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The phrases by their first word, longest first, so that "au cours de" is tried before "au"."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted((_split(value) for value in values), key=lambda words: (-len(words), words)):
        found.setdefault(words[0], []).append(words)
    return MappingProxyType({first: tuple(phrases) for first, phrases in found.items()})


def _forms(verbs: Mapping[str, str], irregular: Mapping[str, str], inflect: Any) -> dict[str, tuple[Form, ...]]:
    found: dict[str, list[Form]] = {}
    for lemma, frames in verbs.items():
        for tense, words in inflect(lemma, irregular.get(lemma)).items():
            for word in words:
                form = Form(lemma, tense, frames)
                entry = found.setdefault(word, [])
                if form not in entry:
                    entry.append(form)
    return {word: tuple(forms) for word, forms in found.items()}


def _locutions(locutions: Mapping[str, str], heads: Mapping[str, str], inflect: Any) -> dict[str, tuple[Locution, ...]]:
    found: dict[str, list[Locution]] = {}
    for phrase, frames in locutions.items():
        head, *tail = phrase.split()
        for word in heads[head].split():
            tense = _tense_of(word)
            found.setdefault(word, []).append(Locution(phrase, tuple(tail), tense, frames))
    return {word: tuple(sorted(entries, key=lambda entry: -len(entry.tail))) for word, entries in found.items()}


def _tense_of(word: str) -> Tense:
    if word.endswith(("ant", "ing")):
        return "gerund"
    if word.endswith(("er", "re")):
        return "infinitive"
    return "finite"


def _french(lemma: str, irregular: str | None) -> dict[Tense, list[str]]:
    """The third persons, participles and infinitive of a verb, and the first persons quotations need."""
    if irregular is not None:
        singular, plural, imperfect, past, present, future, *historic = irregular.split()
        agreed = [past, past + "e", past + ("" if past.endswith("s") else "s"), past + "es"]
        finite = [singular, plural, imperfect + "ait", imperfect + "aient", imperfect + "ons", *historic]
        finite += [future + ending for ending in ("a", "ont", "ait", "aient")]
        if singular.endswith("t"):
            finite.append(singular[:-1] + "s")
        return {"finite": finite, "participle": agreed, "gerund": [present], "infinitive": [lemma]}
    stem = lemma[:-2]
    words: dict[Tense, list[str]] = {}
    for tense, endings in _FRENCH_ENDINGS.items():
        words[tense] = [_french_stem(stem, ending) + ending for ending in endings]  # type: ignore[index]
    return words


def _french_stem(stem: str, ending: str) -> str:
    if ending[0] in "aoâ" and stem.endswith("c"):
        return stem[:-1] + "ç"
    if ending[0] in "aoâ" and stem.endswith("g"):
        return stem + "e"
    if ending in ("e", "ent"):
        if stem in ("appel", "rappel"):
            return stem + "l"
        if len(stem) > 2 and stem[-2] == "é" and stem[-1] not in "aeiouy":
            return stem[:-2] + "è" + stem[-1]
    if ending.startswith("er") and stem in ("appel", "rappel"):
        return stem + "l"
    return stem


def _english(lemma: str, irregular: str | None) -> dict[Tense, list[str]]:
    if irregular is not None:
        third, past, participle, gerund = irregular.split()
        return {"finite": [third, past, lemma], "participle": [participle], "gerund": [gerund], "infinitive": [lemma]}
    if lemma.endswith("e"):
        past, gerund, third = lemma + "d", lemma[:-1] + "ing", lemma + "s"
    else:
        past, gerund = lemma + "ed", lemma + "ing"
        third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x")) else "s")
    return {"finite": [third, past, lemma], "participle": [past], "gerund": [gerund], "infinitive": [lemma]}
