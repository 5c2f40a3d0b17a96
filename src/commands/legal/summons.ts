import { may } from "../../core/access.ts";
import type { CivilDate } from "../../core/calendar/civil-date.ts";
import { isOpenDay, nextOpenDay } from "../../core/calendar/open-days.ts";
import type { LocalTime } from "../../core/calendar/local-time.ts";
import type { Command, CommandContext, CommandReply, Parameters } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { timesIn } from "../../core/language/read-time.ts";
import { checkSummonsOf, legalNow, type LegalNow } from "../../core/legal-now.ts";
import { say } from "../../core/message.ts";
import type { Meeting } from "../../core/store/meetings.ts";
import {
  sayNoCouncil,
  sayNoSending,
  sayNotSentYet,
  sayNotUrgentEnough,
  sayNoUrgencyNeeded,
  saySummons,
  saySummonsAwaited,
  saySummonsKept,
  sayUrgencyKept,
} from "../../core/words/summons.ts";
import { choiceParameter, dateParameter, textParameter } from "../parameter.ts";
import { splitTrailingDate } from "../trailing-date.ts";
import { sayWhen } from "../../core/words/meeting-names.ts";
import { practicalDayOf } from "../../core/legal-days.ts";
import { obligationsOf } from "../../core/legal/obligations.ts";

/** « convocation envoyée le 12 à 9h par idelibre, preuve 4471 »: kept with its proof, and checked; never sent from here. */
export const summonsSent: Command = {
  name: "summons-sent",
  words: [
    "convocation envoyée",
    "convocation envoyee",
    "convocation partie",
    "j'ai envoyé la convocation",
    "convocation transmise",
    "convocation envoyé",
    "convocation est partie",
    "la convocation est partie",
  ],
  group: "legal",
  summary: "noter l'envoi de la convocation officielle, et vérifier son délai",
  examples: ["convocation envoyée hier à 9 h par i-delibRE, preuve 4471"],
  action: "manage_legal",
  asked: () => "convocation",
  parameters: (context) => {
    const councils = comingCouncils(context);
    if (councils.length === 0) throw new UserError(sayNoCouncil(mayCreate(context)));
    const which = choiceParameter(
      { id: "meeting", text: "Pour quelle séance ?", label: "Séance" },
      councils.map((one) => ({ value: String(one.id), label: sayWhen(one, context.today) })),
    );
    return [
      ...(councils.length > 1 ? [which] : []),
      dateParameter({ id: "sentOn", text: "Quel jour la convocation est-elle partie ?", label: "Jour d'envoi" }),
      textParameter({
        id: "channel",
        text: "Par quel canal ?",
        label: "Canal",
        help: "Par exemple i-delibRE, courrier recommandé.",
      }),
      textParameter({
        id: "proof",
        text: "Quelle est la référence de la preuve ?",
        label: "Preuve",
        help: "Numéro d'accusé, d'horodatage ou de dépôt.",
      }),
    ];
  },
  read(rest, context) {
    return readSending(rest, context.today);
  },
  run(context, parameters): CommandReply {
    const { store, library, today, person, now } = context;
    const meeting = chosen(context, parameters);
    const sentOn = String(parameters.sentOn);
    if (sentOn > today) throw new UserError(sayNotSentYet(sentOn));
    const { channel, proof, sentAt } = parameters;
    const legal = legalNow(store, library, today);
    const meetingOn = meeting.heldOn ?? "";
    const sending = {
      meetingId: meeting.id,
      meetingOn,
      sentOn,
      channel: String(channel),
      proof: String(proof),
      urgent: false,
    };
    store.summonses.record({ ...sending, ...(typeof sentAt === "string" ? { sentAt } : {}) }, person.id, now);
    store.audit.add(now, person.id, "summons.recorded", `meeting:${meeting.id}`, {
      after: `${sentOn} ${String(proof)}`,
    });
    const check = checkSummonsOf(legal, sending, meetingOn);
    return { message: saySummonsKept({ ...sending, check, today, postponedTo: firstDayIn(legal) }) };
  },
};

