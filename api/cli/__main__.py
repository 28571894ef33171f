"""`python -m api.cli` is the `sourcier` command."""

from api.cli import main

main()
