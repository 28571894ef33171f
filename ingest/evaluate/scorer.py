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

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.exchange.brat import ROLES, Role
from graph.model import Attribution
from ingest.evaluate.gold import GoldDocument
from ingest.evaluate.marks import NOWHERE, Marked, Words, jaccard, marked_found, marked_gold, same_referent, same_source
from ingest.evaluate.tally import Score, Share, Tally


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


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentResult:
    """One document's figures, with its text and what they come from. `missed` and `false` are what AR@.5 counts
    against it."""

    name: str
    text: str
    language: str | None
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
        text=document.text,
        language=document.language,
        tally=Tally(
            documents=1,
            words=len(words),
            at_5=_found_score(gold, found, pairs),
            # pairs are made best content first, so that those of a higher threshold are the first of these
            at_8=_found_score(gold, found, [pair for pair in pairs if pair.content >= 0.8]),
            kinds=_kind_scores(counted, missed, false),
            exact={role: _exact_score(role, gold, found) for role in ROLES},
            by_word={role: _word_score(role, gold, found) for role in ROLES},
            shares=_shares(counted),
            nested=_nesting(gold, pairs),
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
