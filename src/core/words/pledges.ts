import type { CivilDate } from "../calendar/civil-date.ts";
import { type Level, levels, type PledgeTally } from "../governance/pledges.ts";
import { type Choice, type Outbound, text } from "../message.ts";
import type { Person } from "../people.ts";
import { count, formatDate, formatDateShort, formatList, formatNumber, formatSome, of, plural } from "./format.ts";
import { greet, nameOf } from "./people.ts";

type CharterNamed = { charter: { id: number; title: string }; current: { number: number } };

const verbs: Record<Level, { one: string; many: string }> = {
  leads: { one: "porte", many: "portent" },
  takes_part: { one: "participe", many: "participent" },
  supports: { one: "soutient", many: "soutiennent" },
  observes: { one: "observe", many: "observent" },
  stays_out: { one: "ne participe pas", many: "ne participent pas" },
};

function sayLevel(level: Level): string {
  return verbs[level].one;
}

export const levelOptions: { value: Level; label: string; words: string[] }[] = [
  { value: "leads", label: "Porte", words: ["porter", "piloter", "pilote", "animer"] },
  { value: "takes_part", label: "Participe", words: ["participer", "prendre part"] },
  { value: "supports", label: "Soutient", words: ["soutenir", "soutien", "appuyer"] },
  { value: "observes", label: "Observe", words: ["observer", "observatrice"] },
  { value: "stays_out", label: "Ne participe pas", words: ["non", "pas de participation", "ne pas participer"] },
];

export const pledgeQuestions = {
  place: { text: "Pour quelle commune ?", label: "Commune" },
  level: {
    text: "Quel engagement ?",
    label: "Engagement",
    help: "Porter : animer ou piloter. Participer : prendre part aux actions. Soutenir : approuver, sans y prendre part. Observer : être tenu informé.",
  },
  proof: {
    text: "D'où le tenez-vous ?",
    label: "Source",
    help: "Exemples : « délibération du 12 janvier », « appel de la maire le 3 mars ».",
  },
};

/** "1 commune porte, 12 participent et 3 observent.": public, without a name. */
export function sayTotals({ byLevel, earlier, silent }: PledgeTally): string {
  const all = [
    ...levels.map((level) => ({ n: byLevel[level].length, ...verbs[level] })),
    {
      n: earlier.length,
      one: "s'est exprimée sur un texte d'avant",
      many: "se sont exprimées sur un texte d'avant",
    },
    { n: silent.length, one: "n'a pas encore dit", many: "n'ont pas encore dit" },
  ].filter(({ n }) => n > 0);
  const parts = all.map(
    ({ n, one, many }, rank) =>
      `${rank === 0 ? count(n, "commune", "communes") : formatNumber(n)} ${plural(n, one, many)}`,
  );
  return `${formatList(parts)}.`;
}

export type PledgeLine = {
  place: string;
  said?: { level: Level; condition?: string; proof?: string; version: number; on: CivilDate; by: string };
};

/** Every municipality by its name; what was not said is left empty. */
export function sayPledges(
  { charter, current }: CharterNamed,
  lines: readonly PledgeLine[],
  tally: PledgeTally,
  today: CivilDate,
): Outbound {
  const versions = new Set(lines.flatMap(({ said }) => said?.version ?? []));
  const isVersioned = current.number > 1 && versions.size > 0;
  return {
    blocks: [
      {
        type: "table",
        caption: `Engagements, ${charter.title}`,
        columns: ["Commune", "Engagement", "Condition", ...(isVersioned ? ["Version"] : []), "Dit"],
        rows: lines.map(({ place, said }) => [
          place,
          said === undefined ? "" : sayLevel(said.level),
          said?.condition ?? "",
          ...(isVersioned ? [said === undefined ? "" : String(said.version)] : []),
          said === undefined ? "" : sayOrigin(said, today),
        ]),
      },
      text([sayTotals(tally), ...(isVersioned ? sayVersions(lines, current.number) : [])].join("\n")),
    ],
  };
}

function sayOrigin({ on, by, proof }: { on: CivilDate; by: string; proof?: string }, today: CivilDate): string {
  const day = formatDateShort(on, Number(today.slice(0, 4)));
  return proof === undefined ? `${by}, ${day}` : `${by}, ${day} (${proof})`;
}

/** Which pledges are on which version, the last one first. */
function sayVersions(lines: readonly PledgeLine[], current: number): string[] {
  return Array.from({ length: current }, (_, rank) => current - rank).flatMap((number) => {
    const own = lines.flatMap(({ place, said }) => (said?.version === number ? [place] : []));
    return own.length === 0 ? [] : [`Version ${number} : ${formatSome(own)}.`];
  });
}

/** Where everyone reads: the totals alone. */
export function sayPledgesShared({ charter }: CharterNamed, tally: PledgeTally): Outbound {
  return { blocks: [text(`**${charter.title}**. ${sayTotals(tally)}`)] };
}

/** Each municipality reads its own; what the others say is told in numbers. */
export function sayPledgeOfOthers({ charter }: CharterNamed, place: string, tally: PledgeTally): string {
  return `L'engagement ${of(place)} est lu par la commune, la direction générale, les services et l'exécutif. Pour « ${charter.title} », en nombre : ${sayTotals(tally)}`;
}

