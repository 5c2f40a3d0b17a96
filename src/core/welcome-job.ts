import { createDailyJob } from "./daily-job.ts";
import type { Job } from "./delivery/scheduler.ts";
import type { Library } from "./library.ts";
import { notify, officeHourOf } from "./notify.ts";
import type { Store } from "./store/store.ts";
import { cardFacts, newcomers } from "./welcome-path.ts";
import { sayWelcomed } from "./words/welcome-path.ts";
import { typesetMessage } from "./words/typeset-message.ts";

/** Every open day at 9 h: those elected since are welcomed, once, wherever they can be found. */
export function createWelcomeJob(store: Store, library: Library): Job {
  return createDailyJob(store, { name: "welcome", time: "09:00" }, (at, today) => {
    for (const person of newcomers(store, today)) {
      const message = typesetMessage(sayWelcomed(cardFacts({ store, library, person, today })));
      store.welcomeCards.show(person.id, 1, at);
      notify(store, `welcome:person:${person.id}`, person.id, message, at, officeHourOf(store, person.id, at));
    }
  });
}
