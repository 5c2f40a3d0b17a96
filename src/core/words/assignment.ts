import type { CivilDate } from "../calendar/civil-date.ts";
import { type Block, type Outbound, text, type Written } from "../message.ts";
import type { Person } from "../people.ts";
import { type About, ofAbout, sayAbout } from "./about.ts";
import { remindMeLater, remindMeNoMore } from "./campaign-reminders.ts";
import { count, formatDate, formatList } from "./format.ts";
import { sayWhoOpens } from "./form-signing.ts";
import { greet, nameOf, sayEpci } from "./people.ts";

export function sayNothingToAnswer(): string {
  return "Aucun diagnostic ne vous est demandé pour le moment.";
}

export function sayAllDone(places: readonly string[]): string {
  return `Tout est fait pour ${formatList([...new Set(places)])}, merci. Pour changer une réponse validée, parlez-en à la direction générale.`;
}

export function sayAbandoned(places: readonly string[]): string {
  return `Le questionnaire a été abandonné pour ${formatList([...new Set(places)])}. La direction générale peut le rouvrir : vos réponses sont gardées.`;
}

export function sayTakingUp(about: About, title: string, begun: boolean): string {
  const what = about.insee === undefined ? sayAbout(about) : `${about.place} (${title})`;
  if (begun) return `Nous reprenons ${what}.`;
  return `Commençons${about.insee === undefined ? "" : " par"} ${what}. Vous pouvez vous arrêter à tout moment : écrivez \`pause\`.`;
}

export function sayWhichInterview(
  interviews: readonly { id: number; insee?: string | undefined; place: string; title: string }[],
): Outbound {
  const several = new Set(interviews.map((one) => one.title)).size > 1;
  return {
    blocks: [
      text(several ? "**Quel questionnaire ?**" : "**Pour quelle commune ?**"),
      {
        type: "choices",
        choices: interviews.map((one) => ({ value: `diagnostic n° ${one.id}`, label: sayAmong(one, interviews) })),
      },
    ],
  };
}

/** The first message of a campaign: what, why, how long, by when, who reads; five lines at most. */
export function sayFirstContact(invited: {
  person: Person;
  director: Person;
  title: string;
  territory: string;
  places: string[];
  least: number;
  most: number;
  minutes: number;
  wishedBy: CivilDate;
  /** Their mayor will read what they validate. */
  visa: boolean;
  /** Where it may go by e-mail: the forms to fill, and where they go back. */
  byEmail?: { returnTo: string | undefined; forms: readonly Block[] };
}): Outbound {
  const { person, director, title, territory, places, least, most, minutes, wishedBy, visa, byEmail } = invited;
  const each = places.length > 1 ? " par commune" : "";
  return {
    blocks: [
      text(
        [
          `${greet(person)}. Je suis Relais, l'assistant du projet « ${title} » (${territory}).`,
          `${nameOf(director)} aimerait connaître ce qui existe à ${formatList(places.map((place) => `**${place}**`))} avant d'en débattre entre communes. Il y a de ${least} à ${most} questions${each} selon votre situation, ${count(minutes, "minute", "minutes")} au plus. Date souhaitée : ${formatDate(wishedBy)}.`,
          `${sayReaders(visa)} Vous pouvez vous arrêter à tout moment : je reprends où vous en étiez.`,
        ].join("\n"),
      ),
      {
        type: "choices",
        choices: [
          ...places.map((place) => ({ value: `diagnostic ${place}`, label: `Commencer par ${place}` })),
          { value: remindMeLater, label: "Plus tard" },
          { value: "qui voit mes réponses", label: "Qui voit mes réponses ?" },
        ],
      },
    ],
    ...(byEmail === undefined ? {} : { written: sayFirstEmail(invited, byEmail) }),
  };
}

function sayReaders(visa: boolean): string {
  const seen = visa ? ", puis par votre maire, qui les visera après vous" : "";
  return `Vos réponses sont lues par la direction générale et le comité technique${seen}.`;
}

