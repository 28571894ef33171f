"""Quotations without a verb: after a name and a colon, or signed after a dash."""

from collections.abc import Iterator, Sequence

from ingest.extract.finds import Find
from ingest.extract.phrases import Range, noun_phrase, starts_noun_phrase
from ingest.extract.rules.build import find, place
from ingest.extract.scope import Scope
from ingest.extract.verbs import Cue

_DASHES = ("—", "–", "-")


def colon_introduced(scope: Scope, cues: Sequence[Cue]) -> Iterator[Find]:
    """ "Jeanne Orsel : « … »" (headlines, interviews)."""
    for at in scope.quotes:
        if at < 2 or scope.low(at - 1) != ":" or not _is_speech(scope, at):
            continue
        first = at - 2
        while first > 0 and scope.low(first - 1) not in (".", ";", ":", ","):
            first -= 1
        if starts_noun_phrase(scope, first) and noun_phrase(scope, first) == at - 1:
            source = place(scope, Range(first, at - 1))
            content = place(scope, Range(at, at + 1))
            if source is not None and content is not None:
                yield find(scope, "colon_introduced", content=[content], source=source, confidence=0.6)


def signed(scope: Scope, cues: Sequence[Cue]) -> Iterator[Find]:
    """ "« … » — Jeanne Orsel": the name after the dash signs the quotation."""
    for at in scope.quotes:
        if scope.low(at + 1) not in _DASHES or not starts_noun_phrase(scope, at + 2) or not _is_speech(scope, at):
            continue
        end = noun_phrase(scope, at + 2)
        source, content = place(scope, Range(at + 2, end)), place(scope, Range(at, at + 1))
        if source is not None and content is not None and scope.capitalised(at + 2):
            yield find(scope, "signed", content=[content], source=source, confidence=0.6)


def _is_speech(scope: Scope, at: int) -> bool:
    """Whether a quotation is long enough to be speech, not a title or a scare quote."""
    return len(scope.tokens[at].text.split()) >= 4
