"""The repository's own gold set: large enough, well formed, and with every construction it is there to exercise."""

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from graph.exchange.brat import ROLES, BratEvent
from graph.model import Kind, Modality, Polarity, SourceType
from ingest.evaluate.gold import GoldDocument, read_gold

GOLD = Path(__file__).parent / "gold"
LANGUAGES = ("fr", "en")
DOCUMENTS = tuple(read_gold([GOLD / language for language in LANGUAGES]))
EVENTS = tuple(event for document in DOCUMENTS for event in document.events)
each_document = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)


def ancestors(event: BratEvent, document: GoldDocument) -> Iterator[BratEvent]:
    by_id = {other.id: other for other in document.events}
    while event.parent is not None:
        event = by_id[event.parent]
        yield event


def test_at_least_forty_documents_in_two_languages() -> None:
    counts = {language: sum(document.language == language for document in DOCUMENTS) for language in LANGUAGES}
    assert sum(counts.values()) >= 40
    assert min(counts.values()) >= 20


def test_every_text_has_its_annotations() -> None:
    texts = sorted(GOLD.glob("*/*.txt"))
    assert [text for text in texts if not text.with_suffix(".ann").is_file()] == []
    assert len(texts) == len(DOCUMENTS)


@each_document
def test_a_document_is_a_short_piece_of_news_named_after_its_language(document: GoldDocument) -> None:
    folder, _, stem = document.name.partition("/")
    assert stem.startswith(f"{folder}-")
    assert 60 <= len(document.text.split()) <= 300


@each_document
def test_every_attribution_is_whole(document: GoldDocument) -> None:
    """It has content, a cue or a quotation, all attributes, and a referent where somebody speaks."""
    assert document.events
    for event in document.events:
        assert event.content, event.id
        assert event.cue or event.kind == "direct" or event.source_type == "agency", event.id
        assert None not in (event.kind, event.source_type, event.polarity, event.modality), event.id
        assert (event.referent is None) == (event.source_type == "none"), event.id


@each_document
def test_spans_begin_and_end_at_words(document: GoldDocument) -> None:
    for event in document.events:
        for role in ROLES:
            for span in event.role(role):
                assert span.text == span.text.strip(), (event.id, role)
                before, after = document.text[: span.start][-1:], document.text[span.end :][:1]
                assert not (before.isalnum() and span.text[0].isalnum()), (event.id, role)
                assert not (after.isalnum() and span.text[-1].isalnum()), (event.id, role)


@each_document
def test_what_stands_within_a_content_is_nested_in_it(document: GoldDocument) -> None:
    for inner in document.events:
        for outer in document.events:
            if inner is outer or not inner.cue:
                continue
            cue = inner.cue[0]
            if any(span.start <= cue.start and cue.end <= span.end for span in outer.content):
                assert outer.id in {event.id for event in ancestors(inner, document)}, (inner.id, outer.id)


def test_every_role_kind_type_polarity_and_modality_occurs_in_both_languages() -> None:
    for language in LANGUAGES:
        events = [event for document in DOCUMENTS if document.language == language for event in document.events]
        assert [role for role in ROLES if not any(event.role(role) for event in events)] == []
        assert {event.kind for event in events} == set(get_args(Kind))
        assert {event.source_type for event in events} == set(get_args(SourceType))
        assert {event.polarity for event in events} == set(get_args(Polarity))
        assert {event.modality for event in events} == set(get_args(Modality))


def test_attributions_are_nested_three_deep() -> None:
    for language in LANGUAGES:
        depths = [
            len(list(ancestors(event, document)))
            for document in DOCUMENTS
            if document.language == language
            for event in document.events
        ]
        assert max(depths) >= 3


def test_contents_in_pieces_null_sources_and_null_cues_occur() -> None:
    assert any(len(event.content) > 2 for event in EVENTS)
    assert any(not event.source and event.referent for event in EVENTS)
    assert any(not event.cue for event in EVENTS)
    assert sum(event.optional for event in EVENTS) < len(EVENTS) / 10
