"""Replay: the graph as it was on a date, made of the documents that were published by then, or that the store had
learned by then, with what people decided, and of nothing else.

What joins two names or two contents may be a third document, and how well words match depends on all that is held: an
answer on a date cannot be cut out of today's graph. So the texts of that date are woven again, in a store of their
own, by the code that wove them first. That takes as long as their ingest without extraction.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from graph.dates import interval
from graph.errors import InvalidValue, NotFound
from graph.log import whole_log
from graph.store import open_store
from graph.store.port import GraphStore

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}$")
_MONTH = re.compile(r"\d{4}(?:-\d{2})?$")
PAGE = 200  # revisions read at a time

By = Literal["published", "learned"]


def check_moment(as_of: str) -> str:
    """The date of a replay as it is used: a day ("2023-11-17") or a moment with its time zone. Raises InvalidValue."""
    given = as_of.strip()
    try:
        if _DAY.match(given):
            date.fromisoformat(given)
            return given
        if datetime.fromisoformat(given).tzinfo is not None:
            return given
    except ValueError:
        pass
    raise InvalidValue(
        f"{as_of!r} is no date to go back to; give a day (2023-11-17) or a moment with its time zone "
        "(2023-11-17T18:00:00+01:00)"
    )


def out_by(published: str | None, as_of: str) -> bool:
    """Whether what is dated so was out by a day, its end included, or by a moment: for certain, so that what has no
    date, or one that leaves it open, was not.

    A day is the outlet's own: what is dated 2023-11-17T23:50-05:00 was out by 2023-11-17.

    >>> out_by("2023-11-17T23:50:00-05:00", "2023-11-17"), out_by("2023-11", "2023-11-17"), out_by(None, "2023-11-17")
    (True, False, False)
    """
    when = interval(published)
    if when is None or published is None:
        return False
    written = published.strip()
    if _DAY.match(as_of):
        if _MONTH.match(written):
            return written < as_of[: len(written)]
        return written[:10] <= as_of
    moment = interval(as_of)
    return moment is not None and when.latest <= moment.latest


@contextmanager
def replayed(store: GraphStore, as_of: str, *, by: By = "published") -> Iterator[GraphStore]:
    """The store as it would be, held it only the revisions out by this date (`check_moment`); it goes when the block
    ends.

    By `published` a revision is dated by when it was modified or, where that is not said, published; by `learned` by
    when the store first learned it, and a day ends when it does in UTC. By `learned` only the judgements and undoings
    made by then count, as they did then; by `published` those that are in force now, for they are about how texts are
    read, whenever that was seen. Raises InvalidValue.
    """
    moment = check_moment(as_of)
    with (
        TemporaryDirectory(prefix="sourcier-") as folder,
        open_store(str(Path(folder) / "replay.db"), create=True) as then,
    ):
        after = ""
        while page := store.revisions(after=after, limit=PAGE):
            learned = store.learned({one.document.id for one in page})
            for one in page:
                document = one.document
                at = learned.get(document.id, {}).get(document.revision)
                if out_by(at if by == "learned" else document.modified or document.published, moment):
                    when = None if at is None else datetime.fromisoformat(at)
                    then.keep(document, one.attributions, version=one.version, learned=when)
            after = page[-1].document.revision
        _decide_again(store, then, moment if by == "learned" else None)
        yield then


def _decide_again(store: GraphStore, then: GraphStore, moment: str | None) -> None:
    """Judge as people had by a moment or, without one, have by now, in the order of the log."""
    log = whole_log(store)
    counted = [one for one in log if (one.in_force if moment is None else out_by(one.when, moment))]
    undone = {one.undoes for one in counted if one.undoes is not None}
    for entry in counted:
        if entry.judgement is not None and entry.judgement.id not in undone:
            with suppress(NotFound):  # what it is about was not held yet
                then.judge(entry.judgement)
