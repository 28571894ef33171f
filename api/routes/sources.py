"""Sources, and what they are reported to have said."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse

from api.routes import LONGEST, Limit, Offset, Store, answer, answers, examples, problems
from api.schemas import SourceEntry, SourceSaid
from api.views import entry_json, said_json

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
def source(store: Store, id: str, limit: Limit = 50, offset: Offset = 0) -> JSONResponse:  # noqa: A002
    """In time order; each statement with the document it stands in and the outlets it came through."""
    return answer(said_json(store.source(id), store.said_by(id, limit=limit, offset=offset)))
