// A trace as a reporter reads it: who carries the claim, through whom, from which origins, and what is not known.

import { element, outward, quoted } from "./dom.js";
import { dateParts, said, shownDate, shownNumber, times } from "./words.js";

/** The elements of a trace. */
export function trace(answer) {
  if (!answer.claim) return unmatched(answer);
  const documents = new Map(answer.carriers.map((one) => [one.document.id, one.document]));
  return [
    element(
      "article",
      { class: "trace" },
      claim(answer, documents),
      origins(answer, documents),
      carriers(answer),
      figures(answer),
      copies(answer, documents),
      circles(answer),
      unknown(answer),
      others("The same with other figures, scopes or periods", answer.family.map((one) => ({ id: one.claim, text: one.text }))),
      others("These words may also mean", answer.alternatives),
    ),
  ];
}

export function address(query) {
  return `/?${new URLSearchParams({ q: query })}`;
}

function unmatched(answer) {
  return [
    element("p", { class: "notice" }, "No claim that is held answers these words. Try fewer of them: a name and a figure, in the language of the texts."),
    answer.nearest.length ? element("h2", {}, "What comes nearest") : null,
    element(
      "ul",
      { class: "nearest" },
      answer.nearest.map((one) => element("li", {}, element("span", { class: "tag" }, said("voice", one.voice)), element("span", { dir: "auto" }, quoted(one.text)))),
    ),
  ];
}

function section(heading, ...children) {
  return element("section", {}, element("h2", {}, heading), children);
}

function claim(answer, documents) {
  const dates = [...documents.values()].map((one) => one.published).filter(Boolean).map((date) => dateParts(date).day);
  const span = dates.length ? (dates[0] === dates.at(-1) ? dates[0] : `${dates[0]} to ${dates.at(-1)}`) : null;
  return element(
    "header",
    {},
    element("blockquote", { class: "claim", dir: "auto" }, quoted(answer.claim.text)),
    element("p", { class: "quiet" }, [`in ${times(documents.size, "document")}`, span].filter(Boolean).join(" · ")),
  );
}

function origins(answer, documents) {
  const { at_least: least, at_most: most, groups } = answer.independent_origins;
  const noun = most === 1 ? "independent origin" : "independent origins";
  return element(
    "section",
    { class: "origins", "aria-label": "Origins" },
    element("p", { class: "interval" }, element("strong", {}, least === most ? `${least}` : `${least}–${most}`), element("span", {}, least === most ? noun : `${noun}: at least ${least}, at most ${most}`)),
    element(
      "div",
      {},
      element(
        "ul",
        {},
        answer.origins.map((one) => element("li", {}, element("span", { class: `node ${shape(one)}`, dir: "auto" }, one.name), element("span", { class: "quiet" }, ` ${said("status", one.status)}`))),
      ),
      groups.length ? element("details", {}, element("summary", {}, "How they are counted"), element("ul", { class: "plain" }, groups.map((group) => counted(group, documents)))) : null,
    ),
  );
}

function counted(group, documents) {
  const outlets = [...new Set(group.documents.map((id) => label(documents.get(id), id)))];
  return element("li", {}, group.reason, element("span", { class: "quiet" }, ` ${outlets.join(", ")}`));
}

// -- who carries it ------------------------------------------------------------------------------------------------

function carriers(answer) {
  const copied = new Map(answer.copies.map((copy) => [copy.to, copy]));
  return section("Who carries it, in time order", element("ol", { class: "carriers" }, answer.carriers.map((one) => carrier(one, copied.get(one.document.id)))));
}

function carrier(one, copy) {
  const about = one.document;
  const { day, time, zone } = dateParts(about.published);
  const tags = [
    copy && (copy.credited ? "copy, credited" : "copy without credit"),
    said("polarity", one.polarity),
    said("modality", one.modality),
  ];
  return element(
    "li",
    { class: "carrier" },
    element("p", { class: "date" }, element("span", {}, day), time ? element("span", { class: "time" }, `${time}${zone ? ` ${zone}` : ""}`) : null),
    element(
      "div",
      {},
      element("p", { class: "headline" }, element("strong", { dir: "auto" }, about.outlet ?? "Outlet not known"), outward(about.url, about.title ?? about.id, { class: "title", dir: "auto" }), tags.filter(Boolean).map((words) => element("span", { class: "tag weak" }, words))),
      element("ol", { class: "chain", "aria-label": "Chain" }, one.chain.map((step, at) => link(step, at, one.chain.length))),
      evidence(one),
    ),
  );
}

