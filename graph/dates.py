"""Dates as intervals: what an ISO 8601 string leaves open is kept open, never filled in.

"2023-11-17" is a whole day in a zone that is not said, so it may be any moment from the day's first hour in the
easternmost zone (UTC+14) to its last in the westernmost (UTC-12). "2023-11" is a whole month, "2023" a whole year.
A time without a zone is widened likewise; one with a zone is a moment.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from graph.errors import InvalidValue

_EAST, _WEST = timedelta(hours=14), timedelta(hours=12)
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2}))?$")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}$")
_LAST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Interval:
    """From the earliest to the latest moment (UTC, both included) that a date may mean."""

    earliest: datetime
    latest: datetime

    @property
    def certain(self) -> bool:
        """Whether the date is one moment."""
        return self.earliest == self.latest


def interval(date: str | None) -> Interval | None:
    """The moments that an ISO 8601 date or time may mean; None where there is none or it cannot be read.

    >>> interval("2023-11-17T08:00:00+01:00").certain
    True
    """
    if not date or not (text := date.strip()):
        return None
    try:
        if partial := _PARTIAL.match(text):
            year, month = int(partial[1]), partial[2]
            first = datetime(year, int(month or 1), 1, tzinfo=UTC)
            after = datetime(year + (month in (None, "12")), int(month) % 12 + 1 if month else 1, 1, tzinfo=UTC)
            return _widened(first, after - timedelta(microseconds=1))
        moment = datetime.fromisoformat(text)
        if _DAY.match(text):
            day = moment.replace(tzinfo=UTC)
            return _widened(day, day + timedelta(days=1) - timedelta(microseconds=1))
        if moment.tzinfo is None:
            return _widened(moment.replace(tzinfo=UTC), moment.replace(tzinfo=UTC))
        exact = moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return Interval(exact, exact)


def not_later(one: str | None, other: str | None) -> bool | None:
    """Whether `one` is not later than `other`: False only where it is later for certain, None where a date is missing.

    Two that name the same day are not later than each other: a day cannot order what came out within it.
    """
    if interval(one) is None or interval(other) is None:
        return None
    return before(other, one) is not True


def before(one: str | None, other: str | None) -> bool | None:
    """Whether `one` is earlier than `other` for certain or, of two dates without a time, by its day; None where
    they may be the same moment or a date is missing."""
    left, right = interval(one), interval(other)
    if left is None or right is None or one is None or other is None:
        return None
    if _DAY.match(one.strip()) and _DAY.match(other.strip()):
        return None if one.strip() == other.strip() else one.strip() < other.strip()
    if left.latest < right.earliest:
        return True
    return False if right.latest < left.earliest else None


def days_between(one: str | None, other: str | None) -> int | None:
    """Whole days between two dates; None where either is missing."""
    left, right = interval(one), interval(other)
    if left is None or right is None:
        return None
    return abs((_middle(left) - _middle(right)).days)


def sort_key(date: str | None) -> tuple[bool, datetime, datetime]:
    """Orders dates by their earliest, then their latest moment; unknown dates last."""
    found = interval(date)
    if found is None:
        return True, _LAST, _LAST
    return False, found.earliest, found.latest


def _middle(found: Interval) -> datetime:
    return found.earliest + (found.latest - found.earliest) / 2


def _widened(first: datetime, last: datetime) -> Interval:
    return Interval(first - _EAST, last + _WEST)


def clock_reading(moment: datetime | None = None) -> str:
    """A moment, now by default, as it is recorded: ISO 8601 in UTC to the millisecond, so that text order is time
    order. Raises InvalidValue for a moment without its offset.

    >>> clock_reading(datetime.fromisoformat("2024-03-01T09:00:00+01:00"))
    '2024-03-01T08:00:00.000+00:00'
    """
    moment = moment or datetime.now(UTC)
    if moment.tzinfo is None:
        raise InvalidValue(f"the time {moment.isoformat()} does not say its offset from UTC")
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")
