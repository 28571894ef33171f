"""`python -m bench [CORPUS] [--only MEASURE] [--json]`: every measure in its own process, on one core."""

import argparse
import json
import os
import platform
import subprocess
import sys
from pathlib import Path

from bench.report import told

ROOT = Path(__file__).parents[1]
CORPUS = ROOT.parent / "shared" / "data" / "wikinews-fr"
NAMES = ("reading", "textbook", "growth", "large", "storing", "asking", "archive")
DOCUMENTS = 5_000


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measure speed and memory on one core.")
    parser.add_argument(
        "corpus", nargs="?", type=Path, default=CORPUS, help="a folder of texts, or a file of JSON lines"
    )
    parser.add_argument("--only", choices=NAMES, action="append", help="measure this only (may be repeated)")
    parser.add_argument(
        "--documents", type=int, default=DOCUMENTS, metavar="N", help=f"of the simulated archive ({DOCUMENTS})"
    )
    parser.add_argument("--json", action="store_true", help="the figures as JSON")
    parser.add_argument("--in-this-process", choices=NAMES, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if not options.corpus.exists():
        print(f"{options.corpus}: is not there; name a folder of .txt files to measure on", file=sys.stderr)
        return 2
    if options.in_this_process:
        print(json.dumps(_here(options.in_this_process, options.corpus, options.documents)))
        return 0
    figures = {name: _in_a_child(name, options.corpus, options.documents) for name in options.only or NAMES}
    machine = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}, one core"
    print(json.dumps({"machine": machine, **figures}, indent=2) if options.json else told(machine, figures))
    return 0


def _here(name: str, corpus: Path, documents: int) -> dict[str, float]:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    from bench.archive import archive
    from bench.measures import MEASURES

    if name == "archive":
        return archive(documents)
    return MEASURES[name](corpus)


def _in_a_child(name: str, corpus: Path, documents: int) -> dict[str, float]:
    command = [sys.executable, "-m", "bench", str(corpus.absolute()), "--in-this-process", name]
    command += ["--documents", str(documents)]
    child = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    figures: dict[str, float] = json.loads(child.stdout)
    return figures


if __name__ == "__main__":
    sys.exit(main())
