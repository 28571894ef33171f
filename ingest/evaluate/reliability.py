"""Whether confidence means what it says: predicted against reached, in bins (Guo et al. 2017, "On Calibration of
Modern Neural Networks").

A find is right where AR@.5 counts it as right; what is matched with optional gold is left out.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from ingest.evaluate.scorer import DocumentResult

BINS = 10  # of equal width, 0–1


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Finds of a confidence from `low` to `high` (exclusive, but for 1.0): how many, how many of them right, and the
    sum of their confidences."""

    low: float
    high: float
    count: int
    right: int
    confidence: float

    @property
    def predicted(self) -> float:
        """The mean confidence, which is the share that should be right."""
        return self.confidence / self.count if self.count else 0.0

    @property
    def reached(self) -> float:
        """The share that is right."""
        return self.right / self.count if self.count else 0.0


def reliability(results: Iterable[DocumentResult]) -> tuple[Bin, ...]:
    """The bins that hold any find, lowest first."""
    finds: dict[int, list[tuple[float, bool]]] = {}
    for result in results:
        rated = [(pair.found.confidence, True) for pair in result.pairs if not pair.gold.optional]
        rated += [(one.confidence, False) for one in result.false]
        for confidence, right in rated:
            finds.setdefault(min(int(confidence * BINS), BINS - 1), []).append((confidence, right))
    return tuple(
        Bin(
            low=number / BINS,
            high=(number + 1) / BINS,
            count=len(rated),
            right=sum(right for _, right in rated),
            confidence=sum(confidence for confidence, _ in rated),
        )
        for number, rated in sorted(finds.items())
    )


def calibration_error(bins: Iterable[Bin]) -> float:
    """The expected calibration error: how far, on the average over all finds, predicted and reached lie apart."""
    parts = list(bins)
    total = sum(part.count for part in parts)
    return sum(abs(part.confidence - part.right) for part in parts) / total if total else 0.0
