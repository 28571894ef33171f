"""Which contents say the same: one claim, or claims of one family (another figure, scope or period).

Pure, and blind to the rest of the corpus: two contents compare the same whatever else is held and in whatever order
it came. `graph.keys` bounds the work: contents that share no key need not be compared.

`compare` prefers to miss. Joining two claims that are two misleads a reporter; leaving one claim in two costs a look.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product
from typing import Literal

from graph.dates import days_between
from graph.figures import figures
from graph.model import Figure, Span
from graph.stems import STOP, is_stop, language_of, listed, name_stem, negations, stem
from graph.words import fold, tokens


@dataclass(frozen=True, slots=True)
class Content:
    """What is compared: an attribution's id, the words of its content, their language, its polarity, and the
    date its document claims (ISO 8601)."""

    attribution: str
    text: str
    language: str | None
    polarity: str
    published: str | None


@dataclass(frozen=True, slots=True)
class Relation:
    """How two contents belong together. `score` lies in 0–1; `reason` is a short sentence for a reporter."""

    kind: Literal["same", "family"]
    score: float
    reason: str


# -- thresholds: measured on pairs of real news contents read by hand, set where joined pairs are right 9 times in 10 --

LONGEST = 400  # terms of a content that are looked at; what is longer is compared by its beginning
LONGEST_TEXT = 20_000  # code points, likewise
LEAST_TERMS = 5  # of a content that may be joined by its overlap alone
LEAST_SHARED = 4
PART_TERMS = 6  # of a piece of a longer quotation
VERBATIM_TERMS = 4
VERBATIM = 0.8  # share of the shorter content's three-word runs found in the longer
PART_OF_WHOLE = 0.3  # a piece says the same as the whole only if it is at least this much of it
SAME_OVERLAP = 0.6
SAME_SAID = 0.5  # of all terms that are no names, those in both
FAMILY_OVERLAP = 0.45
SHARE_TERMS = 2  # beside names, in common of two contents with one percentage
FIGURE_OVERLAP = 0.5  # of the shorter content, where figure, counted thing and place or period agree
ROUNDED = 0.06  # of a value: how far a rounded form may lie from it
TRANSLATED = 0.65  # of the fewer known meanings and names of two languages, those that both have
TRANSLATED_TIED = 0.45  # likewise, where a name and a figure agree
LEAST_MEANINGS = 2  # beside the name or figure
DISTINCTIVE = 10  # figures below it are too common to join two contents by
DAYS_APART = 45  # beyond it, alike but not verbatim contents are about two events
DAYS_BESIDE = 7  # within it, less likeness is enough
NAME_WEIGHT = 2

RUN = 3  # words of a run


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure as it is compared: `loose` where its words round it, `counted` a stem, `period` its stems."""

    value: float
    loose: bool
    counted: str | None
    period: frozenset[str]

    def agrees(self, other: "Amount") -> bool:
        """Whether the two may be one count: the same value, or one that rounds the other, of the same thing."""
        if self.counted and other.counted and self.counted != other.counted:
            return False
        if self.value == other.value:
            return True
        largest = max(abs(self.value), abs(other.value))
        return (self.loose or other.loose) and abs(self.value - other.value) <= ROUNDED * largest

    def apart(self, other: "Amount") -> bool:
        """Whether both say a period and neither only what the other says."""
        return _apart(self.period, other.period)


@dataclass(frozen=True, slots=True)
class Features:
    """What is compared of a content. `terms` are stems, meanings ("=bridge") and names; `openings` those terms that
    stand with a capital where a sentence begins, and so may be names or not."""

    words: tuple[str, ...]
    ordered: tuple[str, ...]
    terms: frozenset[str]
    names: frozenset[str]
    openings: frozenset[str]
    numbers: tuple[Amount, ...]
    digits: frozenset[str]
    negations: int
    language: str


