"""A source phrase, read once: its determiner, its first speaker, its head noun."""

from ingest.extract.lexicon import Lexicon, lexicon
from ingest.extract.nouns import Nouns, nouns
from ingest.extract.person_names import OF, capital
from ingest.extract.tokens import Token, tokenize

ARTICLES = frozenset(["le", "la", "les", "l'", "the"])
_AND = frozenset(["et", "and", "&", "ainsi", "ou", "or"])
# What stands before its noun in French and is no noun there ("le premier bilan", "un jeune studio").
_BEFORE_NOUN = frozenset(
    """
    premier première premiers premières jeune jeunes dernier dernière derniers dernières autre autres nouveau nouvelle
    numéro ancien ancienne ex principal principale principaux futur future même mêmes militaire critique
    """.split()
)


class HeadedPhrase:
    """The words of a source phrase, those of its first segment and first speaker, and its head noun."""

    def __init__(self, text: str, language: str) -> None:
        self.nouns: Nouns = nouns(language)
        self.words: Lexicon = lexicon(language)
        self.french = language == "fr"
        every = tokenize(text, language)
        self.text = text
        self.every = every
        self.tokens = [token for token in every if token.is_word or token.low in ("'s", "&")]
        self.lows = [token.low for token in self.tokens]
        self.segments = _segments(every)
        first = self.segments[0] if self.segments else []
        self.first = self._conjunct(self._possessed(first))
        self.determiner = self.first[0].low if self.first and self.first[0].low in self.words["determiners"] else ""
        self.bare = self._bare(self.first)
        self.head, self.head_at = self._head(self.bare)

    def _possessed(self, tokens: list[Token]) -> list[Token]:
        """After "'s" the head follows ("Huber's longtime partner" is the partner), unless a head stands before."""
        for at in range(len(tokens) - 2, 0, -1):
            low = tokens[at].low
            if low != "'s" and not (low in ("'", "’") and tokens[at - 1].low.endswith("s")):
                continue
            before, rest = tokens[:at], tokens[at + 1 :]
            link = next((i for i, token in enumerate(before) if token.low in self.words["prepositions"]), -1)
            headed = link > 0 and (
                before[0].low in self.nouns.given
                or any(self.nouns.class_of(token.low) in ("person", "group", "document") for token in before[:link])
            )
            if not headed and any(self.nouns.class_of(token.low) or capital(token) for token in rest):
                return rest
        return tokens

    def _conjunct(self, tokens: list[Token]) -> list[Token]:
        """The first of several speakers decides; in English a shared last noun does ("police and county officials")."""
        for at in range(1, len(tokens) - 1):
            if tokens[at].low not in _AND or tokens[at + 1].low in OF:
                continue
            left, right = tokens[:at], tokens[at + 1 :]
            if self.french:
                return left
            own = [token for token in left if token.low not in self.words["determiners"]]
            headed = left[0].low in ARTICLES or any(
                self.nouns.class_of(token.low) in ("person", "group", "document") for token in own
            )
            shared = self.nouns.class_of(right[-1].low) in ("person", "group", "organization")
            if not headed and shared and right[0].low not in self.words["determiners"]:
                alone = bool(own) and capital(own[0]) and not (len(own) == 1 and own[0] is self.tokens[0])
                if alone == capital(right[0]) and (not capital(right[-1]) or not self._headed(left)):
                    return right
            return left
        return tokens

    def _headed(self, tokens: list[Token]) -> bool:
        return any(self.nouns.class_of(token.low) is not None or token.low in self.nouns.bodies for token in tokens)

    def _bare(self, tokens: list[Token]) -> list[Token]:
        start = 0
        while start < len(tokens) - 1 and (tokens[start].low in self.words["determiners"] or not tokens[start].is_word):
            start += 1
        return [token for token in tokens[start:] if token.is_word or token.low == "'s"]

    def _head(self, bare: list[Token]) -> tuple[str, int]:
        """The noun that decides: in French the first known one that is no adjective, in English the last."""
        return self._french_head(bare) if self.french else self._english_head(bare)

    def _french_head(self, bare: list[Token]) -> tuple[str, int]:
        for at, token in enumerate(bare):
            if at and (token.low in OF or token.low in self.words["prepositions"]):
                break
            if self.nouns.class_of(token.low) is None:
                continue
            after = self.nouns.class_of(bare[at + 1].low) if at + 1 < len(bare) else None
            if after is None or token.low not in _BEFORE_NOUN:
                return token.low, at
        return bare[0].low if bare else "", -1

    def _english_head(self, bare: list[Token]) -> tuple[str, int]:
        found = -1
        last = bare[-1] if bare else None
        if (
            last is not None
            and len(bare) > 2
            and not capital(last)
            and self.nouns.class_of(last.low) == "person"
            and bare[-2].low not in self.words["determiners"] | OF
            and not any(token.low in self.words["prepositions"] and token.low not in OF for token in bare)
        ):
            return last.low, len(bare) - 1
        for at, token in enumerate(bare):
            if at and (token.low in OF or token.low in self.words["prepositions"]):
                break
            kind = self.nouns.class_of(token.low)
            verbal = found >= 0 and kind is None and not capital(token) and token.low.endswith(("ing", "ed"))
            if verbal or (found >= 0 and capital(token) and not capital(bare[found])):
                break
            general = token.low == "general" and found == at - 1 and capital(token)
            if kind is not None and not general:
                found = at
        return (bare[found].low, found) if found >= 0 else (bare[0].low if bare else "", -1)


def _segments(tokens: list[Token]) -> list[list[Token]]:
    """The parts of a phrase between its commas, brackets and dashes, words only."""
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if token.text in (",", "(", ")", "-", "–", "—", ";", ":"):
            if parts[-1]:
                parts.append([])
        elif token.is_word or token.low in ("'s", "&", "'", "’"):
            parts[-1].append(token)
    return [part for part in parts if part]
