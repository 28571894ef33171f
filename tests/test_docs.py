"""The docs say what the program does: their examples are run, and nothing there is to be used is left out.

Every fenced block marked `console` holds commands after `$ ` and the output that they print. The blocks of one file run
in order in a folder that has the demo corpus, demo.db made from it, and the files of `FILES`. In an output, `…` stands
for the rest of a line and a line of `…` alone for any lines.

`.venv/bin/python tests/test_docs.py` writes what the commands print now into the files where it differs, and where the
output is `…` alone.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
DEMO = "ingest/demo/texts"
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
FILES: Mapping[str, str] = {
    "note.txt": "Un responsable militaire américain a déclaré à Radio Corvane que « 61 attaques » avaient eu lieu.\n",
    "article.txt": (
        "Un responsable de la préfecture a déclaré à Radio Corvane que le pont de Sérac fermerait en mars. "
        "Le maire, Jean Ardan, a démenti que le pont soit dangereux. « Il est solide », a-t-il ajouté.\n"
    ),
    "wells.txt": (
        "---\noutlet: The Northmoor Ledger\npublished: 2024-03-14\n---\n"
        "A spokeswoman for Northmoor Water warned on Tuesday that 20 to 30 % of wells would close. "
        "She spoke on condition of anonymity because the plan is not public.\n"
    ),
}
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_TIMEOUT = 60  # seconds a command may take


@dataclass(frozen=True, slots=True)
class Example:
    """A command in the docs, and the output that it is said to print."""

    command: str
    output: str

    def matches(self, printed: str) -> bool:
        lines = ["(?:.*\n)*?" if line == "…" else _line(line) for line in self.output.splitlines()]
        return re.fullmatch("".join(lines), _stripped(printed)) is not None


def _line(line: str) -> str:
    return ".*".join(re.escape(piece) for piece in line.rstrip().split("…")) + "\n"


def _stripped(printed: str) -> str:
    return "".join(line.rstrip() + "\n" for line in printed.splitlines())


def examples(block: str) -> Iterator[Example]:
    """The examples of one block."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        while command.endswith("\\"):
            more, _, output = output.partition("\n")
            command = command[:-1] + more.removeprefix("> ")
        yield Example(command, output)


