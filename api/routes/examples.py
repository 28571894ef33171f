"""Examples of the API's answers, for OpenAPI: one small invented story, the same throughout."""

from typing import Any

Example = dict[str, Any]

TEXT = "Un ingénieur a déclaré à Lisane TV que « le pont a tremblé 3 fois »."

BRIEF: Example = {
    "id": "doc_4f0c1d2e3a4b5c6d",
    "title": "Le pont de Morvange",
    "outlet": "Le Courrier de Valdor",
    "url": "https://courrier-valdor.example/pont",
    "published": "2023-11-17T18:40:00+01:00",
}
DOCUMENT: Example = {
    **BRIEF,
    "revision": "rev_0a1b2c3d4e5f6071",
    "language": "fr",
    "modified": None,
    "byline": "Luc Hémon",
}
LISANE: Example = {"start": 25, "end": 34, "text": "Lisane TV"}
CONTENT: Example = {"start": 39, "end": 67, "text": "« le pont a tremblé 3 fois »"}
ATTRIBUTION: Example = {
    "id": "att_9e8d7c6b5a493827",
    "kind": "mixed",
    "source": {"start": 0, "end": 12, "text": "Un ingénieur"},
    "cue": {"start": 13, "end": 22, "text": "a déclaré"},
    "content": [CONTENT],
    "addressee": LISANE,
    "medium": None,
    "when": None,
    "source_type": "unnamed_person",
    "polarity": "asserted",
    "modality": "certain",
    "referent": "Un ingénieur",
    "parent": None,
    "conduits": [{**LISANE, "name": "Lisane TV"}],
    "confidence": 0.9,
    "method": "fr.subject_verb_content",
    "stance": "neutral",
    "anonymity_reason": None,
    "speaks_for": None,
    "when_interval": None,
    "figures": [
        {
            "value": 3,
            "comparator": "exactly",
            "counted": "fois",
            "unit": None,
            "period": None,
            "start": 59,
            "end": 60,
            "text": "3",
        }
    ],
}
READING: Example = {"path": None, "document": {**DOCUMENT, "text": TEXT}, "attributions": [ATTRIBUTION]}
HELD_DOCUMENT: Example = {"document": {**DOCUMENT, "text": TEXT}, "attributions": [{**ATTRIBUTION, "rejected": False}]}

STATEMENT: Example = {"claim": ATTRIBUTION["id"], "document": BRIEF, "attribution": ATTRIBUTION}

SOURCE: Example = {
    "id": "unn_1122334455667788",
    "name": "Un ingénieur",
    "source_type": "unnamed_person",
    "named": False,
    "aliases": [],
}
SOURCES: list[Example] = [{**SOURCE, "attributions": 1, "documents": 1}]
SOURCE_SAID: Example = {"source": SOURCE, "statements": [STATEMENT]}

CLAIM_NAME: Example = {
    "id": ATTRIBUTION["id"],
    "text": "« le pont a tremblé 3 fois »",
    "family": ATTRIBUTION["id"],
}
_ENDS: Example = {
    "origins": [{"id": SOURCE["id"], "name": SOURCE["name"], "source_type": "unnamed_person", "status": "unnamed"}],
    "independent_origins": {"at_least": 1, "at_most": 1},
    "circles": [],
}
CLAIM: Example = {**CLAIM_NAME, "members": [ATTRIBUTION["id"]], "statements": [STATEMENT], "relatives": [], **_ENDS}

SEARCH: list[Example] = [
    {
        "id": ATTRIBUTION["id"],
        "claim": CLAIM_NAME["id"],
        "voice": "attributed",
        "score": 1.0,
        "passage": {"document": BRIEF["id"], **CONTENT},
        "document": BRIEF,
    }
]

STATS: Example = {
    "documents": 1,
    "attributions": 1,
    "sources": 3,
    "unnamed_sources": 1,
    "claims": 1,
    "outlets": 1,
    "languages": {"fr": 1},
    "first_published": BRIEF["published"],
    "last_published": BRIEF["published"],
}


def _who(id_: str, name: str, source_type: str) -> Example:
    return {"id": id_, "name": name, "source_type": source_type}


_ENGINEER = _who(SOURCE["id"], "Un ingénieur", "unnamed_person")
_ORIGIN: Example = {**_ENGINEER, "status": "unnamed"}

