"""Quality gates: floors under the figures that were reached, pinned with the hash of the gold they were measured on.

`python -m ingest.evaluate.gates` measures every corpus of `quality.toml` and fails where a figure is below its floor
or the gold is not the one the floor was set on. Gold that is part of the repository has its folder there; other gold
is skipped where it is absent, and said to be. Floors only rise by themselves (`--raise`); lowering one or pinning
another gold takes its own option and a reason, which the file keeps.
"""

import argparse
import json
import math
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from graph.errors import InputError, SourcierError
from ingest.evaluate import Evaluation, Extract, evaluate
from ingest.evaluate.gold import corpus_hash
from ingest.evaluate.report import total_json

QUALITY_FILE = Path("quality.toml")
_HEADER = """\
# The floors of `make check` (python -m ingest.evaluate.gates). A floor is named after its place in the JSON of
# `sourcier evaluate`; its figure is F1, or the share that is right. A corpus with a folder is part of the repository,
# the others are under the folder of the gold; those with beliefs are measured with --beliefs.
# Change this file with --raise, --lower, --pin.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """One gold folder: its name, the hash of its files, its floors (measure → 0–1), whether it is measured with
    beliefs, and its folder relative to the file where it is part of the repository."""

    name: str
    sha256: str
    floors: Mapping[str, float]
    beliefs: bool = False
    folder: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A floor lowered or another gold pinned, by a person, and why."""

    corpus: str
    what: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """What `quality.toml` says. `gold` is the folder of the corpora that have none of their own, relative to the
    file, whose folder is `home`."""

    gold: str
    corpora: tuple[Corpus, ...]
    decisions: tuple[Decision, ...] = ()
    home: Path = Path()

    def place(self, corpus: Corpus) -> Path:
        """Where a corpus is."""
        return self.home / corpus.folder if corpus.folder is not None else self.home / self.gold / corpus.name


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a gate found, on one line, and whether it lets the change pass."""

    passed: bool
    line: str


# -- the file ------------------------------------------------------------------------------------------------------


def read_quality(file: Path) -> Quality:
    """Raises InputError where the file is missing or is not what `written` gives."""
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
        return Quality(
            gold=content["gold"],
            corpora=tuple(
                Corpus(
                    name=name,
                    sha256=entry["sha256"],
                    floors=entry["floors"],
                    beliefs=entry.get("beliefs", False),
                    folder=entry.get("folder"),
                )
                for name, entry in content["corpus"].items()
            ),
            decisions=tuple(Decision(**entry) for entry in content.get("decision", ())),
            home=file.absolute().parent,
        )
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError) as error:
        raise InputError(str(file), f"no table of floors ({error}); restore it from version control") from error


def written(quality: Quality) -> str:
    """The file's content."""
    lines = [_HEADER, f"gold = {_string(quality.gold)}"]
    for corpus in quality.corpora:
        lines += ["", f"[corpus.{_string(corpus.name)}]"]
        lines += [f"folder = {_string(corpus.folder)}"] if corpus.folder is not None else []
        lines += [f"sha256 = {_string(corpus.sha256)}"]
        lines += ["beliefs = true"] if corpus.beliefs else []
        lines += [f"floors.{_string(measure)} = {floor:.3f}" for measure, floor in corpus.floors.items()]
    for decision in quality.decisions:
        lines += ["", "[[decision]]", f"corpus = {_string(decision.corpus)}", f"what = {_string(decision.what)}"]
        lines += [f"reason = {_string(decision.reason)}"]
    return "\n".join(lines) + "\n"


