"""BRAT standoff, out and back in: one `Attribution` event an attribution (brat.nlplab.org/standoff.html).

A document `x.txt` has its annotations in `x.ann`, offsets in code points of the text exactly as the file has it:

    T1  Source 0 11         an official          a text-bound line: role, offsets, words
    E1  Attribution:T2 Source:T1 Cue:T2 Content:T3
    A1  Kind E1 indirect                         attributes: Kind, SourceType, Polarity, Modality, Stance, Optional
    R1  NestedIn Arg1:E2 Arg2:E1                 E2 is nested in E1
    #1  Referent E1         the Ministry         notes: Referent, Conduit, Method, Confidence, AnonymityReason,
                                                 SpeaksFor, WhenInterval, Figure

A role in several pieces is one line with its offsets joined by ";" or several numbered roles (`Content2`); PolNeAR's
`Attribution-no-source` events are read as well. Line breaks within a span are written as spaces.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal, cast, get_args

from graph.errors import InputError
from graph.exchange.read_json import figure_from_json, figure_json
from graph.model import (
    Attribution,
    Conduit,
    Document,
    Figure,
    Kind,
    Modality,
    Polarity,
    SourceType,
    Span,
    Stance,
    WhenInterval,
    check_parents,
)

Role = Literal["source", "cue", "content", "addressee", "medium", "when"]
ROLES: tuple[Role, ...] = get_args(Role)

_EVENTS = frozenset({"Attribution", "Attribution-no-source"})
_ATTRIBUTES: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "Kind": ("kind", get_args(Kind)),
    "SourceType": ("source_type", get_args(SourceType)),
    "Polarity": ("polarity", get_args(Polarity)),
    "Modality": ("modality", get_args(Modality)),
    "Stance": ("stance", get_args(Stance)),
}
_LINE_START = re.compile(r"(?:[TERAMN#][^\s]*|\*)\t")
_MARK = re.compile(r"\S+ (?P<places>\d+ \d+(?:;\d+ \d+)*)\t(?P<words>.*)", re.DOTALL)
_ROLE_NAME = re.compile(r"([A-Za-z]+)\d*")


@dataclass(frozen=True, slots=True, kw_only=True)
class BratEvent:
    """One Attribution event as annotated: a role is its pieces in text order, an attribute None where the file
    has none, `parent` the id of the event it is nested in. `optional` events count neither way when measured."""

    id: str
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()
    addressee: tuple[Span, ...] = ()
    medium: tuple[Span, ...] = ()
    when: tuple[Span, ...] = ()
    kind: Kind | None = None
    source_type: SourceType | None = None
    polarity: Polarity | None = None
    modality: Modality | None = None
    referent: str | None = None
    parent: str | None = None
    conduits: tuple[Conduit, ...] = ()
    confidence: float | None = None
    method: str | None = None
    stance: Stance | None = None
    anonymity_reason: Span | None = None
    speaks_for: Span | None = None
    when_interval: WhenInterval | None = None
    figures: tuple[Figure, ...] = ()
    optional: bool = False

    def role(self, name: Role) -> tuple[Span, ...]:
        """The pieces of a role, in text order; none where it is not expressed."""
        return cast("tuple[Span, ...]", getattr(self, name))


# -- out -----------------------------------------------------------------------------------------------------------


def brat_text(attributions: Iterable[Attribution]) -> str:
    """The standoff lines of one document's attributions, in their order; "" where there are none.

    Offsets are into the text, so attributions with a span in a separate title have no place in it and are left
    out. Where no cue is expressed the event is marked on its content, since an event is marked on something.
    """
    kept = [attribution for attribution in attributions if all(span.field == "text" for span in attribution.spans())]
    events = {attribution.id: f"E{number}" for number, attribution in enumerate(kept, start=1)}
    lines = _Lines()
    for attribution in kept:
        _write_event(lines, events[attribution.id], attribution)
    for attribution in kept:
        if attribution.parent in events:
            lines.add("R", f"NestedIn Arg1:{events[attribution.id]} Arg2:{events[attribution.parent]}")
    return "".join(f"{line}\n" for line in lines.written)


@dataclass(slots=True)
class _Lines:
    """Lines being written, numbered by their letter."""

    written: list[str] = field(default_factory=list)
    count: dict[str, int] = field(default_factory=dict)

    def add(self, letter: str, rest: str) -> str:
        self.count[letter] = self.count.get(letter, 0) + 1
        name = f"{letter}{self.count[letter]}"
        self.written.append(f"{name}\t{rest}")
        return name


def _write_event(lines: _Lines, event: str, attribution: Attribution) -> None:
    marks = {
        role.capitalize(): lines.add("T", _mark(role.capitalize(), spans))
        for role, spans in attribution_roles(attribution)
    }
    trigger = marks.get("Cue", marks["Content"])
    arguments = " ".join(f"{role}:{mark}" for role, mark in marks.items())
    lines.written.append(f"{event}\tAttribution:{trigger} {arguments}")
    for name, (attribute, _) in _ATTRIBUTES.items():
        lines.add("A", f"{name} {event} {getattr(attribution, attribute)}")
    if attribution.referent:
        lines.add("#", f"Referent {event}\t{_flat(attribution.referent)}")
    for conduit in attribution.conduits:
        span = conduit.span
        lines.add("#", f"Conduit {event}\t{span.start} {span.end} {_flat(conduit.name)}")
    if attribution.method:
        lines.add("#", f"Method {event}\t{_flat(attribution.method)}")
    lines.add("#", f"Confidence {event}\t{attribution.confidence!r}")
    for name, value in _notes(attribution):
        lines.add("#", f"{name} {event}\t{value}")


def _notes(attribution: Attribution) -> Iterator[tuple[str, str]]:
    """What an attribution says besides its roles and who stands behind it: notes, each where there is one."""
    for name, span in (("AnonymityReason", attribution.anonymity_reason), ("SpeaksFor", attribution.speaks_for)):
        if span is not None:
            yield name, f"{span.start} {span.end} {_flat(span.text)}"
    if (days := attribution.when_interval) is not None:
        yield "WhenInterval", f"{days.first} {days.last} {days.certainty}"
    for figure in attribution.figures:
        yield "Figure", json.dumps(figure_json(figure), ensure_ascii=False)


def attribution_roles(attribution: Attribution) -> Iterator[tuple[Role, tuple[Span, ...]]]:
    """The roles an attribution expresses, with their pieces, in the order of `ROLES`."""
    for role in ROLES:
        value = getattr(attribution, role)
        if value is not None:
            yield role, value if role == "content" else (value,)


def _mark(name: str, spans: Sequence[Span]) -> str:
    places = ";".join(f"{span.start} {span.end}" for span in spans)
    return f"{name} {places}\t{' '.join(_flat(span.text) for span in spans)}"


def _flat(text: str) -> str:
    return re.sub(r"[\r\n\t]", " ", text)


# -- in ------------------------------------------------------------------------------------------------------------


def read_brat(text: str, annotations: str, *, place: str = "annotations") -> tuple[BratEvent, ...]:
    """The Attribution events of a standoff file over `text`, in the file's order.

    Tolerant of what it does not use: other marks, events, relations, notes, blank lines. Raises InputError with
    `place:line` for a line that breaks the format or whose words are not those of the text at its offsets.
    """
    reader = _Reader(text)
    for number, line in sorted(_logical_lines(annotations, place), key=lambda numbered: _rank(numbered[1])):
        try:
            reader.read(line)
        except (ValueError, IndexError, KeyError) as error:
            reason = f"{_reason(error)}; correct the line in BRAT or leave it out"
            raise InputError(f"{place}:{number}", reason) from error
    return reader.finished(place)


def _rank(line: str) -> int:
    """Marks before events before what is said of events: a file may name what only a later line defines."""
    return {"T": 0, "E": 1}.get(line[0], 2)


def _reason(error: Exception) -> str:
    if isinstance(error, KeyError):
        return f"it names {error.args[0]}, which no line defines"
    if isinstance(error, IndexError):
        return "a part of the line is missing"
    return str(error)


def _logical_lines(annotations: str, place: str) -> Iterator[tuple[int, str]]:
    """Lines with their numbers; a T line whose words run over a line break takes the lines that follow it."""
    pending: tuple[int, str] | None = None
    for number, line in enumerate(annotations.split("\n"), start=1):
        if _LINE_START.match(line):
            if pending:
                yield pending
            pending = (number, line)
        elif pending and pending[1].startswith("T"):
            pending = (pending[0], f"{pending[1]}\n{line}")
        elif line.strip():
            raise InputError(f"{place}:{number}", f"{line[:40]!r} is not a line of BRAT standoff; it begins with no id")
    if pending:
        yield pending


@dataclass(slots=True)
class _Reader:
    """What the lines read so far define."""

    text: str
    marks: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    events: dict[str, dict[str, Any]] = field(default_factory=dict)

    def read(self, line: str) -> None:
        id_, rest = line.split("\t", 1)
        match line[0]:
            case "T":
                self._mark(id_, rest)
            case "E":
                self._event(id_, rest)
            case "A" | "M":
                self._attribute(rest)
            case "R":
                self._relation(rest)
            case "#":
                self._note(rest)

    def _mark(self, id_: str, rest: str) -> None:
        form = _MARK.fullmatch(rest)
        if not form:
            raise ValueError("a mark is its type, offsets and words, parted by a space and a tab")
        spans = []
        for piece in form["places"].split(";"):
            start, end = (int(offset) for offset in piece.split())
            if not 0 <= start < end <= len(self.text):
                raise ValueError(f"offsets {start} {end} lie outside the text of {len(self.text)} characters")
            spans.append(Span(start, end, self.text[start:end]))
        found, words = " ".join(span.text for span in spans), form["words"]
        if found.split() != words.split():
            raise ValueError(f"the text has {found[:40]!r} at these offsets, not {words.strip()[:40]!r}")
        self.marks[id_] = tuple(sorted(spans))

    def _event(self, id_: str, rest: str) -> None:
        trigger, *arguments = rest.split()
        if trigger.partition(":")[0] not in _EVENTS:
            return
        roles: dict[str, list[Span]] = {}
        for argument in arguments:
            name, colon, mark = argument.partition(":")
            role = _ROLE_NAME.fullmatch(name)
            if not role or not colon:
                raise ValueError(f"{argument!r} is not a role and a mark")
            key = role[1].lower()
            if key in ROLES:
                roles.setdefault(key, []).extend(self.marks[mark])
        self.events[id_] = {role: tuple(sorted(set(spans))) for role, spans in roles.items()}

    def _attribute(self, rest: str) -> None:
        name, event, *value = rest.split()
        if event not in self.events:
            return
        if name == "Optional":
            self.events[event]["optional"] = True
        elif name in _ATTRIBUTES:
            key, allowed = _ATTRIBUTES[name]
            if value[0] not in allowed:
                raise ValueError(f"{name} is {value[0]!r}; it must be one of {', '.join(allowed)}")
            self.events[event][key] = value[0]

    def _relation(self, rest: str) -> None:
        name, child, parent = rest.split()
        if name == "NestedIn":
            self.events[child.removeprefix("Arg1:")]["parent"] = parent.removeprefix("Arg2:")

    def _note(self, rest: str) -> None:
        head, _, value = rest.partition("\t")
        name, event = head.split()
        if event not in self.events:
            return
        properties = self.events[event]
        match name:
            case "Referent":
                properties["referent"] = value.strip() or None
            case "Method":
                properties["method"] = value
            case "Confidence":
                properties["confidence"] = float(value)
            case "Conduit":
                who = value.split(" ", 2)[2]
                properties["conduits"] = (*properties.get("conduits", ()), Conduit(self._place(value), who))
            case "AnonymityReason":
                properties["anonymity_reason"] = self._place(value)
            case "SpeaksFor":
                properties["speaks_for"] = self._place(value)
            case "WhenInterval":
                first, last, certainty = value.split()
                properties["when_interval"] = WhenInterval(first, last, cast("Any", certainty))
            case "Figure":
                properties["figures"] = (*properties.get("figures", ()), _figure(value))

    def _place(self, value: str) -> Span:
        """The span that a note begins with the offsets of."""
        start, end, *_ = value.split(" ", 2)
        return Span(int(start), int(end), self.text[int(start) : int(end)])

    def finished(self, place: str) -> tuple[BratEvent, ...]:
        for id_, properties in self.events.items():
            parent = properties.get("parent")
            if parent is not None and parent not in self.events:
                raise InputError(place, f"{id_} is nested in {parent}, which is not defined; add or unlink it")
        return tuple(BratEvent(id=id_, **properties) for id_, properties in self.events.items())


def _figure(value: str) -> Figure:
    try:
        return figure_from_json(json.loads(value))
    except (KeyError, AttributeError) as error:
        raise ValueError(f"a figure is an object as in the JSON of read, and this one has no {error}") from error


def attributions_from_brat(document: Document, events: Sequence[BratEvent]) -> tuple[Attribution, ...]:
    """The events as attributions of a document, events without content left out.

    A role other than the content becomes its longest piece, since an attribution has one span there; a missing
    kind is `indirect`. Raises InvalidValue where an event's words are not the document's or nesting runs in a ring.
    """
    made = {event.id: _attribution(document, event) for event in events if event.content}
    linked = tuple(
        replace(made[event.id], parent=made[event.parent].id if event.parent in made else None)
        for event in events
        if event.id in made
    )
    check_parents(linked)
    return linked


def _attribution(document: Document, event: BratEvent) -> Attribution:
    def longest(spans: tuple[Span, ...]) -> Span | None:
        return max(spans, key=lambda span: span.end - span.start, default=None)

    return Attribution.of(
        document,
        kind=event.kind or "indirect",
        content=event.content,
        source=longest(event.source),
        cue=longest(event.cue),
        addressee=longest(event.addressee),
        medium=longest(event.medium),
        when=longest(event.when),
        source_type=event.source_type or "none",
        polarity=event.polarity or "asserted",
        modality=event.modality or "certain",
        referent=event.referent,
        conduits=event.conduits,
        confidence=1.0 if event.confidence is None else event.confidence,
        method=event.method or "",
        stance=event.stance or "neutral",
        anonymity_reason=event.anonymity_reason,
        speaks_for=event.speaks_for,
        when_interval=event.when_interval,
        figures=event.figures,
    )
