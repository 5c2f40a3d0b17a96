import { type Outbound, say } from "../message.ts";
import type { Person } from "../people.ts";
import { agreeing, type NamedBody, theBody } from "./body-names.ts";
import { count, formatSome, plural } from "./format.ts";
import { fullNameOf } from "./people.ts";

export function askClose(one: NamedBody): string {
  return `Clore ${theBody(one)} ?`;
}

/** `meetings`: the days of those still to come; `polls`: how many seek a date. */
export function sayWouldClose(meetings: readonly string[], polls: number): string {
  return [
    "Ses réunions passées et ses décisions restent lisibles.",
    ...(polls === 0
      ? []
      : [
          `${count(polls, "sondage de dates est ouvert : il sera arrêté", "sondages de dates sont ouverts : ils seront arrêtés")}.`,
        ]),
    ...(meetings.length === 0
      ? []
      : [`${count(meetings.length, "réunion est prévue", "réunions sont prévues")} : ${meetings.join(" ; ")}.`]),
  ].join("\n");
}

/** What is done of its `meetings` still to come is chosen with the closing. */
export function sayCloseChoices(meetings: number): { value: string; label: string; words: string[] }[] {
  const no = { value: "no", label: "Non, ne rien changer", words: ["non", "annuler"] };
  const yes = ["oui", "ok", "d'accord", "clore", "fermer"];
  if (meetings === 0) return [{ value: "yes", label: "Oui, la clore", words: yes }, no];
  const cancel = plural(meetings, "annuler sa réunion à venir", "annuler ses réunions à venir");
  const keep = plural(meetings, "garder sa réunion à venir", "garder ses réunions à venir");
  return [
    { value: "yes", label: `Oui, et ${cancel}`, words: [...yes, cancel, "tout annuler"] },
    { value: "keep", label: `Oui, mais ${keep}`, words: [keep, "garder", "les garder", "la garder", "maintenir"] },
    no,
  ];
}

/** The reason that those who were expected read. */
export function sayWhyClosed(one: NamedBody): string {
  return `${theBody(one)} est ${agreeing(one, "clos")}`;
}

/** `told`, `away`: expected at a meeting that is cancelled, and whether they can be written to. */
export function sayClosed(
  one: NamedBody,
  {
    cancelled,
    kept,
    polls,
    told,
    away,
  }: { cancelled: number; kept: number; polls: number; told: number; away: readonly Person[] },
): Outbound {
  const lines = [
    `✅ C'est fait : ${theBody(one)} est ${agreeing(one, "clos")}. Ce qui s'y est décidé reste lisible.`,
    ...(polls === 0 ? [] : [`${count(polls, "sondage de dates est arrêté", "sondages de dates sont arrêtés")}.`]),
    ...(cancelled === 0
      ? []
      : [
          `${count(cancelled, "réunion est annulée", "réunions sont annulées")} : ${count(told, "personne est prévenue", "personnes sont prévenues")}.`,
        ]),
    ...(away.length === 0 ? [] : [`À prévenir autrement : ${formatSome(away.map(fullNameOf))}.`]),
    ...(kept === 0
      ? []
      : [
          `${count(kept, "réunion reste prévue", "réunions restent prévues")}. Pour ${plural(kept, "l'annuler", "les annuler")} : \`réunion annuler\`.`,
        ]),
  ];
  return say(lines.join("\n"));
}
