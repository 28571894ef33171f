"""The learned reader: features, decoding, trees, batches; what it does to a whole text is in the other tests."""

from dataclasses import replace

import numpy as np
import pytest

from graph.model import Document
from ingest.extract import extract
from ingest.extract.gather import gather
from ingest.extract.polarity import polarity
from ingest.extract.reader.batch import batch, batches
from ingest.extract.reader.decode import best_roles, find_of
from ingest.extract.reader.features import (
    CONTENT,
    CUE,
    OUTSIDE,
    QUOTATION,
    SOURCE,
    class_names,
    cue_head,
    proposals,
    sentence,
)
from ingest.extract.reader.trees import Tree
from ingest.extract.reader.weights import learned
from ingest.extract.rules import finds_in
from ingest.extract.scope import Scope, scopes


def scope(text: str, language: str = "fr") -> Scope:
    return next(iter(scopes(text, language)))


def place(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


# -- features ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Il dit « non ».", "«1lo»"),
        ("Il dit : « Non. »", "«1Ut»"),
        ("Il dit : « Le pont, dit-on, a tremblé hier. »", "«6Ut»"),
        ("« Le pont est fermé, » dit-il.", "«6Uc»"),
    ],
)
def test_a_quotation_is_one_token_that_tells_its_length_and_ends(text: str, form: str) -> None:
    one = sentence(scope(text), {})
    assert form in one.forms
    assert one.shapes[one.forms.index(form)] == QUOTATION


@pytest.mark.parametrize(("word", "shape"), [("pont", 0), ("61", 1), (",", 2), ("AFP", 3), ("Paul", 4), ("eLife", 5)])
def test_shapes(word: str, shape: int) -> None:
    one = sentence(scope(f"le {word} dit"), {})
    assert one.shapes[1] == shape


def test_the_classes_of_a_cue_are_those_of_its_lexicon_entries() -> None:
    one = sentence(scope("Le maire a affirmé que le pont tient."), {})
    assert {"cue:say", "part:verb", "frame:clause"} <= one.classes[one.forms.index("affirmé")]


def test_what_the_rules_propose_is_among_the_classes() -> None:
    text = scope("Le maire a affirmé que le pont tient.")
    one = sentence(text, proposals(text, finds_in(text)))
    assert "rule:cue" in one.classes[one.forms.index("affirmé")]
    assert "rule:source" in one.classes[one.forms.index("maire")]
    assert "rule:content" in one.classes[one.forms.index("pont")]


def test_every_class_has_its_column() -> None:
    known = set(class_names())
    for text, language in [
        ("Il a tenu à faire savoir, selon l'AFP, que non.", "fr"),
        ("He made it clear, reportedly, that no.", "en"),
    ]:
        assert frozenset().union(*sentence(scope(text, language), {}).classes) <= known
    assert set(learned().vocabulary.classes) <= known


@pytest.mark.parametrize(
    ("text", "cue", "head"),
    [
        ("Le maire a déclaré que non.", "a déclaré", "déclaré"),
        ("Il n'a pas confirmé que oui.", "n'a pas confirmé", "confirmé"),
        ("Selon le maire, non.", "Selon", "selon"),
        ("« Non », a-t-il dit.", "a-t-il dit", "dit"),
    ],
)
def test_the_head_of_a_cue_is_its_last_word_that_is_not_light(text: str, cue: str, head: str) -> None:
    one = scope(text)
    index = cue_head(one, [place(text, cue)])
    assert index is not None
    assert one.low(index) == head


# -- decoding ----------------------------------------------------------------------------------------------------------


def test_the_best_roles_are_those_of_the_best_path() -> None:
    scores = np.array([[0.0, 1.0], [0.6, 0.5], [0.0, 1.0]], np.float32)
    free = np.zeros((2, 2), np.float32)
    ends = np.zeros(2, np.float32)
    assert best_roles(scores, free, ends, ends).tolist() == [1, 0, 1]
    assert best_roles(scores, free - 5 * (1 - np.eye(2, dtype=np.float32)), ends, ends).tolist() == [1, 1, 1]


def test_roles_become_places_without_marks_and_conjunctions() -> None:
    text = "Le maire a dit que le pont tient."
    one = scope(text)
    find = find_of(one, 3, [SOURCE, SOURCE, CUE, CUE, CONTENT, CONTENT, CONTENT, CONTENT, OUTSIDE])
    assert find is not None
    assert [text[slice(*part)] for part in find.content] == ["le pont tient"]
    assert find.source is not None
    assert text[slice(*find.source)] == "Le maire"
    assert find.cue == place(text, "a dit")


def test_roles_without_content_tell_nothing() -> None:
    assert find_of(scope("Le maire a dit."), 3, [SOURCE, SOURCE, CUE, CUE, OUTSIDE]) is None


def test_an_inverted_pronoun_is_the_source_where_no_other_is_read() -> None:
    text = "« Non », a-t-il dit."
    one = scope(text)
    roles = [CONTENT if one.is_quote(at) else CUE if at > 1 else OUTSIDE for at in range(len(one))]
    find = find_of(one, cue_head(one, [place(text, "dit")]) or 0, roles)
    assert find is not None
    assert find.source == place(text, "il")


