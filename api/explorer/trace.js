// A trace as a reporter reads it: who carries the claim, through whom, and what is not known.

import { element, listed, quoted } from "./dom.js";

const HOPS = {
  wire_credit: "credits",
  copy: "copies",
  link: "links to",
  told_to: "what was told to",
  according_to: "according to",
  direct_quote: "quotes",
  paraphrase: "reports",
  own_voice: "in its own voice",
  undetermined: "from somewhere undetermined",
};
const CIRCLES = {
  citation_cycle: "they cite each other",
  false_confirmation: "two apparent confirmations, one ancestor",
  late_loop: "the first to say it later cites its own echo",
};
const COMPARATORS = { exactly: "", about: "about ", at_least: "at least ", at_most: "at most ", more_than: "more than ", less_than: "less than " };

export function trace(answer, onChoose) {
  if (!answer.claim) return unmatched(answer);
  const outlets = new Map(answer.carriers.map((carrier) => [carrier.document.id, carrier.document.outlet ?? carrier.document.title]));
  const name = (id) => outlets.get(id) ?? id;
  const documents = new Set(answer.carriers.map((carrier) => carrier.document.id)).size;
  return [
    element("blockquote", { class: "claim", dir: "auto" }, quoted(answer.claim.text)),
    element("h3", {}, `Carried by ${documents} document${documents === 1 ? "" : "s"}, in time order`),
    element("ol", { class: "carriers" }, ...answer.carriers.map(carrier)),
    ...origins(answer),
    ...figures(answer.figures),
    ...listed("Copies", answer.copies.map((copy) => `${name(copy.to)} copies ${name(copy.from)}, ${copy.credited ? "with" : "without"} credit`)),
    ...listed("Circles", answer.circles.map((circle) => `${circle.path.join(" → ")}: ${CIRCLES[circle.kind]}`)),
    ...listed("Not known", answer.unknown),
    ...choices("Other claims of the family", answer.family.map((one) => ({ id: one.claim, text: one.text })), onChoose),
    ...choices("The words may also mean", answer.alternatives, onChoose),
    element("p", { class: "quiet" }, "Claim ", element("code", {}, answer.claim.id)),
  ];
}

function unmatched(answer) {
  const near = (answer.nearest ?? []).map((one) => quoted(one.text));
  return [
    element("p", {}, `No claim matches “${answer.query}”. Try fewer words, a name with a figure, or words in the language of the texts.`),
    ...listed("The nearest passages", near),
  ];
}

function carrier(one) {
  const about = one.document;
  const when = about.published ? about.published.slice(0, 16).replace("T", " ") : "undated";
  const title = about.title ?? about.id;
  const safe = /^https?:\/\//.test(about.url ?? "");
  return element(
    "li",
    {},
    element("span", { class: "quiet" }, `${when} · ${about.outlet ?? "outlet not known"} · `),
    safe
      ? element("a", { class: "title", href: about.url, rel: "noreferrer noopener", dir: "auto" }, title)
      : element("span", { class: "title", dir: "auto" }, title),
    one.polarity && one.polarity !== "asserted" ? element("span", { class: "tag strong" }, one.polarity) : null,
    one.modality === "hedged" ? element("span", { class: "tag strong" }, "hedged") : null,
    element("p", { class: "chain" }, ...one.chain.flatMap(step)),
  );
}

function step(one, at, chain) {
  const unnamed = one.source.source_type.startsWith("unnamed");
  const held = one.held === false ? " (not held)" : "";
  const name = element("span", { class: unnamed ? "unnamed" : "name", dir: "auto", title: one.evidence.text ?? `${one.evidence.field}: ${one.evidence.value}` }, one.source.name + held);
  if (at === 0) return chain.length === 1 ? [name, element("span", { class: "hop" }, HOPS.own_voice)] : [name];
  return [element("span", { class: "hop" }, HOPS[one.hop]), name];
}

function origins(answer) {
  const { at_least: least, at_most: most, groups } = answer.independent_origins;
  const count = least === most ? `${least}` : `between ${least} and ${most}`;
  const shown = answer.origins.map((one) => `${one.name} (${one.status.replaceAll("_", " ")})`);
  return [...listed(`Independent origins: ${count}`, shown), element("ul", { class: "plain-list quiet" }, ...groups.map((group) => element("li", {}, group.reason)))];
}

function figures(entries) {
  if (!entries.length) return [];
  const head = ["", "Figure", "Counted", "Period", "Who says so", "Beside the others"];
  const row = (one, at) =>
    element(
      "tr",
      {},
      element("td", {}, `${at + 1}`),
      element("td", { class: "number" }, `${COMPARATORS[one.comparator] ?? ""}${one.value}`),
      element("td", { dir: "auto" }, one.counted ?? "not said"),
      element("td", { dir: "auto" }, one.period ?? "not said"),
      element("td", { dir: "auto" }, one.source.name),
      element("td", {}, one.compared_to === null ? "" : `${one.class.replaceAll("_", " ")} as against ${one.compared_to + 1}`),
    );
  return [
    element("h3", {}, "Figures, side by side"),
    element(
      "div",
      { class: "scroll" },
      element("table", {}, element("thead", {}, element("tr", {}, ...head.map((cell) => element("th", { scope: "col" }, cell)))), element("tbody", {}, ...entries.map(row))),
    ),
  ];
}

function choices(heading, claims, onChoose) {
  const button = (one) => element("button", { class: "plain", type: "button", onclick: () => onChoose(one.id) }, quoted(one.text));
  return listed(heading, claims.map(button));
}
