import type { Command, CommandContext } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { readChoice } from "../../core/language/read-choice.ts";
import type { Option } from "../../core/language/reading.ts";
import { say } from "../../core/message.ts";
import type { Basin } from "../../core/store/perimeters.ts";
import { basinQuestions, sayBasinRemoved, sayNoBasin } from "../../core/words/basins.ts";
import { choiceParameter } from "../parameter.ts";

export const basinRemove: Command = {
  name: "basin-remove",
  words: ["bassin supprimer", "supprimer le bassin", "supprimer un bassin", "supprimer bassin", "retirer le bassin"],
  group: "figures",
  summary: "supprimer un bassin de vie",
  examples: ["bassin supprimer"],
  action: "launch_diagnostic",
  parameters: (context) => [choiceParameter({ id: "basin", ...basinQuestions.remove }, options(context))],
  read(rest, context) {
    const reading = readChoice(rest.replace(/^(?:de vie\b\s*)?(?:de\s+|d['’])?/iu, ""), options(context));
    return reading.kind === "read" && reading.rest === "" ? { basin: reading.value } : undefined;
  },
  run(context, { basin: id }) {
    const { store, person, now } = context;
    const basin = basins(context).find((one) => String(one.id) === id);
    if (basin === undefined) throw new UserError(sayNoBasin());
    store.perimeters.removeBasin(basin.id, now);
    store.audit.add(now, person.id, "basin.removed", `perimeter:${basin.id}`, { before: basin.places.join(" ") });
    const places = store.territory.municipalities().filter(({ insee }) => basin.places.includes(insee));
    return { message: say(sayBasinRemoved(basin.name, places)) };
  },
};

/** Throws `UserError` when there is none. */
function basins({ store }: CommandContext): Basin[] {
  const all = store.perimeters.basins();
  if (all.length === 0) throw new UserError(sayNoBasin());
  return all;
}

function options(context: CommandContext): Option[] {
  return basins(context).map(({ id, name }) => ({ value: String(id), label: name }));
}
