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
    wanted = _wanted(query)
    for hit in hits:
        statement = statements.get(hit.attribution or "")
        if statement is not None:
            score = _score(wanted, hit, statement)
            best[statement.claim_id] = max(score, best.get(statement.claim_id, 0.0))
    ranked = sorted(best.items(), key=lambda pair: (-pair[1], pair[0]))[:CANDIDATES]
    claims = store.claims([id_ for id_, score in ranked if score >= LEAST_COVER])
    answers = [(claims[id_], score) for id_, score in ranked if id_ in claims]
    answers.sort(key=lambda pair: (-pair[1], -len(pair[0].members), pair[0].id))
    if not answers:
        return Found(None, nearest=tuple(hits[:NEAREST]))
    others = tuple(Alternative(claim, score) for claim, score in answers[1 : ALTERNATIVES + 1])
    return Found(answers[0][0], others)


def _score(wanted: Sequence[frozenset[str]], hit: Hit, statement: Statement) -> float:
    """The share of the query's words found: in the content, or half as good in who says it or the title."""
    attribution, document = statement.attribution, statement.document
    said = _forms(attribution.content_text, document.language)
    names = [attribution.source_name or "", document.outlet or "", *(conduit.name for conduit in attribution.conduits)]
    around = _forms(" ".join([*names, document.title or ""]), document.language)
    cover = sum(0.5 if said.isdisjoint(forms) and around & forms else float(bool(said & forms)) for forms in wanted)
    return round(min(1.0, cover / max(1, len(wanted)) * (0.9 + 0.1 * hit.score)), 4)


def _wanted(query: str) -> list[frozenset[str]]:
    """The words that a query asks for, each in every form it may be found in: a short query's language is a guess."""
    language = language_of(query, None)
    words = list(dict.fromkeys(tokens(query)))
    telling = [word for word in words if not is_stop(word, language)] or words
    return [frozenset({word, stem(word, "fr"), stem(word, "en")}) for word in telling]


def _forms(text: str, language: str | None) -> frozenset[str]:
    """The words of a text, and their stems in its language."""
    words = tokens(text)
    tongue = language_of(text, language)
    return frozenset(words) | frozenset(stem(word, tongue) for word in words)
