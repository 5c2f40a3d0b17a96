import type { Equipment } from "../diagnostic/shared-service.ts";
import { type Outbound, say, type TextFile, text } from "../message.ts";
import { fileNameOf } from "./file-name.ts";
import { count, formatSome, plural } from "./format.ts";

/** A map to open elsewhere, of the equipment whose coordinates are known; the rest is named, never placed by guess. */
export function sayEquipmentMap(
  title: string,
  equipment: readonly Equipment[],
  kindOf: (kind: string) => string,
): Outbound {
  const placed = equipment.filter(({ position }) => position !== undefined);
  const missing = equipment.filter(({ position, unread }) => position === undefined && !unread);
  const unread = equipment.filter((one) => one.unread);
  const apart = [
    ...(missing.length === 0 ? [] : [`Sans coordonnées : ${formatSome(missing.map(sayPlaced))}.`]),
    ...(unread.length === 0
      ? []
      : [
          `${plural(unread.length, "Son lien ne dit pas où il est", "Leur lien ne dit pas où ils sont")}, ou ses coordonnées tombent ailleurs : ${formatSome(unread.map(sayPlaced))}.`,
        ]),
  ];
  if (placed.length === 0) return say(...sayNothingOnMap(title), ...apart);
  return {
    title: `Carte des équipements : ${title}`,
    blocks: [
      text(
        `**${count(placed.length, "équipement placé", "équipements placés")}** sur ${equipment.length}, d'après ce que les communes ont donné.`,
      ),
      ...apart.map(text),
      { type: "file", file: mapOf(title, placed, kindOf) },
      text("Ce fichier GeoJSON s'ouvre dans un logiciel de cartes, par exemple QGIS ou uMap."),
    ],
  };
}

function sayNothingOnMap(title: string): string[] {
  return [
    `Aucune commune n'a donné de coordonnées (${title}). Une secrétaire peut les ajouter à l'adresse d'un équipement, ou y coller un lien vers une carte.`,
  ];
}

function sayPlaced({ title, name }: Equipment): string {
  return `${title} (${name})`;
}

/** RFC 7946: WGS 84, longitude before latitude. What was not said is not in it. */
function mapOf(title: string, placed: readonly Equipment[], kindOf: (kind: string) => string): TextFile {
  const features = placed.map(({ position, ...one }) => ({
    type: "Feature",
    geometry: { type: "Point", coordinates: [position?.longitude, position?.latitude] },
    properties: {
      nom: one.title,
      commune: one.name,
      insee: one.id,
      ...(one.kind !== undefined && { nature: kindOf(one.kind) }),
      ...(one.address !== undefined && one.address !== "" && { adresse: one.address }),
      ...(one.surface !== undefined && { surface_m2: one.surface }),
      ...(one.condition !== undefined && { etat_sur_5: one.condition }),
      ...(one.occupancy !== undefined && { occupation_pct: one.occupancy }),
    },
  }));
  return {
    name: fileNameOf(`equipements ${title}`, "geojson"),
    mime: "application/geo+json",
    label: "Ouvrir la carte",
    text: `${JSON.stringify({ type: "FeatureCollection", features }, undefined, 1)}\n`,
  };
}
