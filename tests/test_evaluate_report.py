"""What `sourcier evaluate` tells: groups, calibration, classes of mistakes, the page of them, text and JSON."""

import json
import re
from collections.abc import Iterable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from api.cli import main
from graph.exchange.brat import BratEvent, brat_text
from graph.model import Attribution, Document, Span
from ingest.evaluate import Evaluation
from ingest.evaluate.gold import GoldDocument
from ingest.evaluate.groups import groups
from ingest.evaluate.mistakes import CLASSES, counted, mistakes_of
from ingest.evaluate.page import page
from ingest.evaluate.page.excerpt import cut, marked_up
from ingest.evaluate.reliability import calibration_error, reliability
from ingest.evaluate.report import errors, plain_text, sections, to_json
from ingest.evaluate.scorer import DocumentResult, score
from ingest.evaluate.tally import Score

TEXT = (
    "Mayor Lena Ost said the old bridge reopens. "
    "She added: “No one was hurt.” "
    "Radio Brume reported that a nurse saw two cranes fall."
)
DOCUMENT = Document.of(text=TEXT, language="en")


def spans(words: str | None) -> tuple[Span, ...]:
    parts = words.split(" … ") if words else []
    return tuple(DOCUMENT.span(TEXT.index(part), TEXT.index(part) + len(part)) for part in parts)


def gold(id_: str, source: str | None, cue: str | None, content: str, **more: Any) -> BratEvent:
    return BratEvent(id=id_, source=spans(source), cue=spans(cue), content=spans(content), **more)


def found(source: str | None, cue: str | None, content: str, **more: Any) -> Attribution:
    return Attribution.of(
        DOCUMENT,
        **{"kind": "indirect", **more},
        source=next(iter(spans(source)), None),
        cue=next(iter(spans(cue)), None),
        content=spans(content),
    )


def compared(events: Iterable[BratEvent], attributions: Iterable[Attribution]) -> DocumentResult:
    return score(GoldDocument(name="en/hand", text=TEXT, language="en", events=tuple(events)), attributions)


BRIDGE = gold("E1", "Mayor Lena Ost", "said", "the old bridge reopens", kind="indirect", referent="Mayor Lena Ost")
HURT = gold("E2", "She", "added", "No one was hurt", kind="direct", referent="Mayor Lena Ost")
RADIO = gold("E3", "Radio Brume", "reported", "a nurse saw two cranes fall", kind="indirect", referent="Radio Brume")
NURSE = gold("E4", "a nurse", "saw", "two cranes fall", kind="indirect", referent="a nurse", parent="E3")


def hand_made() -> DocumentResult:
    """Two of four found (one with another kind and loose bounds), one with wrong bounds, one missed."""
    radio = found(
        "Radio Brume",
        "reported",
        "a nurse saw two cranes fall",
        referent="Radio Brume",
        method="clause",
        confidence=0.9,
    )
    return compared(
        [BRIDGE, HURT, RADIO, NURSE],
        [
            found(
                "Lena Ost", "said", "old bridge reopens", kind="mixed", referent="Ost", method="clause", confidence=0.95
            ),
            radio,
            found("a nurse", "saw", "cranes", parent=radio.id, method="bare_verb", confidence=0.4),
        ],
    )


# -- groups --------------------------------------------------------------------------------------------------------


def test_figures_by_rule() -> None:
    made = groups([hand_made()], "rule")
    assert {name: (group.at_5, group.at_8) for name, group in made.items()} == {
        "bare_verb": (Score(right=0, found=1, met=0, gold=4), Score(right=0, found=1, met=0, gold=4)),
        "clause": (Score(right=2, found=2, met=2, gold=4), Score(right=1, found=2, met=1, gold=4)),
    }


def test_figures_by_kind() -> None:
    made = groups([hand_made()], "kind")
    assert {name: group.at_5 for name, group in made.items()} == {
        "direct": Score(right=0, found=0, met=0, gold=1),
        "mixed": Score(right=1, found=1, met=0, gold=0),
        "indirect": Score(right=1, found=2, met=2, gold=3),
    }


def test_figures_by_source_type_where_the_gold_says_it() -> None:
    typed = replace(RADIO, source_type="outlet")
    given = found("Radio Brume", "reported", "a nurse saw two cranes fall", source_type="named_organization")
    made = groups([compared([typed], [given])], "source_type")
    assert made["outlet"].at_5 == Score(met=1, gold=1)
    assert made["named_organization"].at_5 == Score(right=1, found=1)
    assert groups([compared([RADIO], [])], "source_type")[""].at_5 == Score(gold=1)


