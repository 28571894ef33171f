"""Names of well-known bodies in French, English and Arabic → the body's key; the table itself."""

from collections import defaultdict

import pytest

from graph.domains import domain_of, registrable
from graph.identity import Name, settle
from graph.model import SourceType
from graph.naming import Naming, naming, own_naming
from graph.states import office_key, read_office, states
from graph.wellknown import bodies, body_of, known_key, well_known
from graph.words import name_key

# -- the table -----------------------------------------------------------------------------------------------------


def test_a_name_belongs_to_one_body_only() -> None:
    bearers: dict[str, set[str]] = defaultdict(set)
    for body in bodies():
        for name in body.names:
            for key in {domain_of(name), name_key(name), office_key(name)} - {None}:
                bearers[key or ""].add(body.key)
    assert {key: sorted(own) for key, own in bearers.items() if len(own) > 1} == {}
    assert "" not in bearers


def test_the_table_is_large_enough_and_its_keys_are_its_own() -> None:
    keys = [body.key for body in bodies()]
    assert len(keys) == len(set(keys))
    assert len(keys) - len(states()) >= 350
    assert all(known_key(body.names[0]) == body.key for body in bodies())


def test_ids_of_the_first_lines_stay() -> None:
    first = ["pentagone", "maison blanche", "nations unies", "otan", "oms", "union europeenne", "commission europeenne"]
    first += ["kremlin", "vatican", "fmi", "banque mondiale", "aiea", "croix rouge", "amnesty international"]
    first += ["human rights watch", "afp", "reuters", "associated press", "etats unis", "royaume uni"]
    assert [known_key(key) for key in first] == first


# -- one body, many names ------------------------------------------------------------------------------------------

SAME = [
    ("le Pentagone; the Pentagon; ministère américain de la Défense; US Department of Defense; DoD; البنتاغون"),
    ("pentagone; the U.S. Defense Department; le département américain de la Défense; US Defence Department"),
    ("Al-Mayadeen; Al Mayadeen; Al-Mayādīn; El Mayadine; الميادين; قناة الميادين; almayadeen.net"),
    ("Al Jazeera; Al-Jazira; Aljazeera; الجزيرة; www.aljazeera.com"),
    ("Le Monde; lemonde.fr; www.lemonde.fr; https://www.lemonde.fr/international/; Le Monde.fr; لوموند"),
    ("New York Times; The New York Times; NYT; nytimes.com"),
    ("l'ONU; the United Nations; UN; Nations unies; الأمم المتحدة"),
    ("parquet de Paris; Paris prosecutor's office"),
    ("Tsahal; IDF; the Israeli army; l'armée israélienne; Israeli military; الجيش الإسرائيلي"),
    ("Allemagne; Germany; ألمانيا"),
    ("ministère russe des Affaires étrangères; Russian Foreign Ministry; Russia's foreign ministry"),
    ("ministère des Affaires étrangères de la Russie; Ministry of Foreign Affairs of the Russian Federation"),
    ("Ukrainian Ministry of Defence; ministère ukrainien de la Défense; Ministry of Defense of Ukraine"),
    ("Turkish army; l'armée turque; les forces armées turques; the Turkish armed forces"),
    ("gouvernement espagnol; Spanish government; le gouvernement de l'Espagne"),
    ("Élysée; palais de l'Élysée; Élysée Palace; la présidence française; the French presidency"),
    ("Quai d'Orsay; French Foreign Ministry; ministère des Affaires étrangères français"),
]


@pytest.mark.parametrize("names", SAME)
def test_names_of_one_body(names: str) -> None:
    keys = {known_key(name.strip()) for name in names.split(";")}
    assert len(keys) == 1


APART = [
    ("ministère de la Défense", "ministère français de la Défense"),  # as many as there are states
    ("ministère russe de la Défense", "ministère ukrainien de la Défense"),
    ("ministère russe de la Défense", "ministère russe de l'Intérieur"),
    ("gouvernement espagnol", "gouvernement espagnol de Valdor"),
    ("Sky News", "Sky News Arabia"),
    ("la Croix-Rouge", "La Croix"),
    ("Corée du Nord", "Corée du Sud"),
    ("the Times", "The Times of London"),
]


@pytest.mark.parametrize(("left", "right"), APART)
def test_names_of_two_bodies(left: str, right: str) -> None:
    assert known_key(left) != known_key(right)


def test_a_ministry_without_its_state_is_no_pattern() -> None:
    assert office_key("ministère de la Défense") is None
    assert office_key("ministère russe") is None
    assert office_key("ministère russe de la Défense de Valdor") is None
    assert read_office("the Defense Ministry") == {"office": "ministere", "portfolio": "defense"}
    assert not well_known("mairie de Valdor")


