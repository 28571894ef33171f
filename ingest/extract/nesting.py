"""Which attribution stands in which, and through whom a statement came: parents and conduits."""

import re
from collections.abc import Sequence

from ingest.extract.chains import CITED, CITING
from ingest.extract.finds import Find, Offsets
from ingest.extract.kinds import source_type
from ingest.extract.lexicon import lexicon
from ingest.extract.tokens import tokenize

_Conduit = tuple[Offsets, str]


def set_parents(finds: Sequence[Find], text: str, language: str) -> None:
    """A find's parent is the one with the smallest content that holds its cue (or, without one, its content); of two
    that have one content, the inner one's is the outer one ("the governor said, CNN reported").

    One sweep over the text: only the contents open at a place are looked at there.
    """
    parts = sorted(((part, find) for find in finds for part in find.content), key=lambda entry: entry[0])
    anchored = sorted(((find.cue or find.content[0], find) for find in finds), key=lambda entry: entry[0])
    opened: list[tuple[Offsets, Find]] = []
    at = 0
    for anchor, find in anchored:
        while at < len(parts) and parts[at][0][0] <= anchor[0]:
            opened.append(parts[at])
            at += 1
        opened = [entry for entry in opened if entry[0][1] > anchor[0]]
        holders = [other for part, other in opened if anchor[1] <= part[1] and _may_hold(other, find)]
        if holders:
            find.parent = min(
                holders, key=lambda other: (sum(end - start for start, end in other.content), other.start)
            )
    _set_conveyors(finds, text, language)


_NEIGHBOURS = 3  # finds of one content, at most, beside the first
_COMME = re.compile(r"\bcomme (?:l['’]|le )\s*$", re.IGNORECASE)
_SAME = 0.9  # of the characters of two contents, for them to be one


def _set_conveyors(finds: Sequence[Find], text: str, language: str) -> None:
    """Of finds with one content, the outer one is the parent of the others."""
    cued = sorted((find for find in finds if find.cue is not None), key=lambda find: (find.content[0], find.cue))
    for at, find in enumerate(cued):
        for other in cued[at + 1 : at + 1 + _NEIGHBOURS]:
            if not _same_content(find, other) or find.parent is not other.parent or find.cue == other.cue:
                continue
            outer, inner = sorted((find, other), key=lambda one: (-_conveys(one, text, language), one.cue or (0, 0)))
            same_rank = _conveys(outer, text, language) == _conveys(inner, text, language)
            if same_rank and _side_by_side(find, other, text):
                continue
            inner.parent = outer


def _same_content(one: Find, other: Find) -> bool:
    together = sum(
        max(0, min(end, last) - max(start, first)) for start, end in one.content for first, last in other.content
    )
    union = sum(end - start for find in (one, other) for start, end in find.content) - together
    return together >= _SAME * union > 0


def _conveys(find: Find, text: str, language: str) -> int:
    """How surely a find is the outer one: an outlet or agency, or who is said to quote; who is quoted is not."""
    word = tokenize(text, language, *find.cue)[0].low if find.cue is not None else ""
    if word in CITING or find.method.endswith(".citing"):
        return 0
    if word in CITED:
        return 4
    if find.source is None:
        return 1
    return 3 if source_type(text[slice(*find.source)], language) in ("outlet", "agency") else 2


def _side_by_side(one: Find, other: Find, text: str) -> bool:
    """Whether neither of two statements comes through the other: one speaker's two verbs, or "comme l'indique X"."""
    words = [text[slice(*find.source)].lower() for find in (one, other) if find.source is not None]
    if len(words) == 2 and words[0] == words[1]:
        return True
    cues = [find.cue for find in (one, other) if find.cue is not None]
    return any(_COMME.search(text, max(0, start - 12), start) for start, _ in cues)


def _may_hold(other: Find, find: Find) -> bool:
    if other is find or (other.cue is not None and other.cue == find.cue):
        return False
    return not find.covers(other.cue or other.content[0])


