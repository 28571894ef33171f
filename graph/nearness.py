"""Claims that might be one, and unnamed sources that might be: a score with its criteria for a person, never a join.

    « le pont fermera en mars » · « le pont de Sérac serait fermé à la fin de mars »     much the same words
    Un responsable militaire · un haut responsable militaire américain                   described alike, one claim

Claims are near where the machine weighed two of their contents and did not join them (`graph.claims.compare`): what is
scored is how far that was from joining. Where the machine knows why they are two, it is no near miss: one claim of a
family gives another figure, period or name.
"""

from collections.abc import Sequence

from graph.claims import Content, Features, compare, features_of
from graph.likeness import Likeness
from graph.stems import is_stop, language_of, stem
from graph.store.port import Statement
from graph.words import tokens

LEAST_CLAIMS = 0.4  # the score from which two claims are worth a look
LEAST_UNNAMED = 0.6
_TERMS = 3  # of the shorter content, fewer tell nothing
_SHARED = 2  # terms in common, likewise


def near_contents(left: Content, right: Content) -> Likeness | None:
    """How near two contents of different claims are to saying the same. Symmetric; None where they are not."""
    relation = compare(left, right)
    if relation is not None and relation.kind == "family":
        return None
    one, other = features_of(left.text, left.language), features_of(right.text, right.language)
    shared = one.terms & other.terms
    fewer = min(len(one.terms), len(other.terms))
    if relation is None and (fewer < _TERMS or len(shared) < _SHARED or (one.negations > 0) != (other.negations > 0)):
        return None
    found: dict[str, float] = {}
    if relation is not None:
        found[f"alike, but not the rest of their claims: {relation.reason}"] = relation.score
    else:
        overlap = len(shared) / len(one.terms | other.terms)
        found[f"{overlap:.0%} of their words are the same"] = round(overlap, 2)
        if len(shared) >= 0.75 * fewer:
            found["nearly all words of the shorter are in the longer"] = round(0.5 * len(shared) / fewer, 2)
        if figures := _figures(one, other):
            found[f"the same figure of the same thing: {', '.join(figures)}"] = 0.5
    return _likeness(found, LEAST_CLAIMS)


def near_unnamed(left: Statement, right: Statement) -> Likeness | None:
    """How near two unnamed sources that say one claim in two documents are to being one, by how their documents
    describe them and through whom they reached them. Symmetric."""
    one, other = left.source, right.source
    if one is None or other is None or one.named or other.named or one.source_type != other.source_type:
        return None
    words, others = _described(left), _described(right)
    shared = words & others
    if not shared:
        return None
    found = {f"described alike: {', '.join(sorted(word.removeprefix('=') for word in shared))}": 0.0}
    overlap = len(shared) / len(words | others)
    (described,) = found
    found[described] = round(0.4 + 0.4 * overlap, 2)
    if through := sorted(set(left.through) & set(right.through)):
        found[f"through the same outlet: {', '.join(through)}"] = 0.7
    return _likeness(found, LEAST_UNNAMED)


def _figures(one: Features, other: Features) -> list[str]:
    same = {
        f"{a.value:g}"
        for a in one.numbers
        for b in other.numbers
        if a.counted and a.counted == b.counted and a.agrees(b)
    }
    return sorted(same)


def _described(statement: Statement) -> frozenset[str]:
    """The stems of what a document calls its source, small words left out."""
    name = statement.source.name if statement.source else ""
    language = language_of(name, statement.document.language)
    return frozenset(stem(word, language) for word in tokens(name) if not is_stop(word, language))


def _likeness(found: dict[str, float], least: float) -> Likeness | None:
    score = max(found.values(), default=0.0)
    criteria: Sequence[str] = sorted(found, key=lambda one: (-found[one], one))
    return Likeness(round(score, 2), tuple(criteria)) if score >= least else None
