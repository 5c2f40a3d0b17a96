import type { CivilDate } from "../calendar/civil-date.ts";
import type { Quorum } from "../governance/quorum.ts";
import { type Outbound, say } from "../message.ts";
import { sayDay } from "./days.ts";
import { count, plural } from "./format.ts";

type Scene = {
  meeting: string;
  today: CivilDate;
  /** Nobody was pointed: what is counted is what was announced. */
  announced: boolean;
  byVideo: boolean;
  /** Municipalities that somebody should speak for. */
  municipalities: number;
  /** When a council without a quorum may sit again. */
  again: CivilDate | undefined;
  /** Of the bureau: it sometimes decides for the council. */
  decidesForCouncil: boolean;
};

export function sayQuorum(quorum: Quorum, scene: Scene): Outbound {
  const source = scene.announced ? "D'après ce qui est annoncé : " : "";
  const lines =
    quorum.needed === undefined || quorum.reached === undefined
      ? saySimpleCount(quorum, scene, source)
      : sayCouncil({ ...quorum, needed: quorum.needed, reached: quorum.reached }, scene, source);
  return { title: `Quorum : ${scene.meeting}`, ...say(...lines) };
}

/** One line: what a pointing or a relevé says of it. */
export function sayQuorumShort(quorum: Quorum): string | undefined {
  const { needed, counted, reached } = quorum;
  if (needed === undefined) return undefined;
  if (reached === "yes") return `✅ Quorum atteint : ${counted} comptent, il en faut ${needed}.`;
  return reached === "open"
    ? `⏳ Quorum pas encore sûr : ${counted} comptent, il en faut ${needed}.`
    : `⚠️ Quorum non atteint : ${counted} comptent, il en faut ${needed}.`;
}

function saySimpleCount({ by, members, represented }: Quorum, scene: Scene, source: string): string[] {
  const there = [
    count(by.present, "présence", "présences"),
    ...(by.remote > 0 ? [`${by.remote} à distance`] : []),
    ...(by.substitute > 0 ? [count(by.substitute, "suppléance", "suppléances")] : []),
    ...(by.proxy > 0 ? [count(by.proxy, "pouvoir", "pouvoirs")] : []),
  ];
  const unknown = by.unknown === 0 ? "" : ` Je ne sais rien de ${count(by.unknown, "membre", "membres")}.`;
  return [
    `${source}**${there.join(", ")}**, sur ${count(members, "membre", "membres")}. ${count(represented.length, "commune représentée", "communes représentées")} sur ${scene.municipalities}.${unknown}`,
    `La loi ne fixe pas de quorum pour cette instance, et je n'en connais pas d'autre : je compte seulement. Si votre règlement intérieur en prévoit un, c'est lui qui s'applique.`,
    ...(scene.decidesForCouncil
      ? [
          "Quand le bureau décide à la place du conseil, par délégation, la règle du conseil peut s'appliquer : à vérifier.",
        ]
      : []),
  ];
}

function sayCouncil(
  quorum: Quorum & { needed: number; reached: "yes" | "no" | "open" },
  scene: Scene,
  source: string,
): string[] {
  const { members, needed, counted, by } = quorum;
  const verdict = {
    yes: `✅ **Quorum atteint** : ${count(counted, "membre compte", "membres comptent")}, il en faut ${needed}.`,
    open: `⏳ **Pas encore sûr** : ${count(counted, "membre compte", "membres comptent")}, il en faut ${needed}. Je ne sais rien de ${count(by.unknown, "membre", "membres")}.`,
    no: `⚠️ **Quorum non atteint** : ${count(counted, "membre compte", "membres comptent")}, il en faut ${needed}.`,
  }[quorum.reached];
  const basis =
    quorum.rule === "community_council" ? "CGCT, art. L. 2121-17, par l'article L. 5211-1" : "CGCT, art. L. 2121-17";
  return [
    source + verdict,
    `${count(members, "membre en exercice", "membres en exercice")} : il faut la majorité présente, donc plus de la moitié, ${needed} (${basis}). La moitié ne suffit pas.`,
    ...sayNotCounted(quorum, scene),
    ...(quorum.reached === "no" && scene.again !== undefined
      ? [
          `Sans quorum, le conseil ne peut pas délibérer. Il est convoqué à nouveau, trois jours francs au moins avant la nouvelle séance, donc pas avant le ${sayDay(scene.again, scene.today)} si la convocation part le jour de la première ; il délibère alors sans condition de quorum.`,
        ]
      : []),
  ];
}

function sayNotCounted({ by, rule }: Quorum, { byVideo }: Scene): string[] {
  const lines: string[] = [];
  if (by.proxy > 0)
    lines.push(
      `${count(by.proxy, "pouvoir", "pouvoirs")} : ${plural(by.proxy, "il compte", "ils comptent")} pour voter, pas pour le quorum, car qui donne pouvoir n'est pas présent.`,
    );
  if (by.remote > 0) {
    const who = count(by.remote, "personne à distance", "personnes à distance");
    lines.push(
      rule === "community_council" && byVideo
        ? `${who} : ${plural(by.remote, "elle compte", "elles comptent")}, car le président a prévu la visioconférence, dans les lieux que dit la convocation (CGCT, art. L. 5211-11-1).`
        : `${who} : ${plural(by.remote, "elle ne compte pas", "elles ne comptent pas")}, car la séance n'est pas prévue par visioconférence (CGCT, art. L. 5211-11-1).`,
    );
  }
  return lines;
}
