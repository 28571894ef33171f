"""The JSON of the log of judgements and of what is worth judging, the same from the command and the API."""

from graph.exchange.read_json import JsonObject
from graph.judgements import Entry
from graph.review import Candidate, Side


def entry_json(entry: Entry) -> JsonObject:
    """A line of the log: a judgement or, where `undoes` names one, its undoing."""
    made = entry.judgement
    return {
        "id": made.id if made else None,
        "undoes": entry.undoes,
        "about": made.about if made else None,
        "verdict": made.verdict if made else None,
        "subjects": list(made.subjects) if made else [],
        "who": entry.who,
        "when": entry.when,
        "why": made.why if made else "",
        "in_force": entry.in_force,
    }


def candidate_json(one: Candidate) -> JsonObject:
    """Two that might be one, with the ids by which `sourcier judge` takes them."""
    return {
        "kind": one.kind,
        "score": one.score,
        "criteria": list(one.criteria),
        "left": _side_json(one.left, one),
        "right": _side_json(one.right, one),
    }


def _side_json(side: Side, one: Candidate) -> JsonObject:
    if one.about == "claims":
        return {"mention": side.mention, "claim_id": side.id, "text": side.name}
    return {"mention": side.mention, "source_id": side.id, "name": side.name}
