"""When something was said: a time expression of the text, resolved against the day of publication, as an interval.

Rules, French and English (the day is the outlet's own, as its date has it, whatever the zone):

- a date with its year, a month or a year alone are what they say: "le 12 mars 2015", "in 2015";
- a date without a year is the latest one not after the day of publication; a weekday said with it decides the year;
- a weekday is the latest one, the day of publication included: "mardi" in a Tuesday's paper is that day;
  with "dernier", "last" it lies before it, with "prochain", "next" after;
- weeks run from Monday to Sunday, months and years as in the calendar; what still runs ends with publication;
- what counts from another moment ("la veille", "two days earlier", "dans la soirée") counts from the last date in the
  words before it, else from the day of publication, and is approximate;
- vague words give a wide interval: "récemment" a month, "il y a quelques jours" a week, "il y a deux semaines" a week
  around it, "début mars" its first ten days.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date

from graph.attributes import WhenInterval
from graph.calendar import DAY, WEEKDAY, WEEKDAY_NAMES, Days, calendar_date, day_of, latest_weekday, one, until
from graph.numbers import numbers
from graph.periods import periods
from graph.words import fold

_LOOKED_BACK = 600  # code points before an expression in which the date that it counts from may stand


def resolved(words: str, language: str, published: str | None, *, before: str = "") -> WhenInterval | None:
    """The days that a time expression means in a text published then; None where that cannot be told.

    `language` is "fr" or "en", `before` the words that stand before the expression.

    >>> resolved("mardi", "fr", "2024-03-14T18:00:00+01:00")
    WhenInterval(first='2024-03-12', last='2024-03-12', certainty='relative_to_publication')
    """
    low = fold(words)
    day = day_of(published)
    days = calendar_date(low, language, day) or (_deictic(low, language, day) if day else None)
    if days is None and day is not None:
        base = _anchor(before[-_LOOKED_BACK:], language, published) if _counted_from(low, language) else None
        days = _anaphoric(low, language, base or day)
        if days is not None and days.first > day + DAY:
            return None
    if days is None:
        return None
    return WhenInterval(days.first.isoformat(), days.last.isoformat(), days.certainty)


# -- counted from the day of publication -------------------------------------------------------------------------------

_UNIT_DAYS = {
    "heure": 0, "hour": 0, "minute": 0, "jour": 1, "day": 1, "semaine": 7, "week": 7, "mois": 30, "month": 30,
    "an": 365, "annee": 365, "year": 365, "quinzaine": 15, "fortnight": 14,
}  # fmt: skip
_UNITS = r"(?P<unit>heure|minute|jour|semaine|mois|annee|an|hour|day|week|fortnight|month|year)s?\b"
_COUNT = r"(?P<count>[\w -]{1,24}? )?"
_AGO = {
    "fr": re.compile(rf"\b(?:il y a|voici|voila)(?: (?:environ|pres de|plus de|a peine|deja))? {_COUNT}{_UNITS}"),
    "en": re.compile(rf"{_COUNT}\b{_UNITS} ago\b"),
}
_WORDS = {
    "fr": {
        "avant-hier": 2, "hier": 1, "aujourd'hui": 0, "ce jour": 0, "ce matin": 0, "ce midi": 0, "ce soir": 0,
        "cet apres-midi": 0, "a l'instant": 0, "apres-demain": -2, "demain": -1,
    },
    "en": {
        "the day before yesterday": 2, "yesterday": 1, "today": 0, "tonight": 0, "this morning": 0,
        "this afternoon": 0, "this evening": 0, "earlier in the day": 0, "later in the day": 0, "tomorrow": -1,
    },
}  # fmt: skip
_NOW = {
    language: re.compile(rf"\b({'|'.join(sorted(words, key=len, reverse=True))})\b")
    for language, words in _WORDS.items()
}
_LAST_NIGHT = {
    "fr": re.compile(r"\b(?:la nuit (?:derniere|passee)|cette nuit)\b"),
    "en": re.compile(r"\b(?:last night|overnight)\b"),
}
_RUNNING = {
    "fr": re.compile(
        r"\b(?:(?P<this>cette|ce|cet)|(?P<the>la|le|l'|une|un)) ?"
        r"(?P<span>semaine|week-end|mois|annee|an)\b"
        r"(?:-ci)?(?: (?P<last>derniere?|passee?|precedente?))?"
    ),
    "en": re.compile(r"\b(?P<this>this)? ?(?P<last>last|past|previous)? ?\b(?P<span>week(?:end)?|month|year)\b"),
}
_SPANS = {"week-end": "weekend", "weekend": "weekend", "semaine": "week", "week": "week", "mois": "month"} | {
    "month": "month", "annee": "year", "an": "year", "year": "year",
}  # fmt: skip
_WEEKDAY_ONLY = {
    "fr": re.compile(
        rf"\b(?P<w>{WEEKDAY_NAMES['fr']})s?\b(?:.*?\b(?P<way>dernier|passe|precedent|prochain|suivant)\b)?"
    ),
    "en": re.compile(rf"(?:\b(?P<way>last|past|previous|next)\b.*?)?\b(?P<w>{WEEKDAY_NAMES['en']})s?\b"),
}
_RECENT = {
    "fr": re.compile(
        r"\b(?:(?P<days>ces (?:derniers|tout derniers) jours|ces jours-ci)|recemment|dernierement|naguere"
        r"|ces dernieres semaines|il y a peu)\b"
    ),
    "en": re.compile(r"\b(?:(?P<days>in recent days|the other day|in the (?:last|past) few days)|recently|lately)\b"),
}
_MONTH_BACK = 30
_VAGUE = re.compile(
    r"\b(?:quelques|plusieurs|few|several|couple|some|dizaine|environ|about|around|pres de|plus de|over|more than)\b"
)


def _deictic(low: str, language: str, day: date) -> Days | None:
    if match := _AGO[language].search(low):
        return _ago(match, low, language, day)
    if match := _LAST_NIGHT[language].search(low):
        return Days(day - DAY, day)
    if match := _NOW[language].search(low):
        return one(day - _WORDS[language][match[1]] * DAY)
    if match := _WEEKDAY_ONLY[language].search(low):
        return _by_weekday(match, language, day)
    if match := _RECENT[language].search(low):
        return Days(day - (7 if match["days"] else _MONTH_BACK) * DAY, day, "approximate")
    if match := _RUNNING[language].search(low):
        return _running(match, day)
    return None


def _amount(count: str | None, language: str) -> int:
    found = numbers(count, language) if count else ()
    return min(int(found[0].value), 5000) if found else 1


def _ago(match: re.Match[str], low: str, language: str, day: date) -> Days | None:
    """So long before publication: to the day for days; a week around it for weeks, a month for months, its year."""
    unit, count = match["unit"], _amount(match["count"], language)
    vague = _VAGUE.search(low) is not None
    size = _UNIT_DAYS[unit]
    if size == 0:
        days = count // 24 if unit != "minute" else 0
        return Days(day - max(days, 1) * DAY, day - (days * DAY), "approximate")
    if vague and count == 1:
        return Days(_back(day, 7 * size), _back(day, 2 * size), "approximate")
    if size == 1:
        return one(day - count * DAY, "approximate" if vague else "relative_to_publication")
    middle = _back(day, count * size)
    if size >= 365:
        year = max(1, day.year - count)
        return Days(date(year, 1, 1), min(date(year, 12, 31), day), "approximate")
    around = 3 if size < 30 else 15
    return Days(_back(middle, around), min(middle + around * DAY, day), "approximate")


def _back(day: date, days: int) -> date:
    return date.fromordinal(max(1, day.toordinal() - days))


def _by_weekday(match: re.Match[str], language: str, day: date) -> Days:
    number = WEEKDAY[language][match["w"]]
    if match["way"] in ("prochain", "suivant", "next"):
        return one(day + ((number - day.weekday() - 1) % 7 + 1) * DAY)
    return one(latest_weekday(number, day - DAY if match["way"] else day))


def _running(match: re.Match[str], day: date) -> Days | None:
    """ "cette semaine", "last month": the calendar's, as far as it has run."""
    span = _SPANS.get(match["span"])
    last, this = match["last"] is not None, match["this"] is not None
    if span is None or not (last or this):
        return None
    monday = day - day.weekday() * DAY
    if span == "week":
        first = monday - 7 * DAY if last else monday
        days = Days(first, first + 6 * DAY)
    elif span == "weekend":
        saturday = monday + 5 * DAY
        first = saturday - 7 * DAY if last or saturday > day else saturday
        days = Days(first, first + DAY)
    elif span == "month":
        first = (day.replace(day=1) - DAY).replace(day=1) if last else day.replace(day=1)
        days = Days(first, first.replace(day=monthrange(first.year, first.month)[1]))
    else:
        year = day.year - 1 if last else day.year
        days = Days(date(year, 1, 1), date(year, 12, 31))
    return until(days, day)


