"""A quotation as it is printed, and the original → what was done to it."""

import pytest

from graph.model import Attribution, Document
from graph.quotation import check, quotations
from graph.wording import diff

FRENCH = (
    "Le maire a parlé tard dans la soirée. « Le pont de Valmont ne rouvrira pas avant le mois de mars, et les "
    "camions n’y passeront plus jamais. Nous avons compté 61 fissures », a dit Jeanne Morel devant la presse."
)
ENGLISH = (
    "The mayor spoke late in the evening. “The bridge at Northmoor will not reopen before March, and lorries will "
    "never cross it again,” said Jane Orr."
)
CASES: list[tuple[str, str, str]] = [
    (
        "fr",
        "Le pont de Valmont ne rouvrira pas avant le mois de mars, et les camions n’y passeront plus jamais",
        "faithful",
    ),
    ("fr", "Nous avons compté 61 fissures", "faithful"),
    (
        "fr",
        "LE PONT DE VALMONT ne rouvrira pas avant le mois de mars et les camions n'y passeront plus jamais.",
        "faithful",
    ),
    ("fr", "Le pont de Valmont ne rouvrira pas avant le mois de mars", "trimmed"),
    ("fr", "Le pont de Valmont ne rouvrira pas […], et les camions n’y passeront plus jamais", "trimmed"),
    ("fr", "Le pont de Valmont… les camions n’y passeront plus jamais", "trimmed"),
    ("fr", "[Le pont] ne rouvrira pas avant le mois de mars", "trimmed"),
    ("fr", "Le pont de Valmont rouvrira avant le mois de mars", "altered"),
    ("fr", "Nous avons compté 60 fissures", "altered"),
    ("fr", "Le marché aux poissons restera fermé tout l’hiver", "not_found"),
    ("fr", "Rien n’a changé depuis hier matin", "not_found"),
    ("en", "The bridge at Northmoor will not reopen before March, and lorries will never cross it again", "faithful"),
    ("en", "lorries will never cross it again", "trimmed"),
    ("en", "The bridge at Northmoor will reopen in March", "altered"),
    ("en", "Nobody has asked the fishermen about it", "not_found"),
]


def original(language: str) -> Document:
    return Document.of(text=FRENCH if language == "fr" else ENGLISH, outlet="Le Phare", language=language)


@pytest.mark.parametrize(("language", "words", "verdict"), CASES)
def test_what_was_done_to_a_quotation(language: str, words: str, verdict: str) -> None:
    printed = Document.of(text=f"« {words} », a-t-elle dit.", outlet="La Vigie", language=language)
    held = original(language)
    found = check(printed.span(2, 2 + len(words)), printed, held)
    assert found is not None
    assert found.verdict == verdict
    assert found.reason.endswith(".")
    assert (found.found is None) == (verdict == "not_found")
    if found.found is not None:
        assert held.holds(found.found)


def test_the_diff_says_what_was_changed() -> None:
    printed = Document.of(text="Le pont de Valmont rouvrira avant le mois de mars", language="fr")
    found = check(printed.span(0, len(printed.text)), printed, original("fr"))
    assert found is not None
    changed = [(run.change, run.text) for run in found.diff]
    assert changed == [
        ("same", "Le pont de Valmont"),
        ("removed", "ne"),
        ("same", "rouvrira"),
        ("removed", "pas"),
        ("same", "avant le mois de mars"),
    ]


def test_another_language_cannot_be_compared() -> None:
    printed = Document.of(text="The bridge will not reopen before March", language="en")
    found = check(printed.span(0, len(printed.text)), printed, original("fr"))
    assert found is not None
    assert (found.verdict, found.diff) == ("not_found", ())
    assert "another language" in found.reason


def test_a_word_or_two_tell_nothing() -> None:
    printed = Document.of(text="« très grave », dit-elle", language="fr")
    assert check(printed.span(2, 12), printed, original("fr")) is None


def test_a_long_original_takes_no_time() -> None:
    held = Document.of(text="les camions passeront demain sur le pont " * 20_000 + FRENCH, language="fr")
    printed = Document.of(text="Le pont de Valmont rouvrira avant le mois de mars", language="fr")
    found = check(printed.span(0, len(printed.text)), printed, held)
    assert found is not None
    assert found.verdict == "altered"


@pytest.mark.parametrize(
    ("text", "content", "kind", "expected"),
    [
        ("« Il tiendra », dit-elle.", "Il tiendra", "direct", ["Il tiendra"]),
        ("« Il tiendra », dit-elle.", "« Il tiendra »", "direct", ["Il tiendra"]),
        ("Elle dit qu’il « tiendra bien » cet « hiver ».", "qu’il « tiendra bien » cet « hiver »", "mixed",
         ["tiendra bien", "hiver"]),
        ("Elle dit qu’il tiendra.", "qu’il tiendra", "indirect", []),
    ],
)  # fmt: skip
def test_what_stands_in_quotation_marks(text: str, content: str, kind: str, expected: list[str]) -> None:
    document = Document.of(text=text, language="fr")
    start = text.index(content)
    one = Attribution.of(document, kind=kind, content=[document.span(start, start + len(content))])  # type: ignore[arg-type]
    found = list(quotations(document, one))
    assert [span.text for span in found] == expected
    assert all(document.holds(span) for span in found)


def test_punctuation_case_and_accents_are_no_difference() -> None:
    assert {run.change for run in diff("L’Élysée, dit-on, « attend ».", "l'elysee dit-on attend")} == {"same"}
