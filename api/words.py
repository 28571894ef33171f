"""The plain words for the values of the contracts, kept in one file that the command and the page both read."""

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from graph.model import Figure, WhenInterval

EXPLORER = Path(__file__).parent / "explorer"

_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?")


@lru_cache(maxsize=1)
def _vocabulary() -> Mapping[str, Mapping[str, str]]:
    words: Mapping[str, Mapping[str, str]] = json.loads((EXPLORER / "words.json").read_text(encoding="utf-8"))
    return words


def said(noun: str, value: str) -> str:
    """A value of a contract in plain words: said("hop", "wire_credit") is "credits"; "" where nothing needs saying."""
    return _vocabulary()[noun][value]


def shown_date(date: str | None) -> str:
    """A date as it is shown: to the minute, in the outlet's own time zone.

    >>> shown_date("2023-11-17T18:40:00+02:00"), shown_date("2023-11-17"), shown_date(None)
    ('2023-11-17 18:40 +02:00', '2023-11-17', 'no date')
    """
    if not date:
        return "no date"
    match = _DATE.match(date)
    if match is None:
        return date
    zone = "UTC" if match[3] in ("Z", "+00:00") else match[3]
    return " ".join(part for part in (match[1], match[2], zone) if part)


def shown_number(value: float) -> str:
    """A figure's value with its thousands apart: 2300000.0 is "2 300 000"."""
    digits = f"{int(value):,}" if value.is_integer() else f"{value:,}"
    return digits.replace(",", "\u202f")


def shown_figure(value: float, comparator: str, counted: str | None, high: float | None = None) -> str:
    """A figure in words: "more than 61 attaques", "20–30 morts"."""
    number = shown_number(value) if high is None else f"{shown_number(value)}–{shown_number(high)}"
    return " ".join(part for part in (said("comparator", comparator), number, counted) if part)


def shown_stated(figure: Figure) -> str:
    """A figure as the text states it, with its unit and the ends of a range: "about 20–30 % élèves"."""
    value = shown_number(figure.value)
    if figure.high is not None:
        value = f"{value}–{shown_number(figure.high)}"
    words = (said("comparator", figure.comparator), value, figure.unit, figure.counted)
    return " ".join(word for word in words if word)


def shown_days(days: WhenInterval) -> str:
    """The days that something was said on: "2024-03-12", "about 2024-02-01 to 2024-02-10"."""
    span = days.first if days.first == days.last else f"{days.first} to {days.last}"
    return " ".join(word for word in (said("certainty", days.certainty), span) if word)


def times(count: int, noun: str) -> str:
    """A count with its noun: times(1, "document") is "1 document", times(2, "document") "2 documents"."""
    return f"{count} {noun}{'' if count == 1 else 's'}"
