// The routes as openapi.json describes them; nothing is loaded from another host.

import { ask, busily, element } from "./dom.js";

busily(document.getElementById("routes"), async () => {
  const { paths, components } = await ask("/api/v1/openapi.json");
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, route]) => section(method, path, route, components.schemas)),
  );
});

function section(method, path, route, schemas) {
  const answers = Object.entries(route.responses);
  return element(
    "section",
    { class: "route" },
    element("h2", {}, element("code", {}, element("span", { class: "method" }, method.toUpperCase()), ` ${path}`)),
    element("p", {}, element("strong", {}, route.summary ?? ""), ". ", marked(route.description)),
    listed("Parameters", (route.parameters ?? []).map(parameter)),
    listed("Fields of the body", route.requestBody ? fields(route.requestBody, schemas) : []),
    sample("Example of a body", route.requestBody ? bodySchema(route.requestBody, schemas).examples?.[0] : undefined),
    ...answers.filter(([status]) => status === "200").map(([, one]) => sample("Example of an answer", one.content?.["application/json"]?.example)),
    element("p", { class: "quiet" }, "Problems: ", answers.filter(([status]) => status !== "200").map(([status, one]) => `${status} ${one.description}`).join(" ")),
  );
}

/** Words with `code` in them. */
function marked(words = "") {
  return words.split("`").map((part, at) => (at % 2 ? element("code", {}, part) : part));
}

function parameter(one) {
  return [element("code", {}, one.name), one.required ? " (required) " : " ", ...marked(one.description)];
}

function bodySchema(body, schemas) {
  const { $ref } = body.content["application/json"].schema;
  return schemas[$ref.split("/").at(-1)];
}

function fields(body, schemas) {
  const schema = bodySchema(body, schemas);
  return Object.entries(schema.properties).map(([name, one]) => [
    element("code", {}, name),
    schema.required?.includes(name) ? " (required) " : " ",
    ...marked(one.description),
  ]);
}

function listed(heading, items) {
  if (!items.length) return null;
  return element("div", {}, element("h3", {}, heading), element("ul", { class: "plain" }, items.map((item) => element("li", {}, item))));
}

function sample(heading, value) {
  if (value === undefined) return null;
  return element("details", {}, element("summary", {}, heading), element("pre", { tabindex: "0" }, JSON.stringify(value, null, 2)));
}