function link(step, at, length) {
  const alone = at === 0 && length === 1;
  return element(
    "li",
    {},
    at > 0 ? element("span", { class: "hop" }, said("hop", step.hop)) : null,
    element("span", { class: `node ${shape(step.source)}`, dir: "auto" }, step.source.name),
    step.held === false ? element("span", { class: "quiet small" }, "not held") : null,
    alone ? element("span", { class: "hop alone" }, said("hop", "own_voice")) : null,
  );
}

function shape(source) {
  if (source.source_type.startsWith("unnamed") || source.source_type === "none") return "unnamed";
  if (source.source_type === "outlet" || source.source_type === "agency") return "outlet";
  return source.source_type === "document" ? "paper-source" : "named";
}

function evidence(one) {
  const shown = (found) => (found.field ? `${found.field}: ${found.value ?? "not known"}` : quoted(found.text));
  return element(
    "details",
    { class: "evidence" },
    element("summary", {}, "Evidence"),
    element("p", { dir: "auto" }, one.content.map((part) => quoted(part.text)).join(" … ")),
    element("ul", { class: "plain" }, one.chain.map((step) => element("li", {}, element("strong", { dir: "auto" }, step.source.name), " ", element("span", { dir: "auto" }, clipped(shown(step.evidence)))))),
  );
}

function clipped(words, most = 240) {
  const points = Array.from(words);
  return points.length > most ? `${points.slice(0, most).join("")} …` : words;
}

// -- figures, copies, circles ----------------------------------------------------------------------------------------

function figures({ figures: entries }) {
  if (!entries.length) return null;
  const head = ["", "Figure", "Period", "Who says so", "Side by side"];
  return section(
    "Figures, side by side",
    element(
      "div",
      { class: "scroll", tabindex: "0", role: "region", "aria-label": "Figures" },
      element(
        "table",
        {},
        element("thead", {}, element("tr", {}, head.map((cell) => element("th", { scope: "col" }, cell)))),
        element("tbody", {}, entries.map(figure)),
      ),
    ),
  );
}

function figure(one, at) {
  return element(
    "tr",
    {},
    element("td", { class: "quiet" }, `${at + 1}`),
    element("td", { dir: "auto" }, said("comparator", one.comparator), " ", element("strong", { class: "value" }, shownNumber(one.value)), " ", one.counted ?? ""),
    element("td", { dir: "auto", class: one.period ? null : "quiet" }, one.period ?? "not said"),
    element("td", { dir: "auto" }, one.source.name),
    element("td", {}, one.compared_to === null ? "" : element("span", { class: one.class === "conflict" ? "tag weak" : "tag" }, `${said("class", one.class)}, beside ${one.compared_to + 1}`)),
  );
}

function copies({ copies: found }, documents) {
  if (!found.length) return null;
  const line = (copy) => [
    element("strong", { dir: "auto" }, label(documents.get(copy.to), copy.to)),
    " copies ",
    element("strong", { dir: "auto" }, label(documents.get(copy.from), copy.from)),
    copy.credited ? ", and says so" : ", without saying so",
  ];
  return section("Copies", element("ul", { class: "plain" }, found.map((copy) => element("li", {}, line(copy)))));
}

function circles({ circles: found }) {
  if (!found.length) return null;
  const line = (circle) => [
    element("strong", {}, said("circle", circle.kind)),
    `: ${said("circle_meaning", circle.kind)}.`,
    element("ol", { class: "chain" }, circle.path.map((name, at) => element("li", {}, at > 0 ? element("span", { class: "hop" }, "") : null, element("span", { class: "node outlet", dir: "auto" }, name)))),
  ];
  return section("Circles", element("ul", { class: "circles" }, found.map((circle) => element("li", {}, line(circle)))));
}

function unknown({ unknown: sentences }) {
  if (!sentences.length) return null;
  return section("What is not known", element("ul", { class: "plain" }, sentences.map((sentence) => element("li", { dir: "auto" }, sentence))));
}

function others(heading, claims) {
  if (!claims.length) return null;
  return section(heading, element("ul", { class: "plain" }, claims.map((one) => element("li", {}, element("a", { href: address(one.id), dir: "auto", "data-inner": true }, quoted(one.text))))));
}

function label(about, id) {
  return about ? (about.outlet ?? about.title ?? shownDate(about.published)) : id;
}
