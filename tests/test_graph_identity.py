"""Names as texts give them → the names sources go by, and which of them are one source's."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.identity import Name, best_form, best_type, expansions, settle, within
from graph.model import SourceType
from graph.naming import initials_of, naming, own_naming, source_id
from graph.persons import person_name

# -- persons -------------------------------------------------------------------------------------------------------

PERSONS = [
    ("le président Emmanuel Macron", "Emmanuel Macron"),
    ("M. Macron", "Macron"),
    ("Emmanuel Macron", "Emmanuel Macron"),
    ("Taliban spokesperson Zabiullah Mujahid", "Zabiullah Mujahid"),
    ("le maire Gaël Perdriau ( Les Républicains )", "Gaël Perdriau"),
    ("Patrice Furé, le directeur de cabinet de la préfecture", "Patrice Furé"),
    ("le ministre de l'Intérieur, Bruno Le Roux", "Bruno Le Roux"),
    ("le ministre d'État Paul Martin", "Paul Martin"),
    ("l'ancien Premier ministre Édouard Philippe", "Édouard Philippe"),
    ("le secrétaire général de l'ONU António Guterres", "António Guterres"),
    ("le maire de Valdor Jean Orsel", "Jean Orsel"),
    ("le maire de Valdor Marine Le Pen", "Marine Le Pen"),
    ("le porte-parole du Pentagone Pat Ryder", "Pat Ryder"),
    ("Jean Martin du Fanal", "Jean Martin"),
    ("US President Donald Trump", "Donald Trump"),
    ("New York Mayor Eric Adams", "Eric Adams"),
    ("the mayor of Ashcombe Lisa Marr", "Lisa Marr"),
    ("Lisa Marr, the mayor of Ashcombe", "Lisa Marr"),
    ("Secretary of State Antony Blinken", "Antony Blinken"),
    ("Israel's Benjamin Netanyahu", "Benjamin Netanyahu"),
    ("White House press secretary Karine Jean-Pierre", "Karine Jean-Pierre"),
    ("Mrs Calloway", "Calloway"),
    ("Col. Martin Hale", "Martin Hale"),
    ("John Smith Jr.", "John Smith"),
    ("Stephen King", "Stephen King"),
    ("Mme Le Pen", "Le Pen"),
    ("M. de Villepin", "de Villepin"),
    ("Charles de Gaulle", "Charles de Gaulle"),
    ("Ursula von der Leyen", "Ursula von der Leyen"),
    ("Bachar al-Assad", "Bachar al-Assad"),
    ("Jean d'Ormesson", "Jean d'Ormesson"),
    ("محمد علي", "محمد علي"),
    ("le maire de Valdor", None),
    ("le Premier ministre", None),
    ("Le président de la République", None),
    ("the Pentagon spokesman", None),
    ("un conseiller", None),
    ("", None),
]


@pytest.mark.parametrize(("mention", "name"), PERSONS)
def test_a_persons_name_among_titles(mention: str, name: str | None) -> None:
    found = person_name(mention)
    assert (found.form if found else None) == name


@pytest.mark.parametrize(
    ("full", "short"), [("Marine Le Pen", "Mme Le Pen"), ("Dominique de Villepin", "M. de Villepin")]
)
def test_a_surname_keeps_its_particle(full: str, short: str) -> None:
    assert joined([(full, "named_person"), (short, "named_person")]) == 1


# -- publishers, bodies, documents ---------------------------------------------------------------------------------

NAMES: list[tuple[str, SourceType, str | None]] = [
    ("l'agence Reuters", "agency", "reuters"),
    ("Reuters news agency", "agency", "reuters"),
    ("A.F.P.", "agency", "afp"),
    ("l’ Agence France-Presse (AFP)", "agency", "afp"),
    ("la chaîne libanaise Al-Mayadeen", "outlet", "mayadeen"),
    ("Al-Mayadeen", "outlet", "mayadeen"),
    ("Le Courrier de Valdor", "outlet", "courrier de valdor"),
    ("le Courrier de Valdor", "outlet", "courrier de valdor"),
    ("le journal Le Fanal", "outlet", "fanal"),
    ("the newspaper Northmoor Ledger", "outlet", "northmoor ledger"),
    ("the Northmoor Ledger newspaper", "outlet", "northmoor ledger"),
    ("the Syrian news outlet Enab Baladi", "outlet", "enab baladi"),
    ("Radio Corvane", "outlet", "radio corvane"),
    ("lemonde.fr", "outlet", "monde"),
    ("قناة الميادين", "outlet", "mayadeen"),
    ("une chaîne de télévision", "outlet", None),
    ("the Lebanese channel", "outlet", None),
    ("Certains journaux", "outlet", None),
    ("l'Organisation mondiale de la santé", "named_organization", "oms"),
    ("the U.S. Department of Defense", "named_organization", "pentagone"),
    ("l' ONU", "named_organization", "nations unies"),
    ("le ministère de la Défense", "named_organization", "ministere de la defense"),
    ("la police", "named_organization", None),
    ("La Mairie", "named_organization", None),
    ("Plusieurs groupes", "named_organization", None),
    ("le rapport Brundtland", "document", "rapport brundtland"),
    ("the Mueller Report", "document", "mueller report"),
    ("le communiqué", "document", None),
    ("le rapport de l'ONU", "document", None),
    ("rapport OCDE", "document", None),
    ("a UN report", "document", None),
    ("Un responsable militaire américain", "unnamed_person", None),
    ("des témoins", "unnamed_group", None),
]


@pytest.mark.parametrize(("name", "source_type", "key"), NAMES)
def test_a_name_and_its_key(name: str, source_type: SourceType, key: str | None) -> None:
    read = naming(name, source_type, "doc_1")
    assert (None if read.confined else read.key) == key
    if key is None:
        assert read.source == naming(name, source_type, "doc_1").source
        assert read.source != naming(name, source_type, "doc_2").source


@pytest.mark.parametrize("outlet", ["mediapart", "courrier de valdor", "20 minutes", "This Morning", "(Lorme)"])
def test_an_outlets_own_name_is_never_confined(outlet: str) -> None:
    assert not own_naming(outlet).confined
    assert own_naming(outlet).key == own_naming(outlet.upper()).key


def test_ids_are_readable_and_bounded() -> None:
    assert naming("Al-Mayadeen", "outlet", "d").source == "src_mayadeen"
    assert naming("Gaël Perdriau", "named_person", "d").source == "src_gael-perdriau"
    assert len(source_id("mot " * 100)) < 120
    assert source_id("mot " * 100) != source_id("mot " * 101)


# -- one source or several -----------------------------------------------------------------------------------------


def settled(*documents: Sequence[tuple[str, SourceType]], text: str = "") -> list[str]:
    """The source id of every mention of these documents, in their order."""
    read = [
        one
        for number, mentions in enumerate(documents)
        for one in within([naming(name, type_, f"doc_{number}") for name, type_ in mentions], text)
    ]
    handles = {one.key: frozenset(h for other in read if other.key == one.key for h in other.handles) for one in read}
    ids = settle(Name(key, own) for key, own in handles.items())
    return [ids[one.key] for one in read]


def joined(*documents: Sequence[tuple[str, SourceType]], text: str = "") -> int:
    """How many sources these mentions are."""
    return len(set(settled(*documents, text=text)))


MACRON: tuple[str, SourceType] = ("Emmanuel Macron", "named_person")
WIFE: tuple[str, SourceType] = ("Brigitte Macron", "named_person")
SURNAME: tuple[str, SourceType] = ("M. Macron", "named_person")


def test_a_surname_is_the_full_name_of_its_document() -> None:
    assert settled([MACRON, SURNAME], [WIFE]) == ["src_emmanuel-macron"] * 2 + ["src_brigitte-macron"]


def test_a_surname_is_the_only_full_name_held() -> None:
    assert joined([MACRON], [SURNAME]) == 1


def test_a_surname_of_several_stays_apart() -> None:
    assert settled([MACRON], [WIFE], [SURNAME])[-1] == "src_macron"
    assert joined([MACRON, WIFE, SURNAME]) == 3


def test_an_acronym_is_what_one_document_ties_it_to() -> None:
    tied: tuple[str, SourceType] = ("l'Office des marées d'Ormeval (OMO)", "named_organization")
    acronym: tuple[str, SourceType] = ("l'OMO", "named_organization")
    assert joined([tied], [acronym]) == 1
    other: tuple[str, SourceType] = ("Ormeval Motor Organisation (OMO)", "named_organization")
    assert joined([tied], [other], [acronym]) == 3


def test_an_acronym_is_what_its_own_text_spells_out() -> None:
    acronym: tuple[str, SourceType] = ("l'OMO", "named_organization")
    text = "L'Office des marées d'Ormeval (OMO) veille. L'OMO a dit que la mer monte."
    assert settled([acronym], text=text) == ["src_office-des-marees-d-ormeval"]


def test_initials_join_only_one_body_that_has_them() -> None:
    office: tuple[str, SourceType] = ("Office des marées d'Ormeval", "named_organization")
    acronym: tuple[str, SourceType] = ("OMO", "named_organization")
    assert joined([office], [acronym]) == 1
    assert joined([office], [("Observatoire maritime d'Orse", "named_organization")], [acronym]) == 3
    assert joined([("Parti sévère", "named_organization")], [("PS", "named_organization")]) == 2


def test_well_known_bodies_are_one_in_both_languages() -> None:
    assert joined([("le Pentagone", "named_organization")], [("the Pentagon", "named_organization")]) == 1
    tied: tuple[str, SourceType] = ("Office national d'urbanisme (ONU)", "named_organization")
    assert joined([tied], [("l'ONU", "named_organization")]) == 2


def test_a_descriptor_may_belong_to_the_name() -> None:
    assert joined([("Agence Boréale", "agency")], [("l'agence Boréale", "agency")]) == 1
    assert joined([("Boréale", "agency")], [("l'agence Boréale", "agency")]) == 1


def test_unnamed_sources_are_one_per_description_and_document() -> None:
    official: tuple[str, SourceType] = ("Un responsable militaire", "unnamed_person")
    same: tuple[str, SourceType] = ("le responsable militaire", "unnamed_person")
    assert joined([official, same]) == 1
    assert joined([official], [same]) == 2
    assert joined([official, ("un autre responsable", "unnamed_person")]) == 2


POOL: list[tuple[str, SourceType]] = [
    MACRON,
    WIFE,
    SURNAME,
    ("OMO", "named_organization"),
    ("O.M.O.", "named_organization"),
    ("Office des marées d'Ormeval (OMO)", "named_organization"),
    ("Observatoire maritime d'Orse", "named_organization"),
    ("Boréale", "agency"),
    ("l'agence Boréale (AB)", "agency"),
    ("Agence Boréale", "agency"),
    ("AB", "outlet"),
    ("des témoins", "unnamed_group"),
]


@given(st.permutations(POOL), st.integers(1, len(POOL)))
def test_the_order_of_mentions_changes_nothing(order: list[tuple[str, SourceType]], count: int) -> None:
    mentions = order[:count]
    assert dict(zip(mentions, settled(mentions), strict=True)) == dict(
        zip(sorted(mentions), settled(sorted(mentions)), strict=True)
    )


# -- what is shown, what a text spells out --------------------------------------------------------------------------


def test_the_fullest_form_is_shown() -> None:
    assert best_form({"Macron": 9, "EMMANUEL MACRON": 5, "Emmanuel Macron": 1}) == "Emmanuel Macron"
    assert best_form({"Le Fanal": 2, "le Fanal": 2}) == "Le Fanal"


def test_the_type_most_mentions_give() -> None:
    assert best_type({"named_organization": 3, "outlet": 1}) == "named_organization"
    assert best_type({"named_organization": 1, "outlet": 1}) == "outlet"
    assert best_type({"named_organization": 3, "outlet": 1}, publishes=True) == "outlet"
    assert best_type({"outlet": 3, "agency": 1}, publishes=True) == "agency"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("L'Organisation mondiale de la santé (OMS) alerte.", [("oms", "Organisation mondiale de la santé")]),
        ("Le Bureau of Land Surveys (BLS) said so.", [("bls", "Bureau of Land Surveys")]),
        ("Le maire (LR) a parlé. Une saison (XYZ) de plus.", []),
        ("Office des marées (OM), puis Ordre maritime (OM).", [("om", "Office des marées")]),
        ("(OMS)", []),
    ],
)
def test_acronyms_that_a_text_spells_out(text: str, found: list[tuple[str, str]]) -> None:
    assert list(expansions(text)) == found


def test_initials_leave_small_words_out() -> None:
    assert initials_of("Office des marées d'Ormeval") == "omo"


TRANSLATED = [
    ("l'Institut Halvard", "the Halvard Institute"),
    ("la mairie d'Orval", "Orval city hall"),
    ("la Fédération des pêcheurs de Lornec", "the Lornec Fishermen's Federation"),
    ("la Banque Meridia", "Meridia Bank"),
    ("l'université de Pell", "Pell University"),
]


@pytest.mark.parametrize(("french", "english"), TRANSLATED)
def test_a_body_in_two_languages(french: str, english: str) -> None:
    names = [naming(name, "named_organization", "doc_0") for name in (french, english)]
    assert len(set(settle(Name(one.key, one.handles) for one in names).values())) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("l'Institut Halvard", "the Halden Institute"),
        ("la mairie d'Orval", "the Orval prefecture"),
        ("la Banque Meridia", "le Groupe Meridia"),
    ],
)
def test_bodies_that_share_a_word_are_two(one: str, other: str) -> None:
    names = [naming(name, "named_organization", "doc_0") for name in (one, other)]
    assert len(set(settle(Name(read.key, read.handles) for read in names).values())) == 2


@pytest.mark.parametrize("title", ["Al-Sahafa", "L'Écho des Vallées"])
def test_an_outlet_taken_for_a_person_is_known_by_the_name_it_gives_itself(title: str) -> None:
    names = [own_naming(title), naming(title, "named_person", "doc_0")]
    assert len(set(settle(Name(one.key, one.handles) for one in names).values())) == 1


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("des informations de Radio Lisane", "radio lisane"),
        ("informations du Quotidien de Valdor", "quotidien de valdor"),
        ("reports by Channel Eleven", "channel eleven"),
    ],
)
def test_information_is_whose_it_is(name: str, key: str) -> None:
    assert naming(name, "outlet", "doc_0").key == key
