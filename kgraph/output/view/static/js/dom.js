// Elements are made here and nowhere else; text only ever becomes text nodes.

const byId = (id) => document.getElementById(id);

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) setAttribute(made, name, value);
  append(made, children);
  return made;
}

function setAttribute(target, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name.startsWith("on")) target.addEventListener(name.slice(2), value);
  else if (name === "value" || name === "checked" || name === "hidden") target[name] = value;
  else target.setAttribute(name, value === true ? "" : String(value));
}

function append(target, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    target.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

function replaceChildren(target, ...children) {
  target.replaceChildren();
  append(target, children);
}

function svgElement(tag, attributes = {}, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) setAttribute(made, name, value);
  append(made, children);
  return made;
}

/** A name out of an article: its direction is its own and does not turn the words around it. */
const named = (text, attributes = {}) => element("bdi", { dir: "auto", ...attributes }, text);

function button(label, action, attributes = {}) {
  return element("button", { type: "button", onclick: action, ...attributes }, label);
}

/** A link that leaves the page, only for addresses of the web. */
function outerLink(address, label) {
  if (!/^https?:\/\//i.test(address)) return element("span", {}, label);
  return element("a", { href: address, rel: "noopener noreferrer", target: "_blank", class: "outer" }, label);
}

function shortened(text, length) {
  const characters = Array.from(text);
  return characters.length <= length ? text : characters.slice(0, length - 1).join("").trimEnd() + "…";
}

const plural = (number, one, many = one + "s") => `${number.toLocaleString("en")} ${number === 1 ? one : many}`;

function announce(text) {
  byId("announce").textContent = text;
}
