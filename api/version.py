"""Which version of the program this is."""

from importlib import metadata


def version() -> str:
    """The installed distribution's version; "unknown" in a checkout that is not installed."""
    try:
        return metadata.version("sourcier")
    except metadata.PackageNotFoundError:
        return "unknown"
