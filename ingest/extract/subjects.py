"""The subject before a cue: who says it. Token indices."""

from dataclasses import dataclass
from itertools import islice

from ingest.extract.phrases import (
    Range,
    after_adverb,
    finite_form,
    noun_phrase,
    starts_noun_phrase,
    verblike,
)
from ingest.extract.scope import Scope, between, first_of, is_comma, last_of, once
from ingest.extract.times import when_phrase
from ingest.extract.verbs import Cue

# Capitalised within a phrase, these begin a sentence; "Le" and "The" may belong to a name.
_OPENERS = frozenset(
    ["un", "une", "des", "ce", "cet", "cette", "ces", "a", "an", "this", "these", "il", "elle", "he", "she"]
)


_REACH = 120  # tokens before a cue where its clause may begin, at most: longer than any clause of news
_TRIES = 16  # noun phrases weighed for one cue, at most


@dataclass(frozen=True, slots=True)
class Subject:
    """The source's tokens; `relative` where it is a relative pronoun, then `antecedent` is what it stands for."""

    words: Range
    relative: bool = False
    antecedent: Range | None = None


def subject(scope: Scope, cue: Cue, floor: int = 0) -> Subject | None:
    """The subject before the cue, not further left than token `floor`; None where none is found."""
    return _subject(scope, cue.outer, max(floor, cue.outer - _REACH))


@once
def _subject(scope: Scope, end: int, floor: int) -> Subject | None:
    while (
        end > floor
        and scope.is_in(end - 1, "adverbs")
        and scope.low(end - 1) not in ("lui", "elle", "eux")
        and not scope.is_in(end - 1, "weekdays", "day_words")
    ):
        end -= 1
    while end > floor + 1 and after_adverb(scope, end - 1) == end and not scope.is_in(end - 2, "determiners"):
        end -= 1
    if (
        end > floor
        and scope.is_in(end - 1, "relatives")
        and not (scope.low(end - 1) == "that" and not scope.is_in(end - 2, "group_nouns", "document_nouns"))
    ):
        return Subject(Range(end - 1, end), True, _antecedent(scope, end - 1, floor))
    if (
        end > floor
        and scope.is_in(end - 1, "subject_pronouns")
        and not (scope.low(end - 1) in ("many", "some", "others", "most") and scope.capitalised(end - 2))
    ):
        return Subject(Range(end - 1, end))
    if end > floor and scope.low(end - 1) in ("c'", "ce", "on"):
        return Subject(Range(end - 1, end))
    boundary = _clause_start(scope, end, floor)
    return _subject_phrase(scope, boundary, end)


def _antecedent(scope: Scope, relative: int, floor: int) -> Range | None:
    end = relative - 1 if scope.low(relative - 1) in (",", "(") else relative
    start = _clause_start(scope, end, floor)
    found = _subject_phrase(scope, start, end)
    if found is not None:
        return found.words
    begins = reversed(between(scope, starts_noun_phrase, start, end))
    at = next((at for at in islice(begins, _TRIES) if noun_phrase(scope, at) >= end), -1)
    return Range(at, end) if at >= 0 else None


def _clause_start(scope: Scope, end: int, floor: int) -> int:
    """Where the clause that ends at `end` begins; a relative clause between commas is part of it."""
    closes = scope.low(end - 1) == ","
    for before in reversed(between(scope, _may_part, floor, end)):
        at = before + 1
        word = scope.low(before)
        if word in _PARTS:
            return at
        if word == ".":
            if before > floor:
                return at
            continue
        if (
            closes
            and scope.low(at - 2) == ","
            and (scope.is_in(at - 1, "relatives") or word in ("dont", "où", "whose"))
        ):
            continue
        if scope.is_in(before, "clause_starts") and word not in _NOT_PARTING:
            return at
        if word == "(" and first_of(scope, _closes, at, end) < 0:
            return at
        if scope.is_quote(before) and _spoken(scope.tokens[before].text):
            return at
    return min(floor, end)


_PARTS = frozenset([":", ";", "—", "–", "-", "!", "?", "…"])
_NOT_PARTING = frozenset(["comme", "as", "after", "before", "since", "so"])


def _may_part(scope: Scope, index: int) -> bool:
    """Whether a clause may begin after this word or mark."""
    word = scope.low(index)
    return word in _PARTS or word in (".", "(") or scope.is_in(index, "clause_starts") or scope.is_quote(index)


def _closes(scope: Scope, index: int) -> bool:
    return scope.low(index) == ")"


def _spoken(quoted: str) -> bool:
    """Whether a quotation is speech: long, or closed by a mark inside ("…,” she said")."""
    return len(quoted) > 40 or quoted.rstrip('»”"’ \u00a0\u202f').endswith((",", ".", "!", "?"))


def _subject_phrase(scope: Scope, start: int, end: int) -> Subject | None:
    """The noun phrase that ends at `end`, from the first comma-free chunk that can be one."""
    if end <= start:
        return None
    close = end
    parenthetic = scope.low(close - 1) == ","
    if parenthetic:
        close -= 1
    chunks = _chunks(scope, start, close)
    for number in range(0 if parenthetic else max(0, len(chunks) - 1), len(chunks)):
        first = skip_lead(scope, _sentence_within(scope, chunks[number].first, chunks[number].end), chunks[number].end)
        if first >= close or not starts_noun_phrase(scope, first) or when_phrase(scope, first) >= chunks[number].end:
            continue
        verb = _last_verb(scope, first, close)
        if verb >= 0:
            first = _after_verb(scope, verb, close)
            if first < 0:
                return None
        stop = _before_relative(scope, first, close)
        if scope.is_in(chunks[number].first, "coordinations"):
            first = _enumerated(scope, chunks, number, first)
        if stop > first:
            return Subject(Range(first, stop))
    return None


