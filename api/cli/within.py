"""The options by which commands are asked of a part of the archive, written once."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from graph.store.counts import Scope
    from graph.store.port import GraphStore

_OPTIONS: dict[str, Any] = {
    "since": Annotated[
        str | None, typer.Option("--since", metavar="DATE", help="Only documents published since then.")
    ],
    "until": Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="Only documents published until then.")
    ],
    "outlet": Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="Only this outlet's documents.")],
    "language": Annotated[
        str | None, typer.Option("--language", metavar="TAG", help="Only documents in this language.")
    ],
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Within:
    """The part of the archive that a command is asked of, in the words of its options."""

    since: str | None = None
    until: str | None = None
    outlet: str | None = None
    language: str | None = None

    def scope(self, store: "GraphStore") -> "Scope":
        """Raises NotFound for an outlet that the store does not know, InvalidValue for what is no date."""
        from api.lookup import scope_of

        return scope_of(store, since=self.since, until=self.until, outlet=self.outlet, language=self.language)


EVERYWHERE = Within()


def with_part(*, but: str | None = None) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give a command the options --since, --until, --outlet and --language, all `but` one, in place of its parameter
    `part`, which it gets made of them."""
    names = [name for name in _OPTIONS if name != but]

    def decorated(command: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(command)
        def asked(**given: Any) -> Any:
            return command(part=Within(**{name: given.pop(name) for name in names}), **given)

        own = inspect.signature(command, eval_str=True)
        made: list[inspect.Parameter] = []
        for parameter in own.parameters.values():
            if parameter.name == "part":
                made += [
                    inspect.Parameter(name, parameter.kind, default=None, annotation=_OPTIONS[name]) for name in names
                ]
            else:
                made.append(parameter)
        asked.__signature__ = own.replace(parameters=made)  # type: ignore[attr-defined]
        asked.__annotations__ = {one.name: one.annotation for one in made}
        return asked

    return decorated
