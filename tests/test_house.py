"""The house: what is tracked, what is pinned, which package may know which, and what a bare machine is told."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("graph", "ingest", "api")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PINNED = re.compile(r"^([a-z0-9][a-z0-9._-]*)==\S+", re.MULTILINE)


def tracked() -> list[Path]:
    """The files of the repository; what git does not know of is nobody's business here."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("this is no git checkout")
    listed = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


# -- what is tracked -----------------------------------------------------------------------------------------------


def test_no_file_names_a_package_registry() -> None:
    """Where packages come from is the installer's choice. The hosts are pip's own constants, not written here."""
    index = pytest.importorskip("pip._internal.models.index").PyPI
    hosts = [host.encode() for host in (index.netloc, index.file_storage_domain)]
    assert all(hosts)
    assert [path for path in tracked() if any(host in path.read_bytes() for host in hosts)] == []


def test_no_file_names_a_path_of_somebodys_machine() -> None:
    homes = "|".join(("work", "root", "farm", "home"))
    path_of_a_machine = re.compile(rf"(?:^|[^A-Za-z0-9._/-])/(?:{homes})/[A-Za-z.]".encode(), re.MULTILINE)
    assert [path for path in tracked() if path_of_a_machine.search(path.read_bytes())] == []


def test_nothing_generated_is_tracked() -> None:
    unwanted = {"uv.lock", "poetry.lock", ".env", ".venv", "__pycache__", "node_modules"}
    assert [path for path in tracked() if unwanted.intersection(path.relative_to(ROOT).parts)] == []


@pytest.mark.parametrize("name", ["README.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", "Makefile", ".ci/run"])
def test_the_files_that_a_newcomer_looks_for(name: str) -> None:
    assert (ROOT / name).read_text(encoding="utf-8").strip()


def test_the_changelog_knows_this_version() -> None:
    assert f"## {PROJECT['project']['version']}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


# -- packages ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("package", PACKAGES)
def test_each_package_is_typed(package: str) -> None:
    assert (ROOT / package / "py.typed").is_file()


@pytest.mark.parametrize(("package", "may_not_know"), [("graph", {"ingest", "api"}), ("ingest", {"api"})])
def test_imports_go_one_way(package: str, may_not_know: set[str]) -> None:
    wrong = [
        (path.name, name)
        for path in sorted((ROOT / package).rglob("*.py"))
        for name in _imported(path)
        if name.split(".")[0] in may_not_know
    ]
    assert wrong == []


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.module or ""


# -- what is pinned ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["all.txt", "dev.txt", "train.txt"])
def test_every_requirement_is_pinned_with_its_hashes(name: str) -> None:
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    requirements = re.split(r"\n(?=\S)", text.strip())
    assert requirements
    assert [r.splitlines()[0] for r in requirements if not PINNED.match(r) or "--hash=sha256:" not in r] == []
    assert "://" not in text


def test_what_the_project_needs_is_among_the_pins() -> None:
    project, groups = PROJECT["project"], PROJECT["dependency-groups"]
    extras = [need for extra, needs in project["optional-dependencies"].items() if extra != "all" for need in needs]
    wanted = [*project["dependencies"], *extras, *groups["build"], *PROJECT["build-system"]["requires"]]
    assert _names(wanted) <= _pins("all.txt").keys()
    assert _names([*wanted, *groups["dev"]]) <= _pins("dev.txt").keys()
    assert _names([*wanted, *groups["train"]]) <= _pins("train.txt").keys()
    assert _pins("all.txt").items() <= _pins("dev.txt").items()
    assert _pins("all.txt").items() <= _pins("train.txt").items()


def test_what_training_needs_is_no_part_of_the_program() -> None:
    assert not {"torch"} & (_pins("all.txt").keys() | _pins("dev.txt").keys())


def test_the_extra_all_holds_every_extra() -> None:
    extras = PROJECT["project"]["optional-dependencies"]
    (everything,) = extras["all"]
    assert everything == f"sourcier[{','.join(sorted(extras.keys() - {'all'}))}]"


def _names(requirements: list[str]) -> set[str]:
    return {re.split(r"[^\w.-]", need)[0].lower().replace("_", "-") for need in requirements}


def _pins(name: str) -> dict[str, str]:
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9][a-z0-9._-]*)==(\S+)", text, re.MULTILINE))


# -- a bare machine ------------------------------------------------------------------------------------------------

OLD = """#!/bin/sh
case "$*" in *version_info*) exit 1;; -V) echo "Python 3.9.2";; esac
"""
BARE = """#!/bin/sh
case "$*" in *ensurepip*) exit 1;; -V) echo "Python 3.12.1";; esac
"""
BROKEN = """#!/bin/sh
exit 127
"""


@pytest.mark.parametrize(
    ("interpreter", "told"),
    [
        pytest.param(OLD, "is Python 3.9.2, and Sourcier needs 3.11 or newer", id="too old"),
        pytest.param(BARE, "apt install python3-venv", id="without venv"),
        pytest.param(BROKEN, "install Python 3.11 or newer", id="none"),
    ],
)
def test_make_says_what_a_machine_lacks(tmp_path: Path, interpreter: str, told: str) -> None:
    done = _make(tmp_path, {"somepython": interpreter})
    assert done.returncode == 2
    assert told in done.stderr
    assert not (tmp_path / ".venv").exists()


def test_make_passes_over_an_interpreter_that_will_not_do(tmp_path: Path) -> None:
    here = f'#!/bin/sh\nexec "{sys.executable}" "$@"\n'
    done = _make(tmp_path, {"bare": BARE, "old": OLD, "here": here})
    assert done.returncode == 0, done.stderr
    assert "with" in done.stdout
    assert (tmp_path / ".venv" / "bin" / "python").exists()


def _make(folder: Path, interpreters: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    """`make .venv/bin/python` in a folder of its own, with these interpreters to choose from, in order."""
    make = shutil.which("make")
    if make is None:
        pytest.skip("make is not installed")
    shutil.copy(ROOT / "Makefile", folder / "Makefile")
    for name, script in interpreters.items():
        (folder / name).write_text(script, encoding="utf-8")
        (folder / name).chmod(0o755)
    names = " ".join(str(folder / name) for name in interpreters)
    return subprocess.run(
        [make, "-C", str(folder), f"PYTHON={names}", ".venv/bin/python"], capture_output=True, text=True, check=False
    )


def test_make_help_lists_every_command() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (phony,) = re.findall(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    explained = re.findall(r"^([a-z]+):.*## \S", makefile, re.MULTILINE)
    assert sorted(explained) == sorted(phony.split())
