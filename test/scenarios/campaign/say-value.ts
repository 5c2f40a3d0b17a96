import type { AtomicQuestion, Value } from "../../../src/core/interview/questionnaire.ts";
import type { Option } from "../../../src/core/language/reading.ts";
import type { Meant } from "./mind.ts";

/** Beyond, the lists are not shown with numbers. */
const longestNumbered = 10;

/** How a tired person types what they mean; `chance` picks among the ways. */
export function sayMeant(question: AtomicQuestion, meant: Meant, options: readonly Option[], chance: number): string {
  if (meant.state !== "given") return pick(meant.state === "unknown" ? doesNotKnow : passes, chance);
  const said = sayValue(question, meant.value, options, chance);
  return meant.estimate ? pick([`environ ${said}`, `à peu près ${said}`, `${said} environ`], chance) : said;
}

const doesNotKnow = ["je sais pas", "jsp", "aucune idée", "Je ne sais pas."];
const passes = ["passer", "je passe", "passe"];

/** The same, as plainly as can be: what is said after a first try was not understood. */
export function sayPlainly(
  question: AtomicQuestion,
  { value, estimate }: Extract<Meant, { state: "given" }>,
  options: readonly Option[],
): string {
  const named = (one: string) => options.find((option) => option.value === one)?.label ?? one;
  const said =
    typeof value === "boolean"
      ? value
        ? "oui"
        : "non"
      : typeof value === "number"
        ? `${decimal(value)}${unitOf(question)}`
        : typeof value === "string"
          ? named(value)
          : "chosen" in value
            ? value.chosen.map(named).join(", ")
            : "";
  return estimate ? `environ ${said}` : said;
}

function sayValue(question: AtomicQuestion, value: Value, options: readonly Option[], chance: number): string {
  if (typeof value === "boolean")
    return value ? pick(["oui", "Oui", "ouais", "oui oui"], chance) : pick(["non", "nan", "Non."], chance);
  if (typeof value === "number") return sayNumber(question, value, chance);
  if (typeof value === "string")
    return question.type === "date"
      ? sayDate(value, chance)
      : options.length > 0
        ? sayOption(value, options, chance)
        : value;
  return "chosen" in value ? sayOptions(value.chosen, options, chance) : "";
}

function sayNumber(question: AtomicQuestion, value: number, chance: number): string {
  const { type, id } = question;
  if (type === "fte") return sayFte(value, chance);
  if (type === "euro" || type === "computed") return sayAmount(value, chance);
  if (type === "percent") return pick([`${value} %`, `${value}%`, `${value} pour cent`], chance);
  if (type === "year")
    return pick([String(value), `en ${value}`, ...(id === "depuis" ? [`depuis ${value}`] : [])], chance);
  if (type === "scale5") return pick([String(value), `${value}/5`, count[value] ?? String(value)], chance);
  const unit = "unit" in question ? (question.unit ?? "") : "";
  return pick([String(value), grouped(value), `${value} ${unit}`.trim(), `${value}.`], chance);
}

const count = ["zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"];

function sayFte(value: number, chance: number): string {
  const whole = Math.floor(value);
  const isHalf = value - whole === 0.5;
  if (isHalf && whole > 1 && chance % 2 === 0 && whole < 10) return `${count[whole]} agents et un mi-temps`;
  if (value === 0.5) return pick(["un mi-temps", "0,5", "0.5 ETP"], chance);
  return pick([`${decimal(value)} ETP`, `${decimal(value)} etp`, `${value} ETP`], chance);
}

function sayAmount(value: number, chance: number): string {
  if (value >= 10_000 && value % 1000 === 0 && chance % 2 === 0)
    return pick([`${value / 1000} k€`, `${value / 1000}k`], chance);
  if (value % 1 !== 0) return `${decimal(value)} €`;
  // A figure that may be a year is said with its unit.
  const isYear = value >= 1900 && value <= 2100;
  return pick(
    [`${grouped(value)} €`, `${value}€`, `${grouped(value)} euros`, isYear ? `${value} €` : String(value)],
    chance,
  );
}

const months = [
  "janvier",
  "février",
  "mars",
  "avril",
  "mai",
  "juin",
  "juillet",
  "août",
  "septembre",
  "octobre",
  "novembre",
  "décembre",
];

function sayDate(date: string, chance: number): string {
  const [year = "", month = "", day = ""] = date.split("-");
  return pick(
    [
      `${day}/${month}/${year}`,
      `${Number(day)} ${months[Number(month) - 1]} ${year}`,
      `le ${Number(day)} ${months[Number(month) - 1]} ${year}`,
    ],
    chance,
  );
}

function sayOption(value: string, options: readonly Option[], chance: number): string {
  const rank = options.findIndex((one) => one.value === value);
  const label = options[rank]?.label ?? value;
  const ways = [label, label.toLowerCase(), plain(label), typo(label)];
  return options.length > longestNumbered ? pick(ways, chance) : pick([...ways, String(rank + 1)], chance);
}

function sayOptions(values: readonly string[], options: readonly Option[], chance: number): string {
  const ranks = values.map((value) => options.findIndex((one) => one.value === value) + 1);
  if (options.length <= longestNumbered && chance % 2 === 0) return ranks.join(pick([" et ", ", ", " "], chance));
  return values.map((value) => sayOption(value, options, chance % 4)).join(chance % 3 === 0 ? ", " : " et ");
}

function plain(label: string): string {
  return label.normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll("’", "'").toLowerCase();
}

/** One letter short, in the longest word. */
function typo(label: string): string {
  const longest = label.split(/[\s’(),]+/u).reduce((one, other) => (other.length > one.length ? other : one), "");
  return longest.length < 8 ? plain(label) : label.replace(longest, longest.slice(0, 4) + longest.slice(5));
}

function decimal(value: number): string {
  return String(value).replace(".", ",");
}

function grouped(value: number): string {
  return decimal(value).replace(/\B(?=(\d{3})+(?!\d))/gu, " ");
}

function unitOf({ type }: AtomicQuestion): string {
  return type === "euro" || type === "computed" ? " €" : type === "fte" ? " ETP" : type === "percent" ? " %" : "";
}

function pick<T>(ways: readonly T[], chance: number): T {
  const way = ways[Math.floor(chance / 7) % ways.length];
  if (way === undefined) throw new Error("nothing to pick from");
  return way;
}
