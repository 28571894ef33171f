"""Whether the source asserts the content, denies it, or is said not to have said it."""

from graph.model import Polarity
from ingest.extract.finds import Offsets
from ingest.extract.scope import Scope
from ingest.extract.stances import stance

_NOT = frozenset("pas plus jamais guère ni aucun aucune not never no nor sans without neither nobody".split())
_REFUSED = (
    "refus", "declin", "se garde", "s'abst", "omet", "omis", "évit", "fail", "avoid", "stopped short", "fell short",
)  # fmt: skip
_OPINION = (
    "croi",
    "cru",
    "pens",
    "believ",
    "think",
    "thought",
    "estim",
    "consid",
    "agree",
    "support",
    "accept",
    "trouv",
)


def polarity(scope: Scope, cue: Offsets | None) -> Polarity:
    """By the words of the cue: "a démenti" denies, "n'a pas confirmé" leaves unsaid, "ne croit pas" denies.

    A negation right before the cue counts with it ("did [not say]", "sans [préciser]").
    """
    if cue is None:
        return "asserted"
    first = next((index for index, token in enumerate(scope.tokens) if token.end > cue[0]), 0)
    words = [token.low for token in scope.tokens[first:] if token.start < cue[1]]
    before = [scope.low(first - 2), scope.low(first - 1)]
    said = " ".join(words).replace("’", "'")
    negated = any(word in _NOT or word.endswith("n't") for word in words) or before[-1] in _NOT
    negated = negated or before[-1].endswith("n't") or any(said.startswith(word) for word in _REFUSED)
    refusing = before[0] if before[1] in ("to", "de", "d'") else before[1] if words[:1] == ["to"] else ""
    negated = negated or refusing.startswith(_REFUSED)
    if "ne" in words or "n'" in words:
        negated = negated and not said.endswith(" que")
    if negated:
        return "denied" if any(word.startswith(_OPINION) for word in words) else "unsaid"
    return "denied" if stance(scope.text, cue, scope.lexicon.name) == "deny" else "asserted"
