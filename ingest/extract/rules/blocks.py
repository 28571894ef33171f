"""Whole paragraphs that are somebody's words without quotation marks, and who signs them."""

from collections.abc import Iterator, Sequence

from ingest.extract.finds import Find, Offsets
from ingest.extract.phrases import Range, noun_phrase, starts_noun_phrase
from ingest.extract.rules.build import find, place
from ingest.extract.scope import Scope

DASHES = frozenset(["—", "–", "-", "―"])
_BLOCK = 12  # sentences between the colon and the signature, at most


def signature(scope: Scope) -> Offsets | None:
    """Who signs, on a line that is a dash and a name ("— Jeanne Orsel , maire de Valdor"; “– Ruth Calder, Twitter”)."""
    if scope.low(0) not in DASHES or not starts_noun_phrase(scope, 1):
        return None
    end = noun_phrase(scope, 1)
    return place(scope, Range(1, end)) if end >= len(scope) - 1 or scope.low(end) == "," else None


def signed_blocks(outer: Sequence[Scope], finds: Sequence[Find]) -> Iterator[Find]:
    """The paragraphs between a line that ends with a colon and a signature, where they stand without quotation marks
    and no cue above them has them."""
    colons = (-1, -1)  # the sentences that last ended a paragraph with a colon, the latest first
    above = sorted((found for found in finds if found.depth == 0 and found.cue), key=lambda found: found.cue or (0, 0))
    at = 0
    for number, scope in enumerate(outer):
        first = number == 0 or outer[number - 1].paragraph != scope.paragraph
        colon = next((one for one in colons if one < number - 1), -1)
        signed = signature(scope) if first and colon >= 0 and number - colon <= _BLOCK else None
        if signed is not None:
            opening = outer[colon + 1]
            block = opening.tokens[0].start, outer[number - 1].tokens[-1].end
            while at < len(above) and (above[at].cue or (0, 0))[0] < block[0]:
                at += 1
            led_in = any(
                start < block[1] and block[0] < end for one in above[max(0, at - 2) : at] for start, end in one.content
            )
            listed = opening.low(0) in DASHES
            if not led_in and not listed and 0 not in opening.quotes:
                made = find(opening, "signed_block", content=[block], source=signed, confidence=0.7)
                made.spoken = True
                yield made
            colons = (-1, -1)
        last = number + 1 == len(outer) or outer[number + 1].paragraph != scope.paragraph
        if last and scope.low(len(scope) - 1) == ":":
            colons = (number, colons[0])
