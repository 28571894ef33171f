"""Which line of an export is which of the truth: documents by address, attributions by their contents' overlap."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Json = Mapping[str, Any]
LEAST_OVERLAP = 0.5  # Jaccard of code points, from which two contents are one attribution's


@dataclass(frozen=True, slots=True)
class Lines:
    """An export, or the truth, by type. `url` gives a document's address for its id."""

    documents: Mapping[str, Json]  # by url
    url: Mapping[str, str]
    sources: Mapping[str, Json]
    claims: Mapping[str, Json]
    copies: tuple[Json, ...]


def parted(lines: Iterable[Json]) -> Lines:
    """The lines of an export or of the truth, sorted by type."""
    of: dict[str, list[Json]] = defaultdict(list)
    for line in lines:
        of[str(line["type"])].append(line)
    return Lines(
        {str(one["url"]): one for one in of["document"]},
        {str(one["id"]): str(one["url"]) for one in of["document"]},
        {str(one["id"]): one for one in of["source"]},
        {str(one["id"]): one for one in of["claim"]},
        tuple(of["copy"]),
    )


@dataclass(frozen=True, slots=True)
class Matched:
    """Pairs (truth, export) of attributions, and what follows: which claim and which source is which."""

    truth: Lines
    export: Lines
    pairs: tuple[tuple[Json, Json], ...]
    source: Mapping[str, str]  # truth's source id → the export's
    claim: Mapping[str, str]

    @property
    def planted(self) -> int:
        """Attributions in the truth, those that only pass on another one left out."""
        return sum(1 for one in self.truth.documents.values() for a in one["attributions"] if a["claim_id"])


def matched(truth: Lines, export: Lines) -> Matched:
    """Match by document and content; sources and claims are those that most of their attributions say."""
    pairs = tuple(
        pair
        for url, planted in sorted(truth.documents.items())
        if url in export.documents
        for pair in _pairs(planted["attributions"], export.documents[url]["attributions"])
    )
    sources: dict[str, Counter[str]] = defaultdict(Counter)
    claims: dict[str, Counter[str]] = defaultdict(Counter)
    for planted, found in pairs:
        if planted["source_id"] and found["source_id"]:
            sources[planted["source_id"]][found["source_id"]] += 1
        if planted["claim_id"] and found["claim_id"]:
            claims[planted["claim_id"]][found["claim_id"]] += 1
    names: dict[str, str] = {}
    for id_, one in sorted(export.sources.items()):
        for name in (one["name"], *one.get("aliases", ())):
            names.setdefault(_plain(name), id_)
    mapped = {key: _most(count) for key, count in sources.items()}
    for key, one in truth.sources.items():
        if key not in mapped and _plain(one["name"]) in names:
            mapped[key] = names[_plain(one["name"])]
    return Matched(truth, export, pairs, mapped, {key: _most(count) for key, count in claims.items()})


def _plain(name: str) -> str:
    words = name.casefold().replace("’", "'").replace("-", " ")
    for article in ("the ", "le ", "la ", "l'"):
        words = words.removeprefix(article)
    return words


def _most(count: Counter[str]) -> str:
    return min(count, key=lambda key: (-count[key], key))


def _pairs(planted: Sequence[Json], found: Sequence[Json]) -> list[tuple[Json, Json]]:
    """Greedily by overlap, each once."""
    scored = []
    for i, one in enumerate(planted):
        mine = _cells(one)
        for j, other in enumerate(found):
            theirs = _cells(other)
            share = len(mine & theirs) / max(1, len(mine | theirs))
            if share >= LEAST_OVERLAP:
                scored.append((-share, i, j))
    left, right, pairs = set[int](), set[int](), []
    for _, i, j in sorted(scored):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((planted[i], found[j]))
    return pairs


def _cells(attribution: Json) -> set[int]:
    """The places of a content; a title's are not the text's."""
    return {
        place if span.get("in", "text") == "text" else -1 - place
        for span in attribution["content"]
        for place in range(span["start"], span["end"])
    }
