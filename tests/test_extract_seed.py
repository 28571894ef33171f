"""The article the project was started from is read as the gold has it: eleven attributions, referents and the chain."""

from pathlib import Path

import pytest

from graph.model import Attribution, Document
from ingest.evaluate.gold import read_gold
from ingest.evaluate.scorer import score
from ingest.extract import extract

SHARED = Path(__file__).parents[2] / "shared"
SEED = SHARED / "gold" / "fr-dev" / "seed.ann"

pytestmark = pytest.mark.skipif(not SEED.exists(), reason="../shared is not beside the checkout")


@pytest.fixture(scope="module")
def found() -> tuple[Attribution, ...]:
    text = (SHARED / "data" / "seed-article.txt").read_bytes().decode("utf-8")
    return extract(Document.of(text=text, language="fr"))


def test_all_eleven_are_found(found: tuple[Attribution, ...]) -> None:
    (gold,) = read_gold([SEED], language="fr")
    result = score(gold, found)
    assert len(found) == 11
    assert (result.missed, result.false) == ((), ())
    assert result.tally.at_8.right == 11


def test_their_referents(found: tuple[Attribution, ...]) -> None:
    assert [one.referent for one in found] == (
        ["Un responsable militaire américain"] + ["le Pentagone"] * 3 + ["la Résistance islamique en Irak"] * 7
    )


def test_the_chain_through_the_outlet_told(found: tuple[Attribution, ...]) -> None:
    first = found[0]
    assert [conduit.name for conduit in first.conduits] == ["Al-Mayadeen"]
    assert (first.source_type, first.kind) == ("unnamed_person", "mixed")
