"""Time expression → the days that it means in a text published on Thursday, 14 March 2024."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.when import resolved

PUBLISHED = "2024-03-14T18:00:00+01:00"
RELATIVE, EXACT, VAGUE = "relative_to_publication", "exact", "approximate"

FRENCH = [
    ("hier", "2024-03-13", "2024-03-13", RELATIVE),
    ("Hier soir", "2024-03-13", "2024-03-13", RELATIVE),
    ("avant-hier", "2024-03-12", "2024-03-12", RELATIVE),
    ("aujourd’hui", "2024-03-14", "2024-03-14", RELATIVE),
    ("ce matin", "2024-03-14", "2024-03-14", RELATIVE),
    ("mardi", "2024-03-12", "2024-03-12", RELATIVE),
    ("jeudi", "2024-03-14", "2024-03-14", RELATIVE),
    ("jeudi dernier", "2024-03-07", "2024-03-07", RELATIVE),
    ("vendredi matin", "2024-03-08", "2024-03-08", RELATIVE),
    ("lundi prochain", "2024-03-18", "2024-03-18", RELATIVE),
    ("le 12 mars", "2024-03-12", "2024-03-12", RELATIVE),
    ("le 12 avril", "2023-04-12", "2023-04-12", RELATIVE),
    ("mardi 12 mars", "2024-03-12", "2024-03-12", RELATIVE),
    ("le 1er février dernier", "2024-02-01", "2024-02-01", RELATIVE),
    ("le 12 mars 2015", "2015-03-12", "2015-03-12", EXACT),
    ("en janvier", "2024-01-01", "2024-01-31", RELATIVE),
    ("en mars", "2024-03-01", "2024-03-14", RELATIVE),
    ("en décembre", "2023-12-01", "2023-12-31", RELATIVE),
    ("en août 2016", "2016-08-01", "2016-08-31", EXACT),
    ("début février", "2024-02-01", "2024-02-10", VAGUE),
    ("fin 2014", "2014-09-01", "2014-12-31", VAGUE),
    ("en 2015", "2015-01-01", "2015-12-31", EXACT),
    ("la semaine dernière", "2024-03-04", "2024-03-10", RELATIVE),
    ("cette semaine", "2024-03-11", "2024-03-14", RELATIVE),
    ("le mois dernier", "2024-02-01", "2024-02-29", RELATIVE),
    ("l'an dernier", "2023-01-01", "2023-12-31", RELATIVE),
    ("le week-end dernier", "2024-03-09", "2024-03-10", RELATIVE),
    ("il y a trois jours", "2024-03-11", "2024-03-11", RELATIVE),
    ("il y a deux semaines", "2024-02-26", "2024-03-03", VAGUE),
    ("il y a quelques jours", "2024-03-07", "2024-03-12", VAGUE),
    ("il y a deux ans", "2022-01-01", "2022-12-31", VAGUE),
    ("récemment", "2024-02-13", "2024-03-14", VAGUE),
    ("dans la nuit de mardi à mercredi", "2024-03-12", "2024-03-13", RELATIVE),
    ("dans la nuit du 11 au 12 mars", "2024-03-11", "2024-03-12", RELATIVE),
    ("dans la soirée", "2024-03-14", "2024-03-14", VAGUE),
    ("la veille", "2024-03-13", "2024-03-13", VAGUE),
    ("le lendemain", "2024-03-15", "2024-03-15", VAGUE),
    ("deux jours plus tôt", "2024-03-12", "2024-03-12", VAGUE),
    ("le 12", "2024-03-12", "2024-03-12", RELATIVE),
    ("12/03/2015", "2015-03-12", "2015-03-12", EXACT),
]

ENGLISH = [
    ("yesterday", "2024-03-13", "2024-03-13", RELATIVE),
    ("today", "2024-03-14", "2024-03-14", RELATIVE),
    ("this morning", "2024-03-14", "2024-03-14", RELATIVE),
    ("last night", "2024-03-13", "2024-03-14", RELATIVE),
    ("on Friday", "2024-03-08", "2024-03-08", RELATIVE),
    ("Thursday", "2024-03-14", "2024-03-14", RELATIVE),
    ("last Thursday", "2024-03-07", "2024-03-07", RELATIVE),
    ("late Tuesday", "2024-03-12", "2024-03-12", RELATIVE),
    ("on March 12", "2024-03-12", "2024-03-12", RELATIVE),
    ("on the 12th of April", "2023-04-12", "2023-04-12", RELATIVE),
    ("Tuesday, March 12", "2024-03-12", "2024-03-12", RELATIVE),
    ("on 12 March 2015", "2015-03-12", "2015-03-12", EXACT),
    ("March 12th, 2015", "2015-03-12", "2015-03-12", EXACT),
    ("on Dec. 3", "2023-12-03", "2023-12-03", RELATIVE),
    ("in January", "2024-01-01", "2024-01-31", RELATIVE),
    ("in early February", "2024-02-01", "2024-02-10", VAGUE),
    ("in 2015", "2015-01-01", "2015-12-31", EXACT),
    ("last week", "2024-03-04", "2024-03-10", RELATIVE),
    ("earlier this week", "2024-03-11", "2024-03-14", RELATIVE),
    ("last month", "2024-02-01", "2024-02-29", RELATIVE),
    ("last year", "2023-01-01", "2023-12-31", RELATIVE),
    ("earlier this year", "2024-01-01", "2024-03-14", RELATIVE),
    ("three days ago", "2024-03-11", "2024-03-11", RELATIVE),
    ("a week ago", "2024-03-04", "2024-03-10", VAGUE),
    ("a few days ago", "2024-03-07", "2024-03-12", VAGUE),
    ("recently", "2024-02-13", "2024-03-14", VAGUE),
    ("two days earlier", "2024-03-12", "2024-03-12", VAGUE),
    ("the day before", "2024-03-13", "2024-03-13", VAGUE),
    ("later that day", "2024-03-14", "2024-03-14", VAGUE),
    ("2015-03-12", "2015-03-12", "2015-03-12", EXACT),
    ("on the 12th", "2024-03-12", "2024-03-12", RELATIVE),
]


@pytest.mark.parametrize(
    ("language", "words", "first", "last", "certainty"),
    [("fr", *row) for row in FRENCH] + [("en", *row) for row in ENGLISH],
)
def test_days(language: str, words: str, first: str, last: str, certainty: str) -> None:
    found = resolved(words, language, PUBLISHED)
    assert found is not None
    assert (found.first, found.last, found.certainty) == (first, last, certainty)


@pytest.mark.parametrize(
    ("language", "words", "before", "first"),
    [
        ("fr", "la veille", "Le conseil s'est réuni le 5 mars. Le maire avait promis ", "2024-03-04"),
        ("fr", "deux jours plus tard", "Élu le 3 février 2020, il a déclaré ", "2020-02-05"),
        ("fr", "dans la soirée", "Le port a fermé mardi. Le préfet a annoncé ", "2024-03-12"),
        ("en", "two days earlier", "The port closed on March 8. The mayor had said ", "2024-03-06"),
        ("en", "the next day", "The port closed on Monday. The mayor said ", "2024-03-12"),
        ("en", "that evening", "The port closed yesterday. The mayor said ", "2024-03-13"),
    ],
)
def test_what_counts_from_another_moment(language: str, words: str, before: str, first: str) -> None:
    found = resolved(words, language, PUBLISHED, before=before)
    assert found is not None
    assert (found.first, found.certainty) == (first, VAGUE)


@pytest.mark.parametrize(
    ("language", "words", "published"),
    [
        ("fr", "mardi", None),
        ("fr", "le 12 mars", None),
        ("fr", "hier", "2024"),
        ("fr", "hier", "2024-03"),
        ("fr", "hier", "once"),
        ("fr", "le 31 avril 2015", PUBLISHED),
        ("fr", "à deux reprises", PUBLISHED),
        ("en", "03/04/2015", PUBLISHED),
        ("en", "for the first time", PUBLISHED),
        ("en", "", PUBLISHED),
    ],
)
def test_what_cannot_be_told(language: str, words: str, published: str | None) -> None:
    assert resolved(words, language, published) is None


def test_a_date_with_its_year_needs_no_day_of_publication() -> None:
    found = resolved("le 12 mars 2015", "fr", None)
    assert found is not None
    assert (found.first, found.certainty) == ("2015-03-12", EXACT)


def test_a_weekday_decides_between_two_years() -> None:
    """In a text of 13 March, "14 March" with the wrong weekday for this year is last year's."""
    found = resolved("le mardi 14 mars", "fr", "2024-03-13")
    assert found is not None
    assert found.first == "2023-03-14"


_PIECES = [
    "hier", "mardi", "le", "12", "31", "mars", "29", "2015", "dernier", "il y a", "99999", "jours", "ans",
    "later", "early", "a few", "0", "plus tôt", "la nuit du", "au", "ago", "Friday", "May", "last", "week", "years",
]  # fmt: skip


@given(
    st.one_of(st.text(max_size=30), st.lists(st.sampled_from(_PIECES), max_size=6).map(" ".join)),
    st.sampled_from(["fr", "en"]),
    st.one_of(st.none(), st.dates().map(str), st.text(max_size=12)),
    st.lists(st.sampled_from(_PIECES), max_size=8).map(" ".join),
)
def test_any_words_give_an_interval_or_none(words: str, language: str, published: str | None, before: str) -> None:
    found = resolved(words, language, published, before=before)
    assert found is None or found.first <= found.last
