"""The quotation check: a quotation as it is printed against the original that is held.

faithful    its words stand in the original, one after the other
trimmed     they do, but words between them are left out at an ellipsis, or its sentence goes on in the original
altered     some words were changed, added, or left out where nothing shows it
not_found   the original does not have these words

Ellipses, what an editor puts in brackets, case, punctuation and quotation marks are no alteration.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from graph.model import Attribution, Document, Span
from graph.trace import QuotationCheck
from graph.wording import MOST_WORDS, Run, Word, runs, words

LEAST_WORDS = 3  # of a quotation that is checked: one or two words are found anywhere
ALTERED = 0.6  # share of the printed words that the original must have, in order, to be what was altered
ROOM = 1.5  # how much longer than the printed words the passage of the original is that they are compared with

_MARKS = re.compile(r"«([^«»]*)»|“([^“”]*)”|\"([^\"\n]*)\"")
_GAP = re.compile(r"\s*(?:[\[(]\s*(?:…|\.\.\.)\s*[\])]|…|\.\.\.|\[[^\]]*\])\s*")
_CLOSED = re.compile(r"[.!?…»”\"\n]")
_OPENS, _CLOSES = '«“"', '»”"'


def quotations(document: Document, attribution: Attribution) -> Iterator[Span]:
    """What an attribution has in quotation marks, without these, as spans of its document."""
    for span in attribution.content:
        text = document.words_of(span.field)
        marked = list(_MARKS.finditer(text, span.start, span.end))
        for match in marked:
            start, end = match.span(match.lastindex or 0)
            yield from _stripped(document, start, end, span)
        if not marked and (attribution.kind == "direct" or _between_marks(text, span)):
            yield from _stripped(document, span.start, span.end, span)


def _between_marks(text: str, span: Span) -> bool:
    """Whether the span is all that stands between two quotation marks."""
    before, after = text[max(0, span.start - 3) : span.start].rstrip(), text[span.end : span.end + 3].lstrip()
    return bool(before and after) and before[-1] in _OPENS and after[0] in _CLOSES


def _stripped(document: Document, start: int, end: int, span: Span) -> Iterator[Span]:
    text = document.words_of(span.field)
    inner = text[start:end].strip(' \u00a0\u202f\n\t«»“”"')
    if inner:
        at = text.index(inner, start)
        yield document.span(at, at + len(inner), span.field)


def check(printed: Span, document: Document, original: Document) -> QuotationCheck | None:
    """How a quotation printed in one document stands in another; None where it has too few words to tell.

    `original` may be in another language: then its words cannot be compared, and nothing is found.
    """
    segments = [list(words(printed.text, start, end)) for start, end in _segments(printed.text)]
    segments = [segment for segment in segments if segment]
    count = sum(map(len, segments))
    if count < LEAST_WORDS:
        return None
    here = original.outlet or "the original"
    if document.language and original.language and document.language != original.language:
        reason = f"{here} is in another language, so the words cannot be compared."
        return QuotationCheck(document.id, printed, original.id, None, "not_found", (), reason)
    held = _Held.of(original)
    found = _verbatim(held, segments)
    if found is not None:
        return _stands(printed, document, original, held, found)
    flat = [word for segment in segments for word in segment][:MOST_WORDS]
    near = _nearest(held, flat)
    if near is None:
        reason = f"{here} does not have these words."
        return QuotationCheck(document.id, printed, original.id, None, "not_found", (), reason)
    at, until, shared = near
    changed = runs(original.text, held.words[at:until], printed.text, flat)
    span = original.span(held.words[at].start, held.words[until - 1].end)
    reason = f"{here} has {shared} of the {len(flat)} words in this order; the others are not its own, or are left out."
    return QuotationCheck(document.id, printed, original.id, span, "altered", changed, reason)


@dataclass(frozen=True, slots=True)
class _Held:
    """The words of an original, and where each stands among them."""

    document: Document
    words: Sequence[Word]
    keys: Sequence[str]

    @classmethod
    def of(cls, document: Document) -> "_Held":
        found = list(words(document.text))
        return cls(document, found, [word.key for word in found])


def _segments(text: str) -> Iterator[tuple[int, int]]:
    """The stretches between ellipses and brackets, which stand for words of the original or are an editor's."""
    start = 0
    for gap in _GAP.finditer(text):
        yield start, gap.start()
        start = gap.end()
    yield start, len(text)


