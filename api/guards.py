"""What every request must be before anything looks at it, and the headers every answer bears.

The server is one person's, on their own machine, and has no keys: so it answers to the names of loopback only
(a page elsewhere could have its own name lead here: DNS rebinding), takes nothing that another site's page sends,
and its page loads nothing from anywhere else.
"""

import re
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.hosts import is_loopback
from api.problems import problem

MAX_BODY = 12_000_000  # bytes: a document of the readers' limit, as JSON

HEADERS: Mapping[str, str] = {
    "content-security-policy": (
        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
    ),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}

_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(?::(\d{1,5}))?", re.IGNORECASE)
_WRITES = frozenset({"POST", "PUT", "PATCH", "DELETE"})


def loopback(host: str) -> bool:
    """Whether a Host header, its port aside, is a name of loopback.

    >>> loopback("localhost:8710"), loopback("[::1]"), loopback("localhost.example.org"), loopback("")
    (True, True, False, False)
    """
    match = _HOST.fullmatch(host)
    return match is not None and is_loopback(match[1])


def local_origin(origin: str) -> bool:
    """Whether an Origin header names a page of loopback; "null", which hides where it comes from, does not."""
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and loopback(parts.netloc) and not parts.path


class Guard:
    """The outermost layer of the app."""

    def __init__(self, app: ASGIApp, *, max_body: int = MAX_BODY) -> None:
        self._app = app
        self._max_body = max_body

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        guarded = _with_headers(send, scope["path"])
        refusal = self._refusal(scope)
        if refusal is None and scope["method"] in _WRITES:
            body = await self._body(receive)
            if body is None:
                refusal = self._too_large(scope)
            else:
                receive = _again(body, receive)
        await (refusal or self._app)(scope, receive, guarded)

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        path = scope["path"]
        hosts = headers.getlist("host")
        if len(hosts) != 1:
            return problem(400, "a request names one host; this one names none or several", instance=path)
        if not loopback(hosts[0]):
            return problem(421, "this server answers as localhost or 127.0.0.1 only: use that name", instance=path)
        if not all(local_origin(origin) for origin in headers.getlist("origin")):
            return problem(403, "requests that a page of another site sends are refused", instance=path)
        if scope["method"] in _WRITES:
            return self._unfit_body(headers, scope)
        return None

    def _unfit_body(self, headers: Headers, scope: Scope) -> Response | None:
        if headers.get("sec-fetch-site") == "cross-site":
            return problem(403, "requests that a page of another site sends are refused", instance=scope["path"])
        media_type = headers.get("content-type", "").split(";")[0].strip().lower()
        if media_type != "application/json":
            return problem(415, "send JSON, with the header Content-Type: application/json", instance=scope["path"])
        length = headers.get("content-length", "0")
        if not (length.isascii() and length.isdigit()):
            return problem(400, "the header Content-Length is no number", instance=scope["path"])
        return self._too_large(scope) if int(length) > self._max_body else None

    def _too_large(self, scope: Scope) -> Response:
        limit = f"{self._max_body / 1_000_000:g} MB"
        detail = f"the body is over {limit}: read larger texts with the command, sourcier read FILE"
        return problem(413, detail, instance=scope["path"], headers={"connection": "close"})

    async def _body(self, receive: Receive) -> bytes | None:
        """The whole body, or None where it is too large, whatever its length was said to be."""
        parts: list[bytes] = []
        size = 0
        while True:
            message = await receive()
            if message["type"] != "http.request":
                return b"".join(parts)
            parts.append(message.get("body", b""))
            size += len(parts[-1])
            if size > self._max_body:
                return None
            if not message.get("more_body", False):
                return b"".join(parts)


def _again(body: bytes, receive: Receive) -> Receive:
    """A receive that gives the body that was read, then what comes after it."""
    messages: Iterable[Message] = iter([{"type": "http.request", "body": body, "more_body": False}])

    async def again() -> Message:
        for message in messages:
            return message
        return await receive()

    return again


def _with_headers(send: Send, path: str) -> Send:
    """A send that adds the headers. What the API answers is kept by no cache; the page is asked for afresh."""
    cache = "no-store" if path.startswith("/api/") else "no-cache"

    async def sender(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in {**HEADERS, "cache-control": cache}.items():
                headers[name] = value
        await send(message)

    return sender
