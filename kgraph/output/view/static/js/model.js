// The data of the page, unpacked once.
//
// facts:    [subject, relation, object or date, modality, [date, start, end] or 0, confidence %, qualifiers or 0, evidence]
// evidence: [article, begin, end, modality, confidence %, speaker or -1, trigger or 0, rule or 0, quote or 0]
// articles: [identifier, title, date, source, text, [[begin, end, entity], …]]

const model = unpack(JSON.parse(byId("data").textContent));

function unpack(data) {
  const relations = data.relations.map(([name, label, inverse, symmetric, definition]) => ({ name, label, inverse, symmetric, definition }));
  const entities = data.entities.iri.map((iri, id) => entityOf(data, iri, id));
  const facts = data.facts.map((row, id) => factOf(row, id, relations));
  const articles = data.articles.map(([identifier, title, date, source, text, mentions], id) => ({
    id, identifier, title: title || identifier, date, source, text, mentions, facts: [],
  }));
  connect(entities, facts, articles);
  return {
    ...data, relations, entities, facts, articles,
    byIri: new Map(entities.map((entity) => [entity.iri, entity])),
    byIdentifier: new Map(articles.map((article) => [article.identifier, article])),
    byKey: new Map(facts.map((fact) => [factKey(fact, entities), fact])),
  };
}

function entityOf(data, iri, id) {
  const position = data.positions[id];
  return {
    id, iri,
    type: data.classes[data.entities.type[id]],
    label: data.entities.label[id] || iri,
    aliases: data.entities.aliases[id],
    position: position.length ? { x: position[0], y: position[1] } : null,
    facts: [], articles: new Set(), degree: 0,
  };
}

function factOf([subject, relation, object, modality, period, confidence, qualifiers, evidence], id, relations) {
  const isLink = typeof object === "number";
  const [date, start, end] = (period || [0, 0, 0]).map((iso) => iso || null);
  const fact = {
    id, subject, relation: relations[relation], object: isLink ? object : null, value: isLink ? null : object,
    modality, date, start, end, confidence, qualifiers: qualifiers || [], evidence: evidence.map(evidenceOf),
  };
  return { ...fact, ...span(fact), articles: new Set(fact.evidence.map((piece) => piece.article)) };
}

function evidenceOf([article, begin, end, modality, confidence, speaker, trigger = 0, rule = 0, quote = 0]) {
  return { article, begin, end, modality, confidence, speaker, trigger: trigger || null, rule: rule || null, quote: quote || null };
}

/** The days on which a fact may hold, and the day that it is sorted by. */
function span(fact) {
  const first = fact.date || fact.start || fact.value;
  const last = fact.date || fact.end || fact.value;
  return {
    from: first ? earliest(first) : null,
    to: last ? latest(last) : null,
    day: first || last ? earliest(first || last) : null,
  };
}

function connect(entities, facts, articles) {
  const neighbours = entities.map(() => new Set());
  for (const fact of facts) {
    entities[fact.subject].facts.push(fact);
    if (fact.object !== null) {
      entities[fact.object].facts.push(fact);
      neighbours[fact.subject].add(fact.object);
      neighbours[fact.object].add(fact.subject);
    }
    for (const article of fact.articles) articles[article].facts.push(fact);
  }
  for (const article of articles) for (const [, , entity] of article.mentions) entities[entity].articles.add(article.id);
  for (const entity of entities) {
    entity.degree = neighbours[entity.id].size;
    for (const fact of entity.facts) for (const article of fact.articles) entity.articles.add(article);
  }
}

/** A name for a fact that stays the same when the graph grows. */
function factKey(fact, entities = model.entities) {
  const object = fact.object === null ? fact.value : entities[fact.object].iri;
  return [entities[fact.subject].iri, fact.relation.name, object, fact.date || "", fact.start || "", fact.end || ""].join("|");
}

const isAsserted = (fact) => fact.modality === 0;
const modalityName = (number) => model.modalities[number];
const MODALITY_WORDS = { Asserted: "Stated as fact", Reported: "Reported", Planned: "Planned", Possible: "Possible", Negated: "Denied" };
const modalityWords = (number) => MODALITY_WORDS[modalityName(number)] || modalityName(number);
const CLASS_WORDS = {
  Person: ["person", "people"], Office: ["office", "offices"], State: ["state", "states"], Place: ["place", "places"],
  Organization: ["organisation", "organisations"], PoliticalParty: ["party", "parties"], Election: ["election", "elections"],
  Event: ["event", "events"], LegalAct: ["legal act", "legal acts"], Group: ["group", "groups"], Concept: ["concept", "concepts"],
};
const className = (type, number = 1) => CLASS_WORDS[type][number === 1 ? 0 : 1];
const capitalised = (text) => text.charAt(0).toUpperCase() + text.slice(1);

const byTime = (one, other) => (one.day ?? Infinity) - (other.day ?? Infinity) || one.id - other.id;
const byDegree = (one, other) => other.degree - one.degree || one.id - other.id;
const otherEnd = (fact, id) => (fact.subject === id ? fact.object : fact.subject);

/** Part of an article's text by code points, as the graph counts. */
function textBetween(article, begin, end) {
  article.characters ??= /[\uD800-\uDBFF]/.test(article.text) ? Array.from(article.text) : article.text;
  const part = article.characters.slice(begin, end);
  return typeof part === "string" ? part : part.join("");
}
