"""The people a document names: their full names, short forms, genders and roles."""

from collections.abc import Sequence

from graph.words import fold
from ingest.extract.mentions import Mention
from ingest.extract.nouns import Gender, Nouns
from ingest.extract.person_names import PARTICLES

_KEPT = 8  # names kept for one word


class People:
    """Names by the words they share. A short form ("Macron", "M. Macron") is the fullest name that holds its words
    and ends, or begins, with it; of several the first named."""

    def __init__(self, found: Sequence[Mention], known: Nouns) -> None:
        self._known = known
        self._by_word: dict[str, list[str]] = {}
        self._words: dict[str, tuple[str, ...]] = {}
        self._genders: dict[str, Gender] = {}
        self._roles: dict[str, list[frozenset[str]]] = {}
        self._by_role: dict[str, list[str]] = {}
        alone = {fold(mention.name) for mention in found if mention.name and " " not in mention.name}
        for mention in found:
            if mention.name is None or " " not in mention.name:
                continue
            if mention.person or (mention.kind is None and self._by_surname(mention, alone)):
                self._add(mention.name)
        for mention in found:
            if mention.person and mention.name:
                full = self.full(mention.name)
                if mention.gender:
                    self._genders.setdefault(full, mention.gender)
                if mention.role:
                    roles = self._roles.setdefault(full, [])
                    if len(roles) < _KEPT:
                        roles.append(mention.role)
                        self._note_role(full, mention.role)

    def _by_surname(self, mention: Mention, alone: set[str]) -> bool:
        """Whether a name of two or three words that nothing else explains is a person's: its last word stands alone
        elsewhere in the document."""
        words = _words(mention.name or "")
        return (
            1 < len(words) <= 3
            and words[-1] in alone
            and not mention.determiner
            and " ".join(words) not in self._known.places
            and words[-1] not in self._known.places
            and " ".join(words) not in self._known.bodies
            and " ".join(words) not in self._known.outlets
            and not any(self._known.class_of(word) or word in self._known.outlet_words for word in words)
        )

    def _add(self, name: str) -> None:
        if name in self._words:
            return
        words = _words(name)
        self._words[name] = words
        for word in {words[0], words[-1], *words[1:]}:
            known = self._by_word.setdefault(word, [])
            if len(known) < _KEPT:
                known.append(name)

    def full(self, name: str) -> str:
        """The fullest name of the document for this one; the name itself where there is none."""
        words = _words(name)
        if not words:
            return name
        best, size = name, len(words)
        for other in self._by_word.get(words[-1], ()):
            spelled = self._words[other]
            if len(spelled) > size and set(words) <= set(spelled) and (spelled[-1] == words[-1] or len(words) == 1):
                if best != name and spelled[-1] != words[-1]:
                    continue
                best, size = other, len(spelled)
                if len(words) == 1 and spelled[-1] == words[-1]:
                    break
        return best

    def knows(self, word: str) -> bool:
        """Whether somebody is named with this word, as surname or given name."""
        return fold(word) in self._by_word

    def gender(self, name: str) -> Gender:
        return self._genders.get(name, "")

    def roles(self, name: str) -> Sequence[frozenset[str]]:
        return self._roles.get(name, ())

    def _note_role(self, name: str, role: frozenset[str]) -> None:
        for word in role:
            holders = self._by_role.setdefault(word, [])
            if len(holders) < _KEPT and name not in holders:
                holders.append(name)

    def holders(self, *words: str) -> Sequence[str]:
        """Who is said to be this ("maire"), in the order they are first said to; at most a few for a word."""
        return [name for word in words for name in self._by_role.get(word, ())]


def _words(name: str) -> tuple[str, ...]:
    words = [word.strip(".,()'\"") for word in fold(name).split()]
    kept = tuple(word for word in words if word and word not in PARTICLES)
    return kept or tuple(word for word in words if word)
