"""How much is held."""

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from api.routes import Store, answer, answers, examples, problems
from api.schemas import Stats
from api.views import stats_json

router = APIRouter(tags=["stats"])


@router.get(
    "/stats",
    summary="How much the store holds",
    responses={**answers(Stats, examples.STATS), **problems(421, 503)},
)
def stats(store: Store) -> JSONResponse:
    """Documents are counted by language too, "und" where it is unknown."""
    return answer(stats_json(store.stats()))
