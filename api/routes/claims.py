"""Claims: what several contents say in common."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse

from api.newsroom_views import circles_json, claim_entry_json, claim_with_origins_json, standing_json
from api.routes import Limit, Offset, Store, answer, answers, examples, problems
from api.routes.within import Within
from api.schemas import CircleEntry, Claim, ClaimEntry
from graph.newsroom import Standing, claims_standing

router = APIRouter(tags=["claims"])

That = Annotated[Standing, Query(description="Only claims that stand so; these are followed to their origins.")]
AtLeast = Annotated[int, Query(ge=1, description="Only claims that so many documents carry.")]


@router.get(
    "/claims",
    summary="The claims, the most carried first",
    responses={**answers(list[ClaimEntry], examples.CLAIMS), **problems(404, 421, 422, 503)},
)
def claims(
    store: Store, scope: Within, that: That = "any", at_least: AtLeast = 1, limit: Limit = 50, offset: Offset = 0
) -> JSONResponse:
    """Of all claims (`that=any`) what is counted; of those that stand in a certain way also their origins and circles.
    For these the 2,000 most carried claims are looked at."""
    if that == "any":
        page = store.most_carried(scope=scope, at_least=at_least, limit=limit, offset=offset)
        return answer([claim_entry_json(entry) for entry in page])
    found = claims_standing(store, that, scope=scope, at_least=at_least, limit=limit, offset=offset)
    return answer([standing_json(entry, told) for entry, told in found.claims])


@router.get(
    "/claims/{id}",
    summary="A claim, the statements that express it, and where its chains end",
    responses={**answers(Claim, examples.CLAIM), **problems(404, 421, 422, 503)},
)
def claim(store: Store, id: str) -> JSONResponse:  # noqa: A002 (the contract's name)
    """The id of any of its statements leads to it."""
    return answer(claim_with_origins_json(store, store.claim(id)))


@router.get(
    "/circles",
    summary="Outlets that seem to confirm each other and only lean on each other",
    responses={**answers(list[CircleEntry], examples.CIRCLES), **problems(404, 421, 422, 503)},
)
def circles(store: Store, scope: Within, limit: Limit = 50, offset: Offset = 0) -> JSONResponse:
    """Each with its shortest witness path. `limit` and `offset` count claims that run in circles."""
    return answer(circles_json(claims_standing(store, "circular", scope=scope, limit=limit, offset=offset)))
