"""`sourcier serve` and `sourcier version`."""

import errno
import socket
from typing import Annotated

import typer

from api.cli.options import DEFAULT_DB, Db, opened
from api.cli.output import TextFormat, note, print_json
from graph.errors import StoreError

_BACKLOG = 2048  # uvicorn's own


def register(app: typer.Typer) -> None:
    app.command("serve", epilog="Example: sourcier serve --db demo.db --port 8710")(serve)
    app.command("version", epilog="Example: sourcier version --format json")(version)
    app.callback()(sourcier)


def _asked(version: bool) -> None:
    if version:
        _print_version()
        raise typer.Exit


def sourcier(
    version: Annotated[
        bool, typer.Option("--version", help="Say which version this is.", is_eager=True, callback=_asked)
    ] = False,
) -> None:
    """Who reported this, whom did they quote, and where does it spring from?"""


def version(
    format_: Annotated[TextFormat, typer.Option("--format", help="How to print.")] = TextFormat.text,
) -> None:
    """Say which version of the program and of its rules this is."""
    _print_version(format_)


def _print_version(format_: TextFormat = TextFormat.text) -> None:
    from api import __version__
    from ingest.extract import VERSION

    if format_ is TextFormat.json:
        print_json({"version": __version__, "rules": VERSION})
    else:
        print(f"sourcier {__version__} ({VERSION})")


def serve(
    db: Db = DEFAULT_DB,
    host: Annotated[str, typer.Option("--host", help="An address of this machine only (loopback).")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="0 takes any free port.")] = 8710,
) -> None:
    """Serve the page and the HTTP API, to this machine only."""
    from api.hosts import is_loopback

    if not is_loopback(host):
        raise typer.BadParameter(
            f"{host} can be reached from elsewhere, and the server has no keys yet: use 127.0.0.1", param_hint="--host"
        )
    try:
        import uvicorn

        from api.app import create_app
    except ImportError as error:
        raise StoreError(f"serving needs {error.name}: pip install '.[serve]' in the checkout") from error
    with opened(db) as store, _listen(host, port) as listening:
        bound = listening.getsockname()
        shown = f"[{bound[0]}]" if ":" in bound[0] else bound[0]
        note(f"serving {db} at http://{shown}:{bound[1]}/ — Ctrl-C stops it")
        server = uvicorn.Server(uvicorn.Config(create_app(store), log_level="warning", server_header=False))
        try:
            server.run(sockets=[listening])
        except KeyboardInterrupt:
            note("stopped")


def _listen(host: str, port: int) -> socket.socket:
    """A listening socket, or one line that says why not."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host.strip("[]"), port))
        listening.listen(_BACKLOG)  # before the address is printed, so that whoever reads it there is answered
    except OSError as error:
        listening.close()
        taken = error.errno == errno.EADDRINUSE
        why = "is taken by another program" if taken else f"of {host} cannot be used ({error.strerror})"
        raise typer.BadParameter(f"{port} {why}: name another, or 0 for any free one", param_hint="--port") from error
    return listening
