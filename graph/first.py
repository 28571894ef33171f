"""Who may have carried a claim first, within what is held: a set, for dates leave things open."""

import re
from collections.abc import Sequence
from datetime import datetime

from graph.chains import Chain
from graph.dates import interval
from graph.model import Document
from graph.trace import First, Maybe, Zone

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}$")
_ZONED = re.compile(r"T.*(?:Z|[+-]\d{2}(?::?\d{2})?)$")


def first(chains: Sequence[Chain]) -> First | None:
    """The documents that may be the first to assert the claim (of those that carry it, where none asserts it).

    One that is later than another for certain is not among them, nor one that has it from another held document.
    One without a date may be any time. None where nothing carries it.
    """
    asserted = [chain for chain in chains if chain.saying.asserted] or list(chains)
    documents = {chain.saying.document.id: chain.saying.document for chain in asserted}
    if not documents:
        return None
    in_time = _in_time(list(documents.values()))
    relying = {chain.saying.document.id for chain in asserted if chain.hops and chain.end.kind != "loop"}
    left = [document for document in in_time if document.id not in relying] or in_time
    return First(documents=tuple(map(_maybe, left)), reason=_reason(left, len(in_time), len(documents)))


def _in_time(documents: Sequence[Document]) -> list[Document]:
    """Those that no other is earlier than for certain; of dates without a time, by the day as it is written."""
    read = [(document, interval(document.published)) for document in documents]
    latest = min((when.latest for _, when in read if when is not None), default=None)
    day = min(((document.published or "").strip() for document in documents if _is_day(document)), default=None)
    found: list[Document] = []
    for document, when in read:
        after = when is not None and latest is not None and latest < when.earliest
        after_day = _is_day(document) and day is not None and day < (document.published or "").strip()
        if not after and not after_day:
            found.append(document)
    return found


def _is_day(document: Document) -> bool:
    return bool(document.published and _DAY.match(document.published.strip()) and interval(document.published))


def _maybe(document: Document) -> Maybe:
    when = interval(document.published)
    if when is None:
        return Maybe(document=document.id, claimed=document.published, earliest=None, latest=None, zone="no_date")
    zone: Zone = "stated" if _ZONED.search((document.published or "").strip()) else "not_stated"
    return Maybe(
        document=document.id,
        claimed=document.published,
        earliest=_written(when.earliest),
        latest=_written(when.latest),
        zone=zone,
    )


def _written(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _reason(left: Sequence[Document], in_time: int, all_: int) -> str:
    names = [document.outlet or document.title or document.id for document in left]
    undated = sum(interval(document.published) is None for document in left)
    if all_ == 1:
        return f"Of what is held, only {names[0]} carries it."
    if len(left) == 1:
        if in_time == 1:
            return f"Of what is held, {names[0]} was first by its claimed date."
        return f"Of what is held, {names[0]} was first: what may be as early has it from a document that is held."
    because = "some have no date" if undated else "their claimed dates do not tell which was earlier"
    return f"Of what is held, {len(left)} documents may each have been first: {because}."
