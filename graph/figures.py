"""Figures in a content: value, comparator, what is counted, over what period, each at its exact place.

A range gives two figures, its ends: "entre 20 et 30 morts" is at least 20 and at most 30. Percentages keep their sign
in `counted` ("% des électeurs"), for 61 of something and 61 % of it are two things; so do currencies ("$").
Years, dates, clock times, ordinals, numbers within names ("Boeing 737", "article 49") and the numbers of a period
itself ("en deux mois") are no figures. Indefinite plurals ("des dizaines", "dozens") say no number and give none.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph.counted import LONGEST_NAME, WORD, Counted, counted, noun, plural
from graph.model import Comparator, Figure, Span
from graph.numbers import Number, numbers
from graph.periods import Period, periods
from graph.stems import STOP, language_of
from graph.words import fold

_BEFORE: dict[str, list[tuple[Comparator, str]]] = {
    "fr": [
        ("at_least", r"au moins|au minimum|a minima|pas moins d[e']|un minimum d[e']|minimum"),
        ("at_most", r"au plus|au maximum|jusqu'a|un maximum d[e']|pas plus d[e']|maximum"),
        (
            "more_than",
            r"plus d[e']|plus du|au-dela d[e']|superieure?s? a|depassant|depasse(?:nt|rait)?",
        ),
        ("less_than", r"moins d[e']|en dessous d[e']|inferieure?s? a|sous(?: la barre)? (?:les|des)"),
        (
            "about",
            r"pres d[e'](?:s)?|environ|a peu pres|quelque|autour d[e'](?:s)?"
            r"|presque|approximativement|aux? alentours? d[e'](?:s)?|(?:de )?l'ordre d[e']",
        ),
    ],
    "en": [
        ("at_least", r"at least|no (?:fewer|less) than|not less than|a minimum of|minimum"),
        ("at_most", r"at most|up to|as many as|as much as|no more than|not more than|a maximum of"),
        ("more_than", r"more than|over|above|upwards of|in excess of|exceed(?:s|ing|ed)?|greater than"),
        ("less_than", r"(?:fewer|less) than|below|(?<!come )(?<!came )(?<!been )(?<!put )(?<!placed )under"),
        (
            "about",
            r"about|around|approximately|roughly|some|nearly|almost"
            r"|close to|an estimated|estimated(?: at)?|an? (?:approximate|estimated)|approx\.?",
        ),
    ],
}
_AFTER: dict[str, list[tuple[Comparator, str]]] = {
    "fr": [
        ("at_least", r"(?:\w+ ){0,2}(?:au moins|au minimum|ou plus|et plus)\b"),
        ("about", r"(?:\w+ )?environ\b"),
        ("at_most", r"(?:\w+ )?(?:au plus|au maximum|tout au plus|ou moins)\b"),
    ],
    "en": [
        ("at_least", r"(?:\w+ )?(?:or more|at least)\b"),
        ("about", r"(?:\w+ )?(?:or so)\b"),
        ("at_most", r"(?:\w+ )?(?:or (?:fewer|less)|at most)\b"),
    ],
}
_COMPARED_BEFORE = {
    language: [
        (kind, re.compile(rf"(?:^|[\s('«\"])(?:{pattern})(?: l[ae]s?| the| a)?\s?[$€£]?\s?$"))
        for kind, pattern in table
    ]
    for language, table in _BEFORE.items()
}
_COMPARED_AFTER = {
    language: [(kind, re.compile(rf"\s*,?\s*{pattern}")) for kind, pattern in table]
    for language, table in _AFTER.items()
}
_RANGE_OPEN = {"fr": re.compile(r"(?:entre|de)\s$"), "en": re.compile(r"(?:between|from)\s$")}
_RANGE_LINK = {"fr": {"et", "a", "-", "ou"}, "en": {"and", "to", "-", "or"}}
_LABEL = re.compile(
    r"(?:\b(?:articles?|art\.|n[°o]s?|numeros?|number|no\.|vols?|flights?|pages?|chapitres?|chapters?|section|route|"
    r"chaine|channel|voie|kilometre|phase|groupe|type|version|top|annees?|years? of|loi|resolution|l'an|rue|"
    r"etage|place|rang|"
    r"episode|saison|season|round|apollo)\s*|[#§]\s?|\w['’-])$"
)
_RANGE_BEFORE = re.compile(r"(?<![\w.,/-])\d+-$")
_ONE_IN = re.compile(r"\b(?:une? (?:\w+ )?sur|one (?:\w+ )?(?:in|out of)) $")
_ORDINAL_LIKE = re.compile(r"\s?(?:(?:e|è|er|ère|re|nd|nde|ème|eme|ième|st|th|rd)\b|[°º′″\]])")
_SCORE = re.compile(r"^\d[-–—]|[-–—]\d$")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")
_YEAR_OF = re.compile(r"\b(?:en|depuis|de|des|in|since|of|from|by|l'annee|apres|avant|after|before|until)\s$")
_SENTENCE = re.compile(r";|[.!?…](?=\s+[^\W\d_a-zà-ÿ])|\n|[.!?]\s*[»”\"]")


_SMALLEST_SCALE = 1000
LOOKED_AT = 2000  # code points that tell an unknown language


@dataclass(frozen=True, slots=True)
class _Times:
    """The time expressions of a text, and where its sentences end, both in order."""

    periods: tuple[Period, ...]
    ends: tuple[int, ...]

    def after(self, place: int) -> int:
        """The index of the first time expression that starts at this place or later."""
        return bisect_left(self.periods, place, key=lambda period: period.start)

    def over(self, number: Number) -> bool:
        """Whether the number stands in a time expression."""
        at = self.after(number.end)
        return at > 0 and self.periods[at - 1].end > number.start

    def sentence(self, number: Number, length: int) -> tuple[int, int]:
        """Where the number's sentence begins and ends."""
        at = bisect_right(self.ends, number.start)
        following = bisect_right(self.ends, number.end)
        return (self.ends[at - 1] if at else 0), (self.ends[following] if following < len(self.ends) else length)


