"""Where clauses and contents end. Token indices."""

from collections.abc import Sequence

from ingest.extract.phrases import (
    begins_medium,
    circumstances,
    starts_noun_phrase,
    verblike,
)
from ingest.extract.scope import QUOTED, Scope, between, first_of, is_comma, once
from ingest.extract.subjects import subject
from ingest.extract.verbs import Cue

_CLOSERS = frozenset([".", "!", "?", "…", "...", ",", ";", ":", "—", "–"])


_PARTING = {
    "fr": (("tandis", "que"), ("avant", "de"), ("avant", "d'"), ("alors", "que")),
    "en": (("while",), ("before",), ("as",), ("although",)),
}


@once
def sentence_end(scope: Scope) -> int:
    """The index after the last word, terminal marks left out."""
    end = len(scope)
    while end > 0 and scope.low(end - 1) in _CLOSERS:
        end -= 1
    return end


def clause_end(scope: Scope, first: int, cues: Sequence[Cue], own: Cue | None = None) -> int:
    """Where a content that begins at `first` ends: before a further cue of the same speaker ("…, ajoutant que"),
    an incise (", a-t-il dit"), a source ("…, selon X"), a semicolon, or with the sentence."""
    end = sentence_end(scope)
    if own is not None and own.voice == "gerund" and own.outer <= 1:
        comma = first_of(scope, is_comma, first, end)
        end = comma if comma >= 0 else end
    for cue in cues:
        if cue is own or cue.outer <= first:
            continue
        if cue.voice == "gerund" and scope.low(cue.outer - 1) in (",", "et", "and", "en", "tout", "in", "by", QUOTED):
            at = cue.outer if scope.is_quote(cue.outer - 1) else cue.outer - 1
            while at > first and scope.low(at - 1) in (",", "et", "and", "en", "tout"):
                at -= 1
            if _governs(scope, cue.end, cue.frames):
                end = min(end, at)
        elif cue.pronoun >= 0 and scope.low(cue.outer - 1) == ",":
            end = min(end, cue.outer - 1)
        elif cue.voice == "finite" and cue.pronoun < 0:
            at = _coordinated_start(scope, cue, first)
            if at > first:
                end = min(end, at)
    depth = 0
    for at in between(scope, _is_mark, first, end):
        word = scope.low(at)
        if word == "(":
            depth += 1
        elif word == ")":
            if depth == 0:
                return at
            depth -= 1
        if depth:
            continue
        if word == ";" or (word == ":" and at > first and scope.is_quote(at + 1)):
            return at
        if word == "," and at > first:
            spoken_after = any(cue.outer > at and cue.voice == "finite" for cue in cues)
            if _turns(scope, at) or (spoken_after and _parts(scope, at)):
                return at
    return end


_AND = frozenset(["et", "and", "mais", "but", "puis", "then"])
_MARKS = frozenset(["(", ")", ";", ":"])


def _is_mark(scope: Scope, index: int) -> bool:
    """Whether a content may end at this mark: of commas, only those that something new follows."""
    return scope.low(index) in _MARKS or _turns(scope, index) or _parts(scope, index)


def _turns(scope: Scope, index: int) -> bool:
    """Whether a source or a clause set against the one before follows a comma."""
    if scope.low(index) != ",":
        return False
    against = scope.low(index + 1) in ("mais", "but") and not scope.is_in(index + 2, "complementizers")
    return against or bool(scope.phrase(index + 1, "prepositional_cues"))


def _parts(scope: Scope, index: int) -> bool:
    words = _PARTING[scope.lexicon.name]
    return scope.low(index) == "," and any(scope.matches(index + 1, phrase) for phrase in words)


def _is_and(scope: Scope, index: int) -> bool:
    return scope.low(index) in _AND


