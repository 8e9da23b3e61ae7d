// A class has a colour and a shape, so that neither colour nor shape alone has to tell it apart.

const SHAPES = {
  Person: "circle", Organization: "square", PoliticalParty: "hexagon", State: "diamond", Place: "drop", Office: "triangle",
  Election: "star", Event: "pentagon", LegalAct: "sheet", Group: "capsule", Concept: "plus",
};

const polygon = (corners, turn = -90, radius = 1) =>
  Array.from({ length: corners }, (_, number) => {
    const angle = ((turn + (360 / corners) * number) * Math.PI) / 180;
    return [Math.cos(angle) * radius, Math.sin(angle) * radius];
  });

const OUTLINES = {
  square: [[-0.86, -0.86], [0.86, -0.86], [0.86, 0.86], [-0.86, 0.86]],
  hexagon: polygon(6, 0, 1.08),
  diamond: polygon(4, -90, 1.18),
  drop: polygon(3, 90, 1.2),
  triangle: polygon(3, -90, 1.2),
  star: polygon(10).map(([x, y], number) => (number % 2 ? [x * 0.56, y * 0.56] : [x * 1.25, y * 1.25])),
  pentagon: polygon(5, -90, 1.1),
  sheet: [[-0.7, -1], [0.7, -1], [0.7, 1], [-0.7, 1]],
  capsule: [[-1.2, -0.62], [1.2, -0.62], [1.2, 0.62], [-1.2, 0.62]],
  plus: [[-0.4, -1.1], [0.4, -1.1], [0.4, -0.4], [1.1, -0.4], [1.1, 0.4], [0.4, 0.4], [0.4, 1.1], [-0.4, 1.1], [-0.4, 0.4], [-1.1, 0.4], [-1.1, -0.4], [-0.4, -0.4]],
};

function tracePath(context, type, x, y, radius) {
  context.beginPath();
  const outline = OUTLINES[SHAPES[type]];
  if (!outline) return context.arc(x, y, radius, 0, 2 * Math.PI);
  outline.forEach(([dx, dy], number) => context[number ? "lineTo" : "moveTo"](x + dx * radius, y + dy * radius));
  context.closePath();
}

function swatch(type) {
  const outline = OUTLINES[SHAPES[type]];
  const form = outline
    ? svgElement("path", { d: "M" + outline.map((point) => point.map((value) => (value * 6).toFixed(2)).join(" ")).join("L") + "Z" })
    : svgElement("circle", { r: 6 });
  form.setAttribute("class", `fill-${type}`);
  return svgElement("svg", { viewBox: "-9 -9 18 18", class: "swatch", "aria-hidden": "true" }, form);
}

let theme = readTheme();

function readTheme() {
  const style = getComputedStyle(document.documentElement);
  const value = (name) => style.getPropertyValue(name).trim();
  return {
    classes: Object.fromEntries(Object.keys(SHAPES).map((type) => [type, value(`--${type}`)])),
    ink: value("--ink"), soft: value("--soft"), paper: value("--canvas"), edge: value("--edge"), faint: value("--faint"),
    accent: value("--accent"), denied: value("--denied"), font: getComputedStyle(document.body).fontFamily,
  };
}

/** How a fact that is not asserted is drawn: pattern and colour, and a word on its label. */
const DASHES = { Reported: [8, 5], Planned: [2, 5], Possible: [2, 8], Negated: [12, 4, 2, 4] };
