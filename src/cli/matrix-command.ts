import { parseArgs } from "node:util";
import { findHomeserver, getJson } from "../adapters/matrix/discovery.ts";
import type { Report, Room } from "../adapters/matrix/journal.ts";
import { createRecoveryCode } from "../adapters/matrix/recovery-code.ts";
import type { Config } from "../config.ts";
import { civilDateAt, parseCivilDate } from "../core/calendar/civil-date.ts";
import { renewalDateAfter } from "../core/calendar/renewal.ts";
import { systemClock } from "../core/clock.ts";
import { OperatorError } from "../core/errors.ts";
import { openBeside } from "../core/store/store.ts";
import { formatDate } from "../core/words/format.ts";
import { sayHomeserver, sayMessengerState, sayRenewed } from "../core/words/messenger-state.ts";
import { typeset } from "../core/words/typography.ts";
import { usage } from "./usage.ts";

/** `matrix etat`, `matrix serveur <adresse>`, `matrix renouvele [date]`, `matrix code`: Relais may be running meanwhile. */
export async function matrixCommand(args: string[], config: Config, print: (line: string) => void): Promise<void> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { db: { type: "string" } } });
  const [what = "", given = ""] = positionals;
  const file = values.db ?? config.db;
  const say = (line: string) => print(typeset(line));
  switch (what) {
    case "etat":
      return showState(file).forEach(say);
    case "renouvele":
      return say(renew(file, given));
    case "serveur":
      return (await tellServer(given)).forEach(say);
    case "code":
      return print(createRecoveryCode());
    default:
      throw new OperatorError(`Que voulez-vous de Matrix ? etat, serveur, renouvele ou code.\n${usage}`);
  }
}

function showState(file: string): string[] {
  const { matrixJournal: journal, settings, territory, close } = openBeside(file);
  try {
    const report = journal.lastReport<Report>();
    const renewBy = settings.get("matrix.renew_by");
    const rooms = [...journal.rooms<Room>().values()].filter(
      ({ state, replacedBy }) => state === "joined" && !replacedBy,
    );
    return sayMessengerState({
      device: report && { ...report, on: formatDate(civilDateAt(report.at, territory.timeZone())) },
      ...(renewBy === undefined ? {} : { renewBy }),
      rooms: rooms.map(({ name, direct, isPublic, encryption, members, deaf = [] }) => ({
        name: direct ?? name ?? "salon sans nom",
        kind: direct !== undefined ? "direct" : isPublic ? "public" : "private",
        encrypted: encryption !== undefined,
        members: Object.keys(members).length,
        deaf,
      })),
      unread: journal.countUnread(),
    });
  } finally {
    close();
  }
}

/** The account was renewed, today or on the given day: Relais warns again before it expires. */
function renew(file: string, given: string): string {
  const { settings, territory, close } = openBeside(file);
  try {
    const on = given === "" ? civilDateAt(systemClock.now(), territory.timeZone()) : parseCivilDate(given);
    if (on === undefined) throw new OperatorError(`« ${given} » n’est pas une date : écrivez-la 2026-11-25.`);
    const until = renewalDateAfter(on);
    settings.set("matrix.renew_by", until);
    return sayRenewed(until);
  } finally {
    close();
  }
}

async function tellServer(address: string): Promise<string[]> {
  if (address === "") throw new OperatorError("Quelle adresse ? Par exemple : matrix serveur relais@exemple.fr");
  const found = await findHomeserver(address, getJson);
  return sayHomeserver(found);
}
