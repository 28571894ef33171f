"""Finite verbs of saying: subject–verb–content, the incise after its content, the English "…, she said"."""

from collections.abc import Iterator, Sequence

from ingest.extract.clauses import clause_end, sentence_end
from ingest.extract.complements import complement
from ingest.extract.finds import Find, Offsets
from ingest.extract.phrases import (
    Circumstances,
    Range,
    can_speak,
    circumstances,
    medium_phrase,
    noun_phrase,
    starts_noun_phrase,
    verblike,
)
from ingest.extract.rules.build import find, place, pronoun_place, trimmed
from ingest.extract.scope import Scope, between, first_of, is_comma
from ingest.extract.subjects import Subject, first_subject, is_finite, subject
from ingest.extract.times import when_phrase
from ingest.extract.verbs import Cue

_ENDS = frozenset(["?", "!", "…", "..."])  # with a small letter after it, no end of a sentence


def subject_verb_content(scope: Scope, cues: Sequence[Cue]) -> Iterator[Find]:
    """ "Le Pentagone a déclaré que …"; "Ils s'affirment « prêts » à …"; "X told Reuters that …".

    A finite verb coordinated with the one before ("… et a ajouté que") repeats its subject's span.
    """
    last: tuple[Offsets | None, Subject | None] = (None, None)
    for cue in cues:
        if cue.voice != "finite" or cue.pronoun >= 0:
            continue
        governed = complement(scope, cue, cues)
        if governed is None:
            last = (None, subject(scope, cue)) if last[1] is None else last
            continue
        content = place(scope, governed.content)
        if content is None:
            continue
        own = None if cue.coordinated else subject(scope, cue)
        if own is None and last[1] is not None and _coordinated(scope, cue):
            own = last[1]
        if own is None:
            far = first_subject(scope, cue) if governed.kind in ("clause", "quotation") else None
            if far is None:
                continue
            own = Subject(far)
        if not _may_say(scope, own, governed.kind):
            continue
        made = find(
            scope,
            "subject_verb_content",
            content=[content],
            cue=cue,
            source=place(scope, own.words),
            around=_before(scope, cue, governed.between),
            confidence=0.9 if governed.kind in ("clause", "quotation") else 0.7,
        )
        if own.relative and own.antecedent is not None:
            made.antecedent = place(scope, own.antecedent)
        last = (content, own)
        yield made


def _may_say(scope: Scope, own: Subject, kind: str) -> bool:
    """Things confirm and propose as well as people; with a mere noun or infinitive the subject must be able to speak.
    The indefinite "on" ("on note que") is nobody's statement."""
    if scope.depth == 0 and scope.low(own.words.first) in ("on", "l'on") and own.words.end == own.words.first + 1:
        return False
    if kind in ("clause", "quotation", "question"):
        return True
    words = own.antecedent if own.relative else own.words
    return words is not None and can_speak(scope, words.first, words.end)


def _coordinated(scope: Scope, cue: Cue) -> bool:
    return cue.coordinated or scope.low(cue.outer - 1) in ("et", "and", "mais", "but", ",", "puis", "then")


def _before(scope: Scope, cue: Cue, between: Circumstances) -> Circumstances:
    """The circumstances of a cue with those fronted before its subject ("Hier, …", "Dans un communiqué, …")."""
    when, medium = between.when, between.medium
    at = 0
    while at < cue.outer and (when is None or medium is None):
        ends = when_phrase(scope, at)
        first, end = medium_phrase(scope, at)
        if ends > at:
            when = when or Range(at + (1 if scope.low(at) in ("on", "in", "at") else 0), ends)
            at = ends
        elif end > at:
            medium = medium or Range(first, end)
            at = end
        elif scope.low(at) == ",":
            at += 1
        else:
            break
    if when is None and scope.is_in(cue.outer - 1, "day_words", "weekdays"):
        when = Range(cue.outer - 1, cue.outer)
    return Circumstances(between.end, when, medium, between.addressee)


