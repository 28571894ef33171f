"""Quotation marks paired: what stands between them, in one paragraph or over several.

A quotation never fails a document: one that is not closed ends with its paragraph, one that a new paragraph
reopens goes on there. Time is linear in the number of marks.
"""

import re
from dataclasses import dataclass

from ingest.extract.tokens import Paragraph, Token

_CLOSES = {"«": "»", "“": "”", "„": "“", "‹": "›", "``": "''"}
MAX_NESTED = 8  # marks open at once; more are not read as quotations
_CLOSING = frozenset("»”›")
_MARKS = frozenset('«»“”„"‹›') | {"''", "``"}
_STRAIGHT = frozenset(['"', "''"])  # these open and close alike; wires write quotation marks as two apostrophes
_SINGLE = re.compile(r"(?<![\w’'])‘(?=\S)([^‘’\n]*(?:\w’\w[^‘’\n]*)*)’(?!\w)")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks: `start` and `end` with its marks, `inner_start` and `inner_end` without
    them (nor the spaces French sets there). `continues`: it takes up the one before, left open a paragraph ago."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool
    continues: bool


def quotations(text: str, paragraph: Paragraph, *, open_before: bool = False) -> list[Quotation]:
    """The outermost quotations of one paragraph, in order. `open_before`: the paragraph before ended unclosed."""
    found: list[Quotation] = []
    stack: list[tuple[str, int]] = []
    first_mark = True
    marks = [token for token in paragraph.tokens if token.text in _MARKS]
    for token in marks:
        mark = token.text
        if mark in _STRAIGHT:
            opens = not any(open_ == mark or _CLOSES.get(open_) == mark for open_, _ in stack)
        elif mark == "“" and any(open_ == "„" for open_, _ in stack):
            opens = False
        else:
            opens = mark not in _CLOSING
        if opens:
            if mark == "''" and not _may_open(text, token):
                continue
            if len(stack) < MAX_NESTED:
                stack.append((mark, token.start))
            continue
        wanted = [depth for depth, (open_, _) in enumerate(stack) if open_ == mark or _CLOSES.get(open_) == mark]
        if not wanted:
            continue
        start = stack[wanted[-1]][1]
        del stack[wanted[-1] :]
        if not stack:
            continues = open_before and first_mark and start == paragraph.tokens[0].start
            found.append(_quotation(text, start, token.end, closed=True, continues=continues))
            first_mark = False
    if stack:
        start = stack[0][1]
        continues = open_before and first_mark and start == paragraph.tokens[0].start
        end = paragraph.tokens[-1].end
        if end > start + 1:
            found.append(_quotation(text, start, end, closed=False, continues=continues))
    return _with_single(text, paragraph, found)


def _may_open(text: str, token: Token) -> bool:
    """Whether two apostrophes may open a quotation: those of "5'10''" do not."""
    before, after = text[max(0, token.start - 1) : token.start], text[token.end : token.end + 1]
    return not before.isalnum() and bool(after) and not after.isspace()


def _with_single(text: str, paragraph: Paragraph, found: list[Quotation]) -> list[Quotation]:
    """Add ‘ ’ quotations that lie outside the others."""
    if "‘" not in text[paragraph.start : paragraph.end]:
        return found
    merged: list[Quotation] = []
    others = iter([*found, None])
    other = next(others)
    for match in _SINGLE.finditer(text, paragraph.start, paragraph.end):
        start, end = match.span()
        while other is not None and other.end <= start:
            merged.append(other)
            other = next(others)
        if other is None or end <= other.start:
            merged.append(_quotation(text, start, end, closed=True, continues=False))
    return merged + ([other] if other is not None else []) + [rest for rest in others if rest is not None]


def _quotation(text: str, start: int, end: int, *, closed: bool, continues: bool) -> Quotation:
    width = 2 if text.startswith(("''", "``"), start) else 1
    inner_start, inner_end = start + width, end - width if closed else end
    while inner_start < inner_end and text[inner_start].isspace():
        inner_start += 1
    while inner_end > inner_start and text[inner_end - 1].isspace():
        inner_end -= 1
    return Quotation(start, end, inner_start, inner_end, closed, continues)
