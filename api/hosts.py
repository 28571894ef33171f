"""Which addresses are this machine's own: the server binds to them and answers to their names only."""

from ipaddress import ip_address


def is_loopback(host: str) -> bool:
    """Whether a host name or address is loopback.

    >>> [is_loopback(host) for host in ("localhost", "127.0.0.1", "::1", "0.0.0.0", "example.org")]
    [True, True, True, False, False]
    """
    if host.lower().rstrip(".") == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
