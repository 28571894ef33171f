// What one source is reported to have said, and the sources that are cited most.

import { element, outward, quoted } from "./dom.js";
import { address } from "./trace.js";
import { said, shownDate, times } from "./words.js";

const SHOWN = 12;

/** A source with its statements, as elements. */
export function source({ source: about, statements }) {
  return [
    element("p", { class: "claim", dir: "auto" }, about.name),
    element("p", { class: "quiet" }, [said("source_type", about.source_type), about.aliases.length ? `also: ${about.aliases.join(", ")}` : null].filter(Boolean).join(" · ")),
    element("h2", {}, "What it is reported to have said"),
    statements.length
      ? element("ol", { class: "statements" }, statements.map(statement))
      : element("p", { class: "notice" }, "Nothing that is held is attributed to it; it is named as an outlet only."),
  ];
}

function statement({ attribution, document: about, claim }) {
  const through = attribution.conduits.map((conduit) => conduit.name).join(" → ");
  return element(
    "li",
    {},
    element("blockquote", { dir: "auto" }, quoted(attribution.content.map((part) => part.text).join(" … "))),
    element(
      "p",
      { class: "quiet" },
      `${shownDate(about.published)} · `,
      outward(about.url, about.outlet ?? about.title ?? about.id),
      through ? ` · through ${through}` : "",
      attribution.polarity === "asserted" ? "" : ` · ${said("polarity", attribution.polarity)}`,
      " · ",
      element("a", { href: address(claim), "data-inner": true }, "trace it"),
    ),
  );
}

/** The sources that are cited most, as a way in. */
export function waysIn(entries) {
  const named = entries.filter((entry) => entry.named).slice(0, SHOWN);
  if (!named.length) {
    return [element("p", { class: "notice" }, "This store is empty. Fill it first: ", element("code", {}, "sourcier ingest FOLDER"))];
  }
  const link = ({ id, name, attributions, source_type: kind }) =>
    element(
      "li",
      {},
      element("a", { href: `/?${new URLSearchParams({ source: id })}`, "data-inner": true, dir: "auto" }, name),
      element("span", { class: "quiet" }, ` ${said("source_type", kind)}, ${times(attributions, "statement")}`),
    );
  return [
    element("p", { class: "lead" }, "Type a claim: who carried it, through whom, where the chains end, and what changed on the way."),
    element("h2", {}, "Or begin with who is cited most here"),
    element("ul", { class: "plain ways" }, named.map(link)),
  ];
}