TRACE: Example = {
    "query": "le pont a tremblé",
    "claim": CLAIM_NAME,
    "alternatives": [],
    "carriers": [
        {
            "document": BRIEF,
            "attribution": ATTRIBUTION["id"],
            "chain": [
                {
                    "source": _who("src_courrier-de-valdor", "Le Courrier de Valdor", "outlet"),
                    "role": "outlet",
                    "hop": "own_voice",
                    "held": True,
                    "evidence": {"document": BRIEF["id"], "field": "outlet", "value": BRIEF["outlet"]},
                },
                {
                    "source": _who("src_lisane-tv", "Lisane TV", "outlet"),
                    "role": "conduit",
                    "hop": "told_to",
                    "held": False,
                    "evidence": {"document": BRIEF["id"], **LISANE},
                },
                {
                    "source": _ENGINEER,
                    "role": "source",
                    "hop": "direct_quote",
                    "held": None,
                    "evidence": {"document": BRIEF["id"], "start": 0, "end": 12, "text": "Un ingénieur"},
                },
            ],
            "origins": [SOURCE["id"]],
            "content": [CONTENT],
            "polarity": "asserted",
            "modality": "certain",
        }
    ],
    "origins": [_ORIGIN],
    "family": [],
    "independent_origins": {
        "at_least": 1,
        "at_most": 1,
        "groups": [{"documents": [BRIEF["id"]], "reason": "One document leads to an unnamed source, “Un ingénieur”."}],
    },
    "figures": [
        {
            "value": 3,
            "high": None,
            "comparator": "exactly",
            "counted": "fois",
            "period": None,
            "source": _ENGINEER,
            "class": "same",
            "compared_to": None,
            "evidence": {"document": BRIEF["id"], "start": 59, "end": 60, "text": "3"},
            "reason": "Nothing before it counts the same thing.",
        }
    ],
    "copies": [],
    "circles": [],
    "unknown": ["The source is unnamed: “Un ingénieur”, in the words of Lisane TV."],
    "nearest": [],
    "first": {
        "documents": [
            {
                "document": BRIEF["id"],
                "claimed": BRIEF["published"],
                "earliest": "2023-11-17T17:40:00+00:00",
                "latest": "2023-11-17T17:40:00+00:00",
                "zone": "stated",
            }
        ],
        "reason": "Of what is held, only Le Courrier de Valdor carries it.",
    },
    "drift": [],
    "quotations": [],
}

_SHARES: Example = {"attributions": 1, "direct": 1.0, "mixed": 0.0, "indirect": 0.0, "unnamed": 1.0}
_OUTLET: Example = {
    "id": "src_courrier-de-valdor",
    "name": "Le Courrier de Valdor",
    "source_type": "outlet",
    "named": True,
    "aliases": [],
}
OUTLETS: list[Example] = [
    {
        "id": _OUTLET["id"],
        "name": _OUTLET["name"],
        "source_type": "outlet",
        "documents": 1,
        "quoting_documents": 1,
        "sources": 0,
        **_SHARES,
    }
]
MATRIX: list[Example] = [
    {
        "outlet": {"id": _OUTLET["id"], "name": _OUTLET["name"]},
        "source": None,
        **_SHARES,
        "documents": 1,
        "relayed": 0,
    }
]
OUTLET: Example = {"outlet": _OUTLET, "held": OUTLETS[0], "relies_on": MATRIX, "quoted_by": []}

_DATES: Example = {"first_published": BRIEF["published"], "last_published": BRIEF["published"]}
CLAIMS: list[Example] = [{**CLAIM_NAME, "documents": 1, "outlets": 1, **_DATES}]
CIRCLES: list[Example] = [
    {
        "kind": "citation_cycle",
        "path": ["La Vigie", "Le Fanal", "La Vigie"],
        "documents": ["doc_0123456789abcdef", "doc_fedcba9876543210"],
        "claim": CLAIM_NAME,
    }
]
_SAID: Example = {
    "attribution": ATTRIBUTION["id"],
    "claim": CLAIM_NAME["id"],
    "content": CLAIM_NAME["text"],
    "polarity": "asserted",
    "document": BRIEF,
}
CONTRADICTIONS: list[Example] = [{"kind": "polarity", "first": _SAID, "second": {**_SAID, "polarity": "denied"}}]

REVIEW: list[Example] = [
    {
        "kind": "sources",
        "score": 0.75,
        "criteria": ["one letter apart"],
        "left": {
            "mention": "att_0123456789abcdef",
            "source_id": "src_benjamin-orsevaux",
            "name": "Benjamin Orsevaux",
        },
        "right": {
            "mention": "att_fedcba9876543210",
            "source_id": "src_benjamin-orsevax",
            "name": "Benjamin Orsevax",
        },
    }
]
JUDGED: Example = {
    "id": "jdg_0123456789abcdef",
    "subjects": ["att_0123456789abcdef", "att_fedcba9876543210"],
    "overrides": [],
}
UNDONE: Example = {"id": JUDGED["id"]}
LOG: list[Example] = [
    {
        "id": JUDGED["id"],
        "undoes": None,
        "about": "sources",
        "verdict": "same",
        "subjects": JUDGED["subjects"],
        "who": "Ana",
        "when": "2024-04-01T09:00:00.000+00:00",
        "why": "one person, says the desk",
        "in_force": True,
    }
]
