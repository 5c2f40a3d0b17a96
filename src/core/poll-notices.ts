import type { CommandContext } from "./command.ts";
import type { DatePoll } from "./date-polls.ts";
import { notify, officeHourOf } from "./notify.ts";
import { sayPollStopped } from "./words/polls.ts";
import { typesetMessage } from "./words/typeset-message.ts";

/** Tells the members who were asked that no date is sought any more; who had not been told yet never hears of it. */
export function tellPollStopped({ store, person, now }: CommandContext, { meeting, seated }: DatePoll): number {
  const reachable = store.accounts.reachablePeople();
  const asked = seated.members.filter(({ id }) => id !== person.id && reachable.has(id));
  const heard = asked.filter(({ id }) => store.outbox.withdraw(id, `poll:${meeting.id}:`).length === 0);
  for (const { id } of heard) {
    const message = typesetMessage(sayPollStopped(seated.body.name));
    notify(store, `poll-stopped:${meeting.id}:person:${id}`, id, message, now, officeHourOf(store, id, now));
  }
  return heard.length;
}
