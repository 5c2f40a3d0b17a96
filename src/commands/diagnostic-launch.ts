import type { Command, CommandContext, Parameters } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import type { AtomicQuestion } from "../core/interview/questionnaire.ts";
import { launchCampaign } from "../core/launch-campaign.ts";
import { say } from "../core/message.ts";
import {
  sayAllPlaces,
  sayAlreadyLaunched,
  sayLaunched,
  sayLaunchPreview,
  sayLaunchYes,
  sayNotLaunched,
  sayPastWish,
  sayUnreadPlaces,
  sayYearToCome,
} from "../core/words/launch.ts";
import { type Draft, draftOf, leftToAsk, previewOf, sameCampaigns, sendingOf } from "./launch-draft.ts";
import { choiceParameter, choicesParameter, dateParameter } from "./parameter.ts";
import { placeOptions, readLaunch } from "./read-launch.ts";
import { launchOptions, shortName } from "./which-questionnaire.ts";

/** A questionnaire put to all the municipalities or to some: shown as it would go, and gone only after a yes. */
export const diagnosticLaunch: Command = {
  name: "diagnostic-launch",
  words: ["diagnostic lancer", "lancer diagnostic", "lancer le diagnostic", "lancer un diagnostic"],
  group: "diagnostic",
  summary: "ouvrir un diagnostic dans toutes les communes, ou dans certaines",
  examples: ["diagnostic lancer jeunesse {jour}"],
  action: "launch_diagnostic",
  parameters: questions,
  read: readLaunch,
  refuse(known, context) {
    const { today } = context;
    if (known.year !== undefined && Number(known.year) > Number(today.slice(0, 4)))
      return { id: "year", sentence: sayYearToCome(Number(known.year)) };
    refuseAlreadyLaunched(context, known);
    if (known.wishedBy !== undefined && String(known.wishedBy) <= today)
      return { id: "wishedBy", sentence: sayPastWish(String(known.wishedBy)) };
    return undefined;
  },
  run(context, known) {
    const { store, person } = context;
    const draft = draftOf(context, known);
    if (draft === undefined || known[confirmationOf(draft)] !== "yes") return { message: say(sayNotLaunched()) };
    const preview = previewOf(context, draft, known);
    const { invited } = launchCampaign(store, draft, person, sendingOf(context));
    return { message: sayLaunched({ ...preview, people: invited.length }) };
  },
};

function questions(context: CommandContext, known: Parameters): AtomicQuestion[] {
  const all = placeOptions(context);
  const which = { id: "insees", text: "Lesquelles ?", label: "Communes" };
  const asked = [
    choiceParameter(
      { id: "questionnaire", text: "Quel questionnaire ?", label: "Questionnaire" },
      launchOptions(context),
    ),
    choiceParameter({ id: "places", text: "Dans quelles communes ?", label: "Communes" }, [
      { value: "all", label: sayAllPlaces(all.length), words: ["toutes", "partout", "toutes les communes"] },
      { value: "some", label: "Seulement certaines", words: ["certaines", "quelques-unes", "pas toutes"] },
    ]),
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

/** Another year or another day is another question: a yes to what was shown before is no yes to what is shown now. */
function confirmationOf({ variables, wishedBy }: Draft): string {
  return ["go", variables.annee_ref, variables.date_ref ?? "", wishedBy].join("_");
}

function confirmation(context: CommandContext, draft: Draft, known: Parameters): AtomicQuestion {
  const preview = previewOf(context, draft, known);
  const help = sayLaunchPreview(preview);
  return choiceParameter({ id: confirmationOf(draft), text: "Faut-il lancer ce diagnostic ?", label: "Envoi", help }, [
    {
      value: "yes",
      label: sayLaunchYes(preview.places.length),
      words: ["oui", "ok", "d'accord", "je confirme", "lancer", "c'est bon"],
    },
    { value: "no", label: "Non, ne rien lancer", words: ["non", "ne rien lancer", "pas maintenant"] },
  ]);
}

/** Those who were all asked for that year are not asked again. */
function refuseAlreadyLaunched(context: CommandContext, known: Parameters): void {
  const questionnaire = context.library.questionnaires.get(String(known.questionnaire));
  if (questionnaire === undefined || leftToAsk(context, questionnaire, known).length > 0) return;
  const [launched] = sameCampaigns(context, questionnaire, known);
  if (launched === undefined) return;
  const { project, wishedBy, variables } = launched;
  throw new UserError(
    sayAlreadyLaunched(project.title, wishedBy, {
      short: shortName(questionnaire),
      year: Number(variables.annee_ref) - 1,
    }),
  );
}
