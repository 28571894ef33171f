"""How well an export tells the planted truth. Measures: pairwise F (sources), B-cubed F (claims: Bagga and Baldwin
1998), F of copy pairs and circles, shares that are exactly right for origins, intervals and chains."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from bench.newsroom.matching import Json, Matched, matched, parted


@dataclass(slots=True)
class Score:
    """The figures by name, and what was missed: (class, example)."""

    figures: dict[str, float] = field(default_factory=dict)
    misses: list[tuple[str, str]] = field(default_factory=list)

    def share(self, name: str, right: int, of: int) -> None:
        self.figures[name] = right / of if of else 1.0
        self.figures[f"{name}_of"] = of

    def f(self, name: str, common: float, truth: float, found: float) -> None:
        self.figures[name] = 2 * common / (truth + found) if truth + found else 1.0


def score(export: Iterable[Json], truth: Iterable[Json]) -> Score:
    """All measures of an export's lines against the truth's."""
    both = matched(parted(truth), parted(export))
    made = Score()
    inner = sum(1 for planted, _ in both.pairs if planted["claim_id"])
    made.share("attributions_found", inner, both.planted)
    _sources(both, made)
    _claims(both, made)
    _copies(both, made)
    _origins(both, made)
    _circles(both, made)
    _chains(both, made)
    return made


def _unnamed(one: Json) -> bool:
    return str(one["source_type"]).startswith("unnamed")


def _sources(both: Matched, made: Score) -> None:
    """Pairwise F over matched attributions that both sides give a source; and unnamed sources in several documents."""
    labels = [(a["source_id"], b["source_id"]) for a, b in both.pairs if a["source_id"] and b["source_id"]]
    truth, found, common = (Counter(key) for key in (
        [a for a, _ in labels], [b for _, b in labels], labels))  # fmt: skip
    made.f("sources_pairwise_f", *(sum(n * (n - 1) / 2 for n in c.values()) for c in (common, truth, found)))
    made.share("sources_expressed", len(labels), sum(1 for a, _ in both.pairs if a["source_id"]))
    planted: dict[str, set[str]] = defaultdict(set)
    machine: dict[str, set[str]] = defaultdict(set)
    for a, b in labels:
        planted[a].add(b)
        machine[b].add(a)
    _told(made, "source split", planted, both.truth.sources)
    _told(made, "sources joined", machine, both.export.sources)
    where: dict[str, set[str]] = defaultdict(set)
    for url, document in both.export.documents.items():
        for one in document["attributions"]:
            if one["source_id"] and _unnamed(both.export.sources.get(one["source_id"], one)):
                where[one["source_id"]].add(url)
    made.figures["unnamed_joined"] = sum(1 for urls in where.values() if len(urls) > 1)


def _told(made: Score, kind: str, groups: dict[str, set[str]], sources: Any) -> None:
    for key, others in sorted(groups.items()):
        if len(others) > 1:
            name = sources.get(key, {}).get("name", key)
            made.misses.append((kind, f"{key} ({name}): {', '.join(sorted(others)[:6])}"))


def _claims(both: Matched, made: Score) -> None:
    labels = [(a["claim_id"], b["claim_id"]) for a, b in both.pairs if a["claim_id"]]
    truth, found, common = Counter(a for a, _ in labels), Counter(b for _, b in labels), Counter(labels)
    number = len(labels)
    precision = sum(n * n / found[b] for (_, b), n in common.items()) / number if number else 1.0
    recall = sum(n * n / truth[a] for (a, _), n in common.items()) / number if number else 1.0
    made.figures["claims_precision"], made.figures["claims_recall"] = precision, recall
    made.f("claims_bcubed_f", precision * recall, precision, recall)
    words: dict[tuple[str, str], str] = {}
    for a, b in both.pairs:
        if a["claim_id"]:
            words.setdefault((a["claim_id"], b["claim_id"]), " ".join(span["text"] for span in b["content"]))
    planted: dict[str, list[str]] = defaultdict(list)
    machine: dict[str, list[str]] = defaultdict(list)
    for (mine, theirs), text in words.items():
        planted[mine].append(text)
        machine[theirs].append(text)
    made.misses += [("claim split", f"{k}: {' | '.join(t)}") for k, t in sorted(planted.items()) if len(t) > 1]
    made.misses += [("claims joined", f"{k}: {' | '.join(t)}") for k, t in sorted(machine.items()) if len(t) > 1]


def _copies(both: Matched, made: Score) -> None:
    truth = {(one["from"], one["to"]) for one in both.truth.copies}
    url = both.export.url
    found = {(url[one["from"]], url[one["to"]]) for one in both.export.copies}
    sets = {frozenset(pair) for pair in truth}, {frozenset(pair) for pair in found}
    made.f("copies_f", len(sets[0] & sets[1]), len(sets[0]), len(sets[1]))
    right = {pair for pair in found if frozenset(pair) in sets[0]}
    made.share("copies_direction", len(right & truth), len(right))
    made.misses += [("copy missed", " → ".join(sorted(pair))) for pair in sorted(map(sorted, sets[0] - sets[1]))]
    made.misses += [("copy invented", " → ".join(sorted(pair))) for pair in sorted(map(sorted, sets[1] - sets[0]))]
    made.misses += [("copy turned round", " → ".join(pair)) for pair in sorted(right - truth)]


def _origins(both: Matched, made: Score) -> None:
    exact = contains = equal = hard = hard_equal = 0
    for key, planted in sorted(both.truth.claims.items()):
        found = _claim(both, key)
        truth_at = planted["independent_origins"]
        hard += (one_to_many := truth_at["at_least"] != truth_at["at_most"] or truth_at["at_most"] > 1)
        if found is None:
            made.misses.append(("claim not found", f"{key}: {planted['text']}"))
            continue
        mine = sorted((both.source.get(o["source_id"], str(o["source_id"])), o["status"]) for o in planted["origins"])
        theirs = sorted((str(o["source_id"]), o["status"]) for o in found["origins"])
        if _same_origins(mine, theirs):
            exact += 1
        else:
            made.misses.append(("origins", f"{key} {_urls(planted)}: planted {mine}, told {theirs}"))
        at = found["independent_origins"]
        contains += at["at_least"] <= truth_at["at_least"] and truth_at["at_most"] <= at["at_most"]
        same = at == truth_at
        equal += same
        hard_equal += one_to_many and same
        if not same:
            made.misses.append(("interval", f"{key}: planted {truth_at}, told {at}"))
    of = len(both.truth.claims)
    made.share("origins_exact", exact, of)
    made.share("interval_contains", contains, of)
    made.share("interval_exact", equal, of)
    made.share("interval_exact_not_one_to_one", hard_equal, hard)


def _same_origins(mine: Sequence[tuple[str, str]], theirs: Sequence[tuple[str, str]]) -> bool:
    """Equal as sets; who is unnamed or undetermined is compared by status and number alone, for any of the documents
    that share such an origin may lend it its id."""
    loose = ("unnamed", "undetermined")

    def shown(pairs: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
        return sorted(("", status) if status in loose else (id_, status) for id_, status in pairs)

    return shown(mine) == shown(theirs)


def _claim(both: Matched, key: str) -> Json | None:
    """The export's claim for one of the truth, by its attributions; its carriers where it has none."""
    if key in both.claim:
        return both.export.claims.get(both.claim[key])
    return None


