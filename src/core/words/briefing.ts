import type { Briefing, Item } from "../briefing/compose.ts";
import type { CivilDate } from "../calendar/civil-date.ts";
import { weekdayOf } from "../calendar/civil-date.ts";
import type { Matter } from "../diagnostic/coverage.ts";
import { type Block, type Outbound, text } from "../message.ts";
import type { Municipality, Person } from "../people.ts";
import { formatDate, formatDateShort, formatDuration, formatList, formatTime, of, plural } from "./format.ts";
import { lower } from "./interview.ts";
import { countUnits } from "./units.ts";

type Scene = {
  today: CivilDate;
  person: Person;
  places: readonly Municipality[];
};

/** One line an item; each list is announced by a word, and its sign only doubles it. */
export function sayBriefing(briefing: Briefing, scene: Scene): Outbound {
  const lines = [
    ...briefing.moved.map((item) => `✅ **Avancée** : ${sayItem(item, scene)}`),
    ...sayComing(briefing, scene),
    ...sayExpected(briefing, scene),
  ];
  const own = scene.person.mandates.flatMap(({ insee }) =>
    scene.places.filter((place) => place.insee === insee).map((place) => place.name),
  );
  const where = own.length === 0 ? "" : `, ${formatList([...new Set(own)])}`;
  return {
    title: `Votre point de la semaine${where}, ${formatDate(scene.today)}`,
    blocks: [text(lines.join("\n")), ...actionsOf(briefing)],
  };
}

/** What waits for someone today, what is expected first; nothing of the past. `briefing` undefined: nothing does. */
/** `put`: the questions of a diagnostic that somebody put to this person. */
export function sayWaiting(briefing: Briefing | undefined, scene: Scene, put: readonly Put[] = []): Outbound {
  const known = briefing === undefined ? [] : [...sayExpected(briefing, scene), ...sayComing(briefing, scene)];
  const lines = [...put.map(sayPut), ...known];
  return {
    title: `Ce qui vous attend, ${formatDate(scene.today)}`,
    blocks: [
      text(lines.length === 0 ? "Rien ne vous attend aujourd'hui." : lines.join("\n")),
      ...(briefing === undefined ? [] : actionsOf(briefing)),
    ],
  };
}

type Put = { place: string; label: string };

function sayPut({ place, label }: Put): string {
  return `⚠️ **Attendu de vous** : une question posée pour ${place} (${lower(label)}). \`répondre à la question\``;
}

function sayComing(briefing: Briefing, scene: Scene): string[] {
  return briefing.coming.map((item) => `⏳ **À venir** : ${sayItem(item, scene)}`);
}

function sayExpected(briefing: Briefing, scene: Scene): string[] {
  return briefing.expected.map((item) => `⚠️ **Attendu de vous** : ${sayItem(item, scene)}`);
}

function actionsOf(briefing: Briefing): Block[] {
  return briefing.expected.some((item) => item.about === "interviews")
    ? [{ type: "choices", choices: [{ value: "diagnostic", label: "Répondre au diagnostic" }] }]
    : [];
}

export function sayNoBriefing(): string {
  return "Rien de nouveau pour vous cette semaine : je ne vous enverrais aucun message.";
}

function sayItem(item: Item, scene: Scene): string {
  const day = (date: CivilDate) => sayDay(date, scene.today);
  switch (item.about) {
    case "validated":
      return item.places.length > 5
        ? `${item.title}, ${item.places.length} diagnostics de plus sont validés.`
        : `le diagnostic ${formatList(item.places.map((place) => of(place.name)))} est validé (${item.title}).`;
    case "coverage":
      return `${item.title}, ${countUnits(item.coverage.validated.length, item.coverage.unit)} sur ${item.coverage.total} ${plural(item.coverage.validated.length, "a", "ont")} validé. ${sayWished(item.wishedBy, scene.today)}.`;
    case "deadline_done":
      return `${item.title}, terminé.`;
    case "deadline":
      return `${item.title}, ${day(item.due)}.`;
    case "meeting":
      return `${sayMeetingLine(item, scene.today)}.`;
    case "interviews": {
      const verb = item.begun ? "finir le diagnostic" : "répondre au diagnostic";
      return `${verb} ${formatList(item.places.map(of))} (${item.title}), ${formatDuration(item.minutes)} environ. ${sayWished(item.wishedBy, scene.today)}.`;
    }
    case "matter":
      return sayMatter(item.matter, scene.today);
  }
}

/** "Comité de pilotage, jeudi 17 décembre, 14 h, Vougy". */
function sayMeetingLine(
  { title, heldOn, startsAt, where }: Extract<Item, { about: "meeting" }>,
  today: CivilDate,
): string {
  const hour = startsAt === undefined ? [] : [formatTime(startsAt)];
  return [title, sayDay(heldOn, today), ...hour, ...(where === undefined ? [] : [where])].join(", ");
}

/** "vendredi 11 décembre": with its weekday, and its year only when it is another one. */
export function sayDay(date: CivilDate, today: CivilDate): string {
  const weekday = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"][weekdayOf(date) - 1];
  return `${weekday} ${formatDateShort(date, Number(today.slice(0, 4)))}`;
}

/** What waits for a decision, and the word that settles it. */
export function sayMatter(matter: Matter, today: CivilDate): string {
  switch (matter.matter) {
    case "late_deadline":
      return `« ${matter.title} » était prévu ${sayDay(matter.due, today)} : \`échéance terminer ${matter.title}\` ou \`échéance reporter ${matter.title}\`.`;
    case "campaign_overdue":
      return `la date souhaitée pour « ${matter.title} » est passée, il manque ${countUnits(matter.missing, matter.unit)} : \`qui n'a pas répondu\`.`;
    case "abandoned":
      return `${formatList(matter.places.map((place) => place.name))} : questionnaire abandonné, à reprendre de vive voix.`;
    case "unreachable":
      return matter.places.length > 3
        ? `${matter.places.length} communes attendues n'ont encore personne que je puisse joindre : \`inviter\`.`
        : `je ne peux joindre personne à ${formatList(matter.places.map((place) => place.name))} : \`inviter\`.`;
  }
}

/** A wish never turns into a reproach: once its date has passed, answers are still welcome. */
export function sayWished(wishedBy: CivilDate, today: CivilDate): string {
  return wishedBy < today
    ? "La date souhaitée est passée, les réponses restent utiles"
    : `Date souhaitée : ${sayDay(wishedBy, today)}`;
}
