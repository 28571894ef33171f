"""Bytes to text, exactly: a byte order mark is dropped, nothing else is changed.

UTF-8 is tried first; then Windows-1252, where it gives nothing but what Western European languages are written with;
then charset-normalizer, which alone takes short Western texts for Central European ones.
"""

import codecs
import re

from graph.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FORMATS = ((b"%PDF-", "a PDF"), (b"PK\x03\x04", "a DOCX, ODT or other zipped file"), (b"{\\rtf", "an RTF file"))
_LETTERS = frozenset("àâäáãåæçéèêëíìîïñóòôöõøœßúùûüýÿÀÂÄÁÃÅÆÇÉÈÊËÍÌÎÏÑÓÒÔÖÕØŒÚÙÛÜÝŸšžŠŽ")
_SIGNS = frozenset("«»“”‘’‚„‹›–—…•·°§©®™€£¡¿ºª²³½¼¾×±´¨†‰\xa0\xad")
_CONTROLS = re.compile("[\x01-\x08\x0e-\x1f\x7f]")


def decode(place: str, data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of these bytes, and a warning where its encoding was guessed.

    Raises InputError where the bytes are no text, or damaged.
    """
    refuse_binary(place, data)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                text, warnings = data[len(mark) :].decode(encoding), ()
            except UnicodeDecodeError as error:
                raise InputError(place, f"begins as {encoding} but is not: save it as UTF-8") from error
            return _checked(place, text), warnings
    try:
        return _checked(place, data.decode("utf-8")), ()
    except UnicodeDecodeError as error:
        if _damaged(data):
            line = data.count(b"\n", 0, error.start) + 1
            reason = f"is UTF-8 but for its byte {error.start} (line {line}): mend it, or save it again as UTF-8"
            raise InputError(place, reason) from error
    text, encoding = _guessed(place, data)
    return _checked(place, text), (f"is not UTF-8; it was read as {encoding}",)


def refuse_binary(place: str, data: bytes) -> None:
    """Raise InputError where the first bytes are those of a format that holds no plain text."""
    for magic, name in _FORMATS:
        if data.startswith(magic):
            raise InputError(place, f"is {name}, which is not read yet: copy the text into a .txt file")


def _checked(place: str, text: str) -> str:
    if "\x00" in text or len(_CONTROLS.findall(text)) * 50 > len(text):
        raise InputError(place, "is binary, not text: if it is a text, save it as UTF-8")
    return text


def _damaged(data: bytes) -> bool:
    """Whether most of what is not ASCII is valid UTF-8: a single-byte encoding almost never looks so."""
    text = data.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    return sum(1 for c in text if c > "\x7f") - wrong > wrong


def _guessed(place: str, data: bytes) -> tuple[str, str]:
    for encoding in ("cp1252", "mac_roman"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _western(text):
            return text, encoding
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None:
        raise InputError(place, "is binary, or text in an encoding that cannot be told: save it as UTF-8")
    return str(best), best.encoding


def _western(text: str) -> bool:
    """Whether a text holds Western letters only, and mostly those of ASCII (Arabic read as Latin does not)."""
    beyond = [c for c in text if c > "\x7f"]
    letters = sum(1 for c in beyond if c in _LETTERS)
    if any(c not in _LETTERS and c not in _SIGNS for c in set(beyond)):
        return False
    return letters * 2 <= sum(1 for c in text if c.isascii() and c.isalpha())
