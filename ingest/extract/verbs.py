"""Verb groups that may be cues: the verb with its auxiliaries, negation, inversion and voice.

A group is only a candidate; the frame it stands in decides (`rules`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ingest.extract.lexicon import Form
from ingest.extract.scope import Scope, first_of, once

Voice = Literal["finite", "gerund", "infinitive", "passive", "reduced"]
_REACH = 6  # tokens between an auxiliary and its participle, at most
# Cues of a sentence, at most, since each is weighed against the others: six times what any sentence of the gold and
# of 300 Wikinews articles has.
MAX_CUES = 24


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb group: tokens `first` to `end` (exclusive) are the cue; the subject ends before `outer`, which also
    leaves out clitics and negation. `pronoun` is the index of an inverted subject ("-t-il"), else -1."""

    first: int
    end: int
    outer: int
    lemma: str
    voice: Voice
    frames: str
    negated: bool = False
    pronoun: int = -1
    conditional: bool = False
    coordinated: bool = False


def cues(scope: Scope) -> Iterator[Cue]:
    """Every verb group of the sentence that its lexicon knows, in order, `MAX_CUES` at most; groups do not overlap."""
    find = _french if scope.lexicon.name == "fr" else _english
    index = count = 0
    while index < len(scope) and count < MAX_CUES:
        cue = find(scope, index)
        if cue is None:
            index += 1
        else:
            yield cue
            count += 1
            index = max(cue.end, index + 1)


def _locution(scope: Scope, index: int) -> tuple[Form, int] | None:
    """The locution whose head stands at `index` and whose tail follows, at most two words further on."""
    for entry in scope.lexicon.locutions.get(scope.low(index), ()):
        for gap in range(3):
            if scope.matches(index + 1 + gap, entry.tail):
                if any(not scope.is_in(index + 1 + at, "adverbs") for at in range(gap)):
                    break
                return Form(entry.lemma, entry.tense, entry.frames), index + 1 + gap + len(entry.tail)
    return None


# -- French --------------------------------------------------------------------------------------------------------


def _french(scope: Scope, index: int) -> Cue | None:
    locution = _locution(scope, index)
    if locution is not None:
        form, end = locution
        group = _group(scope, index, end, form)
        if group is not None:
            return group
    forms = scope.lexicon.forms.get(scope.low(index), ())
    for form in sorted(forms, key=lambda form: form.tense != "participle"):
        group = _group(scope, index, index + 1, form)
        if group is not None:
            return group
    return None


def _group(scope: Scope, index: int, end: int, form: Form) -> Cue | None:
    if scope.low(index) in ("fait", "mis", "pris", "laissé") and form.tense == "finite":
        participle = _participle(scope, index, end, form)
        if participle is not None:
            return participle
    if form.tense == "finite":
        return _finite(scope, index, end, form)
    if form.tense == "participle":
        return _participle(scope, index, end, form)
    if form.tense == "gerund":
        return _gerund(scope, index, end, form)
    return _infinitive(scope, index, end, form)


_CLITICS = frozenset(
    ["ne", "n'", "y", "en", "lui", "leur", "m'", "me", "nous", "vous", "te", "t'", "l'", "le", "la", "les"]
)
_REFLEXIVE = frozenset(["se", "s'"])


def _finite(scope: Scope, index: int, end: int, form: Form) -> Cue | None:
    before = scope.low(index - 1)
    pronoun = index + 1 if scope.is_in(index + 1, "inverted_pronouns") else -1
    if pronoun >= 0:
        end = max(end, pronoun + 1)
    frames = form.frames
    outer = index
    first = index
    if before in _REFLEXIVE:
        if form.lemma not in scope.lexicon.reflexive:
            return None
        frames, outer, first = scope.lexicon.reflexive[form.lemma], index - 1, index - 1
    elif (scope.is_in(index - 1, "determiners", "prepositions", "auxiliaries_have") and before not in _CLITICS) or (
        before in ("l'", "le", "la", "les", "leur")
        and pronoun < 0
        and not scope.is_in(index - 2, "subject_pronouns", "relatives")
    ):
        return None
    negated = False
    while (outer > 0 and scope.low(outer - 1) in _CLITICS and outer - 1 > 0) or scope.low(outer - 1) in ("ne", "n'"):
        if scope.low(outer - 1) == "nous" and not scope.is_in(outer - 2, "subject_pronouns"):
            break
        outer -= 1
        if scope.low(outer) in ("ne", "n'"):
            negated, first = True, outer
    if pronoun < 0 and index == 0 and not scope.is_in(index + 1, "complementizers") and not scope.is_quote(index + 1):
        return None
    while negated and scope.is_in(end, "negators"):
        end += 1
    negated = negated and scope.low(end - 1) != "que" and _negates(scope, end)
    return Cue(first, end, outer, form.lemma, "finite", frames, negated, pronoun, False)


