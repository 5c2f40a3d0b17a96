import type { Origin } from "../briefing/facts.ts";
import type { CivilDate } from "../calendar/civil-date.ts";
import { type Outbound, text } from "../message.ts";
import { capital, formatDateShort, plural } from "./format.ts";

type Line = { number: number; said: string; origin: Origin };

/** Source, date, who is in charge, and what to type to know more: each said only when it is known. */
export function sayWhyLine({ said, origin }: Line, today: CivilDate): string {
  const owner = origin.owner === undefined ? [] : [`Personne chargée : ${origin.owner}.`];
  const detail = origin.detail === undefined ? [] : [sayNext(origin.detail)];
  return [unmarked(said), `D'où vient cette ligne : ${saySource(origin, today)}.`, ...owner, ...detail].join("\n");
}

/** One line each. */
export function sayWhyLines(lines: readonly Line[], today: CivilDate): Outbound {
  const said = lines.map(({ number, origin }) => {
    const owner = origin.owner === undefined ? "" : `. Personne chargée : ${origin.owner}`;
    return `${number}. ${capital(saySource(origin, today))}${owner}.`;
  });
  return { title: "D'où vient chaque ligne de votre point", blocks: [text(said.join("\n"))] };
}

export function sayNoSuchLine(number: number, shown: number): string {
  return `Votre dernier point a ${shown} ${plural(shown, "ligne", "lignes")} : il n'a pas de ligne ${number}.`;
}

function sayNext(typed: string): string {
  return typed.startsWith("échéance terminer") ? `Une fois fait : \`${typed}\`.` : `Pour le détail : \`${typed}\`.`;
}

/** "une échéance notée le 3 novembre par Mme Arnaud": as much as is known. */
export function saySource(origin: Origin, today: CivilDate): string {
  const { from, what } = origin;
  const about = what === undefined ? "" : ` « ${what} »`;
  const done = (verb: string) => sayDone(verb, origin, today);
  switch (from) {
    case "deadline":
      return `une échéance${done("notée")}`;
    case "decision":
      return `une action décidée en réunion${done("notée")}`;
    case "diagnostic":
      return what === undefined ? "les réponses aux diagnostics" : `le diagnostic${about}${done("lancé")}`;
    case "answers":
      return `les réponses au diagnostic${about}${done("validées")}`;
    case "meeting":
      return `une réunion${about}${done("créée")}`;
    case "law":
      return `le calendrier légal${what === undefined ? "" : `, règle ${what}`}`;
    case "consultation":
      return `la consultation des conseils municipaux${about}${done("ouverte")}`;
    case "poll":
      return `un sondage de dates${done("ouvert")}`;
    case "visa":
      return `un visa${about}${done("demandé")}`;
    case "question":
      return `une question du diagnostic qui vous a été transmise${done("")}`;
    case "minutes":
      return `le relevé de décisions${about}${done("validé")}`;
    case "scenario":
      return `un scénario du diagnostic${done("partagé")}`;
    case "blocker":
      return `un blocage${done("signalé")}`;
    case "survey":
      return `les réponses sans noms${about}${done("closes")}`;
    case "objective":
      return what === undefined ? "les objectifs du projet" : `l'objectif${about}${done("noté")}`;
    case "sheet":
      return `la fiche de décision${about}${done("écrite")}`;
    case "charter":
      return `la charte${about}${done("écrite")}`;
    case "appointment":
      return `le rendez-vous${about}${done("tenu")}`;
    case "absence":
      return origin.by === undefined ? "une absence annoncée" : `l'absence annoncée par ${origin.by}`;
    case "resource":
      return `une ressource du projet${done("rangée")}`;
    case "reach":
      return "les messages reçus et lus, commune par commune";
  }
}

function sayDone(verb: string, { on, by }: Origin, today: CivilDate): string {
  const day = on === undefined ? "" : ` le ${formatDateShort(on, Number(today.slice(0, 4)))}`;
  const who = by === undefined ? "" : ` par ${by}`;
  return day === "" && who === "" ? "" : `${verb === "" ? "" : ` ${verb}`}${day}${who}`;
}

function unmarked(said: string): string {
  return said.replaceAll("**", "");
}
