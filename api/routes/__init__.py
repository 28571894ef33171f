"""The API's routes, one module a noun. They hold no logic: each asks `api.views` and gives what it says."""

from typing import Annotated, Any

from fastapi import Depends, Query, Request
from fastapi.responses import JSONResponse

from api.problems import MEDIA_TYPE
from api.schemas import Problem
from graph.store.port import GraphStore

MOST = 200  # rows of one page
LONGEST = 2_000  # characters of a query

Responses = dict[int | str, dict[str, Any]]


def held_store(request: Request) -> GraphStore:
    """The store that the app was made with."""
    store: GraphStore = request.app.state.store
    return store


Store = Annotated[GraphStore, Depends(held_store)]
Words = Annotated[str, Query(min_length=1, max_length=LONGEST, pattern=r"\S", description="What to look for.")]
Limit = Annotated[int, Query(ge=1, le=MOST, description="How many rows.")]
Offset = Annotated[int, Query(ge=0, le=10**9, description="How many rows to leave out before them.")]


def answer(value: dict[str, Any] | list[dict[str, Any]]) -> JSONResponse:
    """The value as it is: the models describe it, and tests hold it against them."""
    return JSONResponse(value)


def answers(model: Any, example: dict[str, Any] | list[dict[str, Any]]) -> Responses:
    """What OpenAPI says of a route's answer: `model` is a model or a list of one."""
    return {200: {"model": model, "content": {"application/json": {"example": example}}}}


def problems(*statuses: int) -> Responses:
    """What OpenAPI says of a route's problems."""
    schema = {"$ref": f"#/components/schemas/{Problem.__name__}"}
    told = {
        400: "The request cannot be understood.",
        403: "The request comes from another site's page.",
        404: "Nothing of this id is held.",
        413: "The body is too large.",
        415: "The body is not JSON.",
        421: "The server is addressed by a name that is not loopback's.",
        422: "A parameter or field is missing or wrong.",
        503: "The store cannot be used now.",
    }
    return {status: {"description": told[status], "content": {MEDIA_TYPE: {"schema": schema}}} for status in statuses}
