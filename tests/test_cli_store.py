"""The commands around a store: filling it, asking it, and what a newcomer meets before there is one."""

import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from api.cli import main

ROOT = Path(__file__).parent.parent
DEMO = ROOT / "ingest" / "demo" / "texts"
CLAIM = "61 attaques en Irak et en Syrie depuis le 17 octobre"
Run = Callable[..., Any]  # the fixture of conftest.py: runs a command, gives its status, out and err


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store of the demo corpus; nothing here writes to it."""
    db = str(tmp_path_factory.mktemp("filled") / "demo.db")
    with pytest.raises(SystemExit) as left:
        main(["ingest", str(DEMO), "--db", db])
    assert left.value.code == 0
    return db


def environment(**more: str) -> Mapping[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), **more}


# -- what a newcomer meets -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words", [("trace", "a"), ("search", "a"), ("sources",), ("source", "a"), ("stats",), ("serve",)]
)
def test_without_a_store_it_says_how_to_make_one(run: Run, words: tuple[str, ...], tmp_path: Path) -> None:
    done = run(*words, *(("--port", "0") if words == ("serve",) else ()))
    assert (done.status, done.out) == (1, "")
    assert done.err == (
        "sourcier: sourcier.db does not exist yet; make it with: sourcier ingest PATHS… --db sourcier.db\n"
    )
    assert not list(tmp_path.iterdir()), "asking makes no store"


def test_the_store_is_the_option_else_the_variable_else_here(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("Le maire a dit que le pont ferme.", encoding="utf-8")
    assert "kept in sourcier.db" in run("ingest", "a.txt").out
    monkeypatch.setenv("SOURCIER_DB", "variable.db")
    assert "kept in variable.db" in run("ingest", "a.txt").out
    assert "kept in sqlite:///option.db" in run("ingest", "a.txt", "--db", "sqlite:///option.db").out
    monkeypatch.setenv("SOURCIER_DB", "")
    assert "1 unchanged" in run("ingest", "a.txt").out
    assert {path.name for path in tmp_path.glob("*.db")} == {"sourcier.db", "variable.db", "option.db"}


def test_an_empty_folder_says_what_would_be_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = run("ingest", "empty")
    assert done.status == 1
    assert "holds nothing to read (.htm, .html" in done.err


def test_an_empty_store_says_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    run("ingest", "empty")
    assert run("sources").err == "the store holds no attribution yet\n"
    for command in ("trace", "search"):
        done = run(command, "a bridge")
        assert (done.status, done.out) == (0, "")
        assert done.err == "the store holds nothing yet; fill it with: sourcier ingest PATHS…\n"
    assert run("trace", "a bridge", "--format", "json").json["claim"] is None
    assert run("stats", "--format", "json").json["documents"] == 0


def test_words_that_nothing_matches_are_no_failure(run: Run, filled: str) -> None:
    for command in ("trace", "search"):
        done = run(command, "xylophone", "--db", filled)
        assert (done.status, done.out) == (0, "")
        assert "other words" in done.err
    assert run("trace", "xylophone", "--db", filled, "--format", "json").json["claim"] is None
    assert run("search", "xylophone", "--db", filled, "--format", "json").json == []


def test_a_name_that_nobody_has_offers_those_that_come_near(run: Run, filled: str) -> None:
    near = run("source", "Callow", "--db", filled)
    assert (near.status, near.out) == (1, "")
    assert "near it: Ruth Calloway" in near.err
    assert "sourcier sources" in run("source", "xylophone", "--db", filled).err


# -- filling a store -----------------------------------------------------------------------------------------------


def test_ingest_twice_changes_nothing(run: Run) -> None:
    first, second = (run("ingest", str(DEMO), "--db", "demo.db", "--format", "json") for _ in range(2))
    assert (first.status, second.status) == (0, 0)
    assert (first.err, second.err) == ("", ""), "no progress where nobody looks"
    assert (first.json["read"], first.json["new"], first.json["unchanged"]) == (21, 21, 0)
    assert (second.json["read"], second.json["new"], second.json["unchanged"]) == (21, 0, 21)


def test_what_fails_is_named_and_the_rest_is_kept(run: Run, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("Le maire a dit que le pont ferme.", encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "feed.jsonl").write_text('{"text": "La maire a dit non."}\n{bad\n', encoding="utf-8")
    done = run("ingest", "good.txt", "empty.txt", "feed.jsonl", "missing.txt", "--format", "json")
    assert done.status == 1
    assert done.json["new"] == 2
    assert [one["place"] for one in done.json["failed"]] == ["empty.txt", "feed.jsonl:2", "missing.txt"]
    text = run("ingest", "good.txt", "empty.txt")
    assert "1 read: 0 new, 1 unchanged, 0 replaced, 1 failed" in text.out
    assert text.err.startswith("empty.txt: ")


def test_a_folder_passes_over_other_kinds_and_says_so(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_text("Le maire a dit que le pont ferme.", encoding="utf-8")
    (folder / "a.ann").write_text("T1", encoding="utf-8")
    done = run("ingest", "texts")
    assert done.status == 0
    assert "1 .ann" in done.err


def test_a_language_not_extracted_is_stored_and_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "es.txt").write_text("El alcalde dijo que el puente está cerrado por las obras.", encoding="utf-8")
    done = run("ingest", "es.txt")
    assert done.status == 0
    assert "1 document stored, language es is not extracted yet" in done.out


def test_metadata_and_sizes_are_told_by_options(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Le maire a dit que le pont ferme.", encoding="utf-8")
    (tmp_path / "about.tsv").write_text("stem\toutlet\tpublished\na\tRadio Corvane\t2023-11-18\n", encoding="utf-8")
    assert run("ingest", "a.txt", "--metadata", "about.tsv").status == 0
    assert run("stats", "--format", "json").json["first_published"] == "2023-11-18"
    refused = run("ingest", "a.txt", "--max-size", "10")
    assert refused.status == 1
    assert "--max-size" in refused.err


def test_what_read_prints_can_be_ingested(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Le maire a dit que le pont ferme.", encoding="utf-8")
    lines = run("read", "a.txt", "--format", "jsonl", "--with-text").out
    (tmp_path / "read.jsonl").write_text(lines, encoding="utf-8")
    assert run("ingest", "read.jsonl", "--format", "json").json["attributions"] == 1


def heeds_interrupts() -> None:
    """A process started in the background of a shell ignores Ctrl-C, and so would its children."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_ctrl_c_keeps_what_was_kept(tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(400):
        words = f"Le maire numéro {number} a déclaré que le pont fermerait le {number} mars. " * 30
        (folder / f"{number:03}.txt").write_text(words, encoding="utf-8")
    ingest = [sys.executable, "-m", "api.cli", "ingest", "many", "--db", "many.db"]
    with subprocess.Popen(
        ingest,
        cwd=tmp_path,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=heeds_interrupts,
    ) as process:
        deadline = time.monotonic() + 60
        while _documents(tmp_path / "many.db") < 3 and time.monotonic() < deadline:
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err == "sourcier: stopped; what was kept is kept, and the same command goes on from there\n"
    assert 3 <= _documents(tmp_path / "many.db") < 400


