"""Wire credits: where a document says that an agency's words are in it.

    BEYROUTH, 17 nov. (Agence Boréale) —        a dateline
    … a-t-il ajouté. (avec AFP)                 a signature at the end
    Par Jeanne Morel / Agence Boréale           a byline

Whether a name is an agency's is decided by how it is written ("Agence …", "… News Agency", after "avec"), by its
being all capitals in a dateline or signature, by a short list of world agencies, and by what the store knows.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from graph.model import Document, Span
from graph.trace import Evidence, Metadata, Quoted
from graph.words import name_key

_WORLD = """
    AFP · Agence France-Presse · Reuters · AP · Associated Press · dpa · EFE · ANSA · TASS · Xinhua · Chine nouvelle
    Belga · ATS · Keystone-ATS · UPI · PA Media · Press Association · La Presse canadienne · The Canadian Press
    Kyodo · Anadolu · APA · NTB · TT · Interfax · RIA Novosti · Yonhap · SANA · IRNA · MAP · APS · TAP
"""
WORLD_AGENCIES: frozenset[str] = frozenset(
    name_key(name) for name in _WORLD.replace("\n", "·").split("·") if name.strip()
)


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency credited by a document, as it is named there, and where."""

    agency: str
    evidence: Evidence


_NAME = r"[A-ZÀ-ÝŒ][\w.’'&-]*(?: (?:d[eu] |des |de la |of |the )?[A-ZÀ-ÝŒ][\w.’'&-]*){0,4}"
_WITH = r"(?:[Aa]vec|[Ww]ith|[Ss]ource ?:|[Ff]rom|©|\(c\))"
_AGENCY = r"(?:l['’]agence|the agency|agence|agency)"
_PIECE = rf"(?P<name>(?:{_AGENCY} )?{_NAME})"
_DAY = r"\d{1,2}(?:er|st|nd|rd|th)?(?: [^\W\d_]+\.?)?(?:,? \d{4})?|[^\W\d_]+\.? \d{1,2}(?:,? \d{4})?"
_DATELINE = re.compile(
    rf"^(?:{_NAME}(?:, {_NAME})?,? ?)?(?:(?:le )?(?:{_DAY}),? ?)?(?:[-–—] ?)?"
    rf"\((?:{_WITH} )?{_PIECE}(?: ?/ ?[^()]{{1,40}})?\) ?[-–—:]",
    re.MULTILINE,
)
_SENTENCE_END = rf"(?:(?<=[.!?…»”\"\n] )|(?<=[.!?…»”\"\n])|(?=.(?:[^()]{{1,40}} )?{_WITH} ))"
_SIGNED = re.compile(rf"{_SENTENCE_END}[(\[](?:[^()\[\]]{{1,40}}?\b)??(?P<with>{_WITH} )?{_PIECE}[)\]][.\s]*$")
_CLOSING = re.compile(rf"(?:^|[\n.!?»”\"–—-])[^\n.]{{0,40}}?(?P<with>{_WITH}) (?:the |l['’](?=A))?{_PIECE}[.\s]*$")
_SPLIT = re.compile(r"\s*(?:/|,|;|\||–|—|\s-\s|\bavec\b|\bwith\b|\bet\b|\band\b|\bfor\b|\bpour\b)\s*", re.IGNORECASE)
_BY = re.compile(r"^(?:par|by|source ?:)\s+", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:l['’]|the |la |le )(?=\S)", re.IGNORECASE)
_OPENING, _END = 240, 160


def credits_of(document: Document, *, known: Collection[str] = ()) -> tuple[Credit, ...]:
    """The agencies that a document credits, each once, datelines first, then signatures, then the byline.

    `known` are names that the store knows as agencies'. A document's own outlet is never its credit.
    """
    keys = WORLD_AGENCIES | {name_key(name) for name in known}
    own = name_key(document.outlet) if document.outlet else None
    found: dict[str, Credit] = {}
    for credit in (*_in_text(document, keys), *_in_byline(document, keys)):
        key = name_key(credit.agency)
        if key and key != own:
            found.setdefault(key, credit)
    return tuple(found.values())


def is_agency_name(name: str, keys: Collection[str]) -> bool:
    """Whether a name is an agency's by how it is written, or by being among `keys` (name keys).

    >>> is_agency_name("Agence Boréale", ()), is_agency_name("Jeanne Morel", ())
    (True, False)
    """
    words = name_key(name).split()
    if name_key(name) in keys:
        return True
    return len(words) > 1 and (words[0] in {"agence", "agency"} or words[-1] in {"agence", "agency", "wire"})


def _in_text(document: Document, keys: Collection[str]) -> Iterator[Credit]:
    text = document.text
    for match in _DATELINE.finditer(text, 0, min(len(text), _OPENING + 120)):
        if match.start() <= _OPENING and _written_as_agency(match, keys):
            yield _quoted(document, match)
    body = text.rstrip()
    start = max(0, len(body) - _END)
    for pattern in (_SIGNED, _CLOSING):
        signature = pattern.search(body, start)
        if signature and _written_as_agency(signature, keys):
            yield _quoted(document, signature)


def _written_as_agency(match: re.Match[str], keys: Collection[str]) -> bool:
    name = match["name"]
    capitals = name.isupper() and len(name) > 1
    return capitals or is_agency_name(_ARTICLE.sub("", name), keys)


def _quoted(document: Document, match: re.Match[str]) -> Credit:
    article = _ARTICLE.match(match["name"])
    start = match.start("name") + (article.end() if article else 0)
    span = Span(start, match.end("name"), document.text[start : match.end("name")])
    return Credit(_bare(span.text), Quoted(document.id, span))


def _in_byline(document: Document, keys: Collection[str]) -> Iterator[Credit]:
    if not document.byline:
        return
    for piece in _SPLIT.split(_BY.sub("", document.byline.strip())):
        name = _ARTICLE.sub("", piece.strip(" ()."))
        capitals = bool(re.fullmatch(r"[A-Z]{2,6}", name))
        if name and (capitals or is_agency_name(name, keys)):
            yield Credit(_bare(name), Metadata(document.id, "byline", document.byline))


def _bare(name: str) -> str:
    """The agency's name with its first letter as a name has it ("agence Boréale" → "Agence Boréale")."""
    return name[:1].upper() + name[1:]
