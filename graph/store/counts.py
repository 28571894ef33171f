"""What the store counts for a newsroom: the part of the archive that is asked about, and rows of counts."""

import re
from dataclasses import dataclass

from graph.errors import InvalidValue
from graph.model import Claim, Source

_DAY = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """The part of the archive that is asked about: documents published from `since` to `until` (ISO dates, both
    included; a month or a year stands for all of its days), by one `outlet` (a source's id), in one `language` (a tag).

    Dates are those that the outlet gave, in its own time zone. A document dated to a month or year only is within
    where any of its days may be; one without a date is within no period.
    """

    since: str | None = None
    until: str | None = None
    outlet: str | None = None
    language: str | None = None

    def __post_init__(self) -> None:
        for date in (self.since, self.until):
            if date is not None and not _DAY.fullmatch(date):
                raise InvalidValue(f"{date!r} is no date: give a day (2024-03-01), a month (2024-03) or a year (2024)")
        if self.since and self.until and self.since > self.until and not self.since.startswith(self.until):
            raise InvalidValue(f"the period from {self.since} to {self.until} is empty")


EVERYTHING = Scope()


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Attributions counted: how many, in how many documents, how many of them direct, mixed, indirect, and how many
    of an unnamed source or of none (by how the text names it)."""

    attributions: int
    documents: int
    direct: int
    mixed: int
    indirect: int
    unnamed: int

    def share(self, count: int) -> float:
        """A count as a share of the attributions, 0–1; 0 where there are none."""
        return round(count / self.attributions, 4) if self.attributions else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletEntry:
    """A row of the list of outlets: the documents held of it, and what they attribute to whom: `counts` over all,
    `counts.documents` being those with any attribution, `sources` how many different named sources."""

    outlet: Source
    documents: int
    sources: int
    counts: Counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoting:
    """A cell of the matrix outlet × source. `source` None: all that the outlet attributes to unnamed sources or to
    nobody, which are thereby counted together and not joined. `relayed` counts the attributions that the outlet has
    through this source as a conduit, beside those of `counts`, which are the source's own words."""

    outlet: Source
    source: Source | None
    counts: Counts
    relayed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimEntry:
    """A row of the list of claims: by how many documents and outlets attributions carry it within the scope, and the
    first and last date on which, as the outlets gave them."""

    claim: Claim
    documents: int
    outlets: int
    first_published: str | None
    last_published: str | None
