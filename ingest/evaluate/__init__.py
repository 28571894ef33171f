"""Measuring the extraction against gold: `evaluate(folders)` gives an Evaluation; `report` tells it."""

from collections.abc import Callable, Iterable
from pathlib import Path

from graph.model import Attribution, Document
from ingest.evaluate.gold import GoldDocument, read_gold
from ingest.evaluate.report import Evaluation
from ingest.evaluate.scorer import score

Extract = Callable[[Document], Iterable[Attribution]]

__all__ = ["Evaluation", "Extract", "evaluate"]


def evaluate(paths: Iterable[Path], *, extract: Extract, language: str | None = None) -> Evaluation:
    """Read every gold text with `extract` and compare. Each text is read as `Document.of(text=…, language=…)`.

    Without `language` it is what the folder's name begins with, else what the text looks like. Raises InputError
    where there is no gold.
    """

    def result(gold: GoldDocument) -> tuple[Attribution, ...]:
        return tuple(extract(Document.of(text=gold.text, language=gold.language)))

    return Evaluation(results=tuple(score(gold, result(gold)) for gold in read_gold(paths, language=language)))
