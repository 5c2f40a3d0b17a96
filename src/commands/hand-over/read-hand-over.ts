import type { CommandContext, Parameters } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { whyNotHanded } from "../../core/hand-overs.ts";
import { namesNothing } from "../../core/interview/find-question.ts";
import type { Step } from "../../core/interview/path.ts";
import { stepsOf } from "../../core/interview/state.ts";
import type { Session } from "../../core/interviewing.ts";
import {
  sayHandedToSelf,
  sayNobodyHolds,
  sayNoQuestionToHand,
  sayNotHanded,
  sayOwnInterview,
  sayUnknownPerson,
  sayUnknownQuestion,
} from "../../core/words/hand-over.ts";
import { readWhom, type Whom } from "./read-whom.ts";
import { askedNow, leftOpen, ownSession, stepsNamed } from "./which-interview.ts";

/** A longer text that names nobody is more likely an answer than an order. */
const mostNameWords = 3;

/**
 * "À la maire", "le budget à Mme Chevalier", "à mon collègue Martin": which question, and to whom. Undefined when the words name
 * nobody and may be an answer. Throws `UserError` with what to do when they are surely an order.
 */
export function readHandOver(rest: string, context: CommandContext): Parameters | undefined {
  const session = ownSession(context);
  if (session === undefined) throw new UserError(sayNoQuestionToHand());
  const { insee } = session.interview;
  if (insee === undefined) throw new UserError(sayOwnInterview());
  const ways = waysToRead(rest).map(({ about, who }) => ({ about, who, whom: readWhom(who, context, insee) }));
  const known = ways.filter(({ whom }) => whom.people.length > 0);
  const meant = known.find(({ about }) => namesNothing(about) || stepsNamed(session, about).length > 0);
  if (meant === undefined) return refuse(ways, known[0], session, context);
  const others = meant.whom.people.filter(({ id }) => id !== context.person.id);
  if (others.length === 0) throw new UserError(sayHandedToSelf());
  return {
    interview: session.interview.id,
    ...whichPath(session, meant.about),
    ...(others.length === 1 ? { person: String(others[0]?.id) } : { among: others.map(({ id }) => id).join(",") }),
  };
}

type Way = { about: string; who: string; whom: Whom };

/** The words cut before each "à": "l'adjoint à la voirie" holds one, "reste à charge à la maire" another. */
function waysToRead(rest: string): { about: string; who: string }[] {
  const cuts = [...rest.matchAll(/(?:^|\s)(?:à|a|aux?|avec)\s+/giu)].map((cut) => ({
    about: rest.slice(0, cut.index).replace(/[\s,:]+$/u, ""),
    who: rest.slice(cut.index + cut[0].length),
  }));
  return cuts.some(({ about }) => about === "") ? cuts : [...cuts, { about: "", who: rest }];
}

function isShort(said: string): boolean {
  return said.split(/\s+/u).length <= mostNameWords;
}

function refuse(ways: readonly Way[], known: Way | undefined, session: Session, { store }: CommandContext): undefined {
  if (known !== undefined && isShort(known.about)) throw new UserError(sayUnknownQuestion(known.about));
  const way = ways.find(({ about, who }) => about === "" && isShort(who));
  if (way === undefined) return undefined;
  const place = store.territory.municipality(session.interview.insee ?? "")?.name ?? session.place;
  throw new UserError(way.whom.held ? sayNobodyHolds(way.who, place) : sayUnknownPerson(way.who, way.whom.near));
}

/** The question named, or the one being asked; with the one just left "à compléter" before it, it is asked which. */
function whichPath(session: Session, about: string): Parameters {
  const steps = namesNothing(about) ? inQuestion(session) : stepsNamed(session, about);
  const [only, ...others] = steps;
  if (only === undefined) throw new UserError(sayNoQuestionToHand());
  const why = others.length === 0 ? whyNotHanded(only) : undefined;
  if (why !== undefined) throw new UserError(sayNotHanded(why, only.question.label));
  return others.length === 0 ? { path: only.path } : { paths: steps.map(({ path }) => path).join(" ") };
}

/** "Les diplômes", of "pour les diplômes": a question named so is never taken for the one being asked. Undefined: none is named. */
export function topicIn(about: string): string | undefined {
  const [, topic = ""] = /(?:^|\s)(?:pour|pr|sur|concernant|au sujet de|à propos de)\s+(.+)$/iu.exec(about) ?? [];
  const isNone = namesNothing(topic) || /^(?:ça|ca|cela|moi|nous|l['’]instant|le moment)$/iu.test(topic);
  return isNone ? undefined : topic;
}

function inQuestion(session: Session): Step[] {
  const now = askedNow(session);
  if (now === undefined) return leftOpen(session);
  const steps = stepsOf(session.context, session.interview.state);
  const before = steps[steps.findIndex(({ path }) => path === now.path) - 1];
  // "Transmettre à la maire", right after "je ne sais pas", may be said of either.
  const left = leftOpen(session).find(({ path }) => path === before?.path);
  return left === undefined ? [now] : [left, now];
}
