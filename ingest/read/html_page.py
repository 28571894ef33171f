"""Web pages as saved: the body of the article without its furniture, by trafilatura (Barbaresi 2021). No network."""

import logging
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from graph.errors import InputError
from ingest.read.dates import iso_date
from ingest.read.encoding import decode
from ingest.read.metadata import Metadata
from ingest.read.options import ReadOptions
from ingest.read.reading import Reading, document_reading

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]  # it ships no types

_CHARSET = re.compile(rb"<(?:meta\b[^>]*?charset|\?xml\b[^>]*?encoding)\s*=\s*[\"']?([\w:.-]+)", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"\s*<\?xml\b[^>]*\?>")
_LOOKS_LIKE_PAGE = re.compile(rb"\s*(?:<\?xml\b[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html)\b", re.I | re.S)
_JSON_DATE = re.compile(r'"(datePublished|dateModified)"\s*:\s*"([^"\\]{4,40})"')
_PUBLISHED = ("article:published_time", "datepublished", "dc.date.issued", "dcterms.created", "dc.date", "date")
_MODIFIED = ("article:modified_time", "datemodified", "dcterms.modified", "og:updated_time")
_CURE = "copy its text into a .txt file"
_NO_ARTICLE = f"has no text of an article that can be told from the page around it: {_CURE}"
_PUBLISHING_TIME = re.compile(r"\b(?:published|entry-date|pubdate)\b")
_WRAP = re.compile(r"[ \t\r\n\f]*[\r\n][ \t\r\n\f]*")
_FEWEST_WORDS = 10  # of an article with its headline; less is what menus leave
_NO_CLOCK = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01"}


def looks_like_page(data: bytes) -> bool:
    """Whether these bytes, whatever their file is called, begin as a web page does."""
    return _LOOKS_LIKE_PAGE.match(data[:4096].removeprefix(b"\xef\xbb\xbf")) is not None


def read_page(place: str, data: bytes, known: Metadata, *, options: ReadOptions) -> Reading:
    """The reading of a saved web page. `known` goes before what the page says of itself.

    Raises InputError where the page has no article, or the optional part that reads pages is missing.
    """
    try:
        from lxml.etree import strip_tags  # type: ignore[import-untyped]  # it ships no types
        from trafilatura import bare_extraction
        from trafilatura.utils import load_html
        from trafilatura.xml import xmltotxt
    except ImportError as error:
        raise InputError(place, "web pages need an optional part: pip install '.[html]' in the checkout") from error
    for name in ("trafilatura", "htmldate", "courlan", "justext"):
        logging.getLogger(name).addHandler(logging.NullHandler())  # else their complaints reach stderr
    markup, warnings = _decode_page(place, data)
    try:
        tree = load_html(_XML_DECLARATION.sub("", markup, count=1))
        if tree is None:
            raise InputError(place, _NO_ARTICLE)
        dates, address = _dates(tree), _canonical(tree)
        _resolve_links(tree, known.url or address)
        found: Any = bare_extraction(
            tree,
            with_metadata=True,
            include_links=True,
            include_comments=False,
            date_extraction_params=_NO_CLOCK,
        )
        if found is None or found.body is None:
            raise InputError(place, _NO_ARTICLE)
        links = tuple(ref.get("target") for ref in found.body.iter("ref") if ref.get("target"))
        strip_tags(found.body, "ref")
        for element in found.body.iter():
            element.text, element.tail = _unwrapped(element.text), _unwrapped(element.tail)
        text = xmltotxt(found.body, include_formatting=False).strip()
    except InputError:
        raise
    except Exception as error:  # whatever a broken page breaks in the parser, the other inputs are still read
        raise InputError(place, f"cannot be read as a web page ({type(error).__name__}): {_CURE}") from error
    if len(text.split()) < _FEWEST_WORDS:
        raise InputError(place, _NO_ARTICLE)
    said = Metadata(
        title=found.title,
        outlet=found.sitename,
        url=address or found.url,
        published=dates.published,
        modified=dates.modified,
        byline=found.author,
        links=links,
    )
    return document_reading(place, text, known.over(said), options=options, warnings=warnings)


def _decode_page(place: str, data: bytes) -> tuple[str, tuple[str, ...]]:
    """The markup: as UTF-8, else in the encoding that the page declares, else in the one it looks to be in."""
    declared = _CHARSET.search(data[:4096])
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        if declared is not None:
            name = declared[1].decode("ascii", "replace").lower()
            name = "cp1252" if name in ("iso-8859-1", "latin1", "us-ascii", "ascii") else name  # as browsers do
            try:
                return decode(place, data.decode(name).encode("utf-8"))
            except (LookupError, UnicodeError):
                pass
    return decode(place, data)


def _dates(tree: "HtmlElement") -> Metadata:
    """The dates that a page states in its own metadata, as precise as it states them; its words are not searched."""
    stated: dict[str, str] = {}
    for element in tree.iter("meta", "time", "script"):
        if element.tag == "script":
            if element.get("type", "").strip().lower() == "application/ld+json":
                for name, value in _JSON_DATE.findall(element.text or ""):
                    stated.setdefault(name.lower(), value)
            continue
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        if element.tag == "time" and not name and _PUBLISHING_TIME.search(element.get("class", "")):
            name = "datePublished"
        value = element.get("content") or element.get("datetime")
        if name and value:
            stated.setdefault(name.strip().lower(), value.strip())
    return Metadata(published=_first(stated, _PUBLISHED), modified=_first(stated, _MODIFIED))


def _unwrapped(words: str | None) -> str | None:
    """Words with the line ends of their markup as the spaces that they mean there."""
    return _WRAP.sub(" ", words) if words and words.strip() else words


def _first(stated: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((stated[name] for name in names if name in stated and iso_date(stated[name])), None)


def _resolve_links(tree: "HtmlElement", base: str | None) -> None:
    """Make the page's links full web addresses; those that lead to none (places in the page, mail) lose it."""
    for anchor in tree.iter("a"):
        address = _absolute(anchor.attrib.pop("href", ""), base)
        if address is not None:
            anchor.set("href", address)


def _absolute(target: str, base: str | None) -> str | None:
    target = target.strip()
    try:
        address = urljoin(base or "", target)
        parts = urlsplit(address)
    except ValueError:  # a link like http://[
        return None
    leads_away = bool(target) and not target.startswith("#")
    return address if leads_away and parts.scheme in ("http", "https") and parts.netloc else None


def _canonical(tree: "HtmlElement") -> str | None:
    """The page's own address as it states it."""
    for element in tree.iter("link", "meta"):
        if element.get("rel", "").lower() == "canonical" or element.get("property", "").lower() == "og:url":
            address = _absolute(element.get("href") or element.get("content") or "", None)
            if address is not None:
                return address
    return None