def figures(span: Span, language: str | None) -> tuple[Figure, ...]:
    """The figures in a span's words as they are compared, in their order: a range gives two, its ends, and units are
    part of what is counted. Their spans are offsets into what `span` is an offset into.

    Any language but French reads as English number words and separators, after a look at its stop words.
    """
    return tuple(end for one in _found(span, language) for end in one.compared(span))


def stated_figures(span: Span, language: str | None) -> tuple[Figure, ...]:
    """The figures in a span's words as the text states them: a range is one, and units stand apart."""
    return tuple(one.stated(span) for one in _found(span, language))


@dataclass(frozen=True, slots=True)
class _Found:
    """A number of a span's words, or the two ends of a range, with what is said about it."""

    number: Number
    upper: Number | None
    comparator: Comparator
    thing: Counted | None
    period: str | None

    def compared(self, span: Span) -> Iterator[Figure]:
        name = self.thing.compared if self.thing else None
        if self.upper is None:
            yield self._figure(span, self.number, self.comparator, name)
        else:
            yield self._figure(span, self.number, "at_least", name)
            yield self._figure(span, self.upper, "at_most", name)

    def _figure(self, span: Span, number: Number, comparator: Comparator, name: str | None) -> Figure:
        return Figure(
            value=number.value,
            comparator=comparator,
            counted=name,
            period=self.period,
            span=_within(span, number.start, number.end),
        )

    def stated(self, span: Span) -> Figure:
        return Figure(
            value=self.number.value,
            high=self.upper.value if self.upper else None,
            comparator=self.comparator,
            counted=self.thing.noun if self.thing else None,
            unit=self.thing.unit if self.thing else None,
            period=self.period,
            span=_within(span, self.number.start, (self.upper or self.number).end),
        )


def _within(span: Span, start: int, end: int) -> Span:
    return Span(span.start + start, span.start + end, span.text[start:end], span.field)


def _found(span: Span, language: str | None) -> Iterator[_Found]:
    text = span.text
    tongue = language_of(text[:LOOKED_AT], language)
    in_text = numbers(text, tongue)
    if not in_text:
        return
    times = _Times(
        tuple(p for p in periods(text, tongue) if not _counts(text, p, tongue)),
        tuple(match.end() for match in _SENTENCE.finditer(text)),
    )
    found = [n for n in in_text if not _excluded(text, n, times, tongue)]
    for number, upper, thing in _counted(text, found, tongue):
        comparator = _comparator(text, number, upper or number, tongue)
        yield _Found(number, upper, comparator, thing, _period(text, number, times))


