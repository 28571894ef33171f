"""Whatever the bytes, reading raises nothing, says one thing of each input, and keeps the text as it stands there."""

import codecs
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.read import MetadataTable, Reading, read_inputs
from ingest.read.dates import iso_date
from ingest.read.plain_text import split_front_matter

MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, b"")
PIECES = st.sampled_from(
    [
        "<html>", "<p>", "</p>", "<a href='", "'>", "<!--", "]]>", "<script>", "&#0;", "&#xD800;", "<br/>", "<table>",
        "Le maire a déclaré que le pont est fermé. ", "---\n", "title: ", "date: 2023\n", "\r\n", "\r", "\x00", "\x0c",
        "\ufeff", "\u2028", "\u202e", "é", "\u0301", "{", "}", "[", "]", '"text"', ":", ",", "null", "1e999", "\\ud800",
        '"', "\x1b", "👩‍🚒", "<?xml version='1.0' encoding='utf-8'?>", "<meta charset='", "utf-7", "idna",
        "<link rel=canonical href=",
    ]
)  # fmt: skip
ANY = st.one_of(
    st.binary(max_size=300),
    st.builds(lambda mark, data: mark + data, st.sampled_from(MARKS), st.binary(max_size=100)),
    st.lists(PIECES, max_size=25).map(lambda parts: "".join(parts).encode()),
    st.tuples(st.lists(PIECES, max_size=15), st.sampled_from(["cp1252", "utf-16", "cp1256", "mac_roman"])).map(
        lambda drawn: "".join(drawn[0]).encode(drawn[1], "ignore")
    ),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(
            ["text", "title", "url", "date", "links", "document", "attributions", "content", "kind", "source", "start",
             "end", "in", "parent", "conduits", "name", "referent", "confidence", "id"]
        ),
        inner,
        max_size=5,
    ),
    max_leaves=20,
)  # fmt: skip
many = settings(
    max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def sound(readings: list[Reading]) -> list[Reading]:
    """The same readings, each looked at as a store and a terminal would."""
    for reading in readings:
        reading.path.encode("utf-8")
        if reading.problem is not None:
            assert "\n" not in reading.problem.reason
        if reading.document is not None:
            document = reading.document
            json.dumps([document.text, document.title, document.url, *document.links], ensure_ascii=False).encode()
            assert document.text.strip()
            assert "\x00" not in document.text
            assert document.span(0, len(document.text)).text == document.text
        for attribution in reading.attributions or ():
            assert reading.document is not None
            assert all(reading.document.holds(span) for span in attribution.spans())
    return readings


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.jsonl", "a.json", "a"])
@many
@given(data=ANY)
def test_any_bytes_in_any_form(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    assert sound(list(read_inputs([str(tmp_path / name)])))


@many
@given(data=ANY)
def test_any_bytes_on_standard_input(data: bytes) -> None:
    assert sound(list(read_inputs(["-"], stdin=io.BytesIO(data))))


@many
@given(value=JSON)
def test_any_json(tmp_path: Path, value: Any) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps(value), encoding="utf-8")
    (tmp_path / "b.json").write_text(json.dumps({"text": "Il a dit oui.", "attributions": value}), encoding="utf-8")
    sound(list(read_inputs([str(tmp_path / "a.jsonl"), str(tmp_path / "b.json")])))


@many
@given(text=st.text(max_size=200))
def test_any_text_comes_back_as_it_stands_in_the_file(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_bytes(text.encode())
    (reading,) = sound(list(read_inputs([str(tmp_path / "a.txt")])))
    if reading.document is not None:
        whole = text.removeprefix("\ufeff")
        assert reading.document.text == split_front_matter(whole)[1]
        assert whole.endswith(reading.document.text)


@many
@given(
    paths=st.lists(
        st.text(alphabet=st.characters(codec=None), max_size=12).filter(lambda path: path not in ("-",)), max_size=3
    )
)
def test_any_words_as_paths(tmp_path: Path, paths: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bare").mkdir(exist_ok=True)
    monkeypatch.chdir(tmp_path / "bare")
    sound(list(read_inputs([f"x{path}" for path in paths])))
    sound(list(read_inputs(["y" * 5_000, "z/" * 3_000, "[", "**/[", "~nobody/*"])))


@many
@given(
    value=st.one_of(st.text(max_size=40), st.from_regex(r"\d{1,4}[-/. ]\w{1,5}[-/. ]\d{1,5}.{0,12}", fullmatch=True))
)
def test_any_date(value: str) -> None:
    found = iso_date(value)
    assert found is None or iso_date(found) == found


@many
@given(data=ANY)
def test_any_table(tmp_path: Path, data: bytes) -> None:
    from graph.errors import InputError

    (tmp_path / "t.tsv").write_bytes(data)
    reason = ""
    try:
        MetadataTable.load(str(tmp_path / "t.tsv"))
    except InputError as problem:
        reason = problem.reason
    assert "\n" not in reason
