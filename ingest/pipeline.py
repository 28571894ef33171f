"""Read → extract → keep, one document at a time: resumable, and no bad input stops the run."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from graph.errors import InputError, InvalidValue
from graph.model import Attribution, Document
from graph.store.port import Arrival, GraphStore, Outcome
from ingest.extract import LANGUAGES, VERSION, extract
from ingest.read import Reading, ReadOptions, read_inputs

BATCH, BATCH_TEXT = 64, 2_000_000  # documents, and code points of their texts, that are kept in one transaction
GIVEN = "given"  # the version under which attributions are kept that came with their document


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """A document with its attributions, and the version they are kept under. `extracted` is False where its
    language is not extracted yet."""

    document: Document
    attributions: tuple[Attribution, ...]
    version: str
    extracted: bool = True

    @property
    def note(self) -> str | None:
        """What a person should know of a document whose language is not extracted yet, else None."""
        return None if self.extracted else not_extracted(self.document.language)


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that failed: where, and why."""

    place: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a run of ingest did. `read` counts documents: new, unchanged, replaced, or failed after being read.

    `skipped` counts files passed over by extension, `not_extracted` documents by language ("und" where it could not
    be told), both in the order of their keys. `attributions` are those kept for new and replaced documents.
    `warnings` are places with what was guessed or left out there.
    """

    read: int
    new: int
    unchanged: int
    replaced: int
    attributions: int
    skipped: tuple[tuple[str, int], ...]
    not_extracted: tuple[tuple[str, int], ...]
    failed: tuple[Failure, ...]
    warnings: tuple[Failure, ...]

    @property
    def notes(self) -> tuple[str, ...]:
        """A line for each language that is not extracted yet: "3 documents stored; language es is …"."""
        return tuple(
            f"{count} document{'s' if count > 1 else ''} {not_extracted(None if language == 'und' else language)}"
            for language, count in self.not_extracted
        )


def not_extracted(language: str | None) -> str:
    """How a document is reported whose language is not extracted."""
    if language is None:
        return "stored, its language cannot be told and nothing was extracted: say it with --language"
    return f"stored, language {language} is not extracted yet"


def version_of(*, beliefs: bool) -> str:
    """The version that attributions extracted with this setting are kept under: another setting is another version,
    so that a document that was read with one is read anew with the other."""
    return f"{VERSION}+beliefs" if beliefs else VERSION


def analyse(reading: Reading, *, beliefs: bool = False) -> Analysis:
    """A read document with its attributions: those it came with, else those extracted from it, `beliefs` among them
    where asked for.

    Raises InputError for a reading that is no document, or a document that extraction fails on.
    """
    document = reading.document
    if document is None:
        raise reading.problem or InputError(reading.path, f"files {reading.skipped} are not read")
    if reading.attributions is not None:
        return Analysis(document=document, attributions=reading.attributions, version=GIVEN)
    version = version_of(beliefs=beliefs)
    if document.language not in LANGUAGES:
        return Analysis(document=document, attributions=(), version=version, extracted=False)
    try:
        attributions = extract(document, beliefs=beliefs)
    except Exception as error:  # a fault of ours in one document must not cost the others
        kind = type(error).__name__
        raise InputError(reading.path, f"extraction failed ({kind}: {error}); please report this text") from error
    return Analysis(document=document, attributions=attributions, version=version)


def ingest(
    store: GraphStore,
    inputs: Sequence[str],
    *,
    options: ReadOptions | None = None,
    beliefs: bool = False,
    stdin: BinaryIO | None = None,
    progress: Callable[[Reading], object] | None = None,
) -> Summary:
    """Read the inputs and keep what they hold, some documents at a time; `progress` is told of each reading when it
    was read and extracted.

    What the store already holds as this version extracts it, with the same setting of `beliefs`, is not extracted
    again, so that a run that was broken off goes on where it stopped. Raises StoreError where the store itself cannot
    be used.
    """
    run = _Run(store, beliefs=beliefs)
    try:
        for reading in read_inputs(inputs, options=options, stdin=stdin):
            run.take(reading)
            if progress is not None:
                progress(reading)
    except KeyboardInterrupt:  # what was read by then is worth keeping
        run.keep()
        raise
    run.keep()
    return run.summary()


class _Run:
    """The tally of one run."""

    def __init__(self, store: GraphStore, *, beliefs: bool) -> None:
        self._store = store
        self._beliefs = beliefs
        self._outcomes: Counter[Outcome] = Counter()
        self._skipped: Counter[str] = Counter()
        self._not_extracted: Counter[str] = Counter()
        self._failed: list[Failure] = []
        self._warnings: list[Failure] = []
        self._read = 0
        self._attributions = 0
        self._waiting: list[tuple[str, Analysis]] = []

    def take(self, reading: Reading) -> None:
        self._warnings += [Failure(reading.path, warning) for warning in reading.warnings]
        if reading.skipped is not None:
            self._skipped[reading.skipped] += 1
            return
        if reading.document is not None:
            self._read += 1
            if reading.attributions is None and reading.document.language not in LANGUAGES:
                self._not_extracted[reading.document.language or "und"] += 1
        if reading.document is not None and reading.attributions is None and self._holds(reading.document):
            self._outcomes["unchanged"] += 1
            return
        try:
            self._waiting.append((reading.path, analyse(reading, beliefs=self._beliefs)))
        except InputError as problem:
            self._failed.append(Failure(problem.place, problem.reason))
        waiting = sum(len(analysis.document.text) for _, analysis in self._waiting)
        if len(self._waiting) >= BATCH or waiting >= BATCH_TEXT:
            self.keep()

    def keep(self) -> None:
        """Keep what waits: all of it at once, or, where one of it cannot be kept, the others."""
        waiting, self._waiting = self._waiting, []
        try:
            self._keep([analysis for _, analysis in waiting])
        except InvalidValue:
            for path, analysis in waiting:
                try:
                    self._keep([analysis])
                except InvalidValue as problem:
                    self._failed.append(Failure(path, str(problem)))

    def _keep(self, analyses: Sequence[Analysis]) -> None:
        arrivals = [Arrival(one.document, one.attributions, one.version) for one in analyses]
        for analysis, outcome in zip(analyses, self._store.keep_all(arrivals), strict=True):
            self._outcomes[outcome] += 1
            if outcome != "unchanged":
                self._attributions += len(analysis.attributions)

    def _holds(self, document: Document) -> bool:
        """Whether the store holds this revision as this version and setting extract it, with the same metadata."""
        if not self._store.holds_revision(document.revision, version=version_of(beliefs=self._beliefs)):
            return False
        return self._store.documents([document.id]).get(document.id) == document

    def summary(self) -> Summary:
        return Summary(
            read=self._read,
            new=self._outcomes["new"],
            unchanged=self._outcomes["unchanged"],
            replaced=self._outcomes["replaced"],
            attributions=self._attributions,
            skipped=_sorted(self._skipped),
            not_extracted=_sorted(self._not_extracted),
            failed=tuple(self._failed),
            warnings=tuple(self._warnings),
        )


def _sorted(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items()))
