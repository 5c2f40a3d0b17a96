import type { Command, CommandContext, Parameters } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import { fingerprint } from "../core/fingerprint.ts";
import type { AtomicQuestion } from "../core/interview/questionnaire.ts";
import { interviewsOf } from "../core/interviewing.ts";
import { launchCampaign } from "../core/launch-campaign.ts";
import { say } from "../core/message.ts";
import {
  sayLaunchedToPersons,
  sayLaunchPersonsYes,
  sayNobodyToAsk,
  sayPersonsAlreadyAsked,
  sayPersonsPreview,
} from "../core/words/launch-persons.ts";
import {
  sayAllPlaces,
  sayAlreadyLaunched,
  sayLaunched,
  sayLaunchPreview,
  sayLaunchYes,
  sayNoSuchDay,
  sayNotLaunched,
  sayPastWish,
  sayUnreadPlaces,
  sayYearToCome,
} from "../core/words/launch.ts";
import {
  asksPlaces,
  type Draft,
  draftOf,
  leavesOn,
  leftToAsk,
  personsLeftToAsk,
  personsPreviewOf,
  previewOf,
  sameCampaigns,
  sendingOf,
  unreachableAmong,
} from "./launch-draft.ts";
import { sayReviewBeforeLaunch } from "../core/words/questionnaire-review.ts";
import { choiceParameter, choicesParameter, dateParameter } from "./parameter.ts";
import { placeOptions, readLaunch } from "./read-launch.ts";
import { reviewBeforeLaunch } from "./reviews/which-review.ts";
import { questionnaireOptions, shortName } from "./which-questionnaire.ts";

/** A questionnaire put to all the municipalities or to some: shown as it would go, and gone only after a yes. */
export const diagnosticLaunch: Command = {
  name: "diagnostic-launch",
  words: ["diagnostic lancer", "lancer diagnostic", "lancer le diagnostic", "lancer un diagnostic"],
  group: "campaign",
  summary: "ouvrir un diagnostic dans toutes les communes, ou dans certaines",
  examples: ["diagnostic lancer jeunesse {jour}"],
  action: "launch_diagnostic",
  changeable: ["le {jour}", "toutes sauf Vougy", "exercice 2024", "avec visa"],
  parameters: questions,
  read: readLaunch,
  refuse(known, context) {
    const { today } = context;
    if (known.year !== undefined && Number(known.year) > Number(today.slice(0, 4)))
      return { id: "year", sentence: sayYearToCome(Number(known.year)) };
    refuseAlreadyLaunched(context, known);
    if (known.wishedBy !== undefined && String(known.wishedBy) <= today)
      return { id: "wishedBy", sentence: sayPastWish(String(known.wishedBy)) };
    if (known.noSuchDay !== undefined) return { id: "noSuchDay", sentence: sayNoSuchDay(String(known.noSuchDay)) };
    return undefined;
  },
  run(context, known) {
    const { store, person } = context;
    const draft = draftOf(context, known);
    if (draft === undefined || known[confirmationOf(draft)] !== "yes") return { message: say(sayNotLaunched()) };
    const { asked } = draft;
    const preview = "places" in asked ? previewOf(context, draft, asked.places, known) : undefined;
    const { campaign, invited } = launchCampaign(store, draft, person, sendingOf(context));
    if (preview !== undefined) return { message: sayLaunched({ ...preview, people: invited.length }) };
    const own = interviewsOf(store, context.library, person).find((one) => one.campaign.id === campaign.id);
    const { title, wishedBy } = draft;
    const unreachable = unreachableAmong(store, invited);
    return {
      message: sayLaunchedToPersons(title, invited.length, unreachable, wishedBy, leavesOn(context), own?.id),
    };
  },
};

function questions(context: CommandContext, known: Parameters): AtomicQuestion[] {
  const all = placeOptions(context);
  const questionnaire = context.library.questionnaires.get(String(known.questionnaire));
  const whole = choiceParameter({ id: "places", text: "Dans quelles communes ?", label: "Communes" }, [
    { value: "all", label: sayAllPlaces(all.length), words: ["toutes", "partout", "toutes les communes"] },
    { value: "some", label: "Seulement certaines", words: ["certaines", "quelques-unes", "pas toutes"] },
  ]);
  const which = { id: "insees", text: "Lesquelles ?", label: "Communes" };
  const asked = [
    choiceParameter(
      { id: "questionnaire", text: "Quel questionnaire ?", label: "Questionnaire" },
      questionnaireOptions(context),
    ),
    ...(questionnaire === undefined || asksPlaces(questionnaire) ? [whole] : []),
    ...(known.places === "some"
      ? [
          choicesParameter(
            known.unread === undefined ? which : { ...which, help: sayUnreadPlaces(String(known.unread)) },
            all,
          ),
        ]
      : []),
    dateParameter({ id: "wishedBy", text: "Pour quelle date souhaitez-vous les réponses ?", label: "Date souhaitée" }),
  ];
  const draft = draftOf(context, known);
  return draft === undefined ? asked : [...asked, confirmation(context, draft, known)];
}

/** Other questions, another year, another day or others asked make another confirmation: a yes to what was shown before is no yes to what is shown now. */
function confirmationOf({ questionnaire, slug, variables, wishedBy, visa, asked }: Draft): string {
  const ids = "places" in asked ? asked.places.map(({ insee }) => insee) : asked.persons.map(({ id }) => id);
  const what = fingerprint([slug, questionnaire.version, ...ids].join());
  return ["go", variables.annee_ref, variables.date_ref ?? "", wishedBy, what, ...(visa ? ["visa"] : [])].join("_");
}

function confirmation(context: CommandContext, draft: Draft, known: Parameters): AtomicQuestion {
  const { asked } = draft;
  const preview =
    "places" in asked
      ? sayLaunchPreview(previewOf(context, draft, asked.places, known))
      : sayPersonsPreview(personsPreviewOf(context, draft, asked.persons));
  const help = `${preview}\n${sayReviewBeforeLaunch(reviewBeforeLaunch(context, draft.questionnaire))}`;
  return choiceParameter({ id: confirmationOf(draft), text: "Faut-il lancer ce diagnostic ?", label: "Envoi", help }, [
    {
      value: "yes",
      label: "places" in asked ? sayLaunchYes(asked.places.length) : sayLaunchPersonsYes(asked.persons.length),
      words: ["oui", "ok", "d'accord", "je confirme", "lancer", "c'est bon"],
    },
    { value: "no", label: "Non, ne rien lancer", words: ["non", "ne rien lancer", "pas maintenant"] },
  ]);
}

/** Those who were all asked for that year are not asked again. */
function refuseAlreadyLaunched(context: CommandContext, known: Parameters): void {
  const questionnaire = context.library.questionnaires.get(String(known.questionnaire));
  if (questionnaire === undefined) return;
  const left =
    questionnaire.respondents === undefined
      ? leftToAsk(context, questionnaire, known)
      : personsLeftToAsk(context, questionnaire, known);
  if (left.length > 0) return;
  const [launched] = sameCampaigns(context, questionnaire, known);
  if (launched === undefined) {
    if (questionnaire.respondents === undefined) return;
    throw new UserError(sayNobodyToAsk(questionnaire.respondents));
  }
  if (questionnaire.respondents !== undefined)
    throw new UserError(sayPersonsAlreadyAsked(launched.project.title, launched.wishedBy));
  const { project, wishedBy, variables } = launched;
  throw new UserError(
    sayAlreadyLaunched(project.title, wishedBy, {
      short: shortName(questionnaire),
      year: Number(variables.annee_ref) - 1,
    }),
  );
}
