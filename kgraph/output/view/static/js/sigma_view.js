// sigma draws what is too large for vis-network, with the shapes and names of the other view.

const SHAPE_NUMBERS = { circle: 0, square: 1, hexagon: 2, diamond: 3, drop: 4, triangle: 5, star: 6, pentagon: 7, sheet: 8, capsule: 9, plus: 10 };

function sigmaView(container, events) {
  const { Sigma, Graph } = KGraphVendor;
  const graph = new Graph({ multi: false, type: "undirected" });
  const sigma = new Sigma(graph, container, sigmaSettings());
  const canvas = container.appendChild(element("canvas", { class: "names", "aria-hidden": "true" }));
  let drawing = { nodes: [], edges: [], best: [] };
  let pointed = { node: null, edge: null };

  sigma.on("clickNode", ({ node }) => events.pick(Number(node), null));
  sigma.on("doubleClickNode", (event) => { event.preventSigmaDefault(); events.open(Number(event.node)); });
  sigma.on("clickEdge", ({ edge }) => events.pick(null, edge));
  sigma.on("clickStage", () => events.pick(null, null));
  sigma.on("enterNode", ({ node }) => events.hover(Number(node), null));
  sigma.on("leaveNode", () => events.hover(null, null));
  sigma.on("enterEdge", ({ edge }) => events.hover(null, edge));
  sigma.on("leaveEdge", () => events.hover(null, null));
  sigma.on("afterRender", paintNames);

  function paintNames() {
    const size = { width: container.clientWidth, height: container.clientHeight };
    const context = sized(canvas, size);
    if (matchMedia("print").matches) copyLayers(context, size);
    const ties = drawing.edges.filter(({ key, a, b }) => key === pointed.edge || a === pointed.node || b === pointed.node).slice(0, MOST_TIES);
    const near = namedNodes(size, new Set([pointed.node, ...ties.flatMap(({ a, b }) => [a, b])].filter((id) => id !== null)));
    const screen = new Map(near.map((node) => [node.id, node]));
    for (const { a, b } of ties) drawTie(context, screen.get(a), screen.get(b));
    drawLabels(context, near, edgeWords(ties, screen, near.length < FEW), size);
  }

  /** What is pointed at comes first, then the best in the window. */
  function namedNodes(size, wanted) {
    const small = smallness(drawing.nodes.length);
    const shrink = 1 / Math.sqrt(sigma.getCamera().ratio);
    const near = [];
    for (const node of drawing.best) {
      if (near.length > MOST_NAMES && !wanted.size) break;
      const at = sigma.graphToViewport({ x: node.x, y: -node.y });
      if (wanted.delete(node.id)) near.unshift({ ...labelled(node, at, sigmaSize(node, small) * shrink), strong: node.strong || node.id === pointed.node, faint: false });
      else if (near.length <= MOST_NAMES && isInside(at, size)) near.push(labelled(node, at, sigmaSize(node, small) * shrink));
    }
    return near;
  }

  function edgeWords(ties, screen, all) {
    const edges = all ? drawing.edges : [...ties, ...drawing.edges.filter((edge) => edge.strong)];
    return edges.filter(({ a, b }) => screen.has(a) && screen.has(b)).slice(0, FEW)
      .map((edge) => ({ from: screen.get(edge.a), to: screen.get(edge.b), text: edgeLabel(edge.tie), strong: edge.strong || ties.includes(edge), first: edge.first || edge.key === pointed.edge }));
  }

  /** What WebGL has drawn is gone when the sheet is made, unless it is copied at once. */
  function copyLayers(context, { width, height }) {
    for (const layer of container.querySelectorAll("canvas")) if (layer !== canvas) context.drawImage(layer, 0, 0, width, height);
  }

  return {
    kind: "sigma",
    draw(next, { refit }) {
      drawing = { ...next, best: [...next.nodes].sort((one, other) => other.strong - one.strong || one.faint - other.faint || other.degree - one.degree || one.id - other.id) };
      container.style.background = theme.paper;
      graph.clear();
      for (const node of next.nodes) graph.addNode(node.id, sigmaNode(node, smallness(next.nodes.length)));
      for (const edge of next.edges) graph.addEdgeWithKey(edge.key, edge.a, edge.b, sigmaEdge(edge, thinness(next.edges.length)));
      sigma.refresh();
      if (refit) this.fit();
    },
    fit: () => sigma.getCamera().setState({ x: 0.5, y: 0.5, ratio: 1, angle: 0 }),
    zoom: (factor) => sigma.getCamera().animate({ ratio: sigma.getCamera().ratio / factor }, { duration: calm() ? 1 : 200 }),
    centre: (id) => sigma.getCamera().animate({ ...onlyPlace(sigma.getNodeDisplayData(id)), ratio: Math.min(0.25, 10 / Math.sqrt(drawing.nodes.length)) }, { duration: calm() ? 1 : 350 }),
    spot: (id) => sigma.graphToViewport(graph.getNodeAttributes(id)),
    pan: (dx, dy) => {
      const camera = sigma.getCamera();
      const { x, y, ratio } = camera.getState();
      camera.setState({ x: x + (dx / container.clientWidth) * ratio, y: y - (dy / container.clientHeight) * ratio });
    },
    /** Bring forward what is pointed at, without drawing the rest anew. */
    point: (next) => { pointed = next; paintNames(); },
    repaint: () => sigma.resize(true).refresh(),
    destroy: () => sigma.kill(),
  };
}

