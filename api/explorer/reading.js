// A text with its attributions: highlighted where they stand, with the card of the one that is pointed at.

import { element, quoted } from "./dom.js";
import { marksOf, piecesOf } from "./pieces.js";
import { said, shownDate, shownNumber, times } from "./words.js";

const DEEPEST = 3;

/** The result of reading, as elements. `onTrace` is given the words of a content. */
export function reading(answer, { onTrace, onAgain }) {
  const { document: about, attributions } = answer;
  const again = element("button", { type: "button", class: "second", onclick: onAgain }, "Read another text");
  if (!attributions.length) {
    return [
      element("div", { class: "bar" }, element("p", { class: "notice" }, nothingFound(about.language)), again),
      element("div", { class: "text", dir: "auto" }, about.text),
    ];
  }
  const chooser = new Chooser(attributions, onTrace);
  const title = about.text.trimStart().startsWith(about.title ?? "") ? null : about.title;
  const text = [
    title && element("h2", { class: "text-title", dir: "auto" }, chooser.highlighted(title, "title")),
    element("div", { class: "text-body", dir: "auto" }, chooser.highlighted(about.text, "text")),
  ];
  const root = element(
    "div",
    { class: "reading" },
    element("div", { class: "paper" }, element("div", { class: "text" }, text), legend()),
    element("aside", { "aria-label": "Attributions" }, chooser.detail, chooser.list),
  );
  chooser.listen(root);
  return [element("div", { class: "bar" }, element("p", { class: "summary" }, summary(attributions)), again), root];
}

function nothingFound(language) {
  if (!language) return "The language of this text cannot be told. Choose it above and read again.";
  if (!["fr", "en"].includes(language))
    return `This text looks to be in another language (${language}). Sourcier reads French and English so far; if it is one of these, choose it and read again.`;
  return "No attribution was found: as far as the rules can tell, the text speaks in its own voice throughout.";
}

function summary(attributions) {
  const names = new Set(attributions.map((one) => (one.referent ?? one.source?.text ?? "").toLowerCase()).filter(Boolean));
  const unnamed = attributions.filter((one) => one.source_type.startsWith("unnamed")).length;
  const passed = attributions.filter((one) => one.conduits.length).length;
  const facts = [
    `${times(attributions.length, "attribution")} to ${times(names.size, "source")}`,
    unnamed && `${unnamed} to unnamed sources`,
    passed && `${passed} through another outlet`,
  ];
  return facts.filter(Boolean).join(" · ");
}

function legend() {
  const sample = (role, words) => element("span", { class: `piece ${role}` }, words);
  return element(
    "p",
    { class: "legend" },
    sample("source", "who"),
    sample("cue", "reporting words"),
    sample("content depth-1", "what is said"),
    sample("content depth-2", "said within what is said"),
    sample("other", "to whom, where, when"),
  );
}

/** Which attribution is chosen or pointed at, and how that shows. */
class Chooser {
  constructor(attributions, onTrace) {
    this.attributions = attributions;
    this.onTrace = onTrace;
    this.number = new Map(attributions.map((one, at) => [one.id, at + 1]));
    this.places = attributions.map(() => []);
    this.root = null;
    this.chosen = null;
    this.shown = null;
    this.detail = element("div", { class: "detail", "aria-live": "polite" });
    this.list = element("ol", { class: "list" }, attributions.map((one, at) => element("li", {}, this.entry(one, at))));
    this.show(null);
  }

  highlighted(words, field) {
    return piecesOf(words, marksOf(this.attributions, field)).flatMap((piece) => [
      ...piece.begins.map((at) => this.marker(at)),
      piece.marks.length ? this.piece(piece) : piece.words,
    ]);
  }

  marker(at) {
    const one = this.attributions[at];
    const label = `Attribution ${at + 1}: ${name(one)}, ${one.cue?.text ?? "no reporting words"}`;
    const made = element("button", { type: "button", class: "marker", "aria-label": label, "data-at": at }, String(at + 1));
    this.places[at].push(made);
    return made;
  }

  piece({ words, marks }) {
    const contents = marks.filter((mark) => mark.role === "content");
    const roles = new Set(marks.map((mark) => (["content", "source", "cue"].includes(mark.role) ? mark.role : "other")));
    if (contents.length) roles.add(`depth-${Math.min(contents.length, DEEPEST)}`);
    const made = element("span", { class: ["piece", ...roles].join(" "), "data-at": marks.at(-1).at }, words);
    for (const at of new Set(marks.map((mark) => mark.at))) this.places[at].push(made);
    return made;
  }

  entry(one, at) {
    const made = element(
      "button",
      { type: "button", class: "entry", "data-at": at, "aria-pressed": "false" },
      element("span", { class: "number" }, String(at + 1)),
      element("span", { class: "who", dir: "auto" }, name(one)),
      element("span", { class: "gist", dir: "auto" }, quoted(contentOf(one))),
    );
    this.places[at].push(made);
    return made;
  }