# -- counted from another moment of the text ---------------------------------------------------------------------------

_BESIDE = {
    "fr": re.compile(
        rf"\b(?:{_COUNT}{_UNITS} (?P<way>plus tot|auparavant|avant|plus tard|apres)"
        r"|(?P<eve>la veille)|(?P<eve2>l'avant-veille)|(?P<morrow2>le surlendemain)|(?P<morrow>le lendemain))\b"
    ),
    "en": re.compile(
        rf"(?:{_COUNT}\b{_UNITS} (?P<way>earlier|before|later|after|afterwards)"
        r"|(?P<eve>\bthe (?:day before|previous day|previous (?:evening|night)))|(?P<eve2>\btwo nights before)"
        r"|(?P<morrow2>\btwo nights later)|(?P<morrow>\bthe (?:next|following) (?:day|morning)))\b"
    ),
}
_SAME = {
    "fr": re.compile(
        r"\b(?:(?:dans|en|au cours de|en fin de|en debut de|a la mi-)(?: la| l')? ?"
        r"(?:soiree|matinee|journee|nuit|apres-midi)"
        r"|(?:le|ce) (?:meme jour|jour meme|jour-la|soir-la|matin-la)|le (?:soir|matin)(?: meme)?|plus (?:tot|tard)"
        r"|peu (?:apres|avant)|dans la foulee|l'apres-midi|a (?:midi|minuit))\b"
    ),
    "en": re.compile(
        r"\b(?:(?:in|during) the (?:morning|afternoon|evening|night|day)|(?:the )?same (?:day|evening|morning|night)"
        r"|that (?:same )?(?:day|evening|morning|night|afternoon)|earlier|later|at (?:noon|midnight))\b"
    ),
}
_WAYS_BACK = ("plus tot", "auparavant", "avant", "earlier", "before")


