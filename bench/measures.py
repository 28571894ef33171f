"""What is measured. Each measure runs in a process of its own, pinned to one core, and gives plain figures."""

import math
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import baseline
from graph.model import Attribution, Document
from graph.provenance import trace
from graph.store import open_store
from graph.words import tokens
from ingest.extract import extract
from ingest.pipeline import ingest
from ingest.read import Metadata, ReadOptions, read_inputs

Figures = dict[str, float]
Extract = Callable[[Document], Iterable[Attribution]]

QUERIES = 200
GROWTH_WORDS = 4_000
GROWTH_STEPS = (1, 2, 4, 8)
SHORTEST = 100  # words from which on a document's own speed means anything
LARGE = 1_000_000  # characters of the large text


def reading(corpus: Path) -> Figures:
    """Words a second from files to attributions, and the peak memory of doing so."""
    return _reading(corpus, extract)


def textbook(corpus: Path) -> Figures:
    """The same with the textbook baseline in place of our extraction."""
    return _reading(corpus, baseline.extract)


def _reading(corpus: Path, chosen: Extract) -> Figures:
    warm_up = Document.of(text="« Le pont tient toujours », a dit la maire. “It holds,” she said.", language="fr")
    list(chosen(warm_up))
    documents = words = attributions = 0
    slowest = longest = 0.0
    start = time.perf_counter()
    extracting = 0.0
    for document in _documents(corpus):
        before = time.perf_counter()
        attributions += sum(1 for _ in chosen(document))
        seconds = time.perf_counter() - before
        extracting += seconds
        count = len(document.text.split())
        words += count
        longest = max(longest, seconds)
        if count >= SHORTEST:
            slowest = max(slowest, seconds / count)
        documents += 1
    elapsed = time.perf_counter() - start
    return {
        "documents": documents,
        "words": words,
        "attributions": attributions,
        "seconds": elapsed,
        "words_per_second": words / elapsed,
        "words_per_second_extracting": words / extracting,
        "words_per_second_worst_document": 1 / slowest if slowest else 0.0,
        "slowest_document_ms": longest * 1000,
        "peak_memory_mb": peak_memory(),
    }


def growth(corpus: Path) -> Figures:
    """Time of one text twice, four, eight times as long, to that of the text itself: linear is 2, 4, 8.

    Once with its paragraphs and once as a single line, which has no paragraph to stop at.
    """
    paragraphs = _text_of(corpus, words=GROWTH_WORDS)
    figures: Figures = {}
    for form, text in (("paragraphs", paragraphs), ("one_line", " ".join(paragraphs.split()))):
        once = 0.0
        for step in GROWTH_STEPS:
            document = Document.of(
                text="\n".join([text] * step) if form == "paragraphs" else " ".join([text] * step), language="fr"
            )
            seconds = min(_seconds(lambda document=document: list(extract(document))) for _ in range(3))
            once = once or seconds
            figures[f"{form}_{step}x"] = seconds / once
    return figures


def large(corpus: Path) -> Figures:
    """One text of a million characters: its time, that to a quarter of it (linear is 4), and the peak memory.

    `memory_before_mb` is what the program holds that has read a small text: its own code and lexica, without the
    model that tells languages.
    """
    text = _text_of(corpus, words=GROWTH_WORDS)
    whole = (text + "\n") * (LARGE // len(text) + 1)
    list(extract(Document.of(text=text, language="fr")))
    before = peak_memory()
    figures: Figures = {}
    for name, length in (("quarter", LARGE // 4), ("whole", LARGE)):
        document = Document.of(text=whole[:length], language="fr")
        figures[f"{name}_seconds"] = _seconds(lambda document=document: list(extract(document)))
    return {
        "characters": LARGE,
        **figures,
        "growth_of_4x": figures["whole_seconds"] / figures["quarter_seconds"],
        "words_per_second": len(whole[:LARGE].split()) / figures["whole_seconds"],
        "memory_before_mb": before,
        "peak_memory_mb": peak_memory(),
    }


def storing(corpus: Path) -> Figures:
    """Documents a second of a first ingest and of a second one that changes nothing; size of the store."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "bench.db"
        figures: Figures = {}
        for run in ("first", "again"):
            with open_store(str(file), create=True) as store:
                seconds = _seconds(lambda store=store: ingest(store, [str(corpus)]))
                documents = store.stats().documents
            figures[f"{run}_seconds"] = seconds
            figures[f"{run}_documents_per_second"] = documents / seconds
        figures["peak_memory_mb"] = peak_memory()
        figures["store_mb"] = sum(part.stat().st_size for part in Path(folder).iterdir()) / 1e6
        return figures


def asking(corpus: Path) -> Figures:
    """Milliseconds of a trace and of a search, half of them faster than p50 and all but 5 in 100 than p95."""
    with TemporaryDirectory() as folder:
        file = str(Path(folder) / "bench.db")
        with open_store(file, create=True) as store:
            ingest(store, [str(corpus)])
        claims = [" ".join(words[:10]) for words in _contents(corpus)]
        terms = [" ".join(sorted(words, key=lambda word: (-len(word), word))[:2]) for words in _contents(corpus)]
        with open_store(file) as store:
            trace(store, claims[0])
            traced = [_seconds(lambda query=query: trace(store, query)) * 1000 for query in claims]
            searched = [_seconds(lambda query=query: store.search(query)) * 1000 for query in terms]
    return {
        "queries": len(claims),
        **{f"trace_{name}": value for name, value in percentiles(traced).items()},
        **{f"search_{name}": value for name, value in percentiles(searched).items()},
        "peak_memory_mb": peak_memory(),
    }


MEASURES: dict[str, Callable[[Path], Figures]] = {
    measure.__name__: measure for measure in (reading, textbook, growth, large, storing, asking)
}


# -- the parts -----------------------------------------------------------------------------------------------------


def _documents(corpus: Path, *, language: str | None = None) -> Iterator[Document]:
    """The corpus' documents; where their language is said, the model that tells languages is not loaded."""
    for one in read_inputs([str(corpus)], options=ReadOptions(defaults=Metadata(language=language))):
        if one.document is not None:
            yield one.document


def _text_of(corpus: Path, *, words: int) -> str:
    """The corpus' first texts, one after the other, until there are so many words."""
    parts: list[str] = []
    count = 0
    for document in _documents(corpus, language="fr"):
        parts.append(document.text)
        count += len(document.text.split())
        if count >= words:
            break
    return "\n".join(parts)


def _contents(corpus: Path) -> Sequence[list[str]]:
    """The words of contents of four words or more, evenly drawn from the whole corpus: always the same ones."""
    contents = [
        words
        for document in _documents(corpus)
        for attribution in extract(document)
        if len(words := tokens(attribution.content_text)) >= 4
    ]
    step = max(1, len(contents) // QUERIES)
    return contents[::step][:QUERIES]


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def percentiles(times: Sequence[float]) -> Figures:
    """The median, the 95th percentile and the longest of times in milliseconds."""
    ranked = sorted(times)
    p95 = ranked[min(len(ranked) - 1, math.ceil(0.95 * len(ranked)) - 1)]
    return {"p50_ms": statistics.median(ranked), "p95_ms": p95, "max_ms": ranked[-1]}


def peak_memory() -> float:
    """The most this process has held so far, in MB (macOS counts it in bytes, Linux in kilobytes)."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak / 1e3
