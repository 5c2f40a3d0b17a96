import { z } from "zod";
import { seat } from "../governance/read-bodies.ts";
import type { Audience } from "./audience.ts";
import type { Channel } from "./channels.ts";

const channelKeys = new Map<string, Channel>([
  ["relais", "relais"],
  ["courriel", "email"],
  ["affichage", "display"],
  ["reunion", "meeting"],
  ["bulletin", "bulletin"],
  ["site", "website"],
  ["presse", "press"],
  ["courrier", "letter"],
  ["telephone", "telephone"],
  ["reseaux", "social"],
]);

const channel = z.string().transform((key, context): Channel => {
  const known = channelKeys.get(key);
  if (known !== undefined) return known;
  context.addIssue({ code: "custom", message: `« ${key} » : écrire ${[...channelKeys.keys()].join(", ")}` });
  return z.NEVER;
});

const file = z
  .array(
    z
      .strictObject({
        cle: z.string().regex(/^[a-z_]+$/),
        nom: z.string().min(1),
        aux: z.string().min(1),
        mots: z.array(z.string().min(1)).min(1),
        annuaire: z.array(seat).default([]),
        instance: z.string().optional(),
        des_le_debut: z.literal("oui").optional(),
        canaux: z.array(channel).min(1),
      })
      .refine(
        ({ annuaire, canaux }) => annuaire.length > 0 || !canaux.includes("relais"),
        "Relais n’écrit qu’à celles et ceux de l’annuaire : remplir annuaire, ou retirer relais des canaux",
      )
      .transform((read): Audience => ({
        key: read.cle,
        name: read.nom,
        to: read.aux,
        words: read.mots,
        seats: read.annuaire,
        ...(read.instance === undefined ? {} : { body: read.instance }),
        fromStart: read.des_le_debut !== undefined,
        channels: read.canaux,
      })),
  )
  .refine((all) => new Set(all.map(({ key }) => key)).size === all.length, "deux publics ont la même clé");

/** `data/audiences.yaml`, from parsed YAML. Throws zod's error, which names the faulty place. */
export function readAudiences(data: unknown): Audience[] {
  return file.parse(data);
}
