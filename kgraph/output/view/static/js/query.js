// SPARQL, where the page comes from a server that answers it.

const FIRST_QUERY = `PREFIX kg: <https://w3id.org/kgraph/ns#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?person ?office WHERE {
  ?p kg:heldOffice ?o . ?p skos:prefLabel ?person . ?o skos:prefLabel ?office
} ORDER BY ?person LIMIT 100`;

function makeQuery() {
  const endpoint = document.body.dataset.endpoint;
  if (!endpoint) return byId("view-query").remove();
  const field = element("textarea", { id: "sparql", rows: 9, spellcheck: "false", "aria-label": "SPARQL query" }, FIRST_QUERY);
  const answer = element("div", { class: "answer", role: "region", "aria-label": "Answer", "aria-live": "polite" });
  const run = () => ask(endpoint, field.value, answer);
  field.addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) run(); });
  replaceChildren(byId("view-query"), element("h2", {}, "Query"), field, element("p", { class: "actions" }, button("Run", run, { class: "primary" }), element("span", { class: "soft" }, "Ctrl + Enter"), element("a", { href: "/query" }, "Editor with examples")), answer);
}

async function ask(endpoint, query, answer) {
  replaceChildren(answer, element("p", { class: "soft" }, "…"));
  try {
    const response = await fetch(endpoint, { method: "POST", body: new URLSearchParams({ query }), headers: { Accept: "application/sparql-results+json, text/turtle;q=0.5" } });
    const text = await response.text();
    const isTable = response.ok && /json/.test(response.headers.get("Content-Type") || "");
    replaceChildren(answer, isTable ? answerTable(JSON.parse(text)) : element("pre", { class: response.ok ? "" : "problem" }, text));
  } catch (problem) {
    replaceChildren(answer, element("p", { class: "problem" }, `The server did not answer: ${problem.message}`));
  }
}

function answerTable(json) {
  if ("boolean" in json) return element("p", {}, json.boolean ? "Yes" : "No");
  const names = json.head.vars;
  const rows = json.results.bindings;
  const body = element("tbody");
  const more = growing(rows, (row) => element("tr", {}, names.map((name) => element("td", {}, row[name] ? answerTerm(row[name]) : ""))), body);
  return [element("p", { class: "soft" }, plural(rows.length, "row")), element("table", {}, element("thead", {}, element("tr", {}, names.map((name) => element("th", { scope: "col" }, name)))), body), more];
}

function answerTerm({ type, value }) {
  const known = type === "uri" && model.byIri.get(shortIri(value));
  return known ? entityLink(known) : named(value);
}

function shortIri(iri) {
  const prefix = Object.entries(model.prefixes).find(([, namespace]) => iri.startsWith(namespace));
  return prefix ? `${prefix[0]}:${iri.slice(prefix[1].length)}` : iri;
}
