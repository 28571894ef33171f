"""Clauses around a cue: the subject before it, the complement after it, and where each ends. Token indices."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ingest.extract.phrases import (
    Circumstances,
    Range,
    after_adverb,
    circumstances,
    finite_form,
    medium_phrase,
    noun_phrase,
    starts_noun_phrase,
    verblike,
    when_phrase,
)
from ingest.extract.scope import QUOTED, Scope
from ingest.extract.verbs import Cue

ComplementKind = Literal["clause", "quotation", "infinitive", "noun", "question", "attribute"]
_CLOSERS = frozenset([".", "!", "?", "…", "...", ",", ";", ":", "—", "–"])
_PARTING = {
    "fr": (("tandis", "que"), ("avant", "de"), ("avant", "d'"), ("alors", "que")),
    "en": (("while",), ("before",), ("as",), ("although",)),
}


# Capitalised within a phrase, these begin a sentence; "Le" and "The" may belong to a name.
_OPENERS = frozenset(
    ["un", "une", "des", "ce", "cet", "cette", "ces", "a", "an", "this", "these", "il", "elle", "he", "she"]
)


@dataclass(frozen=True, slots=True)
class Complement:
    """What a cue governs on its right, and what stood between."""

    kind: ComplementKind
    content: Range
    between: Circumstances


@dataclass(frozen=True, slots=True)
class Subject:
    """The source's tokens; `relative` where it is a relative pronoun, then `antecedent` is what it stands for."""

    words: Range
    relative: bool = False
    antecedent: Range | None = None


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
    language = scope.lexicon.name
    if own is not None and own.voice == "gerund" and own.outer <= 1:
        end = next((at for at in range(first, end) if scope.low(at) == ","), end)
    for cue in cues:
        if cue is own or cue.outer <= first:
            continue
        if cue.voice == "gerund" and scope.low(cue.outer - 1) in (",", "et", "and", "en", "tout", "in", "by", QUOTED):
            at = cue.outer if scope.is_quote(cue.outer - 1) else cue.outer - 1
            while at > first and scope.low(at - 1) in (",", "et", "and", "en", "tout"):
                at -= 1
            if _governs(scope, cue):
                end = min(end, at)
        elif cue.pronoun >= 0 and scope.low(cue.outer - 1) == ",":
            end = min(end, cue.outer - 1)
        elif cue.voice == "finite" and cue.pronoun < 0:
            at = _coordinated_start(scope, cue, first)
            if at > first:
                end = min(end, at)
    depth = 0
    for at in range(first, end):
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
            if scope.phrase(at + 1, "prepositional_cues"):
                return at
            if scope.low(at + 1) in ("mais", "but") and not scope.is_in(at + 2, "complementizers"):
                return at
            if any(scope.matches(at + 1, words) for words in _PARTING[language]) and any(
                cue.outer > at and cue.voice == "finite" for cue in cues
            ):
                return at
    return end


_AND = frozenset(["et", "and", "mais", "but", "puis", "then"])


def _coordinated_start(scope: Scope, cue: Cue, floor: int) -> int:
    """Where a clause coordinated with the one before begins ("et a affirmé …", ", mais X estime que …"), or 0."""
    at = cue.outer - 1
    if scope.low(at) not in _AND:
        if not _governs(scope, cue):
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
        if medium_phrase(scope, at)[1] > at and word not in ("à", "en", "au", "par", "by", "at"):
            return at
        if word in ("auprès", "lors", "après", "avant", "alors", "tandis", "while", "after", "before", "during"):
            return at
    return end


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
    stop = next((at for at in range(start, end) if scope.low(at) == ","), end)
    return not any(verblike(scope, at) for at in range(start, stop) if not _in_relative(scope, start, at))


def _in_relative(scope: Scope, start: int, at: int) -> bool:
    return any(scope.is_in(before, "relatives", "clause_starts") for before in range(start, at))


