"""Dialogue: paragraphs that open with a dash and are speech, with an incise or as replies without a cue."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ingest.extract.antecedents import pronoun_of
from ingest.extract.finds import Find, Offsets
from ingest.extract.rules.build import find, trimmed
from ingest.extract.scope import Scope

_DASHES = frozenset(["—", "–", "―"])
_ASKING = frozenset("?!")
_PERSONS = {
    "fr": frozenset(
        "je j' tu t' te toi moi me m' nous vous mon ma mes ton ta tes notre nos votre vos -je -tu -nous -vous".split()
    ),
    "en": frozenset("i you we me us my your our i'm i'll i've i'd you're you'll you've we're we'll we've".split()),
}
_PRIOR = (".incise", ".trailing_clause", ".reader")  # who may find the incise of a reply
_PROPOSED = 24  # proposals of rules looked at in one reply, at most


@dataclass(frozen=True, slots=True)
class _Reply:
    """A paragraph after its dash: `cued` is its incise, `new` if only a rule proposed it; `taken`, whether its words
    are a content; `lively`, whether somebody speaks to somebody ("je", "you", a question); `asks`, whether a question
    stands in it."""

    scopes: Sequence[Scope]
    cued: Find | None
    new: bool
    taken: bool
    lively: bool
    asks: bool

    @property
    def start(self) -> int:
        return self.scopes[0].tokens[1].start

    @property
    def end(self) -> int:
        return self.scopes[-1].tokens[-1].end


def dialogues(scopes: Sequence[Scope], finds: Sequence[Find], ruled: Sequence[Find]) -> Iterator[Find]:
    """The replies of dialogues: those that have an incise ("— Je pars, dit-il.") are set right in place, or taken from
    what the rules proposed; those that have none are yielded.

    Paragraphs with dashes are a dialogue where one has an incise and one is lively, or, with long dashes, where two or
    more are lively and one asks. Lists, datelines and signatures are neither. A reply without a cue has the speaker of
    a reply with one before it where two speakers alternate throughout; else it has none.
    """
    outer = [scope for scope in scopes if not scope.depth]
    paragraphs = [list(group) for _, group in groupby(outer, key=lambda scope: scope.paragraph)]
    kept, proposed = _ByStart(finds), _ByStart(ruled)
    for opened, run in groupby(paragraphs, key=_opens):
        if opened:
            yield from _dialogue([_reply(paragraph, kept, proposed) for paragraph in run])


class _ByStart:
    """Finds outside quotations by where they start, so that a paragraph's own are looked up, not searched for."""

    def __init__(self, finds: Sequence[Find]) -> None:
        self._finds = sorted((find for find in finds if not find.depth), key=lambda find: find.start)
        self._starts = [find.start for find in self._finds]

    def within(self, low: int, high: int) -> list[Find]:
        return self._finds[bisect_left(self._starts, low) : bisect_left(self._starts, high)]


def _opens(paragraph: Sequence[Scope]) -> bool:
    """Whether a paragraph opens with a dash and a beginning of speech."""
    first = paragraph[0]
    if len(first) < 3 or (first.low(0) not in _DASHES and first.low(0) != "-"):
        return False
    dash, word = first.tokens[:2]
    spaced = dash.end < word.start or dash.low in _DASHES
    return spaced and not first.is_quote(1) and (word.text[0].isupper() or word.text[0] in "…¿¡.")


def _dialogue(replies: Sequence[_Reply]) -> Iterator[Find]:
    lively = sum(reply.lively for reply in replies)
    if any(reply.cued for reply in replies):
        spoken = lively > 0
    else:
        asks = any(reply.asks for reply in replies)
        spoken = lively > 1 and asks and replies[0].scopes[0].low(0) in _DASHES
    if not spoken:
        return
    governors = _alternating(replies)
    for reply, governor in zip(replies, governors, strict=True):
        if reply.cued is not None:
            _spread(reply, reply.cued)
            if reply.new:
                yield reply.cued
        elif not reply.taken:
            confidence = 0.45 if governor else 0.35
            content = trimmed(reply.scopes[0].text, reply.start, reply.end)
            if content is None:
                continue
            made = find(
                reply.scopes[0], "dialogue", content=[content], confidence=confidence, inherits=governor is not None
            )
            made.governor, made.spoken = governor, True
            yield made


