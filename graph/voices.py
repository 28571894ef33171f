"""The ways in which documents carry a claim: by attributions, and in an outlet's own voice."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from graph.chains import Saying
from graph.claims import Content, compare, name_words
from graph.dates import sort_key
from graph.model import Attribution, Claim, Document, Source, Span
from graph.stems import is_stop, language_of
from graph.store.port import GraphStore, Statement
from graph.words import tokens

OWN_VOICE_HITS = 30  # passages looked at for outlets that state the claim without attribution
WORDINGS = 12  # of the claim that a passage is compared with, the longest first
QUERY_WORDS = 8  # of a claim that are searched for: its figures and its longest words

_SENTENCE = re.compile(r"[^.!?…\n]+(?:[.!?…](?!\s|$)[^.!?…\n]*)*[.!?…]?")


def sayings(store: GraphStore, claim: Claim) -> tuple[Saying, ...]:
    """How the held documents say this claim, in time order (unknown dates last), then by document and place.

    An attribution that only passes on another one which says the claim too ("selon Reuters, un témoin dit que …")
    is no carrier beside it: it is a step of its chain.
    """
    carriers = store.carriers(claim.id)
    beside = store.statements_of({statement.document.id for statement in carriers})
    known = {one.attribution.id: one for statements in beside.values() for one in statements}
    passing = {above.id for one in carriers for above, _ in _parents(one.attribution, known)}
    found = [
        Saying(
            one.document,
            one.attribution.content,
            one.attribution,
            one.source,
            _parents(one.attribution, known),
        )
        for one in carriers
        if one.attribution.id not in passing
    ]
    found += _in_own_voice(store, carriers)
    return tuple(sorted(found, key=_order))


def _order(saying: Saying) -> tuple[object, ...]:
    first = saying.content[0]
    return sort_key(saying.document.published), saying.document.id, first.field != "title", first.start


def _parents(attribution: Attribution, known: Mapping[str, Statement]) -> tuple[tuple[Attribution, Source | None], ...]:
    """The attributions that this one is nested in, outermost first, each with its source."""
    above: list[tuple[Attribution, Source | None]] = []
    parent = attribution.parent
    while parent is not None and parent in known and len(above) < len(known):
        statement = known[parent]
        above.insert(0, (statement.attribution, statement.source))
        parent = statement.attribution.parent
    return tuple(above)


def _in_own_voice(store: GraphStore, carriers: Collection[Statement]) -> Iterator[Saying]:
    """Sentences of documents that do not attribute the claim to anybody and yet say it."""
    held = {statement.document.id for statement in carriers}
    wordings = _wordings(carriers)
    hits = store.voicing(
        _sought(wordings),
        names=frozenset().union(*(name_words(one.text, one.language) for one in wordings)),
        near={one.document.published for one in carriers},
        limit=OWN_VOICE_HITS,
    )
    others = {hit.document.id: hit.document for hit in hits if hit.document.id not in held}
    attributed, rejected = store.statements_of(others), _rejected(store, others)
    for hit in hits:
        if hit.document.id not in others:
            continue
        said = [span for one in attributed.get(hit.document.id, ()) for span in one.attribution.role_spans()]
        said += rejected.get(hit.document.id, ())
        for sentence in sentences(hit.document, hit.passage):
            if not any(sentence.overlaps(span) for span in said) and _says(hit.document, sentence, wordings):
                del others[hit.document.id]
                yield Saying(hit.document, (sentence,))
                break


def _rejected(store: GraphStore, documents: Collection[str]) -> Mapping[str, list[Span]]:
    """What rejected attributions span: whose voice that is is not known, so that it is not the outlet's own."""
    return {
        id_: [span for one in store.attributions_of(id_) if one.id in ids for span in one.role_spans()]
        for id_, ids in store.rejected(documents).items()
    }


def _sought(wordings: Sequence[Content]) -> frozenset[str]:
    """The words of a claim that tell it from others, in each of its languages: figures, then the longest that are no
    stop words."""
    found: set[str] = set()
    longest = {one.language: one for one in reversed(wordings)}
    for content in longest.values():
        language = language_of(content.text, content.language)
        words = {word for word in tokens(content.text) if not is_stop(word, language)}
        found |= set(sorted(words, key=lambda word: (not word[0].isdigit(), -len(word), word))[:QUERY_WORDS])
    return frozenset(found)


def _wordings(carriers: Collection[Statement]) -> list[Content]:
    by_words = {
        one.attribution.content_text: Content(
            one.attribution.id,
            one.attribution.content_text,
            one.document.language,
            one.attribution.polarity,
            one.document.published,
        )
        for one in carriers
    }
    return sorted(by_words.values(), key=lambda content: (-len(content.text), content.text))[:WORDINGS]


def _says(document: Document, sentence: Span, wordings: Sequence[Content]) -> bool:
    content = Content(document.id, sentence.text, document.language, "asserted", document.published)
    relations = (compare(content, wording) for wording in wordings)
    return any(relation is not None and relation.kind == "same" for relation in relations)


def sentences(document: Document, passage: Span) -> Iterator[Span]:
    """The sentences of a passage, as spans of the document."""
    words = document.words_of(passage.field)
    for match in _SENTENCE.finditer(words, passage.start, passage.end):
        start = match.start() + len(match.group()) - len(match.group().lstrip())
        end = match.end() - (len(match.group()) - len(match.group().rstrip()))
        if start < end:
            yield document.span(start, end, passage.field)
