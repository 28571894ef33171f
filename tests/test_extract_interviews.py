"""Paragraphs with labels → expected: which are turns of an interview, whose, and which are none. Texts are ours."""

import pytest

from graph.model import Attribution, Document
from ingest.extract import extract


def read(text: str, language: str = "fr") -> tuple[Attribution, ...]:
    return extract(Document.of(text=text, language=language))


def turns(text: str, language: str = "fr") -> list[tuple[str | None, str | None, str, str]]:
    """Source, referent, kind and content of the turns."""
    return [
        (one.source.text if one.source else None, one.referent, one.kind, one.content[0].text)
        for one in read(text, language)
        if one.method.endswith(".turn")
    ]


def test_named_turns_are_their_speakers_words() -> None:
    text = (
        "Le Courrier : Le pont est-il sûr ?\n\nAna Lopez : Oui. Nous l'avons contrôlé en mars.\n\n"
        "Le Courrier : Et la digue ?\n\nAna Lopez : Elle tiendra.\n\nLa digue date de 1950."
    )
    assert turns(text) == [
        ("Le Courrier", "Le Courrier", "direct", "Le pont est-il sûr ?"),
        ("Ana Lopez", "Ana Lopez", "direct", "Oui. Nous l'avons contrôlé en mars."),
        ("Le Courrier", "Le Courrier", "direct", "Et la digue ?"),
        ("Ana Lopez", "Ana Lopez", "direct", "Elle tiendra."),
    ]
    assert [one.source_type for one in read(text)[:2]] == ["outlet", "named_person"]
    assert all(one.cue is None for one in read(text))


def test_english_turns_under_surnames_are_of_whom_the_text_names() -> None:
    text = (
        "Owen Marsh met Ruth Calder on Friday.\n\nMARSH: Is the bridge safe?\n\nCALDER: It is.\n\nMARSH: And the dyke?"
    )
    assert [turn[:2] for turn in turns(text, "en")] == [
        ("MARSH", "Owen Marsh"),
        ("CALDER", "Ruth Calder"),
        ("MARSH", "Owen Marsh"),
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Entretien avec l'ancienne maire Ana Lopez.\n\nQ : Le pont est-il sûr ?\n\nR : Oui, il est sûr."),
        ("fr", "Entretien avec Ana Lopez\n\nQuestion : Le pont est-il sûr ?\n\nRéponse : Oui, il est sûr."),
        ("en", "An interview with Ana Lopez\n\nQ: Is the bridge safe?\n\nA: Yes, it is safe."),
        ("en", "An interview with Ana Lopez\n\nQ. Is the bridge safe?\n\nA. Yes, it is safe."),
    ],
)
def test_an_answer_is_the_interviewees(language: str, text: str) -> None:
    ((source, referent, kind, content),) = turns(text, language)
    assert (source, referent, kind) == (None, "Ana Lopez", "direct")
    assert content in ("Oui, il est sûr.", "Yes, it is safe.")


def test_an_answer_of_nobody_named_is_none() -> None:
    assert turns("Q: Is the bridge safe?\n\nA: Yes, it is safe.", "en") == []


def test_questions_without_a_label_are_nobodys() -> None:
    text = "Le pont a-t-il été contrôlé ?\n\nAna Lopez : Oui, en mars.\n\nEst-il sûr ?\n\nAna Lopez : Il est sûr."
    assert [turn[0] for turn in turns(text)] == ["Ana Lopez", "Ana Lopez"]


def test_one_question_and_its_answer_are_an_interview() -> None:
    text = "The Harlow Dispatch: Is it safe?\n\nRuth Calder: Yes, it is."
    assert [turn[0] for turn in turns(text, "en")] == ["The Harlow Dispatch", "Ruth Calder"]


def test_a_turn_goes_on_until_the_next_where_questions_have_labels() -> None:
    text = "Le Courrier : Et le pont ?\n\nAna Lopez : Il est sûr.\n\nJe le dis.\n\nLe Courrier : Et la digue ?"
    assert turns(text)[1][3] == "Il est sûr.\n\nJe le dis."


def test_what_is_reported_in_a_turn_is_nested_in_it() -> None:
    text = "Le Courrier : Et le pont ?\n\nAna Lopez : Le préfet a dit qu'il était sûr. Je pense qu'il a raison."
    turn, prefect, own = read(text)[1:]
    assert prefect.parent == own.parent == turn.id
    assert own.referent == "Ana Lopez"


NO_INTERVIEW = [
    ("fr", "France : la grève continue.\n\nSyrie : qui gagne ?\n\nFrance : le train repart."),  # headlines
    ("fr", "Le Havre : un pont sûr ?\n\nLe Mans : la gare rouvre."),
    ("fr", "Le pont rouvre.\n\nLieu : Sérac.\nDate : 3 mars.\nPrix : 5 euros."),  # properties
    ("en", "Date: 3 March.\nPlace: Northmoor.\nDate: 4 March.\nPlace: Harlow."),
    ("en", "Group A: Harlow and Northmoor.\nGroup B: Carsac and Valdor.\nGroup A: Lisane.\nGroup B: Sérac."),
    ("fr", "Le Courrier : le maire a-t-il menti ?\n\nLe maire n'a pas répondu."),  # one alone
    ("fr", "Note : la rédaction a corrigé ce texte.\n\nNote : que s'est-il passé ?"),
]


@pytest.mark.parametrize(("language", "text"), NO_INTERVIEW)
def test_no_interview(language: str, text: str) -> None:
    assert turns(text, language) == []