@pytest.mark.parametrize("by", ["kind", "rule", "source_type"])
def test_the_groups_together_are_the_whole(by: Any) -> None:
    optional = gold("E5", "She", "added", "No one was hurt", optional=True, kind="direct")
    halved = found("She", "added", "No one", method="clause")  # at AR@.8 even optional gold does not excuse it
    for result in (hand_made(), compared([BRIDGE, optional], [halved])):
        made = groups([result], by).values()
        for place in ("at_5", "at_8"):
            whole: Score = getattr(result.tally, place)
            parts = sum((getattr(group, place) for group in made), Score())
            assert (parts.right, parts.found, parts.met) == (whole.right, whole.found, whole.met)
            assert by == "rule" or parts.gold == whole.gold


# -- confidence ----------------------------------------------------------------------------------------------------


def test_confidence_is_held_against_what_is_right() -> None:
    low, high = reliability([hand_made()])
    assert (low.low, low.high, low.count, low.right) == (0.4, 0.5, 1, 0)
    assert (high.low, high.high, high.count, high.right) == (0.9, 1.0, 2, 2)
    assert high.predicted == pytest.approx(0.925)
    assert high.reached == 1.0
    # (|0.4 - 0| + |0.95 + 0.9 - 2|) / 3
    assert calibration_error([low, high]) == pytest.approx((0.4 + 0.15) / 3)


def test_confidence_of_all_and_of_nothing() -> None:
    certain = found("Lena Ost", "said", "the old bridge reopens", confidence=1.0)
    impossible = found("She", "added", "hurt", confidence=0.0)
    first, last = reliability([compared([BRIDGE], [certain, impossible])])
    assert (first.low, last.high) == (0.0, 1.0)
    assert calibration_error([first, last]) == 0.0
    assert reliability([compared([BRIDGE], [])]) == ()
    assert calibration_error([]) == 0.0


def test_what_is_optional_says_nothing_of_confidence() -> None:
    optional = replace(HURT, optional=True)
    assert reliability([compared([optional], [found("She", "added", "No one was hurt")])]) == ()


# -- mistakes ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("gold_event", "given", "classes"),
    [
        (BRIDGE, None, ["missed_cue"]),
        (gold("E1", "Mayor Lena Ost", None, "the old bridge reopens"), None, ["missed_without_cue"]),
        (None, found("She", "added", "No one was hurt"), ["spurious"]),
        (BRIDGE, found("She", "added", "No one was hurt"), ["missed_cue", "spurious"]),
        (BRIDGE, found("Lena Ost", "said", "bridge"), ["bounds"]),
        (BRIDGE, found("She", "said", "the old bridge reopens"), ["source"]),
        (BRIDGE, found("She", "said", "bridge"), ["source_and_bounds"]),
        (BRIDGE, found("She", None, "the old bridge reopens"), ["source"]),
        (BRIDGE, found("Lena Ost", "said", "old bridge"), ["loose_bounds", "referent"]),
        (BRIDGE, found("Lena Ost", "said", "the old bridge reopens", kind="mixed", referent="Lena"), ["kind"]),
        (replace(BRIDGE, optional=True), None, []),
        (replace(BRIDGE, optional=True), found("Lena Ost", "said", "the old bridge reopens", kind="direct"), []),
        (replace(BRIDGE, polarity="denied", source_type="named_person"),
         found("Lena Ost", "said", "the old bridge reopens", referent="Ost"), ["source_type", "polarity"]),
    ],
)  # fmt: skip
def test_a_mistake_has_its_classes(gold_event: BratEvent | None, given: Attribution | None, classes: list[str]) -> None:
    given = replace(given, referent=given.referent or "Otto") if given else None
    result = compared([gold_event] if gold_event else [], [given] if given else [])
    assert [name for one in mistakes_of(result) for name in one.classes] == classes


def test_two_for_one_and_one_for_two() -> None:
    whole = found("Lena Ost", "said", "the old bridge reopens", referent="Ost")
    again = found("Lena Ost", "said", "the old … reopens", referent="Ost")
    (duplicate,) = mistakes_of(compared([BRIDGE], [whole, again]))
    assert (duplicate.classes, duplicate.gold) == (("duplicate",), None)
    assert duplicate.near is not None
    assert duplicate.near.id == "E1"
    (merged,) = mistakes_of(compared([BRIDGE, gold("E9", "Mayor Lena Ost", "said", "the old bridge")], [whole]))
    assert (merged.classes, merged.found) == (("merged",), None)
    assert merged.near is not None
    assert merged.near.id == whole.id


