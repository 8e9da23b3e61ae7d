// Positions that depend on what was asked for; those of the whole graph come with the data.

const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/** Neighbours in a ring around the middle, those of one class side by side; a second ring where one is too small. */
function radial(centre, neighbours) {
  const order = Object.keys(SHAPES);
  const rank = (id) => order.indexOf(model.entities[id].type);
  const sorted = [...neighbours].sort((one, other) => rank(one) - rank(other) || byDegree(model.entities[one], model.entities[other]));
  const positions = new Map([[centre, { x: 0, y: 0 }]]);
  const twoRings = sorted.length > 14;
  sorted.forEach((id, number) => {
    const angle = (number / sorted.length) * 2 * Math.PI - Math.PI / 2;
    const radius = twoRings ? [235, 365][number % 2] : 215;
    positions.set(id, { x: Math.cos(angle) * radius * 1.35, y: Math.sin(angle) * radius });
  });
  return positions;
}

function alongLine(nodes) {
  const positions = new Map();
  nodes.forEach((id, number) => {
    const x = (number - (nodes.length - 1) / 2) * 210;
    positions.set(id, { x, y: nodes.length > 2 ? (number % 2 ? 55 : -55) : 0 });
  });
  return positions;
}

/** Nodes without a place lie around a neighbour that has one. */
function gatherRest(nodes, edges, positions) {
  const crowd = new Map();
  const missing = new Set(nodes.filter((id) => !positions.has(id)));
  for (const { a, b } of [...edges, ...edges]) {
    const [rest, anchor] = missing.has(a) ? [a, b] : [b, a];
    if (!missing.has(rest) || !positions.has(anchor)) continue;
    const number = (crowd.get(anchor) || 0) + 1;
    crowd.set(anchor, number);
    missing.delete(rest);
    positions.set(rest, around(positions.get(anchor), 60 + 14 * Math.sqrt(number), number * GOLDEN_ANGLE));
  }
  [...missing].forEach((id, number) => positions.set(id, around({ x: 0, y: 0 }, 400 + 12 * Math.sqrt(number), number * GOLDEN_ANGLE)));
  return positions;
}

const around = ({ x, y }, radius, angle) => ({ x: x + radius * Math.cos(angle), y: y + radius * Math.sin(angle) });
