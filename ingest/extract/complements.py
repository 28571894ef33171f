"""The complement after a cue: what is said, by the frames of the verb. Token indices."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ingest.extract.clauses import clause_end, noun_content_end, quotation_stretch
from ingest.extract.phrases import (
    Circumstances,
    Range,
    circumstances,
    noun_phrase,
    starts_noun_phrase,
    verblike,
)
from ingest.extract.scope import Scope, first_of
from ingest.extract.verbs import Cue

ComplementKind = Literal["clause", "quotation", "infinitive", "noun", "question", "attribute"]


@dataclass(frozen=True, slots=True)
class Complement:
    """What a cue governs on its right, and what stood between."""

    kind: ComplementKind
    content: Range
    between: Circumstances


def complement(scope: Scope, cue: Cue, cues: Sequence[Cue]) -> Complement | None:
    """What the cue governs on its right, by its frames; None where nothing fits."""
    between = circumstances(scope, cue.end)
    at = _past_parenthesis(scope, between.end)
    if at >= len(scope):
        return None
    english = scope.lexicon.name == "en"
    frames = cue.frames
    word = scope.low(at)
    if word == ":" and ("d" in frames or "q" in frames):
        return _after_colon(scope, at, cues, cue, between)
    if word == "," and scope.is_quote(at + 1) and ("d" in frames or "q" in frames):
        return Complement("quotation", Range(at + 1, quotation_stretch(scope, at + 1, cues, cue)), between)
    if scope.is_quote(at) and frames:
        return Complement("quotation", Range(at, quotation_stretch(scope, at, cues, cue)), between)
    if scope.is_in(at, "complementizers") and any(frame in frames for frame in "qdQ"):
        start = at + 1
        if not english and scope.low(at - 1) in ("ce", "tel"):
            return None
        if scope.is_quote(start) and scope.low(start + 1) in ("", ".", ",", ";", "!", "?"):
            return Complement("clause", Range(start, start + 1), between)
        return _ranged("clause", start, clause_end(scope, start, cues, cue), between)
    if not english and word == "ce" and scope.low(at + 1) in ("que", "qu'"):
        return None
    if "w" in frames and scope.is_in(at, "interrogatives"):
        return _ranged("question", at, clause_end(scope, at, cues, cue), between)
    if "i" in frames and scope.is_in(at, "infinitive_markers"):
        start = at if word in ("vouloir", "ne") else at + 1
        if (
            english
            or _infinitive(scope, start)
            or (word in ("à", "d'", "de") and "n" not in frames and "d" not in frames)
        ):
            return _ranged("infinitive", start, clause_end(scope, start, cues, cue), between)
    if not english and "i" in frames and _infinitive(scope, at):
        return _ranged("infinitive", at, clause_end(scope, at, cues, cue), between)
    if "t" in frames and word in ("de", "d'", "du", "des"):
        return _ranged("noun", at + 1, noun_content_end(scope, at + 1, cues, cue), between)
    if "x" in frames and word in ("de", "d'") and scope.is_quote(at + 1):
        return Complement("attribute", Range(at + 1, at + 2), between)
    if "o" in frames or "x" in frames:
        with_object = _with_object(scope, cue, cues, between)
        if with_object is not None:
            return with_object
    if "a" in frames and scope.tokens[at].is_word and not scope.is_in(at, "determiners", "prepositions"):
        return _ranged("attribute", at, clause_end(scope, at, cues, cue), between)
    if english and "q" in frames and cue.voice != "passive" and _begins_clause(scope, at):
        end = clause_end(scope, at, cues, cue)
        if _has_verb(scope, at, end):
            return _ranged("clause", at, end, between)
    if "n" in frames and (starts_noun_phrase(scope, at) or _adjectival(scope, at)) and not verblike(scope, at):
        end = noun_content_end(scope, at, cues, cue)
        after = circumstances(scope, end)
        around = Circumstances(
            between.end, between.when or after.when, between.medium or after.medium, between.addressee
        )
        return _ranged("noun", at, end, around)
    return None


def _past_parenthesis(scope: Scope, index: int) -> int:
    """Past a remark between commas that parts the cue from its clause ("a déclaré, sous couvert d'anonymat, que")."""
    if scope.low(index) != ",":
        return index
    for at in range(index + 2, min(index + 14, len(scope))):
        if scope.low(at) == ",":
            return at + 1 if scope.is_in(at + 1, "complementizers") else index
    return index


_BEFORE_INFINITIVE = frozenset(
    ["ne", "se", "s'", "l'", "la", "les", "le", "leur", "lui", "y", "en", "n'", "pas", "me", "m'"]
)


def _infinitive(scope: Scope, index: int) -> bool:
    """Whether a French infinitive begins here, with the clitics before it ("se rendre", "ne pas avoir")."""
    at = index
    while at < index + 4 and scope.low(at) in _BEFORE_INFINITIVE:
        at += 1
    if not scope.low(at).endswith(("er", "ir", "re", "oir")):
        return False
    return at > index or not scope.is_in(at - 1, "determiners") or scope.low(at - 1) in ("de", "d'", "du")


def _adjectival(scope: Scope, index: int) -> bool:
    """A bare noun phrase: English ones often have no determiner ("confirmed reports of")."""
    return (
        scope.lexicon.name == "en"
        and scope.tokens[index].is_word
        and not scope.is_in(
            index, "prepositions", "clause_starts", "coordinations", "infinitive_markers", "auxiliaries_be"
        )
    )


def _begins_clause(scope: Scope, index: int) -> bool:
    if scope.is_in(index, "subject_pronouns", "determiners") or scope.capitalised(index):
        return True
    return (
        index < len(scope)
        and scope.tokens[index].is_word
        and not scope.is_in(
            index,
            "prepositions",
            "coordinations",
            "infinitive_markers",
            "clause_starts",
            "auxiliaries_be",
            "auxiliaries_have",
        )
    )


def _past_or_verb(scope: Scope, index: int) -> bool:
    return verblike(scope, index) or scope.low(index).endswith("ed")


def _third_person(scope: Scope, index: int) -> bool:
    return scope.low(index).endswith("s") and not scope.is_in(index - 1, "determiners", "prepositions")


def _has_verb(scope: Scope, first: int, end: int) -> bool:
    """Whether a bare English clause ("said he had left") has its verb: surely finite, or in -ed or -s after a noun."""
    if first_of(scope, _past_or_verb, first + 1, end) >= 0 or first_of(scope, _third_person, first + 2, end) >= 0:
        return True
    return scope.is_in(first, "subject_pronouns") and end - first > 2


def _ranged(kind: ComplementKind, first: int, end: int, between: Circumstances) -> Complement | None:
    return Complement(kind, Range(first, end), between) if end > first else None


def _after_colon(scope: Scope, at: int, cues: Sequence[Cue], cue: Cue, between: Circumstances) -> Complement | None:
    if scope.is_quote(at + 1):
        return Complement("quotation", Range(at + 1, quotation_stretch(scope, at + 1, cues, cue)), between)
    return _ranged("clause", at + 1, clause_end(scope, at + 1, cues, cue), between)


_DE = {"fr": ("de", "d'", "du", "des", "comme"), "en": ("of", "as", "for", "over")}


def _with_object(scope: Scope, cue: Cue, cues: Sequence[Cue], between: Circumstances) -> Complement | None:
    """ "told [Reuters] that …", "a appelé [les élus] à …", "accuse X de …", "described X as …"."""
    start = between.end
    if not (
        starts_noun_phrase(scope, start)
        or scope.is_in(start, "subject_pronouns")
        or scope.low(start) in ("us", "him", "them", "me", "her")
    ):
        return None
    pronoun = scope.low(start) in ("us", "him", "them", "me", "her", "him", "you", "it")
    end = start + 1 if pronoun else noun_phrase(scope, start, apposition=False)
    if end <= start:
        return None
    after = circumstances(scope, end, addressed=False)
    at = after.end
    told = Circumstances(at, between.when or after.when, between.medium or after.medium, Range(start, end))
    if "x" in cue.frames:
        if scope.low(at) in _DE[scope.lexicon.name] and at + 1 < len(scope):
            blank = Circumstances(at, between.when, between.medium, between.addressee)
            return _ranged("attribute", at + 1, clause_end(scope, at + 1, cues, cue), blank)
        if scope.is_quote(at):
            return _ranged("attribute", at, clause_end(scope, at, cues, cue), between)
        if "n" in cue.frames or (scope.lexicon.name == "en" and cue.lemma not in ("call",)):
            return _ranged("noun", start, clause_end(scope, start, cues, cue), between)
        return None
    if scope.is_in(at, "infinitive_markers") and "i" in cue.frames:
        return _ranged("infinitive", at + 1, clause_end(scope, at + 1, cues, cue), told)
    if (scope.low(at) == "," and scope.is_quote(at + 1)) or (scope.low(at) == ":" and scope.is_quote(at + 1)):
        return Complement("quotation", Range(at + 1, quotation_stretch(scope, at + 1, cues, cue)), told)
    if scope.is_quote(at):
        return Complement("quotation", Range(at, quotation_stretch(scope, at, cues, cue)), told)
    if scope.is_in(at, "complementizers") and ("q" in cue.frames or "d" in cue.frames):
        return _ranged("clause", at + 1, clause_end(scope, at + 1, cues, cue), told)
    if "w" in cue.frames and scope.is_in(at, "interrogatives"):
        return _ranged("question", at, clause_end(scope, at, cues, cue), told)
    if "q" in cue.frames and scope.lexicon.name == "en" and _begins_clause(scope, at):
        return _ranged("clause", at, clause_end(scope, at, cues, cue), told)
    return None
