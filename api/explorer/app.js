// The page: one claim to trace (kept in the address, ?q=…), one text to read.

import { ask, busily, element } from "./dom.js";
import { reading } from "./reading.js";
import { trace } from "./trace.js";

const query = document.getElementById("query");
const text = document.getElementById("text");
const tracePlace = document.getElementById("trace");
const readingPlace = document.getElementById("reading");

function traceFor(words, { remember = true } = {}) {
  query.value = words;
  if (remember) history.pushState({ q: words }, "", `?${new URLSearchParams({ q: words })}`);
  return busily(tracePlace, async () => {
    if (!words.trim()) return [element("p", { class: "quiet" }, "Type a few words of a claim, as a text might have them.")];
    return trace(await ask(`/api/v1/trace?${new URLSearchParams({ q: words })}`), traceFor);
  });
}

document.getElementById("trace-form").addEventListener("submit", (event) => {
  event.preventDefault();
  traceFor(query.value);
});

document.getElementById("read-form").addEventListener("submit", (event) => {
  event.preventDefault();
  const language = document.getElementById("language").value;
  busily(readingPlace, async () => {
    if (!text.value.trim()) return [element("p", { class: "quiet" }, "Paste a text first.")];
    const body = JSON.stringify({ text: text.value, ...(language && { language }) });
    return reading(await ask("/api/v1/read", { method: "POST", headers: { "Content-Type": "application/json" }, body }));
  });
});

window.addEventListener("popstate", () => fromAddress());

function fromAddress() {
  const words = new URLSearchParams(location.search).get("q");
  if (words) traceFor(words, { remember: false });
  else tracePlace.replaceChildren();
}

async function showHeld() {
  const held = await ask("/api/v1/stats").catch(() => null);
  if (!held) return;
  const place = document.getElementById("held");
  place.textContent = held.documents
    ? `This store holds ${held.documents} documents with ${held.attributions} attributions to ${held.sources} sources.`
    : "This store is empty. Fill it with: sourcier ingest FOLDER";
}

showHeld();
fromAddress();
