// The facts as rows to sort and to take away.

const COLUMNS = [
  { name: "Subject", text: (fact) => model.entities[fact.subject].label, cell: (fact) => entityLink(model.entities[fact.subject]) },
  { name: "Relation", text: (fact) => fact.relation.label, cell: (fact) => sourceRelation(fact) },
  { name: "Object", text: (fact) => (fact.object === null ? fact.value : model.entities[fact.object].label), cell: objectOf },
  { name: "When", text: (fact) => fact.date || [fact.start, fact.end].map((iso) => iso || "").join("/").replace(/^\/$/, ""), cell: periodText, key: (fact) => fact.day ?? Infinity },
  { name: "How", text: (fact) => modalityName(fact.modality), cell: (fact) => modalityBadge(fact.modality) || modalityWords(fact.modality) },
  { name: "Confidence", text: (fact) => String(fact.confidence / 100), cell: (fact) => `${fact.confidence} %`, key: (fact) => fact.confidence },
  { name: "Articles", text: (fact) => [...fact.articles].map((id) => model.articles[id].identifier).join(" "), cell: (fact) => String(fact.articles.size), key: (fact) => fact.articles.size },
];

const sourceRelation = (fact) => element("a", { href: addressOf({ tab: state.tab, entity: state.entity, fact }), class: "verb" }, fact.relation.label);
const sorting = { column: 0, down: false };

function makeTable() {
  on("place", renderTable);
  on("filters", renderTable);
}

function tableFacts() {
  const { text, key = text } = COLUMNS[sorting.column];
  const compare = (one, other) => (typeof one === "string" ? one.localeCompare(other, "en") : one - other || 0);
  const facts = listedFacts().map((fact) => ({ fact, key: key(fact) }));
  facts.sort((one, other) => compare(one.key, other.key) * (sorting.down ? -1 : 1) || one.fact.id - other.fact.id);
  return facts.map(({ fact }) => fact);
}

function renderTable() {
  if (state.tab !== "table") return;
  const facts = tableFacts();
  const body = element("tbody");
  const more = growing(facts, (fact) => element("tr", {}, COLUMNS.map(({ name, cell }) => element("td", { class: `cell-${name.toLowerCase()}` }, cell(fact)))), body);
  const focused = document.activeElement?.dataset?.column;
  replaceChildren(byId("view-table"),
    element("div", { class: "table-head" }, element("h2", {}, plural(facts.length, "fact")), button("Download as CSV", () => downloadTable(facts), { id: "download" })),
    element("table", {}, element("caption", { class: "visually-hidden" }, "Facts that the filters let be seen"), element("thead", {}, element("tr", {}, COLUMNS.map(headCell))), body), more);
  if (focused) byId("view-table").querySelector(`[data-column="${focused}"]`)?.focus();
}

function headCell({ name }, number) {
  const chosen = sorting.column === number;
  const sort = () => { sorting.down = chosen && !sorting.down; sorting.column = number; renderTable(); };
  return element("th", { scope: "col", "aria-sort": chosen ? (sorting.down ? "descending" : "ascending") : null },
    button([name, element("span", { class: "arrow", "aria-hidden": "true" }, chosen ? (sorting.down ? " ↓" : " ↑") : "")], sort, { "data-column": name }));
}

/** A spreadsheet takes a cell that begins like a formula for one, unless a quotation mark stands before it. */
function csvCell(text) {
  const safe = /^[=+\-@\t\r]/.test(text) ? "'" + text : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

function downloadTable(facts) {
  const head = [...COLUMNS.map(({ name }) => name), "Quote"];
  const quote = (fact) => (fact.evidence.length ? fact.evidence[0].quote || textBetween(model.articles[fact.evidence[0].article], fact.evidence[0].begin, fact.evidence[0].end) : "");
  const rows = [head, ...facts.map((fact) => [...COLUMNS.map(({ text }) => text(fact)), quote(fact)])];
  const address = URL.createObjectURL(new Blob(["\ufeff", rows.map((row) => row.map(csvCell).join(",")).join("\r\n"), "\r\n"], { type: "text/csv;charset=utf-8" }));
  element("a", { href: address, download: "facts.csv" }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
  announce(`${plural(facts.length, "fact")} downloaded`);
}
