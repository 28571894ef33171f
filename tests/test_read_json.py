"""JSON objects, arrays and lines; what `sourcier read --with-text` prints comes back the same."""

import json
from pathlib import Path
from typing import Any

import pytest

from graph.exchange.read_json import reading_json
from graph.model import Attribution, Document
from ingest.read import Reading, ReadOptions, read_inputs

TEXT = "Selon le maire de Brume, « le pont est fermé »."


def lines(path: Path, *values: object, **options: Any) -> list[Reading]:
    written = [value if isinstance(value, str) else json.dumps(value) for value in values]
    path.write_text("\n".join(written) + "\n", encoding="utf-8")
    return list(read_inputs([str(path)], options=ReadOptions(**options)))


def reason(reading: Reading) -> str:
    assert reading.problem is not None
    assert "\n" not in str(reading.problem)
    return reading.problem.reason


def attributed() -> tuple[Document, Attribution, Attribution]:
    document = Document.of(text=TEXT, title="Le pont ferme", outlet="La Gazette de Brume", language="fr")
    outer = Attribution.of(
        document,
        kind="direct",
        source=document.span(6, 23),
        cue=document.span(0, 5),
        content=[document.span(27, 45)],
        source_type="unnamed_person",
        referent="le maire de Brume",
        method="test",
    )
    inner = Attribution.of(document, kind="indirect", content=[document.span(0, 13, "title")], parent=outer.id)
    return document, outer, inner


def test_the_fields_of_a_line(tmp_path: Path) -> None:
    value = {
        "text": TEXT,
        "title": "Le pont ferme",
        "outlet": "La Gazette de Brume",
        "url": "https://gazette.example/pont",
        "published": "2023-11-17T10:00:00Z",
        "modified": "2023-11-18",
        "author": "Jeanne Rivel",
        "language": "fr",
        "links": ["https://a.example/", "https://a.example/", "https://b.example/"],
        "section": "Vallée",
    }
    (reading,) = lines(tmp_path / "feed.jsonl", value)
    document = reading.document
    assert document is not None
    assert reading.path == f"{tmp_path / 'feed.jsonl'}:1"
    assert (document.text, document.title, document.byline) == (TEXT, "Le pont ferme", "Jeanne Rivel")
    assert (document.outlet, document.url) == ("La Gazette de Brume", "https://gazette.example/pont")
    assert (document.published, document.modified) == ("2023-11-17T10:00:00+00:00", "2023-11-18")
    assert document.links == ("https://a.example/", "https://b.example/")
    assert reading.attributions is None


def test_a_bad_line_7_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    values: list[object] = [{"text": f"{TEXT} {number}"} for number in range(1, 11)]
    values[6] = '{"text": "Selon le maire'
    readings = lines(tmp_path / "feed.jsonl", *values)
    assert [reading.document is not None for reading in readings] == [number != 7 for number in range(1, 11)]
    assert str(readings[6].problem).startswith(f"{tmp_path / 'feed.jsonl'}:7: is not JSON: Unterminated string")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("[1, 2]", "is not a JSON object"),
        ("null", "is not a JSON object"),
        ({}, "has no text"),
        ({"text": None}, "has no text"),
        ({"text": 3}, "text is not a string"),
        ({"text": ""}, "holds no text"),
        ({"text": " \n"}, "holds no text"),
        ({"text": "a\x00b"}, "NUL"),
        ('{"text": "a \\ud800 b"}', "half a character"),
        ({"text": TEXT, "title": "\ud800"}, "half a character"),
        ({"text": TEXT, "title": 5}, "title is a number; it must be a string"),
        ({"text": TEXT, "author": ["A"]}, "author is a list; it must be a string"),
        ({"text": TEXT, "published": True}, "published is true or false; it must be a string"),
        ({"text": TEXT, "links": "https://a.example"}, "links must be a list of strings"),
        ({"text": TEXT, "attributions": {}}, "attributions is not a list of objects"),
        ({"text": TEXT, "attributions": [1]}, "attributions is not a list of objects"),
        ({"text": TEXT, "attributions": [{}]}, "attributions[0]"),
        ({"text": TEXT, "attributions": [{"kind": "direct", "content": []}]}, "content is empty"),
        (
            {"text": TEXT, "attributions": [{"kind": "direct", "content": [{"start": 0, "end": 4, "text": "Elle"}]}]},
            "is not in the text",
        ),
        (
            {
                "text": TEXT,
                "attributions": [
                    {"kind": "direct", "content": [{"start": 0, "end": 5, "text": "Selon"}], "referent": 5},
                ],
            },
            "referent is not a string or null",
        ),
        ({"document": [], "attributions": []}, "its document is not an object"),
        ({"document": {"title": "Un"}, "attributions": []}, "--with-text"),
        ("[" * 100_000, "nested too deeply"),
        ("1" * 5_000, "is not JSON"),
        ('{"text": NaN}', "text is not a string"),
    ],
)
def test_a_wrong_object_is_refused_with_what_is_wrong(tmp_path: Path, value: object, expected: str) -> None:
    bad, good = lines(tmp_path / "feed.jsonl", value, {"text": TEXT})
    assert expected in reason(bad)
    assert good.document is not None


