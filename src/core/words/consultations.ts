import type { CivilDate } from "../calendar/civil-date.ts";
import type { Place } from "../calendar/holidays.ts";
import type { ConsultationKind } from "../legal/consultation-kind.ts";
import type { ConsultationView, Council } from "../legal/consultation-view.ts";
import { type Block, type Choice, type Outbound, text } from "../message.ts";
import { sayDay } from "./days.ts";
import { opinionsFile } from "./consultations-file.ts";
import { sayConfidence, sayCountdown, sayLastDay, saySilence, sayTitleOf } from "./consultations-names.ts";
import { count, formatDate, formatSome, of, plural } from "./format.ts";

/** Where one consultation stands, in a few lines, and all its councils in a file. */
export function sayFollowUpOf(view: ConsultationView, today: CivilDate, place: Place): Outbound {
  const { councils, closing, consultation, kind } = view;
  const lines = [
    `**${sayTitleOf(view)}** : ${sayGiven(view)}.`,
    ...sayResults(view),
    ...sayAwaited(councils, today),
    ...sayTooLate(councils, today),
    ...sayUnsent(councils),
  ];
  const end: string[] = [];
  if (consultation.concludedOn !== undefined)
    end.push(`Consultation terminée le ${formatDate(consultation.concludedOn)}.`);
  else if (closing.lastDay !== undefined && closing.lastDay >= today)
    end.push(
      `Dernier jour : **${sayLastDay(closing.lastDay, place)}**, ${sayCountdown(today, closing.lastDay)}. ${saySilence(kind)}`,
    );
  if (closing.votableFrom !== undefined && consultation.conclusion !== "dropped") end.push(sayNext(view, today));
  return {
    blocks: [
      text(lines.join("\n")),
      ...(end.length === 0 ? [] : [text(end.join(" "))]),
      text(`Texte : ${kind.article}.${sayConfidence(kind)}`),
      { type: "file", file: opinionsFile(view) },
      ...choicesOf(view),
    ],
  };
}

/** "7 avis rendus sur 25": a number and nothing of any municipality, fit to be read by all. */
export function sayGiven({ councils, kind }: Pick<ConsultationView, "councils" | "kind">): string {
  const given = councils.filter(({ standing }) => standing.kind === "delivered").length;
  return kind.act === "opinion"
    ? `${count(given, "avis rendu", "avis rendus")} sur ${councils.length}`
    : `${count(given, "délibération rendue", "délibérations rendues")} sur ${councils.length}`;
}

export function sayShared(views: readonly ConsultationView[], today: CivilDate): Outbound {
  return {
    blocks: views.map((view) =>
      text(
        `${sayTitleOf(view)} : ${sayGiven(view)}${view.closing.lastDay === undefined ? "" : `, dernier jour ${sayDay(view.closing.lastDay, today)}`}.`,
      ),
    ),
  };
}

export function sayResults({ councils, kind }: ConsultationView): string[] {
  const delivered = (result: string) =>
    councils.filter(({ standing }) => standing.kind === "delivered" && standing.result === result);
  const silent = councils.filter(({ standing }) => standing.kind === "silent" || standing.kind === "late");
  const parts = [
    ...named("favorable", "favorables", delivered("favourable")),
    ...named("avec réserves", "avec réserves", delivered("reserved"), true),
    ...named("défavorable", "défavorables", delivered("unfavourable"), true),
    ...saySilent(kind, silent),
  ];
  return parts.length === 0 ? [] : [`✅ Réponses : ${parts.join(" ; ")}.`];
}

function saySilent({ silence }: ConsultationKind, silent: readonly Council[]): string[] {
  switch (silence) {
    case "favourable":
      return named("réputé favorable", "réputés favorables", silent);
    case "unfavourable":
      return named("réputé défavorable", "réputés défavorables", silent, true);
    case "no_effect":
      return named("sans réponse dans le délai", "sans réponse dans le délai", silent);
    case "not_agreement":
      return named("sans délibération dans le délai", "sans délibération dans le délai", silent, true);
  }
}

/** "2 défavorables (Vougy et Mars)": those who say no or with reserves are named, the others are counted. */
function named(one: string, many: string, councils: readonly Council[], withNames = false): string[] {
  if (councils.length === 0) return [];
  const names = withNames ? ` (${formatSome(councils.map(sayCouncil))})` : "";
  return [`${councils.length} ${plural(councils.length, one, many)}${names}`];
}

