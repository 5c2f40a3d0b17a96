import type { CivilDate } from "../calendar/civil-date.ts";
import { type Block, type Outbound, text } from "../message.ts";
import { count, formatDateShort, formatList, formatNumber, plural } from "./format.ts";

const accepted =
  "Je garde les PDF, les photos (JPEG, PNG, HEIC, WEBP), et les textes ou tableaux (ODT, ODS, DOCX, XLSX, CSV, TXT).";

/** `place`: its question or the item of a list, as it is called. */
export type KeptSaid = { name: string; place?: string; already?: true };

export function sayFilesRefused(
  refused: readonly { name: string; why: "too_big" | "unreachable" | "kind" }[],
): string[] {
  const named = (why: "too_big" | "unreachable" | "kind") => refused.filter((one) => one.why === why);
  const [big, lost, other] = [named("too_big"), named("unreachable"), named("kind")];
  return [
    ...(big.length === 0
      ? []
      : [
          `Je n'ai pas gardé ${names(big)} : 10 Mo au plus. Envoyez une version plus légère, ou écrivez l'essentiel en quelques mots.`,
        ]),
    ...(lost.length === 0
      ? []
      : [`Je n'ai pas pu recevoir ${names(lost)}. ${plural(lost.length, "Envoyez-la", "Envoyez-les")} à nouveau.`]),
    ...(other.length === 0 ? [] : [`Je n'ai pas gardé ${names(other)}. ${accepted}`]),
  ];
}

function names(files: readonly { name: string }[]): string {
  const unnamed = plural(files.length, "la pièce jointe", "les pièces jointes");
  const known = files.filter(({ name }) => name.trim() !== "").map(({ name }) => `« ${plainName(name)} »`);
  return known.length === files.length ? formatList(known) : unnamed;
}

