"""Sentence → figures: value, comparator, what is counted, period, the words they stand on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.figures import figures
from graph.model import Span
from graph.numbers import numbers

Row = tuple[float, str, str | None, str | None, str]


def rows(text: str, language: str | None) -> list[Row]:
    found = figures(Span(7, 7 + len(text), text), language)
    assert all(text[figure.span.start - 7 : figure.span.end - 7] == figure.span.text for figure in found)
    return [(f.value, f.comparator, f.counted, f.period, f.span.text) for f in found]


FRENCH: list[tuple[str, list[Row]]] = [
    (
        "les forces américaines et leurs installations ont subi 61 attaques en Irak depuis le 17 octobre dernier",
        [(61, "exactly", "attaques", "depuis le 17 octobre dernier", "61")],
    ),
    (
        "avaient subi 55 attaques en un mois, blessant des dizaines de soldats",
        [(55, "exactly", "attaques", "en un mois", "55")],
    ),
    (
        "27 attaques ont eu lieu en Irak et 28 attaques en Syrie",
        [(27, "exactly", "attaques", None, "27"), (28, "exactly", "attaques", None, "28")],
    ),
    ("59 Américains ont été blessés", [(59, "exactly", "Américains", None, "59")]),
    ("au moins 1 200 morts", [(1200, "at_least", "morts", None, "1 200")]),
    ("plus de 1\u202f200 morts", [(1200, "more_than", "morts", None, "1\u202f200")]),
    ("environ 1.200.000 réfugiés", [(1_200_000, "about", "réfugiés", None, "1.200.000")]),
    ("1,200 soldats", [(1200, "exactly", "soldats", None, "1,200")]),
    ("2,3 millions d’euros en 2015", [(2_300_000, "exactly", "euros", "en 2015", "2,3 millions")]),
    ("10,5 % des électeurs", [(10.5, "exactly", "% électeurs", None, "10,5")]),
    ("moins de cinq cents familles", [(500, "less_than", "familles", None, "cinq cents")]),
    ("jusqu’à vingt-deux mille personnes", [(22_000, "at_most", "personnes", None, "vingt-deux mille")]),
    ("quatre-vingt-dix-sept blessés", [(97, "exactly", "blessés", None, "quatre-vingt-dix-sept")]),
    ("soixante et onze navires", [(71, "exactly", "navires", None, "soixante et onze")]),
    ("une centaine de manifestants", [(100, "about", "manifestants", None, "une centaine")]),
    ("61 attaques au moins", [(61, "at_least", "attaques", None, "61")]),
    ("trois nouveaux cas par jour", [(3, "exactly", "cas", "par jour", "trois")]),
    (
        "entre 20 et 30 personnes",
        [(20, "at_least", "personnes", None, "20"), (30, "at_most", "personnes", None, "30")],
    ),
    (
        "de 20 à 30 blessés",
        [(20, "at_least", "blessés", None, "20"), (30, "at_most", "blessés", None, "30")],
    ),
    ("2000 personnes ont défilé", [(2000, "exactly", "personnes", None, "2000")]),
    ("il aurait 29 ans", [(29, "exactly", "ans", None, "29")]),
]
ENGLISH: list[tuple[str, list[Row]]] = [
    ("61 drone attacks in the last week", [(61, "exactly", "drone attacks", "in the last week", "61")]),
    ("at least 1,200 dead", [(1200, "at_least", "dead", None, "1,200")]),
    ("nearly 59 American soldiers wounded", [(59, "about", "American soldiers", None, "59")]),
    ("up to 2.3 million people", [(2_300_000, "at_most", "people", None, "2.3 million")]),
    ("more than sixty-one attacks since October 17", [(61, "more_than", "attacks", "since October 17", "sixty-one")]),
    ("12 percent of voters in 2015", [(12, "exactly", "% voters", "in 2015", "12")]),
    ("a fine of $3bn", [(3_000_000_000, "exactly", "$", None, "3bn")]),
    ("twenty-two new cases per day", [(22, "exactly", "cases", "per day", "twenty-two")]),
    ("about one hundred and twenty families", [(120, "about", "families", None, "one hundred and twenty")]),
    ("a dozen ships", [(12, "exactly", "ships", None, "a dozen")]),
    (
        "between 20 and 30 people",
        [(20, "at_least", "people", None, "20"), (30, "at_most", "people", None, "30")],
    ),
]
NONE: list[tuple[str, str]] = [
    ("fr", "le 17 octobre 2023 à 14h30"),
    ("fr", "Le Boeing 737 a décollé le 1er mars"),
    ("fr", "l’article 49 de la Constitution de 1958"),
    ("fr", "un homme et une femme"),
    ("fr", "des dizaines de soldats"),
    ("fr", "la 3e fois, au XXe siècle"),
    ("fr", "en deux mois, depuis trois ans"),
    ("fr", "le G20 et le Covid-19"),
    ("fr", "une victoire 3-1"),
    ("en", "on October 17, 2023, at 10 a.m."),
    ("en", "a man and one of the women"),
    ("en", "dozens of people on the 21st of May"),
    ("en", "in the last two weeks"),
]


@pytest.mark.parametrize(("sentence", "expected"), FRENCH)
def test_french(sentence: str, expected: list[Row]) -> None:
    assert rows(sentence, "fr") == expected


@pytest.mark.parametrize(("sentence", "expected"), ENGLISH)
def test_english(sentence: str, expected: list[Row]) -> None:
    assert rows(sentence, "en") == expected


@pytest.mark.parametrize(("language", "sentence"), NONE)
def test_what_counts_nothing_is_no_figure(language: str, sentence: str) -> None:
    assert rows(sentence, language) == []


def test_an_unknown_language_is_read_from_its_stop_words() -> None:
    assert rows("ils ont subi plus de dix-sept attaques", None)[0][0] == 17
    assert rows("they have suffered more than seventeen attacks", None)[0][0] == 17


def test_a_period_of_another_sentence_is_not_the_figure_s() -> None:
    assert rows("Il y a eu 12 morts. Depuis hier, tout est calme.", "fr")[0][3] is None


WORDS = [
    (17, "dix-sept"),
    (21, "vingt et un"),
    (80, "quatre-vingts"),
    (78, "soixante-dix-huit"),
    (1500, "mille cinq cents"),
]


@pytest.mark.parametrize(("value", "words"), WORDS)
def test_number_words(value: int, words: str) -> None:
    assert [(number.value, words[number.start : number.end]) for number in numbers(words, "fr")] == [(value, words)]


@given(st.text(alphabet="0123456789 ,.-%$àun deux mille cent et vingt ", max_size=60), st.sampled_from(["fr", "en"]))
def test_any_text_gives_spans_of_itself_in_order(text: str, language: str) -> None:
    if text:
        found = figures(Span(0, len(text), text), language)
        assert all(text[figure.span.start : figure.span.end] == figure.span.text for figure in found)
        starts = [figure.span.start for figure in found]
        assert starts == sorted(set(starts))
