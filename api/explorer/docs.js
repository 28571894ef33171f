// The routes as openapi.json describes them: nothing is loaded from another host.

import { ask, busily, element } from "./dom.js";

const place = document.getElementById("routes");

busily(place, async () => {
  const { paths } = await ask("/api/v1/openapi.json");
  return Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, route]) => section(path, method, route)));
});

function section(path, method, route) {
  const parameters = (route.parameters ?? []).map((one) =>
    element("li", {}, element("code", {}, one.name), ` (${one.in}${one.required ? ", required" : ""}) ${one.description ?? ""}`),
  );
  const example = route.requestBody ? "Takes a JSON object; openapi.json has its fields and an example." : null;
  return element(
    "section",
    {},
    element("h2", {}, element("code", {}, `${method.toUpperCase()} ${path}`)),
    element("p", {}, route.summary ?? ""),
    example ? element("p", { class: "quiet" }, example) : null,
    parameters.length ? element("ul", { class: "plain-list" }, ...parameters) : null,
  );
}
