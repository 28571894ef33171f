"""Wire credits within a text: an agency in brackets after a statement, or before a paragraph's dash."""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from graph.credits import WORLD_AGENCIES, is_agency_name
from ingest.extract.finds import WIRE_CREDIT, Find, Offsets
from ingest.extract.phrases import Range
from ingest.extract.rules.build import find, place, trimmed
from ingest.extract.scope import Scope

_OPENING = {"(": ")", "[": "]"}
_WITH = frozenset(["avec", "with", "source", "sources", "via"])
_BETWEEN = frozenset([":", "/", ",", "et", "and", "l'", "the", "-", "–"])
_DASHES = frozenset(["-", "–", "—"])
_LONGEST = 9  # tokens between the brackets, at most
_DATELINE = 14  # tokens before the bracket of a dateline ("BEYROUTH, 17 nov. 2023 (AFP) -"), at most
_ACRONYM = 4  # letters of a name that may be a word too, unless it is in capitals
_SPELLED = 8  # tokens before a bracket that may spell its acronym out ("l'Associated Press (AP)")


@dataclass(frozen=True, slots=True)
class _Credit:
    """The tokens of a bracket (first, end), and of the agency in it that is named first."""

    first: int
    end: int
    agency: Range


def wire_credits(scopes: Sequence[Scope], finds: Sequence[Find], credited: Collection[int]) -> Iterator[Find]:
    """The statements that an agency is credited with: the sentence that its bracket ends ("… (AFP)."), the paragraph
    that ends before one ("…. (Reuters)"), or that a dateline opens ("SÉRAC (AFP) – …").

    `credited` is where the document itself credits its agencies, by the first code point of the name: a credit of all
    of the text is no statement's. Cuts the brackets from what the other finds have.
    """
    outer = [scope for scope in scopes if not scope.depth]
    brackets: list[Offsets] = []
    for _, group in groupby(outer, key=lambda scope: scope.paragraph):
        paragraph = list(group)
        begin = paragraph[0].tokens[0].start  # of what a credit at the end of the paragraph stands for
        for scope in paragraph:
            credit = _credit(scope)
            if credit is None:
                continue
            bracket = scope.offsets(credit.first, credit.end)
            if scope.low(credit.end) in _DASHES:
                stretch = scope.tokens[credit.end].end, paragraph[-1].tokens[-1].end
                opens = scope is paragraph[0]
            else:
                stretch = begin if credit.first == 0 else scope.tokens[0].start, bracket[0]
                opens = True
            name, content = place(scope, credit.agency), trimmed(scope.text, *stretch)
            if not opens or name is None:
                continue
            brackets.append(bracket)
            begin = bracket[1]
            if content is not None and name[0] not in credited:
                yield find(scope, WIRE_CREDIT[1:], content=[content], source=name, confidence=0.7)
    _cut(finds, brackets, outer[0].text if outer else "")


def _credit(scope: Scope) -> _Credit | None:
    """The bracket with an agency that ends a sentence, is one, or stands in a dateline; None where an acronym only is
    spelled out ("l'Associated Press (AP)")."""
    first = next((at for at in range(len(scope) - 2, -1, -1) if scope.low(at) in _OPENING), -1)
    if first < 0:
        return None
    close = _OPENING[scope.low(first)]
    end = next((at + 1 for at in range(first + 1, min(first + _LONGEST + 2, len(scope))) if scope.low(at) == close), 0)
    if not end:
        return None
    ends = not any(token.is_word for token in scope.tokens[end:])
    if not ends and not (scope.low(end) in _DASHES and _dateline(scope, first)):
        return None
    agency = _agency(scope, first + 1, end - 1)
    return None if agency is None or _spelled(scope, first, agency) else _Credit(first, end, agency)


def _dateline(scope: Scope, end: int) -> bool:
    """Whether a place and perhaps a day stand before a bracket, no clause."""
    small = [token for token in scope.tokens[:end] if token.is_word and token.text.islower()]
    return scope.capitalised(0) and end <= _DATELINE and len(small) <= 2


def _agency(scope: Scope, first: int, end: int) -> Range | None:
    """The first agency of a bracket in which nothing stands but agencies."""
    at = first
    while at < end and scope.low(at) in _WITH | _BETWEEN:
        at += 1
    last = at
    while last < end and scope.low(last) not in _BETWEEN:
        last += 1
    if last == at or not scope.capitalised(at):
        return None
    name = scope.text[slice(*scope.offsets(at, last))]
    known = is_agency_name(name, WORLD_AGENCIES) and (last - at > 1 or len(name) > _ACRONYM or name.isupper())
    return Range(at, last) if known else None


def _spelled(scope: Scope, bracket: int, agency: Range) -> bool:
    """Whether the words before a bracket are what its acronym stands for."""
    before = scope.tokens[max(0, bracket - _SPELLED) : bracket]
    if any(token.low in ("agence", "agency") for token in before):
        return True
    initials = "".join(part[:1] for token in before for part in token.text.split("-") if part[:1].isupper())
    name = scope.tokens[agency.first].text
    return len(name) > 1 and name.isupper() and initials.endswith(name)


def _cut(finds: Sequence[Find], brackets: Sequence[Offsets], text: str) -> None:
    """Take the brackets from the ends of what was found ("la mairie (AFP)")."""
    if not brackets:
        return
    starts = [start for start, _ in brackets]
    for one in finds:
        one.content = [_without(text, part, brackets, starts) for part in one.content]
        if one.source is not None:
            one.source = _without(text, one.source, brackets, starts)


def _without(text: str, part: Offsets, brackets: Sequence[Offsets], starts: Sequence[int]) -> Offsets:
    at = bisect_right(starts, part[1] - 1) - 1
    if at < 0 or not part[0] < brackets[at][0] < part[1] <= brackets[at][1] + 1:
        return part
    return trimmed(text, part[0], brackets[at][0]) or part
