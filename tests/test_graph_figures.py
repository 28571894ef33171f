"""Sentence → figures: value, comparator, what is counted, period, the words they stand on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.figures import figures, stated_figures
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


# -- as the text states them: a range is one figure, and units stand apart from what they measure ----------------------

Stated = tuple[float, float | None, str, str | None, str | None, str]


def stated(text: str, language: str) -> list[Stated]:
    found = stated_figures(Span(7, 7 + len(text), text), language)
    assert all(text[figure.span.start - 7 : figure.span.end - 7] == figure.span.text for figure in found)
    return [(f.value, f.high, f.comparator, f.counted, f.unit, f.span.text) for f in found]


FRENCH_STATED: list[tuple[str, list[Stated]]] = [
    ("61 attaques", [(61, None, "exactly", "attaques", None, "61")]),
    ("au moins trois morts", [(3, None, "at_least", "morts", None, "trois")]),
    ("près de 500 personnes", [(500, None, "about", "personnes", None, "500")]),
    ("plus d'une centaine de morts", [(100, None, "more_than", "morts", None, "une centaine")]),
    ("moins de vingt élèves", [(20, None, "less_than", "élèves", None, "vingt")]),
    ("jusqu'à 300 emplois", [(300, None, "at_most", "emplois", None, "300")]),
    ("pas moins de 12 plaintes", [(12, None, "at_least", "plaintes", None, "12")]),
    ("quelque 40 navires", [(40, None, "about", "navires", None, "40")]),
    ("de 20 à 30 blessés", [(20, 30, "exactly", "blessés", None, "20 à 30")]),
    ("entre 10 et 20 % des électeurs", [(10, 20, "exactly", "électeurs", "%", "10 et 20")]),
    ("400 à 500 réfugiés", [(400, 500, "exactly", "réfugiés", None, "400 à 500")]),
    ("cinq à six mille manifestants", [(5000, 6000, "exactly", "manifestants", None, "cinq à six mille")]),
    ("2 à 3 millions d'euros", [(2e6, 3e6, "exactly", None, "euros", "2 à 3 millions")]),
    ("deux ou trois témoins", [(2, 3, "exactly", "témoins", None, "deux ou trois")]),
    ("une hausse de 3 %", [(3, None, "exactly", None, "%", "3")]),
    ("12 pour cent des élèves", [(12, None, "exactly", "élèves", "pour cent", "12")]),
    ("30 tonnes de blé", [(30, None, "exactly", "blé", "tonnes", "30")]),
    ("quatre-vingts kilomètres de Valdor", [(80, None, "exactly", None, "kilomètres", "quatre-vingts")]),
    ("un vent de 120 km/h", [(120, None, "exactly", None, "km/h", "120")]),
    ("une eau à 18,5 °C", [(18.5, None, "exactly", None, "°C", "18,5")]),
    ("2,3 milliards d'euros", [(2.3e9, None, "exactly", None, "euros", "2,3 milliards")]),
    ("500 000 €", [(500_000, None, "exactly", None, "€", "500 000")]),
    ("un enfant de huit ans", [(8, None, "exactly", None, "ans", "huit")]),
    ("une vingtaine de kilomètres", [(20, None, "about", None, "kilomètres", "une vingtaine")]),
    ("une personne sur trois", []),
    ("des dizaines de blessés", []),
    ("le 12 mars 2015", []),
]
ENGLISH_STATED: list[tuple[str, list[Stated]]] = [
    ("61 drone attacks", [(61, None, "exactly", "drone attacks", None, "61")]),
    ("at least three people", [(3, None, "at_least", "people", None, "three")]),
    ("more than 500 homes", [(500, None, "more_than", "homes", None, "500")]),
    ("nearly a hundred homes", [(100, None, "about", "homes", None, "a hundred")]),
    ("fewer than twenty pupils", [(20, None, "less_than", "pupils", None, "twenty")]),
    ("up to 3,000 jobs", [(3000, None, "at_most", "jobs", None, "3,000")]),
    ("a dozen soldiers", [(12, None, "exactly", "soldiers", None, "a dozen")]),
    ("some 40 ships", [(40, None, "about", "ships", None, "40")]),
    ("between 20 and 30 people", [(20, 30, "exactly", "people", None, "20 and 30")]),
    ("20 to 30 per cent of voters", [(20, 30, "exactly", "voters", "per cent", "20 to 30")]),
    ("60-70 mph winds", [(60, 70, "exactly", None, "mph", "60-70")]),
    ("five or six ships", [(5, 6, "exactly", "ships", None, "five or six")]),
    ("five to six thousand marchers", [(5000, 6000, "exactly", "marchers", None, "five to six thousand")]),
    ("2 to 3 million people", [(2e6, 3e6, "exactly", "people", None, "2 to 3 million")]),
    ("a 3% rise", [(3, None, "exactly", None, "%", "3")]),
    ("5 miles of road", [(5, None, "exactly", "road", "miles", "5")]),
    ("30 tons of wheat", [(30, None, "exactly", "wheat", "tons", "30")]),
    ("a 30m wall", [(30, None, "exactly", None, "m", "30")]),
    ("£30m", [(30e6, None, "exactly", None, "£", "30m")]),
    ("$2.3 million", [(2.3e6, None, "exactly", None, "$", "2.3 million")]),
    ("$1bn", [(1e9, None, "exactly", None, "$", "1bn")]),
    ("2 million US dollars", [(2e6, None, "exactly", None, "US dollars", "2 million")]),
    ("250 thousand euros", [(250_000, None, "exactly", None, "euros", "250 thousand")]),
    ("two hundred and fifty troops", [(250, None, "exactly", "troops", None, "two hundred and fifty")]),
    ("a boy of eight years", [(8, None, "exactly", None, "years", "eight")]),
    ("one in three voters", []),
    ("dozens of people", []),
    ("a 3-2 win", []),
]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [("fr", *row) for row in FRENCH_STATED] + [("en", *row) for row in ENGLISH_STATED],
)
def test_as_stated(language: str, text: str, expected: list[Stated]) -> None:
    assert stated(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "period"),
    [
        ("fr", "61 attaques depuis le 17 octobre", "depuis le 17 octobre"),
        ("fr", "trois cas par jour", "par jour"),
        ("fr", "en un mois, 55 attaques", "en un mois"),
        ("en", "61 attacks in the last week", "in the last week"),
        ("en", "since Monday, 61 attacks", "since Monday"),
        ("en", "three cases a day", "a day"),
    ],
)
def test_the_period_that_it_holds_for(language: str, text: str, period: str) -> None:
    assert [f.period for f in stated_figures(Span(0, len(text), text), language)] == [period]


def test_a_range_is_compared_by_its_ends() -> None:
    text = "de 20 à 30 % des élèves"
    (one,) = stated_figures(Span(0, len(text), text), "fr")
    low, high = figures(Span(0, len(text), text), "fr")
    assert (one.value, one.high) == (low.value, high.value)
    assert (low.counted, low.comparator, high.comparator) == ("% élèves", "at_least", "at_most")
