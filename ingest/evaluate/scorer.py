"""How well found attributions agree with annotated ones.

The measures are those of the attribution literature (Pareti 2012, PolNeAR 2018), made exact:

AR@t     an attribution is found when the Jaccard of the content's word positions is at least t and the sources
         overlap, or neither has one, or the words of the found source contain, or lie in, the gold referent; one to
         one, best first (content, then source, then cue); optional gold counts neither way.
by kind  recall over the gold of that kind, precision over the found of that kind.
roles    "exact": the same words, whatever their punctuation; "words": word by word. Both over the document's marks of
         that role, pooled, so that they do not depend on AR.
shares   over the pairs found at AR@.5: how many have the right kind, source type, polarity, referent and parent.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Self

from graph.exchange.brat import ROLES, BratEvent, Role, attribution_roles
from graph.model import Attribution, Kind, Polarity, SourceType, Span
from graph.words import name_key, tokens
from ingest.evaluate.gold import GoldDocument
from ingest.evaluate.quotes import kind_by_quotes

_WORD = re.compile(r"\w+")

Positions = frozenset[int]
NOWHERE: Positions = frozenset()


# -- addable values ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Score:
    """Counts that add up: of what was `found`, how much is `right`; of the `gold`, how much was `met`."""

    right: int = 0
    found: int = 0
    met: int = 0
    gold: int = 0

    def __add__(self, other: Self) -> "Score":
        return Score(self.right + other.right, self.found + other.found, self.met + other.met, self.gold + other.gold)

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.met / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Share:
    """How many `of` these are `right`."""

    right: int = 0
    of: int = 0

    def __add__(self, other: Self) -> "Share":
        return Share(self.right + other.right, self.of + other.of)

    @property
    def value(self) -> float:
        return self.right / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """All the figures of one document or, added, of many. `methods` counts the found attributions of each rule."""

    documents: int = 0
    words: int = 0
    at_5: Score = Score()
    at_8: Score = Score()
    kinds: Mapping[str, Score] = field(default_factory=dict)
    exact: Mapping[str, Score] = field(default_factory=dict)
    by_word: Mapping[str, Score] = field(default_factory=dict)
    shares: Mapping[str, Share] = field(default_factory=dict)
    nested: Score = Score()
    methods: Mapping[str, Share] = field(default_factory=dict)

    def __add__(self, other: Self) -> "Tally":
        return Tally(
            documents=self.documents + other.documents,
            words=self.words + other.words,
            at_5=self.at_5 + other.at_5,
            at_8=self.at_8 + other.at_8,
            kinds=_add_scores(self.kinds, other.kinds),
            exact=_add_scores(self.exact, other.exact),
            by_word=_add_scores(self.by_word, other.by_word),
            shares=_add_shares(self.shares, other.shares),
            nested=self.nested + other.nested,
            methods=_add_shares(self.methods, other.methods),
        )


def _add_scores(one: Mapping[str, Score], other: Mapping[str, Score]) -> Mapping[str, Score]:
    return {key: one.get(key, Score()) + other.get(key, Score()) for key in dict.fromkeys((*one, *other))}


def _add_shares(one: Mapping[str, Share], other: Mapping[str, Share]) -> Mapping[str, Share]:
    return {key: one.get(key, Share()) + other.get(key, Share()) for key in dict.fromkeys((*one, *other))}


# -- what is compared ----------------------------------------------------------------------------------------------


class Words:
    """The words of a text by position, and which of them a span touches."""

    def __init__(self, text: str) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        for word in _WORD.finditer(text):
            self.starts.append(word.start())
            self.ends.append(word.end())

    def __len__(self) -> int:
        return len(self.starts)

    def of(self, spans: Iterable[Span]) -> Positions:
        """The positions of the words that these spans of the text touch."""
        touched: set[int] = set()
        for span in spans:
            if span.field == "text":
                touched.update(range(bisect_right(self.ends, span.start), bisect_left(self.starts, span.end)))
        return frozenset(touched)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """An attribution, annotated or found, as it is compared. `kind_given` is False where it was told from the
    quotation marks because the annotation has none."""

    id: str
    roles: Mapping[Role, Positions]
    spans: Mapping[Role, tuple[Span, ...]]
    kind: Kind
    kind_given: bool = True
    source_type: SourceType | None = None
    polarity: Polarity | None = None
    referent: str | None = None
    parent: str | None = None
    optional: bool = False
    method: str = ""

    def words_of(self, role: Role) -> Positions:
        return self.roles.get(role, NOWHERE)

    def text_of(self, role: Role) -> str:
        return " … ".join(span.text for span in self.spans.get(role, ()))


def marked_gold(event: BratEvent, text: str, words: Words) -> Marked:
    """An annotated event as it is compared."""
    spans = {role: event.role(role) for role in ROLES if event.role(role)}
    return Marked(
        id=event.id,
        roles={role: words.of(pieces) for role, pieces in spans.items()},
        spans=spans,
        kind=event.kind or kind_by_quotes(text, event.content),
        kind_given=event.kind is not None,
        source_type=event.source_type,
        polarity=event.polarity,
        referent=event.referent,
        parent=event.parent,
        optional=event.optional,
    )


def marked_found(attribution: Attribution, words: Words) -> Marked:
    """A found attribution as it is compared."""
    spans = dict(attribution_roles(attribution))
    return Marked(
        id=attribution.id,
        roles={role: words.of(pieces) for role, pieces in spans.items()},
        spans=spans,
        kind=attribution.kind,
        source_type=attribution.source_type,
        polarity=attribution.polarity,
        referent=attribution.source_name,
        parent=attribution.parent,
        method=attribution.method,
    )


def jaccard(one: Positions, other: Positions) -> float:
    """What two sets of word positions share of what they hold together; 0 where both are empty."""
    union = len(one | other)
    return len(one & other) / union if union else 0.0


def same_source(gold: Marked, found: Marked) -> bool:
    """The sources overlap, or neither has one, or the found source's words contain, or lie in, the gold referent."""
    expected, given = gold.words_of("source"), found.words_of("source")
    if not expected and not given:
        return True
    return bool(expected & given) or contained(found.text_of("source"), gold.referent or "")


