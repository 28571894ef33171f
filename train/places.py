"""Where the training reads from and writes to, from the repository's root."""

from pathlib import Path

SHARED = Path("../shared")
WEIGHTS = Path("ingest/extract/reader/weights")
ANNOTATIONS = Path("train/annotations")
