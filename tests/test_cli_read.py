"""`sourcier read` and the manners of the whole command: what goes where, and with which exit status."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from api.cli.output import flat, quoted

ROOT = Path(__file__).parent.parent
TEXT = "Un ingénieur a déclaré à Lisane TV que « le pont a tremblé ». Il a ajouté qu'il fermerait.\n"
SPANISH = "El alcalde dijo que el puente de la ciudad está cerrado y que las obras durarán tres meses.\n"


Run = Callable[..., Any]  # the fixture of conftest.py: runs a command, gives its status, out and err


@pytest.fixture
def article(tmp_path: Path) -> str:
    (tmp_path / "article.txt").write_text(TEXT, encoding="utf-8")
    return "article.txt"


def start(*words: str, **options: object) -> "subprocess.Popen[str]":
    """The command as a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "api.cli", *words],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        **options,  # type: ignore[call-overload]
    )


# -- for people ----------------------------------------------------------------------------------------------------


def test_a_text_is_read_for_people(run: Run, article: str) -> None:
    done = run("read", article)
    assert (done.status, done.err) == (0, "")
    assert done.out == (
        "article.txt\n"
        "fr · 2 attributions\n"
        "\n"
        " 1. Un ingénieur → a déclaré →\n"
        "    “le pont a tremblé”\n"
        "    mixed · unnamed person · through Lisane TV\n"
        "\n"
        " 2. Il (Un ingénieur) → a ajouté →\n"
        "    “il fermerait”\n"
        "    indirect · unnamed person\n"
        "\n"
    )


def test_a_pipe_shows_the_same_at_any_width(article: str, tmp_path: Path) -> None:
    printed = set()
    for columns in ("20", "80", "400"):
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": columns, "FORCE_COLOR": "1", "TERM": "xterm"}
        done = subprocess.run(
            [sys.executable, "-m", "api.cli", "read", article], cwd=tmp_path, env=environment, capture_output=True
        )
        printed.add(done.stdout)
    assert len(printed) == 1
    assert b"\x1b" not in printed.pop()


def test_a_text_cannot_command_the_terminal(run: Run, tmp_path: Path) -> None:
    words = "Le maire a dit que « le \x1b[2Jpont \x9b1m ferme ». La route du port reste ouverte aux camions."
    (tmp_path / "bad.txt").write_text(words, encoding="utf-8")
    done = run("read", "bad.txt", "--language", "fr")
    assert "“le [2Jpont 1m ferme”" in done.out
    assert not {"\x1b", "\x9b"} & set(done.out)
    printed = run("read", "bad.txt", "--language", "fr", "--format", "jsonl", "--with-text").out
    assert not {"\x1b", "\x9b"} & set(printed)
    assert json.loads(printed)["document"]["text"] == words


def test_a_line_of_json_is_one_line_to_every_program(run: Run, tmp_path: Path) -> None:
    words = "Le maire a dit\x85 que\u2028 le pont\u2029 ferme.\n"
    (tmp_path / "lines.txt").write_text(words, encoding="utf-8", newline="")
    (line,) = run("read", "lines.txt", "--format", "jsonl", "--with-text").out.splitlines()
    assert json.loads(line)["document"]["text"] == words


def test_the_name_of_a_file_cannot_command_the_terminal(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a\x1b[31m\nb.txt").write_bytes(b"")
    done = run("read", ".")
    assert done.err == "a [31m b.txt: holds no text\n"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("« le pont »", "“le pont”"),
        ("“le\npont”", "“le pont”"),
        ('"le pont"', "“le pont”"),
        ("« le pont » et « la route »", "“« le pont » et « la route »”"),
        ("le « pont »", "“le « pont »”"),
    ],
)
def test_contents_are_quoted_once(words: str, shown: str) -> None:
    assert quoted(words) == shown


def test_lines_and_control_characters_are_flattened() -> None:
    assert flat(" a\r\n\tb\x07c ") == "a b c"


# -- for programs --------------------------------------------------------------------------------------------------


def test_json_is_one_array_and_jsonl_a_line_a_document(run: Run, article: str) -> None:
    one = json.loads(run("read", article, "--format", "json").out)
    line = json.loads(run("read", article, "--format", "jsonl").out)
    assert one == [line]
    assert line["path"] == "article.txt"
    assert "text" not in line["document"]
    assert [part["text"] for part in line["attributions"][0]["content"]] == ["« le pont a tremblé »"]


def test_json_of_nothing_is_an_empty_array(run: Run) -> None:
    done = run("read", "missing.txt", "--format", "json")
    assert (done.status, json.loads(done.out)) == (1, [])


def test_with_text_puts_the_stored_text_in(run: Run, article: str) -> None:
    (one,) = json.loads(run("read", article, "--with-text", "--format", "json").out)
    assert one["document"]["text"] == TEXT


def test_documents_come_in_the_order_of_the_inputs(run: Run, tmp_path: Path) -> None:
    for name in ("b", "a", "c"):
        (tmp_path / f"{name}.txt").write_text(f"{TEXT} {name}", encoding="utf-8")
    lines = run("read", "b.txt", "a.txt", "c.txt", "--format", "jsonl").out.splitlines()
    assert [json.loads(line)["path"] for line in lines] == ["b.txt", "a.txt", "c.txt"]


