"""Annotated news as the reader sees it: sentences with the cues and roles of their attributions.

Three kinds: gold folders in BRAT; sentences of treebanks, of which `annotations/treebanks.jsonl` holds the offsets
alone (a line a sentence: the treebank's file, the sentence's `sent_id`, and for each attribution the [start, end] of
its roles in the sentence's `# text`, code points); and news made up for this, `annotations/news-fr.jsonl` and
`news-en.jsonl` (a line a text, offsets in it).
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.exchange.brat import BratEvent
from graph.model import Span
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


def annotated_treebanks(annotations: Path, treebanks: Path) -> Iterator[Annotated]:
    """The annotated sentences of the treebanks (`*.conllu`) in a folder."""
    texts: dict[str, dict[str, str]] = {}
    for line in annotations.read_text("utf-8").splitlines():
        one = json.loads(line)
        name = one["treebank"]
        if name not in texts:
            texts[name] = dict(_texts(treebanks / f"{name}.conllu"))
        text = texts[name][one["sentence"]]
        events = tuple(_event(number, text, each) for number, each in enumerate(one["attributions"]))
        yield from _document(GoldDocument(name=one["sentence"], text=text, language=name[:2], events=events))


def annotated_news(annotations: Path, language: str) -> Iterator[Annotated]:
    """The sentences of annotated texts that stand in a file of their own."""
    for number, line in enumerate(annotations.read_text("utf-8").splitlines(), start=1):
        one = json.loads(line)
        events = tuple(_event(place, one["text"], each) for place, each in enumerate(one["attributions"]))
        name = f"{annotations.stem}:{number}"
        yield from _document(GoldDocument(name=name, text=one["text"], language=language, events=events))


def _texts(file: Path) -> Iterator[tuple[str, str]]:
    """`sent_id` and text of the sentences of a CoNLL-U file."""
    id_ = ""
    for line in file.read_text("utf-8").split("\n"):
        if line.startswith("# sent_id ="):
            id_ = line.removeprefix("# sent_id =").strip()
        elif line.startswith("# text ="):
            yield id_, line.removeprefix("# text =").strip()


def _event(number: int, text: str, roles: Mapping[str, list[list[int]]]) -> BratEvent:
    def spans(role: str) -> tuple[Span, ...]:
        return tuple(Span(start, end, text[start:end]) for start, end in roles.get(role, ()))

    return BratEvent(
        id=f"E{number}",
        **{name: spans(name) for _, name in _ORDER},
        cue=spans("cue"),
        optional=bool(roles.get("optional")),
    )


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
