"""Examples as tensors, in batches of sentences of like length."""

import random
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import numpy as np
import torch
from torch import Tensor

from ingest.extract.reader.batch import batch
from ingest.extract.reader.features import Sentence
from ingest.extract.reader.weights import Vocabulary
from train.annotated import Annotated
from train.network import Sentences
from train.treebank import ROOT, Parsed

One = TypeVar("One", Parsed, Annotated)

_TOKENS = 1200  # of a batch
LONGEST = 128  # tokens of a sentence that is learned from


def vocabulary_lists(sentences: Sequence[Sentence], classes: Sequence[str]) -> dict[str, list[str]]:
    """What the vocabulary file holds: forms and ends that occur often enough, sorted."""
    forms, suffixes3, suffixes2, prefixes3 = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for one in sentences:
        for form in one.forms:
            forms[form] += 1
            suffixes3[form[-3:]] += 1
            suffixes2[form[-2:]] += 1
            prefixes3[form[:3]] += 1

    def often(counts: Counter[str], least: int) -> list[str]:
        return sorted(entry for entry, count in counts.items() if count >= least)

    return {
        "forms": often(forms, 3),
        "suffixes3": often(suffixes3, 4),
        "suffixes2": often(suffixes2, 4),
        "prefixes3": often(prefixes3, 4),
        "classes": list(classes),
    }


def in_batches(examples: Sequence[One], chance: random.Random) -> list[list[One]]:
    """The examples shuffled, then cut into batches of like length, in any order."""
    shuffled = list(examples)
    chance.shuffle(shuffled)
    shuffled.sort(key=lambda one: _step(len(one.features.forms)))
    cut: list[list[One]] = []
    for one in shuffled:
        step = _step(len(one.features.forms))
        full = not cut or _step(len(cut[-1][0].features.forms)) != step or (len(cut[-1]) + 1) * step > _TOKENS
        if full:
            cut.append([])
        cut[-1].append(one)
    chance.shuffle(cut)
    return cut


def _step(length: int) -> int:
    """Lengths are taken as alike within four tokens, long ones within a fifth."""
    return -(-length // 4) * 4 if length <= 40 else int(40 * 1.2 ** np.ceil(np.log(length / 40) / np.log(1.2)) + 0.5)


def tensors(examples: Sequence[One], vocabulary: Vocabulary) -> Sentences:
    """The sentences of a batch; those of two languages may stand in one."""
    arrays = batch([one.features for one in examples], vocabulary, "fr")
    given: dict[str, Any] = {name: torch.from_numpy(getattr(arrays, name)) for name in arrays.__slots__}
    given["language"] = torch.tensor([0 if one.language == "fr" else 1 for one in examples])
    return Sentences(**given)


def syntax_targets(
    examples: Sequence[Parsed], length: int, tags: Sequence[str], relations: Sequence[str]
) -> tuple[Tensor, Tensor, Tensor]:
    """Tags, heads (0 is the root) and relations [B, T]."""
    wanted = np.zeros((3, len(examples), length), np.int64)
    for row, one in enumerate(examples):
        size = len(one.tags)
        wanted[0, row, :size] = [tags.index(tag) for tag in one.tags]
        wanted[1, row, :size] = [head + 1 for head in one.heads]
        wanted[2, row, :size] = [relations.index(relation) for relation in one.relations]
    found = torch.from_numpy(wanted)
    return found[0], found[1], found[2]


def frame_targets(
    examples: Sequence[Annotated], length: int, chance: random.Random, *, most: int = 64
) -> tuple[Tensor, Tensor, dict[str, Tensor]]:
    """Cues and their weights [B, T] (optional ones count nothing), and the frames with their roles and weights."""
    cues = np.zeros((len(examples), length), np.float32)
    weight = np.ones((len(examples), length), np.float32)
    frames = [(row, frame) for row, one in enumerate(examples) for frame in one.frames]
    for row, frame in frames:
        if frame.optional:
            weight[row, frame.head] = 0
        else:
            cues[row, frame.head] = 1
    if len(frames) > most:
        frames = chance.sample(frames, most)
    roles = np.zeros((len(frames), length), np.int64)
    rules = np.zeros((len(frames), length), np.int64)
    for place, (row, frame) in enumerate(frames):
        roles[place, : len(frame.roles)] = frame.roles
        proposal = examples[row].proposed.get(frame.head)
        if proposal is not None:
            rules[place, : len(proposal.roles)] = proposal.roles
    return (
        torch.from_numpy(cues),
        torch.from_numpy(weight),
        {
            "row": torch.tensor([row for row, _ in frames], dtype=torch.int64),
            "head": torch.tensor([frame.head for _, frame in frames], dtype=torch.int64),
            "roles": torch.from_numpy(roles),
            "rules": torch.from_numpy(rules),
            "weight": torch.tensor([0.5 if frame.optional else 1.0 for _, frame in frames]),
        },
    )


def labels(examples: Sequence[Parsed], of: Callable[[Parsed], Sequence[str]]) -> list[str]:
    """The labels that occur, sorted, the root first where it is one."""
    found = {label for one in examples for label in of(one)}
    return [ROOT, *sorted(found - {ROOT})] if ROOT in found else sorted(found)
