"""A source between asterisks, a cue in braces, a content in brackets → why, or on what condition, it is not named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Document
from ingest.extract import extract
from ingest.extract.anonymity import Anonymity

FRENCH = [
    (
        "*Un officier* a déclaré, sous couvert d'anonymat, que [la route est coupée].",
        "sous couvert d'anonymat",
    ),
    (
        "*Un officier* a déclaré, sous couvert d’anonymat parce qu’il n’est pas autorisé à parler à la presse, "
        "que [la route est coupée].",
        "sous couvert d’anonymat parce qu’il n’est pas autorisé à parler à la presse",
    ),
    (
        "*Une source*, qui a requis l'anonymat, affirme que [le port ferme].",
        "a requis l'anonymat",
    ),
    (
        "*Une source* ayant requis l'anonymat par crainte de représailles {affirme} que [le port ferme].",
        "ayant requis l'anonymat par crainte de représailles",
    ),
    ("*Un cadre* sous la condition de l'anonymat a dit que [l'usine ferme].", "sous la condition de l'anonymat"),
    ("*Un cadre* a dit, sous le sceau de l'anonymat, que [l'usine ferme].", "sous le sceau de l'anonymat"),
    ("*Un cadre* souhaitant garder l'anonymat a dit que [l'usine ferme].", "souhaitant garder l'anonymat"),
    ("*Un cadre*, qui préfère rester anonyme, a dit que [l'usine ferme].", "préfère rester anonyme"),
    ("*Un cadre* désirant conserver l'anonymat a dit que [l'usine ferme].", "désirant conserver l'anonymat"),
    ("*Un cadre*, qui a souhaité garder l'anonymat, a dit que [l'usine ferme].", "a souhaité garder l'anonymat"),
    ("*Un cadre*, à condition de ne pas être nommé, a dit que [l'usine ferme].", "à condition de ne pas être nommé"),
    (
        "*Une employée*, qui a demandé à ne pas être identifiée, dit que [l'usine ferme].",
        "a demandé à ne pas être identifiée",
    ),
    ("*Une employée*, qui ne souhaite pas être citée, dit que [l'usine ferme].", "ne souhaite pas être citée"),
    ("*Un témoin*, qui a refusé de donner son nom, dit que [le toit brûle].", "a refusé de donner son nom"),
    ("*Un témoin*, qui n'a pas voulu donner son nom, dit que [le toit brûle].", "n'a pas voulu donner son nom"),
    ("*Un témoin* refusant d'être cité dit que [le toit brûle].", "refusant d'être cité"),
    (
        "*Un témoin*, qui a requis l'anonymat car il craint pour son emploi, dit que [le toit brûle].",
        "a requis l'anonymat car il craint pour son emploi",
    ),
    (
        "*Un agent*, qui n'est pas autorisé à s'exprimer publiquement, dit que [le toit brûle].",
        "n'est pas autorisé à s'exprimer publiquement",
    ),
    (
        "*Des agents* ont dit, sous réserve d'anonymat, faute d'être habilités à parler, que [le toit brûle].",
        "sous réserve d'anonymat, faute d'être habilités à parler",
    ),
    # the next sentence goes on about the speaker
    (
        "« [Le port ferme] », a dit *un officier*. Il a parlé sous couvert d'anonymat.",
        "sous couvert d'anonymat",
    ),
    ("[Le port ferme], a dit *un officier*. Le ministre est parti.", None),
    # it is said of somebody else
    ("*Le maire* a démenti [ce qu'un agent avait dit sous couvert d'anonymat].", None),
    ("*Un témoin* dit que [le toit brûle].", None),
    ("Une lettre anonyme est arrivée. *Un témoin* dit que [le toit brûle].", None),
    ("*Un témoin* a cité le nom du maire et dit que [le toit brûle].", None),
]

ENGLISH = [
    (
        "*An officer*, speaking on condition of anonymity, said [the road is closed].",
        "speaking on condition of anonymity",
    ),
    (
        "*An officer*, who spoke on condition of anonymity because he may not talk, said [the road is closed].",
        "spoke on condition of anonymity because he may not talk",
    ),
    (
        "*A clerk*, who asked not to be named because she feared for her job, said [the plant will close].",
        "asked not to be named because she feared for her job",
    ),
    ("*A clerk* who asked to remain anonymous said [the plant will close].", "asked to remain anonymous"),
    ("*A clerk* speaking anonymously said [the plant will close].", "speaking anonymously"),
    (
        "*A clerk*, speaking anonymously as she feared for her job, said [the plant will close].",
        "speaking anonymously as she feared for her job",
    ),
    ("*A clerk* who declined to be named said [the plant will close].", "declined to be named"),
    ("*A clerk* who declined to give her name said [the plant will close].", "declined to give her name"),
    ("*A clerk* who did not want to be identified said [the plant will close].", "did not want to be identified"),
    ("*A clerk*, who doesn't want to be named, said [the plant will close].", "doesn't want to be named"),
    ("*A clerk* who requested anonymity said [the plant will close].", "requested anonymity"),
    (
        "*A clerk* who requested anonymity to discuss private talks {said} [the plant will close].",
        "requested anonymity to discuss private talks",
    ),
    (
        "*A clerk*, who requested anonymity to discuss private talks, said [the plant will close].",
        "requested anonymity to discuss private talks",
    ),
    ("*A clerk* who was granted anonymity said [the plant will close].", "granted anonymity"),
    ("*A clerk*, speaking off the record, said [the plant will close].", "speaking off the record"),
    ("*A clerk*, speaking on background, said [the plant will close].", "speaking on background"),
    ("*A clerk*, insisting on anonymity, said [the plant will close].", "insisting on anonymity"),
    (
        "*An aide*, who was not authorized to speak publicly, said [the talks failed].",
        "was not authorized to speak publicly",
    ),
    (
        "*An aide* said, on the condition that he not be named, that [the talks failed].",
        "on the condition that he not be named",
    ),
    ("*An aide* said under condition of anonymity that [the talks failed].", "under condition of anonymity"),
    (
        "“[The talks failed],” said *an aide*. The aide spoke on condition of anonymity because the talks are private.",
        "spoke on condition of anonymity because the talks are private",
    ),
    (
        "[The talks failed], *two officials* said. They asked not to be identified, citing private talks.",
        "asked not to be identified, citing private talks",
    ),
    ("“[The talks failed],” said *an aide*. The mayor left.", None),
    ("*The mayor* denied [what an aide said on condition of anonymity].", None),
    ("*An aide* named two officials and said [the talks failed].", None),
    ("*An aide* said [the talks failed].", None),
]


Place = tuple[int, int]


def marked(sentence: str) -> tuple[str, Place, Place | None, Place]:
    """The plain sentence, and the places of source, cue and content in it."""
    places: dict[str, list[int]] = {}
    plain = ""
    for char in sentence:
        if char in "*[]{}":
            places.setdefault({"]": "[", "}": "{"}.get(char, char), []).append(len(plain))
        else:
            plain += char
    source, content = places["*"], places["["]
    cue = (places["{"][0], places["{"][1]) if "{" in places else None
    return plain, (source[0], source[1]), cue, (content[0], content[1])


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [("fr", *row) for row in FRENCH] + [("en", *row) for row in ENGLISH],
)
def test_reason(language: str, sentence: str, expected: str | None) -> None:
    text, source, cue, content = marked(sentence)
    found = Anonymity.of(text, language).reason(source, cue, [content])
    assert (text[found[0] : found[1]] if found else None) == expected


def test_before_a_pronoun_it_may_stand_in_the_sentence_before() -> None:
    text = "Un officier, qui a requis l'anonymat, est venu. Il a dit que le port ferme."
    source = (text.index("Il a"), text.index("Il a") + 2)
    content = (text.index("le port"), len(text) - 1)
    stated = Anonymity.of(text, "fr")
    assert stated.reason(source, None, [content], repeated=False) is not None
    assert stated.reason(source, None, [content]) is None


_PIECES = [
    "sous couvert d'anonymat", " parce qu'", "il ", ", ", ". ", "\n", "« ", " »", "on condition of anonymity",
    "asked not to be named", "The aide ", "He ", "a requis l'anonymat ", "nommé ", "not authorized to speak ",
]  # fmt: skip


@given(
    st.one_of(st.text(max_size=80), st.lists(st.sampled_from(_PIECES), max_size=30).map("".join)),
    st.data(),
    st.sampled_from(["fr", "en"]),
)
def test_a_reason_lies_in_the_text(text: str, data: st.DataObject, language: str) -> None:
    first, second, third, fourth = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=4)))
    found = Anonymity.of(text, language).reason(
        (first, second), None, [(third, fourth)], repeated=data.draw(st.booleans())
    )
    assert found is None or 0 <= found[0] < found[1] <= len(text)


def test_it_is_read_with_the_text() -> None:
    (one,) = extract(Document.of(text=marked(FRENCH[0][0])[0], language="fr"))
    assert one.anonymity_reason is not None
    assert one.anonymity_reason.text == "sous couvert d'anonymat"


def test_who_is_named_is_not_anonymous() -> None:
    text = "Paul Vernet a dit que la route est coupée, ce que nie un agent sous couvert d'anonymat."
    assert all(one.anonymity_reason is None for one in extract(Document.of(text=text, language="fr"))[:1])
