"""Phrases between and around cues: noun phrases, times, media, addressees. All take and give token indices."""

from dataclasses import dataclass

from ingest.extract.scope import Scope, once
from ingest.extract.times import when_phrase

_INNER = {
    "fr": frozenset(["de", "d'", "du", "des", "le", "la", "les", "l'", "un", "une"]),
    "en": frozenset(["of", "the", "a", "an", "for", "'s", "’s", "&"]),
}
_PLACE = {
    "fr": frozenset(["à", "en", "au", "aux", "pour"]),
    "en": frozenset(["in", "at", "from", "with", "on", "to", "within"]),
}
_FRENCH_FINITE = ("aient", "èrent", "ront", "rait", "era", "ira", "dra", "tra", "oira")
_VERBLIKE = {
    "fr": frozenset(
        """
        a ont est sont était étaient avait avaient sera seront serait seraient aurait auraient fut furent peut
        peuvent doit doivent va vont fait font veut veulent devrait pourrait n' ne ait soit dit
        """.split()
    ),
    "en": frozenset(
        """
        is are was were has have had will would could can should may might must did does do been be isn't aren't
        wasn't weren't didn't doesn't don't won't said says
        """.split()
    ),
}
_VERB_CLITICS = frozenset(["s'", "se", "ne", "n'", "y", "m'", "t'"])
_APPOSITIONS = 16  # of one noun phrase, at most
_STOP = frozenset([":", ";", ".", "!", "?", "…", "...", "—", "–", "”", "»", "/"])


@dataclass(frozen=True, slots=True)
class Range:
    """Tokens `first` to `end` (exclusive)."""

    first: int
    end: int


def verblike(scope: Scope, index: int) -> bool:
    """Whether the word is surely a finite verb: an auxiliary, a modal, or an ending no noun has."""
    word = scope.low(index)
    if word in _VERBLIKE[scope.lexicon.name]:
        return True
    ends = scope.lexicon.name == "fr" and len(word) > 4 and word.endswith(_FRENCH_FINITE)
    return ends and not scope.is_in(index - 1, "determiners", "prepositions") and not scope.capitalised(index)


def finite_form(scope: Scope, index: int) -> bool:
    """Whether the word is a finite form of a verb of saying, with no determiner before it that makes it a noun."""
    if scope.lexicon.name == "en" and scope.is_in(index, "nounlike"):
        return False
    return (
        any(form.tense == "finite" for form in scope.lexicon.forms.get(scope.low(index), ()))
        and not scope.is_in(index - 1, "determiners", "prepositions")
        and not scope.capitalised(index)
    )


def starts_noun_phrase(scope: Scope, index: int) -> bool:
    if index >= len(scope) or scope.low(index) in _STOP:
        return False
    if scope.is_in(index, "complementizers", "clause_starts", "coordinations") and not scope.is_in(
        index, "determiners"
    ):
        return False
    word = scope.low(index)
    if scope.is_in(index, "determiners"):
        return not (
            scope.lexicon.name == "fr"
            and word in ("de", "du", "des", "d'", "au", "aux", "à", "en")
            and word not in ("des", "du", "de", "d'")
        )
    if scope.is_in(index, "prepositions"):
        return False
    return (
        scope.capitalised(index)
        or scope.is_in(index, "person_nouns", "group_nouns", "organization_nouns", "document_nouns", "titles")
        or scope.is_in(index, "outlet_nouns", "agency_nouns")
        or (
            scope.tokens[index].text[0].isdigit()
            and scope.low(index + 1).isalpha()
            and not scope.is_in(index + 1, "coordinations")
        )
    )


def can_speak(scope: Scope, first: int, end: int) -> bool:
    """Whether a phrase may be a source: it has a name, or a noun for people, bodies, documents or media."""
    classes = ("person_nouns", "group_nouns", "organization_nouns", "document_nouns", "outlet_nouns", "agency_nouns")
    if end == first + 1 and scope.is_in(first, "subject_pronouns", "relatives"):
        return scope.low(first) not in ("on", "ce", "c'", "cela", "it", "this", "these")
    named = (at for at in range(first, end) if scope.capitalised(at))
    return any(not (at == first and scope.is_in(at, "determiners")) for at in named) or any(
        scope.is_in(at, *classes) for at in range(first, end)
    )


