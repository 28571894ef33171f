"""`python -m ingest.evaluate GOLD… [--language fr] [--beliefs]`: what AR@.5 counts as wrong, line by line.

The figures themselves are `sourcier evaluate`'s.
"""

import argparse
from pathlib import Path

from ingest.evaluate import evaluate
from ingest.evaluate.report import errors
from ingest.extract import extract


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m ingest.evaluate")
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--language")
    parser.add_argument("--beliefs", action="store_true")
    options = parser.parse_args()
    evaluation = evaluate(options.gold, extract=extract, language=options.language, beliefs=options.beliefs)
    print("\n".join(errors(evaluation)))


main()
