import type { Command, CommandContext, Parameters } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { fold } from "../../core/language/fold.ts";
import { say } from "../../core/message.ts";
import {
  sayItemMarked,
  sayItemMoved,
  sayItemRemoved,
  sayItemRenamed,
  sayPlaceUnknown,
} from "../../core/words/agenda-items.ts";
import { textParameter } from "../parameter.ts";
import { readItems } from "./read-items.ts";
import { tellDismissed } from "./guest-notices.ts";
import { chosenItem, itemParameters, numberedItems, splitItem } from "./which-item.ts";

export const itemRemove: Command = {
  name: "item-remove",
  words: [
    "ordre du jour retirer",
    "odj retirer",
    "ordre du jour supprimer",
    "ordre du jour enlever",
    "retirer le point",
    "retirer point",
  ],
  group: "meetings",
  summary: "retirer un point de l'ordre du jour",
  examples: ["ordre du jour retirer 2 du copil"],
  action: "manage_meetings",
  parameters: (context, known) => itemParameters(context, known, "Quel point faut-il retirer ?"),
  read(rest, context) {
    const { rest: left, ...said } = splitItem(rest, context, { trailing: true });
    return left === "" ? { ...said } : undefined;
  },
  run(context, parameters) {
    const { store, person, now, today } = context;
    const { view, item } = chosenItem(parameters, context);
    store.agendas.drop(item.id, now);
    store.audit.add(now, person.id, "item.removed", `item:${item.id}`, { before: item.title });
    const untold = item.guests.filter((guest) => !tellDismissed(context, view, item, guest));
    const names = untold.map(({ name }) => name);
    return { message: say(sayItemRemoved(view, item.title, names, today)) };
  },
};

const place =
  /^(?:(?:en|à|a|au|vers|juste)\s+)?(?:(avant|devant|après|apres)\s+(?:le\s+)?)?(?:la\s+)?(?:places?\s+|position\s+|n°\s*|point\s+)*(\d{1,2}|premier|première|premiere|tête|tete|dernier|dernière|derniere|fin|début|debut)(?:er|re|e|ère|ème)?(?:\s+place)?$/iu;

export const itemMove: Command = {
  name: "item-move",
  words: ["ordre du jour déplacer", "odj déplacer", "ordre du jour mettre", "déplacer le point", "déplacer point"],
  group: "meetings",
  summary: "changer un point de place",
  examples: ["ordre du jour déplacer 3 en 1"],
  action: "manage_meetings",
  parameters: (context, known) => [
    ...itemParameters(context, known, "Quel point faut-il déplacer ?"),
    textParameter(
      { id: "place", text: "À quelle place ?", label: "Place", help: "Par exemple « en 1 » ou « en dernier »." },
      30,
    ),
  ],
  read(rest, context) {
    const { rest: left, ...said } = splitItem(rest, context, { trailing: true });
    if (said.number === undefined) return undefined;
    if (left === "") return { ...said };
    return place.test(left) ? { ...said, place: left } : undefined;
  },
  run(context, parameters) {
    const { store, person, now, today } = context;
    const { view, item, number } = chosenItem(parameters, context);
    const to = placeOf(String(parameters["place"]), number, view.items.length);
    if (to === undefined) throw new UserError(sayPlaceUnknown(view.items.length));
    const others = view.items.filter(({ id }) => id !== item.id);
    const ordered = others.toSpliced(to - 1, 0, item);
    store.agendas.reorder(ordered.map(({ id }) => id));
    store.audit.add(now, person.id, "item.moved", `item:${item.id}`, { before: String(number), after: String(to) });
    const readable = new Set(numberedItems(context, view).map((one) => one.item.id));
    const titles = ordered.map(({ id, title }) => (readable.has(id) ? title : "point sensible"));
    return { message: say(sayItemMoved(view, item.title, to, titles, today)) };
  },
};

