"""Spellings of one name in several languages → one source; names that only look alike → several."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.handles import Handle
from graph.identity import CROWD, Name, settle, within
from graph.model import SourceType
from graph.naming import naming
from graph.sounds import article_sound, is_transcribed, sound_of, sounds_of
from graph.words import tokens

ONE_NAME = [
    "Sergueï Karpov | Sergei Karpoff | Sergey Karpov | Сергей Карпов",
    "Youssef al-Karmadi | Yusuf El Karmadi | Yousef Karmadi | Youcef al Karmadi",
    "Mohammed Haddar | Mohamed Hadar | Muhammad Haddar | Mohammad Haddar",
    "Vladimir Poutine | Vladimir Putin | Wladimir Putin | Владимир Путин",
    "Dimitri Velitchev | Dmitry Velichev | Dmitri Velitcheff",
    "Volodymyr Dorenski | Vladimir Dorenskyy | Volodymyr Dorensky | Volodymyr Dorenskiy",
    "Benyamin Netanyahou | Benjamin Netanyahu",
    "Walid Alaoui | Oualid Alawi",
    "Omar ar-Rachidi | Umar al-Rashidi",
    "Hussein Dhafir | Hossein Zafir",
    "Hussein Dhafir | Houssein Dafir",
    "Nadia Khoury | Nadya Khouri | Nadia Khuri",
    "Haïder al-Abadi | Haidar Abadi",
    "Evgueni Jdanski | Yevgeny Zhdansky",
    "Iouri Marenko | Yuri Marenko | Youri Marenko",
    "Anton Kerimov | Anton Kerimoff",
    "Oussama ben Karim | Osama bin Kareem | Usama ibn Karim",
    "Leïla Bouazri | Layla Buazri",
    "Abdallah Nassar | Abdullah Nassar",
]


def settled(*mentions: tuple[str, SourceType]) -> list[str]:
    """The source of each mention, each from a document of its own."""
    read = [within([naming(name, type_, f"doc_{number}")], "")[0] for number, (name, type_) in enumerate(mentions)]
    held = {one.key: {handle for other in read if other.key == one.key for handle in other.handles} for one in read}
    ids = settle(Name(key, frozenset(handles)) for key, handles in held.items())
    return [ids[one.key] for one in read]


def persons(*names: str) -> int:
    """How many persons these names are."""
    return len(set(settled(*((name, "named_person") for name in names))))


@pytest.mark.parametrize("spellings", ONE_NAME)
def test_spellings_of_one_persons_name(spellings: str) -> None:
    assert persons(*(name.strip() for name in spellings.split("|"))) == 1


TWO_NAMES = [
    ("John Smith", "John Smyth"),  # two names in English
    ("Anne Moret", "Ann Moret"),
    ("Marie Lefebvre", "Marie Lefèvre"),
    ("Mohammed Haddar", "Ahmed Haddar"),
    ("Mohammed Haddar", "Mohammed Haddouri"),
    ("Sergueï Karpov", "Sergueï Karpenko"),
    ("Vladimir Karpov", "Viktor Karpov"),
    ("Nadia Khoury", "Nabil Khoury"),
    ("Youssef Karmadi", "Youssef Karmani"),
    ("Ann Lee", "Ann Li"),
]


@pytest.mark.parametrize(("left", "right"), TWO_NAMES)
def test_names_that_only_look_alike(left: str, right: str) -> None:
    assert persons(left, right) == 2


def test_a_surname_in_another_spelling() -> None:
    assert persons("Vladimir Poutine", "M. Putin") == 1
    assert persons("Sergueï Karpov", "Mr Karpoff") == 1
    assert persons("Sergueï Karpov", "Sergueï Karpov", "Oleg Karpoff", "M. Karpov") == 2  # its own spelling is whole
    assert persons("John Smith", "Mr Smyth") == 2


@pytest.mark.parametrize("kind", ["outlet", "agency", "named_organization"])
def test_an_arabic_article_before_a_bodys_name(kind: SourceType) -> None:
    names = ["Al-Qarmadi", "Al Qarmadi", "El Karmadi", "la chaîne Al-Qarmadī", "al-Karmadee"]
    assert len(set(settled(*((name, kind) for name in names)))) == 1
    assert len(set(settled(("Al-Qarmadi", kind), ("Le Karmadi", kind)))) == 2


@pytest.mark.parametrize("name", ["Al-Mayadeen", "Al Mayadeen", "Al-Mayādīn", "El Mayadine", "الميادين", "Al Mayadin"])
def test_al_mayadeen(name: str) -> None:
    assert settled((name, "outlet")) == ["src_mayadeen"]


@pytest.mark.parametrize(
    ("name", "sound"),
    [
        ("Al-Mayadeen", "maiadin"),
        ("An-Nahar", "nahar"),
        ("Ash-Sharq", "xark"),
        ("Ach-Charq", "xark"),
        ("Le Monde", None),
        ("Al", None),
        ("Mayadeen", None),
    ],
)
def test_the_sound_after_an_article(name: str, sound: str | None) -> None:
    assert article_sound(tokens(name)) == sound


def test_other_letters_have_no_sound() -> None:
    assert sound_of(tokens("محمد علي")) is None
    assert sound_of([]) is None
    assert sounds_of(["ann", "li"]) == frozenset()
    assert not is_transcribed(["karpov"])


# -- initials ------------------------------------------------------------------------------------------------------

INITIALS = [
    (["Emma Orsel", "E. Orsel"], 1),
    (["Jean-Pierre Orsel", "J.-P. Orsel", "J. Orsel"], 1),
    (["Emma Orsel", "Éric Orsel", "E. Orsel"], 3),
    (["Emma Orsel", "A. Orsel"], 2),
    (["Donal K. Harrow", "Donal Harrow", "D. Harrow", "Mr Harrow"], 1),
    (["Donal K. Harrow", "Donal W. Harrow", "Donal Harrow"], 3),
    (["E. Orsel", "M. Orsel"], 1),
]


@pytest.mark.parametrize(("names", "count"), INITIALS)
def test_a_name_with_initials(names: list[str], count: int) -> None:
    assert persons(*names) == count


def test_a_name_with_initials_within_its_document() -> None:
    read = [naming(name, "named_person", "d") for name in ("Emma Orsel", "E. Orsel", "Mme Orsel")]
    assert {one.key for one in within(read, "")} == {"emma orsel"}


# -- whatever the order, however many --------------------------------------------------------------------------------

POOL = [name.strip() for spellings in ONE_NAME[:6] for name in spellings.split("|")]
POOL += [
    "M. Karpov",
    "Mr Karpoff",
    "S. Karpov",
    "Viktor Karpov",
    "Mme Karmadi",
    "E. Orsel",
    "Emma K. Orsel",
    "Emma Orsel",
]


@given(st.permutations(POOL), st.integers(1, len(POOL)))
def test_the_order_of_names_changes_nothing(order: list[str], count: int) -> None:
    names = order[:count]
    ids = dict(zip(names, settled(*((name, "named_person") for name in names)), strict=True))
    again = sorted(names)
    assert ids == dict(zip(again, settled(*((name, "named_person") for name in again)), strict=True))


def test_a_handle_of_very_many_names_tells_nothing() -> None:
    surname = Handle("surname", "martin", short=False)
    crowd = [
        Name(f"{letter}{other} martin", frozenset([surname]))
        for letter, other in itertools.product("abcdefg", repeat=2)
    ]
    alone = Name("martin", frozenset([Handle("surname", "martin", short=True)]))
    assert len(crowd) > CROWD
    assert settle([*crowd, alone])["martin"] == "src_martin"
    assert settle([crowd[0], alone])["martin"] == "src_aa-martin"
