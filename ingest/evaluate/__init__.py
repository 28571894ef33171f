"""Measuring the extraction against gold: `evaluate(folders)` gives an Evaluation; `report` tells it."""

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from graph.model import Attribution, Document
from ingest.evaluate.gold import read_gold
from ingest.evaluate.report import Evaluation
from ingest.evaluate.scorer import score

__all__ = ["Evaluation", "Extract", "evaluate"]


class Extract(Protocol):
    """What is measured: `ingest.extract.extract`, or another that takes and gives the same."""

    def __call__(self, document: Document, /, *, beliefs: bool = False) -> Iterable[Attribution]: ...


def evaluate(
    paths: Iterable[Path], *, extract: Extract, language: str | None = None, beliefs: bool = False
) -> Evaluation:
    """Read every gold text with `extract` and compare. Each text is read as `Document.of(text=…, language=…)`.

    Without `language` it is what the folder's name begins with, else what the text looks like. With `beliefs`, finds
    that have a parent are left out where the gold's folder has no nesting at all (PolNeAR): it cannot say whether
    they are right. Raises InputError where there is no gold.
    """

    left_out = 0
    results = []
    for gold in read_gold(paths, language=language):
        found = tuple(extract(Document.of(text=gold.text, language=gold.language), beliefs=beliefs))
        counted = tuple(one for one in found if one.parent is None) if beliefs and not gold.nests else found
        left_out += len(found) - len(counted)
        results.append(score(gold, counted))
    return Evaluation(results=tuple(results), beliefs=beliefs, left_out=left_out)
