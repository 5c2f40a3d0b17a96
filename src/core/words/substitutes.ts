import { type Block, text } from "../message.ts";
import { formatList } from "./format.ts";

export function saySubstituteOnlyInCommissions(council: boolean): string {
  return council
    ? "Au conseil, on ne se fait pas remplacer : on donne pouvoir (`pouvoir à` suivi d'un nom). Seule une commune qui n'a qu'un siège a un suppléant (CGCT, art. L. 5211-6)."
    : "Le remplacement par quelqu'un de sa commune est prévu dans les commissions (CGCT, art. L. 5211-40-1). Ici, vous pouvez donner pouvoir : `pouvoir à` suivi d'un nom.";
}

export function sayNoMunicipality(): string {
  return "Le remplacement vient du conseil municipal de votre commune, et je ne vous connais pas de mandat communal. Parlez-en à la direction générale.";
}

export function sayOtherMunicipality(name: string, places: readonly string[]): string {
  return `${name} ne siège pas au conseil municipal de ${formatList(places, "ou de")}. Le remplacement vient de la même commune (CGCT, art. L. 5211-40-1) : je n'ai rien noté.`;
}

/** What goes with a replacement: who designates, and what is still to be checked. */
export function saySubstituteRule(designated: boolean, known: boolean): string {
  const mayor = designated
    ? "Vous êtes maire : votre désignation suffit."
    : "C'est au maire de désigner : je lui pose la question.";
  const seat = known
    ? ""
    : " Je ne connais pas cette personne : vérifiez qu'elle est du conseil municipal de votre commune.";
  return `${mayor}${seat} (CGCT, art. L. 5211-40-1)`;
}

export function sayDeputiesMayAttend(): string {
  return "Les adjointes et adjoints qui ont une délégation peuvent aussi assister à la commission, sans voter.";
}

/** To the mayor, whose word makes a replacement one. `typed`: what designates. */
export function sayDesignationAsked(asked: {
  member: string;
  standIn: string;
  meeting: string;
  typed: string;
}): Block[] {
  return [
    text(
      `${asked.member} souhaite être remplacé par ${asked.standIn} (${asked.meeting}). C'est à vous de désigner quelqu'un du conseil municipal (CGCT, art. L. 5211-40-1).`,
    ),
    { type: "choices", choices: [{ value: asked.typed, label: `Désigner ${asked.standIn}` }] },
  ];
}

export function sayDesignated(standIn: string, member: string, meeting: string): string {
  return `C'est noté : **${standIn}** siège à la place de ${member} (${meeting}).`;
}

export function sayDesignatedForYou(standIn: string, meeting: string): string {
  return `Votre maire a désigné ${standIn} pour siéger à votre place (${meeting}).`;
}

export function sayNotMayorOf(member: string): string {
  return `Seul le maire de sa commune désigne qui remplace ${member} : je n'ai rien noté.`;
}

export function sayHowToDesignate(): string {
  return "Dites qui remplace qui, par exemple `désigner M. Haddad pour Mme Belkacem`.";
}