def noun_phrase(
    scope: Scope, first: int, *, apposition: bool = True, before_verb: bool = True, limit: int | None = None
) -> int:
    """The end (exclusive) of the noun phrase that begins at `first`; `first` itself where none does.

    Descriptors are in ("le maire de Valdor, Jeanne Orsel"); relative clauses, media and times are out. `before_verb`:
    an apposition may be followed by a verb at once, as that of a subject may.
    """
    language = scope.lexicon.name
    stop = len(scope) if limit is None else limit
    index = first
    appositions = 0
    while index < stop:
        word = scope.low(index)
        if word in _STOP:
            break
        if word == ",":
            appositions += 1
            fits = apposition and index > first and appositions <= _APPOSITIONS
            end = _apposition(scope, index + 1, stop, before_verb=before_verb) if fits else 0
            if not end:
                break
            index = end
            if scope.low(index) == "," or index >= stop:
                break
            continue
        if word == "(":
            close = next((at for at in range(index + 1, min(index + 12, stop)) if scope.low(at) == ")"), 0)
            if not close or index == first:
                break
            index = close + 1
            continue
        if word == ")":
            break
        if scope.is_quote(index):
            if index == first or len(scope.tokens[index].text) > 40 or scope.low(index - 1) in ("'s",):
                break
            index += 1
            continue
        if index > first and language == "en" and word == "that":
            break
        if word in _INNER[language] or scope.is_in(index, "determiners"):
            if scope.is_in(index, "time_starts") and when_phrase(scope, index) > index and index > first:
                break
            index += 1
            continue
        if scope.is_in(index, "complementizers", "relatives", "clause_starts"):
            break
        if language == "fr" and word in _VERB_CLITICS and index > first:
            break
        if word in ("by", "par") and scope.is_in(index - 1, "document_nouns") and starts_noun_phrase(scope, index + 1):
            index += 1
            continue
        if word in _PLACE[language] and index > first:
            ends = when_phrase(scope, index) > index or begins_medium(scope, index)
            place = scope.capitalised(index + 1) or (
                scope.is_in(index + 1, "determiners") and scope.capitalised(index + 2)
            )
            if ends or not (
                place
                or (
                    word in ("for", "pour", "à", "en", "with", "from")
                    and scope.is_in(index - 1, "person_nouns", "group_nouns")
                )
            ):
                break
            index += 1
            continue
        if scope.is_in(index, "prepositions"):
            break
        if scope.is_in(index, "weekdays", "day_words") and index > first:
            break
        if word in ("et", "and", "&", "ou", "or"):
            if not (starts_noun_phrase(scope, index + 1) and _closes_without_verb(scope, index + 1, stop)):
                break
            index += 1
            continue
        if index > first and (verblike(scope, index) or finite_form(scope, index)):
            break
        if scope.is_in(index, "adverbs") and index > first and not scope.capitalised(index):
            break
        if any(form.tense == "gerund" for form in scope.lexicon.forms.get(word, ())):
            break
        index += 1
    while index > first + 1 and (scope.low(index - 1) in _INNER[language] or scope.low(index - 1) in _PLACE[language]):
        index -= 1
    return index


def _closes_without_verb(scope: Scope, index: int, stop: int) -> bool:
    """Whether what follows "et" is a second noun, not a second clause."""
    return not any(verblike(scope, at) or finite_form(scope, at) for at in range(index, min(index + 4, stop)))


def _apposition(scope: Scope, index: int, stop: int, *, before_verb: bool) -> int:
    """The end of an apposition that begins at `index` (", le maire de Valdor,"), or 0."""
    named = scope.capitalised(index) and not scope.is_in(index, "determiners", "subject_pronouns", "prepositions")
    head = index + 1 if scope.is_in(index, "determiners") else index
    heads = ("person_nouns", "titles", "organization_nouns", "outlet_nouns")
    described = any(scope.is_in(at, *heads) for at in range(head, min(head + 3, stop))) and not scope.is_in(
        index, "prepositions"
    )
    if scope.low(index) in ("âgé", "âgée", "aged"):
        described = True
    if not (named or described):
        return 0
    end = noun_phrase(scope, index, apposition=False, limit=stop)
    if end <= index or any(verblike(scope, at) for at in range(index, end)):
        return 0
    if end >= len(scope) or scope.low(end) in (",", ".", ";", ":") or scope.is_quote(end):
        return end
    following_ends = begins_medium(scope, end) or when_phrase(scope, end) > end or scope.is_in(end, "prepositions")
    if verblike(scope, end) or finite_form(scope, end):
        return end if before_verb else 0
    return end if named or following_ends else 0


def medium_phrase(scope: Scope, index: int) -> tuple[int, int]:
    """The medium that begins with a preposition at `index`, as (first, end) of its noun phrase without the
    preposition; (index, index) where none does ("dans [un communiqué publié hier]", "on [Twitter]")."""
    first, head = _medium_head(scope, index)
    return (first, max(_medium_end(scope, first, head), head + 1)) if head >= 0 else (index, index)


def begins_medium(scope: Scope, index: int) -> bool:
    """Whether a medium begins with a preposition at `index`; asked within noun phrases, which a medium's end needs."""
    return _medium_head(scope, index)[1] >= 0


