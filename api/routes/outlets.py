"""Outlets: what is held of them, whom they rely on, and who quotes whom."""

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from api.lookup import source_called
from api.newsroom_views import outlet_entry_json, outlet_json, quoting_json
from api.routes import Limit, Offset, Store, answer, answers, examples, problems
from api.routes.within import InPeriod, Within
from api.schemas import Outlet, OutletEntry, Quoting

router = APIRouter(tags=["outlets"])


@router.get(
    "/outlets",
    summary="The outlets, those with most documents first",
    responses={**answers(list[OutletEntry], examples.OUTLETS), **problems(404, 421, 422, 503)},
)
def outlets(store: Store, scope: Within, limit: Limit = 50, offset: Offset = 0) -> JSONResponse:
    """What is held of each, how much it quotes, and how much of that from unnamed sources."""
    return answer([outlet_entry_json(entry) for entry in store.outlets(scope=scope, limit=limit, offset=offset)])


@router.get(
    "/outlets/{id}",
    summary="Whom an outlet relies on, and who relies on it",
    responses={**answers(Outlet, examples.OUTLET), **problems(404, 421, 422, 503)},
)
def outlet(store: Store, id: str, scope: InPeriod, limit: Limit = 20, offset: Offset = 0) -> JSONResponse:  # noqa: A002
    """`id` is the outlet's id or its name. `limit` and `offset` are of both lists."""
    return answer(outlet_json(store, source_called(store, id).id, scope=scope, limit=limit, offset=offset))


@router.get(
    "/matrix",
    summary="Who quotes whom: outlet by source",
    responses={**answers(list[Quoting], examples.MATRIX), **problems(404, 421, 422, 503)},
)
def matrix(store: Store, scope: Within, limit: Limit = 50, offset: Offset = 0) -> JSONResponse:
    """Those that rest on one another most often first."""
    return answer([quoting_json(cell) for cell in store.quoting(scope=scope, limit=limit, offset=offset)])
