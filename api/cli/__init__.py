"""The `sourcier` command. Here alone errors become an exit status and a line that names the cure.

Exit status: 0; 1 where an input failed or a store cannot be used; 2 for usage; 130 after Ctrl-C; 141 where whoever
reads our output wants no more of it. `SOURCIER_DEBUG=1` shows where an unexpected error comes from.
"""

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

from api.cli import ask, evaluation, exporting, judging, keep, newsroom, read, serving
from api.cli.output import flat, note
from graph.errors import SourcierError

INTERRUPTED = 130
CLOSED = 141


class Commands(TyperGroup):
    """The commands as a group, with what may go wrong in any of them told in one line."""

    def invoke(self, ctx: Any) -> Any:
        try:
            status = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            _close_quietly()
            raise typer.Exit(CLOSED) from None
        except KeyboardInterrupt:
            note("sourcier: stopped; what was kept is kept, and the same command goes on from there")
            raise typer.Exit(INTERRUPTED) from None
        except SourcierError as error:
            note(f"sourcier: {error}")
            raise typer.Exit(1) from None
        except (TyperException, typer.Exit, typer.Abort):
            raise
        except Exception as error:
            if os.environ.get("SOURCIER_DEBUG"):
                raise
            note(f"sourcier: {_unexpected(error)}")
            raise typer.Exit(1) from None
        return status


app = typer.Typer(
    name="sourcier",
    cls=Commands,
    help="Who reported this, whom did they quote, and where does it spring from?",
    epilog="Start with: sourcier read TEXT.txt · or: sourcier ingest FOLDER, then: sourcier trace WORDS",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
for module in (read, keep, ask, newsroom, judging, exporting, evaluation, serving):
    module.register(app)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command, with these arguments or those of the command line, and leave with its exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    _open_streams()
    _speak_utf8()
    try:
        status = app(words, prog_name="sourcier", standalone_mode=False)
    except TyperException as error:
        _explain(error, words)
        sys.exit(error.exit_code)
    except typer.Abort:
        sys.exit(INTERRUPTED)
    sys.exit(status if isinstance(status, int) else 0)


def _explain(error: TyperException, words: Sequence[str]) -> None:
    """One line for a wrong usage, with the help that says more; all of the help where nothing was asked for."""
    message = error.format_message()
    if "\n" in message:
        print(message, file=sys.stderr)
        return
    known = {command.name for command in app.registered_commands}
    command = next((f"{word} " for word in words[:1] if word in known), "")
    note(f"sourcier: {message.rstrip('.')} (sourcier {command}--help says more)")


def _unexpected(error: Exception) -> str:
    """An error nobody thought of, in one line: the system's, or a fault of ours."""
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    said = flat(f"{type(error).__name__}: {error}")[:200]
    return f"this should not have happened ({said}); please report it, with what SOURCIER_DEBUG=1 adds"


def _open_streams() -> None:
    """A stream that was closed before we began (`>&-`) takes what is printed to it, and keeps none of it."""
    sys.stdout = sys.stdout or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    sys.stderr = sys.stderr or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115


def _speak_utf8() -> None:
    """Results are UTF-8 wherever they go, and a character that cannot be written stops nothing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def _close_quietly() -> None:
    """Whoever read our output has enough: nothing may be flushed to it at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
