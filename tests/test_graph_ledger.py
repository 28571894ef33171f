"""Two statements with figures → how the second figure stands to the first, and why."""

import pytest

from graph.chains import Saying
from graph.ledger import ledger
from graph.model import Attribution, Document
from graph.trace import Who

FR = "le glissement de Valmont a fait {} parmi les ouvriers du barrage"
EN = "the landslide at Northmoor killed {} at the dam"
SAME, LATER, SCOPE, CONFLICT, OPEN = "same", "later_count", "other_scope", "conflict", "undetermined"
DAY, NEXT = "2024-03-01", "2024-03-02"

CASES: list[tuple[str, str, str, str | None, str, str | None, str]] = [
    # language, first, second, their dates, class
    ("the same", FR, "27 morts", DAY, "27 morts", NEXT, SAME),
    ("the same", EN, "27 workers", DAY, "27 workers", NEXT, SAME),
    ("rounded", FR, "29 morts", DAY, "une trentaine de morts", NEXT, SAME),
    ("rounded", EN, "301 workers", DAY, "about 300 workers", NEXT, SAME),
    ("within a range", FR, "de 20 à 30 morts", DAY, "27 morts", NEXT, SAME),
    ("within a range", EN, "27 workers", DAY, "between 20 and 30 workers", NEXT, SAME),
    ("near a bound", FR, "au moins 25 morts", DAY, "27 morts", NEXT, SAME),
    ("near a bound", EN, "27 workers", DAY, "at least 25 workers", NEXT, SAME),
    ("far from a bound", FR, "au moins 25 morts", DAY, "80 morts", NEXT, LATER),
    ("outside a bound", EN, "at least 25 workers", DAY, "12 workers", NEXT, CONFLICT),
    ("more, later", FR, "27 morts", DAY, "31 morts", NEXT, LATER),
    ("more, later", EN, "27 workers", DAY, "31 workers", NEXT, LATER),
    ("more, later that day", FR, "27 morts", "2024-03-01T08:00:00Z", "31 morts", "2024-03-01T18:00:00Z", LATER),
    ("less, later", FR, "27 morts", DAY, "21 morts", NEXT, CONFLICT),
    ("another on the same day", EN, "27 workers", DAY, "31 workers", DAY, CONFLICT),
    ("a date is missing", FR, "27 morts", DAY, "31 morts", None, OPEN),
    ("a month leaves it open", EN, "27 workers", "2024-03", "31 workers", DAY, OPEN),
    ("another period", FR, "27 morts depuis lundi", DAY, "31 morts en un mois", NEXT, SCOPE),
    ("another period", EN, "27 workers since Monday", DAY, "31 workers in a month", NEXT, SCOPE),
    ("only one says its period", FR, "27 morts", DAY, "31 morts en un mois", NEXT, OPEN),
]  # fmt: skip


def said(outlet: str, content: str, published: str | None, language: str) -> Saying:
    verb = "a dit que" if language == "fr" else "said that"
    document = Document.of(text=f"{outlet} {verb} {content}.", outlet=outlet, published=published, language=language)
    start = document.text.index(content)
    span = document.span(start, start + len(content))
    return Saying(document, (span,), Attribution.of(document, kind="indirect", content=[span]))


@pytest.mark.parametrize(
    ("why", "frame", "first", "day", "second", "then", "expected"), CASES, ids=[f"{c[0]}-{c[2]}" for c in CASES]
)
def test_how_two_figures_stand(
    why: str, frame: str, first: str, day: str | None, second: str, then: str | None, expected: str
) -> None:
    language = "fr" if frame is FR else "en"
    found = ledger(
        [
            ("att_1", said("A", frame.format(first), day, language), Who("src_a", "A", "named_person")),
            ("att_2", said("B", frame.format(second), then, language), Who("src_b", "B", "named_person")),
        ]
    )
    assert [entry.class_ for entry in found] == ["same", expected], why
    assert [entry.compared_to for entry in found] == [None, 0]
    assert all(entry.reason.endswith(".") for entry in found)


def test_other_places_are_another_scope() -> None:
    found = ledger(
        [
            ("att_1", said("A", "the shelling left 27 houses burnt in Valmont", DAY, "en"), Who("a", "A", "outlet")),
            ("att_2", said("B", "the shelling left 31 houses burnt in Sannour", NEXT, "en"), Who("b", "B", "outlet")),
        ]
    )
    assert found[1].class_ == "other_scope"
    assert found[1].reason == "The places differ: valmont; sannour."
