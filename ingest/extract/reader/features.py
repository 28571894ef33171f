"""A sentence as the network sees it: for each token its form, its ends, its shape and its lexical classes.

Quotations stand folded in a scope; each is one token whose form tells its length, first letter and end. What the
rules propose is among the classes, so that the network learns when to follow them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ingest.extract.cue_lexicon import FRAMES, cue_lexicon
from ingest.extract.finds import Find, Offsets
from ingest.extract.lexicon import lexicon
from ingest.extract.scope import Scope

QUOTATION = 6
"""The shape of a folded quotation; the others are 0 lower, 1 figure, 2 mark, 3 capitals, 4 capitalised, 5 mixed."""

ROLES = ("outside", "cue", "source", "content", "addressee", "medium", "when")
OUTSIDE, CUE, SOURCE, CONTENT, ADDRESSEE, MEDIUM, WHEN = range(len(ROLES))

# Words that are part of a cue but never its head: auxiliaries, negation, clitics, prepositions.
_LIGHT = frozenset(
    """
    a ai as avons avez ont avait avaient aurait auraient est sont était étaient été pas ne n' en y le la les l' de d' à
    que qu' il elle on ils elles -t-il -t-elle -t-on -il -elle -ils -t-ils -on par lui leur se s' to of that by for with
    had has have been be was were is are not n't on : , «
    """.split()
)
_HEADS_FIRST = frozenset(["according", "selon", "suivant", "d'après"])


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a rule gives for one cue: the find and the role of each token of its sentence."""

    find: Find
    roles: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """The features of one scope: forms, shapes, whether a token is written to the one before, and its classes."""

    forms: tuple[str, ...]
    shapes: tuple[int, ...]
    tight: tuple[bool, ...]
    classes: tuple[frozenset[str], ...]
    depth: int
    paragraph: int


def sentence(scope: Scope, proposals: Mapping[int, Proposal]) -> Sentence:
    """The features of a scope with what the rules propose for its cues (by the index of the cue's head)."""
    language = scope.lexicon.name
    forms: list[str] = []
    shapes: list[int] = []
    classes: list[set[str]] = []
    for index, token in enumerate(scope.tokens):
        if scope.is_quote(index):
            forms.append(_quotation_form(scope, index))
            shapes.append(QUOTATION)
            classes.append(set())
        else:
            forms.append(token.low)
            shapes.append(_shape(token.text))
            classes.append(set(_word_classes(language, token.low)))
    _add_cue_classes(scope, forms, classes)
    for head, proposal in proposals.items():
        classes[head].add("rule:cue")
        for index, role in enumerate(proposal.roles):
            if role in (SOURCE, CONTENT):
                classes[index].add("rule:source" if role == SOURCE else "rule:content")
    tight = [index > 0 and scope.tokens[index - 1].end == token.start for index, token in enumerate(scope.tokens)]
    return Sentence(
        tuple(forms),
        tuple(shapes),
        tuple(tight),
        tuple(map(frozenset, classes)),
        scope.depth,
        min(scope.paragraph, 3),
    )


def class_names() -> tuple[str, ...]:
    """Every class that a token of a French or English sentence can have, in a fixed order."""
    names = {f"word:{name}" for language in ("en", "fr") for name in lexicon(language).classes}
    names |= {f"verb:{tense}" for tense in ("finite", "participle", "gerund", "infinitive")}
    names |= {"rule:cue", "rule:source", "rule:content", "cue:tailed", "cue:tail"}
    for language in ("en", "fr"):
        for entries in cue_lexicon(language).entries.values():
            for entry in entries:
                names |= set(_entry_classes(entry.cue_class, entry.part, entry.form, entry.frames))
    return tuple(sorted(names))


@lru_cache(maxsize=65536)
def _word_classes(language: str, word: str) -> frozenset[str]:
    words = lexicon(language)
    found = {f"word:{name}" for name, members in words.classes.items() if word in members}
    return frozenset(found | {f"verb:{form.tense}" for form in words.forms.get(word, ())})