def _governs(scope: Scope, cue: Cue) -> bool:
    """Whether the cue has a complement that marks it as one of saying."""
    after = circumstances(scope, cue.end).end
    return (
        scope.is_in(after, "complementizers")
        or scope.is_quote(after)
        or (scope.low(after) == ":" and scope.is_quote(after + 1))
        or ("n" in cue.frames and starts_noun_phrase(scope, after))
        or ("i" in cue.frames and scope.is_in(after, "infinitive_markers"))
        or ("q" in cue.frames and scope.lexicon.name == "en" and starts_noun_phrase(scope, after))
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


def _has_verb(scope: Scope, first: int, end: int) -> bool:
    """Whether a bare English clause ("said he had left") has its verb: surely finite, or in -ed or -s after a noun."""
    for at in range(first + 1, end):
        if verblike(scope, at) or scope.low(at).endswith("ed"):
            return True
        if scope.low(at).endswith("s") and at > first + 1 and not scope.is_in(at - 1, "determiners", "prepositions"):
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


# -- the subject ---------------------------------------------------------------------------------------------------


def subject(scope: Scope, cue: Cue, floor: int = 0) -> Subject | None:
    """The subject before the cue, not further left than token `floor`; None where none is found."""
    end = cue.outer
    while (
        end > floor
        and scope.is_in(end - 1, "adverbs")
        and scope.low(end - 1) not in ("lui", "elle", "eux")
        and not scope.is_in(end - 1, "weekdays", "day_words")
    ):
        end -= 1
    while (
        end > floor
        and scope.lexicon.name == "fr"
        and scope.low(end - 1).endswith("ment")
        and not scope.is_in(end - 2, "determiners")
        and scope.low(end - 1) not in ("parlement", "gouvernement", "document", "mouvement")
    ):
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
    for at in range(end - 1, start - 1, -1):
        if starts_noun_phrase(scope, at) and noun_phrase(scope, at) >= end:
            return Range(at, end)
    return None


def _clause_start(scope: Scope, end: int, floor: int) -> int:
    """Where the clause that ends at `end` begins; a relative clause between commas is part of it."""
    at = end
    closes = scope.low(end - 1) == ","
    while at > floor:
        word = scope.low(at - 1)
        if word in (":", ";", "—", "–", "-", "!", "?", "…") or (word == "." and at - 1 > floor):
            break
        if (
            closes
            and scope.low(at - 2) == ","
            and (scope.is_in(at - 1, "relatives") or word in ("dont", "où", "whose"))
        ):
            at -= 1
            continue
        if scope.is_in(at - 1, "clause_starts") and word not in ("comme", "as", "after", "before", "since", "so"):
            break
        if word == "(" and not any(scope.low(later) == ")" for later in range(at, end)):
            break
        if scope.is_quote(at - 1) and _spoken(scope.tokens[at - 1].text):
            break
        at -= 1
    return at


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
    order = range(len(chunks)) if parenthetic else range(len(chunks) - 1, -1, -1)
    for number in order:
        first = skip_lead(scope, _sentence_within(scope, chunks[number].first, chunks[number].end), chunks[number].end)
        if first >= close or not starts_noun_phrase(scope, first) or when_phrase(scope, first) >= chunks[number].end:
            continue
        verb = _last_verb(scope, first, close)
        if verb >= 0:
            first = _after_verb(scope, verb, close)
            if first < 0:
                return None
        stop = _before_relative(scope, first, close)
        if not parenthetic and number < len(chunks) - 1:
            continue
        if stop > first:
            return Subject(Range(first, stop))
    return None


def _chunks(scope: Scope, start: int, end: int) -> list[Range]:
    chunks: list[Range] = []
    first = start
    depth = 0
    for at in range(start, end):
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
    relative = next(
        (at for at in range(first, end) if scope.is_in(at, "relatives") or scope.low(at) in ("dont", "où", "whose")),
        end,
    )
    return next((at for at in range(relative - 1, first, -1) if verblike(scope, at) or finite_form(scope, at)), -1)


def _after_verb(scope: Scope, verb: int, end: int) -> int:
    """The start of a noun phrase after a coordination that follows the verb, or -1."""
    for at in range(verb + 1, end):
        if scope.low(at) in ("et", "and", "mais", "but", ","):
            first = skip_lead(scope, at + 1, end)
            if first < end and starts_noun_phrase(scope, first):
                return first
    return -1


def _sentence_within(scope: Scope, first: int, end: int) -> int:
    """Where a new sentence begins inside a phrase, after a heading or date without a full stop."""
    for at in range(end - 1, first, -1):
        if scope.low(at) in _OPENERS and scope.capitalised(at) and not scope.capitalised(at - 1):
            return at
    return first


def _participle(scope: Scope, index: int) -> bool:
    """Whether a word after a comma is a past participle, which begins a remark on the noun before ("…, publié lundi")."""
    ends = ("é", "ée", "és", "ées") if scope.lexicon.name == "fr" else ("ed",)
    return scope.low(index).endswith(ends) and not scope.capitalised(index) and not scope.is_in(index, "person_nouns")


def _before_relative(scope: Scope, first: int, end: int) -> int:
    for at in range(first + 1, end):
        if scope.low(at - 1) == "," and _participle(scope, at):
            return at - 1
        if scope.is_in(at, "relatives") or scope.low(at) in ("dont", "où", "whose", "where"):
            return at - 1 if scope.low(at - 1) == "," else at
    return end


def first_subject(scope: Scope, cue: Cue) -> Range | None:
    """The first noun phrase of the sentence that may be its subject, for a verb far from its own (a gerund, a verb
    after a relative clause); after the comma where the cue itself opens the sentence."""
    start = 0
    if cue.outer <= 1:
        start = next((at + 1 for at in range(cue.end, len(scope)) if scope.low(at) == ","), len(scope))
    for at in range(start, cue.outer if start == 0 else len(scope)):
        if scope.is_in(at, "subject_pronouns") and scope.low(at) not in ("ce", "c'", "it"):
            return Range(at, at + 1)
        if starts_noun_phrase(scope, at) and not scope.is_in(at - 1, "prepositions"):
            end = noun_phrase(scope, at)
            if end > at and (start > 0 or (end < cue.outer and scope.low(end) != ",")):
                return Range(at, end)
    return None