def _negates(scope: Scope, end: int) -> bool:
    """Whether a "ne" before the verb is a negation: not when "que" restricts it ("n'a confirmé que")."""
    return scope.low(end - 1) in scope.lexicon["negators"] or any(
        scope.is_in(at, "negators") for at in range(max(0, end - 4), end)
    )


def _participle(scope: Scope, index: int, end: int, form: Form) -> Cue | None:
    at = index - 1
    pronoun = -1
    negated = False
    while at >= 0 and index - at <= _REACH:
        word = scope.low(at)
        if scope.is_in(at, "inverted_pronouns"):
            pronoun = at
        elif scope.is_in(at, "auxiliaries_have", "auxiliaries_be"):
            break
        elif word in scope.lexicon["negators"]:
            negated = True
        elif not scope.is_in(at, "adverbs", "adverb_parts") and word not in (",",) and not word.endswith("ment"):
            at = -1
            break
        at -= 1
    else:
        at = -1
    if at < 0:
        return _bare_participle(scope, index, end, form)
    auxiliary = scope.low(at)
    voice: Voice = "finite"
    if scope.is_in(at, "auxiliaries_be"):
        voice = "passive"
        if auxiliary == "été" and scope.is_in(at - 1, "auxiliaries_have"):
            at -= 1
        elif auxiliary == "été" and scope.is_in(at - 2, "auxiliaries_have"):
            at -= 2
    conditional = scope.low(at) in scope.lexicon["conditional"]
    first = outer = at
    frames = form.frames
    if scope.low(outer - 1) in _REFLEXIVE and voice == "passive":
        frames = scope.lexicon.reflexive.get(form.lemma, "")
        if not frames:
            return None
        outer -= 1
        first, voice = outer, "finite"
    while outer > 0 and scope.low(outer - 1) in _CLITICS:
        if scope.low(outer - 1) == "nous" and not scope.is_in(outer - 2, "subject_pronouns", "relatives"):
            break
        outer -= 1
        if scope.low(outer) in ("ne", "n'"):
            first = outer
    return Cue(first, end, outer, form.lemma, voice, frames, negated, pronoun, conditional)


def _auxiliary_have(scope: Scope, index: int) -> bool:
    return scope.is_in(index, "auxiliaries_have")


def _bare_participle(scope: Scope, index: int, end: int, form: Form) -> Cue | None:
    resumes = scope.is_in(end, "complementizers", "determiners") or scope.is_quote(end)
    if scope.low(index - 1) in ("et", "puis", ",") and resumes and first_of(scope, _auxiliary_have, 0, index) >= 0:
        return Cue(index, end, index - 1, form.lemma, "finite", form.frames, coordinated=True)
    if scope.low(end) == "par":
        return Cue(index, end, index, form.lemma, "reduced", form.frames)
    return None


def _gerund(scope: Scope, index: int, end: int, form: Form) -> Cue | None:
    before = scope.low(index - 1)
    frames, outer, first = form.frames, index, index
    if before in _REFLEXIVE:
        frames = scope.lexicon.reflexive.get(form.lemma, "")
        if not frames:
            return None
        outer = first = index - 1
    elif scope.is_in(index - 1, "determiners"):
        return None
    while outer > 0 and (scope.low(outer - 1) in _CLITICS or scope.low(outer - 1) == "tout"):
        outer -= 1
    return Cue(first, end, outer, form.lemma, "gerund", frames)


def _infinitive(scope: Scope, index: int, end: int, form: Form) -> Cue | None:
    """A modal makes it finite ("a tenu à préciser"); else an infinitive of narration ("Et d'ajouter que")."""
    at = index - 1
    while (
        at >= 0
        and index - at <= 4
        and (scope.low(at) in ("de", "d'", "à", "pas", "en", "y") or scope.low(at) in _CLITICS)
    ):
        at -= 1
    if at >= 0 and scope.is_in(at, "modals"):
        first = outer = at
        while outer > 0 and (scope.low(outer - 1) in _CLITICS or scope.is_in(outer - 1, "auxiliaries_have", "adverbs")):
            outer -= 1
            if scope.is_in(outer, "auxiliaries_have"):
                first = outer
        own = index if scope.low(at) in ("va", "vont", "veut", "veulent", "voulu") else first
        return Cue(own, end, outer, form.lemma, "finite", form.frames)
    if scope.low(index - 1) in ("de", "d'", "pour", "à", "avant"):
        return Cue(index, end, index - 1, form.lemma, "infinitive", form.frames)
    return None


# -- English -------------------------------------------------------------------------------------------------------