def _string(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


# -- checking ------------------------------------------------------------------------------------------------------


def measured(evaluation: Evaluation, measure: str) -> float:
    """The figure at this place of the evaluation's JSON ("ar_5", "nesting.recall", "attributes.referent"): a number
    itself, or its F1, or its share."""
    place: Any = total_json(evaluation)
    for key in measure.split("."):
        if not isinstance(place, dict) or key not in place:
            raise InputError(str(QUALITY_FILE), f"there is no measure {measure!r}; see the JSON of `sourcier evaluate`")
        place = place[key]
    if isinstance(place, dict):
        place = place["f1"] if "f1" in place else place["share"]
    return float(place)


def check(quality: Quality, *, extract: Extract) -> Iterator[Verdict]:
    """One verdict a floor, and one a corpus that is not the pinned one; a corpus that is absent is skipped."""
    for corpus in quality.corpora:
        folder = quality.place(corpus)
        if not folder.is_dir() and corpus.folder is not None:
            yield Verdict(False, f"{corpus.name}: {corpus.folder} is not there; restore it from version control")
        elif not folder.is_dir():
            yield Verdict(True, f"{corpus.name}: skipped, the gold is not here (it is not part of the repository)")
        elif corpus_hash(folder) != corpus.sha256:
            yield Verdict(False, f"{corpus.name}: not the gold its floors were set on; --pin it, with a reason")
        else:
            evaluation = evaluate([folder], extract=extract, beliefs=corpus.beliefs)
            for measure, floor in corpus.floors.items():
                figure = measured(evaluation, measure)
                sign = "≥" if figure >= floor else "<"
                yield Verdict(figure >= floor, f"{corpus.name}: {measure} {figure:.3f} {sign} {floor:.3f}")


# -- changing ------------------------------------------------------------------------------------------------------


def raised(quality: Quality, *, extract: Extract, margin: float) -> Quality:
    """Every floor raised to what is reached less the margin; none is lowered. Absent corpora stay as they are."""

    def risen(corpus: Corpus) -> Corpus:
        if not quality.place(corpus).is_dir():
            return corpus
        evaluation = evaluate([quality.place(corpus)], extract=extract, beliefs=corpus.beliefs)
        floors = {
            measure: max(floor, math.floor((measured(evaluation, measure) - margin) * 1000) / 1000)
            for measure, floor in corpus.floors.items()
        }
        return replace(corpus, floors=floors)

    return replace(quality, corpora=tuple(map(risen, quality.corpora)))


def lowered(quality: Quality, name: str, measure: str, floor: float, *, reason: str) -> Quality:
    """The quality with one floor lowered and the reason kept. Raises InputError without a reason or such a floor."""
    corpus = _corpus(quality, name)
    if measure not in corpus.floors:
        raise InputError(str(QUALITY_FILE), f"{name} has no floor {measure!r}; it has {', '.join(corpus.floors)}")
    if floor >= corpus.floors[measure]:
        raise InputError(str(QUALITY_FILE), f"{floor:.3f} is not below {corpus.floors[measure]:.3f}; use --raise")
    what = f"{measure} lowered from {corpus.floors[measure]:.3f} to {floor:.3f}"
    return _decided(quality, replace(corpus, floors={**corpus.floors, measure: floor}), what, reason)


def pinned(quality: Quality, name: str, *, reason: str) -> Quality:
    """The quality with a corpus pinned to the gold that is there now, its floors kept, and the reason."""
    corpus = _corpus(quality, name)
    sha256 = corpus_hash(quality.place(corpus))
    return _decided(quality, replace(corpus, sha256=sha256), f"pinned to {sha256[:12]}", reason)


def _corpus(quality: Quality, name: str) -> Corpus:
    for corpus in quality.corpora:
        if corpus.name == name:
            return corpus
    names = ", ".join(corpus.name for corpus in quality.corpora)
    raise InputError(str(QUALITY_FILE), f"there is no corpus {name!r}; there are {names}")


def _decided(quality: Quality, changed: Corpus, what: str, reason: str) -> Quality:
    if not reason.strip():
        raise InputError(str(QUALITY_FILE), "this needs --reason, which the file keeps")
    corpora = tuple(changed if corpus.name == changed.name else corpus for corpus in quality.corpora)
    decision = Decision(corpus=changed.name, what=what, reason=reason.strip())
    return replace(quality, corpora=corpora, decisions=(*quality.decisions, decision))


# -- the command ---------------------------------------------------------------------------------------------------


def main(arguments: Sequence[str] | None = None, *, extract: Extract) -> int:
    """Run the gates, or change the floors. Returns the exit status: 0 passed or changed, 1 failed, 2 usage."""
    options = _parser().parse_args(arguments)
    file: Path = options.file
    try:
        quality = read_quality(file)
        if options.lower:
            name, measure, floor = options.lower
            quality = lowered(quality, name, measure, float(floor), reason=options.reason)
        elif options.pin:
            quality = pinned(quality, options.pin, reason=options.reason)
        elif options.raise_ is not None:
            quality = raised(quality, extract=extract, margin=options.raise_)
        else:
            return _run(quality, extract=extract)
    except (SourcierError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    file.write_text(written(quality), encoding="utf-8")
    return 0


def _run(quality: Quality, *, extract: Extract) -> int:
    passed = True
    for verdict in check(quality, extract=extract):
        print(("ok    " if verdict.passed else "FAILED"), verdict.line)
        passed = passed and verdict.passed
    return 0 if passed else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m ingest.evaluate.gates", description="Check the quality floors.")
    parser.add_argument("--file", type=Path, default=QUALITY_FILE, help="the floors (default: quality.toml)")
    change = parser.add_mutually_exclusive_group()
    change.add_argument("--raise", dest="raise_", type=float, metavar="MARGIN", help="raise floors to what is reached")
    change.add_argument("--lower", nargs=3, metavar=("CORPUS", "MEASURE", "FLOOR"), help="lower one floor")
    change.add_argument("--pin", metavar="CORPUS", help="pin a corpus to the gold that is there now")
    parser.add_argument("--reason", default="", help="why a floor is lowered or another gold pinned; kept in the file")
    return parser


if __name__ == "__main__":
    from ingest.extract import extract as shipped

    sys.exit(main(extract=shipped))
