import type { Platform } from "../adapter.ts";
import { type Outbound, say, text } from "../message.ts";
import type { Change } from "../preferences/preferences.ts";
import { formatList } from "./format.ts";
import {
  platformNames,
  resumeChoice,
  resumeMessages,
  sayAbsence,
  sayHours,
  sayNext,
  sayRhythm,
  sayVolume,
  type Told,
} from "./preferences.ts";

/** What was just changed, said back, with what follows from it. */
export function sayChanged(change: Change, told: Told): Outbound {
  switch (change.about) {
    case "when": {
      const { every, stoppedAt } = told.chosen;
      const back = every === "never" ? " Le reste ne change pas. Pour y revenir : `point chaque semaine`." : "";
      const stopped = ` Tout est arrêté pour l'instant : \`${resumeMessages}\`.`;
      return say(`C'est noté : ${summary(change, told)}.${sayNext(told)}${stoppedAt === undefined ? back : stopped}`);
    }
    case "hours":
      return say(
        `C'est noté : ${summary(change, told)}. Je réponds toujours dès que vous m'écrivez ; ce que la loi impose part aux heures de bureau.${sayNext(told)}`,
      );
    case "volume":
      return say(`C'est noté : ${summary(change, told)}. Pour tout lire quand vous le voulez : \`mon point\`.`);
    case "channel":
      return say(`C'est noté : ${summary(change, told)}. Je vous réponds toujours là où vous me parlez.`);
    case "absence":
      return say(
        `C'est noté : ${summary(change, told)}. D'ici là, ni point ni rappel.${sayNext(told)}`,
        "Ce que la loi impose et ce qu'une personne vous adresse arrivent toujours. De retour plus tôt : `je suis de retour`.",
      );
    case "absence_off":
      return say(`C'est noté : ${summary(change, told)}.${sayNext(told)}`);
    case "back":
      return say(
        `${change.on <= told.today ? "Bon retour" : `C'est noté : ${summary(change, told)}`}.${sayNext(told)}`,
      );
    case "stop":
      return sayStopped();
    case "resume":
      return say(`C'est repris : je vous écris de nouveau, selon vos préférences.${sayNext(told)}`);
  }
}

/** "Je suis de retour", said by who is not away. */
export function sayStillToCome({ absences, today }: Told): Outbound {
  const [which, how] =
    absences.length === 1
      ? ["Votre absence prochaine reste notée", "la retirer"]
      : ["Vos absences prochaines restent notées", "en retirer une"];
  const days = formatList(absences.map((one) => sayAbsence(one, today)));
  return say(`Aucune absence n'est en cours. ${which} : ${days}. Pour ${how} : \`annuler mon absence\`.`);
}

export function sayNoBriefingFor(): string {
  return "Le point de la semaine n'est pas remis aux partenaires : rien n'est à régler. Leurs heures et leurs absences le sont.";
}

export function sayNoAbsence(): Outbound {
  return say("Aucune absence n'est notée pour vous. Pour en annoncer une : `en congé du 21 décembre au 4 janvier`.");
}

export function askWhichAbsence(): { text: string; label: string } {
  return { text: "Quelle absence faut-il retirer ?", label: "Absence" };
}

/** Several at once. */
export function sayAllChanged(changes: readonly Change[], told: Told): Outbound {
  return say(`C'est noté : ${summaries(changes, told)}.${sayNext(told)}`);
}

/** Everything that Relais says of its own accord has stopped; what goes on, and how to come back. */
function sayStopped(): Outbound {
  return {
    blocks: [
      text(
        "C'est fait : plus de point de la semaine, de rappels ni de demandes d'avis. Ce qui attendait de partir est retiré.",
      ),
      text(
        "Arrivent encore : ce que la loi impose (convocations, informations dues aux élues et aux élus, avis demandés aux conseils) et ce qu'une personne vous adresse par moi. Je réponds toujours quand vous m'écrivez.",
      ),
      text(
        "Pour revenir : `reprendre les messages`. Vous pourrez alors choisir `le minimum`, ou `point une fois par mois`.",
      ),
      { type: "choices", choices: [resumeChoice] },
    ],
  };
}

