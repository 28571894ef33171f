"""The JSON of `read`: out, and the same back in."""

import json
from copy import deepcopy
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import InvalidValue
from graph.exchange.read_json import attributions_from_json, reading_json
from graph.model import Attribution, Conduit, Document, Figure, Kind, Modality, Polarity, Stance, WhenInterval

TEXT = "Selon Radio Lisane, un officier a dit à Valdor que le port est « fermé » et que la digue tient."
DOCUMENT = Document.of(
    text=TEXT,
    title="Un port fermé, dit un officier",
    outlet="Le Fanal",
    url="https://fanal.example/port",
    published="2024-03-01",
    language="fr",
    links=["https://lisane.example/entretien"],
)


def span(words: str) -> Any:
    start = TEXT.index(words)
    return DOCUMENT.span(start, start + len(words))


OUTER = Attribution.of(
    DOCUMENT,
    kind="indirect",
    content=[span("un officier a dit à Valdor")],
    source=span("Radio Lisane"),
    cue=span("Selon"),
)
INNER = Attribution.of(
    DOCUMENT,
    kind="mixed",
    content=[span("le port est « fermé »"), span("la digue tient")],
    source=span("un officier"),
    cue=span("a dit"),
    addressee=span("Valdor"),
    source_type="unnamed_person",
    modality="hedged",
    referent="un officier",
    parent=OUTER.id,
    conduits=[Conduit(span("Radio Lisane"), "Radio Lisane")],
    confidence=0.75,
    method="hand",
    stance="warn",
    anonymity_reason=span("à Valdor"),
    speaks_for=span("la digue"),
    when_interval=WhenInterval("2024-02-27", "2024-02-28", "approximate"),
    figures=[
        Figure(value=2, high=3.5, comparator="about", counted="ports", unit="%", period="par an", span=span("un")),
        Figure(value=7, comparator="exactly", counted=None, period=None, span=span("port")),
    ],
)
TITLED = Attribution.of(
    DOCUMENT,
    kind="indirect",
    content=[DOCUMENT.span(0, 13, "title")],
    source=DOCUMENT.span(19, 30, "title"),
    polarity="denied",
)
ALL = (OUTER, INNER, TITLED)


def printed(**options: bool) -> Any:
    return json.loads(json.dumps(reading_json("port.txt", DOCUMENT, ALL, **options), ensure_ascii=False))


def test_out_and_back_in() -> None:
    assert attributions_from_json(DOCUMENT, printed()["attributions"]) == ALL


def test_the_shape() -> None:
    value = printed(with_text=True)
    assert list(value) == ["path", "document", "attributions"]
    assert value["document"]["text"] == TEXT
    assert value["document"]["links"] == ["https://lisane.example/entretien"]
    assert "text" not in printed()["document"]
    inner, titled = value["attributions"][1:]
    assert inner["conduits"] == [{"start": 6, "end": 18, "text": "Radio Lisane", "name": "Radio Lisane"}]
    assert inner["parent"] == OUTER.id
    assert inner["when"] is None
    assert (inner["stance"], titled["stance"]) == ("warn", "neutral")
    assert inner["when_interval"] == {"from": "2024-02-27", "to": "2024-02-28", "certainty": "approximate"}
    assert titled["when_interval"] is titled["speaks_for"] is titled["anonymity_reason"] is None
    assert inner["speaks_for"]["text"] == "la digue"
    ranged, single = inner["figures"]
    assert ranged == {
        "low": 2,
        "high": 3.5,
        "comparator": "about",
        "counted": "ports",
        "unit": "%",
        "period": "par an",
        "start": 20,
        "end": 22,
        "text": "un",
    }
    assert (single["value"], "low" in single) == (7, False)
    assert titled["source"] == {"start": 19, "end": 30, "text": "un officier", "in": "title"}


def test_ids_given_by_somebody_else_are_made_afresh() -> None:
    values = printed()["attributions"]
    values[0]["id"], values[1]["id"], values[1]["parent"], values[2]["id"] = 1, "two", 1, None
    assert attributions_from_json(DOCUMENT, values) == ALL


def test_only_kind_and_content_are_needed() -> None:
    (made,) = attributions_from_json(
        DOCUMENT, [{"kind": "direct", "content": [{"start": 0, "end": 5, "text": "Selon"}]}]
    )
    assert (made.source, made.source_type, made.confidence) == (None, "none", 1.0)
    assert (made.stance, made.speaks_for, made.when_interval, made.figures) == ("neutral", None, None, ())


