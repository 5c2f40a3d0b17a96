import { civilDateAt } from "../../core/calendar/civil-date.ts";
import type { Command, CommandContext } from "../../core/command.ts";
import { breakdownOf, bySize } from "../../core/diagnostic/breakdown.ts";
import { figureOf, numberOf } from "../../core/diagnostic/consolidate.ts";
import { type Answered, answeredIn } from "../../core/diagnostic/figure.ts";
import { hiddenAmong } from "../../core/diagnostic/small-numbers.ts";
import { formatDateShort } from "../../core/words/format.ts";
import { sayFunctions } from "../../core/words/people.ts";
import {
  type LabelOf,
  sayDetail,
  sayNumber,
  saySaid,
  type SourceLine,
  sayWhichFigure,
} from "../../core/words/synthesis.ts";
import { textParameter } from "../parameter.ts";
import { type ChosenFigure, figureNamed, labels } from "./which-figure.ts";

export const detail: Command = {
  name: "figure-detail",
  words: ["détail", "detail", "détails", "détailler", "chiffre"],
  group: "diagnostic",
  summary: "un chiffre du diagnostic, commune par commune, avec ses sources",
  examples: ["détail agents en équivalent temps plein", "détail service"],
  action: "follow_diagnostic",
  parameters: () => [textParameter({ id: "figure", text: sayWhichFigure(), label: "Chiffre" })],
  read: (rest) => ({ figure: rest }),
  run(context, { figure: said }) {
    const chosen = figureNamed(String(said), context);
    const { answers, indicator } = chosen;
    const labelOf = labels(context);
    const sources = answeredIn(indicator, answers.respondents);
    const groups = sources.map((source) => ({ source, members: [source.respondent] }));
    const hidden = hiddenAmong(indicator, groups);
    const shown = groups.filter((one) => !hidden.has(one)).map(({ source }) => source);
    return {
      message: sayDetail({
        figure: figureOf(indicator, answers.respondents),
        title: answers.campaign.project.title,
        // Two ways of cutting one total could together give back what each of them hides.
        parts: hidden.size > 0 ? [] : breakdownOf(indicator, answers.respondents, bySize),
        lines: linesOf(context, chosen, shown, labelOf),
        hidden: hidden.size,
        labelOf,
      }),
    };
  },
};

/** Largest first where they are numbers, else by name of municipality. */
function linesOf(
  context: CommandContext,
  { answers, indicator }: ChosenFigure,
  sources: readonly Answered[],
  labelOf: LabelOf,
): SourceLine[] {
  const { store, timeZone, today } = context;
  const byNumber = sources.toSorted((a, b) => (numberOf(indicator, b) ?? 0) - (numberOf(indicator, a) ?? 0));
  return byNumber.map((one) => {
    const { respondent, cell } = one;
    const interviewId = answers.respondents.find(({ insee }) => insee === respondent.insee)?.interviewId;
    const given =
      interviewId === undefined ? undefined : store.interviews.givenBy(interviewId).get(cell.paths[0] ?? "");
    const author = given && store.people.byId(given.by);
    const number = numberOf(indicator, one);
    return {
      place: respondent.name,
      value:
        number === undefined
          ? cell.values.map((value) => saySaid(indicator, value, labelOf)).join(", ")
          : sayNumber(indicator, number),
      estimate: cell.estimate,
      by: author === undefined ? "ancienne fonction" : sayFunctions(author),
      on: given === undefined ? "" : formatDateShort(civilDateAt(given.at, timeZone), Number(today.slice(0, 4))),
    };
  });
}
