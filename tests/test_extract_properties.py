"""Whatever the text: no error, spans inside it, the same output twice and in any order, and work that grows with
length only."""

import time
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from graph.exchange.read_json import attribution_json, attributions_from_json
from graph.model import Attribution, Document, check_attributions
from ingest.extract import extract

PIECES = [
    "« ", " »", "“", "”", '"', "„", "‘", "’", "‹", "›", "(", ")", "[", "]", "[…]", "—", "–", "\n— ", "- ", ",", ".",
    " : ", ";", "?", "!", "…", "\n", "\n\n", "\r\n", "\u2028", "\t", " ", "\u00a0", "\u202f", "\u200b", "\ufeff",
    "\x00", "é", "e\u0301", "\u0301", "İ", "ß", "ﬁ", "😀", "𝔵", "👩\u200d🚀", "ا", "\u202e", "\u2066", "한글 ", "日本",
    "שלום ", "61 ", "1.", "2,5 %", "A", "a", "X ", "M. ", "Mr. ", "U.S. ", "l'", "qu’", "-", "et ", "and ", "http://a.example/",
    "selon ", "Selon l'AFP, ", "d'après ", "de source ", "pour ", "par ", "a déclaré que ", "a-t-il dit", "dit-elle",
    "n'a pas confirmé ", "notant que ", "Et de souligner que ", "qui ", "que ", "a promis de ", "cité par ", "aurait ",
    "Le maire ", "le ministre, Paul Vernet, ", "Il ", "M. Orsel ", "un témoin ", "La Gazette de Brume ",
    "said ", "said that ", "he said", "told Reuters ", "according to ", "reportedly ", "declined to comment ",
    "saying ", "who ", "that ", "to ", "in an interview with ", "The mayor ", "She ", "Anne Orsel ", "a witness ",
    "hier ", "la veille ", "on Friday ", "20 à 30 % des ", "two or three ", "sous couvert d'anonymat ",
    "porte-parole de ", "a spokesman for ", "aurait menti ", "on condition of anonymity because ",
]  # fmt: skip

SENTENCES = [
    "Le maire de Brume, Paul Vernet, a déclaré à La Gazette que « le pont est fermé ». ",
    "« Nous verrons », a-t-il ajouté, « ce que dira l'ingénieur ». ",
    "Selon l'agence Corvus, un témoin, cité par Radio Lisane, a dit : « J'ai vu la grue tomber. » ",
    "La ministre n'a pas confirmé que les 61 attaques aient fait au moins 12 blessés, notant que l'enquête continue.\n",
    "— Vous partez ? demanda-t-elle.\n— Demain, répondit M. Orsel.\n",
    "Mayor Lena Ost said on Monday that the bridge “will hold”, citing a report by the Ferry Board. ",
    "“No one was hurt,” she told the Kestrel Bay Herald. “We were lucky.” ",
    "According to the Herald, a spokesman for the port denied it had been warned; he declined to say more.\n",
    "Two officials, speaking on condition of anonymity, reportedly promised to reopen the road.\n\n",
    "“First paragraph of what he said.\n\n“Second one,” Vernet added. ",
]

languages = st.sampled_from(["fr", "en"])
pieced = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
sentences = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map("".join)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """Sentences with pieces put in, cut out and doubled at random."""
    text = draw(sentences)
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 40)))
        cut_or_doubled = draw(st.sampled_from(["", text[start:end] * 2]))
        text = text[:start] + draw(st.sampled_from(["", *PIECES])) + cut_or_doubled + text[end:]
    return text


texts = st.one_of(st.text(max_size=300), pieced, sentences, damaged())


def checked(document: Document, *, beliefs: bool = False) -> tuple[Attribution, ...]:
    """What is extracted, which must be what it is to be whatever the text."""
    found = extract(document, beliefs=beliefs)
    check_attributions(document, found)
    for attribution in found:
        assert all(document.holds(span) for span in attribution.spans())
        assert all(span.text.strip() for span in attribution.spans())
        places = [(span.field, span.start, span.end) for span in attribution.content]
        assert places == sorted(places)
        assert all(one[2] <= other[1] for one, other in pairwise(places))
        assert attribution.method.partition(".")[0] == document.language
    return found


