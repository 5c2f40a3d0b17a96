import type { CivilDate } from "../calendar/civil-date.ts";
import { type Block, type Outbound, text } from "../message.ts";
import { agreeing, type NamedBody } from "./body-names.ts";
import { csvFile, mostNames } from "./body-members.ts";
import { capital, formatDate, formatSome, plural } from "./format.ts";

/** One seat held or once held. `to`: the last day. */
export type SeatHeld = {
  name: string;
  capacity: "chair" | "member" | "guest";
  from: CivilDate;
  to?: CivilDate;
  endedBy?: "directory" | "chosen";
};

const capacities = { chair: "présidence", member: "membre", guest: "invitation permanente" };
const reasons = { directory: "fonction quittée dans l'annuaire", chosen: "à la demande de la direction" };
/** Older days are in the file. */
const mostDays = 10;

export function sayHistory(
  one: NamedBody,
  setUpOn: CivilDate,
  seats: readonly SeatHeld[],
  closedOn?: CivilDate,
): Outbound {
  const days = [...new Set(seats.flatMap(({ from, to }) => (to === undefined ? [from] : [from, to])))].toSorted();
  const lines = days.map((day) => `${formatDate(day)} : ${movements(day, seats)}.`);
  const state = `${capital(agreeing(one, "installé"))} le ${formatDate(setUpOn)}${
    closedOn === undefined ? "" : `, ${agreeing(one, "clos")} le ${formatDate(closedOn)}`
  }.`;
  const blocks: Block[] = [text(state), { type: "list", items: lines.slice(-mostDays) }];
  if (lines.length > mostDays || seats.length > mostNames)
    blocks.push(
      csvFile(
        `${one.body.name} historique`,
        "Ouvrir tout l'historique",
        ["Nom", "Siège", "Du", "Au", "Fin"],
        seats.map(({ name, capacity, from, to, endedBy }) => [
          name,
          capacities[capacity],
          from,
          to ?? "",
          endedBy === undefined ? "" : reasons[endedBy],
        ]),
      ),
    );
  return { title: `${one.body.name} : qui y a siégé`, blocks };
}

/** "sièges donnés (2) : A, B ; sièges quittés, à la demande de la direction (1) : C". */
function movements(day: CivilDate, seats: readonly SeatHeld[]): string {
  const came = seats.filter(({ from }) => from === day);
  const left = seats.filter(({ to }) => to === day);
  const parts = [
    { one: "siège donné", many: "sièges donnés", held: came },
    ...(["directory", "chosen"] as const).map((why) => ({
      one: `siège quitté, ${reasons[why]}`,
      many: `sièges quittés, ${reasons[why]}`,
      held: left.filter(({ endedBy }) => endedBy === why),
    })),
  ];
  return parts
    .filter(({ held }) => held.length > 0)
    .map(({ one, many, held }) => {
      const names = held.map(({ name, capacity }) => withSeat(name, capacity));
      return `${plural(held.length, one, many)} (${held.length}) : ${formatSome(names)}`;
    })
    .join(" ; ");
}

function withSeat(name: string, capacity: SeatHeld["capacity"]): string {
  return capacity === "member" ? name : `${name} (${capacities[capacity]})`;
}
