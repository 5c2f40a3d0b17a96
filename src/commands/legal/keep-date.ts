import type { Command } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { isPlannedDate, plannedDates } from "../../core/legal/facts.ts";
import { legalNow } from "../../core/legal-now.ts";
import { say } from "../../core/message.ts";
import { factLabel } from "../../core/words/legal-names.ts";
import { sayDateKept, sayNotKept } from "../../core/words/legal-facts.ts";
import { choiceParameter, dateParameter } from "../parameter.ts";
import { splitTrailingDate } from "../trailing-date.ts";
import { cutUnreadDate, refuseUnreadDate } from "./read-plan.ts";
import { plannedSubject } from "./plan-subjects.ts";

/** A date that the EPCI sets for itself: what hangs on it enters the calendar, and is recalled. */
export const keepDate: Command = {
  name: "keep-date",
  words: ["calendrier retenir", "retenir au calendrier", "garder la date"],
  group: "legal",
  summary: "garder une date au calendrier : vote du budget, transfert, comité social…",
  examples: ["calendrier retenir vote du budget {jour}"],
  action: "manage_legal",
  asked: (rest) => (rest === "" ? undefined : `planifier ${rest}`),
  parameters: () => [
    choiceParameter(
      { id: "name", text: "Quelle date voulez-vous garder ?", label: "Étape" },
      plannedDates.map((name) => ({ value: name, label: factLabel(name) })),
    ),
    dateParameter({ id: "date", text: "À quelle date ?", label: "Date" }),
  ],
  read(rest, { today }) {
    const name = plannedSubject(rest);
    if (name === undefined) return undefined;
    if (!isPlannedDate(name)) throw new UserError(sayNotKept(plannedDates.map(factLabel)));
    const { words, date } = splitTrailingDate(rest, today);
    const [, unreadDate] = date === undefined ? cutUnreadDate(words) : [];
    return { name, ...(date === undefined ? {} : { date }), ...(unreadDate === undefined ? {} : { unreadDate }) };
  },
  refuse: refuseUnreadDate,
  run({ store, library, today, person, now }, { name, date }) {
    const fact = String(name);
    const before = store.legal.told().find((one) => one.name === fact)?.value;
    store.legal.tell(fact, String(date), person.id, now);
    store.audit.add(now, person.id, "date.kept", `fact:${fact}`, {
      ...(before === undefined ? {} : { before: String(before) }),
      after: String(date),
    });
    const isVoted = fact === "vote_budget" || fact === "debat_budgetaire";
    const isMet = legalNow(store, library, today).councils.some(({ heldOn }) => heldOn === date);
    return { message: say(sayDateKept(factLabel(fact), String(date), { needsMeeting: isVoted && !isMet })) };
  },
};
