"""Chains: a statement that came through another's words ("un témoin cité par Le Parisien", "X, citing Y").

What the rules and the reader find in a sentence names one of the two; here the other is added, and the source that
swallowed it cut. `nesting` then tells which of two that have one content is the outer one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.extract.finds import Find, Offsets
from ingest.extract.kinds import source_type
from ingest.extract.phrases import Range, noun_phrase
from ingest.extract.rules.build import place, trimmed
from ingest.extract.scope import Scope, is_comma, last_of, places

CITED = frozenset(
    """
    cité citée cités citées rapporté rapportée rapportés rapportées relayé relayée relayés relayées repris reprise
    reprises quoted cited relayed
    """.split()
)
"""Participles before "par", "by": who quotes is the outer one."""
CITING = frozenset(["citant", "citing", "quoting", "tenant"])
"""Participles before who is quoted: the inner one."""

_RELATIVE_CITING = frozenset(["cite", "citait", "cites", "quotes"])
_RELATIVES = frozenset(["qui", "which", "who"])

_BY = frozenset(["par", "by"])
_AMONG = frozenset(["parmi", "dans", "selon", "d'après", "among", "in"])


@dataclass(frozen=True, slots=True)
class _Link:
    """A participle that links two sources: its token, its cue's end (exclusive), and the phrase of the source."""

    at: int
    end: int
    source: Range
    citing: bool


def chained(scope: Scope, finds: Sequence[Find]) -> Iterator[Find]:
    """The finds of chains that are missing in one sentence; cuts sources of `finds` before the participle, and gives
    the contents of those that were found with too little.

    "Un témoin cité par Le Parisien a estimé que P": Le Parisien's content is "Un témoin" and "a estimé que P".
    """
    for at in places(scope, _links):
        link = _link(scope, at)
        if link is None:
            continue
        cue = scope.offsets(link.at, link.end)
        known = next((find for find in finds if find.cue is not None and _overlap(find.cue, cue)), None)
        host = next((find for find in finds if find is not known and _follows(scope, find, at)), None)
        if host is not None and host.source is not None:
            end = scope.tokens[_before(scope, at)].end
            host.source = trimmed(scope.text, host.source[0], min(host.source[1], end)) or host.source
            _free(scope, host, link)
            _without_link(scope, host, link)
            content = list(host.content) if link.citing else _conveyed(host)
        elif link.citing or (front := _fronted(scope, link)) is None:
            continue
        else:
            content = [front]
        if known is not None:
            if link.citing or known.method.endswith(".reduced_passive") or known.covers(known.cue or cue):
                known.content = content
                known.source = place(scope, link.source)
            continue
        yield Find(
            method=f"{scope.lexicon.name}.{'citing' if link.citing else 'cited_by'}",
            content=content,
            source=place(scope, link.source),
            cue=cue,
            lemma=scope.low(at),
            confidence=0.7,
            paragraph=scope.paragraph,
            depth=scope.depth,
        )


_ASKED = frozenset(
    """
    interrogé interrogée interrogés interrogées interviewé interviewée interviewés interviewées contacté contactée
    contactés contactées joint jointe joints jointes questionné questionnée sollicité sollicitée interviewed contacted
    asked reached
    """.split()
)


def asked_by(scope: Scope, find: Find) -> Offsets | None:
    """The outlet or agency that had a find's source speak: "interrogé par Radio Mistral, X a affirmé que P"."""
    if find.source is None:
        return None
    for at in places(scope, _asks):
        phrase = Range(at + 2, noun_phrase(scope, at + 2, apposition=False))
        source = place(scope, phrase)
        if source is None or source_type(scope.text[slice(*source)], scope.lexicon.name) not in ("outlet", "agency"):
            continue
        before = scope.tokens[_before(scope, at)].end
        after = scope.tokens[phrase.end].end if phrase.end < len(scope) and scope.low(phrase.end) == "," else source[1]
        between = scope.text[after : find.source[0]] if after <= find.source[0] else None
        if at == 0 and find.source[0] == scope.tokens[0].start and after < find.source[1]:
            find.source = trimmed(scope.text, after, find.source[1]) or find.source
            return source
        if before == find.source[1] or find.source[0] < scope.tokens[at].start < find.source[1]:
            return source
        if at == 0 and between is not None and not between.strip():
            return source
    return None


def _asks(scope: Scope, index: int) -> bool:
    return scope.low(index) in _ASKED and scope.low(index + 1) in _BY