def _english(scope: Scope, index: int) -> Cue | None:
    if index > 0 and scope.capitalised(index) and not _title_case(scope):
        return None
    locution = _locution(scope, index)
    if locution is not None:
        group = _english_group(scope, index, locution[1], locution[0])
        if group is not None:
            return group
    for form in scope.lexicon.forms.get(scope.low(index), ()):
        group = _english_group(scope, index, index + 1, form)
        if group is not None:
            return group
    return None


@once
def _title_case(scope: Scope) -> bool:
    """Whether every longer word is capitalised, as in some headlines."""
    longer = [token for token in scope.tokens if token.is_word and len(token.text) > 4]
    return len(longer) > 3 and all(token.is_capitalised for token in longer)


def _english_group(scope: Scope, index: int, end: int, form: Form) -> Cue | None:
    at = index - 1
    negated = False
    while at >= 0 and index - at <= _REACH and scope.is_in(at, "adverbs"):
        negated = negated or scope.is_in(at, "negators")
        at -= 1
    if form.tense == "gerund":
        if scope.is_in(at, "auxiliaries_be") and scope.low(at) != "being":
            return Cue(at, end, at, form.lemma, "finite", form.frames)
        if scope.is_in(index - 1, "determiners", "prepositions") and scope.low(index - 1) not in (
            "in",
            "by",
            "after",
            "before",
        ):
            return None
        return Cue(index, end, index, form.lemma, "gerund", form.frames)
    past = scope.low(index).endswith("ed") or form.tense == "participle"
    if past and scope.is_in(at, "auxiliaries_have"):
        first = at - 1 if scope.is_in(at - 1, "modals") else at
        return Cue(first, end, first, form.lemma, "finite", form.frames, negated)
    if past and (scope.is_in(at, "auxiliaries_be") or scope.low(at) in ("'s", "'re")):
        first = at
        while first > 0 and scope.is_in(first - 1, "auxiliaries_have", "auxiliaries_be", "modals", "adverbs"):
            first -= 1
        while scope.is_in(first, "adverbs"):
            first += 1
        return Cue(first, end, first, form.lemma, "passive", form.frames, negated)
    if scope.is_in(at, "modals") and not past:
        negated = negated or scope.low(at).endswith("n't")
        first = (
            at
            if scope.low(at).startswith(("d", "h")) and negated
            else (at if scope.low(at) not in ("can", "could") else index)
        )
        return Cue(first, end, at, form.lemma, "finite", form.frames, negated)
    if scope.low(index - 1) == "to":
        return _english_infinitive(scope, index, end, form)
    if past and scope.low(end) == "by" and index > 0:
        return Cue(index, end, index, form.lemma, "reduced", form.frames)
    if scope.is_in(index, "nounlike") and not _verbal(scope, index, end):
        return None
    if scope.is_in(index - 1, "determiners", "prepositions") and not scope.is_in(index - 1, "subject_pronouns"):
        return None
    outer = at + 1
    return Cue(index, end, outer, form.lemma, "finite", form.frames, negated, coordinated=scope.low(outer - 1) == "and")


def _verbal(scope: Scope, index: int, end: int) -> bool:
    """Whether a word that may be a noun ("claims") stands as a verb: after a subject, before a complement."""
    before = scope.low(index - 1)
    if index == 0 or (
        scope.is_in(index - 1, "determiners", "prepositions") and before not in scope.lexicon["subject_pronouns"]
    ):
        return False
    if before in scope.lexicon["subject_pronouns"] or before in scope.lexicon["relatives"]:
        return True
    plural = (before.endswith("s") and not before.endswith("ss")) or scope.is_in(index - 1, "group_nouns")
    if plural and not scope.low(index).endswith("s") and end < len(scope) and scope.tokens[end].is_word:
        return not scope.is_in(end, "prepositions", "coordinations", "auxiliaries_be", "auxiliaries_have")
    follows = scope.is_in(end, "complementizers", "determiners", "subject_pronouns") or scope.is_quote(end)
    return follows or scope.capitalised(end) or scope.low(end) in (":", ",") or scope.low(index).endswith("s")


def _english_infinitive(scope: Scope, index: int, end: int, form: Form) -> Cue | None:
    """ "declined to say", "went on to say", "tried to warn": finite by its governor."""
    governor = index - 2
    word = scope.low(governor)
    if word in ("declined", "refused", "declines", "refuses"):
        return Cue(governor, end, governor, form.lemma, "finite", form.frames, negated=True)
    if word in ("on", "forth") and scope.low(governor - 1) in ("went", "goes", "going"):
        return Cue(governor - 1, end, governor - 1, form.lemma, "finite", form.frames)
    if word in ("continued", "tried", "took", "seemed", "appeared", "wants", "wanted", "sought"):
        return Cue(index, end, governor, form.lemma, "finite", form.frames)
    return None
