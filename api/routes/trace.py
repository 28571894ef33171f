"""The trace: where a claim comes from."""

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from api.routes import Store, Words, answer, answers, examples, problems
from api.schemas import Trace
from graph import provenance
from graph.exchange.trace_json import trace_json

router = APIRouter(tags=["trace"])


@router.get(
    "/trace",
    summary="Where a claim comes from",
    responses={**answers(Trace, examples.TRACE), **problems(421, 422, 503)},
)
def trace(store: Store, q: Words) -> JSONResponse:
    """`q` is words, a claim's id or an attribution's id. Where nothing answers, `claim` is null and `nearest` holds
    the passages that come nearest."""
    return answer(trace_json(provenance.trace(store, q)))
