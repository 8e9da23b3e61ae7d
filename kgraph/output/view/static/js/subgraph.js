// The nodes and edges to draw, out of the facts to be seen.

const openingPositions = new Map(model.opening.map(([id, x, y]) => [id, { x, y }]));
const AROUND_LIMIT = 36;
/** As many entities as are drawn without leaving any out. */
const READABLE = 60;

function currentView() {
  if (state.path) return "path";
  if (state.view) return state.view === "around" && !state.entity ? "opening" : state.view;
  if (state.entity && (model.cut || !openingPositions.has(state.entity.id))) return "around";
  return "opening";
}

function subgraph() {
  const view = currentView();
  if (view === "path") return pathGraph();
  const centre = view === "around" ? state.entity : null;
  const edges = visibleTies(centre);
  if (centre) return aroundGraph(centre, edges);
  const all = withEnds("all", edges);
  if (model.cut && all.nodes.length <= READABLE) return { ...all, positions: settled(all.nodes, all.edges), few: true };
  return view === "opening" ? withEnds(view, model.cut ? edges.filter(isOfOpening) : edges) : all;
}

const everything = () => withEnds("all", visibleTies());

const visibleTies = (centre = null) => tiesBetween(visibleFacts(), (id) => !state.hiddenClasses.has(model.entities[id].type) || id === state.entity?.id, centre);

function withEnds(view, edges) {
  const nodes = [...new Set(edges.flatMap((edge) => [edge.a, edge.b]))].sort((one, other) => one - other);
  return { view, nodes, edges, positions: positionsOf(nodes, edges, view) };
}

/** What a filter adds to the first view is drawn beside what it adds to. */
function isOfOpening({ a, b, ties }) {
  const [inside, beside] = openingPositions.has(a) ? [a, b] : [b, a];
  if (!openingPositions.has(inside)) return false;
  return openingPositions.has(beside) || model.hidden.includes(model.entities[beside].type) || !ties.some(({ fact }) => isAsserted(fact));
}

/**
 * One edge for each pair that facts tie; an office that is hidden ties its holders to what it belongs to.
 * What ties nothing, but is an office of the one in the middle, is drawn all the same.
 */
function tiesBetween(facts, isShown, centre = null) {
  const edges = new Map();
  const offices = new Map();
  for (const fact of facts) {
    if (fact.object === null) continue;
    if (isShown(fact.subject) && isShown(fact.object)) tie(edges, fact.subject, fact.object, fact);
    else noteOffice(offices, fact, isShown);
  }
  for (const [office, { holders, bodies }] of offices) {
    for (const [person, held] of holders) {
      for (const [body, belongs] of bodies) if (person !== body) tie(edges, person, body, held, { office, belongs });
      if (!bodies.length && person === centre?.id) tie(edges, person, office, held);
    }
  }
  return [...edges.values()];
}

function noteOffice(offices, fact, isShown) {
  const isOffice = (id) => model.entities[id].type === "Office" && !isShown(id);
  const at = (id) => offices.get(id) || offices.set(id, { holders: [], bodies: [] }).get(id);
  if (isOffice(fact.subject) && isShown(fact.object)) at(fact.subject).bodies.push([fact.object, fact]);
  else if (isOffice(fact.object) && isShown(fact.subject)) at(fact.object).holders.push([fact.subject, fact]);
}

function tie(edges, subject, object, fact, through = null) {
  const key = subject < object ? `${subject} ${object}` : `${object} ${subject}`;
  let edge = edges.get(key);
  if (!edge) edges.set(key, (edge = { key, a: subject, b: object, ties: [], both: false }));
  edge.ties.push({ fact, through });
  if (edge.a !== subject || fact.relation.symmetric) edge.both = true;
}

function edgeLabel(edge) {
  const words = edge.ties.map(({ fact, through }) => {
    const how = isAsserted(fact) ? "" : `${modalityWords(fact.modality).toLowerCase()}: `;
    return how + (through ? officeWords(fact, through) : fact.relation.label);
  });
  const distinct = [...new Set(words)];
  return distinct.length > 2 ? `${shortened(distinct[0], 30)} +${distinct.length - 1}` : distinct.map((each) => shortened(each, 34)).join(" · ");
}

/** The title of an office, without the body that the line leads to. */
function officeWords(fact, { office, belongs }) {
  const full = model.entities[office].label;
  const body = belongs ? model.entities[belongs.object].label : null;
  const tail = [` of the ${body}`, ` of ${body}`].find((each) => full.endsWith(each)) || "";
  const title = full.slice(0, full.length - tail.length);
  return fact.relation.name === "heldOffice" ? title : `${fact.relation.label} ${title}`;
}

const edgeModality = (edge) => Math.min(...edge.ties.map(({ fact }) => fact.modality));

function aroundGraph(centre, edges) {
  const touching = edges.filter((edge) => edge.a === centre.id || edge.b === centre.id);
  const far = (edge) => (edge.a === centre.id ? edge.b : edge.a);
  const ranked = touching.sort((one, other) => other.ties.length - one.ties.length || byDegree(model.entities[far(one)], model.entities[far(other)]));
  const neighbours = ranked.slice(0, AROUND_LIMIT).map(far);
  const shown = new Set([centre.id, ...neighbours]);
  const kept = edges.filter((edge) => shown.has(edge.a) && shown.has(edge.b));
  return { view: "around", nodes: [...shown], edges: kept, positions: radial(centre.id, neighbours), left: touching.length - neighbours.length };
}

function pathGraph() {
  const steps = shortestPath(...state.path);
  const nodes = steps ? [state.path[0].id, ...steps.map((step) => step.to)] : state.path.filter(Boolean).map((end) => end.id);
  const edges = tiesBetween((steps || []).map((step) => step.fact), () => true);
  return { view: "path", nodes, edges, positions: alongLine(nodes) };
}

function positionsOf(nodes, edges, view) {
  const positions = new Map();
  for (const id of nodes) {
    const at = view === "opening" ? openingPositions.get(id) || (!model.cut && model.entities[id].position) : model.entities[id].position;
    if (at) positions.set(id, at);
  }
  return gatherRest(nodes, edges, positions);
}
