import type { CivilDate } from "../calendar/civil-date.ts";
import type { Advice } from "../interview/questionnaire-advice.ts";
import type { Questionnaire } from "../interview/questionnaire.ts";
import { type Block, type Outbound, say, text, type TextFile } from "../message.ts";
import { count, formatDate, formatDuration, formatSome } from "./format.ts";
import { sayAdvice } from "./questionnaire-check.ts";
import { sayBareTitle } from "./questionnaire-title.ts";

export const installQuestion = "Voulez-vous installer ce questionnaire ?";
export const installYes = "Oui, l'installer";
export const installNo = "Non, ne rien installer";

export function sayHowToInstall(): string {
  return "Envoyez-moi le fichier du questionnaire (.yaml), seul ou avec ces mots : je le vérifie, je vous montre ce que c'est, et rien n'est installé sans votre « oui ». `questionnaire modèle` vous donne un fichier pour commencer, `questionnaire fichier jeunesse` celui d'un questionnaire à copier.";
}

const mostAdvice = 5;

/** What a file holds, before it is installed. */
export function sayInstallPreview(shown: {
  questionnaire: Questionnaire;
  least: number;
  most: number;
  before?: Questionnaire;
  /** Titles of the questionnaires that complete it, and change with it. */
  parts: readonly string[];
  /** Labels of what is for its author and the direction alone. */
  restricted: readonly string[];
  advice: readonly Advice[];
  isUsed: boolean;
  /** Labels of the questions that are asked again in the interviews that go on. */
  again: readonly string[];
  /** It was no UTF-8: its accents were guessed. */
  isOldText: boolean;
}): string {
  const { questionnaire, least, most, before, parts, restricted, advice, again, isUsed, isOldText } = shown;
  const { id, version, title, minutes, sections } = questionnaire;
  const size = least === most ? count(most, "question", "questions") : `de ${least} à ${most} questions`;
  const named = sections.map((one) => `${sayBareTitle(one.title)} (${one.questions.length})`);
  return [
    `**${sayBareTitle(title)}**, version ${version} (\`${id}\`). ${sayBefore(before, version)}`,
    `${count(sections.length, "section", "sections")}, ${size}, ${formatDuration(minutes)} : ${named.join(", ")}.`,
    `Répond : ${sayRespondents(questionnaire)}.`,
    restricted.length === 0
      ? "Aucune question réservée."
      : `Réservé à son auteur et à la direction générale : ${formatSome(restricted)}.`,
    ...(parts.length === 0 ? [] : [`Change aussi ce qui le complète : ${formatSome(parts)}.`]),
    ...(isUsed ? [sayGoingOn(again)] : []),
    ...(isOldText
      ? [
          "Le fichier n'est pas enregistré en UTF-8 : regardez si les accents ci-dessus sont justes, sinon répondez non.",
        ]
      : []),
    ...advice.slice(0, mostAdvice).map((one) => `Conseil, ${one.at} : ${sayAdvice(one)}.`),
    ...(advice.length > mostAdvice
      ? [`Et ${count(advice.length - mostAdvice, "autre conseil", "autres conseils")}.`]
      : []),
  ].join("\n");
}

function sayBefore(before: Questionnaire | undefined, version: number): string {
  if (before === undefined) return "C'est un nouveau questionnaire.";
  return before.version === version
    ? "Il remplace le fichier que j'ai de cette version, sans en changer le sens."
    : `Il remplace la version ${before.version}.`;
}

function sayGoingOn(again: readonly string[]): string {
  const asked =
    again.length === 0
      ? "aucune question n'est reposée"
      : `seules ces questions sont reposées, là où elles avaient une réponse : ${formatSome(again)}`;
  return `Un diagnostic en cours l'emploie. Les réponses données sont gardées ; ${asked}.`;
}

function sayRespondents({ respondents, unnamed }: Questionnaire): string {
  const nameless = unnamed ? ", avec ou sans son nom" : "";
  if (respondents === undefined) return "le secrétariat, pour sa commune";
  switch (respondents) {
    case "elected":
      return `chaque personne élue, pour elle-même${nameless}`;
    case "partners":
      return `chaque partenaire, pour lui-même${nameless}`;
    case "direction":
      return "la direction générale et la présidence, ensemble";
  }
}

/** Said when another file comes while one waits for its yes. */
export function sayInstallLeft(file: string): string {
  return `« ${file} » attendait votre réponse : il n'est pas installé. Renvoyez-le ensuite si vous le voulez aussi.`;
}

export function sayNotInstalled(file: string): string {
  return `Rien n'est installé : « ${file} » n'est pas gardé. Vous pourrez le renvoyer.`;
}

