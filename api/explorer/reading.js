// A text with its attributions: highlighted where they stand, and as cards beside it.

import { element, quoted } from "./dom.js";

const ROLES = ["source", "cue", "addressee", "medium", "when"];

export function reading(answer) {
  const { document: about, attributions } = answer;
  if (!attributions.length) {
    const known = about.language ? `its language is taken to be “${about.language}”` : "its language cannot be told";
    return [
      element("p", { class: "quiet" }, `No attribution was found (${known}). Sourcier reads French and English; if the language is wrong, choose it and read again.`),
    ];
  }
  const cards = attributions.map((one, number) => card(one, number, attributions));
  const text = highlighted(about.text, attributions);
  const root = element(
    "div",
    { class: "reading" },
    element("div", {}, text, legend()),
    element("ol", { class: "cards", "aria-label": "Attributions" }, ...cards.map((one) => element("li", {}, one))),
  );
  const choose = (id) => {
    for (const one of cards) one.setAttribute("aria-pressed", String(one.dataset.id === id));
    for (const piece of text.querySelectorAll("[data-ids]")) {
      piece.classList.toggle("active", piece.dataset.ids.split(" ").includes(id));
    }
  };
  root.addEventListener("click", (event) => {
    const at = event.target.closest(".card, [data-ids]");
    if (!at) return;
    const id = at.dataset.id ?? at.dataset.ids.split(" ").at(-1);
    choose(id);
    if (!at.dataset.id) cards.find((one) => one.dataset.id === id)?.scrollIntoView({ block: "nearest" });
  });
  const count = attributions.length;
  return [element("p", { class: "quiet" }, `${count} attribution${count === 1 ? "" : "s"}, language ${about.language}. Choose one to see where it stands.`), root];
}

/** The text in pieces, each with the roles it has. Offsets are code points; strings here are UTF-16. */
function highlighted(text, attributions) {
  const points = Array.from(text);
  const marks = [];
  for (const one of attributions) {
    for (const role of ROLES) if (one[role] && !one[role].in) marks.push({ ...one[role], role, id: one.id });
    for (const part of one.content) if (!part.in) marks.push({ ...part, role: "content", id: one.id });
  }
  const edges = [...new Set([0, points.length, ...marks.flatMap((mark) => [mark.start, mark.end])])].sort((a, b) => a - b);
  const opening = new Map();
  for (const mark of marks) opening.set(mark.start, [...(opening.get(mark.start) ?? []), mark]);
  const root = element("div", { class: "text", dir: "auto" });
  let open = [];
  for (let at = 0; at + 1 < edges.length; at += 1) {
    open = open.filter((mark) => mark.end > edges[at]).concat(opening.get(edges[at]) ?? []);
    const words = points.slice(edges[at], edges[at + 1]).join("");
    root.append(open.length ? piece(words, open) : words);
  }
  return root;
}

function piece(words, open) {
  const contents = open.filter((mark) => mark.role === "content");
  const others = open.filter((mark) => mark.role !== "content");
  const classes = [...new Set(open.map((mark) => mark.role))];
  if (contents.length > 1) classes.push("deep");
  const longestFirst = [...contents].sort((a, b) => b.end - b.start - (a.end - a.start));
  const ids = [...longestFirst, ...others].map((mark) => mark.id);
  return element("span", { class: classes.join(" "), "data-ids": [...new Set(ids)].join(" ") }, words);
}

function legend() {
  return element(
    "p",
    { class: "legend text quiet" },
    element("span", { class: "source" }, "source"),
    element("span", { class: "cue" }, "reporting words"),
    element("span", { class: "content" }, "what is attributed"),
    element("span", { class: "content deep" }, "said within what is said"),
  );
}

function card(one, number, all) {
  const source = one.source?.text;
  const who = one.referent ?? source ?? "nobody named";
  const as = source && one.referent && source !== one.referent ? ` (“${source}”)` : "";
  const nested = one.parent && all.some((other) => other.id === one.parent);
  const tags = [one.kind, one.source_type.replaceAll("_", " ")];
  const strong = [];
  if (one.polarity !== "asserted") strong.push(one.polarity);
  if (one.modality === "hedged") strong.push("hedged");
  if (one.conduits.length) tags.push(`through ${one.conduits.map((conduit) => conduit.name).join(" → ")}`);
  tags.push(`confidence ${Math.round(one.confidence * 100)} %`);
  return element(
    "button",
    { class: nested ? "card nested" : "card", type: "button", "aria-pressed": "false", "data-id": one.id, title: `${number + 1}. ${one.method}` },
    element("span", { class: "who", dir: "auto" }, who),
    as,
    element("span", { class: "by", dir: "auto" }, ` ${one.cue?.text ?? "(no reporting words)"}`),
    element("span", { class: "what", dir: "auto" }, quoted(one.content.map((part) => part.text).join(" … "))),
    ...strong.map((tag) => element("span", { class: "tag strong" }, tag)),
    ...tags.map((tag) => element("span", { class: "tag" }, tag)),
  );
}