def test_blank_lines_a_mark_and_other_line_ends(tmp_path: Path) -> None:
    file = tmp_path / "feed.jsonl"
    line = json.dumps({"text": TEXT}, ensure_ascii=False).encode()
    file.write_bytes(b"\xef\xbb\xbf" + line + b"\r\n\r\n  \n" + line)
    assert [reading.path.rpartition(":")[2] for reading in read_inputs([str(file)])] == ["1", "4"]


def test_lines_that_are_all_blank_hold_no_text(tmp_path: Path) -> None:
    (reading,) = lines(tmp_path / "feed.jsonl", "", " ")
    assert reason(reading) == "holds no text"


def test_the_limit_is_of_each_document_not_of_the_file(tmp_path: Path) -> None:
    short, long = {"text": "Il a dit oui. " * 6}, {"text": "Il a dit non. " * 8}
    readings = lines(tmp_path / "feed.jsonl", *[short] * 20, long, short, max_size=100)
    assert len(readings) == 22
    assert reason(readings[20]) == "112 bytes is over the limit of 100 bytes: raise it with --max-size 200"
    assert all(reading.document for i, reading in enumerate(readings) if i != 20)


def test_a_line_too_long_to_be_held_is_passed_by(tmp_path: Path) -> None:
    long = {"text": "Il a dit non. " * 1_000}
    readings = lines(tmp_path / "feed.jsonl", long, {"text": "Il a dit oui."}, long, max_size=100)
    assert [reading.document is not None for reading in readings] == [False, True, False]
    assert reason(readings[2]) == "is over the limit of 100 bytes: raise it with --max-size"
    assert [reading.path.rpartition(":")[2] for reading in readings] == ["1", "2", "3"]


def test_a_json_file_holds_one_object_or_an_array(tmp_path: Path) -> None:
    file = tmp_path / "one.json"
    file.write_text(json.dumps({"text": TEXT}, indent=2), encoding="utf-8")
    (one,) = read_inputs([str(file)])
    assert one.path == str(file)
    file.write_text(json.dumps([{"text": TEXT}, {"text": 1}, {"text": TEXT}]), encoding="utf-8")
    several = list(read_inputs([str(file)]))
    assert [reading.path for reading in several] == [f"{file}[0]", f"{file}[1]", f"{file}[2]"]
    assert reason(several[1]) == "text is not a string"
    assert several[2].document == one.document


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("", "holds no text"),
        ("[]", "its array is empty"),
        ('{"text": "a"}\n{"text": "b"}', "JSON lines are read from a .jsonl file"),
        ('{"text":\n  oui}', "is not JSON: Expecting value (line 2, column 3)"),
    ],
)
def test_a_json_file_that_is_none(tmp_path: Path, content: str, expected: str) -> None:
    file = tmp_path / "a.json"
    file.write_text(content, encoding="utf-8")
    (reading,) = read_inputs([str(file)])
    assert expected in reason(reading)


def test_what_read_prints_comes_back_with_its_attributions(tmp_path: Path) -> None:
    document, outer, inner = attributed()
    printed = reading_json("a.txt", document, [outer, inner], with_text=True)
    for reading in (
        *lines(tmp_path / "read.jsonl", printed),
        *lines(tmp_path / "array.json", json.dumps([printed])),
        *lines(tmp_path / "flat.jsonl", {**printed["document"], "attributions": printed["attributions"]}),
    ):
        assert reading.document == document
        assert reading.attributions == (outer, inner)


def test_no_attributions_given_is_not_the_same_as_none_found(tmp_path: Path) -> None:
    none_found, not_read = lines(tmp_path / "feed.jsonl", {"text": TEXT, "attributions": []}, {"text": TEXT})
    assert none_found.attributions == ()
    assert not_read.attributions is None
