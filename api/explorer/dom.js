// Elements from data: text is only ever set as text, so nothing in a document can become markup.

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "class") made.className = value;
    else if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value !== null && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

export function fill(place, ...children) {
  place.replaceChildren(...children.filter(Boolean));
}

export function listed(heading, items) {
  if (!items.length) return [];
  return [
    element("h3", {}, heading),
    element("ul", { class: "plain-list" }, ...items.map((item) => element("li", { dir: "auto" }, item))),
  ];
}

export function quoted(text) {
  return `“${text.replace(/\s+/g, " ").replace(/^[«»“”" ]+|[«»“”" ]+$/g, "")}”`;
}

/** The answer of the API, or an Error whose message says what to do. */
export async function ask(path, options = {}) {
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new Error("The server does not answer. Is sourcier serve still running?");
  }
  const answer = await response.json().catch(() => null);
  if (!response.ok) throw new Error(answer?.detail ?? `The server answered ${response.status}.`);
  return answer;
}

/** Show what `work` gives in `place`, busy meanwhile, and its problem where it fails. */
export async function busily(place, work) {
  place.setAttribute("aria-busy", "true");
  fill(place, element("p", { class: "quiet" }, "One moment …"));
  try {
    fill(place, ...(await work()));
  } catch (problem) {
    fill(place, element("p", { class: "problem", role: "alert" }, problem.message));
  } finally {
    place.setAttribute("aria-busy", "false");
  }
}
