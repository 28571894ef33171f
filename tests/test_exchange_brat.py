"""BRAT standoff: what is written, what is read, and that nothing is lost between the two."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import InputError
from graph.exchange.brat import BratEvent, attributions_from_brat, brat_text, read_brat
from graph.model import Attribution, Conduit, Document, Figure, Span, WhenInterval

TEXT = (
    "Selon Radio Brume, un officier a déclaré hier au Courrier d’Ostrelle : « Le pont tient »,\n"
    "avant d’ajouter : « Il sera rouvert »."
)
DOCUMENT = Document.of(text=TEXT, language="fr")
GOLD = Path(__file__).parents[2] / "shared" / "gold"


def span(words: str) -> Span:
    start = TEXT.index(words)
    return DOCUMENT.span(start, start + len(words))


def readings() -> tuple[Attribution, ...]:
    outer = Attribution.of(
        DOCUMENT,
        kind="mixed",
        source=span("Radio Brume"),
        cue=span("Selon"),
        content=[span("un officier a déclaré hier au Courrier d’Ostrelle : « Le pont tient »")],
        source_type="outlet",
        referent="Radio Brume",
        method="fronted_selon",
    )
    inner = Attribution.of(
        DOCUMENT,
        kind="direct",
        source=span("un officier"),
        cue=span("a déclaré"),
        content=[span("Le pont tient"), span("Il sera rouvert")],
        addressee=span("Courrier d’Ostrelle"),
        when=span("hier"),
        source_type="unnamed_person",
        modality="hedged",
        referent="un officier",
        parent=outer.id,
        conduits=[
            Conduit(span("Radio Brume"), "Radio Brume"),
            Conduit(span("Courrier d’Ostrelle"), "Le Courrier d’Ostrelle"),
        ],
        confidence=0.85,
        method="subject_verb",
        stance="affirm",
        anonymity_reason=span("Il sera"),
        speaks_for=span("Ostrelle"),
        when_interval=WhenInterval("2024-03-11", "2024-03-12", "relative_to_publication"),
        figures=[
            Figure(value=2.5, high=3, comparator="about", counted="ponts", unit=None, period="par an", span=span("Il")),
            Figure(value=7, comparator="exactly", counted=None, unit="%", period=None, span=span("rouvert")),
        ],
    )
    return outer, inner


def test_an_attribution_is_an_event_with_its_roles_attributes_and_notes() -> None:
    assert brat_text(readings()).splitlines()[12:] == [
        "T4\tSource 19 30\tun officier",
        "T5\tCue 31 40\ta déclaré",
        "T6\tContent 73 86;110 125\tLe pont tient Il sera rouvert",
        "T7\tAddressee 49 68\tCourrier d’Ostrelle",
        "T8\tWhen 41 45\thier",
        "E2\tAttribution:T5 Source:T4 Cue:T5 Content:T6 Addressee:T7 When:T8",
        "A6\tKind E2 direct",
        "A7\tSourceType E2 unnamed_person",
        "A8\tPolarity E2 asserted",
        "A9\tModality E2 hedged",
        "A10\tStance E2 affirm",
        "#4\tReferent E2\tun officier",
        "#5\tConduit E2\t6 17 Radio Brume",
        "#6\tConduit E2\t49 68 Le Courrier d’Ostrelle",
        "#7\tMethod E2\tsubject_verb",
        "#8\tConfidence E2\t0.85",
        "#9\tAnonymityReason E2\t110 117 Il sera",
        "#10\tSpeaksFor E2\t60 68 Ostrelle",
        "#11\tWhenInterval E2\t2024-03-11 2024-03-12 relative_to_publication",
        '#12\tFigure E2\t{"low": 2.5, "high": 3, "comparator": "about", "counted": "ponts", "unit": null, '
        '"period": "par an", "start": 110, "end": 112, "text": "Il"}',
        '#13\tFigure E2\t{"value": 7, "comparator": "exactly", "counted": null, "unit": "%", "period": null, '
        '"start": 118, "end": 125, "text": "rouvert"}',
        "R1\tNestedIn Arg1:E2 Arg2:E1",
    ]


def test_what_is_written_is_read_back_the_same() -> None:
    assert attributions_from_brat(DOCUMENT, read_brat(TEXT, brat_text(readings()))) == readings()


@given(st.lists(st.integers(0, len(TEXT) - 1), min_size=2, max_size=8, unique=True).map(sorted))
def test_contents_in_any_pieces_survive_the_round_trip(cuts: list[int]) -> None:
    pieces = [DOCUMENT.span(start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=False)]
    worded = [piece for piece in pieces if piece.text.strip()]
    if worded:
        attribution = Attribution.of(DOCUMENT, kind="indirect", content=worded)
        assert attributions_from_brat(DOCUMENT, read_brat(TEXT, brat_text([attribution]))) == (attribution,)


def test_no_attributions_are_no_lines() -> None:
    assert brat_text([]) == ""
    assert read_brat(TEXT, "") == ()


def test_an_event_without_a_cue_is_marked_on_its_content() -> None:
    attribution = Attribution.of(DOCUMENT, kind="direct", content=[span("Il sera rouvert")])
    lines = brat_text([attribution]).splitlines()
    assert lines[:2] == ["T1\tContent 110 125\tIl sera rouvert", "E1\tAttribution:T1 Content:T1"]


def test_line_breaks_within_a_span_are_written_as_spaces() -> None:
    attribution = Attribution.of(DOCUMENT, kind="mixed", content=[span("Le pont tient »,\navant")])
    assert brat_text([attribution]).splitlines()[0] == "T1\tContent 73 95\tLe pont tient », avant"


def test_what_lies_in_a_separate_title_has_no_place_in_the_standoff() -> None:
    titled = Document.of(text=TEXT, title="Le maire : « Rien à craindre »")
    in_title = Attribution.of(titled, kind="direct", content=[titled.span(11, 28, "title")])
    in_text = Attribution.of(titled, kind="direct", content=[titled.span(73, 86)], parent=in_title.id)
    lines = brat_text([in_title, in_text]).splitlines()
    assert lines[0] == "T1\tContent 73 86\tLe pont tient"
    assert not any(line.startswith("R") for line in lines)


def test_other_schemes_are_read_as_far_as_they_go() -> None:
    """Numbered roles, forward references, events without a source, other marks: as PolNeAR and GUM have them."""
    annotations = (
        "E1\tAttribution-no-source:T1 Cue:T1 Content:T2 Content2:T3\n"
        "T1\tCue 31 40\ta déclaré\n"
        "T2\tContent 110 125\tIl sera rouvert\n"
        "T3\tContent 73 86\tLe pont tient\n"
        "T4\tDiscuss 0 5\tSelon\n"
        "\n"
        "A1\tOptional E1 yes\n"
        "#1\tAnnotatorNotes T4\twhat is this?\n"
        "*\tEquiv T1 T2\n"
    )
    assert read_brat(TEXT, annotations) == (
        BratEvent(
            id="E1", cue=(span("a déclaré"),), content=(span("Le pont tient"), span("Il sera rouvert")), optional=True
        ),
    )


def test_words_that_run_over_a_line_break_may_do_so_in_the_file() -> None:
    annotations = "T1\tContent 73 95\tLe pont tient »,\navant\nE1\tAttribution:T1 Content:T1\n"
    assert [event.content for event in read_brat(TEXT, annotations)] == [(span("Le pont tient »,\navant"),)]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("T2\tCue 31 4000\ta déclaré", "lie outside the text of 128 characters"),
        ("T2\tCue 31 39\ta déclaré", "the text has 'a déclar' at these offsets, not 'a déclaré'"),
        ("T2\tCue trente\ta déclaré", "a mark is its type, offsets and words"),
        ("T2\tCue 31 40", "a mark is its type, offsets and words"),
        ("E1\tAttribution:T9 Cue:T9", "it names T9, which no line defines"),
        ("E1\tAttribution:T1 Cue", "'Cue' is not a role and a mark"),
        ("#1\tSpeaksFor E0\there it is", "invalid literal"),
        ("#1\tSpeaksFor E0\t30 19 x", "a span must have 0 ≤ start < end"),
        ("#1\tWhenInterval E0\t2024-03-12 2024-03-11 exact", "runs from 2024-03-12 back to 2024-03-11"),
        ("#1\tFigure E0\t{", "Expecting property name"),
        ('#1\tFigure E0\t{"value": 1}', "this one has no 'start'"),
        ("A1\tKind E0 sideways", "Kind is 'sideways'; it must be one of direct, indirect, mixed"),
        ("R1\tNestedIn Arg1:E7 Arg2:E0", "it names E7, which no line defines"),
        ("once upon a time", "is not a line of BRAT standoff"),
    ],
)
def test_a_bad_line_is_named_with_its_file_and_number(line: str, reason: str) -> None:
    good = "T1\tSource 19 30\tun officier\nE0\tAttribution:T1 Source:T1\n"
    with pytest.raises(InputError) as caught:
        read_brat(TEXT, good + line + "\n", place="x.ann")
    assert caught.value.place == "x.ann:3"
    assert reason in caught.value.reason


def test_a_parent_that_is_not_there_is_an_error() -> None:
    annotations = "T1\tContent 19 30\tun officier\nE1\tAttribution:T1 Content:T1\nR1\tNestedIn Arg1:E1 Arg2:E9\n"
    with pytest.raises(InputError, match=r"x\.ann: E1 is nested in E9, which is not defined"):
        read_brat(TEXT, annotations, place="x.ann")


@pytest.mark.skipif(not GOLD.is_dir(), reason="the gold is not part of the repository")
@pytest.mark.parametrize("folder", ["fr-dev", "en-dev", "en-gum-dev", "en-polnear/dev"])
def test_all_the_gold_is_read_and_survives_the_round_trip(folder: str) -> None:
    files = sorted((GOLD / folder).glob("*.ann"))
    assert files
    for file in files:
        text = file.with_suffix(".txt").read_bytes().decode()
        document = Document.of(text=text)
        attributions = attributions_from_brat(document, read_brat(text, file.read_bytes().decode(), place=file.name))
        assert attributions_from_brat(document, read_brat(text, brat_text(attributions))) == attributions
