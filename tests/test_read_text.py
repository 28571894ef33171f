"""Plain text: kept exactly, whatever its encoding; front matter; headlines; what is no text."""

import codecs
from pathlib import Path

import pytest

from graph.errors import InputError
from ingest.read import Metadata, Reading, ReadOptions, read_inputs, read_pasted
from ingest.read.dates import iso_date
from ingest.read.plain_text import headline, split_front_matter

SENTENCE = "Le maire de Brume a déclaré : « Le pont est fermé », selon l’agence Corvus."


def read(path: Path, **options: object) -> Reading:
    (reading,) = read_inputs([str(path)], options=ReadOptions(**options))  # type: ignore[arg-type]
    return reading


def text_of(path: Path) -> str:
    reading = read(path)
    assert reading.document is not None, reading.problem
    return reading.document.text


@pytest.mark.parametrize(
    "text",
    [
        "Une ligne.\r\nUne autre.\r\n",
        "De\u0301ja\u0300 vu, décomposé (NFD).",
        "Déjà vu, composé (NFC).",
        "61\u202f% « oui\u00a0», a-t-il dit\u2009!",
        " date 2023-11 Un responsable a parlé.",
        "Une tabulation\tet un saut\x0cde page.\n\n\n",
        "Ligne Mac.\rUne autre.\r",
        "« Non », a dit 👩‍🚒.",
    ],
)
def test_the_text_is_kept_exactly(tmp_path: Path, text: str) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(text.encode())
    assert text_of(file) == text


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_a_byte_order_mark_is_dropped(tmp_path: Path, mark: bytes, encoding: str) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(mark + SENTENCE.encode(encoding))
    assert text_of(file) == SENTENCE


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (SENTENCE, "cp1252"),
        ("Le préfet a démissionné.", "latin-1"),
        ("El niño dijo: «¿Qué pasó mañana?»", "cp1252"),
        ("Der Bürgermeister sagte, die Straße sei gesperrt.", "cp1252"),
        ("L'été à Noël, le préfet a déclaré la fin des travaux.", "mac_roman"),
        ("استقال الوزير يوم الاثنين وقال إنه لن يعود", "cp1256"),
    ],
)
def test_other_encodings_are_told_and_said(tmp_path: Path, text: str, encoding: str) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(text.encode(encoding))
    reading = read(file)
    assert reading.document is not None
    assert reading.document.text == text
    assert "is not UTF-8" in reading.warnings[0]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "holds no text"),
        (b" \r\n\t\xc2\xa0\n", "holds no text"),
        (b"\xef\xbb\xbf", "holds no text"),
        ("« … » — !".encode(), "holds no text"),
        (b"Some text\x00 and more text", "is binary"),
        (bytes(range(1, 256)) * 4, "is binary"),
        (b"\x7fELF\x02\x01\x01" + b"\x00" * 40, "is binary"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"PK\x03\x04word/document.xml", "a DOCX"),
        (b"{\\rtf1 Bonjour}", "an RTF"),
        (SENTENCE.encode() + b"\n" + SENTENCE.encode()[:-9] + b"\xff Corvus.", "(line 2)"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8a", "utf-16-le"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(tmp_path: Path, data: bytes, reason: str) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(data)
    problem = read(file).problem
    assert problem is not None
    assert problem.place == str(file)
    assert reason in problem.reason
    assert "\n" not in str(problem)


def test_a_file_over_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    with file.open("wb") as stream:
        stream.truncate(52_000_000)
    problem = read(file).problem
    assert problem is not None
    assert problem.reason == "52 MB is over the limit of 10 MB: raise it with --max-size 60MB"


def test_one_line_of_many_megabytes_is_read_where_the_limit_is_raised(tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    file.write_text("Le maire a dit oui. " * 600_000, encoding="utf-8")
    assert read(file, max_size=20_000_000).document is not None


FRONT = """---
title: "Le pont de Brume ferme"
author: Jeanne Rivel
date: 17 novembre 2023
url: https://gazette.example/pont: 3
tags: pont, brume
language: fr-FR
---
"""


def test_front_matter_is_read_and_what_follows_is_the_text(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"\xef\xbb\xbf" + (FRONT + "\n" + SENTENCE + "\n").encode())
    document = read(file).document
    assert document is not None
    assert document.text == "\n" + SENTENCE + "\n"
    assert (document.title, document.byline) == ("Le pont de Brume ferme", "Jeanne Rivel")
    assert (document.published, document.language) == ("2023-11-17", "fr")
    assert document.separate_title == "Le pont de Brume ferme"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_front_matter_with_any_line_end(end: str) -> None:
    front, text = split_front_matter(FRONT.replace("\n", end) + "Il a dit oui." + end)
    assert front.byline == "Jeanne Rivel"
    assert text == "Il a dit oui." + end


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: Un\nIl a dit oui.\n---\nEt non.",
        "---\ntags: a\n---\nIl a dit oui.",
        "---\ntitle: sans fin\n\nIl a dit oui.",
        "---\n- a\n- b\n---\nIl a dit oui.",
        "-- --\ntitle: Un\n---\nIl a dit oui.",
    ],
)
def test_a_block_of_another_form_is_text(text: str) -> None:
    assert split_front_matter(text) == (Metadata(), text)


