"""Reading a text that is not kept."""

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from api import views
from api.routes import answer, answers, examples, problems
from api.schemas import Reading, Text
from ingest.read import Metadata

router = APIRouter(tags=["read"])


@router.post(
    "/read",
    summary="The attributions of a text",
    responses={**answers(Reading, examples.READING), **problems(400, 403, 413, 415, 421, 422)},
)
def read(text: Text) -> JSONResponse:
    """The same object as `sourcier read` prints. Nothing of it is kept."""
    known = Metadata(**text.model_dump(exclude={"text", "with_text"}))
    return answer(views.pasted(text.text, known=known, with_text=text.with_text))
