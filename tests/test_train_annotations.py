"""The annotations that the networks learn from, beside gold: offsets within their texts, cues outside contents."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[1] / "train" / "annotations"
ROLES = {"source", "cue", "content", "addressee", "medium", "when"}
TREEBANKS = Path(__file__).parents[2] / "shared" / "data" / "ud"


def lines(name: str) -> Iterator[dict]:  # type: ignore[type-arg]
    for line in (FOLDER / name).read_text("utf-8").splitlines():
        yield json.loads(line)


def check(text: str, attribution: dict) -> None:  # type: ignore[type-arg]
    assert set(attribution) <= ROLES | {"optional"}
    assert attribution["content"]
    for role in ROLES & set(attribution):
        for start, end in attribution[role]:
            assert 0 <= start < end <= len(text), (role, start, end)
            assert text[start:end] == text[start:end].strip(), (role, text[start:end])
    for start, end in attribution.get("cue", ()):
        assert all(end <= first or last <= start for first, last in attribution["content"])


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_news_made_up_for_training(language: str) -> None:
    texts = [one["text"] for one in lines(f"news-{language}.jsonl")]
    assert len(texts) == len(set(texts)) >= 80
    for one in lines(f"news-{language}.jsonl"):
        for attribution in one["attributions"]:
            check(one["text"], attribution)


def test_the_sentences_of_treebanks() -> None:
    seen = set()
    for one in lines("treebanks.jsonl"):
        assert set(one) == {"treebank", "sentence", "attributions"}  # no words of theirs
        seen.add((one["treebank"], one["sentence"]))
    assert len(seen) == sum(1 for _ in lines("treebanks.jsonl"))


@pytest.mark.skipif(not TREEBANKS.exists(), reason="the treebanks of ../shared are not there")
def test_offsets_stand_in_the_treebanks_sentences() -> None:
    texts: dict[tuple[str, str], str] = {}
    for file in TREEBANKS.glob("*.conllu"):
        id_ = ""
        for line in file.read_text("utf-8").split("\n"):
            if line.startswith("# sent_id ="):
                id_ = line.removeprefix("# sent_id =").strip()
            elif line.startswith("# text ="):
                texts[file.stem, id_] = line.removeprefix("# text =").strip()
    for one in lines("treebanks.jsonl"):
        for attribution in one["attributions"]:
            check(texts[one["treebank"], one["sentence"]], attribution)
