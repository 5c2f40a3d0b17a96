import type { CivilDate } from "../calendar/civil-date.ts";
import type { Channel } from "../communication/channels.ts";
import type { Proof, Receiver, State } from "../communication/diffusion.ts";
import { type Block, type Outbound, text } from "../message.ts";
import { csvFile } from "./body-members.ts";
import { inSentence, upperFirst } from "./body-names.ts";
import { sayDay } from "./briefing.ts";
import { sayChannel } from "./communication-names.ts";
import { count, formatDate, formatList, formatSome, typedDate } from "./format.ts";
import { fullNameOf } from "./people.ts";

/** A line of the plan, as it is said. */
export type DiffusionSaid = {
  id: number;
  title: string;
  audience: string;
  channel: Channel;
  dueOn: CivilDate;
  state: State;
};

/** An audience that nothing has reached yet. `plannedOn`: the first day on which something is to. */
type Untold = { name: string; plannedOn?: CivilDate };

const mostRows = 15;

/** The plan, then those whom nothing has reached yet: the ones to inform from the beginning first. */
export function sayPlanOfInformation(
  lines: readonly DiffusionSaid[],
  untold: { fromStart: readonly Untold[]; others: readonly Untold[] },
  { today, all, mayInform }: { today: CivilDate; all: boolean; mayInform: boolean },
): Outbound {
  const shown = all ? lines : lines.slice(0, mostRows);
  const table: Block = {
    type: "table",
    caption: "Plan d'information",
    columns: ["N°", "Quand", "Public", "Message", "Canal", "État"],
    rows: shown.map((line) => [
      String(line.id),
      sayDay(line.dueOn, today),
      line.audience,
      line.title,
      sayChannel(line.channel),
      sayState(line.state, today),
    ]),
  };
  return {
    blocks: [
      lines.length === 0 ? text("Le plan d'information est vide.") : table,
      ...(shown.length < lines.length
        ? [text(`Et ${lines.length - shown.length} de plus : \`plan d'information complet\`.`)]
        : []),
      ...(untold.fromStart.length === 0
        ? [text("✅ Tous ceux que la démarche demande d'informer dès le début l'ont été.")]
        : [
            text(
              `⚠️ Rien encore, à informer dès le début : ${formatList(untold.fromStart.map((one) => sayUntold(one, today)))}.`,
            ),
          ]),
      ...(untold.others.length === 0
        ? []
        : [text(`Rien encore non plus : ${formatList(untold.others.map((one) => sayUntold(one, today)))}.`)]),
      ...(mayInform
        ? [
            text(
              "Pour en ajouter : `informer`. Ce que la loi demande d'envoyer aux conseillères et conseillers municipaux se suit à part : `information`.",
            ),
          ]
        : []),
    ],
  };
}

function sayUntold({ name, plannedOn }: Untold, today: CivilDate): string {
  return plannedOn === undefined ? inSentence(name) : `${inSentence(name)} (prévu ${sayDay(plannedOn, today)})`;
}

function sayState(state: State, today: CivilDate): string {
  switch (state.kind) {
    case "planned":
      return "prévu";
    case "to_do":
      return "⏳ à faire";
    case "left":
      if (state.of === 0) return "⚠️ personne dans l'annuaire";
      if (state.stopped) return `remis à ${state.sent} sur ${state.of}, le reste annulé`;
      return `${state.sent === state.of ? "✅" : "⏳"} remis à ${state.sent} sur ${state.of}`;
    case "done":
      return `✅ fait, ${state.proofs.map((one) => sayProof(one, today)).join(" ; ")}`;
    case "cancelled":
      return "annulé";
  }
}

/** "affiché en mairie, vendredi 4 décembre (réf. 12)". */
function sayProof({ how, doneOn, reference }: Omit<Proof, "id">, today: CivilDate): string {
  return `${how}, ${sayDay(doneOn, today)}${reference === undefined ? "" : ` (réf. ${reference})`}`;
}

function sayNumber({ id, audience, title }: Pick<DiffusionSaid, "id" | "audience" | "title">): string {
  return `n° ${id}, ${audience}, « ${title} »`;
}

/** `dayOf`: the day of an instant, and its hour. */
export function sayProofOf(
  line: DiffusionSaid,
  receivers: readonly (Receiver & { reachable: boolean })[],
  proofs: readonly Proof[],
  { today, momentOf }: { today: CivilDate; momentOf: (at: number) => { date: CivilDate; time: string } },
): Outbound {
  const by = (wanted: (one: Receiver & { reachable: boolean }) => boolean) => receivers.filter(wanted);
  const sent = by(({ outcome }) => outcome === "sent");
  const soon = by(({ outcome, reachable }) => outcome === "waiting" && reachable);
  const away = by(({ outcome, reachable }) => outcome === "waiting" && !reachable);
  const failed = by(({ outcome }) => outcome === "failed");
  const withdrawn = by(({ outcome }) => outcome === "withdrawn");
  const days = [
    ...new Set(sent.flatMap(({ settledAt }) => (settledAt === undefined ? [] : [momentOf(settledAt).date]))),
  ];
  return {
    blocks: [
      text(
        `**Preuve de diffusion**, ${sayNumber(line)}. Canal : ${sayChannel(line.channel)}. Date prévue : ${sayDay(line.dueOn, today)}.`,
      ),
      ...proofs.map((one) => text(`✅ Fait : ${sayProof(one, today)}.`)),
      ...(receivers.length === 0 && proofs.length === 0 ? [text(sayNoProof(line))] : []),
      ...(sent.length === 0
        ? []
        : [
            text(
              `✅ Remis à ${sent.length} sur ${receivers.length}, ${formatList(days.toSorted().map((one) => sayDay(one, today)))}.`,
            ),
          ]),
      ...sayThose(soon, "⏳ Va partir, à leur heure de bureau"),
      ...sayThose(away, "⏳ Attend un compte (`inviter`, ou un autre canal)"),
      ...sayThose(failed, "⚠️ Refusé par la messagerie, à prévenir autrement"),
      ...sayThose(withdrawn, "Annulé avant de partir"),
      ...(receivers.length === 0 ? [] : [fileOf(line, receivers, momentOf)]),
    ],
  };
}

