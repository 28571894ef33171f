"""Sentence → where the content ends, and who says it where the cue is passive. Sentences are ours."""

import pytest

from graph.model import Document
from ingest.extract import extract

CASES = [
    # a verb that goes with the cue, not with the content
    (
        "en",
        "Ruth Calder urged the council to reconsider and spoke with the minister about the bridge.",
        ("Ruth Calder", "urged", ("reconsider",)),
    ),
    # the agent of a passive
    (
        "en",
        'The plan was dismissed as "alarmist" by the harbour board.',
        ("the harbour board", "was dismissed", ("The plan", '"alarmist"')),
    ),
    (
        "fr",
        "Le rapport est qualifié d'« alarmiste » par la direction.",
        ("la direction", "est qualifié", ("« alarmiste »",)),
    ),
    # what is told of the speaker
    (
        "en",
        "“We will not negotiate under threat,” said Ruth Calder, who heads the council of Quillmere.",
        ("Ruth Calder", "said", ("“We will not negotiate under threat,”",)),
    ),
    # quotation marks as wires write them
    (
        "en",
        "''It's a slow tide,'' said Owen Marsh, a fisherman at Quillmere. ''I wouldn't call it a flood.''",
        (
            "Owen Marsh, a fisherman at Quillmere",
            "said",
            ("''It's a slow tide,''", "''I wouldn't call it a flood.''"),
        ),
    ),
    (
        "en",
        "``The tide is slow and the boats are old,'' Owen Marsh said.",
        ("Owen Marsh", "said", ("``The tide is slow and the boats are old,''",)),
    ),
    ("en", "The suspect is 5'10'' tall, police said.", ("police", "said", ("The suspect is 5'10'' tall",))),
    # a sentence ends with its quotation, brackets or not
    (
        "en",
        "The committee said the bridge was “safe[.]” Neighbours disagree with that.",
        ("The committee", "said", ("the bridge was “safe[.]”",)),
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_bounds(language: str, text: str, expected: tuple[str, str, tuple[str, ...]]) -> None:
    (found,) = extract(Document.of(text=text, language=language))
    assert found.source is not None
    assert found.cue is not None
    assert (found.source.text, found.cue.text, tuple(span.text for span in found.content)) == expected