# -- trees -------------------------------------------------------------------------------------------------------------

# le(0) maire(1) confirme(2) et(3) ajoute(4) que(5) non(6)
SHARED = Tree((1, 2, -1, 4, 2, 6, 4), ("det", "nsubj", "root", "cc", "conj", "mark", "ccomp"))


def test_a_coordinated_verb_shares_its_subject() -> None:
    assert SHARED.subject(2) == 1
    assert SHARED.subject(4) == 1
    assert SHARED.phrase(1) == (0, 2)


def test_a_phrase_leaves_its_relative_clause_out() -> None:
    # le(0) maire(1) qui(2) part(3) dit(4)
    tree = Tree((1, 4, 3, 1, -1), ("det", "nsubj", "nsubj", "acl", "root"))
    assert tree.phrase(1) == (0, 2)


def test_a_ring_of_heads_ends() -> None:
    ring = Tree((1, 0), ("conj", "conj"))
    assert ring.subject(0) is None
    assert ring.phrase(0) in [(0, 1), (0, 2)]


# -- batches and the network -------------------------------------------------------------------------------------------


def test_batches_hold_every_sentence_once() -> None:
    sentences = [
        sentence(one, {}) for one in scopes("Non. Le pont est fermé. Il a dit que le pont tient bon. " * 9, "fr")
    ]
    given = [index for group in batches(dict(enumerate(sentences)), range(len(sentences))) for index in group]
    assert sorted(given) == list(range(len(sentences)))


def test_padding_changes_nothing() -> None:
    model = learned()
    short, long = (
        sentence(scope(text), {}) for text in ("Il dit que non.", "Le maire a dit hier que le pont tient bon.")
    )
    network = model.networks[0]
    alone = batch([short], model.vocabulary, "fr")
    together = batch([short, long], model.vocabulary, "fr")
    one, both = network.syntax(alone), network.syntax(together)
    size = len(short.forms)
    assert np.allclose(one.hidden[0], both.hidden[0, :size], atol=1e-3)
    assert np.allclose(network.cues(one, alone.mask)[0], network.cues(both, together.mask)[0, :size], atol=1e-3)


def test_probabilities_are_probabilities() -> None:
    model = learned()
    given = batch([sentence(scope("Le maire a dit que non."), {})], model.vocabulary, "fr")
    syntax = model.networks[0].syntax(given)
    assert np.allclose(syntax.heads.sum(axis=-1), 1.0, atol=1e-4)
    assert np.allclose(syntax.relations.sum(axis=-1), 1.0, atol=1e-4)
    cues = model.networks[0].cues(syntax, given.mask)
    assert ((cues >= 0) & (cues <= 1)).all()


def test_the_decision_is_a_logistic_function() -> None:
    decision = replace(learned().decision, weights={"bias": 0.0, "cue": 1.0})
    assert decision.confidence({"bias": 1.0, "cue": 0.0}) == 0.5
    assert decision.confidence({"bias": 1.0, "cue": 3.0}) > 0.9


def test_nothing_of_a_text_is_kept_for_the_next() -> None:
    first = Document.of(text="Le maire, Paul Orsel, a affirmé que le pont tient.", language="fr")
    second = Document.of(text="Il a ajouté que la route est coupée.", language="fr")
    before = extract(second)
    extract(first)
    assert extract(second) == before


def test_no_sentence_no_find() -> None:
    assert gather([], beliefs=False) == []


def test_who_asks_for_anonymity_speaks_and_anonymity_does_not() -> None:
    text = "Un ingénieur, qui a requis l'anonymat, a toutefois confié à Radio Lisane que « les câbles sont rongés »."
    assert [one.source.text for one in extract(Document.of(text=text, language="fr")) if one.source] == ["Un ingénieur"]


# -- polarity ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        ("Le maire a affirmé que non.", "a affirmé", "asserted"),
        ("Le maire a démenti que le pont ferme.", "a démenti", "denied"),
        ("Le maire n'a pas confirmé que le pont ferme.", "n'a pas confirmé", "unsaid"),
        ("Le maire ne croit pas que le pont ferme.", "ne croit pas", "denied"),
        ("Le maire a refusé de commenter la fermeture.", "refusé de commenter", "unsaid"),
        ("Il part, sans préciser la date.", "préciser", "unsaid"),
        ("The mayor denied that the bridge will close.", "denied", "denied"),
        ("The mayor did not say when the bridge will close.", "did not say", "unsaid"),
        ("The mayor declined to say when it will close.", "declined to say", "unsaid"),
        ("The mayor doesn't think it will close.", "doesn't think", "denied"),
        ("The mayor left, declining to say when it will close.", "to say", "unsaid"),
        ("Le maire a refusé de dire quand le pont fermera.", "dire", "unsaid"),
        ("The mayor said it will not close.", "said", "asserted"),
    ],
)
def test_polarity(text: str, cue: str, expected: str) -> None:
    language = "en" if text.startswith("The") else "fr"
    assert polarity(scope(text, language), place(text, cue)) == expected
