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

/** Places for a few dozen nodes that were not laid out together beforehand (Fruchterman and Reingold 1991). */
function settled(nodes, edges) {
  const spots = nodes.map((_, number) => around({ x: 0, y: 0 }, 60 * Math.sqrt(number), number * GOLDEN_ANGLE));
  const index = new Map(nodes.map((id, number) => [id, number]));
  const ends = edges.map(({ a, b }) => [spots[index.get(a)], spots[index.get(b)]]);
  for (let round = 0; round < ROUNDS; round += 1) settle(spots, ends, 60 * (1 - round / ROUNDS));
  for (let round = 0; round < ROUNDS; round += 1) makeRoom(spots);
  return new Map(nodes.map((id, number) => [id, spots[number]]));
}

const ROUNDS = 200;
const [TIE, ROOM] = [130, { x: 128, y: 62 }];

function settle(spots, ends, heat) {
  const moves = spots.map(({ x, y }) => ({ x: -x * 0.1, y: -y * 0.14 }));
  const push = (one, other, strength) => {
    const [dx, dy] = [spots[one].x - spots[other].x, spots[one].y - spots[other].y];
    const force = strength / Math.max(dx * dx + dy * dy, 100);
    for (const [number, sign] of [[one, 1], [other, -1]]) { moves[number].x += sign * dx * force; moves[number].y += sign * dy * force; }
  };
  spots.forEach((_, one) => { for (let other = 0; other < one; other += 1) push(one, other, TIE * TIE); });
  for (const [from, to] of ends) pull(moves[spots.indexOf(from)], moves[spots.indexOf(to)], from, to);
  spots.forEach((spot, number) => {
    const { x, y } = moves[number];
    const step = Math.min(1, heat / (Math.hypot(x, y) || 1));
    Object.assign(spot, { x: spot.x + x * step, y: spot.y + y * step });
  });
}

function pull(one, other, from, to) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const force = Math.hypot(dx, dy) / TIE / 2;
  one.x += dx * force; one.y += dy * force;
  other.x -= dx * force; other.y -= dy * force;
}

/** Push apart those whose names would lie over each other. */
function makeRoom(spots) {
  spots.forEach((one, number) => spots.slice(0, number).forEach((other) => {
    const [dx, dy] = [one.x - other.x, one.y - other.y];
    const [overX, overY] = [ROOM.x - Math.abs(dx), ROOM.y - Math.abs(dy)];
    if (overX <= 0 || overY <= 0) return;
    const axis = overX / ROOM.x < overY / ROOM.y ? "x" : "y";
    const step = ((axis === "x" ? overX : overY) / 4) * ((axis === "x" ? dx : dy) < 0 ? -1 : 1);
    one[axis] += step;
    other[axis] -= step;
  }));
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
