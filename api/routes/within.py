"""The part of the archive that several routes take: their parameters, and the scope that these make."""

from typing import Annotated

from fastapi import Depends, Query

from api.lookup import scope_of
from api.routes import LONGEST, Store
from graph.store.counts import Scope

Since = Annotated[
    str | None, Query(description="Only documents published since then: a day, a month (2024-03) or a year.")
]
Until = Annotated[str | None, Query(description="Only documents published until then, likewise.")]
Language = Annotated[str | None, Query(max_length=35, description="Only documents in this language: a tag.")]
Outlet = Annotated[str | None, Query(max_length=LONGEST, description="Only this outlet's documents: a name or an id.")]


def period(store: Store, since: Since = None, until: Until = None, language: Language = None) -> Scope:
    return scope_of(store, since=since, until=until, language=language)


def within(
    store: Store, since: Since = None, until: Until = None, outlet: Outlet = None, language: Language = None
) -> Scope:
    return scope_of(store, since=since, until=until, outlet=outlet, language=language)


InPeriod = Annotated[Scope, Depends(period)]
Within = Annotated[Scope, Depends(within)]
