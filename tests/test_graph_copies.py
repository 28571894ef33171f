"""Which documents reuse another's words, and what is left open."""

from collections.abc import Collection, Sequence
from itertools import combinations

from graph.copies import Ties, Undirected, direct
from graph.model import Document, Span
from graph.reuse import reuse
from graph.sketch import enough, sketch
from graph.store.port import Leaning
from graph.trace import Copy

STORY = (
    "Le barrage de Valmont a cédé mardi peu avant l’aube, et l’eau a recouvert en moins d’une heure les quartiers bas "
    "de la ville, où vivent près de deux mille familles. Les pompiers ont travaillé toute la matinée dans les rues "
    "voisines du port, tandis que les écoles restaient fermées et que les trains s’arrêtaient à l’entrée de la vallée."
)
OTHER = (
    "Une enquête commence sur la rupture de l’ouvrage, que des ingénieurs disaient fragile depuis longtemps. "
    "Le conseil de la région se réunira demain pour voter une aide aux habitants, dont beaucoup dorment encore "
    "dans des gymnases."
)
QUOTED = (
    "« Nous avions prévenu la région dès le printemps, personne n’a voulu nous entendre, "
    "et voilà la vallée sous l’eau »"
)


def document(text: str, outlet: str, published: str | None = None) -> Document:
    return Document.of(text=text, outlet=outlet, published=published)


def copies(
    documents: Sequence[Document],
    *,
    credited: Collection[tuple[str, str]] = (),
    cited: Collection[tuple[str, str]] = (),
    apart: Sequence[Span] = (),
) -> tuple[tuple[Copy, ...], tuple[Undirected, ...]]:
    """The copies among documents; `credited` and `cited` are pairs (copy id, original id)."""
    pairs = [found for one, other in combinations(documents, 2) if (found := reuse(one, other, apart=(apart, apart)))]
    held = {one.id: one for one in documents}
    leanings = {
        one.id: Leaning(one.outlet, frozenset(held[to].outlet or "" for by, to in cited if by == one.id))
        for one in documents
    }
    named = {
        one.id: {held[to].outlet or "": held[to].outlet or "" for by, to in credited if by == one.id}
        for one in documents
    }
    found = direct(pairs, Ties(held, leanings, named))
    return found.copies, found.undirected


def test_the_later_document_is_the_copy() -> None:
    original, copy = document(STORY, "Le Phare", "2023-11-17"), document(STORY + " " + OTHER, "La Vigie", "2023-11-18")
    found, open_ = copies([copy, original])
    assert [(one.original, one.copy, one.credited) for one in found] == [(original.id, copy.id, False)]
    assert open_ == ()
    assert copy.holds(found[0].evidence)
    assert len(found[0].evidence.text) > 200


def test_a_credit_makes_it_a_credited_copy() -> None:
    original, copy = document(STORY, "Agence Boréale", "2023-11-17"), document(STORY, "La Vigie", "2023-11-17")
    found, _ = copies([copy, original], credited={(copy.id, original.id)})
    assert [(one.original, one.copy, one.credited) for one in found] == [(original.id, copy.id, True)]


def test_without_dates_or_credit_no_copy_is_claimed() -> None:
    one, other = document(STORY, "Le Phare"), document(STORY, "La Vigie", "2023-11-18")
    found, open_ = copies([one, other])
    assert found == ()
    assert [set(pair.documents) for pair in open_] == [{one.id, other.id}]
    assert open_[0].verbatim


def test_a_copy_is_of_its_earliest_original_and_stands_once() -> None:
    first = document(STORY, "Le Phare", "2023-11-17")
    second = document(STORY, "La Vigie", "2023-11-18")
    third = document(STORY, "Le Rivage", "2023-11-19")
    found, _ = copies([third, second, first])
    assert [(one.original, one.copy) for one in found] == [(first.id, second.id), (first.id, third.id)]


def test_the_same_quotation_is_no_copy() -> None:
    one = document(f"{STORY} {QUOTED}, dit le maire.", "Le Phare", "2023-11-17")
    other = document(f"{OTHER} {QUOTED}, dit le maire.", "La Vigie", "2023-11-18")
    assert copies([one, other]) == ((), ())


def test_other_words_and_one_s_own_are_no_copies() -> None:
    one, other = document(STORY, "Le Phare", "2023-11-17"), document(OTHER, "La Vigie", "2023-11-18")
    again = document(STORY + " Fin.", "Le Phare", "2023-11-19")
    assert copies([one, other, again]) == ((), ())


def test_what_is_attributed_is_left_apart() -> None:
    said = STORY[: len(STORY) // 2]
    one, other = (
        document(f"{said}. {OTHER}", "Le Phare", "2023-11-17"),
        document(f"{said}. {STORY[len(STORY) // 2 :]}", "La Vigie", "2023-11-18"),
    )
    assert copies([one, other])[0] != ()
    assert copies([one, other], apart=[one.span(0, len(said))]) == ((), ())


def test_a_reason_and_the_passages_on_both_sides() -> None:
    original, copy = document(f"{OTHER} {STORY}", "Le Phare", "2023-11-17"), document(STORY, "La Vigie", "2023-11-18")
    (found,), _ = copies([copy, original])
    assert found.reason == "It came out later (2023-11-18, the other 2023-11-17); it names no other outlet for it."
    assert [(place.left.text, place.right.text) for place in found.passages] == [(STORY[:-1], STORY[:-1])]
    assert all(original.holds(place.left) and copy.holds(place.right) for place in found.passages)


def test_a_credit_then_a_citation_then_the_date_tell_the_original() -> None:
    first = document(STORY, "Le Phare", "2023-11-17")
    second = document(STORY + " Et la suite.", "Agence Boréale", "2023-11-18")
    third = document(STORY, "Le Rivage", "2023-11-19")
    by_date, _ = copies([first, second, third])
    assert [one.original for one in by_date if one.copy == third.id] == [first.id]
    cited, _ = copies([first, second, third], cited={(third.id, second.id)})
    assert [(one.original, one.reason) for one in cited if one.copy == third.id] == [
        (second.id, "It cites Agence Boréale.")
    ]
    both, _ = copies([first, second, third], cited={(third.id, second.id)}, credited={(third.id, first.id)})
    assert [(one.original, one.reason) for one in both if one.copy == third.id] == [
        (first.id, "It credits Le Phare (“Le Phare”).")
    ]


def test_a_copy_of_a_copy_with_what_that_added_is_of_the_copy() -> None:
    first = document(STORY, "Le Phare", "2023-11-17")
    second, third = (
        document(f"{STORY} {OTHER}", name, day)
        for name, day in (("La Vigie", "2023-11-18"), ("Le Rivage", "2023-11-19"))
    )
    found, _ = copies([first, second, third])
    assert [(one.original, one.copy) for one in found] == [(first.id, second.id), (second.id, third.id)]


def test_sketches_meet_where_texts_share_a_passage() -> None:
    whole, own, other = sketch(f"{OTHER} {STORY}"), sketch(STORY), sketch(OTHER)
    assert enough(len({*whole} & {*own}), len(whole), len(own))
    assert enough(len({*whole} & {*other}), len(whole), len(other))
    assert not {*own} & {*other}
    assert sketch("Le barrage a cédé.") == ()
