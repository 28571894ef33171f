"""Claims: what several contents say in common."""

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from api.routes import Store, answer, answers, examples, problems
from api.schemas import Claim
from api.views import claim_json

router = APIRouter(tags=["claims"])


@router.get(
    "/claims/{id}",
    summary="A claim, and the statements that express it",
    responses={**answers(Claim, examples.CLAIM), **problems(404, 421, 422, 503)},
)
def claim(store: Store, id: str) -> JSONResponse:  # noqa: A002 (the contract's name)
    """The id of any of its statements leads to it."""
    return answer(claim_json(store, store.claim(id)))
