"""Where the graph is kept: the `GraphStore` port and the one way to open a store behind it."""

from pathlib import Path

from graph.errors import StoreError
from graph.store.port import GraphStore

__all__ = ["GraphStore", "open_store"]

_SQLITE = "sqlite:///"


def open_store(url: str, *, create: bool = False) -> GraphStore:
    """The store at "path.db" or "sqlite:///path.db" ("sqlite:////absolute/path.db").

    Raises StoreMissing where nothing is there and `create` is False, another StoreError where it cannot be used.
    """
    from graph.store.sqlite.store import SqliteStore

    scheme, separator, _ = url.partition("://")
    if not separator:
        return SqliteStore(Path(url), create=create)
    if url.startswith(_SQLITE) and len(url) > len(_SQLITE):
        return SqliteStore(Path(url[len(_SQLITE) :]), create=create)
    raise StoreError(f"{scheme}:// is no store this version knows; name a file (graph.db) or sqlite:///graph.db")
