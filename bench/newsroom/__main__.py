"""`python -m bench.newsroom generate|score`: write a simulated newsroom, score an export against its truth."""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from bench.newsroom.score import Score, score
from bench.newsroom.worlds import world

_EXAMPLES = """examples:
  python -m bench.newsroom generate --seed 1 --documents 2000 --out world
  sourcier ingest world/documents.jsonl --db world.db      (world/gold.jsonl: with the planted attributions)
  sourcier export --db world.db --format jsonl > export.jsonl
  python -m bench.newsroom score export.jsonl world/truth.jsonl --misses 20
"""


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m bench.newsroom",
        description="A simulated newsroom with planted truth.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", required=True)
    make = commands.add_parser("generate", help="write documents.jsonl, gold.jsonl and truth.jsonl")
    make.add_argument("--seed", type=int, default=1, help="the same seed and size give the same bytes")
    make.add_argument("--documents", type=int, default=300, help="about how many (a story is written to its end)")
    make.add_argument("--apart", type=int, default=37, metavar="MINUTES", help="from one story to the next")
    make.add_argument("--out", type=Path, required=True, help="the folder; it is made where it is not there")
    rate = commands.add_parser("score", help="score an export against the truth")
    rate.add_argument("export", type=Path, help="what `sourcier export --format jsonl` wrote")
    rate.add_argument("truth", type=Path, help="the world's truth.jsonl")
    rate.add_argument("--misses", type=int, default=0, metavar="N", help="show up to N misses of each class")
    for command in (make, rate):
        command.add_argument("--format", choices=("text", "json"), default="text", help="how to print the outcome")
    options = parser.parse_args(arguments)
    try:
        return _generate(options) if options.command == "generate" else _score(options)
    except (OSError, ValueError, KeyError) as error:
        print(f"{error}: is this a file of the right kind?", file=sys.stderr)
        return 1


def _generate(options: argparse.Namespace) -> int:
    if options.documents < 1:
        raise ValueError("--documents must be 1 or more")
    made = world(seed=options.seed, documents=options.documents, apart=options.apart)
    options.out.mkdir(parents=True, exist_ok=True)
    _write(options.out / "documents.jsonl", (one.ingest_json() for one in made.documents))
    _write(options.out / "gold.jsonl", (one.gold_json() for one in made.documents))
    _write(options.out / "truth.jsonl", made.truth())
    outcome = {"documents": len(made.documents), "claims": len(made.claims), "sources": len(made.sources),
               "copies": len(made.copies)}  # fmt: skip
    print(json.dumps(outcome) if options.format == "json" else _told(outcome))
    return 0


def _told(outcome: dict[str, int]) -> str:
    return " · ".join(f"{number} {name}" for name, number in outcome.items())


def _write(path: Path, lines: Iterable[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def _read(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def _score(options: argparse.Namespace) -> int:
    made = score(_read(options.export), _read(options.truth))
    shown = _examples(made, options.misses)
    if options.format == "json":
        counts = Counter(kind for kind, _ in made.misses)
        print(json.dumps({**made.figures, "misses": dict(sorted(counts.items())), "examples": shown}, indent=2,
                         ensure_ascii=False))  # fmt: skip
        return 0
    for name, figure in made.figures.items():
        print(f"{name:32} {figure:8.4f}" if not float(figure).is_integer() else f"{name:32} {figure:8.0f}")
    for kind, examples in shown.items():
        print(f"\n{kind}")
        print("\n".join(f"  {example}" for example in examples))
    return 0


def _examples(made: Score, most: int) -> dict[str, list[str]]:
    shown: dict[str, list[str]] = {}
    for kind, example in made.misses:
        if len(shown.setdefault(kind, [])) < most:
            shown[kind].append(example)
    return {kind: examples for kind, examples in shown.items() if examples}


if __name__ == "__main__":
    sys.exit(main())
