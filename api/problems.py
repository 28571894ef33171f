"""Every error of the API as problem details (RFC 9457): what is wrong, and what to do."""

import json
import logging
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from graph.errors import InputError, InvalidValue, NotFound, SourcierError, StoreError, TooLarge

MEDIA_TYPE = "application/problem+json"

_log = logging.getLogger(__name__)

_CURES = {
    400: "the body is no valid JSON",
    404: "nothing is at this address; the routes are listed at /docs",
    405: "this address does not take that method; the routes are listed at /docs",
}


def problem(
    status: int,
    detail: str,
    *,
    instance: str | None = None,
    headers: Mapping[str, str] | None = None,
    errors: Sequence[Mapping[str, str]] = (),
) -> Response:
    """A response that tells a problem. `errors` are the single faults of a request, each with its place."""
    value: dict[str, Any] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
    }
    if instance:
        value["instance"] = instance
    if errors:
        value["errors"] = list(errors)
    return Response(json.dumps(value), status, dict(headers or {}), media_type=MEDIA_TYPE)


def status_of(error: SourcierError) -> int:
    """The HTTP status of one of our errors."""
    match error:
        case NotFound():
            return 404
        case TooLarge():
            return 413
        case InputError() | InvalidValue():
            return 422
        case StoreError():
            return 503
        case _:
            return 500


def install(app: FastAPI, *, headers: Mapping[str, str]) -> None:
    """Translate every error of this app. `headers` go with the answer to an unexpected one: no middleware sees that."""

    @app.exception_handler(SourcierError)
    def ours(request: Request, error: SourcierError) -> Response:
        return problem(status_of(error), _told(error), instance=request.url.path)

    @app.exception_handler(HTTPException)
    def http(request: Request, error: HTTPException) -> Response:
        detail = _CURES.get(error.status_code, str(error.detail))
        return problem(error.status_code, detail, instance=request.url.path, headers=error.headers)

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> Response:
        faults = error.errors()
        if any(fault["type"] == "json_invalid" for fault in faults):
            return problem(400, "the body is no valid JSON", instance=request.url.path)
        told = [{"pointer": _pointer(fault["loc"]), "detail": str(fault["msg"])} for fault in faults]
        detail = "; ".join(f"{fault['pointer']}: {fault['detail']}" for fault in told)
        return problem(422, detail, instance=request.url.path, errors=told)

    @app.exception_handler(Exception)
    def unexpected(request: Request, _: Exception) -> Response:
        detail = "something went wrong that is no fault of the request; the server's terminal says what"
        return problem(500, detail, instance=request.url.path, headers=headers)


def _told(error: SourcierError) -> str:
    """The error as an answer tells it: what names a file of this machine stays in the server's terminal."""
    if isinstance(error, TooLarge):
        return "the text is too large: read it with the command, sourcier read FILE --max-size SIZE"
    if not isinstance(error, StoreError):
        return str(error)
    _log.error("%s", error)
    return "the store cannot be used now; the server's terminal says why"


def _pointer(location: Sequence[object]) -> str:
    """Where a fault is: "#/text" in the body (a JSON pointer, RFC 6901), "q" for a parameter."""
    place, *path = map(str, location)
    if place != "body":
        return "/".join(path) or place
    return "#" + "".join("/" + step.replace("~", "~0").replace("/", "~1") for step in path)
