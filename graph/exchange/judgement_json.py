"""The JSON of the log of judgements, the same from the command and the API."""

from graph.exchange.read_json import JsonObject
from graph.judgements import Entry


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