/** The same five lines to somebody who can type nothing to Relais: a form to fill, and the telephone. */
function sayFirstEmail(
  { person, director, title, territory, places, minutes, wishedBy, visa }: Parameters<typeof sayFirstContact>[0],
  { returnTo, forms }: { returnTo: string | undefined; forms: readonly Block[] },
): Written {
  const each = places.length > 1 ? " par commune" : "";
  const file = places.length > 1 ? "les fichiers joints, puis renvoyez-les" : "le fichier joint, puis renvoyez-le";
  return {
    subject: `${title} : ${formatList(places)}, réponse souhaitée avant le ${formatDate(wishedBy)}`,
    blocks: [
      text(`${greet(person)}. Je suis Relais, l'assistant du projet « ${title} » (${sayEpci(territory)}).`),
      text(
        `${nameOf(director)} aimerait connaître ce qui existe à ${formatList(places.map((place) => `**${place}**`))} avant d'en débattre entre communes. Comptez ${count(minutes, "minute", "minutes")}${each} au plus. Date souhaitée : **${formatDate(wishedBy)}**.`,
      ),
      text(
        returnTo === undefined
          ? `Pour répondre : remplissez ${file} à la direction générale. Vous pouvez aussi répondre par téléphone.`
          : `Pour répondre : remplissez ${file} à ${returnTo}. Vous pouvez aussi répondre par téléphone.`,
      ),
      text(
        "Le fichier « .csv » s'ouvre dans un tableur ; le fichier « .html » s'imprime, pour répondre à la main. Vous pouvez répondre en plusieurs fois.",
      ),
      text(sayReaders(visa)),
      ...forms,
    ],
  };
}

const whyAsked = {
  elected: "connaître vos attentes et vos conditions avant que les communes en débattent",
  partners: "connaître votre place et votre intérêt dans ce projet, dits par vous-même",
  direction:
    "établir avec vous, pour l'intercommunalité, un seul texte que la présidence et la direction générale complètent",
} as const;

/** The first message to somebody asked in their own name: the same five lines. */
export function sayFirstContactInOwnName(invited: {
  person: Person;
  director: Person;
  respondents: keyof typeof whyAsked;
  title: string;
  territory: string;
  least: number;
  most: number;
  minutes: number;
  wishedBy: CivilDate;
  unnamed: boolean;
  interviewId: number;
  byEmail?: { returnTo: string | undefined; forms: readonly Block[] };
}): Outbound {
  const { person, director, respondents, title, territory, least, most, minutes, wishedBy, unnamed } = invited;
  const many = least === most ? `${most} questions` : `de ${least} à ${most} questions selon vos réponses`;
  const readers = respondents === "direction" ? "la présidence et la direction générale" : "la direction générale";
  const choice = unnamed ? " À la fin, vous choisissez de répondre avec ou sans votre nom." : "";
  return {
    blocks: [
      text(
        [
          `${greet(person)}. Je suis Relais, l'assistant de ${sayEpci(territory)}.`,
          `${nameOf(director)} aimerait ${whyAsked[respondents]} : « ${title} ». Il y a ${many}, ${count(minutes, "minute", "minutes")} au plus. Date souhaitée : ${formatDate(wishedBy)}.`,
          `Vos réponses sont lues par ${readers}.${choice} Vous pouvez vous arrêter à tout moment : je reprends où vous en étiez.`,
        ].join("\n"),
      ),
      {
        type: "choices",
        choices: [
          { value: `diagnostic n° ${invited.interviewId}`, label: "Commencer" },
          { value: remindMeLater, label: "Plus tard" },
          { value: "qui voit mes réponses", label: "Qui voit mes réponses ?" },
        ],
      },
    ],
    ...(invited.byEmail === undefined
      ? {}
      : { written: sayFirstEmailInOwnName(invited, many, readers, invited.byEmail) }),
  };
}

