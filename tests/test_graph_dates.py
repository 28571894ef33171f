"""Dates as intervals: what a string leaves open is kept open."""

from datetime import UTC, datetime

import pytest

from graph.dates import before, days_between, interval, not_later, sort_key


@pytest.mark.parametrize(
    ("date", "earliest", "latest"),
    [
        ("2023-11-17T08:00:00+01:00", datetime(2023, 11, 17, 7, tzinfo=UTC), datetime(2023, 11, 17, 7, tzinfo=UTC)),
        ("2023-11-17T08:00:00Z", datetime(2023, 11, 17, 8, tzinfo=UTC), datetime(2023, 11, 17, 8, tzinfo=UTC)),
        ("2023-11-17T08:00", datetime(2023, 11, 16, 18, tzinfo=UTC), datetime(2023, 11, 17, 20, tzinfo=UTC)),
        (
            "2023-11-17",
            datetime(2023, 11, 16, 10, tzinfo=UTC),
            datetime(2023, 11, 18, 11, 59, 59, 999999, tzinfo=UTC),
        ),
        (
            "2023-12",
            datetime(2023, 11, 30, 10, tzinfo=UTC),
            datetime(2024, 1, 1, 11, 59, 59, 999999, tzinfo=UTC),
        ),
        ("2023", datetime(2022, 12, 31, 10, tzinfo=UTC), datetime(2024, 1, 1, 11, 59, 59, 999999, tzinfo=UTC)),
    ],
)
def test_a_date_is_every_moment_it_may_mean(date: str, earliest: datetime, latest: datetime) -> None:
    found = interval(date)
    assert found is not None
    assert (found.earliest, found.latest) == (earliest, latest)
    assert found.certain == (earliest == latest)


@pytest.mark.parametrize("date", [None, "", "hier", "2023-13-40", "17/11/2023", "0000", "9999-12-31"])
def test_what_cannot_be_read_is_unknown(date: str | None) -> None:
    assert interval(date) is None


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2023-11-17", "2023-11-18", True),
        ("2023-11-18", "2023-11-17", False),
        ("2023-11-17", "2023-11-17", None),
        ("2023-11-17T08:00:00Z", "2023-11-17T09:00:00Z", True),
        ("2023-11-17T08:00:00Z", "2023-11-17", None),
        ("2023-11-17T08:00:00Z", "2023-11-20", True),
        ("2023-11", "2023-11-17", None),
        (None, "2023-11-17", None),
    ],
)
def test_before(one: str | None, other: str, expected: bool | None) -> None:
    assert before(one, other) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2023-11-17", "2023-11-17", True),
        ("2023-11-16", "2023-11-17", True),
        ("2023-11-18", "2023-11-17", False),
        (None, "2023-11-17", None),
    ],
)
def test_not_later(one: str | None, other: str, expected: bool | None) -> None:
    assert not_later(one, other) is expected


def test_unknown_dates_come_last() -> None:
    dates = [None, "2023-11-18", "hier", "2023-11-17T08:00:00Z", "2023-11-17"]
    assert sorted(dates, key=sort_key)[:3] == ["2023-11-17", "2023-11-17T08:00:00Z", "2023-11-18"]


def test_days_between() -> None:
    assert days_between("2023-11-17", "2023-12-17") == 30
    assert days_between("2023-11-17", None) is None
