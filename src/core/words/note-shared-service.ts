import type { Passage } from "../message.ts";
import { lowered, sayBehind, sayChoice } from "./figures.ts";
import type { Note } from "./note-basis.ts";
import { effectsTable, equipmentTable, plannedTable } from "./shared-service.ts";

/** Of a shared service: what is there, and what was planned already, in a few words; all of it is among the annexes. */
export function sharedServiceOf({ equipment, actions, facts }: Note): Passage[] {
  const behind = (key: string) => {
    const figure = facts.sections.flatMap(({ figures }) => figures).find(({ indicator }) => indicator.key === key);
    return figure === undefined ? [] : [`D'après ${sayBehind(figure.coverage)}.`];
  };
  const told = [
    ...(equipment.length === 0 ? [] : [[...equipmentTable(equipment, String).lines, ...behind("equipements")]]),
    ...(actions.length === 0 ? [] : [[...plannedTable(actions).lines, ...behind("programme_communal")]]),
  ];
  if (told.length === 0) return [];
  return [
    { type: "heading", level: 1, text: "Équipements et actions déjà prévues" },
    ...told.map((lines): Passage => ({ type: "paragraph", text: lines.join(" ") })),
    { type: "paragraph", look: "note", text: "Les listes, commune par commune, sont en annexe." },
  ];
}

export function sharedServiceLists(note: Note): Passage[] {
  return [...overlapsIn(note), ...equipmentIn(note), ...actionsIn(note)];
}

function overlapsIn({ overlaps, facts, labelOf }: Note): Passage[] {
  if (overlaps.length === 0) return [];
  const say = (key: string, value: string) => sayChoice(facts.indicators, key, value, labelOf);
  return [
    { type: "heading", level: 2, text: "Plusieurs acteurs à la fois" },
    {
      type: "table",
      caption: "Communes où le service est assuré par plusieurs acteurs",
      columns: [
        { title: "Commune", holds: "text" },
        { title: "Service", holds: "text" },
        { title: "Aussi proposé par", holds: "text" },
      ],
      rows: overlaps.map(({ name, own, others }) => [
        name,
        say("existe", own),
        others.map((other, rank) => (rank === 0 ? String : lowered)(say("superposition", other))).join(", "),
      ]),
    },
  ];
}

function equipmentIn({ equipment, facts, labelOf }: Note): Passage[] {
  if (equipment.length === 0) return [];
  const { columns, rows } = equipmentTable(equipment, (key, value) =>
    sayChoice(facts.indicators, `equipements/${key}`, value, labelOf),
  );
  const kept = columns.flatMap((title, rank) =>
    isForPaper(title) && rows.some((row) => row[rank] !== "") ? [rank] : [],
  );
  return [
    { type: "heading", level: 2, text: "Équipements et bâtiments" },
    {
      type: "table",
      caption: "Équipements et bâtiments décrits par les communes",
      columns: kept.map((rank) => ({
        title: columns[rank] ?? "",
        holds: figures.has(columns[rank] ?? "") ? "figure" : "text",
      })),
      rows: rows.map((row) => kept.map((rank) => row[rank] ?? "")),
    },
  ];
}

const figures = new Set(["Surface", "Occupation"]);

/** Where they stand is for a map, not for a page. */
function isForPaper(title: string): boolean {
  return !["Adresse", "Latitude", "Longitude"].includes(title);
}

function actionsIn({ actions }: Note): Passage[] {
  if (actions.length === 0) return [];
  const { columns, rows } = plannedTable(actions);
  const byPlace = effectsTable(actions);
  return [
    { type: "heading", level: 2, text: "Actions déjà prévues par les communes" },
    {
      type: "table",
      caption: "Actions prévues par commune, et ce qu'agir ensemble y changerait",
      columns: byPlace.columns.map((title, rank) => ({ title, holds: rank === 0 ? "text" : "figure" })),
      rows: byPlace.rows,
    },
    {
      type: "table",
      caption: "Ce qu'agir ensemble changerait à chaque action prévue",
      columns: columns.map((title) => ({ title, holds: "text" })),
      rows,
    },
  ];
}
