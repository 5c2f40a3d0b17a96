import { civilDateAt } from "../../core/calendar/civil-date.ts";
import type { CommandContext } from "../../core/command.ts";
import type { ReadableFile } from "../../core/answer-files.ts";
import { namesById } from "../../core/named-people.ts";
import type { FileLine } from "../../core/words/answer-files.ts";

/** Files by what they were joined to, in order, each with who sent it and when. */
export function filesShown(
  context: CommandContext,
  files: readonly ReadableFile[],
): { of: string; files: FileLine[] }[] {
  const { store, timeZone } = context;
  const authors = [...new Set(files.map(({ file }) => file.by))].flatMap((id) => store.people.byId(id) ?? []);
  const names = namesById(store, authors);
  return [...Map.groupBy(files, ({ session }) => session.interview.id).values()].map((all) => ({
    of: all[0] === undefined ? "" : nameOfInterview(all[0]),
    files: all.map(({ file: { id, name, size, by, at }, label }) => ({
      id,
      name,
      size,
      ...(label === undefined ? {} : { place: label }),
      by: names.get(by) ?? "",
      on: civilDateAt(at, timeZone),
    })),
  }));
}

/** "Vougy, Diagnostic jeunesse". */
export function nameOfInterview({ session: { place, campaign } }: ReadableFile): string {
  const { title } = campaign.project;
  return place === title ? title : `${place}, ${title}`;
}
