"""The finds of one field: what the rules propose, what the reader makes of it, and what has no cue."""

import re
from collections.abc import Collection, Sequence

from ingest.extract.bounds import finite, mend
from ingest.extract.chains import asked_by, chained
from ingest.extract.cue_lexicon import cue_lexicon
from ingest.extract.finds import Find, Offsets
from ingest.extract.kinds import source_type
from ingest.extract.phrases import Range
from ingest.extract.polarity import polarity
from ingest.extract.reader import Reading, decided, read
from ingest.extract.reader.features import Proposal, proposals
from ingest.extract.rules import finds_in
from ingest.extract.rules.build import place
from ingest.extract.rules.continuation import continuations
from ingest.extract.rules.dialogue import dialogues
from ingest.extract.rules.interviews import interviews
from ingest.extract.rules.wires import wire_credits
from ingest.extract.scope import Scope
from ingest.extract.tokens import tokenize

_ANYBODY = frozenset(["on", "one"])
_NOTICED = frozenset("noter constater voir savoir remarquer observer note see notice observe".split())
_CAME_OUT = re.compile(r",\s+(?:publiée?s?|parue?s?|diffusée?s?|rendue?s? publi\w+|published|released|issued)\b")
_INFORMATION = re.compile(r"(?:(?:des|les|une|nos|ses)\s+|l['’])?informations?\s", re.IGNORECASE)
_STRETCHES = frozenset("période mi-temps saison season".split())  # of time or of a match
_IMPERSONAL = frozenset("été est sont était étaient sera seront fut furent was were been is are be being".split())


def gather(scopes: Sequence[Scope], *, beliefs: bool, credited: Collection[int] = ()) -> list[Find]:
    """The finds of these sentences, in text order; nesting and referents are not yet known. `credited`: where the
    document's own credits name agencies."""
    ruled = [list(finds_in(scope)) for scope in scopes]
    proposed = [proposals(scope, finds) for scope, finds in zip(scopes, ruled, strict=True)]
    readings: list[list[Reading]] = [[] for _ in scopes]
    for reading in decided(read(scopes, proposed, beliefs=beliefs), beliefs=beliefs):
        readings[reading.sentence].append(reading)
    finds: list[Find] = []
    for index, scope in enumerate(scopes):
        own = [completed(scope, reading, proposed[index].get(reading.head)) for reading in readings[index]]
        own = [find for find in own if not _is_anonymity(scope, find.content[0]) and _has_speaker(scope, find)]
        own += [find for find in ruled[index] if find.cue is None and not _covered(find, own)]
        own += [find for find in ruled[index] if _conveyed(find, own, scope)]
        own = [find for find in own if not _stutters(find, own)]
        for find in own:
            _with_name(scope, find)
            _without_conveyor(find, own)
        _keep_sources_apart(own, scope.text, scope.lexicon.name)
        own += list(chained(scope, own))
        for find in own:
            find.addressee = find.addressee or asked_by(scope, find)
        own.sort(key=lambda find: (find.cue or find.content[0], find.content[0]))
        before = len(finds)
        finds += own
        _set_governors(finds, before)
    finds += dialogues(scopes, finds, [find for found in ruled for find in found])
    finds += interviews(scopes, finds)
    finds += continuations(scopes, finds)
    finds += wire_credits(scopes, finds, credited)
    finds.sort(key=lambda find: (find.start, find.cue or find.content[0]))
    return finds


def completed(scope: Scope, reading: Reading, proposal: Proposal | None) -> Find:
    """The reader's find with what the rules know of its cue."""
    find = reading.find
    if find.source is not None and _is_anonymity(scope, find.source):
        find.source = None
    if find.source is not None:
        find.source = _undated(scope, _whose(scope, find.source, proposal))
    if find.source is None and finite(scope, reading):
        find.source = _shared_subject(scope, reading)
    mend(scope, reading, find)
    find.polarity = polarity(scope, find.cue)
    find.inherits = find.source is None and scope.low(reading.head - 1) not in _IMPERSONAL
    words = [token.low for token in scope.tokens]
    entry = next(cue_lexicon(scope.lexicon.name).candidates(words, reading.head), None)
    find.lemma = entry[0].lemma if entry is not None else scope.low(reading.head)
    if proposal is not None:
        rule = proposal.find
        find.lemma = rule.lemma or find.lemma
        if (rule.source is None) == (find.source is None):
            find.antecedent = rule.antecedent
        if rule.source is None and find.source is None:
            find.inherits = rule.inherits
    return find


