"""From token ranges to finds: what the rules share."""

from ingest.extract.finds import Find, Offsets
from ingest.extract.phrases import Circumstances, Range
from ingest.extract.scope import Scope, places
from ingest.extract.verbs import Cue

_TRIM = " \t\u00a0\u202f,;:–—"
_OPINIONS = frozenset(["croire", "penser", "estimer", "considérer", "believe", "think", "agree"])


def place(scope: Scope, words: Range | None) -> Offsets | None:
    """The code points of a range, without marks and spaces at its ends; None for none or an empty one."""
    if words is None or words.end <= words.first:
        return None
    return trimmed(scope.text, *scope.offsets(words.first, words.end))


def trimmed(text: str, start: int, end: int) -> Offsets | None:
    while start < end and text[start] in _TRIM:
        start += 1
    while end > start and text[end - 1] in _TRIM:
        end -= 1
    return (start, end) if end > start else None


def cue_place(scope: Scope, cue: Cue) -> Offsets:
    """A cue's code points; trailing adverbs are not part of it."""
    return scope.offsets(cue.first, cue.end)


def pronoun_place(scope: Scope, index: int) -> Offsets:
    """An inverted pronoun without its hyphens ("-t-il" → "il")."""
    token = scope.tokens[index]
    word = token.text.split("-")[-1].split("‑")[-1]
    return token.end - len(word), token.end


def polarity(scope: Scope, cue: Cue) -> str:
    denies = cue.lemma in scope.lexicon["denials"]
    if cue.negated:
        return "denied" if cue.lemma in _OPINIONS else "unsaid"
    return "denied" if denies else "asserted"


def _may_hedge(scope: Scope, index: int) -> bool:
    return scope.is_in(index, "hedges", "conditional")


def hedged(scope: Scope, content: Offsets, cue: Cue | None = None) -> bool:
    """Whether the text marks a content as unverified: a cue in the conditional, a word such as "présumé", the
    reporting conditional ("aurait chargé"; "serait" too, but after a past cue that is a mere future)."""
    if cue is not None and cue.conditional:
        return True
    past = cue is not None and cue.end - cue.first > 1
    conditional = scope.lexicon["conditional"]
    for token in (scope.tokens[at] for at in places(scope, _may_hedge)):
        if not content[0] <= token.start < content[1]:
            continue
        if token.low in scope.lexicon["hedges"]:
            return True
        if token.low in conditional and (token.low.startswith("aur") or not past):
            return True
    return False


def find(
    scope: Scope,
    method: str,
    *,
    content: list[Offsets],
    cue: Cue | None = None,
    source: Offsets | None = None,
    around: Circumstances | None = None,
    confidence: float = 0.8,
    inherits: bool = False,
) -> Find:
    """A find of this rule with its circumstances, polarity and modality."""
    return Find(
        method=f"{scope.lexicon.name}.{method}",
        content=content,
        source=source,
        cue=cue_place(scope, cue) if cue is not None else None,
        addressee=place(scope, around.addressee) if around else None,
        medium=place(scope, around.medium) if around else None,
        when=place(scope, around.when) if around else None,
        lemma=cue.lemma if cue is not None else "",
        polarity=polarity(scope, cue) if cue is not None else "asserted",
        hedged=any(hedged(scope, part, cue) for part in content),
        confidence=confidence,
        inherits=inherits,
        paragraph=scope.paragraph,
        depth=scope.depth,
    )
