"""Document → Attributions: pure, deterministic, no I/O but the lexica that ship; nothing outlives a document.

The pipeline: sentences with their quotations folded (`scope`) → verb groups (`verbs`) → rules that propose finds
(`rules`) → a small network that decides, and reads what they miss (`reader`) → nesting → referents → attributions.
Time is linear in the length of the text.
"""

from graph.credits import credits_of
from graph.model import Attribution, Conduit, Document, Field, Span, check_parents
from graph.trace import Quoted
from ingest.extract.attributes import Attributes
from ingest.extract.finds import Find, Offsets
from ingest.extract.gather import gather
from ingest.extract.kinds import kind_of
from ingest.extract.lexicon import LANGUAGES
from ingest.extract.nesting import Conduits, set_parents
from ingest.extract.referents import Resolver
from ingest.extract.scope import scopes

__all__ = ["LANGUAGES", "VERSION", "extract"]

VERSION = "reader-3"


def extract(document: Document, *, beliefs: bool = False) -> tuple[Attribution, ...]:
    """The attributions of a document in text order (those of a separate title first); none for a language
    outside `LANGUAGES`. `beliefs` adds beliefs, wishes and intentions that nobody put into words."""
    language = document.language
    if language not in LANGUAGES:
        return ()
    found: list[Attribution] = []
    if document.separate_title:
        found += _field(document, "title", language, beliefs=beliefs)
    found += _field(document, "text", language, beliefs=beliefs)
    check_parents(found)
    return tuple(found)


def _field(document: Document, field: Field, language: str, *, beliefs: bool) -> list[Attribution]:
    text = document.words_of(field)
    sentences = list(scopes(text, language))
    finds = gather(sentences, beliefs=beliefs, credited=_credited(document) if field == "text" else ())
    set_parents(finds, text, language)
    Resolver(text, language, sentences).resolve(finds)
    return _attributions(document, field, finds, language)


def _credited(document: Document) -> frozenset[int]:
    """Where the text credits an agency with all of it: datelines and signatures are the document's, no statement's."""
    evidence = [credit.evidence for credit in credits_of(document)]
    return frozenset(found.span.start for found in evidence if isinstance(found, Quoted))


def _attributions(document: Document, field: Field, finds: list[Find], language: str) -> list[Attribution]:
    text = document.words_of(field)

    def span(place: Offsets | None) -> Span | None:
        return document.span(*place, field) if place is not None else None

    attributes = Attributes.of(document, field, language)
    conduits = Conduits(text, language, document.outlet)
    made: dict[int, Attribution] = {}
    for find in sorted(finds, key=_depth):
        parent = made.get(id(find.parent)) if find.parent is not None else None
        through = [Conduit(document.span(*place, field), name) for place, name in conduits.of(find)]
        kind = kind_of(text, find)
        made[id(find)] = Attribution.of(
            document,
            kind=kind,
            content=[document.span(*part, field) for part in find.content],
            source=span(find.source),
            cue=span(find.cue),
            addressee=span(find.addressee),
            medium=span(find.medium),
            when=span(find.when),
            source_type=find.source_type,  # type: ignore[arg-type]
            polarity=find.polarity,  # type: ignore[arg-type]
            modality=attributes.modality(find, kind),
            referent=find.referent,
            parent=parent.id if parent is not None else None,
            conduits=through,
            confidence=find.confidence,
            method=find.method,
            stance=attributes.stance(find),
            anonymity_reason=attributes.anonymity_reason(find),
            speaks_for=attributes.speaks_for(find),
            when_interval=attributes.when_interval(find),
            figures=attributes.figures(find),
        )
    unique: dict[str, Attribution] = {}
    for find in finds:
        unique.setdefault(made[id(find)].id, made[id(find)])
    return list(unique.values())


def _depth(find: Find) -> int:
    depth, above = 0, find.parent
    while above is not None:
        depth, above = depth + 1, above.parent
    return depth
