"""The network that learns: the twin in torch of `ingest.extract.reader.network`, with its losses.

Layers have the names that the shipped arrays have; `arrays` gives these. Shapes as there: B sentences of T tokens of D
features, F frames.
"""

import math
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

ROLES = 7
_REACH = 7
_PAIR = 32  # features a token gives to the scoring of relations
_ARC = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How many forms, ends, classes, tags and relations there are, ids of unknown ones included; widths and depths.
    `blocks` are dilations of convolutions, 0 for attention."""

    forms: int
    suffixes3: int
    suffixes2: int
    prefixes3: int
    classes: int
    tags: int
    relations: int
    width: int = 128
    role_width: int = 80
    blocks: tuple[int, ...] = (1, 2, 0, 1, 0, 1)
    role_blocks: tuple[int, ...] = (1, 2, 1)
    dropout: float = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentences:
    """A batch: the arrays of `ingest.extract.reader.network.Batch` as tensors."""

    form: Tensor
    suffix3: Tensor
    suffix2: Tensor
    prefix3: Tensor
    shape: Tensor
    tight: Tensor
    classes: Tensor
    mask: Tensor
    language: Tensor
    depth: Tensor
    paragraph: Tensor


class Convolution(nn.Module):
    def __init__(self, width: int, dilation: int, dropout: float) -> None:
        super().__init__()
        self.ln = nn.LayerNorm(width)
        self.c = nn.Linear(3 * width, width)
        self.o = nn.Linear(width, width)
        self.dilation, self.dropout = dilation, dropout

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        y = self.ln(x) * mask[..., None]
        left = functional.pad(y, (0, 0, self.dilation, 0))[:, : -self.dilation]
        right = functional.pad(y, (0, 0, 0, self.dilation))[:, self.dilation :]
        y = functional.gelu(self.c(torch.cat([left, y, right], -1)), approximate="tanh")
        return x + self.o(functional.dropout(y, self.dropout, self.training))


class Attention(nn.Module):
    parts, reach = 4, 16
    dilation = 0

    def __init__(self, width: int, dropout: float) -> None:
        super().__init__()
        self.ln = nn.LayerNorm(width)
        self.qkv = nn.Linear(width, 3 * width)
        self.o = nn.Linear(width, width)
        self.rb = nn.Parameter(torch.zeros(self.parts, 2 * self.reach + 1))
        self.dropout = dropout

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        count, length, width = x.shape
        mixed = self.qkv(self.ln(x)).view(count, length, 3, self.parts, width // self.parts)
        query, key, value = mixed.permute(2, 0, 3, 1, 4)
        steps = torch.arange(length)
        apart = (steps[None] - steps[:, None]).clamp(-self.reach, self.reach) + self.reach
        scores = query @ key.transpose(-1, -2) / math.sqrt(width // self.parts) + self.rb[:, apart][None]
        seen = scores.masked_fill(mask[:, None, None, :] == 0, -1e9).softmax(-1) @ value
        seen = seen.transpose(1, 2).reshape(count, length, width)
        return x + self.o(functional.dropout(seen, self.dropout, self.training))


class Network(nn.Module):
    def __init__(self, size: Size) -> None:
        super().__init__()
        self.size = size
        width, relations = size.width, size.relations
        self.form = nn.Embedding(size.forms, 48)
        self.suf3 = nn.Embedding(size.suffixes3, 32)
        self.suf2 = nn.Embedding(size.suffixes2, 16)
        self.pre3 = nn.Embedding(size.prefixes3, 24)
        self.shape = nn.Embedding(8, 8)
        self.sent = nn.Embedding(16, 16)
        for table in (self.form, self.suf3, self.suf2, self.pre3, self.shape, self.sent):
            nn.init.normal_(table.weight, 0, 0.3)
        self.bits = nn.Linear(size.classes, 48)
        self.inp = nn.Linear(48 + 32 + 16 + 24 + 8 + 16 + 48 + 1, width)
        self.blocks = nn.ModuleList(
            [
                Convolution(width, dilation, size.dropout) if dilation else Attention(width, size.dropout)
                for dilation in size.blocks
            ]
        )
        self.ln = nn.LayerNorm(width)
        self.pos = nn.Linear(width, size.tags)
        self.ad, self.ah = nn.Linear(width, _ARC), nn.Linear(width, _ARC)
        self.au = nn.Parameter(torch.randn(_ARC, _ARC) * 0.04)
        self.ab = nn.Parameter(torch.zeros(_ARC))
        self.root = nn.Parameter(torch.randn(width) * 0.1)
        self.rd, self.rh = nn.Linear(width, _PAIR), nn.Linear(width, _PAIR)
        self.ru = nn.Parameter(torch.randn(_PAIR, relations * _PAIR) * 0.01)
        self.rl = nn.Linear(2 * _PAIR, relations)
        self.cue1 = nn.Linear(width + 2 * relations + size.tags, 64)
        self.cue2 = nn.Linear(64, 1)
        self.relpos = nn.Embedding(40, 32)
        self.rule = nn.Embedding(ROLES, 16)
        self.rolein = nn.Linear(2 * width + 32 + 2 * (relations + 1) + 4 + 16, size.role_width)
        self.rblocks = nn.ModuleList([Convolution(size.role_width, d, size.dropout) for d in size.role_blocks])
        self.rln = nn.LayerNorm(size.role_width)
        self.role = nn.Linear(size.role_width, ROLES)
        self.trans = nn.Parameter(torch.zeros(ROLES, ROLES))
        self.start = nn.Parameter(torch.zeros(ROLES))
        self.end = nn.Parameter(torch.zeros(ROLES))

    # -- forward, as in the shipped twin

    def encoded(self, b: Sentences) -> Tensor:
        form = b.form
        if self.training:  # words that are not known occur in every text: learn to do without
            form = form * (torch.rand(form.shape) < 0.85)
        sentence = self.sent(b.language) + self.sent(b.depth + 2) + self.sent(b.paragraph + 6)
        features = [
            self.form(form),
            self.suf3(b.suffix3),
            self.suf2(b.suffix2),
            self.pre3(b.prefix3),
            self.shape(b.shape),
            sentence[:, None].expand(-1, form.shape[1], -1),
            self.bits(b.classes),
            b.tight[..., None],
        ]
        x = self.inp(self._dropped(torch.cat(features, -1)))
        for block in self.blocks:
            x = block(x, b.mask)
        return self._dropped(self.ln(x))

    def arcs(self, hidden: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Scores of heads [B, T, 1 + T] and the features of heads, the root first."""
        count, length, _ = hidden.shape
        rooted = torch.cat([self.root.expand(count, 1, -1), hidden], 1)
        down, up = functional.relu(self.ad(hidden)), functional.relu(self.ah(rooted))
        scores = (down @ self.au) @ up.transpose(1, 2) + (up @ self.ab)[:, None, :]
        allowed = torch.cat([torch.ones(count, 1), mask], 1)
        itself = torch.cat([torch.zeros(length, 1), torch.eye(length)], 1) > 0
        return scores.masked_fill(allowed[:, None, :] == 0, -1e9).masked_fill(itself[None], -1e9), rooted

    def pairs(self, hidden: Tensor, rooted: Tensor) -> tuple[Tensor, Tensor]:
        return functional.relu(self.rd(hidden)), functional.relu(self.rh(rooted))

    def relation(self, dependent: Tensor, governor: Tensor) -> Tensor:
        """Scores of relations of each token to its own governor."""
        spread = (dependent @ self.ru).view(*dependent.shape[:-1], self.size.relations, _PAIR)
        return (spread @ governor[..., None])[..., 0] + self.rl(torch.cat([dependent, governor], -1))

    def related(self, dependent: Tensor, governor: Tensor) -> Tensor:
        """Probabilities of relations of all tokens [F, T, ·] to one governor [F, ·]."""
        table = torch.einsum("irj,fj->fir", self.ru.view(_PAIR, self.size.relations, _PAIR), governor)
        pair = torch.cat([dependent, governor[:, None].expand(dependent.shape)], -1)
        return (dependent @ table + self.rl(pair)).softmax(-1)

    def syntax(self, hidden: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Head probabilities, the features of dependents and governors, relation probabilities."""
        scores, rooted = self.arcs(hidden, mask)
        heads = scores.softmax(-1)
        dependent, governor = self.pairs(hidden, rooted)
        return heads, dependent, governor, self.relation(dependent, heads @ governor).softmax(-1)

    def cues(self, hidden: Tensor, heads: Tensor, relations: Tensor, mask: Tensor) -> Tensor:
        children = torch.einsum("bts,btr->bsr", heads[:, :, 1:] * mask[:, :, None], relations).clamp(max=2.0)
        x = torch.cat([hidden, relations, children, self.pos(hidden).softmax(-1)], -1)
        x = functional.gelu(self.cue1(x), approximate="tanh")
        return self.cue2(functional.dropout(x, 0.3, self.training))[..., 0]

    def roles(
        self,
        hidden: Tensor,
        heads: Tensor,
        dependent: Tensor,
        governor: Tensor,
        mask: Tensor,
        cue: Tensor,
        rules: Tensor,
    ) -> Tensor:
        """Scores of roles [F, T, ROLES]; all but `cue` [F] and `rules` [F, T] are gathered a frame."""
        count, length, _ = hidden.shape
        each = torch.arange(count)
        among = heads[:, :, 1:]
        to_cue, of_cue = among[each, :, cue], among[each, cue, :]
        is_cue = functional.one_hot(cue, length).float()[..., None]
        below = torch.cat([to_cue[..., None] * self.related(dependent, governor[each, cue + 1]), is_cue], -1)
        parent = (of_cue[:, None] @ governor[:, 1:])[:, 0] + heads[each, cue, 0][:, None] * governor[:, 0]
        beside = (among @ of_cue[..., None]) * self.related(dependent, parent)
        beside = torch.cat([beside, of_cue[..., None]], -1) * (1 - is_cue)
        start = torch.cat([below, beside], -1)
        branches = start
        inherit = among * (1 - is_cue)
        for _ in range(_REACH):
            branches = start + inherit @ branches
        apart = torch.arange(length)[None] - cue[:, None]
        far = apart.abs()
        bucket = torch.where(far <= 8, apart, apart.sign() * (8 + ((far - 8) // 6 + 1).clamp(1, 11))) + 19
        x = torch.cat(
            [
                hidden,
                hidden[each, cue][:, None].expand(hidden.shape),
                self.relpos(bucket),
                branches.clamp(max=1.0),
                to_cue[..., None],
                of_cue[..., None],
                is_cue,
                (apart > 0).float()[..., None],
                self.rule(rules),
            ],
            -1,
        )
        x = self.rolein(self._dropped(x))
        for block in self.rblocks:
            x = block(x, mask)
        return self.role(self.rln(x))

    def _dropped(self, x: Tensor) -> Tensor:
        return functional.dropout(x, self.size.dropout, self.training)

    # -- losses

    def syntax_loss(self, b: Sentences, tags: Tensor, heads: Tensor, relations: Tensor) -> Tensor:
        """Of tags, heads (0 is the root) and relations [B, T], a token."""
        hidden = self.encoded(b)
        scores, rooted = self.arcs(hidden, b.mask)
        dependent, governor = self.pairs(hidden, rooted)
        own = governor.gather(1, heads[..., None].expand(-1, -1, _PAIR))

        def loss(given: Tensor, wanted: Tensor) -> Tensor:
            each = functional.cross_entropy(given.flatten(0, -2), wanted.flatten(), reduction="none")
            return (each * b.mask.flatten()).sum() / b.mask.sum()

        return (
            0.5 * loss(self.pos(hidden), tags)
            + loss(scores, heads)
            + 0.7 * loss(self.relation(dependent, own), relations)
        )

    def frame_loss(self, b: Sentences, cues: Tensor, weight: Tensor, frames: dict[str, Tensor]) -> Tensor:
        """Of cues [B, T], each token counted by `weight`, and of roles, by the likelihood of a linear chain."""
        hidden = self.encoded(b)
        heads, dependent, governor, relations = self.syntax(hidden, b.mask)
        given = self.cues(hidden, heads, relations, b.mask)
        missed = functional.binary_cross_entropy_with_logits(given, cues, reduction="none")
        cue_loss = (missed * b.mask * weight).sum() / b.mask.sum()
        row = frames["row"]
        if not len(row):
            return 20 * cue_loss
        parts = (hidden[row], heads[row], dependent[row], governor[row], b.mask[row])
        scores = self.roles(*parts, frames["head"], frames["rules"])
        unlikely = self._unlikely(scores, frames["roles"], b.mask[row])
        return 20 * cue_loss + 0.3 * (unlikely * frames["weight"]).sum() / frames["weight"].sum()

    def _unlikely(self, scores: Tensor, roles: Tensor, mask: Tensor) -> Tensor:
        count, length, _ = scores.shape
        own = (scores.gather(-1, roles[..., None])[..., 0] * mask).sum(1) + self.start[roles[:, 0]]
        own = own + (self.trans[roles[:, :-1], roles[:, 1:]] * mask[:, 1:]).sum(1)
        own = own + self.end[roles[torch.arange(count), mask.sum(1).long() - 1]]
        reached = scores[:, 0] + self.start
        for step in range(1, length):
            further = torch.logsumexp(reached[:, :, None] + self.trans[None], 1) + scores[:, step]
            reached = torch.where(mask[:, step, None] > 0, further, reached)
        return torch.logsumexp(reached + self.end, 1) - own


def arrays(network: Network) -> dict[str, np.ndarray]:
    """The arrays that ship: weights of linear layers as [in, out], the dilation of each block, half precision."""
    linear = {f"{name}.weight" for name, layer in network.named_modules() if isinstance(layer, nn.Linear)}
    shipped = {
        name: (value.T if name in linear else value).contiguous().numpy().astype(np.float16)
        for name, value in network.state_dict().items()
    }
    for stem in ("blocks", "rblocks"):
        for number, block in enumerate(getattr(network, stem)):
            shipped[f"{stem}.{number}.dilation"] = np.array(block.dilation, np.float16)
    return shipped
