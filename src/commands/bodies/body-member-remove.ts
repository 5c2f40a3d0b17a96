import type { Command, CommandContext, Parameters } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { findGroup, findPeople } from "../../core/governance/find-people.ts";
import { mayHold } from "../../core/governance/composition.ts";
import type { AtomicQuestion } from "../../core/interview/questionnaire.ts";
import type { Person } from "../../core/people.ts";
import { followSeats } from "../../core/poll-notices.ts";
import { unseat } from "../../core/seating.ts";
import type { SeatedBody } from "../../core/seats.ts";
import {
  sayConfirmRemoval,
  sayNoMember,
  sayNotSeated,
  sayNothingChanged,
  sayRemoved,
  seatConfirmation,
} from "../../core/words/bodies-change.ts";
import { typedName } from "../../core/words/body-names.ts";
import { choiceParameter } from "../parameter.ts";
import { bodyAndWords, bodyParameter, chosenBody, splitBody, visibleBodies } from "./which-body.ts";
import { chosenPeople, labelOf, personParameter, readWho } from "./which-person.ts";

export const bodyMemberRemove: Command = {
  name: "body-member-remove",
  words: ["instance retirer", "instances retirer", "instance enlever", "retirer de l'instance"],
  group: "bodies",
  summary: "retirer quelqu'un d'une instance",
  examples: ["instance retirer Mme Ravel du cotech"],
  action: "manage_bodies",
  parameters(context, known) {
    const bodies = visibleBodies(context);
    const which = bodyParameter("De quelle instance ?", bodies);
    if (known.body === undefined) return [which];
    const seated = chosenBody(known.body, bodies);
    if (known.people !== undefined) return [which, ...sureOf(known, seated, context)];
    const there = seatedIn(seated);
    if (there.length === 0) throw new UserError(sayNoMember(seated));
    return [which, personParameter("Qui faut-il retirer ?", known.among, there, context)];
  },
  read(rest, context) {
    const { body, words } = bodyAndWords(rest, context);
    if (body !== undefined) return { body: String(body.body.id), ...(words === "" ? {} : whoIn(words, body, context)) };
    const everywhere = visibleBodies(context).filter((one) => findPeople(words, seatedIn(one)).length > 0);
    const [only, ...others] = everywhere;
    if (only && others.length === 0) return { body: String(only.body.id), ...whoIn(words, only, context) };
    const who = readWho(words, context.store.people.all(), context);
    return who.people === undefined ? {} : who;
  },
  overhear(said, context) {
    if (/(?<!\p{L})sondage(?!\p{L})/iu.test(said)) return undefined;
    const [, rest = ""] = /^(?:retire|retirer|retirez|enlever|enlevez)\s+(.+)$/isu.exec(said.trim()) ?? [];
    return rest !== "" && splitBody(rest, visibleBodies(context)).body ? `instance retirer ${rest}` : undefined;
  },
  run(context, parameters) {
    if (parameters["sure"] === "no") return { message: sayNothingChanged() };
    const { store, person, today, now } = context;
    const seated = chosenBody(parameters.body, visibleBodies(context));
    const people = chosenPeople(parameters, store.people.all());
    const act = { today, now, by: person.id };
    const removed = people.filter((one) => unseat(store, seated.body, one, act));
    const typed = typedName(seated.template, seated.body.domain);
    const names = people.map(({ lastName }) => lastName).join(", ");
    followSeats(context, removed);
    if (removed.length === 0) throw new UserError(sayNotSeated(names, seated, typed));
    const noChair = removed.some(({ id }) => id === seated.chair?.id);
    const bySeat = removed.some((one) => mayHold(one, seated.template, seated.body.domain));
    return { message: sayRemoved(removed, seated, { noChair, bySeat, typed }) };
  },
};

/** A name that others bear in the directory is confirmed with all that tells them apart. */
function sureOf(known: Parameters, seated: SeatedBody, context: CommandContext): AtomicQuestion[] {
  const [only] = known.namesake === undefined ? [] : chosenPeople(known, context.store.people.all());
  if (only === undefined) return [];
  return [
    choiceParameter(
      { id: "sure", text: sayConfirmRemoval(labelOf(only, context), seated), label: "Retrait" },
      seatConfirmation,
    ),
  ];
}

function seatedIn({ members, guests }: SeatedBody): Person[] {
  return [...members, ...guests];
}

/** Among those who sit there: a homonym who does not is nobody here. Throws `UserError` when it is none of them. */
function whoIn(words: string, seated: SeatedBody, context: CommandContext) {
  const there = seatedIn(seated);
  const isSomebody = findPeople(words, there).length > 0 || (findGroup(words, there)?.length ?? 0) > 0;
  if (isSomebody || /[,;]|\set\s/u.test(words)) {
    const who = readWho(words, there, context);
    // The one who still sits may not be the one that is meant: a namesake may have just left.
    const isShared = who.people !== undefined && findPeople(words, context.store.people.all()).length > 1;
    return { ...who, ...(isShared && { namesake: "yes" }) };
  }
  throw new UserError(sayNotSeated(words, seated, typedName(seated.template, seated.body.domain)));
}
