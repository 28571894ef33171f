"""The words that may signal an attribution, an open class, from `languages/cues.*.toml`: for a form its lemmas, their
classes and frames. An entry is only a candidate: the frame it stands in decides.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Literal, NamedTuple, get_args

from ingest.extract.inflection import (
    Form,
    Forms,
    agreed,
    english_plural,
    english_verb,
    french_plural,
    french_verb,
)

Part = Literal["verb", "noun", "adjective", "preposition", "adverb", "locution"]
CueClass = Literal["say", "weak", "belief"]

PARTS: frozenset[str] = frozenset(get_args(Part))
CLASSES: frozenset[str] = frozenset(get_args(CueClass))
FRAMES: frozenset[str] = frozenset(
    """
    clause quote infinitive gerund noun question colon object addressee passive reflexive impersonal
    """.split()
)
"""Frames without a word of their own; those with one are of `FRAME_PREFIXES`: "prep:sur", "infinitive:de"."""
FRAME_PREFIXES: tuple[str, ...] = ("infinitive:", "prep:", "object+infinitive:", "object+as:")


class CueEntry(NamedTuple):
    """What one form may be. `tail` are the tokens that follow it ("savoir" after "faire"; "*" for one to four tokens,
    "de|du" for either); `clitic` is the French pronoun before it ("se", "en", "y")."""

    lemma: str
    part: Part
    cue_class: CueClass
    frames: frozenset[str]
    tail: tuple[str, ...]
    clitic: str
    form: Form


@dataclass(frozen=True, slots=True)
class CueLexicon:
    """The cues of a language. `entries` has them by lower-cased form with straight apostrophes, longest tail first."""

    language: str
    entries: Mapping[str, tuple[CueEntry, ...]]
    adverbs: frozenset[str]
    inflection: "_French | _English"

    def verb_forms(self, verb: str) -> frozenset[str]:
        """All forms of any verb of the language, a cue or not; `ValueError` for what follows no conjugation."""
        return frozenset(form for forms in self.inflection.forms(verb, "verb").values() for form in forms)

    def candidates(self, words: Sequence[str], index: int) -> Iterator[tuple[CueEntry, int]]:
        """The entries whose form stands at `index`, whose tail follows and whose clitic precedes, each with the index
        after its last word. `words` are lower-cased tokens, elided words apart ("d'", "après")."""
        following: Sequence[str] = ()
        for entry in self.entries.get(words[index], ()):
            end = index + 1
            if entry.tail:
                following = following or words[end : end + _SKIPPED + 1]
                first = entry.tail[0]
                # most tails are ruled out by their first word: "be" and "faire" have dozens
                if first not in following and first.isalpha():
                    continue
                end = self._after(words, end, entry.tail)
            if end and (not entry.clitic or _preceded(words, index, entry.clitic)):
                yield entry, end

    def _after(self, words: Sequence[str], index: int, tail: tuple[str, ...]) -> int:
        """The index after a tail that begins at `index` or after at most two adverbs; 0 where there is none."""
        for start in range(index, index + _SKIPPED + 1):
            end = _matched(words, start, tail)
            if end:
                return end
            if start >= len(words) or not (words[start] in self.adverbs or words[start].endswith(("ment", "ly"))):
                return 0
        return 0


@cache
def cue_lexicon(language: str) -> CueLexicon:
    """The cues of "fr" or "en": read once, never changed."""
    data = tomllib.loads(files("ingest.extract").joinpath("languages", f"cues.{language}.toml").read_text("utf-8"))
    inflect = _French(data) if language == "fr" else _English(data)
    entries: dict[str, tuple[CueEntry, ...]] = {}
    homographs: set[str] = set()
    for (head, kind), spellings in _by_head(data["cues"], inflect).items():
        for form, variants in inflect.forms(head, kind).items():
            # all variants of a form share one tuple: the lexicon has tens of thousands of them
            found = tuple([CueEntry._make((*spelling, form)) for spelling in spellings])
            for variant in variants:
                if variant in entries:
                    homographs.add(variant)
                    entries[variant] += found
                else:
                    entries[variant] = found
    for variant in homographs:
        entries[variant] = tuple(sorted(entries[variant], key=_longest_first))
    return CueLexicon(language, MappingProxyType(entries), frozenset(data["adverbs"].split()), inflect)


def _longest_first(entry: Sequence[Any]) -> int:
    return -len(entry[4])


def _by_head(groups: Sequence[Mapping[str, str]], inflect: "_French | _English") -> Mapping[tuple[str, str], list[Any]]:
    """What each inflected word is the head of: the fields of its entries but the form, the longest tail first."""
    found: dict[tuple[str, str], list[Any]] = {}
    for (lemma, part, cue_class), frames in _merged(groups).items():
        clitic, (head, *tail) = inflect.words(lemma, part)
        shared = frozenset([*frames, "reflexive"] if clitic.startswith("se") else frames)
        kind = "verb" if part == "locution" else part
        lemma = " ".join([word.partition("|")[0] for word in lemma.split()]) if "|" in lemma else lemma
        found.setdefault((head, kind), []).append((lemma, part, cue_class, shared, tuple(tail), clitic))
    for spellings in found.values():
        spellings.sort(key=_longest_first)
    return found


def _merged(groups: Sequence[Mapping[str, str]]) -> dict[tuple[str, Part, CueClass], list[str]]:
    """The frames of each word: those of all groups of one part and class that hold it, say and weak being one, weak."""
    found: dict[Any, list[str]] = {}
    for group in groups:
        frames = group["frames"].split()
        for word in group["words"].split(","):
            found.setdefault((" ".join(word.split()), group["part"], group["class"]), []).extend(frames)
    for word, part, cue_class in list(found):
        if cue_class == "say" and (word, part, "weak") in found:
            found[word, part, "weak"] += found.pop((word, part, cue_class))
    return found


# -- matching ------------------------------------------------------------------------------------------------------

_SKIPPED = 2  # adverbs before a tail, at most
_GAP = 4  # tokens that "*" stands for, at most
_REACH = 5  # tokens between a clitic and its verb, at most: "s'est, dit-on, beaucoup plaint"
_CLITICS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "se": frozenset(["se", "s'", "me", "m'", "te", "t'", "nous", "vous"]),
        "en": frozenset(["en"]),
        "y": frozenset(["y"]),
    }
)


def _matched(words: Sequence[str], start: int, tail: tuple[str, ...]) -> int:
    at = start
    for position, expected in enumerate(tail):
        if expected == "*":
            for gap in range(1, _GAP + 1):
                end = _matched(words, at + gap, tail[position + 1 :])
                if end and at + gap <= len(words):
                    return end
            return 0
        if at >= len(words) or words[at] not in expected.split("|"):
            return 0
        at += 1
    return at


def _preceded(words: Sequence[str], index: int, clitic: str) -> bool:
    before = words[max(0, index - _REACH) : index]
    return all(any(word in _CLITICS[part] for word in before) for part in clitic.split())


# -- inflection ----------------------------------------------------------------------------------------------------


class _French:
    def __init__(self, data: Mapping[str, Any]) -> None:
        self._conjugation: Mapping[str, str] = data["conjugation"]
        self._feminines: Mapping[str, str] = data["adjectives"]

    def words(self, lemma: str, part: Part) -> tuple[str, list[str]]:
        """The clitics ("se en") and the tokens of a word."""
        words = lemma.replace("'", "' ").split()
        clitics: list[str] = []
        while part in ("verb", "locution") and len(words) > 1 and words[0] in ("se", "s'", "en", "y"):
            clitics.append("se" if words[0] == "s'" else words[0])
            del words[0]
        return " ".join(clitics), words

    def forms(self, word: str, kind: str) -> Forms:
        if kind == "verb":
            return french_verb(word, self._conjugation)
        if kind == "noun":
            return _noun(word, french_plural(word))
        if kind == "adjective":
            return {"adjective": tuple(dict.fromkeys(agreed(word, self._feminines.get(word, ""))))}
        return {"invariable": (word,)}


class _English:
    def __init__(self, data: Mapping[str, Any]) -> None:
        self._irregular: Mapping[str, str] = data["irregular"]
        self._doubled = frozenset(data["doubled"].split())

    def words(self, lemma: str, part: Part) -> tuple[str, list[str]]:
        return "", lemma.replace("'s", " 's").split()

    def forms(self, word: str, kind: str) -> Forms:
        if kind == "verb":
            return english_verb(word, self._irregular, self._doubled)
        if kind == "noun":
            return _noun(word, english_plural(word))
        return {"adjective" if kind == "adjective" else "invariable": (word,)}


def _noun(singular: str, plural: str) -> Forms:
    if singular == plural:
        return {"noun-singular": (singular,)}
    return {"noun-singular": (singular,), "noun-plural": (plural,)}
