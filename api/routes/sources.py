"""Sources, and what they are reported to have said."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse

from api.newsroom_views import contradiction_json
from api.routes import LONGEST, Limit, Offset, Store, answer, answers, examples, problems
from api.routes.within import InPeriod
from api.schemas import Contradiction, SourceEntry, SourceSaid
from api.views import entry_json, said_json
from graph.newsroom import contradictions, said_on

router = APIRouter(tags=["sources"])


@router.get(
    "/sources",
    summary="The sources, most cited first",
    responses={**answers(list[SourceEntry], examples.SOURCES), **problems(421, 422, 503)},
)
def sources(
    store: Store,
    q: Annotated[str | None, Query(max_length=LONGEST, description="Words that begin a word of their names.")] = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> JSONResponse:
    """A page of them; the last one is shorter than `limit`."""
    return answer([entry_json(entry) for entry in store.sources(query=q or None, limit=limit, offset=offset)])


@router.get(
    "/sources/{id}",
    summary="A source, and what it is reported to have said",
    responses={**answers(SourceSaid, examples.SOURCE_SAID), **problems(404, 421, 422, 503)},
)
def source(
    store: Store,
    id: str,  # noqa: A002
    scope: InPeriod,
    about: Annotated[str | None, Query(max_length=LONGEST, description="Only statements with these words.")] = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> JSONResponse:
    """In time order; each statement with the document it stands in and the outlets it came through."""
    found = store.source(id)
    if about and about.strip():
        return answer(said_json(found, said_on(store, found, about, scope=scope, limit=limit, offset=offset)))
    return answer(said_json(found, store.said_by(id, scope=scope, limit=limit, offset=offset)))


@router.get(
    "/sources/{id}/contradictions",
    summary="Where a source contradicts itself",
    responses={**answers(list[Contradiction], examples.CONTRADICTIONS), **problems(404, 421, 422, 503)},
)
def source_contradictions(store: Store, id: str, scope: InPeriod) -> JSONResponse:  # noqa: A002
    """Statements of one claim of which it denies one, or of one family that give the same thing another figure."""
    return answer([contradiction_json(pair) for pair in contradictions(store, store.source(id), scope=scope)])
