"""Documents as they are held."""

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from api.routes import Store, answer, answers, examples, problems
from api.schemas import HeldDocument
from api.views import held_json

router = APIRouter(tags=["documents"])


@router.get(
    "/documents/{id}",
    summary="A document, its text and its attributions",
    responses={**answers(HeldDocument, examples.HELD_DOCUMENT), **problems(404, 421, 422, 503)},
)
def document(store: Store, id: str) -> JSONResponse:  # noqa: A002 (the contract's name)
    """The latest revision that is held."""
    return answer(held_json(store, store.document(id)))