def test_another_parent_is_a_flaw() -> None:
    radio = found("Radio Brume", "reported", "a nurse saw two cranes fall", referent="Radio Brume")
    nurse = found("a nurse", "saw", "two cranes fall", referent="a nurse")
    (flaw,) = mistakes_of(compared([RADIO, NURSE], [radio, nurse]))
    assert flaw.classes == ("parent",)
    assert flaw.is_flaw


def test_misses_and_false_finds_are_each_in_one_mistake() -> None:
    result = hand_made()
    failures = [one for one in mistakes_of(result) if not one.is_flaw]
    assert {one.gold.id for one in failures if one.gold} == {one.id for one in result.missed}
    assert {one.found.id for one in failures if one.found} == {one.id for one in result.false}
    counts = counted([result, result])
    assert list(counts) == list(CLASSES)
    assert {name: count for name, count in counts.items() if count} == {
        "missed_cue": 2,
        "bounds": 2,
        "loose_bounds": 2,
        "kind": 2,
    }


# -- told ----------------------------------------------------------------------------------------------------------


def test_the_report_in_plain_text() -> None:
    report = plain_text(sections(Evaluation(results=(hand_made(),)), by=["rule"])).splitlines()
    assert report[:7] == [
        "Attributions: 1 document, 24 words",
        "                P      R     F1  right  found  gold",
        "AR@.5       0.667  0.500  0.571      2      3     4",
        "  direct    0.000  0.000  0.000      0      0     1",
        "  mixed     1.000  0.000  0.000      1      1     0",
        "  indirect  0.500  0.667  0.571      1      2     3",
        "AR@.8       0.333  0.250  0.286      1      3     4",
    ]
    assert report[-16:] == [
        "By rule; recall is the share of all the gold",
        "            P@.5   R@.5  F1@.5   P@.8   R@.8  F1@.8  found  gold",
        "clause     1.000  0.500  0.667  0.500  0.250  0.333      2     4",
        "bare_verb  0.000  0.000  0.000  0.000  0.000  0.000      1     4",
        "",
        "Confidence: expected calibration error 0.183",
        "         predicted  reached  right  of",
        "0.4–0.5      0.400    0.000      0   1",
        "0.9–1.0      0.925    1.000      2   2",
        "",
        "Mistakes by class",
        "              count",
        "missed cue        1  counts against AR@.5",
        "wrong bounds      1  counts against AR@.5",
        "loose bounds      1  in what is found at AR@.5",
        "wrong kind        1  in what is found at AR@.5",
    ]


def test_what_is_measured_with_beliefs_says_so() -> None:
    (heading, *_) = sections(Evaluation(results=(hand_made(),), beliefs=True, left_out=3))
    assert heading.title == (
        "Attributions: 1 document, 24 words, with beliefs (3 nested finds left out: this gold has no nesting)"
    )


def test_the_report_as_json() -> None:
    value = to_json(Evaluation(results=(hand_made(),)))
    assert value["total"]["ar_5"] == {
        "precision": 0.6667,
        "recall": 0.5,
        "f1": 0.5714,
        "right": 2,
        "found": 3,
        "met": 2,
        "gold": 4,
    }
    assert value["total"]["attributes"]["referent"] == {"share": 1.0, "right": 2, "of": 2}
    assert [document["name"] for document in value["documents"]] == ["en/hand"]
    assert value["by"]["rule"]["clause"]["ar_8"]["right"] == 1
    assert value["reliability"]["expected_calibration_error"] == 0.1833
    assert value["reliability"]["bins"][1] == {
        "from": 0.9,
        "to": 1.0,
        "predicted": 0.925,
        "reached": 1.0,
        "right": 2,
        "count": 2,
    }
    assert value["mistakes"]["missed_cue"] == 1
    assert value["mistakes"]["spurious"] == 0
    assert (value["beliefs"], value["nested_left_out"]) == (False, 0)


def test_errors_are_told_in_text_order_gold_beside_found() -> None:
    assert list(errors(Evaluation(results=(hand_made(),)))) == [
        "== en/hand",
        "MISSED CUE",
        "    gold  @44 direct [She | added | No one was hurt]",
        "WRONG BOUNDS",
        "    gold  @100 indirect [a nurse | saw | two cranes fall]",
        "    found @100 indirect [a nurse | saw | cranes] <bare_verb>",
    ]


