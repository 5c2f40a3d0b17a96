import { type Flow, flowsFor } from "../../core/agenda-flow.ts";
import type { Command, CommandContext, CommandReply, Parameters } from "../../core/command.ts";
import { fold } from "../../core/language/fold.ts";
import { readChoices } from "../../core/language/read-choices.ts";
import { say } from "../../core/message.ts";
import { bodyNamed } from "../../core/seats.ts";
import type { AgendaItem } from "../../core/store/agendas.ts";
import {
  sayCarried,
  sayFlowAlreadyCarried,
  sayFlowOffered,
  sayNothingToCarry,
  sayWhichFlow,
} from "../../core/words/agenda-flow.ts";
import { typedName } from "../../core/words/body-names.ts";

export const itemCarry: Command = {
  name: "item-carry",
  words: ["ordre du jour reprendre", "odj reprendre", "reprendre l'ordre du jour", "reprendre les points"],
  group: "meetings",
  summary: "reprendre les points d'une réunion qui en prépare une autre",
  examples: ["ordre du jour reprendre", "ordre du jour reprendre 1 et 3"],
  action: "manage_meetings",
  read(rest, context) {
    const offered = /^#(\d+)\/([\d,]+)\s+(.+)$/su.exec(rest.trim());
    if (offered) {
      const [, target = "", among = "", picked = ""] = offered;
      const items = among.split(",").flatMap((id) => context.store.agendas.item(Number(id)) ?? []);
      return pickedAmong(picked, items).kind === "unread" ? undefined : { target, among, picked };
    }
    const name = rest.replace(/^(?:(?:du|de la|de l'|des|au|aux|à la|le|la|les)\s+|l')+/iu, "");
    const flows = flowsOf(context);
    const source = bodyNamed(
      name,
      flows.map((one) => one.source.seated),
    );
    if (source) return { source: String(source.body.id) };
    const items = theOnly(flows)?.items ?? [];
    return pickedAmong(rest, items).kind === "unread" ? undefined : { picked: rest };
  },
  run(context, parameters) {
    if (parameters["among"] !== undefined) return carryOffered(context, parameters);
    const all = flowsOf(context);
    const asked = all.filter(({ source }) =>
      [undefined, String(source.seated.body.id)].includes(textOf(parameters["source"])),
    );
    const flows = asked.filter(({ items }) => items.length > 0);
    const [flow, another] = flows;
    if (flow === undefined) {
      const [done] = asked;
      return { message: say(done ? sayFlowAlreadyCarried(done, context.today) : sayNothingToCarry()) };
    }
    if (another !== undefined)
      return {
        message: sayWhichFlow(
          flows.map((one) => ({ ...one, word: typedName(one.source.seated.template, one.source.seated.body.domain) })),
          context.today,
        ),
      };
    if (parameters["picked"] === undefined) return { message: sayFlowOffered(flow, context.today) };
    const picked = pickedAmong(String(parameters["picked"]), flow.items);
    return picked.kind === "read"
      ? carry(context, flow, picked.items)
      : { message: sayFlowOffered(flow, context.today, true) };
  },
};

function textOf(value: string | number | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}

function flowsOf({ store, library, person, today }: CommandContext): Flow[] {
  return flowsFor(store, library, person, today);
}

function theOnly(flows: readonly Flow[]): Flow | undefined {
  const [only, another] = flows.filter(({ items }) => items.length > 0);
  return another === undefined ? only : undefined;
}

/** What was shown then: items taken up or removed since are said, and the numbers stay those that were read. */
function carryOffered(context: CommandContext, { target, among, picked }: Parameters): CommandReply {
  const { store, today } = context;
  const ids = String(among).split(",").map(Number);
  const flow = flowsOf(context).find(
    (one) =>
      String(one.target.meeting.id) === target &&
      ids.some((id) => store.agendas.meetingOf(id) === one.source.meeting.id),
  );
  if (flow === undefined) return { message: say(sayNothingToCarry()) };
  const shown = ids.flatMap((id) => store.agendas.item(id) ?? []);
  const choice = pickedAmong(String(picked), shown);
  if (choice.kind !== "read") return { message: sayFlowOffered(flow, today, true) };
  const still = choice.items.filter(({ id }) => flow.items.some((one) => one.id === id));
  return still.length === 0 ? { message: say(sayFlowAlreadyCarried(flow, today)) } : carry(context, flow, still);
}

function carry(
  { store, person, now, today }: CommandContext,
  { target }: Flow,
  items: readonly AgendaItem[],
): CommandReply {
  const meetingId = target.meeting.id;
  const carried = items.map((item, index) => {
    const { title, sensitive, id: fromItem, proposedBy } = item;
    const id = store.agendas.add(
      { meetingId, title, sensitive, fromItem, ...(proposedBy !== undefined && { proposedBy }) },
      now,
    );
    store.audit.add(now, person.id, "item.carried", `item:${id}`, { before: `item:${fromItem}`, after: title });
    return { number: target.items.length + index + 1, title, sensitive };
  });
  return { message: sayCarried(target, carried, today) };
}

type Picked = { kind: "read"; items: AgendaItem[] } | { kind: "ask" | "unread" };

/** "1 et 3", "tous", "tout sauf 2", a title; what buttons send, "1,3". */
function pickedAmong(said: string, items: readonly AgendaItem[]): Picked {
  const words = fold(said).replace(/[\s.!]+$/u, "");
  // The line after the items is "all of them".
  const isLast = items.length > 1 && words === String(items.length + 1);
  if (isLast || /(?:^|,)tous$/u.test(words) || /^(?:tout|tous|toutes)(?: les points)?$/u.test(words))
    return { kind: "read", items: [...items] };
  const options = items.map(({ title }, index) => ({ value: String(index + 1), label: title }));
  const ranks = /^\d{1,2}(?:\s*,\s*\d{1,2})*$/u.test(words) ? words.split(",").map((one) => one.trim()) : undefined;
  const reading = ranks ? undefined : readChoices(said, options);
  if (reading && reading.kind !== "read") return { kind: reading.kind };
  const values = ranks ?? (reading?.kind === "read" && reading.rest === "" ? reading.value : []);
  const picked = values.flatMap((value) => items[Number(value) - 1] ?? []);
  return picked.length === 0 || picked.length < values.length ? { kind: "ask" } : { kind: "read", items: picked };
}