def _enumerated(scope: Scope, chunks: list[Range], number: int, first: int) -> int:
    """The start of a list of speakers ("China, Iran, and Russia") whose last chunk begins with its "and"."""
    while number > 0:
        before = chunks[number - 1]
        start = skip_lead(scope, before.first, before.end)
        short = before.end - start <= 5 and starts_noun_phrase(scope, start)
        if not short or first_of(scope, is_finite, start, before.end) >= 0:
            break
        first, number = start, number - 1
    return first


def _cuts_chunks(scope: Scope, index: int) -> bool:
    return scope.low(index) in (",", "(", ")")


def _chunks(scope: Scope, start: int, end: int) -> list[Range]:
    chunks: list[Range] = []
    first = start
    depth = 0
    for at in between(scope, _cuts_chunks, start, end):
        word = scope.low(at)
        depth += (word == "(") - (word == ")")
        if word == "," and depth <= 0:
            if at > first:
                chunks.append(Range(first, at))
            first = at + 1
    if end > first:
        chunks.append(Range(first, end))
    return chunks


def skip_lead(scope: Scope, first: int, end: int) -> int:
    """Leave out what introduces a clause: conjunctions, adverbs, fronted times and prepositional phrases."""
    moved = True
    while moved and first < end:
        moved = False
        if scope.is_in(first, "coordinations"):
            first, moved = first + 1, True
            continue
        after = after_adverb(scope, first)
        if after > first and not scope.is_in(first, "determiners", "group_nouns"):
            first, moved = after, True
            continue
        ends = when_phrase(scope, first)
        if ends > first and ends < end:
            first, moved = ends, True
    return first


def _last_verb(scope: Scope, first: int, end: int) -> int:
    relative = first_of(scope, _is_relative, first, end)
    return last_of(scope, is_finite, first + 1, relative if relative >= 0 else end)


def _is_relative(scope: Scope, index: int) -> bool:
    return scope.is_in(index, "relatives") or scope.low(index) in ("dont", "où", "whose")


def is_finite(scope: Scope, index: int) -> bool:
    """Whether the word is a finite verb, by its form or as one of saying."""
    return verblike(scope, index) or finite_form(scope, index)


def _after_verb(scope: Scope, verb: int, end: int) -> int:
    """The start of a noun phrase after a coordination that follows the verb, or -1."""
    for at in between(scope, _joins, verb + 1, end):
        first = skip_lead(scope, at + 1, end)
        if first < end and starts_noun_phrase(scope, first):
            return first
    return -1


def _joins(scope: Scope, index: int) -> bool:
    return scope.low(index) in ("et", "and", "mais", "but", ",")


def _sentence_within(scope: Scope, first: int, end: int) -> int:
    """Where a new sentence begins inside a phrase, after a heading or date without a full stop."""
    return max(first, last_of(scope, _opens, first + 1, end))


def _opens(scope: Scope, index: int) -> bool:
    return scope.low(index) in _OPENERS and scope.capitalised(index) and not scope.capitalised(index - 1)


def _participle(scope: Scope, index: int) -> bool:
    """Whether a word after a comma is a past participle, which begins a remark on the noun ("…, publié lundi")."""
    ends = ("é", "ée", "és", "ées") if scope.lexicon.name == "fr" else ("ed",)
    return scope.low(index).endswith(ends) and not scope.capitalised(index) and not scope.is_in(index, "person_nouns")


def _before_relative(scope: Scope, first: int, end: int) -> int:
    at = first_of(scope, _opens_remark, first + 1, end)
    if at < 0:
        return end
    return at - 1 if scope.low(at - 1) == "," else at


def _opens_remark(scope: Scope, index: int) -> bool:
    return (
        (scope.low(index - 1) == "," and _participle(scope, index))
        or _is_relative(scope, index)
        or scope.low(index) == "where"
    )


def first_subject(scope: Scope, cue: Cue) -> Range | None:
    """The first noun phrase of the sentence that may be its subject, for a verb far from its own (a gerund, a verb
    after a relative clause); after the comma where the cue itself opens the sentence."""
    start = 0
    if cue.outer <= 1:
        comma = first_of(scope, is_comma, cue.end, len(scope))
        start = comma + 1 if comma >= 0 else len(scope)
    for at in islice(between(scope, _may_be_subject, start, cue.outer if start == 0 else len(scope)), _TRIES):
        if _is_pronoun(scope, at):
            return Range(at, at + 1)
        end = noun_phrase(scope, at)
        if end > at and (start > 0 or (end < cue.outer and scope.low(end) != ",")):
            return Range(at, end)
    return None


def _is_pronoun(scope: Scope, index: int) -> bool:
    return scope.is_in(index, "subject_pronouns") and scope.low(index) not in ("ce", "c'", "it")


def _may_be_subject(scope: Scope, index: int) -> bool:
    return _is_pronoun(scope, index) or (
        starts_noun_phrase(scope, index) and not scope.is_in(index - 1, "prepositions")
    )
