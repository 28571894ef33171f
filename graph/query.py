"""From what a reporter asks to the claim that is meant: words, a claim's id or an attribution's id."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph.errors import NotFound
from graph.model import Claim
from graph.stems import is_stop, language_of, stem
from graph.store.port import GraphStore, Hit, Statement
from graph.trace import Alternative
from graph.words import tokens

HITS = 60  # passages looked at
CANDIDATES = 12  # claims weighed
ALTERNATIVES = 6
LEAST_COVER = 0.5  # share of the query's words that a claim, its source and its title must have
NEAREST = 5

_ID = re.compile(r"att_[0-9a-f]{16}$")


@dataclass(frozen=True, slots=True)
class Found:
    """The claim that answers, the others that might, and, where none does, the passages that come nearest."""

    claim: Claim | None
    alternatives: tuple[Alternative, ...] = ()
    nearest: tuple[Hit, ...] = ()


def find(store: GraphStore, query: str) -> Found:
    """The claim that a query means. A query of several claims gives the one that has most of its words."""
    if _ID.match(query.strip()):
        try:
            return Found(store.claim(query.strip()))
        except NotFound:
            return Found(None)
    hits = store.search(query, limit=HITS)
    ids = list(dict.fromkeys(hit.attribution for hit in hits if hit.attribution is not None))
    statements = store.statements(ids)
    best: dict[str, float] = {}
    for hit in hits:
        statement = statements.get(hit.attribution or "")
        if statement is not None:
            score = _score(query, hit, statement)
            best[statement.claim_id] = max(score, best.get(statement.claim_id, 0.0))
    ranked = sorted(best.items(), key=lambda pair: (-pair[1], pair[0]))[:CANDIDATES]
    answers = [(store.claim(id_), score) for id_, score in ranked if score >= LEAST_COVER]
    answers.sort(key=lambda pair: (-pair[1], -len(pair[0].members), pair[0].id))
    if not answers:
        return Found(None, nearest=tuple(hits[:NEAREST]))
    others = tuple(Alternative(claim, score) for claim, score in answers[1 : ALTERNATIVES + 1])
    return Found(answers[0][0], others)


def _score(query: str, hit: Hit, statement: Statement) -> float:
    """The share of the query's words found: in the content, or half as good in who says it or the title."""
    language = language_of(query, None)
    wanted = _stems([query], language)
    if not wanted:
        wanted = frozenset(tokens(query))
    attribution, document = statement.attribution, statement.document
    spoken = document.language or language
    said = _stems([attribution.content_text], spoken) | frozenset(tokens(attribution.content_text))
    names = [attribution.source_name or "", document.outlet or "", *(conduit.name for conduit in attribution.conduits)]
    around = _stems([*names, document.title or ""], spoken)
    cover = sum(1.0 if word in said else 0.5 if word in around else 0.0 for word in wanted) / max(1, len(wanted))
    return round(min(1.0, cover * (0.9 + 0.1 * hit.score)), 4)


def _stems(texts: Sequence[str], language: str) -> frozenset[str]:
    tongue = language_of(" ".join(texts), language)
    return frozenset(
        stem(word, tongue) for text in texts for word in tokens(text) if not is_stop(word, tongue) or word[0].isdigit()
    )