def _whose(scope: Scope, source: Offsets, proposal: Proposal | None) -> Offsets:
    """ "Selon des informations du Phare": what a rule takes for the source within such a phrase is the source."""
    ruled = proposal.find.source if proposal is not None else None
    if ruled is None or not (source[0] < ruled[0] and ruled[1] == source[1]):
        return source
    return ruled if _INFORMATION.match(scope.text, source[0], ruled[0]) else source


def _undated(scope: Scope, source: Offsets) -> Offsets:
    """A source without how it came out: "le rapport, publié lundi" is the report."""
    start, end = source
    out = _CAME_OUT.search(scope.text, start, end)
    return source if out is None else (start, out.start())


def _has_speaker(scope: Scope, find: Find) -> bool:
    """ "On note que P" is the article's own voice; a stretch of time ("la seconde période") says nothing, and what is
    not said ("sans dire combien de tirs") does not speak."""
    if find.source is None:
        return True
    words = tokenize(scope.text, scope.lexicon.name, *find.source)
    if len(words) > 1 and words[0].low in scope.lexicon["interrogatives"]:
        return False
    if len(words) == 1 and words[0].low in _ANYBODY:
        return find.depth > 0 or find.lemma not in _NOTICED
    head = words[-1]
    return len(words) == 1 or head.is_capitalised or head.low not in _STRETCHES


def _is_anonymity(scope: Scope, place: Offsets) -> bool:
    """ "a requis l'anonymat" tells why a source is not named; it reports nothing, and anonymity says nothing."""
    words = scope.text[place[0] : place[1]].lower().replace("’", "'")
    return words in ("l'anonymat", "anonymat", "anonymity", "anonymous")


def _shared_subject(scope: Scope, reading: Reading) -> Offsets | None:
    """The subject that a verb has by the tree, its own or that of the verb it goes with; None inside the content."""
    subject = reading.tree.subject(reading.head)
    if subject is None or scope.is_quote(subject):
        return None
    place = scope.offsets(*reading.tree.phrase(subject))
    cue = reading.find.cue
    overlaps = any(start < place[1] and place[0] < end for start, end in reading.find.content)
    return None if overlaps or (cue is not None and place[0] < cue[1] and cue[0] < place[1]) else place


def _keep_sources_apart(finds: Sequence[Find], text: str, language: str) -> None:
    """ "Selon Radio Lisane, le maire a démenti …": the first source is no part of the second, which it relays."""
    for find in finds:
        for other in finds:
            if other is find or find.source is None or other.source is None or find.cue is None:
                continue
            start, end = other.source
            if _relayed_after(find, other, text):
                cut = text.rindex(",", find.source[0], start)
                find.source = (find.source[0], cut)
                find.content[0] = (min(start, find.content[0][0]), find.content[0][1])
                continue
            if find.source[0] <= start and end < find.source[1] and other.covers(find.cue) and text[end] == ",":
                begin = end + 1 + len(text[end + 1 : find.source[1]]) - len(text[end + 1 : find.source[1]].lstrip())
                outlet, comma, name = text[start:end].rpartition(", ")
                types = [source_type(phrase, language) for phrase in (outlet, name)] if comma else []
                if types[:1] in (["outlet"], ["agency"]) and types[1] == "named_person":
                    # "According to The Dispatch, Edgar Rask, union leader, said": the name is the second source's
                    other.source, begin = (start, start + len(outlet)), end - len(name)
                    other.content[0] = (min(begin, other.content[0][0]), other.content[0][1])
                find.source = (begin, find.source[1]) if begin < find.source[1] else find.source


