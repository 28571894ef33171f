"""Two sources → how much they look like one, and why."""

import pytest

from graph.likeness import one_letter_apart, similar
from graph.model import Source, SourceType


def source(name: str, type_: SourceType = "named_person") -> Source:
    return Source(id=f"src_{name}", name=name, source_type=type_, aliases=())


PERSONS = [
    ("Benjamin Griveau", "Benjamin Grivau", "one letter apart"),
    ("Hilary Ann Marr", "Hilary Marr", "same first and last name"),
    ("Orsel", "Emma Orsel", "the surname of the other"),
    ("E. Orsel", "Emma Orsel", "same surname and initial"),
    ("John Smith", "John Smyth", "the names sound alike"),
    ("Orsel Emma", "Emma Orsel", "the same words in another order"),
    ("Emma Orsel", "Éric Dorval", None),
    ("Emma Orsel", "Éric Orsel", None),
]
BODIES = [
    ("Orvane", "Orvane Autoroutes", "one name begins the other"),
    ("Office des marées de Lorme", "Office des maréees de Lorme", "one letter apart"),
    ("Radio Lisane", "Lisane Radio", "the same words in another order"),
    ("Radio Lisane", "Radio Corvane", None),
]


@pytest.mark.parametrize(("left", "right", "criterion"), PERSONS)
def test_persons_that_might_be_one(left: str, right: str, criterion: str | None) -> None:
    found = similar(source(left), source(right))
    assert found == similar(source(right), source(left))
    assert (found.criteria[0] if found else None) == criterion


@pytest.mark.parametrize(("left", "right", "criterion"), BODIES)
def test_bodies_that_might_be_one(left: str, right: str, criterion: str | None) -> None:
    found = similar(source(left, "named_organization"), source(right, "named_organization"))
    assert (criterion in found.criteria if found else None) == (True if criterion else None)
    assert found is None or 0.5 <= found.score <= 1


def test_what_publishes_is_less_like_what_does_not() -> None:
    body = source("Orvane Autoroutes", "named_organization")
    like, less = similar(source("Orvane", "named_organization"), body), similar(source("Orvane", "outlet"), body)
    assert like is not None
    assert less is not None
    assert (like.score, less.score) == (0.6, 0.5)


@pytest.mark.parametrize("type_", ["unnamed_person", "unnamed_group", "document", "none"])
def test_no_unnamed_source_is_like_another(type_: SourceType) -> None:
    assert similar(source("Emma Orsel", type_), source("Emma Orsell", type_)) is None
    assert similar(source("Orsel"), source("Orsel", "outlet")) is None
    assert similar(source("Orsel"), source("Orsel")) is None


@pytest.mark.parametrize(
    ("left", "right", "apart"),
    [
        ("griveaux", "grivaux", True),
        ("ab", "ab", False),
        ("abc", "abd", True),
        ("abc", "a", False),
        ("abcd", "abdc", False),
    ],
)
def test_one_letter(left: str, right: str, *, apart: bool) -> None:
    assert one_letter_apart(left, right) is one_letter_apart(right, left) is apart
