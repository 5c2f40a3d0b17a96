import type { CivilDate } from "../core/calendar/civil-date.ts";
import { localTimeAt } from "../core/calendar/local-time.ts";
import { nextOfficeHour } from "../core/calendar/office-hours.ts";
import type { Command, CommandContext } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import type { Questionnaire } from "../core/interview/questionnaire.ts";
import { readChoice } from "../core/language/read-choice.ts";
import type { Option } from "../core/language/reading.ts";
import { launchCampaign } from "../core/launch-campaign.ts";
import { officeHourOf } from "../core/notify.ts";
import { sayAlreadyLaunched, sayLaunched } from "../core/words/assignment.ts";
import { choiceParameter, dateParameter } from "./parameter.ts";
import { splitTrailingDate } from "./trailing-date.ts";

export const diagnosticLaunch: Command = {
  name: "diagnostic-launch",
  words: ["diagnostic lancer", "lancer diagnostic", "lancer le diagnostic", "lancer un diagnostic"],
  group: "diagnostic",
  summary: "ouvrir un diagnostic dans toutes les communes",
  examples: ["diagnostic lancer jeunesse {jour}"],
  action: "launch_diagnostic",
  parameters: (context) => [
    choiceParameter({ id: "questionnaire", text: "Quel questionnaire ?", label: "Questionnaire" }, options(context)),
    dateParameter({ id: "wishedBy", text: "Pour quelle date souhaitez-vous les réponses ?", label: "Date souhaitée" }),
  ],
  read(rest, context) {
    const { words, date } = splitTrailingDate(rest, context.today);
    const reading = readChoice(words, options(context));
    if (words !== "" && reading.kind !== "read") return undefined;
    return {
      ...(reading.kind === "read" ? { questionnaire: reading.value } : {}),
      ...(date === undefined ? {} : { wishedBy: date }),
    };
  },
  run({ store, library, person, now, today, timeZone }, { questionnaire: id, wishedBy }) {
    const questionnaire = library.questionnaires.get(String(id));
    if (questionnaire === undefined) throw new Error(`no questionnaire is named ${id}`);
    const campaign = describeCampaign(questionnaire, String(wishedBy), today);
    const launched = store.campaigns
      .all()
      .find(
        (one) => one.questionnaire === questionnaire.id && one.variables.annee_ref === campaign.variables.annee_ref,
      );
    if (launched) throw new UserError(sayAlreadyLaunched(launched.project.title, launched.wishedBy));
    const notBefore = nextOfficeHour(now, timeZone, store.territory.holidayPlace());
    const { campaign: opened, invited } = launchCampaign(store, campaign, person, {
      now,
      today,
      leavesAt: (personId) => officeHourOf(store, personId, notBefore),
    });
    const reachable = store.accounts.reachablePeople();
    const message = sayLaunched({
      title: opened.project.title,
      places: store.territory.municipalities().length,
      people: invited.length,
      unreachable: invited.filter((one) => !reachable.has(one.id)).length,
      wishedBy: opened.wishedBy,
      leavesOn: notBefore > now ? localTimeAt(notBefore, timeZone) : undefined,
    });
    return { message };
  },
};

/** The reference year of figures is the last full one: the accounts known to everybody. */
export function describeCampaign(questionnaire: Questionnaire, wishedBy: CivilDate, today: CivilDate) {
  const [, service = questionnaire.id] = questionnaire.id.split("/");
  return {
    questionnaire,
    variables: { service, annee_ref: Number(today.slice(0, 4)) - 1 },
    slug: questionnaire.id.replaceAll("/", "-"),
    title: questionnaire.title,
    wishedBy,
  };
}

/** Only questionnaires made for one service: a base without its part has no service to speak of. */
function options({ library }: CommandContext): Option[] {
  return [...library.questionnaires.values()]
    .filter((one) => one.id.includes("/"))
    .map((one) => ({ value: one.id, label: one.title, words: [one.id.split("/")[1] ?? one.id] }));
}
