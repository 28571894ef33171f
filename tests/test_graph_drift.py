"""A document and the held one that it has a claim from → what the claim lost on the way."""

from pathlib import Path
from typing import Any

import pytest

from graph.model import Attribution, Conduit, Document
from graph.provenance import trace
from graph.store import open_store
from graph.trace import Trace

CLAIM = "le barrage de Valmont a subi 61 tirs de mortier depuis le 17 octobre"
FILL = "La vallée est coupée depuis la veille, et les trains s’arrêtent à l’entrée de la gorge."
Kept = tuple[Document, tuple[Attribution, ...]]


def kept(outlet: str, day: int, text: str, *, source: str | None, cue: str, content: str = CLAIM, **more: Any) -> Kept:
    document = Document.of(text=text, outlet=outlet, published=f"2023-11-{day:02}", language=more.pop("language", "fr"))

    def span(words: str | None) -> Any:
        return None if words is None else document.span(text.index(words), text.index(words) + len(words))

    more.setdefault("kind", "indirect")
    conduits = more.pop("through", None)
    parent = more.pop("outer", None)
    own = [Attribution.of(document, content=[span(content)], source=span(source), cue=span(cue), **more)]
    if conduits:
        outer = Attribution.of(
            document,
            kind="indirect",
            content=[span(parent)],
            source=span(conduits),
            cue=span("Selon"),
            source_type="outlet",
        )
        own = [
            outer,
            Attribution.of(document, content=[span(content)], source=span(source), cue=span(cue), parent=outer.id,
                           conduits=[Conduit(span(conduits), conduits)], **more),
        ]  # fmt: skip
    return document, tuple(own)


def original(content: str = CLAIM, **more: Any) -> Kept:
    return kept("Le Phare", 17, f"Un officier a dit que {content}. {FILL}", source="Un officier", cue="a dit",
                content=content, **{"source_type": "unnamed_person", **more})  # fmt: skip


def relay(content: str = CLAIM, *, source: str = "un officier", **more: Any) -> Kept:
    said = f"{source} a dit que {content}"
    return kept("La Vigie", 18, f"Selon Le Phare, {said}.", source=source, cue="a dit", content=content,
                through="Le Phare", outer=said, **{"source_type": "unnamed_person", **more})  # fmt: skip


@pytest.fixture
def traced(tmp_path: Path) -> Any:
    def ask(*documents: Kept) -> Trace:
        with open_store(str(tmp_path / "drift.db"), create=True) as store:
            for document, attributions in documents:
                store.keep(document, attributions, version="1")
            found = trace(store, "61 tirs de mortier barrage de Valmont")
            for drift in found.drift:
                for evidence in drift.evidence:
                    assert store.document(evidence.document).holds(evidence.span)
            return found

    return ask


def test_nothing_changed(traced: Any) -> None:
    found = traced(original(), relay())
    assert found.drift == ()
    assert [step.held for step in found.carriers[-1].chain] == [True, True, None]


def test_a_hedge_is_lost(traced: Any) -> None:
    hedged = "le barrage de Valmont aurait subi 61 tirs de mortier depuis le 17 octobre"
    (drift,) = traced(original(hedged, modality="hedged"), relay()).drift
    assert (drift.kind, drift.hop) == ("hedge_lost", "according_to")
    assert [(run.change, run.text) for run in drift.diff if run.change != "same"] == [
        ("removed", "aurait"),
        ("added", "a"),
    ]
    assert drift.reason == "Le Phare hedges it; La Vigie has it as certain."


def test_a_hedge_that_is_kept_is_no_drift(traced: Any) -> None:
    assert traced(original(modality="hedged"), relay(modality="hedged")).drift == ()


def test_an_unnamed_source_gets_a_name(traced: Any) -> None:
    (drift,) = traced(original(), relay(source="Jeanne Morel", source_type="named_person")).drift
    assert drift.kind == "unnamed_made_named"
    assert [evidence.span.text for evidence in drift.evidence] == ["Un officier", "Jeanne Morel"]


def test_an_attribution_is_lost_in_a_copy(traced: Any) -> None:
    text = f"{FILL} Les écoles ferment, les routes aussi, et personne ne sait pour combien de temps encore."
    one = kept("Le Phare", 17, f"Un officier a dit que {CLAIM}. {text}", source="Un officier", cue="a dit",
               source_type="unnamed_person")  # fmt: skip
    own = Document.of(
        text=f"{CLAIM[0].upper()}{CLAIM[1:]}. {text}", outlet="La Vigie", published="2023-11-18", language="fr"
    )
    found = traced(one, (own, ()))
    (drift,) = found.drift
    assert (drift.kind, drift.hop) == ("attribution_lost", "copy")
    assert drift.reason == "Le Phare attributes it to Un officier; La Vigie states it in its own voice."
    assert [one.document for one in found.first.documents] == [found.carriers[0].document.id]


def test_a_figure_is_rounded(traced: Any) -> None:
    rounded = CLAIM.replace("61", "une soixantaine de")
    drifts = traced(original(), relay(rounded)).drift
    assert [drift.kind for drift in drifts] == ["figure_rounded"]
    assert drifts[0].evidence[0].span.text == "61"


def test_a_quotation_is_altered(traced: Any) -> None:
    whole = f"« {CLAIM} »"
    other = f"« {CLAIM.replace('a subi', 'a encaissé')} »"
    found = traced(original(whole, kind="direct"), relay(other, kind="direct"))
    assert [drift.kind for drift in found.drift] == ["quotation_altered"]
    (check,) = found.quotations
    assert check.verdict == "altered"
    assert [(run.change, run.text) for run in check.diff if run.change != "same"] == [
        ("removed", "subi"),
        ("added", "encaissé"),
    ]


def test_a_faithful_quotation_is_said_to_be_so(traced: Any) -> None:
    whole = f"« {CLAIM} »"
    found = traced(original(whole, kind="direct"), relay(whole, kind="direct"))
    assert [check.verdict for check in found.quotations] == ["faithful"]
    assert found.drift == ()


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (("2023-11-17", "2023-11-18"), ["A"]),
        (("2023-11-17", "2023-11-17"), ["A", "B"]),
        (("2023-11-17T10:00:00+01:00", "2023-11-17T11:00:00+01:00"), ["A"]),
        (("2023-11-17T10:00:00", "2023-11-17T11:00:00+01:00"), ["A", "B"]),
        (("2023-11-17", None), ["A", "B"]),
        (("2023-11-18T20:00:00+00:00", "2023-11-18"), ["A", "B"]),
        (("2023-11", "2023-12-15"), ["A"]),
    ],
)
def test_first_is_who_may_have_been(traced: Any, dates: tuple[str | None, str | None], expected: list[str]) -> None:
    made = []
    for outlet, date in zip("AB", dates, strict=True):
        text = f"Un officier a dit que {CLAIM}. Suite de {outlet}."
        document = Document.of(text=text, outlet=outlet, published=date, language="fr")
        content = document.span(text.index(CLAIM), text.index(CLAIM) + len(CLAIM))
        made.append((document, (Attribution.of(document, kind="indirect", content=[content]),)))
    found = traced(*made)
    names = {carrier.document.id: carrier.document.outlet for carrier in found.carriers}
    assert sorted(names[one.document] for one in found.first.documents) == expected
    assert found.first.reason.endswith(".")
