"""Texts written with their attributions: tags around the roles, taken off again as offsets.

    <p.cue>Selon</p.cue> <p.source>l'AFP</p.source>, <p.content><source>un témoin</source> <cue>a dit</cue> …

A tag is a role (source, cue, content, addressee, medium, conduit); before it, with a point, which attribution of the
sentence: none for the inner one, `p` for the one it is nested in.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

Spans = dict[tuple[str, str], list[tuple[int, int]]]

_TAG = re.compile(r"<(/?)(?:(p)\.)?(source|cue|content|addressee|medium|conduit)>")


@dataclass(slots=True)
class Said:
    """One planted attribution: its spans in the text by role, whose it is, and of which claim."""

    roles: dict[str, list[tuple[int, int]]]
    source: str
    source_type: str
    claim: str | None
    chain: tuple[str, ...]
    kind: str
    polarity: str = "asserted"
    modality: str = "certain"
    referent: str | None = None
    parent: int | None = None


@dataclass(slots=True)
class Writing:
    """A text as it grows, with what is said in it."""

    text: str = ""
    said: list[Said] = field(default_factory=list)

    def add(self, marked: str, *, after: str = " ") -> Spans:
        """Append a marked sentence; its tags' offsets (code points of the text, end exclusive)."""
        if self.text and not self.text.endswith(("\n", " ")):
            self.text += after
        plain, spans = untagged(marked)
        start = len(self.text)
        self.text += plain
        return {key: [(one + start, end + start) for one, end in found] for key, found in spans.items()}

    def paragraph(self) -> None:
        """Begin a new paragraph."""
        self.text = self.text.rstrip() + "\n\n"


def untagged(marked: str) -> tuple[str, Spans]:
    """The words without the tags, and where each tag stood.

    >>> untagged("<cue>Selon</cue> elle")
    ('Selon elle', {('', 'cue'): [(0, 5)]})
    """
    plain, at, position = "", 0, 0
    open_: dict[tuple[str, str], int] = {}
    spans: Spans = {}
    for tag in _TAG.finditer(marked):
        plain += marked[at : tag.start()]
        at, position = tag.end(), len(plain)
        key = (tag[2] or "", tag[3])
        if tag[1]:
            spans.setdefault(key, []).append((open_.pop(key), position))
        else:
            open_[key] = position
    if open_:
        raise ValueError(f"a tag stays open: {sorted(open_)}")
    return plain + marked[at:], spans


def cells(spans: Sequence[tuple[int, int]]) -> int:
    """The code points that spans cover together; they do not overlap each other."""
    return sum(end - start for start, end in spans)