const [MOST_NAMES, MOST_TIES, FEW] = [90, 60, 60];

const labelled = (node, { x, y }, radius) => ({ id: node.id, x, y, radius, text: node.label, strong: node.strong, faint: node.faint, side: node.side });

function drawTie(context, from, to) {
  context.strokeStyle = theme.accent;
  context.lineWidth = 1.6;
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  context.stroke();
}

/** The library blends colours that are already multiplied by their opacity. */
const seeThrough = (hex, opacity) => `rgba(${[1, 3, 5].map((at) => Math.round(parseInt(hex.slice(at, at + 2), 16) * opacity)).join()},${opacity})`;
const onlyPlace = ({ x, y }) => ({ x, y });
const sigmaSize = (node, small = 1) => small * Math.min(11, 1.8 + Math.sqrt(node.degree) * 1.1) + (node.strong ? 4 : 0);
/** The more lines, the fainter each. */
const thinness = (count) => Math.min(0.55, 12 / Math.sqrt(count));
const smallness = (count) => Math.min(1, Math.max(0.35, Math.sqrt(600 / count)));

function sigmaNode(node, small) {
  return { x: node.x, y: -node.y, size: sigmaSize(node, small), color: node.faint ? theme.faint : node.colour, shape: SHAPE_NUMBERS[SHAPES[node.type]], type: "shape", zIndex: node.faint ? 0 : 1 };
}

function sigmaEdge(edge, thin) {
  return { size: edge.strong ? 2.2 : 0.7, color: edge.strong ? theme.accent : seeThrough(edge.colour, edge.faint ? thin / 4 : thin), zIndex: edge.strong ? 1 : 0 };
}

function sigmaSettings() {
  return {
    renderLabels: false, renderEdgeLabels: false, enableEdgeEvents: true, hideEdgesOnMove: false, zIndex: true, allowInvalidContainer: true,
    defaultNodeType: "shape", nodeProgramClasses: { shape: shapeProgram() }, nodeHoverProgramClasses: {},
    defaultDrawNodeHover: () => {}, minCameraRatio: 0.02, maxCameraRatio: 2.5, stagePadding: 40, doubleClickZoomingRatio: 1.5,
  };
}

