"""Web pages: the article without its furniture, what the page says of itself, and nothing invented."""

import builtins
import logging
from pathlib import Path
from typing import Any

import pytest

from graph.errors import InputError
from graph.model import Document
from ingest.read import Reading, read_inputs

pytest.importorskip("trafilatura", reason="web pages are read by the optional part [html]")

BODY = """<nav><a href="/une">À la une</a> <a href="/sport">Sport</a></nav>
<article><h1>Le pont ferme</h1>
<p>Le maire de Brume <a href="https://mairie.example/annonce?id=3">a annoncé</a> jeudi que le pont serait fermé
pendant trois mois, « le temps des travaux ».</p>
<p>Selon <a href="/agence/depeche-12">l'agence Corvus</a>, le chantier coûtera deux millions d'euros.
<a href="#haut">Il</a> a ajouté le 3 mars 2020 que la circulation serait déviée par la vallée.</p>
<script>alert("non")</script></article>
<footer>Copyright 2011-2024 La Gazette, publié avec <a href="https://moteur.example/">un moteur</a></footer>"""
HEAD = """<meta charset="utf-8"><title>Le pont ferme - La Gazette de Brume</title>
<link rel="canonical" href="https://gazette.example/2023/pont">
<meta property="og:site_name" content="La Gazette de Brume">
<meta name="author" content="Jeanne Rivel">
<meta property="article:published_time" content="2023-11-17T10:00:00+01:00">
<meta property="article:modified_time" content="2023-11-18T08:30:00+01:00">"""
TEXT = (
    "Le pont ferme\n"
    "Le maire de Brume a annoncé jeudi que le pont serait fermé pendant trois mois, « le temps des travaux ».\n"
    "Selon l'agence Corvus, le chantier coûtera deux millions d'euros. Il a ajouté le 3 mars 2020 que la circulation"
    " serait déviée par la vallée."
)


def page(head: str = HEAD, body: str = BODY) -> str:
    return f'<!doctype html>\n<html lang="fr"><head>{head}</head>\n<body>{body}</body></html>'


def read(path: Path, data: str | bytes) -> Reading:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    (reading,) = read_inputs([str(path)])
    return reading


def document_of(path: Path, data: str | bytes) -> Document:
    reading = read(path, data)
    assert reading.document is not None, reading.problem
    return reading.document


def test_the_article_and_what_the_page_says_of_itself(tmp_path: Path) -> None:
    document = document_of(tmp_path / "a.html", page())
    assert document.text == TEXT
    assert document.title == "Le pont ferme"
    assert document.separate_title is None
    assert document.outlet == "La Gazette de Brume"
    assert document.byline == "Jeanne Rivel"
    assert document.url == "https://gazette.example/2023/pont"
    assert document.published == "2023-11-17T10:00:00+01:00"
    assert document.modified == "2023-11-18T08:30:00+01:00"
    assert document.language == "fr"
    assert document.links == (
        "https://mairie.example/annonce?id=3",
        "https://gazette.example/agence/depeche-12",
    )


def test_links_are_resolved_from_the_page_not_from_its_host(tmp_path: Path) -> None:
    body = BODY.replace('href="/agence/depeche-12"', 'href="pont-2"').replace("#haut", "http://[")
    document = document_of(tmp_path / "a.html", page(body=body))
    assert document.links == ("https://mairie.example/annonce?id=3", "https://gazette.example/2023/pont-2")


def test_links_without_a_page_address_keep_only_the_absolute_ones(tmp_path: Path) -> None:
    document = document_of(tmp_path / "a.html", page(head='<meta charset="utf-8">'))
    assert document.links == ("https://mairie.example/annonce?id=3",)


def test_no_date_is_made_of_the_words_of_the_page(tmp_path: Path) -> None:
    document = document_of(tmp_path / "a.html", page(head='<meta charset="utf-8"><title>Le pont ferme</title>'))
    assert (document.published, document.modified) == (None, None)


