"""Attributions as they are compared, annotated and found ones alike: each role as the positions of its words."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.exchange.brat import ROLES, BratEvent, Role, attribution_roles
from graph.model import Attribution, Kind, Polarity, SourceType, Span
from graph.words import name_key, tokens
from ingest.evaluate.quotes import kind_by_quotes

_WORD = re.compile(r"\w+")

Positions = frozenset[int]
NOWHERE: Positions = frozenset()


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
    confidence: float = 1.0

    @property
    def start(self) -> int:
        """Where its first span begins."""
        return min(span.start for pieces in self.spans.values() for span in pieces)

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
        confidence=attribution.confidence,
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