def _medium_head(scope: Scope, index: int) -> tuple[int, int]:
    """The first token after a medium's preposition and its noun; (index, -1) where no medium begins."""
    words = scope.phrase(index, "medium_prepositions")
    first = index + len(words)
    if not words or not (starts_noun_phrase(scope, first) or scope.is_in(first, "medium_nouns")):
        return index, -1
    head = next((at for at in range(first, min(first + 5, len(scope))) if scope.is_in(at, "medium_nouns")), -1)
    if head < 0 or any(
        scope.low(at) in (",", ".", "(")
        or scope.is_quote(at)
        or scope.is_in(at, "complementizers")
        or verblike(scope, at)
        for at in range(first, head)
    ):
        return index, -1
    return first, head


def _medium_end(scope: Scope, first: int, head: int) -> int:
    """A medium takes its participle and what it was given to ("un communiqué publié hier", "un entretien au Monde")."""
    end = noun_phrase(scope, first, apposition=False)
    while end < len(scope) and end > head:
        word = scope.low(end)
        if word in (
            "publié",
            "publiée",
            "publiés",
            "diffusé",
            "diffusée",
            "accordé",
            "accordée",
            "posted",
            "published",
            "released",
            "adressée",
            "issued",
        ):
            end += 1
        elif word in ("à", "au", "aux", "sur", "par", "with", "to", "on", "by") and starts_noun_phrase(scope, end + 1):
            end = noun_phrase(scope, end + 1, apposition=False)
        elif when_phrase(scope, end) > end and scope.low(end - 1) in (
            "publié",
            "publiée",
            "diffusé",
            "published",
            "released",
            "posted",
        ):
            end = when_phrase(scope, end)
        else:
            break
    return end


def addressee_phrase(scope: Scope, index: int) -> tuple[int, int]:
    """The addressee that begins with a preposition at `index` ("à [l'AFP]"), as (first, end); or (index, index)."""
    words = scope.phrase(index, "addressee_prepositions")
    first = index + len(words)
    if not words or not _can_be_told(scope, first):
        return index, index
    if not (starts_noun_phrase(scope, first) or words[-1] in ("au", "aux", "du", "des")):
        return index, index
    if when_phrase(scope, first) > first:
        return index, index
    end = noun_phrase(scope, first, apposition=False)
    return (first, end) if end > first else (index, index)


def _can_be_told(scope: Scope, first: int) -> bool:
    classes = ("outlet_nouns", "agency_nouns", "group_nouns", "person_nouns", "medium_nouns")
    return any(scope.capitalised(at) or scope.is_in(at, *classes) for at in range(first, min(first + 4, len(scope))))


def after_adverb(scope: Scope, index: int) -> int:
    """The index after the adverb or adverbial phrase that begins here; `index` where none does."""
    words = scope.phrase(index, "adverbial_phrases")
    if words:
        return index + len(words)
    if scope.is_in(index, "adverbs") and not scope.is_in(index, "complementizers", "infinitive_markers"):
        return index + 1
    manner = (scope.lexicon.name == "fr" and scope.low(index).endswith("ment")) or (
        scope.lexicon.name == "en" and scope.low(index).endswith("ly")
    )
    if (
        manner
        and not scope.capitalised(index)
        and not scope.is_in(index, "organization_nouns", "medium_nouns", "document_nouns")
    ):
        return index + 1
    return index


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What stands between a cue and its content, or after an inverted subject: each an optional range."""

    end: int
    when: Range | None = None
    medium: Range | None = None
    addressee: Range | None = None


@once
def circumstances(scope: Scope, index: int, *, addressed: bool = True) -> Circumstances:
    """Read times, media, addressees and adverbs from `index` on; `end` is where something else begins."""
    when = medium = addressee = None
    at = index
    while at < len(scope):
        start = at
        comma = scope.low(at) == ","
        if comma:
            at += 1
        ends = when_phrase(scope, at)
        if ends > at and when is None:
            when = Range(at + (1 if scope.low(at) in ("on", "in", "at") else 0), ends)
            at = ends
            continue
        if addressed and addressee is None and scope.low(at) in ("à", "au", "aux", "to"):
            first, end = addressee_phrase(scope, at)
            if end > at:
                addressee, at = Range(first, end), end
                continue
        first, end = medium_phrase(scope, at)
        if end > at and medium is None:
            medium, at = Range(first, end), end
            continue
        if addressed and addressee is None:
            first, end = addressee_phrase(scope, at)
            if end > at:
                addressee, at = Range(first, end), end
                continue
        after = after_adverb(scope, at)
        if after > at and not comma:
            at = after
            continue
        if comma and (when or medium or addressee) and (scope.is_in(at, "complementizers") or scope.is_quote(at)):
            break
        at = start
        break
    return Circumstances(at, when, medium, addressee)
