"""The learned reader: rules propose, a small network decides and finds what they miss.

`read` gives the finds of the sentences of one field. Sentences go through the network once; each token that may be the
head of a cue is read again with the rest of its sentence for the roles. Pure: the weights ship and never change.
"""

import math
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
from threadpoolctl import ThreadpoolController

from ingest.extract.finds import Find
from ingest.extract.reader.batch import batch, batches
from ingest.extract.reader.decode import best_roles, find_of
from ingest.extract.reader.features import CONTENT, CUE, OUTSIDE, SOURCE, Proposal, Sentence, sentence
from ingest.extract.reader.network import Floats, Syntax, rows_of
from ingest.extract.reader.trees import Tree, tree
from ingest.extract.reader.weights import Learned, learned
from ingest.extract.scope import Scope

__all__ = ["Reading", "decided", "read"]

_POSSIBLE = 0.1  # below this probability a token is not read as a cue
_POSSIBLE_BELIEF = 0.01
_MOST_CUES = 12  # of a sentence; more than three are rare
_FRAMES = 32  # read at once
_STRETCH = 512  # sentences whose features are held at once: bounds the memory of long texts
_CUES = frozenset(["cue:say", "cue:weak", "rule:cue"])


@cache
def _threads() -> ThreadpoolController:
    return ThreadpoolController()


def _one_thread() -> AbstractContextManager[object]:
    """Matrices here are small: threads that wait for one another cost more than they bring, and change the sums."""
    limited: AbstractContextManager[object] = _threads().limit(limits=1, user_api="blas")
    return limited


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader makes of one possible cue: the index of its sentence and of its head, the find, the tree of the
    sentence, and what the decision weighs."""

    sentence: int
    head: int
    find: Find
    tree: Tree
    evidence: Mapping[str, float]
    belief: bool


def read(
    scopes: Sequence[Scope], proposed: Sequence[Mapping[int, Proposal]], *, beliefs: bool = False
) -> list[Reading]:
    """What may be found in these sentences of one language, in text order, each with its confidence; `decided` keeps
    what is best and sure enough. `proposed` are the rules' finds for each sentence."""
    if not scopes:
        return []
    model = learned()
    found: list[Reading] = []
    with _one_thread():
        for first in range(0, len(scopes), _STRETCH):
            sentences = {
                index: sentence(scopes[index], proposed[index])
                for index in range(first, min(first + _STRETCH, len(scopes)))
            }
            worth = [index for index, one in sentences.items() if _may_report(one, beliefs=beliefs)]
            for group in batches(sentences, worth):
                found += _group(model, group, scopes, sentences, proposed, beliefs=beliefs)
    return sorted(found, key=lambda reading: (reading.sentence, reading.head))


def _may_report(one: Sentence, *, beliefs: bool) -> bool:
    """Whether a sentence has a word that may be a cue: the others, a third of a text, need no reading."""
    wanted = _CUES | {"cue:belief"} if beliefs else _CUES
    return any(not wanted.isdisjoint(classes) for classes in one.classes)


def _group(
    model: Learned,
    group: Sequence[int],
    scopes: Sequence[Scope],
    sentences: Mapping[int, Sentence],
    proposed: Sequence[Mapping[int, Proposal]],
    *,
    beliefs: bool,
) -> list[Reading]:
    """What is found in one batch."""
    language = scopes[0].lexicon.name
    arrays = batch([sentences[index] for index in group], model.vocabulary, language)
    screened = model.networks[0].syntax(arrays)
    hinted = (model.networks[0].cues(screened, arrays.mask) * arrays.mask).max(axis=1) > _POSSIBLE_BELIEF
    kept = [row for row, index in enumerate(group) if hinted[row] or proposed[index]]
    if not kept:
        return []
    # where the first network sees no cue at all, the others need not look
    group, arrays = [group[row] for row in kept], rows_of(arrays, kept)
    syntax = [rows_of(screened, kept), *(network.syntax(arrays) for network in model.networks[1:])]
    cues = _mean([network.cues(one, arrays.mask) for network, one in zip(model.networks, syntax, strict=True)])
    frames = [
        (row, head)
        for row, index in enumerate(group)
        for head in _possible_cues(cues[row], len(scopes[index]), sentences[index], proposed[index], beliefs=beliefs)
    ]
    trees = {
        row: tree(
            syntax[0].heads[row, : len(scopes[group[row]])].argmax(axis=-1).tolist(),
            syntax[0].relations[row, : len(scopes[group[row]])].argmax(axis=-1).tolist(),
            model.vocabulary.relations,
        )
        for row in sorted({row for row, _ in frames})
    }
    found: list[Reading] = []
    for first in range(0, len(frames), _FRAMES):
        part = frames[first : first + _FRAMES]
        scores = _roles(model, syntax, arrays.mask, part, [proposed[group[row]] for row, _ in part])
        for (row, head), table in zip(part, scores, strict=True):
            index = group[row]
            scope, rule = scopes[index], proposed[index].get(head)
            believed = "cue:belief" in sentences[index].classes[head]
            for find, roles in _alternatives(model, scope, head, table[: len(scope)], rule):
                evidence = evidence_of(float(cues[row, head]), table[: len(scope)], roles, rule)
                find.confidence = model.decision.confidence(evidence)
                find.method = rule.find.method if rule is not None else f"{language}.reader"
                found.append(Reading(index, head, find, trees[row], evidence, believed))
    return found


