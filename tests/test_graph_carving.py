"""Which mentions leave a name that a person parted, and what they then go by."""

import pytest

from graph.carving import carve, leaves, parted
from graph.judgements import Pair
from graph.naming import Naming

ORSEL = Naming("jean orsel", "Jean Orsel", "named_person")
HAMEL = Naming("luc hamel", "Luc Hamel", "named_person")
PLACES = {"att_2": ORSEL, "att_3": ORSEL, "att_4": HAMEL, "outlet": Naming("fanal", "Le Fanal", "outlet")}


@pytest.mark.parametrize(
    ("apart", "leaving"),
    [
        pytest.param([("att_2", "att_1")], {"att_2", "att_3"}, id="of two documents, all that one says of the name"),
        pytest.param([("att_2", "att_9")], set(), id="the smaller id stays"),
        pytest.param([("att_3", "att_2"), ("att_2", "att_3")], {"att_3"}, id="of one document, that place alone"),
        pytest.param([("doc_2", "doc_1")], {"outlet"}, id="an outlet by its document"),
        pytest.param([], set(), id="nothing parted"),
    ],
)
def test_what_leaves_goes_by_a_key_of_its_own(apart: list[tuple[str, str]], leaving: set[str]) -> None:
    own = carve(PLACES, "doc_2", apart)
    assert {place for place, one in own.items() if one.key != PLACES[place].key} == leaving
    assert all("~" in own[place].key and not own[place].handles for place in leaving)


def test_what_is_parted_of_one_name_only() -> None:
    machine = {"att_1": "jean orsel", "att_2": "jean orsel", "att_3": "m. orsel"}
    pairs = [
        Pair("att_1", "att_2", "same", 1),
        Pair("att_1", "att_2", "different", 2),
        Pair("att_1", "att_3", "different", 3),
    ]
    assert parted(pairs, machine, {"att_2"}) == [("att_2", "att_1")]
    assert parted([*pairs, Pair("att_2", "att_1", "unsure", 4)], machine, {"att_2"}) == []
    assert (leaves([("att_2", "att_1")]), leaves([("att_1", "att_2")]), leaves([])) == (True, False, False)
