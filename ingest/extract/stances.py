"""The stance of a cue: how the text lets the source put what it says, from the cue's own words.

`affirm` vouches for it ("affirme", "insists"), `admit` against the source's own interest ("reconnaît", "concedes"),
`distance` leaves it with the source ("prétend", "claims", "à en croire"), `accuse` puts it against somebody, `promise`,
`warn`, `ask` (questions, requests, orders, advice), `deny`; `belief` is what is thought, wished, feared or meant to be
done, not said. Everything else is `neutral`: what says no more than that it was said.

Fixed phrases win over a verb with fixed words, this over a reflexive verb, this over the last verb of the cue, this
over a noun. A negated cue is neutral ("n'a pas nié", "refused to confirm"), but what is not believed is still belief.
"""

import tomllib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import cast

from graph.model import Stance
from ingest.extract.cue_lexicon import cue_lexicon
from ingest.extract.finds import Offsets
from ingest.extract.inflection import english_plural, french_plural
from ingest.extract.lexicon import lexicon
from ingest.extract.tokens import Token, tokenize

_AFTER = 40  # code points after a cue in which the rest of a locution may stand
_BEFORE = 24  # and before it, a negation
_GAP = 2  # words between a verb and the fixed words after it, at most
_REFLEXIVE = frozenset(["se", "s'", "me", "m'", "nous"])

_INFINITIVES = ("er", "ir", "re")

Words = tuple[str, ...]
_Tail = tuple[Words, Stance]


def stance(text: str, cue: Offsets | None, language: str, *, unsaid: bool = False) -> Stance:
    """The stance of the cue at these offsets; `neutral` where there is none. `unsaid`: the cue is known to be negated.

    >>> text = "Le ministre prétend que tout va bien."
    >>> stance(text, (12, 19), "fr")
    'distance'
    """
    if cue is None:
        return "neutral"
    start, end = cue
    words = _lexicon(language)
    inside = [token.low for token in tokenize(text, language, start, end)]
    after = [token.low for token in _words_after(text, end, language)]
    found, taken = _stance_of(inside, after, words)
    if found in ("neutral", "belief"):
        return found
    before = [token.low for token in _words_before(text, start, language)]
    return "neutral" if unsaid or _negated(before, inside, taken, words) else found


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """Forms to stances. Locutions and phrases go by their first word."""

    verbs: Mapping[str, Stance]
    reflexive: Mapping[str, Stance]
    nouns: Mapping[str, Stance]
    locutions: Mapping[str, tuple[_Tail, ...]]
    phrases: Mapping[str, tuple[_Tail, ...]]
    negators: frozenset[str]
    negators_before: frozenset[str]
    undoing: frozenset[str]
    reporting: Collection[str]  # the forms of all verbs of saying


@cache
def _lexicon(language: str) -> _Lexicon:
    """The stances of a language: read once, never changed."""
    path = files("ingest.extract").joinpath("languages", f"stances.{language}.toml")
    data = tomllib.loads(path.read_text("utf-8"))
    plural = french_plural if language == "fr" else english_plural
    verb_forms = cue_lexicon(language).verb_forms

    def forms(verb: str) -> frozenset[str]:
        if language == "fr" and not verb.endswith(_INFINITIVES):  # "en" of "en appeler"
            return frozenset([verb])
        return verb_forms(verb)

    def inflected(lists: Mapping[str, str]) -> dict[str, Stance]:
        return {
            form: cast("Stance", name)
            for name, verbs in lists.items()
            for verb in verbs.split()
            for form in forms(verb)
        }

    nouns = {
        form: cast("Stance", name)
        for name, listed in data["nouns"].items()
        for noun in listed.split()
        for form in (noun, plural(noun))
    }
    negation = data["negation"]
    return _Lexicon(
        verbs=MappingProxyType(inflected(data["verbs"])),
        reflexive=MappingProxyType(inflected(data.get("reflexive", {}))),
        nouns=MappingProxyType(nouns),
        locutions=MappingProxyType(_by_first(data["locutions"], language, forms)),
        phrases=MappingProxyType(_by_first(data["phrases"], language, lambda word: frozenset([word]))),
        negators=frozenset(negation["words"].split()),
        negators_before=frozenset(negation["before"].split()),
        undoing=frozenset(
            form for name in ("verbs", "reflexive") for verb in negation[name].split() for form in forms(verb)
        ),
        reporting=lexicon(language).forms,
    )


def _by_first(
    lists: Mapping[str, Sequence[str]], language: str, forms: Callable[[str], frozenset[str]]
) -> dict[str, tuple[_Tail, ...]]:
    """First word, in all its forms → the words that follow it, longest first, and the stance."""
    tails: dict[str, list[_Tail]] = {}
    for name, phrases in lists.items():
        for phrase in phrases:
            head, *tail = (token.low for token in tokenize(phrase, language))
            tails.setdefault(head, []).append((tuple(tail), cast("Stance", name)))
    found: dict[str, tuple[_Tail, ...]] = {}
    for head, after in tails.items():
        ordered = tuple(sorted(after, key=_longest_first))
        for form in forms(head):  # few are forms of two heads
            found[form] = tuple(sorted(found[form] + ordered, key=_longest_first)) if form in found else ordered
    return found


def _longest_first(tail: _Tail) -> tuple[int, _Tail]:
    return -len(tail[0]), tail


def _words_after(text: str, end: int, language: str) -> list[Token]:
    """The words right after a cue, up to a quotation mark or the end of the sentence."""
    tail = text[end : end + _AFTER]
    stop = next((at for at, char in enumerate(tail) if char in '.!?\n«“"»”:'), len(tail))
    return tokenize(text, language, end, end + stop)


def _words_before(text: str, start: int, language: str) -> list[Token]:
    """The last two words before a cue."""
    begin = max(0, start - _BEFORE)
    return tokenize(text, language, begin, start)[-2:]


def _stance_of(inside: Sequence[str], after: Sequence[str], words: _Lexicon) -> tuple[Stance, frozenset[int]]:
    """The stance of a cue's words, and the indices of those that a locution took."""
    whole = [*inside, *after]
    for at, word in enumerate(inside):
        for tail, name in words.phrases.get(word, ()):
            if _follows(whole, at + 1, tail):
                return name, frozenset(range(at, at + 1 + len(tail)))
    for at, word in enumerate(inside):
        for tail, name in words.locutions.get(word, ()):
            for gap in range(_GAP + 1):
                if _follows(whole, at + 1 + gap, tail):
                    return name, frozenset(range(at + 1 + gap, at + 1 + gap + len(tail)))
    for at in range(len(inside) - 1, -1, -1):
        if inside[at] in words.reflexive and not _REFLEXIVE.isdisjoint(inside[:at]):
            return words.reflexive[inside[at]], frozenset()
    for word in reversed(inside):
        if word in words.verbs:
            return words.verbs[word], frozenset()
        if word in words.reporting:  # "souhaite préciser" says more than it wishes
            break
    noun = next((word for word in reversed(inside) if word in words.nouns), None)
    return words.nouns[noun] if noun else "neutral", frozenset()


def _follows(whole: Sequence[str], at: int, tail: Words) -> bool:
    return tuple(whole[at : at + len(tail)]) == tail


def _negated(before: Sequence[str], inside: Sequence[str], taken: frozenset[int], words: _Lexicon) -> bool:
    if any(word in words.negators_before or word.endswith("n't") for word in before):
        return True
    own = [word for at, word in enumerate(inside) if at not in taken]
    if any(word in words.negators or word.endswith("n't") for word in own):
        return True
    return any(word in words.undoing for word in (*before, *own[:-1]))