def compare(left: Content, right: Content) -> Relation | None:
    """Whether two contents say the same, belong to one family, or neither. Symmetric.

    Polarity does not part them: who denies a claim speaks of the same claim. A content that negates in its own
    words and one that does not are side by side in one family.
    """
    one, other = features_of(left.text, left.language), features_of(right.text, right.language)
    if (one.words, left.attribution) > (other.words, right.attribution):
        one, other = other, one
    if min(len(one.terms), len(other.terms)) == 0:
        return None
    days = days_between(left.published, right.published)
    near, beside = days is None or days <= DAYS_APART, days is not None and days <= DAYS_BESIDE
    if one.words == other.words and _informative(one) and (near or len(one.terms) >= PART_TERMS):
        return Relation("same", 1.0, "the same words")
    found = _verbatim(one, other)
    if found is None and near:
        found = _overlapping(one, other) or _same_figure(one, other, near=beside) or _translated(one, other)
    if found is None and beside:
        found = _contained(one, other)
    return found


# -- the three ways ------------------------------------------------------------------------------------------------


def _verbatim(one: Features, other: Features) -> Relation | None:
    """Word for word, or a piece of a longer quotation."""
    short, long = sorted((one, other), key=lambda features: (len(features.words), features.words))
    runs, longer = _runs(short.words), _runs(long.words)
    if len(short.terms) < PART_TERMS or not runs:
        return None
    shared = len(runs & longer) / len(runs)
    if shared < VERBATIM or len(short.terms) < PART_OF_WHOLE * len(long.terms):
        return None
    whole = len(short.words) >= VERBATIM * len(long.words)
    parted = _parted(short, long, contrary=whole)
    if parted and _elsewhere(short, long):
        return None
    if parted:
        return Relation("family", shared, parted)
    return Relation("same", shared, "nearly the same words" if whole else "part of a longer quotation")


def _overlapping(one: Features, other: Features) -> Relation | None:
    """Much the same words, whatever their order."""
    shared = one.terms & other.terms
    if min(len(one.terms), len(other.terms)) < LEAST_TERMS or len(shared) < LEAST_SHARED:
        return None
    overlap = _weight(shared, one, other) / _weight(one.terms | other.terms, one, other)
    parted = _parted(one, other)
    if parted is None and overlap >= SAME_OVERLAP and _said(one, other) >= SAME_SAID:
        return Relation("same", overlap, "much the same words, with the same figures and names")
    counting = bool(one.numbers and other.numbers)
    if parted is None or _elsewhere(one, other):
        return None
    if overlap >= (FAMILY_OVERLAP if counting else SAME_OVERLAP):
        return Relation("family", overlap, parted)
    return None


def _said(one: Features, other: Features) -> float:
    """How much of what is said beside the names is in both: "Republican nominee Ruth Calder" says nothing yet."""
    ours, theirs = one.terms - one.names - other.names, other.terms - one.names - other.names
    return len(ours & theirs) / len(ours | theirs) if ours | theirs else 1.0


def _contained(one: Features, other: Features) -> Relation | None:
    """Every word of the shorter is in the longer, which adds little: "the bridge will reopen", and where."""
    shared = one.terms & other.terms
    fewer, more = sorted((len(one.terms), len(other.terms)))
    if len(shared) < fewer or fewer < LEAST_TERMS or more > 2 * fewer or _parted(one, other):
        return None
    return Relation("same", fewer / more, "all of its words are in the other")


def _same_figure(one: Features, other: Features, *, near: bool) -> Relation | None:
    """The same thing counted of the same places or people: the short forms and the translations. Without place or
    period, the figure must be no round one, and the contents of the same days (`near`)."""
    pairs = [(a, b) for a, b in product(one.numbers, other.numbers) if a.counted and a.counted == b.counted]
    places = _shared_names(one, other)
    agreeing = [a for a, b in pairs if a.agrees(b) and max(a.value, b.value) >= DISTINCTIVE]
    tied = bool(places) or any(a.period and a.period == b.period for a, b in pairs)
    if not tied and not (near and any(a.value % 10 for a in agreeing)):
        return None
    shared = one.terms & other.terms
    share = len(shared) / min(len(one.terms), len(other.terms))
    if share < FIGURE_OVERLAP or len(shared) < 2:
        return None
    parted = _parted(one, other)
    enough = len(shared) >= 3 or (tied and one.language != other.language)
    if any(a.counted == "%" for a in agreeing):  # a share, and of whom, is not what it is a share of
        enough = len(shared - one.names - other.names - {"%"}) >= SHARE_TERMS
    if agreeing and parted is None and enough:
        return Relation("same", share, "the same figure of the same thing")
    if parted is not None and len(shared) >= LEAST_SHARED and places:
        return Relation("family", share, parted)
    return None


