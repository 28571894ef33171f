"""Who a source is within its document: pronouns, short forms, null subjects (`Find.referent`).

One pass in text order over the finds and the subjects of the sentences; nothing outlives the document.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.extract.finds import Find, Offsets
from ingest.extract.kinds import source_type
from ingest.extract.lexicon import Lexicon, lexicon
from ingest.extract.phrases import finite_form, noun_phrase, starts_noun_phrase, verblike
from ingest.extract.scope import Scope
from ingest.extract.subjects import skip_lead
from ingest.extract.tokens import tokenize

_NAME = re.compile(
    r"[A-ZÀ-Þ][\w’'-]+(?:[ \u00a0](?:(?:de|du|van|von|bin|ben|al|el|da|di|der|the|le|la)[ \u00a0])?[A-ZÀ-Þ][\w’'.-]*)+"
)
_FIRST = frozenset(["je", "j'", "nous", "moi", "i", "we", "me", "us", "m'", "my"])
_MASCULINE = frozenset(["il", "lui", "celui-ci", "he", "him", "-t-il", "-il"])
_FEMININE = frozenset(["elle", "celle-ci", "she", "her", "-t-elle", "-elle"])
_PLURAL = frozenset(["ils", "elles", "eux", "ceux-ci", "celles-ci", "they", "them"])
_NOBODY = frozenset(["on", "it", "ce", "c'", "cela"])
_PRONOUNS = _FIRST | _MASCULINE | _FEMININE | _PLURAL | _NOBODY | {"qui", "who", "which", "that", "lequel", "laquelle"}
_KEPT = 12  # speakers looked back on, and names kept for one word


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody named earlier: what they are called, where, and what agreement shows; `core` are the
    words of the name that identify them."""

    name: str
    start: int
    gender: str
    plural: bool
    core: frozenset[str]


