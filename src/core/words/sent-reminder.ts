import type { CivilDate } from "../calendar/civil-date.ts";
import { sayDay } from "./days.ts";
import { formatList, of } from "./format.ts";

/** Why somebody is not to be reminded now. `told`: the day on which they last were, and from when they may be again. */
export type Held =
  | { why: "told"; on: CivilDate; next: CivilDate }
  | { why: "until"; until: CivilDate }
  | { why: "stopped" }
  | { why: "away"; back: CivilDate }
  | { why: "unreachable" };

/** Somebody, as they are named, and why they are left alone. */
type HeldPerson = { name: string; held: Held };

/** What would leave, and to whom, before a yes. */
export function sayReminderPreview(
  place: string,
  names: readonly string[],
  held: readonly HeldPerson[],
  today: CivilDate,
): string {
  const kept = held.map((one) => ` ${sayHeld(place, one, today)}`).join("");
  return `Un rappel partirait ${formatList(names.map((name) => `à ${name}`))} pour ${place}, pendant ses heures de présence.${kept}`;
}

export function sayWhomToRemind(isForPersonsToo: boolean): { text: string; label: string } {
  return isForPersonsToo
    ? { text: "Qui faut-il relancer ?", label: "Commune ou personne" }
    : { text: "Quelle commune faut-il relancer ?", label: "Commune" };
}

export function sayReminderYes(names: readonly string[]): string {
  return `Oui, écrire à ${formatList(names)}`;
}

export function sayReminderSent(
  place: string,
  sent: readonly { name: string; on: CivilDate }[],
  today: CivilDate,
): string {
  const lines = sent.map(({ name, on }) =>
    on === today
      ? `Le rappel part à ${name} (${place}).`
      : `Le rappel partira à ${name} (${place}) le ${sayDay(on, today)}.`,
  );
  return `${lines.join("\n")} Pour voir la suite : \`suivi ${place}\`.`;
}

export function sayNoReminderSent(): string {
  return "D'accord, aucun rappel n'est parti.";
}

export function sayNothingAwaited(place: string | undefined): string {
  return place === undefined
    ? "Aucune réponse n'est attendue : il n'y a personne à relancer."
    : `Aucune réponse n'est attendue ${of(place)} : il n'y a pas de rappel à envoyer.`;
}

/** Why no reminder can leave for a municipality, and what else can be done. */
export function sayAllHeld(place: string, held: readonly HeldPerson[], today: CivilDate, isPerson: boolean): string {
  const [only] = held;
  if (isPerson)
    return `${held.map((one) => sayHeld(place, one, today)).join(" ")}${only?.held.why === "unreachable" ? " Pour avancer : `inviter`, ou remettez-lui un `formulaire`." : ""}`;
  if (held.length === 0)
    return `Personne ne répond pour ${place} dans l'annuaire. Vous pouvez noter ses réponses : \`saisir ${place}\`.`;
  const isUnreachable = held.every((one) => one.held.why === "unreachable");
  const how = isUnreachable
    ? `\`inviter\`, ou \`saisir ${place}\` après un appel`
    : `\`saisir ${place}\` note ses réponses au téléphone`;
  return `${held.map((one) => sayHeld(place, one, today)).join(" ")} Pour avancer autrement : ${how}.`;
}

function sayHeld(place: string, { name, held }: HeldPerson, today: CivilDate): string {
  switch (held.why) {
    case "told":
      return held.on > today
        ? `Un rappel partira à ${name} le ${sayDay(held.on, today)}.`
        : `${name} a reçu mon dernier message le ${sayDay(held.on, today)} : un rappel par semaine au plus, le prochain à partir du ${sayDay(held.next, today)}.`;
    case "until":
      return `${name} a choisi le ${sayDay(held.until, today)} pour le prochain rappel : il partira ce jour-là.`;
    case "away":
      return `${name} n'est pas là avant le ${sayDay(held.back, today)}. Un appel à la mairie est possible.`;
    case "stopped":
      return `${name} ne souhaite plus de rappel. Un appel est possible.`;
    case "unreachable":
      return `${name} n'est pas encore sur Relais : je ne peux pas lui rappeler le diagnostic (${place}).`;
  }
}