@settings(max_examples=400, deadline=None)
@given(text=texts, title=st.one_of(st.none(), texts), language=languages, beliefs=st.booleans())
@example(text="\x00", title="«", language="fr", beliefs=True)
@example(text="“", title=None, language="en", beliefs=True)
@example(text="a\u0301 dit : « e\u0301 »", title="Il a dit que non", language="fr", beliefs=False)
def test_any_text_is_read(text: str, title: str | None, language: str, beliefs: bool) -> None:
    if not text.strip():
        return
    document = Document.of(text=text, title=title, language=language, published="2024-03-14")
    found = checked(document, beliefs=beliefs)
    assert found == extract(document, beliefs=beliefs)
    assert attributions_from_json(document, [attribution_json(one) for one in found]) == found


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(texts, languages).filter(lambda one: bool(one[0].strip())), min_size=2, max_size=5))
def test_documents_do_not_touch_each_other(given_texts: list[tuple[str, str]]) -> None:
    documents = [Document.of(text=text, language=language) for text, language in given_texts]
    forwards = [extract(document) for document in documents]
    backwards = [extract(document) for document in reversed(documents)]
    assert forwards == backwards[::-1]


def test_a_pronoun_never_finds_who_spoke_in_another_document() -> None:
    first = Document.of(
        text="Paul Vernet a dit que le port est fermé. Il a ajouté que la route est coupée.", language="fr"
    )
    other = Document.of(text="Il a ajouté que la route est coupée.", language="fr")
    extract(first)
    assert [one.referent for one in extract(other)] == [None]


# -- extremes ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("« “ " * 5_000 + "non" + " ” »" * 5_000, id="10,000 nested quotation marks"),
        pytest.param("(" * 10_000, id="10,000 brackets"),
        pytest.param("([" * 5_000 + "])" * 5_000, id="10,000 nested brackets"),
        pytest.param("said " * 20_000, id="nothing but cues"),
        pytest.param("Il a dit " + "que le pont, la route, " * 2_000, id="one long sentence"),
        pytest.param("\x00" * 10_000, id="NUL"),
        pytest.param("\x00Il a dit\x00 que\x00 oui.\x00", id="NUL between words"),
        pytest.param("a" + "\u0301" * 10_000, id="combining marks"),
        pytest.param("Il a dit : « 𝔏𝔢 𝔭𝔬𝔫𝔱 😀 ». " * 200, id="astral"),
        pytest.param("قال المتحدث إن « الجسر مغلق ». " * 200, id="right to left"),
        pytest.param("\u202eIl a dit que oui.\u202c " * 200, id="turned over"),
        pytest.param("\ufeff", id="a byte order mark"),
    ],
)
def test_extremes_are_read(text: str, language: str) -> None:
    checked(Document.of(text=text, language=language))


def test_a_text_that_is_all_title_is_read() -> None:
    checked(Document.of(text="x", title="« Le pont ferme », dit le maire, " * 500, language="fr"))
    line = "Le maire a dit que le pont ferme."
    assert len(checked(Document.of(text=line, title=line, language="fr"))) <= 1, "nothing is found twice"


# -- growth --------------------------------------------------------------------------------------------------------

MEASURABLE = 0.015  # seconds that a text must take for the growth from it to mean anything
LONGEST = 100_000  # characters after which a text that takes less is long enough
LINEAR = 8.0  # four times the text may take that many times as long: linear is 4, quadratic 16


def growth(make: Callable[[int], Document]) -> float:
    """How many times as long four times the text takes, where the text itself takes a time that can be measured."""

    def seconds(length: int) -> float:
        document = make(length)
        start = time.process_time()
        extract(document)
        return time.process_time() - start

    length = 2_000  # more than the longest sentence, within which work may grow faster
    while (once := seconds(length)) < MEASURABLE and length < LONGEST:
        length *= 2
    once = min(once, seconds(length))
    return seconds(4 * length) / max(once, MEASURABLE / 2)


def stays_linear(make: Callable[[int], Document]) -> bool:
    """Whether the work grows as the text does: in one of three measurements, since the machine has other work too."""
    return any(growth(make) < LINEAR for _ in range(3))


