// vis-network draws graphs of ordinary size: positions are given, physics is off, names are drawn by labels.js.

function visView(container, events) {
  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  const network = new vis.Network(container, { nodes, edges }, visOptions());
  let drawing = { nodes: [], edges: [], byId: new Map() };
  let grown = 1;
  const size = () => ({ width: container.clientWidth, height: container.clientHeight });

  network.on("click", ({ nodes: [node], edges: [edge] }) => events.pick(node ?? null, node === undefined ? edge : null));
  network.on("doubleClick", ({ nodes: [node] }) => node !== undefined && events.open(node));
  network.on("hoverNode", ({ node }) => events.hover(node, null));
  network.on("hoverEdge", ({ edge }) => events.hover(null, edge));
  network.on("blurNode", () => events.hover(null, null));
  network.on("blurEdge", () => events.hover(null, null));
  network.on("zoom", keepSize);
  network.on("afterDrawing", (context) => drawOver(context, () => paintNames(context)));

  function paintNames(context) {
    const scale = network.getScale();
    const screen = new Map(drawing.nodes.map((node) => [node.id, network.canvasToDOM(node)]));
    drawLabels(context, nodeLabels(drawing.nodes, screen, scale), edgeLabels(drawing.edges, screen, scale), size());
  }

  function keepSize() {
    const next = growth(network);
    if (Math.abs(next / grown - 1) < 0.1) return;
    grown = next;
    edges.update(drawing.edges.map((edge) => visEdge(edge, grown)));
  }

  /** The library keeps the function that it was given first for a node: what is drawn has to be looked up. */
  function paint({ ctx, id, x, y }) {
    const node = drawing.byId.get(id);
    const radius = node.radius * growth(network);
    return { drawNode: () => paintNode(ctx, node, x, y, radius), nodeDimensions: { width: radius * 2, height: radius * 2 } };
  }

  return {
    kind: "vis-network",
    draw(next, { refit }) {
      drawing = { ...next, byId: new Map(next.nodes.map((node) => [node.id, node])) };
      container.style.background = theme.paper;
      synchronise(nodes, next.nodes.map((node) => visNode(node, paint)));
      synchronise(edges, next.edges.map((edge) => visEdge(edge, grown)));
      if (refit) this.fit();
      else network.redraw();
    },
    fit() {
      network.moveTo({ ...framed(drawing.nodes, size()), animation: false });
      keepSize();
    },
    zoom: (factor) => {
      network.moveTo({ scale: network.getScale() * factor, animation: false });
      keepSize();
    },
    centre: (id) => network.moveTo({ position: drawing.byId.get(id), animation: calm() ? false : { duration: 300 } }),
    spot: (id) => network.canvasToDOM(drawing.byId.get(id)),
    pan: (dx, dy) => {
      const { x, y } = network.getViewPosition();
      network.moveTo({ position: { x: x + dx, y: y + dy }, animation: false });
      network.redraw();
    },
    repaint: () => network.redraw(),
    destroy: () => network.destroy(),
  };
}

/** The position and scale at which all nodes and their names are inside. */
function framed(nodes, { width, height }) {
  const [left, right, top, bottom] = [["x", -1], ["x", 1], ["y", -1], ["y", 1]].map(([axis, sign]) => sign * nodes.reduce((most, node) => Math.max(most, sign * node[axis]), -Infinity));
  if (!nodes.length) return { position: { x: 0, y: 0 }, scale: 1 };
  const scale = Math.min((width - Math.min(150, width * 0.34)) / Math.max(right - left, 1), (height - 150) / Math.max(bottom - top, 1), 1.3);
  return { position: { x: (left + right) / 2, y: (top + bottom) / 2 - 4 / scale }, scale: Math.max(scale, 0.02) };
}

const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

function visOptions() {
  return {
    autoResize: true,
    physics: false,
    layout: { randomSeed: 1, improvedLayout: false },
    interaction: { hover: true, hoverConnectedEdges: false, selectConnectedEdges: false, keyboard: false, tooltipDelay: 1e9, zoomSpeed: 0.6 },
    nodes: { shape: "custom", labelHighlightBold: false },
    edges: { smooth: false, selectionWidth: 0, hoverWidth: 0, arrowStrikethrough: false },
  };
}

/** Between these scales nodes and lines grow with the drawing; beyond them they keep their size on the screen. */
const [SMALLEST, LARGEST] = [0.55, 1.6];
const sizeAt = (scale) => Math.min(Math.max(scale, SMALLEST), LARGEST);
const growth = (network) => sizeAt(network.getScale()) / network.getScale();

const visNode = ({ id, x, y, radius }, paint) => ({ id, x, y, size: radius, ctxRenderer: paint });

function visEdge(edge, grown) {
  const colour = edge.colour;
  return {
    id: edge.key, from: edge.a, to: edge.b, width: edge.width * grown, dashes: edge.dashes || false,
    color: { color: colour, highlight: colour, hover: colour, opacity: edge.faint ? 0.15 : 1 },
    arrows: { to: { enabled: edge.arrow && !edge.faint, scaleFactor: 0.42, type: "arrow" } },
  };
}

function synchronise(set, items) {
  const wanted = new Set(items.map((item) => item.id));
  set.remove(set.getIds().filter((id) => !wanted.has(id)));
  set.update(items);
}

function paintNode(context, node, x, y, radius) {
  context.save();
  context.globalAlpha = node.faint ? 0.22 : 1;
  if (node.strong) {
    tracePath(context, node.type, x, y, radius + 5);
    context.fillStyle = theme.accent;
    context.fill();
    tracePath(context, node.type, x, y, radius + 2.5);
    context.fillStyle = theme.paper;
    context.fill();
  }
  tracePath(context, node.type, x, y, radius);
  context.fillStyle = node.colour;
  context.fill();
  context.lineWidth = 1.5;
  context.strokeStyle = theme.paper;
  context.stroke();
  context.restore();
}

/** Names have one size at every zoom: drawn in pixels of the window, not of the graph. */
function drawOver(context, paint) {
  const ratio = window.devicePixelRatio || 1;
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  paint();
  context.restore();
}

function nodeLabels(nodes, screen, scale) {
  return nodes.map((node) => ({ ...screen.get(node.id), radius: node.radius * sizeAt(scale), text: node.label, strong: node.strong, faint: node.faint, side: node.side }));
}

function edgeLabels(edges, screen, scale) {
  return edges
    .filter((edge) => edge.label && !edge.faint && (edge.strong || edge.worded || scale > 1.7))
    .map((edge) => ({ from: screen.get(edge.a), to: screen.get(edge.b), text: edge.label, strong: edge.strong, first: edge.first }));
}
