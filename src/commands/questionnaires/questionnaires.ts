import { civilDateAt } from "../../core/calendar/civil-date.ts";
import type { Command, CommandContext } from "../../core/command.ts";
import { askedIn } from "../../core/installing.ts";
import { namesById } from "../../core/named-people.ts";
import type { Installed } from "../../core/store/installed-questionnaires.ts";
import { sayNobodyThere } from "../../core/words/people.ts";
import { type Listed, sayQuestionnaires } from "../../core/words/questionnaire-install.ts";

/** Every questionnaire that can be asked, and where each comes from. */
export const questionnaires: Command = {
  name: "questionnaires",
  words: ["questionnaires", "les questionnaires", "liste des questionnaires", "questionnaires installés"],
  group: "campaign",
  summary: "tous les questionnaires : ceux de Relais et les vôtres",
  examples: ["questionnaires"],
  action: "launch_diagnostic",
  read: (rest) => (rest === "" ? {} : undefined),
  run: (context) => ({ message: sayQuestionnaires(listed(context)) }),
};

function listed(context: CommandContext): Listed[] {
  const { store, library } = context;
  const installed = new Map(installedNow(context).map((one) => [one.questionnaire, one]));
  const names = namesById(
    store,
    [...new Set([...installed.values()].map(({ by }) => by))].flatMap((id) => store.people.byId(id) ?? []),
  );
  return [...library.questionnaires.values()].map(({ id, title, version, minutes }): Listed => {
    const row = installed.get(id);
    return {
      id,
      title,
      version,
      minutes,
      launched: askedIn(store, id) !== undefined,
      ...(row && {
        installed: {
          by: names.get(row.by) ?? sayNobodyThere(),
          on: civilDateAt(row.at, context.timeZone),
          versions: store.installedQuestionnaires.versionsOf(id),
        },
      }),
    };
  });
}

/** Those that count: Relais may since ship a higher version of one. */
export function installedNow({ store, library }: Pick<CommandContext, "store" | "library">): Installed[] {
  return store.installedQuestionnaires
    .current()
    .filter(({ questionnaire, source }) => library.sources.get(questionnaire)?.source === source);
}
