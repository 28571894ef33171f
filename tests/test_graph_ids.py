"""Ids: the same for the same input on every machine, another for anything else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.ids import canonical_url, digest, document_id, revision_id
from graph.model import Attribution, Document

PARTS = st.lists(st.text().filter(lambda part: "\x1f" not in part), max_size=4)


@given(PARTS, PARTS)
def test_other_parts_have_another_digest(one: list[str], other: list[str]) -> None:
    if len(one) and len(other):
        assert (digest("doc", one) == digest("doc", other)) == (one == other)


def test_a_digest_is_pinned() -> None:
    assert digest("doc", ["a", "b"]) == "doc_f04cdced9736a69d"
    assert digest("att", ["\ud800"]).startswith("att_")


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("https://fanal.example/a", "https://fanal.example/a"),
        ("HTTPS://Fanal.example:443/a/?utm_source=x&id=3#top", "https://fanal.example/a?id=3"),
        ("http://fanal.example:8080/", "http://fanal.example:8080"),
        ("https://fanal.example/a?fbclid=1&b=", "https://fanal.example/a?b="),
        ("not an address", "not an address"),
        ("https://fanal.example:port/", "https://fanal.example:port/"),
        ("http://[fanal", "http://[fanal"),
    ],
)
def test_an_address_in_one_form(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical


@given(st.text())
def test_one_form_stays(url: str) -> None:
    assert canonical_url(canonical_url(url)) == canonical_url(url)


def test_a_document_is_its_address_or_its_words() -> None:
    plain = {"outlet": "Le Fanal", "published": "2024-03-01", "title": "Port", "text": "Le port."}
    at = document_id(url="https://fanal.example/a?utm_medium=x", **plain)
    assert at == document_id(url="https://fanal.example/a", outlet=None, published=None, title=None, text="Autre.")
    ids = {document_id(url=None, **{**plain, name: "Autre."}) for name in plain}
    assert len(ids | {document_id(url=None, **plain)}) == 5


def test_a_changed_text_is_another_revision() -> None:
    assert revision_id(document="doc_1", title=None, text="a") != revision_id(document="doc_1", title=None, text="b")
    assert revision_id(document="doc_1", title="a", text="b") != revision_id(document="doc_1", title=None, text="b")
    assert revision_id(document="doc_1", title=None, text="a") != revision_id(document="doc_2", title=None, text="a")


@given(st.text(min_size=1).filter(str.strip), st.text(min_size=1).filter(str.strip), st.integers(0, 3))
def test_two_documents_never_share_an_attribution(text: str, other: str, start: int) -> None:
    one = Document.of(text="1234" + text, url="https://fanal.example/1")
    two = Document.of(text="1234" + other, url="https://fanal.example/2")
    ids = [Attribution.of(own, kind="direct", content=[own.span(start, 4)]).id for own in (one, two)]
    assert ids[0] != ids[1]
    assert ids[0] == Attribution.of(one, kind="indirect", content=[one.span(start, 4)], method="other").id