/** "Reprendre" may be the diagnostic that waits as well as the messages that were stopped. */
export function sayResumeWhich(): Outbound {
  const choices = [
    { value: "reprendre le diagnostic", label: "Reprendre le diagnostic" },
    { value: resumeMessages, label: "Recevoir de nouveau mes messages" },
  ];
  return { blocks: [text("Que souhaitez-vous reprendre ?"), { type: "choices", choices }] };
}

/** Where reminders alone are asked for again, while everything is stopped. */
export function sayAllStopped(): Outbound {
  return {
    blocks: [
      text("Vous avez arrêté tous mes messages : les rappels reviendront avec eux."),
      { type: "choices", choices: [resumeChoice] },
    ],
  };
}

export function sayNight(): string {
  return "Je n'écris à personne entre 21 h et 7 h. Donnez une heure de la journée, par exemple « 18 h ».";
}

export function sayNoHoursLeft(): string {
  return "Il ne resterait aucune heure pour vous écrire. Donnez deux heures de la journée, par exemple « pas avant 9 h ni après 17 h ».";
}

export function sayNotThere(platform: Platform, known: readonly Platform[]): string {
  const where = formatList(known.map((one) => `par ${platformNames[one]}`));
  return `Je ne vous connais pas encore par ${platformNames[platform]} : écrivez-moi là une première fois, puis dites-le de nouveau.${where === "" ? "" : ` Aujourd'hui, je vous joins ${where}.`}`;
}

export function sayNotToCome(): string {
  return "Cette absence serait déjà finie. Donnez son dernier jour, à partir d'aujourd'hui.";
}

export function askLastDay(): { text: string; label: string } {
  return { text: "Jusqu'à quel jour compris ?", label: "Dernier jour d'absence" };
}

export function sayChangeUnread(): string {
  return "Je n'ai pas compris ce qu'il faut régler. Écrivez après les deux-points, par exemple : « le jeudi à 10 h », « version courte », « pas avant 9 h », « en congé jusqu'au 5 janvier » ou « stop ».";
}

/** To the direction, of somebody for whom it set this. */
export function sayWasSet(name: string, changes: readonly Change[], told: Told): string {
  return `C'est réglé pour ${name} : ${summaries(changes, told)}.${sayNext(told)} Je l'en informe.`;
}

/** To that person; by e-mail, where nothing can be typed, with whom to ask. */
export function saySetFor(
  changes: readonly Change[],
  told: Told,
  { by, contact }: { by: string; contact: string | undefined },
): Outbound {
  const done = `${by} a réglé ceci pour vous : ${summaries(changes, told)}.${sayNext(told)}`;
  const ask = contact === undefined ? "" : ` Pour en changer, écrivez à ${contact}.`;
  return {
    ...say(`${done} Pour en changer : \`mes préférences\`.`),
    written: { subject: "Vos préférences", blocks: [text(done + ask)] },
  };
}

function summaries(changes: readonly Change[], told: Told): string {
  return changes.map((one) => summary(one, told)).join(" ; ");
}

function summary(change: Change, told: Told): string {
  switch (change.about) {
    case "when":
      return told.chosen.every === "never"
        ? "le point de la semaine ne part plus"
        : `le point part ${sayRhythm(told.chosen)}`;
    case "hours":
      return `mes messages partent ${sayHours(told.chosen)}, du lundi au vendredi`;
    case "volume":
      return sayVolume(change.volume);
    case "channel":
      return change.platform === "any"
        ? "mes messages partent là où vous m'avez parlé en dernier"
        : `mes messages partent par ${platformNames[change.platform]}`;
    case "absence":
      return `absence ${sayAbsence(change, told.today)}`;
    case "absence_off":
      return `absence ${sayAbsence(change, told.today)} retirée`;
    case "back": {
      const away = told.absences.find(({ back }) => back === change.on);
      return away === undefined ? "de retour" : `absence ${sayAbsence(away, told.today)}`;
    }
    case "stop":
      return "plus de point ni de rappel, seulement ce que la loi impose";
    case "resume":
      return "les messages reprennent";
  }
}
