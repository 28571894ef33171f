"""The figures by group: attributions of one kind, of one source type, or found by one rule."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, Self

from ingest.evaluate.marks import Marked
from ingest.evaluate.scorer import DocumentResult
from ingest.evaluate.tally import Score

By = Literal["kind", "rule", "source_type"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A group's scores at the two thresholds."""

    at_5: Score
    at_8: Score

    def __add__(self, other: Self) -> "Group":
        return Group(at_5=self.at_5 + other.at_5, at_8=self.at_8 + other.at_8)


_NONE = Group(at_5=Score(), at_8=Score())


def groups(results: Iterable[DocumentResult], by: By) -> Mapping[str, Group]:
    """Group → its figures, by the group's name ("" where the gold does not say its source type).

    Precision is over the found of that group, recall over the gold of that group; a find of another kind than its
    gold has is thus right in its own group and its gold met in the other. Gold has no rule, so a rule's recall is the
    share of all the gold that the rule found. What is matched with optional gold counts neither way.
    """
    made: dict[str, Group] = {}
    gold = 0

    def add(name: str, *, at_5: Score, at_8: Score) -> None:
        made[name] = made.get(name, _NONE) + Group(at_5=at_5, at_8=at_8)

    name_of = _NAMES[by]
    for result in results:
        gold += sum(not one.optional for one in result.gold)
        for pair in result.pairs:
            strict = int(pair.content >= 0.8)
            if pair.gold.optional:
                add(name_of(pair.found), at_5=Score(), at_8=Score(found=1 - strict))
                continue
            add(name_of(pair.found), at_5=Score(right=1, found=1), at_8=Score(right=strict, found=1))
            met = name_of(pair.found if by == "rule" else pair.gold)
            add(met, at_5=Score(met=1, gold=1), at_8=Score(met=strict, gold=1))
        for one in result.false:
            add(name_of(one), at_5=Score(found=1), at_8=Score(found=1))
        if by != "rule":
            for one in result.missed:
                add(name_of(one), at_5=Score(gold=1), at_8=Score(gold=1))
    if by == "rule":
        made = {name: _of_all(group, gold) for name, group in made.items()}
    return dict(sorted(made.items()))


def _of_all(group: Group, gold: int) -> Group:
    """A rule's figures with all the gold as what it might have found."""
    scores = (Score(score.right, score.found, score.met, gold) for score in (group.at_5, group.at_8))
    at_5, at_8 = scores
    return Group(at_5=at_5, at_8=at_8)


_NAMES: Mapping[By, Callable[[Marked], str]] = {
    "kind": lambda one: one.kind,
    "rule": lambda one: one.method,
    "source_type": lambda one: one.source_type or "",
}
