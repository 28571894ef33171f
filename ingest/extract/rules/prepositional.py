"""Sources in a prepositional phrase ("selon X", "according to X", "pour X,") and adverbs that are cues."""

from collections.abc import Iterator, Sequence

from ingest.extract.clauses import clause_end, sentence_end
from ingest.extract.finds import Find, Offsets
from ingest.extract.kinds import source_type
from ingest.extract.phrases import Circumstances, Range, circumstances, noun_phrase, starts_noun_phrase
from ingest.extract.rules.build import find, place
from ingest.extract.scope import Scope, between, first_of
from ingest.extract.verbs import MAX_CUES, Cue

_OBLIQUE = frozenset(
    """
    lui elle eux elles moi nous him her them us me celui-ci celle-ci ceux-ci certains
    """.split()
)
_ADVERBS = frozenset(["reportedly"])


def according_to(scope: Scope, cues: Sequence[Cue]) -> Iterator[Find]:
    """ "Selon X, …"; "…, selon X"; "…, according to X, …"; fronted "Pour X, …" where X can speak."""
    at = floor = count = 0
    while at < len(scope) and count < MAX_CUES:
        length = _phrase_at(scope, at)
        if not length:
            at += 1
            continue
        count += 1
        opinion = length == 1 and scope.low(at) == scope.lexicon.opinion_preposition
        made = _at_phrase(scope, at, length, floor, cues, opinion=opinion)
        if made is None:
            at += length
            continue
        found, at = made
        floor = at
        yield found


def _phrase_at(scope: Scope, at: int) -> int:
    """How many tokens the prepositional cue at `at` has, or 0."""
    words = scope.phrase(at, "prepositional_cues")
    if words:
        return len(words)
    if scope.low(at) == "de" and scope.low(at + 1) in ("source", "sources"):
        return 1
    fronted = at == 0 or (at == 1 and scope.is_in(0, "coordinations"))
    if fronted and scope.lexicon.opinion_preposition and scope.low(at) == scope.lexicon.opinion_preposition:
        return 1
    return 0


def _at_phrase(
    scope: Scope, at: int, length: int, floor: int, cues: Sequence[Cue], *, opinion: bool
) -> tuple[Find, int] | None:
    first = at + length
    words = scope.phrase(first, "prepositional_nouns")
    if words and scope.low(first + len(words)) in ("de", "d'", "du", "des"):
        first += len(words) + 1
        length += len(words)
    if scope.low(first) in _OBLIQUE:
        end = first + 1
    elif (
        starts_noun_phrase(scope, first)
        or scope.is_in(first, "group_nouns", "document_nouns", "person_nouns", "outlet_nouns")
        or scope.tokens[min(first, len(scope) - 1)].is_word
    ):
        end = _source_end(scope, first)
    else:
        return None
    if end <= first or scope.is_in(first, "relatives") or scope.low(first) in ("que", "qu'", "lesquelles", "laquelle"):
        return None
    source = place(scope, Range(first, end))
    after = circumstances(scope, end, addressed=False)
    if opinion and not (scope.low(after.end) == "," and _can_speak(scope, first, end)):
        return None
    content = _content_around(scope, at, after.end, floor, cues)
    if not content or source is None:
        return None
    made = find(
        scope,
        "opinion_pour" if opinion else "according_to",
        content=content,
        source=source,
        around=Circumstances(after.end, after.when, after.medium),
        confidence=0.6 if opinion else 0.9,
    )
    made.cue = scope.offsets(at, at + length)
    return made, max(after.end, at + length)


def _source_end(scope: Scope, first: int) -> int:
    """The end of the source; a person after an outlet or a body is no apposition of it but the subject of what it
    says ("Selon Radio Lisane, le maire de Valdor, Jean Orsel, a …")."""
    end = noun_phrase(scope, first, before_verb=False)
    bare = noun_phrase(scope, first, apposition=False)
    if bare < end and scope.low(bare) == ",":
        low, high = scope.offsets(first, bare)
        kind = source_type(scope.text[low:high], scope.lexicon.name)
        person = any(scope.is_in(at, "person_nouns") for at in range(bare + 1, min(bare + 4, end)))
        if person and kind in ("outlet", "agency", "named_organization", "document"):
            return bare
    return end


