"""From files to documents: one module a format, one way in (`read_inputs`)."""

from ingest.read.metadata import Metadata
from ingest.read.options import MAX_SIZE, ReadOptions, format_size, parse_size
from ingest.read.readers import count_inputs, read_inputs, read_pasted
from ingest.read.reading import Reading
from ingest.read.table import MetadataTable

__all__ = [
    "MAX_SIZE",
    "Metadata",
    "MetadataTable",
    "ReadOptions",
    "Reading",
    "count_inputs",
    "format_size",
    "parse_size",
    "read_inputs",
    "read_pasted",
]
