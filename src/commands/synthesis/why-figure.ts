import type { Command } from "../../core/command.ts";
import { figureOf } from "../../core/diagnostic/consolidate.ts";
import { answeredIn } from "../../core/diagnostic/figure.ts";
import { isRestricted } from "../../core/diagnostic/indicator.ts";
import { publishedAmong } from "../../core/diagnostic/published.ts";
import { enteredAs } from "../../core/entering.ts";
import { reserve, say } from "../../core/message.ts";
import { approvedBefore } from "../../core/questionnaire-reviews.ts";
import { sayEnteredAmong } from "../../core/words/entry-source.ts";
import { sayWhyFigure } from "../../core/words/figure-why.ts";
import { sayIndicator, sayWhichFigure } from "../../core/words/figures.ts";
import { sayApprovedVersion, sayVersionBehind } from "../../core/words/questionnaire-review.ts";
import { sayPublishedAmong } from "../../core/words/open-figures.ts";
import { textParameter } from "../parameter.ts";
import { figureNamed } from "./which-figure.ts";

export const whyFigure: Command = {
  name: "figure-why",
  words: ["pourquoi ce chiffre", "d'où vient ce chiffre", "d'où vient le chiffre", "pourquoi le chiffre"],
  group: "figures",
  summary: "comment un chiffre du diagnostic est compté, et ce qui n'y entre pas",
  examples: ["pourquoi ce chiffre reste à charge"],
  action: "follow_diagnostic",
  parameters: () => [textParameter({ id: "figure", text: sayWhichFigure(), label: "Chiffre" })],
  read: (rest) => ({ figure: rest }),
  run(context, { figure: said }) {
    const { answers, indicator } = figureNamed(String(said), context);
    const why = sayWhyFigure({
      figure: figureOf(indicator, answers.respondents),
      title: answers.campaign.project.title,
    });
    const { store } = context;
    const entered = answeredIn(indicator, answers.respondents).flatMap(({ respondent, cell }) => {
      const interviewId = answers.respondents.find(({ id }) => id === respondent.id)?.interviewId;
      const given =
        interviewId === undefined ? undefined : store.interviews.givenBy(interviewId).get(cell.paths[0] ?? "");
      return (interviewId !== undefined && given !== undefined && enteredAs(store, interviewId, given)) || [];
    });
    if (entered.length > 0) why.push(sayEnteredAmong(entered));
    why.push(...publishedAmong(answeredIn(indicator, answers.respondents)).map(sayPublishedAmong));
    const approved = approvedBefore(store, answers.campaign);
    if (approved !== undefined)
      why.push(sayVersionBehind(sayApprovedVersion(approved.version, approved.approvals, context.timeZone)));
    const reply = reserve(say(why.join("\n")), isRestricted(indicator) ? "restricted" : "open");
    const choice = {
      value: `détail ${sayIndicator(indicator)}`,
      label: answers.unit === "person" ? "Voir réponse par réponse" : "Voir commune par commune",
    };
    return { message: { ...reply, blocks: [...reply.blocks, { type: "choices", choices: [choice] }] } };
  },
};
