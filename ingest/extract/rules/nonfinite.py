"""Verbs of saying without a subject of their own: gerunds, infinitives of narration, passives."""

from collections.abc import Iterator, Sequence

from ingest.extract.clauses import clause_end
from ingest.extract.complements import complement
from ingest.extract.finds import Find
from ingest.extract.phrases import Circumstances, Range, circumstances, noun_phrase, starts_noun_phrase
from ingest.extract.rules.build import find, place
from ingest.extract.scope import Scope
from ingest.extract.subjects import first_subject, subject
from ingest.extract.verbs import Cue

_BY = {"fr": ("par",), "en": ("by",)}
_IMPERSONAL = frozenset(["il", "it", "ce", "c'"])


def gerund_chain(scope: Scope, cues: Sequence[Cue]) -> Iterator[Find]:
    """ "…, notant que « … »"; "en précisant que …"; "…, adding that …": the speaker stands in the clause above."""
    for cue in cues:
        if cue.voice != "gerund":
            continue
        governed = complement(scope, cue, cues)
        content = place(scope, governed.content) if governed else None
        if governed is None or content is None:
            continue
        above = first_subject(scope, cue)
        made = find(
            scope,
            "gerund_chain",
            content=[content],
            cue=cue,
            around=governed.between,
            inherits=True,
            confidence=0.85 if governed.kind in ("clause", "quotation") else 0.6,
        )
        made.antecedent = place(scope, above)
        yield made


def infinitive_of_narration(scope: Scope, cues: Sequence[Cue]) -> Iterator[Find]:
    """ "Et de souligner que …"; "avant d'ajouter que …"; "pour dénoncer …"."""
    for cue in cues:
        if cue.voice != "infinitive":
            continue
        governed = complement(scope, cue, cues)
        content = place(scope, governed.content) if governed else None
        if governed is None or content is None or governed.kind not in ("clause", "quotation"):
            continue
        if scope.low(cue.outer - 1) in scope.lexicon["determiners"]:
            continue
        yield find(
            scope,
            "infinitive_of_narration",
            content=[content],
            cue=cue,
            around=governed.between,
            inherits=True,
            confidence=0.8,
        )


def passive(scope: Scope, cues: Sequence[Cue]) -> Iterator[Find]:
    """ "L'attentat est revendiqué par X"; "il a été annoncé que …"; "X est accusé par Y de …"; "was told that"."""
    for cue in cues:
        if cue.voice != "passive":
            continue
        own = subject(scope, cue)
        around = circumstances(scope, cue.end, addressed=False)
        agent: Range | None = None
        at = around.end
        if scope.low(at) in _BY[scope.lexicon.name]:
            end = noun_phrase(scope, at + 1)
            if end > at + 1:
                agent, at = Range(at + 1, end), end
        word = scope.low(at)
        impersonal = (
            own is not None and scope.low(own.words.first) in _IMPERSONAL and own.words.end == own.words.first + 1
        )
        if scope.is_in(at, "complementizers") and ("q" in cue.frames or "o" in cue.frames):
            content = place(scope, Range(at + 1, clause_end(scope, at + 1, cues, cue)))
            told = own.words if own is not None and "o" in cue.frames and not impersonal else None
        elif "x" in cue.frames and word in ("de", "d'", "of", "as", "comme", "for"):
            content = place(scope, Range(at + 1, clause_end(scope, at + 1, cues, cue)))
            told = None
        elif (
            own is not None
            and not impersonal
            and cue.lemma not in scope.lexicon["no_passive"]
            and ("n" in cue.frames or (agent and "q" in cue.frames))
            and "o" not in cue.frames
        ):
            content = place(scope, own.antecedent if own.relative else own.words)
            told = None
        else:
            continue
        if content is None:
            continue
        made = find(
            scope,
            "passive",
            content=[content],
            cue=cue,
            source=place(scope, agent),
            around=Circumstances(at, around.when, around.medium, told),
            confidence=0.75 if agent else 0.55,
        )
        yield made


def reduced_passive(scope: Scope, cues: Sequence[Cue]) -> Iterator[Find]:
    """ "des faits rapportés par X", "un bilan annoncé par X": the content is the noun phrase before."""
    for cue in cues:
        if (
            cue.voice != "reduced"
            or cue.lemma in scope.lexicon["no_passive"]
            or not ("n" in cue.frames or "q" in cue.frames)
        ):
            continue
        end = noun_phrase(scope, cue.end + 1)
        agent = place(scope, Range(cue.end + 1, end))
        start = cue.outer - 1
        while (
            start > 0
            and not (scope.is_in(start, "determiners") and not scope.is_in(start - 1, "prepositions"))
            and cue.outer - start < 10
        ):
            if scope.low(start) in (",", ".", ";", ":") or scope.is_quote(start):
                start += 1
                break
            start -= 1
        content = place(scope, Range(start, cue.outer))
        if agent is None or content is None or not starts_noun_phrase(scope, start):
            continue
        yield find(scope, "reduced_passive", content=[content], cue=cue, source=agent, confidence=0.55)
