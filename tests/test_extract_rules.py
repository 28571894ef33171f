"""Sentence → expected: who, by which words, what. Sentences are ours."""

import pytest

from graph.model import Attribution, Document
from ingest.extract import extract


def read(text: str, language: str = "fr") -> tuple[Attribution, ...]:
    return extract(Document.of(text=text, language=language))


def shape(attribution: Attribution) -> tuple[str | None, str | None, tuple[str, ...]]:
    def words(span: object) -> str | None:
        return getattr(span, "text", None)

    return words(attribution.source), words(attribution.cue), tuple(span.text for span in attribution.content)


FRENCH = [
    # subject, verb, clause
    (
        "Le maire a déclaré que le pont rouvrirait en mars.",
        ("Le maire", "a déclaré", ("le pont rouvrirait en mars",)),
    ),
    ("Jeanne Orsel affirme que tout va bien.", ("Jeanne Orsel", "affirme", ("tout va bien",))),
    (
        "Hier, le ministère a également annoncé la fermeture de deux écoles.",
        ("le ministère", "a également annoncé", ("la fermeture de deux écoles",)),
    ),
    ("La préfecture a promis de réparer la digue.", ("La préfecture", "a promis", ("réparer la digue",))),
    ("Il reconnaît avoir menti.", ("Il", "reconnaît", ("avoir menti",))),
    ("Les syndicats dénoncent un « passage en force ».", ("Les syndicats", "dénoncent", ("un « passage en force »",))),
    # the incise
    (
        "« Nous partirons demain », a dit Paul Vernet.",
        ("Paul Vernet", "a dit", ("« Nous partirons demain »",)),
    ),
    ("« Nous partirons demain », a-t-il ajouté.", ("il", "a-t-il ajouté", ("« Nous partirons demain »",))),
    (
        "« La route est longue », a dit Paul Vernet, « mais elle est belle ».",
        ("Paul Vernet", "a dit", ("« La route est longue »", "« mais elle est belle »")),
    ),
    (
        "Le train partira à midi, a précisé la compagnie.",
        ("la compagnie", "a précisé", ("Le train partira à midi",)),
    ),
    # a source in a prepositional phrase
    ("Selon Radio Lisane, le port a rouvert.", ("Radio Lisane", "Selon", ("le port a rouvert",))),
    ("Le port a rouvert, selon la capitainerie.", ("la capitainerie", "selon", ("Le port a rouvert",))),
    (
        "Le port, d'après la capitainerie, a rouvert lundi.",
        ("la capitainerie", "d'après", ("Le port", "a rouvert lundi")),
    ),
    # nobody expressed
    ("Il a été annoncé que le port rouvrirait.", (None, "a été annoncé", ("le port rouvrirait",))),
    (
        "L'attentat a été revendiqué par la Brigade du Levant.",
        ("la Brigade du Levant", "a été revendiqué", ("L'attentat",)),
    ),
    # a remark between the cue and its clause
    (
        "Un officier a déclaré, sous couvert d'anonymat, que la route était coupée.",
        ("Un officier", "a déclaré", ("la route était coupée",)),
    ),
    # a colon, a signature
    ("Paul Vernet : « Nous partirons tous demain. »", ("Paul Vernet", None, ("« Nous partirons tous demain. »",))),
]

ENGLISH = [
    ("The mayor said the bridge would reopen in March.", ("The mayor", "said", ("the bridge would reopen in March",))),
    ("“We leave tomorrow,” said Ruth Calder.", ("Ruth Calder", "said", ("“We leave tomorrow,”",))),
    ("“We leave tomorrow,” she said.", ("she", "said", ("“We leave tomorrow,”",))),
    (
        "According to the Northmoor Ledger, the harbour has reopened.",
        ("the Northmoor Ledger", "According to", ("the harbour has reopened",)),
    ),
    (
        "The harbour has reopened, according to the council.",
        ("the council", "according to", ("The harbour has reopened",)),
    ),
    (
        "The company said in a statement that it would close.",
        ("The company", "said", ("it would close",)),
    ),
    (
        "An official told the Northmoor Ledger that the road was cut.",
        ("An official", "told", ("the road was cut",)),
    ),
    ("Activists claim that the report was altered.", ("Activists", "claim", ("the report was altered",))),
    (
        "“It is over,” Ruth Calder said. “We lost every boat we had.”",
        ("Ruth Calder", "said", ("“It is over,”", "“We lost every boat we had.”")),
    ),
]

