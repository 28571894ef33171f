"""Which documents reuse another's words, and what is left open."""

from graph.copies import copies
from graph.model import Document

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


def test_the_claim_itself_is_left_apart() -> None:
    one, other = document(STORY, "Le Phare", "2023-11-17"), document(STORY, "La Vigie", "2023-11-18")
    shared = {one.id: [one.span(0, len(STORY))], other.id: [other.span(0, len(STORY))]}
    assert copies([one, other], apart=shared) == ((), ())