def _translated(one: Features, other: Features) -> Relation | None:
    """One in French, one in English: what both tables know of their words agrees, with a name or a figure in common."""
    if one.language == other.language or bool(one.numbers) != bool(other.numbers):
        return None
    known_one, known_other = _meant(one), _meant(other)
    shared = known_one & known_other
    figure = any(a.agrees(b) and a.value >= DISTINCTIVE for a, b in product(one.numbers, other.numbers))
    tied = (bool(_shared_names(one, other)), figure)
    meanings = shared - one.names - other.names
    if not any(tied) or len(meanings) < (1 if all(tied) else LEAST_MEANINGS) or _parted(one, other):
        return None
    share = len(shared) / max(1, min(len(known_one), len(known_other)))
    if share < (TRANSLATED_TIED if all(tied) else TRANSLATED):
        return None
    return Relation("same", share, "the same in the other language, by its names, figures and commonest words")


def _meant(features: Features) -> frozenset[str]:
    """The terms that can be met in the other language: names, and words whose meaning is known."""
    return features.names | {term for term in features.terms if term.startswith("=")}


# -- what parts two contents that are otherwise alike --------------------------------------------------------------


def _parted(one: Features, other: Features, *, contrary: bool = True) -> str | None:
    """Why two contents that overlap are two claims of one family, or None. `contrary`: whether a negation in one of
    them counts; in a piece of a longer quotation it does not, for the rest of the quotation may hold it."""
    if contrary and (one.negations > 0) != (other.negations > 0):
        return "one says the contrary of the other"
    if not _figures_agree(one.numbers, other.numbers):
        return "another figure of the same thing"
    if any(a.apart(b) for a, b in product(one.numbers, other.numbers) if a.counted == b.counted):
        return "another period"
    if _apart(one.digits, other.digits):
        return "another number or date"
    if _apart(one.names - other.terms, other.names - one.terms, blank=True):
        return "another name or place"
    return None


def _figures_agree(ones: tuple[Amount, ...], others: tuple[Amount, ...]) -> bool:
    """Every figure of the content that has fewer has its like in the other; figures of nothing alike do not meet."""
    if not ones or not others:
        return True
    fewer, more = (ones, others) if len(ones) <= len(others) else (others, ones)
    return all(any(a.agrees(b) for b in more) for a in fewer)


def _apart(one: frozenset[str], other: frozenset[str], *, blank: bool = False) -> bool:
    """Both say something, and neither says only what the other says. `blank`: the sets are what is left over."""
    if not one or not other:
        return False
    return True if blank else not (one <= other or other <= one)


def _elsewhere(one: Features, other: Features) -> bool:
    """Both name places or people, and none in common: two events told alike, which are no family. Without this a
    turn of phrase ("the mayor of … closed the schools") would hold all events of its kind together."""
    return bool(one.names and other.names) and not _shared_names(one, other)


def _shared_names(one: Features, other: Features) -> frozenset[str]:
    return (one.names & other.terms) | (other.names & one.terms)


def _weight(terms: frozenset[str], one: Features, other: Features) -> int:
    names = one.names | other.names
    return sum(NAME_WEIGHT if term in names else 1 for term in terms)


def _informative(features: Features) -> bool:
    return len(features.terms) >= (VERBATIM_TERMS if not (features.names or features.numbers) else VERBATIM_TERMS - 1)


# -- features ------------------------------------------------------------------------------------------------------

_NAME = re.compile(r"[^\W\d_][\w’'-]*")
_SENTENCE_START = re.compile(r"(?:^|[.!?:…«“\"]|\s[-–—])\s*$")
_OPENING = re.compile(r"(?:^|[.!?:…«“\"]|\s[-–—])\s*([A-ZÀ-Ý][\w’'-]+)")
_ELISION = re.compile(r"^(?:[ldjmtscn]|qu|jusqu|lorsqu)['’]", re.IGNORECASE)


