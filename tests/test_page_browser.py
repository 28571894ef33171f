"""The page as a reporter meets it: a real server over the demo corpus, and Debian's chromium looking at it.

Every test also watches what the page asks for and complains of: nothing may come from another host, and nothing may
go wrong unseen.
"""

import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote_plus, urlsplit

import pytest

pytest.importorskip("fastapi", reason="the page needs the extra serve")
pytest.importorskip("uvicorn", reason="the page needs the extra serve")
pytest.importorskip("playwright", reason="the browser is driven by playwright")

import uvicorn
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect, sync_playwright

from api.app import create_app
from graph.store import GraphStore, open_store
from ingest.pipeline import ingest

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
ARGUMENTS = """--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
--disable-component-update --disable-sync""".split()
DEMO = Path(__file__).parent.parent / "ingest" / "demo" / "texts"
PATIENCE = 20_000  # milliseconds: the machine may be busy

CLAIM = "61 attaques en Irak et en Syrie depuis le 17 octobre"
TEXT = """Deux violons 🎻🎻 jouent.
Un responsable de la région a déclaré à la chaîne Lisane TV que « le pont 𝔵 ferme ».

Hier, la mairie de Morvange a affirmé que « le pont rouvrira dans six mois ». Elle a précisé que le chantier durerait.
"""

WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
FAINT = """() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const over = (colours) => {
    canvas.clearRect(0, 0, 1, 1);
    for (const colour of colours) { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); }
    return canvas.getImageData(0, 0, 1, 1).data;
  };
  const light = ([r, g, b]) => [r, g, b].map((x) => x / 255)
    .map((x) => (x <= 0.03928 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4))
    .reduce((sum, x, at) => sum + x * [0.2126, 0.7152, 0.0722][at], 0);
  const faint = [];
  for (const one of document.querySelectorAll("body *")) {
    const words = [...one.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data.trim()).join(" ");
    if (!words.trim() || !one.checkVisibility() || one.closest("noscript, option")) continue;
    const grounds = [];
    for (let at = one; at; at = at.parentElement) grounds.unshift(getComputedStyle(at).backgroundColor);
    const ground = light(over(["Canvas", ...grounds]));
    const ink = light(over(["Canvas", ...grounds, getComputedStyle(one).color]));
    const contrast = (Math.max(ground, ink) + 0.05) / (Math.min(ground, ink) + 0.05);
    if (contrast < 4.5) faint.push(`${contrast.toFixed(2)} ${one.className}: ${words.slice(0, 40)}`);
  }
  return faint;
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        missing = f"there is no chromium at {CHROMIUM}: apt-get install chromium, or say where it is in CHROMIUM"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield launched
        launched.close()


Serve = Callable[[GraphStore], str]


@pytest.fixture(scope="module")
def serve() -> Iterator[Serve]:
    """Serves a store on a free port of loopback and gives its address; all servers stop at the end."""
    running: list[tuple[uvicorn.Server, threading.Thread]] = []

    def start(store: GraphStore) -> str:
        listening = socket.create_server(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(create_app(store), log_level="warning"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        running.append((server, thread))
        deadline = time.monotonic() + PATIENCE / 1000
        while not server.started:
            assert time.monotonic() < deadline, "the server does not start"
            time.sleep(0.02)
        return f"http://127.0.0.1:{listening.getsockname()[1]}"

    yield start
    for server, thread in running:
        server.should_exit = True
        thread.join(PATIENCE / 1000)
        for listening in server.servers:
            listening.close()


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> Iterator[str]:
    with open_store(str(tmp_path_factory.mktemp("page") / "demo.db"), create=True) as store:
        ingest(store, [str(DEMO)])
        yield serve(store)


class Watch:
    """What a page asked for, and what went wrong in it."""

    def __init__(self, page: Page) -> None:
        self.hosts: set[str] = set()
        self.faults: list[str] = []
        page.on("request", self._request)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.faults.append(str(error)))

    def _request(self, request: Request) -> None:
        if urlsplit(request.url).scheme not in ("data", "blob"):
            self.hosts.add(urlsplit(request.url).hostname or request.url)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.faults.append(message.text)


Open = Callable[..., Page]


@pytest.fixture
def visit(browser: Browser) -> Iterator[Open]:
    """Opens an address in a fresh profile; afterwards, nothing must have gone wrong or elsewhere."""
    opened: list[tuple[Page, Watch]] = []

    def go(address: str, **context: Any) -> Page:
        page = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **context}).new_page()
        page.set_default_timeout(PATIENCE)
        opened.append((page, Watch(page)))
        page.goto(address)
        return page

    expect.set_options(timeout=PATIENCE)
    yield go
    for page, watch in opened:
        page.context.close()
        assert watch.hosts == {"127.0.0.1"}
        assert watch.faults == []


def read(page: Page, text: str) -> None:
    """Paste a text and have it read."""
    page.get_by_label("The text").fill(text)
    page.get_by_role("button", name="Find the attributions").click()


def traced(address: str, words: str) -> str:
    return f"{address}/?q={quote_plus(words)}"


# -- a text --------------------------------------------------------------------------------------------------------


def test_a_pasted_text_is_shown_with_its_attributions(demo: str, visit: Open) -> None:
    page = visit(demo)
    read(page, TEXT)
    expect(page.locator(".summary")).to_contain_text("3 attributions")
    highlighted = page.locator(".text-body")
    expect(highlighted.locator(".source")).to_have_text(
        ["Un responsable de la région", "la mairie de Morvange", "Elle"]
    )
    assert (
        highlighted.evaluate(
            "(body) => { const copy = body.cloneNode(true);"
            " for (const marker of copy.querySelectorAll('.marker')) marker.remove(); return copy.textContent; }"
        ).strip()
        == TEXT.strip()
    ), "the words are those of the text, and no others"
    assert highlighted.locator(".cue").first.inner_text() == "a déclaré"
    assert highlighted.locator(".content").first.inner_text() == "« le pont 𝔵 ferme »", "offsets are code points"
    assert highlighted.locator(".other").first.inner_text() == "la chaîne Lisane TV"


def test_a_highlight_shows_its_card(demo: str, visit: Open) -> None:
    page = visit(demo)
    read(page, TEXT)
    page.locator(".text-body .content").first.click()
    card = page.locator(".detail")
    expect(card).to_contain_text("Un responsable de la région")
    for words in ("le pont 𝔵 ferme", "unnamed source", "Lisane TV", "a déclaré", "%"):
        expect(card).to_contain_text(words)
    page.locator(".text-body .source", has_text="Elle").click()
    expect(card).to_contain_text("la mairie de Morvange")
    expect(card).to_contain_text("named source")


def test_the_keyboard_is_enough(demo: str, visit: Open) -> None:
    page = visit(demo)
    page.get_by_label("The text").click()
    page.keyboard.insert_text(TEXT)
    page.keyboard.press("Control+Enter")
    marker = page.get_by_role("button", name="Attribution 3")
    marker.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".detail")).to_contain_text("la mairie de Morvange")
    expect(page.locator(".entry").nth(2)).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Escape")
    expect(page.locator(".entry").nth(2)).to_have_attribute("aria-pressed", "false")


def test_a_claim_of_a_text_can_be_traced_and_the_text_is_still_there(demo: str, visit: Open) -> None:
    page = visit(demo)
    read(page, f"Le Pentagone a déclaré que « {CLAIM} ont eu lieu ».")
    page.locator(".entry").first.click()
    page.get_by_role("button", name="Trace this claim").click()
    expect(page.locator("#trace .claim")).to_contain_text("61 attaques")
    page.go_back()
    expect(page.locator(".text-body")).to_contain_text("Le Pentagone")


def test_nothing_in_a_text_becomes_markup(demo: str, visit: Open) -> None:
    hostile = (
        "<img src=x onerror=alert(1)> & <b>Le maire</b>. Le maire a dit que « <script>alert(1)</script> le pont »."
    )
    page = visit(demo)
    read(page, hostile)
    expect(page.locator("#reading")).to_contain_text("<script>alert(1)</script>")
    assert page.locator("#reading").locator("img, b, script").count() == 0


def test_a_text_of_another_language_is_told_so(demo: str, visit: Open) -> None:
    page = visit(demo)
    read(page, "El alcalde dijo ayer que el puente de la ciudad se cerrará en marzo por unas obras muy urgentes.")
    expect(page.locator("#reading")).to_contain_text("French and English")


def test_an_empty_text_says_what_to_do(demo: str, visit: Open) -> None:
    page = visit(demo)
    page.get_by_role("button", name="Find the attributions").click()
    expect(page.locator("#reading")).to_contain_text("Paste a text first")
    page.get_by_role("button", name="Try an example").click()
    expect(page.locator(".summary")).to_contain_text("attributions")


# -- a claim -------------------------------------------------------------------------------------------------------


def test_a_claim_is_traced_from_the_form_and_its_address_can_be_kept(demo: str, visit: Open) -> None:
    page = visit(demo)
    page.get_by_role("link", name="Trace a claim").click()
    page.locator("#query").fill(CLAIM)
    page.keyboard.press("Enter")
    expect(page.locator("#trace .claim")).to_contain_text("61 attaques")
    assert page.url == traced(demo, CLAIM)
    page.reload()
    expect(page.locator("#trace .claim")).to_contain_text("61 attaques")
    expect(page.locator("#query")).to_have_value(CLAIM)


def test_the_trace_shows_chains_origins_figures_copies_and_circles(demo: str, visit: Open) -> None:
    page = visit(traced(demo, CLAIM))
    trace = page.locator("#trace")
    courrier = trace.locator(".carrier", has_text="Les bases américaines visées presque chaque nuit")
    expect(courrier.locator(".chain .node")).to_have_text(
        ["Le Courrier de Valdor", "Agence Boréale", "Lisane TV", "Un responsable militaire américain"]
    )
    expect(courrier.locator(".chain .hop").first).to_contain_text("credits")
    expect(trace.locator(".carrier", has_text="Radio Corvane").first).to_contain_text("copy without credit")
    expect(trace.locator(".interval")).to_contain_text("independent origins")
    figures = [row.inner_text() for row in trace.locator("tbody tr").all()]
    assert any("61" in row and "depuis le 17 octobre" in row for row in figures)
    assert any("55" in row and "en un mois" in row for row in figures)
    expect(trace).to_contain_text("Late loop")
    expect(trace.get_by_role("heading", name="What is not known")).to_be_visible()


def test_every_step_shows_its_evidence(demo: str, visit: Open) -> None:
    page = visit(traced(demo, CLAIM))
    courrier = page.locator(".carrier", has_text="Les bases américaines visées presque chaque nuit")
    courrier.get_by_text("Evidence").click()
    expect(courrier.locator(".evidence")).to_contain_text("avaient subi 61 attaques")
    expect(courrier.locator(".evidence")).to_contain_text("“ABO”")


def test_a_citation_cycle_is_named_and_alternatives_can_be_followed(demo: str, visit: Open) -> None:
    page = visit(traced(demo, "route de Sannour"))
    expect(page.locator(".circles")).to_contain_text("Citation cycle")
    before = page.locator("#trace .claim").inner_text()
    page.locator("#trace a[data-inner]").last.click()
    expect(page.locator("#trace .claim")).not_to_have_text(before)
    page.go_back()
    expect(page.locator("#trace .claim")).to_have_text(before)


def test_words_that_nothing_matches_say_what_to_try(demo: str, visit: Open) -> None:
    page = visit(traced(demo, "xylophone transatlantique"))
    expect(page.locator("#trace .notice")).to_contain_text("Try fewer")


def test_a_source_shows_what_it_is_reported_to_have_said(demo: str, visit: Open) -> None:
    page = visit(f"{demo}/?view=trace")
    page.get_by_role("link", name="Pentagone").first.click()
    expect(page.locator("#source")).to_contain_text("55 attaques")


def test_a_source_that_is_not_held_is_a_problem_in_words(demo: str, browser: Browser) -> None:
    page = browser.new_page()  # the browser itself complains of the 404: not watched
    page.goto(f"{demo}/?source=src_nobody")
    expect(page.get_by_role("alert")).to_contain_text("src_nobody")
    page.close()


def test_an_empty_store_says_how_to_fill_it(tmp_path: Path, serve: Serve, visit: Open) -> None:
    with closing(open_store(str(tmp_path / "empty.db"), create=True)) as store:
        page = visit(f"{serve(store)}/?view=trace")
        expect(page.locator("#trace")).to_contain_text("sourcier ingest")
        expect(page.locator("#held")).to_contain_text("empty")


# -- every view ----------------------------------------------------------------------------------------------------


def test_the_api_is_described_without_another_host(demo: str, visit: Open) -> None:
    page = visit(f"{demo}/docs")
    expect(page.locator(".route")).to_have_count(18)
    example = page.locator(".route", has_text="/api/v1/trace").locator("details")
    example.locator("summary").click()
    expect(example.locator("pre")).to_contain_text('"independent_origins"')


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", ["/", "/?view=trace", f"/?q={quote_plus(CLAIM)}", "/docs"])
def test_all_words_can_be_made_out(demo: str, visit: Open, scheme: str, view: str) -> None:
    """Contrast of at least 4.5 to 1 (WCAG 2.2, 1.4.3)."""
    page = visit(f"{demo}{view}", color_scheme=scheme)
    page.wait_for_load_state("networkidle")
    if view == "/":
        page.get_by_role("button", name="Try an example").click()
        page.locator(".entry").first.click()
    else:
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert page.evaluate(FAINT) == []


@pytest.mark.parametrize("view", ["/", "/?view=trace", f"/?q={quote_plus(CLAIM)}", "/docs"])
def test_a_phone_needs_no_sideways_scrolling(demo: str, visit: Open, view: str) -> None:
    page = visit(f"{demo}{view}", viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page.wait_for_load_state("networkidle")
    assert page.evaluate(WIDER) == 0
    if view == "/":
        read(page, TEXT)
        page.locator(".text-body .content").first.tap()
        expect(page.locator(".detail")).to_be_in_viewport()
        expect(page.locator(".detail")).to_contain_text("Un responsable de la région")
        assert page.evaluate(WIDER) == 0
