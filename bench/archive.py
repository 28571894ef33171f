"""A simulated archive through an embedded store: how fast it is kept, whether the last of it is kept as fast as the
first, how long a trace takes then, and the memory of all this."""

import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from bench.measures import Figures, peak_memory, percentiles
from graph.provenance import trace
from graph.store import open_store
from graph.store.port import GraphStore
from ingest.pipeline import ingest

SEED = 41
TRACES = 300


def archive(documents: int) -> Figures:
    """Documents a second after extraction (each comes with its attributions), tenth by tenth, and traces over all."""
    with TemporaryDirectory(prefix="sourcier-bench-") as folder:
        lines = Path(folder) / "gold.jsonl"
        _write(lines, documents)
        with open_store(str(Path(folder) / "graph.db"), create=True) as store:
            ticks = [time.perf_counter()]
            count = 0

            def progress(_: object) -> None:
                nonlocal count
                count += 1
                if count % max(1, documents // 10) == 0:
                    ticks.append(time.perf_counter())

            ingest(store, [str(lines)], progress=progress)
            elapsed = time.perf_counter() - ticks[0]
            tenths = [after - before for before, after in pairwise(ticks)]
            return {
                "documents": count,
                "documents_per_second": count / elapsed,
                "last_tenth_to_first": tenths[9] / tenths[0],
                **{f"trace_{name}": figure for name, figure in percentiles(list(_traces(store))).items()},
                "peak_memory_mb": peak_memory(),
                "file_mb": (Path(folder) / "graph.db").stat().st_size / 1e6,
            }


def _write(file: Path, documents: int) -> None:
    """The world's documents with their attributions; by a child, whose memory is not ours."""
    command = [sys.executable, "-m", "bench.newsroom", "generate", "--seed", str(SEED), "--documents", str(documents)]
    subprocess.run([*command, "--out", str(file.parent)], check=True, stdout=subprocess.DEVNULL)


def _traces(store: GraphStore) -> Iterator[float]:
    """The milliseconds that tracing each of some claims takes, drawn evenly from all."""
    ids: list[str] = []
    while page := store.claim_ids(after=ids[-1] if ids else ""):
        ids += page
    for id_ in Random(SEED).sample(ids, min(TRACES, len(ids))):  # noqa: S311 - a sample, no secret
        began = time.perf_counter()
        trace(store, id_)
        yield 1000 * (time.perf_counter() - began)
