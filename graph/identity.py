"""Mentions → sources: which names are one source's, and which stay apart.

Pure and independent of order: `naming` reads one mention on its own, `settle` decides for the names that could be
confused with each other. Named sources are joined by their normalised name, without titles, and by acronym or surname
where exactly one bearer is known; unnamed ones, and those named by a common noun or an office alone ("la police",
"the minister", "le communiqué"), are one per name within a document and never joined across documents.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.ids import digest
from graph.model import UNNAMED, SourceType
from graph.titles import COMMON, DESCRIPTORS, PARTICLES, TITLES
from graph.wellknown import AGENCIES, known_key
from graph.words import fold, name_key, tokens

_PARENTHESIS = re.compile(r"\s*\(\s*([^()]*?)\s*\)")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9.&-]{1,9}")
_ARTICLE = re.compile(r"^(?:(?:le|la|les|the|un|une|a|an)\s+|l['’]\s*)", re.IGNORECASE)
_WORD = re.compile(r"[\w’'.-]*\w[.’']?")

TYPE_ORDER: tuple[SourceType, ...] = (
    "agency",
    "outlet",
    "named_person",
    "named_organization",
    "document",
    "unnamed_person",
    "unnamed_group",
    "none",
)


@dataclass(frozen=True, slots=True)
class Naming:
    """How one mention names its source.

    `key` is what two mentions of one source share; `form` the name to show. `surname` is the last word of a person's
    name, `alone` tells that it is all there is; `acronym` is one the mention itself ties to its name ("… (OMS)").
    `scope` is the document a name is confined to, or None for a name that means the same everywhere.
    """

    key: str
    form: str
    source_type: SourceType
    surname: str | None = None
    alone: bool = False
    acronym: str | None = None
    scope: str | None = None

    @property
    def source(self) -> str:
        """The source's id before other names are looked at."""
        return source_id(self.key)


def source_id(key: str) -> str:
    """A named source's id is its key made readable; a confined one's key is its id already."""
    return key if key.startswith("unn_") else "src_" + key.replace(" ", "-")


def naming(name: str, source_type: SourceType, document: str) -> Naming:
    """Read a name as a mention gives it: "le président Emmanuel Macron" → key "emmanuel macron"."""
    if source_type in UNNAMED or source_type == "document":
        return _confined(name, source_type, document)
    if source_type == "named_person":
        return _person(name, document)
    if source_type in ("outlet", "agency"):
        return _publisher(name, source_type, document)
    return _organization(name, document)


def _confined(name: str, source_type: SourceType, document: str) -> Naming:
    return Naming(digest("unn", [document, name_key(name)]), name.strip(), source_type, scope=document)


def _person(name: str, document: str) -> Naming:
    """A person goes by the longest run of capitalised words that are no titles; without one, by an office that is
    somebody else in another text."""
    runs = [_name_run(part) for part in _PARENTHESIS.sub("", name).split(",")]
    run = max(runs, key=len)
    if not run:
        return _confined(name, "named_person", document)
    surname = tokens(run[-1])[-1]
    return Naming(name_key(" ".join(run)), " ".join(run), "named_person", surname=surname, alone=len(run) == 1)


def _name_run(part: str) -> list[str]:
    words = _WORD.findall(part)
    best: list[str] = []
    run: list[str] = []
    for position, word in enumerate(words):
        folded = fold(word).strip(".'")
        capital = word[:1].isupper() and folded not in TITLES and not (position == 0 and folded in COMMON)
        particle = bool(run) and folded in PARTICLES and position + 1 < len(words) and words[position + 1][:1].isupper()
        if capital or (particle and word[:1].islower()):
            run.append(word)
            continue
        # What stands before a title is whom they speak for: "the Pentagon spokesman".
        best, run = (best if folded in TITLES and word[:1].islower() else _longer(best, run)), []
    return _longer(best, run)


def _longer(best: list[str], run: list[str]) -> list[str]:
    return run if len(run) > len(best) else best


def _publisher(name: str, source_type: SourceType, document: str) -> Naming:
    acronym = _acronym(name)
    bare = _PARENTHESIS.sub("", name).strip(" ,")
    proper = _without_descriptor(bare)
    if not proper:
        return _confined(name, source_type, document)
    key = known_key(name_key(proper))
    agency = source_type == "agency" or tokens(proper)[0] in ("agence", "agency") or key in AGENCIES
    return Naming(key, proper, "agency" if agency else "outlet", acronym=acronym)


