import { expect, test } from "vitest";
import { readSaid, readSent } from "../../../src/adapters/web/inbound.ts";
import { createFakeScene } from "../../support/fake-scene.ts";

const { people } = createFakeScene().describe();
const id = "3f0b8f54-6c0f-4b55-9d33-5f5c8f0f2a11";

test("typed text becomes a message of the account, with the address the sandbox vouches for", () => {
  expect(readSaid({ id, account: "lefevre", text: " deux agents et un mi temps" }, people)).toEqual({
    kind: "said",
    event: {
      id,
      from: { id: "lefevre", name: "Anne Lefèvre", email: "lefevre@exemple.fr" },
      address: { platform: "web", channel: "lefevre" },
      direct: true,
      type: "message",
      text: " deux agents et un mi temps",
    },
    shown: " deux agents et un mi temps",
  });
});

test("a clicked choice carries its value, and shows its label", () => {
  expect(readSaid({ id, account: "lefevre", choice: "plus tard", label: "Plus tard" }, people)).toMatchObject({
    event: { type: "choice", value: "plus tard" },
    shown: "Plus tard",
  });
});

test("an account without an address vouches for none", () => {
  expect(readSaid({ id, account: "inconnu", text: "bonjour" }, people)).toHaveProperty("event.from", {
    id: "inconnu",
    name: "Camille Dupuis",
  });
});

test.each<[string, unknown, number, RegExp]>([
  ["nothing", undefined, 400, /pas lisible/],
  ["a list", [], 400, /pas lisible/],
  ["no id", { account: "lefevre", text: "oui" }, 400, /identifiant/],
  ["an id that is not a uuid", { id: "1", account: "lefevre", text: "oui" }, 400, /identifiant/],
  ["no account", { id, text: "oui" }, 400, /compte/],
  ["an unknown account", { id, account: "personne", text: "oui" }, 404, /n’existe pas/],
  ["no text", { id, account: "lefevre" }, 400, /vide/],
  ["only spaces", { id, account: "lefevre", text: " \n" }, 400, /vide/],
  ["a number for a text", { id, account: "lefevre", text: 2 }, 400, /vide/],
  ["too long a text", { id, account: "lefevre", text: "a".repeat(4001) }, 400, /trop long/],
  ["a choice without its label", { id, account: "lefevre", choice: "oui" }, 400, /réponse choisie/],
])("%s is refused with a sentence", (_, body, status, sentence) => {
  expect(readSaid(body, people)).toEqual({ kind: "refused", status, sentence: expect.stringMatching(sentence) });
});

test("a file is a message of the account, with what was typed", () => {
  const bytes = new Uint8Array([1, 2]);
  const query = { id, account: "lefevre", name: "salle.jpg", mime: "image/jpeg", text: "voici la salle" };
  expect(readSent(query, bytes, people)).toMatchObject({
    kind: "said",
    event: { id, type: "file", text: "voici la salle", files: [{ name: "salle.jpg", mime: "image/jpeg", bytes }] },
    shown: "voici la salle\nPièce jointe\u00a0: salle.jpg",
  });
  expect(readSent({ id, account: "lefevre", name: "a.pdf" }, bytes, people)).toMatchObject({
    event: { text: "", files: [{ mime: "" }] },
    shown: "Pièce jointe\u00a0: a.pdf",
  });
});

test.each<[string, object, Uint8Array, number, RegExp]>([
  ["without a name", { id, account: "lefevre" }, new Uint8Array([1]), 400, /fichier/],
  ["empty", { id, account: "lefevre", name: "a.pdf" }, new Uint8Array(), 400, /vide/],
  ["of nobody", { id, account: "personne", name: "a.pdf" }, new Uint8Array([1]), 404, /n’existe pas/],
])("a file %s is refused with a sentence", (_, query, bytes, status, sentence) => {
  expect(readSent(query, bytes, people)).toEqual({
    kind: "refused",
    status,
    sentence: expect.stringMatching(sentence),
  });
});
