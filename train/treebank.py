"""Sentences of Universal Dependencies treebanks as the reader cuts and folds them (CoNLL-U, universaldependencies.org).

Raw text is read by our own tokenizer; each of our tokens takes the tag, relation and head of the treebank's word in it
whose head stands outside it. A head outside the sentence is the root.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.extract.reader.features import Sentence, proposals, sentence
from ingest.extract.rules import finds_in
from ingest.extract.scope import Scope, scopes

ROOT = "root"
QUOTED_TAG = "QUOTE"


@dataclass(frozen=True, slots=True)
class Word:
    """One syntactic word: its number in the sentence (from 1), form, universal tag, head (0: root) and relation
    without its subtype."""

    number: int
    form: str
    tag: str
    head: int
    relation: str


@dataclass(frozen=True, slots=True, eq=False)
class Parsed:
    """A sentence with its syntax: a tag a token, the index of each token's head (-1: the root), and its relation."""

    features: Sentence
    language: str
    tags: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]


def parsed(file: Path, language: str) -> Iterator[Parsed]:
    """The sentences of a CoNLL-U file; one whose words are not found in its text is left out."""
    for text, words, surfaces in _sentences(file):
        places = _places(text, words, surfaces)
        if places is None:
            continue
        for scope in scopes(text, language):
            if len(scope) > 1:
                one = _aligned(scope, language, {word.number: word for word in words}, places)
                if one is not None:
                    yield one


def _sentences(file: Path) -> Iterator[tuple[str, list[Word], dict[int, tuple[int, str]]]]:
    text, words, surfaces = "", list[Word](), dict[int, tuple[int, str]]()
    for line in file.read_text("utf-8").split("\n"):
        if line.startswith("# text ="):
            text = line.removeprefix("# text =").strip()
        elif not line:
            if words:
                yield text, words, surfaces
            text, words, surfaces = "", [], {}
        elif not line.startswith("#"):
            number, form, _, tag, _, _, head, relation, *_ = line.split("\t")
            if "-" in number:
                first, last = map(int, number.split("-"))
                surfaces[first] = (last, form)
            elif "." not in number:
                words.append(Word(int(number), form, tag, int(head), relation.partition(":")[0]))


def _places(text: str, words: list[Word], surfaces: dict[int, tuple[int, str]]) -> dict[int, tuple[int, int]] | None:
    """The offsets of each word; those of one surface token ("du") share its offsets."""
    places: dict[int, tuple[int, int]] = {}
    position = 0
    for word in words:
        if word.number in places:
            continue
        last, form = surfaces.get(word.number, (word.number, word.form))
        start = text.find(form, position)
        if start < 0 or start - position > 6:
            return None
        position = start + len(form)
        places |= dict.fromkeys(range(word.number, last + 1), (start, position))
    return places


def _aligned(scope: Scope, language: str, words: dict[int, Word], places: dict[int, tuple[int, int]]) -> Parsed | None:
    inside = [
        [number for number, (start, end) in places.items() if start < token.end and token.start < end]
        for token in scope.tokens
    ]
    token_of: dict[int, int] = {}
    for index, numbers in enumerate(inside):
        for number in numbers:
            token_of.setdefault(number, index)
    tags, heads, relations = [], [], []
    for index, numbers in enumerate(inside):
        if not numbers:
            return None
        top = next((n for n in numbers if words[n].head == 0 or token_of.get(words[n].head) != index), numbers[0])
        head = token_of.get(words[top].head, index)
        tags.append(QUOTED_TAG if scope.is_quote(index) else words[top].tag)
        heads.append(head if head != index else -1)
        relations.append(words[top].relation if head != index else ROOT)
    features = sentence(scope, proposals(scope, finds_in(scope)))
    return Parsed(features, language, tuple(tags), tuple(heads), tuple(relations))
