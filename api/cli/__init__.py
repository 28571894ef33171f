"""The `sourcier` command. `main` is the one place where errors become an exit status and a line that names the cure.

Exit status: 0; 1 where some inputs failed; 2 for usage, or a store that cannot be used; 130 after Ctrl-C.
"""

import os
import sys

import typer
from typer.exceptions import TyperException

from api.cli import ask, evaluation, keep, read, serving
from graph.errors import SourcierError

app = typer.Typer(
    name="sourcier",
    help="Who reported this, whom did they quote, and where does it spring from?",
    epilog="Start with: sourcier read TEXT.txt · or: sourcier ingest FOLDER, then: sourcier trace WORDS",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
for module in (read, keep, ask, evaluation, serving):
    module.register(app)


def main() -> None:
    """Run the command and leave with its exit status."""
    try:
        status = app(standalone_mode=False)
        sys.stdout.flush()
    except TyperException as error:
        message = error.format_message()
        hint = "" if "\n" in message else f" (sourcier {_command()}--help says more)"
        print(message if "\n" in message else f"sourcier: {message.rstrip('.')}{hint}", file=sys.stderr)
        sys.exit(error.exit_code)
    except SourcierError as error:
        print(f"sourcier: {error}", file=sys.stderr)
        sys.exit(2)
    except (KeyboardInterrupt, typer.Abort):
        print("sourcier: stopped; what was kept is kept, and the same command goes on from there", file=sys.stderr)
        sys.exit(130)
    except BrokenPipeError:
        # Whoever read our output has enough; nothing may be flushed to it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    sys.exit(status if isinstance(status, int) else 0)


def _command() -> str:
    """The command that was typed, to name its help."""
    known = {command.name for command in app.registered_commands}
    return next((f"{word} " for word in sys.argv[1:2] if word in known), "")