def _without_descriptor(name: str) -> str:
    """ "la chaîne libanaise Al-Mayadeen" → "Al-Mayadeen"; a name of capitals only stays whole; "" without any."""
    words = name.split()
    lower = [position for position, word in enumerate(words) if word[:1].islower() and fold(word) in DESCRIPTORS]
    if lower:
        words = words[lower[0] + 1 :]
        while words and words[0][:1].islower() and not words[0].lower().startswith(("l'", "l’", "d'", "d’", "al-")):
            words = words[1:]
    while words and words[0].islower() and fold(words[0]) in COMMON:
        words = words[1:]
    rest = " ".join(words)
    if rest[:2].lower() in ("l'", "l’", "d'", "d’") and rest[:1].islower():
        rest = rest[2:]
    return rest if any(char.isupper() for char in rest) else ""


def _organization(name: str, document: str) -> Naming:
    acronym = _acronym(name)
    bare = _PARENTHESIS.sub("", name).split(",")[0].strip()
    proper = _ARTICLE.sub("", bare)
    if not any(word[:1].isupper() for word in _WORD.findall(proper)):
        return _confined(name, "named_organization", document)
    return Naming(known_key(name_key(proper)), proper, "named_organization", acronym=acronym)


def _acronym(name: str) -> str | None:
    """The acronym a name brings along in parentheses, folded."""
    match = _PARENTHESIS.search(name)
    if match is None or not _ACRONYM.fullmatch(match.group(1)):
        return None
    return name_key(match.group(1))


def within(document: Sequence[Naming]) -> list[Naming]:
    """The namings of one document with its surnames alone read as the one full name that ends with them."""
    full: dict[str, set[str]] = {}
    for one in document:
        if one.surname and not one.alone:
            full.setdefault(one.surname, set()).add(one.key)
    forms = {one.key: one.form for one in document if one.surname and not one.alone}
    settled: list[Naming] = []
    for one in document:
        bearers = full.get(one.surname, set()) if one.alone and one.surname else set()
        if len(bearers) == 1:
            (key,) = bearers
            one = replace(one, key=key, form=forms[key], alone=False)
        settled.append(one)
    return settled


@dataclass(frozen=True, slots=True)
class Name:
    """A name as the whole store knows it: the surname it ends with, whether it is a surname alone, and the
    acronyms that documents tie to it."""

    key: str
    surname: str | None
    alone: bool
    acronyms: frozenset[str]


def settle(names: Iterable[Name]) -> dict[str, str]:
    """Key → source id for names that share a surname or an acronym, whatever order they came in.

    A surname alone is the one full name that ends with it, an acronym the one name that goes with it; where there
    are none or several, it stays a source of its own.
    """
    known = sorted(names, key=lambda name: name.key)
    full: dict[str, list[str]] = {}
    expanded: dict[str, list[str]] = {}
    for name in known:
        if name.surname and not name.alone:
            full.setdefault(name.surname, []).append(name.key)
        for acronym in name.acronyms:
            expanded.setdefault(acronym, []).append(name.key)
    settled: dict[str, str] = {}
    for name in known:
        bearers = expanded.get(name.key, [])
        if name.alone and name.surname:
            bearers = full.get(name.surname, [])
        settled[name.key] = source_id(bearers[0] if len(bearers) == 1 else name.key)
    return settled


def best_form(forms: Mapping[str, int]) -> str:
    """The name to show: the fullest (most words), then the most used, then the first in the alphabet."""
    return min(forms, key=lambda form: (-len(tokens(form)), -forms[form], form))


def best_type(types: Mapping[SourceType, int]) -> SourceType:
    """The type most mentions give; a publisher's where any does, since an outlet is also quoted as a body."""
    for type_ in ("agency", "outlet"):
        if types.get(type_):
            return type_
    return min(types, key=lambda type_: (-types[type_], TYPE_ORDER.index(type_)))


def tally(pairs: Iterable[tuple[str, int]]) -> Counter[str]:
    """How often each form occurs."""
    counted: Counter[str] = Counter()
    for form, count in pairs:
        counted[form] += count
    return counted


def spellings(name: str) -> Collection[str]:
    """The keys a name typed by a person may go by: as a person, a publisher or a body."""
    types: tuple[SourceType, ...] = ("named_person", "outlet", "named_organization")
    keys = {naming(name, type_, "").key for type_ in types} | {known_key(name_key(name))}
    return sorted(key for key in keys if not key.startswith("unn_"))
