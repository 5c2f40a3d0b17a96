import { absenceToCover, coverScene, fallsIn, type FallsIn, isNothing, uncovered } from "../../core/absence-cover.ts";
import type { Command, CommandContext } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { fold } from "../../core/language/fold.ts";
import { type Outbound, say } from "../../core/message.ts";
import { directorsOf, notify, officeHourOf } from "../../core/notify.ts";
import { isOffered } from "../../core/offers.ts";
import type { Person } from "../../core/people.ts";
import type { Absence } from "../../core/preferences/preferences.ts";
import {
  sayCoverAsked,
  sayNobodyAway,
  sayNothingFallsIn,
  sayToldAlready,
  sayToldOfAbsence,
  sayUncovered,
  tellOfAbsence,
} from "../../core/words/absence-cover.ts";
import { typesetMessage } from "../../core/words/typeset-message.ts";

/** Those who could stand in are told by the person who leaves, and by nobody else; nothing is entrusted to them. */
export const absenceCover: Command = {
  name: "absence-cover",
  words: [tellOfAbsence, "prévenir de mon absence", "prévenir pour mes congés"],
  group: "me",
  summary: "prévenir, avant une absence, qui peut répondre à votre place",
  examples: [tellOfAbsence],
  action: "see_identity",
  read: (rest) => (/^[\s.!]*(?:svp|merci)?[\s.!]*$/iu.test(rest) ? {} : undefined),
  overhear: (said, { store, person }) =>
    isOffered(store.conversations.of(person.id), tellOfAbsence) &&
    /^(?:oui|ok|d'accord|previens|prevenir|prevenez|prevenez les|oui previens|oui prevenez)(?: (?:svp|merci))?[\s.!]*$/u.test(
      fold(said),
    )
      ? tellOfAbsence
      : undefined,
  run(context) {
    const { store, person, now, today } = context;
    const absence = absenceToCover(store, person.id, today);
    if (absence === undefined) throw new UserError(sayNobodyAway());
    const falls = fallsIn(coverScene(context), person, absence);
    if (isNothing(falls)) return { message: say(sayNothingFallsIn(absence, today)) };
    const letters = [...toColleagues(context, absence, falls), ...toDirection(context, absence, uncovered(falls))];
    const fresh = letters.filter(({ to }) => !store.outbox.has(keyOf(context, absence, to)));
    if (fresh.length === 0 && letters.length > 0) return { message: say(sayToldAlready()), keepsOffer: true };
    for (const { to, message } of fresh)
      notify(store, keyOf(context, absence, to), to.id, typesetMessage(message), now, officeHourOf(store, to.id, now));
    store.audit.add(now, person.id, "absence.told", `person:${person.id}`, { after: absence.first });
    return { message: say(sayToldOfAbsence(fresh.map(({ to }) => to))), keepsOffer: true };
  },
};

type Letter = { to: Person; message: Outbound };

function toColleagues({ person, today }: CommandContext, absence: Absence, { interviews }: FallsIn): Letter[] {
  const colleagues = new Map(interviews.flatMap(({ others }) => others.map((one) => [one.id, one])));
  return [...colleagues.values()].map((to) => {
    const theirs = interviews.filter(({ others }) => others.some(({ id }) => id === to.id));
    return { to, message: sayCoverAsked(to, person, absence, theirs, today) };
  });
}

/** Whoever leads the services, unless it is who leaves. */
function toDirection({ store, person, today }: CommandContext, absence: Absence, left: FallsIn): Letter[] {
  const directors = isNothing(left) ? [] : directorsOf(store).filter(({ id }) => id !== person.id);
  return directors.map((to) => ({ to, message: sayUncovered(to, person, absence, left, today) }));
}

/** Once for each absence, as it was said. */
function keyOf({ person }: CommandContext, { first, back }: Absence, to: Person): string {
  return `absence:${person.id}:${first}:${back}:person:${to.id}`;
}