function sayCouncil({ name, opinion }: Council): string {
  return opinion.reserves === undefined ? name : `${name} : « ${opinion.reserves} »`;
}

function sayAwaited(councils: readonly Council[], today: CivilDate): string[] {
  const awaited = councils
    .filter(({ standing }) => standing.kind === "awaited")
    .toSorted((one, other) => ((one.opinion.councilOn ?? "9") < (other.opinion.councilOn ?? "9") ? -1 : 1));
  if (awaited.length === 0) return [];
  const names = awaited.map(({ name, opinion: { councilOn } }) =>
    councilOn === undefined
      ? name
      : `${name} (${councilOn < today ? "conseil passé, le" : "conseil le"} ${sayDay(councilOn, today)})`,
  );
  return [`⏳ ${plural(awaited.length, "Attendu", "Attendus")} (${awaited.length}) : ${formatSome(names)}.`];
}

function sayTooLate(councils: readonly Council[], today: CivilDate): string[] {
  const late = councils.filter((one) => one.meetsTooLate && one.standing.kind === "awaited");
  if (late.length === 0) return [];
  const names = late.map(
    ({ name, opinion, lastDay }) =>
      `${name} (conseil ${sayDay(opinion.councilOn ?? "", today)}, dernier jour ${sayDay(lastDay ?? "", today)})`,
  );
  return [`⚠️ Conseil prévu après le dernier jour : ${formatSome(names)}.`];
}

function sayUnsent(councils: readonly Council[]): string[] {
  const unsent = councils.filter(({ standing }) => standing.kind === "not_transmitted").map(({ name }) => name);
  if (unsent.length === 0) return [];
  if (unsent.length === councils.length)
    return ["⚠️ La transmission n'est pas encore notée : aucun délai n'a commencé."];
  return [`⚠️ Transmission pas encore notée : ${formatSome(unsent)}. Leur délai n'a pas commencé.`];
}

/** What may be done next, and from when. */
export function sayNext({ kind, closing, majority }: ConsultationView, today: CivilDate): string {
  if (majority === undefined) {
    const from = closing.votableFrom ?? today;
    return from > today ? `${kind.whenOver} à partir du ${formatDate(from)}.` : `${kind.whenOver} dès maintenant.`;
  }
  if (majority.reached) return `${kind.ifAgreed}.`;
  return majority.settled ? `${kind.ifNot}.` : "";
}

function choicesOf({ kind, consultation, majority }: ConsultationView): Block[] {
  const choices = [
    ...(majority === undefined
      ? []
      : [{ value: `consultation majorité n° ${consultation.id}`, label: "Comprendre la majorité" }]),
    { value: `délibération modèle ${kind.words[0] ?? kind.key}`, label: "Modèle de délibération" },
  ];
  return [{ type: "choices", choices }];
}

/** Several at once: one line each, and what to press for more. */
export function sayConsultations(views: readonly ConsultationView[], today: CivilDate): Outbound {
  return {
    blocks: [
      text(
        views
          .map((view) => {
            const { lastDay } = view.closing;
            const end = lastDay === undefined ? "" : `, dernier jour ${sayDay(lastDay, today)}`;
            return `**${sayTitleOf(view)}** : ${sayGiven(view)}${end}.`;
          })
          .join("\n"),
      ),
      {
        type: "choices",
        choices: views.map((view) => ({ value: `consultation n° ${view.consultation.id}`, label: sayTitleOf(view) })),
      },
    ],
  };
}

export function sayNoConsultation(mayOpen: boolean): string {
  return mayOpen
    ? "Aucune consultation des conseils municipaux n'est ouverte. Pour en ouvrir une : `consulter les conseils sur le schéma`."
    : "Aucune consultation des conseils municipaux n'est ouverte en ce moment.";
}

export function sayWhichConsultation(choices: Choice[]): Outbound {
  return {
    blocks: [text("Plusieurs consultations sont ouvertes. De laquelle parlez-vous ?"), { type: "choices", choices }],
  };
}

export function sayNoteOpinion(councils: readonly { name: string; number: string }[]): Block {
  return {
    type: "choices",
    choices: councils.map(({ name, number }) => ({
      value: `noter un avis ${number} ${name}`,
      label: `Noter la réponse ${of(name)}`,
    })),
  };
}
