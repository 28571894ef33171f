"""`python -m ingest.evaluate GOLD… [--language fr] [--errors] [--rule] [--json]`"""

import argparse
import json
from pathlib import Path

from ingest.evaluate import evaluate
from ingest.evaluate.report import errors, plain_text, sections, to_json
from ingest.extract import extract


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m ingest.evaluate")
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--language")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--rule", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    evaluation = evaluate(options.gold, extract=extract, language=options.language)
    if options.json:
        print(json.dumps(to_json(evaluation), ensure_ascii=False, indent=2))
        return
    if options.errors:
        print("\n".join(errors(evaluation)), end="\n\n")
    print(plain_text(sections(evaluation, methods=options.rule)), end="")


main()
