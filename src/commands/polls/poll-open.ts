import type { Command } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { sayNoBodyYet, typedName } from "../../core/words/body-names.ts";
import { templateNamed } from "../bodies/which-body.ts";
import { notSetUp } from "../meetings/no-meeting.ts";
import { choiceParameter } from "../parameter.ts";
import { askedDates, datesParameters, refuseDates } from "./asked-dates.ts";
import { bodiesOf, splitLeadingBody } from "./naming.ts";
import { checkPollable, openPoll } from "./open-poll.ts";
import { readCandidates } from "./read-dates.ts";

export const pollOpen: Command = {
  name: "poll-open",
  words: ["sonder les dates", "sondage de dates", "sonder", "sondage des dates", "proposer des dates"],
  group: "meetings",
  summary: "demander aux membres quelles dates leur conviennent",
  examples: ["sonder les dates du copil"],
  action: "manage_meetings",
  parameters(context, known) {
    const bodies = bodiesOf(context);
    const [first] = bodies;
    if (first === undefined) throw new UserError(sayNoBodyYet());
    const chosen = bodies.find(({ body }) => String(body.id) === known["body"]);
    if (chosen) checkPollable(context, chosen);
    const options = bodies.map((one) => ({
      value: String(one.body.id),
      label: one.body.name,
      words: [typedName(one.template, one.body.domain)],
    }));
    return [
      choiceParameter({ id: "body", text: "Pour quelle instance ?", label: "Instance" }, options),
      ...datesParameters(known, context.today, "Quelles dates proposez-vous ?"),
    ];
  },
  read(rest, context) {
    const { seated, rest: after } = splitLeadingBody(rest, bodiesOf(context));
    const said = seated ? after : rest;
    const dates = said.replace(/^(?:aux dates|dates|les|le|:|,)\s+/iu, "").trim();
    if (dates === "") return seated && { body: String(seated.body.id) };
    const missing = seated ? undefined : templateNamed(said, context.library)?.template;
    if (missing && missing.setUp !== "never") throw notSetUp(missing, context);
    const found = readCandidates(said, context.today);
    if (found.dates.length === 0) return undefined;
    return { dates: said, ...(seated && { body: String(seated.body.id) }) };
  },
  refuse: (known, { today }) => refuseDates(known, today),
  run(context, parameters) {
    const seated = bodiesOf(context).find(({ body }) => String(body.id) === parameters["body"]);
    if (seated === undefined) throw new Error("the instance chosen has gone");
    return openPoll(context, seated, askedDates(parameters, context.today));
  },
};
