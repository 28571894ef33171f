// Elements from data. Text is only ever set as text, so that nothing in a document can become markup.

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

/** Words of a document in one kind of quotation marks, their own around all of them dropped. */
export function quoted(text) {
  const words = text.replace(/\s+/g, " ").trim();
  const own = /^[«“"] ?([^«»“”"]+?) ?[»”"]$/.exec(words);
  return `“${own ? own[1] : words}”`;
}

/** A link where the address is one of the web's; else the words alone. */
export function outward(address, words, attributes = {}) {
  if (!/^https?:\/\//i.test(address ?? "")) return element("span", attributes, words);
  return element("a", { ...attributes, href: address, rel: "noopener noreferrer", target: "_blank" }, words);
}

/** The answer of the API, or an Error whose message says what to do. */
export async function ask(path, options = {}) {
  let response;
  try {
    response = await fetch(path, options);
  } catch (problem) {
    if (problem.name === "AbortError") throw problem;
    throw new Error("The server does not answer. Is “sourcier serve” still running?");
  }
  const answer = await response.json().catch(() => null);
  if (!response.ok) throw new Error(answer?.detail ?? `The server answered ${response.status}; its terminal may say why.`);
  return answer;
}

const latest = new WeakMap();

/** Show in `place` what `work` gives, or its problem. Only what was asked for last is shown. */
export async function busily(place, work) {
  const turn = {};
  latest.set(place, turn);
  place.setAttribute("aria-busy", "true");
  let shown;
  try {
    shown = await work();
  } catch (problem) {
    shown = [element("p", { class: "notice problem", role: "alert" }, problem.message)];
  }
  if (latest.get(place) !== turn) return;
  place.replaceChildren(...shown.flat().filter(Boolean));
  place.removeAttribute("aria-busy");
}
