// Dates known to the year, the month or the day ("2019", "2019-06", "2019-06-30"); days are numbers.

const DAY = 86400000;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function dayNumber(year, month, day) {
  const date = new Date(Date.UTC(2000, month, day));
  date.setUTCFullYear(year, month, day);
  return Math.round(date.getTime() / DAY);
}

function earliest(iso) {
  const [year, month = 1, day = 1] = iso.split("-").map(Number);
  return dayNumber(year, month - 1, day);
}

function latest(iso) {
  const [year, month, day] = iso.split("-").map(Number);
  if (day) return dayNumber(year, month - 1, day);
  return month ? dayNumber(year, month, 1) - 1 : dayNumber(year + 1, 0, 1) - 1;
}

function dateText(iso) {
  const [year, month, day] = iso.split("-").map(Number);
  if (day) return `${day} ${MONTHS[month - 1]} ${year}`;
  return month ? `${MONTHS[month - 1]} ${year}` : String(year);
}

const isoOf = (number) => new Date(number * DAY).toISOString().slice(0, 10);
const yearOf = (number) => new Date(number * DAY).getUTCFullYear();

function periodText(fact) {
  if (fact.date) return dateText(fact.date);
  if (fact.start && fact.end) return `${dateText(fact.start)} – ${dateText(fact.end)}`;
  if (fact.start) return `from ${dateText(fact.start)}`;
  if (fact.end) return `until ${dateText(fact.end)}`;
  return "";
}
