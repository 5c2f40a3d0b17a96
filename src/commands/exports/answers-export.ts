import { civilDateAt } from "../../core/calendar/civil-date.ts";
import type { Command, CommandContext } from "../../core/command.ts";
import { answerTables } from "../../core/diagnostic/answer-table.ts";
import { UserError } from "../../core/errors.ts";
import { openSession } from "../../core/interviewing.ts";
import { readChoice } from "../../core/language/read-choice.ts";
import type { Option } from "../../core/language/reading.ts";
import { suggest } from "../../core/language/suggest.ts";
import type { Campaign } from "../../core/store/campaigns.ts";
import type { Exported } from "../../core/words/answers-sheets.ts";
import { isEmptyExport, sayAnswersExport, sayNothingToExport } from "../../core/words/exports.ts";
import { sayNoCampaign } from "../../core/words/follow-up.ts";
import { sayFunctions } from "../../core/words/people.ts";
import { choiceParameter } from "../parameter.ts";

export const answersExport: Command = {
  name: "answers-export",
  words: [
    "exporter réponses",
    "exporter les réponses",
    "exporter",
    "export",
    "export réponses",
    "export des réponses",
    "télécharger les réponses",
  ],
  group: "diagnostic",
  summary: "toutes les réponses, dans un classeur",
  examples: ["exporter réponses", "exporter réponses csv"],
  action: "export_answers",
  parameters(context) {
    const campaigns = options(context);
    if (campaigns.length < 2) return [];
    return [
      choiceParameter({ id: "campaign", text: "Les réponses de quel diagnostic ?", label: "Diagnostic" }, campaigns),
    ];
  },
  read(rest, context) {
    const words = rest.replaceAll(/[.,;:!?]+(?=\s|$)/gu, "").split(/\s+/u);
    const format = words.some((word) => /^\.?csv$/iu.test(word)) ? { format: "csv" } : {};
    const left = words.filter((word) => !fillers.test(word) && suggest(word, ["réponses"]).length === 0).join(" ");
    if (left === "") return format;
    const reading = readChoice(left, options(context));
    return reading.kind === "read" ? { ...format, campaign: reading.value } : undefined;
  },
  run(context, { campaign: chosen, format }) {
    const { store, person, now, today } = context;
    const campaigns = store.campaigns.all();
    const campaign = campaigns.find(({ id }) => String(id) === chosen) ?? campaigns[0];
    if (campaign === undefined) throw new UserError(sayNoCampaign());
    const answering = exportedOf(context, campaign);
    const [first] = answering;
    const tables = first === undefined ? [] : answerTables(first.context.questionnaire, answering);
    const { title } = campaign.project;
    const exported = { title, territory: store.territory.epci()?.name ?? "", today, answering, tables };
    if (isEmptyExport(exported)) throw new UserError(sayNothingToExport(title));
    store.audit.add(now, person.id, "answers.exported", `campaign:${campaign.id}`);
    return { message: sayAnswersExport(exported, format === "csv" ? "csv" : "xlsx") };
  },
};

const fillers =
  /^(?:\.?csv|\.?xlsx?|excel|tableur|classeur|fichiers?|format|en|au|un|le|la|les|du|de|des|d'un|pour|sur|diagnostic|svp|stp|merci)$/iu;

function options({ store }: CommandContext): Option[] {
  return store.campaigns.all().map(({ id, project, variables, wishedBy }) => ({
    value: String(id),
    label: project.title,
    words: [String(variables.service ?? project.slug), wishedBy.slice(0, 4)],
  }));
}

/** In the order of the municipalities. */
function exportedOf({ store, library, person, today, timeZone }: CommandContext, campaign: Campaign): Exported[] {
  const interviews = new Map(store.interviews.ofCampaign(campaign.id).map((one) => [one.insee, one]));
  return store.territory.municipalities().flatMap(({ insee, name }) => {
    const interview = interviews.get(insee);
    const session = interview && openSession(store, library, interview.id, today, person);
    if (interview === undefined || session === undefined) return [];
    const { status, validatedAt, respondentId } = interview;
    const respondent = respondentId === undefined ? undefined : store.people.byId(respondentId);
    const mandates = respondent?.mandates.filter((held) => held.insee === insee) ?? [];
    return [
      {
        insee,
        name,
        context: session.context,
        state: session.interview.state,
        status,
        ...(validatedAt === undefined ? {} : { validatedOn: civilDateAt(validatedAt, timeZone) }),
        ...(respondent === undefined ? {} : { answeredBy: sayFunctions({ ...respondent, mandates }) }),
      },
    ];
  });
}
