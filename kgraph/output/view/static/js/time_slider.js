// Two handles on a line of time, over a histogram of the dated facts.

function makeTimeSlider() {
  const days = model.facts.filter((fact) => fact.day !== null).map((fact) => fact.day).sort((one, other) => one - other);
  if (days.length < 2 || days[0] === days.at(-1)) return byId("time").remove();
  const scale = timeScale(days);
  const bars = svgElement("svg", { class: "bars", viewBox: `0 0 ${scale.bins.length} 100`, preserveAspectRatio: "none", role: "img", "aria-label": "Number of dated facts over time" },
    scale.bins.map((count, number) => svgElement("rect", { x: number + 0.08, width: 0.84, y: 100 - barHeight(count, scale), height: barHeight(count, scale) })));
  const handle = (label, value) => element("input", { type: "range", min: 0, max: scale.bins.length - 1, value: String(value), "aria-label": label });
  const [low, high] = [handle("From", 0), handle("To", scale.bins.length - 1)];
  const words = element("output", { class: "time-words" });
  const update = (event) => {
    if (Number(low.value) > Number(high.value)) (event.target === low ? high : low).value = event.target.value;
    showTime(scale, low, high, bars, words);
  };
  const apply = () => { state.time = timeOf(scale, low, high); tell("filters"); };
  for (const each of [low, high]) { each.addEventListener("input", update); each.addEventListener("change", apply); }
  replaceChildren(byId("time"), element("div", { class: "time-head" }, element("span", { class: "soft" }, "When"), words), element("div", { class: "range" }, bars, low, high));
  on("filters", () => { if (!state.time) { low.value = "0"; high.value = String(scale.bins.length - 1); } showTime(scale, low, high, bars, words); });
  showTime(scale, low, high, bars, words);
}

const barHeight = (count, scale) => (count ? 6 + 94 * Math.sqrt(count / scale.most) : 0);

/** Bins of years, months or days, so that there are some dozens; a few facts long ago share the first. */
function timeScale(days) {
  const start = days.length > 40 ? days[Math.floor(days.length * 0.02)] : days[0];
  const last = days.at(-1);
  const unit = last - start > 365 * 6 ? 12 : last - start > 200 ? 1 : 0;
  const edges = [];
  for (let edge = floorTo(start, unit); edge <= last; edge = nextAfter(edge, unit)) edges.push(edge);
  const bins = edges.map(() => 0);
  for (const day of days) bins[binOf(edges, day)] += 1;
  return { edges, bins, unit, most: Math.max(...bins), end: last, open: days[0] < edges[0] };
}

function binOf(edges, day) {
  let [low, high] = [0, edges.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (edges[middle] <= day) low = middle;
    else high = middle - 1;
  }
  return low;
}

function floorTo(day, unit) {
  const [year, month] = isoOf(day).split("-").map(Number);
  return unit === 12 ? dayNumber(year, 0, 1) : unit === 1 ? dayNumber(year, month - 1, 1) : day;
}

function nextAfter(day, unit) {
  const [year, month] = isoOf(day).split("-").map(Number);
  return unit === 12 ? dayNumber(year + 1, 0, 1) : unit === 1 ? dayNumber(year, month, 1) : day + 1;
}

function timeOf(scale, low, high) {
  const [first, last] = [Number(low.value), Number(high.value)];
  if (first === 0 && last === scale.bins.length - 1) return null;
  return [first === 0 && scale.open ? -Infinity : scale.edges[first], last === scale.bins.length - 1 ? Infinity : scale.edges[last + 1] - 1];
}

function showTime(scale, low, high, bars, words) {
  const [first, last] = [Number(low.value), Number(high.value)];
  [...bars.children].forEach((bar, number) => bar.classList.toggle("out", number < first || number > last));
  const name = (number) => dateText(isoOf(scale.edges[number]).slice(0, scale.unit === 12 ? 4 : scale.unit === 1 ? 7 : 10));
  const from = first === 0 && scale.open ? `${name(0)} or before` : name(first);
  words.textContent = timeOf(scale, low, high) ? `${from} to ${name(last)}; facts without a date are hidden` : `${from} to ${name(last)}`;
  for (const each of [low, high]) each.setAttribute("aria-valuetext", name(Number(each.value)));
}
