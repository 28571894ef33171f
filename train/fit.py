"""`python -m train.fit`: from the treebanks and what is annotated to the weights that ship.

Each network first learns syntax alone, then cues and roles with syntax as a side task; the weights kept are the moving
average of the last steps. Every random choice comes from the seed: same machine, same versions, same bytes.
"""

import argparse
import json
import math
import random
import time
from collections.abc import Callable, Iterator

import numpy as np
import torch

from ingest.extract.reader.features import class_names
from ingest.extract.reader.weights import Vocabulary, vocabulary
from train.annotated import Annotated, annotated, annotated_news, annotated_treebanks
from train.examples import LONGEST, frame_targets, in_batches, labels, syntax_targets, tensors, vocabulary_lists
from train.network import Network, Size, arrays
from train.places import ANNOTATIONS, SHARED, WEIGHTS
from train.treebank import QUOTED_TAG, Parsed, parsed

TREEBANKS = (
    "fr_sequoia-train",
    "fr_sequoia-dev",
    "fr_sequoia-test",
    "fr_gsd-dev",
    "fr_gsd-test",
    "fr_pud",
    "en_ewt-dev",
    "en_ewt-test",
    "en_pud",
)
GOLD = ("fr-train", "en-train")
_KEEP = 0.995  # of the moving average, a step


def main() -> None:
    options = _parser().parse_args()
    torch.set_num_threads(1)
    trees = [one for name in TREEBANKS for one in parsed(SHARED / f"data/ud/{name}.conllu", name[:2])]
    news = [one for name in GOLD for one in annotated(SHARED / "gold" / name)]
    news += annotated_treebanks(ANNOTATIONS / "treebanks.jsonl", SHARED / "data/ud")
    for language in ("fr", "en"):
        news += annotated_news(ANNOTATIONS / f"news-{language}.jsonl", language)
    lists = vocabulary_lists([one.features for one in [*trees, *news]], class_names())
    lists["relations"] = labels(_learned_from(trees), lambda one: one.relations)
    words = vocabulary(lists)
    WEIGHTS.mkdir(exist_ok=True)
    content = json.dumps(lists, ensure_ascii=False, indent=0)
    (WEIGHTS / "vocabulary.json").write_text(content + "\n", "utf-8")
    print(f"{len(trees)} sentences with syntax, {len(news)} of news, {sum(len(one.frames) for one in news)} cues")
    for seed in options.seeds:
        learner = Learner(trees, news, words, seed=seed)
        network = learner.learn(syntax_epochs=options.syntax_epochs, steps=options.steps)
        np.savez_compressed(WEIGHTS / f"network-{seed}.npz", **arrays(network))


class Learner:
    """One network, one seed."""

    def __init__(self, trees: list[Parsed], news: list[Annotated], words: Vocabulary, *, seed: int) -> None:
        torch.manual_seed(seed)
        self._chance = random.Random(seed)  # noqa: S311  (shuffling, no secrets)
        self._trees = _learned_from(trees)
        self._news = [one for one in news if len(one.features.forms) <= LONGEST]
        self._words = words
        self._tags = sorted({*labels(self._trees, lambda one: one.tags), QUOTED_TAG})
        self._relations = list(words.relations)
        self._network = Network(
            Size(
                forms=len(words.forms) + 1,
                suffixes3=len(words.suffixes3) + 1,
                suffixes2=len(words.suffixes2) + 1,
                prefixes3=len(words.prefixes3) + 1,
                classes=len(words.classes),
                tags=len(self._tags),
                relations=len(self._relations),
            )
        )
        self._seed = seed

    def learn(self, *, syntax_epochs: int, steps: int) -> Network:
        """Syntax for some rounds through the treebanks, then cues and roles for some steps, syntax every fourth."""
        per_round = len(in_batches(self._trees, random.Random(0)))  # noqa: S311
        trees, news = self._endless_trees(), self._endless_news()
        self._run("syntax", syntax_epochs * per_round, 2e-3, lambda _: self._syntax_loss(next(trees)))

        def both(step: int) -> torch.Tensor:
            loss = self._frame_loss(next(news))
            return loss + self._syntax_loss(next(trees)) if step % 4 == 0 else loss

        self._run("roles", steps, 1.5e-3, both)
        return self._network

    def _run(self, name: str, steps: int, rate: float, loss_of: Callable[[int], torch.Tensor]) -> None:
        network, began, total = self._network, time.time(), 0.0
        optimizer = torch.optim.AdamW(network.parameters(), lr=rate, betas=(0.9, 0.98), weight_decay=0.02)

        def pace(step: int) -> float:
            return min((step + 1) / 100, 0.5 * (1 + math.cos(math.pi * min(1, step / steps))) + 0.01)

        schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, pace)
        average = {key: value.clone() for key, value in network.state_dict().items()}
        for step in range(steps):
            network.train()
            loss = loss_of(step)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 2.0)
            optimizer.step()
            schedule.step()
            total += loss.item()
            keep = min(_KEEP, (step + 1) / (step + 10))
            for key, value in network.state_dict().items():
                average[key].mul_(keep).add_(value, alpha=1 - keep)
            if (step + 1) % 200 == 0 or step + 1 == steps:
                spent = time.time() - began
                print(
                    f"seed {self._seed}  {name} {step + 1}/{steps}  loss {total / (step % 200 + 1):.3f}  {spent:.0f} s"
                )
                total = 0.0
        network.load_state_dict(average)
        network.eval()

    def _endless_trees(self) -> Iterator[list[Parsed]]:
        while True:
            yield from in_batches(self._trees, self._chance)

    def _endless_news(self) -> Iterator[list[Annotated]]:
        """All sentences with an attribution, and of the others half each round."""
        while True:
            yield from in_batches(
                [one for one in self._news if one.frames or self._chance.random() < 0.5], self._chance
            )

    def _syntax_loss(self, examples: list[Parsed]) -> torch.Tensor:
        sentences = tensors(examples, self._words)
        length = sentences.form.shape[1]
        return self._network.syntax_loss(sentences, *syntax_targets(examples, length, self._tags, self._relations))

    def _frame_loss(self, examples: list[Annotated]) -> torch.Tensor:
        sentences = tensors(examples, self._words)
        cues, weight, frames = frame_targets(examples, sentences.form.shape[1], self._chance)
        return self._network.frame_loss(sentences, cues, weight, frames)


def _learned_from(trees: list[Parsed]) -> list[Parsed]:
    return [one for one in trees if len(one.tags) <= LONGEST]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m train.fit", description="Train the reader's networks.")
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2], help="one network each")
    parser.add_argument("--syntax-epochs", type=int, default=12)
    parser.add_argument("--steps", type=int, default=2600)
    return parser


if __name__ == "__main__":
    main()
