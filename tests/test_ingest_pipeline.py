"""Read → extract → keep: what is counted, what is not done twice, and what does not stop the run."""

import io
import json
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

import pytest

from api.cli import main
from graph.errors import InputError, StoreLocked
from graph.exchange.digest import graph_digest
from graph.exchange.read_json import reading_json
from graph.model import Attribution, Document
from graph.store import open_store
from graph.store.port import Arrival, Outcome
from ingest import pipeline
from ingest.extract import VERSION, extract
from ingest.pipeline import GIVEN, Failure, Summary, analyse, ingest
from ingest.read import Metadata, Reading, ReadOptions, read_pasted

FRENCH = (
    "Le maire de Brume a déclaré que « le pont est fermé ». Selon l'agence Corvus, les travaux dureront trois mois."
)
ENGLISH = "The mayor of Brume said the bridge was closed. “We had no choice,” he added."
SPANISH = "El alcalde dijo que el puente está cerrado y que las obras durarán tres meses."


class HeldInMemory:
    """The writing half of the store's port, kept in a dictionary; it counts what it is asked to keep."""

    def __init__(self) -> None:
        self.held: dict[str, tuple[Document, tuple[Attribution, ...], str]] = {}
        self.kept = 0

    def keep_all(self, arrivals: Sequence[Arrival]) -> Sequence[Outcome]:
        return [self._keep(one) for one in arrivals]

    def _keep(self, one: Arrival) -> Outcome:
        self.kept += 1
        before, now = self.held.get(one.document.id), (one.document, tuple(one.attributions), one.version)
        self.held[one.document.id] = now
        if before is None:
            return "new"
        return "unchanged" if before == now else "replaced"

    def holds_revision(self, revision: str, *, version: str) -> bool:
        return any(document.revision == revision and by == version for document, _, by in self.held.values())

    def documents(self, ids: Collection[str]) -> Mapping[str, Document]:
        return {id_: self.held[id_][0] for id_ in ids if id_ in self.held}


@pytest.fixture
def store() -> HeldInMemory:
    return HeldInMemory()


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "fr.txt").write_text(FRENCH, encoding="utf-8")
    (folder / "en.txt").write_text(ENGLISH, encoding="utf-8")
    (folder / "es.txt").write_text(SPANISH, encoding="utf-8")
    (folder / "fr.ann").write_text("T1", encoding="utf-8")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    return folder


def run(store: HeldInMemory, *inputs: object, **options: object) -> Summary:
    return ingest(store, [str(path) for path in inputs], **options)  # type: ignore[arg-type]


def test_a_run_is_counted(store: HeldInMemory, texts: Path) -> None:
    done = run(store, texts)
    assert (done.read, done.new, done.unchanged, done.replaced) == (3, 3, 0, 0)
    assert done.skipped == ((".ann", 1),)
    assert done.failed == (Failure(str(texts / "empty.txt"), "holds no text"),)
    assert done.not_extracted == (("es", 1),)
    assert done.notes == ("1 document stored, language es is not extracted yet",)
    assert done.attributions == sum(len(attributions) for _, attributions, _ in store.held.values()) > 0


