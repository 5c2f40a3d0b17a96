import { z } from "zod";
import { parseCivilDate } from "../calendar/civil-date.ts";
import type { Condition, Delay, Rule, Schedule, Term } from "./rule.ts";

const units = {
  "jour franc": "franc_day",
  "jours francs": "franc_day",
  "jour calendaire": "calendar_day",
  "jours calendaires": "calendar_day",
  semaine: "week",
  semaines: "week",
  mois: "month",
  an: "year",
  ans: "year",
} as const;

const civilDate = z.string().refine((text) => parseCivilDate(text) !== undefined, "écrire une date AAAA-MM-JJ");
const monthDay = z.string().regex(/^(?:0[1-9]|1[0-2])-\d{2}$/, "écrire un mois et un jour MM-JJ");

const delay = z.string().transform((source, context): Delay => {
  const [, amount = "", unit = ""] = /^(\d+) (.+)$/.exec(source) ?? [];
  const known = Object.entries(units).find(([word]) => word === unit);
  if (known !== undefined) return { amount: Number(amount), unit: known[1] };
  const message = `« ${source} » : écrire un nombre et une unité (${Object.keys(units).join(", ")})`;
  context.addIssue({ code: "custom", message });
  return z.NEVER;
});

const condition = z.string().transform((source, context): Condition => {
  const [, fact = "", sign = "", written = ""] = /^(\w+) (=|≠|>|≥|<|≤) (.+)$/u.exec(source) ?? [];
  const comparison = (["=", "≠", ">", "≥", "<", "≤"] as const).find((one) => one === sign);
  if (comparison === undefined) {
    context.addIssue({ code: "custom", message: `« ${source} » : écrire un fait, une comparaison, une valeur` });
    return z.NEVER;
  }
  const value =
    written === "oui" ? true : written === "non" ? false : /^\d+$/.test(written) ? Number(written) : written;
  return { fact, comparison, value };
});

const term = z
  .strictObject({
    cle: z.string().regex(/^[a-z_0-9]+$/),
    titre: z.string(),
    avant: z.string().optional(),
    apres: z.string().optional(),
    pas_avant: z.string().optional(),
    fenetre: z.string().optional(),
    delai: delay.optional(),
    chaque_annee: monthDay.optional(),
    annee_de_renouvellement: monthDay.optional(),
    strictement_avant: z.boolean().default(false),
    chaque_trimestre: z.literal(true).optional(),
    le: civilDate.optional(),
    tous_les: z.number().int().positive().optional(),
    marge: z.number().int().min(0).default(0),
    veille: z.boolean().default(false),
    franc: z.boolean().default(false),
    si: z.array(condition).default([]),
    report: z.enum(["aucun", "jour_ouvre_suivant"]).default("aucun"),
    qui: z.enum(["intercommunalite", "communes"]).default("intercommunalite"),
    note: z.string().optional(),
  })
  .transform((read, context): Omit<Term, "id"> & { key: string } => {
    const schedules = schedulesOf(read);
    const [schedule] = schedules;
    if (schedule === undefined || schedules.length > 1) {
      context.addIssue({ code: "custom", message: `« ${read.cle} » : écrire une manière de compter, et une seule` });
      return z.NEVER;
    }
    return {
      key: read.cle,
      title: read.titre,
      schedule,
      margin: read.marge,
      untilEve: read.veille,
      franc: read.franc,
      conditions: read.si,
      roll: read.report === "aucun" ? "none" : "next_open_day",
      by: read.qui === "intercommunalite" ? "epci" : "municipality",
      ...(read.note === undefined ? {} : { note: read.note }),
    };
  });

type Written = {
  avant?: string | undefined;
  apres?: string | undefined;
  pas_avant?: string | undefined;
  fenetre?: string | undefined;
  delai?: Delay | undefined;
  chaque_annee?: string | undefined;
  annee_de_renouvellement?: string | undefined;
  strictement_avant: boolean;
  chaque_trimestre?: true | undefined;
  le?: string | undefined;
  tous_les?: number | undefined;
};

/** Every way of counting that the term writes: one is right, none or two are not. */
function schedulesOf(read: Written): Schedule[] {
  const kinds = { avant: "before", apres: "after", pas_avant: "not_before", fenetre: "window" } as const;
  const relative = (["avant", "apres", "pas_avant", "fenetre"] as const).flatMap((key): Schedule[] => {
    const trigger = read[key];
    return trigger === undefined || read.delai === undefined ? [] : [{ kind: kinds[key], trigger, delay: read.delai }];
  });
  const yearly: Schedule[] =
    read.chaque_annee === undefined
      ? []
      : [
          {
            kind: "yearly",
            monthDay: read.chaque_annee,
            strict: read.strictement_avant,
            ...(read.annee_de_renouvellement === undefined ? {} : { renewalMonthDay: read.annee_de_renouvellement }),
          },
        ];
  const fixed: Schedule[] =
    read.le === undefined
      ? []
      : [{ kind: "fixed", date: read.le, ...(read.tous_les === undefined ? {} : { everyYears: read.tous_les }) }];
  return [...relative, ...yearly, ...(read.chaque_trimestre ? [{ kind: "quarterly" as const }] : []), ...fixed];
}

const severities = {
  nullite: "nullity",
  obligation: "obligation",
  bonne_pratique: "good_practice",
  facultatif: "optional",
} as const;
const confidences = { V: "verified", "M+": "high", M: "to_check" } as const;

const file = z.array(
  z
    .strictObject({
      id: z.string().regex(/^R\d+$/),
      titre: z.string(),
      base: z.string(),
      texte: z.string(),
      si: z.array(condition).default([]),
      gravite: z.enum(["nullite", "obligation", "bonne_pratique", "facultatif"]),
      confiance: z.enum(["V", "M+", "M"]),
      source: z.string(),
      depuis: civilDate.optional(),
      jusqu_au: civilDate.optional(),
      relue_le: civilDate,
      si_depasse: z.string().optional(),
      delais: z.array(term).default([]),
    })
    .transform((read): Rule => ({
      id: read.id,
      title: read.titre,
      basis: read.base,
      text: read.texte,
      conditions: read.si,
      severity: severities[read.gravite],
      confidence: confidences[read.confiance],
      source: read.source,
      reviewedOn: read.relue_le,
      ...(read.depuis === undefined ? {} : { validFrom: read.depuis }),
      ...(read.jusqu_au === undefined ? {} : { validTo: read.jusqu_au }),
      ...(read.si_depasse === undefined ? {} : { ifMissed: read.si_depasse }),
      terms: read.delais.map(({ key, ...one }) => ({ id: `${read.id}.${key}`, ...one })),
    })),
);

/** The rules of one file of `data/legal/rules/`, from parsed YAML. Throws zod's error, which names the faulty place. */
export function readRules(data: unknown): Rule[] {
  return file.parse(data);
}
