import type { CivilDate } from "../calendar/civil-date.ts";
import { articlesOf, type PledgeTally } from "../governance/pledges.ts";
import { type Block, type Outbound, say, text } from "../message.ts";
import { count, formatDate, formatList, plural } from "./format.ts";
import { sayTotals } from "./pledges.ts";

export type CharterSaid = {
  charter: { id: number; title: string };
  current: { number: number; text: string };
  tally: PledgeTally;
};

export const charterQuestions = {
  which: { text: "De quelle charte s'agit-il ?", label: "Charte" },
  title: {
    text: "Quel est le nom de la charte ?",
    label: "Nom",
    help: "Un nom court. Exemple : « Pacte jeunesse ».",
  },
  text: {
    text: "Quel est son texte ?",
    label: "Texte",
    help: "Un article par ligne, ou le lien vers le document. Exemple : `https://…`.",
  },
};

/** Its text, then what it lets do. */
export function sayCharter({ charter, current, tally }: CharterSaid, since: CivilDate, isMember: boolean): Outbound {
  const version = current.number === 1 ? "" : `, version ${current.number}`;
  return {
    title: `${charter.title}${version}, ${formatDate(since)}`,
    blocks: [
      ...textBlocks(current.text),
      text([sayTotals(tally), ...(isMember ? ["Le détail par commune : `engagements`."] : [])].join("\n")),
    ],
  };
}

export function sayCharterCreated({ charter, current }: CharterSaid): Outbound {
  return {
    blocks: [
      text(`La charte **${charter.title}** est enregistrée.`),
      ...textBlocks(current.text),
      text(
        "Chaque maire dit l'engagement de sa commune. Rien ne leur est encore écrit : `engagements relancer` le leur demandera.",
      ),
    ],
  };
}

function textBlocks(said: string): Block[] {
  const articles = articlesOf(said);
  return articles.length === 0
    ? [text(said)]
    : [{ type: "list", items: articles.map((one, at) => `Article ${at + 1} : ${one}`) }];
}

export function sayNoCharter(isDirector: boolean): string {
  return isDirector
    ? "Il n'y a pas encore de charte. Pour en écrire une : `charte créer Pacte jeunesse : …`."
    : "Il n'y a pas encore de charte. La direction générale peut en écrire une.";
}

export function sayNoSuchCharter(number: string, known: readonly { id: number; title: string }[]): string {
  return `Il n'y a pas de charte n° ${number}. ${plural(known.length, "Celle qui existe", "Celles qui existent")} : ${formatList(known.map(({ id, title }) => `${title} (n° ${id})`))}.`;
}

export function sayTitleTaken(title: string): string {
  return `La charte **${title}** existe déjà : donnez un autre nom, ou changez son texte par \`charte modifier ${title} : …\`.`;
}

export function sayTitleMissing(): string {
  return "Il faut un nom avec des lettres. Exemple : « Pacte jeunesse ».";
}

export function sayTextTooLong(most: number): string {
  return `Ce texte dépasse ${count(most, "caractère", "caractères")} : donnez plutôt le lien vers le document.`;
}

export function saySameText(title: string, number: number): string {
  return `C'est déjà le texte de **${title}** (version ${number}) : rien n'est changé.`;
}

export function sayAskAgain(title: string, already: number): { text: string; label: string; help: string } {
  return {
    text: `Faut-il redemander leur engagement aux communes ?`,
    label: "Redemander",
    help: `${count(already, "commune a dit son engagement", "communes ont dit leur engagement")} sur le texte d'avant de « ${title} ». Rien n'en sera effacé.`,
  };
}

export const askAgainChoices = [
  { value: "no", label: "Non, ce qui est dit vaut pour le nouveau texte", words: ["non", "pas la peine", "inutile"] },
  { value: "yes", label: "Oui, redemander à toutes", words: ["oui", "redemander", "toutes"] },
];

export function sayCharterChanged({ charter, current }: CharterSaid, kept: number, asksAgain: boolean): string {
  const said =
    kept === 0
      ? ""
      : asksAgain
        ? ` ${count(kept, "engagement reste", "engagements restent")} dans l'historique, et les communes sont de nouveau attendues. Pour l'écrire aux maires : \`engagements relancer\`.`
        : ` ${count(kept, "engagement déjà dit vaut", "engagements déjà dits valent")} toujours : \`engagements\` dit sur quelle version.`;
  return `**${charter.title}** est maintenant à la version ${current.number}.${said}`;
}

export function sayRemoveCharter(
  { title }: { title: string },
  said: number,
): { text: string; label: string; help: string } {
  return {
    text: `Faut-il retirer la charte « ${title} » ?`,
    label: "Confirmation",
    help:
      said === 0
        ? "Aucune commune ne s'est encore exprimée."
        : `${count(said, "commune s'est exprimée", "communes se sont exprimées")} : cela ne sera plus montré.`,
  };
}

export const removeChoices = [
  { value: "yes", label: "Oui, la retirer", words: ["oui", "retirer"] },
  { value: "no", label: "Non, la garder", words: ["non", "garder"] },
];

export function sayCharterRemoved(title: string): Outbound {
  return say(`La charte **${title}** est retirée.`);
}

export function sayCharterKept(title: string): Outbound {
  return say(`La charte **${title}** est gardée : rien n'est changé.`);
}
