"""The scorer against figures computed by hand, on a text written for it."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from graph.errors import InputError
from graph.exchange.brat import BratEvent, attributions_from_brat, brat_text
from graph.model import Attribution, Document, Span
from ingest.evaluate import evaluate
from ingest.evaluate.gold import GoldDocument, corpus_hash, read_gold
from ingest.evaluate.marks import Words, same_referent
from ingest.evaluate.quotes import kind_by_quotes
from ingest.evaluate.scorer import DocumentResult, score
from ingest.evaluate.tally import Score, Share, Tally

TEXT = (
    "Mayor Lena Ost said the old bridge reopens. "
    "She added: “No one was hurt.” "
    "Radio Brume reported that a nurse saw two cranes fall."
)
DOCUMENT = Document.of(text=TEXT, language="en")


def span(words: str) -> Span:
    start = TEXT.index(words)
    return DOCUMENT.span(start, start + len(words))


def spans(words: str | None) -> tuple[Span, ...]:
    return tuple(span(part) for part in words.split(" … ")) if words else ()


def gold(id_: str, source: str | None, cue: str | None, content: str, **more: Any) -> BratEvent:
    return BratEvent(id=id_, source=spans(source), cue=spans(cue), content=spans(content), **more)


def found(source: str | None, cue: str | None, content: str, **more: Any) -> Attribution:
    return Attribution.of(
        DOCUMENT,
        **{"kind": "indirect", **more},
        source=span(source) if source else None,
        cue=span(cue) if cue else None,
        content=spans(content),
    )


def compared(events: Iterable[BratEvent], attributions: Iterable[Attribution]) -> DocumentResult:
    return score(GoldDocument(name="en/hand", text=TEXT, language="en", events=tuple(events)), attributions)


BRIDGE = gold("E1", "Mayor Lena Ost", "said", "the old bridge reopens", kind="indirect", referent="Mayor Lena Ost")
HURT = gold("E2", "She", "added", "No one was hurt", kind="direct", referent="Mayor Lena Ost")
RADIO = gold("E3", "Radio Brume", "reported", "a nurse saw two cranes fall", kind="indirect", referent="Radio Brume")
NURSE = gold("E4", "a nurse", "saw", "two cranes fall", kind="indirect", referent="a nurse", parent="E3")


# -- found or not --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "at_5", "at_8"),
    [
        ("the old bridge reopens", 1, 1),  # 4 of 4 words
        ("said the old bridge reopens", 1, 1),  # 4 shared of 5: .8
        ("the old bridge", 1, 0),  # 3 of 4: .75
        ("old bridge", 1, 0),  # 2 of 4: .5
        ("bridge", 0, 0),  # 1 of 4
        ("the old … reopens. She added: “No", 0, 0),  # 3 shared of 7: .43
    ],
)
def test_a_content_is_found_from_half_of_its_words_on(content: str, at_5: int, at_8: int) -> None:
    tally = compared([BRIDGE], [found("Lena Ost", "said", content)]).tally
    assert tally.at_5 == Score(right=at_5, found=1, met=at_5, gold=1)
    assert tally.at_8 == Score(right=at_8, found=1, met=at_8, gold=1)


@pytest.mark.parametrize(
    ("expected", "referent", "given", "right"),
    [
        ("Mayor Lena Ost", None, "Lena Ost", True),  # they overlap
        ("She", "Mayor Lena Ost", "Lena Ost", True),  # the found source lies in the referent
        ("She", "Lena Ost", "Mayor Lena Ost", True),  # it contains the referent
        (None, "Mayor Lena Ost", "Lena Ost", True),  # also where the gold has no source
        (None, None, None, True),  # neither has one
        ("She", "Mayor Lena Ost", "Radio Brume", False),
        ("She", "Mayor Lena Ost", None, False),
        (None, None, "Radio Brume", False),
    ],
)
def test_a_source_is_the_same_by_place_or_by_referent(
    expected: str | None, referent: str | None, given: str | None, right: bool
) -> None:
    event = gold("E2", expected, "added", "No one was hurt", referent=referent)
    assert compared([event], [found(given, "added", "No one was hurt")]).tally.at_5.right == right


def test_one_gold_is_found_once_and_by_the_best() -> None:
    worse, best = found("Lena Ost", None, "old bridge"), found("Lena Ost", "said", "the old bridge reopens")
    result = compared([BRIDGE], [worse, best])
    assert [pair.found.id for pair in result.pairs] == [best.id]
    assert result.tally.at_5 == Score(right=1, found=2, met=1, gold=1)
    assert [one.id for one in result.false] == [worse.id]


def test_equal_contents_are_told_apart_by_source_and_cue() -> None:
    said = gold("E1", "Mayor Lena Ost", "said", "two cranes fall")
    added = gold("E2", "Mayor Lena Ost", "added", "two cranes fall")
    one, other = found("Lena Ost", "added", "two cranes fall"), found("Lena Ost", "said", "two cranes fall")
    pairs = compared([said, added], [one, other]).pairs
    assert {(pair.gold.id, pair.found.id) for pair in pairs} == {("E1", other.id), ("E2", one.id)}


def test_optional_gold_counts_neither_way() -> None:
    optional = gold("E2", "She", "added", "No one was hurt", optional=True)
    finds = [found("She", "added", "No one was hurt"), found("Lena Ost", "said", "the old bridge reopens")]
    for attributions in (finds, finds[1:]):
        tally = compared([BRIDGE, optional], attributions).tally
        assert tally.at_5 == tally.at_8 == Score(right=1, found=1, met=1, gold=1)
        assert tally.exact["cue"] == Score(right=1, found=1, met=1, gold=1)
        assert tally.by_word["content"] == Score(right=4, found=4, met=4, gold=4)
        assert sum(tally.kinds.values(), Score()) == Score(right=1, found=1, met=1, gold=1)


def test_nothing_found_and_nothing_to_find() -> None:
    assert compared([BRIDGE], []).tally.at_5.f1 == 0.0
    nothing = compared([], []).tally
    assert nothing.at_5 == Score()
    assert nothing.at_5.precision == nothing.at_5.recall == nothing.at_5.f1 == 0.0


# -- the figures ---------------------------------------------------------------------------------------------------


def hand_made() -> DocumentResult:
    """Two of four found (one with another kind and polarity), one false find."""
    radio = found("Radio Brume", "reported", "a nurse saw two cranes fall", referent="Radio Brume", method="clause")
    return compared(
        [BRIDGE, HURT, RADIO, NURSE],
        [
            found("Lena Ost", "said", "old bridge reopens", kind="mixed", referent="Ost", method="clause"),
            radio,
            found("a nurse", "saw", "cranes", parent=radio.id, method="bare_verb"),
        ],
    )


def test_attributions_and_kinds() -> None:
    tally = hand_made().tally
    assert tally.at_5 == Score(right=2, found=3, met=2, gold=4)
    assert tally.at_8 == Score(right=1, found=3, met=1, gold=4)
    assert (tally.at_5.precision, tally.at_5.recall) == (2 / 3, 0.5)
    assert tally.at_5.f1 == pytest.approx(4 / 7)
    assert tally.kinds == {
        "direct": Score(right=0, found=0, met=0, gold=1),
        "mixed": Score(right=1, found=1, met=0, gold=0),
        "indirect": Score(right=1, found=2, met=2, gold=3),
    }


def test_roles_exactly_and_word_by_word() -> None:
    tally = hand_made().tally
    # sources: "Lena Ost" is not "Mayor Lena Ost"; "She" is missed
    assert tally.exact["source"] == Score(right=2, found=3, met=2, gold=4)
    assert tally.by_word["source"] == Score(right=6, found=6, met=6, gold=8)
    assert tally.exact["cue"] == Score(right=3, found=3, met=3, gold=4)
    # contents: only the radio's is exact; of 4 + 4 + 6 words gold (the nurse's lie in the radio's), 3 + 6 are found
    assert tally.exact["content"] == Score(right=1, found=3, met=1, gold=4)
    assert tally.by_word["content"] == Score(right=9, found=9, met=9, gold=14)
    assert tally.exact["when"] == Score()


def test_attributes_are_judged_over_the_pairs_that_have_them() -> None:
    assert hand_made().tally.shares == {
        "kind": Share(1, 2),
        "source_type": Share(0, 0),
        "polarity": Share(0, 0),
        "referent": Share(2, 2),
        "parent": Share(0, 0),  # the nested one was not found
    }


def test_quotation_marks_and_punctuation_at_the_ends_change_nothing() -> None:
    event = gold("E2", "She", "added", "“No one was hurt.”")
    tally = compared([event], [found("She", "added:", "No one was hurt")]).tally
    assert tally.exact["content"].f1 == tally.exact["cue"].f1 == tally.at_8.f1 == 1.0


def test_nesting_is_judged_by_links() -> None:
    radio = found("Radio Brume", "reported", "a nurse saw two cranes fall")
    right = found("a nurse", "saw", "two cranes fall", parent=radio.id)
    unlinked = found("a nurse", "saw", "two cranes fall")
    wrong = found("She", "added", "No one was hurt", parent=radio.id)
    assert compared([RADIO, NURSE], [radio, right]).tally.nested == Score(right=1, found=1, met=1, gold=1)
    assert compared([RADIO, NURSE], [radio, right]).tally.shares["parent"] == Share(1, 1)
    assert compared([RADIO, NURSE], [radio, unlinked]).tally.nested == Score(right=0, found=0, met=0, gold=1)
    assert compared([RADIO, NURSE], [radio, unlinked]).tally.shares["parent"] == Share(0, 1)
    assert compared([HURT, RADIO], [radio, wrong]).tally.nested == Score(right=0, found=1, met=0, gold=0)


@pytest.mark.parametrize(
    ("gold_name", "found_name", "same"),
    [
        ("le Pentagone", "Le Pentagone", True),
        ("Emmanuel Macron", "Macron", True),
        ("Macron", "le président Emmanuel Macron", True),
        ("l’agence Brève", "agence breve", True),
        ("le Pentagone", "la Maison-Blanche", False),
        ("le Pentagone", None, False),
        ("le Pentagone", "", False),
    ],
)
def test_a_referent_is_right_when_one_name_holds_the_other(gold_name: str, found_name: str | None, same: bool) -> None:
    assert same_referent(gold_name, found_name) == same


def test_figures_add_up() -> None:
    one = hand_made().tally
    both = sum([one, one], Tally())
    assert both.documents == 2
    assert both.words == 2 * one.words == 2 * 24
    assert both.at_5 == one.at_5 + one.at_5 == Score(right=4, found=6, met=4, gold=8)
    assert both.at_5.f1 == one.at_5.f1


# -- words and quotation marks ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "end", "positions"),
    [(0, 3, {0}), (0, 4, {0, 1}), (3, 4, {1}), (2, 3, set()), (1, 2, {0}), (0, 10, {0, 1, 2})],
)
def test_a_span_has_the_words_it_touches(start: int, end: int, positions: set[int]) -> None:
    text = "ab’cd efg."
    assert Words(text).of([Span(start, end, text[start:end])]) == positions


@pytest.mark.parametrize(
    ("text", "content", "kind"),
    [
        ("Elle a dit : « Le pont tient. »", "Le pont tient.", "direct"),
        ("Elle a dit que le pont tient.", "le pont tient", "indirect"),
        ("Elle a dit que le pont « tient bon ».", "le pont « tient bon »", "mixed"),
        ('"It holds," she said, "for now."', "It holds", "direct"),
        ('"It holds," she said, "for now."', "she said", "indirect"),
        ("“It holds,\nthey say it holds", "they say it holds", "indirect"),
        ("“It holds, they say", "It holds", "direct"),
        ("« Il dit “tenir bon” ici »", "tenir bon” ici", "direct"),
        ("„Es hält“, sagt sie.", "Es hält", "direct"),
    ],
)
def test_a_kind_is_told_from_the_quotation_marks(text: str, content: str, kind: str) -> None:
    start = text.index(content)
    assert kind_by_quotes(text, [Span(start, start + len(content), content)]) == kind


# -- gold on disk, and the whole way ---------------------------------------------------------------------------------


def write_gold(folder: Path, *, name: str = "a", text: str = TEXT) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    attribution = found("Mayor Lena Ost", "said", "the old bridge reopens", source_type="named_person")
    (folder / f"{name}.txt").write_bytes(text.encode())
    (folder / f"{name}.ann").write_text(brat_text([attribution]), encoding="utf-8")
    return folder


def as_annotated(document: Document) -> tuple[Attribution, ...]:
    return attributions_from_brat(document, (BRIDGE, HURT))


def test_a_folder_is_evaluated_in_the_language_of_its_name(tmp_path: Path) -> None:
    folder = write_gold(tmp_path / "en-hand" / "dev")
    languages: list[str | None] = []

    def extract(document: Document, *, beliefs: bool = False) -> tuple[Attribution, ...]:
        languages.append(document.language)
        return as_annotated(document)

    evaluation = evaluate([folder], extract=extract)
    assert evaluation.tally.at_5 == Score(right=1, found=2, met=1, gold=1)
    evaluate([folder], extract=extract, language="fr")
    assert languages == ["en", "fr"]


def test_nested_finds_are_left_out_with_beliefs_where_the_gold_nests_nothing(tmp_path: Path) -> None:
    def extract(document: Document, *, beliefs: bool = False) -> tuple[Attribution, ...]:
        return attributions_from_brat(document, (RADIO, NURSE))

    flat = write_gold(tmp_path / "en-flat")
    nested = write_gold(tmp_path / "en-nested")
    radio, nurse = attributions_from_brat(DOCUMENT, (RADIO, NURSE))
    (nested / "b.txt").write_bytes(TEXT.encode())
    (nested / "b.ann").write_text(brat_text([radio, nurse]), encoding="utf-8")
    assert [evaluate([flat], extract=extract, beliefs=beliefs).tally.at_5.found for beliefs in (False, True)] == [2, 1]
    assert evaluate([flat], extract=extract, beliefs=True).left_out == 1
    # The whole folder tells, also where one file of it is named and has no nesting itself.
    for gold in (nested, nested / "a.ann"):
        evaluation = evaluate([gold], extract=extract, beliefs=True)
        assert (evaluation.left_out, evaluation.results[0].tally.at_5.found) == (0, 2)


def test_offsets_are_into_the_text_as_the_file_has_it(tmp_path: Path) -> None:
    text = "Première ligne.\r\nLa maire a dit : « Rien. »\r\n"
    (tmp_path / "a.txt").write_bytes(text.encode())
    (tmp_path / "a.ann").write_text("T1\tContent 36 40\tRien\nE1\tAttribution:T1 Content:T1\n", encoding="utf-8")
    (document,) = read_gold([tmp_path])
    assert document.text == text
    assert document.events[0].content[0].text == "Rien"


def test_what_is_no_gold_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no gold here; name a folder"):
        list(read_gold([tmp_path]))
    with pytest.raises(InputError, match="no gold here; name a folder"):
        list(read_gold([tmp_path / "absent.ann"]))
    (tmp_path / "a.ann").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match=r"its text a\.txt is not beside it"):
        list(read_gold([tmp_path]))
    (tmp_path / "a.txt").write_bytes(b"caf\xe9")
    with pytest.raises(InputError, match="not UTF-8 at byte 3"):
        list(read_gold([tmp_path]))


def test_the_hash_of_a_corpus_is_that_of_its_files(tmp_path: Path) -> None:
    one, same = write_gold(tmp_path / "one"), write_gold(tmp_path / "same")
    other, renamed = write_gold(tmp_path / "other", text=TEXT + "\n"), write_gold(tmp_path / "renamed", name="b")
    assert corpus_hash(one) == corpus_hash(same)
    assert len({corpus_hash(folder) for folder in (one, other, renamed)}) == 3