def _documents(db: Path) -> int:
    try:
        with sqlite3.connect(f"file:{db}?mode=ro", uri=True) as connection:
            count = int(connection.execute("SELECT count(*) FROM revision").fetchone()[0])
        connection.close()
    except sqlite3.Error:
        return 0
    return count


# -- asking it -----------------------------------------------------------------------------------------------------


def test_a_trace_is_a_tree_for_people(run: Run, filled: str) -> None:
    done = run("trace", CLAIM, "--db", filled)
    assert (done.status, done.err) == (0, "")
    for said in (
        "Carried by 12 documents, in time order",
        "2023-11-17 18:40 +02:00  Lisane TV  Irak et Syrie",
        "Agence Boréale — cites what was told to → Lisane TV — quotes → Un responsable militaire américain",
        "Radio Corvane copies Agence Boréale (ABO), without credit",
        "61 attaques, depuis le 17 octobre — Un responsable militaire américain",
        "55 attaques, en un mois — Pentagone",
        "Late loop: Lisane TV → Le Courrier de Valdor → Lisane TV",
        "[denied]",
        "The source is unnamed",
    ):
        assert said in done.out
    assert re.search(r"^claim att_[0-9a-f]{16}$", done.out, re.MULTILINE)
    assert not re.search(r"[ \t]$", done.out, re.MULTILINE)


def test_a_trace_as_of_a_day_has_what_was_out_by_then(run: Run, filled: str) -> None:
    whole = run("trace", CLAIM, "--db", filled, "--format", "json").json
    dates = sorted(carrier["document"]["published"][:10] for carrier in whole["carriers"])
    then = run("trace", CLAIM, "--db", filled, "--as-of", dates[0], "--format", "json").json
    assert [carrier["document"]["published"][:10] for carrier in then["carriers"]] == [
        date for date in dates if date == dates[0]
    ]
    assert run("trace", CLAIM, "--db", filled, "--as-of", "1999-01-01", "--format", "json").json["claim"] is None


def test_a_date_that_is_none_is_refused_with_the_cure(run: Run, filled: str) -> None:
    done = run("trace", CLAIM, "--db", filled, "--as-of", "yesterday")
    assert done.status != 0
    assert "give a day (2023-11-17)" in done.err


def test_what_search_prints_a_trace_accepts(run: Run, filled: str) -> None:
    lines = [line.split("\t") for line in run("search", "55 attaques", "--db", filled, "--limit", "3").out.splitlines()]
    assert lines[0][0] == "id"
    id_ = next(line[0] for line in lines[1:] if line[0].startswith("att_"))
    assert "55 attaques" in run("trace", id_, "--db", filled, "--format", "json").json["claim"]["text"]