def incise(scope: Scope, cues: Sequence[Cue]) -> Iterator[Find]:
    """ "« … », a déclaré X"; "…, a-t-il ajouté"; “…,” said X. The subject follows the verb, the content goes
    before, and after where the sentence goes on ("« P1 », a dit X, « P2 »")."""
    for cue in cues:
        if cue.voice != "finite" or not _after_content(scope, cue):
            continue
        if cue.pronoun >= 0:
            source, end = pronoun_place(scope, cue.pronoun), cue.end
            between = circumstances(scope, end)
        else:
            between = circumstances(scope, cue.end)
            start = between.end
            if scope.is_in(start, "complementizers") and scope.lexicon.name == "en" and "q" in cue.frames:
                continue  # "X, the mayor, stated that flooding …": no "that" of a subject
            if not starts_noun_phrase(scope, start) and not (
                scope.lexicon.name == "en" and scope.is_in(start, "subject_pronouns")
            ):
                continue
            end = noun_phrase(scope, start)
            named = place(scope, Range(start, end))
            if named is None or not _stands_free(scope, cue, start, end):
                continue
            source = named
            after = circumstances(scope, end)
            between = Circumstances(
                after.end,
                between.when or after.when,
                between.medium or after.medium,
                between.addressee or after.addressee,
            )
        content = _left_content(scope, cue)
        if not content:
            continue
        if scope.within is not None:
            content = _around_incise(scope, scope.within, content[0][1], between.end)
        else:
            rest = _continuation(scope, between.end, cues)
            if rest is not None:
                content.append(rest)
        yield find(scope, "incise", content=content, cue=cue, source=source, around=between, confidence=0.95)


def _stands_free(scope: Scope, cue: Cue, start: int, end: int) -> bool:
    """Whether what precedes an inverted verb is a content and what follows its subject; "X, maire de Y, annonce Z"
    and "le groupe « Y » revendique Z" are clauses in their plain order."""
    if not can_speak(scope, start, end):
        return False
    after = circumstances(scope, end)
    if scope.is_in(after.end, "complementizers") or (scope.low(after.end) == ":" and scope.is_quote(after.end + 1)):
        return False
    at = cue.outer - 1
    if scope.low(at) in _ENDS:
        return True
    if scope.is_quote(at):
        words = len(scope.tokens[at].text.strip('«»“”" ').split())
        return words > 3 or at == 0 or scope.low(at - 1) in (":", ",", ".")
    before = at - 1
    if scope.is_quote(before):
        return True
    alone = first_of(scope, is_comma, 0, before + 1) < 0 and before > 2
    return alone or first_of(scope, is_finite, 0, before + 1) >= 0


def _after_content(scope: Scope, cue: Cue) -> bool:
    at = cue.outer - 1
    if at < 0:
        return False
    if scope.is_quote(at) or scope.low(at) == ",":
        return at > 0 or scope.is_quote(at)
    if scope.low(at) in ("—", "–", "-") and scope.is_quote(at - 1):
        return True
    if scope.low(at) in _ENDS:
        return at > 1  # "Où vas-tu ? demande Jeanne Orsel"
    return cue.pronoun >= 0 and at > 1


def _around_incise(scope: Scope, within: Offsets, left: int, at: int) -> list[Offsets]:
    """An incise inside one pair of quotation marks («P1, a réagi X. P2»): all of the quotation but the incise."""
    start, end = within
    rest = scope.tokens[at].start if at < len(scope) else scope.tokens[-1].end
    parts = [(start, left), trimmed(scope.text, rest, end)]
    return [part for part in parts if part is not None and part[1] - part[0] > 1]


