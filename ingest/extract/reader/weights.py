"""What the network has learned, as it ships: `vocabulary.json`, `network-*.npz` and `decision.json` in `weights/`.

Made by `make train` (see `train/README.md`, the card); read once, never changed.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from ingest.extract.reader.network import Floats, Network


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Ids of forms and of their ends (0 is any other), the column of each class, the relations by number."""

    forms: Mapping[str, int]
    suffixes3: Mapping[str, int]
    suffixes2: Mapping[str, int]
    prefixes3: Mapping[str, int]
    classes: Mapping[str, int]
    relations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """From a cue's scores to a confidence, and the confidence from which an attribution is kept.

    `weights` are those of a logistic function over what `reader.evidence_of` gives; `threshold` and
    `belief_threshold` are probabilities.
    """

    weights: Mapping[str, float]
    threshold: float
    belief_threshold: float

    def confidence(self, evidence: Mapping[str, float]) -> float:
        """The probability that an attribution with this evidence is right."""
        return 1 / (1 + math.exp(-sum(self.weights.get(name, 0.0) * value for name, value in evidence.items())))


@dataclass(frozen=True, slots=True)
class Learned:
    """The vocabulary, the networks whose scores are averaged, and the decision."""

    vocabulary: Vocabulary
    networks: tuple[Network, ...]
    decision: Decision

    @property
    def links(self) -> tuple[Floats, Floats, Floats]:
        """Which role follows which, begins and ends a sentence: the means of the networks' scores."""
        after, first, last = zip(*(network.links for network in self.networks), strict=True)
        return np.mean(after, axis=0), np.mean(first, axis=0), np.mean(last, axis=0)


@cache
def learned() -> Learned:
    """The weights that ship with the package."""
    folder = files("ingest.extract.reader").joinpath("weights")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".npz"))
    networks = []
    for name in names:
        with folder.joinpath(name).open("rb") as file, np.load(file, allow_pickle=False) as arrays:
            networks.append(Network({key: arrays[key].astype(np.float32) for key in arrays.files}))
    return Learned(
        vocabulary(json.loads(folder.joinpath("vocabulary.json").read_text("utf-8"))),
        tuple(networks),
        Decision(**json.loads(folder.joinpath("decision.json").read_text("utf-8"))),
    )


def vocabulary(data: Mapping[str, Any]) -> Vocabulary:
    """From the lists of the file: the first entry has id 1, but classes are columns from 0."""

    def ids(name: str) -> dict[str, int]:
        return {entry: number for number, entry in enumerate(data[name], start=1)}

    columns = {name: column for column, name in enumerate(data["classes"])}
    return Vocabulary(
        ids("forms"), ids("suffixes3"), ids("suffixes2"), ids("prefixes3"), columns, tuple(data["relations"])
    )
