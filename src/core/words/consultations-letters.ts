import type { CivilDate } from "../calendar/civil-date.ts";
import type { Place } from "../calendar/holidays.ts";
import type { ConsultationView, Council } from "../legal/consultation-view.ts";
import { type Block, type Outbound, text } from "../message.ts";
import type { Person } from "../people.ts";
import { sayDay } from "./days.ts";
import {
  sayConfidence,
  sayConsultation,
  sayCountdown,
  sayLastDay,
  saySilence,
  sayTitleOf,
} from "./consultations-names.ts";
import { sayGiven, sayNext, sayResults } from "./consultations.ts";
import { exampleDay } from "./example-days.ts";
import { formatDate, formatList, formatSome, of } from "./format.ts";
import { type SectionSaid, sayFirst } from "./morning-letter.ts";
import { greet } from "./people.ts";

type Expected = { view: ConsultationView; council: Council };

const reminderOnly = "Ce message est un rappel. Il ne vaut ni transmission du document, ni convocation.";

/** To whoever answers for municipalities just consulted: what, by when, what to do. */
export function sayTransmittedTo(
  person: Person,
  expected: readonly Expected[],
  today: CivilDate,
  place: Place,
): Outbound {
  const [first] = expected;
  if (first === undefined) throw new Error("nothing is expected");
  const { view } = first;
  const places = formatList(expected.map(({ council }) => of(council.name)));
  const councils = expected.length === 1 ? "Le conseil municipal" : "Les conseils municipaux";
  const verb = expected.length === 1 ? "est consulté" : "sont consultés";
  return {
    blocks: [
      text(`${greet(person)}. ${councils} ${places} ${verb} sur **${sayConsultation(view)}**.`),
      text(`${sayEnds(expected, today, place)} ${saySilence(view.kind)}`),
      text(
        `Quand la date du conseil est fixée : \`date du conseil ${first.council.name} ${exampleDay(today, first.council.lastDay)}\`. Après le vote : \`avis ${first.council.name} favorable\`.`,
      ),
      text(reminderOnly),
      modelChoice(view),
    ],
  };
}

/** All that is still expected from one person. */
export function sayStillExpected(
  person: Person,
  expected: readonly Expected[],
  today: CivilDate,
  place: Place,
): SectionSaid {
  const lines = expected.map(({ view, council }) => {
    const { councilOn } = council.opinion;
    const end = `dernier jour ${sayLastDay(council.lastDay ?? today, place)}, ${sayCountdown(today, council.lastDay ?? today)}`;
    const when =
      councilOn === undefined
        ? "date du conseil à me dire"
        : council.meetsTooLate
          ? `conseil le ${sayDay(councilOn, today)}, après le dernier jour`
          : councilOn < today
            ? `conseil du ${sayDay(councilOn, today)} passé, résultat à me dire`
            : `conseil le ${sayDay(councilOn, today)}`;
    return `⏳ Attendu ${of(council.name)} : ${sayConsultation(view)}, ${end} ; ${when}.`;
  });
  const [first] = expected;
  const name = first?.council.name ?? "";
  const blocks = [
    text(sayFirst(lines, "consultations").join("\n")),
    text(
      `Pour répondre : \`avis ${name} favorable\`, ou \`date du conseil ${name} ${exampleDay(today, first?.council.lastDay)}\`.`,
    ),
    text(reminderOnly),
    ...(first === undefined ? [] : [modelChoice(first.view)]),
  ];
  return {
    alone: { blocks: [text(`${greet(person)}. Voici ce qui est encore attendu.`), ...blocks] },
    last: [text("**Encore attendu des conseils municipaux** :"), ...blocks],
  };
}

/** To the DGS, once: the result, what may be voted from when, under which article. */
export function sayConcluded(view: ConsultationView, today: CivilDate): SectionSaid {
  const results = sayResults(view);
  const blocks: Block[] = [
    text(`**Consultation terminée** : ${sayConsultation(view)}. ${sayGiven(view)}.`),
    ...(results.length === 0 ? [] : [text(results.join("\n"))]),
    text(`${sayNext(view, today)} Texte : ${view.kind.article}.${sayConfidence(view.kind)}`),
    { type: "choices", choices: [{ value: `consultation n° ${view.consultation.id}`, label: "Voir le détail" }] },
  ];
  return { alone: { blocks }, last: blocks };
}

/** To the DGS, when somebody notes or changes an answer of a consultation that was already over. */
export function sayChangedAfterwards(view: ConsultationView, council: Council, today: CivilDate): Outbound {
  return {
    blocks: [
      text(
        `${sayTitleOf(view)} : la réponse ${of(council.name)} a été notée après la fin de la consultation. ${sayGiven(view)}.`,
      ),
      text([...sayResults(view), sayNext(view, today)].join(" ")),
    ],
  };
}

/** One last day for all, or one for each municipality. */
function sayEnds(expected: readonly Expected[], today: CivilDate, place: Place): string {
  const days = [...new Set(expected.map(({ council }) => council.lastDay ?? today))];
  const [only] = days;
  if (days.length === 1 && only !== undefined)
    return `Dernier jour pour délibérer : **${sayLastDay(only, place)}**, ${sayCountdown(today, only)}.`;
  return `Derniers jours pour délibérer : ${formatSome(expected.map(({ council }) => `${council.name}, ${formatDate(council.lastDay ?? today)}`))}.`;
}

function modelChoice({ kind }: ConsultationView): Block {
  return {
    type: "choices",
    choices: [{ value: `délibération modèle ${kind.words[0] ?? kind.key}`, label: "Modèle de délibération" }],
  };
}
