import { isProtected } from "../diagnostic/small-numbers.ts";
import type { Passage } from "../message.ts";
import { count, formatDate, formatList, formatNumber, plural } from "./format.ts";
import { type Note, sayValidated } from "./note-basis.ts";

/** How all this was known and counted, for whoever doubts it. */
export function methodOf(note: Note): Passage[] {
  const { today, openedOn, wishedBy, questionnaire, coverage, facts, answeredBy, visas } = note;
  const figures = facts.sections.flatMap((section) => section.figures);
  const kinds = new Set(figures.map(({ value }) => value.kind));
  const items = [
    `**Questionnaire** : « ${questionnaire.title} », version ${questionnaire.version}, ouvert le ${formatDate(openedOn)}, réponses souhaitées pour le ${formatDate(wishedBy)}${coverage.closedOn === undefined ? "" : `, clos le ${formatDate(coverage.closedOn)}`}.`,
    ...(questionnaire.approved === undefined ? [] : [`**Avis sur le questionnaire** : ${questionnaire.approved}.`]),
    `**Réponses** : celles validées au ${formatDate(today)}. ${sayValidated(coverage)} ; ce que disent les autres n'est pas repris.`,
    ...(answeredBy.length === 0
      ? []
      : [
          `**Qui a répondu** : ${formatList(answeredBy.map(({ functions, municipalities }) => `${functions} (${count(municipalities, "commune", "communes")})`))}.`,
        ]),
    ...(visas === undefined
      ? []
      : [
          `**Visa** : ${count(visas, "commune visée par son maire", "communes visées par leur maire")}, sur ${formatNumber(coverage.validated.length)} ${plural(coverage.validated.length, "validée", "validées")}. Les chiffres comptent les réponses validées, visées ou non.`,
        ]),
    ...(kinds.has("numbers")
      ? [
          "**Total** : somme des communes qui ont répondu, jamais étendue aux autres. **Médiane** : autant de communes sont au-dessous qu'au-dessus. **Par habitant** : divisé par la population municipale des seules communes qui ont répondu.",
        ]
      : []),
    "**Réponses, « 18 sur 21 »** : 18 communes ont répondu, sur 21 que la question concerne. Une question passée ou à compléter n'est jamais un zéro. Une commune reste comptée tant que manque la réponse qui dit si la question la concerne.",
    "**Estimation** : la commune a dit « environ ». Une liste où il manque une valeur compte pour ce qui est dit : le total est alors un minimum.",
    ...(facts.indicators.some(isProtected)
      ? [
          "**Petits nombres** : ce qui parle d'agents n'est montré que s'ils sont trois au moins, et jamais quand une soustraction le ferait retrouver. Ces communes comptent dans les totaux.",
        ]
      : []),
    ...(kinds.has("ranking")
      ? ["**Classement** : chaque choix reçoit des points selon la place que chaque commune lui donne."]
      : []),
    "**Ce qui n'est pas repris** : les réponses réservées, et les réponses en mots, à lire dans l'export.",
  ];
  return [
    { type: "heading", level: 1, text: "Méthode" },
    { type: "list", items },
  ];
}