/** From 1; undefined when it is not a place of this agenda. */
function placeOf(said: string, from: number, count: number): number | undefined {
  const [, side, where = ""] = place.exec(said.trim()) ?? [];
  const word = fold(where);
  if (/^(?:premiere?|tete|debut)$/u.test(word)) return 1;
  if (/^(?:derniere?|fin)$/u.test(word)) return count;
  const number = Number(where);
  if (!/^\d+$/u.test(where) || number < 1 || number > count) return undefined;
  if (side === undefined) return number;
  // Once taken from before it, what it is put beside has moved up by one.
  const shifted = from < number ? number - 1 : number;
  return fold(side).startsWith("apres") ? shifted + 1 : shifted;
}

const marks = /^(?:est |sera |n'est |comme |en )?(plus |non |pas )?(?:un point )?sensible$/u;

export const itemRename: Command = {
  name: "item-rename",
  words: ["ordre du jour modifier", "odj modifier", "ordre du jour renommer", "modifier le point", "renommer le point"],
  group: "meetings",
  summary: "changer le titre d'un point, ou le rendre sensible",
  examples: ["ordre du jour modifier 2 Fonds de concours 2027", "point 2 sensible"],
  action: "manage_meetings",
  parameters: (context, known) => [
    ...itemParameters(context, known, "Quel point faut-il modifier ?"),
    ...(known["mark"] === undefined
      ? [textParameter({ id: "title", text: "Quel est son nouveau titre ?", label: "Titre" })]
      : []),
  ],
  read(rest, context) {
    const { rest: left, ...said } = splitItem(rest, context, { trailing: false });
    if (said.number === undefined) return left === "" ? { ...said } : undefined;
    const mark = markOf(left);
    if (mark !== undefined) return { ...said, mark };
    return left === "" ? { ...said } : { ...said, title: left };
  },
  run(context, parameters) {
    if (parameters["mark"] !== undefined) return setMark(context, parameters);
    const { store, person, now } = context;
    const { item } = chosenItem(parameters, context);
    const [typed] = readItems(String(parameters["title"]));
    const title = typed?.title ?? item.title;
    const sensitive = item.sensitive || (typed?.sensitive ?? false);
    store.agendas.change({ id: item.id, title, sensitive });
    store.audit.add(now, person.id, "item.renamed", `item:${item.id}`, { before: item.title, after: title });
    return { message: say(sayItemRenamed(item.title, title)) };
  },
};

export const itemMark: Command = {
  name: "item-mark",
  words: ["point", "ordre du jour point", "odj point", "ordre du jour marquer", "rendre sensible le point", "le point"],
  group: "meetings",
  summary: "rendre un point sensible, ou qu'il ne le soit plus",
  examples: ["point 2 sensible", "point 2 du copil plus sensible"],
  action: "manage_meetings",
  claims: (rest) => /^(?:(?:n°|num[ée]ro)\s*)?\d{1,2}\b.*\bsensible\b/iu.test(rest.trim()),
  parameters: (context, known) => itemParameters(context, known, "Quel point ?"),
  read(rest, context) {
    const { rest: left, ...said } = splitItem(rest, context, { trailing: true });
    const mark = markOf(left);
    return said.number === undefined || mark === undefined ? undefined : { ...said, mark };
  },
  run: setMark,
};

function markOf(said: string): "sensitive" | "plain" | undefined {
  const found = marks.exec(fold(said).replace(/[\s.!]+$/u, ""));
  if (!found) return undefined;
  return found[1] === undefined ? "sensitive" : "plain";
}

function setMark(context: CommandContext, parameters: Parameters) {
  const { store, person, now } = context;
  const { item } = chosenItem(parameters, context);
  const sensitive = parameters["mark"] === "sensitive";
  store.agendas.change({ id: item.id, title: item.title, sensitive });
  const changed = item.sensitive !== sensitive;
  const trace = { before: String(item.sensitive), after: String(sensitive) };
  if (changed) store.audit.add(now, person.id, "item.marked", `item:${item.id}`, trace);
  return { message: say(sayItemMarked(item.title, sensitive, changed)) };
}
