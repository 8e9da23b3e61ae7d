// The drawing of the graph: which part of it, by which library, and what is brought forward.

/** The number of nodes up to which vis-network draws smoothly. */
const SMOOTH = 300;
/** As many ties as have their words written without being pointed at. */
const FEW_TIES = 40;
const graphView = { view: null, shown: null, hovered: { node: null, edge: null }, signature: "" };

function makeGraphView() {
  const holder = element("div", { class: "drawing", id: "drawing", tabindex: "0", role: "application", "aria-label": "Graph", "aria-describedby": "graph-help", onkeydown: moveByKey });
  const help = element("p", { class: "visually-hidden", id: "graph-help" }, "Arrow keys go from one entity to the next, Enter shows its neighbourhood, plus and minus zoom, Escape clears the choice. All facts are also in the table.");
  replaceChildren(byId("view-graph"), element("div", { class: "toolbar" }, element("div", { class: "scopes", id: "scopes", role: "group", "aria-label": "Part of the graph" }), zoomButtons()), holder, help,
    element("p", { class: "hint", id: "hint" }), element("div", { class: "nothing", id: "nothing", hidden: true }));
  on("place", () => drawGraph());
  on("filters", () => drawGraph());
  for (const media of ["(prefers-color-scheme: dark)", "print"]) matchMedia(media).addEventListener("change", repaint);
}

const zoomButtons = () =>
  element("div", { class: "zooms", role: "group", "aria-label": "Zoom" },
    button("+", () => graphView.view.zoom(1.4), { "aria-label": "Zoom in", title: "Zoom in" }),
    button("−", () => graphView.view.zoom(1 / 1.4), { "aria-label": "Zoom out", title: "Zoom out" }),
    button("Fit", () => graphView.view.fit(), { title: "Show all of the drawing" }));

function drawGraph() {
  if (state.tab !== "graph") return;
  const shown = subgraph();
  const signature = [shown.view, shown.view === "around" ? state.entity.id : "", shown.view === "path" || shown.few ? shown.nodes.join() : ""].join();
  const refit = signature !== graphView.signature || !graphView.view;
  Object.assign(graphView, { shown, signature });
  chooseView(shown.nodes.length);
  graphView.view.draw(styled(shown), { refit });
  if (shown.view === "all" && state.entity && shown.positions.has(state.entity.id)) graphView.view.centre(state.entity.id);
  describe(shown);
}

/** In other colours, or for a sheet of paper. */
function repaint() {
  theme = readTheme();
  drawGraph();
  graphView.view?.fit();
  graphView.view?.repaint();
}

function redrawStyles() {
  if (graphView.view.kind === "sigma") graphView.view.point(graphView.hovered);
  else graphView.view.draw(styled(graphView.shown), { refit: false });
}

function chooseView(count) {
  const wanted = count > SMOOTH && hasGraphics() ? "sigma" : "vis-network";
  if (graphView.view?.kind === wanted) return;
  graphView.view?.destroy();
  byId("drawing").replaceChildren();
  const events = { pick: pickInGraph, open: openInGraph, hover: hoverInGraph };
  graphView.view = wanted === "sigma" ? sigmaView(byId("drawing"), events) : visView(byId("drawing"), events);
}

let graphics = null;
const hasGraphics = () => (graphics ??= hasWebGL());

function styled(shown) {
  const chosen = chosenParts(shown);
  const ties = tiesOfNodes(shown);
  const nodes = shown.nodes.map((id) => styledNode(id, shown, chosen, ties.get(id)));
  nodes.sort((one, other) => other.strong - one.strong || one.faint - other.faint || other.degree - one.degree || one.id - other.id);
  return { nodes, edges: shown.edges.map((edge) => styledEdge(edge, shown, chosen)) };
}

/** How many lines end at each node, and whether more of them come from below (a positive `down`) or from above. */
function tiesOfNodes({ nodes, edges, positions }) {
  const ties = new Map(nodes.map((id) => [id, { degree: 0, down: 0 }]));
  for (const { a, b } of edges) {
    const [from, to] = [positions.get(a), positions.get(b)];
    const down = (to.y - from.y) / (Math.hypot(to.x - from.x, to.y - from.y) || 1);
    for (const [id, sign] of [[a, 1], [b, -1]]) { ties.get(id).degree += 1; ties.get(id).down += sign * down; }
  }
  return ties;
}

/** What the choice or the pointer brings forward; null where nothing does. */
function chosenParts(shown) {
  const { node, edge } = graphView.hovered;
  const strong = new Set([state.entity?.id, node].filter((id) => id !== undefined && id !== null));
  const edges = new Set(edge ? [edge] : []);
  if (state.fact) for (const each of shown.edges) if (each.ties.some(({ fact, through }) => fact === state.fact || through?.belongs === state.fact)) edges.add(each.key);
  const aim = edges.size > 0 && node === null;
  const near = new Set(strong);
  for (const each of shown.edges) {
    if (edges.has(each.key)) [each.a, each.b].forEach((id) => near.add(id));
    if (!aim && (strong.has(each.a) || strong.has(each.b))) { edges.add(each.key); near.add(each.a); near.add(each.b); }
  }
  const dims = (strong.size || edges.size) && near.size && shown.nodes.some((id) => near.has(id)) && !(shown.view === "around" && node === null && !edge);
  return { strong, near, edges, dims };
}

