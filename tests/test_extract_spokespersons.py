"""A source between asterisks → for whom it speaks. Sentences are ours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Document
from ingest.extract import extract
from ingest.extract.spokespersons import speaks_for

FRENCH = [
    ("*Le porte-parole du ministère de l'Intérieur, Paul Vernet*, a dit non.", "ministère de l'Intérieur"),
    ("*le porte-parole du ministère de l'Intérieur Paul Vernet* a dit non.", "ministère de l'Intérieur"),
    ("*le porte-parole de l'OPV Paul Vernet* a dit non.", "OPV"),
    ("*le porte-parole de la police Paul Vernet* a dit non.", "police"),
    ("*Un porte-parole de la Ligue des ports en Morvange* a dit non.", "Ligue des ports en Morvange"),
    ("*le porte-parole d'Air Morvange* a dit non.", "Air Morvange"),
    ("*le porte-parole de Pilotes Sans Navire* a dit non.", "Pilotes Sans Navire"),
    ("*Le porte-parole de la Maison-Haute, Paul Vernet*, a dit non.", "Maison-Haute"),
    ("*La porte-parole adjointe du Parti du Phare* a dit non.", "Parti du Phare"),
    ("*un porte-parole des pompiers de Valdor*, cité par Radio Lisane", "pompiers de Valdor"),
    ("*Paul Vernet*, porte-parole de la compagnie, a dit non.", "compagnie"),
    ("*Paul Vernet* (porte-parole du syndicat) a dit non.", "syndicat"),
    ("*Paul Vernet*, l'avocat de Jeanne Orsel, a dit non.", "Jeanne Orsel"),
    ("*L'avocate de la famille* a dit non.", "famille"),
    ("*Le service de presse de la préfecture* a dit non.", "préfecture"),
    ("*L'attachée de presse du musée* a dit non.", "musée"),
    ("*Un représentant du comité des riverains* a dit non.", "comité des riverains"),
    ("*Paul Vernet*, au nom du collectif des riverains, a dit non.", "collectif des riverains"),
    ("*Jeanne Orsel* au nom de la coopérative, a dit non.", "coopérative"),
    ("*un porte-parole* a dit non.", None),
    ("*son porte-parole* a dit non.", None),
    ("*Le conseil de sécurité* a dit non.", None),
    ("*Le maire de Valdor* a dit non.", None),
    ("*Paul Vernet*, maire de Valdor, a dit non.", None),
    ("*Le maire*, qui a reçu le porte-parole de la compagnie, a dit non.", None),
    ("*La Chambre des représentants du Morvange* a dit non.", None),
]

ENGLISH = [
    ("*Grey House spokesman Paul Vernet* said no.", "Grey House"),
    ("*a spokeswoman for the Northmoor council* said no.", "Northmoor council"),
    ("*the council's spokesman* said no.", "council"),
    ("*the council’s spokeswoman, Ann Lee*, said no.", "council"),
    ("*Valdor police spokesman Paul Vernet* said no.", "Valdor police"),
    ("*a company spokesman* said no.", "company"),
    ("*OPV spokeswoman Ann Lee* said no.", "OPV"),
    ("*A spokesperson for Kestrel Bay Water* said no.", "Kestrel Bay Water"),
    ("*Ann Lee*, a spokeswoman for Northmoor Water, said no.", "Northmoor Water"),
    ("*Ann Lee, spokesperson for the Ministry of Ports*, said no.", "Ministry of Ports"),
    ("*the Ministry of Ports spokesperson Ann Lee* said no.", "Ministry of Ports"),
    ("*the mayor's press secretary, Ann Lee*, said no.", "mayor"),
    ("*a press officer at the harbour* said no.", "harbour"),
    ("*Ann Lee*, speaking on behalf of the firm, said no.", "firm"),
    ("*Ann Lee*, speaking for the pilots, said no.", "pilots"),
    ("*a lawyer for Paul Vernet* said no.", "Paul Vernet"),
    ("*the firm’s lawyers* said no.", "firm"),
    ("*Paul Vernet’s attorney* said no.", "Paul Vernet"),
    ("*representatives of the union* said no.", "union"),
    ("*a spokesman* said no.", None),
    ("*her spokesman* said no.", None),
    ("*her lawyer* said no.", None),
    ("*harbour law lawyer Ann Lee* said no.", None),
    ("*the mayor of Northmoor* said no.", None),
    ("*Ann Lee*, the mayor of Northmoor, said no.", None),
    ("*the senior spokesman* said no.", None),
]


def of(sentence: str, language: str, referent: str | None = None) -> str | None:
    before, source, after = sentence.split("*")
    text = before + source + after
    found = speaks_for(text, (len(before), len(before) + len(source)), referent, language)
    return text[found[0] : found[1]] if found else None


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [("fr", *row) for row in FRENCH] + [("en", *row) for row in ENGLISH],
)
def test_speaks_for(language: str, sentence: str, expected: str | None) -> None:
    assert of(sentence, language) == expected


@pytest.mark.parametrize(
    ("language", "sentence", "referent", "expected"),
    [
        ("fr", "Paul Vernet, porte-parole de la compagnie, est venu. *Il* a dit non.", "Paul Vernet", "compagnie"),
        ("fr", "Un porte-parole du musée est venu. *Il* a dit non.", "Un porte-parole du musée", "musée"),
        ("fr", "Paul Vernet est venu. *Il* a dit non.", "Paul Vernet", None),
        ("en", "Ann Lee, a spokeswoman for the pilots, came. *Lee* said no.", "Ann Lee", "pilots"),
        ("en", "Ann Lee came. *She* said no.", "Ann Lee", None),
        ("en", "*She* said no. Ann Lee, a spokeswoman for the pilots, came.", "Ann Lee", None),
    ],
)
def test_a_pronoun_speaks_for_whom_its_referent_does(
    language: str, sentence: str, referent: str, expected: str | None
) -> None:
    assert of(sentence, language, referent) == expected


_PIECES = [
    "porte-parole ", "de ", "du ", "l'", "spokesman ", "for ", "the ", "'s ", "Paul ", ", ", "(", "au nom de ",
    "on behalf of ", "lawyer ", "ministère ", "OPV ", "’", " ", "\n", "-", "&", "é",
]  # fmt: skip


@given(
    st.one_of(st.text(max_size=80), st.lists(st.sampled_from(_PIECES), max_size=30).map("".join)),
    st.data(),
    st.sampled_from(["fr", "en"]),
    st.one_of(st.none(), st.sampled_from(["Paul", "porte-parole de Paul"])),
)
def test_whom_it_speaks_for_lies_in_the_text(
    text: str, data: st.DataObject, language: str, referent: str | None
) -> None:
    start, end = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=2)))
    found = speaks_for(text, (start, end), referent, language)
    assert found is None or 0 <= found[0] < found[1] <= len(text)
    if found is not None:
        assert text[found[0] : found[1]].strip()


def test_it_is_read_with_the_text() -> None:
    text = "Un porte-parole de la compagnie a déclaré que le pont tient."
    (one,) = extract(Document.of(text=text, language="fr"))
    assert one.speaks_for is not None
    assert one.speaks_for.text == "compagnie"