def _left_content(scope: Scope, cue: Cue) -> list[Offsets]:
    """What stands before an incise: the quotation alone where it stands free, else back to the sentence's start."""
    at = cue.outer - 1
    while at >= 0 and scope.low(at) in (",", "—", "–", "-"):
        at -= 1
    if at < 0:
        return []
    first = 0
    if scope.is_quote(at):
        before = scope.low(at - 1)
        if at == 0 or before in (":", ".", ",", ";", "—", "–") or scope.is_quote(at - 1):
            first = at
    while first < at and scope.is_in(first, "coordinations"):
        first += 1
    part = place(scope, Range(first, at + 1))
    return [part] if part is not None else []


def _continuation(scope: Scope, at: int, cues: Sequence[Cue]) -> Offsets | None:
    """The second part of a content cut by its incise."""
    if scope.low(at) in (",", ":") and scope.is_quote(at + 1):
        return place(scope, Range(at + 1, at + 2))
    if scope.is_quote(at):
        return place(scope, Range(at, at + 1))
    if scope.low(at) == "," and at + 2 < len(scope) and scope.depth == 0:
        if any(cue.outer - 1 <= at + 2 and cue.outer > at for cue in cues) or scope.is_in(
            at + 1, "relatives", "prepositions"
        ):
            return None
        end = clause_end(scope, at + 1, cues)
        return place(scope, Range(at + 1, end)) if end - at > 4 else None
    return None


def trailing_clause(scope: Scope, cues: Sequence[Cue]) -> Iterator[Find]:
    """English "…, she said."; “…,” Trump said on Friday. The content goes before subject and verb."""
    if scope.lexicon.name != "en":
        return
    for cue in cues:
        if cue.voice != "finite" or not ("d" in cue.frames or "q" in cue.frames):
            continue
        own = subject(scope, cue)
        if own is not None and own.words.first == 0 and cue.end >= sentence_end(scope):
            own = _after_all(scope, cue)
        if own is None or own.relative or own.words.first == 0:
            continue
        before = own.words.first - 1
        between = circumstances(scope, cue.end)
        told = None
        if "o" in cue.frames and starts_noun_phrase(scope, between.end):
            end = noun_phrase(scope, between.end, apposition=False)
            told = Range(between.end, end)
            after = circumstances(scope, end, addressed=False)
            between = Circumstances(after.end, between.when or after.when, between.medium or after.medium, told)
        if not (scope.is_quote(before) or scope.low(before) == ","):
            continue
        closes = between.end >= sentence_end(scope) or scope.low(between.end) in (",", ".", ";", ":")
        if not closes or (not scope.is_quote(before) and before < 2):
            continue
        if scope.low(between.end) in (",", ":") and scope.is_quote(between.end + 1) and not scope.is_quote(before):
            continue
        at = before
        while at >= 0 and scope.low(at) == ",":
            at -= 1
        free = scope.is_quote(at) and (at == 0 or scope.low(at - 1) in (":", ".", ",", ";"))
        first = at if free else 0
        if scope.is_in(0, "prepositions") and not scope.is_quote(at) and not _has_clause(scope, at):
            continue
        content = place(scope, Range(first, at + 1))
        if content is None:
            continue
        parts = [content]
        rest = _continuation(scope, between.end, cues)
        if rest is not None:
            parts.append(rest)
        yield find(
            scope,
            "trailing_clause",
            content=parts,
            cue=cue,
            source=place(scope, own.words),
            around=between,
            confidence=0.9,
        )


def _after_all(scope: Scope, cue: Cue) -> Subject | None:
    """The subject with its apposition before a cue that ends the sentence, whose content must stand before
    both: "The storm left ten people injured, the mayor, Paul Roe, said." """
    commas = between(scope, is_comma, 0, cue.outer)
    closed = len(commas) >= 3 and commas[-1] == cue.outer - 1
    return subject(scope, cue, commas[-3] + 1) if closed else None


def _has_clause(scope: Scope, end: int) -> bool:
    """Whether what stands before the comma is a clause of its own and no fronted phrase ("In 2016, he said")."""
    return first_of(scope, verblike, 1, end + 1) >= 0
