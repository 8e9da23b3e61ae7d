// The shortest chain of visible facts between two entities.

function shortestPath(start, end) {
  if (!start || !end) return null;
  const cameFrom = new Map([[start.id, null]]);
  let frontier = [start.id];
  while (frontier.length && !cameFrom.has(end.id)) frontier = frontier.flatMap((id) => stepsFrom(id, cameFrom));
  return cameFrom.has(end.id) ? walkBack(cameFrom, end.id) : null;
}

function stepsFrom(id, cameFrom) {
  const next = [];
  for (const fact of model.entities[id].facts) {
    if (fact.object === null || !isVisible(fact)) continue;
    const to = otherEnd(fact, id);
    if (cameFrom.has(to)) continue;
    cameFrom.set(to, { from: id, to, fact });
    next.push(to);
  }
  return next;
}

function walkBack(cameFrom, end) {
  const steps = [];
  for (let step = cameFrom.get(end); step; step = cameFrom.get(step.from)) steps.unshift(step);
  return steps;
}
