import type { Briefing } from "../briefing/compose.ts";
import { type Heading, headings, type Item } from "../briefing/facts.ts";
import { type Edits, rewrittenAs } from "../briefing/issue.ts";
import type { CivilDate } from "../calendar/civil-date.ts";
import type { Matter } from "../diagnostic/coverage.ts";
import { sayBarometerLine } from "./barometer.ts";
import {
  sayAwayLine,
  sayBareObjectives,
  sayCharterLine,
  sayPledgeLine,
  saySheetToRead,
  saySheetWaiting,
  saySummaryLine,
} from "./briefing-project.ts";
import { sayDay, sayWished } from "./days.ts";
import { sayTitle } from "./deadlines.ts";
import { count, formatDateShort, formatDuration, formatList, formatTime, of, plural } from "./format.ts";
import { lower } from "./interview.ts";
import { sayResource } from "./resources.ts";
import { countUnits } from "./units.ts";
import { sayWeatherLine } from "./weather.ts";

/** One item as it is said, without its number. */
export type BriefingSaid = { heading: Heading; item: Item; said: string; words: number };

export const announced: Record<Heading, string> = {
  moved: "✅ **Avancée**",
  coming: "⏳ **À venir**",
  expected: "⚠️ **Attendu de vous**",
  reading: "**À lire**",
};

/** One line an item; each is announced by a word, and its sign only doubles it. `edits`: the DGS's own words. */
export function sayLines(
  briefing: Briefing,
  today: CivilDate,
  edits: Edits = { held: [], rewritten: [] },
): BriefingSaid[] {
  return headings.flatMap((heading) =>
    briefing[heading].map((item) => {
      const other = rewrittenAs({ heading, atoms: item.atoms }, edits);
      const said = `${announced[heading]} : ${other ?? sayItem(item, today)}`;
      return { heading, item, said, words: countWords(said) };
    }),
  );
}

