"""The reader's network in numpy: words → syntax → cues → roles. Only inference; `train/` has its twin that learns.

Shapes: B sentences of T tokens (padded, `mask` 1.0 where there is a token), D features a token, F frames (a sentence
with one of its cues). Dependency scores follow Dozat & Manning (2017), the roles' sequence is read by Viterbi over a
linear chain (Lafferty et al. 2001). Softly predicted trees, not single best ones, feed the cues and roles.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.floating[Any]]
Ints = npt.NDArray[np.int64]

_REACH = 7  # steps down the soft tree that a branch's relation is carried


@dataclass(frozen=True, slots=True)
class Batch:
    """Sentences as numbers: ids of words and their parts [B, T], lexical classes [B, T, classes], and of each sentence
    its language, depth and place [B]."""

    form: Ints
    suffix3: Ints
    suffix2: Ints
    prefix3: Ints
    shape: Ints
    tight: Floats
    classes: Floats
    mask: Floats
    language: Ints
    depth: Ints
    paragraph: Ints


@dataclass(frozen=True, slots=True)
class Syntax:
    """Token features [B, T, D], head probabilities [B, T, 1 + T] (0 is the root), and what relations are scored by."""

    hidden: Floats
    heads: Floats
    dependent: Floats
    governor: Floats
    relations: Floats


Rows = TypeVar("Rows", Batch, Syntax)


def rows_of(arrays: Rows, rows: list[int]) -> Rows:
    """Some sentences of a batch, or of its syntax."""
    return replace(arrays, **{field.name: getattr(arrays, field.name)[rows] for field in fields(arrays)})


class Network:
    """One trained network; `weights` are its arrays by name."""

    def __init__(self, weights: Mapping[str, Floats]) -> None:
        self._w = weights
        self._blocks = _numbered(weights, "blocks")
        self._role_blocks = _numbered(weights, "rblocks")
        self._relations = weights["rl.bias"].shape[0]
        self.links: tuple[Floats, Floats, Floats] = (weights["trans"], weights["start"], weights["end"])
        """Scores of one role after another [roles, roles], of the first and of the last role of a sentence [roles]."""

    # -- syntax

    def syntax(self, batch: Batch) -> Syntax:
        hidden = self._encoded(batch)
        w = self._w
        count, length, _ = hidden.shape
        rooted = np.concatenate([np.broadcast_to(w["root"], (count, 1, hidden.shape[2])), hidden], axis=1)
        down, up = _relu(self._linear("ad", hidden)), _relu(self._linear("ah", rooted))
        scores = (down @ w["au"]) @ up.transpose(0, 2, 1) + (up @ w["ab"])[:, None, :]
        scores[:, :, 1:][np.broadcast_to(batch.mask[:, None, :] == 0, (count, length, length))] = -1e9
        steps = np.arange(length)
        scores[:, steps, steps + 1] = -1e9
        heads = _softmax(scores)
        dependent, governor = _relu(self._linear("rd", hidden)), _relu(self._linear("rh", rooted))
        expected = heads @ governor
        spread = (dependent @ w["ru"]).reshape(count, length, self._relations, -1)
        related: Floats = (spread @ expected[..., None])[..., 0]
        related += self._linear("rl", np.concatenate([dependent, expected], axis=-1))
        return Syntax(hidden, heads, dependent, governor, _softmax(related))

    def _encoded(self, batch: Batch) -> Floats:
        w = self._w
        sentence = w["sent.weight"][batch.language] + w["sent.weight"][batch.depth + 2]
        sentence = sentence + w["sent.weight"][batch.paragraph + 6]
        features = [
            w["form.weight"][batch.form],
            w["suf3.weight"][batch.suffix3],
            w["suf2.weight"][batch.suffix2],
            w["pre3.weight"][batch.prefix3],
            w["shape.weight"][batch.shape],
            np.broadcast_to(sentence[:, None, :], (*batch.form.shape, sentence.shape[1])),
            self._linear("bits", batch.classes),
            batch.tight[..., None],
        ]
        x = self._linear("inp", np.concatenate(features, axis=-1))
        for prefix, kind, dilation in self._blocks:
            x = (
                self._convolved(prefix, x, batch.mask, dilation)
                if kind == "conv"
                else self._attended(prefix, x, batch.mask)
            )
        return self._normed("ln", x)

    def _convolved(self, prefix: str, x: Floats, mask: Floats, dilation: int) -> Floats:
        """A residual convolution over three tokens `dilation` apart."""
        y = self._normed(f"{prefix}.ln", x) * mask[..., None]
        wide = np.zeros((y.shape[0], y.shape[1], 3 * y.shape[2]), np.float32)
        size = y.shape[2]
        wide[:, dilation:, :size] = y[:, :-dilation]
        wide[:, :, size : 2 * size] = y
        wide[:, :-dilation, 2 * size :] = y[:, dilation:]
        return x + self._linear(f"{prefix}.o", _gelu(self._linear(f"{prefix}.c", wide)))

    def _attended(self, prefix: str, x: Floats, mask: Floats) -> Floats:
        """Residual self-attention with relative positions (Shaw et al. 2018, as a bias)."""
        count, length, size = x.shape
        bias = self._w[f"{prefix}.rb"]
        parts = bias.shape[0]
        mixed = self._linear(f"{prefix}.qkv", self._normed(f"{prefix}.ln", x))
        query, key, value = mixed.reshape(count, length, 3, parts, size // parts).transpose(2, 0, 3, 1, 4)
        steps = np.arange(length)
        reach = (bias.shape[1] - 1) // 2
        apart = np.clip(steps[None] - steps[:, None], -reach, reach) + reach
        scores = query @ key.transpose(0, 1, 3, 2) / np.float32(math.sqrt(size // parts)) + bias[:, apart]
        scores = np.where(mask[:, None, None, :] == 0, np.float32(-1e9), scores)
        seen = (_softmax(scores) @ value).transpose(0, 2, 1, 3).reshape(count, length, size)
        return x + self._linear(f"{prefix}.o", seen)

    # -- cues and roles

    def cues(self, syntax: Syntax, mask: Floats) -> Floats:
        """The probability of each token to be the head of a cue [B, T]."""
        children = (syntax.heads[:, :, 1:] * mask[..., None]).transpose(0, 2, 1) @ syntax.relations
        tags = _softmax(self._linear("pos", syntax.hidden))
        x = np.concatenate([syntax.hidden, syntax.relations, np.minimum(children, 2.0), tags], axis=-1)
        return _sigmoid(self._linear("cue2", _gelu(self._linear("cue1", x)))[..., 0])

    def roles(self, syntax: Syntax, mask: Floats, rows: Ints, heads: Ints, rules: Ints) -> Floats:
        """Scores of the roles of each token [F, T, roles] in the frames of the cues at `heads` [F] in the sentences
        `rows` [F]; `rules` [F, T] are the roles that the rules gave."""
        w = self._w
        hidden, governor = syntax.hidden[rows], syntax.governor[rows]
        dependent, among = syntax.dependent[rows], syntax.heads[rows]
        count, length, size = hidden.shape
        each = np.arange(count)
        to_root = among[each, heads, 0]
        among = np.ascontiguousarray(among[:, :, 1:])
        to_cue, of_cue = among[each, :, heads], among[each, heads, :]
        cue = np.zeros((count, length, 1), np.float32)
        cue[each, heads] = 1.0
        below = np.concatenate([to_cue[..., None] * self._related(dependent, governor[each, heads + 1]), cue], axis=-1)
        parent = (of_cue[:, None] @ governor[:, 1:])[:, 0] + to_root[:, None] * governor[:, 0]
        beside = (among @ of_cue[..., None]) * self._related(dependent, parent)
        beside = np.concatenate([beside, of_cue[..., None]], axis=-1) * (1 - cue)
        start = np.concatenate([below, beside], axis=-1)
        inherit = among * (1 - cue)
        branches = start
        for _ in range(_REACH):
            branches = start + inherit @ branches
        branches = np.minimum(branches, 1.0)
        apart = np.arange(length)[None] - heads[:, None]
        far = np.abs(apart)
        bucket = np.where(far <= 8, apart, np.sign(apart) * (8 + np.clip((far - 8) // 6 + 1, 1, 11))) + 19
        x = np.concatenate(
            [
                hidden,
                np.broadcast_to(hidden[each, heads][:, None], (count, length, size)),
                w["relpos.weight"][bucket],
                branches,
                to_cue[..., None],
                of_cue[..., None],
                cue,
                (apart > 0).astype(np.float32)[..., None],
                w["rule.weight"][rules],
            ],
            axis=-1,
        )
        x = self._linear("rolein", x)
        for prefix, _, dilation in self._role_blocks:
            x = self._convolved(prefix, x, mask[rows], dilation)
        return self._linear("role", self._normed("rln", x))

    def _related(self, dependent: Floats, governor: Floats) -> Floats:
        """The probability of each relation of every token [F, T, R] to one governor a sentence [F, ·]."""
        size = governor.shape[-1]
        table = self._w["ru"].reshape(size, self._relations, size) @ governor.T  # [size, R, F]
        scores = dependent @ np.ascontiguousarray(table.transpose(2, 0, 1))
        pair = np.concatenate([dependent, np.broadcast_to(governor[:, None], dependent.shape)], axis=-1)
        return _softmax(scores + self._linear("rl", pair))

    # -- layers

    def _linear(self, name: str, x: Floats) -> Floats:
        weight = self._w[f"{name}.weight"]
        flat = x.reshape(-1, weight.shape[0]) @ weight
        flat += self._w[f"{name}.bias"]
        return flat.reshape(*x.shape[:-1], weight.shape[1])

    def _normed(self, name: str, x: Floats) -> Floats:
        width = np.float32(x.shape[-1])
        normed: Floats = x - np.add.reduce(x, axis=-1, keepdims=True) / width
        spread = np.einsum("...i,...i->...", normed, normed)[..., None] / width
        normed *= 1 / np.sqrt(spread + np.float32(1e-5))
        normed *= self._w[f"{name}.weight"]
        normed += self._w[f"{name}.bias"]
        return normed


def _numbered(weights: Mapping[str, Floats], stem: str) -> tuple[tuple[str, str, int], ...]:
    """The blocks of a stem in order: prefix, kind and dilation (stored as `stem.N.dilation`, 0 for attention)."""
    blocks: list[tuple[str, str, int]] = []
    while f"{stem}.{len(blocks)}.dilation" in weights:
        prefix = f"{stem}.{len(blocks)}"
        dilation = int(weights[f"{prefix}.dilation"])
        blocks.append((prefix, "conv" if dilation else "attention", dilation))
    return tuple(blocks)


def _relu(x: Floats) -> Floats:
    return np.maximum(x, np.float32(0.0))


def _gelu(x: Floats) -> Floats:
    """Hendrycks & Gimpel (2016), in its tanh form."""
    bent: Floats = x * x
    bent *= np.float32(0.7978845608 * 0.044715)
    bent += np.float32(0.7978845608)
    bent *= x
    np.tanh(bent, out=bent)
    bent += np.float32(1.0)
    bent *= x
    bent *= np.float32(0.5)
    return bent


def _sigmoid(x: Floats) -> Floats:
    return 1 / (1 + np.exp(-x))


def _softmax(x: Floats) -> Floats:
    raised: Floats = np.exp(x - x.max(axis=-1, keepdims=True))
    raised /= raised.sum(axis=-1, keepdims=True)
    return raised
