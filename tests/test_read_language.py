"""Which language a text is in: from a headline on, and without loading the model before it is needed."""

import subprocess
import sys
from pathlib import Path

import pytest

from ingest.read import Metadata, read_pasted
from ingest.read.language import detect


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le préfet a démissionné.", "fr"),
        ("France : décès du chanteur", "fr"),
        ("PARIS, 3 JANVIER 2016", "fr"),
        ("« Nous irons »", "fr"),
        ("Oui, dit-il.", "fr"),
        ("The minister resigned on Monday.", "en"),
        ("“No,” he said.", "en"),
        ("Pentagon said 55 attacks", "en"),
        ("El ministro dimitió.", "es"),
        ("Ha dicho que no.", "es"),
        ("Der Minister ist zurückgetreten.", "de"),
        ("استقال الوزير يوم الاثنين.", "ar"),
        ("Il ministro si è dimesso lunedì, ha detto il portavoce.", "it"),
        ("O ministro demitiu-se na segunda-feira, disse o porta-voz.", "pt"),
        ("De minister is maandag afgetreden, zei de woordvoerder.", "nl"),
        ("Министр подал в отставку в понедельник", "ru"),
        ("123 456", None),
        ("…", None),
        ("Paris", None),
        ("", None),
    ],
)
def test_detect(text: str, expected: str | None) -> None:
    assert detect(text) == expected


def test_a_declared_language_wins() -> None:
    reading = read_pasted("Le préfet a démissionné.", known=Metadata(language="ES-mx"))
    assert reading.document is not None
    assert reading.document.language == "es"


def test_und_declares_nothing() -> None:
    reading = read_pasted("Le préfet a démissionné.", known=Metadata(language="und"))
    assert reading.document is not None
    assert reading.document.language == "fr"


def test_only_the_beginning_is_looked_at() -> None:
    assert detect("Le maire a dit oui. " * 200 + "The mayor said no. " * 20_000) == "fr"


def test_importing_the_readers_loads_no_model() -> None:
    code = (
        "import sys, ingest.read; print([m for m in ('py3langid', 'trafilatura', 'numpy', 'lxml') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[1]
    )
    assert done.stdout.strip() == "[]"
