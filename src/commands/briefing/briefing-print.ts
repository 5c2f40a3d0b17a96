import { anyonesLines, readAloudOf, standingOf, weekAt } from "../../core/briefing-letter.ts";
import { isSame } from "../../core/briefing/issue.ts";
import { editsAt, withoutHeld } from "../../core/briefing-issue.ts";
import { keptLines } from "../../core/briefing-kept.ts";
import { may } from "../../core/access.ts";
import type { Briefing } from "../../core/briefing/compose.ts";
import type { Command, CommandContext } from "../../core/command.ts";
import { restrictedWhen, say } from "../../core/message.ts";
import { briefingPage, type PageLine, sayPageReady } from "../../core/words/briefing-page.ts";
import { type BriefingSaid, sayLines } from "../../core/words/briefing-lines.ts";
import { sayBriefingTitle, sayNoBriefing } from "../../core/words/briefing.ts";
import { formatDate } from "../../core/words/format.ts";
import { sayNothingToRelay } from "../../core/words/relay-text.ts";
import { namedMunicipality } from "../profile/which-municipality.ts";

/** One's own point on a page of paper; for the DGS, also that of a municipality that reads nothing here. */
export const briefingPrint: Command = {
  name: "briefing-print",
  words: ["point à imprimer", "mon point à imprimer", "imprimer mon point", "imprimer le point"],
  group: "me",
  summary: "votre point de la semaine sur une page à imprimer",
  examples: ["point à imprimer"],
  action: "see_briefing",
  read(rest, context) {
    if (rest === "") return {};
    const place = may(context.person, "invite") ? namedMunicipality(context, rest) : undefined;
    return place && { insee: place.insee };
  },
  run(context, { insee }) {
    const place = typeof insee === "string" ? context.store.territory.municipality(insee) : undefined;
    return place === undefined ? ownPage(context) : placePage(context, place);
  },
};

function ownPage(context: CommandContext) {
  const { person, store, library, now, today } = context;
  const edits = editsAt(store, now);
  const week = weekAt(store, library, now);
  const linesOf = (whole: Briefing | undefined) => {
    const kept = whole && withoutHeld(whole, edits);
    return kept === undefined ? [] : sayLines(kept, today, edits);
  };
  const all = linesOf(standingOf(store, library, person, week));
  if (all.length === 0) return { message: say(sayNoBriefing()) };
  const aloud = linesOf(readAloudOf(store, library, person, week));
  const own = all.filter((line) => !aloud.some((one) => isSame(toThing(one), toThing(line))));
  const title = sayBriefingTitle({ person, places: store.territory.municipalities(), today });
  return pageOf(context, title, `point ${today}`, { aloud, own }, edits.word);
}

function toThing({ heading, item: { atoms } }: BriefingSaid) {
  return { heading, atoms };
}

function placePage(context: CommandContext, { insee, name }: { insee: string; name: string }) {
  const { store, library, now, today } = context;
  const aloud = anyonesLines(store, weekAt(store, library, now), insee);
  if (aloud.length === 0) return { message: say(sayNothingToRelay(name)) };
  return pageOf(
    context,
    `Le projet commun en bref, ${name}, ${formatDate(today)}`,
    `point ${name} ${today}`,
    { aloud, own: [] },
    editsAt(store, now).word,
  );
}

function pageOf(
  { today, store }: CommandContext,
  title: string,
  name: string,
  { aloud, own }: { aloud: readonly BriefingSaid[]; own: readonly BriefingSaid[] },
  word: string | undefined,
) {
  const file = briefingPage({ title, name, aloud: toLines(aloud), own: toLines(own), word, today });
  const ready = say(sayPageReady(today, { aloud: aloud.length > 0, own: own.length > 0 }));
  const isKept = keptLines(store);
  const kept = [...aloud, ...own].some(({ item }) => isKept(item));
  return { message: { blocks: [...ready.blocks, restrictedWhen(kept, { type: "file", file })] } };
}

function toLines(lines: readonly BriefingSaid[]): PageLine[] {
  return lines.map(({ heading, said, item: { origin } }) => ({ heading, said, origin }));
}
