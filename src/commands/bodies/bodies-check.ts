import type { Command } from "../../core/command.ts";
import { sayChecks } from "../../core/words/bodies-checks.ts";
import { allChecks } from "./shown-body.ts";

export const bodiesCheck: Command = {
  name: "bodies-check",
  words: ["instances vérifier", "instance vérifier", "vérifier les instances", "vérifier instances"],
  group: "bodies",
  summary: "ce qui est à revoir dans les instances, et que faire",
  examples: ["instances vérifier"],
  action: "see_state",
  run: (context) => ({ message: sayChecks(allChecks(context)) }),
};
