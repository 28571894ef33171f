"""Pairs of contents → the same claim, one family, or neither."""

import time
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.claims import DAYS_APART, Content, compare
from graph.keys import index_keys

ALL = (
    "les forces américaines et leurs installations ont subi 61 attaques en Irak et en Syrie "
    "depuis le 17 octobre dernier"
)
MONTH = (
    "les forces américaines stationnées en Irak et en Syrie avaient subi 55 attaques en un mois, blessant des dizaines "
    "de soldats américains"
)
SPLIT = "27 attaques ont eu lieu contre les forces américaines en Irak et 28 attaques en Syrie"
ENGLISH = "US forces and their facilities have suffered 61 attacks in Iraq and Syria since October 17"


def content(text: str, *, language: str | None = "fr", published: str | None = None, name: str = "") -> Content:
    return Content(name or f"att_{abs(hash(text)):x}", text, language, "asserted", published)


SAME = [
    ("the same words", "Le barrage de Port-Clair a cédé dans la nuit", "le barrage de Port-Clair a cédé dans la nuit."),
    ("another punctuation", "« Le barrage, a cédé, dans la nuit de mardi »", "le barrage a cédé dans la nuit de mardi"),
    (
        "a piece of a longer quotation",
        "le barrage de Port-Clair a cédé dans la nuit, emportant deux ponts",
        "Nous savions le risque. Le barrage de Port-Clair a cédé dans la nuit, emportant deux ponts et une route.",
    ),
    ("hedged", ALL, "les forces américaines auraient subi 61 attaques en Irak et en Syrie depuis le 17 octobre"),
    ("short, with figure and period", ALL, "les forces américaines auraient subi 61 attaques depuis le 17 octobre"),
    (
        "rounded",
        "les forces américaines ont subi une soixantaine d’attaques en Irak et en Syrie depuis le 17 octobre",
        ALL,
    ),
    (
        "another order of words",
        "En Irak et en Syrie, les installations et les forces américaines ont subi depuis le 17 octobre 61 attaques",
        ALL,
    ),
]
FAMILY = [
    ("another figure and period", ALL, MONTH),
    ("another figure and scope", ALL, SPLIT),
    ("another figure", "Le séisme de Port-Clair a fait 27 morts", "Le séisme de Port-Clair a fait 31 morts"),
    (
        "the contrary",
        "le ministère de la Santé a caché les résultats de l’enquête sur les vaccins",
        "le ministère de la Santé n’a pas caché les résultats de l’enquête sur les vaccins",
    ),
]
APART = [
    (
        "the same done elsewhere",
        "Le préfet a fait évacuer les écoles, les collèges et les crèches de Valmont pendant la tempête",
        "Le préfet a fait évacuer les écoles, les collèges et les crèches de Montclair pendant la tempête",
    ),
    ("nothing alike", ALL, "le budget de la ville sera voté en mars"),
    ("one word", "responsabilité", "responsabilité"),
    ("two words", "oui, non", "oui, non"),
    ("the same names only", "Emmanuel Macron a salué la victoire de l’équipe", "Emmanuel Macron a annoncé une loi"),
    ("another thing counted", ALL, "59 Américains ont été blessés"),
    ("a title only", "la candidate Anna Ruth Calder par son nom", "il a parlé à la candidate Anna Ruth Calder"),
    (
        "a share of what",
        "41 % des électeurs de Valmont",
        "la liste sortante de Valmont obtiendrait 41 % au second tour",
    ),
    ("a common figure", "trois personnes ont été tuées à Valmont", "trois voitures ont brûlé à Valmont"),
]


@pytest.mark.parametrize(("why", "one", "other"), SAME, ids=[row[0] for row in SAME])
def test_the_same_claim(why: str, one: str, other: str) -> None:
    left, right = content(one), content(other)
    relation = compare(left, right)
    assert relation is not None
    assert relation.kind == "same", (why, relation)
    assert index_keys(left).meet(index_keys(right))


@pytest.mark.parametrize(("why", "one", "other"), FAMILY, ids=[row[0] for row in FAMILY])
def test_one_family(why: str, one: str, other: str) -> None:
    left, right = content(one), content(other)
    relation = compare(left, right)
    assert relation is not None
    assert relation.kind == "family", (why, relation)
    assert index_keys(left).meet(index_keys(right))


@pytest.mark.parametrize(("why", "one", "other"), APART, ids=[row[0] for row in APART])
def test_neither(why: str, one: str, other: str) -> None:
    assert compare(content(one, name="a"), content(other, name="b")) is None, why


def test_a_translation_of_the_same_figure_is_the_same_claim() -> None:
    left, right = content(ALL), content(ENGLISH, language="en")
    relation = compare(left, right)
    assert relation is not None
    assert relation.kind == "same"
    assert index_keys(left).meet(index_keys(right))


def test_a_denial_is_the_same_claim() -> None:
    denied = Content("b", ALL, "fr", "denied", None)
    relation = compare(content(ALL, name="a"), denied)
    assert relation is not None
    assert relation.kind == "same"


def test_alike_words_a_year_apart_are_two_events() -> None:
    one = content("Une attaque contre la base de Valmont a fait 27 morts parmi les soldats", published="2022-03-01")
    other = content("L’attaque de la base de Valmont a fait 27 morts parmi les soldats", published="2023-03-01")
    near = content("L’attaque de la base de Valmont a fait 27 morts parmi les soldats", published="2022-03-02")
    assert compare(one, other) is None
    assert compare(one, near) is not None


TEXTS = st.sampled_from([row[at] for row in (*SAME, *FAMILY, *APART) for at in (1, 2)]) | st.text(max_size=80)


@given(TEXTS, TEXTS, st.sampled_from(["fr", "en", None]))
def test_comparing_is_symmetric(one: str, other: str, language: str | None) -> None:
    left, right = content(one, language=language, name="a"), content(other, language=language, name="b")
    assert compare(left, right) == compare(right, left)


@given(TEXTS, st.sampled_from(["fr", "en", None]))
def test_keys_depend_on_the_words_alone(text: str, language: str | None) -> None:
    left = content(text, language=language, name="a")
    assert index_keys(left) == index_keys(content(text, language=language, name="b"))


@given(st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.integers(0, 200))
def test_common_keys_are_shared_by_what_is_near_in_time_only(day: date, apart: int) -> None:
    left = content("27 attaques ont visé Valmont", published=day.isoformat())
    right = content("la ville de Valmont a subi 31 attaques", published=(day + timedelta(days=apart)).isoformat())
    shared = index_keys(left).meet(index_keys(right))
    assert shared == index_keys(right).meet(index_keys(left))
    assert shared if apart <= DAYS_APART else apart < 2 * DAYS_APART or not shared


def test_long_contents_stay_cheap() -> None:
    long = " ".join(f"mot{number} attaque Irak {number} soldats" for number in range(20_000))
    started = time.perf_counter()
    assert compare(content(long, name="a"), content(long + " fin", name="b")) is not None
    assert len(index_keys(content(long)).own) < 1000
    assert time.perf_counter() - started < 10
