// The panel beside the view shows what the address names.

function panelContent() {
  if (state.article) return articleView(state.article);
  if (state.fact) return factCard(state.fact);
  if (state.path) return pathCard(state.path);
  if (state.entity) return entityCard(state.entity);
  return glance();
}

function renderPanel() {
  const chosen = Boolean(state.article || state.fact || state.path || state.entity);
  const close = chosen && button("×", () => go({ view: state.view === "around" ? null : state.view }), { class: "close", "aria-label": "Close" });
  replaceChildren(byId("panel"), close, panelContent());
  byId("panel").scrollTop = 0;
  document.body.classList.toggle("chosen", chosen);
  document.title = [titleOf(), "kgraph"].filter(Boolean).join(" · ");
  byId("panel").querySelector('[aria-current="true"], .said-facts[aria-expanded="true"]')?.scrollIntoView({ block: "center" });
}

function titleOf() {
  if (state.article) return state.article.title;
  if (state.fact) return factText(state.fact);
  if (state.path) return "Path";
  return state.entity ? state.entity.label : "";
}

function makePanel() {
  on("place", () => { renderPanel(); if (titleOf()) announce(titleOf()); });
  on("filters", () => { if (!state.article) renderPanel(); });
  byId("skip").addEventListener("click", (event) => { event.preventDefault(); byId("panel").focus(); });
}