def test_search_tells_whose_voice_it_is(run: Run, filled: str) -> None:
    hits = run("search", "rapport drones", "--db", filled, "--format", "json").json
    assert {hit["voice"] for hit in hits} == {"attributed", "own_voice"}
    lines = run("search", "rapport drones", "--db", filled, "--format", "jsonl").out.splitlines()
    assert [json.loads(line) for line in lines] == hits
    assert "own voice\t" in run("search", "rapport drones", "--db", filled).out


def test_sources_come_most_cited_first(run: Run, filled: str) -> None:
    entries = run("sources", "--db", filled, "--format", "json").json
    counts = [entry["attributions"] for entry in entries]
    assert counts == sorted(counts, reverse=True)
    table = run("sources", "--db", filled, "--query", "calloway").out.splitlines()
    assert [line.split("\t")[3] for line in table] == ["name", "Ruth Calloway"]


def test_a_source_says_what_it_said_by_name_or_id(run: Run, filled: str) -> None:
    by_name = run("source", "Ruth Calloway", "--db", filled, "--format", "json").json
    by_id = run("source", by_name["source"]["id"], "--db", filled, "--format", "json").json
    assert by_name == by_id
    tree = run("source", "ruth calloway", "--db", filled).out
    assert "Ruth Calloway  [named person]" in tree
    assert "The Kestrel Bay Herald: “the harbour bridge would reopen to traffic in March”" in tree


def test_stats_are_text_or_json(run: Run, filled: str) -> None:
    assert run("stats", "--db", filled, "--format", "json").json["languages"] == {"en": 7, "fr": 14}
    assert "documents\t21\n" in run("stats", "--db", filled).out


def test_extraction_is_measured_against_gold(run: Run, tmp_path: Path) -> None:
    gold = tmp_path / "fr-gold"
    gold.mkdir()
    (gold / "a.txt").write_text("Le maire a dit que le pont ferme.", encoding="utf-8")
    annotated = "T1\tSource 0 8\tLe maire\nT2\tCue 9 14\ta dit\nT3\tContent 19 32\tle pont ferme\n"
    (gold / "a.ann").write_text(annotated + "E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3\n", encoding="utf-8")
    assert run("evaluate", "fr-gold", "--format", "json").json["total"]["ar_5"]["f1"] == 1.0
    assert "AR@.5" in run("evaluate", "fr-gold").out
    nothing = run("evaluate", "missing")
    assert (nothing.status, nothing.out) == (1, "")
    assert len(nothing.err.splitlines()) == 1


# -- stores that cannot be used --------------------------------------------------------------------------------------


def test_a_file_that_is_no_store_is_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "letter.db").write_text("Dear reader, this is no database at all. " * 40, encoding="utf-8")
    done = run("stats", "--db", "letter.db")
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith("sourcier: letter.db is no Sourcier database")
    assert len(done.err.splitlines()) == 1


def test_a_store_from_the_future_is_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Le maire a dit que le pont ferme.", encoding="utf-8")
    run("ingest", "a.txt", "--db", "future.db")
    connection = sqlite3.connect(tmp_path / "future.db")
    with connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE name LIKE '%migration%'")]
        assert names
        connection.execute(f"INSERT INTO {names[0]} SELECT * FROM {names[0]} LIMIT 0")
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({names[0]})")]
        connection.execute(
            f"INSERT INTO {names[0]} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})",
            ["9999 from the future" if column == "name" else 9999 for column in columns],
        )
        connection.execute("PRAGMA user_version = 9999")
    connection.close()
    done = run("ingest", "a.txt", "--db", "future.db")
    assert (done.status, done.out) == (1, "")
    assert "newer" in done.err
    assert len(done.err.splitlines()) == 1


# -- serving -------------------------------------------------------------------------------------------------------


def test_serve_answers_until_it_is_stopped(filled: str, tmp_path: Path) -> None:
    serve = [sys.executable, "-m", "api.cli", "serve", "--db", filled, "--port", "0"]
    with subprocess.Popen(
        serve,
        cwd=tmp_path,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=heeds_interrupts,
    ) as process:
        assert process.stderr is not None
        found = re.search(r"http://127\.0\.0\.1:\d+/", process.stderr.readline())
        assert found
        with urllib.request.urlopen(f"{found[0]}api/v1/stats", timeout=20) as response:
            assert json.load(response)["documents"] == 21
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
    assert (process.returncode, out) == (0, "")
    assert err == "stopped\n"


def test_a_port_that_is_taken_is_one_line(run: Run, filled: str) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = run("serve", "--db", filled, "--port", str(port))
    assert (done.status, done.out) == (2, "")
    assert f"{port} is taken by another program" in done.err
    assert len(done.err.splitlines()) == 1