def contained(one: str, other: str) -> bool:
    """Whether the words of one (folded, leading articles aside) all stand in the other; never for no words."""
    these, those = set(tokens(name_key(one))), set(tokens(name_key(other)))
    return bool(these and those) and (these <= those or those <= these)


def same_referent(gold: str, found: str | None) -> bool:
    """A referent is right when the names are equal, or the words of one all stand in the other: case, accents and
    leading articles folded ("Le Pentagone" is "le Pentagone"; "Macron" is "Emmanuel Macron")."""
    return found is not None and (name_key(gold) == name_key(found) or contained(gold, found))


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold attribution, the found one it is matched with, and how far their contents agree (Jaccard)."""

    gold: Marked
    found: Marked
    content: float


def matched(gold: Sequence[Marked], found: Sequence[Marked], *, at_least: float) -> tuple[Pair, ...]:
    """One-to-one pairs, best first: by content, then source, then cue, then place in the text."""
    candidates: list[tuple[float, float, float, int, int]] = []
    for i, expected in enumerate(gold):
        for j, given in enumerate(found):
            content = jaccard(expected.words_of("content"), given.words_of("content"))
            if content >= at_least and same_source(expected, given):
                source = jaccard(expected.words_of("source"), given.words_of("source"))
                cue = jaccard(expected.words_of("cue"), given.words_of("cue"))
                candidates.append((-content, -source, -cue, i, j))
    pairs: list[Pair] = []
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    for content, _, _, i, j in sorted(candidates):
        if i not in taken_gold and j not in taken_found:
            taken_gold.add(i)
            taken_found.add(j)
            pairs.append(Pair(gold[i], found[j], -content))
    return tuple(pairs)


# -- figures of one document ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentResult:
    """One document's figures, with what they come from. `missed` and `false` are what AR@.5 counts against."""

    name: str
    tally: Tally
    pairs: tuple[Pair, ...]
    missed: tuple[Marked, ...]
    false: tuple[Marked, ...]
    gold: tuple[Marked, ...]
    found: tuple[Marked, ...]


def score(document: GoldDocument, attributions: Iterable[Attribution]) -> DocumentResult:
    """Compare what was found in a document with its gold."""
    words = Words(document.text)
    gold = tuple(marked_gold(event, document.text, words) for event in document.events if event.content)
    found = tuple(marked_found(attribution, words) for attribution in attributions)
    pairs = matched(gold, found, at_least=0.5)
    counted = tuple(pair for pair in pairs if not pair.gold.optional)
    met = {pair.gold.id for pair in pairs}
    used = {pair.found.id for pair in pairs}
    missed = tuple(one for one in gold if not one.optional and one.id not in met)
    false = tuple(one for one in found if one.id not in used)
    return DocumentResult(
        name=document.name,
        tally=Tally(
            documents=1,
            words=len(words),
            at_5=_found_score(gold, found, pairs),
            at_8=_found_score(gold, found, matched(gold, found, at_least=0.8)),
            kinds=_kind_scores(counted, missed, false),
            exact={role: _exact_score(role, gold, found) for role in ROLES},
            by_word={role: _word_score(role, gold, found) for role in ROLES},
            shares=_shares(counted),
            nested=_nesting(gold, pairs),
            methods=_method_shares(counted, false),
        ),
        pairs=pairs,
        missed=missed,
        false=false,
        gold=gold,
        found=found,
    )


