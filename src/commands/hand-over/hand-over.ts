import type { Command, CommandContext, CommandReply, Parameters } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { roleOf } from "../../core/handed-over.ts";
import { sessionFor } from "../../core/focus.ts";
import { unlessRefused } from "../../core/form.ts";
import { putQuestion, leaveToComplete, openPut, takeBack, whyNotHanded } from "../../core/hand-overs.ts";
import type { AtomicQuestion } from "../../core/interview/questionnaire.ts";
import type { Step } from "../../core/interview/path.ts";
import { isQuestionStep, stepsOf } from "../../core/interview/state.ts";
import type { Session } from "../../core/interviewing.ts";
import { say } from "../../core/message.ts";
import { directorsOf, notify, officeHourOf } from "../../core/notify.ts";
import type { Person } from "../../core/people.ts";
import type { HandOver } from "../../core/store/hand-overs.ts";
import { isOpen } from "../../core/store/interviews.ts";
import {
  sayAlreadyPut,
  sayAskedWhenThere,
  sayHandedOver,
  sayInviteAsked,
  sayKeptForMe,
  sayLabel,
  sayNoQuestionToHand,
  sayNotHanded,
  sayOutOfReach,
  sayPutItTo,
  sayStillAnswered,
} from "../../core/words/hand-over.ts";
import { typesetMessage } from "../../core/words/typeset-message.ts";
import { chosenPeople, personParameter } from "../bodies/which-person.ts";
import { choiceParameter } from "../parameter.ts";
import { isForAsked, nextOfAsked, saidByAsked } from "./of-asked.ts";
import { readHandOver, topicIn } from "./read-hand-over.ts";
import { askedNow, leftOpen, ownSession } from "./which-interview.ts";

const common = {
  group: "diagnostic" as const,
  action: "see_municipality" as const,
  parameters: questions,
  run: handOverTo,
};

/** One question of the diagnostic, put to somebody who knows: the interview goes on, and the answer comes back to it. */
export const handOver: Command = {
  ...common,
  name: "hand-over",
  words: [
    "transmettre",
    "transmetre",
    "je transmets",
    "je transmet",
    "transmettez",
    "à transmettre",
    "posez-la",
    "posez la question",
    "poser la question",
    "posez cette question",
    "poser cette question",
  ],
  summary: "poser une question du diagnostic à quelqu'un d'autre",
  examples: ["transmettre à la maire", "transmettre le budget à Paul Durand"],
  read: readHandOver,
  meant: (rest, context) => unlessRefused(() => readHandOver(rest, context)) !== undefined,
};

/** "Faut voir avec la maire"; said by whom a question was put to, it goes back with whom they name, or with what they guess. */
export const handOverMaybe: Command = {
  ...common,
  name: "hand-over-maybe",
  words: [
    "voir avec",
    "voir ça avec",
    "faut voir avec",
    "faut voir ça avec",
    "il faut voir avec",
    "à voir avec",
    "c'est à voir avec",
    "je vois avec",
    "je vais voir avec",
    "demandez à",
    "demander à",
    "faut demander à",
    "il faut demander à",
    "c'est à demander à",
    "je ne sais pas",
    "je sais pas",
    "j'sais pas",
    "sais pas",
    "jsp",
  ],
  summary: "laisser une question « à compléter », que je pose à qui le sait",
  examples: ["voir avec la maire"],
  claims: (rest) => rest !== "" && !notWhom.test(rest),
  read(rest, context) {
    // "Je sais pas pour le budget, faut voir avec la maire": whom, then of what.
    const [, about = "", who] =
      /^(?:(.*?)[\s,.;:]+)??(?:(?:il )?(?:faut|faudra|faudrait) |c'est |c’est |je vais |je )?(?:à )?(?:voir|vois|demande[rz]?|poser|transmettre)(?: ça| cela)? (?:avec|à|au)\s+(.+)$/iu.exec(
        rest,
      ) ?? [];
    if (isForAsked(context)) return saidByAsked(rest, who, context);
    if (who === undefined && /\d/u.test(rest)) return undefined;
    // The question is told before a yes: words that name none leave it the one being asked.
    const ways = who === undefined ? [rest] : [`${about} à ${who}`, `à ${who}`];
    const topic = who === undefined ? undefined : topicIn(about);
    if (topic !== undefined) return readHandOver(`${topic} à ${who}`, context);
    return ways.map((way) => unlessRefused(() => readHandOver(way, context))).find((one) => one !== undefined);
  },
};

