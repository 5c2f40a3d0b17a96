import { may, municipalitiesOf } from "../../core/access.ts";
import { civilDateAt } from "../../core/calendar/civil-date.ts";
import { type CharterView, inOrder } from "../../core/charters.ts";
import type { Command, CommandContext, Parameters } from "../../core/command.ts";
import { say } from "../../core/message.ts";
import { namesById } from "../../core/named-people.ts";
import type { Pledge } from "../../core/store/charters.ts";
import { sayPledgeOfOthers, sayPledges, sayPledgesOf, sayPledgesShared } from "../../core/words/pledges.ts";
import { placeNamed } from "../consultations/said.ts";
import { charterAsked, charterChosen, cutCharter } from "./which-charter.ts";

export const pledges: Command = {
  name: "pledges",
  words: ["engagements", "les engagements", "engagements des communes", "qui s'engage"],
  group: "actors",
  summary: "l'engagement de votre commune dans une charte, et celui des autres en nombre",
  examples: ["engagements", "engagements Vougy"],
  action: "see_municipality",
  parameters: charterAsked,
  read(rest, context): Parameters | undefined {
    const { charter, rest: words } = cutCharter(rest, context);
    const which = charter === undefined ? {} : { charter };
    if (words === "") return which;
    const place = placeNamed(
      words.replace(/^(?:de|du|d['’]|à|pour)\s*/iu, ""),
      context.store.territory.municipalities(),
    );
    return place && { ...which, insee: place.insee };
  },
  share: (context, { charter }) => {
    if (charter === undefined && charterAsked(context).length > 0) return undefined;
    const view = charterChosen(context, charter);
    return sayPledgesShared(view, view.tally);
  },
  run(context, { charter, insee }) {
    const { store, person, today } = context;
    const view = charterChosen(context, charter);
    const toSaid = saidBy(context, view);
    const place = insee === undefined ? undefined : store.territory.municipality(String(insee));
    const readsAll = may(person, "see_state");
    if (place !== undefined && !readsAll && !may(person, "see_municipality", place.insee))
      return { message: say(sayPledgeOfOthers(view, place.name, view.tally)) };
    if (place !== undefined) {
      const own = view.history.filter((one) => one.insee === place.insee);
      return { message: sayPledgesOf(view, place.name, own.map(toSaid)) };
    }
    const own = new Set(municipalitiesOf(person));
    const places = inOrder(store).filter(({ insee: code }) => readsAll || own.has(code));
    const lines = places.map(({ insee: code, name }) => {
      const last = view.last.get(code);
      return { place: name, ...(last && { said: toSaid(last) }) };
    });
    return { message: sayPledges(view, lines, view.tally, today) };
  },
};

/** A pledge with its day, and who said it by their name. */
function saidBy({ store, timeZone }: CommandContext, { history }: CharterView) {
  const ids = [...new Set(history.map(({ byPerson }) => byPerson))];
  const names = namesById(
    store,
    ids.flatMap((id) => store.people.byId(id) ?? []),
  );
  return (one: Pledge) => ({
    ...one,
    on: civilDateAt(one.at, timeZone),
    by: names.get(one.byPerson) ?? "",
  });
}
