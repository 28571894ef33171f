"""Search over titles, texts and contents."""

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from api import views
from api.routes import Limit, Store, Words, answer, answers, examples, problems
from api.schemas import Hits

router = APIRouter(tags=["search"])


@router.get(
    "/search",
    summary="Passages that match these words",
    responses={**answers(Hits, examples.SEARCH), **problems(421, 422, 503)},
)
def search(store: Store, q: Words, limit: Limit = 20) -> JSONResponse:
    """Best first, each attributed (with the `id` of its claim) or in the outlet's own voice."""
    return answer(views.search(store, q, limit=limit))
