import type { Command, CommandContext, Parameters } from "../../core/command.ts";
import type { AtomicQuestion } from "../../core/interview/questionnaire.ts";
import { followSeats } from "../../core/poll-notices.ts";
import { giveChair, seatByName } from "../../core/seating.ts";
import {
  sayAdded,
  sayChair,
  sayConfirmGuest,
  sayNothingChanged,
  seatConfirmation,
} from "../../core/words/bodies-change.ts";
import { choiceParameter } from "../parameter.ts";
import { bodyAndWords, bodyParameter, chosenBody, splitBody, visibleBodies } from "./which-body.ts";
import { chosenPeople, personParameter, readWho } from "./which-person.ts";

const guestWords =
  /[\s,(]*(?:\b(?:comme|en|en tant qu[e'’]\s*|à titre d['’])\s*)?\binvit(?:é|ée|és|ées|e|ee|es|ees|ation)(?:\s+permanente?s?)?\)?(?=[\s,]|$)/iu;
const chairWords = /[\s,(]*\b(?:comme|en tant que)\s+présidente?\)?(?=[\s,]|$)/iu;
const memberWords = /[\s,(]*\b(?:comme|en tant que)\s+membres?\)?(?=[\s,]|$)/iu;

export const bodyMemberAdd: Command = {
  name: "body-member-add",
  words: ["instance ajouter", "instances ajouter", "ajouter à l'instance"],
  group: "bodies",
  summary: "donner un siège à quelqu'un, ou une invitation permanente",
  examples: ["instance ajouter Mme Ravel au cotech", "instance ajouter M. Lestrade au copil comme invité permanent"],
  action: "manage_bodies",
  parameters(context, known) {
    const { people, among } = known;
    const bodies = visibleBodies(context);
    const which = bodyParameter("À quelle instance ?", bodies);
    const who =
      people === undefined
        ? [personParameter("Qui faut-il ajouter ?", among, context.store.people.all(), context)]
        : [];
    return [...who, which, ...sureOf(known, context)];
  },
  read(rest, context) {
    const isGuest = guestWords.test(rest);
    const isChair = chairWords.test(rest);
    const { body, words } = bodyAndWords(withoutCapacity(rest), context);
    const who = words === "" ? {} : readWho(words, context.store.people.all(), context);
    return {
      ...who,
      ...(body === undefined ? {} : { body: String(body.body.id) }),
      capacity: isChair ? "chair" : isGuest ? "guest" : "member",
    };
  },
  overhear(said, context) {
    const [, rest = ""] = /^(?:ajoute|ajouter|ajoutez|rajouter)\s+(.+)$/isu.exec(said.trim()) ?? [];
    // A date is added to a poll, an item to an agenda.
    if (/(?<!\p{L})sondage(?!\p{L})|\d/iu.test(rest)) return undefined;
    return rest !== "" && splitBody(withoutCapacity(rest), visibleBodies(context)).body
      ? `instance ajouter ${rest}`
      : undefined;
  },
  run(context, { capacity, ...parameters }) {
    if (parameters["sure"] === "no") return { message: sayNothingChanged() };
    const { store, person, today, now } = context;
    const seated = chosenBody(parameters.body, visibleBodies(context));
    const people = chosenPeople(parameters, store.people.all());
    const act = { today, now, by: person.id };
    const [first] = people;
    if (capacity === "chair" && first && people.length === 1)
      return {
        message: sayChair(first, seated, seated.chair, giveChair(store, seated, first, act), followSeats(context)),
      };
    const kind = capacity === "guest" ? "guest" : "member";
    const presides = kind === "member" ? seated.chair?.id : undefined;
    // Whoever presides is a member: adding them takes nothing from them.
    const added = people.filter((one) => one.id !== presides && seatByName(store, seated, one, kind, act));
    const already = people.filter((one) => !added.includes(one));
    return { message: sayAdded(added, already, seated, kind, followSeats(context)) };
  },
};

/** Whoever votes there does not lose that without being asked. */
function sureOf(known: Parameters, context: CommandContext): AtomicQuestion[] {
  if (known.capacity !== "guest" || known.body === undefined) return [];
  const seated = chosenBody(known.body, visibleBodies(context));
  const people = chosenPeople(known, context.store.people.all());
  const voting = people.filter(({ id }) => seated.members.some((member) => member.id === id));
  if (voting.length === 0) return [];
  return [choiceParameter({ id: "sure", text: sayConfirmGuest(voting, seated), label: "Siège" }, seatConfirmation)];
}

function withoutCapacity(said: string): string {
  return said.replace(guestWords, "").replace(chairWords, "").replace(memberWords, "").trim();
}