/** `short`: as it is typed after a command; absent where its parts are asked, not itself. `isUsed`: a diagnostic goes on with it. */
export function sayInstalled(
  { title, version }: Questionnaire,
  { short, isUsed }: { short: string | undefined; isUsed: boolean },
): Outbound {
  const done = `C'est installé : **${sayBareTitle(title)}**, version ${version}.`;
  if (isUsed) return say(`${done} Le diagnostic en cours continue avec elle.`);
  if (short === undefined) return say(`${done} Il se pose par les parties qui le complètent.`);
  return {
    blocks: [
      text(`${done} Rien n'est parti : parcourez-le, montrez-le au comité technique, puis lancez-le.`),
      {
        type: "choices",
        choices: [
          { value: `diagnostic essayer ${short}`, label: "Le parcourir à blanc" },
          { value: `questionnaire proposer ${short}`, label: "Demander l'avis du comité technique" },
          { value: `diagnostic lancer ${short}`, label: "Le lancer" },
        ],
      },
    ],
  };
}

export type Listed = {
  id: string;
  title: string;
  version: number;
  minutes: number;
  launched: boolean;
  installed?: { by: string; on: CivilDate; versions: readonly number[] };
};

export function sayQuestionnaires(listed: readonly Listed[]): Outbound {
  const own = listed.filter(({ installed }) => installed !== undefined);
  const shipped = listed.filter(({ installed }) => installed === undefined);
  return {
    title: "Les questionnaires",
    blocks: [
      ...(own.length === 0 ? [] : listOf(`Installés ici (${own.length})`, own)),
      ...listOf(`Livrés avec Relais (${shipped.length})`, shipped),
      text(
        "Pour en écrire un : `questionnaire modèle`, ou `questionnaire fichier jeunesse` pour en copier un. Puis envoyez-moi le fichier.",
      ),
    ],
  };
}

function listOf(title: string, listed: readonly Listed[]): Block[] {
  return [text(`**${title}**`), { type: "list", items: listed.map(sayListed) }];
}

function sayListed({ id, title, version, minutes, launched, installed }: Listed): string {
  const facts = [`version ${version}`, formatDuration(minutes), ...(launched ? ["déjà lancé"] : [])].join(", ");
  if (installed === undefined) return `**${sayBareTitle(title)}** (\`${id}\`) : ${facts}`;
  const { by, on, versions } = installed;
  const earlier = versions.length > 1 ? ` Versions installées : ${versions.join(", ")}.` : "";
  return `**${sayBareTitle(title)}** (\`${id}\`) : ${facts}. Installé par ${by}, ${formatDate(on)}.${earlier}`;
}

export function sayNothingInstalled(): string {
  return "Aucun questionnaire n'a été installé ici : ceux que livre Relais ne se retirent pas. `questionnaires` les montre tous.";
}

export function sayShippedStays(title: string): string {
  return `« ${sayBareTitle(title)} » est livré avec Relais : il ne se retire pas. Il ne gêne personne tant que vous ne le lancez pas.`;
}

export function sayUsedStays(title: string, campaign: string): string {
  return `« ${sayBareTitle(title)} » ne se retire plus : il a servi au diagnostic « ${campaign} », et ses réponses se lisent avec lui. Il ne gêne personne tant que vous ne le relancez pas.`;
}

export function sayCompletedStays(title: string, parts: readonly string[]): string {
  return `« ${sayBareTitle(title)} » est complété par d'autres questionnaires installés : ${formatSome(parts)}. Retirez-les d'abord.`;
}

export function sayWouldRemove(title: string, version: number): string {
  return `**${sayBareTitle(title)}**, version ${version}. Il ne se proposera plus ; s'il en remplaçait un de Relais, celui-ci reprend sa place. Les approbations de cette version tombent, les commentaires sont gardés. Si vous n'avez plus le fichier, demandez d'abord \`questionnaire fichier\`.`;
}

export const removeQuestion = "Faut-il retirer ce questionnaire ?";
export const removeYes = "Oui, le retirer";
export const removeNo = "Non, le garder";

export function sayKept(title: string): string {
  return `« ${sayBareTitle(title)} » reste en place : rien n'est changé.`;
}

/** `left`: the version of the one that Relais ships under the same name. */
export function sayRemoved(title: string, left: number | undefined): string {
  const then = left === undefined ? "" : ` Celui de Relais reprend sa place, version ${left}.`;
  return `C'est retiré : « ${sayBareTitle(title)} ».${then} Pour le remettre, renvoyez son fichier.`;
}

export function sayQuestionnaireFile(id: string, title: string, version: number, base: string | undefined): string {
  const completes =
    base === undefined
      ? ""
      : ` Il complète \`${base}\`, dont le fichier se demande de même : \`questionnaire fichier ${base}\`.`;
  return `Le fichier de « ${sayBareTitle(title)} » (\`${id}\`), version ${version}.${completes} Pour le changer, gardez \`id\` et augmentez \`version\`. Pour en faire un autre, changez \`id\` et \`titre\`. Puis renvoyez-le-moi.`;
}

export function sayModelFile(): string {
  return "Un petit questionnaire complet, avec des explications à chaque ligne. Changez-le avec un éditeur de texte, puis envoyez-le-moi : je vous dirai ce qui ne va pas, et rien ne s'installe sans votre « oui ».";
}

export function fileOfQuestionnaire(name: string, label: string, source: string): TextFile {
  return { name, mime: "application/yaml", label, text: source };
}
