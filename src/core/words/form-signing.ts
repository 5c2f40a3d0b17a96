import { fewestUnnamed } from "../diagnostic/small-numbers.ts";
import { count } from "./format.ts";

/** The line where whoever fills the form of persons says whose it is. */
export function sayNameAsked(): string {
  return "Votre prénom et votre nom";
}

/** What is written there, and what it means: nobody of ours can ask afterwards. */
export function saySigning({ unnamed }: { unnamed: boolean }): string {
  return unnamed
    ? "Écrivez-les pour répondre en votre nom : vos réponses sont alors validées. Pour répondre sans votre nom, laissez vide ou écrivez « sans mon nom »."
    : "Écrivez-les : vos réponses sont alors validées en votre nom.";
}

/** In the table, which has no room for more. */
export function sayOpened(): string {
  return "La direction générale ouvre ce fichier, et un e-mail lui montre votre adresse.";
}

/** Before it is filled: who opens it, and what is and is not kept of an answer without a name. */
export function sayWhoOpens({ unnamed }: { unnamed: boolean }): string[] {
  const opened = "Ce formulaire passe par la direction générale, qui l'ouvre et le lit pour que je le reprenne.";
  if (!unnamed) return [opened];
  return [
    `${opened} Il est le même pour tout le monde et ne porte aucun nom. Vous répondez en votre nom, ou sans votre nom.`,
    `Sans votre nom : je garde vos réponses à part, sans nom ni date, et je ne les montre que par groupes de ${fewestUnnamed} ; s'il n'y en a pas assez, personne ne les lira ici. Elles ne se corrigent plus ensuite.`,
    "Mais un e-mail montre votre adresse à qui l'ouvre. Pour que personne ne sache que ce formulaire vient de vous, imprimez-le et rendez-le dans une enveloppe sans nom. Votre écriture et vos phrases peuvent aussi vous désigner.",
  ];
}

/** In a reminder, of the forms of municipalities. */
export function sayFormsGoOn(): string {
  return "Le formulaire d'une commune reprend ce qui est déjà répondu. Vous pouvez aussi répondre par téléphone.";
}

/** In a reminder: who sent it back without a name is still asked, since nobody knows it was them. */
export function sayIfAlreadySent(): string {
  return "Si vous avez déjà renvoyé un formulaire sans votre nom, ne le renvoyez pas : il est pris en compte, et je ne peux pas savoir que c'était vous.";
}

/** Beside counts of who answered: those behind them are among who is still awaited. */
export function sayUnnamedForms(taken: number): string {
  return `En plus, ${count(taken, "formulaire sans nom est revenu", "formulaires sans nom sont revenus")} : je ne sais pas de qui, et ces personnes restent comptées parmi celles qu'on attend.`;
}
