// One entity: what it is called, and all that is said of it.

function entityCard(entity) {
  const seen = entity.facts.filter((fact) => state.modalities.has(fact.modality));
  const unseen = entity.facts.length - seen.length;
  const rest = element("div");
  return [
    element("p", { class: `kicker ink-${entity.type}` }, swatch(entity.type), className(entity.type)),
    element("h2", {}, named(entity.label)),
    entity.aliases.length > 0 && element("p", { class: "aliases" }, "Also ", entity.aliases.slice(0, 12).flatMap((alias, number) => [number ? ", " : "", named(alias)]), entity.aliases.length > 12 && "…"),
    entityActions(entity),
    element("h3", {}, seen.length ? plural(seen.length, "fact") : "No fact is stated as such"),
    datedFacts(seen, (fact) => factFrom(fact, entity)),
    unseen > 0 && button(`Show ${unseen} more that ${unseen === 1 ? "is" : "are"} denied, planned or only reported`, (event) => {
      event.target.remove();
      replaceChildren(rest, datedFacts(entity.facts.filter((fact) => !seen.includes(fact)), (fact) => factFrom(fact, entity)));
    }, { class: "more" }),
    rest,
    articlesNaming(entity),
  ];
}

function entityActions(entity) {
  const wikidata = /^wd:(Q\d+)$/.exec(entity.iri);
  return element("p", { class: "actions" },
    button("Neighbourhood", () => go({ tab: "graph", entity, view: "around" })),
    button("Path to…", () => go({ tab: "graph", path: [entity, null] })),
    wikidata && outerLink(`https://www.wikidata.org/wiki/${wikidata[1]}`, `Wikidata ${wikidata[1]}`));
}

function articlesNaming(entity) {
  const articles = [...entity.articles].sort((one, other) => one - other).map((id) => model.articles[id]);
  if (!articles.length) return null;
  const list = element("ul", { class: "articles" });
  return [element("h3", {}, `In ${plural(articles.length, "article")}`), list, growing(articles, (article) => element("li", {}, articleLink(article)), list, 30)];
}

const articleLink = (article) =>
  element("a", { href: addressOf({ tab: state.tab, article }) }, named(article.title), article.date && element("span", { class: "date" }, " ", dateText(article.date)));