def _coordinated_start(scope: Scope, cue: Cue, floor: int) -> int:
    """Where a clause coordinated with the one before begins ("et a affirmé …", ", mais X estime que …"), or 0."""
    at = cue.outer - 1
    if scope.low(at) not in _AND:
        if first_of(scope, _is_and, floor + 1, cue.outer) < 0 or not _governs(scope, cue.end, cue.frames):
            return 0
        own = subject(scope, cue, floor)
        if own is None or own.relative:
            return 0
        at = own.words.first - 1
        if scope.low(at) not in _AND:
            return 0
    return at - 1 if scope.low(at - 1) == "," else at


def noun_content_end(scope: Scope, first: int, cues: Sequence[Cue], own: Cue | None) -> int:
    """Where a content that is a noun phrase ends: before its medium, a new clause, or a comma that does not
    merely enumerate ("le ciblage de bases, à savoir la base X, la base Y et la base Z")."""
    end = clause_end(scope, first, cues, own)
    depth = 0
    for at in range(first + 1, end):
        word = scope.low(at)
        depth += (word == "(") - (word == ")")
        if depth > 0:
            continue
        if word == "," and not _enumerates(scope, at + 1, end):
            return at
        if word in ("et", "and", "mais", "but") and scope.is_in(at + 1, "subject_pronouns", "auxiliaries_have"):
            return at
        if begins_medium(scope, at) and word not in ("à", "en", "au", "par", "by", "at"):
            return at
        if word in _BEYOND:
            return at
    return end


# What begins a circumstance of the saying, not a part of what is said.
_BEYOND = frozenset(
    """
    auprès lors après avant alors tandis while after before during following despite without
    """.split()
)
_LISTING = (
    ("à", "savoir"),
    ("y", "compris"),
    ("dont",),
    ("notamment",),
    ("including",),
    ("such", "as"),
    ("par", "exemple"),
)


def _enumerates(scope: Scope, index: int, end: int) -> bool:
    """Whether what follows a comma is one more item of a list: a noun phrase without a verb of its own."""
    if any(scope.matches(index, words) for words in _LISTING):
        return True
    start = index + 1 if scope.is_in(index, "coordinations") else index
    if not starts_noun_phrase(scope, start) or scope.is_in(start, "subject_pronouns"):
        return False
    comma = first_of(scope, is_comma, start, end)
    stop = comma if comma >= 0 else end
    relative = first_of(scope, _starts_clause, start, stop)
    return first_of(scope, verblike, start, relative + 1 if relative >= 0 else stop) < 0


def _starts_clause(scope: Scope, index: int) -> bool:
    return scope.is_in(index, "relatives", "clause_starts")


@once
def _governs(scope: Scope, end: int, frames: str) -> bool:
    """Whether a cue of these frames that ends at `end` has a complement that marks it as one of saying."""
    after = circumstances(scope, end).end
    return (
        scope.is_in(after, "complementizers")
        or scope.is_quote(after)
        or (scope.low(after) == ":" and scope.is_quote(after + 1))
        or ("n" in frames and starts_noun_phrase(scope, after))
        or ("i" in frames and scope.is_in(after, "infinitive_markers"))
        or ("q" in frames and scope.lexicon.name == "en" and starts_noun_phrase(scope, after))
    )


def quotation_stretch(scope: Scope, first: int, cues: Sequence[Cue], own: Cue | None) -> int:
    """The end of a content that begins with a quotation: the quotation alone where a mark follows it, else the
    whole clause built on with it ("« stupeur » et « émotion »")."""
    following = scope.low(first + 1)
    if not following or following in (".", ",", ";", ":", "!", "?", "…", ")", "—", "–", "-"):
        return first + 1
    if scope.is_quote(first + 1):
        return first + 1
    long = len(scope.tokens[first].text.split()) > 12
    if long and (
        following in ("et", "and", "mais", "but", "avant", "dans", "lors") or scope.is_in(first + 1, "clause_starts")
    ):
        return first + 1
    return clause_end(scope, first, cues, own)