@lru_cache(maxsize=16384)
def features_of(text: str, tag: str | None) -> Features:
    text = text[:LONGEST_TEXT]
    language = language_of(text, tag)
    words = tuple(tokens(text))
    found = figures(Span(0, len(text), text), language) if text else ()
    counted_words = {word for figure in found for word in tokens(figure.span.text)}
    proper = dict(_names(text, language))
    opening = {word for match in _OPENING.finditer(text) for word in tokens(_ELISION.sub("", match.group(1)))}
    ordered = tuple(
        proper.get(word) or stem(word, language)
        for word in words
        if not is_stop(word, language) and word not in counted_words and not word[0].isdigit()
    )[:LONGEST]
    names = frozenset(proper.values())
    first = (proper.get(word) or name_stem(word, language) for word in opening if not is_stop(word, language))
    numbers = tuple(_of_people(_amount(figure, language), ordered) for figure in found)
    return Features(
        words=words,
        ordered=ordered,
        terms=frozenset(ordered) | names | {one.counted for one in numbers if one.counted},
        names=names,
        openings=frozenset(first).intersection(ordered) - names,
        numbers=numbers,
        digits=frozenset(word for word in words if word.isdigit() and word not in counted_words),
        negations=negations(list(words), language),
        language=language,
    )


def _names(text: str, language: str) -> Iterator[tuple[str, str]]:
    """The folded words written with a capital where no sentence begins, or all in capitals, each with the form it is
    compared in: of a compound ("Valmont-sur-Mer") its letters."""
    for match in _NAME.finditer(text):
        word = _ELISION.sub("", match.group())
        if not word[:1].isupper():
            continue
        acronym = len(word) > 1 and word.isupper()
        if not acronym and _SENTENCE_START.search(text[max(0, match.start() - 4) : match.start()]):
            continue
        for part in tokens(word):
            if acronym or not (part in STOP["fr"] | STOP["en"] or len(part) == 1 or stem(part, language) in _CALENDAR):
                yield part, part if "-" in word else name_stem(part, language)


_CALENDAR = listed(
    """=january =february =march =april =may =june =july =august =september =october =november =december
    =monday =tuesday =wednesday =thursday =friday =saturday =sunday"""
)


def amounts(span: Span, language: str | None) -> list[tuple[Figure, Amount]]:
    """The figures of a span's words, each with the form it is compared in."""
    tongue = language_of(span.text, language)
    return [(figure, _amount(figure, tongue)) for figure in figures(span, tongue)]


def names_in(text: str, language: str | None) -> frozenset[str]:
    """The names in these words, in the form they are compared in."""
    tongue = language_of(text, language)
    return frozenset(form for _, form in _names(text, tongue))


def name_words(text: str, language: str | None) -> frozenset[str]:
    """The names in these words, folded as words are searched for."""
    return frozenset(word for word, _ in _names(text, language_of(text, language)))


def _amount(figure: Figure, language: str) -> Amount:
    return Amount(
        value=figure.value,
        loose=figure.comparator != "exactly",
        counted=_counted(figure.counted, language),
        period=frozenset(_period_terms(figure.period or "", language)),
    )


def _of_people(amount: Amount, terms: Sequence[str]) -> Amount:
    """ "52 people were injured" counts the injured, as "52 blessés" does."""
    if amount.counted != "=person":
        return amount
    fates = sorted(_FATES.intersection(terms))
    return replace(amount, counted=fates[0]) if len(fates) == 1 else amount


_FATES = listed("=kill =dead =wound =arrest =missing =evacuate =displaced =rescue =layoff =drown =hostage")


def _counted(counted: str | None, language: str) -> str | None:
    """The stem of the head of what is counted: the first noun in French, the last in English."""
    if not counted:
        return None
    if counted.startswith("%"):
        return "%"
    words = [word for word in tokens(counted) if not is_stop(word, language)]
    if not words:
        return fold(counted)
    compound = stem("".join(words), language)  # "service members" are "militaires"
    if compound.startswith("="):
        return compound
    return stem(words[0] if language == "fr" else words[-1], language)


_PERIOD_STOP = listed("le la les l en de du des d au un une the a an in of on at cours dans during over")


def _period_terms(period: str, language: str) -> Iterator[str]:
    for word in tokens(period):
        if word not in _PERIOD_STOP and word not in {"dernier", "derniere", "dernieres", "derniers", "last", "past"}:
            yield {"depuis": "since", "since": "since", "par": "per", "per": "per"}.get(word, stem(word, language))


@lru_cache(maxsize=16384)
def _runs(words: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    kept = words[: LONGEST * 2]
    return frozenset(kept[at : at + RUN] for at in range(len(kept) - RUN + 1))
