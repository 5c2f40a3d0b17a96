import type { Command } from "../../core/command.ts";
import { figureOf } from "../../core/diagnostic/consolidate.ts";
import { say } from "../../core/message.ts";
import { sayIndicator, sayWhichFigure, sayWhyFigure } from "../../core/words/synthesis.ts";
import { textParameter } from "../parameter.ts";
import { figureNamed } from "./which-figure.ts";

export const whyFigure: Command = {
  name: "figure-why",
  words: ["pourquoi ce chiffre", "d'où vient ce chiffre", "d'où vient le chiffre", "pourquoi le chiffre"],
  group: "diagnostic",
  summary: "comment un chiffre du diagnostic est compté, et ce qui n'y entre pas",
  examples: ["pourquoi ce chiffre reste à charge"],
  action: "follow_diagnostic",
  parameters: () => [textParameter({ id: "figure", text: sayWhichFigure(), label: "Chiffre" })],
  read: (rest) => ({ figure: rest }),
  run(context, { figure: said }) {
    const { answers, indicator } = figureNamed(String(said), context);
    const { question, group } = indicator;
    const why = sayWhyFigure({
      figure: figureOf(indicator, answers.respondents),
      question: (question ?? group)?.text ?? "",
      title: answers.campaign.project.title,
      hidesAgents: (question ?? group)?.headcount !== undefined,
    });
    const reply = say(why.join("\n"));
    const choice = { value: `détail ${sayIndicator(indicator)}`, label: "Voir commune par commune" };
    return { message: { ...reply, blocks: [...reply.blocks, { type: "choices", choices: [choice] }] } };
  },
};
