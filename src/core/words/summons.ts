import { type CivilDate, daysBetween } from "../calendar/civil-date.ts";
import type { SummonsCheck } from "../legal/summons.ts";
import { type Outbound, say, text } from "../message.ts";
import { sayDay } from "./days.ts";
import { sayBasis } from "./codes.ts";
import { count, formatDate, typedDate } from "./format.ts";

type Kept = {
  sentOn: CivilDate;
  channel: string;
  proof: string;
  urgent: boolean;
  meetingOn: CivilDate;
  check: SummonsCheck;
  today: CivilDate;
  /** The first day to which the meeting may be put off, if a new convocation leaves today. */
  postponedTo: CivilDate;
};

/** What a convocation just recorded is worth: kept whatever it is worth, and said plainly. */
export function saySummonsKept(kept: Kept): Outbound {
  const { check } = kept;
  if (check.isLegal) return say(`✅ C'est enregistré : ${sayWorth(kept)}`);
  return sayWaysOut(`⚠️ C'est enregistré, mais le délai n'y est pas : ${sayMissing(kept)}`, kept);
}

/** What may be done about a convocation that left too late. */
function sayWaysOut(problem: string, { check, meetingOn, postponedTo, today }: Kept): Outbound {
  const postpone = {
    value: `réunion déplacer conseil communautaire ${typedDate(meetingOn)}`,
    label: "Reporter la séance : je vous demande le jour",
  };
  const urgent = {
    value: "constater l'urgence",
    label: "Constater l'urgence, à faire approuver à l'ouverture de la séance",
  };
  const again = { value: "convocation envoyée", label: "Renvoyer la convocation, puis noter le nouvel envoi" };
  return {
    blocks: [
      text(problem),
      text(
        `La séance reste prévue ${sayDay(meetingOn, today)} en attendant. Pour la reporter, il faut une nouvelle convocation : partie aujourd'hui, elle permet le ${sayDay(postponedTo, today)} ou après. Que souhaitez-vous ?`,
      ),
      { type: "choices", choices: [postpone, ...(check.mayBeUrgent ? [urgent] : []), again] },
    ],
  };
}

export function saySummons(kept: Kept): Outbound {
  if (kept.check.isLegal) return say(`✅ ${sayWorth(kept)}`);
  if (kept.urgent)
    return say(
      `⏳ La convocation a été ${sayMissing(kept)} Vous avez constaté l'urgence : faites-la approuver à l'ouverture de la séance, sinon le conseil peut renvoyer la discussion.`,
    );
  return sayWaysOut(`⚠️ Le délai n'y est pas : ${sayMissing(kept)}`, kept);
}

function sayWorth({ sentOn, channel, proof, meetingOn, check, today }: Kept): string {
  return `convocation envoyée ${sayDay(sentOn, today)} par ${channel}, preuve ${proof}. Il y a ${count(check.days.length, "jour franc", "jours francs")} avant la séance du ${sayDay(meetingOn, today)}, il en faut ${check.required} : le délai est tenu.`;
}

function sayMissing({ sentOn, meetingOn, check, today }: Kept): string {
  const left = check.days.length;
  return `envoyée ${sayDay(sentOn, today)}, elle laisse ${count(left, "jour franc", "jours francs")} avant ${sayDay(meetingOn, today)} ; il en faut ${check.required}. Ni le jour de l'envoi ni celui de la séance ne comptent. ${sayBasis("CGCT, art. L. 5211-1 et L. 2121-12")}`;
}

export function saySummonsAwaited(awaited: {
  meetingOn: CivilDate;
  last: CivilDate;
  practical: CivilDate;
  today: CivilDate;
  /** The one that left for another day of this meeting. */
  before?: { sentOn: CivilDate; meetingOn: CivilDate };
}): Outbound {
  const { meetingOn, last, practical, today, before } = awaited;
  const days = daysBetween(today, last);
  const late = days < 0;
  const when = late
    ? `Le dernier jour était ${sayDay(last, today)}. Reportez la séance, ou constatez l'urgence si un jour franc reste.`
    : `Elle part au plus tard **${sayDay(last, today)}**${practical === last ? "" : `, en pratique ${sayDay(practical, today)}`}.`;
  const moved =
    before === undefined
      ? ""
      : ` Celle qui est partie ${sayDay(before.sentOn, today)} annonçait la séance du ${formatDate(before.meetingOn)} : il en faut une nouvelle.`;
  return say(
    `${late ? "⚠️" : "⏳"} Conseil communautaire du ${formatDate(meetingOn)} : la convocation n'est pas encore notée.${moved} ${when}`,
    "Une fois partie par votre canal certifié, dites-le moi : `convocation envoyée aujourd'hui à 9 h par i-delibRE, preuve 4471`.",
  );
}

/** `mayCreate`: they may create a meeting; others read who does. */
export function sayNoCouncil(mayCreate: boolean): string {
  const next = mayCreate
    ? "Pour en créer une : `réunion créer conseil communautaire`."
    : "La direction générale l'inscrit ici dès que sa date est fixée. Les réunions déjà prévues : `réunions`.";
  return `Aucune séance du conseil communautaire n'est prévue ici. ${next}`;
}

export function sayNoSending(): string {
  return "L'envoi de la convocation n'est pas encore noté : je ne sais pas si son délai est tenu. Notez-le d'abord, par exemple : `convocation envoyée hier à 9 h par i-delibRE, preuve 4471`.";
}

export function sayNotSentYet(sentOn: CivilDate): string {
  return `Le ${formatDate(sentOn)} n'est pas encore passé : je ne note que ce qui est parti. Dites-le moi le jour de l'envoi.`;
}

export function sayNoUrgencyNeeded(days: number): string {
  return `L'urgence n'est pas nécessaire : il y a ${count(days, "jour franc", "jours francs")}, le délai est tenu.`;
}

export function sayNotUrgentEnough(meetingFrom: CivilDate): string {
  return `L'urgence ne suffit pas : il ne reste pas un jour franc entier. Reportez la séance au ${formatDate(meetingFrom)} ou après.`;
}

export function sayUrgencyKept(meetingOn: CivilDate): string {
  return `C'est noté : l'urgence est constatée pour la séance du ${formatDate(meetingOn)}. Rendez-en compte à l'ouverture, et faites-la approuver : le conseil peut renvoyer la discussion.`;
}
