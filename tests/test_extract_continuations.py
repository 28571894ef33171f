"""Quotations without a cue → expected: whose they are, and what of them. Sentences are ours."""

import pytest

from graph.model import Attribution, Document
from ingest.extract import extract


def read(text: str, language: str = "fr") -> tuple[Attribution, ...]:
    return extract(Document.of(text=text, language=language))


def without_cue(text: str, language: str = "fr") -> list[tuple[str | None, str | None, tuple[str, ...]]]:
    """The finds that have no cue: source, referent, contents."""
    return [
        (one.source.text if one.source else None, one.referent, tuple(part.text for part in one.content))
        for one in read(text, language)
        if one.cue is None
    ]


FRENCH = [
    # right after a quoted speaker, in the same paragraph
    (
        "« Nous partirons demain matin », a déclaré Paul Vernet. « La route sera longue jusqu'à la mer. »",
        (None, "Paul Vernet", ("« La route sera longue jusqu'à la mer. »",)),
    ),
    # in the paragraph after it
    (
        "« Nous partirons demain matin », a déclaré Paul Vernet.\n\n« La route sera longue jusqu'à la mer. »",
        (None, "Paul Vernet", ("« La route sera longue jusqu'à la mer. »",)),
    ),
    # a colon leads to it, though no verb of saying does
    (
        "La maire Jeanne Orsel a reconnu que le projet divisait les habitants : « Moi aussi, j'ai eu des doutes au "
        "début. »",
        (None, "Jeanne Orsel", ("« Moi aussi, j'ai eu des doutes au début. »",)),
    ),
    # signed on the next line, after a blank one
    (
        "Le feu a repris.\n\n« Des moyens considérables ont été envoyés sur place »\n\n— Porte-parole des pompiers de "
        "Valdor",
        (
            "Porte-parole des pompiers de Valdor",
            "Porte-parole des pompiers de Valdor",
            ("« Des moyens considérables ont été envoyés sur place »",),
        ),
    ),
    # signed where the quotation ends a sentence of the article's own
    (
        "La liste a été réduite « en raison de nouvelles mesures de contrôle ».\n\n— Paul Vernet, ministre",
        (
            "Paul Vernet, ministre",
            "Paul Vernet",
            ("« en raison de nouvelles mesures de contrôle »",),
        ),
    ),
]


@pytest.mark.parametrize(("text", "expected"), FRENCH)
def test_french(text: str, expected: tuple[str | None, str | None, tuple[str, ...]]) -> None:
    found = without_cue(text)
    assert [one[::2] for one in found] == [expected[::2]]
    assert expected[1] in (found[0][1] or "")


def test_a_clause_ends_at_the_colon_before_a_quotation() -> None:
    found = read(
        "La maire Jeanne Orsel a reconnu que le projet divisait les habitants : « Moi aussi, j'ai eu des doutes au "
        "début. »"
    )
    assert [part.text for part in found[0].content] == ["le projet divisait les habitants"]


def test_an_incise_inside_a_quotation_has_all_of_it() -> None:
    (found,) = read("« Je vois encore la digue se rompre, a raconté Paul Vernet. Personne ne nous avait prévenus. »")
    assert found.source is not None
    assert found.source.text == "Paul Vernet"
    assert len(found.content) == 2
    assert found.content[1].text.startswith("Personne")


def test_a_verb_of_saying_announces_the_quotation_below() -> None:
    (found,) = read(
        "Après le jugement, Jeanne Orsel déclarait :\n\n« Mon oncle avait été clairvoyant et il avait tout prévu. »"
    )
    assert found.cue is not None
    assert found.source is not None
    assert (found.source.text, found.cue.text) == ("Jeanne Orsel", "déclarait")


@pytest.mark.parametrize(
    "text",
    [
        "La veillée avait un thème : « Le chemin vers la mer »",
        "Le festival ouvre lundi.\n\n« La mer, la nuit, le vent et nous deux »\n\nOn y attend mille personnes.",
    ],
)
def test_a_motto_or_a_title_is_nobodys(text: str) -> None:
    assert without_cue(text) == []


def test_english_goes_on_with_the_same_content() -> None:
    (found,) = read("“We leave tomorrow,” said Ruth Calder. “It will be a long road to the sea.”", "en")
    assert [part.text for part in found.content] == ["“We leave tomorrow,”", "“It will be a long road to the sea.”"]


def test_a_signed_block_without_quotation_marks() -> None:
    text = (
        "The court set out its reasons in a short order:\n\nThe harbour belongs to the town. It cannot be sold without "
        "a vote.\n\nThis appeal is therefore refused.\n\n– Judge Ruth Calder, Northmoor\n\nThe council took note."
    )
    found = [one for one in read(text, "en") if one.cue is None]
    assert len(found) == 1
    assert found[0].kind == "direct"
    assert found[0].source is not None
    assert found[0].source.text.startswith("Judge Ruth Calder")
    assert found[0].content[0].text.startswith("The harbour belongs")
    assert found[0].content[0].text.endswith("therefore refused.")