def _counted(text: str, found: list[Number], language: str) -> Iterator[tuple[Number, Number | None, Counted | None]]:
    """Each number, or the ends of a range, with what is counted."""
    index = 0
    while index < len(found):
        number = found[index]
        after = found[index + 1] if index + 1 < len(found) else None
        if after is not None and _is_range(text, number, after, language):
            thing = counted(text, after, language)
            if thing is not None or _RANGE_OPEN[language].search(fold_tail(text, number.start)):
                yield _scaled(text, number, after), after, thing
            index += 2
            continue
        thing = counted(text, number, language)
        if _SCORE.search(text[max(0, number.start - 2) : number.end + 2]):
            pass
        elif thing is not None or not _in_a_name(text, number, language):
            yield number, None, thing
        index += 1


def fold_tail(text: str, end: int, *, width: int = 32) -> str:
    """The folded words just before a place, one space kept at the end where there was one."""
    tail = text[max(0, end - width) : end]
    folded = fold(tail)
    return folded + " " if tail[-1:].isspace() else folded


def _comparator(text: str, number: Number, last: Number, language: str) -> Comparator:
    tail = fold_tail(text, number.start)
    for kind, pattern in _COMPARED_BEFORE[language]:
        if pattern.search(tail):
            return kind
    head = fold(text[last.end : last.end + 40])
    for kind, pattern in _COMPARED_AFTER[language]:
        if pattern.match(head):
            return kind
    return "about" if number.approximate else "exactly"


def _is_range(text: str, one: Number, other: Number, language: str) -> bool:
    link = text[one.end : other.start]
    folded = fold(link).strip()
    if one.value >= other.value or folded not in _RANGE_LINK[language]:
        return False
    if folded in {"et", "and"}:
        return fold_tail(text, one.start).rstrip().endswith(("entre", "between"))
    if folded in {"ou", "or"}:
        return other.value <= 2 * one.value
    return True


def _scaled(text: str, one: Number, other: Number) -> Number:
    """The lower end of a range in the scale that only the upper one says ("cinq à six mille", "2 to 3 million")."""
    scale = 10 ** (len(str(int(other.value))) - len(str(int(one.value))))
    said = text[other.start : other.end].split()
    spoken = len(said) > 1 and not said[-1][0].isdigit()
    if not spoken or scale < _SMALLEST_SCALE or one.value >= _SMALLEST_SCALE:
        return one
    scale = 10 ** (len(str(scale)) // 3 * 3)
    return replace(one, value=one.value * scale) if one.value * scale < other.value else one


def _excluded(text: str, number: Number, times: _Times, language: str) -> bool:
    """Whether the number belongs to a date, a time, a period, an ordinal, a label or a year."""
    if times.over(number):
        return True
    written = text[number.start : number.end]
    if _ORDINAL_LIKE.match(text, number.end) and text[number.end : number.end + 1] != " ":
        return True
    before = fold_tail(text, number.start)
    if number.digits and _LABEL.search(before) and not _RANGE_BEFORE.search(before):
        return True
    if _ONE_IN.search(before) or (written == "cent" and before.endswith("pour ")):
        return True
    return bool(_YEAR.match(written)) and counted(text, number, language) is None


def _counts(text: str, period: Period, language: str) -> bool:
    """Whether what looks like a year is a number of things ("2000 personnes")."""
    written = text[period.start : period.end]
    if not _YEAR.fullmatch(written) or _YEAR_OF.search(fold_tail(text, period.start)):
        return False
    named = noun(text, period.end, language)
    return named is not None and plural(fold(text[named[0] : named[1]]))


def _in_a_name(text: str, number: Number, language: str) -> bool:
    """A number that counts nothing and follows a name is part of it ("Boeing 737", "Airbus A320 214")."""
    before = text[max(0, number.start - 40) : number.start].rstrip()
    words = WORD.findall(before)
    if not words or not before or not before[-1].isalnum():
        return False
    return words[-1][:1].isupper() and fold(words[-1]) not in STOP[language]


# -- the period ----------------------------------------------------------------------------------------------------


def _period(text: str, number: Number, times: _Times) -> str | None:
    """The nearest time expression after the number in its sentence, else the nearest before it. A rate must follow
    what is counted at once."""
    first, last = times.sentence(number, len(text))
    at = times.after(number.end)
    for period in times.periods[at:]:
        if period.end > last:
            break
        if not period.clock and (not period.rate or len(text[number.end : period.start].split()) <= LONGEST_NAME):
            return text[period.start : period.end]
    for period in reversed(times.periods[:at]):
        if period.start < first:
            break
        if period.end <= number.start and not (period.clock or period.rate):
            return text[period.start : period.end]
    return None
