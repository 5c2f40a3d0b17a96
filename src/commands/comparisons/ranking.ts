import type { Command } from "../../core/command.ts";
import { rankingOf } from "../../core/decision-aid/comparison.ts";
import { sensitivityOf } from "../../core/decision-aid/sensitivity.ts";
import { tallyWeighings } from "../../core/decision-aid/weighing.ts";
import { UserError } from "../../core/errors.ts";
import { sayRanking } from "../../core/words/comparison-ranking.ts";
import { sayRankingExport } from "../../core/words/comparison-sheets.ts";
import { sayCriteriaFirst } from "../../core/words/comparisons.ts";
import { chosenComparison, cutComparison } from "./which-comparison.ts";

const fillers = /^(?:(?:en|au|un|le|la|les|des|de|du|projets?|format|fichier|svp|merci)\s*)*$/iu;
const format = /(?:^|\s)\.?(csv|xlsx?|excel|classeur|tableur|export(?:er)?)$/iu;

export const ranking: Command = {
  name: "comparison-ranking",
  words: [
    "classement",
    "le classement",
    "classement des projets",
    "classer les projets",
    "comparaison",
    "comparaisons",
  ],
  group: "decisions",
  summary: "les projets classés, et ce qui changerait l'ordre",
  examples: ["classement", "classement excel", "classement csv"],
  action: "follow_diagnostic",
  read(rest) {
    const asked = format.exec(rest)?.[1]?.toLowerCase();
    const { comparison, rest: words } = cutComparison(rest.replace(format, ""));
    if (!fillers.test(words)) return undefined;
    return {
      ...(comparison !== undefined && { comparison }),
      ...(asked !== undefined && { format: asked === "csv" ? "csv" : "xlsx" }),
    };
  },
  run(context, { comparison: id, format: asked }) {
    const { store, person, now, today } = context;
    const comparison = chosenComparison(id, context);
    if (comparison.criteria.length === 0) throw new UserError(sayCriteriaFirst());
    const said = { comparison, ...rankingOf(comparison), sensitivity: sensitivityOf(comparison) };
    if (asked === undefined) return { message: sayRanking(said) };
    store.audit.add(now, person.id, "comparison.exported", `comparison:${comparison.id}`);
    const weighings = store.comparisons.weighings(comparison.id);
    const tally = tallyWeighings(
      weighings,
      comparison.criteria.map((one) => one.id),
    );
    return { message: sayRankingExport({ ...said, tally, today }, asked === "csv" ? "csv" : "xlsx") };
  },
};