/** Signs are not words. */
export function countWords(said: string): number {
  return said.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

export function sayQuestion({ place, label }: { place: string; label: string }): string {
  return `une question posée pour ${place} (${lower(label)}). \`répondre à la question\``;
}

function sayItem(item: Item, today: CivilDate): string {
  switch (item.about) {
    case "validated":
      return sayValidated(item);
    case "coverage":
      return `${item.title}, ${countUnits(item.coverage.validated.length, item.coverage.unit)} sur ${item.coverage.total} ${plural(item.coverage.validated.length, "a", "ont")} validé. ${sayWished(item.wishedBy, today)}.`;
    case "decided":
      return sayDecided(item, today);
    case "opinions":
      return `${item.title}, ${count(item.given, "avis reçu", "avis reçus")} sur ${item.of}.`;
    case "concluded":
      return `${item.title}, ${item.outcome}.`;
    case "deadline_done":
      return `« ${item.title} » est terminé${item.place === undefined ? "" : ` (${item.place})`}${item.objective === undefined ? "" : `, pour l'objectif « ${item.objective} »`}.`;
    case "deadline":
      return sayDeadline(item, today);
    case "meeting": {
      const answer = item.answer === undefined ? "" : ` Y serez-vous ? \`je viens ${item.answer}\``;
      return `${sayMeetingLine(item, today)}.${answer}`;
    }
    case "interviews": {
      const verb = item.begun ? "finir le diagnostic" : "répondre au diagnostic";
      return `${verb} ${formatList(item.places.map(of))} (${item.title}), ${formatDuration(item.minutes)} environ. ${sayWished(item.wishedBy, today)}.`;
    }
    case "poll":
      return `choisir parmi ${count(item.dates, "date", "dates")} pour la réunion « ${item.title} ». \`mes dates\``;
    case "visa":
      return `votre visa sur les réponses ${of(item.place)} (${item.title}). \`je vise\``;
    case "question":
      return sayQuestion(item);
    case "minutes":
      return `valider le relevé de la réunion « ${item.title} » du ${formatDateShort(item.heldOn, Number(today.slice(0, 4)))}. \`relevé\``;
    case "scenario":
      return `le scénario « ${item.name} » est à lire ; il ne décide rien. \`${item.typed}\``;
    case "blocker":
      return `« ${item.title} » est bloqué, personne n'a encore répondu. \`${item.typed}\``;
    case "weather":
      return `météo du projet (${item.meeting}, ${sayDay(item.heldOn, today)}) : ${sayWeatherLine(item)} \`météo\``;
    case "barometer":
      return `baromètre de coopération, ${sayBarometerLine(item.last, item.before)} \`baromètre\``;
    case "survey":
      return `${item.meeting}, ${sayDay(item.heldOn, today)} : ${count(item.answers, "avis reçu", "avis reçus")}, sans les noms. \`${item.typed}\``;
    case "objectives_bare":
      return sayBareObjectives(item);
    case "sheet":
      return saySheetWaiting(item, today);
    case "sheet_to_read":
      return saySheetToRead(item, today);
    case "charter":
      return sayCharterLine(item);
    case "pledge":
      return sayPledgeLine(item);
    case "summary":
      return saySummaryLine(item, today);
    case "away":
      return sayAwayLine(item, today);
    case "undelivered":
      return `${count(item.messages, "message n'a pas pu être remis", "messages n'ont pas pu être remis")}. \`envois\``;
    case "silent":
      return `${sayFew(item.places)} ${plural(item.places.length, "n'a", "n'ont")} donné aucun signe depuis trois semaines. Un texte est prêt à transmettre : \`à relayer\`.`;
    case "resource":
      return `${sayResource(item.resource)}.`;
    case "matter":
      return sayMatter(item.matter, today);
  }
}

/** Whoever follows it all reads how far it is; the others, that theirs is done. */
function sayValidated({ title, places, coverage }: Extract<Item, { about: "validated" }>): string {
  const names = places.map(({ name }) => name);
  if (coverage === undefined) return `le diagnostic ${formatList(names.map(of))} est validé (${title}).`;
  const sofar = `${countUnits(coverage.validated.length, coverage.unit)} sur ${coverage.total}`;
  const who = names.length > 5 ? `${names.length} communes de plus` : formatList(names);
  return `${title} : ${who} ${plural(names.length, "a validé son", "ont validé leur")} diagnostic, ${sofar} en tout.`;
}

/** A date that passed is said as one, and one that moved with what it was; that of the law is the last day. */
function sayDeadline(item: Extract<Item, { about: "deadline" }>, today: CivilDate): string {
  const title = sayTitle(item);
  const isOfLaw = item.origin.from === "law";
  const day = sayDay(item.due, today);
  const owner = item.owner === undefined ? "" : ` (${item.owner})`;
  if (item.due < today) {
    const settle = item.origin.detail?.startsWith("échéance terminer") ? item.origin.detail : undefined;
    const rule = isOfLaw && item.origin.what !== undefined ? `règle ${item.origin.what} tenue` : settle;
    const was = isOfLaw ? "était à faire au plus tard" : "était prévu";
    return `« ${title} » ${was} ${day}.${rule === undefined ? "" : ` Une fois fait : \`${rule}\`.`}`;
  }
  if (item.before !== undefined) return `« ${title} » passe du ${sayDay(item.before, today)} au ${day}${owner}.`;
  return `${title}, ${isOfLaw ? "au plus tard " : ""}${sayNear(item.due, today)}${owner}.`;
}

/** What is read on the day itself says so. */
function sayNear(day: CivilDate, today: CivilDate): string {
  return day === today ? `aujourd'hui, ${sayDay(day, today)}` : sayDay(day, today);
}

const fewNames = 4;

function sayFew(places: readonly string[]): string {
  if (places.length <= fewNames) return formatList(places);
  return `${places.slice(0, fewNames - 1).join(", ")} et ${places.length - fewNames + 1} autres communes`;
}

/** Past three, how many are enough: their names are one word away. */
function sayDecided({ meeting, heldOn, texts }: Extract<Item, { about: "decided" }>, today: CivilDate): string {
  const when = `${meeting}, ${sayDay(heldOn, today)}`;
  const [first = ""] = texts;
  if (texts.length === 1) return `${when} : ${lowered(first)}.`;
  if (texts.length === 2) return `${when} : ${texts.map(lowered).join(" ; ")}.`;
  return `${when}, ${texts.length} décisions, dont « ${lowered(first)} ».`;
}

/** A decision as it goes in a sentence, without its last sign. */
function lowered(decision: string): string {
  return lower(decision.replace(/[.\s]+$/u, ""));
}

/** "Comité de pilotage, jeudi 17 décembre, 14 h, Vougy". */
function sayMeetingLine(
  { title, heldOn, startsAt, where }: Extract<Item, { about: "meeting" }>,
  today: CivilDate,
): string {
  const hour = startsAt === undefined ? [] : [formatTime(startsAt)];
  return [title, sayNear(heldOn, today), ...hour, ...(where === undefined ? [] : [where])].join(", ");
}

/** What waits for a decision, and the word that settles it. */
export function sayMatter(matter: Matter, today: CivilDate): string {
  switch (matter.matter) {
    case "late_deadline":
      return `« ${matter.title} » était prévu ${sayDay(matter.due, today)} : \`échéance terminer ${matter.title}\` ou \`échéance reporter ${matter.title}\`.`;
    case "campaign_overdue":
      return `la date souhaitée pour « ${matter.title} » est passée, il manque ${countUnits(matter.missing, matter.unit)} : \`qui n'a pas répondu\`.`;
    case "abandoned":
      return `${formatList(matter.places.map((place) => place.name))} : questionnaire abandonné, à reprendre de vive voix, puis \`diagnostic rouvrir\`.`;
    case "unreachable":
      return matter.places.length > 3
        ? `${matter.places.length} communes attendues n'ont encore personne que je puisse joindre pour répondre au diagnostic : \`inviter\`.`
        : `personne à joindre pour répondre au diagnostic à ${formatList(matter.places.map((place) => place.name))} : \`inviter\`.`;
  }
}