def _can_speak(scope: Scope, first: int, end: int) -> bool:
    """Whether a phrase after "pour" names somebody with an opinion, not a purpose, a duration or a first time."""
    words = range(first, end)
    if any(scope.is_in(at, "time_words", "months") or scope.tokens[at].text[0].isdigit() for at in words):
        return False
    return any(
        scope.is_in(at, "person_nouns", "group_nouns")
        or (scope.capitalised(at) and at > 0 and not scope.is_in(at, "determiners"))
        for at in words
    )


def _content_around(scope: Scope, at: int, end: int, floor: int, cues: Sequence[Cue]) -> list[Offsets]:
    """The content of a source phrase: after it where it is fronted, else before it and, set off by commas, after."""
    start = floor
    while start < at and (scope.low(start) in (",", ";", ".") or scope.is_in(start, "coordinations")):
        start += 1
    fronted = at <= start or (
        at - start <= 2
        and all(scope.is_in(index, "adverbs", "coordinations") or scope.low(index) == "," for index in range(start, at))
    )
    if fronted:
        first = end + 1 if scope.low(end) in (",", ":") else end
        stop = max(_next_source(scope, first), 0) or clause_end(scope, first, cues)
        after = place(scope, Range(first, stop))
        return [after] if after is not None else []
    last = at - 1
    while last > start and scope.low(last) in (",", "(", "—", "–"):
        last -= 1
    first = start
    if scope.is_quote(last) and (last == start or scope.low(last - 1) in (":", ".", ",")):
        first = last
    if scope.low(at - 1) != ",":
        chunk = next((index + 1 for index in range(last, start, -1) if scope.low(index) in (",", "et", "and")), first)
        if scope.tokens[chunk].text[0].isdigit():
            first = chunk
    before = place(scope, Range(first, last + 1))
    parts = [before] if before is not None else []
    closes = sentence_end(scope)
    if (
        scope.low(end) == ","
        and scope.low(at - 1) == ","
        and end + 2 < closes
        and not scope.is_in(end + 1, "coordinations", "relatives")
    ):
        rest = place(scope, Range(end + 1, clause_end(scope, end + 1, cues)))
        if rest is not None:
            parts.append(rest)
    return parts


def _next_source(scope: Scope, first: int) -> int:
    """Where a second source phrase begins that has its own content ("Selon X, …, mais selon Y, …"), or 0."""
    at = first_of(scope, _turns_to_source, first + 2, len(scope))
    if at < 0:
        return 0
    return at - 1 if scope.low(at - 1) == "," else at


def _turns_to_source(scope: Scope, index: int) -> bool:
    return scope.low(index) in ("mais", "but") and _phrase_at(scope, index + 1) > 0


def _is_adverb(scope: Scope, index: int) -> bool:
    return scope.low(index) in _ADVERBS


def adverbial(scope: Scope, cues: Sequence[Cue]) -> Iterator[Find]:
    """English "reportedly": a cue whose source nobody can recover."""
    for at in between(scope, _is_adverb, 0, len(scope))[:MAX_CUES]:
        first = at + 1 + (scope.low(at + 1) == ",")
        after = place(scope, Range(first, clause_end(scope, first, ()))) if first < len(scope) else None
        if after is None:
            continue
        content = [after]
        if at > 0 and scope.low(at - 1) not in (",", "(", ";") and not scope.is_in(at - 1, "coordinations"):
            start = at
            while (
                start > 0
                and scope.low(start - 1) not in (",", ";", ":")
                and not scope.is_in(start - 1, "complementizers")
            ):
                start -= 1
            before = place(scope, Range(start, at))
            if before is not None:
                content.insert(0, before)
        made = find(scope, "adverbial", content=content, confidence=0.7)
        made.cue = scope.offsets(at, at + 1)
        yield made
