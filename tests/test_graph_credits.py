"""Text and byline → the agencies that they credit."""

import pytest

from graph.credits import credits_of, is_agency_name
from graph.model import Document
from graph.trace import Metadata, Quoted

TEXTS = [
    ("VALMONT, 17 nov. (Agence Boréale) — Un responsable a parlé.", ["Agence Boréale"]),
    ("PARIS (AFP) - Le ministre a parlé.", ["AFP"]),
    ("17 novembre 2023 – (ADL) – Un responsable a parlé.", ["ADL"]),
    ("(Reuters) - The minister spoke.", ["Reuters"]),
    ("Un titre\n\nPORT-CLAIR, 18 novembre (ADL) — Le préfet a parlé.", ["ADL"]),
    ("Le préfet a parlé. (avec Boréale)", ["Boréale"]),
    ("Le préfet a parlé. (ADL)", ["ADL"]),
    ("The prefect spoke. (with Reuters)", ["Reuters"]),
    ("Le préfet a parlé.\n\nAvec l’agence Boréale", ["Agence Boréale"]),
    ("Le préfet a parlé.\n\n— L’Écho du Lac, avec l’Agence Boréale", ["Agence Boréale"]),
    ("L’Organisation du traité (OTAN) a parlé.", []),
    ("Il est membre de l’Organisation (OTAN)", []),
    ("Le Parti du lac (PL) : un congrès agité.", []),
    ("Le préfet a parlé avec Jeanne Morel", []),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_credits_in_the_text(text: str, expected: list[str]) -> None:
    document = Document.of(text=text)
    found = credits_of(document, known=["Boréale"])
    assert [credit.agency for credit in found] == expected
    assert all(isinstance(credit.evidence, Quoted) and document.holds(credit.evidence.span) for credit in found)


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        ("Par Jeanne Morel / Agence Boréale", ["Agence Boréale"]),
        ("Le Courrier avec AFP", ["AFP"]),
        ("L’Écho du Lac avec l’agence Boréale", ["Agence Boréale"]),
        ("Reuters", ["Reuters"]),
        ("By Jane Moore and Paul Reed, North News Agency", ["North News Agency"]),
        ("Jeanne Morel", []),
        (None, []),
    ],
)
def test_credits_in_the_byline(byline: str | None, expected: list[str]) -> None:
    found = credits_of(Document.of(text="Le préfet a parlé.", byline=byline))
    assert [credit.agency for credit in found] == expected
    assert all(isinstance(credit.evidence, Metadata) and credit.evidence.value == byline for credit in found)


def test_an_agency_does_not_credit_itself() -> None:
    document = Document.of(text="VALMONT (Agence Boréale) — Un responsable a parlé.", outlet="Agence Boréale")
    assert credits_of(document) == ()


def test_names_of_agencies() -> None:
    assert is_agency_name("agence Boréale", ())
    assert is_agency_name("North News Agency", ())
    assert not is_agency_name("Le Phare", ())
    assert is_agency_name("Le Phare", {"phare"})