/** A name that was never kept is shown without the signs that would be marks of a text. */
function plainName(name: string): string {
  return name
    .replaceAll(/[*`«»\s]+/gu, " ")
    .trim()
    .slice(0, 80);
}

/** `alone`: nothing was written with them. */
export function sayFilesJoined(kept: readonly KeptSaid[], { alone }: { alone: boolean }): string {
  const fresh = kept.filter(({ already }) => already !== true);
  const known = kept.filter(({ already }) => already === true);
  const lines = [...Map.groupBy(fresh, ({ place }) => place)].map(([place, files]) =>
    place === undefined ? sayWaiting(files) : `J'ai joint ${names(files)} ${atPlace(place)}.`,
  );
  const isJoined = fresh.some(({ place }) => place !== undefined);
  if (alone && isJoined) lines.push("Répondez-y aussi par écrit si vous le pouvez.");
  const again = known.map(({ name, place }) =>
    place === undefined
      ? `J'avais déjà « ${name} » : dites à quelle question elle est à joindre.`
      : `« ${name} » est déjà jointe ${atPlace(place)} : je ne la garde qu'une fois.`,
  );
  return [...lines, ...again].join(" ");
}

function sayWaiting(files: readonly { name: string }[]): string {
  return `J'ai gardé ${names(files)}. Pour dire à quelle question ${plural(files.length, "elle va", "elles vont")} : \`joindre à\`, puis le nom de la question.`;
}

function atPlace(place: string): string {
  return / \(.+\)$/u.test(place) ? `à « ${place} »` : `à la question « ${place} »`;
}

export function sayFileMoved(name: string, place: string): string {
  return `« ${name} » est maintenant jointe ${atPlace(place)}.`;
}

export function sayFilesOfTrial(): string {
  return "C'est un essai : rien n'y est gardé, vos pièces jointes non plus.";
}

/** A place on a map, or what the messenger does not let us have. */
export function sayNothingToKeep(): string {
  return "Je n'ai rien pu garder de cet envoi : écrivez-moi en quelques mots ce qu'il contient.";
}

export function sayFilesTellWho(): string {
  return "Je n'ai rien gardé de cette pièce jointe : à ce questionnaire, on peut répondre sans donner son nom, et un fichier pourrait le dire. Écrivez l'essentiel en quelques mots.";
}

/** A diagnostic waits, and none is under way. */
export function sayDiagnosticFirst(): string {
  return "Je n'ai pas gardé cette pièce jointe : je ne sais pas à quel diagnostic la joindre. Écrivez `diagnostic`, puis envoyez-la à nouveau quand la question est posée.";
}

export function sayWhichDiagnosticToJoin(): string {
  return "Plusieurs diagnostics sont commencés. Écrivez `diagnostic`, choisissez, puis dites à nouveau à quelle question joindre.";
}

export const joinQuestion = (files: readonly { name: string }[]): string =>
  `À quelle question faut-il joindre ${names(files)} ?`;
export const joinHelp =
  "Sinon, écrivez « annuler » : ce que vous avez envoyé reste gardé, et pourra être joint plus tard.";

export function sayJoinLeft(): string {
  return "Ce que vous avez envoyé reste gardé. Pour le joindre plus tard : `joindre à`, puis le nom de la question.";
}

export function sayNothingToJoin(): string {
  return "Aucune pièce n'attend sa question. Envoyez d'abord la photo ou le document. Pour déplacer une pièce : `joindre pièce 3 à`, puis le nom de la question ; son numéro est dans `pièces jointes`.";
}

export function sayNoInterviewForFile(): string {
  return "Aucun diagnostic n'attend de réponse de vous : il n'y a rien à quoi joindre cette pièce.";
}

export function sayFileNotYours(): string {
  return "Cette pièce a été jointe par une autre personne : c'est à elle, ou à qui répond avec elle, de la changer.";
}

export type FileLine = { id: number; name: string; size: number; place?: string; by: string; on: CivilDate };

/** `of`: what they were joined to, "Vougy, Jeunesse". */
export function sayFiles(groups: readonly { of: string; files: readonly FileLine[] }[], today: CivilDate): Outbound {
  const blocks = groups.flatMap(({ of, files }): Block[] => [
    text(`**${of}**`),
    { type: "list", items: files.map((file) => sayFileLine(file, today)) },
  ]);
  const [first] = groups.flatMap(({ files }) => files);
  const id = first?.id ?? 1;
  const how = text(`Pour en recevoir une : \`pièce ${id}\`. Pour en retirer une : \`retirer pièce ${id}\`.`);
  return { title: "Pièces jointes", blocks: [...blocks, how] };
}

function sayFileLine({ id, name, size, place, by, on }: FileLine, today: CivilDate): string {
  const about = place === undefined ? "sans question" : place;
  return `pièce ${id} : ${name} (${formatSize(size)}), ${about}, ${by}, ${formatDateShort(on, Number(today.slice(0, 4)))}`;
}

/** "840 ko", "1,2 Mo". */
function formatSize(bytes: number): string {
  if (bytes < 1_000_000) return `${formatNumber(Math.max(1, Math.round(bytes / 1_000)))} ko`;
  return `${formatNumber(Math.round(bytes / 100_000) / 10)} Mo`;
}

/** Too many to be read at once: how many of each. */
export function sayFileCounts(groups: readonly { of: string; files: readonly unknown[] }[], example: string): Outbound {
  const items = groups.map(({ of, files }) => `${of} : ${sayFileCount(files.length)}`);
  return {
    title: "Pièces jointes",
    blocks: [{ type: "list", items }, text(`Pour les voir : \`pièces jointes ${example}\`.`)],
  };
}

/** "1 pièce jointe". */
export function sayFileCount(n: number): string {
  return count(n, "pièce jointe", "pièces jointes");
}

/** `place`: the municipality that was asked for. `answers`: to somebody who is asked a diagnostic. */
export function sayNoFiles({ place, answers }: { place?: string | undefined; answers: boolean }): string {
  const none = `Aucune pièce jointe à vous montrer${place === undefined ? "" : ` pour ${place}`}.`;
  if (!answers) return none;
  return `${none} Pendant un diagnostic, envoyez ici une photo ou un document : je le joins à la question posée.`;
}

export function sayNoSuchFile(id: number): string {
  return `Je n'ai pas de pièce ${id} à vous montrer. Pour voir leurs numéros : \`pièces jointes\`.`;
}

export function sayWhichFile(verb: string): string {
  return `Dites laquelle, avec son numéro, par exemple \`${verb} 3\` :`;
}

/** What it is about, in the words of a link. */
export function labelOfFile({ place, of }: { place?: string; of: string }): string {
  return [place, of].filter((one) => one !== undefined).join(", ");
}

export function sayFileSent(id: number): string {
  return `Voici la pièce ${id}.`;
}

export function askRemoval(name: string): string {
  return `Faut-il retirer « ${name} » ? Je n'en garderai rien.`;
}

export const removalYes = "Oui, la retirer";
export const removalNo = "Non, la garder";

export function sayFileRemoved(name: string): string {
  return `C'est retiré : je n'ai plus « ${name} ». Pour la remettre, envoyez-la à nouveau.`;
}

export function sayFileLeft(name: string): string {
  return `« ${name} » reste jointe.`;
}