TYPES: list[tuple[str, SourceType, SourceType]] = [
    ("l'AFP", "outlet", "agency"),
    ("Le Monde", "named_organization", "outlet"),
    ("l'ONU", "outlet", "named_organization"),
    ("l'agence Xinhua", "outlet", "agency"),
    ("the Russian news agency TASS", "outlet", "agency"),
]


@pytest.mark.parametrize(("name", "said", "type_"), TYPES)
def test_the_table_says_what_a_body_is(name: str, said: SourceType, type_: SourceType) -> None:
    assert naming(name, said, "doc_1").source_type == type_


def test_the_first_name_is_the_one_of_the_id() -> None:
    body = body_of("DoD")
    assert body is not None
    assert (body.key, body.type, body.names[0]) == ("pentagone", "organization", "Pentagone")


# -- bodies named after what they are --------------------------------------------------------------------------------

CALLED = [
    ("l'association Orvane", "orvane"),
    ("le groupe français de négoce Orvane", "orvane"),
    ("l'organisation « Orvane »", "orvane"),
    ("la société des amis de Valdor", "societe des amis de valdor"),
    ("le syndicat des marins d'Ormeval", "syndicat des marins d ormeval"),
    ("le parti Orvane", "parti orvane"),
    ("the charity Orvane Watch", "orvane watch"),
    ("ONG Orvane Watch", "orvane watch"),
    ("Orvane Corporation", "orvane"),
    ("the company Orvane Ltd.", "orvane"),
    ("comité Nobel indique", "comite nobel"),  # a verb that extraction took with it
    ("l'ONG Amnesty International", "amnesty international"),
    ("gouvernement espagnol dirigé par Mariano Orsel", "gouvernement espagne"),
    ("agence d'information sud-coréenne Yonhap indique", "yonhap"),
]


@pytest.mark.parametrize(("name", "key"), CALLED)
def test_what_a_body_is_called_before_its_name(name: str, key: str) -> None:
    assert naming(name, "named_organization", "doc_1").key == key


@pytest.mark.parametrize("name", ["l'armée valdorienne", "la police", "le gouvernement", "le ministère russe"])
def test_an_office_that_no_state_names_is_one_in_its_text_only(name: str) -> None:
    assert naming(name, "named_organization", "doc_1").confined


# -- addresses -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "host"),
    [
        ("www.lemonde.fr", "lemonde.fr"),
        ("https://m.example.org/a?b=c", "example.org"),
        ("Example.CO.UK", "example.co.uk"),
        ("Le Monde.fr", None),
        ("A.F.P.", None),
        ("10.5", None),
        ("", None),
    ],
)
def test_an_address_and_its_host(name: str, host: str | None) -> None:
    assert domain_of(name) == host


@pytest.mark.parametrize(
    ("host", "own"),
    [("a.b.example.co.uk", "example.co.uk"), ("example.org", "example.org"), ("news.example.fr", "example.fr")],
)
def test_what_an_owner_registered(host: str, own: str) -> None:
    assert registrable(host) == own


def sources(*namings: Naming) -> list[str]:
    """The source of each naming, all held together."""
    held = {
        one.key: {handle for other in namings if other.key == one.key for handle in other.handles} for one in namings
    }
    ids = settle(Name(key, frozenset(handles)) for key, handles in held.items())
    return [ids[one.key] for one in namings]


def test_an_address_is_the_outlet_whose_documents_come_from_it() -> None:
    own = own_naming("Le Courrier de Valdor", "https://www.valdor-info.fr/a/1")
    assert len(set(sources(own, naming("valdor-info.fr", "outlet", "d"), own_naming("www.valdor-info.fr")))) == 1
    assert own_naming("valdor-info.fr", "https://valdor-info.fr/b").key == "valdor-info.fr"


def test_an_address_of_several_outlets_is_nobodys() -> None:
    left = own_naming("Le Courrier de Valdor", "https://portal.example/a")
    right = own_naming("La Vigie", "https://portal.example/b")
    assert len(set(sources(left, right, naming("portal.example", "outlet", "d")))) == 3


@pytest.mark.parametrize("address", ["courrierdevaldor.fr", "lecourrierdevaldor.com", "www.courrier-de-valdor.fr"])
def test_an_address_that_spells_an_outlets_name(address: str) -> None:
    own = own_naming("Le Courrier de Valdor")
    assert len(set(sources(own, naming(address, "outlet", "d")))) == 1


def test_a_well_known_address_ties_nothing_else_to_it() -> None:
    assert own_naming("La Vigie", "https://www.lemonde.fr/a").handles == own_naming("La Vigie").handles
