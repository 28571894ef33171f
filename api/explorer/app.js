// The page: which view the address asks for, and what its forms do. An address can be kept or sent: /?q=…, /?source=…

import { ask, busily, element } from "./dom.js";
import { reading } from "./reading.js";
import { source, waysIn } from "./source.js";
import { address, trace } from "./trace.js";
import { times } from "./words.js";

const WAYS_IN = 60; // sources asked for; those with a name are shown
const VIEWS = ["read", "trace", "source"];
const place = (id) => document.getElementById(id);
const readForm = place("read-form");
const text = place("text");
const query = place("query");

// -- where we are --------------------------------------------------------------------------------------------------

/** Show what the address asks for. */
function arrive({ focus = false } = {}) {
  const asked = new URLSearchParams(location.search);
  const words = (asked.get("q") ?? "").trim();
  const id = asked.get("source");
  const view = id ? "source" : words || asked.get("view") === "trace" ? "trace" : "read";
  for (const name of VIEWS) place(`${name}-view`).hidden = name !== view;
  for (const link of document.querySelectorAll("nav [data-view]")) {
    if (link.dataset.view === view) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  if (view === "source") showSource(id);
  if (view === "trace") showTrace(words);
  if (focus) (view === "trace" && !words ? query : place("main")).focus({ preventScroll: true });
}

function go(to) {
  history.pushState(null, "", to);
  arrive({ focus: true });
  window.scrollTo({ top: 0 });
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-inner], nav a[data-view], a.brand");
  if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  go(link.getAttribute("href"));
});
window.addEventListener("popstate", () => arrive());

// -- the trace, and a source -----------------------------------------------------------------------------------------

function showTrace(words) {
  query.value = words;
  document.title = words ? `${words} · Sourcier` : "Sourcier";
  busily(place("trace"), async () => {
    if (!words) return waysIn(await ask(`/api/v1/sources?limit=${WAYS_IN}`));
    return trace(await ask(`/api/v1/trace?${new URLSearchParams({ q: words })}`));
  });
}

function showSource(id) {
  busily(place("source"), async () => {
    const found = await ask(`/api/v1/sources/${encodeURIComponent(id)}?limit=200`);
    document.title = `${found.source.name} · Sourcier`;
    return source(found);
  });
}

place("trace-form").addEventListener("submit", (event) => {
  event.preventDefault();
  const words = query.value.trim();
  if (words) go(address(words));
  else query.focus();
});

// -- reading -----------------------------------------------------------------------------------------------------------

function read() {
  if (!text.value.trim()) {
    text.focus();
    place("reading").replaceChildren(element("p", { class: "notice" }, "Paste a text first, or try the example."));
    return;
  }
  const language = place("language").value;
  busily(place("reading"), async () => {
    const body = JSON.stringify({ text: text.value, ...(language && { language }) });
    const answer = await ask("/api/v1/read", { method: "POST", headers: { "Content-Type": "application/json" }, body });
    readForm.hidden = answer.attributions.length > 0;
    return reading(answer, { onTrace: (words) => go(address(words)), onAgain: readAnother });
  });
}

function readAnother() {
  readForm.hidden = false;
  place("reading").replaceChildren();
  text.focus();
  text.select();
}

readForm.addEventListener("submit", (event) => {
  event.preventDefault();
  read();
});
text.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) read();
});
place("sample").addEventListener("click", () => {
  text.value = place("example").content.textContent.trim();
  read();
});

// -- what is held --------------------------------------------------------------------------------------------------

async function showHeld() {
  const held = await ask("/api/v1/stats").catch(() => null);
  if (!held) return;
  place("held").textContent = held.documents
    ? `This store holds ${times(held.documents, "document")}, ${times(held.claims, "claim")} and ${times(held.sources, "source")}.`
    : "This store is empty: fill it with “sourcier ingest FOLDER”.";
}

arrive();
showHeld();
