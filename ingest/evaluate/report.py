"""An evaluation told: rows for tables, plain text, JSON, and the mistakes one by one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from ingest.evaluate.groups import By, groups
from ingest.evaluate.marks import Marked
from ingest.evaluate.mistakes import CLASSES, FLAWS, counted, mistakes_of
from ingest.evaluate.reliability import Bin, calibration_error, reliability
from ingest.evaluate.scorer import DocumentResult
from ingest.evaluate.tally import Score, Share, Tally

SCORE_HEADER = ("", "P", "R", "F1", "right", "found", "gold")
SHARE_HEADER = ("", "share", "right", "of")
GROUP_HEADER = ("", "P@.5", "R@.5", "F1@.5", "P@.8", "R@.8", "F1@.8", "found", "gold")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """What was measured: each document's result, in the order of the gold, and their sum. `left_out` counts the
    nested finds that gold without nesting cannot judge (measured with `beliefs` only)."""

    results: tuple[DocumentResult, ...]
    beliefs: bool = False
    left_out: int = 0

    @property
    def tally(self) -> Tally:
        return sum((result.tally for result in self.results), Tally())


@dataclass(frozen=True, slots=True)
class Section:
    """A table of the report: its title, its header, its rows with every cell as it is shown, and for each row the
    figure (0–1) that a bar may show."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    bars: tuple[float, ...] = ()


def sections(evaluation: Evaluation, *, by: Sequence[By] = ()) -> tuple[Section, ...]:
    """The report's tables; `by` adds the figures by group."""
    tally = evaluation.tally
    attributions = {"AR@.5": tally.at_5, **{f"  {kind}": score for kind, score in tally.kinds.items()}}
    made = [
        _scores(_heading(evaluation), {**attributions, "AR@.8": tally.at_8}, all_of_them=True),
        _scores("Roles, exact", tally.exact),
        _scores("Roles, word by word", tally.by_word),
        _scores("Nesting", {"links": tally.nested}, all_of_them=True),
        _shares("Attributes, over the pairs found at AR@.5", tally.shares),
    ]
    made += [_groups(evaluation, name) for name in by]
    made += [_reliability(evaluation), _mistakes(evaluation)]
    return tuple(made)


def _heading(evaluation: Evaluation) -> str:
    tally = evaluation.tally
    heading = f"Attributions: {tally.documents} document{'s' * (tally.documents != 1)}, {tally.words} words"
    if evaluation.beliefs:
        heading += ", with beliefs"
    if evaluation.left_out:
        heading += f" ({evaluation.left_out} nested finds left out: this gold has no nesting)"
    return heading


def _scores(title: str, scores: Mapping[str, Score], *, all_of_them: bool = False) -> Section:
    shown = {name: score for name, score in scores.items() if all_of_them or score.gold or score.found}
    rows = tuple((name, *_figures(score), *_counts(score)) for name, score in shown.items())
    return Section(title, SCORE_HEADER, rows, tuple(score.f1 for score in shown.values()))


def _figures(score: Score) -> tuple[str, ...]:
    return tuple(f"{figure:.3f}" for figure in (score.precision, score.recall, score.f1))


def _counts(score: Score) -> tuple[str, ...]:
    return str(score.right), str(score.found), str(score.gold)


def _shares(title: str, shares: Mapping[str, Share]) -> Section:
    shown = {name: share for name, share in shares.items() if share.of}
    rows = tuple((name, f"{share.value:.3f}", str(share.right), str(share.of)) for name, share in shown.items())
    return Section(title, SHARE_HEADER, rows, tuple(share.value for share in shown.values()))


def _groups(evaluation: Evaluation, by: By) -> Section:
    """Groups with the most first, those of rules by what they found."""
    made = groups(evaluation.results, by)
    order = sorted(
        made.items(), key=lambda item: (-(item[1].at_5.found if by == "rule" else item[1].at_5.gold), item[0])
    )
    rows = tuple(
        (
            name or "(not said)",
            *_figures(group.at_5),
            *_figures(group.at_8),
            str(group.at_5.found),
            str(group.at_5.gold),
        )
        for name, group in order
    )
    recall = "; recall is the share of all the gold" if by == "rule" else ""
    bars = tuple(group.at_5.precision if by == "rule" else group.at_5.f1 for _, group in order)
    return Section(f"By {by.replace('_', ' ')}{recall}", GROUP_HEADER, rows, bars)


def _reliability(evaluation: Evaluation) -> Section:
    bins = reliability(evaluation.results)
    rows = tuple(
        (f"{one.low:.1f}–{one.high:.1f}", f"{one.predicted:.3f}", f"{one.reached:.3f}", str(one.right), str(one.count))
        for one in bins
    )
    title = f"Confidence: expected calibration error {calibration_error(bins):.3f}"
    return Section(title, ("", "predicted", "reached", "right", "of"), rows, tuple(one.reached for one in bins))


