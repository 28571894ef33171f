"""Whatever the text: no error, spans inside it, the same output twice, and work that grows with length only."""

import sys
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model import Document, check_parents
from ingest.extract import extract

WORDS = [
    "« ", " »", "“", "”", '"', "„", "‘", "’", "(", ")", "[", "—", ",", ".", " : ", ";", "\n", "…", "\u00a0", "é",
    "e\u0301", "😀", "ا", "61 ", "selon ", "a déclaré que ", "a-t-il dit", "Le maire ", "said ", "that ", "he ", "X ",
    "notant que ", "par ", "pour ", "qui ", "Et de souligner que ", "according to ", "reportedly ", "M. Orsel ",
    "n'a pas confirmé ", "hier ", "la veille ", "on Friday ", "20 à 30 % des ", "two or three ",
    "sous couvert d'anonymat ", "porte-parole de ", "a spokesman for ", "aurait menti ",
    "on condition of anonymity because ",
]  # fmt: skip

texts = st.one_of(
    st.text(max_size=300),
    st.lists(st.sampled_from(WORDS), max_size=60).map("".join),
)


@settings(max_examples=300, deadline=None)
@given(text=texts, title=st.one_of(st.none(), texts), language=st.sampled_from(["fr", "en"]))
def test_any_text_is_read(text: str, title: str | None, language: str) -> None:
    if not text.strip():
        return
    document = Document.of(text=text, title=title, language=language, published="2024-03-14")
    found = extract(document)
    assert found == extract(document)
    check_parents(found)
    for attribution in found:
        assert all(document.holds(span) for span in attribution.spans())
        assert attribution.method.partition(".")[0] == language


def test_documents_do_not_touch_each_other() -> None:
    first = Document.of(
        text="Paul Vernet a dit que le port est fermé. Il a ajouté que la route est coupée.", language="fr"
    )
    other = Document.of(text="Il a ajouté que la route est coupée.", language="fr")
    alone = extract(other)
    extract(first)
    assert extract(other) == alone
    assert alone[0].referent is None


@pytest.mark.parametrize(
    "piece",
    [
        "« ",
        "(",
        "a déclaré que « ",
        "Il a dit que le ministre, ",
        '"a" ',
        "selon le ministre, ",
        "hier, un porte-parole, sous couvert d'anonymat, a dit que de 20 à 30 % des ponts auraient fermé, ",
        "Il a dit la veille, sous couvert d'anonymat parce que, que 2 ou 3 ans. ",
        "mot ",
        "‘a’ “",
        "\n« Il",
    ],
)
def test_work_is_linear(piece: str) -> None:
    """Four times the text takes about four times the calls: counted, not timed, so that it cannot flicker."""

    def calls(length: int) -> int:
        document = Document.of(text="x " + piece * (length // len(piece)), language="fr")
        count = 0

        def counted(frame: FrameType, event: str, argument: object) -> None:
            nonlocal count
            count += 1

        before = sys.getprofile()
        sys.setprofile(counted)
        try:
            extract(document)
        finally:
            sys.setprofile(before)
        return count

    calls(1_000)
    short, long = calls(6_000), calls(24_000)
    assert long < 5 * short
