"""Interviews: paragraphs that open with who speaks and a colon ("Ana Lopez : …", "Q: … / A: …")."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from ingest.extract.finds import Find, Offsets
from ingest.extract.nouns import nouns
from ingest.extract.person_names import PARTICLES, capital
from ingest.extract.rules.build import find, trimmed
from ingest.extract.scope import Scope
from ingest.extract.source_types import source_type

_QUESTIONS = frozenset("q question journaliste interviewer reporter host".split())
_ANSWERS = frozenset("a r answer réponse".split())
_LETTERS = frozenset("qar")  # before a point too: "Q. … / A. …"
_NO_NAMES = frozenset(
    "note nota bene correction update photo photos source sources credit video opinion exclusif".split()
)
_LABEL = 7  # tokens before the colon, at most
_TURNS = 2  # at least
_SURNAME = re.compile(r"[^\W\d_a-zß-ÿ][\w’'-]+ ([^\W\d_a-zß-ÿ][\w’'-]+)")  # after a given name
_APART = 2  # paragraphs from a question to its answer, at most
_SPEAKERS = frozenset(["named_person", "outlet", "agency"])
_LED_IN = re.compile(r"\b(?:[Ee]ntretien|[Ii]nterview|[Ee]ntrevue|[Qq]uestions)\s(?:avec|de|with|of|to|à)\s")
_NAME = re.compile(r"[^\W\d_a-zß-ÿ][\w’'-]+(?:\s(?:(?:de|du|von|van|al|bin|ben|el)\s)?[^\W\d_a-zß-ÿ][\w’'-]+){1,3}")
_BETWEEN = 60  # code points between "entretien avec" and the name ("l'ancienne maire de Valdor"), at most


@dataclass(frozen=True, slots=True)
class _Turn:
    """A paragraph that ends like a sentence, with a label: `name` is the label in small letters; `role` tells
    "question" and "answer" from a speaker, who is sure to be one ("speaker") or may be a place or a theme ("name");
    `paragraph` numbers the paragraphs that hold any token."""

    scopes: Sequence[Scope]
    label: Offsets
    name: str
    role: str
    paragraph: int
    start: int
    asks: bool

    @property
    def end(self) -> int:
        return self.scopes[-1].tokens[-1].end


def interviews(scopes: Sequence[Scope], finds: Sequence[Find]) -> Iterator[Find]:
    """The turns of an interview, each `direct`, without a cue, by who is named before the colon; an answer that only
    "A" stands before is by whom the text above says it interviews. Questions count where their speaker is named.

    An interview has a question, and two turns of one speaker or a question right before its answer; or two speakers
    with two turns each. "France : la grève continue" and lists of properties have neither. Where the questions have
    labels too, the paragraphs without one between two turns belong to the first.
    """
    outer = [scope for scope in scopes if not scope.depth]
    paragraphs = [list(group) for _, group in groupby(outer, key=lambda scope: scope.paragraph)]
    labels = [(number, at) for number, paragraph in enumerate(paragraphs) if (at := _label(paragraph))]
    if len(labels) < _TURNS:
        return
    surnames = frozenset(_SURNAME.findall(outer[0].text))
    turns = _kept(
        [turn for number, at in labels if (turn := _turn(paragraphs[number], number, at, surnames))], paragraphs
    )
    labelled = any(turn.asks for turn in turns)
    taken = {one.source for one in finds if one.cue is None and one.source is not None}
    interviewee = _interviewee(turns[0]) if turns else None
    for at, turn in enumerate(turns):
        if turn.role == "question" or (turn.role == "answer" and interviewee is None):
            continue
        last = turn.scopes[-1]
        following = turns[at + 1].paragraph if at + 1 < len(turns) else 0
        if labelled and following > turn.paragraph + 1:
            last = paragraphs[following - 1][-1]
        content = trimmed(last.text, turn.start, last.tokens[-1].end)
        if content is None or (turn.role != "answer" and turn.label in taken):
            continue
        made = find(turn.scopes[0], "turn", content=[content], confidence=0.8, inherits=turn.role == "answer")
        made.source = turn.label if turn.role != "answer" else None
        made.antecedent = interviewee if turn.role == "answer" else None
        made.spoken = True
        yield made


def _label(paragraph: Sequence[Scope]) -> int:
    """The tokens before the colon (or the point of "Q.") of a paragraph that may be a turn; 0 where it is none."""
    first, last = paragraph[0], paragraph[-1]
    if len(first) < 3 or not first.capitalised(0) or first.is_quote(0) or last.low(len(last) - 1) not in _ENDS:
        return 0
    if first.low(1) == "." and first.low(0) in _LETTERS:
        return 1
    at = next((at for at in range(1, min(_LABEL + 1, len(first))) if first.low(at) == ":"), 0)
    return at if at + 1 < len(first) else 0


def _turn(paragraph: Sequence[Scope], number: int, at: int, surnames: frozenset[str]) -> _Turn | None:
    """The turn that a paragraph is by its label of `at` tokens; None where that names nobody."""
    first, last = paragraph[0], paragraph[-1]
    role = _role(first, at, surnames)
    if role is None:
        return None
    label = first.offsets(0, at)
    return _Turn(
        paragraph,
        label,
        first.text[slice(*label)].lower(),
        role,
        number,
        first.tokens[at + 1].start,
        asks=_asks(last),
    )


_ENDS = frozenset(["?", "!", ".", "…", "...", "«»"])


def _asks(scope: Scope) -> bool:
    return scope.low(len(scope) - 1) == "?"


def _role(scope: Scope, end: int, surnames: frozenset[str]) -> str | None:
    """What stands before a colon: "question", "answer", a "speaker", a "name" that may be one's, or None."""
    word = scope.low(0)
    if end == 1 and word in _QUESTIONS:
        return "question"
    if end == 1 and word in _ANSWERS:
        return "answer"
    label = scope.tokens[:end]
    if any(token.low in _NO_NAMES for token in label) or not all(
        capital(token) or token.low in PARTICLES or token.text in ("(", ")", ",", ".", "&") for token in label
    ):
        return None
    known = nouns(scope.lexicon.name)
    phrase = scope.text[slice(*scope.offsets(0, end))]
    type_ = source_type(phrase, scope.lexicon.name)
    initials = all(token.text.isupper() or not token.is_word for token in label)
    place = phrase.lower() in known.places or word in known.places
    titled = end > 1 and type_ == "named_organization" and not place
    if type_ not in _SPEAKERS and not initials and not titled:
        return None
    if end == 1 and not initials:
        common = known.class_of(word) is not None or word in known.places
        if type_ == "named_person" and (common or not (word in known.given or label[0].text in surnames)):
            return None
    themed = known.class_of(word) not in (None, "person") and type_ == "named_person"  # "Group A"
    return "speaker" if type_ in _SPEAKERS and not initials and not themed else "name"


