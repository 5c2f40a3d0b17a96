import type { Questionnaire } from "../interview/questionnaire.ts";
import { type Block, type Outbound, say, text } from "../message.ts";
import type { Person } from "../people.ts";
import { formatDate, formatList } from "./format.ts";
import { fullNameOf, sayMandates } from "./people.ts";
import type { CivilDate } from "../calendar/civil-date.ts";

const weekdays = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];

export function sayIdentity(person: Person, placeName: (insee: string) => string, epciName: string): string[] {
  const presence =
    person.presence.length === 0
      ? ""
      : ` Jours de présence : ${formatList(person.presence.map((day) => weekdays[day - 1] ?? ""))}.`;
  return [
    `Vous êtes **${fullNameOf(person)}**, ${sayMandates(person, placeName, epciName)}. Adresse : ${person.email}.${presence}`,
    sayKept(),
  ];
}

/** What is kept of a person, wherever it is told. */
export function sayKept(): string {
  return "Je garde votre fonction, vos réponses au diagnostic, ce que vous y joignez et leur historique. Je ne garde pas nos conversations.";
}

/** Who reads the answers: the same words everywhere they are asked for. */
export function sayWhoReads(): Outbound {
  return say(
    "Vos réponses sont lues par la direction générale et le comité technique du projet. Quelques questions, qui le disent, ne sont lues que par vous et la direction générale. Quand le premier message l'annonce, votre maire lit les autres, pour les viser. Une fois vos réponses validées, les secrétariats des autres communes peuvent savoir si vous assurez le même service qu'eux, de la même façon, et rien de plus.",
    "Chaque réponse garde ce que vous avez écrit, ce que j'ai compris, votre nom et la date ; les photos et documents joints sont lus par les mêmes personnes. Je ne garde pas nos conversations.",
  );
}

/** Who reads what somebody answers in their own name. */
export function sayWhoReadsOwn({ title, respondents, unnamed }: Questionnaire): Block {
  const readers =
    respondents === "direction"
      ? "la présidence et la direction générale les lisent et les complètent ensemble"
      : "la direction générale seule les lit ; les autres n'en voient que ce que la synthèse en tire";
  const choice = unnamed
    ? " Avant de valider, vous choisissez d'y laisser votre nom ou non. Tant que vous n'avez pas validé, personne d'autre que vous ne les lit."
    : "";
  return text(`Vos réponses à « ${title} » : ${readers}.${choice}`);
}

export function sayInvitation(invited: { name: string; email: string; code: string; expires: CivilDate }): Outbound {
  return say(
    `Code d'invitation pour **${invited.name}** (${invited.email}) : \`${invited.code}\``,
    `Il sert une seule fois, jusqu'au ${formatDate(invited.expires)}. Transmettez-le par un canal sûr : la personne n'aura qu'à me l'envoyer. Je ne pourrai pas vous le redonner, mais vous pouvez en créer un autre.`,
  );
}
