import { describe, expect, test } from "vitest";
import { toHtml } from "../../../src/adapters/email/html.ts";
import { isReserved, messageIdOf, toText, toWritten } from "../../../src/adapters/email/outbound.ts";
import type { Chart, Outbound } from "../../../src/core/message.ts";

const chart: Chart = {
  kind: "tiles",
  title: "Jeunesse",
  alt: "Validée : Vougy.",
  tiles: [{ label: "Vougy", state: "validée", tone: "done" }],
};
const message: Outbound = {
  blocks: [
    { type: "text", text: "Bonjour Madame Arnaud.\nIl reste **9 questions** pour Vougy & Nandax : `diagnostic`." },
    { type: "list", items: ["une chose <à> lire"] },
    { type: "table", caption: "Échéances", columns: ["Date", "Quoi"], rows: [["vendredi", "Comité"]] },
    { type: "chart", chart },
    { type: "file", file: { name: "dates.ics", mime: "text/calendar", label: "Vos dates", text: "BEGIN" } },
    { type: "choices", choices: [{ value: "plus tard", label: "Plus tard" }] },
  ],
};

describe("a message by e-mail", () => {
  test("offers nothing to pick, and its subject is what it says first after the greeting", () => {
    const { subject, message: written } = toWritten(message);
    expect(subject).toBe("Il reste 9 questions pour Vougy & Nandax : diagnostic.");
    const text = toText(written, "Pour répondre : dgs@cc.fr.");
    expect(text).not.toContain("Plus tard");
    expect(text).toContain("Validée : Vougy.");
    expect(text).toContain("\n-- \nPour répondre : dgs@cc.fr.\n");
  });

  test("is its own words where it has some", () => {
    const own = { subject: "Jeunesse", blocks: [{ type: "text" as const, text: "Remplissez le fichier." }] };
    expect(toWritten({ ...message, written: own })).toEqual({ subject: "Jeunesse", message: { blocks: own.blocks } });
  });

  test("has a title as its subject, cut between words when it is long", () => {
    const long = `Aujourd'hui, ${"des sujets ".repeat(20)}`;
    const { subject } = toWritten({ ...message, title: long });
    expect(subject.length).toBeLessThan(95);
    expect(subject).toMatch(/ (?:des|sujets)…$/u);
  });

  test("is a page in French, whose pictures are told in words and whose signs are only signs", () => {
    const { message: written } = toWritten(message);
    const html = toHtml(written, "Jeunesse", "Pied", new Map([[chart, "graphique-1@relais"]]));
    expect(html).toContain('<html lang="fr">');
    expect(html).toContain("<strong>9 questions</strong> pour Vougy &amp; Nandax");
    expect(html).toContain("«\u202fdiagnostic\u202f»");
    expect(html).toContain("<li>une chose &lt;à&gt; lire</li>");
    expect(html).toContain('<th scope="col"');
    expect(html).toContain('<img src="cid:graphique-1@relais" alt="Validée : Vougy."');
    expect(html).toContain("fichier joint «\u202fdates.ics\u202f»");
    expect(html).not.toContain("Plus tard");
    expect(toHtml(written, "Jeunesse", "Pied", new Map())).toContain("<p>Validée : Vougy.</p>");
  });

  test("has the same Message-ID each time it is tried, and another than that of another message", () => {
    const from = "Relais <relais@cc-exemple.fr>";
    expect(messageIdOf("campaign:1:person:4", from)).toMatch(/^<[0-9a-f]{40}@cc-exemple\.fr>$/u);
    expect(messageIdOf("campaign:1:person:4", from)).toBe(messageIdOf("campaign:1:person:4", from));
    expect(messageIdOf("campaign:1:person:5", from)).not.toBe(messageIdOf("campaign:1:person:4", from));
  });
});

test.each([
  ["secretaire@demo.example", true],
  ["a@example.com", true],
  ["a@mairie.test", true],
  ["mairie.vougy@wanadoo.fr", false],
  ["a@examplemairie.fr", false],
])("people of a demonstration are never written to: %s is reserved (%s)", (address, reserved) => {
  expect(isReserved(address)).toBe(reserved);
});
