"""The nouns of the graph: frozen, slotted values that cannot be made wrong.

Offsets are code points of the stored text, ends exclusive, everywhere. Dates are ISO 8601 strings as the
outlet gave them; `graph.dates` reads them as intervals.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from graph.attributes import Certainty, Comparator, Figure, Stance, WhenInterval
from graph.errors import InvalidValue
from graph.ids import digest, document_id, revision_id
from graph.judgement import About, Judgement, Verdict
from graph.spans import Field, Span, check_one_of

__all__ = [
    "PUBLISHING",
    "UNNAMED",
    "About",
    "Attribution",
    "Certainty",
    "Claim",
    "Comparator",
    "Conduit",
    "Document",
    "Field",
    "Figure",
    "Judgement",
    "Kind",
    "Mention",
    "Modality",
    "Polarity",
    "Source",
    "SourceType",
    "Span",
    "Stance",
    "Verdict",
    "WhenInterval",
    "check_attributions",
    "check_parents",
    "check_spans",
]

Kind = Literal["direct", "indirect", "mixed"]
SourceType = Literal[
    "named_person",
    "named_organization",
    "outlet",
    "agency",
    "unnamed_person",
    "unnamed_group",
    "document",
    "none",
]
Polarity = Literal["asserted", "denied", "unsaid"]
Modality = Literal["certain", "hedged"]

UNNAMED: frozenset[str] = frozenset({"unnamed_person", "unnamed_group", "none"})
PUBLISHING: frozenset[str] = frozenset({"outlet", "agency"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One published text as held. Make it with `Document.of`, which gives it its ids.

    `title` is separate when the text does not begin with it; only then may spans lie in the title.
    `published` is the outlet's claimed date (ISO 8601); `language` a BCP 47 primary tag or None if unknown;
    `links` the addresses that the body links to, in order.
    """

    id: str
    revision: str
    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    modified: str | None = None
    byline: str | None = None
    language: str | None = None
    links: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise InvalidValue("a document's text is empty")

    @classmethod
    def of(
        cls,
        *,
        text: str,
        title: str | None = None,
        outlet: str | None = None,
        url: str | None = None,
        published: str | None = None,
        modified: str | None = None,
        byline: str | None = None,
        language: str | None = None,
        links: Iterable[str] = (),
    ) -> "Document":
        id_ = document_id(url=url, outlet=outlet, published=published, title=title, text=text)
        separate = title if title and not text.lstrip().startswith(title) else None
        return cls(
            id=id_,
            revision=revision_id(document=id_, title=separate, text=text),
            text=text,
            title=title,
            outlet=outlet,
            url=url,
            published=published,
            modified=modified,
            byline=byline,
            language=language,
            links=tuple(links),
        )

    @property
    def separate_title(self) -> str | None:
        """The title where it is not the beginning of the text, else None."""
        if self.title and not self.text.lstrip().startswith(self.title):
            return self.title
        return None

    def words_of(self, field_: Field) -> str:
        """The string that spans of this field are offsets into."""
        return (self.separate_title or "") if field_ == "title" else self.text

    def span(self, start: int, end: int, field_: Field = "text") -> Span:
        """The span of these offsets. Raises InvalidValue where they lie outside the words."""
        return Span(start, end, self.words_of(field_)[start:end], field_)

    def holds(self, span: Span) -> bool:
        """Whether the span re-extracts verbatim from this document."""
        return self.words_of(span.field)[span.start : span.end] == span.text