def _kept(turns: Sequence[_Turn], paragraphs: Sequence[Sequence[Scope]]) -> list[_Turn]:
    """The turns that are an interview's; none where nothing shows that it is one."""
    counts = Counter(turn.name for turn in turns)
    roles = {turn.role for turn in turns}
    lettered = {"question", "answer"} <= roles
    often = {name for name, count in counts.items() if count > 1}
    asked = any(turn.asks or (turn.paragraph and _asks(paragraphs[turn.paragraph - 1][-1])) for turn in turns)
    names = often & {turn.name for turn in turns if turn.role in ("speaker", "name")}
    alternating = names & {turn.name for turn in turns if turn.role == "speaker"}
    if (asked and (names or lettered)) or len(alternating) > 1:
        sure = {turn.paragraph for turn in turns if turn.name in often or lettered}
        reach = {paragraph + step for paragraph in sure for step in range(-_APART, _APART + 1)}
        return [turn for turn in turns if turn.paragraph in reach]
    kept: list[_Turn] = []
    for question, answer in pairwise(turns):
        near = answer.paragraph - question.paragraph <= _APART
        paired = question.asks and question.name != answer.name and near and not answer.asks
        if paired and question.role in ("question", "speaker") and answer.role in ("answer", "speaker"):
            kept += [turn for turn in (question, answer) if turn not in kept[-1:]]
    return kept


def _interviewee(first: _Turn) -> Offsets | None:
    """Whom the text above the first turn says it interviews ("Entretien avec Ana Lopez")."""
    text = first.scopes[0].text
    led_in = _LED_IN.search(text, 0, first.label[0])
    if led_in is None:
        return None
    name = _NAME.search(text, led_in.end(), min(first.label[0], led_in.end() + _BETWEEN + 40))
    return name.span() if name is not None and name.start() <= led_in.end() + _BETWEEN else None