def _possible_cues(
    probabilities: Floats, length: int, features: Sentence, proposed: Mapping[int, Proposal], *, beliefs: bool
) -> list[int]:
    """The heads of cues that a sentence is read again for, at most `_MOST_CUES`: the likeliest, in order."""
    heads = [
        head
        for head in range(length)
        if probabilities[head] > _POSSIBLE
        or head in proposed
        or (beliefs and probabilities[head] > _POSSIBLE_BELIEF and "cue:belief" in features.classes[head])
    ]
    if len(heads) > _MOST_CUES:
        heads = sorted(sorted(heads, key=lambda head: (-probabilities[head], head))[:_MOST_CUES])
    return heads


def decided(readings: Sequence[Reading], *, beliefs: bool) -> list[Reading]:
    """Of the readings of each cue the surest, where it is sure enough; its confidence as it is shown."""
    decision = learned().decision
    best: dict[tuple[int, int], Reading] = {}
    for reading in readings:
        place = reading.sentence, reading.head
        if place not in best or reading.find.confidence > best[place].find.confidence:
            best[place] = reading
    kept: list[Reading] = []
    for reading in best.values():
        threshold = decision.belief_threshold if beliefs and reading.belief else decision.threshold
        if reading.find.confidence >= threshold:
            reading.find.confidence = round(min(max(reading.find.confidence, 0.01), 0.99), 2)
            kept.append(reading)
    return kept


def _roles(
    model: Learned,
    syntax: Sequence[Syntax],
    mask: Floats,
    frames: Sequence[tuple[int, int]],
    proposed: Sequence[Mapping[int, Proposal]],
) -> Floats:
    rows = np.array([row for row, _ in frames], np.int64)
    heads = np.array([head for _, head in frames], np.int64)
    rules = np.zeros((len(frames), mask.shape[1]), np.int64)
    for place, ((_, head), rule) in enumerate(zip(frames, proposed, strict=True)):
        if head in rule:
            rules[place, : len(rule[head].roles)] = rule[head].roles
    return _mean(
        [network.roles(one, mask, rows, heads, rules) for network, one in zip(model.networks, syntax, strict=True)]
    )


def _alternatives(
    model: Learned, scope: Scope, head: int, scores: Floats, rule: Proposal | None
) -> list[tuple[Find, list[int]]]:
    """The find that the network reads and the one that a rule proposes, each with the roles that it gives."""
    roles = best_roles(scores, *model.links).tolist()
    read_find = find_of(scope, head, roles)
    given = [] if read_find is None else [(read_find, roles)]
    if rule is not None and tuple(roles) != rule.roles:
        given.append((replace(rule.find, content=list(rule.find.content)), list(rule.roles)))
    return given


def evidence_of(probability: float, scores: Floats, roles: Sequence[int], rule: Proposal | None) -> dict[str, float]:
    """What the decision weighs: how sure the cue and each role are, and whether the rules agree."""
    probability = min(max(probability, 1e-4), 1 - 1e-4)
    shares = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares /= shares.sum(axis=-1, keepdims=True)
    sure = shares[np.arange(len(roles)), roles]
    chosen = np.asarray(roles)
    content = chosen == CONTENT
    edges = np.flatnonzero(np.diff(content.astype(np.int8), prepend=0, append=0))
    around = np.unique(np.clip(np.concatenate([edges - 1, edges]), 0, len(roles) - 1))
    same = 0.0
    if rule is not None:
        given = np.asarray(rule.roles) == CONTENT
        union = int((given | content).sum())
        same = float((given & content).sum() / union) if union else 0.0
    return {
        "bias": 1.0,
        "cue": math.log(probability / (1 - probability)),
        "content": float(np.log(sure[content] + 1e-4).mean()),
        "edges": float(np.log(sure[around] + 1e-4).mean()),
        "source": float(np.log(sure[chosen == SOURCE] + 1e-4).mean()) if (chosen == SOURCE).any() else 0.0,
        "sourceless": float(not (chosen == SOURCE).any()),
        "outside": float(np.log(sure[(chosen == OUTSIDE) | (chosen == CUE)] + 1e-4).mean()),
        "rule": float(rule is not None),
        "agreed": same,
        "single": float(content.sum() == 1),
        "ruled": float(rule is not None and tuple(roles) == rule.roles),
    }


def _mean(arrays: Sequence[Floats]) -> Floats:
    return arrays[0] if len(arrays) == 1 else np.mean(arrays, axis=0)