def test_brat_is_one_text_at_a_time(run: Run, article: str, tmp_path: Path) -> None:
    done = run("read", article, "--format", "brat")
    assert done.out.splitlines()[0] == "T1\tSource 0 12\tUn ingénieur"
    (tmp_path / "other.txt").write_text(f"{TEXT} Oui.", encoding="utf-8")
    both = run("read", article, "other.txt", "--format", "brat")
    assert (both.status, both.out) == (2, "")
    assert "one text at a time" in both.err


# -- what goes wrong -----------------------------------------------------------------------------------------------


def test_a_bad_input_is_one_line_and_the_rest_is_read(run: Run, article: str, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 40)
    done = run("read", "empty.txt", "binary.txt", "missing.txt", "https://example.org/", article, "--format", "jsonl")
    assert done.status == 1
    assert [json.loads(line)["path"] for line in done.out.splitlines()] == [article]
    places = ["empty.txt: ", "binary.txt: ", "missing.txt: ", "https://example.org/: "]
    assert [line.startswith(place) for line, place in zip(done.err.splitlines(), places, strict=True)] == [True] * 4


def test_a_language_not_extracted_is_said_and_no_failure(run: Run, tmp_path: Path) -> None:
    (tmp_path / "es.txt").write_text(SPANISH, encoding="utf-8")
    done = run("read", "es.txt", "--format", "jsonl")
    assert done.status == 0
    assert json.loads(done.out)["attributions"] == []
    assert done.err == "es.txt: not read: language es is not extracted yet\n"


def test_an_empty_folder_says_what_would_be_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = run("read", "empty")
    assert (done.status, done.out) == (1, "")
    assert ".txt" in done.err
    assert len(done.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["read"], "FILES"),
        (["raed", "a.txt"], "raed"),
        (["read", "a.txt", "--format", "xml"], "xml"),
        (["read", "a.txt", "--max-size", "large"], "10MB"),
        (["read", "a.txt", "--nonsense"], "--nonsense"),
        (["trace"], "QUERY"),
        (["search", "a", "--limit", "0"], "limit"),
        (["serve", "--host", "0.0.0.0"], "127.0.0.1"),  # noqa: S104
        (["serve", "--host", "example.org"], "127.0.0.1"),
        (["serve", "--port", "70000"], "port"),
    ],
)
def test_wrong_usage_is_one_line_and_status_2(run: Run, words: list[str], says: str) -> None:
    done = run(*words)
    assert (done.status, done.out) == (2, "")
    assert says in done.err
    assert len(done.err.splitlines()) == 1
    assert "help says more" in done.err


def test_what_nobody_thought_of_is_one_line_too(run: Run, article: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("over\nthe edge")

    monkeypatch.setattr("ingest.read.read_inputs", broken)
    done = run("read", article)
    assert (done.status, done.out) == (1, "")
    assert "RuntimeError: over the edge" in done.err
    assert len(done.err.splitlines()) == 1


@pytest.mark.parametrize("format_", ["jsonl", "table"])
def test_a_reader_who_has_enough_is_no_error(article: str, tmp_path: Path, format_: str) -> None:
    (tmp_path / article).write_text(TEXT * 3000, encoding="utf-8")
    with start("read", article, "--format", format_, cwd=tmp_path) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == ""
        assert process.wait(timeout=60) == 141


def test_results_and_problems_stand_in_their_order(article: str, tmp_path: Path) -> None:
    buffered = {key: value for key, value in os.environ.items() if key != "PYTHONUNBUFFERED"}
    done = subprocess.run(
        [sys.executable, "-m", "api.cli", "read", article, "missing.txt"],
        cwd=tmp_path,
        env={**buffered, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    assert done.stdout.startswith("article.txt\n")
    assert done.stdout.endswith("\nmissing.txt: is not there\n")


@pytest.mark.skipif(os.name != "posix", reason="closes a stream as a shell does")
@pytest.mark.parametrize("closed", [">&-", "2>&-"])
def test_a_stream_that_is_closed_takes_what_is_printed(article: str, tmp_path: Path, closed: str) -> None:
    line = f'exec "{sys.executable}" -m api.cli read {article} missing.txt {closed}'
    done = subprocess.run(
        ["sh", "-c", line],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 1
    assert (done.stderr == "missing.txt: is not there\n") is (closed == ">&-")
    assert ("Un ingénieur" in done.stdout) is (closed == "2>&-")


# -- help ----------------------------------------------------------------------------------------------------------


COMMANDS = ["read", "ingest", "trace", "search", "sources", "source", "stats", "evaluate", "serve", "version"]


def test_help_names_every_command(run: Run) -> None:
    done = run("--help")
    assert done.status == 0
    listed = [line.split()[0] for line in done.out.partition("Commands:")[2].splitlines() if line.startswith("  ")]
    assert set(COMMANDS) <= set(listed)
    assert run("-h").out == done.out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_an_example(run: Run, command: str) -> None:
    assert f"sourcier {command}" in run(command, "--help").out.partition("Example")[2]


def test_the_version_is_told(run: Run) -> None:
    assert run("version").out == run("--version").out
    told = json.loads(run("version", "--format", "json").out)
    assert run("version").out == f"sourcier {told['version']} ({told['rules']})\n"


def test_help_needs_nothing_heavy() -> None:
    script = (
        "import sys, contextlib, io\n"
        "from api.cli import main\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit): main(['--help'])\n"
        "print([m for m in ('rich', 'networkx', 'trafilatura', 'py3langid', 'fastapi', 'sqlite3', 'ingest.extract')"
        " if m in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
