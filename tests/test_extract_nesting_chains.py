"""Statement → through whom it came: which attribution is the parent of which. Sentences are ours."""

import pytest

from graph.model import Document
from ingest.extract import extract

CHAINS = [
    # who quotes is the outer one
    (
        "fr",
        "Un témoin cité par Le Parisien a estimé que la digue n'avait pas été surveillée.",
        ("Un témoin", "Le Parisien"),
    ),
    (
        "fr",
        "Selon le gouverneur, cité par Reuters, la digue n'avait pas été surveillée.",
        ("le gouverneur", "Reuters"),
    ),
    # who is quoted is the inner one
    (
        "en",
        "Reuters reported, citing a harbour official, that the dyke had not been watched.",
        ("a harbour official", "Reuters"),
    ),
    (
        "fr",
        "Une information de l'AFP, le tenant de source policière, fait état de « blessures légères » chez les marins.",
        ("source policière", "Une information de l'AFP"),
    ),
    (
        "fr",
        "La digue tiendra, a affirmé la Croix-Rouge, citée par The Western Examiner.",
        ("la Croix-Rouge", "The Western Examiner"),
    ),
    ("fr", "La digue tiendra, a affirmé Antoine Ibarra, cité par Al-Sahafa.", ("Antoine Ibarra", "Al-Sahafa")),
    (
        "fr",
        "D'après Radio Mistral, qui cite une source proche du dossier, la digue tiendra.",
        ("une source proche du dossier", "Radio Mistral"),
    ),
    (
        "fr",
        "La digue tiendra, rapporte Radio Mistral, citant le maire Karim Achour.",
        ("le maire Karim Achour", "Radio Mistral"),
    ),
    ("en", "The dyke will hold, Reuters reported, citing a senior official.", ("a senior official", "Reuters")),
    # an apposition is no second source
    (
        "fr",
        "Selon The Harlow Dispatch, le porte-parole du port Yves Lemoine a déclaré que la digue tiendra.",
        ("le porte-parole du port Yves Lemoine", "The Harlow Dispatch"),
    ),
    # two with one content
    ("en", "The dyke had not been watched, the governor said, Reuters reported.", ("the governor", "Reuters")),
    ("en", "The dyke will hold, the WHO said, Nouvelles de Carsac reported.", ("the WHO", "Nouvelles de Carsac")),
    # within the other's content
    (
        "en",
        "According to Reuters, officials said the dyke had not been watched.",
        ("officials", "Reuters"),
    ),
]


def links(text: str, language: str) -> list[tuple[str | None, str | None]]:
    """Who stands in whose words."""
    found = {one.id: one for one in extract(Document.of(text=text, language=language))}
    return [
        (one.source.text if one.source else None, source.text if (source := found[one.parent].source) else None)
        for one in found.values()
        if one.parent is not None
    ]


@pytest.mark.parametrize(("language", "text", "expected"), CHAINS)
def test_chain(language: str, text: str, expected: tuple[str, str]) -> None:
    assert expected in links(text, language)


def test_one_speakers_two_verbs_are_side_by_side() -> None:
    assert links("Jeanne Orsel annonce puis dément qu'elle sera candidate.", "fr") == []


THROUGH = [
    ("fr", "Interrogé par Radio Mistral, Karim Achour a affirmé que la digue tiendra.", "Radio Mistral"),
    ("fr", "Karim Achour, interrogé par Radio Mistral, a affirmé que la digue tiendra.", "Radio Mistral"),
    ("fr", "Contactée par l'AFP, la mairie a affirmé que la digue tiendra.", "l'AFP"),
    ("en", "Mayor Ann Lee, interviewed by Channel Eleven, said the dyke would hold.", "Channel Eleven"),
    ("en", "In an interview with The Harlow Dispatch, Ann Lee said the dyke would hold.", "The Harlow Dispatch"),
    ("en", "Residents told Kestrel Online that the dyke would hold.", "Kestrel Online"),
]


@pytest.mark.parametrize(("language", "text", "outlet"), THROUGH)
def test_an_outlet_that_had_somebody_speak_is_a_conduit(language: str, text: str, outlet: str) -> None:
    (found,) = extract(Document.of(text=text, language=language))
    assert [conduit.name for conduit in found.conduits] == [outlet]
