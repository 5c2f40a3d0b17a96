import type { BodyFunction, BodyTemplate } from "../governance/bodies.ts";
import { type Block, type Outbound, text } from "../message.ts";
import type { Person } from "../people.ts";
import { count, formatList } from "./format.ts";
import { fullNameOf } from "./people.ts";

type Composed = { body: BodyTemplate; chair: Person | undefined; members: Person[]; unrepresented: string[] };

const functionWords: Record<BodyFunction, string> = {
  regulation: "régulation",
  decision: "décision",
  production: "production",
};
/** Longer lists of people are counted, not read out. */
const mostNames = 12;

export function sayBodies(all: readonly Composed[]): Outbound {
  return {
    blocks: [
      {
        type: "table",
        caption: "Instances du projet",
        columns: ["Instance", "Fonction", "Présidence", "Membres"],
        rows: all.map(({ body, chair, members }) => [
          body.name,
          functionWords[body.function],
          chair ? fullNameOf(chair) : "à désigner",
          String(members.length),
        ]),
      },
      text("Pour le détail : `instances` suivi d'un nom, par exemple `instances cotech`."),
    ],
  };
}

export function sayBody({ body, chair, members, unrepresented }: Composed, prepared: string | undefined): Outbound {
  const names =
    members.length > mostNames ? count(members.length, "membre", "membres") : formatList(members.map(fullNameOf));
  const blocks: Block[] = [
    text(`${body.purpose}${prepared === undefined ? "" : ` Il prépare : ${prepared}.`}`),
    {
      type: "fields",
      fields: [
        { label: "Fonction", value: functionWords[body.function] },
        { label: "Présidence", value: chair ? fullNameOf(chair) : "à désigner" },
        { label: "Membres", value: names || "aucun dans l'annuaire" },
        {
          label: "Communes non représentées",
          value:
            unrepresented.length > mostNames ? String(unrepresented.length) : formatList(unrepresented) || "aucune",
        },
      ],
    },
    text("Composition déduite de l'annuaire et du modèle de l'instance."),
  ];
  return { title: body.name, blocks };
}
