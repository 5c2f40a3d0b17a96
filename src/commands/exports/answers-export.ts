import { askedIn, isUnderWraps } from "../../core/asked.ts";
import { civilDateAt } from "../../core/calendar/civil-date.ts";
import { unnamedAnswering } from "../../core/campaign-answers.ts";
import type { Command, CommandContext } from "../../core/command.ts";
import { answerTables } from "../../core/diagnostic/answer-table.ts";
import { entriesSaid } from "../../core/entering.ts";
import { UserError } from "../../core/errors.ts";
import { openSession } from "../../core/interviewing.ts";
import { suggest } from "../../core/language/suggest.ts";
import { reserve } from "../../core/message.ts";
import type { Campaign } from "../../core/store/campaigns.ts";
import { visaOf } from "../../core/visa.ts";
import type { Exported } from "../../core/words/answers-sheets.ts";
import { isEmptyExport, sayAnswersExport, sayAnswersOfWhich, sayNothingToExport } from "../../core/words/exports.ts";
import { sayEnteredBy, sayTellers } from "../../core/words/entry-source.ts";
import { sayFunctions, sayUnnamed } from "../../core/words/people.ts";
import { campaignAsked, campaignNamed, chosenCampaign } from "../synthesis/which-campaign.ts";

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
  group: "figures",
  summary: "toutes les réponses, dans un classeur",
  examples: ["exporter réponses", "exporter réponses csv"],
  action: "export_answers",
  parameters: (context) => campaignAsked(context, sayAnswersOfWhich()),
  read(rest, context) {
    const words = rest.replaceAll(/[.,;:!?]+(?=\s|$)/gu, "").split(/\s+/u);
    const format = words.some((word) => /^\.?csv$/iu.test(word)) ? { format: "csv" } : {};
    const left = words.filter((word) => !fillers.test(word) && suggest(word, ["réponses"]).length === 0).join(" ");
    if (left === "") return format;
    const campaign = campaignNamed(left, context);
    return campaign && { ...format, campaign: String(campaign.id) };
  },
  run(context, { campaign: chosen, format }) {
    const { store, person, now, today } = context;
    const campaign = chosenCampaign(chosen, context);
    const answering = exportedOf(context, campaign);
    const [first] = answering;
    const tables =
      first === undefined ? [] : answerTables(first.context.questionnaire, answering, store.perimeters.basins());
    const { title } = campaign.project;
    const exported = { title, territory: store.territory.epci()?.name ?? "", today, answering, tables };
    if (isEmptyExport(exported)) throw new UserError(sayNothingToExport(title));
    store.audit.add(now, person.id, "answers.exported", `campaign:${campaign.id}`);
    return { message: reserve(sayAnswersExport(exported, format === "csv" ? "csv" : "xlsx"), "restricted") };
  },
};

const fillers =
  /^(?:\.?csv|\.?xlsx?|excel|tableur|classeur|fichiers?|format|en|au|un|le|la|les|du|de|des|d'un|pour|sur|diagnostic|svp|stp|merci)$/iu;

/** In the order of the municipalities, or of the names of persons; then those without a name, in no order. */
function exportedOf(context: CommandContext, campaign: Campaign): Exported[] {
  const { store, library, person, today, timeZone } = context;
  const interviews = store.interviews.ofCampaign(campaign.id).filter((one) => !one.unnamed);
  const named = askedIn(store, interviews).flatMap(({ id, insee, name }): Exported[] => {
    const session = openSession(store, library, id, today, person);
    if (session === undefined) return [];
    const { status, validatedAt, respondentId } = session.interview;
    const respondent = respondentId === undefined ? undefined : store.people.byId(respondentId);
    const mandates = respondent?.mandates.filter((held) => insee === undefined || held.insee === insee) ?? [];
    const entries = entriesSaid(store, session.interview).filter(({ answers }) => answers > 0);
    const visa = visaOf(store, session.interview);
    const own = respondent === undefined ? "" : sayFunctions({ ...respondent, mandates });
    // Entered for them: they answered all the same.
    const answeredBy = own === "" ? sayTellers(entries) : own;
    return [
      {
        id: insee ?? `person:${id}`,
        ...(insee === undefined ? {} : { insee }),
        name,
        context: session.context,
        state: isUnderWraps(session.interview, session.context.questionnaire)
          ? { answers: {} }
          : session.interview.state,
        status,
        validated: status === "validated",
        ...(validatedAt === undefined ? {} : { validatedOn: civilDateAt(validatedAt, timeZone) }),
        ...(answeredBy === "" ? {} : { answeredBy }),
        ...(entries.length === 0 ? {} : { enteredBy: sayEnteredBy(entries) }),
        ...(visa?.outcome === "given" && !visa.isStale && visa.settledAt !== undefined
          ? { seenOn: civilDateAt(visa.settledAt, timeZone) }
          : {}),
      },
    ];
  });
  const questionnaire = library.questionnaires.get(campaign.questionnaire);
  const unnamed = questionnaire && unnamedAnswering(store, campaign, questionnaire, today);
  return [
    ...named,
    ...(unnamed ?? []).map((one): Exported => ({ ...one, name: sayUnnamed(), status: "validated", validated: true })),
  ];
}
