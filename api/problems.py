"""Problem details (RFC 9457): the second of the two places where errors are translated."""

from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from graph.errors import InputError, InvalidValue, NotFound, SourcierError, StoreError, StoreLocked

MEDIA_TYPE = "application/problem+json"


def problem(status: int, detail: str, **more: Any) -> JSONResponse:
    """A problem of this status. `detail` says what to do; `more` are extension members."""
    body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail, **more}
    return JSONResponse(body, status_code=status, media_type=MEDIA_TYPE)


def install(app: FastAPI) -> None:
    """Make every error of the application a problem."""
    app.add_exception_handler(SourcierError, _ours)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(Exception, _unexpected)


def _status(error: SourcierError) -> int:
    if isinstance(error, NotFound):
        return 404
    if isinstance(error, InputError | InvalidValue):
        return 422
    return 503 if isinstance(error, StoreLocked) else 500


async def _ours(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, SourcierError)
    # A store's errors name files of this machine, which are nobody's business elsewhere.
    hidden = isinstance(error, StoreError)
    return problem(_status(error), "the store cannot be used; the server's terminal says why" if hidden else str(error))


async def _http(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    details = {
        404: f"there is nothing at {request.url.path}; /docs lists what there is",
        405: f"{request.url.path} does not take {request.method}; /docs lists what it takes",
    }
    return problem(error.status_code, details.get(error.status_code, str(error.detail)))


async def _invalid(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    faults = [
        {"in": ".".join(str(part) for part in fault["loc"]), "detail": str(fault["msg"])} for fault in error.errors()
    ]
    return problem(422, f"{faults[0]['in']}: {faults[0]['detail']}", errors=faults)


async def _unexpected(request: Request, error: Exception) -> JSONResponse:
    return problem(500, "the server failed at this; its terminal says why")
