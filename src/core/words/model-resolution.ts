import type { CivilDate } from "../calendar/civil-date.ts";
import type { ConsultationKind } from "../legal/consultation-kind.ts";
import { type Outbound, type TextFile, text } from "../message.ts";
import { formatDate, of } from "./format.ts";
import { sayEpci } from "./people.ts";
import { typeset } from "./typography.ts";

type Scene = {
  kind: ConsultationKind;
  /** The title that was given to the consultation, where it says more than its kind. */
  subject?: string;
  /** Absent: the model is for any municipality. */
  municipality?: string;
  epci: string;
  transmittedOn?: CivilDate;
};

/** A model to adapt: a text in a file, and what it is not. */
export function sayModel(scene: Scene): Outbound {
  return {
    blocks: [
      text(
        `Voici un **modèle à adapter**, à faire relire par vos services : ${scene.kind.the}. Les points à compléter sont entre crochets. Gardez une seule des trois réponses.`,
      ),
      { type: "file", file: modelOf(scene) },
    ],
  };
}

function modelOf(scene: Scene): TextFile {
  const { kind, municipality } = scene;
  return {
    name: `deliberation-${kind.key}.md`,
    mime: "text/markdown",
    label: `Modèle de délibération, ${kind.name}${municipality === undefined ? "" : `, ${municipality}`}`,
    text: typeset(linesOf(scene).join("\n")),
  };
}

function linesOf({ kind, subject, municipality, epci, transmittedOn }: Scene): string[] {
  const commune = municipality === undefined ? "[commune]" : municipality;
  const sent = transmittedOn === undefined ? "[date de transmission]" : formatDate(transmittedOn);
  const object = subject === undefined ? kind.object : `${kind.object} (${subject})`;
  const title = kind.act === "opinion" ? `Avis sur ${object}` : `Décision sur ${object}`;
  return [
    "> Modèle à adapter, à relire par vos services. Ce n'est pas un acte : il ne vaut rien sans le vote du conseil municipal.",
    "",
    `# Commune ${municipality === undefined ? "de [commune]" : of(commune)}`,
    "",
    "## Extrait du registre des délibérations du conseil municipal",
    "",
    "Délibération n° [numéro]",
    "",
    "Séance du [date]. Convocation du [date de la convocation].",
    "",
    "Membres en exercice : [nombre]. Présents : [nombre]. Pouvoirs : [nombre]. Secrétaire de séance : [prénom et nom].",
    "",
    `**Objet : ${title}**`,
    "",
    ...kind.visas.map((visa) => `Vu ${visa} ;`),
    "",
    `Vu ${object}, transmis par ${sayEpci(epci)} le ${sent} ;`,
    "",
    "Considérant [ce que la commune souhaite rappeler] ;",
    "",
    "Après en avoir délibéré, par [nombre] voix pour, [nombre] voix contre et [nombre] abstentions,",
    "",
    "le conseil municipal :",
    "",
    ...optionsOf(kind, object),
    "",
    `- charge [Madame la Maire ou Monsieur le Maire] de transmettre la présente délibération à ${sayEpci(epci)}.`,
    "",
    "Fait à [lieu], le [date].",
    "",
    "[Signature du ou de la maire et du ou de la secrétaire de séance]",
    "",
    `Texte de référence : ${kind.article}. Règle relue le ${formatDate(kind.reviewedOn)}${kind.confidence === "verified" ? "" : ", à relire dans le texte avant usage"}.`,
    "",
  ];
}

function optionsOf(kind: ConsultationKind, object: string): string[] {
  const [yes, reserved, no] =
    kind.act === "opinion"
      ? [
          `émet un **avis favorable** sur ${object}.`,
          `émet un **avis favorable avec les réserves suivantes** sur ${object} : [réserves].`,
          `émet un **avis défavorable** sur ${object}, pour les motifs suivants : [motifs].`,
        ]
      : [
          `**approuve** ${object}.`,
          `**approuve avec les réserves suivantes** ${object} : [réserves]. Attention : une approbation avec réserves peut ne pas compter comme un accord.`,
          `**n'approuve pas** ${object}, pour les motifs suivants : [motifs].`,
        ];
  return [
    `- [au choix, favorable] ${yes}`,
    "",
    `- [au choix, avec réserves] ${reserved}`,
    "",
    `- [au choix, défavorable] ${no}`,
  ];
}
