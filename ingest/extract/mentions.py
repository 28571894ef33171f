"""The noun phrases of a document that may be a speaker: what they name, and what agreement shows of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.extract.agreement import agreement
from ingest.extract.noun_phrases import OF_PEOPLE, SMALL, phrase_end, starters, stop_words
from ingest.extract.nouns import Gender, NounClass, Nouns, nouns
from ingest.extract.person_names import OF, capital, person_name
from ingest.extract.scope import Scope
from ingest.extract.tokens import Token

_DEMONSTRATIVE = frozenset(["ce", "cet", "cette", "ces", "this", "these", "that", "those"])
_DEFINITE = _DEMONSTRATIVE | frozenset(
    ["le", "la", "les", "l'", "the", "his", "her", "its", "their", "son", "sa", "ses"]
)
# After these a clause begins, and with it a subject.
_CLAUSES = frozenset(["que", "qu'", "mais", "but", "that", "car", "while", "tandis", "alors", "dont", "où", "if", "si"])


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase: its code points, its head noun and class, the person's name or the proper name in it.

    `words` are the lower-cased words without determiners; `subject` says that it begins its sentence or clause,
    `role` the lower-cased role of a named person ("maire" in "le maire, Jeanne Orsel")."""

    start: int
    end: int
    head: str
    kind: NounClass | None
    name: str | None
    person: bool
    role: frozenset[str]
    words: frozenset[str]
    gender: Gender
    plural: bool
    determiner: str
    subject: bool
    sentence: int
    depth: int

    @property
    def definite(self) -> bool:
        return self.determiner in _DEFINITE

    @property
    def demonstrative(self) -> bool:
        return self.determiner in _DEMONSTRATIVE


def mentions(scopes: Sequence[Scope], language: str) -> Iterator[Mention]:
    """The mentions of a document in the order of its sentences, those within quotations after their sentence."""
    known, stops = nouns(language), stop_words(language)
    for number, scope in enumerate(scopes):
        yield from _in_scope(scope, number, known, stops)


def _in_scope(scope: Scope, number: int, known: Nouns, stops: frozenset[str]) -> Iterator[Mention]:
    tokens = scope.tokens
    determiners = scope.lexicon["determiners"]
    prepositions = scope.lexicon["prepositions"]
    starts = starters(scope.lexicon.name)
    at, clause = 0, True
    while at < len(tokens):
        token = tokens[at]
        low = token.low
        if low in OF and low != "des":
            at += 1
            continue
        name = capital(token)
        if low in stops and not (name and at and low not in determiners):
            clause = clause or low in _CLAUSES or (low in ("and", "et") and at > 0 and tokens[at - 1].low == ",")
            at += 1
            continue
        if not (name or low in starts) or scope.is_quote(at):
            clause = clause or low in (";", ":", "—", "–") or scope.is_quote(at)
            at += 1
            continue
        governed = at > 0 and (tokens[at - 1].low in prepositions or tokens[at - 1].low in OF)
        end = phrase_end(tokens, at, known, stops, determiners)
        mention = None
        if end > at:
            mention = mention_of(scope, at, end, number, known, subject=clause and not governed)
        if mention is None:
            at += 1
            continue
        yield mention
        yield from _inner(scope, at, end, number, known)
        clause = clause and governed
        at = end


def _inner(scope: Scope, first: int, end: int, number: int, known: Nouns) -> Iterator[Mention]:
    """What a phrase mentions after "de", "of", or before "'s": "le gouvernement de [Paul Vernet]"."""
    tokens = scope.tokens
    end = next((at for at in range(first, end) if tokens[at].low == ","), end)
    for at in range(first, end - 1):
        low = tokens[at].low
        if low in OF and at > first:
            start = at + 1
            if low in ("du", "des", "d'", "de") and tokens[start].low in ("la", "l'", "le"):
                start += 1
            found = mention_of(scope, start, end, number, known, subject=False) if start < end else None
            if found is not None and (found.name or found.kind):
                yield found
        elif low == "'s" and at > first:
            found = mention_of(scope, first, at, number, known, subject=False)
            if found is not None and (found.name or found.kind):
                yield found


def mention_of(scope: Scope, first: int, end: int, number: int, known: Nouns, *, subject: bool) -> Mention | None:
    """The mention of these tokens; None where nothing in it is a noun or a name."""
    tokens = scope.tokens[first:end]
    determiner = tokens[0].low if tokens[0].low in scope.lexicon["determiners"] else ""
    articles = scope.lexicon["determiners"]
    whole = tokens
    owner = next((at for at in range(len(tokens) - 2, 0, -1) if tokens[at].low == "'s"), 0)
    if owner and any(capital(token) or known.class_of(token.low) for token in tokens[owner + 1 :]):
        tokens = tokens[owner + 1 :]
    spoken = [token for token in tokens if token.is_word and (token.low not in articles or token.low in OF)]
    while spoken and spoken[0].low in OF:
        spoken = spoken[1:]
    bare = [token for token in spoken if token.low not in OF]
    if not bare:
        return None
    head, kind = _head(spoken, known, scope.lexicon.name)
    found = person_name(tokens, known, scope.lexicon)
    name: str | None = None
    person = False
    role: frozenset[str] = frozenset()
    if kind in ("document", "group") and found is not None and found[0] > 0:
        found = None
    if found is not None and (
        kind in (None, "person") or found[0] == 0 or known.class_of(tokens[found[0] - 1].low) == "person"
    ):
        name, person = scope.text[tokens[found[0]].start : tokens[found[1] - 1].end], True
        role = (
            frozenset(token.low for at, token in enumerate(tokens) if token.is_word and not found[0] <= at < found[1])
            - scope.lexicon["determiners"]
        )
    elif tokens[0].low in known.titles and len(tokens) > 1 and capital(tokens[1]):
        name, person = scope.text[tokens[1].start : tokens[-1].end], True
    elif capital(bare[0]) or any(capital(token) for token in bare):
        run = [token for token in bare if capital(token)]
        if kind is None:
            owned = [at for at, token in enumerate(tokens) if token.low == "'s"]
            if owned:
                run = [token for token in tokens[owned[-1] + 1 :] if capital(token)] or run
            name = scope.text[run[0].start : run[-1].end]
        elif kind in ("organization", "outlet", "agency") and (len(run) > 1 or run[0] is not tokens[0]):
            name = scope.text[bare[0].start : bare[-1].end]
    if name is None and kind is None:
        return None
    gender, plural = agreement(tokens, determiner, head, kind, name if person else None, known, scope.lexicon.name)
    low, high = scope.offsets(first, end)
    return Mention(
        start=low,
        end=high,
        head=head,
        kind="person" if person and kind is None else kind,
        name=name,
        person=person or (kind == "person"),
        role=role,
        words=frozenset(
            token.low for token in whole if token.is_word and token.low not in articles and token.low not in OF
        ),
        gender=gender,
        plural=plural,
        determiner=determiner,
        subject=subject,
        sentence=number,
        depth=scope.depth,
    )


def _head(bare: Sequence[Token], known: Nouns, language: str) -> tuple[str, NounClass | None]:
    found = ("", None)
    for at, token in enumerate(bare):
        if at and (token.low in OF or token.low in OF_PEOPLE):
            break
        kind = known.class_of(token.low)
        if kind is None:
            continue
        if language == "fr":
            if token.low in SMALL and at + 1 < len(bare):
                continue
            return token.low, kind
        found = (token.low, kind)  # type: ignore[assignment]
    return found if found[0] else (bare[0].low, None)
