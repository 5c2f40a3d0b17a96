import type { Option } from "../language/reading.ts";
import { type Outbound, say, text } from "../message.ts";
import type { Person } from "../people.ts";
import type { EntryWay } from "../interview/entered.ts";
import { type EntrySaid, howTold, sayTeller, sayTellerWhole } from "./entry-source.ts";
import { count, formatList, of } from "./format.ts";
import { fullNameOf, nameOf, sayFunctions } from "./people.ts";

/** `left`: questions that nothing answers yet. */
type About = { interview: { id: number; status: string; personId?: number | undefined }; place: string; left: number };

const withYou: Record<EntryWay, string> = {
  phone: "avec vous au téléphone",
  mail: "d'après votre courrier",
  visit: "avec vous sur place",
  form: "d'après votre formulaire",
};

export function sayEntryWays(): Option[] {
  return [
    { value: "phone", label: "Au téléphone", words: ["téléphone", "par téléphone", "tel", "appel"] },
    { value: "mail", label: "Par courrier", words: ["courrier", "lettre", "courriel", "mail", "e-mail", "papier"] },
    { value: "visit", label: "Sur place", words: ["sur place", "en mairie", "visite", "rendez-vous"] },
  ];
}

export function sayWhichToEnter(): { text: string; label: string } {
  return { text: "Pour quelle commune saisissez-vous ?", label: "Commune" };
}

export function sayWhichDiagnosticToEnter(): { text: string; label: string } {
  return { text: "Pour quel diagnostic ?", label: "Diagnostic" };
}

export function sayWhoTells(place: string): { text: string; label: string; help: string } {
  return {
    text: `Qui vous donne les réponses ${of(place)} ?`,
    label: "Qui répond",
    help: "Choisissez, ou écrivez un autre nom.",
  };
}

export function sayTellerOption(person: Person): Option {
  const held = sayFunctions(person);
  return {
    value: `person:${person.id}`,
    label: held === "" ? nameOf(person) : `${nameOf(person)}, ${held}`,
    words: [person.lastName, fullNameOf(person), nameOf(person)],
  };
}

export function sayWhichWay(): { text: string; label: string } {
  return { text: "Par quel moyen ?", label: "Moyen" };
}

export function sayWhichTeller(said: string, people: readonly Person[]): string {
  return `Je ne sais pas qui est « ${said} ». Vouliez-vous dire ${formatList(people.map(fullNameOf), "ou")} ?`;
}

export function sayEntryBegun({
  place,
  title,
  said,
  answered,
}: {
  place: string;
  title: string;
  said: EntrySaid;
  answered: number;
}): Outbound {
  const before =
    answered === 0
      ? ""
      : ` ${count(answered, "réponse est déjà là", "réponses sont déjà là")} : nous continuons à la suite.`;
  return say(
    `Nous saisissons ${place} (${title}) avec ${sayTellerWhole(said)}, ${howTold[said.way]}.${before}`,
    "Chaque réponse gardera votre nom et le sien. `pause` vous arrête ; `saisie terminée` prévient le secrétariat.",
  );
}

export function sayEntryGoesOn({ place, said }: { place: string; said: EntrySaid }): Outbound {
  return say(
    `Nous reprenons la saisie ${of(place)} avec ${sayTeller(said)}, ${howTold[said.way]}. Avec quelqu'un d'autre : \`saisir ${place} avec\` suivi de son nom.`,
  );
}

export function sayEntryPaused(
  { interview, place }: Omit<About, "left">,
  said: EntrySaid,
  answered: number,
  total: number,
): Outbound {
  return {
    blocks: [
      text(
        `C'est enregistré : ${place}, ${count(answered, "réponse", "réponses")} sur ${total}. Le secrétariat sera prévenu quand vous aurez terminé, demain matin au plus tard.`,
      ),
      {
        type: "choices",
        choices: [
          { value: `saisir n° ${interview.id}`, label: `Reprendre avec ${sayTeller(said)}` },
          { value: `saisie terminée n° ${interview.id}`, label: "Saisie terminée" },
        ],
      },
    ],
  };
}

/** Whether the one who answered agrees: nobody validates in their place without having asked. */
export function sayAgreed(said: EntrySaid): { text: string; label: string; help: string } {
  const { person } = said.teller;
  const name = sayTeller(said);
  const asked =
    person?.title === undefined
      ? `Avez-vous l'accord de ${name} pour valider ?`
      : `${name} vous a-t-${person.title === "Mme" ? "elle" : "il"} dit que tout est bon ?`;
  return { text: asked, label: "Accord", help: "Sans cet accord, le secrétariat relira et validera." };
}

