// Facts in words.

const entityLink = (entity, attributes = {}) =>
  element("a", { href: addressOf({ tab: state.tab, entity }), class: `entity ink-${entity.type}`, ...attributes }, swatch(entity.type), named(entity.label));

const modalityBadge = (number) => (number === 0 ? null : element("span", { class: `badge badge-${modalityName(number)}` }, modalityWords(number)));

function objectOf(fact) {
  return fact.object === null ? element("span", {}, dateText(fact.value)) : entityLink(model.entities[fact.object]);
}

/** The fact as one entity sees it: "held office → President", "← head of state of". */
function factFrom(fact, entity) {
  const forward = fact.subject === entity.id;
  const verb = forward || fact.relation.symmetric ? fact.relation.label : fact.relation.inverse;
  const other = forward ? objectOf(fact) : entityLink(model.entities[fact.subject]);
  return [element("span", { class: "verb" }, verb), " ", other];
}

const factSentence = (fact) => [entityLink(model.entities[fact.subject]), " ", element("span", { class: "verb" }, fact.relation.label), " ", objectOf(fact)];
const factText = (fact) => `${model.entities[fact.subject].label} ${fact.relation.label} ${fact.object === null ? dateText(fact.value) : model.entities[fact.object].label}`;

function sourceLine(fact) {
  const articles = [...fact.articles].map((id) => model.articles[id]);
  const words = articles.length === 1 ? shortened(articles[0].title, 60) : plural(articles.length, "article");
  return element("a", { class: "source", href: addressOf({ tab: state.tab, entity: state.entity, fact, view: state.view }), "aria-label": `Sentence: ${factText(fact)}` }, words || "Details");
}

function factItem(fact, words, attributes = {}) {
  return element("li", { class: "fact", ...attributes },
    element("span", { class: "when" }, periodText(fact)),
    element("div", { class: "what" }, element("p", {}, words, " ", modalityBadge(fact.modality)), element("p", { class: "line" }, sourceLine(fact))));
}

/** Facts in time order, those without a date last under a heading of their own. */
function datedFacts(facts, words) {
  const sorted = [...facts].sort(byTime);
  const dated = sorted.filter((fact) => fact.day !== null);
  const rest = sorted.filter((fact) => fact.day === null);
  return [
    dated.length > 0 && element("ul", { class: "facts" }, dated.map((fact) => factItem(fact, words(fact)))),
    rest.length > 0 && [dated.length > 0 && element("h4", {}, "No date stated"), element("ul", { class: "facts undated" }, rest.map((fact) => factItem(fact, words(fact))))],
  ];
}

/** A long list that grows by a button, so that the page stays quick. */
function growing(items, render, container, step = 200) {
  let shown = 0;
  const more = button("", () => grow(), { class: "more grows" });
  function grow() {
    container.append(...items.slice(shown, shown + step).map(render));
    shown = Math.min(items.length, shown + step);
    more.textContent = `Show ${Math.min(step, items.length - shown)} more of ${(items.length - shown).toLocaleString("en")}`;
    more.hidden = shown >= items.length;
  }
  grow();
  return more;
}
