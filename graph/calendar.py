"""Dates by the calendar, as a text writes them: days, months and years, French and English, in folded words."""

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from graph.attributes import Certainty
from graph.periods import MONTHS, WEEKDAYS
from graph.words import fold

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Days:
    first: date
    last: date
    certainty: Certainty = "relative_to_publication"


def day_of(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published.strip()[:10]) if published else None
    except ValueError:
        return None


def one(day: date, certainty: Certainty = "relative_to_publication") -> Days:
    return Days(day, day, certainty)


def until(days: Days, day: date) -> Days | None:
    """What still runs ends with the day of publication; what has not begun is nothing that was said."""
    if days.first > day:
        return None
    return replace(days, last=min(days.last, day))


def latest_weekday(number: int, day: date) -> date:
    """The latest such weekday, this day included."""
    return day - ((day.weekday() - number) % 7) * DAY


_MONTH = {
    "fr": {fold(name): number for number, name in enumerate(MONTHS["fr"], start=1)},
    "en": {fold(name): number for number, name in enumerate(MONTHS["en"], start=1)}
    | {fold(name)[:3]: number for number, name in enumerate(MONTHS["en"], start=1)}
    | {"sept": 9},
}
WEEKDAY = {language: {fold(name): number for number, name in enumerate(names)} for language, names in WEEKDAYS.items()}
_MONTHS = {language: "|".join(sorted(names, key=len, reverse=True)) for language, names in _MONTH.items()}
WEEKDAY_NAMES = {language: "|".join(names) for language, names in WEEKDAY.items()}
_YEAR = r"(?:1[89]|20)\d\d"

_NIGHT = {
    "fr": re.compile(
        rf"\b(?:nuit|entre) (?:de |du |le )?(?:(?P<one>{WEEKDAY_NAMES['fr']})|(?P<d1>\d\d?))"
        rf"(?: \d\d?)? (?:a|au|et)(?: le)? (?:(?P<two>{WEEKDAY_NAMES['fr']})"
        rf"|(?P<d2>\d\d?) (?P<m>{_MONTHS['fr']})(?: (?P<y>{_YEAR}))?)"
    ),
    "en": re.compile(
        rf"\b(?:between|from|night of) (?P<one>{WEEKDAY_NAMES['en']}) (?:and|to|into) (?P<two>{WEEKDAY_NAMES['en']})"
    ),
}
_DATE = {
    "fr": re.compile(
        rf"(?:\b(?P<w>{WEEKDAY_NAMES['fr']}) )?\b(?P<d>1er|\d\d?) (?P<m>{_MONTHS['fr']})\b(?: (?P<y>{_YEAR})\b)?"
    ),
    "en": re.compile(
        rf"(?:\b(?P<w>{WEEKDAY_NAMES['en']}),? (?:the )?)?(?:\b(?P<m>{_MONTHS['en']})\.?"
        rf" (?P<d>\d\d?)(?:st|nd|rd|th)?\b(?!\d)"
        rf"|\b(?P<d2>\d\d?)(?:st|nd|rd|th)?(?: of)? (?P<m2>{_MONTHS['en']})\b\.?)(?:,? (?P<y>{_YEAR})\b)?"
    ),
}
_OF_MONTH = {
    "fr": re.compile(
        rf"(?:\b(?P<part>debut|mi|fin|courant)[ -](?:de )?)?\b(?P<m>{_MONTHS['fr']})\b(?: (?P<y>{_YEAR})\b)?"
    ),
    "en": re.compile(
        rf"(?:\b(?P<part>early|mid|late)[ -](?:in )?)?\b(?P<m>{_MONTHS['en']})\b\.?(?:,? (?:of )?(?P<y>{_YEAR})\b)?"
    ),
}
_OF_YEAR = {
    "fr": re.compile(rf"(?:\b(?P<part>debut|mi|fin)[ -])?\b(?P<y>{_YEAR})\b"),
    "en": re.compile(rf"(?:\b(?P<part>early|mid|late)[ -](?:in )?)?\b(?P<y>{_YEAR})\b"),
}
_DAY_ONLY = {
    "fr": re.compile(rf"^(?:le |du |{'|'.join(f'{name} ' for name in WEEKDAY['fr'])})(?P<d>1er|\d\d?)$"),
    "en": re.compile(r"^(?:on )?the (?P<d>\d\d?)(?:st|nd|rd|th)$"),
}
_WRITTEN = re.compile(r"\b(?:(\d{4})-(\d\d)-(\d\d)|(\d\d?)[/.](\d\d?)[/.](\d{4}))\b")
_PARTS = {"debut": (0, 10), "early": (0, 10), "mi": (10, 20), "mid": (10, 20), "fin": (20, 31), "late": (20, 31)}


