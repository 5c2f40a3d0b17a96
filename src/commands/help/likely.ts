import { isClerk, isDirector, isElected, may } from "../../core/access.ts";
import type { Command, CommandContext } from "../../core/command.ts";
import { interviewsOf } from "../../core/interviewing.ts";
import type { Person } from "../../core/people.ts";
import { isOpen } from "../../core/store/interviews.ts";
import { type HelpTopic, helpTopics } from "../../core/words/help-topics.ts";

type View = "director" | "elected" | "clerk" | "partner" | "staff";

const mostLikely = 4;
const mostSubjects = 5;

/** By their names, what each most often comes for; the first ones that are open to them are shown. */
const commandsOf: Record<View, string[]> = {
  director: ["state", "follow-up", "meetings", "deadlines"],
  elected: ["home", "meetings", "decisions", "state"],
  clerk: ["home", "deadlines", "meetings", "profile"],
  partner: ["home", "meetings", "appointments", "decisions"],
  staff: ["home", "deadlines", "meetings", "resources"],
};

const subjectsOf: Record<View, HelpTopic[]> = {
  director: ["campaign", "meetings", "decisions", "deadlines", "communication"],
  elected: ["meetings", "decisions", "deadlines", "diagnostic", "me"],
  clerk: ["diagnostic", "meetings", "deadlines", "legal", "me"],
  partner: ["meetings", "decisions", "actors", "diagnostic", "me"],
  staff: ["meetings", "deadlines", "decisions", "diagnostic", "me"],
};

/** What waits for an answer comes first; a campaign to follow only where one is open. */
export function likelyFor({ store, library, person, commands }: CommandContext): Command[] {
  const isAwaited = interviewsOf(store, library, person).some(({ status }) => isOpen(status));
  const isUnderway = store.campaigns.all().some(({ closedOn }) => closedOn === undefined);
  const usual = commandsOf[viewOf(person)].map((name) =>
    name === "follow-up" && !isUnderway ? "diagnostic-launch" : name,
  );
  const names = isAwaited && !isDirector(person) ? ["diagnostic", ...usual] : usual;
  return names
    .flatMap((name) => commands.filter((one) => one.name === name && may(person, one.action)))
    .slice(0, mostLikely);
}

/** Those of this person's function, in the order of its needs; `isCut`: others are open to them. */
export function subjectsFor(person: Person, open: readonly Command[]): { subjects: HelpTopic[]; isCut: boolean } {
  const all = subjectsIn(open);
  const own = subjectsOf[viewOf(person)].filter((one) => all.includes(one)).slice(0, mostSubjects);
  return { subjects: own, isCut: own.length < all.length };
}

export function subjectsIn(open: readonly Command[]): HelpTopic[] {
  return helpTopics.filter((topic) => open.some(({ group }) => group === topic));
}

function viewOf(person: Person): View {
  if (isDirector(person)) return "director";
  if (isElected(person)) return "elected";
  if (isClerk(person)) return "clerk";
  return person.mandates.some((one) => one.function === "partner") ? "partner" : "staff";
}
