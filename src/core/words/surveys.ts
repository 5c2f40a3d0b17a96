import type { CivilDate } from "../calendar/civil-date.ts";
import type { LocalTime } from "../calendar/local-time.ts";
import { fewestAnswers, type SurveyTally, type Wish } from "../governance/survey.ts";
import type { Option } from "../language/reading.ts";
import { type Block, type Outbound, say, text } from "../message.ts";
import { csvFile } from "./body-members.ts";
import { sayDay } from "./days.ts";
import { count, formatNumber } from "./format.ts";
import { sayMeetingName } from "./meeting-names.ts";
import { typedMeeting } from "./typed-meeting.ts";

type Named = {
  meeting: { title: string; heldOn?: CivilDate; startsAt?: LocalTime };
  seated: { body: { name: string; domain?: string }; template: { words: readonly string[] } };
};

/** In the order of the marks, from 1 to 5. */
const usefulLabels: [label: string, words: string[]][] = [
  ["Pas du tout utile", ["inutile", "pas utile", "pas du tout", "nul"]],
  ["Peu utile", ["peu", "pas très utile", "pas vraiment"]],
  ["Moyennement utile", ["moyen", "moyenne", "moyennement", "bof", "assez utile"]],
  ["Utile", ["utile", "plutôt utile", "bien", "oui"]],
  ["Très utile", ["très", "très bien", "excellent", "vraiment utile"]],
];

export const usefulOptions: Option[] = usefulLabels.map(([label, words], index) => ({
  value: String(index + 1),
  label,
  words,
}));

export const moreOptions: Option[] = [
  { value: "yes", label: "Oui", words: ["volontiers", "avec plaisir"] },
  { value: "no", label: "Non", words: ["pas besoin", "non merci"] },
  { value: "unsure", label: "À préciser", words: ["peut-être", "à voir", "ça dépend", "pas sûr"] },
];

const wishLabels: Record<Wish, string> = { yes: "oui", no: "non", unsure: "à préciser" };

export const passOption: Option = {
  value: "passer",
  label: "Rien de particulier",
  words: ["suivant", "suivante", "rien", "non", "ras", "r.a.s.", "néant", "aucun", "aucune"],
};

export const surveyWords = {
  meeting: "Sur quelle réunion ?",
  useful: (view: Named, today: CivilDate) =>
    `${sayMeetingName(view, today)} : cette rencontre vous a-t-elle été utile ?`,
  usefulHelp: "Quatre questions. Vos réponses sont gardées sans votre nom, et ne pourront plus être changées ensuite.",
  learnt: "Que retenez-vous ?",
  missing: "Qu'est-ce qui a manqué ?",
  textHelp: "En quelques mots, sans nommer personne : ils seront lus tels quels.",
  more: "Souhaitez-vous une suite ?",
};

/** `again`: the second and last time. */
export function saySurveyAsked(
  view: Named,
  { closesOn, today, again }: { closesOn: CivilDate; today: CivilDate; again: boolean },
): Outbound {
  const lines = [
    `${again ? "Il est encore temps de donner votre avis" : "Votre avis nous aide à préparer la suite"} : **${sayMeetingName(view, today)}**.`,
    "Quatre questions, deux minutes environ. Vos réponses sont gardées sans votre nom.",
    `Possible jusqu'au ${sayDay(closesOn, today)}.${again ? " Je n'insisterai pas davantage." : ""}`,
  ];
  const choices = [{ value: `donner mon avis ${typedMeeting(view)}`, label: "Donner mon avis" }];
  return { blocks: [text(lines.join("\n")), { type: "choices", choices }] };
}

export function saySurveyKept(view: Named, today: CivilDate): Outbound {
  return say(
    `Merci, votre avis est enregistré : ${sayMeetingName(view, today)}. Rien ne le relie à votre nom : je ne peux plus le retrouver, ni le changer.`,
  );
}

