"""What kind of content an attribution has: direct, indirect or mixed."""

from graph.model import Kind
from ingest.extract.finds import Find, Offsets
from ingest.extract.source_types import source_type as source_type

_QUOTES = frozenset('«»“”„"‘’‹›')
_DOUBLED = ("''", "``")  # as wires write them
_DOUBLE = _QUOTES - {"’", "‘"}  # without the marks that may be apostrophes


def kind_of(text: str, find: Find) -> Kind:
    """`direct` where all of the content stands in quotation marks, `indirect` where none does, else `mixed`;
    a quotation fused into the clause ("a déclaré que « … »", "a salué « … »") is `mixed`;
    what is quoted by its place alone (`Find.spoken`) is `direct`."""
    if find.spoken:
        return "direct"
    wholly = [_quoted(text, part) for part in find.content]
    if all(wholly):
        if find.depth == 0 and _fused(text, find):
            return "mixed"
        return "direct"
    inside = any(not _DOUBLE.isdisjoint(text[start:end]) for start, end in find.content)
    return "mixed" if inside or any(wholly) else "indirect"


def _quoted(text: str, part: Offsets) -> bool:
    start, end = part
    if text.startswith(_DOUBLED, start):
        return text[start:end].endswith("''") and end - start > 3
    if text[start] not in _QUOTES:
        return False
    inner = text[start + 1 : end - 1]
    closes = inner.count("»") + inner.count("”") - inner.count("«") - inner.count("“")
    return text[end - 1] in _QUOTES and closes <= 0 and (text[start] != '"' or '"' not in inner)


def _fused(text: str, find: Find) -> bool:
    """Whether a quotation is part of the syntax: "que" before it, or a lower-cased beginning right after a verb."""
    start = find.content[0][0]
    before = text[max(0, start - 8) : start].rstrip(" \u00a0\u202f")
    if before.endswith((":", ",", "\n")) or find.cue is None or start < find.cue[0]:
        return False
    if before.lower().endswith(("que", "qu'", "qu’", " that", " de", " à", " d'", " d’", " to", " as")):
        return True
    return text[start + 1 : start + 4].strip(" \u00a0\u202f")[:1].islower()
