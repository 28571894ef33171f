"""The scope of a rule: one sentence, each quotation in it folded into a single token."""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from ingest.extract.lexicon import Lexicon, lexicon
from ingest.extract.quotations import Quotation, quotations
from ingest.extract.tokens import Paragraph, Token, ends_sentence, paragraphs, tokenize

QUOTED = "«»"
MAX_DEPTH = 3
# Tokens of a sentence, at most: a longer one is read in pieces, so that no input takes more than linear time.
MAX_LENGTH = 250


@dataclass(frozen=True, slots=True)
class Scope:
    """One sentence. `quotes` gives the quotation behind each folded token, by its index; `depth` is how many
    quotations the sentence itself stands in, `within` the innermost one's words; `paragraph`
    numbers the paragraph within the field; `memo` keeps what was read in it while its rules run (`once`, `places`)."""

    text: str
    tokens: tuple[Token, ...]
    quotes: dict[int, Quotation]
    lexicon: Lexicon
    paragraph: int = 0
    depth: int = 0
    within: tuple[int, int] | None = None
    memo: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)

    def __len__(self) -> int:
        return len(self.tokens)

    def low(self, index: int) -> str:
        """The lower-cased word at an index, or "" outside the sentence."""
        return self.tokens[index].low if 0 <= index < len(self.tokens) else ""

    def is_in(self, index: int, *classes: str) -> bool:
        word = self.low(index)
        return bool(word) and any(word in self.lexicon[name] for name in classes)

    def is_quote(self, index: int) -> bool:
        return index in self.quotes

    def capitalised(self, index: int) -> bool:
        return 0 <= index < len(self.tokens) and self.tokens[index].is_capitalised

    def matches(self, index: int, words: tuple[str, ...]) -> bool:
        """Whether these words stand at the index, one after the other."""
        end = index + len(words)
        return end <= len(self.tokens) and all(
            self.tokens[index + offset].low == word for offset, word in enumerate(words)
        )

    def phrase(self, index: int, name: str) -> tuple[str, ...]:
        """The longest phrase of this list of the lexicon that stands at the index, or ()."""
        if 0 <= index < len(self.tokens):
            for words in self.lexicon.phrases[name].get(self.tokens[index].low, ()):
                if self.matches(index, words):
                    return words
        return ()

    def offsets(self, first: int, end: int) -> tuple[int, int]:
        """The code points from token `first` to token `end` (exclusive)."""
        return self.tokens[first].start, self.tokens[end - 1].end


_P = ParamSpec("_P")
_R = TypeVar("_R")


def once(read: Callable[Concatenate[Scope, _P], _R]) -> Callable[Concatenate[Scope, _P], _R]:
    """A reading of a scope that many cues ask for: done once for the same arguments, then remembered in `memo`."""

    @wraps(read)
    def remembered(scope: Scope, /, *args: _P.args, **options: _P.kwargs) -> _R:
        key = (read, args, *options.items())
        if key not in scope.memo:
            scope.memo[key] = read(scope, *args, **options)
        found: _R = scope.memo[key]
        return found

    return remembered


Test = Callable[[Scope, int], bool]


def places(scope: Scope, test: Test) -> tuple[int, ...]:
    """The indices that pass a test, in order: looked for once in a scope, so that no cue walks over it again."""
    found: tuple[int, ...] | None = scope.memo.get(test)
    if found is None:
        found = scope.memo[test] = tuple(at for at in range(len(scope)) if test(scope, at))
    return found


def first_of(scope: Scope, test: Test, start: int, end: int) -> int:
    """The first index from `start` to `end` (exclusive) that passes a test, or -1."""
    found = places(scope, test)
    at = bisect_left(found, start)
    return found[at] if at < len(found) and found[at] < end else -1


def last_of(scope: Scope, test: Test, start: int, end: int) -> int:
    """The last index from `start` to `end` (exclusive) that passes a test, or -1."""
    found = places(scope, test)
    at = bisect_left(found, end) - 1
    return found[at] if at >= 0 and found[at] >= start else -1


def between(scope: Scope, test: Test, start: int, end: int) -> tuple[int, ...]:
    """The indices from `start` to `end` (exclusive) that pass a test."""
    found = places(scope, test)
    return found[bisect_left(found, start) : bisect_left(found, end)]


def is_comma(scope: Scope, index: int) -> bool:
    return scope.low(index) == ","


def scopes(text: str, language: str) -> Iterator[Scope]:
    """The sentences of a text, and after each one the sentences within its quotations, to `MAX_DEPTH`."""
    words = lexicon(language)
    open_before = False
    for number, paragraph in enumerate(paragraphs(text, language)):
        marks = quotations(text, paragraph, open_before=open_before)
        open_before = bool(marks) and not marks[-1].closed
        yield from _sentences(text, paragraph, marks, words, number, depth=0)


def _sentences(
    text: str,
    paragraph: Paragraph,
    marks: list[Quotation],
    words: Lexicon,
    number: int,
    *,
    depth: int,
    within: tuple[int, int] | None = None,
) -> Iterator[Scope]:
    tokens, folded = _fold(paragraph, marks, text)
    begin = 0
    for index in range(len(tokens)):
        last = index == len(tokens) - 1 or index - begin >= MAX_LENGTH
        if not last and not (_ends_quoted(tokens, folded, index) or ends_sentence(tokens, index)):
            continue
        end = index + 1
        quotes = {at - begin: folded[at] for at in range(begin, end) if at in folded}
        scope = Scope(text, tuple(tokens[begin:end]), quotes, words, number, depth, within)
        yield scope
        if depth < MAX_DEPTH:
            for quotation in quotes.values():
                yield from _within(scope, quotation)
        begin = end


def _within(scope: Scope, quotation: Quotation) -> Iterator[Scope]:
    start, end = quotation.inner_start, quotation.inner_end
    inner = tokenize(scope.text, scope.lexicon.name, start, end)
    if len(inner) < 4:
        return
    paragraph = Paragraph(start, end, tuple(inner))
    marks = quotations(scope.text, paragraph)
    yield from _sentences(
        scope.text, paragraph, marks, scope.lexicon, scope.paragraph, depth=scope.depth + 1, within=(start, end)
    )


def _fold(paragraph: Paragraph, marks: list[Quotation], text: str) -> tuple[list[Token], dict[int, Quotation]]:
    """The tokens with each quotation as one, and the quotations by the index of their token."""
    tokens: list[Token] = []
    folded: dict[int, Quotation] = {}
    pending = iter(marks)
    mark = next(pending, None)
    for token in paragraph.tokens:
        while mark is not None and token.start >= mark.end:
            mark = next(pending, None)
        if mark is None or token.start < mark.start:
            tokens.append(token)
        elif not folded or folded.get(len(tokens) - 1) is not mark:
            folded[len(tokens)] = mark
            tokens.append(Token(mark.start, mark.end, text[mark.start : mark.end], QUOTED))
    return tokens, folded


def _ends_quoted(tokens: list[Token], folded: dict[int, Quotation], index: int) -> bool:
    """Whether a quotation that ends like a sentence is followed by a new one ("… is over.” She left.")."""
    if index not in folded or index + 1 >= len(tokens):
        return False
    inner = tokens[index].text.rstrip("»”\"›’“' \u00a0\u202f")
    following = tokens[index + 1].text[0]
    return inner.endswith((".", "…", "...", ".[", "[.]", "!", "?")) and (following.isupper() or index + 1 in folded)
