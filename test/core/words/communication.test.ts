import { expect, test } from "vitest";
import { toPlainText } from "../../../src/core/plain-text.ts";
import { sayPreview } from "../../../src/core/words/communication.ts";
import { sayProofOf } from "../../../src/core/words/diffusion-proof.ts";
import { textOf } from "../../support/files.ts";

const municipalities = Array.from({ length: 158 }, (_, index) => `Commune-${index + 1}`);

const momentOf = () => ({ date: "2026-11-23", time: "09:00" });

test("60 mayors of 158 that nobody can reach are told by the first ones, and how many more", () => {
  const away = municipalities
    .slice(0, 60)
    .map((place, index) => ({ place, name: `Mme Nom${index}`, email: `maire${index}@demo.example` }));
  const person = { id: 1, email: "", firstName: "A", lastName: "B", mandates: [], presence: [] };
  const shown = sayPreview({
    title: "Titre",
    body: "Texte",
    author: { person, placeName: (insee) => insee, epciName: "CA Pays Basque" },
    to: ["aux maires"],
    lines: [{ audience: "Maires", channel: "relais", people: 158, away }],
    people: 158,
    today: "2026-11-23",
    on: "2026-11-23",
    remarks: [],
    same: [],
  });
  expect(shown).toContain(
    "158 personnes. Je ne peux pas encore joindre 60 personnes : Commune-1 (Mme Nom0), Commune-2",
  );
  expect(shown).toContain("et 48 autres. Leur message attendra leur compte : `inviter maire0@demo.example`");
  expect(shown.length).toBeLessThan(1_000);
});

test("the proof of 158 letters is read at a glance, and everyone is in its file", () => {
  const receivers = municipalities.map((places, index) => ({
    personId: index,
    firstName: "Claire",
    lastName: `Nom${index}`,
    places,
    outcome: index < 98 ? ("sent" as const) : ("waiting" as const),
    reachable: index < 98,
    ...(index < 98 ? { settledAt: index } : {}),
  }));
  const state = { kind: "left", sent: 98, of: 158, stopped: false } as const;
  const line = { id: 3, title: "Titre", audience: "Maires", channel: "relais", dueOn: "2026-11-23", state } as const;
  const proof = sayProofOf(line, receivers, [], { today: "2026-11-24", momentOf });
  const read = toPlainText(proof);
  expect(read).toContain("✅ Remis à 98 sur 158, lundi 23 novembre.");
  expect(read).toContain("60 personnes : Commune-99 (Claire Nom98)");
  expect(read.length).toBeLessThan(1_000);
  const file = proof.blocks.find((block) => block.type === "file");
  expect(textOf(file?.file).split("\r\n")).toHaveLength(160);
  expect(textOf(file?.file)).toContain("Titre;Maires;Nom0;Claire;Commune-1;remis;23/11/2026;09:00");
});
