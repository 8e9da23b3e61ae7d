// What narrows all views at once.

function renderFilters() {
  const open = new Set([...byId("filters").querySelectorAll("details[open]")].map((each) => each.dataset.name));
  const section = (name, title, ...content) => element("details", { "data-name": name, open: open.has(name) }, element("summary", {}, title), content);
  const focused = document.activeElement?.dataset?.keep;
  replaceChildren(byId("filters"),
    button("Filters", () => byId("filters").classList.toggle("open"), { class: "open-filters", "aria-controls": "filters" }),
    element("div", { class: "filter-body" },
      legend(), modalityFilter(),
      section("relations", "Relations" + (state.hiddenRelations.size ? ` (${state.hiddenRelations.size} off)` : ""), relationFilter()),
      section("more", "Article, confidence, day" + (state.articleOnly !== null || state.confidence || state.asOf !== null ? " (on)" : ""), articleFilter(), confidenceFilter(), asOfFilter()),
      isFiltered() && button("Clear all filters", resetFilters, { class: "clear" })));
  if (focused) byId("filters").querySelector(`[data-keep="${focused}"]`)?.focus();
}

function modalityFilter() {
  const counts = model.modalities.map((_, number) => model.facts.filter((fact) => fact.modality === number).length);
  return element("fieldset", {}, element("legend", {}, "As the text puts it"), model.modalities.map((name, number) =>
    (counts[number] > 0 || number === 0) && checkLine({
      checked: state.modalities.has(number), label: [dashSample(name), modalityWords(number)], count: counts[number],
      change: (checked) => { state.modalities[checked ? "add" : "delete"](number); tell("filters"); },
    })));
}

const dashSample = (name) =>
  svgElement("svg", { viewBox: "0 0 26 8", class: `dash dash-${name}`, "aria-hidden": "true" }, svgElement("line", { x1: 1, x2: 25, y1: 4, y2: 4, "stroke-dasharray": (DASHES[name] || []).map((part) => part * 0.7).join(" ") || null }));

function relationFilter() {
  const counts = new Map();
  for (const fact of model.facts) counts.set(fact.relation, (counts.get(fact.relation) || 0) + 1);
  const relations = [...counts.keys()].sort((one, other) => counts.get(other) - counts.get(one) || one.name.localeCompare(other.name));
  const all = state.hiddenRelations.size === 0;
  return [
    button(all ? "None" : "All", () => { state.hiddenRelations = new Set(all ? relations.map((relation) => relation.name) : []); tell("filters"); }, { class: "small" }),
    relations.map((relation) => checkLine({
      checked: !state.hiddenRelations.has(relation.name), label: capitalised(relation.label), count: counts.get(relation), title: relation.definition || null,
      change: (checked) => { state.hiddenRelations[checked ? "delete" : "add"](relation.name); tell("filters"); },
    })),
  ];
}

function articleFilter() {
  const choose = (event) => { state.articleOnly = event.target.value === "" ? null : Number(event.target.value); tell("filters"); };
  return element("label", { class: "field" }, "Article", element("select", { onchange: choose, "data-keep": "article", "aria-label": "Article" },
    element("option", { value: "" }, "All"),
    model.articles.map((article) => element("option", { value: String(article.id), selected: state.articleOnly === article.id }, shortened(article.title, 70)))));
}

function confidenceFilter() {
  const output = element("span", {}, `${state.confidence} %`);
  return element("label", { class: "field" }, element("span", {}, "Confidence at least ", output),
    element("input", { type: "range", min: 0, max: 99, step: 1, value: String(state.confidence), "data-keep": "confidence", oninput: (event) => { output.textContent = `${event.target.value} %`; }, onchange: (event) => { state.confidence = Number(event.target.value); tell("filters"); } }));
}

function asOfFilter() {
  return element("label", { class: "field" }, "As of the day", element("input", { type: "date", "data-keep": "asof", value: state.asOf === null ? "" : isoOf(state.asOf),
    onchange: (event) => { state.asOf = event.target.value ? earliest(event.target.value) : null; tell("filters"); } }),
    state.asOf !== null && element("span", { class: "soft" }, "Facts without a date are hidden."));
}

function makeFilters() {
  on("filters", renderFilters);
  renderFilters();
}
