"""The log of judgements, read to its end. It is as long as people made it, and so is held in memory."""

from graph.judgements import Entry
from graph.store.port import GraphStore

_PAGE = 500


def whole_log(store: GraphStore) -> list[Entry]:
    """Every line of the log, the earliest first."""
    found: list[Entry] = []
    while page := store.judgements(limit=_PAGE, offset=len(found)):
        found += page
    return found[::-1]
