"""Search over titles, texts and contents."""

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from api.routes import Limit, Store, Words, answer, answers, examples, problems
from api.schemas import Hit
from api.views import hit_json

router = APIRouter(tags=["search"])


@router.get(
    "/search",
    summary="Passages that match these words",
    responses={**answers(list[Hit], examples.SEARCH), **problems(421, 422, 503)},
)
def search(store: Store, q: Words, limit: Limit = 20) -> JSONResponse:
    """Best first, each attributed (its `id` is one that a trace accepts) or in the outlet's own voice."""
    return answer([hit_json(hit) for hit in store.search(q, limit=limit)])
