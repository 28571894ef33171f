"""What of a document can be found by words: its contents, and what its title and sentences say around them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.model import Attribution, Document, Field, Span

_SENTENCE = re.compile(r"[^\n\r.!?…]+(?:[.!?…]+(?![\s»”\"])[^\n\r.!?…]+)*[.!?…]*[ \u00a0\u202f]*[»”\"]?")
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Passage:
    """A place that can be found: `words` are those it is found by, all of the place or (own voice) what of it no
    content holds."""

    span: Span
    words: str
    attribution: str | None


def passages(document: Document, attributions: Sequence[Attribution]) -> Iterator[Passage]:
    """The passages of a document, each content one, then each sentence with words of its own."""
    for attribution in attributions:
        first = attribution.content[0]
        yield Passage(first, attribution.content_text, attribution.id)
    fields: tuple[Field, ...] = ("title", "text")
    for field in fields:
        words = document.words_of(field)
        taken = sorted((span.start, span.end) for one in attributions for span in one.content if span.field == field)
        at = 0
        for match in _SENTENCE.finditer(words):
            start, end = match.start(), match.end()
            while at < len(taken) and taken[at][1] <= start:
                at += 1
            own = _outside(words, start, end, taken, at)
            if _WORD.search(own):
                yield Passage(document.span(start, end, field), own, None)


def _outside(words: str, start: int, end: int, taken: list[tuple[int, int]], at: int) -> str:
    """What of a sentence lies in no content."""
    kept: list[str] = []
    place = start
    while at < len(taken) and taken[at][0] < end:
        if taken[at][0] > place:
            kept.append(words[place : taken[at][0]])
        place = max(place, taken[at][1])
        at += 1
    if place < end:
        kept.append(words[place:end])
    return " … ".join(kept)