class Resolver:
    """The referents of one field of one document. Built afresh for each; holds no state beyond it."""

    def __init__(self, text: str, language: str, scopes: Sequence[Scope]) -> None:
        self._text = text
        self._language = language
        self._words: Lexicon = lexicon(language)
        self._speakers: list[Speaker] = []
        self._by_word: dict[str, list[Speaker]] = {}
        self._expansions: dict[str, str | None] = {}
        self._media: list[tuple[str, str]] = []
        self._surnames = _surnames(text, self._words)
        self._nouns = _noun_places(scopes)
        self._subjects = _first_subjects(scopes)
        self._subject_at = 0

    def resolve(self, finds: Sequence[Find]) -> None:
        """Set `referent` and `source_type` of every find; `finds` are in text order, parents already known."""
        last: Find | None = None
        for find in finds:
            self._take_subjects(find.start)
            name = self._referent(find, last)
            find.referent = name
            find.source_type = self._type_of(find, name)
            if name is not None and find.source_type != "none":
                self._remember(name, find.start)
                if find.medium is not None:
                    self._media.append((self._slice(find.medium), name))
            if find.depth == 0:
                last = find

    def _remember(self, name: str, start: int) -> None:
        speaker = self._speaker(name, start)
        self._speakers.append(speaker)
        for word in sorted(speaker.core):
            known = self._by_word.setdefault(word, [])
            if len(known) < _KEPT and all(other.core != speaker.core for other in known):
                known.append(speaker)

    def _slice(self, place: Offsets) -> str:
        return self._text[place[0] : place[1]]

    def _type_of(self, find: Find, name: str | None) -> str:
        if name is None:
            return "none"
        own = self._slice(find.source) if find.source is not None else None
        if own is not None and own.lower() not in _PRONOUNS:
            direct = source_type(own, self._language, person_known=self._known(own))
            if direct == "document":
                return "document"
            if direct in ("outlet", "agency"):
                return direct
        if own is None and find.governor is not None and find.governor.source_type == "document":
            return "document"
        return source_type(name, self._language, person_known=self._known(name))

    def _known(self, name: str) -> bool:
        return name.split()[-1] in self._surnames if name.split() else False

    def _referent(self, find: Find, last: Find | None) -> str | None:
        if find.source is None:
            return self._inherited(find, last)
        own = self._slice(find.source)
        low = own.lower().replace("’", "'")
        if find.antecedent is not None:
            return self._full(self._slice(find.antecedent), find.start)
        if low in _FIRST:
            return find.parent.referent if find.parent is not None else None
        if low in _NOBODY:
            return None
        if low in _PRONOUNS:
            return self._pronoun(low, find)
        head = tokenize(own, self._language)[-1].low if own else ""
        if head in self._words["coreference_heads"]:
            return self._pronoun("il", find) or own
        return self._full(own, find.source[0])

    def _inherited(self, find: Find, last: Find | None) -> str | None:
        if not find.inherits:
            return None
        if find.governor is not None:
            return find.governor.referent
        if find.antecedent is not None:
            words = self._slice(find.antecedent)
            if words.lower() in _PRONOUNS:
                return self._pronoun(words.lower(), find)
            return self._full(words, find.antecedent[0])
        if find.parent is not None:
            return find.parent.referent
        return last.referent if last is not None else None

    def _pronoun(self, pronoun: str, find: Find) -> str | None:
        plural = pronoun in _PLURAL
        gender = "f" if pronoun in _FEMININE else ("m" if pronoun in _MASCULINE else "")
        for speaker in reversed(self._speakers[-_KEPT:]):
            if speaker.start >= find.start:
                continue
            if speaker.plural != plural and not (self._language == "en" and pronoun in ("they", "them")):
                continue
            if gender and speaker.gender and speaker.gender != gender:
                continue
            if pronoun in ("he", "she", "him", "her") and not _may_be_person(speaker.name, self._language):
                continue
            return speaker.name
        return None

    def _full(self, name: str, start: int) -> str:
        """The fullest name or description of this source found in the document."""
        short = name.strip()
        documents = self._issuer(short)
        if documents is not None:
            return documents
        key = _core(short, self._words)
        if not key:
            return short
        for speaker in self._by_word.get(min(key), ()):
            if len(speaker.core) > len(key) and key <= speaker.core and _same_head(short, speaker.name):
                return speaker.name
        if len(key) == 1:
            (word,) = key
            proper = next((token for token in short.split() if token.strip("()").lower() == word), "")
            if proper[:1].isupper() and proper in self._surnames:
                return self._surnames[proper]
            if proper.isupper() and len(proper) > 1:
                return self._expansion(proper) or short
            if not proper[:1].isupper():
                return self._description(word, short, start) or short
        return short

    def _issuer(self, name: str) -> str | None:
        """ "Le communiqué" is the one that somebody was said to have spoken through."""
        head = name.lower().split()[-1] if name else ""
        if head not in self._words["document_nouns"] or len(name.split()) > 2:
            return None
        for medium, who in reversed(self._media[-_KEPT:]):
            if head in medium.lower().split():
                return who
        return None

    def _expansion(self, acronym: str) -> str | None:
        """The words before "(OMS)" whose initials it has, with it."""
        if acronym not in self._expansions:
            self._expansions[acronym] = self._expanded(acronym)
        return self._expansions[acronym]

    def _expanded(self, acronym: str) -> str | None:
        match = re.search(rf"((?:[\w’'-]+[ \u00a0]){{2,9}})\({re.escape(acronym)}\)", self._text)
        if match is None:
            return None
        words = match.group(1).split()
        for at, word in enumerate(words):
            if word[:1] == acronym[:1] or (word.lower().startswith(("l'", "l’")) and word[2:3] == acronym[:1]):
                return " ".join(words[at:]) + f" ({acronym})"
        return None

    def _description(self, head: str, name: str, start: int) -> str | None:
        """The first fuller phrase with this head noun before: "le ministère" → "le ministère turc de l'Intérieur"."""
        for scope, at in self._nouns.get(head, ()):
            if scope.tokens[at].start >= start:
                break
            first = _phrase_start(scope, at)
            end = noun_phrase(scope, first)
            if end - first > len(name.split()) and end > at:
                low, high = scope.offsets(first, end)
                return self._text[low:high]
        return None

    def _take_subjects(self, until: int) -> None:
        """Sentence subjects before this place become known, in their order among the speakers."""
        while self._subject_at < len(self._subjects) and self._subjects[self._subject_at][0] < until:
            start, name = self._subjects[self._subject_at]
            self._subject_at += 1
            self._remember(self._full(name, start), start)

    def _speaker(self, name: str, start: int) -> Speaker:
        words = name.lower().replace("’", "'").split()
        first = words[0] if words else ""
        plural = first in ("les", "des", "ces", "plusieurs", "certains", "deux", "trois", "some", "several", "two")
        if not plural and self._language == "en" and words:
            plural = any(word in self._words["group_nouns"] for word in words)
        gender = ""
        if first in ("la", "une", "mme", "cette", "mrs.", "ms.", "mme.") or any(
            word in ("mme", "elle", "mrs.", "ms.") for word in words
        ):
            gender = "f"
        elif first in ("le", "un", "m.", "ce", "mr.", "monsieur"):
            gender = "m"
        return Speaker(name, start, gender, plural, _core(name, self._words))