  listen(root) {
    this.root = root;
    const found = (event) => {
      const at = event.target.closest?.("[data-at]")?.dataset.at;
      return at === undefined ? null : Number(at);
    };
    root.addEventListener("click", (event) => {
      const at = found(event);
      if (at === null) return;
      this.choose(at);
      if (event.target.closest(".detail, .entry")) this.places[at][0]?.scrollIntoView({ block: "nearest", behavior: "smooth" });
    });
    root.addEventListener("pointerover", (event) => {
      if (event.pointerType === "mouse" && !event.target.closest?.(".detail")) this.show(found(event) ?? this.chosen);
    });
    root.addEventListener("pointerleave", () => this.show(this.chosen));
    root.addEventListener("focusin", (event) => {
      if (event.target.matches(".marker, .entry")) this.show(found(event));
    });
    root.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.choose(null);
    });
  }

  choose(at) {
    this.chosen = at;
    this.detail.classList.toggle("open", at !== null);
    this.list.querySelectorAll(".entry").forEach((entry, index) => entry.setAttribute("aria-pressed", String(index === at)));
    this.show(at);
  }

  show(at) {
    if (this.shown !== null) for (const place of this.places[this.shown]) place.classList.remove("active");
    if (at !== null) for (const place of this.places[at]) place.classList.add("active");
    this.shown = at;
    this.root?.querySelector(".text").classList.toggle("choosing", at !== null);
    this.detail.replaceChildren(...(at === null ? [this.invitation()] : this.card(at)));
  }

  invitation() {
    return element("p", { class: "quiet" }, "Point at a highlight, or choose a number, to see who is reported to have said it, through whom, and how solid that is.");
  }

  card(at) {
    const one = this.attributions[at];
    const parent = one.parent ? this.number.get(one.parent) : null;
    const rows = [
      ["Words", one.cue?.text],
      ["As", said("source_type", one.source_type)],
      ["Named here", one.source && one.source.text !== name(one) ? one.source.text : null],
      ["Speaks for", one.speaks_for?.text],
      ["Not named because", one.anonymity_reason?.text],
      ["Through", one.conduits.map((conduit) => conduit.name).join(" → ")],
      ["Said to", one.addressee?.text],
      ["In", one.medium?.text],
      ["When", [one.when?.text, days(one.when_interval)].filter(Boolean).join(" · ")],
      ["Figures", one.figures.map(figure).join(" · ")],
      ["Within", parent && element("button", { type: "button", class: "link", "data-at": parent - 1 }, `what ${parent} says`)],
    ];
    return [
      element("button", { type: "button", class: "close", "aria-label": "Close the card", onclick: (event) => { event.stopPropagation(); this.choose(null); } }, "×"),
      element("p", { class: "card-who", dir: "auto" }, element("span", { class: "number" }, String(at + 1)), name(one)),
      element("blockquote", { dir: "auto" }, quoted(contentOf(one))),
      element("p", { class: "solid" }, solidity(one).map(({ words, weak }) => element("span", { class: weak ? "tag weak" : "tag" }, words))),
      element("dl", {}, rows.filter(([, value]) => value).map(([term, value]) => element("div", {}, element("dt", {}, term), element("dd", { dir: "auto" }, value)))),
      element(
        "p",
        { class: "card-foot" },
        element("button", { type: "button", class: "link", onclick: () => this.onTrace(contentOf(one)) }, "Trace this claim"),
        element("span", { class: "quiet", title: "The rule that found it, and how sure it is" }, `${one.method} · ${Math.round(one.confidence * 100)} %`),
      ),
    ];
  }
}

/** What makes an attribution solid or weak, in the words of a newsroom. */
function solidity(one) {
  const unnamed = one.source_type.startsWith("unnamed");
  const facts = [
    { words: unnamed ? "unnamed source" : one.source_type === "none" ? "nobody is said" : "named source", weak: unnamed || one.source_type === "none" },
    { words: one.conduits.length ? "second-hand" : "first-hand, as this text has it", weak: one.conduits.length > 0 },
    { words: said("kind", one.kind), weak: false },
  ];
  if (one.modality === "hedged") facts.push({ words: "hedged by the text", weak: true });
  const stance = said("stance", one.stance);
  if (stance && one.stance !== "deny") facts.push({ words: stance, weak: one.stance === "distance" });
  if (one.polarity !== "asserted") facts.push({ words: said("polarity", one.polarity), weak: true });
  return facts;
}

/** The days that a time expression means: one, or the first and the last. */
function days(interval) {
  if (!interval) return "";
  const { from: start, to: end } = interval;
  return [said("certainty", interval.certainty), start === end ? shownDate(start) : `${shownDate(start)} – ${shownDate(end)}`].filter(Boolean).join(" ");
}

/** A figure as it counts: its comparator, its value or range, and the counted thing. */
function figure(one) {
  const value = one.value ?? [one.low, one.high].filter((end) => end !== null).map(shownNumber).join("–");
  const number = typeof value === "number" ? shownNumber(value) : value;
  return [said("comparator", one.comparator), number, one.unit, one.counted].filter(Boolean).join(" ");
}

function name(one) {
  return one.referent ?? one.source?.text ?? "nobody is said";
}

function contentOf(one) {
  return one.content.map((part) => part.text).join(" … ");
}
