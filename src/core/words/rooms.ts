import type { Platform } from "../adapter.ts";
import type { CivilDate } from "../calendar/civil-date.ts";
import type { BodyTemplate } from "../governance/bodies.ts";
import { type Outbound, text } from "../message.ts";
import { inSentence, type NamedBody, ofBody, theBody, typedName } from "./body-names.ts";
import { capital, formatDate, formatList } from "./format.ts";
import { platformNames } from "./preferences.ts";

type Named = { body: { name: string; domain?: string }; template: BodyTemplate };

/** "Point de la semaine, comité de pilotage, lundi 30 novembre 2026". */
export function sayRoomPointTitle({ body }: NamedBody, today: CivilDate): string {
  return `Point de la semaine, ${inSentence(body.name)}, ${formatDate(today)}`;
}

/** `word`: of the chair, where the rooms are to read it too. */
export function sayRoomPoint(title: string, lines: readonly string[], word: string | undefined): Outbound {
  return { title, blocks: [...(word === undefined ? [] : [text(word)]), { type: "list", items: [...lines] }] };
}

/** `before`: the instance whose room it was until now. */
export function sayRoomSet(seated: Named, before: NamedBody | undefined): string {
  const instead = before === undefined ? "" : ` Il n'est plus celui ${ofBody(before)}.`;
  const closed =
    seated.template.audience === "everyone"
      ? ""
      : ` ${capital(theBody(seated))} ne se lit que par ses membres : vérifiez que ce salon n'a qu'eux.`;
  return `C'est noté : ce salon est celui ${ofBody(seated)}.${instead} Le lundi à 8 h, j'y écris en cinq lignes au plus ce qui est nouveau, rien de sensible, et rien s'il n'y a rien de nouveau.${closed} Pour arrêter, ici : \`${typedUnset(seated)}\`.`;
}

export function sayRoomAlready(seated: Named): string {
  return `Ce salon est déjà celui ${ofBody(seated)}. Pour arrêter, ici : \`${typedUnset(seated)}\`.`;
}

export function sayRoomWhich(bodies: readonly Named[]): string {
  if (bodies.length === 0) return "Aucune instance n'est installée. Les modèles sont dans `instances`.";
  const typed = bodies.slice(0, 4).map((one) => `\`ce salon est ${typedOf(one)}\``);
  return `De quelle instance ce salon est-il celui ? Écrivez par exemple ${formatList(typed, "ou")}.`;
}

export function sayRoomUnset(seated: NamedBody | undefined): string {
  const whose = seated === undefined ? "d'une instance" : ofBody(seated);
  return `C'est noté : ce salon n'est plus celui ${whose}. Je n'y écris plus de moi-même.`;
}

export function sayRoomOfNobody(): string {
  return "Ce salon n'est celui d'aucune instance : je n'y écris pas de moi-même.";
}

/** Said alone, where there is no room. */
export function sayInTheRoom(): string {
  return "Cela se dit dans le salon lui-même : ajoutez-y Relais, puis écrivez-y `@Relais ce salon est celui du copil`. `les salons` montre ceux que je connais.";
}

export function sayRooms(
  rooms: readonly { seated: NamedBody | undefined; platform: Platform; by: string; on: CivilDate }[],
): Outbound {
  if (rooms.length === 0)
    return {
      blocks: [
        text(
          "Aucun salon n'est celui d'une instance. Dans un salon où Relais est présent, écrivez `@Relais ce salon est celui du copil` : chaque lundi, j'y écrirai ce qui est nouveau.",
        ),
      ],
    };
  return {
    blocks: [
      {
        type: "table",
        caption: "Salons des instances",
        columns: ["Instance", "Messagerie", "Demandé par", "Depuis"],
        rows: rooms.map(({ seated, platform, by, on }) => [
          seated?.body.name ?? "instance close",
          platformNames[platform],
          by,
          formatDate(on),
        ]),
      },
      text("Pour en arrêter un, écrivez dans ce salon : `@Relais ce salon n'est plus celui du copil`."),
    ],
  };
}

function typedUnset(seated: Named): string {
  return `ce salon n'est plus ${typedOf(seated)}`;
}

/** "celui du copil", as it is typed. */
function typedOf({ body, template }: Named): string {
  return `celui ${template.feminine ? "de la" : "du"} ${typedName(template, body.domain)}`;
}
