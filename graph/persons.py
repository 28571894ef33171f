"""A person's name among the titles, offices and bodies that a mention puts around it: French and English.

le maire de Valdor Jean Orsel            → Jean Orsel
White House press secretary Ann Lee      → Ann Lee
M. de Villepin · Le Pen · Bachar al-Assad → with their particles
le maire de Valdor · the spokesman       → no name
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from graph.titles import COMMON, HONORIFICS, PARTICLES, PREPOSITIONS, SUFFIXES, TITLES
from graph.words import fold, tokens

_ASIDE = re.compile(r"\s*\([^()]*\)")
_WORD = re.compile(r"[\w’'.-]*\w[.’']?")
_JOINED = re.compile(r"(?:d['’]|(?:al|el|as|ash|an|at|ad|ar)-)(?=[^\W\d_])")
_POSSESSIVE = re.compile(r"['’]s$")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name as units, each a word with its particles: ("Marine", "Le Pen"). One unit is a surname alone."""

    units: tuple[str, ...]

    @property
    def alone(self) -> bool:
        return len(self.units) == 1

    @property
    def form(self) -> str:
        return " ".join(self.units)

    @property
    def words(self) -> list[str]:
        """Its folded words, articles included: "le", "pen"."""
        return tokens(self.form)


def person_name(mention: str) -> PersonName | None:
    """The longest run of words that are no title and no complement of one ("de Valdor"); None where all are."""
    parts = [_WORD.findall(part) for part in _ASIDE.sub("", mention).split(",")]
    units = max((_units(words) for words in parts), key=len)
    return PersonName(units) if units else None


def _units(words: Sequence[str]) -> tuple[str, ...]:
    if words and not any(char.islower() or char.isupper() for word in words for char in word):
        return tuple(words) if any(char.isalpha() for word in words for char in word) else ()
    walk = _Walk(words)
    for position in range(len(words)):
        walk.step(position)
    return walk.found()


@dataclass(slots=True)
class _Walk:
    """One pass over the words of a mention's part."""

    words: Sequence[str]
    best: list[str] = field(default_factory=list)
    run: list[str] = field(default_factory=list)
    particles: list[str] = field(default_factory=list)  # they wait for the word they stand before
    complement: bool = False  # the run stands after "de", "of": whose office it is, not who holds it

    def step(self, position: int) -> None:
        word = self.words[position]
        if self._is_title(position):
            # What stands before a title is whom they speak for: "the Pentagon spokesman".
            self.best, self.run, self.particles, self.complement = [], [], [], False
        elif self._is_particle(position):
            self.particles.append(word)
        elif self._is_name(position):
            self.run.append(" ".join([*self.particles, word]))
            self.particles = []
            if _POSSESSIVE.search(word):
                self.run = []
        else:
            self._close()
            folded = fold(word)
            self.complement = folded in PREPOSITIONS or (self.complement and folded in COMMON)

    def found(self) -> tuple[str, ...]:
        self._close()
        while len(self.best) > 1 and fold(self.best[-1]).strip(".") in SUFFIXES:
            self.best.pop()
        return tuple(self.best)

    def _close(self) -> None:
        """End the run: of "(le maire de) Valdor Jean Orsel" the last two count, of "(le maire de) Valdor" nothing."""
        run = (self.run[-2:] if len(self.run) > 2 else []) if self.complement else self.run
        if len(run) > len(self.best):
            self.best = run
        self.run, self.particles = [], []

    def _before(self, position: int) -> str:
        return fold(self.words[position - 1]).strip(".") if position else ""

    def _after(self, position: int) -> str:
        return self.words[position + 1] if position + 1 < len(self.words) else ""

    def _is_title(self, position: int) -> bool:
        """A capitalised title that ends the name is part of it: "Stephen King"."""
        word = self.words[position]
        if fold(word).strip(".'") not in TITLES:
            return False
        ends = bool(self.run) and not self.complement and not self._after(position)
        return not (ends and word[:1].isupper() and not word.isupper())

    def _is_particle(self, position: int) -> bool:
        """ "Charles de Gaulle", "Marine Le Pen", "M. de Villepin"; not "Jean Martin du Figaro"."""
        word, before, after = self.words[position], self._before(position), self._after(position)
        folded = fold(word)
        if folded not in PARTICLES or not (after[:1].isupper() or fold(after) in PARTICLES):
            return False
        if before in HONORIFICS or before in PARTICLES:
            return True
        if word[:1].isupper():
            return bool(self.run) or position == 0
        if folded in PREPOSITIONS:
            return len(self.run) == 1 and not self.complement
        return bool(self.run)

    def _is_name(self, position: int) -> bool:
        word, before = self.words[position], self._before(position)
        if word[:1].isupper():
            return not (position == 0 and fold(word) in COMMON)
        # "d'Ormesson" is a name after another or an honorific, "(ministre) d'État" none.
        joined = _JOINED.match(word)
        if joined is None or not word[joined.end()].isupper():
            return False
        return position == 0 or before in HONORIFICS or bool(self.particles) or len(self.run) == 1