def _conveyed(find: Find, finds: Sequence[Find], scope: Scope) -> bool:
    """Whether a rule's find that the decision left out is what an outlet conveys, word for word: "P, the mayor said,
    Reuters reported" says that there is a second speaker."""
    if find.cue is None or find.source is None or any(_overlap(other.cue, find.cue) for other in finds):
        return False
    return any(
        other.covers(find.cue)
        and other.content[0][0] == find.content[0][0]
        and other.source is not None
        and source_type(scope.text[slice(*other.source)], scope.lexicon.name) in ("outlet", "agency")
        for other in finds
    )


def _overlap(one: Offsets | None, other: Offsets) -> bool:
    return one is not None and one[0] < other[1] and other[0] < one[1]


def _with_name(scope: Scope, find: Find) -> None:
    """ "Edgar Rask, union leader, said": an apposition alone was taken for the source of what its name says."""
    if find.source is None or find.cue is None:
        return
    first = next((at for at in range(len(scope)) if scope.tokens[at].start == find.source[0]), -1)
    if first < 2 or scope.low(first - 1) != "," or scope.text[find.source[1] : find.source[1] + 1] != ",":
        return
    start = first - 1
    while start > 0 and scope.tokens[start - 1].is_capitalised:
        start -= 1
    name = place(scope, Range(start, first - 1))
    if (
        name is None
        or first - 1 - start < 2
        or (start > 0 and scope.low(start - 1) not in (",", ":", "and", "et", "—"))
    ):
        return
    types = [source_type(scope.text[slice(*one)], scope.lexicon.name) for one in (name, find.source)]
    if types == ["named_person", "unnamed_person"]:
        find.source = (name[0], find.source[1])


def _without_conveyor(find: Find, finds: Sequence[Find]) -> None:
    """Cut from a content who passes it on: "P, the Red Cross said, Reuters reported" says P alone."""
    for other in finds:
        if other is find or other.source is None or other.cue is None or find.cue is None or len(find.content) < 2:
            continue
        if other.covers(find.cue):
            conveyor = min(other.source[0], other.cue[0]), max(other.source[1], other.cue[1])
            kept = [part for part in find.content if not (conveyor[0] <= part[0] and part[1] <= conveyor[1])]
            find.content[:] = kept or find.content


def _relayed_after(find: Find, other: Find, text: str) -> bool:
    """ "Selon The Harlow Dispatch, le porte-parole Yves Lemoine a déclaré …": whether the second source was taken for
    an apposition to the first."""
    if find.source is None or other.source is None or find.cue is None or other.cue is None:
        return False
    start = other.source[0]
    between = text[find.source[0] : start].rstrip()
    return (
        find.cue[1] <= find.source[0] < start < find.source[1] <= other.source[1] <= other.cue[0]
        and between.endswith(",")
        and bool(between[:-1].strip())
    )


def _stutters(find: Find, finds: Sequence[Find]) -> bool:
    """Whether a find reads another's source and cue as its own source ("Residents told Kestrel | Online that P")."""
    return any(
        other is not find
        and find.source is not None
        and other.source is not None
        and other.cue is not None
        and other.content == find.content
        and find.source[0] <= other.source[0]
        and other.source[1] <= other.cue[0]
        and other.cue[1] <= find.source[1]
        for other in finds
    )


def _covered(find: Find, finds: Sequence[Find]) -> bool:
    return any(other.covers(part) for other in finds for part in find.content)


def _set_governors(finds: list[Find], first: int) -> None:
    """A null source takes the speaker of the find before it in its sentence or, outside quotations, in the text."""
    for at in range(first, len(finds)):
        find = finds[at]
        if find.source is not None or not find.inherits:
            continue
        if at > first:
            find.governor = _speaking(finds, at, first)
        elif find.antecedent is None and find.depth == 0:
            find.governor = next(
                (other for other in reversed(finds[max(0, first - 8) : first]) if other.depth == 0), None
            )


def _speaking(finds: list[Find], at: int, first: int) -> Find | None:
    """The nearest find before `at` in the sentence whose content does not hold this cue: its speaker goes on."""
    cue = finds[at].cue or finds[at].content[0]
    for other in reversed(finds[first:at]):
        if not other.covers(cue):
            return other
    return finds[at - 1]