/** After "je sais pas", what speaks of nobody. */
const notWhom =
  /^(?:quoi|comment|si|ce|pourquoi|non plus|encore|du tout|trop|vraiment|bien|où|ou|quand|qui|que|quel)(?:$|[\s,.'’])/iu;

/** Which question, whom, whether they may be written to, and a yes: nothing is put to anybody before it. */
function questions(context: CommandContext, known: Parameters): AtomicQuestion[] {
  if (known.heard !== undefined) return [];
  const session = sessionOf(context, known);
  const among = stepsAmong(session, known);
  const step = chosenStep(session, known);
  const which = choiceParameter(
    { id: "path", text: "Quelle question faut-il transmettre ?", label: "Question" },
    among.map((one) => ({ value: one.path, label: isQuestionStep(one) ? sayLabel(one) : one.question.label })),
  );
  if (step === undefined) return [which];
  const why = whyNotHanded(step);
  if (why !== undefined || !isQuestionStep(step)) throw new UserError(sayNotHanded(why ?? "list", step.question.label));
  const to = toWhom(context, known);
  const people = peopleOf(context, session);
  const who = personParameter("À qui faut-il la poser ?", known.among, people, context);
  const asked = known.path === undefined ? [] : [which];
  if (to === undefined) return [...asked, who];
  const role = roleOf(context.store, to, session.interview.insee);
  if (!context.store.accounts.reachablePeople().has(to.id)) return [...asked, outOfReach(role)];
  const isPut = asksNow(context, session, step)?.toPerson === to.id;
  return isPut ? asked : [...asked, toBeSure(sayLabel(step), role)];
}

function toBeSure(label: string, role: string): AtomicQuestion {
  return choiceParameter({ id: "yes", text: sayPutItTo(label, role), label: "Transmettre" }, [
    { value: "yes", label: "Oui, posez-lui", words: ["oui", "ok", "d'accord", "posez-lui", "je veux bien"] },
    mine,
  ]);
}

function outOfReach(role: string): AtomicQuestion {
  return choiceParameter({ id: "reach", text: sayOutOfReach(role), label: "Transmettre" }, [
    {
      value: "invite",
      label: "Demander qu'on lui ouvre l'accès, et la lui poser alors",
      words: ["inviter", "demander"],
    },
    { value: "other", label: "La poser à une autre personne", words: ["autre", "une autre personne"] },
    mine,
  ]);
}

const mine = { value: "no", label: "Non, je m'en occupe", words: ["non", "je m'en occupe", "je m'en charge", "moi"] };

function handOverTo(context: CommandContext, known: Parameters): CommandReply {
  const asAsked = nextOfAsked(known);
  if (asAsked !== undefined) return { message: say(), next: asAsked };
  const session = sessionOf(context, known);
  const step = chosenStep(session, known);
  const to = toWhom(context, known);
  if (!isQuestionStep(step)) throw new Error("the question chosen has gone");
  const { id, status, insee } = session.interview;
  const back = isOpen(status) ? { interviewId: id } : {};
  if (known.reach === "other")
    return { message: say(), next: { command: handOver.name, parameters: { interview: id, path: step.path } } };
  if (to === undefined || known.yes === "no" || known.reach === "no") {
    const isAnswered = session.interview.state.answers[step.path]?.state === "given";
    leaveToComplete(context, session, step, "je m'en occupe");
    const label = sayLabel(step);
    return { message: say(isAnswered ? sayStillAnswered(label) : sayKeptForMe(label)), ...back };
  }
  const role = roleOf(context.store, to, insee);
  const { store, person, now } = context;
  const before = asksNow(context, session, step);
  if (before?.toPerson === to.id) return { message: say(sayAlreadyPut(sayLabel(step), role)), ...back };
  const earlier = before && openPut(context, before);
  if (earlier !== undefined) takeBack(context, earlier);
  const { put, leavesOn } = putQuestion(context, session, step, to, `transmis à ${role}`);
  if (known.reach !== "invite") return { message: say(sayHandedOver(put, role, leavesOn)), ...back };
  const message = typesetMessage(sayInviteAsked(roleOf(context.store, person, insee), to, session.place));
  for (const director of directorsOf(store))
    notify(
      store,
      `hand-over:${put.id}:invite:${director.id}`,
      director.id,
      message,
      now,
      officeHourOf(store, director.id, now),
    );
  return { message: say(sayAskedWhenThere(put, role)), ...back };
}

/** To whom the question is put already. */
function asksNow({ store }: CommandContext, { interview }: Session, { path }: Step): HandOver | undefined {
  return store.handOvers.ofInterview(interview.id).find((one) => one.path === path && one.state === "asked");
}

function sessionOf(context: CommandContext, { interview }: Parameters): Session {
  const session = interview === undefined ? ownSession(context) : sessionFor(context, Number(interview));
  if (session === undefined) throw new UserError(sayNoQuestionToHand());
  return session;
}

/** The one chosen or asked; undefined while it is to be asked which. */
function chosenStep(session: Session, known: Parameters): Step | undefined {
  const { path } = known;
  if (path !== undefined) return stepsOf(session.context, session.interview.state).find((one) => one.path === path);
  const [only, ...others] = stepsAmong(session, known);
  return others.length === 0 ? only : undefined;
}

function stepsAmong(session: Session, { paths }: Parameters): Step[] {
  const named = String(paths ?? "").split(" ");
  const steps = stepsOf(session.context, session.interview.state).filter(({ path }) => named.includes(path));
  const now = askedNow(session);
  const among = steps.length > 0 ? steps : now === undefined ? leftOpen(session) : [now];
  if (among.length === 0) throw new UserError(sayNoQuestionToHand());
  return among;
}

function toWhom({ store }: CommandContext, known: Parameters): Person | undefined {
  return chosenPeople(known, store.people.all())[0];
}

/** Those of the municipality, but for who asks; anybody else is named. */
function peopleOf({ store, person }: CommandContext, { interview: { insee = "" } }: Session): Person[] {
  return store.people.inMunicipality(insee).filter(({ id }) => id !== person.id);
}
