"""The part of a text around some spans, and its HTML with the roles marked."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from graph.exchange.brat import ROLES, Role
from graph.model import Span

_AROUND = 140  # characters of context on either side
_WORD = re.compile(r"\w")
_EMPTY_LINES = re.compile(r"\s*\n\s*")
# What a page cannot hold as it is, or what would turn the words around it over.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Pieces of a text (start and end offsets), in its order; between two pieces something is left out."""

    text: str
    pieces: tuple[tuple[int, int], ...]


def plain(text: str) -> str:
    """A text's words as HTML that is nothing but words."""
    return escape(_UNPRINTABLE.sub("\ufffd", text))


def cut(text: str, spans: Iterable[Span]) -> Excerpt:
    """The spans with their context, to whole words; what lies far from any span's ends is left out."""
    edges = sorted(place for span in spans if span.field == "text" for place in (span.start, span.end))
    pieces: list[tuple[int, int]] = []
    for edge in edges:
        start, end = _word_start(text, edge - _AROUND), _word_end(text, edge + _AROUND)
        if pieces and start <= pieces[-1][1] + _AROUND:
            pieces[-1] = (pieces[-1][0], max(end, pieces[-1][1]))
        else:
            pieces.append((start, end))
    return Excerpt(text, tuple(pieces))


def _word_start(text: str, place: int) -> int:
    place = max(place, 0)
    for _ in range(30):
        if place == 0 or not (_WORD.match(text[place - 1]) and _WORD.match(text[place : place + 1])):
            break
        place -= 1
    return place


def _word_end(text: str, place: int) -> int:
    place = min(place, len(text))
    for _ in range(30):
        if place == len(text) or not (_WORD.match(text[place - 1]) and _WORD.match(text[place])):
            break
        place += 1
    return place


def marked_up(excerpt: Excerpt, roles: Mapping[Role, Sequence[Span]]) -> str:
    """The excerpt as HTML: each stretch of words in a `mark` whose classes are the roles it has."""
    marked = [(span.start, span.end, role) for role in ROLES for span in roles.get(role, ()) if span.field == "text"]
    edges = sorted({place for start, end, _ in marked for place in (start, end)})
    shown = ["".join(_stretches(excerpt.text, start, end, edges, marked)) for start, end in excerpt.pieces]
    before = "…" if excerpt.pieces and excerpt.pieces[0][0] > 0 else ""
    after = "…" if excerpt.pieces and excerpt.pieces[-1][1] < len(excerpt.text) else ""
    return before + ' <span class="cut">[…]</span> '.join(shown) + after


def _stretches(
    text: str, start: int, end: int, edges: Sequence[int], marked: Sequence[tuple[int, int, Role]]
) -> Iterator[str]:
    places = [start, *(edge for edge in edges if start < edge < end), end]
    for left, right in pairwise(places):
        words = plain(_EMPTY_LINES.sub("\n", text[left:right]))
        roles = [role for first, last, role in marked if first <= left and right <= last]
        yield f'<mark class="{" ".join(roles)}">{words}</mark>' if roles else words