/** The same to somebody who can type nothing to Relais: a form, and who will open it. */
function sayFirstEmailInOwnName(
  {
    person,
    director,
    respondents,
    title,
    territory,
    minutes,
    wishedBy,
    unnamed,
  }: Parameters<typeof sayFirstContactInOwnName>[0],
  many: string,
  readers: string,
  { returnTo, forms }: { returnTo: string | undefined; forms: readonly Block[] },
): Written {
  const contact = returnTo === undefined ? "la direction générale" : returnTo;
  const isSigned = respondents !== "direction";
  const sign = isSigned
    ? " Pour répondre en votre nom, écrivez-le sur la première ligne à remplir : vos réponses seront validées."
    : "";
  return {
    subject: `${title} : votre avis, avant le ${formatDate(wishedBy)}`,
    blocks: [
      text(`${greet(person)}. Je suis Relais, l'assistant de ${sayEpci(territory)}.`),
      text(
        `${nameOf(director)} aimerait ${whyAsked[respondents]} : « ${title} ». Il y a ${many}, ${count(minutes, "minute", "minutes")} au plus. Date souhaitée : **${formatDate(wishedBy)}**.`,
      ),
      text(
        `Pour répondre : remplissez le fichier joint, puis renvoyez-le à ${contact}. Le fichier « .csv » s'ouvre dans un tableur ; le fichier « .html » s'imprime, pour répondre à la main.${sign}`,
      ),
      ...(isSigned ? sayWhoOpens({ unnamed }).map((one) => text(one)) : []),
      text(
        unnamed
          ? `Pour que personne n'ouvre vos réponses avant vous : demandez un accès à Relais à ${contact}. Je vous pose alors les questions une à une, et vous répondez avec ou sans votre nom.`
          : `Vous pouvez aussi demander un accès à Relais à ${contact} : je vous pose alors les questions une à une.`,
      ),
      text(`Vos réponses sont lues par ${readers}.`),
      ...forms,
    ],
  };
}

export function sayLater(): string {
  return "Très bien. Écrivez `diagnostic` quand vous voudrez.";
}

/** The same, when something waits: a reminder may be chosen. */
export function sayLaterOrWhen(): Outbound {
  return {
    blocks: [
      text(`${sayLater()} ${sayHowToBeReminded()}`),
      {
        type: "choices",
        choices: [
          { value: remindMeLater, label: "Me le rappeler dans 2 semaines" },
          { value: remindMeNoMore, label: "Ne plus me le rappeler" },
        ],
      },
    ],
  };
}

export function sayHowToBeReminded(): string {
  return "Pour choisir le jour du rappel, dites-le, par exemple « lundi » ou « dans 2 semaines ».";
}

type Waiting = { id: number; insee?: string | undefined; place: string; title: string; begun: boolean };

/** After "bonjour": what waits for whoever says it, each in one line to pick. */
export function sayGreetingWith(person: Person, waiting: readonly Waiting[]): Outbound {
  return {
    blocks: [
      text(
        `${greet(person)}. ${waiting.length > 1 ? "Voici ce qui vous attend" : "Voulez-vous commencer"} ${waiting.length > 1 ? ":" : "?"}`,
      ),
      {
        type: "choices",
        choices: waiting.map((one) => ({
          value: `diagnostic n° ${one.id}`,
          label: `${one.begun ? "Reprendre" : "Commencer"} ${sayAmong(one, waiting)}`,
        })),
      },
      text("`aide` montre tout ce que vous pouvez me demander."),
    ],
  };
}

/** The title is said only when one municipality has several. */
function sayAmong({ insee, place, title }: Omit<Waiting, "begun">, all: readonly { title: string }[]): string {
  const several = new Set(all.map((one) => one.title)).size > 1;
  return several && insee !== undefined ? `${place}, ${title}` : place;
}

type Reopened = {
  interview: { id: number; insee?: string | undefined };
  place: string;
  campaign: { project: { title: string } };
};

export function sayReopened(place: string, isOwn: boolean): string {
  const told = isOwn ? "la personne est prévenue" : "le secrétariat est prévenu";
  return `C'est rouvert : ${place} peut de nouveau être corrigé. Toutes ses réponses sont gardées, ${told}.`;
}

export function sayReopenedTo({ interview: { id, insee }, place, campaign }: Reopened, reason: string): Outbound {
  const title = insee === undefined ? "" : ` (${campaign.project.title})`;
  return {
    blocks: [
      text(
        `La direction générale a rouvert le diagnostic ${ofAbout({ insee, place })}${title}. Raison : ${reason}\nVos réponses sont toutes là : corrigez ce qui doit l'être, puis validez de nouveau.`,
      ),
      {
        type: "choices",
        choices: [
          { value: `diagnostic n° ${id}`, label: `Reprendre ${sayAbout({ insee, place })}` },
          { value: remindMeLater, label: "Plus tard" },
        ],
      },
    ],
  };
}

export function sayNothingToReopen(): string {
  return "Aucun diagnostic n'est validé ni abandonné : il n'y a rien à rouvrir.";
}

export function sayClerksAnswer(): string {
  return "C'est le secrétariat de chaque commune qui répond au diagnostic. Voici où il en est.";
}

export function sayNotAnsweredBy(place: string): string {
  return `${place} n'est pas une commune pour laquelle vous répondez. \`diagnostic\` montre les vôtres.`;
}
