import { z } from "zod";
import { OperatorError } from "../errors.ts";
import { functions } from "../people.ts";
import { typeset } from "../words/typography.ts";
import type { BodyTemplate, Seat } from "./bodies.ts";

/** One template as its file gives it, once parsed; `file` is only shown in messages. */
export type BodyFile = { file: string; data: unknown };

/** "mayor@commune", "vice_president@epci domaine". */
export const seat = z.string().transform((source, context): Seat => {
  const [, held, at, domain] = /^(\w+)@(epci|commune)( domaine)?$/.exec(source) ?? [];
  const known = functions.find((one) => one === held);
  if (known === undefined) {
    const message = `« ${source} » : écrire une fonction suivie de @epci ou @commune, et de « domaine » s'il le faut`;
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  }
  return { function: known, at: at === "epci" ? "epci" : "municipality", inDomain: domain !== undefined };
});

const yesNo = z
  .enum(["oui", "non"])
  .default("non")
  .transform((said) => said === "oui");

const template = z
  .strictObject({
    cle: z.string().regex(/^[a-z_]+$/),
    rang: z.int().min(1),
    nom: z.string().min(1),
    mots: z.array(z.string().min(1)).min(1),
    genre: z.enum(["f", "m"]),
    nature: z.enum(["instance", "rencontre"]),
    installation: z.enum(["une", "plusieurs", "jamais"]),
    domaine: z.enum(["requis", "facultatif", "aucun"]).default("aucun"),
    fonction: z.enum(["regulation", "decision", "production"]),
    objet: z.string().min(1),
    preside: z.array(seat).min(1),
    membres: z.array(seat).min(1),
    note: z.string().optional(),
    suppleance: z.string().optional(),
    toutes_communes: yesNo,
    cadence: z
      .strictObject({ tous_les: z.int().min(1), unite: z.enum(["semaines", "mois"]), dit: z.string().min(1) })
      .optional(),
    prepare: z.strictObject({ instance: z.string(), jours_avant: z.int().min(1) }).optional(),
    convocation: z.enum(["loi", "reglement_interieur", "libre"]),
    quorum: yesNo,
    lisible_par: z.enum(["tous", "membres"]),
    avis_apres: yesNo,
    meteo_apres: yesNo,
    regles: z.array(z.string().regex(/^R\d+$/)).default([]),
  })
  .transform(({ rang, ...one }): { rank: number; body: BodyTemplate } => ({
    rank: rang,
    body: {
      key: one.cle,
      name: one.nom,
      words: one.mots,
      feminine: one.genre === "f",
      kind: one.nature === "instance" ? "standing" : "occasion",
      setUp: ({ une: "once", plusieurs: "several", jamais: "never" } as const)[one.installation],
      domain: ({ requis: "required", facultatif: "optional", aucun: "none" } as const)[one.domaine],
      function: one.fonction,
      purpose: one.objet,
      chairs: one.preside,
      seats: one.membres,
      ...(one.note === undefined ? {} : { note: one.note }),
      ...(one.suppleance === undefined ? {} : { substitutes: one.suppleance }),
      allMunicipalities: one.toutes_communes,
      ...(one.cadence === undefined
        ? {}
        : {
            cadence: {
              every: one.cadence.tous_les,
              unit: one.cadence.unite === "mois" ? "months" : "weeks",
              wording: one.cadence.dit,
            },
          }),
      ...(one.prepare === undefined
        ? {}
        : { prepares: one.prepare.instance, preparesDaysBefore: one.prepare.jours_avant }),
      notice: ({ loi: "law", reglement_interieur: "internal_rules", libre: "free" } as const)[one.convocation],
      quorum: one.quorum,
      audience: one.lisible_par === "tous" ? "everyone" : "members",
      survey: one.avis_apres,
      weather: one.meteo_apres,
      rules: one.regles,
    },
  }));

/**
 * The templates of `data/bodies/`, in the order they are shown. Throws one `OperatorError` that names the file and the key
 * of every fault.
 */
export function readBodies(files: readonly BodyFile[]): BodyTemplate[] {
  const faults: string[] = [];
  const read = files.flatMap(({ file, data }) => {
    const { data: one, error } = template.safeParse(data, { error: z.locales.fr().localeError });
    for (const issue of error?.issues ?? [])
      faults.push(`${file}, ${issue.path.join(".") || "fichier"} : ${issue.message}`);
    return one === undefined ? [] : [{ file, ...one }];
  });
  // What a file that was refused would have said is not missed in the others.
  if (faults.length === 0) faults.push(...faultsBetween(read));
  if (faults.length > 0) throw new OperatorError(faults.map(typeset).join("\n"));
  return read.toSorted((one, other) => one.rank - other.rank).map(({ body }) => body);
}

function faultsBetween(read: readonly { file: string; rank: number; body: BodyTemplate }[]): string[] {
  return read.flatMap(({ file, rank, body }, index) => {
    const before = read.slice(0, index);
    const others = (same: (other: BodyTemplate) => boolean) => before.some((other) => same(other.body));
    const twice = body.words.find((word) => others((other) => other.words.includes(word)));
    const lost = body.prepares !== undefined && !read.some((other) => other.body.key === body.prepares);
    return [
      ...(others(({ key }) => key === body.key) ? [`${file}, cle : « ${body.key} » est déjà le nom d'une autre`] : []),
      ...(before.some((other) => other.rank === rank) ? [`${file}, rang : ${rank} est déjà celui d'une autre`] : []),
      ...(twice === undefined ? [] : [`${file}, mots : « ${twice} » est déjà un mot d'une autre`]),
      ...(lost ? [`${file}, prepare.instance : « ${body.prepares} » n'existe pas`] : []),
    ];
  });
}
