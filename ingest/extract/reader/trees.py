"""The best tree of a sentence, and what hangs where in it."""

from collections.abc import Sequence
from dataclasses import dataclass

ROOT = -1
_STEPS = 4  # up from a verb to the one whose subject it shares, at most
_SHARING = frozenset(["conj", "xcomp", "aux", "cop", "parataxis"])


@dataclass(frozen=True, slots=True)
class Tree:
    """Of each token the index of its head (`ROOT` for none) and its relation (Universal Dependencies, no subtypes)."""

    heads: tuple[int, ...]
    relations: tuple[str, ...]

    def children(self, index: int, *relations: str) -> list[int]:
        """The dependents of a token with one of these relations, in order."""
        return [at for at, head in enumerate(self.heads) if head == index and self.relations[at] in relations]

    def subject(self, verb: int) -> int | None:
        """The subject of a verb, or of the verb that it is coordinated with or governed by."""
        for _ in range(_STEPS):
            subjects = self.children(verb, "nsubj")
            if subjects:
                return subjects[-1] if subjects[-1] < verb else subjects[0]
            if self.relations[verb] not in _SHARING or self.heads[verb] == ROOT:
                return None
            verb = self.heads[verb]
        return None

    def phrase(self, noun: int) -> tuple[int, int]:
        """The tokens of a noun phrase, first and end: what hangs on it without a gap, relative clauses left out."""
        first, end = noun, noun + 1
        inside = {noun}
        for at in range(noun - 1, -1, -1):
            if not self._hangs(at, inside, noun):
                break
            inside.add(at)
            first = at
        for at in range(noun + 1, len(self.heads)):
            if not self._hangs(at, inside, noun):
                break
            inside.add(at)
            end = at + 1
        while first < noun and self.relations[first] in ("punct", "cc"):
            first += 1
        while end - 1 > noun and self.relations[end - 1] in ("punct", "cc"):
            end -= 1
        return first, end

    def _hangs(self, at: int, inside: set[int], noun: int) -> bool:
        """Whether a token depends on the noun through tokens that are no clause."""
        for _ in range(8):
            if at == noun or at in inside:
                return True
            if at == ROOT or self.relations[at] in ("acl", "parataxis"):
                return False
            at = self.heads[at]
        return False


def tree(heads: Sequence[int], relations: Sequence[int], names: Sequence[str]) -> Tree:
    """From the indices that a network gives: heads with 0 for the root, relations by their number."""
    return Tree(tuple(head - 1 for head in heads), tuple(names[relation] for relation in relations))
