"""The commands that ask a newsroom's questions, over the demo corpus."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from api.cli import main
from api.cli.output import print_csv

DEMO = Path(__file__).parent.parent / "ingest" / "demo" / "texts"
Run = Callable[..., Any]


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store of the demo corpus; nothing here writes to it."""
    file = str(tmp_path_factory.mktemp("asking") / "demo.db")
    with pytest.raises(SystemExit):
        main(["ingest", str(DEMO), "--db", file])
    return file


@pytest.mark.parametrize("command", ["outlets", "outlet", "claims", "claim", "circles"])
def test_every_command_has_help_with_examples(run: Run, command: str) -> None:
    done = run(command, "--help")
    assert done.status == 0
    assert f"sourcier {command}" in done.out.split("Example")[1]


@pytest.mark.parametrize("words", [("outlets",), ("outlets", "--matrix"), ("claims",), ("circles",)])
def test_lists_are_the_same_in_every_format(run: Run, db: str, words: tuple[str, ...]) -> None:
    table = run(*words, "--db", db).out.splitlines()
    rows = list(csv.reader(io.StringIO(run(*words, "--db", db, "--format", "csv").out)))
    assert [line.split("\t") for line in table] == rows
    assert len(run(*words, "--db", db, "--format", "json").json) == len(rows) - 1
    assert len(run(*words, "--db", db, "--format", "jsonl").out.splitlines()) == len(rows) - 1


def test_claims_with_one_origin(run: Run, db: str) -> None:
    found = run("claims", "--that", "single-origin", "--at-least", "2", "--db", db, "--format", "json").json
    assert found
    assert all(one["independent_origins"]["at_most"] == 1 and one["documents"] >= 2 for one in found)


def test_an_outlet_by_name_and_by_id(run: Run, db: str) -> None:
    found = run("outlet", "Lisane TV", "--db", db, "--format", "json").json
    assert found == run("outlet", found["outlet"]["id"], "--db", db, "--format", "json").json
    assert found["held"]["documents"] == 2
    assert all(cell["outlet"]["name"] == "Lisane TV" for cell in found["relies_on"])
    assert "Le Courrier de Valdor" in {cell["outlet"]["name"] for cell in found["quoted_by"]}
    assert run("outlet", "Lisane TV", "--db", db).out.startswith("Lisane TV\n")


def test_a_claim_by_any_of_its_attributions(run: Run, db: str) -> None:
    listed = run("claims", "--limit", "1", "--db", db, "--format", "json").json[0]
    found = run("claim", listed["id"], "--db", db, "--format", "json").json
    for member in found["members"]:
        assert run("claim", member, "--db", db, "--format", "json").json == found
    assert listed["text"] == found["text"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("claims", "--since", "soon"), "'soon' is no date"),
        (("claims", "--since", "2024-02", "--until", "2024-01"), "is empty"),
        (("outlet", "Nulle Part"), "no source is called 'Nulle Part'"),
        (("claim", "att_0"), "no claim att_0 is held"),
        (("outlets", "--since", "1999", "--until", "1999"), "no outlet has documents there"),
    ],
)
def test_what_cannot_be_answered_says_why(run: Run, db: str, words: tuple[str, ...], says: str) -> None:
    assert says in run(*words, "--db", db).err


def test_what_a_source_said_of_a_topic(run: Run, db: str) -> None:
    done = run("source", "Pentagone", "--about", "blessés", "--since", "2023-11-18", "--db", db, "--format", "json")
    assert [one["document"]["outlet"] for one in done.json["statements"]] == ["L'Observateur de Lorme"]
    assert run("source", "Pentagone", "--contradictions", "--db", db).status == 0


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"])
def test_no_cell_is_a_formula(capsys: pytest.CaptureFixture[str], cell: str) -> None:
    print_csv(("words",), [[cell]])
    (_, (written,)) = csv.reader(io.StringIO(capsys.readouterr().out))
    assert written.startswith("'")
