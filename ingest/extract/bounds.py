"""Where contents end: what the reader takes along that belongs to the clause around the cue, cut by the tree and marks.

Each rule is given the sentence, the reading and its find, and changes the find in place.
"""

from bisect import bisect_left

from ingest.extract.finds import Find, Offsets
from ingest.extract.phrases import Range, noun_phrase, starts_noun_phrase
from ingest.extract.reader import Reading
from ingest.extract.reader.trees import Tree
from ingest.extract.rules.build import place, trimmed
from ingest.extract.scope import Scope
from ingest.extract.verbs import cues

_BY = {"fr": ("par",), "en": ("by",)}
_INFINITIVES = {"fr": ("er", "ir", "re"), "en": ("to",)}
_SPEECH = 4  # words of a quotation, at least
_AGENT = 8  # tokens between a passive cue and its agent, at most


def mend(scope: Scope, reading: Reading, find: Find) -> None:
    """Set the bounds of one find right."""
    coordinated(scope, reading, find)
    agent(scope, reading, find)
    remark(scope, find)


def coordinated(scope: Scope, reading: Reading, find: Find) -> None:
    """ "Il recommande de P et chiffre le chantier à …": a finite verb that the tree joins to the cue, not to the
    content, ends a content that has no verb with a subject."""
    if not finite(scope, reading):
        return
    tree, head = reading.tree, reading.head
    for number, part in enumerate(find.content):
        first, end = _tokens(scope, part)
        joint = next((at for at in range(first + 1, end - 1) if _joins_cue(scope, tree, at, head)), None)
        if joint is None or first <= head or any(tree.relations[at] == "nsubj" for at in range(first, joint)):
            continue
        cut = place(scope, Range(first, joint))
        if cut is not None:
            find.content[number:] = [cut]
            return


def finite(scope: Scope, reading: Reading) -> bool:
    """Whether the cue is a finite verb."""
    return any(cue.voice == "finite" and cue.first <= reading.head < max(cue.end, cue.first + 1) for cue in cues(scope))


def _joins_cue(scope: Scope, tree: Tree, at: int, head: int) -> bool:
    """Whether a conjunction joins a clause to the cue: what it opens has dependents of its own and no infinitive."""
    verb = tree.heads[at]
    return (
        scope.is_in(at, "coordinations")
        and verb > at
        and tree.relations[verb] == "conj"
        and tree.heads[verb] == head
        and not scope.is_quote(verb)
        and not scope.low(at + 1).endswith(_INFINITIVES[scope.lexicon.name])
        and bool(tree.children(verb, "nsubj", "aux", "obj", "obl", "xcomp", "ccomp"))
    )


def agent(scope: Scope, reading: Reading, find: Find) -> None:
    """ "est qualifié d'« alarmiste » par la direction": who says it stands after "par"."""
    if find.source is not None or find.cue is None:
        return
    cue = next((one for one in cues(scope) if one.first <= reading.head < max(one.end, one.first + 1)), None)
    if cue is None or cue.voice != "passive":
        return
    for at in range(reading.head + 1, min(reading.head + 1 + _AGENT, len(scope) - 1)):
        if scope.low(at) not in _BY[scope.lexicon.name] or not starts_noun_phrase(scope, at + 1):
            continue
        end = noun_phrase(scope, at + 1)
        source = place(scope, Range(at + 1, end))
        if source is None:
            continue
        content = [kept for part in find.content if (kept := _without(scope, part, at, end)) is not None]
        if content:
            find.source, find.content = source, content
        return


def _without(scope: Scope, part: Offsets, at: int, end: int) -> Offsets | None:
    """A part without the agent: what stands before it, else what follows."""
    start, stop = scope.offsets(at, end)
    if part[1] <= start or part[0] >= stop:
        return part
    return trimmed(scope.text, part[0], start) if part[0] < start else trimmed(scope.text, stop, part[1])


def remark(scope: Scope, find: Find) -> None:
    """ "“P,” said Ruth Calder, who heads the council": what is told of the speaker is not said."""
    if len(find.content) < 2 or find.cue is None:
        return
    cue = find.cue
    spans = [_tokens(scope, part) for part in find.content]
    quoted = [any(scope.is_quote(at) for at in range(*span)) for span in spans]
    led = quoted[0] and find.content[0][1] <= cue[0] and len(scope.text[slice(*find.content[0])].split()) >= _SPEECH
    kept = [
        part
        for part, span, said in zip(find.content, spans, quoted, strict=True)
        if said or part[0] < cue[0] or not (led or scope.is_in(span[0], "relatives"))
    ]
    if kept:
        find.content = kept


def _tokens(scope: Scope, part: Offsets) -> tuple[int, int]:
    """The tokens of a part, first and end."""
    first = bisect_left(scope.tokens, part[0], key=lambda token: token.end - 1)
    return first, bisect_left(scope.tokens, part[1], lo=first, key=lambda token: token.start)
