import { isDirector, may, municipalitiesOf } from "../../core/access.ts";
import type { Command } from "../../core/command.ts";
import { informationNow } from "../../core/information-now.ts";
import { say } from "../../core/message.ts";
import { sayInformation, sayNothingToInform } from "../../core/words/information.ts";

export const information: Command = {
  name: "information",
  words: [
    "information",
    "informations",
    "information des élus",
    "information des conseillers",
    "informer les conseillers",
  ],
  group: "legal",
  summary: "ce qui est dû aux conseillères et conseillers municipaux, et ce qui est prouvé",
  examples: ["information"],
  action: "see_legal",
  // « Informer les conseillers municipaux : … » is a message to send.
  claims: (rest) => !/^(?:municipaux|communautaires)/iu.test(rest),
  run({ store, today, person }) {
    const lines = informationNow(store, today);
    if (lines.length === 0) return { message: say(sayNothingToInform(may(person, "manage_meetings"))) };
    const sees = isDirector(person) || may(person, "manage_meetings");
    return {
      message: sayInformation(lines, {
        today,
        place: store.territory.holidayPlace(),
        nameOf: (insee) => store.territory.municipality(insee)?.name ?? insee,
        own: sees ? [] : municipalitiesOf(person),
      }),
    };
  },
};
