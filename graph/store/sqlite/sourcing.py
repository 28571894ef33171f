"""The port's questions about sources, in a bounded number of queries each."""

import sqlite3
from collections import Counter
from collections.abc import Collection, Sequence

from graph.errors import NotFound
from graph.identity import CROWD, best_form, best_type, spellings
from graph.model import PUBLISHING, Source, SourceType
from graph.naming import name_of, own_naming
from graph.store.port import Leaning, SourceEntry
from graph.store.sqlite.naming import HeldNames
from graph.store.sqlite.rows import batches, marks
from graph.weave import OUTLET, source_of
from graph.words import fold, tokens


def sources_by_id(connection: sqlite3.Connection, ids: Collection[str]) -> dict[str, Source]:
    forms: dict[str, Counter[str]] = {}
    types: dict[str, Counter[SourceType]] = {}
    outlets: dict[str, Counter[str]] = {}
    for batch in batches(sorted(set(ids))):
        for row in connection.execute(
            "SELECT n.source, s.form, s.source_type, s.own, sum(s.times) AS times "
            "FROM name n JOIN spelling s ON s.key = n.key "
            f"WHERE n.source IN ({marks(len(batch))}) GROUP BY 1, 2, 3, 4",
            batch,
        ):
            forms.setdefault(row["source"], Counter())[row["form"]] += row["times"]
            types.setdefault(row["source"], Counter())[row["source_type"]] += row["times"]
            if row["own"]:
                outlets.setdefault(row["source"], Counter())[row["form"]] += row["times"]
    return {id_: _source(id_, forms[id_], types[id_], outlets.get(id_)) for id_ in sorted(forms)}


def _source(id_: str, forms: Counter[str], types: Counter[SourceType], outlet: Counter[str] | None) -> Source:
    """An outlet goes by the name its own documents bear; others by their fullest form."""
    name = best_form(outlet or forms)
    aliases = tuple(sorted(form for form in forms if form != name))
    return Source(id=id_, name=name, source_type=best_type(types, publishes=outlet is not None), aliases=aliases)


def source(connection: sqlite3.Connection, id_: str) -> Source:
    found = sources_by_id(connection, [id_]).get(id_)
    if found is None:
        raise NotFound(f"no source {id_} is held; find its id with: sourcier sources --query NAME")
    return found


def named(connection: sqlite3.Connection, name: str) -> list[Source]:
    """By what the name would be settled to; else, for a surname or acronym of several, each of its bearers; and who
    is described by just these words in some document."""
    held, read = HeldNames(connection), spellings(name)
    ids = {source_of(held, one) for one in read}
    namesakes = held.bearing({("name", name_of(one.key)): CROWD for one in read})
    found = sources_by_id(connection, ids) | _of_keys(connection, {key for keys in namesakes.values() for key in keys})
    if not found:
        short = {(handle.kind, handle.value): CROWD for one in read for handle in one.handles if handle.short}
        found = _of_keys(connection, {key for keys in held.bearing(short).values() for key in keys})
    described = connection.execute(
        "SELECT DISTINCT n.source FROM mention m JOIN name n ON n.key = m.key "
        "WHERE n.key LIKE 'unn!_%' ESCAPE '!' AND m.form = ? COLLATE NOCASE",
        [name.strip()],
    )
    found |= sources_by_id(connection, {row["source"] for row in described})
    exact = fold(name)
    return sorted(found.values(), key=lambda one: (fold(one.name) != exact, one.id))


def _of_keys(connection: sqlite3.Connection, keys: Collection[str]) -> dict[str, Source]:
    ids: set[str] = set()
    for batch in batches(sorted(keys)):
        rows = connection.execute(f"SELECT DISTINCT source FROM name WHERE key IN ({marks(len(batch))})", batch)
        ids |= {row["source"] for row in rows}
    return sources_by_id(connection, ids)


def outlet_source(connection: sqlite3.Connection, outlet: str) -> Source:
    """The source held under an outlet's name or the acronym tied to it, else the one it would be."""
    read = own_naming(outlet)
    id_ = source_of(HeldNames(connection), read)
    return sources_by_id(connection, [id_]).get(id_) or Source(id=id_, name=read.form, source_type=read.source_type)


def list_sources(connection: sqlite3.Connection, query: str | None, limit: int, offset: int) -> list[SourceEntry]:
    rows = connection.execute(
        "SELECT n.source, count(*) AS attributions, count(DISTINCT a.revision) AS documents "
        "FROM attribution a JOIN name n ON n.key = a.name GROUP BY n.source ORDER BY attributions DESC, n.source"
    ).fetchall()
    if query is None:
        rows = rows[offset : offset + limit]
    found = sources_by_id(connection, {row["source"] for row in rows})
    entries = [
        SourceEntry(source=found[row["source"]], attributions=row["attributions"], documents=row["documents"])
        for row in rows
    ]
    if query is None:
        return entries
    wanted = tokens(query)
    matching = [entry for entry in entries if _matches(entry.source, wanted)]
    return matching[offset : offset + limit]


def _matches(one: Source, wanted: Sequence[str]) -> bool:
    """Whether every word of a query begins a word of the source's names."""
    words = [word for name in (one.name, *one.aliases) for word in tokens(name)]
    return all(any(word.startswith(part) for word in words) for part in wanted)


def leanings(connection: sqlite3.Connection, documents: Collection[str]) -> dict[str, Leaning]:
    outlets: dict[str, str] = {}
    cited: dict[str, set[str]] = {}
    for batch in batches(sorted(set(documents))):
        for row in connection.execute(
            "SELECT r.document, m.place, m.source_type, n.source FROM revision r "
            "LEFT JOIN mention m USING (revision) LEFT JOIN name n ON n.key = m.key "
            f"WHERE r.latest = 1 AND r.document IN ({marks(len(batch))})",
            batch,
        ):
            own = cited.setdefault(row["document"], set())
            if row["place"] == OUTLET:
                outlets[row["document"]] = row["source"]
            elif row["place"] and (":" in row["place"] or row["source_type"] in PUBLISHING):
                own.add(row["source"])
    return {id_: Leaning(outlets.get(id_), frozenset(own)) for id_, own in cited.items()}