@lru_cache(maxsize=4096)
def _entry_classes(cue_class: str, part: str, form: str, frames: frozenset[str]) -> frozenset[str]:
    bare = {frame.partition(":")[0] for frame in frames}
    return frozenset(
        {f"cue:{cue_class}", f"part:{part}", f"form:{form}"}
        | {f"frame:{frame}" for frame in bare if frame in FRAMES or frame in ("prep", "object+infinitive", "object+as")}
    )


def _add_cue_classes(scope: Scope, forms: Sequence[str], classes: list[set[str]]) -> None:
    words = cue_lexicon(scope.lexicon.name)
    for index, form in enumerate(forms):
        if form not in words.entries or scope.is_quote(index):
            continue
        for entry, end in words.candidates(forms, index):
            classes[index] |= _entry_classes(entry.cue_class, entry.part, entry.form, entry.frames)
            if entry.tail:
                classes[index].add("cue:tailed")
                for at in range(index + 1, end):
                    classes[at].add("cue:tail")


def _shape(text: str) -> int:
    if text[0].isdigit():
        return 1
    if not text[0].isalnum():
        return 2
    if text.isupper() and len(text) > 1:
        return 3
    if text[0].isupper():
        return 4
    return 5 if any(char.isupper() for char in text) else 0


def _quotation_form(scope: Scope, index: int) -> str:
    quotation = scope.quotes[index]
    inner = scope.text[quotation.inner_start : quotation.inner_end]
    count = len(inner.split())
    size = next((name for most, name in ((1, "1"), (3, "3"), (6, "6"), (12, "12")) if count <= most), "L")
    end = {"": "o", ",": "c"}.get(inner[-1:], "t" if inner[-1:] in ".!?…" else "o")
    return f"«{size}{'U' if inner[:1].isupper() else 'l'}{end}»"


# -- roles of the tokens of a scope ------------------------------------------------------------------------------------


def cue_head(scope: Scope, cue: Iterable[Offsets]) -> int | None:
    """The token that stands for a cue: its last word that is not light; None where the scope does not hold it."""
    places = list(cue)
    inside = [
        index
        for index, token in enumerate(scope.tokens)
        if not scope.is_quote(index) and any(token.start < end and start < token.end for start, end in places)
    ]
    if not inside:
        return None
    if scope.low(inside[0]) in _HEADS_FIRST:
        return inside[0]
    return next((index for index in reversed(inside) if scope.low(index) not in _LIGHT), inside[-1])


def roles_of(scope: Scope, places: Iterable[tuple[int, Iterable[Offsets | None]]]) -> tuple[int, ...]:
    """The role of each token, given the places of each role; a later role takes tokens from an earlier one."""
    roles = [OUTSIDE] * len(scope)
    for role, spans in places:
        for span in spans:
            if span is not None:
                _mark(scope, roles, role, span)
    return tuple(roles)


def find_roles(scope: Scope, find: Find) -> tuple[int, ...]:
    """The roles that a find gives to the tokens of its sentence."""
    return roles_of(
        scope,
        (
            (CONTENT, find.content),
            (WHEN, [find.when]),
            (MEDIUM, [find.medium]),
            (ADDRESSEE, [find.addressee]),
            (SOURCE, [find.source]),
            (CUE, [find.cue]),
        ),
    )


def proposals(scope: Scope, finds: Iterable[Find]) -> dict[int, Proposal]:
    """What the rules found in a scope, by the head of the cue; of two with one head, the first."""
    proposed: dict[int, Proposal] = {}
    for find in finds:
        head = cue_head(scope, [find.cue]) if find.cue is not None else None
        if head is not None and head not in proposed:
            proposed[head] = Proposal(find, find_roles(scope, find))
    return proposed


def _mark(scope: Scope, roles: list[int], role: int, span: Offsets) -> None:
    start, end = span
    for index, token in enumerate(scope.tokens):
        if token.end <= start:
            continue
        if token.start >= end:
            break
        within = start <= token.start and token.end <= end
        if scope.is_quote(index):
            overlap = min(end, token.end) - max(start, token.start)
            if 2 * overlap >= token.end - token.start:
                roles[index] = role
        elif within or token.is_word:
            roles[index] = role
