// @ts-check
import { element } from "./element.js";

/** @typedef {import("../../../core/message.ts").Bars} Bars */
/** @typedef {Bars["bars"][number]} Bar */

/**
 * A list that says each value in words; the bars are drawn for those who see them, and say nothing more.
 * @param {Bars} chart
 */
export function renderBars({ title, subtitle, bars, of = 0 }) {
  const parts = [...new Set(bars.map(({ part = "" }) => part))];
  const isStacked = parts.some((part) => part !== "");
  const rows = isStacked ? [...Map.groupBy(bars, ({ label }) => label).values()] : bars.map((bar) => [bar]);
  const totals = rows.map((row) => row.reduce((sum, { value }) => sum + value, 0));
  const low = Math.min(0, ...totals);
  const high = Math.max(of, ...totals, low + Number.EPSILON);
  /** @param {number} value */
  const share = (value) => `${(value / (high - low)) * 100}%`;

  const items = rows.map((row) => {
    const ordered = parts.flatMap((name) => row.filter(({ part = "" }) => part === name));
    const drawn = ordered
      .filter(({ value }) => value !== 0)
      .map(({ value, part = "" }, rank) => {
        const piece = element("span", { "data-part": `${parts.indexOf(part)}` });
        piece.style.width = share(Math.abs(value));
        if (rank === 0) piece.style.marginLeft = share(Math.min(0, value) - low);
        return piece;
      });
    const looks = { ...(of > 0 ? { "data-of": "" } : {}), ...(low < 0 ? {} : { "data-zero": "" }) };
    const stack = element("span", { class: "stack", "aria-hidden": "true", ...looks }, ...drawn);
    return element("li", {}, element("span", {}, row[0]?.label ?? ""), sayValues(ordered), stack);
  });
  const legend = parts.map((part, rank) => element("li", { "data-part": `${rank}` }, part));
  return element(
    "figure",
    {},
    element("figcaption", {}, title),
    ...(subtitle === undefined ? [] : [element("p", { class: "measure" }, subtitle)]),
    ...(isStacked ? [element("ul", { class: "legend", "aria-hidden": "true" }, ...legend)] : []),
    element("ul", { class: "bars" }, ...items),
  );
}

/** "9 300 €", or "favorable : 14 · défavorable : 11". @param {Bar[]} row */
function sayValues(row) {
  const said = row.flatMap(({ shown, part }, rank) => [
    rank > 0 ? " · " : "",
    part === undefined ? "" : `${part}\u00a0: `,
    element("b", {}, shown),
  ]);
  return element("span", { class: "values" }, ...said);
}
