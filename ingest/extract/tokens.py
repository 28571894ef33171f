"""Words, punctuation marks and sentences of a text, with offsets into it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

_FOLD = str.maketrans({"’": "'", "ʼ": "'", "‑": "-", "‐": "-", "\u00a0": " ", "\u202f": " "})

# An elided word keeps its apostrophe ("l’", "qu'"); an inverted subject pronoun is a word of its own ("-t-il").
_FRENCH = re.compile(
    r"""[Aa]ujourd['’]hui|[Qq]uelqu['’]une?s?
      | (?:[LlDdNnSsCcJjMmTt]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu|[Qq]uoiqu|[Pp]resqu)['’]
      | [-‑](?:t[-‑])?(?:ils?|elles?|on|je|tu|nous|vous|ce)\b
      | \d+(?:[  .,\u00a0\u202f]\d{3})+(?:,\d+)?|\d+[.,]\d+|\d+
      | M\.|MM\.|(?:Mme|Mlle|Dr)\b\.?
      | \w+?(?=[-‑](?:t[-‑])?(?:ils?|elles?|on|je|tu|nous|vous|ce)\b)
      | \w+(?:[-‑.]\w+)*
      | \.\.\.|''|``|\S""",
    re.VERBOSE,
)
_ENGLISH = re.compile(
    r"""['’](?:s|S)\b
      | \d+(?:,\d{3})+(?:\.\d+)?|\d+[.,]\d+|\d+
      | (?:Mr|Mrs|Ms|Dr|Gen|Gov|Sen|Rep|Lt|Col|Capt|Sgt|Prof|Rev|St|Jr|Sr|No|Maj|Adm)\.
      | (?:[A-Z]\.){2,}
      | \w+n['’]t\b
      | \w+(?=['’]s\b)
      | \w+(?:[-‑'’]\w+)*
      | \.\.\.|''|``|\S""",
    re.VERBOSE,
)
_PATTERNS = {"fr": _FRENCH, "en": _ENGLISH}
_PARAGRAPH = re.compile(r"[^\n\r\u2029]+")
_ARTICLES = frozenset(["le", "la", "les", "l'", "un", "une", "the", "a", "il", "elle", "he", "she", "it"])
_TERMINAL = frozenset(".!?…")
_ABBREVIATIONS = frozenset(
    """
    m mm mme dr pr st ste art av env etc cf p vol no mr mrs ms gen gov sen rep lt col capt sgt prof rev jr sr
    """.split()
)


class Token(NamedTuple):
    """A word or mark. `low` is its lower-cased form with one kind of apostrophe and dash."""

    start: int
    end: int
    text: str
    low: str

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum()

    @property
    def is_capitalised(self) -> bool:
        return self.text[0].isupper()


# Acronyms that would pass for a pronoun in small letters: "the WHO said" has no relative clause.
_ACRONYMS = {"WHO": "w.h.o."}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the text: its offsets and its tokens."""

    start: int
    end: int
    tokens: tuple[Token, ...]


def tokenize(text: str, language: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens between two offsets of the text."""
    pattern = _PATTERNS[language]
    return [
        Token(
            match.start(),
            match.end(),
            match.group(),
            _ACRONYMS.get(match.group()) or match.group().lower().translate(_FOLD),
        )
        for match in pattern.finditer(text, start, len(text) if end is None else end)
    ]


def paragraphs(text: str, language: str) -> Iterator[Paragraph]:
    """The lines of the text that hold any token; no sentence runs over two of them."""
    for match in _PARAGRAPH.finditer(text):
        tokens = tokenize(text, language, match.start(), match.end())
        if tokens:
            yield Paragraph(match.start(), match.end(), tuple(tokens))


def ends_sentence(tokens: list[Token] | tuple[Token, ...], index: int) -> bool:
    """Whether the mark at `index` ends a sentence: it is terminal, no abbreviation's point, and what follows
    begins one."""
    token = tokens[index]
    if token.text[0] not in _TERMINAL:
        return False
    if index + 1 >= len(tokens):
        return True
    following = tokens[index + 1]
    if following.start == token.end and following.is_word:
        return False
    if token.text == "." and index > 0:
        before = tokens[index - 1]
        named = index > 1 and tokens[index - 2].is_capitalised and following.low not in _ARTICLES
        initial = len(before.text) == 1 and before.text.isupper() and before.end == token.start and (index < 2 or named)
        if initial or (before.low in _ABBREVIATIONS and before.end == token.start):
            return False
    return not following.text[0].islower()
