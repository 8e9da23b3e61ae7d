// Names beside their nodes, the most connected first; a name that would lie over another is left out.

const widths = new Map();
const LINE = 14;
/** As many names as are written even over the dots of others. */
const MAIN = 10;

function textWidth(context, text) {
  const key = context.font + text;
  if (!widths.has(key)) widths.set(key, context.measureText(text).width);
  return widths.get(key);
}

/** `nodes`: [{x, y, radius, text, strong, faint}] in pixels, best first. `edges`: [{from, to, text, strong}], ends in pixels. */
function drawLabels(context, nodes, edges, size) {
  const dots = nodes.slice(0, 400).filter((node) => !node.faint).map((node) => box(node.x, node.y, node.radius * 2, node.radius * 2));
  const taken = [];
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  let names = 0;
  for (const node of nodes) if (!node.faint && isInside(node, size)) placeName(context, { ...node, main: (names += 1) <= MAIN }, taken, dots, size);
  taken.push(...dots);
  for (const edge of edges) placeEdgeWords(context, edge, taken, size);
}

function placeName(context, node, taken, dots, size) {
  context.font = `${node.strong ? 600 : 500} ${node.strong ? 13 : 12}px ${theme.font}`;
  const lines = twoLines(node.text);
  const width = Math.max(...lines.map((line) => textWidth(context, line))) + 4;
  const height = lines.length * LINE;
  const gap = node.radius + 3;
  const down = node.side === "above" ? -1 : 1;
  const spots = [
    [0, down * (gap + height / 2)], [0, -down * (gap + height / 2)], [gap + width / 2, 0], [-gap - width / 2, 0],
  ].map(([dx, dy]) => box(node.x + dx, node.y + dy, width, height));
  const open = spots.filter((spot) => isWhole(spot, size) && !taken.some((other) => overlap(spot, other)));
  const others = dots.filter((dot) => dot.x !== node.x || dot.y !== node.y);
  const covered = (spot) => others.filter((dot) => overlap(spot, dot)).length;
  const fewest = () => open.reduce((best, spot) => (covered(spot) < covered(best) ? spot : best), open[0]);
  const free = open.find((spot) => !covered(spot)) || (node.main && fewest()) || (node.strong && spots[0]);
  if (!free) return;
  taken.push(free);
  lines.forEach((line, number) => haloText(context, line, free.x, free.y + (number - (lines.length - 1) / 2) * LINE, theme.ink));
}

/** Along the line, from its middle outwards, where there is room; `first` is always written. */
function placeEdgeWords(context, { from, to, text, strong, first }, taken, size) {
  context.font = `${strong ? 600 : 400} 11px ${theme.font}`;
  const width = textWidth(context, text) + 6;
  if (!strong && !first && width > Math.hypot(to.x - from.x, to.y - from.y)) return;
  const spots = [0.5, 0.58, 0.42, 0.66, 0.34, 0.74, 0.26].map((part) => box(from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part, width, 13));
  const spot = spots.find((each) => !taken.some((other) => overlap(each, other))) || (first && spots[0]);
  if (!spot || !isInside(spot, size)) return;
  taken.push(spot);
  haloText(context, text, spot.x, spot.y, strong ? theme.ink : theme.soft);
}

function haloText(context, text, x, y, colour) {
  context.strokeStyle = theme.paper;
  context.lineWidth = 4;
  context.strokeText(text, x, y);
  context.fillStyle = colour;
  context.fillText(text, x, y);
}

function twoLines(text) {
  const name = shortened(text.replace(/\s+/g, " "), 44);
  if (name.length <= 17) return [name];
  const gaps = [...name.matchAll(/ /g)].map((match) => match.index);
  if (!gaps.length) return [shortened(name, 24)];
  const middle = gaps.reduce((best, gap) => (Math.abs(gap - name.length / 2) < Math.abs(best - name.length / 2) ? gap : best));
  return [name.slice(0, middle), name.slice(middle + 1)].map((line) => shortened(line, 26));
}

const box = (x, y, width, height) => ({ x, y, width, height });
const overlap = (one, other) => Math.abs(one.x - other.x) * 2 < one.width + other.width && Math.abs(one.y - other.y) * 2 < one.height + other.height;
const isWhole = (spot, { width }) => spot.x - spot.width / 2 >= 2 && spot.x + spot.width / 2 <= width - 2;
const isInside = ({ x, y }, { width, height }) => x > -60 && y > -20 && x < width + 60 && y < height + 20;