def _found_score(gold: Sequence[Marked], found: Sequence[Marked], pairs: Sequence[Pair]) -> Score:
    optional = sum(pair.gold.optional for pair in pairs)
    right = len(pairs) - optional
    return Score(right, len(found) - optional, right, sum(not one.optional for one in gold))


def _kind_scores(pairs: Sequence[Pair], missed: Sequence[Marked], false: Sequence[Marked]) -> Mapping[str, Score]:
    scores: dict[str, Score] = {kind: Score() for kind in ("direct", "mixed", "indirect")}
    for pair in pairs:
        scores[pair.gold.kind] += Score(met=1, gold=1)
        scores[pair.found.kind] += Score(right=1, found=1)
    for one in missed:
        scores[one.kind] += Score(gold=1)
    for one in false:
        scores[one.kind] += Score(found=1)
    return scores


def _exact_score(role: Role, gold: Sequence[Marked], found: Sequence[Marked]) -> Score:
    """Marks of the same words; a found mark that only optional gold has counts neither way."""
    wanted = Counter(one.words_of(role) for one in gold if not one.optional and one.words_of(role))
    optional = Counter(one.words_of(role) for one in gold if one.optional and one.words_of(role))
    given = Counter(one.words_of(role) for one in found if one.words_of(role))
    right = (wanted & given).total()
    excused = (optional & (given - wanted)).total()
    return Score(right, given.total() - excused, right, wanted.total())


def _word_score(role: Role, gold: Sequence[Marked], found: Sequence[Marked]) -> Score:
    """Word by word; words that only optional gold has count neither way."""
    wanted = NOWHERE.union(*(one.words_of(role) for one in gold if not one.optional))
    optional = NOWHERE.union(*(one.words_of(role) for one in gold if one.optional)) - wanted
    given = NOWHERE.union(*(one.words_of(role) for one in found)) - optional
    right = len(wanted & given)
    return Score(right, len(given), right, len(wanted))


def _shares(pairs: Sequence[Pair]) -> Mapping[str, Share]:
    """Over the pairs, how many have each attribute right, where the gold has it."""
    kind, source_type, polarity, referent = Share(), Share(), Share(), Share()
    for pair in pairs:
        gold, found = pair.gold, pair.found
        if gold.kind_given:
            kind += Share(int(gold.kind == found.kind), 1)
        if gold.source_type is not None:
            source_type += Share(int(gold.source_type == found.source_type), 1)
        if gold.polarity is not None:
            polarity += Share(int(gold.polarity == found.polarity), 1)
        if gold.referent is not None:
            referent += Share(int(same_referent(gold.referent, found.referent)), 1)
    return {
        "kind": kind,
        "source_type": source_type,
        "polarity": polarity,
        "referent": referent,
        "parent": _parents(pairs),
    }


def _parents(pairs: Sequence[Pair]) -> Share:
    """Of the nested gold found with its gold parent, how many point to the found parent."""
    met = {pair.gold.id: pair.found.id for pair in pairs}
    parent = Share()
    for pair in pairs:
        if pair.gold.parent in met:
            parent += Share(int(pair.found.parent == met[pair.gold.parent]), 1)
    return parent


def _nesting(gold: Sequence[Marked], pairs: Sequence[Pair]) -> Score:
    """Nesting links: of the gold's, how many were found; of those found between matched pairs, how many are right.

    Links of optional gold, at either end, count neither way, and so do links to or from false finds.
    """
    by_id = {one.id: one for one in gold}
    links = {
        (one.id, one.parent)
        for one in gold
        if one.parent in by_id and not one.optional and not by_id[one.parent].optional
    }
    origin = {pair.found.id: pair.gold for pair in pairs if not pair.gold.optional}
    given = {
        (pair.gold.id, origin[pair.found.parent].id)
        for pair in pairs
        if not pair.gold.optional and pair.found.parent in origin
    }
    right = len(links & given)
    return Score(right, len(given), right, len(links))


def _method_shares(pairs: Sequence[Pair], false: Sequence[Marked]) -> Mapping[str, Share]:
    shares: dict[str, Share] = {}
    for method, right in [(pair.found.method, 1) for pair in pairs] + [(one.method, 0) for one in false]:
        shares[method] = shares.get(method, Share()) + Share(right, 1)
    return dict(sorted(shares.items()))
