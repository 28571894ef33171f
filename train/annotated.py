"""Annotated news as the reader sees it: sentences with the cues and roles of their attributions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.exchange.brat import BratEvent
from ingest.evaluate.gold import GoldDocument, read_gold
from ingest.extract.finds import Offsets
from ingest.extract.reader.features import (
    ADDRESSEE,
    CONTENT,
    CUE,
    MEDIUM,
    SOURCE,
    WHEN,
    Proposal,
    Sentence,
    cue_head,
    proposals,
    roles_of,
    sentence,
)
from ingest.extract.rules import finds_in
from ingest.extract.scope import Scope, scopes

_ORDER = ((CONTENT, "content"), (WHEN, "when"), (MEDIUM, "medium"), (ADDRESSEE, "addressee"), (SOURCE, "source"))


@dataclass(frozen=True, slots=True)
class Frame:
    """A cue (the index of its head) with the role of each token of its sentence."""

    head: int
    roles: tuple[int, ...]
    optional: bool


@dataclass(frozen=True, slots=True, eq=False)
class Annotated:
    """A sentence with what the rules propose in it and what the annotators found."""

    features: Sentence
    language: str
    proposed: Mapping[int, Proposal]
    frames: tuple[Frame, ...]


def annotated(folder: Path) -> Iterator[Annotated]:
    """The sentences of a gold folder. Attributions without a cue, few, are left to the rules."""
    for gold in read_gold([folder]):
        yield from _document(gold)


def _document(gold: GoldDocument) -> Iterator[Annotated]:
    language = gold.language or ""
    cut = list(scopes(gold.text, language))
    frames: list[list[Frame]] = [[] for _ in cut]
    for event in gold.events:
        placed = _frame(cut, event) if event.content and event.cue else None
        if placed is not None:
            frames[placed[0]].append(placed[1])
    for scope, found in zip(cut, frames, strict=True):
        proposed = proposals(scope, finds_in(scope))
        yield Annotated(sentence(scope, proposed), language, proposed, tuple(found))


def _frame(cut: list[Scope], event: BratEvent) -> tuple[int, Frame] | None:
    """The frame of an event and the last sentence that holds its cue."""

    def places(role: str) -> list[Offsets]:
        return [(span.start, span.end) for span in getattr(event, role)]

    for index in range(len(cut) - 1, -1, -1):
        head = cue_head(cut[index], places("cue"))
        if head is not None:
            roles = roles_of(cut[index], [*((role, places(name)) for role, name in _ORDER), (CUE, places("cue"))])
            return (index, Frame(head, roles, event.optional)) if CONTENT in roles else None
    return None