function sayNoProof({ id, channel, state }: DiffusionSaid): string {
  if (state.kind === "cancelled") return "Cette ligne est annulée : rien n'est parti.";
  if (state.kind === "left") return "L'annuaire ne connaissait personne de ce public ce jour-là : rien n'est parti.";
  return channel === "relais"
    ? "Rien n'est encore parti : mon message partira à sa date."
    : `Aucune preuve pour le moment. Une fois fait : \`diffusé ${id}\`, et comment.`;
}

function sayThose(people: readonly Receiver[], what: string): Block[] {
  if (people.length === 0) return [];
  const names = people.map((one) => (one.places === "" ? fullNameOf(one) : `${one.places} (${fullNameOf(one)})`));
  return [text(`${what}, ${count(people.length, "personne", "personnes")} : ${formatSome(names)}.`)];
}

const outcomes: Record<Receiver["outcome"], string> = {
  sent: "remis",
  waiting: "en attente",
  failed: "refusé par la messagerie",
  withdrawn: "annulé avant de partir",
};

/** Everyone, with the moment: what is kept with the file of the project. */
function fileOf(
  { id, title, audience }: DiffusionSaid,
  receivers: readonly Receiver[],
  momentOf: (at: number) => { date: CivilDate; time: string },
): Block {
  const rows = receivers.map((one) => {
    const moment = one.settledAt === undefined ? undefined : momentOf(one.settledAt);
    return [
      title,
      audience,
      one.lastName,
      one.firstName,
      one.places,
      outcomes[one.outcome],
      moment === undefined ? "" : typedDate(moment.date),
      moment?.time ?? "",
    ];
  });
  return csvFile(
    `preuve-${id}`,
    "Ouvrir la preuve, personne par personne",
    ["Message", "Public", "Nom", "Prénom", "Commune", "État", "Date", "Heure"],
    rows,
  );
}

export function sayNoDiffusion(id: string): string {
  return `Je ne connais pas de ligne n° ${id} au plan d'information. \`plan d'information\` montre les numéros.`;
}

export function sayNoneToChoose(): string {
  return "Aucune ligne du plan d'information ne s'y prête. Pour en ajouter une : `informer`.";
}

export function sayDiffused(line: DiffusionSaid, proof: Omit<Proof, "id">, today: CivilDate): string {
  return `C'est gardé : ${sayNumber(line)}, fait. ${upperFirst(sayProof(proof, today))}. Pour le retirer : \`diffusé retirer ${line.id}\`.`;
}

export function sayNotYetDiffused(on: CivilDate): string {
  return `Le ${formatDate(on)} n'est pas encore passé : une preuve est celle de ce qui est fait. Pour changer la date prévue : \`diffusion reporter\`.`;
}

export function sayProofUndone(line: DiffusionSaid, proof: Omit<Proof, "id">, today: CivilDate): string {
  return `C'est retiré : ${sayNumber(line)}, ${sayProof(proof, today)}.`;
}

export function sayDiffusionMoved(line: DiffusionSaid, from: CivilDate, to: CivilDate, today: CivilDate): string {
  return `C'est reporté : ${sayNumber(line)}, ${from === today ? "d'aujourd'hui" : `du ${formatDate(from)}`} au **${formatDate(to)}**.`;
}

export function sayAlreadyLeft({ id }: DiffusionSaid): string {
  return `La ligne n° ${id} est déjà partie ou faite : sa date ne change plus. \`preuve ${id}\` dit où elle en est.`;
}

export function sayDayOver(on: CivilDate): string {
  return `Le ${formatDate(on)} est passé. Donnez un jour à venir.`;
}

/** `stopped`: how many messages were still to leave, and will not. */
export function sayDiffusionCancelled(line: DiffusionSaid, stopped: number): string {
  if (line.state.kind !== "left") return `C'est annulé : ${sayNumber(line)}. Rien ne partira.`;
  return `C'est annulé : ${sayNumber(line)}. ${count(stopped, "message est retenu", "messages sont retenus")} ; ce qui est remis ne se reprend pas.`;
}

export function sayNothingToStop({ id }: DiffusionSaid): string {
  return `La ligne n° ${id} est entièrement partie ou faite : il n'y a plus rien à retenir. \`preuve ${id}\` dit qui l'a reçue.`;
}

export function askCancel(line: DiffusionSaid): string {
  return `Annuler ${sayNumber(line)} ?`;
}

export function sayStays(line: DiffusionSaid): string {
  return `D'accord, rien n'est changé : ${sayNumber(line)}.`;
}

/** What is told to choose among: without its number, which is not that of the list. */
export function sayLineChoice({ audience, channel, dueOn, title }: DiffusionSaid, today: CivilDate): string {
  return `${audience}, ${sayChannel(channel)}, ${sayDay(dueOn, today)} : « ${title} »`;
}

export function sayHowDone(channel: Channel): string {
  const done: Partial<Record<Channel, string>> = {
    display: "affiché en mairie",
    meeting: "dit en réunion",
    telephone: "dit par téléphone",
  };
  return done[channel] ?? `par ${sayChannel(channel)}`;
}