# -- the page ------------------------------------------------------------------------------------------------------


class Elements(HTMLParser):
    """The elements of a page, and what was left open."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(content)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attributes)))
        if tag not in {"meta", "input"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_has_a_card_a_mistake_and_a_filter_a_class() -> None:
    content = page(Evaluation(results=(hand_made(),)))
    elements = Elements(content)
    assert elements.open == []
    cards = [attributes["data-classes"] for tag, attributes in elements.elements if tag == "article"]
    assert cards == ["loose_bounds kind", "missed_cue", "bounds"]
    boxes = {attributes["value"]: "checked" in attributes for tag, attributes in elements.elements
             if tag == "input" and attributes.get("type") == "checkbox"}  # fmt: skip
    assert boxes == {"missed_cue": True, "bounds": True, "loose_bounds": False, "kind": False}
    assert '<mark class="source">Mayor Lena Ost</mark> <mark class="cue">said</mark>' in content
    assert "bare_verb (0.40)" in content


def test_the_page_loads_nothing_and_runs_nothing_of_a_text() -> None:
    text = 'Ada said <script>alert(1)</script> & "<img src=x onerror=alert(2)>" \u202e\x00 fell.'
    document = Document.of(text=text, language="en")
    event = BratEvent(
        id="E1", cue=(document.span(4, 8),), content=(document.span(9, len(text)),), referent='<b onclick="x">&'
    )
    name = 'en/<i>"x"'
    result = score(GoldDocument(name=name, text=text, language='"><u>', events=(event,)), [])
    content = page(Evaluation(results=(result,)))
    elements = Elements(content)
    assert [tag for tag, _ in elements.elements if tag == "script"] == ["script"]
    assert not {tag for tag, _ in elements.elements} & {"img", "b onclick", "i", "u", "link", "iframe"}
    assert not any(key in attributes for _, attributes in elements.elements for key in ("src", "href", "onclick"))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in content
    assert "\u202e" not in content
    assert "\x00" not in content
    assert re.search(r"default-src &#x27;none&#x27;; style-src &#x27;sha256-", content)
    assert "http" not in content.replace("http-equiv", "")


def test_an_excerpt_leaves_out_what_is_far_from_any_span() -> None:
    text = "début " * 100 + "ICI " + "milieu " * 300 + "LÀ " + "fin " * 100
    first, last = text.index("ICI"), text.index("LÀ")
    marks = [Span(first, first + 3, "ICI"), Span(last, last + 2, "LÀ")]
    excerpt = cut(text, marks)
    assert len(excerpt.pieces) == 2
    told = marked_up(excerpt, {"cue": tuple(marks)})
    assert told.startswith("…début")
    assert told.endswith("…")
    assert '<mark class="cue">ICI</mark>' in told
    assert "[…]" in told
    assert len(told) < 1000


def test_words_of_two_roles_are_marked_with_both() -> None:
    text = "« Non », a-t-il dit."
    excerpt = cut(text, [Span(9, 19, "a-t-il dit")])
    told = marked_up(excerpt, {"cue": (Span(9, 19, "a-t-il dit"),), "source": (Span(13, 15, "il"),)})
    assert '<mark class="cue">a-t-</mark><mark class="source cue">il</mark><mark class="cue"> dit</mark>.' in told


# -- the command ---------------------------------------------------------------------------------------------------


@pytest.fixture
def gold_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "en-hand"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "a.ann").write_text(brat_text([found("Mayor Lena Ost", "said", "the old bridge reopens")]), "utf-8")
    return folder


def command(*arguments: str) -> int:
    with pytest.raises(SystemExit) as left:
        main(["evaluate", *arguments])
    return int(left.value.code or 0)


def test_the_command_writes_the_page_and_prints_the_groups(
    gold_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "errors.html"
    assert command(str(gold_folder), "--by", "kind", "--by", "source_type", "--errors", str(file), "--beliefs") == 0
    printed = capsys.readouterr()
    assert "By kind" in printed.out
    assert "By source type" in printed.out
    assert "with beliefs" in printed.out
    assert printed.err == f"the mistakes are in {file}\n"
    assert file.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_the_command_prints_json_alone(gold_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command(str(gold_folder), "--format", "json", "--beliefs") == 0
    assert json.loads(capsys.readouterr().out)["beliefs"] is True


def test_a_page_that_cannot_be_written_names_the_cure(
    gold_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(str(gold_folder), "--errors", str(tmp_path / "none" / "errors.html")) == 1
    assert "name another file after --errors" in capsys.readouterr().err