function sized(canvas, { width, height }) {
  const ratio = window.devicePixelRatio || 1;
  if (canvas.width !== width * ratio || canvas.height !== height * ratio) Object.assign(canvas, { width: width * ratio, height: height * ratio });
  const context = canvas.getContext("2d");
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  return context;
}

function hasWebGL() {
  if (typeof KGraphVendor === "undefined") return false;
  const context = document.createElement("canvas").getContext("webgl2");
  context?.getExtension("WEBGL_lose_context")?.loseContext();
  return context !== null;
}

/** The program of sigma for points, with the outline of a class cut out of each point. */
function shapeProgram() {
  return class extends KGraphVendor.NodePointProgram {
    getDefinition() {
      const plain = super.getDefinition();
      return {
        ...plain, VERTEX_SHADER_SOURCE: SHAPE_VERTICES, FRAGMENT_SHADER_SOURCE: SHAPE_PIXELS,
        ATTRIBUTES: [...plain.ATTRIBUTES, { name: "a_shape", size: 1, type: WebGLRenderingContext.FLOAT }],
      };
    }

    processVisibleItem(index, start, data) {
      super.processVisibleItem(index, start, data);
      this.array[start + 5] = data.shape;
    }
  };
}

const SHAPE_VERTICES = `
attribute vec4 a_id; attribute vec4 a_color; attribute vec2 a_position; attribute float a_size; attribute float a_shape;
uniform float u_sizeRatio; uniform float u_pixelRatio; uniform mat3 u_matrix;
varying vec4 v_color; varying float v_shape; varying float v_pixel;
void main() {
  gl_Position = vec4((u_matrix * vec3(a_position, 1)).xy, 0, 1);
  gl_PointSize = a_size / u_sizeRatio * u_pixelRatio * 2.6;
  v_pixel = 2.0 / gl_PointSize;
  v_shape = a_shape;
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= 255.0 / 254.0;
}`;

const SHAPE_PIXELS = `
precision highp float;
varying vec4 v_color; varying float v_shape; varying float v_pixel;
float corners(vec2 p, float n, float turn) {
  float part = 6.2831853 / n;
  float angle = atan(p.x, p.y) + turn;
  return cos(floor(0.5 + angle / part) * part - angle) * length(p);
}
float bar(vec2 p, vec2 half_size) { vec2 d = abs(p) - half_size; return max(d.x, d.y); }
float outline(vec2 p) {
  if (v_shape < 0.5) return length(p) - 0.77;
  if (v_shape < 1.5) return bar(p, vec2(0.66));
  if (v_shape < 2.5) return corners(p, 6.0, 0.5236) - 0.72;
  if (v_shape < 3.5) return (abs(p.x) + abs(p.y)) - 0.92;
  if (v_shape < 4.5) return corners(vec2(p.x, -p.y), 3.0, 3.1415927) - 0.46;
  if (v_shape < 5.5) return corners(p, 3.0, 3.1415927) - 0.46;
  if (v_shape < 6.5) return corners(p, 5.0, 3.1415927) - 0.38 - 0.42 * pow(abs(cos(2.5 * atan(p.x, p.y))), 6.0);
  if (v_shape < 7.5) return corners(p, 5.0, 3.1415927) - 0.68;
  if (v_shape < 8.5) return bar(p, vec2(0.54, 0.77));
  if (v_shape < 9.5) return bar(p, vec2(0.92, 0.48));
  return min(bar(p, vec2(0.31, 0.85)), bar(p, vec2(0.85, 0.31)));
}
void main() {
  vec2 p = (gl_PointCoord - 0.5) * 2.0;
  p.y = -p.y;
  float distance = outline(p);
  #ifdef PICKING_MODE
  if (distance > 0.0) discard;
  gl_FragColor = v_color;
  #else
  float cover = 1.0 - smoothstep(-v_pixel, v_pixel, distance);
  if (cover < 0.02) discard;
  gl_FragColor = vec4(v_color.rgb * cover, v_color.a * cover);
  #endif
}`;
