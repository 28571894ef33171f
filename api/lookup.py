"""From what a person types to what is asked of the store, the same from the command and the API."""

from graph.errors import NotFound
from graph.model import Source
from graph.store.counts import Scope
from graph.store.port import GraphStore

_NEAR = 3  # names offered where none fits


def source_called(store: GraphStore, name: str) -> Source:
    """The source that goes by this name best, or has this id. Raises NotFound, with the names that come near."""
    return next(iter(store.named(name)), None) or _by_id(store, name)


def _by_id(store: GraphStore, name: str) -> Source:
    """The source of this id. Raises NotFound, with the names that come near."""
    try:
        return store.source(name)
    except NotFound:
        near = [entry.source.name for entry in store.sources(query=name, limit=_NEAR)]
        cure = f"near it: {', '.join(near)}" if near else "sourcier sources --query finds names by their words"
        raise NotFound(f"no source is called {name!r}; {cure}") from None


def scope_of(
    store: GraphStore,
    *,
    since: str | None = None,
    until: str | None = None,
    outlet: str | None = None,
    language: str | None = None,
) -> Scope:
    """The part of the archive that is asked about, the outlet by its name or id. Raises NotFound and InvalidValue."""
    own = source_called(store, outlet).id if outlet else None
    return Scope(since=since, until=until, outlet=own, language=language)
