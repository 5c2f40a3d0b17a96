import type { Outcome } from "../form-file/outcome.ts";
import type { Said } from "../interview/state.ts";
import { count, formatNumber, plural } from "./format.ts";
import { sayLines } from "./form-outcomes.ts";
import { sayTurn } from "./interview.ts";

type Brought = { kept: readonly Outcome[]; refused: readonly Outcome[] };
type About = { file: string; title: string };

/** A form of persons is opened by those who read what it says. */
export function sayForDirection(file: string): string {
  return `« ${file} » est le formulaire d'une personne, en son nom ou sans : seule la direction générale le reprend. Transmettez-le-lui, je n'en ai rien gardé.`;
}

export function sayNoFirstLine(file: string): string {
  return `« ${file} » n'a plus sa première ligne, celle dont la clé commence par « relais/ » : je ne sais pas de quel diagnostic il vient. Recopiez-la d'un formulaire du même diagnostic (\`formulaire\`), puis renvoyez le fichier.`;
}

export function sayBegunAlone(file: string, name: string): string {
  return `${name} a commencé à répondre ici : ses réponses ne se lisent pas avant sa validation. Je n'ai rien repris de « ${file} ». Proposez-lui de terminer ici, avec \`reprendre\`.`;
}

export function saySignedAlready(file: string, name: string): string {
  return `${name} a déjà répondu : je n'ai rien repris de « ${file} ». Pour rouvrir des réponses validées à son nom : \`diagnostic rouvrir\`.`;
}

export function saySignedClosed(file: string, title: string): string {
  return `« ${title} » est clos : je n'ai rien repris de « ${file} ». Pour le rouvrir : \`diagnostic rouvrir\`.`;
}

/** As many without a name as persons who did not answer: one more would be somebody's second. */
export function sayNoRoom(file: string, title: string): string {
  return `Il y a déjà autant de formulaires sans nom que de personnes qui n'ont pas répondu à « ${title} » : celui-ci serait repris deux fois. Je n'ai rien repris de « ${file} ».`;
}

export function sayNobodyAwaited(file: string, title: string): string {
  return `Personne n'est attendu par formulaire pour « ${title} » : je n'ai rien repris de « ${file} ». \`suivi\` dit où en est chacun.`;
}

export function sayWhose(file: string, written: string): { text: string; label: string; help?: string } {
  return {
    text: `De qui est « ${file} » ?`,
    label: "Personne",
    ...(written === "" ? {} : { help: `Il y est écrit « ${written} », et je ne sais pas de qui il s'agit.` }),
  };
}

/** Among those whose form it may be. */
export function sayOfNobody(): { label: string; words: string[] } {
  return { label: "Sans nom", words: ["sans nom", "sans son nom", "anonyme", "personne"] };
}

/** `taken`: how many came without a name before: nothing is kept that would tell this one from them. */
export function sayUnnamedPreview(
  { file, title }: About,
  { kept, refused }: Brought,
  { taken, bars }: { taken: number; bars: readonly Said[] | undefined },
): string {
  const counts = `${count(kept.length, "réponse", "réponses")}${refused.length === 0 ? "" : ` et ${count(refused.length, "ligne à revoir", "lignes à revoir")}`}`;
  const before =
    taken === 0
      ? []
      : [
          `${count(taken, "formulaire sans nom a déjà été repris", "formulaires sans nom ont déjà été repris")}. Je ne garde rien qui me dise si celui-ci en est : à vous de le savoir.`,
        ];
  return [
    `« ${file} » : **sans nom**, ${title}. ${counts}.`,
    ...sayLines("À revoir, tout le reste est lu :", refused),
    ...(bars === undefined ? [] : [`Il ne peut pas être repris ainsi. ${sayTurn(bars).join(" ")}`]),
    ...before,
    `Une fois reprises, ces réponses ne se corrigent plus.${refused.length === 0 ? "" : " Pour ne rien perdre, corrigez d'abord ces lignes dans le fichier, puis renvoyez-le."}`,
  ].join("\n");
}

export function sayUnnamedYes({ kept, refused }: Brought): string {
  const those = plural(kept.length, "la réponse", `les ${formatNumber(kept.length)} réponses`);
  return refused.length === 0 ? `Noter ${those}, sans nom` : `Noter ${those}, sans nom et sans ces lignes`;
}

export function sayUnnamedKept({ file, title }: About, { kept }: Brought, shownBy: number): string {
  return [
    `C'est noté : **${count(kept.length, "réponse", "réponses")}** sans nom à « ${title} ». Rien ne les relie à quelqu'un, et elles se lisent par groupes de ${formatNumber(shownBy)}, à part de celles qui sont données ici.`,
    `Je ne sais pas qui a répondu : cette personne reste notée comme attendue. Effacez « ${file} » de cette conversation et de votre ordinateur : ces réponses ne se lisent seules que là.`,
  ].join("\n");
}

export function sayUnnamedNotKept(file: string): string {
  return `Je n'ai rien repris de « ${file} ». Corrigez-le, puis renvoyez-le.`;
}
