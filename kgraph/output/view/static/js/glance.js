// What the page says before anything is chosen.

const PRINCIPAL = ["Person", "Organization", "PoliticalParty", "State", "Election", "Event", "LegalAct", "Group", "Concept", "Place", "Office"];

const byFacts = (one, other) => other.facts.length - one.facts.length || byDegree(one, other);

function glance() {
  const groups = PRINCIPAL.map((type) => [type, model.entities.filter((entity) => entity.type === type && entity.facts.length).sort(byFacts)]).filter(([, found]) => found.length);
  return [
    element("p", { class: "kicker" }, "At a glance"),
    element("h2", {}, glanceTitle()),
    element("p", { class: "lead" }, "Every line is a fact, and every fact leads to the sentence that says it. Choose a name or a line."),
    element("p", { class: "actions" }, button("Path between two…", () => go({ tab: "graph", path: [null, null] }))),
    groups.slice(0, 5).map(([type, found]) => [
      element("h3", {}, `${capitalised(className(type, 2))} named most in facts`),
      element("ol", { class: "ranking" }, found.slice(0, type === "Person" ? 8 : 5).map((entity) => element("li", {}, entityLink(entity), element("span", { class: "soft" }, plural(entity.facts.length, "fact"))))),
    ]),
    latestArticles(),
  ];
}

function glanceTitle() {
  const days = model.facts.filter((fact) => fact.day !== null).map((fact) => fact.day);
  const years = days.length ? [days.reduce((one, other) => Math.min(one, other)), days.reduce((one, other) => Math.max(one, other))].map(yearOf) : [];
  const when = years.length ? (years[0] === years[1] ? `, ${years[0]}` : `, ${years[0]}–${years[1]}`) : "";
  return `${plural(model.facts.filter(isAsserted).length, "fact")} from ${plural(model.articles.length, "article")}${when}`;
}

function latestArticles() {
  const latest = [...model.articles].sort((one, other) => (other.date || "").localeCompare(one.date || "") || one.id - other.id).slice(0, 6);
  return latest.length > 0 && [element("h3", {}, "Latest articles"), element("ul", { class: "articles" }, latest.map((article) => element("li", {}, articleLink(article))))];
}
