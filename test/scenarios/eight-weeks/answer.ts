import type { Stage } from "../campaign/stage.ts";

/** What a secrétaire in a hurry answers, by words of the question; the rest is passed. */
const answers: readonly [RegExp, string][] = [
  // Another of her municipalities is answered: each says its own.
  [/Voulez-vous que je vous propose ses réponses/u, "non"],
  [/assure-t-elle aujourd'hui/u, "non"],
  [/vous demandent-ils ce service/u, "parfois"],
  [/Quel matériel/u, "aucun"],
  [/Quelles actions votre équipe/u, "aucune"],
  [/Quelle forme de coopération/u, "service commun"],
  [/Quand seriez-vous prêts/u, "2027"],
];

/** More than a diagnostic asks where there is no service: past it, something is asked again and again. */
const mostQuestions = 40;

/** Its secrétaire opens the diagnostic of this municipality, answers question after question, reads and validates. */
export function answerWhole(stage: Stage, place: string): void {
  const email = clerkOf(stage, place);
  let reply = stage.say(email, `diagnostic ${place}`);
  for (let asked = 0; !reply.includes("Tout est répondu"); asked += 1) {
    if (asked > mostQuestions) throw new Error(`never at the end of ${place}: ${reply}`);
    const question = reply;
    const [, said = "passer"] = answers.find(([words]) => words.test(question)) ?? [];
    reply = stage.say(email, said);
  }
  const validated = stage.say(email, "valider");
  if (!validated.includes("C'est validé")) throw new Error(`${place} did not validate: ${validated}`);
  // "Il reste Nandax": another day.
  if (validated.includes("Plus tard")) stage.say(email, "plus tard");
}

function clerkOf(stage: Stage, place: string): string {
  const insee = stage.inseeOf(place);
  const clerk = stage
    .bot()
    .store.people.inMunicipality(insee)
    .find(({ mandates }) => mandates.some((held) => held.function === "town_clerk" && held.insee === insee));
  if (clerk === undefined) throw new Error(`nobody answers for ${place}`);
  return clerk.email;
}