def _links(scope: Scope, index: int) -> bool:
    if scope.low(index) in _RELATIVE_CITING:
        return scope.low(index - 1) in _RELATIVES
    return (scope.low(index) in CITED and scope.low(index + 1) in _BY) or scope.low(index) in CITING


def _link(scope: Scope, at: int) -> _Link | None:
    """The link at a participle; who quotes is an outlet or agency, "tenant" has its pronoun before and "de" after."""
    citing = scope.low(at) in CITING | _RELATIVE_CITING
    end = at + 1
    if scope.low(at) == "tenant":
        if scope.low(at - 1) not in ("le", "la", "les", "l'") or scope.low(at + 1) not in ("de", "d'", "du", "des"):
            return None
        end = at + 2
    first = end if citing else end + 1
    last = noun_phrase(scope, first, apposition=False)
    source = place(scope, Range(first, last))
    if source is None:
        return None
    if not citing and not _publishes(scope, first, last, source):
        return None
    return _Link(at, end, Range(first, last), citing)


def _publishes(scope: Scope, first: int, last: int, source: Offsets) -> bool:
    """Whether this may be who passes on what others said: an outlet or agency, or a name that nothing tells from one
    ("cité par Al-Sahafa")."""
    type_ = source_type(scope.text[slice(*source)], scope.lexicon.name)
    one_name = last - first == 1 and scope.tokens[first].is_capitalised
    titled = last - first > 1 and scope.tokens[first].text in ("Le", "La", "Les", "L'", "L’", "The")
    named = type_ in ("named_person", "named_organization")
    return type_ in ("outlet", "agency") or ((one_name or titled) and named)


def _follows(scope: Scope, find: Find, at: int) -> bool:
    """Whether the participle stands in the find's source, or right after it or its cue, a comma or a clitic between."""
    if find.source is None:
        return False
    start = scope.tokens[at].start
    if find.source[0] < start < find.source[1]:
        return True
    end = scope.tokens[_before(scope, at)].end
    after_cue = find.cue is not None and scope.low(at) in CITING | _RELATIVE_CITING and end == find.cue[1]
    return find.source[0] < start and (after_cue or end == find.source[1])


def _without_link(scope: Scope, host: Find, link: _Link) -> None:
    """Cut the link and what follows it from the end of the host's content ("P, a dit X, citée par Reuters")."""
    first, last = scope.tokens[link.at].start, scope.tokens[min(link.source.end, len(scope)) - 1].end
    kept = [part for part in host.content if not (first - 2 <= part[0] and part[1] <= last)]
    if kept and (kept[0][0] < first or kept[0][0] >= last):
        host.content[:] = kept


def _before(scope: Scope, at: int) -> int:
    """The last word before a participle, over a comma and a clitic."""
    before = at - 1
    while before > 0 and scope.low(before) in (",", "le", "la", "les", "l'", "en", "qui", "which", "who"):
        before -= 1
    return max(before, 0)


def _free(scope: Scope, host: Find, link: _Link) -> None:
    """Cut the link from the beginning of the host's content ("Selon le gouverneur, cité par Reuters, P")."""
    start, end = host.content[0]
    after = link.source.end
    if start <= scope.tokens[link.at].start and after < len(scope) and scope.tokens[after].end < end:
        head = scope.tokens[link.at - (scope.low(link.at) in _RELATIVE_CITING)].start
        if not any(token.is_word for token in scope.tokens if start <= token.start < head):
            host.content[0] = trimmed(scope.text, scope.tokens[after - 1].end, end) or host.content[0]


def _conveyed(host: Find) -> list[Offsets]:
    """What the one who quotes conveys: the statement with its source and cue, where these come before it."""
    if host.source is None or host.cue is None or not host.source[0] < host.cue[0] < host.content[0][0]:
        return list(host.content)
    return [host.source, (host.cue[0], host.content[0][1]), *host.content[1:]]


def _fronted(scope: Scope, link: _Link) -> Offsets | None:
    """ "Parmi les commentaires rapportés par l'AFP, P": P."""
    end = link.source.end
    if scope.low(0) not in _AMONG or last_of(scope, is_comma, 0, link.at) >= 0 or scope.low(end) != ",":
        return None
    last = len(scope) - 1 if scope.low(len(scope) - 1) in (".", "!", "?") else len(scope)
    return place(scope, Range(end + 1, last))


def _overlap(one: Offsets, other: Offsets) -> bool:
    return one[0] < other[1] and other[0] < one[1]
