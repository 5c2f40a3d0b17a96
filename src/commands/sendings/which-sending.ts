import type { CommandContext } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import type { AtomicQuestion } from "../../core/interview/questionnaire.ts";
import { namesById } from "../../core/named-people.ts";
import { type Sending, sendingsNow } from "../../core/sendings.ts";
import { capital } from "../../core/words/format.ts";
import { type SaidSending, sayNoSending, sayNothingToSend, sayWhich } from "../../core/words/sendings.ts";
import { choiceParameter } from "../parameter.ts";

const mostOffered = 12;

/** With how each person is named among them all. */
export function named({ store }: CommandContext, all: readonly Sending[]): (Sending & { said: SaidSending })[] {
  const names = namesById(store, [...new Set(all.flatMap(({ person }) => person ?? []))]);
  return all.map((one) => {
    const name = one.person && names.get(one.person.id);
    const { id, key, standing } = one;
    return { ...one, said: { id, key, standing, ...(name === undefined ? {} : { name }) } };
  });
}

/** "12", "n° 12", "le message 12": its number; undefined for anything else. */
export function readNumber(said: string): string | undefined {
  const [, id] = /^(?:(?:le|l['’]|message|envoi|numéro|numero|n°|n)\s*)*(\d{1,9})$/iu.exec(said.trim()) ?? [];
  return id === undefined ? undefined : String(Number(id));
}

/** Throws `UserError` when nothing waits under this number. */
export function chosenSending(context: CommandContext, id: unknown): Sending & { said: SaidSending } {
  const found = named(context, sendingsNow(context)).find((one) => one.id === Number(id));
  if (found === undefined) throw new UserError(sayNoSending(String(id)));
  return found;
}

/** "Which message?", among those that fit. Throws `UserError` when none does. */
export function sendingParameter(
  context: CommandContext,
  text: string,
  known: unknown,
  fits: (one: Sending) => boolean,
): AtomicQuestion {
  const all = named(context, sendingsNow(context)).filter(fits).slice(0, mostOffered);
  if (all.length === 0 && known === undefined) throw new UserError(sayNothingToSend());
  return choiceParameter(
    { id: "sending", text, label: "Message" },
    all.map(({ id, said }) => ({ value: String(id), label: capital(sayWhich(said)), words: [`n° ${id}`] })),
  );
}
