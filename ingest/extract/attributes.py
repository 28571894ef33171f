"""What an attribution says besides its roles: made from the text and the spans that the rules found, nothing else."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.figures import stated_figures
from graph.model import Document, Field, Figure, Modality, Span, Stance, WhenInterval
from graph.when import resolved
from ingest.extract.anonymity import Anonymity
from ingest.extract.finds import Find, Offsets
from ingest.extract.modality import modality
from ingest.extract.spokespersons import speaks_for
from ingest.extract.stances import stance

_ANONYMOUS = frozenset({"unnamed_person", "unnamed_group"})
_NEVER_ANONYMOUS = frozenset({"outlet", "agency", "document", "none"})
_INDEFINITE = re.compile(
    r"(?:une?|des|deux|trois|quatre|plusieurs|certaine?s?|an?|one|two|three|four|some|several|another) ", re.IGNORECASE
)
_PRONOUN = 5  # code points of a source that repeats nobody, at most
_BEFORE_WHEN = 600  # code points before a time expression that may hold the date it counts from


@dataclass(frozen=True, slots=True)
class Attributes:
    """The attributes of the finds of one field of a document. Make it with `of`, once a field."""

    document: Document
    field: Field
    language: str
    anonymity: Anonymity

    @classmethod
    def of(cls, document: Document, field: Field, language: str) -> "Attributes":
        return cls(document, field, language, Anonymity.of(document.words_of(field), language))

    @property
    def text(self) -> str:
        return self.document.words_of(self.field)

    def stance(self, find: Find) -> Stance:
        return stance(self.text, find.cue, self.language, unsaid=find.polarity == "unsaid")

    def modality(self, find: Find, kind: str) -> Modality:
        return modality(self.text, find.cue, find.content, self.language, direct=kind == "direct")

    def anonymity_reason(self, find: Find) -> Span | None:
        """Of a source that is not named, or that a name beside it does not name ("a spokesman for Northmoor Water");
        of another only where the condition stands right after it."""
        if not self.anonymity.stated or find.source_type in _NEVER_ANONYMOUS:
            return None
        repeated = find.source is not None and find.source[1] - find.source[0] > _PRONOUN
        found = self.anonymity.reason(find.source, find.cue, find.content, repeated=repeated)
        if found is None:
            return None
        unnamed = find.source_type in _ANONYMOUS or (find.source and _INDEFINITE.match(self.text, find.source[0]))
        if not unnamed and not _touches(find.source, found):
            return None
        return self._span(found)

    def speaks_for(self, find: Find) -> Span | None:
        return self._span(speaks_for(self.text, find.source, find.referent, self.language, cue=find.cue))

    def when_interval(self, find: Find) -> WhenInterval | None:
        if find.when is None:
            return None
        start, end = find.when
        before = self.text[max(0, start - _BEFORE_WHEN) : start]
        return resolved(self.text[start:end], self.language, self.document.published, before=before)

    def figures(self, find: Find) -> Iterator[Figure]:
        """Those of all parts of the content, in text order."""
        for part in sorted(find.content):
            yield from stated_figures(self.document.span(*part, self.field), self.language)

    def _span(self, place: Offsets | None) -> Span | None:
        return self.document.span(*place, self.field) if place is not None else None


def _touches(source: Offsets | None, place: Offsets) -> bool:
    """Whether a statement follows a source with a comma and a relative pronoun between them, at most."""
    return source is not None and 0 <= place[0] - source[1] <= len(", qui ")
