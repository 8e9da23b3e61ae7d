// What is looked at stands in the address, so that it can be shared and gone back to; filters do not.

const state = {
  address: null, tab: "graph", entity: null, fact: null, article: null, path: null, view: null,
  hiddenClasses: new Set(model.hidden),
  hiddenRelations: new Set(),
  modalities: new Set([0]),
  articleOnly: null,
  confidence: 0,
  time: null,
  asOf: null,
};

const listeners = { place: [], filters: [] };
const on = (what, listener) => listeners[what].push(listener);
const tell = (what) => listeners[what].forEach((listener) => listener());

function addressOf(place) {
  const parts = [];
  if (place.tab && place.tab !== "graph") parts.push(["tab", place.tab]);
  if (place.entity) parts.push(["entity", place.entity.iri]);
  if (place.fact) parts.push(["fact", factKey(place.fact)]);
  if (place.article) parts.push(["article", place.article.identifier]);
  if (place.path) parts.push(["path", place.path.map((end) => (end ? end.iri : "")).join(" ")]);
  if (place.view) parts.push(["view", place.view]);
  return "#" + parts.map(([name, value]) => `${name}=${encodeURIComponent(value).replace(/%3A/g, ":").replace(/%2F/g, "/")}`).join("&");
}

/** Go to an entity, a fact, an article, a path or a tab. What is not named is left behind, but for the tab. */
function go(place) {
  location.hash = addressOf({ tab: state.tab, ...place });
  readAddress();
}

/** The back button and links change the address themselves; what `go` has shown already is not shown twice. */
function followAddress() {
  if (location.hash !== state.address) readAddress();
}

/** The same place in another tab or view. */
const stay = (change) =>
  go({ tab: state.tab, entity: state.entity, fact: state.fact, article: state.article, path: state.path, view: state.view, ...change });

function readAddress() {
  state.address = location.hash;
  const named = new Map(location.hash.slice(1).split("&").map(readPart));
  const tab = named.get("tab");
  state.tab = tabNames().includes(tab) ? tab : "graph";
  state.entity = model.byIri.get(named.get("entity")) || null;
  state.fact = model.byKey.get(named.get("fact")) || null;
  state.article = model.byIdentifier.get(named.get("article")) || null;
  const ends = named.has("path") ? named.get("path").split(" ") : null;
  state.path = ends ? [model.byIri.get(ends[0]) || null, model.byIri.get(ends[1]) || null] : null;
  state.view = ["opening", "around", "all"].includes(named.get("view")) ? named.get("view") : null;
  tell("place");
}

function readPart(part) {
  const [name, value = ""] = part.split("=");
  try {
    return [name, decodeURIComponent(value)];
  } catch {
    return [name, ""];
  }
}

const tabNames = () => ["graph", "timeline", "table", "articles", ...(document.body.dataset.endpoint ? ["query"] : [])];