def calendar_date(low: str, language: str, day: date | None) -> Days | None:
    """Dates, months and years."""
    try:
        if match := _WRITTEN.search(low):
            return _written(match, language)
        if match := _NIGHT[language].search(low):
            return _night(match, language, day)
        if match := _DATE[language].search(low):
            return _dated(match, language, day)
        if match := _OF_MONTH[language].search(low):
            return _of_month(match, language, day)
        if match := _OF_YEAR[language].search(low):
            return _of_year(int(match["y"]), match["part"], day)
        if day is not None and (match := _DAY_ONLY[language].search(low)):
            return _day_only(int(match["d"].removesuffix("er")), day)
    except ValueError:  # "le 31 avril"
        return None
    return None


def _written(match: re.Match[str], language: str) -> Days | None:
    if match[1]:
        return one(date(int(match[1]), int(match[2]), int(match[3])), "exact")
    left, right, year = int(match[4]), int(match[5]), int(match[6])
    if language == "en" and left <= 12 and right <= 12 and left != right:
        return None  # the 3rd of April or the 4th of March
    if language == "en" and right > 12:
        left, right = right, left
    return one(date(year, right, left), "exact")


def _night(match: re.Match[str], language: str, day: date | None) -> Days | None:
    names = match.groupdict()
    if names.get("m"):
        last = _latest(int(match["d2"]), _MONTH[language][match["m"]], match["y"], day)
        return Days(last.first - DAY, last.last, last.certainty) if last else None
    if day is None or not match["two"]:
        return None
    last_day = latest_weekday(WEEKDAY[language][match["two"]], day)
    first = latest_weekday(WEEKDAY[language][match["one"]], last_day) if match["one"] else last_day - DAY
    return Days(first, last_day)


def _dated(match: re.Match[str], language: str, day: date | None) -> Days | None:
    found = {key: value for key, value in match.groupdict().items() if value}
    number = int(found.get("d", found.get("d2", "")).removesuffix("er"))
    month = _MONTH[language][found.get("m", found.get("m2", ""))]
    weekday = WEEKDAY[language][found["w"]] if "w" in found else None
    return _latest(number, month, found.get("y"), day, weekday)


def _latest(number: int, month: int, written: str | None, day: date | None, weekday: int | None = None) -> Days | None:
    """A day and month: of this year, else the latest not after the day of publication, a day of grace for zones."""
    if written:
        return one(date(int(written), month, number), "exact")
    if day is None:
        return None
    years = [year for year in range(day.year, day.year - 5, -1) if _is_date(year, month, number)]
    dates = [found for year in years if (found := date(year, month, number)) <= day + DAY]
    agreeing = [found for found in dates[:2] if weekday is None or found.weekday() == weekday]
    return one((agreeing or dates)[0]) if dates else None


def _is_date(year: int, month: int, number: int) -> bool:
    return year >= 1 and 1 <= number <= monthrange(year, month)[1]


def _of_month(match: re.Match[str], language: str, day: date | None) -> Days | None:
    month = _MONTH[language][match["m"]]
    year = int(match["y"]) if match["y"] else None
    if year is None:
        if day is None:
            return None
        year = day.year if month <= day.month else day.year - 1
    first, last = date(year, month, 1), date(year, month, monthrange(year, month)[1])
    certainty: Certainty = "exact" if match["y"] else "relative_to_publication"
    if match["part"] in _PARTS:
        start, end = _PARTS[match["part"]]
        first, last = first + start * DAY, min(last, first + (end - 1) * DAY)
        certainty = "approximate"
    days = Days(first, last, certainty)
    return days if day is None else until(days, day) or (days if match["y"] else None)


def _of_year(year: int, part: str | None, day: date | None) -> Days | None:
    days = Days(date(year, 1, 1), date(year, 12, 31), "exact")
    if part:
        first, last = {"debut": (1, 4), "early": (1, 4), "mi": (5, 8), "mid": (5, 8)}.get(part, (9, 12))
        days = Days(date(year, first, 1), date(year, last, monthrange(year, last)[1]), "approximate")
    return days if day is None else until(days, day) or days


def _day_only(number: int, day: date) -> Days | None:
    for back in range(62):
        if (found := day - back * DAY).day == number:
            return one(found)
    return None
