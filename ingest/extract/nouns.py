"""What a noun or a name stands for: person, group, organization, document, outlet, agency, as data.

The classes of `languages/nouns_*.toml` and of the rules' own lexicon, the names of `names.toml`, the countries of
`places.toml`. Every word is lower-cased with straight apostrophes; nothing is learned from a document.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Literal

from ingest.extract.lexicon import lexicon

NounClass = Literal["person", "group", "organization", "document", "outlet", "agency"]
Gender = Literal["m", "f", ""]

# A word of two classes is the later one's: "conseil" is a body before it is a lawyer.
_ORDER: tuple[NounClass, ...] = ("group", "person", "document", "organization", "outlet", "agency")
_OLD: Mapping[NounClass, str] = {
    "person": "person_nouns",
    "organization": "organization_nouns",
    "document": "document_nouns",
    "outlet": "outlet_nouns",
    "agency": "agency_nouns",
}
_PREFIXES = frozenset(["sous", "vice", "ex", "co", "non", "mid", "arch", "sub", "pro", "néo", "anti", "micro"])
# Words of an outlet's name that no other name has.
_OUTLET_WORDS = frozenset(
    """
    times post herald gazette tribune courrier courier ledger chronicle observer telegraph mirror daily guardian radio
    info télévision tv fm écho echo dépêche voix matin soir presse press news magazine hebdo dispatch standard examiner
    bulletin inquirer sentinel nouvelles quotidien canal channel broadcasting messager messenger zeitung shimbun gazeta
    diario jornal corriere libre review-journal newspaper reporter weekly review quotidiano hebdomadaire mercury
    advertiser argus telegram broadcast reporters post-dispatch televizija televisión rádio online télé globe mail
    phare vigie réveil nouvelliste patriote éclair enquirer intelligencer newswire
    actualités actu éclaireur insider clarion bugle observateur indépendant
    """.split()
)


@dataclass(frozen=True, slots=True)
class Nouns:
    """The nouns of one language and the names of all. `country` gives what a place, a people or a capital belongs to
    by one key, so that "le président américain" and "président des États-Unis" meet."""

    classes: Mapping[str, NounClass]
    plurals: frozenset[str]
    titles: frozenset[str]
    adjectives: Mapping[str, str]
    places: Mapping[str, str]
    countries: frozenset[str]
    given: Mapping[str, Gender]
    outlets: frozenset[str]
    agencies: frozenset[str]
    agency_acronyms: frozenset[str]
    bodies: frozenset[str]
    acronyms: Mapping[str, tuple[str, ...]]
    outlet_words: frozenset[str]

    def class_of(self, word: str) -> NounClass | None:
        """The class of a lower-cased word, None for one that is not known; "sous-préfet" is as "préfet"."""
        found = self.classes.get(word)
        if found is None and "-" in word:
            prefix, _, rest = word.partition("-")
            if prefix in _PREFIXES:
                return self.classes.get(rest)
        return found


@cache
def nouns(language: str) -> Nouns:
    """The nouns of a language of `LANGUAGES`: read once, never changed."""
    data = _read(f"nouns_{language}")
    names = _read("names")
    words = lexicon(language)
    classes: dict[str, NounClass] = {}
    plurals: set[str] = set()
    for name in _ORDER:
        for word in data[name].split():
            classes[word] = name
            if name == "group":
                continue
            for plural in _plurals(word, language):
                classes[plural] = name
                plurals.add(plural)
    for kind, old in _OLD.items():
        for word in words[old]:
            classes.setdefault(word, kind)
    for word in words["group_nouns"]:
        classes.setdefault(word, "group")
    for word in data["group"].split():
        if word in plurals or classes.get(word) == "person":
            classes[word] = "group"
    adjectives, places, countries = _countries(_read("places")["countries"])
    given: dict[str, Gender] = dict.fromkeys(names["given"]["male"].split(), "m")
    given.update(dict.fromkeys(names["given"]["female"].split(), "f"))
    given.update(dict.fromkeys(names["given"]["both"].split(), ""))
    return Nouns(
        classes=MappingProxyType(classes),
        plurals=frozenset(plurals),
        titles=frozenset(data["titles"].split()) | words["titles"],
        adjectives=MappingProxyType(adjectives),
        places=MappingProxyType(places),
        countries=countries,
        given=MappingProxyType(given),
        outlets=_listed(names["outlets"]) | words["outlets"],
        agencies=_listed(names["agencies"]) | words["agencies"],
        agency_acronyms=_listed(names["agencies_exact"]),
        bodies=_listed(names["bodies"]),
        acronyms=MappingProxyType({key: tuple(value.split("; ")) for key, value in names["acronyms"].items()}),
        outlet_words=_OUTLET_WORDS,
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files("ingest.extract").joinpath("languages").joinpath(f"{name}.toml").read_text("utf-8"))


def _listed(text: str) -> frozenset[str]:
    return frozenset(name for entry in text.split(";") if (name := " ".join(entry.split())))


def _plurals(word: str, language: str) -> tuple[str, ...]:
    if word.endswith(("s", "x", "z", ".")):
        return ()
    if language == "fr":
        if word.endswith("al"):
            return (word[:-2] + "aux",)
        return (word + "x",) if word.endswith(("eau", "eu")) else (word + "s",)
    if word.endswith("man"):
        return (word[:-2] + "en",)
    if word.endswith("y") and word[-2] not in "aeiou":
        return (word[:-1] + "ies",)
    return (word + "es",) if word.endswith(("ch", "sh")) else (word + "s",)


def _countries(text: str) -> tuple[dict[str, str], dict[str, str], frozenset[str]]:
    """Adjective → country and place → country, the country being its first name in the list; and all names of
    countries, without the cities and houses that stand for their governments."""
    adjectives: dict[str, str] = {}
    places: dict[str, str] = {}
    countries: set[str] = set()
    for line in text.strip().splitlines():
        cells = [[part.strip() for part in cell.split(",") if part.strip()] for cell in line.split("|")]
        named, described, housed = cells
        key = named[0]
        countries.update(named)
        for word in described:
            adjectives.setdefault(word, key)
            if not word.endswith(("s", "x")):
                adjectives.setdefault(word + "s", key)
        for word in (*named, *housed):
            places.setdefault(word, key)
    return adjectives, places, frozenset(countries)
