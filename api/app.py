"""The HTTP API and the page, as one application object made around a store."""

from fastapi import FastAPI
from fastapi.responses import FileResponse
from fastapi.staticfiles import StaticFiles

from api import __version__, problems
from api.description import describe
from api.guards import HEADERS, Guard
from api.routes import claims, documents, judgements, outlets, read, search, sources, stats, trace
from api.words import EXPLORER
from graph.store.port import GraphStore

ABOUT = """Who reported this, whom did they quote, and where does it spring from?

Offsets are code points of the stored text, ends exclusive. Every problem is told as RFC 9457 problem details. The
server answers on loopback only, to the host names localhost, 127.0.0.1 and [::1]."""

PREFIX = "/api/v1"
ROUTERS = tuple(noun.router for noun in (read, trace, search, claims, sources, outlets, documents, judgements, stats))


def create_app(store: GraphStore) -> FastAPI:
    """The application over this store, which stays the caller's to close."""
    app = FastAPI(
        title="Sourcier",
        version=__version__,
        description=ABOUT,
        openapi_url=f"{PREFIX}/openapi.json",
        docs_url=None,  # FastAPI's own load scripts from another host; /docs is ours
        redoc_url=None,
    )
    app.state.store = store
    for router in ROUTERS:
        app.include_router(router, prefix=PREFIX)
    describe(app, ROUTERS, prefix=PREFIX)
    _add_pages(app)
    problems.install(app, headers={**HEADERS, "cache-control": "no-store"})
    app.add_middleware(Guard)
    return app


def _add_pages(app: FastAPI) -> None:
    @app.api_route("/", methods=["GET", "HEAD"], include_in_schema=False)
    def page() -> FileResponse:
        return FileResponse(EXPLORER / "index.html")

    @app.api_route("/docs", methods=["GET", "HEAD"], include_in_schema=False)
    def docs() -> FileResponse:
        return FileResponse(EXPLORER / "docs.html")

    @app.api_route("/favicon.ico", methods=["GET", "HEAD"], include_in_schema=False)
    def icon() -> FileResponse:
        return FileResponse(EXPLORER / "icon.svg")

    app.mount("/static", StaticFiles(directory=EXPLORER), name="static")
