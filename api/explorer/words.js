// The plain words for the values of the contracts, from the file that the command reads too, and how dates are shown.

const response = await fetch("/static/words.json");
const words = await response.json();

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?/;

/** said("hop", "wire_credit") is "credits"; "" where nothing needs saying. */
export function said(noun, value) {
  return words[noun]?.[value] ?? String(value).replaceAll("_", " ");
}

/** A date in the outlet's own time zone, in parts: { day: "17 Nov 2023", time: "18:40", zone: "+02:00" }. */
export function dateParts(date) {
  const match = DATE.exec(date ?? "");
  if (!match) return { day: date || "no date", time: "", zone: "" };
  const [, year, month, day, time = "", offset = ""] = match;
  const zone = offset === "Z" || offset === "+00:00" ? "UTC" : offset;
  return { day: [day && String(Number(day)), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(" "), time, zone };
}

export function shownDate(date) {
  const { day, time, zone } = dateParts(date);
  return time ? `${day}, ${time}${zone ? ` (${zone})` : ""}` : day;
}

export function shownNumber(value) {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, "\u202f");
}

export function times(count, noun) {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