export function sayAgreedOptions(): Option[] {
  return [
    { value: "yes", label: "Oui, je valide avec son accord", words: ["oui", "ok", "d'accord", "c'est bon"] },
    { value: "no", label: "Non, le secrétariat relira", words: ["non", "pas encore", "je ne sais pas"] },
  ];
}

export function sayEntryEnded(
  { place, left }: About,
  said: EntrySaid,
  told: readonly Person[],
  validated: boolean,
): Outbound {
  if (said.answers === 0 && !validated) return say(`La saisie ${of(place)} est terminée : rien n'a été saisi.`);
  const who = formatList(told.map(nameOf));
  const entered = `${count(said.answers, "réponse saisie", "réponses saisies")} pour ${place}`;
  if (validated)
    return say(
      `C'est validé avec l'accord de ${sayTeller(said)} : ${entered}.${who === "" ? "" : ` J'en préviens ${who}.`}`,
    );
  return say(
    who === ""
      ? `C'est terminé : ${entered}. Personne ne répond encore au diagnostic pour cette commune : ajoutez son secrétariat à l'annuaire, il relira et validera.`
      : `C'est terminé : ${entered}. J'en préviens ${who}, pour relire${left === 0 ? "" : ", compléter"} et valider.`,
  );
}

/** To those who answer for the municipality. `isTheirs`: they gave these answers themselves. */
export function sayEntered({ interview, place, left }: About, said: EntrySaid, isTheirs: boolean): Outbound {
  const agent = said.agent === undefined ? "L'intercommunalité" : nameOf(said.agent);
  const isValidated = interview.status === "validated";
  if (interview.personId !== undefined)
    return say(
      `${agent} a repris votre formulaire « ${place} »${isValidated ? " : vos réponses sont validées en votre nom" : ". Quelques lignes sont à revoir avec vous"}. Pour changer une réponse, ou si ce formulaire n'est pas de vous, dites-le à la direction générale.`,
    );
  const agreed = isTheirs ? "votre accord" : `l'accord de ${sayTeller(said)}`;
  const read = `Pour les relire : \`réponses ${place}\`. Pour en changer une, parlez-en à la direction générale.`;
  if (isValidated && said.answers === 0)
    return say(`${agent} a validé les réponses ${of(place)} avec ${agreed}, ${howTold[said.way]}. ${read}`);
  const how = isTheirs ? withYou[said.way] : sayWhoGave(said);
  const entered = `${agent} a saisi ${count(said.answers, "réponse", "réponses")} pour ${place}${isTheirs ? " " : ", "}${how}`;
  if (isValidated) return say(`${entered}, et a tout validé avec ${agreed}. ${read}`);
  return {
    blocks: [
      text(
        `${entered}. Relisez-les : \`récapitulatif\`. Pour en changer une : \`corriger\` suivi de son numéro. ${left === 0 ? "Puis écrivez `valider`." : `Il reste ${count(left, "question", "questions")} avant de valider.`}`,
      ),
      {
        type: "choices",
        choices: [
          { value: `diagnostic n° ${interview.id}`, label: `Relire ${place}` },
          { value: "plus tard", label: "Plus tard" },
        ],
      },
    ],
  };
}

function sayWhoGave(said: EntrySaid): string {
  if (said.way === "form") return `d'après le formulaire rempli par ${sayTeller(said)}`;
  return `données par ${sayTellerWhole(said)}, ${howTold[said.way]}`;
}

export function sayNothingToEnter(place: string, why: "validated" | "own" | "none"): string {
  switch (why) {
    case "validated":
      return `${place} a déjà validé ses réponses. Pour en changer une : \`diagnostic rouvrir ${place}\`.`;
    case "own":
      return `Vous répondez vous-même pour ${place} : écrivez \`diagnostic ${place}\`.`;
    case "none":
      return `Aucun diagnostic n'attend de réponse ${of(place)}. \`qui n'a pas répondu\` montre les communes attendues.`;
  }
}

export function sayNoPlaceToEnter(): string {
  return "Aucun diagnostic n'attend de réponse : il n'y a rien à saisir.";
}

export function sayNoEntry(): string {
  return "Vous n'avez pas de saisie en cours. Pour en commencer une : `saisir` suivi d'une commune.";
}

export function sayWhichEntry(): { text: string; label: string } {
  return { text: "Quelle saisie est terminée ?", label: "Saisie" };
}

/** Typed after an entry was ended for them, the evening before. */
export function sayEntryOver(place: string): string {
  return `Votre saisie ${of(place)} est terminée : je n'ai rien noté de ce message. Pour la reprendre : \`saisir ${place}\`.`;
}
