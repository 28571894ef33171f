"""Values that cannot be made wrong."""

from dataclasses import FrozenInstanceError, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import InvalidValue
from graph.model import (
    Attribution,
    Claim,
    Conduit,
    Document,
    Figure,
    Judgement,
    Mention,
    Source,
    Span,
    WhenInterval,
    check_attributions,
    check_parents,
)

TEXT = "Selon Radio Lisane, un officier a dit que le port est fermé."
DOCUMENT = Document.of(text=TEXT, title="Le port", outlet="Le Fanal")


def span(words: str) -> Span:
    start = TEXT.index(words)
    return DOCUMENT.span(start, start + len(words))


def attribution(**roles: object) -> Attribution:
    given_: dict[str, object] = {"kind": "indirect", "content": [span("le port est fermé")], **roles}
    return Attribution.of(DOCUMENT, **given_)  # type: ignore[arg-type]


@pytest.mark.parametrize(("start", "end", "text"), [(3, 3, ""), (5, 3, "ab"), (-1, 1, "ab"), (0, 3, "ab")])
def test_a_span_that_is_none(start: int, end: int, text: str) -> None:
    with pytest.raises(InvalidValue):
        Span(start, end, text)


def test_a_span_of_no_known_field() -> None:
    with pytest.raises(InvalidValue, match="text, title"):
        Span(0, 1, "a", "byline")  # type: ignore[arg-type]


def test_spans_that_overlap_and_cover() -> None:
    whole, part, beside = span("un officier a dit"), span("officier"), span("le port")
    assert whole.covers(part)
    assert whole.overlaps(part)
    assert not part.covers(whole)
    assert not whole.overlaps(beside)
    assert not whole.overlaps(replace(part, field="title"))


@given(st.text(min_size=1).filter(str.strip), st.data())
def test_a_span_re_extracts_verbatim(text: str, data: st.DataObject) -> None:
    document = Document.of(text=text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = document.span(start, end)
    assert found.text == text[start:end]
    assert document.holds(found)


def test_a_span_outside_its_text() -> None:
    with pytest.raises(InvalidValue):
        DOCUMENT.span(len(TEXT) - 1, len(TEXT) + 1)
    with pytest.raises(InvalidValue, match="not in the text"):
        attribution(source=Span(0, 5, "Radio"))


def test_values_are_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        DOCUMENT.text = "b"  # type: ignore[misc]


@pytest.mark.parametrize("text", ["", "  \n\t"])
def test_an_empty_text(text: str) -> None:
    with pytest.raises(InvalidValue, match="empty"):
        Document.of(text=text)


def test_a_title_is_separate_where_the_text_does_not_begin_with_it() -> None:
    assert DOCUMENT.separate_title == "Le port"
    assert DOCUMENT.span(0, 2, "title").text == "Le"
    assert Document.of(text="Le port\n\nTexte.", title="Le port").separate_title is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"content": []},
        {"kind": "spoken"},
        {"source_type": "robot"},
        {"polarity": "maybe"},
        {"modality": "unsure"},
        {"stance": "shout"},
        {"confidence": 1.5},
    ],
)
def test_an_attribution_that_is_none(wrong: dict[str, object]) -> None:
    with pytest.raises(InvalidValue):
        attribution(**wrong)


def test_who_an_attribution_is_to() -> None:
    assert attribution().source_name is None
    assert attribution(source=span("un officier")).source_name == "un officier"
    assert attribution(source=span("un officier"), referent="Un officier du port").source_name == "Un officier du port"


def test_every_span_of_every_role() -> None:
    one = attribution(
        source=span("un officier"), cue=span("a dit"), conduits=[Conduit(span("Radio Lisane"), "Radio Lisane")]
    )
    assert [part.text for part in one.spans()] == ["un officier", "a dit", "le port est fermé", "Radio Lisane"]


def test_parents_are_in_the_same_document_and_form_no_ring() -> None:
    outer = attribution(source=span("Radio Lisane"))
    inner = attribution(source=span("un officier"), parent=outer.id)
    check_parents([outer, inner])
    with pytest.raises(InvalidValue, match="not in the same document"):
        check_parents([inner])
    with pytest.raises(InvalidValue, match="ring"):
        check_parents([replace(outer, parent=inner.id), inner])
    with pytest.raises(InvalidValue, match="its own parent"):
        replace(outer, parent=outer.id)


def test_attributions_of_one_document() -> None:
    one = attribution()
    check_attributions(DOCUMENT, [one])
    with pytest.raises(InvalidValue, match="same source"):
        check_attributions(DOCUMENT, [one, one])
    with pytest.raises(InvalidValue, match="another document"):
        check_attributions(Document.of(text=TEXT), [one])


def test_a_claim_is_named_by_its_smallest_member() -> None:
    assert Claim(id="att_1", text="x", family="att_1", members=("att_1", "att_2")).id == "att_1"
    with pytest.raises(InvalidValue):
        Claim(id="att_2", text="x", family="att_1", members=("att_1", "att_2"))
    with pytest.raises(InvalidValue):
        Claim(id="att_2", text="x", family="att_1", members=())


def test_the_other_nouns() -> None:
    with pytest.raises(InvalidValue):
        Conduit(span("Radio Lisane"), " ")
    with pytest.raises(InvalidValue):
        Mention(id="m", document="d", span=None, name="", source_type="none")
    with pytest.raises(InvalidValue):
        Figure(value=1, comparator="around", counted=None, period=None, span=span("un"))  # type: ignore[arg-type]
    with pytest.raises(InvalidValue):
        Figure(value=3, high=1, comparator="about", counted=None, period=None, span=span("un"))
    for first, last, certainty in (
        ("2024-03-02", "2024-03-01", "exact"),
        ("2024-03-02", "March", "exact"),
        ("2024-03-02", "2024-03-02", "sure"),
    ):
        with pytest.raises(InvalidValue):
            WhenInterval(first, last, certainty)  # type: ignore[arg-type]
    assert not Source(id="unn_1", name="un officier", source_type="unnamed_person").named
    assert Source(id="src_fanal", name="Le Fanal", source_type="outlet").named


@pytest.mark.parametrize(
    ("verdict", "subjects", "who"),
    [
        ("same", ("m1",), "Ana"),
        ("same", ("m1", "m1"), "Ana"),
        ("accepted", ("m1", "m2"), "Ana"),
        ("maybe", ("m1", "m2"), "Ana"),
        ("same", ("m1", "m2"), " "),
    ],
)
def test_a_judgement_that_is_none(verdict: str, subjects: tuple[str, ...], who: str) -> None:
    about = "attribution" if verdict == "accepted" else "sources"
    with pytest.raises(InvalidValue):
        Judgement(id="j", about=about, verdict=verdict, subjects=subjects, who=who, when="2024-03-01")  # type: ignore[arg-type]


def test_a_judgement() -> None:
    made = Judgement(
        id="j", about="sources", verdict="same", subjects=("m1", "m2"), who="Ana", when="2024-03-01T08:00:00Z"
    )
    assert made.subjects == ("m1", "m2")