def _may_be_person(name: str, language: str) -> bool:
    return source_type(name, language) in ("named_person", "unnamed_person")


def _surnames(text: str, words: Lexicon) -> dict[str, str]:
    """Surname → the first full name of the document that ends with it."""
    found: dict[str, str] = {}
    closed = words["determiners"] | words["prepositions"] | words["clause_starts"] | words["titles"] | words["adverbs"]
    for match in _NAME.finditer(text):
        name = match.group().split()
        while name and name[0].lower() in closed:
            del name[0]
        if len(name) > 1 and name[0].lower() not in words["organization_nouns"] | words["outlet_nouns"]:
            found.setdefault(name[-1].strip("."), " ".join(name).strip("."))
    return found


def _noun_places(scopes: Sequence[Scope]) -> dict[str, list[tuple[Scope, int]]]:
    places: dict[str, list[tuple[Scope, int]]] = {}
    for scope in scopes:
        if scope.depth:
            continue
        for at in range(len(scope)):
            if scope.is_in(at, "person_nouns", "organization_nouns", "group_nouns", "document_nouns"):
                entry = places.setdefault(scope.low(at), [])
                if len(entry) < 8:
                    entry.append((scope, at))
    return places


def _phrase_start(scope: Scope, at: int) -> int:
    """Back from a noun over its adjectives to its determiner ("a US military [official]"), at most four words."""
    first = at
    while first > max(0, at - 4) and scope.tokens[first - 1].is_word and not scope.is_in(first, "determiners"):
        if scope.is_in(first - 1, "prepositions", "clause_starts", "coordinations", "relatives"):
            break
        first -= 1
    return first


def _first_subjects(scopes: Sequence[Scope]) -> list[tuple[int, str]]:
    """The noun phrase that opens each sentence, where it can speak."""
    subjects: list[tuple[int, str]] = []
    for scope in scopes:
        if scope.depth:
            continue
        first = skip_lead(scope, 0, len(scope))
        if scope.low(first) == ",":
            first += 1
        if not starts_noun_phrase(scope, first) or scope.is_in(first, "subject_pronouns"):
            continue
        end = noun_phrase(scope, first)
        acts = verblike(scope, end) or finite_form(scope, end) or scope.low(end) in (",", "qui", "who")
        if (
            end > first
            and acts
            and any(scope.capitalised(at) for at in range(first + scope.is_in(first, "determiners"), end))
        ):
            low, high = scope.offsets(first, end)
            subjects.append((low, scope.text[low:high]))
    return subjects


def _core(name: str, words: Lexicon) -> frozenset[str]:
    """The words of a name that identify it: no articles, titles or prepositions."""
    skip = words["determiners"] | words["titles"] | words["prepositions"]
    return frozenset(
        token.low
        for token in tokenize(name, words.name)
        if token.is_word and token.low not in skip and token.low not in ("of", "de", "'s")
    )


def _same_head(short: str, full: str) -> bool:
    """A short form shares the name's capitals ("Hotak", "Sharif Hotak, of …") or its head noun."""
    capitals = [
        word.strip(",.()")
        for word in short.split()
        if word[:1].isupper() and word.lower() not in ("le", "la", "les", "the", "un", "une", "l'", "a")
    ]
    return (bool(capitals) and all(word in full for word in capitals)) or short.lower() in full.lower()
