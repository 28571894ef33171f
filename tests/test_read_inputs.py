"""What the words after a command stand for: files, folders, globs, standard input; tables and sidecars."""

import io
import json
import os
from pathlib import Path

import pytest

from graph.errors import InputError, InvalidValue
from ingest.read import Metadata, MetadataTable, Reading, ReadOptions, count_inputs, parse_size, read_inputs
from ingest.read.options import format_size

TEXT = "Le maire de Brume a déclaré que le pont est fermé."


def write(folder: Path, *names: str) -> None:
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{TEXT} {name}", encoding="utf-8")


def outcome(readings: list[Reading], folder: Path) -> list[tuple[str, str]]:
    """Each reading as the path within the folder, and what it was."""
    told = []
    for reading in readings:
        if reading.problem is not None:
            what = "problem"
        else:
            what = "read" if reading.document else f"skipped {reading.skipped}"
        told.append((reading.path.removeprefix(f"{folder}/"), what))
    return told


def read(*paths: object) -> list[Reading]:
    return list(read_inputs([str(path) for path in paths]))


def test_a_folder_is_walked_in_the_order_of_its_names(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "a/z.TXT", "a/note.ann", "c.tsv", "README", ".hidden.txt", ".git/x.txt", "z.txt")
    expected = [
        ("README", "skipped "),
        ("a/note.ann", "skipped .ann"),
        ("a/z.TXT", "read"),
        ("b.txt", "read"),
        ("c.tsv", "skipped .tsv"),
        ("z.txt", "read"),
    ]
    assert outcome(read(tmp_path), tmp_path) == expected
    assert count_inputs([str(tmp_path)]) == len(expected)


def test_a_file_named_outright_is_never_skipped(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "b", ".c.text")
    assert [what for _, what in outcome(read(*(tmp_path / n for n in ("a.md", "b", ".c.text"))), tmp_path)] == [
        "read"
    ] * 3


def test_a_file_is_read_once_however_often_it_is_named(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "b.txt", "c.ann")
    (tmp_path / "link.txt").symlink_to("a.txt")
    readings = read(tmp_path / "a.txt", tmp_path, tmp_path / "." / "b.txt", tmp_path / "*.txt", tmp_path)
    assert outcome(readings, tmp_path) == [("a.txt", "read"), ("b.txt", "read"), ("c.ann", "skipped .ann")]


def test_links_that_run_in_a_ring_end(tmp_path: Path) -> None:
    write(tmp_path, "a/b/x.txt")
    (tmp_path / "a/b/up").symlink_to(tmp_path / "a")
    (tmp_path / "a/self").symlink_to("self")
    (tmp_path / "a/gone.txt").symlink_to("nowhere.txt")
    told = outcome(read(tmp_path / "a"), tmp_path)
    assert ("a/b/x.txt", "read") in told
    assert ("a/gone.txt", "problem") in told
    assert [what for _, what in told].count("read") == 1


def test_globs(tmp_path: Path) -> None:
    write(tmp_path, "texts/b.txt", "texts/a.txt", "texts/a.ann", "texts/deep/c.txt")
    assert outcome(read(tmp_path / "texts/*.txt"), tmp_path) == [("texts/a.txt", "read"), ("texts/b.txt", "read")]
    deep = outcome(read(tmp_path / "**/*.txt"), tmp_path)
    assert deep == [("texts/a.txt", "read"), ("texts/b.txt", "read"), ("texts/deep/c.txt", "read")]
    assert ("texts/a.ann", "skipped .ann") in outcome(read(tmp_path / "texts/*"), tmp_path)


def test_a_name_that_looks_like_a_glob_is_the_file(tmp_path: Path) -> None:
    write(tmp_path, "a[1].txt", "a1.txt")
    assert outcome(read(tmp_path / "a[1].txt"), tmp_path) == [("a[1].txt", "read")]


