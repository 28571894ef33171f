"""The rules: each reads one sentence and proposes finds; their order is their precedence."""

from bisect import bisect
from collections.abc import Iterator

from ingest.extract.finds import Find, Offsets
from ingest.extract.rules.finite import incise, subject_verb_content, trailing_clause
from ingest.extract.rules.nonfinite import gerund_chain, infinitive_of_narration, passive, reduced_passive
from ingest.extract.rules.prepositional import according_to, adverbial
from ingest.extract.rules.quoted import colon_introduced, signed
from ingest.extract.scope import Scope
from ingest.extract.verbs import cues

RULES = (
    incise,
    trailing_clause,
    subject_verb_content,
    passive,
    gerund_chain,
    infinitive_of_narration,
    reduced_passive,
    according_to,
    adverbial,
    colon_introduced,
    signed,
)


def finds_in(scope: Scope) -> Iterator[Find]:
    """What the rules find in one sentence, in text order; a cue serves the first rule that takes it."""
    groups = tuple(cues(scope))
    found: list[Find] = []
    taken: list[Offsets] = []  # the cues found, in text order: none overlaps another
    for rule in RULES:
        for find in rule(scope, groups):
            if find.cue is not None:
                at = bisect(taken, find.cue)
                if at > 0 and taken[at - 1][1] > find.cue[0]:
                    continue
                if at < len(taken) and taken[at][0] < find.cue[1]:
                    continue
                taken.insert(at, find.cue)
            elif any(other.covers(part) for other in found for part in find.content):
                continue
            found.append(find)
    found.sort(key=lambda find: (find.cue or find.content[0], find.content[0]))
    scope.memo.clear()
    yield from found
