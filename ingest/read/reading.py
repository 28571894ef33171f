"""What reading one input gave: a document, a problem, or a file passed over."""

from dataclasses import dataclass

from graph.errors import InputError, InvalidValue
from graph.model import Attribution, Document
from ingest.read.metadata import Metadata, tidy
from ingest.read.options import ReadOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Exactly one of `document`, `problem` and `skipped`.

    `path` is the input as given, with its line for JSON lines ("feed.jsonl:7"). `attributions` are those the input
    carried, None where it carried none and they are still to be extracted. `skipped` is the extension for which a
    file in a folder was passed over (".ann", or "" for none). `warnings` say what was guessed or left out.
    """

    path: str
    document: Document | None = None
    attributions: tuple[Attribution, ...] | None = None
    problem: InputError | None = None
    skipped: str | None = None
    warnings: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if sum(x is not None for x in (self.document, self.problem, self.skipped)) != 1:
            raise InvalidValue("a reading is a document, a problem or a file passed over, and one of them only")


def failed(place: str, reason: str) -> Reading:
    return Reading(path=place, problem=InputError(place, reason))


def document_reading(
    place: str, text: str, said: Metadata, *, options: ReadOptions, warnings: tuple[str, ...] = ()
) -> Reading:
    """The reading of a text and all that is said of it. Raises InputError where it is no text to be stored."""
    if not any(character.isalnum() for character in text):
        raise InputError(place, "holds no text")
    if "\x00" in text or not _encodable(text):
        raise InputError(place, "holds a NUL or half a character in its text: mend its encoding")
    try:
        known, left_out = tidy(said.over(options.defaults))
        language = known.language or _detected(text)
        document = Document.of(
            text=text,
            title=known.title,
            outlet=known.outlet,
            url=known.url,
            published=known.published,
            modified=known.modified,
            byline=known.byline,
            language=language,
            links=known.links,
        )
    except InvalidValue as error:
        raise InputError(place, str(error)) from error
    return Reading(path=place, document=document, warnings=warnings + left_out)


def _encodable(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _detected(text: str) -> str | None:
    from ingest.read.language import detect

    return detect(text)