def test_what_stands_for_nothing_is_a_problem_that_says_so(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    write(tmp_path, "annotated/a.ann", "good.txt")
    readings = read(
        tmp_path / "empty", tmp_path / "annotated", tmp_path / "*.html", tmp_path / "no.txt", "", tmp_path / "good.txt"
    )
    problems = [reading.problem.reason for reading in readings if reading.problem]
    assert "this folder holds nothing to read (.htm, .html" in problems[0]
    assert "this folder holds nothing to read" in problems[1]
    assert problems[2:] == ["matches no file", "is not there", "is no path of a file"]
    assert readings[-1].document is not None


@pytest.mark.parametrize(
    ("path", "cure"),
    [
        ("https://gazette.example/pont", "save the page as HTML and read the file"),
        ("HTTP://gazette.example/pont.txt", "save the page as HTML and read the file"),
        ("rapport.pdf", "copy the text into a .txt file"),
        ("rapport.DOCX", "copy the text into a .txt file"),
    ],
)
def test_what_is_not_read_yet_names_the_cure(
    tmp_path: Path, path: str, cure: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, "rapport.pdf", "rapport.DOCX")
    (reading,) = read(path)
    assert reading.problem is not None
    assert cure in reading.problem.reason


def test_a_folder_without_rights_is_one_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "closed/a.txt", "open/b.txt")
    real = os.scandir

    def scandir(path: Path) -> object:  # the tests may run as root, whom no rights stop
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    readings = read(tmp_path)
    assert outcome(readings, tmp_path) == [("closed", "problem"), ("open/b.txt", "read")]
    assert readings[0].problem is not None
    assert readings[0].problem.reason == "may not be read: ask for the right to read it (chmod +r)"


def test_a_file_that_fails_while_read_is_one_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "a.txt", "b.txt")
    real = Path.open

    def open_(self: Path, mode: str = "r") -> object:
        if self.name == "a.txt":
            raise OSError(5, "Input/output error")
        return real(self, mode)

    monkeypatch.setattr(Path, "open", open_)
    assert [what for _, what in outcome(read(tmp_path), tmp_path)] == ["problem", "read"]