def repeated(piece: str, language: str) -> Callable[[int], Document]:
    return lambda length: Document.of(text="x " + piece * (length // len(piece)), language=language)


@pytest.mark.parametrize(
    ("language", "piece"),
    [
        ("fr", "« "), ("en", "“"), ("en", '"'), ("en", "‘a’ “"), ("fr", "» "), ("fr", "("), ("en", "[ ("), ("fr", "- "),
        ("en", "\n— He said "), ("fr", "\n« Il "), ("fr", "mot "), ("en", "word, "), ("fr", "a dit "),
        ("fr", "a déclaré que « "), ("en", "he said that "), ("fr", "qui "), ("fr", "Il a dit que le ministre, "),
        ("fr", "selon le ministre, "), ("en", "according to the minister, "), ("en", "told Reuters that "),
        ("fr", "notant que "), ("en", "Mr. Orsel said yes. He added no. "), ("en", "“Yes,” said X. "),
        ("fr", "M. Orsel a dit que oui. Il a ajouté que non. "), ("fr", "Paul Vernet et Anne Orsel "), ("en", "X, Y, "),
        ("fr", "X, le maire de Y, "), ("en", "the minister of the "), ("fr", "a"), ("en", "1"), ("fr", "l'"),
        ("en", "a-"), ("en", "U.S. "), ("fr", "\n"), ("en", "\x00"), ("fr", "\u0301"), ("en", "😀"), ("fr", "ا"),
        ("fr", "A"), ("en", "on Twitter "), ("fr", "à la télévision "), ("en", "Anna and Bert said Cora is here, "),
    ],
)  # fmt: skip
def test_work_is_linear_in_a_piece_repeated(language: str, piece: str) -> None:
    assert stays_linear(repeated(piece, language))


@pytest.mark.parametrize(
    ("language", "opening", "closing"),
    [
        ("fr", "« ", "» "),
        ("fr", "« “ ", "” » "),
        ("en", "(", ")"),
        ("fr", "a dit que « ", "» "),
        ("en", "word ", "she said. "),
        ("fr", "mot ", "a-t-il dit. "),
        ("en", "said that ", "yes. "),
    ],
)
def test_work_is_linear_in_what_opens_and_closes(language: str, opening: str, closing: str) -> None:
    def make(length: int) -> Document:
        text = opening * (length // 2 // len(opening)) + "x " + closing * (length // 2 // len(closing))
        return Document.of(text=text, language=language)

    assert stays_linear(make)


@pytest.mark.parametrize(
    ("language", "form"),
    [
        ("fr", "{0} {1} a dit que oui. Il a ajouté que non.\n"),
        ("en", "{0} {1}, mayor of {2}, said yes. She added that no.\n"),
        ("fr", "{0} {1} a dit que {2} a dit que "),
        ("en", "According to {0}, {1} said {2} is here, "),
        ("fr", "Le ministre {0} a annoncé « {1} ». Le ministre a ajouté que oui. "),
    ],
)
def test_work_is_linear_in_the_number_of_names(language: str, form: str) -> None:
    syllables = [consonant + vowel for consonant in "bdfglmnprstv" for vowel in "aeiou"]

    def name(number: int) -> str:
        rest, last = divmod(number, 60)
        return (syllables[rest // 60 % 60] + syllables[rest % 60] + syllables[last]).capitalize()

    def make(length: int) -> Document:
        text = "".join(form.format(name(3 * n), name(3 * n + 1), name(3 * n + 2)) for n in range(length // len(form)))
        return Document.of(text=text or "x", language=language)

    assert stays_linear(make)


@pytest.mark.parametrize(
    ("language", "piece"),
    [
        ("fr", "a dit "), ("fr", "selon "), ("fr", "« "), ("fr", "qui "), ("fr", "Il "), ("fr", "X, "),
        ("en", "that "), ("en", "“"), ("en", "who "), ("en", "He "), ("en", "X, "),
        ("en", "said "),
    ],
)  # fmt: skip
def test_no_piece_costs_much_more_than_sentences_do(language: str, piece: str) -> None:
    """Linear is not enough where a cue costs hundreds of times what a word does."""

    def seconds(text: str) -> float:
        document = Document.of(text=text, language=language)
        start = time.process_time()
        extract(document)
        return time.process_time() - start

    prose = "".join(SENTENCES) * 2
    usual, unusual = prose * 3, piece * (len(prose) // len(piece))
    assert min(seconds(unusual) for _ in range(2)) < 30 * min(seconds(usual) for _ in range(3)) / 3


@pytest.mark.parametrize("piece", ["mot ", "« ", "Le maire a dit que oui. "])
def test_work_is_linear_in_a_title(piece: str) -> None:
    assert stays_linear(lambda length: Document.of(text="x", title=piece * (length // len(piece)), language="fr"))
