"""Digests of a store: equal for equal graphs, whatever the store or the order of ingest.

The plain digest covers what the export says: the graph and the judgements that count. The full one adds what is no
part of the graph: the clock readings (when each revision was learned) and the whole log of judgements.
"""

import json
from collections.abc import Iterable, Iterator
from hashlib import sha256

from graph.exchange.jsonl import export_lines
from graph.exchange.judgement_json import entry_json
from graph.exchange.read_json import JsonObject
from graph.log import whole_log
from graph.store.port import GraphStore

_PAGE = 500


def graph_digest(store: GraphStore) -> str:
    """SHA-256 of the export, in hexadecimal."""
    return _digest(export_lines(store))


def full_digest(store: GraphStore) -> str:
    """SHA-256, in hexadecimal, of the export, of when each revision of each document was learned, and of the log."""
    return _digest(_all_lines(store))


def _all_lines(store: GraphStore) -> Iterator[JsonObject]:
    yield from export_lines(store)
    after = ""
    while ids := store.document_ids(after=after, limit=_PAGE):
        learned = store.learned(ids)
        for id_ in ids:
            yield {"type": "learned", "document": id_, "revisions": dict(learned.get(id_, {}))}
        after = ids[-1]
    for entry in whole_log(store):
        yield {"type": "log", "number": entry.number, **entry_json(entry)}


def _digest(lines: Iterable[JsonObject]) -> str:
    made = sha256()
    for line in lines:
        made.update(json.dumps(line, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass") + b"\n")
    return made.hexdigest()