NOTHING = [
    ("Le maire s'est exprimé.", "fr"),
    ("On note que la mer monte.", "fr"),
    ("La seconde période a confirmé les progrès de l'équipe.", "fr"),
    ("Le film « La Mer » sort demain.", "fr"),
    ("The United States left the talks.", "en"),
    ("The report was long.", "en"),
]


@pytest.mark.parametrize(("sentence", "expected"), FRENCH, ids=[sentence for sentence, _ in FRENCH])
def test_french(sentence: str, expected: tuple[str | None, str | None, tuple[str, ...]]) -> None:
    assert [shape(one) for one in read(sentence)] == [expected]


@pytest.mark.parametrize(("sentence", "expected"), ENGLISH, ids=[sentence for sentence, _ in ENGLISH])
def test_english(sentence: str, expected: tuple[str | None, str | None, tuple[str, ...]]) -> None:
    assert [shape(one) for one in read(sentence, "en")] == [expected]


@pytest.mark.parametrize(("sentence", "language"), NOTHING)
def test_no_attribution(sentence: str, language: str) -> None:
    assert read(sentence, language) == ()


def test_a_gerund_has_the_speaker_above_it() -> None:
    _, second = read("Le ministère a annoncé une trêve, précisant que « les routes sont ouvertes ».")
    assert shape(second) == (None, "précisant", ("« les routes sont ouvertes »",))
    assert (second.referent, second.source_type) == ("Le ministère", "named_organization")


def test_an_infinitive_of_narration_takes_up_the_last_speaker() -> None:
    _, second = read("Le communiqué a évoqué une trêve.\n\nEt de souligner que « rien n'est signé ».")
    assert shape(second) == (None, "souligner", ("« rien n'est signé »",))
    assert second.source_type == "document"


def test_a_coordinated_verb_repeats_its_subject() -> None:
    first, second = read("Anne Lorval a déclaré que le pont tiendrait et a promis que la route suivrait.")
    assert shape(first)[2] == ("le pont tiendrait",)
    assert shape(second) == ("Anne Lorval", "a promis", ("la route suivrait",))


def test_a_quotation_signed_on_the_line_below() -> None:
    (only,) = read("« Nous ne bougerons pas d'ici. »\n— Anne Lorval, présidente du port")
    assert shape(only) == ("Anne Lorval, présidente du port", None, ("« Nous ne bougerons pas d'ici. »",))


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("« Nous partons », a dit Paul Vernet.", "direct"),
        ("Paul Vernet a dit : « Nous partons. »", "direct"),
        ("Selon Paul Vernet, « le port est fermé ».", "direct"),
        ("Paul Vernet a dit que « le port est fermé ».", "mixed"),
        ("Paul Vernet a dit que le port est « fermé ».", "mixed"),
        ("Paul Vernet a dit que le port est fermé.", "indirect"),
    ],
)
def test_kind(sentence: str, kind: str) -> None:
    assert [one.kind for one in read(sentence)] == [kind]


@pytest.mark.parametrize(
    ("sentence", "polarity"),
    [
        ("Paul Vernet affirme que le port est fermé.", "asserted"),
        ("Paul Vernet dément que le port soit fermé.", "denied"),
        ("Paul Vernet a nié avoir fermé le port.", "denied"),
        ("Paul Vernet n'a pas confirmé que le port était fermé.", "unsaid"),
    ],
)
def test_polarity(sentence: str, polarity: str) -> None:
    assert [one.polarity for one in read(sentence)] == [polarity]


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("Selon Radio Lisane, le port aurait rouvert.", "hedged"),
        ("Radio Lisane affirme que le cargo serait parti.", "hedged"),
        ("Selon Radio Lisane, le port a rouvert.", "certain"),
        ("Le maire a dit que le port serait prêt en mai.", "certain"),
    ],
)
def test_modality(sentence: str, modality: str) -> None:
    assert [one.modality for one in read(sentence)] == [modality]


