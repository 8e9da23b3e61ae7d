// How two entities are tied.

function pathCard([start, end]) {
  const steps = shortestPath(start, end);
  return [
    element("p", { class: "kicker" }, "Path"),
    element("h2", {}, "How two are tied"),
    element("div", { class: "ends" }, endField("From", start, (entity) => go({ path: [entity, end] })), endField("To", end, (entity) => go({ path: [start, entity] }))),
    start && end && (steps ? pathSteps(start, steps) : element("p", {}, "No chain of the facts to be seen ties them. The filters may hide one.")),
  ];
}

function endField(label, entity, choose) {
  return element("div", { class: "end" }, searchBox({ label, value: entity ? entity.label : "", choose, articles: false, placeholder: "Name" }));
}

function pathSteps(start, steps) {
  return [
    element("p", { class: "soft" }, steps.length ? `${plural(steps.length, "step")}, through facts that the filters let be seen.` : "They are the same."),
    element("ol", { class: "steps" }, element("li", {}, entityLink(start)), steps.map(({ to, fact }) => element("li", {},
      element("p", { class: "tie" }, fact.subject === to && !fact.relation.symmetric ? fact.relation.inverse : fact.relation.label, " ", modalityBadge(fact.modality), element("span", { class: "date" }, " ", periodText(fact)), " ", sourceLine(fact)),
      entityLink(model.entities[to])))),
  ];
}
