"""The kind of an attribution that was annotated without one, told from the quotation marks around its words."""

import re
from collections.abc import Iterator, Sequence

from graph.model import Kind, Span

_CLOSING = {"«": "»", "“": "”", "„": "“", '"': '"'}
_MARK = re.compile('[«»“”„"\n]')
_WORD = re.compile(r"\w+")


def kind_by_quotes(text: str, content: Sequence[Span]) -> Kind:
    """`direct` where all the content's words stand inside quotation marks, `indirect` where none does, else `mixed`.

    A pair of marks lies within one paragraph; one left open runs to the paragraph's end.
    """
    quoted = list(_quotations(text))
    inside = outside = 0
    for span in content:
        for word in _WORD.finditer(text, span.start, span.end):
            if any(start <= word.start() and word.end() <= end for start, end in quoted):
                inside += 1
            else:
                outside += 1
    if not inside:
        return "indirect"
    return "mixed" if outside else "direct"


def _quotations(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of what stands between quotation marks, in text order; inner quotations are their outer one's."""
    opened: tuple[int, str] | None = None
    for mark in _MARK.finditer(text):
        if opened is None:
            if mark[0] in _CLOSING:
                opened = (mark.end(), _CLOSING[mark[0]])
        elif mark[0] in (opened[1], "\n"):
            yield opened[0], mark.start()
            opened = None
    if opened is not None:
        yield opened[0], len(text)
