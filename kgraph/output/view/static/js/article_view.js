// An article: its text with the sentences that gave facts, and from each sentence to its facts.

function articleView(article) {
  const text = element("div", { class: "text", dir: "auto" });
  fillText(text, article);
  return [
    backToEntity(),
    element("p", { class: "kicker" }, "Article"),
    element("h2", {}, named(article.title)),
    element("p", { class: "line" }, article.date && element("span", { class: "date" }, dateText(article.date)), " ", article.source && sourceLink(article.source)),
    element("p", { class: "actions" },
      button(state.articleOnly === article.id ? "Show all articles again" : "Only this article in the graph", () => {
        state.articleOnly = state.articleOnly === article.id ? null : article.id;
        tell("filters");
        renderPanel();
      })),
    element("p", { class: "soft" }, article.facts.length ? `${plural(article.facts.length, "fact")} from the marked sentences; choose one to see them, or a name.` : "No fact was read from this article."),
    text,
  ];
}

function fillText(container, article) {
  const characters = Array.from(article.text);
  const cut = (begin, end) => characters.slice(begin, end).join("");
  let at = 0;
  for (const said of saidSpans(article)) {
    append(container, withNames(article, at, said.begin, cut));
    container.append(saidSentence(article, said, cut));
    at = said.end;
  }
  append(container, withNames(article, at, characters.length, cut));
}

/** The sentences with facts, those that overlap as one, in order. */
function saidSpans(article) {
  const pieces = article.facts.flatMap((fact) => fact.evidence.filter((piece) => piece.article === article.id).map((piece) => ({ begin: piece.begin, end: piece.end, fact })));
  pieces.sort((one, other) => one.begin - other.begin || one.end - other.end);
  const spans = [];
  for (const piece of pieces) {
    const last = spans.at(-1);
    if (last && piece.begin < last.end) { last.end = Math.max(last.end, piece.end); last.facts.add(piece.fact); }
    else spans.push({ begin: piece.begin, end: piece.end, facts: new Set([piece.fact]) });
  }
  return spans;
}

function saidSentence(article, said, cut) {
  const facts = [...said.facts];
  const isOpen = Boolean(state.fact && said.facts.has(state.fact));
  const list = element("div", { class: "says", hidden: !isOpen }, element("ul", { class: "facts" }, facts.map((fact) => factItem(fact, factSentence(fact), state.fact === fact ? { "aria-current": "true" } : {}))));
  const count = button(String(facts.length), () => {}, { class: "said-facts", "aria-expanded": String(isOpen), "aria-label": `${plural(facts.length, "fact")} from this sentence`, title: plural(facts.length, "fact") });
  const toggle = (event) => {
    if (event.target.closest("a")) return;
    list.hidden = !list.hidden;
    count.setAttribute("aria-expanded", String(!list.hidden));
  };
  const sentence = element("span", { class: "said", onclick: toggle }, withNames(article, said.begin, said.end, cut), count);
  return element("span", { class: "said-with-facts" }, sentence, list);
}

function withNames(article, begin, end, cut) {
  const parts = [];
  let at = begin;
  for (const [from, to, id] of article.mentions) {
    if (from < at || to > end) continue;
    parts.push(cut(at, from), element("a", { class: `name name-${model.entities[id].type}`, href: addressOf({ tab: state.tab, entity: model.entities[id] }) }, cut(from, to)));
    at = to;
  }
  return [...parts, cut(at, end)];
}

function makeArticles() {
  const render = () => {
    if (state.tab !== "articles") return;
    const list = element("ul", { class: "article-list" });
    const ordered = [...model.articles].sort((one, other) => (other.date || "").localeCompare(one.date || "") || one.id - other.id);
    replaceChildren(byId("view-articles"), element("h2", {}, plural(model.articles.length, "article")), list, growing(ordered, articleItem, list, 100));
  };
  on("place", render);
}

const articleItem = (article) =>
  element("li", {}, element("span", { class: "date" }, article.date ? dateText(article.date) : ""), element("div", {}, element("a", { href: addressOf({ tab: "articles", article }) }, named(article.title)),
    element("p", { class: "soft" }, named(shortened(article.text.slice(0, 400).replace(/\s+/g, " "), 170)))), element("span", { class: "soft count" }, plural(article.facts.length, "fact")));
