import type { CivilDate } from "../calendar/civil-date.ts";
import type { Answering, AnswerTable, Reply } from "../diagnostic/answer-table.ts";
import type { Indicator } from "../diagnostic/indicator.ts";
import type { AtomicQuestion } from "../interview/questionnaire.ts";
import type { Cell, Column, Sheet } from "../message.ts";
import type { sayStatus } from "./state.ts";
import { typeset } from "./typography.ts";
import { formatValue } from "./values.ts";

export type Exported = Answering & {
  /** Absent: a person, in their own name or without it. */
  insee?: string;
  status: Parameters<typeof sayStatus>[0];
  validatedOn?: CivilDate;
  /** The function of who answered. */
  answeredBy?: string;
  /** Who entered it for them, by what way. */
  enteredBy?: string;
  /** When the mayor gave their visa. */
  seenOn?: CivilDate;
};

type MadeColumn = { column: Column; cells: Cell[] };

const states: Record<Exported["status"], string> = {
  invited: "pas commencé",
  open: "en cours",
  paused: "en cours",
  validated: "validé",
  abandoned: "abandonné",
  closed: "clos, non terminé",
};

/** A section or a list: who says it, then one column a question, and one more where some answers are estimates. */
export function sheetOf({ title, list, indicators, lines }: AnswerTable<Exported>): Sheet {
  const whose = (titled: string, say: (of: Exported) => Cell, holds: Column["holds"] = "text"): MadeColumn => ({
    column: { title: titled, holds },
    cells: lines.map(({ of }) => say(of)),
  });
  const ofPersons = lines.some(({ of }) => of.insee === undefined);
  const made = [
    ...(ofPersons
      ? [whose("Personne", ({ name }) => name)]
      : [whose("Code INSEE", ({ insee }) => insee ?? null), whose("Commune", ({ name }) => name)]),
    whose("État", ({ status }) => states[status]),
    ...(list === undefined
      ? [
          whose("Validé le", ({ validatedOn }) => validatedOn ?? null, "date"),
          whose("Répondu par", ({ answeredBy }) => answeredBy ?? null),
          ...(lines.some(({ of }) => of.enteredBy !== undefined)
            ? [whose("Saisi par", ({ enteredBy }) => enteredBy ?? null)]
            : []),
          ...(lines.some(({ of }) => of.seenOn !== undefined)
            ? [whose("Visé par le maire le", ({ seenOn }) => seenOn ?? null, "date")]
            : []),
        ]
      : []),
    ...indicators.flatMap((indicator, rank) =>
      columnsOf(
        indicator,
        lines.map(({ replies }) => replies[rank] ?? { kind: "apart" }),
      ),
    ),
  ];
  return {
    name: title,
    columns: made.map(({ column }) => column),
    rows: lines.map((_, rank) => made.map(({ cells }) => cells[rank] ?? null)),
    fixed: ofPersons ? 1 : 2,
  };
}

function columnsOf(indicator: Indicator, replies: readonly Reply[]): MadeColumn[] {
  const title = titleOf(indicator);
  const values = {
    column: { title, holds: holdsOf(indicator.question) },
    cells: replies.map((reply) => toCell(indicator, reply)),
  };
  if (!replies.some(isEstimate)) return [values];
  const marks = replies.map((reply): Cell => (isEstimate(reply) ? "estimation" : null));
  return [values, { column: { title: typeset(`${title} : estimation`), holds: "text" }, cells: marks }];
}

function toCell({ question }: Indicator, reply: Reply): Cell {
  if (reply.kind !== "given") return null;
  const { value, options } = reply;
  if (typeof value === "number" || question === undefined) return typeof value === "number" ? value : null;
  return question.type === "date" && typeof value === "string" ? value : formatValue(question, value, options);
}

function isEstimate(reply: Reply): boolean {
  return reply.kind === "given" && reply.estimate;
}

/** "Coût du transport (€)", "Équipements (nombre)", and for a row of a grid "Missions : voirie". */
function titleOf({ key, section, question, group }: Indicator): string {
  if (question === undefined) return `${group.label} (nombre)`;
  const grid = section.questions.find((one) => one.type === "grid" && key.startsWith(`${one.id}/`));
  const unit = unitOf(question);
  return typeset((grid === undefined ? "" : `${grid.label} : `) + question.label + (unit === "" ? "" : ` (${unit})`));
}

function unitOf(question: AtomicQuestion): string {
  if ("unit" in question && question.unit !== undefined) return question.unit;
  return units[question.type === "computed" ? question.as : question.type] ?? "";
}

const units: Partial<Record<AtomicQuestion["type"], string>> = { fte: "ETP", euro: "€", percent: "%", scale5: "sur 5" };

function holdsOf(question: AtomicQuestion | undefined): Column["holds"] {
  const type = question?.type === "computed" ? question.as : (question?.type ?? "integer");
  switch (type) {
    case "integer":
    case "number":
    case "fte":
    case "scale5":
      return "number";
    case "euro":
    case "percent":
    case "year":
    case "date":
      return type;
    case "text":
    case "time":
    case "yes_no":
    case "choice":
    case "choices":
    case "ranking":
      return "text";
  }
}
