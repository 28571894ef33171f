"""Figures in a content: value, comparator, what is counted, over what period, each at its exact place.

A range gives two figures, its ends: "entre 20 et 30 morts" is at least 20 and at most 30. Percentages keep their sign
in `counted` ("% des électeurs"), for 61 of something and 61 % of it are two things; so do currencies ("$").
Years, dates, clock times, ordinals, numbers within names ("Boeing 737", "article 49") and the numbers of a period
itself ("en deux mois") are no figures. Indefinite plurals ("des dizaines", "dozens") say no number and give none.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from graph.model import Comparator, Figure, Span
from graph.numbers import Number, numbers
from graph.periods import Period, periods
from graph.stems import STOP, language_of, listed
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
_ORDINAL_LIKE = re.compile(r"\s?(?:(?:e|è|er|ère|re|nd|nde|ème|eme|ième|st|th|rd)\b|[°º′″\]])")
_SCORE = re.compile(r"^\d[-–—]|[-–—]\d$")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")
_YEAR_OF = re.compile(r"\b(?:en|depuis|de|des|in|since|of|from|by|l'annee|apres|avant|after|before|until)\s$")
_PREPOSED = {
    "fr": listed(
        """nouveaux nouvelles autres premiers premieres derniers dernieres jeunes grands grandes petits petites
        anciens anciennes principaux principales differents differentes seuls seules memes vieux bons bonnes plus
        gros grosses longs longues bonne"""
    ),
    "en": listed("more other new additional further different separate of"),
}
_COUNT_STOP = {
    "fr": listed("des les du la le un une de d l"),
    "en": listed("the a an of these those our their his its"),
}
_VERBLESS = listed(
    """ont sont etaient avaient seront auraient seraient est etait was were are is have had has will would could been
    be according selon said says who which that dont qui que"""
)
_PLURALS = listed("people men women children police dead troops staff personnel percent fish sheep mice teeth feet")
_TOKEN = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_][\w’']*(?:-[\w’']+)*")
_ELIDED = re.compile(r"^(?:[dl]|qu)['’]", re.IGNORECASE)
_SENTENCE = re.compile(r";|[.!?…](?=\s+[^\W\d_a-zà-ÿ])|\n|[.!?]\s*[»”\"]")
_LONGEST_NAME = 3


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
    """The figures in a span's words, in their order. Their spans are offsets into what `span` is an offset into.

    Any language but French reads as English number words and separators, after a look at its stop words.
    """
    text = span.text
    tongue = language_of(text[:LOOKED_AT], language)
    times = _Times(
        tuple(p for p in periods(text, tongue) if not _counts(text, p, tongue)),
        tuple(match.end() for match in _SENTENCE.finditer(text)),
    )
    found = [n for n in numbers(text, tongue) if not _excluded(text, n, times, tongue)]
    return tuple(
        Figure(
            value=number.value,
            comparator=comparator,
            counted=counted,
            period=_period(text, number, times),
            span=Span(span.start + number.start, span.start + number.end, text[number.start : number.end], span.field),
        )
        for number, comparator, counted in _counted(text, found, tongue)
    )


def _counted(text: str, found: list[Number], language: str) -> Iterator[tuple[Number, Comparator, str | None]]:
    """Each number with its comparator and what it counts; the ends of a range share both their noun and the range."""
    index = 0
    while index < len(found):
        number = found[index]
        after = found[index + 1] if index + 1 < len(found) else None
        if after is not None and _is_range(text, number, after, language):
            thing = _thing(text, after, language)
            if thing is not None or _RANGE_OPEN[language].search(fold_tail(text, number.start)):
                yield number, "at_least", thing
                yield after, "at_most", thing
            index += 2
            continue
        thing = _thing(text, number, language)
        if _SCORE.search(text[max(0, number.start - 2) : number.end + 2]):
            pass
        elif thing is not None or not _in_a_name(text, number, language):
            yield number, _comparator(text, number, language), thing
        index += 1


def fold_tail(text: str, end: int, *, width: int = 32) -> str:
    """The folded words just before a place, one space kept at the end where there was one."""
    tail = text[max(0, end - width) : end]
    folded = fold(tail)
    return folded + " " if tail[-1:].isspace() else folded


def _comparator(text: str, number: Number, language: str) -> Comparator:
    tail = fold_tail(text, number.start)
    for kind, pattern in _COMPARED_BEFORE[language]:
        if pattern.search(tail):
            return kind
    head = fold(text[number.end : number.end + 40])
    for kind, pattern in _COMPARED_AFTER[language]:
        if pattern.match(head):
            return kind
    return "about" if number.approximate else "exactly"


def _is_range(text: str, one: Number, other: Number, language: str) -> bool:
    link = text[one.end : other.start]
    folded = fold(link).strip()
    if one.value >= other.value or folded not in _RANGE_LINK[language]:
        return False
    if folded in {"et", "and", "ou", "or"}:
        return folded in {"et", "and"} and fold_tail(text, one.start).rstrip().endswith(("entre", "between"))
    return True


def _excluded(text: str, number: Number, times: _Times, language: str) -> bool:
    """Whether the number belongs to a date, a time, a period, an ordinal, a label or a year."""
    if times.over(number):
        return True
    written = text[number.start : number.end]
    if _ORDINAL_LIKE.match(text, number.end) and text[number.end : number.end + 1] != " ":
        return True
    if number.digits and _LABEL.search(fold_tail(text, number.start)):
        return True
    return bool(_YEAR.match(written)) and _thing(text, number, language) is None


def _counts(text: str, period: Period, language: str) -> bool:
    """Whether what looks like a year is a number of things ("2000 personnes")."""
    written = text[period.start : period.end]
    if not _YEAR.fullmatch(written) or _YEAR_OF.search(fold_tail(text, period.start)):
        return False
    noun = _noun(text, period.end, language, after_of=False)
    return noun is not None and _plural(fold(noun))


def _in_a_name(text: str, number: Number, language: str) -> bool:
    """A number that counts nothing and follows a name is part of it ("Boeing 737", "Airbus A320 214")."""
    before = text[max(0, number.start - 40) : number.start].rstrip()
    words = _TOKEN.findall(before)
    if not words or not before or not before[-1].isalnum():
        return False
    return words[-1][:1].isupper() and fold(words[-1]) not in STOP[language]


# -- what is counted -----------------------------------------------------------------------------------------------

_PERCENT = re.compile(r"[\s\u00a0\u202f]?(?:%|pour[\s-]?cents?\b|per ?cent\b)", re.IGNORECASE)
_MONEY_AFTER = re.compile(r"[\s\u00a0\u202f]?(?:[$€£]|M€|k€|\$ US)")
_MONEY_BEFORE = re.compile(r"(?:US)?[$€£][\s\u00a0\u202f]?$")


def _thing(text: str, number: Number, language: str) -> str | None:
    """The words that name what is counted: the noun with what stands before it, as the text has them, or None."""
    if sign := _PERCENT.match(text, number.end):
        noun = _noun(text, sign.end(), language, after_of=True)
        return ("% " + noun) if noun else "%"
    if sign := _MONEY_AFTER.match(text, number.end):
        return sign.group().strip()
    if sign := _MONEY_BEFORE.search(text, max(0, number.start - 4), number.start):
        return sign.group().strip()
    return _noun(text, number.end, language, after_of=False)


def _noun(text: str, at: int, language: str, *, after_of: bool) -> str | None:
    """The first noun phrase from a place on, up to its head: "attaques", "drone attacks", "American troops"."""
    taken: list[tuple[int, int]] = []
    linked = False
    for match in _TOKEN.finditer(text, at, at + 80):
        gap = text[taken[-1][1] if taken else at : match.start()] if not linked else text[at : match.start()]
        if gap.strip():
            break
        word = match.group()
        elided = _ELIDED.match(word)
        start = match.start() + (elided.end() if elided else 0)
        folded = fold(text[start : match.end()])
        if not taken and (folded in _COUNT_STOP[language] or (elided and start == match.end())):
            linked, at = True, match.end()
            continue
        if after_of and not linked and not elided and not taken:
            break
        linked, at = False, match.end()
        if not taken and folded in _PREPOSED[language]:
            continue
        if folded in STOP[language] or folded in _VERBLESS:
            break
        taken.append((start, match.end()))
        if language == "fr" or folded in _PLURALS or _plural(folded) or len(taken) == _LONGEST_NAME:
            break
        if len(taken) > 1 and folded.endswith(("ed", "ing")):
            taken.pop()
            break
    return text[taken[0][0] : taken[-1][1]] if taken else None


def _plural(folded: str) -> bool:
    return folded.endswith("s") and not folded.endswith(("ss", "us", "is", "'s", "ous"))


# -- the period ----------------------------------------------------------------------------------------------------


def _period(text: str, number: Number, times: _Times) -> str | None:
    """The nearest time expression after the number in its sentence, else the nearest before it. A rate must follow
    what is counted at once."""
    first, last = times.sentence(number, len(text))
    at = times.after(number.end)
    for period in times.periods[at:]:
        if period.end > last:
            break
        if not period.clock and (not period.rate or len(text[number.end : period.start].split()) <= _LONGEST_NAME):
            return text[period.start : period.end]
    for period in reversed(times.periods[:at]):
        if period.start < first:
            break
        if period.end <= number.start and not (period.clock or period.rate):
            return text[period.start : period.end]
    return None
