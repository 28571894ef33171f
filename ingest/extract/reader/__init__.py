"""The learned reader: rules propose, a small network decides and finds what they miss.

`read` gives the finds of the sentences of one field. Sentences go through the network once; each token that may be the
head of a cue is read again with the rest of its sentence for the roles. Pure: the weights ship and never change.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ingest.extract.finds import Find
from ingest.extract.reader.batch import batch, batches
from ingest.extract.reader.decode import best_roles, find_of
from ingest.extract.reader.features import CONTENT, CUE, OUTSIDE, SOURCE, Proposal, Sentence, sentence
from ingest.extract.reader.network import Floats, Syntax
from ingest.extract.reader.weights import Learned, learned
from ingest.extract.scope import Scope

__all__ = ["Reading", "read"]

_POSSIBLE = 0.1  # below this probability a token is not read as a cue
_POSSIBLE_BELIEF = 0.01
_FRAMES = 64  # read at once


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader makes of one cue: the index of its sentence, of the head of the cue, and the find."""

    sentence: int
    head: int
    find: Find


def read(
    scopes: Sequence[Scope], proposed: Sequence[Mapping[int, Proposal]], *, beliefs: bool = False
) -> list[Reading]:
    """What is found in these sentences of one language, in text order; `proposed` are the rules' finds for each."""
    if not scopes:
        return []
    model = learned()
    sentences = [sentence(scope, rules) for scope, rules in zip(scopes, proposed, strict=True)]
    found: list[Reading] = []
    for group in batches(sentences):
        found += _group(model, group, scopes, sentences, proposed, beliefs=beliefs)
    return sorted(found, key=lambda reading: (reading.sentence, reading.head))


def _group(
    model: Learned,
    group: Sequence[int],
    scopes: Sequence[Scope],
    sentences: Sequence[Sentence],
    proposed: Sequence[Mapping[int, Proposal]],
    *,
    beliefs: bool,
) -> list[Reading]:
    """What is found in one batch."""
    language = scopes[0].lexicon.name
    arrays = batch([sentences[index] for index in group], model.vocabulary, language)
    syntax = [network.syntax(arrays) for network in model.networks]
    cues = _mean([network.cues(one, arrays.mask) for network, one in zip(model.networks, syntax, strict=True)])
    frames = [
        (row, head)
        for row, index in enumerate(group)
        for head in range(len(scopes[index]))
        if cues[row, head] > _POSSIBLE
        or (beliefs and cues[row, head] > _POSSIBLE_BELIEF and "cue:belief" in sentences[index].classes[head])
    ]
    found: list[Reading] = []
    for first in range(0, len(frames), _FRAMES):
        part = frames[first : first + _FRAMES]
        scores = _roles(model, syntax, arrays.mask, part, [proposed[group[row]] for row, _ in part])
        for (row, head), table in zip(part, scores, strict=True):
            index = group[row]
            rule = proposed[index].get(head)
            find = _decided(model, scopes[index], sentences[index], head, float(cues[row, head]), table, rule, beliefs)
            if find is not None:
                found.append(Reading(index, head, find))
    return found


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


def _decided(
    model: Learned,
    scope: Scope,
    features: Sentence,
    head: int,
    probability: float,
    scores: Floats,
    rule: Proposal | None,
    beliefs: bool,
) -> Find | None:
    scores = scores[: len(scope)]
    roles = best_roles(scores, *model.links)
    find = find_of(scope, head, roles.tolist())
    if find is None:
        return None
    decision = model.decision
    evidence = evidence_of(probability, scores, roles.tolist(), rule)
    confidence = 1 / (1 + math.exp(-sum(decision.weights.get(name, 0.0) * value for name, value in evidence.items())))
    believes = beliefs and "cue:belief" in features.classes[head]
    if confidence < (decision.belief_threshold if believes else decision.threshold):
        return None
    find.confidence = round(min(max(confidence, 0.01), 0.99), 2)
    find.method = rule.find.method if rule is not None else f"{scope.lexicon.name}.reader"
    return find


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
    }


def _mean(arrays: Sequence[Floats]) -> Floats:
    return arrays[0] if len(arrays) == 1 else np.mean(arrays, axis=0)
