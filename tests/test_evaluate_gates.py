"""The quality gates: what passes, what fails, and that no floor sinks without a reason."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from graph.errors import InputError
from graph.model import Attribution, Document
from ingest.evaluate.gates import Corpus, Quality, main, read_quality, written
from ingest.evaluate.gold import corpus_hash

ROOT = Path(__file__).parents[1]
TEXT = "La maire a dit : « Rien à craindre. » Un pompier a ajouté : « Tout va bien. »\n"
ANNOTATIONS = (
    "T1\tSource 0 8\tLa maire\nT2\tContent 19 34\tRien à craindre\nE1\tAttribution:T2 Source:T1 Content:T2\n"
    "T3\tSource 38 48\tUn pompier\nT4\tContent 62 74\tTout va bien\nE2\tAttribution:T4 Source:T3 Content:T4\n"
)


def both(document: Document, *, beliefs: bool = False) -> tuple[Attribution, ...]:
    return (
        Attribution.of(document, kind="direct", source=document.span(0, 8), content=[document.span(19, 34)]),
        Attribution.of(document, kind="direct", source=document.span(38, 48), content=[document.span(62, 74)]),
    )


def one(document: Document, *, beliefs: bool = False) -> tuple[Attribution, ...]:
    """Precision 1, recall one half: F1 is two thirds."""
    return both(document)[:1]


def none(document: Document, *, beliefs: bool = False) -> tuple[Attribution, ...]:
    return ()


@pytest.fixture
def quality_file(tmp_path: Path) -> Path:
    """A corpus of one text whose floors are AR@.5 .6 and cue share none, in a file beside it."""
    folder = tmp_path / "gold" / "fr-hand"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "a.ann").write_text(ANNOTATIONS, encoding="utf-8")
    corpus = Corpus(name="fr-hand", sha256=corpus_hash(folder), floors={"ar_5": 0.6, "roles_exact.source": 0.5})
    file = tmp_path / "quality.toml"
    file.write_text(written(Quality(gold="gold", corpora=(corpus,))), encoding="utf-8")
    return file


def test_figures_above_their_floors_pass(quality_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--file", str(quality_file)], extract=one) == 0
    assert capsys.readouterr().out.splitlines() == [
        "ok     fr-hand: ar_5 0.667 ≥ 0.600",
        "ok     fr-hand: roles_exact.source 0.667 ≥ 0.500",
    ]


def test_a_measure_may_name_a_part_of_a_score(quality_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(quality_file, floors={"ar_5.recall": 0.5, "ar_5.precision": 0.9})
    assert main(["--file", str(quality_file)], extract=one) == 0
    assert capsys.readouterr().out.splitlines() == [
        "ok     fr-hand: ar_5.recall 0.500 ≥ 0.500",
        "ok     fr-hand: ar_5.precision 1.000 ≥ 0.900",
    ]


def change(file: Path, **values: object) -> None:
    quality = read_quality(file)
    (corpus,) = quality.corpora
    file.write_text(written(replace(quality, corpora=(replace(corpus, **values),))), encoding="utf-8")  # type: ignore[arg-type]


def test_a_corpus_is_measured_with_beliefs_where_the_file_says_so(
    quality_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def believing(document: Document, *, beliefs: bool = False) -> tuple[Attribution, ...]:
        return both(document) if beliefs else ()

    assert main(["--file", str(quality_file)], extract=believing) == 1
    change(quality_file, beliefs=True)
    assert "beliefs = true" in quality_file.read_text(encoding="utf-8")
    assert main(["--file", str(quality_file)], extract=believing) == 0
    assert main(["--file", str(quality_file), "--raise", "0"], extract=believing) == 0
    assert read_quality(quality_file).corpora[0].floors["ar_5"] == 1.0


def test_gold_of_the_repository_is_never_skipped(quality_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(quality_file, folder="gold/fr-hand")
    quality_file.write_text(quality_file.read_text(encoding="utf-8").replace('gold = "gold"', 'gold = "nowhere"'))
    assert main(["--file", str(quality_file)], extract=both) == 0
    shutil.rmtree(quality_file.parent / "gold")
    capsys.readouterr()
    assert main(["--file", str(quality_file)], extract=both) == 1
    assert capsys.readouterr().out == ("FAILED fr-hand: gold/fr-hand is not there; restore it from version control\n")


def test_a_figure_below_its_floor_fails(quality_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--file", str(quality_file)], extract=none) == 1
    assert "FAILED fr-hand: ar_5 0.000 < 0.600" in capsys.readouterr().out


def test_another_gold_fails(quality_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (quality_file.parent / "gold" / "fr-hand" / "a.txt").write_text(TEXT + "\n", encoding="utf-8")
    assert main(["--file", str(quality_file)], extract=both) == 1
    assert "not the gold its floors were set on" in capsys.readouterr().out


def test_absent_gold_is_skipped_with_the_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "quality.toml"
    corpus = Corpus(name="fr-hand", sha256="0", floors={"ar_5": 0.6})
    file.write_text(written(Quality(gold="nowhere", corpora=(corpus,))), encoding="utf-8")
    assert main(["--file", str(file)], extract=both) == 0
    assert (
        capsys.readouterr().out == "ok     fr-hand: skipped, the gold is not here (it is not part of the repository)\n"
    )


def test_floors_rise_to_what_is_reached_and_never_sink(quality_file: Path) -> None:
    assert main(["--file", str(quality_file), "--raise", "0.02"], extract=both) == 0
    assert read_quality(quality_file).corpora[0].floors == {"ar_5": 0.98, "roles_exact.source": 0.98}
    assert main(["--file", str(quality_file), "--raise", "0.02"], extract=one) == 0
    assert read_quality(quality_file).corpora[0].floors == {"ar_5": 0.98, "roles_exact.source": 0.98}


def test_a_floor_is_lowered_with_a_reason_only(quality_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lower = ["--file", str(quality_file), "--lower", "fr-hand", "ar_5", "0.55"]
    assert main(lower, extract=both) == 2
    assert "this needs --reason" in capsys.readouterr().err
    assert read_quality(quality_file).corpora[0].floors["ar_5"] == 0.6
    assert main([*lower, "--reason", 'The gold was "mended"'], extract=both) == 0
    quality = read_quality(quality_file)
    assert quality.corpora[0].floors["ar_5"] == 0.55
    assert [(d.corpus, d.what, d.reason) for d in quality.decisions] == [
        ("fr-hand", "ar_5 lowered from 0.600 to 0.550", 'The gold was "mended"')
    ]


def test_another_gold_is_pinned_with_a_reason_only(quality_file: Path) -> None:
    (quality_file.parent / "gold" / "fr-hand" / "a.txt").write_text(TEXT + "\n", encoding="utf-8")
    pin = ["--file", str(quality_file), "--pin", "fr-hand"]
    assert main(pin, extract=both) == 2
    assert main([*pin, "--reason", "A line was added"], extract=both) == 0
    assert main(["--file", str(quality_file)], extract=both) == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--lower", "de-hand", "ar_5", "0.1"], "there is no corpus 'de-hand'; there are fr-hand"),
        (["--lower", "fr-hand", "ar_9", "0.1"], "fr-hand has no floor 'ar_9'; it has ar_5, roles_exact.source"),
        (["--lower", "fr-hand", "ar_5", "0.9"], "0.900 is not below 0.600; use --raise"),
    ],
)
def test_a_change_that_cannot_be_made_says_why(
    quality_file: Path, arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--file", str(quality_file), *arguments, "--reason", "because"], extract=both) == 2
    assert message in capsys.readouterr().err


def test_a_measure_that_is_none_is_named(quality_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    quality_file.write_text(quality_file.read_text(encoding="utf-8").replace("ar_5", "ar_9"), encoding="utf-8")
    assert main(["--file", str(quality_file)], extract=both) == 2
    assert "there is no measure 'ar_9'" in capsys.readouterr().err


def test_a_file_that_is_no_table_of_floors_is_an_error(tmp_path: Path) -> None:
    file = tmp_path / "quality.toml"
    for content in ("gold = ", "[corpus]\n", 'gold = "x"\ncorpus = 3\n'):
        file.write_text(content, encoding="utf-8")
        with pytest.raises(InputError, match="restore it from version control"):
            read_quality(file)


def test_the_floors_of_this_repository_are_those_of_its_first_issue_or_higher() -> None:
    floors = {corpus.name: corpus.floors["ar_5"] for corpus in read_quality(ROOT / "quality.toml").corpora}
    first = {"fr-dev": 0.60, "en-dev": 0.50, "en-gum-dev": 0.35, "en-polnear/dev": 0.35}
    assert set(first) <= set(floors)
    assert all(floors[name] >= floor for name, floor in first.items())


def test_the_file_is_as_the_program_writes_it() -> None:
    file = ROOT / "quality.toml"
    assert file.read_text(encoding="utf-8") == written(read_quality(file))


def test_the_gold_of_this_repository_is_measured_without_any_other() -> None:
    folders = {corpus.folder for corpus in read_quality(ROOT / "quality.toml").corpora if corpus.folder}
    assert folders == {"tests/gold/fr", "tests/gold/en"}
    assert all((ROOT / folder).is_dir() for folder in folders)
