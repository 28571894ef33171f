"""Dates as people and programs write them, to ISO 8601; only what can be read in one way."""

import re
import unicodedata
from datetime import date, datetime
from email.utils import parsedate_to_datetime

_PARTIAL = re.compile(r"\d{4}(?:-(\d{2}))?")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}.*")
_NUMBERS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})")
_DAY_FIRST = re.compile(
    r"(?:[a-z]+\.?,? )?(?:le )?(\d{1,2})(?:er|st|nd|rd|th|\.)? (?:de |of )?([a-z]+)\.?,? (?:de )?(\d{4})"
)
_MONTH_FIRST = re.compile(r"(?:[a-z]+\.?,? )?([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_MONTHS = {
    name: number
    for names in (
        "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
        "january february march april may june july august september october november december",
        "jan feb mar apr may jun jul aug sep oct nov dec",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "januar februar marz april mai juni juli august september oktober november dezember",
    )
    for number, name in enumerate(names.split(), start=1)
}


def iso_date(value: str) -> str | None:
    """The date or moment in ISO 8601, as precise as it was given; None where it can be read in no way or several.

    >>> [iso_date(x) for x in ("2023-11", "2023-11-17 10:00", "17/11/2023", "le 1er mars 2024", "November 17, 2023")]
    ['2023-11', '2023-11-17T10:00:00', '2023-11-17', '2024-03-01', '2023-11-17']
    >>> iso_date("05/04/2023") is None  # April or May
    True
    """
    value = " ".join(value.split())
    for reading in (_partial, _iso, _numbers, _written, _mail):
        try:
            found = reading(value)
        except (ValueError, OverflowError):  # a 31 February, a time zone of a week
            return None
        if found is not None:
            return found
    return None


def _partial(value: str) -> str | None:
    match = _PARTIAL.fullmatch(value)
    if match is None:
        return None
    date(int(value[:4]), int(match[1] or 1), 1)
    return value


def _iso(value: str) -> str | None:
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}|\d{8}", value):
        return date.fromisoformat(value).isoformat()
    if _MOMENT.fullmatch(value):
        return datetime.fromisoformat(value.replace(" +", "+").replace(" Z", "Z")).isoformat(timespec="seconds")
    return None


def _numbers(value: str) -> str | None:
    """17/11/2023 and 11/17/2023 can be read in one way, 05/04/2023 in two; with full stops the day comes first."""
    match = _NUMBERS.fullmatch(value)
    if match is None:
        return None
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if match[2] == "." or first > 12 or first == second:
        return date(year, second, first).isoformat()
    return date(year, first, second).isoformat() if second > 12 else None


def _written(value: str) -> str | None:
    folded = "".join(c for c in unicodedata.normalize("NFD", value.lower()) if not unicodedata.combining(c))
    if match := _DAY_FIRST.fullmatch(folded):
        day, month, year = match[1], match[2], match[3]
    elif match := _MONTH_FIRST.fullmatch(folded):
        month, day, year = match[1], match[2], match[3]
    else:
        return None
    return date(int(year), _MONTHS[month], int(day)).isoformat() if month in _MONTHS else None


def _mail(value: str) -> str | None:
    """The form of mail and RSS (RFC 5322): Fri, 17 Nov 2023 10:00:00 +0100."""
    if not re.search(r"\d:\d\d", value):
        return None
    return parsedate_to_datetime(value).isoformat(timespec="seconds")
