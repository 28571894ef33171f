"""The trace: where a claim comes from."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse

from api.routes import Store, Words, answer, answers, examples, problems
from api.schemas import Trace
from graph import provenance
from graph.exchange.trace_json import trace_json
from graph.replay import By, replayed

router = APIRouter(tags=["trace"])

AsOf = Annotated[
    str | None, Query(max_length=40, description="As the graph was on a day, or at a moment with its time zone.")
]
LearnedBy = Annotated[By, Query(description="What counts as known by then.")]


@router.get(
    "/trace",
    summary="Where a claim comes from",
    responses={**answers(Trace, examples.TRACE), **problems(421, 422, 503)},
)
def trace(store: Store, q: Words, as_of: AsOf = None, by: LearnedBy = "published") -> JSONResponse:
    """`q` is words, a claim's id or an attribution's id. Where nothing answers, `claim` is null and `nearest` holds
    the passages that come nearest. With `as_of` the graph of that date is made again: that takes as long as its
    texts take to be kept."""
    if as_of is None:
        return answer(trace_json(provenance.trace(store, q)))
    with replayed(store, as_of, by=by) as then:
        return answer(trace_json(provenance.trace(then, q)))