export function saySurveyAlready(view: Named, today: CivilDate): string {
  return `Votre avis est déjà enregistré : ${sayMeetingName(view, today)}. Rien ne le relie à votre nom : je ne peux plus le retrouver, ni le changer.`;
}

export function sayNoSurvey(): string {
  return "Aucune rencontre récente n'attend votre avis. Je le demande, pendant trente jours, aux personnes notées présentes à un séminaire, une formation-action, une visite, une réunion d'information ou de concertation.";
}

export function sayNoSurveyResults(): string {
  return "Aucune rencontre passée n'a de questionnaire. Il suit les séminaires, formations-actions, visites, réunions d'information et de concertation.";
}

/** `asked`: how many people were there; 0 when they were too few, or nobody was noted. `closesOn`: the last day to answer. */
export function saySurveyResults(
  view: Named,
  tally: SurveyTally,
  { asked, closesOn, today }: { asked: number; closesOn: CivilDate; today: CivilDate },
): Outbound {
  const name = sayMeetingName(view, today);
  const { answers } = tally;
  if (answers === 0 && asked === 0)
    return say(
      `${name} : je n'ai interrogé personne. Il faut au moins ${fewestAnswers} personnes notées présentes, pour qu'aucune réponse ne se reconnaisse. Pour les noter : \`pointer ${typedMeeting(view)}\`.`,
    );
  const among =
    asked === 0
      ? ""
      : ` sur ${count(asked, "personne notée présente ou inscrite", "personnes notées présentes ou inscrites")}`;
  const counted = `${count(answers, "réponse", "réponses")}${among}`;
  // Read at five answers, then at six, the results would tell the sixth.
  if (closesOn >= today)
    return say(
      `${name} : ${counted}. On peut répondre jusqu'au ${sayDay(closesOn, today)} ; les résultats s'affichent le lendemain, à partir de ${fewestAnswers} réponses, pour qu'aucune ne se reconnaisse.`,
    );
  if (answers < fewestAnswers)
    return say(
      `${name} : ${counted}. Le questionnaire est clos. Les résultats ne s'affichent qu'à partir de ${fewestAnswers} réponses, pour qu'aucune ne se reconnaisse.`,
    );
  return {
    title: `Avis : ${name}`,
    blocks: [
      text(`${counted}, sans les noms. Le questionnaire est clos.`),
      usefulTable(tally),
      text(`**Une suite ?** ${sayMore(tally)}.`),
      ...textBlocks("Ce qui est retenu", tally.learnt, name),
      ...textBlocks("Ce qui a manqué", tally.missing, name),
    ],
  };
}

function usefulTable({ useful, average }: SurveyTally): Block {
  const mean = average === undefined ? "" : ` (${formatNumber(Math.round(average * 10) / 10)} sur 5 en moyenne)`;
  return {
    type: "table",
    caption: `Utilité${mean}`,
    columns: ["Avis", "Réponses"],
    rows: usefulLabels.map(([label], index) => [label, String(useful[index] ?? 0)]).toReversed(),
  };
}

function sayMore({ more }: SurveyTally): string {
  return (["yes", "no", "unsure"] as const).map((wish) => `${wishLabels[wish]} : ${more[wish]}`).join(" ; ");
}

const mostTexts = 15;

/** Word for word; beyond what can be read in a conversation, in a file. */
function textBlocks(title: string, texts: readonly string[], meeting: string): Block[] {
  if (texts.length === 0) return [];
  const hidden = texts.length - mostTexts;
  const head = `**${title}** (${count(texts.length, "réponse", "réponses")})`;
  return [
    text(head),
    { type: "list", items: texts.slice(0, mostTexts).map((one) => `« ${one} »`) },
    ...(hidden > 0
      ? [
          csvFile(
            `${title}-${meeting}`,
            `Ouvrir les ${texts.length} réponses : ${title.toLowerCase()}`,
            [title],
            texts.map((one) => [one]),
          ),
        ]
      : []),
  ];
}