def run(example: Example, folder: Path) -> str:
    """What the command prints, both its streams, in a shell in this folder."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("SOURCIER")}
    environment |= {
        "PATH": f"{folder.parent / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "COLUMNS": "100",
        "NO_COLOR": "1",
        "TERM": "dumb",
        "PYTHONUTF8": "1",
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run(
        ["sh", "-c", example.command],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=_TIMEOUT,
        check=False,
    )
    return done.stdout.decode("utf-8")


def furnish(folder: Path) -> Path:
    """A folder as the examples find it, and beside it the command, whether or not it is installed."""
    command = folder.parent / "bin" / "sourcier"
    command.parent.mkdir(parents=True)
    start = "import sys; from api.cli import main; sys.argv[0] = 'sourcier'; main()"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "{start}" "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    shutil.copytree(ROOT / DEMO, folder / DEMO)
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    run(Example(f"sourcier ingest {DEMO} --db demo.db", ""), folder)
    return folder


# -- examples ------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return furnish(tmp_path_factory.mktemp("docs") / "checkout")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_examples_print_what_the_page_says(page: Path, furnished: Path, tmp_path: Path) -> None:
    shutil.copytree(furnished.parent, tmp_path / "here")
    folder = tmp_path / "here" / "checkout"
    wrong = []
    for block in _BLOCK.findall(page.read_text(encoding="utf-8")):
        for example in examples(block):
            printed = run(example, folder)
            if not example.matches(printed):
                wrong.append(f"$ {example.command}\n--- the page says\n{example.output}--- it prints\n{printed}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("output", "printed", "same"),
    [
        ("", "", True),
        ("one\ntwo\n", "one\ntwo  \n", True),
        ("one\n", "two\n", False),
        ("one\n", "one\ntwo\n", False),
        ("one\n…\nfour\n", "one\ntwo\nthree\nfour\n", True),
        ("one\n…\n", "one\n", True),
        ("att_… said (.*)\n", "att_0123 said (.*)\n", True),
        ("att_… said\n", "att_0123\nsaid\n", False),
    ],
)
def test_an_ellipsis_stands_for_what_is_left_out(output: str, printed: str, same: bool) -> None:
    assert Example("true", output).matches(printed) is same


def test_a_command_may_run_over_lines() -> None:
    (example,) = examples("$ sourcier trace \\\n> words\nanswer\n")
    assert example == Example("sourcier trace words", "answer\n")


# -- nothing is left out -------------------------------------------------------------------------------------------


def _commands() -> Mapping[str, Any]:
    import typer

    from api.cli import app

    commands: Mapping[str, Any] = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    return commands


def _section(page: str, command: str) -> str:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    found = re.search(rf"^## `sourcier {command}`.*?(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    return found.group() if found else ""


def test_every_command_and_option_is_documented() -> None:
    missing = []
    for name, command in _commands().items():
        section = _section("command.md", name)
        if not section:
            missing.append(name)
        for parameter in command.params:
            names = parameter.opts if parameter.param_type_name == "option" else [parameter.metavar]
            missing += [f"{name} {word}" for word in names if section and f"{word}" not in section and word != "--help"]
    assert missing == []


def test_no_command_is_documented_that_is_not_there() -> None:
    text = (ROOT / "docs" / "command.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^## `sourcier (\w+)`", text, re.MULTILINE)) == set(_commands())


def test_every_route_is_documented(tmp_path: Path) -> None:
    pytest.importorskip("fastapi", reason="the HTTP API is an optional part")
    from api.app import create_app
    from graph.store import open_store

    text = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    with open_store(str(tmp_path / "empty.db"), create=True) as store:
        paths = create_app(store).openapi()["paths"]
    operations = {f"{method.upper()} {path}": one for path, methods in paths.items() for method, one in methods.items()}
    assert [route for route in operations if f"`{route}" not in text] == []
    parameters = {parameter["name"] for one in operations.values() for parameter in one.get("parameters", ())}
    assert [name for name in sorted(parameters) if f"`{name}`" not in text] == []


@pytest.mark.parametrize("page", ["read-json.md", "trace-json.md"])
def test_every_key_of_a_contract_is_documented(page: str, furnished: Path) -> None:
    from graph.exchange.read_json import reading_json
    from graph.exchange.trace_json import trace_json
    from graph.provenance import trace
    from graph.store import open_store
    from ingest.pipeline import analyse
    from ingest.read import read_inputs

    values: list[Any] = []
    if page == "read-json.md":
        for reading in read_inputs([str(furnished / DEMO)]):
            analysis = analyse(reading)
            values.append(reading_json(reading.path, analysis.document, analysis.attributions, with_text=True))
    else:
        with open_store(str(furnished / "demo.db")) as store:
            queries = (
                "61 attaques en Irak et en Syrie",
                "la route de Sannour",
                "reopen to traffic in March",
                "parapet",
            )
            values += [trace_json(trace(store, query)) for query in queries]
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    assert [key for key in sorted(_keys(values)) if f"`{key}`" not in text and f'"{key}"' not in text] == []


def _keys(value: Any) -> set[str]:
    if isinstance(value, Mapping):
        return set(value).union(*map(_keys, value.values()))
    if isinstance(value, list):
        return set().union(*map(_keys, value))
    return set()


def test_the_links_between_pages_lead_somewhere() -> None:
    pages = [*PAGES, ROOT / "CHANGELOG.md", ROOT / "CONTRIBUTING.md"]
    broken = [
        f"{page.name}: {target}"
        for page in pages
        for target in re.findall(r"\]\((?!https?:|#)([^)#\s]+)", page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert broken == []


# -- writing it down -----------------------------------------------------------------------------------------------


def rewrite(page: Path, furnished: Path) -> None:
    """Put what the page's commands print now where it says something else."""
    with tempfile.TemporaryDirectory() as folder:
        checkout = Path(shutil.copytree(furnished.parent, Path(folder) / "here")) / "checkout"

        def renewed(block: re.Match[str]) -> str:
            parts = []
            for example in examples(block[1]):
                printed = run(example, checkout)
                assert "Traceback" not in printed, printed
                kept = example.output != "…\n" and example.matches(printed)
                output = example.output if kept else _stripped(printed)
                parts.append(f"$ {example.command}\n{output}")
            return "```console\n" + "".join(parts) + "```"

        before = page.read_text(encoding="utf-8")
        after = _BLOCK.sub(renewed, before)
        if after != before:
            page.write_text(after, encoding="utf-8")
            print(f"{page.relative_to(ROOT)} has changed")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        ready = furnish(Path(scratch) / "here" / "checkout")
        for each in PAGES:
            rewrite(each, ready)