def _mistakes(evaluation: Evaluation) -> Section:
    counts = counted(evaluation.results)
    most = max(counts.values(), default=0) or 1
    shown = {name: count for name, count in counts.items() if count}
    rows = tuple((CLASSES[name][0], str(count), _failing(name in FLAWS)) for name, count in shown.items())
    return Section("Mistakes by class", ("", "count", ""), rows, tuple(count / most for count in shown.values()))


def _failing(is_flaw: bool) -> str:
    return "in what is found at AR@.5" if is_flaw else "counts against AR@.5"


def plain_text(parts: Sequence[Section]) -> str:
    """The tables in plain text, columns aligned."""
    lines: list[str] = []
    for part in parts:
        rows = [part.header, *part.rows]
        widths = [max(len(row[column]) for row in rows) for column in range(len(part.header))]
        lines += ["", part.title]
        lines += [_aligned(row, widths) for row in rows]
    return "\n".join(lines[1:]) + "\n"


def _aligned(row: Sequence[str], widths: Sequence[int]) -> str:
    name, *figures = row
    padded = [
        figure.rjust(width) if is_figure(figure) else figure for figure, width in zip(figures, widths[1:], strict=True)
    ]
    return "  ".join([name.ljust(widths[0]), *padded]).rstrip()


def is_figure(cell: str) -> bool:
    """Whether a cell is one word and goes to the right of its column, or a remark that goes to the left."""
    return " " not in cell


# -- JSON ----------------------------------------------------------------------------------------------------------


def to_json(evaluation: Evaluation) -> dict[str, Any]:
    """The figures as JSON: the whole, by group, the reliability of confidence, the mistakes counted, and each
    document's figures."""
    bins = reliability(evaluation.results)
    return {
        "beliefs": evaluation.beliefs,
        "nested_left_out": evaluation.left_out,
        "total": total_json(evaluation),
        "by": {by: _groups_json(evaluation, by) for by in get_args(By)},
        "reliability": {
            "expected_calibration_error": round(calibration_error(bins), 4),
            "bins": [_bin_json(one) for one in bins],
        },
        "mistakes": dict(counted(evaluation.results)),
        "documents": [{"name": result.name, **_tally_json(result.tally)} for result in evaluation.results],
    }


def total_json(evaluation: Evaluation) -> dict[str, Any]:
    """The figures of the whole, whose places name the measures of the quality gates."""
    return _tally_json(evaluation.tally)


def _tally_json(tally: Tally) -> dict[str, Any]:
    return {
        "documents": tally.documents,
        "words": tally.words,
        "ar_5": _score_json(tally.at_5),
        "ar_8": _score_json(tally.at_8),
        "kinds": {kind: _score_json(score) for kind, score in tally.kinds.items()},
        "roles_exact": {role: _score_json(score) for role, score in tally.exact.items()},
        "roles_by_word": {role: _score_json(score) for role, score in tally.by_word.items()},
        "nesting": _score_json(tally.nested),
        "attributes": {name: _share_json(share) for name, share in tally.shares.items()},
    }


def _groups_json(evaluation: Evaluation, by: By) -> dict[str, Any]:
    return {
        name: {"ar_5": _score_json(group.at_5), "ar_8": _score_json(group.at_8)}
        for name, group in groups(evaluation.results, by).items()
    }


def _bin_json(one: Bin) -> dict[str, Any]:
    return {
        "from": one.low,
        "to": one.high,
        "predicted": round(one.predicted, 4),
        "reached": round(one.reached, 4),
        "right": one.right,
        "count": one.count,
    }


def _score_json(score: Score) -> dict[str, Any]:
    return {
        "precision": round(score.precision, 4),
        "recall": round(score.recall, 4),
        "f1": round(score.f1, 4),
        "right": score.right,
        "found": score.found,
        "met": score.met,
        "gold": score.gold,
    }


def _share_json(share: Share) -> dict[str, Any]:
    return {"share": round(share.value, 4), "right": share.right, "of": share.of}


# -- mistakes ------------------------------------------------------------------------------------------------------


def errors(evaluation: Evaluation) -> Iterator[str]:
    """What AR@.5 counts as wrong, document by document in text order: the class, the gold, what was found."""
    for result in evaluation.results:
        told = [one for one in mistakes_of(result) if not one.is_flaw]
        if told:
            yield f"== {result.name}"
        for one in told:
            yield CLASSES[one.classes[0]][0].upper()
            for label, side in (("gold", one.gold), ("found", one.found), ("near", one.near)):
                if side is not None:
                    yield f"    {label:5} {shown(side)}"


def shown(one: Marked) -> str:
    """One attribution on one line: place, kind, source, cue and the content's first 100 characters, its rule."""
    content = " ".join(one.text_of("content").split())
    source = one.text_of("source") or f"∅ ({one.referent})"
    line = f"@{one.start} {one.kind} [{source} | {one.text_of('cue') or '∅'} | {content[:100]}]"
    return line + (f" <{one.method}>" if one.method else "") + (" optional" if one.optional else "")