function styledNode(id, shown, chosen, { degree, down }) {
  const entity = model.entities[id];
  const radius = Math.min(20, 6.5 + 2.1 * Math.sqrt(degree));
  return {
    id, ...shown.positions.get(id), degree, radius, type: entity.type, label: entity.label, colour: theme.classes[entity.type],
    side: down > 0.6 * degree ? "above" : "below", strong: chosen.strong.has(id), faint: Boolean(chosen.dims && !chosen.near.has(id)),
  };
}

function styledEdge(edge, shown, chosen) {
  const modality = modalityName(edgeModality(edge));
  const forward = chosen.edges.has(edge.key);
  return {
    tie: edge, key: edge.key, a: edge.a, b: edge.b, dashes: DASHES[modality], arrow: !edge.both,
    width: Math.min(4, 1 + 0.5 * (edge.ties.length - 1)) + (forward ? 0.8 : 0),
    colour: modality === "Negated" ? theme.denied : forward && chosen.dims ? theme.accent : theme.edge,
    label: forward || shown.edges.length < 400 ? edgeLabel(edge) : "",
    strong: forward && (chosen.dims || state.fact !== null), worded: shown.edges.length <= FEW_TIES || modality !== "Asserted",
    first: edge.key === graphView.hovered.edge || (state.fact !== null && forward), faint: Boolean(chosen.dims && !forward),
  };
}

const edgeByKey = (key) => graphView.shown.edges.find((edge) => edge.key === key);

function pickInGraph(node, edge) {
  if (node !== null) return stay({ entity: model.entities[node], fact: null, article: null, path: null, view: graphView.shown.view === "path" ? null : state.view ?? (currentView() === "around" && !model.cut ? "around" : state.view) });
  if (edge) return pickEdge(edgeByKey(edge));
  if (state.entity && graphView.shown.view !== "around") go({ view: state.view });
}

function pickEdge(edge) {
  const facts = edge.ties.map(({ fact }) => fact);
  stay({ fact: facts[0], article: null });
}

const openInGraph = (node) => go({ entity: model.entities[node], view: "around" });

function hoverInGraph(node, edge) {
  graphView.hovered = { node, edge };
  byId("drawing").classList.toggle("pointing", node !== null || edge !== null);
  redrawStyles();
}

function describe(shown) {
  const entity = state.entity;
  const scopes = [["opening", model.cut ? "Most connected" : "Overview"], ...(entity ? [["around", `Around ${shortened(entity.label, 22)}`]] : []), ...(model.cut ? [["all", `Everything (${everything().nodes.length.toLocaleString("en")})`]] : [])];
  const pressed = shown.view;
  replaceChildren(byId("scopes"), scopes.map(([view, label]) => button(label, () => go({ entity: state.entity, view }), { class: `scope-${view}`, "aria-pressed": String(view === pressed) })),
    pressed === "path" && button("Path", () => {}, { "aria-pressed": "true" }));
  byId("drawing").setAttribute("aria-label", `Graph of ${plural(shown.nodes.length, "entity", "entities")} and ${plural(shown.edges.length, "tie")}`);
  byId("hint").textContent = hintOf(shown);
  byId("nothing").hidden = shown.nodes.length > 0;
  byId("nothing").textContent = nothingText();
}

function nothingText() {
  if (isFiltered()) return "No fact fits the filters.";
  if (!model.facts.some((fact) => fact.object !== null)) return "Nothing to draw: no fact ties two entities.";
  return "Nothing that is stated as fact ties two entities. The filters have what is reported, planned, possible or denied.";
}

function hintOf(shown) {
  if (!shown.nodes.length) return "";
  if (shown.left) return `${plural(shown.left, "more neighbour")} not drawn; all are listed beside.`;
  if (shown.view === "opening" && model.cut) return `The ${shown.nodes.length} most connected of ${model.entities.length.toLocaleString("en")} entities. Search, or choose one to see what surrounds it.`;
  return `${plural(shown.nodes.length, "entity", "entities")}, ${plural(shown.edges.length, "tie")}. Click a name or a line.`;
}

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function moveByKey(event) {
  if (event.key in ARROWS) stepTo(ARROWS[event.key]);
  else if (event.key === "Enter" && state.entity) openInGraph(state.entity.id);
  else if (event.key === "+" || event.key === "=") graphView.view.zoom(1.4);
  else if (event.key === "-") graphView.view.zoom(1 / 1.4);
  else if (event.key === "Escape") go({ view: state.view === "around" ? null : state.view });
  else return;
  event.preventDefault();
}

function stepTo([dx, dy]) {
  const { nodes, positions } = graphView.shown;
  const from = state.entity && positions.get(state.entity.id);
  if (!from) return nodes.length && pickInGraph([...nodes].sort((one, other) => byDegree(model.entities[one], model.entities[other]))[0], null);
  const cost = (id) => {
    const [x, y] = [positions.get(id).x - from.x, positions.get(id).y - from.y];
    const along = x * dx + y * dy;
    return along <= 1 ? Infinity : along + 2.5 * Math.abs(x * dy - y * dx);
  };
  const next = nodes.filter((id) => id !== state.entity.id).reduce((best, id) => (best === null || cost(id) < cost(best) ? id : best), null);
  if (next !== null && cost(next) < Infinity) pickInGraph(next, null);
}
