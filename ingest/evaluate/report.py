"""An evaluation told: rows for tables, plain text, JSON, and the errors one by one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ingest.evaluate.marks import Marked, jaccard, same_source
from ingest.evaluate.scorer import DocumentResult
from ingest.evaluate.tally import Score, Share, Tally

SCORE_HEADER = ("", "P", "R", "F1", "right", "found", "gold")
SHARE_HEADER = ("", "share", "right", "of")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """What was measured: each document's result, in the order of the gold, and their sum."""

    results: tuple[DocumentResult, ...]

    @property
    def tally(self) -> Tally:
        return sum((result.tally for result in self.results), Tally())


@dataclass(frozen=True, slots=True)
class Section:
    """A table of the report: its title, its header and its rows, every cell as it is shown."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def sections(evaluation: Evaluation, *, methods: bool = False) -> tuple[Section, ...]:
    """The report's tables; `methods` adds how often each rule was right."""
    tally = evaluation.tally
    made = [
        Section(
            f"Attributions: {tally.documents} document{'s' * (tally.documents != 1)}, {tally.words} words",
            SCORE_HEADER,
            (
                _score_row("AR@.5", tally.at_5),
                *(_score_row(f"  {kind}", tally.kinds.get(kind, Score())) for kind in tally.kinds),
                _score_row("AR@.8", tally.at_8),
            ),
        ),
        Section("Roles, exact", SCORE_HEADER, _score_rows(tally.exact)),
        Section("Roles, word by word", SCORE_HEADER, _score_rows(tally.by_word)),
        Section("Nesting", SCORE_HEADER, (_score_row("links", tally.nested),)),
        Section("Attributes, over the pairs found at AR@.5", SHARE_HEADER, _share_rows(tally.shares)),
    ]
    if methods:
        made.append(Section("Rules", SHARE_HEADER, _share_rows(tally.methods)))
    return tuple(made)


def _score_row(name: str, score: Score) -> tuple[str, ...]:
    figures = (score.precision, score.recall, score.f1)
    return (name, *(f"{figure:.3f}" for figure in figures), str(score.right), str(score.found), str(score.gold))


def _score_rows(scores: Mapping[str, Score]) -> tuple[tuple[str, ...], ...]:
    return tuple(_score_row(name, score) for name, score in scores.items() if score.gold or score.found)


def _share_rows(shares: Mapping[str, Share]) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (name or "(unnamed)", f"{share.value:.3f}", str(share.right), str(share.of))
        for name, share in shares.items()
        if share.of
    )


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
    padded = [figure.rjust(width) for figure, width in zip(figures, widths[1:], strict=True)]
    return "  ".join([name.ljust(widths[0]), *padded]).rstrip()


# -- JSON ----------------------------------------------------------------------------------------------------------


def to_json(evaluation: Evaluation) -> dict[str, Any]:
    """The figures as JSON: the whole, and each document's."""
    return {
        "total": _tally_json(evaluation.tally),
        "documents": [{"name": result.name, **_tally_json(result.tally)} for result in evaluation.results],
    }


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
        "methods": {name: _share_json(share) for name, share in tally.methods.items()},
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


# -- errors --------------------------------------------------------------------------------------------------------


def errors(evaluation: Evaluation) -> Iterator[str]:
    """Each document's misses and false finds at AR@.5 in text order, each with the nearest on the other side."""
    for result in evaluation.results:
        told = [("MISSED", one, result.found) for one in result.missed]
        told += [("FALSE ", one, result.gold) for one in result.false]
        if told:
            yield f"== {result.name}"
        for label, one, others in sorted(told, key=lambda entry: _place(entry[1])):
            yield f"{label} {shown(one)}"
            nearest = max(others, key=lambda other: _nearness(one, other), default=None)
            if nearest is not None and _nearness(one, nearest) > (0, 0):
                yield f"    {_difference(one, nearest)}: {shown(nearest)}"


def shown(one: Marked) -> str:
    """One attribution on one line: place, kind, source, cue and the content's first 100 characters, its rule."""
    content = " ".join(one.text_of("content").split())
    source = one.text_of("source") or f"∅ ({one.referent})"
    line = f"@{_place(one)} {one.kind} [{source} | {one.text_of('cue') or '∅'} | {content[:100]}]"
    return line + (f" <{one.method}>" if one.method else "") + (" optional" if one.optional else "")


def _place(one: Marked) -> int:
    return min(span.start for pieces in one.spans.values() for span in pieces)


def _nearness(one: Marked, other: Marked) -> tuple[float, float]:
    cue = jaccard(one.words_of("cue"), other.words_of("cue"))
    content = jaccard(one.words_of("content"), other.words_of("content"))
    return max(cue, content), content


def _difference(one: Marked, other: Marked) -> str:
    content = jaccard(one.words_of("content"), other.words_of("content"))
    if content < 0.5:
        return f"content {content:.2f}"
    return "already paired" if same_source(one, other) or same_source(other, one) else "other source"
