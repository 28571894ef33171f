"""Statement with an agency in brackets → expected: what it is credited with. Texts are ours."""

import pytest

from graph.model import Attribution, Document
from ingest.extract import extract

PLAIN = "Voici ce qui s'est passé cette nuit dans le pays et dans le monde, en bref, par la rédaction de ce journal. "
LONG = (PLAIN * 4).strip() + "\n\n"  # so that what follows stands at no document's opening


def read(text: str, language: str = "fr") -> tuple[Attribution, ...]:
    return extract(Document.of(text=text, language=language))


def credited(text: str, language: str = "fr") -> list[tuple[str | None, str]]:
    """Who is credited with what."""
    return [
        (one.source.text if one.source else None, one.content[0].text)
        for one in read(text, language)
        if one.method.endswith(".wire_credit")
    ]


CREDITS = [
    # in the sentence, before its point
    ("fr", "Le pont a rouvert lundi (AFP). Rien d'autre n'a changé.", [("AFP", "Le pont a rouvert lundi")]),
    ("en", "The bridge reopened on Monday (Reuters). It will hold.", [("Reuters", "The bridge reopened on Monday")]),
    ("fr", "Le pont a rouvert lundi (avec AFP). Rien d'autre.", [("AFP", "Le pont a rouvert lundi")]),
    ("fr", "Le pont a rouvert lundi [Agence Boréale]. Rien d'autre.", [("Agence Boréale", "Le pont a rouvert lundi")]),
    ("fr", "Le pont a rouvert lundi (AFP, Reuters). Rien d'autre.", [("AFP", "Le pont a rouvert lundi")]),
    # after it: all of the paragraph that no other credit has
    (
        "fr",
        "Le pont a rouvert lundi. La digue tient. (AFP)\n\nLe port ferme. (Reuters)\n\nRien d'autre.",
        [("AFP", "Le pont a rouvert lundi. La digue tient."), ("Reuters", "Le port ferme.")],
    ),
    # before it: the dateline of a paragraph
    (
        "fr",
        LONG + "HARLOW, 3 mars (Reuters) – La mine ferme. On n'en sait pas plus.\n\nRien d'autre.",
        [("Reuters", "La mine ferme. On n'en sait pas plus.")],
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), CREDITS, ids=[text[-60:] for _, text, _ in CREDITS])
def test_credit(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert credited(text, language) == expected
    assert all(one.source_type == "agency" and one.cue is None for one in read(text, language))


def test_what_a_credited_statement_reports_came_through_the_agency() -> None:
    wire, mayor = read("La mairie a déclaré que le pont tiendrait (AFP). Rien d'autre n'a changé.")
    assert mayor.parent == wire.id
    assert [conduit.name for conduit in mayor.conduits] == ["AFP"]
    assert [span.text for span in mayor.content] == ["le pont tiendrait"]


def test_a_bracket_is_no_part_of_a_source() -> None:
    source = read("Le pont a rouvert, selon la mairie (AFP). Rien d'autre n'a changé.")[-1].source
    assert source is not None
    assert source.text == "la mairie"


def test_a_credit_goes_on_for_nobody() -> None:
    found = read("Jeanne Orsel a dit que le pont tiendrait (AFP). Et d'ajouter que la digue tiendrait aussi.")[-1]
    assert found.referent == "Jeanne Orsel"


NO_CREDIT = [
    ("fr", "SÉRAC (AFP) - Le pont a rouvert lundi. Rien d'autre."),  # of all of the document
    ("fr", "Le pont a rouvert lundi. La digue tient. (AFP)"),
    ("en", "The wire is run by the Associated Press (AP). It is old."),  # spelled out
    ("fr", "Le texte est de l'Agence France-Presse (AFP). Il est ancien."),
    ("fr", "Elle préside le Parti du peuple (PAP). Il est ancien."),  # no agency
    ("fr", "Elle vit sur la carte (map). Il est tard."),
    ("fr", "Le correspondant (AFP) a vu le pont. Il est sûr."),  # of no statement
]


@pytest.mark.parametrize(("language", "text"), NO_CREDIT)
def test_no_credit(language: str, text: str) -> None:
    assert credited(text, language) == []
