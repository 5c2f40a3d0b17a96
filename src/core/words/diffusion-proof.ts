import type { CivilDate } from "../calendar/civil-date.ts";
import type { Proof, Receiver } from "../communication/diffusion.ts";
import { type Block, type Outbound, text } from "../message.ts";
import { csvFile } from "./body-members.ts";
import { sayDay } from "./days.ts";
import { sayChannel } from "./communication-names.ts";
import { type DiffusionSaid, sayNumber, sayProof } from "./diffusions.ts";
import { count, formatList, formatSome, typedDate } from "./format.ts";
import { fullNameOf } from "./people.ts";

/** What proves one line of the plan. `momentOf`: the day of an instant, and its hour. */
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