/** Where the convocation of the next council is: awaited, sent in time, or not. */
export const summons: Command = {
  name: "summons",
  words: ["convocation", "la convocation", "convocations"],
  group: "legal",
  summary: "où en est la convocation du prochain conseil",
  examples: ["convocation"],
  action: "see_legal",
  run(context) {
    const { store, library, today } = context;
    const legal = legalNow(store, library, today);
    const [next] = comingCouncils(context);
    if (next?.heldOn === undefined) return { message: say(sayNoCouncil(mayCreate(context))) };
    const sent = store.summonses.of(next.id);
    if (sent?.meetingOn === next.heldOn) {
      const check = checkSummonsOf(legal, sent, next.heldOn);
      return { message: saySummons({ ...sent, check, today, postponedTo: firstDayIn(legal) }) };
    }
    const last = obligationsOf({
      ...legal.scene,
      events: legal.scene.events.filter(({ key }) => key === `meeting:${next.id}`),
    }).find(({ term }) => term.id === "R1.envoi");
    if (last === undefined) return { message: say(sayNoCouncil(mayCreate(context))) };
    return {
      message: saySummonsAwaited({
        meetingOn: next.heldOn,
        last: last.due,
        practical: practicalDayOf(store, legal, last).day,
        today,
        ...(sent === undefined ? {} : { before: sent }),
      }),
    };
  },
};

/** The urgency is told: the shorter delay stands, if one franc day at least is left. */
export const summonsUrgent: Command = {
  name: "summons-urgent",
  words: ["convocation urgence", "constater l'urgence", "convocation en urgence"],
  group: "legal",
  summary: "constater l'urgence d'une convocation partie trop tard",
  examples: ["constater l'urgence"],
  action: "manage_legal",
  asked: () => "convocation",
  run(context) {
    const { store, library, today, person, now } = context;
    const [next] = comingCouncils(context);
    const sent = next && store.summonses.of(next.id);
    if (next?.heldOn === undefined) throw new UserError(sayNoCouncil(mayCreate(context)));
    if (sent?.meetingOn !== next.heldOn) throw new UserError(sayNoSending());
    const legal = legalNow(store, library, today);
    const check = checkSummonsOf(legal, sent, next.heldOn);
    if (check.isLegal) throw new UserError(sayNoUrgencyNeeded(check.days.length));
    if (!check.mayBeUrgent) throw new UserError(sayNotUrgentEnough(firstDayIn(legal)));
    store.summonses.markUrgent(sent.id);
    store.audit.add(now, person.id, "summons.urgent", `meeting:${next.id}`);
    return { message: say(sayUrgencyKept(next.heldOn)) };
  },
};

/** The first open day for which a convocation that leaves today is good: one that left for another day is not. */
function firstDayIn(legal: LegalNow): CivilDate {
  const { meetingFrom } = checkSummonsOf(legal, { sentOn: legal.today }, legal.today);
  const { place } = legal.scene;
  return isOpenDay(meetingFrom, place) ? meetingFrom : nextOpenDay(meetingFrom, place);
}

function mayCreate({ person }: CommandContext): boolean {
  return may(person, "manage_meetings");
}

function comingCouncils({ store, library, today }: CommandContext): Meeting[] {
  return legalNow(store, library, today).councils.filter(({ heldOn = "" }) => heldOn >= today);
}

function chosen(context: CommandContext, { meeting }: Parameters): Meeting {
  const councils = comingCouncils(context);
  const one = meeting === undefined ? councils[0] : councils.find(({ id }) => String(id) === meeting);
  if (one === undefined) throw new UserError(sayNoCouncil(mayCreate(context)));
  return one;
}

/** The pieces of one message, in any order: a day, an hour, « par … », « preuve … ». */
function readSending(rest: string, today: CivilDate): Parameters {
  const [, beforeProof = rest, proof] =
    /^(.*?)[\s,;]*\b(?:preuve|référence|reference|accusé|ref)\s*:?\s*(.+)$/isu.exec(rest) ?? [];
  const [, beforeChannel = beforeProof, channel] = /^(.*?)[\s,;]*\bpar\s+(.+)$/isu.exec(beforeProof) ?? [];
  const found = timesIn(beforeChannel)[0];
  const sentAt: LocalTime | undefined = found?.times[0];
  const day =
    found === undefined
      ? beforeChannel
      : `${beforeChannel.slice(0, found.start).replace(/\s+à\s*$/iu, "")} ${beforeChannel.slice(found.end)}`;
  const { date } = splitTrailingDate(day.replace(/[\s,;]+$/u, "").trim(), today, "past");
  return {
    ...(date === undefined ? {} : { sentOn: date }),
    ...(sentAt === undefined ? {} : { sentAt }),
    ...(channel === undefined ? {} : { channel: trimmed(channel) }),
    ...(proof === undefined ? {} : { proof: trimmed(proof) }),
  };
}

function trimmed(words: string): string {
  return words.replace(/[\s,;.]+$/u, "");
}
