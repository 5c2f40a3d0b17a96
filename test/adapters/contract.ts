import { describe, expect, test } from "vitest";
import type { Adapter, Address, Inbound } from "../../src/core/adapter.ts";
import type { Outbound } from "../../src/core/message.ts";
import { toPlainText } from "../../src/core/plain-text.ts";
import { readable } from "../support/test-bot.ts";

/** One platform with one person on it, and the adapter started on both. */
export type Stage = {
  adapter: Adapter;
  /** What the adapter handed over, in order. */
  received: Inbound[];
  /** Makes `receive` throw that many times: nothing was kept. */
  failNext: (times: number) => void;
  /** The account of the person, and their direct conversation. */
  accountId: string;
  direct: Address;
  /** The person types; the platform delivers again until it is told that the event was kept. */
  type: (text: string) => Promise<void>;
  /** The person picks the choice that carries `value` in the last message. */
  pick: (value: string) => Promise<void>;
  /** What the person reads, oldest first: all the words of each message. */
  read: () => Promise<string[]>;
};

/** What the core would be: it remembers what it is told, and fails when asked to. */
export function createEar() {
  const received: Inbound[] = [];
  let failures = 0;
  let kept = false;
  return {
    received,
    /** The last that was handed over was kept. */
    hasKept: (): boolean => kept,
    failNext: (times: number): void => void (failures = times),
    receive: (event: Inbound): void => {
      received.push(event);
      kept = failures <= 0;
      if (failures-- > 0) throw new Error("nothing was kept");
    },
  };
}

const everyBlock: Outbound = {
  title: "Tout ce que Relais sait montrer",
  blocks: [
    { type: "text", text: "Un **texte**, et des mots à taper : `état`." },
    { type: "fields", fields: [{ label: "Agents", value: "2,5 ETP" }] },
    { type: "list", items: ["une chose", "une autre"] },
    { type: "table", caption: "Échéances", columns: ["Date", "Quoi"], rows: [["vendredi", "Comité technique"]] },
    {
      type: "chart",
      chart: {
        kind: "tiles",
        title: "Jeunesse",
        alt: "Validée : Vougy.",
        tiles: [{ label: "Vougy", state: "validée", tone: "done" }],
      },
    },
    {
      type: "chart",
      chart: {
        kind: "bars",
        title: "Reste à charge",
        subtitle: "En euros, 2025",
        alt: "Reste à charge : Vougy, 9 300 €.",
        bars: [{ label: "Vougy", value: 9300, shown: "9 300 €" }],
      },
    },
    { type: "file", file: { name: "dates.ics", mime: "text/calendar", label: "Vos dates", text: "BEGIN:VCALENDAR" } },
    {
      type: "choices",
      choices: [
        { value: "@12 existe=oui", label: "Oui, en régie" },
        { value: "non", label: "Non" },
      ],
    },
  ],
};

const say = (text: string): Outbound => ({ blocks: [{ type: "text", text }] });
const squeeze = (text: string) => readable(text).replace(/\s+/gu, " ");

/** What the core counts on, whatever the platform: run by each adapter on a stage of its own. */
export function describeAdapter(name: string, open: () => Promise<Stage>): void {
  describe(`${name} keeps the contract of adapters`, () => {
    test("what a person types is heard as it was typed, from them, and answered where they are", async () => {
      const { type, received, accountId, direct, adapter } = await open();
      await type("deux agents & demi < 3");
      expect(received).toHaveLength(1);
      expect(received[0]).toMatchObject({ type: "message", text: "deux agents & demi < 3", direct: true });
      expect(received[0]?.from.id).toBe(accountId);
      expect(received[0]?.address).toEqual(direct);
      expect(received[0]?.address.platform).toBe(adapter.platform);
    });

    test("each event has an id of its own, the same when it is delivered again", async () => {
      const { type, received, failNext } = await open();
      failNext(1);
      await type("une première chose");
      await type("une seconde chose");
      const ids = received.map(({ id }) => id);
      expect(ids).toHaveLength(3);
      expect(ids[0]).toBe(ids[1]);
      expect(new Set(ids).size).toBe(2);
    });

    test("every kind of block is readable whole", async () => {
      const { adapter, direct, read } = await open();
      await adapter.send(direct, everyBlock, "all");
      const shown = (await read()).join("\n");
      for (const line of toPlainText(everyBlock).split("\n")) expect(squeeze(shown)).toContain(squeeze(line));
    });

    test("what can be picked comes back as its value", async () => {
      const { adapter, direct, pick, received } = await open();
      await adapter.send(direct, everyBlock, "all");
      await pick("@12 existe=oui");
      expect(received.at(-1)).toMatchObject({ type: "choice", value: "@12 existe=oui", direct: true });
    });

    test("a message tried again is there once, and order is kept", async () => {
      const { adapter, direct, read } = await open();
      const begunAt = Date.now();
      await adapter.send(direct, say("un"), "key-1");
      await adapter.send(direct, say("un"), "key-1", begunAt);
      await adapter.send(direct, say("deux"), "key-2");
      await adapter.send(direct, say("deux"), "key-2", begunAt);
      await adapter.send(direct, say("deux"), "key-3");
      expect(await read()).toEqual(["un", "deux", "deux"]);
    });

    test("a long message is there whole and in order", async () => {
      const { adapter, direct, read } = await open();
      const paragraphs = Array.from({ length: 200 }, (_, index) =>
        `Paragraphe ${index} : ${"des mots ".repeat(12)}`.trim(),
      );
      await adapter.send(direct, { blocks: paragraphs.map((text) => ({ type: "text", text })) }, "long");
      const all = squeeze((await read()).join("\n"));
      const places = paragraphs.map((paragraph) => all.indexOf(squeeze(paragraph)));
      expect(places.filter((place) => place < 0)).toEqual([]);
      expect(places).toEqual(places.toSorted((a, b) => a - b));
    });

    test("the direct conversation of an account can be opened, and written to", async () => {
      const { adapter, accountId, direct, read } = await open();
      const opened = await adapter.openDirect(accountId);
      expect(opened).toEqual(direct);
      await adapter.send(opened, say("bonjour"), "key-1");
      expect(await read()).toEqual(["bonjour"]);
    });

    test("stops twice without harm", async () => {
      const { adapter } = await open();
      await adapter.stop();
      await expect(adapter.stop()).resolves.toBeUndefined();
    });
  });
}
