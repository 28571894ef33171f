"""One error tree.

    SourcierError                 everything this project raises on purpose; `str()` is one line that names the cure
    ├── InvalidValue              a value that breaks the model (a span outside its text, an empty content)
    ├── InputError                a text that cannot be read: names the file and the place
    │   └── TooLarge              one over the limit
    ├── NotFound                  an id that the store does not hold
    └── StoreError                the store cannot be used
        ├── StoreMissing          there is no store at this place yet
        ├── NotAStore             the file is no Sourcier database
        ├── StoreTooNew           written by a newer version of the program
        ├── StoreLocked           another program holds it
        └── StoreReadOnly         it cannot be written to

It is translated in two places only: the command line (exit status and one line) and the API (problem details).
"""


class SourcierError(Exception):
    """Base of every error this project raises on purpose."""


class InvalidValue(SourcierError, ValueError):
    """A value that breaks the model."""


class InputError(SourcierError):
    """A text that cannot be read. `place` is the file, with the line where it is known ("feed.jsonl:7")."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(f"{place}: {reason}")
        self.place = place
        self.reason = reason


class TooLarge(InputError):
    """A text over the limit."""


class NotFound(SourcierError, LookupError):
    """An id that the store does not hold."""


class StoreError(SourcierError):
    """The store cannot be used."""


class StoreMissing(StoreError):
    """There is no store at this place yet."""


class NotAStore(StoreError):
    """The file is no Sourcier database."""


class StoreTooNew(StoreError):
    """The store was written by a newer version of the program."""


class StoreLocked(StoreError):
    """Another program holds the store."""


class StoreReadOnly(StoreError):
    """The store cannot be written to."""
