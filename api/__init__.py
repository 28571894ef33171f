"""The faces of Sourcier: the command, the HTTP API and the page. Imports `ingest` and `graph`."""

__version__ = "0.1.0"