class Conduits:
    """The conduits of the finds of one field; what a find brings is worked out once, however many stand in it."""

    def __init__(self, text: str, language: str, own_outlet: str | None) -> None:
        self._text = text
        self._language = language
        self._own_outlet = own_outlet
        self._own: dict[int, list[_Conduit]] = {}  # by the id of the find: its outlets told or used
        self._relayed: dict[int, list[_Conduit]] = {}  # the same, and its source: what it is to those in it

    def of(self, find: Find) -> list[_Conduit]:
        """The conduits of a find, outermost first: its parents' sources, then an outlet or agency told or used."""
        parts = [self._published(find)]
        above = find.parent
        while above is not None:
            parts.append(self._through(above))
            above = above.parent
        return [conduit for part in reversed(parts) for conduit in part]

    def _through(self, above: Find) -> list[_Conduit]:
        if id(above) not in self._relayed:
            relayed = [] if above.source is None else list(self._published(above))
            if above.source is not None and above.referent:
                relayed.append((above.source, proper_name(above.referent, self._language)))
            self._relayed[id(above)] = relayed
        return self._relayed[id(above)]

    def _published(self, find: Find) -> list[_Conduit]:
        if id(find) not in self._own:
            self._own[id(find)] = [
                conduit
                for place in (find.addressee, find.medium)
                if place is not None
                for conduit in self._named_in(place)
            ]
        return self._own[id(find)]

    def _named_in(self, place: Offsets) -> list[_Conduit]:
        """The outlet or agency that an addressee or medium names, unless it is the document's own."""
        located = outlet_in(self._text, place, self._language)
        if located is None:
            return []
        name = proper_name(self._text[located[0] : located[1]], self._language)
        own = self._own_outlet is not None and name.lower() == self._own_outlet.lower()
        return [] if own else [(located, name)]


def outlet_in(text: str, place: Offsets, language: str) -> Offsets | None:
    """Where an outlet or agency is named in an addressee or medium: all of it, or after "à", "au", "with", "to"."""
    words = text[place[0] : place[1]]
    if source_type(words, language) in ("outlet", "agency") and any(char.isupper() for char in words[1:]):
        return place
    tokens = tokenize(text, language, *place)
    for at, token in enumerate(tokens):
        if token.low in (
            "à",
            "au",
            "aux",
            "with",
            "to",
            "on",
            "sur",
            "de",
            "du",
            "by",
            "par",
            "avec",
            "for",
        ) and at + 1 < len(tokens):
            start, end = tokens[at + 1].start, place[1]
            rest = text[start:end]
            if source_type(rest, language) in ("outlet", "agency") and any(char.isupper() for char in rest):
                return start, end
            if tokens[at + 1].text in ("Le", "La", "Les", "The", "L'", "L’") and rest[-1:].isalnum():
                return start, end  # a title: its article keeps its capital within the sentence
            if token.low == "au" and source_type("le " + rest, language) == "outlet":
                return start, end
    return None


def proper_name(phrase: str, language: str) -> str:
    """The name in a descriptor: "la chaîne libanaise Al-Mayadeen" → "Al-Mayadeen"; the phrase where there is none."""
    words = lexicon(language)
    tokens = tokenize(phrase, language)
    described = any(
        token.low in words["outlet_nouns"] | words["agency_nouns"] and not token.is_capitalised for token in tokens
    )
    if not described:
        return phrase
    for at, token in enumerate(tokens):
        if token.is_capitalised and token.low not in words["determiners"] | {"le", "la", "les", "the"}:
            start = token.start
            if at > 0 and tokens[at - 1].text in ("Le", "La", "Les", "The", "L'", "L’"):
                start = tokens[at - 1].start
            return phrase[start:].strip(" ,")
        if token.text in ("Le", "La", "Les", "The") and at > 0:
            return phrase[token.start :].strip(" ,")
    return phrase
