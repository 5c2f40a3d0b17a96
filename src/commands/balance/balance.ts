import { may } from "../../core/access.ts";
import { civilDateAt } from "../../core/calendar/civil-date.ts";
import type { Command, CommandContext } from "../../core/command.ts";
import { type Outbound, reserve } from "../../core/message.ts";
import { balanceNow } from "../../core/territory-balance.ts";
import { type BalanceShown, sayBalance, type WhoSaid } from "../../core/words/balance.ts";
import { sayBalanceExport } from "../../core/words/balance-sheets.ts";
import { fullNameOf, sayNobodyThere } from "../../core/words/people.ts";

/** What each municipality weighs, pays and steers: facts alone, each with its source. */
export const balance: Command = {
  name: "balance",
  words: ["équilibre", "équilibre des communes", "équilibre entre les communes", "équilibre du territoire"],
  group: "figures",
  summary: "habitants, sièges, contribution et pilotage de chaque commune",
  examples: ["équilibre"],
  action: "see_balance",
  run(context) {
    const shown = shownTo(context);
    return { message: guarded(sayBalance(shown), shown) };
  },
};

export const balanceExport: Command = {
  name: "balance-export",
  words: ["exporter équilibre", "exporter l'équilibre", "export équilibre", "export de l'équilibre"],
  group: "figures",
  summary: "le tableau de l'équilibre et tout ce qui a été dit, dans un classeur",
  examples: ["exporter équilibre"],
  action: "keep_balance",
  run(context) {
    const { store, person, now, today } = context;
    store.audit.add(now, person.id, "balance.exported", "balance");
    const shown = shownTo(context);
    return { message: guarded(sayBalanceExport(shown, store.balance.told(), today), shown) };
  },
};

function shownTo(context: CommandContext): BalanceShown {
  const { store, library, today, person } = context;
  const keeps = may(person, "keep_balance");
  return { ...balanceNow(store, library, today, person), whoSaid: whoSaid(context), keeps };
}

function whoSaid({ store, timeZone }: CommandContext): WhoSaid {
  return ({ byPerson, at }) => {
    const person = store.people.byId(byPerson);
    return { name: person === undefined ? sayNobodyThere() : fullNameOf(person), on: civilDateAt(at, timeZone) };
  };
}

/** An answer to the diagnostic goes no further than the platform may carry it. */
function guarded(message: Outbound, { rows }: BalanceShown): Outbound {
  const holdsAnswer = rows.some(
    ({ contribution }) => contribution?.kind === "compensation" && contribution.from === "answer",
  );
  return holdsAnswer ? reserve(message, "shared") : message;
}