def _verbatim(held: _Held, segments: Sequence[Sequence[Word]]) -> list[tuple[int, int]] | None:
    """Where the segments stand in the original, each after the one before it: the first such place."""
    found: list[tuple[int, int]] = []
    after = 0
    for segment in segments:
        keys = [word.key for word in segment]
        at = _find(held.keys, keys, after)
        if at is None:
            return None
        after = at + len(keys)
        found.append((at, after))
    return found


def _find(keys: Sequence[str], wanted: Sequence[str], after: int) -> int | None:
    first, size = wanted[0], len(wanted)
    for at in range(after, len(keys) - size + 1):
        if keys[at] == first and keys[at : at + size] == wanted:
            return at
    return None


def _stands(
    printed: Span, document: Document, original: Document, held: _Held, found: Sequence[tuple[int, int]]
) -> QuotationCheck:
    here = original.outlet or "the original"
    text = original.text
    span = original.span(held.words[found[0][0]].start, held.words[found[-1][1] - 1].end)
    between = [(one[1], other[0]) for one, other in pairwise(found) if one[1] < other[0]]
    parts: list[Run] = []
    for number, (start, end) in enumerate(found):
        parts.append(Run("same", text[held.words[start].start : held.words[end - 1].end]))
        after = found[number + 1][0] if number + 1 < len(found) else end
        if end < after:
            parts.append(Run("removed", text[held.words[end].start : held.words[after - 1].end]))
    before, rest = _sentence_around(held, found[0][0], found[-1][1])
    changes = tuple(run for run in (Run("removed", before), *parts, Run("removed", rest)) if run.text)
    if between:
        reason = f"The words stand in {here} in this order; what an ellipsis or a bracket stands for is left out."
        return QuotationCheck(document.id, printed, original.id, span, "trimmed", changes, reason)
    if before or rest:
        reason = f"The words stand so in {here}, where their sentence has more."
        return QuotationCheck(document.id, printed, original.id, span, "trimmed", changes, reason)
    reason = f"The words stand so in {here}."
    return QuotationCheck(document.id, printed, original.id, span, "faithful", changes, reason)


def _sentence_around(held: _Held, first: int, last: int) -> tuple[str, str]:
    """The words of the same quotation's sentence before and after: what stands between them and the nearest stop or
    quotation mark. Where the original does not quote, its own sentence is no quotation, and nothing was cut."""
    text = held.document.text
    if not _quoted(text, held.words[first].start, held.words[last - 1].end):
        return "", ""
    start = first
    while start > 0 and not re.search(r"[.!?…«“\"\n]", text[held.words[start - 1].end : held.words[start].start]):
        start -= 1
    end = last
    while end < len(held.words) and not _CLOSED.search(text[held.words[end - 1].end : held.words[end].start]):
        end += 1
    before = text[held.words[start].start : held.words[first - 1].end] if start < first else ""
    rest = text[held.words[last].start : held.words[end - 1].end] if last < end else ""
    return before, rest


def _quoted(text: str, start: int, end: int) -> bool:
    """Whether the original has these words in quotation marks, within one paragraph."""
    top = text.rfind("\n", 0, start) + 1
    bottom = text.find("\n", end)
    return any(
        match.start() < start and end < match.end()
        for match in _MARKS.finditer(text, top, len(text) if bottom < 0 else bottom)
    )


def _nearest(held: _Held, flat: Sequence[Word]) -> tuple[int, int, int] | None:
    """The passage of the original that has most of these words in this order, and how many; None under `ALTERED`.

    A window slides over the original once, counting the printed words in it, so that the time is linear in both.
    """
    wanted = Counter(word.key for word in flat)
    size = min(len(held.words), max(len(flat) + 4, int(len(flat) * ROOM)))
    inside: Counter[str] = Counter()
    shared, best, place = 0, 0, 0
    for at, key in enumerate(held.keys):
        inside[key] += 1
        shared += inside[key] <= wanted[key]
        if at >= size:
            gone = held.keys[at - size]
            shared -= inside[gone] <= wanted[gone]
            inside[gone] -= 1
        if shared > best:
            best, place = shared, max(0, at - size + 1)
    if best < ALTERED * len(flat):
        return None
    return _tight(held, flat, place, min(len(held.words), place + size))


def _tight(held: _Held, flat: Sequence[Word], start: int, end: int) -> tuple[int, int, int] | None:
    """The window from its first matched word to its last one."""
    matcher = SequenceMatcher(None, held.keys[start:end], [word.key for word in flat], autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    shared = sum(block.size for block in blocks)
    if shared < ALTERED * len(flat):
        return None
    return start + blocks[0].a, start + blocks[-1].a + blocks[-1].size, shared
