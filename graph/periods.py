"""Time expressions in running text, French and English: the periods that figures hold for, and the dates and clock
times whose numbers count nothing."""

import re
from bisect import bisect
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Period:
    """A time expression and its code points in the text read. `rate`: "par an", "a day"; `clock`: a time of day,
    which is no period but whose digits are no figure either."""

    start: int
    end: int
    rate: bool = False
    clock: bool = False


MONTHS = {
    "fr": tuple("janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()),
    "en": tuple(
        "January February March April May June July August September October November December".split(),
    ),
}
WEEKDAYS = {
    "fr": tuple("lundi mardi mercredi jeudi vendredi samedi dimanche".split()),
    "en": tuple("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()),
}


def _any(words: str) -> str:
    """A group of alternatives from a list written as running text."""
    return f"(?:{'|'.join(words.split())})"


_FR = {
    "num": _any(
        r"""\d+ une? deux trois quatre cinq six sept huit neuf dix onze douze quinze vingt vingt-quatre trente
        quarante-huit quelques plusieurs"""
    ),
    "unit": _any(
        """minutes? heures? jours? journées? nuits? soirées? semaines? week-ends? mois trimestres? semestres? ans?
        années? décennies? siècles?"""
    ),
    "month": _any(" ".join(MONTHS["fr"])),
    "day": _any(" ".join(WEEKDAYS["fr"])),
    "year": r"(?:1[89]\d\d|20\d\d)(?!-)",
    "last": _any("derni(?:er|ère)s? passée?s? précédente?s? écoulée?s? prochaine?s? suivante?s?"),
}
_FR["date"] = (
    r"(?:(?:{day} )?(?:1er|\d{{1,2}}) {month}(?: {year}| {last})?|{month} {year}|{month} {last}|{year})".format(**_FR)
)
_EN = {
    "num": _any(
        r"""\d+ an? one two three four five six seven eight nine ten eleven twelve fifteen twenty twenty-four thirty
        forty-eight few several"""
    ),
    "unit": _any(
        """minutes? hours? days? nights? evenings? weeks? weekends? months? quarters? years? decades? century
        centuries"""
    ),
    "month": _any(" ".join(MONTHS["en"]) + r" (?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"),
    "day": _any(" ".join(WEEKDAYS["en"])),
    "year": r"(?:1[89]\d\d|20\d\d)(?!-)",
    "last": _any("last past previous next coming recent this"),
}
_EN["date"] = (
    r"(?:{month} \d{{1,2}}(?:st|nd|rd|th)?(?:,? {year})?"
    r"|(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {month}(?:,? {year})?"
    r"|{month},? {year}|{year})"
).format(**_EN)

_FRENCH = [
    r"(?:entre|de|du) (?:le )?(?:{date}|(?:1er|\d{{1,2}})) (?:et|à|au) (?:le )?{date}",
    r"depuis (?:le |la |l['’]|les |début |fin |mi-)*"
    r"(?:{date}|{num} {unit}|{num} dernières? {unit}|{month}|{day}(?: {last})?|hier|{unit} {last}"
    r"|début (?:de l['’]année|du mois|{year}))",
    r"(?:en|dans|pendant|durant|sur|au cours|lors) (?:de |des |du |d['’]|la |le |les |l['’]|ces |ce |cette )*"
    r"(?:{num} )?(?:seule? |{last} )?{num}? ?{unit}(?: {last})?",
    r"ces (?:{num} )?(?:derniers|dernières) (?:{num} )?{unit}",
    r"(?:l['’]an|l['’]année|la semaine|le mois|le trimestre|le week-end|la nuit|la journée) {last}",
    r"(?:cette (?:année|semaine|nuit)|ce mois(?:-ci)?|ce week-end|aujourd['’]hui|avant-hier|hier)",
    r"(?:en|courant|fin|début|mi-) ?(?:{month} {year}|{month} {last}|{month}|{year})",
    r"(?:le |ce |au |du |dès le |jusqu['’]au )?{date}",
    r"(?:ce |le )?{day}(?: {last})?",
]
_FRENCH_RATE = [r"(?:par|chaque) {unit}", r"tous les {unit}"]
_FRENCH_CLOCK = [
    r"\d{{1,2}} ?(?:h|heures?) ?(?:\d{{2}} ?)?(?:UTC|GMT)",
    r"\b\d{{1,2}} ?[hH] ?\d{{2}}\b",
    r"(?:à|vers|dès|jusqu['’]à|avant|après) \d{{1,2}} ?(?:h\b|heures?\b)(?: \d{{2}})?",
    r"\b\d{{1,2}}:\d{{2}}\b",
]
_ENGLISH = [
    r"(?:between|from) (?:{date}|\d{{1,2}}) (?:and|to) {date}",
    r"since (?:the )?(?:{date}|{last} {unit}|{last} {month}|{month}|{day}|{last} {day}|yesterday"
    r"|(?:early |late |mid-)?{year}|the (?:start|beginning) of (?:the|this) (?:year|month|week))",
    r"(?:in|over|during|within|for|throughout) (?:(?:the|a|an|just|only|under) )*(?:{last} )?(?:{num} )?{unit}",
    r"(?:{last}|the {last}) (?:{num} )?(?:{unit}|{month}|{day})",
    r"(?:in|during|by|early in|late in) (?:early |late |mid-)?(?:{month},? {year}|{month}|{year})",
    r"(?:on )?(?:{day},? )?{date}",
    r"(?:on )?{day}",
    r"(?:yesterday|today|tonight)",
]
_ENGLISH_RATE = [r"(?:per|each|every|an?) (?:hour|day|week|month|quarter|year)\b"]
_ENGLISH_CLOCK = [
    r"\d{{4}} ?(?:UTC|GMT)",
    r"\b\d{{1,2}}(?::\d{{2}})? ?(?:[ap]\.?m\b\.?|o['’]clock)",
    r"\b\d{{1,2}}:\d{{2}}\b",
]
_WRITTEN_DATE = re.compile(r"\b(?:\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})\b")


def _compiled(patterns: list[str], words: dict[str, str]) -> re.Pattern[str]:
    spaced = "|".join(f"(?:{pattern.format(**words)})" for pattern in patterns).replace(" ", r"[ \u00a0\u202f]")
    return re.compile(rf"(?<!\w)(?:{spaced})(?!\w)", re.IGNORECASE if words is _FR else 0)


_PERIOD = {"fr": _compiled(_FRENCH, _FR), "en": _compiled(_ENGLISH, _EN)}
_RATE = {"fr": _compiled(_FRENCH_RATE, _FR), "en": _compiled(_ENGLISH_RATE, _EN)}
_CLOCK = {"fr": _compiled(_FRENCH_CLOCK, _FR), "en": _compiled(_ENGLISH_CLOCK, _EN)}


def periods(text: str, language: str) -> tuple[Period, ...]:
    """The time expressions of a text in its order, not overlapping; clock times and rates win over periods."""
    found = [Period(m.start(), m.end(), clock=True) for m in _CLOCK[language].finditer(text)]
    found += [Period(m.start(), m.end(), rate=True) for m in _RATE[language].finditer(text)]
    found += [Period(m.start(), m.end()) for m in _PERIOD[language].finditer(text)]
    found += [Period(m.start(), m.end()) for m in _WRITTEN_DATE.finditer(text)]
    return tuple(sorted(_without_overlaps(found), key=lambda period: period.start))


def _without_overlaps(found: list[Period]) -> list[Period]:
    """What came first in the list stays; what overlaps it goes. The kept ones are held sorted, for a quick look."""
    kept: list[Period] = []
    starts: list[int] = []
    for period in found:
        at = bisect(starts, period.start)
        if at and kept[at - 1].end > period.start:
            continue
        if at < len(kept) and kept[at].start < period.end:
            continue
        kept.insert(at, period)
        starts.insert(at, period.start)
    return kept
