"""Content-addressed ids: the same input has the same id on every machine and in every order of ingest."""

import hashlib
from collections.abc import Iterable
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_TRACKING = frozenset({"fbclid", "gclid", "xtor", "at_medium", "at_campaign", "mc_cid", "mc_eid", "igshid"})
_DEFAULT_PORT = {"http": 80, "https": 443}


def digest(kind: str, parts: Iterable[str]) -> str:
    """`kind`, an underscore and 16 hexadecimal digits (64 bits) of the SHA-256 of the parts, in their order.

    Parts are separated by a character that no text holds, so that ("ab", "c") and ("a", "bc") differ.
    """
    joined = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return f"{kind}_{hashlib.sha256(joined).hexdigest()[:16]}"


def canonical_url(url: str) -> str:
    """The address without what does not change the document: fragment, tracking parameters, default port.

    >>> canonical_url("HTTPS://Www.Example.org:443/a/?utm_source=x&id=3#top")
    'https://www.example.org/a?id=3'
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return url.strip()
    if not parts.netloc:
        return url.strip()
    scheme, host = parts.scheme.lower(), (parts.hostname or "").lower()
    if port and port != _DEFAULT_PORT.get(scheme):
        host = f"{host}:{port}"
    kept = [
        (key, value)
        for key, value in parse_qsl(parts.query, keep_blank_values=True)
        if key not in _TRACKING and not key.startswith("utm_")
    ]
    return urlunsplit((scheme, host, parts.path.rstrip("/"), urlencode(kept), ""))


def document_id(*, url: str | None, outlet: str | None, published: str | None, title: str | None, text: str) -> str:
    """A document is its canonical URL or, without one, its outlet, date, title and text."""
    if url:
        return digest("doc", [canonical_url(url)])
    return digest("doc", [outlet or "", published or "", title or "", text])


def revision_id(*, document: str, title: str | None, text: str) -> str:
    """A revision is its document and its words (the text, and the title where that is kept apart)."""
    return digest("rev", [document, title or "", text])
