// The legend of classes is their filter.

function legend() {
  const counts = new Map();
  for (const entity of model.entities) if (entity.degree || !model.cut) counts.set(entity.type, (counts.get(entity.type) || 0) + 1);
  const types = PRINCIPAL.filter((type) => counts.has(type));
  return element("fieldset", { class: "legend" }, element("legend", {}, "Show"),
    types.map((type) => checkLine({
      checked: !state.hiddenClasses.has(type),
      label: [swatch(type), capitalised(className(type, 2))],
      count: counts.get(type),
      change: (checked) => { state.hiddenClasses[checked ? "delete" : "add"](type); tell("filters"); },
    })));
}

function checkLine({ checked, label, count, change, title = null }) {
  return element("label", { class: "check", title }, element("input", { type: "checkbox", checked, onchange: (event) => change(event.target.checked) }),
    element("span", { class: "check-label" }, label), element("span", { class: "count" }, count.toLocaleString("en")));
}
