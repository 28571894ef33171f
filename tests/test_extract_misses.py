"""Constructions that a simulated newsroom showed to be missed → expected. Sentences are ours."""

import pytest

from graph.model import Attribution, Document
from ingest.extract import extract


def read(text: str, language: str) -> tuple[Attribution, ...]:
    return extract(Document.of(text=text, language=language))


INNER = [
    (
        "en",
        "The Harlow Dispatch reported that Owen Marsh, the prosecutor of Carsac, stated that a storm came.",
        "Owen Marsh, the prosecutor of Carsac",
        "a storm came",
    ),
    (
        "en",
        "The Dispatch reported that the member of parliament for Carsac, Ruth Calder, explained that a mine closed.",
        "the member of parliament for Carsac, Ruth Calder",
        "a mine closed",
    ),
    (
        "fr",
        "Radio Lisane rapporte que le préfet de Valdor, Paul Vernet, a déclaré que la digue tiendrait.",
        "le préfet de Valdor, Paul Vernet",
        "la digue tiendrait",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "source", "content"), INNER)
def test_inner_speaker(language: str, text: str, source: str, content: str) -> None:
    outer, inner = read(text, language)
    assert inner.source is not None
    assert (inner.source.text, inner.content[0].text, inner.parent) == (source, content, outer.id)


TRAILING = [
    ("The storm left 190 people injured, Owen Marsh, the mayor of Carsac, stated.", "Owen Marsh, the mayor of Carsac"),
    ("The storm led to the loss of ten boats, the mayor, Owen Marsh, declared.", "the mayor, Owen Marsh"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source"), TRAILING)
def test_a_subject_with_its_apposition_ends_the_sentence(text: str, source: str) -> None:
    (found,) = read(text, "en")
    assert found.source is not None
    assert found.source.text == source
    assert found.content[0].text.endswith(("injured", "boats"))


def test_information_of_an_outlet_is_the_outlets() -> None:
    (found,) = read("Selon des informations de Radio Lisane, les négociations ont été rompues.", "fr")
    assert found.source is not None
    assert (found.source.text, found.source_type) == ("Radio Lisane", "outlet")


def test_who_had_somebody_speak_is_no_part_of_the_source() -> None:
    text = "Interrogé par Radio Mistral, le préfet de Valdor, Paul Vernet, a assuré que la digue tiendrait."
    (found,) = read(text, "fr")
    assert found.source is not None
    assert found.source.text == "le préfet de Valdor, Paul Vernet"
    assert [conduit.name for conduit in found.conduits] == ["Radio Mistral"]


ARABIC = [
    ("fr", "Al-Lisane rapporte que le pont est fermé.", "outlet"),
    ("fr", "D'après al-Orvel, le pont est fermé.", "outlet"),
    ("en", "The bridge is closed, al-Orvel reported.", "outlet"),
    ("fr", "Al-Lisane a déclaré que le pont était fermé.", "named_person"),
    ("fr", "Karim al-Lisane est maire. Selon al-Lisane, le pont est fermé.", "named_person"),
]


@pytest.mark.parametrize(("language", "text", "expected"), ARABIC)
def test_an_arabic_name_alone_that_reports_is_an_outlets(language: str, text: str, expected: str) -> None:
    assert [one.source_type for one in read(text, language)] == [expected]


def test_how_a_report_came_out_is_no_part_of_it() -> None:
    (found,) = read("Le rapport de l'Institut Halden, publié lundi, indique que la digue tiendrait.", "fr")
    assert found.source is not None
    assert found.source.text == "Le rapport de l'Institut Halden"


def test_what_is_not_said_does_not_speak() -> None:
    found = read("« La digue tiendra », a-t-elle ajouté, sans dire combien de vagues elle a reçues.", "fr")
    assert not [one for one in found if one.source is not None and one.source.text.startswith("combien")]


@pytest.mark.parametrize("title", ["L'Observateur de Javel", "L'Indépendant de Javel", "La Voix de Javel"])
def test_the_title_of_an_outlet_describes_nobody(title: str) -> None:
    text = (
        f"Les commerçants de Tarmont ont rouvert mercredi.\n\nUne crue a coupé la route de Tarmont, rapporte {title}."
    )
    (found,) = read(text, "fr")
    assert (found.referent, found.source_type) == (title, "outlet")