def _reply(paragraph: Sequence[Scope], kept: _ByStart, proposed: _ByStart) -> _Reply:
    low, high = paragraph[0].tokens[0].start, paragraph[-1].tokens[-1].end
    found = kept.within(low, high)
    cues = [one.cue for one in found if one.cue is not None]
    left = [one for one in proposed.within(low, high)[:_PROPOSED] if one.cue and not _meets(one.cue, cues)]
    incises = [
        one
        for one in (*found, *left)
        if one.cue is not None
        and one.source is not None
        and low <= one.content[0][0] < min(one.cue[0], one.source[0])
        and max(one.cue[1], one.source[1]) <= high
        and one.method.endswith(_PRIOR)
    ]
    cued = min(incises, key=lambda one: one.cue or (0, 0), default=None)
    apart = _said_with(cued) if cued is not None else None
    first = paragraph[0].tokens[1].start
    return _Reply(
        paragraph,
        cued,
        new=any(cued is one for one in left),
        taken=any(one.covers((first, first + 1)) for one in found),
        lively=any(_lively(scope, apart) for scope in paragraph),
        asks=any(token.low == "?" for scope in paragraph for token in scope.tokens),
    )


def _meets(cue: Offsets, others: Sequence[Offsets]) -> bool:
    return any(cue[0] < other[1] and other[0] < cue[1] for other in others)


def _said_with(cued: Find) -> Offsets:
    """The stretch of an incise: source and cue."""
    places = [place for place in (cued.source, cued.cue) if place is not None]
    return min(place[0] for place in places), max(place[1] for place in places)


def _lively(scope: Scope, apart: Offsets | None = None) -> bool:
    """Whether a sentence speaks to somebody or asks; the incise apart."""
    persons = _PERSONS[scope.lexicon.name]
    return any(
        token.low in persons or token.low in _ASKING
        for token in scope.tokens
        if apart is None or not apart[0] <= token.start < apart[1]
    )


def _spread(reply: _Reply, cued: Find) -> None:
    """An incise has all that was said before it in its paragraph, and the lively sentences after its own: what else
    follows is the narrator's ("— Je pars, dit-il. Il se leva.")."""
    text = reply.scopes[0].text
    cued.spoken = True
    incise = _said_with(cued)
    cued.content[0] = trimmed(text, reply.start, incise[0]) or cued.content[0]
    after = [scope for scope in reply.scopes if scope.tokens[0].start > incise[0]]
    said = next((at for at in range(len(after), 0, -1) if all(_lively(scope) for scope in after[:at])), 0)
    if said:
        cued.content.append((after[0].tokens[0].start, after[said - 1].tokens[-1].end))


def _alternating(replies: Sequence[_Reply]) -> list[Find | None]:
    """Whose reply each one without a cue is: that of the last one with a cue an even number of turns before, where
    every turn that names its speaker agrees that two speakers alternate."""
    nobody: list[Find | None] = [None] * len(replies)
    sides: tuple[list[Find], list[Find]] = ([], [])
    for at, reply in enumerate(replies):
        if reply.cued is not None:
            sides[at % 2].append(reply.cued)
    text = replies[0].scopes[0].text
    pronouns, names = zip(*(_called(side, text) for side in sides), strict=True)
    consistent = all(len(one) <= 1 for one in (*pronouns, *names))
    apart = names[0].isdisjoint(names[1]) and (names[0] | names[1] or pronouns[0].isdisjoint(pronouns[1]))
    if not all(sides) or not consistent or not apart:
        return nobody
    last: list[Find | None] = [None, None]
    governors = nobody
    for at, reply in enumerate(replies):
        if reply.cued is not None:
            last[at % 2] = reply.cued
        else:
            governors[at] = last[at % 2]
    return governors


def _called(side: Sequence[Find], text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The pronouns and the last words of the names by which one side's speaker is called."""
    called = {text[slice(*one.source)].lower() for one in side if one.source is not None}
    pronouns = frozenset(word for word in called if pronoun_of(word) is not None)
    return pronouns, frozenset(word.split()[-1] for word in called - pronouns)
