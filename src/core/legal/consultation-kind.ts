import { z } from "zod";
import { parseCivilDate } from "../calendar/civil-date.ts";
import type { Confidence, Delay } from "./rule.ts";

/** What a council's silence is worth once its delay is over. */
export type Silence = "favourable" | "unfavourable" | "no_effect" | "not_agreement";

/** What the councils are consulted on. Delays run from date to date, and are never rolled. */
export type ConsultationKind = {
  key: string;
  /** The rule of the legal calendar it belongs to: "R15". */
  rule?: string;
  name: string;
  /** The same with its article. */
  the: string;
  words: string[];
  /** What the subject is to tell, where its name is not enough. */
  detail?: string;
  /** Absent: chosen by the EPCI. */
  delay?: Delay;
  /** What the delay runs from: "de la transmission du rapport". */
  starts: string;
  silence: Silence;
  majority: "none" | "qualified" | "unanimous";
  /** The most populous municipality must agree, where it holds more than a quarter of the population. */
  blocking?: Confidence;
  /** An opinion, which binds nobody, or an agreement. */
  act: "opinion" | "agreement";
  article: string;
  source: string;
  confidence: Confidence;
  reviewedOn: string;
  note: string;
  /** What may be done once it is over. */
  whenOver?: string;
  ifAgreed?: string;
  ifNot?: string;
  /** What the model of resolution speaks of, and the texts it rests on. */
  object: string;
  visas: string[];
};

const confidences = { V: "verified", "M+": "high", M: "to_check" } as const;
const confidence = z.enum(["V", "M+", "M"]).transform((one): Confidence => confidences[one]);
const silences = {
  favorable: "favourable",
  defavorable: "unfavourable",
  sans_effet: "no_effect",
  pas_un_accord: "not_agreement",
} as const;

const delay = z
  .string()
  .regex(/^[1-9]\d? mois$/, "écrire un nombre de mois")
  .transform((written): Delay => ({ amount: Number.parseInt(written, 10), unit: "month" }));

const file = z.array(
  z
    .strictObject({
      cle: z.string().regex(/^[a-z_]+$/),
      regle: z
        .string()
        .regex(/^R\d+$/)
        .optional(),
      nom: z.string(),
      le: z.string(),
      mots: z.array(z.string()).min(1),
      precision: z.string().optional(),
      delai: delay.optional(),
      depart: z.string(),
      silence: z.enum(["favorable", "defavorable", "sans_effet", "pas_un_accord"]),
      majorite: z.enum(["aucune", "qualifiee", "unanimite"]),
      commune_principale: z.literal(true).optional(),
      confiance_commune_principale: confidence.optional(),
      acte: z.enum(["avis", "accord"]),
      article: z.string(),
      source: z.string(),
      confiance: confidence,
      relue_le: z.string().refine((text) => parseCivilDate(text) !== undefined, "écrire une date AAAA-MM-JJ"),
      note: z.string(),
      fin: z.string().optional(),
      si_accord: z.string().optional(),
      sinon: z.string().optional(),
      objet: z.string(),
      visas: z.array(z.string()).min(1),
    })
    .refine(
      (read) => (read.majorite === "aucune" ? read.fin : read.si_accord && read.sinon) !== undefined,
      "dire ce qui suit : fin sans majorité, si_accord et sinon avec une majorité",
    )
    .transform((read): ConsultationKind => ({
      key: read.cle,
      name: read.nom,
      the: read.le,
      words: read.mots,
      starts: read.depart,
      silence: silences[read.silence],
      majority: ({ aucune: "none", qualifiee: "qualified", unanimite: "unanimous" } as const)[read.majorite],
      act: read.acte === "avis" ? "opinion" : "agreement",
      article: read.article,
      source: read.source,
      confidence: read.confiance,
      reviewedOn: read.relue_le,
      note: read.note,
      object: read.objet,
      visas: read.visas,
      ...(read.regle === undefined ? {} : { rule: read.regle }),
      ...(read.precision === undefined ? {} : { detail: read.precision }),
      ...(read.delai === undefined ? {} : { delay: read.delai }),
      ...(read.commune_principale ? { blocking: read.confiance_commune_principale ?? read.confiance } : {}),
      ...(read.fin === undefined ? {} : { whenOver: read.fin }),
      ...(read.si_accord === undefined ? {} : { ifAgreed: read.si_accord }),
      ...(read.sinon === undefined ? {} : { ifNot: read.sinon }),
    })),
);

/** The kinds of `data/legal/consultations.yaml`, from parsed YAML. Throws zod's error, which names the faulty place. */
export function readConsultationKinds(data: unknown): ConsultationKind[] {
  return file.parse(data);
}
