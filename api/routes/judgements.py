"""What people decide, and what is worth deciding."""

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from api.routes import Limit, Offset, Store, answer, answers, examples, problems
from api.schemas import Candidate, Decision, Judged, LogEntry, Undoing, Undone
from graph.dates import clock_reading
from graph.exchange.judgement_json import candidate_json, entry_json
from graph.model import Judgement
from graph.review import ReviewKind
from graph.review import review as queue
from graph.subjects import subjects

router = APIRouter(tags=["judgements"])


def own_page(request: Request) -> None:
    """What changes the graph is taken from this server's own page, and from programs, which name no origin: not from a
    page that another server of this machine gave."""
    site = request.headers.get("sec-fetch-site", "same-origin")
    origins = {urlsplit(origin).netloc for origin in request.headers.getlist("origin")}
    if site not in ("same-origin", "none") or not origins <= {request.headers["host"]}:
        raise HTTPException(403, "judgements are taken from this server's own page only")


@router.get(
    "/review",
    summary="What might be one, for a person to judge",
    responses={**answers(list[Candidate], examples.REVIEW), **problems(421, 422, 503)},
)
def review(
    store: Store,
    kind: Annotated[ReviewKind | None, Query(description="Only these; without it all.")] = None,
    limit: Limit = 50,
) -> JSONResponse:
    """Pairs that nobody judged yet, best first."""
    return answer([candidate_json(one) for one in queue(store, kind=kind, limit=limit)])


@router.get(
    "/judgements",
    summary="The log of judgements and undoings",
    responses={**answers(list[LogEntry], examples.LOG), **problems(421, 422, 503)},
)
def judgements(store: Store, limit: Limit = 50, offset: Offset = 0) -> JSONResponse:
    """Latest first."""
    return answer([entry_json(entry) for entry in store.judgements(limit=limit, offset=offset)])


@router.post(
    "/judgements",
    summary="Decide that two sources or claims are the same or not, or that an attribution is none",
    dependencies=[Depends(own_page)],
    responses={**answers(Judged, examples.JUDGED), **problems(400, 403, 404, 413, 415, 421, 422, 503)},
)
def judge(store: Store, decision: Decision) -> JSONResponse:
    """It is recorded with this moment, and can be undone. Names of several are refused, and the answer lists them."""
    named = [one.place for one in subjects(store, decision.about, decision.subjects)]
    made = Judgement.of(
        about=decision.about,
        verdict=decision.verdict,
        subjects=named,
        who=decision.who,
        when=clock_reading(),
        why=decision.why,
    )
    return answer({"id": made.id, "subjects": list(made.subjects), "overrides": list(store.judge(made))})


@router.post(
    "/judgements/undo",
    summary="Undo a judgement",
    dependencies=[Depends(own_page)],
    responses={**answers(Undone, examples.UNDONE), **problems(400, 403, 404, 413, 415, 421, 422, 503)},
)
def undo(store: Store, undoing: Undoing) -> JSONResponse:
    """The graph is what it is without it, and the log keeps both."""
    return answer({"id": store.undo(undoing.id, who=undoing.who, when=clock_reading()).id})
