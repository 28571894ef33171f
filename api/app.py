"""The HTTP API and the page, as one application object made around a store."""

from fastapi import FastAPI
from fastapi.responses import FileResponse
from fastapi.staticfiles import StaticFiles

from api import __version__, problems
from api.guards import HEADERS, Guard
from api.routes import claims, documents, read, search, sources, stats, trace
from api.schemas import Problem
from api.words import EXPLORER
from graph.store.port import GraphStore

ABOUT = """Who reported this, whom did they quote, and where does it spring from?

Offsets are code points of the stored text, ends exclusive. Every problem is told as RFC 9457 problem details. The
server answers on loopback only, to the host names localhost, 127.0.0.1 and [::1]."""


def create_app(store: GraphStore) -> FastAPI:
    """The application over this store, which stays the caller's to close."""
    app = FastAPI(
        title="Sourcier",
        version=__version__,
        description=ABOUT,
        openapi_url="/api/v1/openapi.json",
        docs_url=None,  # FastAPI's own load scripts from another host; /docs is ours
        redoc_url=None,
    )
    app.state.store = store
    for noun in (read, trace, search, claims, sources, documents, stats):
        app.include_router(noun.router, prefix="/api/v1")
    _describe_problems(app)
    _add_pages(app)
    problems.install(app, headers={**HEADERS, "cache-control": "no-store"})
    app.add_middleware(Guard)
    return app


def _describe_problems(app: FastAPI) -> None:
    """Put the shape of a problem into the schema: no route gives it as its own answer."""
    made = app.openapi

    def described() -> dict[str, object]:
        schema = made()
        schemas = schema.setdefault("components", {}).setdefault("schemas", {})
        if Problem.__name__ not in schemas:
            problem = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
            schemas.update(problem.pop("$defs", {}))
            schemas[Problem.__name__] = problem
        return schema

    app.openapi = described  # type: ignore[method-assign]  # as FastAPI's own manual extends a schema


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
