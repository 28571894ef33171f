"""A content in French and one in English → the same claim: by names, figures and the commonest words."""

import pytest

from graph.claims import Content, compare
from graph.keys import index_keys

SAME = [
    (
        "l'explosion du dépôt de carburant de Norsund a fait 52 blessés",
        "The explosion at the Norsund fuel depot injured 52 people",
    ),
    (
        "le pont suspendu de Tavira restera fermé pendant 53 jours",
        "the Tavira suspension bridge will remain closed for 53 days",
    ),
    (
        "733 soldats seront envoyés à la frontière près de Mers-le-Vieux",
        "733 soldiers will be sent to the border near Mers-le-Vieux",
    ),
    (
        "les négociations sur la pêche reprendront à Tavira avant la fin du mois",
        "the fishing talks will resume in Tavira before the end of the month",
    ),
    (
        "la grève des bus de Mers-le-Vieux a coûté 27 millions d'euros",
        "The Mers-le-Vieux bus strike cost 27 million euros",
    ),
    ("61 migrants ont été secourus au large d'Ashby", "61 migrants were rescued off Ashby"),
    ("37 cas de légionellose ont été recensés à Tavira", "37 cases of Legionnaires' disease were recorded in Tavira"),
    ("L'eau du robinet d'Ashby est de nouveau potable", "tap water in Ashby is safe to drink again"),
    (
        "la fréquentation du musée maritime de Tavira a baissé de 41 %",
        "Attendance at the Tavira maritime museum fell by 41 percent",
    ),
    (
        "le nouveau barrage de Pell fournira de l'électricité à 48 foyers",
        "the new dam at Pell will supply electricity to 48 households",
    ),
    (
        "la centrale solaire de Pell sera vendue à un fonds étranger",
        "the Pell solar plant will be sold to a foreign fund",
    ),
    (
        "le suspect de l'incendie criminel de Pell a quitté le pays",
        "the suspect in the Pell arson attack has left the country",
    ),
    (
        "450 ouvriers ont été licenciés par l'usine textile de Pell",
        "450 workers were laid off by the textile factory in Pell",
    ),
    ("les inondations ont détruit 120 maisons à Pell", "the floods destroyed 120 homes in Pell"),
    (
        "279 cas de rougeole ont été recensés dans les écoles de Tarmaustein",
        "279 measles cases were recorded in the schools of Tarmaustein",
    ),
    (
        "les négociations de Valdor sur le partage des eaux sont rompues",
        "the Valdor talks on sharing the waters have broken down",
    ),
]
APART = [
    (
        "Irak et Syrie : les attaques continuent",
        "American troops stationed in Iraq and Syria had suffered 55 attacks in a month",
    ),
    ("le pont de Pell restera fermé", "the Pell school will be sold to a foreign fund"),
    (
        "le pont suspendu de Tavira restera fermé pendant 53 jours",
        "the Ashby suspension bridge will remain closed for 53 days",
    ),
    ("les inondations ont détruit 120 maisons à Pell", "the floods destroyed 80 homes in Pell"),
]


def pair(french: str, english: str) -> tuple[Content, Content]:
    day = "2025-01-01T10:00:00+00:00"
    return Content("att_a", french, "fr", "asserted", day), Content("att_b", english, "en", "asserted", day)


@pytest.mark.parametrize(("french", "english"), SAME)
def test_the_same_in_two_languages(french: str, english: str) -> None:
    left, right = pair(french, english)
    found = compare(left, right)
    assert found is not None
    assert found.kind == "same"
    assert index_keys(left).meet(index_keys(right))


@pytest.mark.parametrize(("french", "english"), APART)
def test_not_the_same(french: str, english: str) -> None:
    found = compare(*pair(french, english))
    assert found is None or found.kind == "family"
