// A field with suggestions, after the combobox pattern of ARIA.

const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const searchIndex = model.entities.map((entity) => ({ entity, names: [entity.label, ...entity.aliases].map(folded) }));
const articleIndex = model.articles.map((article) => ({ article, name: folded(article.title) }));
let boxes = 0;

function matches(words, withArticles) {
  const wanted = folded(words.trim());
  const score = (name, number) => (name === wanted ? 0 : name.startsWith(wanted) ? 1 : name.includes(" " + wanted) ? 2 : name.includes(wanted) ? 4 : Infinity) + (number ? 0.5 : 0);
  const found = searchIndex
    .map(({ entity, names }) => ({ entity, score: names.reduce((best, name, number) => Math.min(best, score(name, number)), Infinity) }))
    .filter((each) => each.score < Infinity)
    .sort((one, other) => one.score - other.score || byDegree(one.entity, other.entity));
  const articles = withArticles && wanted ? articleIndex.filter(({ name }) => name.includes(wanted)).slice(0, 4) : [];
  return [...found.slice(0, 12 - articles.length).map(({ entity }) => ({ entity })), ...articles.map(({ article }) => ({ article }))];
}

function searchBox({ label, choose, value = "", articles = true, placeholder = "" }) {
  const id = `suggestions-${(boxes += 1)}`;
  const list = element("ul", { id, role: "listbox", class: "suggestions", hidden: true, "aria-label": "Suggestions" });
  const field = element("input", { type: "text", role: "combobox", "aria-label": label, "aria-expanded": "false", "aria-controls": id, "aria-autocomplete": "list", autocomplete: "off", spellcheck: "false", placeholder, value });
  let [found, active] = [[], -1];

  const close = () => { list.hidden = true; field.setAttribute("aria-expanded", "false"); field.removeAttribute("aria-activedescendant"); active = -1; };
  const take = (item) => { if (!item) return; close(); field.value = item.entity ? item.entity.label : item.article.title; choose(item.entity || null, item.article || null); };
  const mark = (number) => {
    active = (number + found.length) % found.length;
    [...list.children].forEach((option, each) => option.setAttribute("aria-selected", String(each === active)));
    field.setAttribute("aria-activedescendant", `${id}-${active}`);
    list.children[active].scrollIntoView({ block: "nearest" });
  };
  const suggest = () => {
    found = matches(field.value, articles);
    replaceChildren(list, found.map((item, number) => suggestion(item, `${id}-${number}`, () => take(item))));
    if (!found.length) replaceChildren(list, element("li", { class: "none" }, "No name fits."));
    list.hidden = false;
    active = -1;
    field.setAttribute("aria-expanded", "true");
  };
  const keys = {
    ArrowDown: () => { if (list.hidden) suggest(); if (found.length) mark(active + 1); },
    ArrowUp: () => { if (found.length && !list.hidden) mark(active < 0 ? found.length - 1 : active - 1); },
    Enter: () => { if (list.hidden) suggest(); take(found[Math.max(active, 0)]); },
    Escape: () => { if (list.hidden) field.value = ""; close(); },
  };
  field.addEventListener("input", suggest);
  field.addEventListener("focus", () => { field.select(); suggest(); });
  field.addEventListener("blur", () => setTimeout(close, 120));
  field.addEventListener("keydown", (event) => { if (keys[event.key]) { keys[event.key](); event.preventDefault(); } });
  return element("div", { class: "combobox" }, element("label", { class: "combobox-label" }, label, field), list);
}

function suggestion(item, id, take) {
  const { entity, article } = item;
  const content = entity
    ? [swatch(entity.type), named(shortened(entity.label, 80), { class: "suggested" }), element("span", { class: "soft" }, plural(entity.facts.length, "fact"))]
    : [element("span", { class: "swatch sheet" }, "¶"), named(shortened(article.title, 80), { class: "suggested" }), element("span", { class: "soft" }, "article")];
  return element("li", { id, role: "option", "aria-selected": "false", onmousedown: (event) => { event.preventDefault(); take(); } }, content);
}

function makeSearch() {
  const choose = (entity, article) => (entity ? go({ entity }) : go({ article }));
  replaceChildren(byId("search"), searchBox({ label: "Search", choose, placeholder: "Search people, bodies, places, articles" }));
  const field = byId("search").querySelector("input");
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) { event.preventDefault(); field.focus(); }
  });
  on("place", () => { if (document.activeElement !== field) field.value = state.entity ? state.entity.label : ""; });
}
