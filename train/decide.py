"""`python -m train.decide`: when a reading is kept, and how sure it is.

A logistic function over what `evidence_of` gives is fitted on the dev sets, which the networks have not seen (the
readings of the training texts are surer than those of other texts would be). The threshold is the one with the best F1.
"""

import json
from collections.abc import Iterator, Mapping

import numpy as np

from graph.exchange.brat import Role
from graph.model import Span
from ingest.evaluate.gold import GoldDocument, read_gold
from ingest.evaluate.marks import Marked, Words, jaccard, marked_gold, same_source
from ingest.extract.finds import Find, Offsets
from ingest.extract.gather import completed
from ingest.extract.reader import read
from ingest.extract.reader.features import proposals
from ingest.extract.rules import finds_in
from ingest.extract.scope import scopes
from train.places import SHARED, WEIGHTS

GOLD = ("fr-dev", "en-dev")
_BELIEF_THRESHOLD = 0.2  # the best of .15, .2, .25 on en-gum-dev and en-polnear/dev together
_STRENGTH = 1.0  # of the pull towards zero


def main() -> None:
    names: list[str] = []
    rows, right, weight = [], [], []
    wanted = 0
    for folder in GOLD:
        for gold in read_gold([SHARED / "gold" / folder]):
            wanted += sum(not event.optional and bool(event.content) for event in gold.events)
            for evidence, hit, count in _judged(gold):
                names = names or list(evidence)
                rows.append([evidence[name] for name in names])
                right.append(hit)
                weight.append(count)
    x, y, w = np.array(rows), np.array(right, float), np.array(weight, float)
    beta = _fitted(x, y, w, names.index("bias"))
    sure = 1 / (1 + np.exp(-x @ beta))
    threshold = _best_threshold(sure, y, w, wanted)
    decision = {
        "weights": {name: round(float(value), 4) for name, value in zip(names, beta, strict=True)},
        "threshold": round(threshold, 3),
        "belief_threshold": _BELIEF_THRESHOLD,
    }
    (WEIGHTS / "decision.json").write_text(json.dumps(decision, indent=1) + "\n", "utf-8")
    print(json.dumps(decision, indent=1))


def _judged(gold: GoldDocument) -> Iterator[tuple[Mapping[str, float], bool, float]]:
    """What was weighed for each reading, whether it is right at AR@.5, and its weight (0 where gold is optional)."""
    words = Words(gold.text)
    marks = [marked_gold(event, gold.text, words) for event in gold.events if event.content]
    cut = list(scopes(gold.text, gold.language or ""))
    proposed = [proposals(scope, finds_in(scope)) for scope in cut]
    for reading in read(cut, proposed):
        find = completed(cut[reading.sentence], reading, proposed[reading.sentence].get(reading.head))
        found = _marked(find, words, gold.text)
        hits = [
            mark
            for mark in marks
            if jaccard(mark.words_of("content"), found.words_of("content")) >= 0.5 and same_source(mark, found)
        ]
        yield reading.evidence, bool(hits), 0.0 if hits and all(mark.optional for mark in hits) else 1.0


def _marked(find: Find, words: Words, text: str) -> Marked:
    def spans(*places: Offsets | None) -> tuple[Span, ...]:
        return tuple(Span(*place, text[place[0] : place[1]]) for place in places if place is not None)

    told: dict[Role, tuple[Span, ...]] = {"content": spans(*find.content), "source": spans(find.source)}
    return Marked(id="", roles={role: words.of(given) for role, given in told.items()}, spans=told, kind="indirect")


def _fitted(x: np.ndarray, y: np.ndarray, w: np.ndarray, bias: int) -> np.ndarray:
    """Logistic regression by Newton's method, all but the bias pulled towards zero."""
    beta = np.zeros(x.shape[1])
    pull = np.full(x.shape[1], _STRENGTH)
    pull[bias] = 1e-6
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ beta))
        gradient = x.T @ (w * (p - y)) + pull * beta
        curvature = (x * (w * p * (1 - p) + 1e-9)[:, None]).T @ x + np.diag(pull)
        step = np.linalg.solve(curvature, gradient)
        beta -= step
        if np.abs(step).max() < 1e-8:
            break
    return beta


def _best_threshold(sure: np.ndarray, y: np.ndarray, w: np.ndarray, wanted: int) -> float:
    best = max((2 * (y * w)[sure >= t].sum() / (w[sure >= t].sum() + wanted), t) for t in np.arange(0.2, 0.8, 0.01))
    return float(best[1])


if __name__ == "__main__":
    main()