FAULTS: list[tuple[str, Any, str]] = [
    ("kind", "spoken", "kind"),
    ("kind", None, "kind"),
    ("content", [], "content"),
    ("content", "words", "attributions"),
    ("content", [{"start": 0, "end": 5}], "text"),
    ("content", [{"start": 0, "end": 5, "text": "Radio"}], "not in the text"),
    ("source", {"start": "a", "end": 5, "text": "Selon"}, "attributions"),
    ("source", {"start": 0, "end": 5, "text": "Selon", "in": "byline"}, "field"),
    ("confidence", "high", "attributions"),
    ("confidence", None, "attributions"),
    ("confidence", 7, "confidence"),
    ("parent", "att_elsewhere", "parent"),
    ("conduits", [{"start": 6, "end": 18, "text": "Radio Lisane"}], "name"),
    ("referent", 7, "referent"),
    ("stance", "shout", "stance"),
    ("speaks_for", {"start": 0, "end": 5, "text": "Radio"}, "not in the text"),
    ("anonymity_reason", "none", "attributions"),
    ("when_interval", {"from": "2024-02-30", "to": "2024-03-01", "certainty": "exact"}, "interval"),
    ("when_interval", {"from": "2024-03-02", "to": "2024-03-01", "certainty": "exact"}, "back to"),
    ("when_interval", {"from": "2024-03-01", "to": "2024-03-01", "certainty": "sure"}, "certainty"),
    ("when_interval", {"from": "2024-03-01"}, "to"),
    ("figures", [{"value": 1, "start": 0, "end": 5, "text": "Radio"}], "not in the text"),
    ("figures", [{"value": "many", "start": 0, "end": 5, "text": "Selon"}], "attributions"),
    ("figures", [{"low": 3, "high": 1, "start": 0, "end": 5, "text": "Selon"}], "down to"),
    ("figures", [{"start": 0, "end": 5, "text": "Selon"}], "value"),
]


@pytest.mark.parametrize(("key", "value", "said"), FAULTS)
def test_a_fault_says_where_it_is(key: str, value: object, said: str) -> None:
    values = deepcopy(printed()["attributions"])
    values[1][key] = value
    with pytest.raises(InvalidValue, match=said):
        attributions_from_json(DOCUMENT, values)


@pytest.mark.parametrize("values", [[None], ["a"], [[]], [{}]])
def test_what_is_no_attribution(values: list[Any]) -> None:
    with pytest.raises(InvalidValue, match=r"attributions\[0\]"):
        attributions_from_json(DOCUMENT, values)


@given(
    st.text(min_size=1).filter(str.strip),
    st.data(),
    st.sampled_from(["direct", "indirect", "mixed"]),
    st.sampled_from(["asserted", "denied", "unsaid"]),
    st.sampled_from(["certain", "hedged"]),
    st.sampled_from(["neutral", "belief"]),
    st.floats(0, 1),
)
def test_any_attribution_comes_back(
    text: str,
    data: st.DataObject,
    kind: Kind,
    polarity: Polarity,
    modality: Modality,
    stance: Stance,
    confidence: float,
) -> None:
    document = Document.of(text=text)
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), min_size=2)))
    spans = [document.span(start, end) for start, end in pairwise(cuts)]
    if not any(part.text.strip() for part in spans):
        return
    made = Attribution.of(
        document,
        kind=kind,
        content=spans,
        source=data.draw(st.sampled_from([None, *spans])),
        cue=data.draw(st.sampled_from([None, *spans])),
        when=data.draw(st.sampled_from([None, *spans])),
        polarity=polarity,
        modality=modality,
        confidence=confidence,
        stance=stance,
        speaks_for=data.draw(st.sampled_from([None, *spans])),
        anonymity_reason=data.draw(st.sampled_from([None, *spans])),
        figures=[
            Figure(value=low, high=high, comparator="about", counted=None, period=None, unit="€", span=spans[0])
            for low, high in data.draw(st.lists(st.sampled_from([(1.5, None), (1, 2), (0, 0)]), max_size=2))
        ],
    )
    value = json.loads(json.dumps(reading_json(None, document, [made])))
    assert attributions_from_json(document, value["attributions"]) == (made,)