def test_a_block_kept_as_text_is_said(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("---\ntags:\n  - a\n---\nIl a dit oui.", encoding="utf-8")
    assert "kept as text" in read(file).warnings[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le pont ferme\n\nLe maire l'a dit.", "Le pont ferme"),
        ("\n  Le pont ferme  \r\n\r\nLe maire l'a dit.", "Le pont ferme"),
        ("Le pont va-t-il fermer ?\n \nLe maire l'a dit.", "Le pont va-t-il fermer ?"),
        ("La fin des questions...\n\nLe maire l'a dit.", "La fin des questions..."),
        ("Le pont ferme.\n\nLe maire l'a dit.", None),
        ("Le pont ferme\nLe maire l'a dit.", None),
        ("Le pont ferme\r\nLe maire l'a dit.", None),
        ("Le pont ferme\n\n", None),
        ("BRUME\n\nLe maire l'a dit.", None),
        ("Le maire a dit :\n\nOui.", None),
        ("mot " * 60 + "\n\nLe maire l'a dit.", None),
    ],
)
def test_headline(text: str, expected: str | None) -> None:
    assert headline(text) == expected


def test_a_headline_is_no_separate_title(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(f"Le pont ferme\n\n{SENTENCE}", encoding="utf-8")
    document = read(file).document
    assert document is not None
    assert document.title == "Le pont ferme"
    assert document.separate_title is None
    assert document.text.startswith("Le pont ferme\n\n")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2023", "2023"),
        ("2023-11", "2023-11"),
        ("2023-11-17", "2023-11-17"),
        ("20231117", "2023-11-17"),
        ("2023-11-17T10:00:00+01:00", "2023-11-17T10:00:00+01:00"),
        ("2023-11-17T10:00:00.123Z", "2023-11-17T10:00:00+00:00"),
        ("2023-11-17 10:00", "2023-11-17T10:00:00"),
        ("2023-11-17 10:00:00 +0100", "2023-11-17T10:00:00+01:00"),
        ("Fri, 17 Nov 2023 10:00:00 +0100", "2023-11-17T10:00:00+01:00"),
        ("17/11/2023", "2023-11-17"),
        ("11/17/2023", "2023-11-17"),
        ("05.04.2023", "2023-04-05"),
        ("5/5/2023", "2023-05-05"),
        ("vendredi 17 novembre 2023", "2023-11-17"),
        ("1er août 2023", "2023-08-01"),
        ("November 17, 2023", "2023-11-17"),
        ("17 de noviembre de 2023", "2023-11-17"),
        ("17. März 2023", "2023-03-17"),
        ("05/04/2023", None),
        ("31/02/2023", None),
        ("2023-13", None),
        ("2023-11-17T25:00", None),
        ("hier", None),
        ("17 brumaire 2023", None),
        ("12:30", None),
    ],
)
def test_dates(value: str, expected: str | None) -> None:
    assert iso_date(value) == expected


def test_values_that_cannot_be_relied_on_are_left_out_and_said() -> None:
    known = Metadata(published="05/04/2023", url="gazette", language="le français", title=" Un\ntitre ")
    reading = read_pasted(SENTENCE, known=known)
    assert reading.document is not None
    assert (reading.document.published, reading.document.url) == (None, None)
    assert (reading.document.language, reading.document.title) == ("fr", "Un titre")
    assert [warning.split()[0] for warning in reading.warnings] == ["published", "url", "language"]


def test_a_pasted_text_has_the_same_limits() -> None:
    with pytest.raises(InputError, match="holds no text"):
        read_pasted(" \n")
    with pytest.raises(InputError, match="over the limit of 10 bytes"):
        read_pasted(SENTENCE, options=ReadOptions(max_size=10))
    with pytest.raises(InputError, match="half a character"):
        read_pasted("Il a dit \ud800 oui")
