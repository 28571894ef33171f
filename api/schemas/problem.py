"""Problem details (RFC 9457)."""

from pydantic import BaseModel, ConfigDict

from api.schemas.shape import Shape


class Fault(Shape):
    pointer: str
    detail: str


class Problem(BaseModel):
    """Problem details (RFC 9457)."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "type": "about:blank",
                    "title": "Not Found",
                    "status": 404,
                    "detail": "no document doc_0 is held",
                    "instance": "/api/v1/documents/doc_0",
                }
            ]
        }
    )

    type: str
    title: str
    status: int
    detail: str
    instance: str | None = None
    errors: list[Fault] | None = None