def test_a_second_run_changes_and_extracts_nothing(
    store: HeldInMemory, texts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(store, texts)
    held = dict(store.held)
    monkeypatch.setattr(pipeline, "extract", lambda document, **_: pytest.fail("extracted again"))
    again = run(store, texts)
    assert (again.read, again.new, again.unchanged, again.replaced, again.attributions) == (3, 0, 3, 0, 0)
    assert again.not_extracted == (("es", 1),)
    assert store.held == held
    assert store.kept == 3


def test_another_version_extracts_again(store: HeldInMemory, texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(store, texts)
    monkeypatch.setattr(pipeline, "VERSION", f"{VERSION}-next")
    assert run(store, texts).replaced == 3
    assert run(store, texts).unchanged == 3


def test_another_setting_of_beliefs_extracts_again(store: HeldInMemory, texts: Path) -> None:
    run(store, texts)
    assert run(store, texts, beliefs=True).replaced == 3
    assert run(store, texts, beliefs=True).unchanged == 3
    assert {version for _, _, version in store.held.values()} == {f"{VERSION}+beliefs"}
    assert run(store, texts).replaced == 3


def test_extraction_is_told_of_beliefs(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[bool] = []

    def listens(document: Document, *, beliefs: bool = False) -> tuple[Attribution, ...]:
        told.append(beliefs)
        return ()

    monkeypatch.setattr(pipeline, "extract", listens)
    made = [analyse(read_pasted(FRENCH), beliefs=beliefs).version for beliefs in (False, True)]
    assert told == [False, True]
    assert made == [VERSION, f"{VERSION}+beliefs"]


def test_the_command_asks_for_beliefs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[bool] = []

    def listens(document: Document, *, beliefs: bool = False) -> tuple[Attribution, ...]:
        told.append(beliefs)
        return extract(document, beliefs=beliefs)

    monkeypatch.setattr(pipeline, "extract", listens)
    file, db = tmp_path / "a.txt", tmp_path / "a.db"
    file.write_text(FRENCH, encoding="utf-8")
    for arguments in (["read", str(file)], ["ingest", str(file), "--db", str(db)]):
        for more in ([], ["--beliefs"], ["--beliefs"]):
            with pytest.raises(SystemExit, match="0"):
                main([*arguments, *more])
    assert told == [False, True, True, False, True]
    assert capsys.readouterr().out.splitlines()[-1].startswith("1 read: 0 new, 1 unchanged")


def test_new_metadata_of_the_same_text_are_kept(store: HeldInMemory, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(f"---\nurl: https://gazette.example/a\n---\n{FRENCH}", encoding="utf-8")
    run(store, file)
    later = run(store, file, options=ReadOptions(defaults=Metadata(outlet="La Gazette de Brume")))
    assert (later.new, later.replaced) == (0, 1)
    assert [document.outlet for document, _, _ in store.held.values()] == ["La Gazette de Brume"]


def test_a_run_broken_off_goes_on(store: HeldInMemory, texts: Path) -> None:
    def stop(reading: Reading) -> None:
        if reading.path.endswith("es.txt"):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(store, texts, progress=stop)
    assert store.kept == 2  # what was read by then
    rest = run(store, texts)
    assert (rest.new, rest.unchanged) == (1, 2)


def test_an_extraction_that_fails_does_not_stop_the_run(
    store: HeldInMemory, texts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(document: Document, **_: object) -> tuple[Attribution, ...]:
        if document.language == "en":
            raise IndexError("tuple index out of range")
        return extract(document)

    monkeypatch.setattr(pipeline, "extract", breaks)
    done = run(store, texts)
    assert (done.read, done.new) == (3, 2)
    assert done.failed[1].place == str(texts / "en.txt")
    assert done.failed[1].reason.startswith("extraction failed (IndexError: tuple index out of range)")


def test_a_store_that_fails_does(store: HeldInMemory, texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*_: object, **__: object) -> Outcome:
        raise StoreLocked("w.db is in use")

    monkeypatch.setattr(store, "keep_all", locked)
    with pytest.raises(StoreLocked):
        run(store, texts)


def test_progress_is_told_of_every_input(store: HeldInMemory, texts: Path) -> None:
    told: list[str] = []
    run(store, texts, texts / "no.txt", progress=lambda reading: told.append(Path(reading.path).name))
    assert told == ["empty.txt", "en.txt", "es.txt", "fr.ann", "fr.txt", "no.txt"]


def test_what_read_printed_is_kept_and_not_extracted_again(
    store: HeldInMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = Document.of(text=FRENCH, outlet="La Gazette de Brume", language="fr")
    given = Attribution.of(document, kind="direct", content=[document.span(32, 51)], method="by hand")
    line = json.dumps(reading_json("a.txt", document, [given], with_text=True)).encode()
    monkeypatch.setattr(pipeline, "extract", lambda document, **_: pytest.fail("extracted"))
    done = run(store, "-", stdin=io.BytesIO(line))
    assert (done.new, done.attributions) == (1, 1)
    assert store.held[document.id] == (document, (given,), GIVEN)
    assert run(store, "-", stdin=io.BytesIO(line)).unchanged == 1


def test_attributions_given_for_a_language_not_extracted_are_kept(store: HeldInMemory) -> None:
    document = Document.of(text=SPANISH, language="es")
    given = Attribution.of(document, kind="indirect", content=[document.span(20, 43)])
    line = json.dumps(reading_json(None, document, [given], with_text=True)).encode()
    done = run(store, "-", stdin=io.BytesIO(line))
    assert (done.attributions, done.not_extracted) == (1, ())


def test_warnings_name_their_place(store: HeldInMemory, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(f"---\ndate: 05/04/2023\n---\n{FRENCH}".encode())
    (warning,) = run(store, file).warnings
    assert warning.place == str(file)
    assert warning.reason.startswith("published '05/04/2023'")


def test_analyse() -> None:
    french, spanish = analyse(read_pasted(FRENCH)), analyse(read_pasted(SPANISH))
    assert french.attributions == extract(french.document)
    assert (french.version, french.extracted, french.note) == (VERSION, True, None)
    assert (spanish.attributions, spanish.extracted) == ((), False)
    assert spanish.note == "stored, language es is not extracted yet"
    unknown = analyse(read_pasted("61 55 27 28 59"))
    assert unknown.note is not None
    assert "--language" in unknown.note


def test_analyse_of_what_is_no_document() -> None:
    with pytest.raises(InputError, match="holds no text"):
        analyse(Reading(path="a.txt", problem=InputError("a.txt", "holds no text")))
    with pytest.raises(InputError, match=r"\.ann are not read"):
        analyse(Reading(path="a.ann", skipped=".ann"))


def test_what_cannot_be_kept_costs_the_others_of_its_batch_nothing(tmp_path: Path) -> None:
    sound = [json.dumps({"text": f"{FRENCH} Le pont {number} suit.", "outlet": "Le Phare"}) for number in range(3)]
    broken = '{"text": "Le maire a dit que \\ud800 suit et que le pont est fermé.", "outlet": "Le Phare"}'
    file = tmp_path / "lines.jsonl"
    file.write_text("\n".join([sound[0], broken, *sound[1:]]), encoding="utf-8")
    with open_store(str(tmp_path / "graph.db"), create=True) as held:
        done = ingest(held, [str(file)])
        assert (done.new, len(done.failed)) == (3, 1)
        assert done.failed[0].place == f"{file}:2"
        assert held.stats().documents == 3


def test_batches_make_the_graph_that_one_by_one_makes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [json.dumps({"text": f"{FRENCH} {ENGLISH}", "outlet": f"Le Phare {number}"}) for number in range(7)]
    file = tmp_path / "lines.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    digests = set()
    for size in (1, 3, 64):
        monkeypatch.setattr(pipeline, "BATCH", size)
        with open_store(str(tmp_path / f"{size}.db"), create=True) as held:
            assert ingest(held, [str(file)]).new == 7
            digests.add(graph_digest(held))
    assert len(digests) == 1