/** All that one municipality said, the last first. */
export function sayPledgesOf(
  { charter }: CharterNamed,
  place: string,
  said: readonly NonNullable<PledgeLine["said"]>[],
): Outbound {
  if (said.length === 0) return { blocks: [text(`${charter.title} : ${place} n'a pas encore dit son engagement.`)] };
  return {
    blocks: [
      text(`**${charter.title}**, engagements ${of(place)} :`),
      {
        type: "list",
        items: said.toReversed().map(({ on, level, condition, version, by, proof }) => {
          const words = condition === undefined ? "" : `, « ${condition} »`;
          const origin = proof === undefined ? `dit par ${by}` : `noté par ${by}, source : ${proof}`;
          return `${formatDate(on)} : **${sayLevel(level)}**${words} (version ${version}, ${origin})`;
        }),
      },
    ],
  };
}

export function sayPledged(
  { charter, current }: CharterNamed,
  place: string,
  { level, condition }: { level: Level; condition?: string },
  before: { level: Level; on: CivilDate } | undefined,
): string {
  const version = current.number === 1 ? "" : `, version ${current.number}`;
  const words = condition === undefined ? "" : ` Condition : « ${condition} ».`;
  const was =
    before === undefined
      ? ""
      : `\nAvant : ${sayLevel(before.level)} (${formatDate(before.on)}). Cela reste dans l'historique.`;
  return `C'est noté : **${place} ${sayLevel(level)}** (${charter.title}${version}).${words}${was}`;
}

export function sayPledgedAlready({ charter }: CharterNamed, place: string, level: Level, on: CivilDate): string {
  return `C'était déjà noté le ${formatDate(on)} : **${place} ${sayLevel(level)}** (${charter.title}). Rien n'est changé.`;
}

/** To the mayor, when somebody else noted it. */
export function sayPledgeNotedForYou(
  { charter }: CharterNamed,
  place: string,
  { level, condition, proof }: { level: Level; condition?: string; proof: string },
  { to, by }: { to: Person; by: Person },
): Outbound {
  const words = condition === undefined ? "" : ` Condition : « ${condition} ».`;
  return {
    blocks: [
      text(
        `${greet(to)}. ${nameOf(by)} a noté l'engagement ${of(place)} pour « ${charter.title} » : **${sayLevel(level)}**. Source : ${proof}.${words}\nSi ce n'est pas cela, écrivez-le-moi : \`engagement ${place} participe n° ${charter.id}\`, par exemple.`,
      ),
    ],
  };
}

/** To a mayor, once for each request. */
export function sayPledgeAsked(
  { charter, current }: CharterNamed,
  { place, before }: { place: string; before: { level: Level; version: number } | undefined },
): Outbound {
  const was =
    before === undefined
      ? ""
      : ` Son texte a changé (version ${current.number}) ; ${place} avait dit « ${sayLevel(before.level)} » sur la version ${before.version}.`;
  const choices: Choice[] = levelOptions.map(({ value, label }) => ({
    value: `engagement ${place} ${sayLevel(value)} n° ${charter.id}`,
    label,
  }));
  return {
    blocks: [
      text(
        `Charte « ${charter.title} » : quel est l'engagement ${of(place)} ?${was} Une condition peut s'ajouter : « participe, si… ». Pour lire le texte : \`charte n° ${charter.id}\`.\nVotre réponse est lue avec le nom de la commune par la direction générale, les services et l'exécutif ; les autres communes lisent des nombres.`,
      ),
      { type: "choices", choices },
    ],
  };
}

export function sayPledgeByMayor(place: string, mayors: readonly Person[]): string {
  const who = mayors.length === 0 ? "" : ` (${formatList(mayors.map(nameOf))})`;
  return `L'engagement ${of(place)} est dit par le maire de la commune${who}, ou noté par la direction générale : je n'ai rien noté.`;
}

export function sayNoPlaceToPledge(): string {
  return "L'engagement d'une commune est dit par son maire, ou noté par la direction générale : je n'ai rien noté.";
}

export function sayOneAtATime(places: readonly string[]): string {
  const [first = "Vougy"] = places;
  return `Une commune à la fois, pour ne pas se tromper : rien n'est noté. Exemple : \`engagement ${first} : participe\`.`;
}

export function sayPledgeUnread(said: string): string {
  return `Je n'ai pas compris « ${said} » : rien n'est noté. Exemple : \`engagement Vougy : participe, si le car passe le mercredi\`.`;
}

export function sayAllPledged({ charter }: CharterNamed): string {
  return `Toutes les communes ont dit leur engagement pour « ${charter.title} » : personne n'est à relancer.`;
}

export function sayAskedLately({ charter }: CharterNamed, on: CivilDate, from: CivilDate): string {
  return `L'engagement pour « ${charter.title} » a été demandé le ${formatDate(on)}. Une nouvelle demande est possible à partir du ${formatDate(from)} : rien ne part d'ici là.`;
}

export function sayPledgesWillBeAsked(
  { charter }: CharterNamed,
  asked: readonly string[],
  unreachable: readonly string[],
): string {
  const lost =
    unreachable.length === 0
      ? ""
      : ` Sans messagerie connue : ${formatSome(unreachable)}. Leur engagement peut être noté avec sa source : \`engagement ${unreachable[0] ?? ""} : participe\`.`;
  const told =
    asked.length === 0
      ? "aucun des maires attendus n'a de messagerie connue, rien ne part."
      : `la question sera posée, une seule fois, dans le message d'un prochain matin, ${plural(asked.length, "au maire", "aux maires")} de ${count(asked.length, "commune", "communes")} : ${formatSome(asked)}.`;
  return `« ${charter.title} » : ${told}${lost}`;
}
