// Puts the parts together and opens the page on what its address names.

const TAB_WORDS = { graph: "Graph", timeline: "Timeline", table: "Table", articles: "Articles", query: "Query" };

function makeTabs() {
  const names = tabNames();
  const tab = (name) => button(TAB_WORDS[name], () => stay({ tab: name }), { role: "tab", id: `tab-${name}`, "aria-controls": `view-${name}` });
  replaceChildren(byId("tabs"), names.map(tab));
  byId("tabs").addEventListener("keydown", (event) => {
    const turn = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!turn) return;
    const next = names[(names.indexOf(state.tab) + turn + names.length) % names.length];
    stay({ tab: next });
    byId(`tab-${next}`).focus();
  });
  on("place", () => names.forEach(showTab));
}

function showTab(name) {
  const chosen = name === state.tab;
  byId(`tab-${name}`).setAttribute("aria-selected", String(chosen));
  byId(`tab-${name}`).tabIndex = chosen ? 0 : -1;
  byId(`view-${name}`).hidden = !chosen;
  if (chosen) document.body.dataset.tab = name;
}

/** Paper has no button for more. */
function growForPrint() {
  for (const more of document.querySelectorAll("button.grows")) for (let times = 0; times < 25 && !more.hidden; times += 1) more.click();
}

byId("summary").textContent = [plural(model.entities.length, "entity", "entities"), plural(model.facts.length, "fact"), plural(model.articles.length, "article")].join(" · ");
makeTabs();
makeSearch();
makeFilters();
makeGraphView();
makeTimeSlider();
makePanel();
makeTimeline();
makeTable();
makeArticles();
makeQuery();
window.addEventListener("hashchange", followAddress);
window.addEventListener("beforeprint", growForPrint);
readAddress();
document.documentElement.dataset.ready = "true";
window.kgraph = Object.freeze({
  /** Where an entity or the middle of a tie is drawn, in pixels of the drawing; for tests and for pages that embed this one. */
  spot: (iri) => graphView.view.spot(model.byIri.get(iri).id),
  pan: (dx, dy) => graphView.view.pan(dx, dy),
  drawnBy: () => graphView.view.kind,
  shown: () => graphView.shown.nodes.map((id) => model.entities[id].iri),
});
