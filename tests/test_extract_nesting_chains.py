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
    # two with one content
    ("en", "The dyke had not been watched, the governor said, Reuters reported.", ("the governor", "Reuters")),
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
