"""Quotations that stand alone and go on with the speaker before them."""

from collections.abc import Iterator, Sequence

from ingest.extract.finds import Find
from ingest.extract.phrases import Range, noun_phrase, starts_noun_phrase
from ingest.extract.rules.build import find, place
from ingest.extract.scope import Scope

_SPEECH = 5  # words, at least: fewer are a title or a scare quote


def continuations(scopes: Sequence[Scope], finds: Sequence[Find]) -> Iterator[Find]:
    """A sentence that is all quotation, in the paragraph of a quoted speaker or right after it, takes that speaker.

    In English only right after an incise: elsewhere it is as often somebody else's (measured on ../shared/gold).
    """
    quoted = sorted((found for found in finds if found.depth == 0), key=lambda found: found.start)
    claimed = {part for found in finds for part in found.content}
    speaker: Find | None = None
    at = 0
    outer = [scope for scope in scopes if not scope.depth]
    for number, scope in enumerate(outer):
        while at < len(quoted) and quoted[at].start < scope.tokens[0].start:
            speaker, at = quoted[at], at + 1
        alone = [index for index in scope.quotes if _alone(scope, index)]
        signature = _signature(outer[number + 1]) if alone and number + 1 < len(outer) else None
        if signature is not None:
            content = place(scope, Range(alone[0], alone[0] + 1))
            if content is not None and content not in claimed:
                yield find(scope, "signature", content=[content], source=signature, confidence=0.8)
            continue
        if not alone or speaker is None or scope.paragraph - speaker.paragraph > 1:
            continue
        index = alone[0]
        content = place(scope, Range(index, index + 1))
        if content is not None and content not in claimed and number and _takes_up(outer[number - 1], scope, speaker):
            speaker.content.append(content)
            continue
        if (
            content is None
            or scope.lexicon.name == "en"
            or content in claimed
            or any(_overlaps(found, content) for found in quoted[max(0, at - 2) : at + 2])
        ):
            continue
        made = find(scope, "continuation", content=[content], inherits=True, confidence=0.5)
        made.governor = speaker
        yield made


def _takes_up(before: Scope, scope: Scope, speaker: Find) -> bool:
    """Whether the quotation goes on with one that an incise cut right before it (“P1,” she said. “P2”)."""
    rule = speaker.method.partition(".")[2]
    inside = before.tokens[0].start <= speaker.start or (speaker.content[-1][1] > before.tokens[0].start - 3)
    quoted = (
        speaker.content[0][0] in {quotation.start for quotation in before.quotes.values()} or len(speaker.content) > 1
    )
    return rule in ("incise", "trailing_clause") and before.paragraph == scope.paragraph and inside and quoted


def _signature(scope: Scope) -> tuple[int, int] | None:
    """The name on a line of its own after a dash, under a quotation."""
    if scope.low(0) not in ("—", "–", "-", "―") or not starts_noun_phrase(scope, 1):
        return None
    end = noun_phrase(scope, 1)
    return place(scope, Range(1, end)) if end >= len(scope) - 1 else None


def _alone(scope: Scope, index: int) -> bool:
    words = sum(1 for at in range(len(scope)) if at != index and scope.tokens[at].is_word)
    return words == 0 and len(scope.tokens[index].text.split()) >= _SPEECH


def _overlaps(found: Find, content: tuple[int, int]) -> bool:
    return any(start < content[1] and content[0] < end for start, end in found.content)
