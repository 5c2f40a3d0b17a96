import type { DraftLine } from "../briefing/issue.ts";
import { addDays, type CivilDate } from "../calendar/civil-date.ts";
import { type Outbound, text } from "../message.ts";
import { lineBlock } from "./briefing.ts";
import { count, formatDate, formatList, plural } from "./format.ts";

type Known = { issue: CivilDate; validatedAt?: number; word?: string } | undefined;

/** What the points would say, one line a thing, whoever reads it. */
export function sayDraft(
  issue: Known,
  lines: readonly DraftLine[],
  isKept: (line: DraftLine) => boolean,
  policy: "goes" | "waits" | undefined,
): Outbound {
  const word = issue?.word === undefined ? [] : [text(`En tête : « ${issue.word} »`)];
  const marked = lines.map((line) => ({
    number: line.number,
    heading: line.heading,
    said: sayDraftLine(line),
    kept: isKept(line),
  }));
  return {
    title: titleOf(issue),
    blocks: [
      ...word,
      marked.length === 0
        ? text("Rien de nouveau à dire à personne.")
        : lineBlock(marked, (said) => text(marked.map((line) => `${line.number}. ${said(line)}`).join("\n"))),
      text([sayState(issue, policy), howToEdit].filter((one) => one !== "").join("\n")),
      ...(issue?.validatedAt === undefined && lines.length > 0
        ? [
            {
              type: "choices" as const,
              choices: [{ value: "valider le point", label: "Valider le point" }],
              lettered: true as const,
            },
          ]
        : []),
    ],
  };
}

function titleOf(issue: Known): string {
  return issue === undefined
    ? "Brouillon du point de la semaine"
    : `Brouillon du point de la semaine, à partir du ${formatDate(addDays(issue.issue, 3))}`;
}

const howToEdit = "Pour changer : `écarter 3`, `remettre 3`, `réécrire 3 : …`, `mot du président : …`.";

function sayState(issue: Known, policy: "goes" | "waits" | undefined): string {
  if (issue?.validatedAt !== undefined)
    return "Ce point est validé : chaque personne le reçoit à son jour et à son heure.";
  switch (policy) {
    case "goes":
      return "Sans réponse de votre part, il part tel quel à partir de lundi à 8 h.";
    case "waits":
      return "Sans réponse de votre part, il ne part pas.";
    case undefined:
      return "";
  }
}

function sayDraftLine(line: DraftLine): string {
  const { said, readers, rewritten } = line;
  const [heading = ""] = said.split(" : ");
  const words = rewritten === undefined ? said : `${heading} : ${withStop(rewritten)}`;
  return `${words}${stateOf(line)} (${count(readers, "personne", "personnes")})`;
}

function stateOf({ held, rewritten, gone, changed }: DraftLine): string {
  if (gone) return " **N'est plus à dire**";
  if (held) return " **Écartée**";
  if (changed) return " **A changé depuis, vos mots sont retirés**";
  return rewritten === undefined ? "" : " (réécrit par vous)";
}

function withStop(words: string): string {
  return /[.?!]$/u.test(words) ? words : `${words}.`;
}

export function sayWaitingForYou(): Outbound {
  return {
    title: "Les points de la semaine attendent votre relecture",
    blocks: [
      text(
        "Ils auraient dû partir ce matin, et partiront dès que vous les validez. Pour les relire : `brouillon du point`.",
      ),
      { type: "choices", choices: [{ value: "valider le point", label: "Valider le point" }], lettered: true },
    ],
  };
}

export function sayHeld(numbers: readonly number[], held: boolean): string {
  const which = `${plural(numbers.length, "La ligne", "Les lignes")} ${formatList(numbers.map(String))}`;
  return held
    ? `${which} ${plural(numbers.length, "ne partira", "ne partiront")} pas cette semaine.`
    : `${which} ${plural(numbers.length, "repartira", "repartiront")} avec le point.`;
}

export function sayRewritten(number: number, said: string | undefined): string {
  return said === undefined
    ? `La ligne ${number} reprend ses mots d'origine.`
    : `La ligne ${number} dira : « ${said} ».`;
}

/** `from`: the Monday of the points that it opens; `rooms`: whether those of instances read it. */
export function sayWordKept(
  word: string | undefined,
  from: CivilDate,
  rooms: "there" | "not there" | "no room" | "none",
): string {
  const when = `à partir du ${formatDate(from)}`;
  if (word === undefined) return `Les points partiront sans ce mot, ${when}.`;
  const there = {
    there: " Les salons des instances le lisent aussi.",
    "not there":
      " Les salons des instances ne le lisent pas. Pour l'y écrire aussi : `mot du président dans les salons`.",
    "no room": " Aucun salon n'est encore celui d'une instance : `les salons` dit comment faire.",
    none: "",
  };
  return `En tête de chaque point, ${when} : « ${word} ».${there[rooms]} Pour le retirer : \`mot du président : aucun\`.`;
}

export function sayNoWordYet(): string {
  return "Aucun mot n'est encore écrit cette semaine. Dites-le avec : `mot du président : Merci aux mairies`.";
}

export const mostWordsOfPresident = 30;

export function sayWordTooLong(words: number): string {
  return `Ce mot en compte ${words} : ${mostWordsOfPresident} au plus, pour que chaque point reste court. Redites-le plus bref.`;
}

export function sayValidated(lines: number, held: number): string {
  const kept = held === 0 ? "" : ` ${count(held, "ligne écartée", "lignes écartées")}.`;
  return `Le point est validé : ${count(lines, "ligne", "lignes")}.${kept} Chaque personne le reçoit à son jour et à son heure.`;
}

export function sayNoDraft(): string {
  return "Aucun brouillon n'est à relire. Pour relire le point avant qu'il parte : `relire le point`. Pour voir ce qu'il dirait : `brouillon du point`.";
}

export function sayNoDraftLine(number: number, last: number): string {
  return last === 0
    ? sayNoDraft()
    : `Le brouillon n'a pas de ligne ${number} : ses numéros vont de 1 à ${last}. Pour le revoir : \`brouillon du point\`.`;
}

export function sayPolicy(policy: "goes" | "waits" | undefined): string {
  switch (policy) {
    case "goes":
      return "Le brouillon du point vous sera remis chaque vendredi à midi. Sans réponse de votre part, il part le lundi à 8 h. Pour arrêter : `ne plus relire le point`.";
    case "waits":
      return "Le brouillon du point vous sera remis chaque vendredi à midi. Sans « valider le point », il ne part pas. Pour arrêter : `ne plus relire le point`.";
    case undefined:
      return "Le point de la semaine part de lui-même, sans brouillon. Pour le relire de nouveau : `relire le point`.";
  }
}

export function sayHowToRewrite(number: number): string {
  return `Dites la ligne avec vos mots : \`réécrire ${number} : …\`. Pour reprendre ceux d'origine : \`réécrire ${number} : comme avant\`.`;
}
