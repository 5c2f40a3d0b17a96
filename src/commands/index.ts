import type { Command } from "../core/command.ts";
import { agenda } from "./agenda.ts";
import { bodies } from "./bodies.ts";
import { briefing } from "./briefing.ts";
import { deadlineAdd } from "./deadline-add.ts";
import { deadlineFinish, deadlinePostpone } from "./deadline-change.ts";
import { deadlines } from "./deadlines.ts";
import { diagnosticLaunch } from "./diagnostic-launch.ts";
import { diagnosticReopen } from "./diagnostic-reopen.ts";
import { diagnostic } from "./diagnostic.ts";
import { followUp } from "./follow-up.ts";
import { help } from "./help.ts";
import { home } from "./home.ts";
import { invite } from "./invite.ts";
import { state } from "./state.ts";
import { whoAmI } from "./who-am-i.ts";
import { whoReads } from "./who-reads.ts";

/** Every command, in the order that `aide` shows them. */
export const commands: readonly Command[] = [
  diagnostic,
  state,
  followUp,
  diagnosticLaunch,
  diagnosticReopen,
  deadlines,
  deadlineAdd,
  deadlineFinish,
  deadlinePostpone,
  agenda,
  bodies,
  invite,
  home,
  briefing,
  whoAmI,
  whoReads,
  help,
];