def test_a_name_that_is_not_utf_8_can_be_printed(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    try:
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such name")
    (reading,) = read(tmp_path)
    reading.path.encode("utf-8")
    assert reading.document is not None


def from_stdin(data: bytes) -> list[tuple[str, str]]:
    readings = read_inputs(["-"], stdin=io.BytesIO(data))
    return [(r.path, r.document.text if r.document else str(r.problem)) for r in readings]


def test_standard_input(tmp_path: Path) -> None:
    line = json.dumps({"text": TEXT}).encode()
    assert from_stdin(TEXT.encode()) == [("-", TEXT)]
    assert from_stdin(b"\xef\xbb\xbf" + line + b"\n{oops\n" + line)[::2] == [("-:1", TEXT), ("-:3", TEXT)]
    assert from_stdin(json.dumps({"text": TEXT}, indent=1).encode()) == [("-", TEXT)]
    assert from_stdin(b"[" + line + b"]") == [("-[0]", TEXT)]
    assert from_stdin(b"[Mise a jour] Il a dit oui.") == [("-", "[Mise a jour] Il a dit oui.")]
    assert from_stdin(b"{{Date}} Il a dit oui.") == [("-", "{{Date}} Il a dit oui.")]
    assert from_stdin(b"") == [("-", "-: holds no text")]
    assert count_inputs(["-"]) is None


def test_standard_input_over_the_limit() -> None:
    (reading,) = read_inputs(["-"], stdin=io.BytesIO(b"oui " * 100), options=ReadOptions(max_size=100))
    assert reading.problem is not None
    assert "over the limit of 100 bytes" in reading.problem.reason


def test_count_inputs_counts_lines(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "b.ann")
    (tmp_path / "feed.jsonl").write_text('{"text": "oui"}\n\n{"text": "non"}', encoding="utf-8")
    assert count_inputs([str(tmp_path), "no.txt"]) == 5 == len(read(tmp_path, "no.txt"))


def table(path: Path, content: str) -> ReadOptions:
    path.write_text(content, encoding="utf-8")
    return ReadOptions(metadata=MetadataTable.load(str(path)))


def test_a_table_is_joined_by_stem_and_goes_before_what_the_file_says(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"---\ntitle: Du fichier\nbyline: Jeanne Rivel\n---\n{TEXT}", encoding="utf-8")
    (tmp_path / "a.meta.json").write_text('{"title": "Du voisin", "outlet": "La Gazette"}', encoding="utf-8")
    write(tmp_path, "b.txt")
    options = table(
        tmp_path / "t.tsv",
        "file\tTitle\tDate\tdesk\turl\na\tDu tableau\t2023-11-17\tmonde\thttps://gazette.example/a\n\n",
    )
    a, b, skipped = read_inputs([str(tmp_path)], options=options)
    assert a.document is not None
    assert b.document is not None
    assert (a.document.title, a.document.outlet, a.document.byline) == ("Du tableau", "La Gazette", "Jeanne Rivel")
    assert (a.document.published, a.document.url) == ("2023-11-17", "https://gazette.example/a")
    assert a.warnings == ()
    assert b.warnings == (f"{tmp_path / 't.tsv'} has no row for 'b'",)
    assert skipped.skipped == ".tsv"


def test_a_table_of_stem_and_address_needs_no_first_line(tmp_path: Path) -> None:
    options = table(tmp_path / "urls.tsv", "a\thttps://gazette.example/a\nb\thttps://gazette.example/b\n")
    assert options.metadata is not None
    assert options.metadata.rows == {
        "a": Metadata(url="https://gazette.example/a"),
        "b": Metadata(url="https://gazette.example/b"),
    }


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "is an empty table"),
        ("a\tb\tc\n", "does not name its columns"),
        ("file\ttitle\tTitle\n", "names a column twice"),
        ("file\ttitle\na\tUn\na\tDeux\n", "3: says again what is known of 'a'"),
        ("file\ttitle\na\tUn\tDeux\n", "2: has 3 cells, but there are 2 columns"),
    ],
)
def test_a_wrong_table_is_refused(tmp_path: Path, content: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        table(tmp_path / "t.tsv", content)
    with pytest.raises(InputError, match="cannot be read"):
        MetadataTable.load(str(tmp_path / "none.tsv"))


def test_sidecars_are_read_along_and_never_as_documents(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    (tmp_path / "a.meta.json").write_text('{"outlet": "La Gazette", "author": "Jeanne Rivel"}', encoding="utf-8")
    (tmp_path / "lost.meta.json").write_text("{}", encoding="utf-8")
    reading, lost = read(tmp_path)
    assert reading.document is not None
    assert (reading.document.outlet, reading.document.byline) == ("La Gazette", "Jeanne Rivel")
    assert lost.skipped == ".meta.json"
    (named,) = read(tmp_path / "a.meta.json")
    assert named.problem is not None
    assert "name the text" in named.problem.reason


@pytest.mark.parametrize("content", ["{", "[]", '{"title": 3}', "", "\x00"])
def test_a_wrong_sidecar_is_named(tmp_path: Path, content: str) -> None:
    write(tmp_path, "a.txt", "b.txt")
    (tmp_path / "a.meta.json").write_text(content, encoding="utf-8")
    bad, good = read(tmp_path)
    assert bad.problem is not None
    assert bad.problem.place == str(tmp_path / "a.meta.json")
    assert good.document is not None


def test_defaults_hold_where_nothing_else_is_said(tmp_path: Path) -> None:
    (tmp_path / "feed.jsonl").write_text(
        '{"text": "Le maire a dit oui.", "outlet": "La Gazette"}\n{"text": "Le maire a dit non."}', encoding="utf-8"
    )
    options = ReadOptions(defaults=Metadata(outlet="Le Courrier", language="es"))
    readings = list(read_inputs([str(tmp_path / "feed.jsonl")], options=options))
    said = [(r.document.outlet, r.document.language) for r in readings if r.document]
    assert said == [("La Gazette", "es"), ("Le Courrier", "es")]


def test_a_reading_is_one_thing_only() -> None:
    with pytest.raises(InvalidValue):
        Reading(path="a.txt")
    with pytest.raises(InvalidValue):
        Reading(path="a.txt", skipped=".ann", problem=InputError("a.txt", "no"))


@pytest.mark.parametrize(
    ("written", "size"), [("10MB", 10_000_000), ("1.5 gb", 1_500_000_000), ("800k", 800_000), ("12", 12), ("9 B", 9)]
)
def test_sizes(written: str, size: int) -> None:
    assert parse_size(written) == size


@pytest.mark.parametrize("written", ["", "MB", "-1", "10 parsecs", "1e3", "0", "nan"])
def test_a_wrong_size_names_the_form(written: str) -> None:
    with pytest.raises(InvalidValue, match="write it as 10MB"):
        parse_size(written)


@pytest.mark.parametrize(
    ("size", "shown"), [(52_428_800, "52.5 MB"), (10_000_000, "10 MB"), (10_000_001, "10.1 MB"), (999, "999 bytes")]
)
def test_a_size_is_never_shown_smaller_than_it_is(size: int, shown: str) -> None:
    assert format_size(size) == shown
