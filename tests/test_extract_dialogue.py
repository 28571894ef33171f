"""Paragraphs with dashes → expected: which are speech, whose, and which are lists. Texts are ours."""

import pytest

from graph.model import Attribution, Document
from ingest.extract import extract

Said = tuple[str | None, str | None, tuple[str, ...]]


def read(text: str, language: str) -> tuple[Attribution, ...]:
    return extract(Document.of(text=text, language=language))


def said(text: str, language: str) -> list[Said]:
    """Referent, cue, contents of what is quoted word for word."""
    return [
        (one.referent, one.cue.text if one.cue else None, tuple(part.text for part in one.content))
        for one in read(text, language)
        if one.kind == "direct"
    ]


DIALOGUES: list[tuple[str, str, list[Said]]] = [
    # an incise has what stands before it, and what else is said to somebody; the narrator's words are nobody's
    (
        "fr",
        "Paul Vernet ferma la porte.\n\n— Je pars. Tu viens ? demanda-t-il. Il avait froid.",
        [("Paul Vernet", "demanda-t-il", ("Je pars. Tu viens ?",))],
    ),
    (
        "fr",
        "— Je pars demain, dit Jeanne Orsel. Est-ce que tu viens ?",
        [("Jeanne Orsel", "dit", ("Je pars demain", "Est-ce que tu viens ?"))],
    ),
    (
        "fr",
        "— Je pars demain pour la mer, dit Jeanne Orsel, et tu viens avec moi.",
        [("Jeanne Orsel", "dit", ("Je pars demain pour la mer", "et tu viens avec moi"))],
    ),
    ("fr", "- Je pars demain, dit Jeanne Orsel.", [("Jeanne Orsel", "dit", ("Je pars demain",))]),
    # two that alternate: a reply without a cue is the other's
    (
        "fr",
        "— Vous mentez ! cria le maire.\n\n— Jamais ! répliqua Paul Vernet.\n\n— Alors, prouvez-le !\n\n— Demain.",
        [
            ("le maire", "cria", ("Vous mentez !",)),
            ("Paul Vernet", "répliqua", ("Jamais !",)),
            ("le maire", None, ("Alors, prouvez-le !",)),
            ("Paul Vernet", None, ("Demain.",)),
        ],
    ),
    (
        "en",
        "— I am leaving, said Ruth Calder.\n\n— Where to? asked Owen Marsh.\n\n— The sea.",
        [
            ("Ruth Calder", "said", ("I am leaving",)),
            ("Owen Marsh", "asked", ("Where to?",)),
            ("Ruth Calder", None, ("The sea.",)),
        ],
    ),
    # one speaker is named: nobody says whose the other replies are
    (
        "en",
        "– I am leaving, said Ruth Calder.\n\n– Where to?\n\n– The sea.",
        [("Ruth Calder", "said", ("I am leaving",)), (None, None, ("Where to?",)), (None, None, ("The sea.",))],
    ),
    # three speak: no turn is sure
    (
        "en",
        "— I am leaving, said Ruth Calder.\n\n— Where to? asked Owen Marsh.\n\n— Why? asked Anne Roe.\n\n— Away.",
        [
            ("Ruth Calder", "said", ("I am leaving",)),
            ("Owen Marsh", "asked", ("Where to?",)),
            ("Anne Roe", "asked", ("Why?",)),
            (None, None, ("Away.",)),
        ],
    ),
    # no cue at all: lively and with a question
    ("fr", "— Où vas-tu ?\n\n— Je pars.", [(None, None, ("Où vas-tu ?",)), (None, None, ("Je pars.",))]),
]


@pytest.mark.parametrize(("language", "text", "expected"), DIALOGUES, ids=[text for _, text, _ in DIALOGUES])
def test_dialogue(language: str, text: str, expected: list[Said]) -> None:
    assert said(text, language) == expected


def test_a_reply_without_a_cue_is_less_sure_without_a_speaker() -> None:
    *_, sure = read("— Vous mentez ! cria le maire.\n\n— Jamais ! dit Paul Vernet.\n\n— Alors, prouvez-le !", "fr")
    *_, unsure = read("— Vous mentez ! cria le maire.\n\n— Alors, prouvez-le !", "fr")
    assert unsure.source_type == "none"
    assert unsure.confidence < sure.confidence < 0.5


NO_SPEECH = [
    ("fr", "Au programme :\n- Le pont\n- La digue, a dit le maire\n- Le port."),  # a list
    ("fr", "Les syndicats demandent :\n\n– Une hausse de nos salaires ;\n\n– La réouverture des écoles."),
    ("fr", "— SÉRAC, 3 mars. Le pont a rouvert, a annoncé la mairie."),  # a dateline
    ("fr", "Le prix est allé au village.\n\n— Comité du prix"),  # a signature
    ("fr", "- Où nous trouver ?\n- Nous écrire"),  # a menu
    ("en", "What to know:\n\n- You can vote by post.\n\n- Where do I vote?"),
]


@pytest.mark.parametrize(("language", "text"), NO_SPEECH)
def test_no_dialogue(language: str, text: str) -> None:
    assert said(text, language) == []
