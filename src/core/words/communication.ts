import type { CivilDate } from "../calendar/civil-date.ts";
import type { Channel } from "../communication/channels.ts";
import { mostWords, type Remark } from "../communication/check-message.ts";
import { type Outbound, text } from "../message.ts";
import { type Author, saySignature } from "./announcement.ts";
import { sayDay } from "./days.ts";
import { sayChannel } from "./communication-names.ts";
import { shorten } from "./decisions.ts";
import { count, formatDate, formatList, formatSome, formatTime, plural } from "./format.ts";

type PreviewLine = {
  audience: string;
  channel: Channel;
  /** Those of the directory, but for who writes. */
  people: number;
  /** Those of them Relais cannot reach yet. */
  away: { place: string; name: string; email: string }[];
};

/** A message, for whom and when, before anything leaves. */
export type Preview = {
  title: string;
  body: string;
  author: Author;
  /** The audiences that Relais writes to, "aux maires". */
  to: string[];
  lines: PreviewLine[];
  /** How many people Relais writes to, each once. */
  people: number;
  today: CivilDate;
  on: CivilDate;
  /** When the offices open, where they are closed now. */
  opening?: { date: CivilDate; time: string };
  /** The open day on which Relais sends what was planned for a closed one. */
  leavesOn?: CivilDate;
  remarks: Remark[];
  /** The lines of the plan that already say it to one of these audiences. */
  same: number[];
};

export function sayWhichAudience(said: string): string {
  return `« ${said} » ne me dit pas de quel public il s'agit : choisissez-en un, ou plusieurs. Ce que vous avez écrit est gardé.`;
}

/** `body`: the message that came without its title, so that it is not typed again in its place. */
export function sayTitleHelp(body: string | number | undefined): string {
  const help = "Quelques mots qui disent de quoi il s'agit.";
  return body === undefined ? help : `J'ai gardé comme message : « ${shorten(String(body))} »\n${help}`;
}

/** Where the list stops before the last instances. */
export function sayBodiesToo(): string {
  return "Une instance aussi : écrivez son nom.";
}

export function sayPreviewQuestion(): string {
  return "Est-ce bon ? Rien ne part sans votre « oui ».";
}

export function sayYes(preview: Preview): string {
  return leavesNow(preview) ? "Oui, envoyer" : "Oui, l'ajouter au plan";
}

function leavesNow({ on, today, lines }: Preview): boolean {
  return on === today && lines.some(({ channel }) => channel === "relais");
}

/** The exact words, then for whom, how and when, who cannot be reached, and what deserves a look. */
export function sayPreview(preview: Preview): string {
  const { title, body, author, to, lines, remarks, same } = preview;
  return [
    `**${title}**`,
    body,
    ...(to.length === 0 ? [] : [saySignature(author, to)]),
    "",
    ...lines.map((line) => `Pour : ${sayLine(line, preview)}.`),
    ...(to.length > 1 ? [`En tout, ${count(preview.people, "personne", "personnes")}, une seule fois chacune.`] : []),
    ...sayClosedDay(preview),
    ...(same.length === 0
      ? []
      : [
          `⚠️ Ce même message est déjà au plan : ${formatList(same.map((id) => `n° ${id}`))}. Il serait donné deux fois.`,
        ]),
    ...remarks.map((remark) => `⚠️ ${sayRemark(remark)}`),
    `Pour changer quelque chose : \`corriger texte\`, \`corriger titre\`, \`corriger ${preview.on === preview.today ? "moment" : "jour"}\`.`,
  ].join("\n");
}

function sayLine({ audience, channel, people, away }: PreviewLine, preview: Preview): string {
  const what = `${audience}, ${sayChannel(channel)}, ${sayMoment(preview, channel)}`;
  if (channel !== "relais") return `${what}. ${sayNotByRelais(preview)}`;
  if (people === 0) return `${what}. L'annuaire n'y connaît personne d'autre que vous : choisissez un autre canal`;
  const reached = `${what}, ${count(people, "personne", "personnes")}`;
  return away.length === 0 ? reached : `${reached}. ${sayAway(away)}`;
}

