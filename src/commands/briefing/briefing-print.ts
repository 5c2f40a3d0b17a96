import { anyonesLines, standingOf, weekAt } from "../../core/briefing-letter.ts";
import { editsAt, withoutHeld } from "../../core/briefing-issue.ts";
import { may } from "../../core/access.ts";
import type { Command, CommandContext } from "../../core/command.ts";
import { say } from "../../core/message.ts";
import { briefingPage, sayPageReady } from "../../core/words/briefing-page.ts";
import { type BriefingSaid, sayLines } from "../../core/words/briefing-lines.ts";
import { sayBriefingTitle, sayNoBriefing } from "../../core/words/briefing.ts";
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
  const whole = standingOf(store, library, person, weekAt(store, library, now));
  const standing = whole && withoutHeld(whole, edits);
  if (standing === undefined) return { message: say(sayNoBriefing()) };
  const title = sayBriefingTitle({ person, places: store.territory.municipalities(), today });
  return pageOf(context, title, `point ${today}`, sayLines(standing, today, edits), edits.word);
}

function placePage(context: CommandContext, { insee, name }: { insee: string; name: string }) {
  const { store, library, now, today } = context;
  const lines = anyonesLines(store, weekAt(store, library, now), insee);
  if (lines.length === 0) return { message: say(sayNothingToRelay(name)) };
  return pageOf(
    context,
    `Le projet commun en bref, ${name}`,
    `point ${name} ${today}`,
    lines,
    editsAt(store, now).word,
  );
}

function pageOf(
  { today }: CommandContext,
  title: string,
  name: string,
  lines: readonly BriefingSaid[],
  word: string | undefined,
) {
  const pageLines = lines.map(({ heading, said, item: { origin } }) => ({ heading, said, origin }));
  const file = briefingPage({ title, name, lines: pageLines, word, today });
  return { message: { blocks: [...say(sayPageReady(today)).blocks, { type: "file" as const, file }] } };
}
