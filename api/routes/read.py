"""Reading a text that is not kept."""

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from api.routes import answer, answers, examples, problems
from api.schemas import Reading, Text
from api.views import pasted_json
from ingest.read import Metadata

router = APIRouter(tags=["read"])


@router.post(
    "/read",
    summary="The attributions of a text",
    responses={**answers(Reading, examples.READING), **problems(400, 403, 413, 415, 421, 422)},
)
def read(text: Text) -> JSONResponse:
    """The same object as `sourcier read` prints. Nothing of it is kept."""
    known = Metadata(**text.model_dump(exclude={"text", "beliefs"}))
    return answer(pasted_json(text.text, known=known, beliefs=text.beliefs))
