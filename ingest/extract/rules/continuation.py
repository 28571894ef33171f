"""Quotations without a cue of their own: they go on with the speaker before them, are signed, or follow a colon."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ingest.extract.finds import Find, Offsets
from ingest.extract.phrases import Range, circumstances
from ingest.extract.rules.blocks import signature, signed_blocks
from ingest.extract.rules.build import find, place, trimmed
from ingest.extract.scope import Scope
from ingest.extract.subjects import subject
from ingest.extract.verbs import cues

_SPEECH = 5  # words, at least: fewer are a title or a scare quote
_LED_IN = 8  # words, at least, after a colon that no cue comes before: fewer are a theme or a motto
_PARTS = 12  # of one content, at most
_CLAUSE = 3  # words, at least, that a content keeps before such a colon


def continuations(scopes: Sequence[Scope], finds: Sequence[Find]) -> Iterator[Find]:
    """Quotations that stand alone in their sentence, or after a colon that no cue leads to.

    Alone under a dash signature: the signature's words. Right after a sentence with a quoted speaker, in its
    paragraph: in English one more part of what that speaker said, in French a find of its own with that speaker.
    In French also in the paragraph after it. With an incise inside it, the quotation is that speaker's. After a colon:
    the words of who spoke last.
    """
    quoted = sorted((found for found in finds if found.depth == 0), key=lambda found: found.start)
    outer = [scope for scope in scopes if not scope.depth]
    _cut_at_colons(outer, quoted)
    inner = [found for found in finds if found.depth == 1 and found.method.endswith((".incise", ".trailing_clause"))]
    inner.sort(key=lambda found: found.start, reverse=True)
    claimed = _Claimed(quoted)
    yield from signed_blocks(outer, finds)
    at = 0
    for number, scope in enumerate(outer):
        while at < len(quoted) and quoted[at].start < scope.tokens[0].start:
            at += 1
        speaker = quoted[at - 1] if at else None
        before = outer[number - 1] if number else None
        led_in = _after_colon(before, scope)
        if led_in is not None:
            made = _colon(before, scope, led_in, quoted, at, claimed)
            if made is not None:
                yield made
            continue
        last = _last_quotation(scope)
        content = place(scope, Range(last, last + 1)) if last is not None else None
        if last is None or content is None or claimed.overlaps(content):
            continue
        signed = signature(outer[number + 1]) if number + 1 < len(outer) else None
        if signed is not None:
            yield find(scope, "signature", content=[content], source=signed, confidence=0.8)
        elif not _alone(scope, last):
            continue
        elif (speaking := _incise_within(inner, content)) is not None:
            _spread(scope, speaking, content)
        elif speaker is None or scope.paragraph - speaker.paragraph > 1:
            continue
        elif scope.lexicon.name == "en":
            if before is not None and _takes_up(before, scope, speaker):
                speaker.content.append(content)
        else:
            yield _going_on(scope, "continuation", content, speaker)


def _incise_within(inner: list[Find], content: Offsets) -> Find | None:
    """The first incise that stands within a quotation; `inner` are those left, last first."""
    while inner and inner[-1].start < content[1]:
        found = inner.pop()
        if found.start >= content[0] and found.source is not None and found.cue is not None:
            return found
    return None


def _spread(scope: Scope, found: Find, content: Offsets) -> None:
    """ "« P1, confiait hier Jeanne Orsel. P2 »": the incise has all of the quotation, before it and after it."""
    places = [place for place in (found.source, found.cue, found.when, found.medium, found.addressee) if place]
    start, end = min(place[0] for place in places), max(place[1] for place in places)
    before = trimmed(scope.text, content[0], start)
    while end < content[1] and not scope.text[end].isalnum():
        end += 1
    after = trimmed(scope.text, end, content[1])
    found.content = [part for part in (before, after) if part is not None]
    found.depth = 0


class _Claimed:
    """The contents found, merged into stretches of the text."""

    def __init__(self, finds: Sequence[Find]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(part for found in finds for part in found.content):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def overlaps(self, place: Offsets) -> bool:
        at = bisect_left(self._starts, place[1]) - 1
        return at >= 0 and self._ends[at] > place[0]


def _going_on(scope: Scope, method: str, content: Offsets, speaker: Find) -> Find:
    made = find(scope, method, content=[content], inherits=True, confidence=0.5)
    made.governor = speaker
    return made


def _after_colon(before: Scope | None, scope: Scope) -> int | None:
    """The quotation that a colon leads to, in its sentence or at the end of the one before."""
    for index in scope.quotes:
        led_in = scope.low(index - 1) if index else before.low(len(before) - 1) if before is not None else ""
        if led_in == ":" and not any(scope.tokens[at].is_word for at in range(index + 1, len(scope))):
            return index
    return None


def _colon(
    before: Scope | None, scope: Scope, index: int, quoted: Sequence[Find], at: int, claimed: _Claimed
) -> Find | None:
    """ "Elle rend hommage à son rival : « … »": the words of who spoke before the colon, in this paragraph or the one
    before it; "Elle déclarait :" and the quotation below are one find."""
    content = place(scope, Range(index, index + 1))
    if content is None or claimed.overlaps(content) or len(scope.tokens[index].text.split()) < _LED_IN:
        return None
    if index == 0 and before is not None:
        announced = _announced(before, content)
        if announced is not None:
            return announced
    while at < len(quoted) and quoted[at].start < content[0]:
        at += 1
    speaker = quoted[at - 1] if at else None
    if speaker is None or scope.paragraph - speaker.paragraph > 1:
        return None
    return _going_on(scope, "colon_continuation", content, speaker)


def _announced(before: Scope, content: Offsets) -> Find | None:
    """The find of a verb of saying that ends the line above the quotation, with the colon and at most circumstances
    between ("Suite au jugement, elle déclarait :")."""
    said = [cue for cue in cues(before) if cue.voice == "finite" and cue.pronoun < 0 and "d" in cue.frames]
    cue = said[-1] if said else None
    if cue is None:
        return None
    around = circumstances(before, cue.end)
    own = subject(before, cue)
    if around.end < len(before) - 1 or own is None or own.relative:
        return None
    return find(
        before, "colon_above", content=[content], cue=cue, source=place(before, own.words), around=around,
        confidence=0.7,
    )  # fmt: skip


def _cut_at_colons(scopes: Sequence[Scope], quoted: Sequence[Find]) -> None:
    """In French a clause ends where a colon leads to a quotation after it ("reconnaît que le projet divise : « … »"):
    the quotation is a find of its own."""
    at = 0
    before: Scope | None = None
    for scope in scopes:
        index = _after_colon(before, scope) if scope.lexicon.name == "fr" else None
        before = scope
        if not index or len(scope.tokens[index].text.split()) < _LED_IN:
            continue
        while at < len(quoted) and quoted[at].start < scope.tokens[0].start:
            at += 1
        colon, quotation = scope.tokens[index - 1].start, scope.quotes[index]
        while at < len(quoted) and quoted[at].start < colon:
            found = quoted[at]
            at += 1
            first, end = found.content[-1]
            cut = trimmed(scope.text, first, min(end, colon))
            if first < colon and end >= quotation.inner_end and cut and len(scope.text[slice(*cut)].split()) >= _CLAUSE:
                found.content[-1] = cut


def _takes_up(before: Scope, scope: Scope, speaker: Find) -> bool:
    """Whether the quotation goes on with one that its cue comes after (“P1,” she said. “P2”)."""
    return (
        before.paragraph == scope.paragraph
        and speaker.cue is not None
        and len(speaker.content) < _PARTS
        and speaker.content[0][0] < speaker.cue[0]
        and (
            speaker.content[0][0] in {quotation.start for quotation in before.quotes.values()}
            or (len(speaker.content) > 1 and speaker.content[-1][1] >= before.tokens[0].end)
        )
    )


def _last_quotation(scope: Scope) -> int | None:
    """The quotation that ends the sentence, if it is long enough to be speech."""
    index = max(scope.quotes, default=None)
    if index is None or len(scope.tokens[index].text.split()) < _SPEECH:
        return None
    return None if any(scope.tokens[at].is_word for at in range(index + 1, len(scope))) else index


def _alone(scope: Scope, index: int) -> bool:
    return not any(scope.tokens[at].is_word for at in range(index))
