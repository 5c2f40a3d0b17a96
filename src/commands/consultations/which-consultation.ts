import type { CommandContext, CommandReply } from "../../core/command.ts";
import { openConsultations } from "../../core/consultations.ts";
import { UserError } from "../../core/errors.ts";
import { may } from "../../core/access.ts";
import type { ConsultationView } from "../../core/legal/consultation-view.ts";
import type { Choice } from "../../core/message.ts";
import { sayTitleOf } from "../../core/words/consultations-names.ts";
import { sayNoConsultation, sayWhichConsultation } from "../../core/words/consultations.ts";
import { cutPhrase } from "./said.ts";

export type Picked = { words: string; view?: ConsultationView };

const byNumber = /(?:^|\s)n(?:°|o)\s*(\d+)(?=\s|$)/iu;

/** The consultation that the words name among `views` ("schéma", "eau potable", "n° 3"), and the words without it. */
export function cutConsultation(said: string, views: readonly ConsultationView[]): Picked {
  const numbered = byNumber.exec(said);
  const byId = views.find(({ consultation }) => String(consultation.id) === numbered?.[1]);
  if (byId !== undefined) return { words: tidy(said.replace(byNumber, " ")), view: byId };
  const phrases = views.flatMap((view) =>
    [...view.kind.words, view.consultation.subject].map((phrase) => ({ phrase, view })),
  );
  const { words, found } = cutPhrase(
    said,
    phrases.map(({ phrase }) => phrase),
  );
  if (found === undefined) return { words: said };
  const named = [...new Set(phrases.flatMap(({ phrase, view }) => (phrase === found ? [view] : [])))];
  const rest = tidy(words);
  const [only] = named;
  if (named.length === 1 && only !== undefined) return { words: rest, view: only };
  // Two of one kind: their subjects tell them apart.
  const second = cutPhrase(
    rest,
    named.map(({ consultation }) => consultation.subject),
  );
  const view = named.find(({ consultation }) => consultation.subject === second.found);
  return view === undefined ? { words: said } : { words: tidy(second.words), view };
}

/** Without the article or preposition that led to what was taken away. */
function tidy(words: string): string {
  return words
    .replace(
      /(?:^|\s)(?:sur|pour|concernant|relatif\s+(?:à|au))?\s*(?:le|la|les|l['’]|du|de\s+la|de|au)\s*(?=$|[,;:])/giu,
      "",
    )
    .replace(/\s+(?:sur|concernant)(?:\s+(?:le|la|les))?(?=\s)/giu, "")
    .replace(/^(?:sur|pour|concernant|le|la|l['’]|du|au)\s+(?=$|[,;:])/iu, "")
    .replace(/\s{2,}/gu, " ")
    .trim();
}

export function openFor({ store, library, today }: CommandContext): ConsultationView[] {
  return openConsultations(store, library, today);
}

/**
 * The one that was named, or the only one under way. With several and none named, `reply` asks which: `toType` gives the whole
 * command for each. Throws `UserError` when there is none.
 */
export function theConsultation(
  context: CommandContext,
  named: ConsultationView | undefined,
  toType: (view: ConsultationView) => string,
): { view: ConsultationView } | { reply: CommandReply } {
  if (named !== undefined) return { view: named };
  const views = openFor(context);
  const [only] = views;
  if (only === undefined) throw new UserError(sayNoConsultation(may(context.person, "manage_legal")));
  if (views.length === 1) return { view: only };
  const choices = views.map((view): Choice => ({ value: toType(view), label: sayTitleOf(view) }));
  return { reply: { message: sayWhichConsultation(choices) } };
}

export function numberOf({ consultation }: ConsultationView): string {
  return `n° ${consultation.id}`;
}
