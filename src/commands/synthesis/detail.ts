import { civilDateAt } from "../../core/calendar/civil-date.ts";
import type { Command, CommandContext } from "../../core/command.ts";
import { breakdownOf, byBasin, bySize } from "../../core/diagnostic/breakdown.ts";
import { cutsOf } from "../../core/diagnostic/cuts.ts";
import { figureOf, numberOf } from "../../core/diagnostic/consolidate.ts";
import { type Answered, answeredIn } from "../../core/diagnostic/figure.ts";
import { isRestricted } from "../../core/diagnostic/indicator.ts";
import { hiddenAmong, isRevealing } from "../../core/diagnostic/small-numbers.ts";
import { pickedItems } from "../../core/diagnostic/picked-items.ts";
import { publishedIn } from "../../core/diagnostic/published.ts";
import { unlessRefused } from "../../core/form.ts";
import { enteredAs } from "../../core/entering.ts";
import { sayFunctionsThere } from "../../core/succession.ts";
import { sayEntrySource } from "../../core/words/entry-source.ts";
import { reserve } from "../../core/message.ts";
import { UserError } from "../../core/errors.ts";
import { formatDateShort } from "../../core/words/format.ts";
import { sayPublishedBeside } from "../../core/words/open-figures.ts";
import { sayDetail, sayTooFewAgents, type SourceLine } from "../../core/words/figure-detail.ts";
import { type LabelOf, sayNumber, saySaid, sayWhichFigure } from "../../core/words/figures.ts";
import { textParameter } from "../parameter.ts";
import { type ChosenFigure, figureNamed, labels } from "./which-figure.ts";

export const detail: Command = {
  name: "figure-detail",
  words: ["détail", "detail", "détails", "détailler", "chiffre"],
  group: "figures",
  summary: "un chiffre du diagnostic, commune par commune, avec ses sources",
  examples: ["détail agents en équivalent temps plein", "détail service"],
  action: "follow_diagnostic",
  parameters: () => [textParameter({ id: "figure", text: sayWhichFigure(), label: "Chiffre" })],
  read: (rest) => ({ figure: rest }),
  meant: (rest, context) => unlessRefused(() => figureNamed(rest, context)) !== undefined,
  run(context, { figure: said }) {
    const chosen = figureNamed(String(said), context);
    const { answers, indicator } = chosen;
    const labelOf = labels(context);
    if (isRevealing(indicator, answers.respondents)) throw new UserError(sayTooFewAgents(indicator));
    const sources = answeredIn(indicator, answers.respondents);
    const groups = sources.map((source) => ({ source, members: [source.respondent] }));
    const hidden = hiddenAmong(indicator, groups);
    const basins = context.store.perimeters.basins();
    const cuts = cutsOf(indicator, answers.respondents, answers.unit === "municipality" ? basins : []);
    const shown = groups.filter((one) => !hidden.has(one)).map(({ source }) => source);
    const sensitivity = isRestricted(indicator) || answers.unit === "person" ? "restricted" : "shared";
    return {
      message: reserve(
        sayDetail({
          figure: figureOf(indicator, answers.respondents),
          title: answers.campaign.project.title,
          sizes: cuts.bySize ? breakdownOf(indicator, answers.respondents, bySize) : [],
          basins: cuts.byBasin ? breakdownOf(indicator, answers.respondents, byBasin(basins)) : [],
          lines: cuts.byPlace ? linesOf(context, chosen, shown, labelOf) : [],
          hidden: cuts.byPlace ? hidden.size : 0,
          byBasinAlone: !cuts.byPlace,
          labelOf,
        }),
        sensitivity,
      ),
    };
  },
};

/** Largest first where they are numbers, else by name of municipality. */
export function linesOf(
  context: CommandContext,
  { answers, indicator }: ChosenFigure,
  sources: readonly Answered[],
  labelOf: LabelOf,
): SourceLine[] {
  const { store, timeZone, today } = context;
  const byNumber = sources.toSorted((a, b) => (numberOf(indicator, b) ?? 0) - (numberOf(indicator, a) ?? 0));
  return byNumber.map((one) => {
    const { respondent, cell } = one;
    const interviewId = answers.respondents.find(({ id }) => id === respondent.id)?.interviewId;
    const given =
      interviewId === undefined ? undefined : store.interviews.givenBy(interviewId).get(cell.paths[0] ?? "");
    const entry = interviewId === undefined || given === undefined ? undefined : enteredAs(store, interviewId, given);
    const author = given && store.people.byId(given.by);
    const number = numberOf(indicator, one);
    const former = interviewId === undefined ? "sans nom" : "ancienne fonction";
    const own =
      author === undefined || interviewId === undefined ? former : sayFunctionsThere(store, interviewId, author);
    const source = entry === undefined ? own : sayEntrySource(entry);
    const published = publishedIn(one);
    const beside =
      published === undefined ? [] : [sayPublishedBeside(published, saySaid(indicator, published.shown, labelOf))];
    return {
      place: respondent.name,
      value:
        number === undefined
          ? (
              pickedItems(indicator.question, one) ?? cell.values.map((value) => saySaid(indicator, value, labelOf))
            ).join(", ")
          : sayNumber(indicator, number),
      estimate: cell.estimate,
      by: [source, ...beside].join(" ; "),
      on: given === undefined ? "" : formatDateShort(civilDateAt(given.at, timeZone), Number(today.slice(0, 4))),
    };
  });
}
