// One fact: the sentences that say it, with the words that do.

function factCard(fact) {
  return [
    backToEntity(),
    element("p", { class: "kicker" }, "Fact"),
    element("h2", { class: "sentence" }, factSentence(fact)),
    factTable(fact),
    element("h3", {}, fact.articles.size > 1 ? `${fact.articles.size} articles say so` : "The sentence that says so"),
    fact.evidence.map((piece) => evidenceBlock(fact, piece)),
    otherFactsBetween(fact),
  ];
}

const backToEntity = () => state.entity && element("p", { class: "back" }, "‹ ", entityLink(state.entity));

function factTable(fact) {
  const rows = [
    ["When", periodText(fact) || "not stated"],
    ["How", modalityWords(fact.modality)],
    ["Confidence", `${fact.confidence} %`],
    ...fact.qualifiers.map(([name, value]) => [capitalised(name.replace(/[A-Z]/g, (letter) => " " + letter.toLowerCase())), value]),
  ];
  return element("dl", { class: "facts-table" }, rows.map(([name, value]) => element("div", {}, element("dt", {}, name), element("dd", {}, value))));
}

function evidenceBlock(fact, piece) {
  const article = model.articles[piece.article];
  const speaker = piece.speaker >= 0 ? model.entities[piece.speaker] : null;
  return element("figure", { class: "evidence" },
    element("blockquote", { dir: "auto" }, markedQuote(article, piece)),
    element("figcaption", {},
      element("a", { href: addressOf({ tab: state.tab, entity: state.entity, fact, article, view: state.view }) }, named(article.title)),
      article.date && element("span", { class: "date" }, dateText(article.date)),
      modalityBadge(piece.modality),
      speaker && element("span", {}, "according to ", entityLink(speaker)),
      piece.rule && element("span", { class: "rule", title: "This follows from what the sentence says by a rule of the ontology" }, `follows by rule: ${piece.rule}`),
      article.source && sourceLink(article.source)));
}

function markedQuote(article, piece) {
  if (piece.quote) return piece.quote;
  const [begin, end] = piece.trigger || [piece.begin, piece.begin];
  if (begin < piece.begin || end > piece.end) return textBetween(article, piece.begin, piece.end);
  return [textBetween(article, piece.begin, begin), end > begin && element("mark", {}, textBetween(article, begin, end)), textBetween(article, end, piece.end)];
}

function sourceLink(source) {
  const host = /^https?:\/\/([^/?#]+)/i.exec(source);
  return outerLink(source, host ? host[1] : shortened(source, 60));
}

function otherFactsBetween(fact) {
  if (fact.object === null) return null;
  const others = model.entities[fact.subject].facts.filter((other) => other !== fact && otherEnd(other, fact.subject) === fact.object);
  const offices = belongings(fact);
  return [
    others.length > 0 && [element("h3", {}, "Also between these two"), datedFacts(others, factSentence)],
    offices.length > 0 && [element("h3", {}, "The office"), datedFacts(offices, factSentence)],
  ];
}

const belongings = (fact) => (model.entities[fact.object].type === "Office" ? model.entities[fact.object].facts.filter((other) => other.subject === fact.object) : []);