def test_a_date_in_json_ld(tmp_path: Path) -> None:
    script = '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2023-11-17"}</script>'
    document = document_of(tmp_path / "a.html", page(head=f'<meta charset="utf-8">{script}'))
    assert document.published == "2023-11-17"


def test_the_date_of_a_time_element(tmp_path: Path) -> None:
    stamp = '<time class="entry-date published" datetime="2023-11-17T10:00:00+01:00">hier</time>'
    document = document_of(tmp_path / "a.html", page(head='<meta charset="utf-8">', body=stamp + BODY))
    assert document.published == "2023-11-17T10:00:00+01:00"


def test_an_ambiguous_date_of_a_page_is_not_taken(tmp_path: Path) -> None:
    document = document_of(
        tmp_path / "a.html", page(head='<meta charset="utf-8"><meta name="date" content="05/04/2023">')
    )
    assert document.published is None


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("iso-8859-1", "cp1252"),
        ("windows-1252", "cp1252"),
        ("utf-16", "utf-8"),
        ("nonsense", "cp1252"),
    ],
)
def test_the_encoding_of_a_page(tmp_path: Path, declared: str, encoding: str) -> None:
    data = page(head=HEAD.replace("utf-8", declared)).encode(encoding)
    assert document_of(tmp_path / "a.html", data).text == TEXT


def test_a_declared_arabic_encoding(tmp_path: Path) -> None:
    said = "استقال الوزير يوم الاثنين وقال إنه لن يعود إلى منصبه بعد اليوم، حسب وكالة كورفوس للأنباء."
    data = page(head='<meta charset="windows-1256">', body=f"<article><p>{said}</p><p>{said}</p></article>").encode(
        "cp1256"
    )
    document = document_of(tmp_path / "a.html", data)
    assert said in document.text
    assert document.language == "ar"


def test_xhtml_with_its_declaration(tmp_path: Path) -> None:
    data = '<?xml version="1.0" encoding="UTF-8"?>\n' + page()
    assert document_of(tmp_path / "a.xhtml", data).text == TEXT


def test_a_page_named_otherwise_is_known_by_its_beginning(tmp_path: Path) -> None:
    assert document_of(tmp_path / "page", page()).text == TEXT


@pytest.mark.parametrize("cut", [300, 900, 1200, 1500])
def test_a_page_that_breaks_off_is_read_or_refused_clearly(tmp_path: Path, cut: int) -> None:
    reading = read(tmp_path / "a.html", page()[:cut])
    assert reading.document or (reading.problem and "has no text of an article" in reading.problem.reason)


def test_broken_markup_is_read(tmp_path: Path) -> None:
    broken = page(body=BODY.replace("</p>", "").replace("</article>", "<<div <p </b></table>").replace("</a>", ""))
    assert "le pont serait fermé" in document_of(tmp_path / "a.html", broken.replace("</body></html>", "")).text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("", "has no text of an article"),
        ("<html></html>", "has no text of an article"),
        ("<!doctype html><html><body><nav><a href='/'>Une</a></nav></body></html>", "has no text of an article"),
        ("Pas de balises du tout.", "has no text of an article"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "is binary"),
        ("<div>" * 20_000, "web page"),
    ],
)
def test_a_page_without_article_is_refused_in_one_line(tmp_path: Path, data: str | bytes, reason: str) -> None:
    problem = read(tmp_path / "a.html", data).problem
    assert problem is not None
    assert reason in problem.reason or "has no text" in problem.reason
    assert "\n" not in str(problem)


def test_reading_a_page_says_nothing_of_its_own(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL)
    for data in ("", "<html>", page()[:500], page()):
        read(tmp_path / "a.html", data)
    assert capfd.readouterr() == ("", "")


def test_without_the_optional_part_the_cure_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name.split(".")[0] == "trafilatura":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    problem = read(tmp_path / "a.html", page()).problem
    assert isinstance(problem, InputError)
    assert "pip install '.[html]'" in problem.reason