@dataclass(frozen=True, slots=True)
class Conduit:
    """An outlet or agency through which a statement reached the document: where it stands, and who it is."""

    span: Span
    name: str

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise InvalidValue("a conduit has no name")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One source–cue–content relation in one document (gold guide; PARC3, PolNeAR). Make it with `Attribution.of`.

    `content` has at least one span; `referent` is who the source is within the document after resolving
    pronouns and short forms; `parent` is the id of the attribution of the same revision this one is nested in
    or comes through; `conduits` are outermost first; `confidence` lies in 0–1; `method` names the rule.

    `stance` is how the cue puts the content; `anonymity_reason` why or on what condition the source is not named,
    in the text's words; `speaks_for` the one for whom a spokesperson speaks; `when_interval` the days that `when`
    means; `figures` those of the content, in text order.
    """

    id: str
    document: str
    revision: str
    kind: Kind
    content: tuple[Span, ...]
    source: Span | None = None
    cue: Span | None = None
    addressee: Span | None = None
    medium: Span | None = None
    when: Span | None = None
    source_type: SourceType = "none"
    polarity: Polarity = "asserted"
    modality: Modality = "certain"
    referent: str | None = None
    parent: str | None = None
    conduits: tuple[Conduit, ...] = ()
    confidence: float = 1.0
    method: str = ""
    stance: Stance = "neutral"
    anonymity_reason: Span | None = None
    speaks_for: Span | None = None
    when_interval: WhenInterval | None = None
    figures: tuple[Figure, ...] = ()

    def __post_init__(self) -> None:
        check_one_of("kind", self.kind, Kind)
        check_one_of("source_type", self.source_type, SourceType)
        check_one_of("polarity", self.polarity, Polarity)
        check_one_of("modality", self.modality, Modality)
        check_one_of("stance", self.stance, Stance)
        if not self.content or not any(span.text.strip() for span in self.content):
            raise InvalidValue("an attribution's content is empty")
        if not 0.0 <= self.confidence <= 1.0:
            raise InvalidValue(f"confidence is {self.confidence}; it must lie between 0 and 1")
        if self.parent == self.id:
            raise InvalidValue("an attribution cannot be its own parent")

    @staticmethod
    def id_of(revision: str, source: Span | None, cue: Span | None, content: Iterable[Span]) -> str:
        """An attribution's id: its revision and the spans of its source, cue and content."""

        def place(span: Span | None) -> str:
            return "-" if span is None else f"{span.field}:{span.start}:{span.end}"

        return digest("att", [revision, place(source), place(cue), *map(place, content)])

    @classmethod
    def of(
        cls,
        document: Document,
        *,
        kind: Kind,
        content: Iterable[Span],
        source: Span | None = None,
        cue: Span | None = None,
        addressee: Span | None = None,
        medium: Span | None = None,
        when: Span | None = None,
        source_type: SourceType = "none",
        polarity: Polarity = "asserted",
        modality: Modality = "certain",
        referent: str | None = None,
        parent: str | None = None,
        conduits: Iterable[Conduit] = (),
        confidence: float = 1.0,
        method: str = "",
        stance: Stance = "neutral",
        anonymity_reason: Span | None = None,
        speaks_for: Span | None = None,
        when_interval: WhenInterval | None = None,
        figures: Iterable[Figure] = (),
    ) -> "Attribution":
        """An attribution of this document. Raises InvalidValue where a span is not the document's own words."""
        parts = tuple(content)
        attribution = cls(
            id=cls.id_of(document.revision, source, cue, parts),
            document=document.id,
            revision=document.revision,
            kind=kind,
            content=parts,
            source=source,
            cue=cue,
            addressee=addressee,
            medium=medium,
            when=when,
            source_type=source_type,
            polarity=polarity,
            modality=modality,
            referent=referent,
            parent=parent,
            conduits=tuple(conduits),
            confidence=confidence,
            method=method,
            stance=stance,
            anonymity_reason=anonymity_reason,
            speaks_for=speaks_for,
            when_interval=when_interval,
            figures=tuple(figures),
        )
        check_spans(document, attribution)
        return attribution

    def role_spans(self) -> Iterator[Span]:
        """The spans of its roles, its content and its conduits: the words that make the attribution."""
        for role in (self.source, self.cue, self.addressee, self.medium, self.when):
            if role is not None:
                yield role
        yield from self.content
        for conduit in self.conduits:
            yield conduit.span

    def spans(self) -> Iterator[Span]:
        """Every span it has: of its roles, and of the attributes that are words of the text, wherever they stand."""
        yield from self.role_spans()
        for words in (self.anonymity_reason, self.speaks_for):
            if words is not None:
                yield words
        for figure in self.figures:
            yield figure.span

    @property
    def content_text(self) -> str:
        """The words of the content, its parts joined by " … "."""
        return " … ".join(span.text for span in self.content)

    @property
    def source_name(self) -> str | None:
        """Who it is attributed to, as well as this document tells: the referent, else the source's words."""
        if self.referent:
            return self.referent
        return self.source.text if self.source else None


def check_spans(document: Document, attribution: Attribution) -> None:
    """Raise InvalidValue where a span of the attribution is not the document's own words."""
    for span in attribution.spans():
        if not document.holds(span):
            raise InvalidValue(f"span {span.start}-{span.end} {span.text[:40]!r} is not in the {span.field}")


def check_parents(attributions: Iterable[Attribution]) -> None:
    """Raise InvalidValue where a parent is not an attribution of the same revision, or nesting runs in a ring."""
    by_id = {attribution.id: attribution for attribution in attributions}
    for attribution in by_id.values():
        seen = {attribution.id}
        parent = attribution.parent
        while parent is not None:
            above = by_id.get(parent)
            if above is None or above.revision != attribution.revision:
                raise InvalidValue(f"attribution {attribution.id}: its parent {parent} is not in the same document")
            if parent in seen:
                raise InvalidValue(f"attribution {attribution.id}: its parents run in a ring")
            seen.add(parent)
            parent = above.parent


def check_attributions(document: Document, attributions: Iterable[Attribution]) -> None:
    """Raise InvalidValue where these cannot be the attributions of one document: each of its revision and in its own
    words, each once, parents among them."""
    given = list(attributions)
    for attribution in given:
        if (attribution.document, attribution.revision) != (document.id, document.revision):
            raise InvalidValue(f"attribution {attribution.id} is of another document or revision")
        check_spans(document, attribution)
    if len({attribution.id for attribution in given}) != len(given):
        raise InvalidValue(f"two attributions of {document.id} have the same source, cue and content")
    check_parents(given)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Where a source is named in a document, and the name it goes by there. `id` is content-addressed."""

    id: str
    document: str
    span: Span | None
    name: str
    source_type: SourceType

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise InvalidValue("a mention has no name")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Whoever or whatever can say, report or be quoted. `aliases` are the other names it goes by, sorted."""

    id: str
    name: str
    source_type: SourceType
    aliases: tuple[str, ...] = ()

    @property
    def named(self) -> bool:
        return self.source_type not in UNNAMED


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What several contents say in common. `id` is the smallest of its `members` (attribution ids, sorted);
    `family` the smallest member id of all claims that differ only in figure, scope or period."""

    id: str
    text: str
    family: str
    members: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.members or self.id != min(self.members):
            raise InvalidValue("a claim's id is the smallest of its members' ids")