def _counted_from(low: str, language: str) -> bool:
    return bool(_BESIDE[language].search(low) or _SAME[language].search(low))


def _anchor(before: str, language: str, published: str | None) -> date | None:
    """The day of the last date in the words before, one that needs no other in its turn."""
    day = day_of(published)
    for period in reversed(periods(before, language)):
        low = fold(before[period.start : period.end])
        found = None if period.clock or period.rate else calendar_date(low, language, day)
        found = found or (_deictic(low, language, day) if day and not period.clock else None)
        if found is not None and found.first == found.last:
            return found.first
    return None


def _anaphoric(low: str, language: str, base: date) -> Days | None:
    if match := _BESIDE[language].search(low):
        return _beside(match, low, language, base)
    if _SAME[language].search(low):
        return one(base, "approximate")
    return None


_STEPS: tuple[tuple[str, Callable[[date], date]], ...] = (
    ("eve", lambda day: _back(day, 1)),
    ("eve2", lambda day: _back(day, 2)),
    ("morrow", lambda day: day + DAY),
    ("morrow2", lambda day: day + 2 * DAY),
)


def _beside(match: re.Match[str], low: str, language: str, base: date) -> Days:
    for name, step in _STEPS:
        if match[name]:
            return one(step(base), "approximate")
    size = _UNIT_DAYS[match["unit"]]
    length = _amount(match["count"], language) * size
    around = 0 if size <= 1 else 3 if size < 30 else 15 if size < 365 else 180
    if _VAGUE.search(low) and size:
        length, around = 4 * size, 3 * size
    middle = _back(base, length if match["way"] in _WAYS_BACK else -length)
    return Days(_back(middle, around), middle + around * DAY, "approximate")
