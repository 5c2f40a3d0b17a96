import { expect, test } from "vitest";
import { readSaid } from "../../../src/adapters/web/inbound.ts";
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