@pytest.mark.parametrize(
    ("text", "referent", "source_type"),
    [
        ("Emmanuel Lorval est arrivé. M. Lorval a dit que le port rouvrirait.", "Emmanuel Lorval", "named_person"),
        ("Une source policière a parlé. Elle a dit que la rue était fermée.", None, None),
        ("Le Syctom a tranché. Selon le Syctom, la grève dure.", "le Syctom", "named_organization"),
        ("L'agence Boréale a affirmé que le port rouvrirait.", "L'agence Boréale", "agency"),
        ("Le Courrier de Valdor rapporte que le port rouvrira.", "Le Courrier de Valdor", "outlet"),
        ("Des témoins ont affirmé que le feu venait du toit.", "Des témoins", "unnamed_group"),
        ("Un témoin a affirmé que le feu venait du toit.", "Un témoin", "unnamed_person"),
        ("Un rapport indique que la mer monte.", "Un rapport", "document"),
    ],
)
def test_referent_and_type(text: str, referent: str | None, source_type: str | None) -> None:
    (only,) = read(text)
    if referent is not None:
        assert (only.referent, only.source_type) == (referent, source_type)


def test_a_pronoun_is_the_last_speaker_it_agrees_with() -> None:
    _, second = read(
        "Claire Dormont, la maire de Valdor, a dit que tout irait bien. Elle a ajouté que le port rouvrirait."
    )
    assert second.referent == "Claire Dormont"


def test_the_outlet_told_is_a_conduit() -> None:
    (only,) = read("Un officier a déclaré à la chaîne libanaise Al-Mayadeen que la route était coupée.")
    assert only.addressee is not None
    assert only.addressee.text == "la chaîne libanaise Al-Mayadeen"
    assert [(one.name, one.span.text) for one in only.conduits] == [("Al-Mayadeen", "la chaîne libanaise Al-Mayadeen")]


def test_the_documents_own_outlet_is_no_conduit() -> None:
    text = "Un officier a déclaré à Radio Lisane que la route était coupée."
    (only,) = extract(Document.of(text=text, language="fr", outlet="Radio Lisane"))
    assert only.conduits == ()


def test_a_source_phrase_over_another_statement_is_its_parent() -> None:
    outer, inner = read("Selon Radio Lisane, un officier a dit que la route était coupée.")
    assert inner.parent == outer.id
    assert [one.name for one in inner.conduits] == ["Radio Lisane"]


def test_a_person_after_an_outlet_is_the_subject_of_what_it_says() -> None:
    outer, inner = read("Selon Radio Lisane, le maire de Valdor, Jean Orsel, a démenti que le port soit fermé.")
    assert shape(outer)[:2] == ("Radio Lisane", "Selon")
    assert shape(inner) == ("le maire de Valdor, Jean Orsel", "a démenti", ("le port soit fermé",))
    assert inner.parent == outer.id


def test_medium_and_when() -> None:
    (only,) = read("Mardi, le ministère a affirmé dans un communiqué que la route était coupée.")
    assert (only.medium and only.medium.text, only.when and only.when.text) == ("un communiqué", "Mardi")


def test_a_separate_title_is_read_too() -> None:
    document = Document.of(text="Le port est ouvert.", title="Le maire annonce une trêve", language="fr")
    (only,) = extract(document)
    assert {span.field for span in only.spans()} == {"title"}


def test_a_language_that_is_not_read_gives_nothing() -> None:
    assert read("El alcalde dijo que el puerto abriría.", "es") == ()
