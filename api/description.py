"""What OpenAPI says of the API beyond what FastAPI writes by itself."""

from collections.abc import Iterable
from typing import Any

from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute

from api.schemas import Problem

Schema = dict[str, Any]


def describe(app: FastAPI, routers: Iterable[APIRouter], *, prefix: str) -> None:
    """Add the shape of a problem, which no route gives as its own answer, and the examples of answers as they are:
    FastAPI leaves their nulls out, and a key that is null is part of the contract."""
    made = app.openapi
    routes = [route for router in routers for route in router.routes if isinstance(route, APIRoute)]

    def described() -> Schema:
        fresh = app.openapi_schema is None
        schema = made()
        if fresh:
            _add_problem(schema)
            for route in routes:
                for method in route.methods or ():
                    _restore_example(schema["paths"][prefix + route.path][method.lower()], route)
        return schema

    app.openapi = described  # type: ignore[method-assign]  # as FastAPI's own manual extends a schema


def _add_problem(schema: Schema) -> None:
    problem = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    shapes = schema.setdefault("components", {}).setdefault("schemas", {})
    shapes.update(problem.pop("$defs", {}))
    shapes[Problem.__name__] = problem


def _restore_example(operation: Schema, route: APIRoute) -> None:
    answers = route.responses[200]["content"]["application/json"]
    operation["responses"]["200"]["content"]["application/json"]["example"] = answers["example"]
