"""Two people of one name: what texts say they are → one source or several."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.handles import Handle
from graph.homonyms import conflict, split
from graph.identity import Name, settle, within
from graph.model import Attribution, Document
from graph.naming import naming
from graph.roles import roles_of
from graph.store import open_store
from graph.weave import mentions

ROLES = [
    ("Le maire de Valdor, Jean Orsel, a déclaré", {"maire:valdor"}),
    ("Jean Orsel, maire de Valdor, estime", {"maire:valdor"}),
    ("Valdor mayor Jean Orsel said", {"maire:valdor"}),
    ("Jean Orsel, mayor of Valdor, said", {"maire:valdor"}),
    ("the mayor of London, Jean Orsel, said", {"maire:londres"}),
    ("le maire de Londres Jean Orsel", {"maire:londres"}),
    ("l'attaquant Jean Orsel a marqué", {"sport"}),
    ("Jean Orsel, the Valdor striker, said", {"sport"}),
    ("le footballeur français Jean Orsel", {"sport"}),
    ("le ministre de l'Intérieur Jean Orsel", {"public"}),
    ("Jean Orsel, directeur de l'hôpital de Valdor, dit", {"science"}),
    ("le président du club de Valdor, Jean Orsel,", {"sport"}),
    ("l'ancien footballeur Jean Orsel, maire de Valdor,", {"sport", "maire:valdor"}),
    ("le président Jean Orsel", set()),
    ("Jean Orsel, porte-parole de l'Office des marées, dit", set()),
    ("Le maire a rencontré Jean Orsel hier", set()),
    ("Le maire accuse Jean Orsel", set()),
    ("Jean Orsel a rencontré le maire de Valdor", set()),
    ("Selon un footballeur. Jean Orsel", set()),
    ("Jean Orsel, beau-père de la chanteuse", set()),
    ("le porte-parole du ministre, Jean Orsel,", set()),
    ("l'ami du chanteur Jean Orsel", {"arts"}),
    ("le directeur général de la fédération socialiste, Jean Orsel", set()),
    ("", set()),
]


@pytest.mark.parametrize(("text", "roles"), ROLES)
def test_what_a_text_says_a_person_is(text: str, roles: set[str]) -> None:
    assert roles_of("Jean Orsel", text) == roles


CONFLICTS = [
    ("maire:valdor", "maire:lorme", True),
    ("maire:valdor", "maire:valdoria", False),  # one town may have two names
    ("maire:valdor", "public", False),
    ("maire:valdor", "sport", True),
    ("public", "science", True),
    ("public", "trade", False),
    ("sport", "sport", False),
    ("eveque:lorme", "maire:lorme", True),
    ("state:irak", "state:iran", True),
    ("state:iran", "state:iran", False),
]


@pytest.mark.parametrize(("left", "right", "apart"), CONFLICTS)
def test_roles_that_are_not_one_persons(left: str, right: str, *, apart: bool) -> None:
    assert conflict(left, right) is conflict(right, left) is apart


SPLITS: list[tuple[list[set[str]], list[set[str]]]] = [
    ([{"public"}, {"maire:valdor"}], []),
    ([{"maire:valdor"}, {"sport"}], [{"maire:valdor"}, {"sport"}]),
    ([{"maire:valdor"}, {"sport"}, {"maire:valdor", "sport"}], []),
    ([{"maire:valdor"}, {"public"}, {"sport"}], [{"maire:valdor", "public"}, {"sport"}]),
    ([{"maire:valdor"}, {"public"}, {"maire:lorme"}], [{"maire:lorme"}, {"maire:valdor"}, {"public"}]),
    ([set(), {"sport"}], []),
    ([], []),
]


@pytest.mark.parametrize(("contexts", "bearers"), SPLITS)
def test_bearers_of_one_name(contexts: list[set[str]], bearers: list[set[str]]) -> None:
    assert split([frozenset(context) for context in contexts]) == [frozenset(bearer) for bearer in bearers]


# -- in a store ----------------------------------------------------------------------------------------------------

TEXTS = {
    "mayor": "Le maire de Valdor, Jean Orsel, a déclaré que la digue tiendrait. M. Orsel a ajouté qu'elle est neuve.",
    "mayor again": "« La digue est neuve », a répété Jean Orsel, maire de Valdor.",
    "striker": "L'attaquant Jean Orsel a déclaré que le match serait difficile.",
    "striker again": "Jean Orsel, joueur du FC Lorme, a dit qu'il restait au club.",
    "nobody": "Jean Orsel a dit qu'il pleuvait.",
    "surname": "M. Orsel a dit qu'il pleuvait encore.",
    "tie": "L'ancien attaquant Jean Orsel, maire de Valdor, a dit que le stade rouvrirait.",
}


def document(name: str) -> tuple[Document, list[Attribution]]:
    """A text with an attribution to each of its Orsels."""
    held = Document.of(
        text=TEXTS[name], title=None, outlet="La Vigie", url=f"https://vigie.example/{name}", language="fr"
    )
    found = []
    for form in ("Jean Orsel", "M. Orsel"):
        start = held.text.find(form)
        if start >= 0:
            source, content = held.span(start, start + len(form)), held.span(0, len(held.text))
            found.append(
                Attribution.of(held, source=source, content=(content,), kind="indirect", source_type="named_person")
            )
    return held, found


def sources(tmp_path: str, *names: str) -> dict[str, set[str]]:
    """Text → the sources that its Orsels are, when these texts come in in this order."""
    with open_store(tmp_path, create=True) as store:
        for name in names:
            held, found = document(name)
            store.keep(held, found, version="1")
        ids = {name: document(name)[0].id for name in names}
        said = store.statements_of(ids.values())
        return {name: {one.source.id for one in said[id_] if one.source} for name, id_ in ids.items()}


def test_namesakes_have_ids_of_their_own(tmp_path_factory: pytest.TempPathFactory) -> None:
    names = ["mayor", "mayor again", "striker", "striker again", "nobody", "surname"]
    found = sources(str(tmp_path_factory.mktemp("a") / "db"), *names)
    assert found["mayor"] == found["mayor again"] != found["striker"] == found["striker again"]
    assert all(len(own) == 1 for own in found.values())
    assert found["nobody"] == {"src_jean-orsel"}
    assert found["surname"] == {"src_orsel"}
    smallest = min(one.id for name in ("mayor", "mayor again") for one in document(name)[1])
    assert found["mayor"] == {f"src_jean-orsel-{smallest.removeprefix('att_')}"}


def test_a_text_that_says_both_ties_them(tmp_path_factory: pytest.TempPathFactory) -> None:
    found = sources(str(tmp_path_factory.mktemp("a") / "db"), "mayor", "striker", "nobody", "surname", "tie")
    assert set().union(*found.values()) == {"src_jean-orsel"}


def test_one_bearer_only_keeps_the_plain_id(tmp_path_factory: pytest.TempPathFactory) -> None:
    found = sources(str(tmp_path_factory.mktemp("a") / "db"), "mayor", "mayor again", "nobody", "surname")
    assert set().union(*found.values()) == {"src_jean-orsel"}


@settings(deadline=None, max_examples=20)
@given(order=st.permutations(sorted(TEXTS)), count=st.integers(2, len(TEXTS)))
def test_the_order_of_texts_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, order: list[str], count: int
) -> None:
    names = order[:count]
    folder = tmp_path_factory.mktemp("a")
    assert sources(str(folder / "a.db"), *names) == sources(str(folder / "b.db"), *sorted(names))


def test_a_name_in_the_table_is_nobody_elses() -> None:
    text = "Le footballeur Vladimir Poutine a dit qu'il jouait."
    held = Document.of(text=text, language="fr")
    start = text.find("Vladimir")
    one = Attribution.of(
        held,
        source=held.span(start, start + 16),
        content=(held.span(0, len(text)),),
        kind="indirect",
        source_type="named_person",
    )
    assert [read.key for read in mentions(held, [one]).values()] == ["vladimir poutine"]


def test_an_office_without_its_state_is_that_of_the_state_its_text_begins_with() -> None:
    def key(text: str) -> str:
        (read,) = within([naming("le ministère de l'Intérieur", "named_organization", "d")], text)
        return read.key

    assert key("Égypte : un port ferme. Le ministère de l'Intérieur a dit cela.").endswith("@state:egypte")
    assert key("Égypte et Turquie : un port ferme.") == key("Un port ferme.") == "ministere de l interieur"
    keys = {key("Égypte : un port ferme."), key("Turquie : un port ferme."), key("Un port ferme.")}
    names = [
        Name(one, frozenset([Handle("name", "ministere de l interieur", short=False)]), f"att_{number}")
        for number, one in enumerate(sorted(keys))
    ]
    assert len(set(settle(names).values())) == 3
    assert len(set(settle(names[:2]).values())) == 1