def _urls(planted: Json) -> str:
    return ", ".join(planted["carriers"])


def _circles(both: Matched, made: Score) -> None:
    truth: set[tuple[str, frozenset[str]]] = set()
    found: set[tuple[str, frozenset[str]]] = set()
    for one in both.truth.claims.values():
        truth |= {(circle["kind"], frozenset(circle["documents"])) for circle in one["circles"]}
    for one in both.export.claims.values():
        found |= {
            (circle["kind"], frozenset(both.export.url[id_] for id_ in circle["documents"]))
            for circle in one["circles"]
        }
    made.f("circles_f", len(truth & found), len(truth), len(found))
    for kind, circles in (("circle missed", truth - found), ("circle invented", found - truth)):
        made.misses += [(kind, f"{what}: {' '.join(sorted(urls))}") for what, urls in sorted(circles, key=_key)]


def _key(circle: tuple[str, frozenset[str]]) -> tuple[str, list[str]]:
    return circle[0], sorted(circle[1])


def _chains(both: Matched, made: Score) -> None:
    """Chains of two steps or more, those of attributions that were not found counted as wrong."""
    right = of = 0
    by_content = {id(planted): found for planted, found in both.pairs}
    for url, document in sorted(both.truth.documents.items()):
        for planted in document["attributions"]:
            if len(planted["chain"]) < 2:
                continue
            of += 1
            found = by_content.get(id(planted))
            mine = [both.source.get(key, key) for key in planted["chain"]]
            if found is not None and mine == list(found["chain"]):
                right += 1
            else:
                made.misses.append(("chain", f"{url}: planted {mine}, told {found and found['chain']}"))
    made.share("chains_exact", right, of)
