"""What stands between the outside and the application: Host, Origin, media type, size, and headers on every answer.

The server has no keys yet, so it must not be talked to by pages of other sites through the reader's own browser
(DNS rebinding, cross-site requests): it answers only to loopback names, and takes only JSON from pages of its own.
"""

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.hosts import is_loopback
from api.problems import problem

MAX_BODY = 12_000_000  # bytes: a document of the readers' limit, as JSON
_POLICY = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
_HEADERS = {
    "content-security-policy": _POLICY,
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}


class Guard:
    """Refuses what is not for this server before any of it is read, and limits what is read."""

    def __init__(self, app: ASGIApp, *, max_body: int = MAX_BODY) -> None:
        self._app = app
        self._max_body = max_body

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        sending = _with_headers(send)
        refusal = self._refusal(scope["method"], Headers(scope=scope))
        if refusal is not None:
            await problem(*refusal)(scope, receive, sending)
            return
        body = _Limited(receive, self._max_body)
        await self._app(scope, body, sending)

    def _refusal(self, method: str, headers: Headers) -> tuple[int, str] | None:
        if not is_loopback(_host(headers.get("host", ""))):
            return 421, "this server answers to localhost and loopback addresses only"
        origin = headers.get("origin")
        if origin is not None and not is_loopback(urlsplit(origin).hostname or ""):
            return 403, "pages of other sites may not ask this server"
        if method in ("GET", "HEAD"):
            return None
        if method == "POST" and headers.get("content-type", "").split(";")[0].strip().lower() != "application/json":
            return 415, "send JSON, with the header Content-Type: application/json"
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > self._max_body:
            return 413, f"a request may have {self._max_body // 1_000_000} MB; read larger texts with sourcier read"
        return None


def _host(header: str) -> str:
    """The host of a Host header, without its port."""
    if header.startswith("["):
        return header.partition("]")[0] + "]"
    return header.partition(":")[0]


class _Limited:
    """A request's body, cut off where it is longer than allowed (a length may be missing or lie)."""

    def __init__(self, receive: Receive, limit: int) -> None:
        self._receive = receive
        self._left = limit

    async def __call__(self) -> Message:
        message = await self._receive()
        if message["type"] == "http.request":
            self._left -= len(message.get("body", b""))
            if self._left < 0:
                return {"type": "http.disconnect"}
        return message


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sending