function sayMoment({ on, today, opening, leavesOn }: Preview, channel: Channel): string {
  if (channel !== "relais") return on === today ? "aujourd'hui" : sayDay(on, today);
  if (on !== today) return sayDay(leavesOn ?? on, today);
  return opening === undefined ? "maintenant" : `${sayDay(opening.date, today)} à ${formatTime(opening.time)}`;
}

function sayNotByRelais({ on, today }: Preview): string {
  return on === today
    ? "C'est à faire par vos soins : gardez-en ensuite la preuve, avec `diffusé`"
    : "C'est à faire par vos soins : je vous le rappellerai ce jour-là";
}

function sayAway(away: PreviewLine["away"]): string {
  const [first] = away;
  const who = formatSome(away.map(({ place, name }) => (place === "" ? name : `${place} (${name})`)));
  const remedy = `\`inviter ${first?.email ?? ""}\``;
  return `Je ne peux pas encore joindre ${count(away.length, "personne", "personnes")} : ${who}. Leur message attendra leur compte : ${remedy}, ou un autre canal pour ${plural(away.length, "elle", "elles")}`;
}

function sayClosedDay({ leavesOn, on, today, lines }: Preview): string[] {
  if (leavesOn === undefined || lines.every(({ channel }) => channel !== "relais")) return [];
  return [`Le ${formatDate(on)} n'est pas un jour ouvré : mon message partira ${sayDay(leavesOn, today)} à 8 h.`];
}

const privateWords: Record<Extract<Remark, { kind: "private" }>["what"], string> = {
  email: "une adresse électronique",
  telephone: "un numéro de téléphone",
  bank: "un numéro de compte bancaire",
  social_security: "un numéro de sécurité sociale",
  password: "un mot de passe ou un code",
};

function sayRemark(remark: Remark): string {
  switch (remark.kind) {
    case "long":
      return `Le texte a ${remark.words} mots. Au-delà de ${mostWords}, il se lit mal sur un téléphone.`;
    case "private":
      return `Le message semble contenir ${privateWords[remark.what]} : est-ce pour tout ce public ?`;
    case "sensitive":
      return `Le message cite « ${remark.title} », un point sensible de l'ordre du jour.`;
    case "past":
      return `Le message parle du ${remark.said}, un jour passé à sa date d'envoi.`;
    case "relative":
      return `Le message dit « ${remark.said} » et sera lu le ${formatDate(remark.on)} : une date serait plus claire.`;
  }
}

export function sayPastDay(on: CivilDate): string {
  return `Le ${formatDate(on)} est passé. Donnez un jour à venir. Pour une information déjà donnée, choisissez aujourd'hui, puis gardez-en la preuve avec \`diffusé\`.`;
}

export function sayNothingSent(): string {
  return "D'accord : rien n'est parti, et rien n'est au plan. Votre texte reste au-dessus, dans notre conversation.";
}

/** What was planned or sent, with the numbers to speak of it. */
export function saySent(preview: Preview, ids: readonly number[]): Outbound {
  const { lines } = preview;
  const [first = 0] = ids;
  const ours = lines.findIndex(({ channel }) => channel === "relais");
  const other = lines.findIndex(({ channel }) => channel !== "relais");
  return {
    blocks: [
      text(leavesNow(preview) ? `C'est parti : « ${preview.title} ».` : `C'est au plan : « ${preview.title} ».`),
      {
        type: "list",
        items: lines.map((line, index) => {
          const people = line.channel === "relais" ? `, ${count(line.people, "personne", "personnes")}` : "";
          return `n° ${ids[index] ?? first}, ${line.audience} : ${sayChannel(line.channel)}, ${sayMoment(preview, line.channel)}${people}`;
        }),
      },
      text(
        [
          ...(ours >= 0 ? [`Qui l'a reçu : \`preuve ${ids[ours] ?? first}\`.`] : []),
          ...(other >= 0 ? [`Une fois fait : \`diffusé ${ids[other] ?? first}\`, et comment.`] : []),
          "Tout le plan : `plan d'information`.",
        ].join(" "),
      ),
    ],
  };
}
