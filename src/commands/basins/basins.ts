import type { Command } from "../../core/command.ts";
import { say } from "../../core/message.ts";
import { sayBasins, sayNoBasin } from "../../core/words/basins.ts";

export const basins: Command = {
  name: "basins",
  words: ["bassins", "bassins de vie", "les bassins", "liste des bassins", "voir les bassins", "quels bassins"],
  group: "figures",
  summary: "les bassins de vie, leurs communes et leurs habitants",
  examples: ["bassins"],
  action: "follow_diagnostic",
  run({ store }) {
    const all = store.perimeters.basins();
    if (all.length === 0) return { message: say(sayNoBasin()) };
    const municipalities = store.territory.municipalities();
    const placed = new Set(all.flatMap((one) => one.places));
    return {
      message: sayBasins(
        all.map(({ name, places }) => ({ name, places: municipalities.filter(({ insee }) => places.includes(insee)) })),
        municipalities.filter(({ insee }) => !placed.has(insee)),
      ),
    };
  },
};
