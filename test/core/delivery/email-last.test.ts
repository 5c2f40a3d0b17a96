import { expect, test } from "vitest";
import type { Adapter, Platform } from "../../../src/core/adapter.ts";
import { replyToSetting } from "../../../src/core/answer-forms.ts";
import { createSearch } from "../../../src/core/delivery/search.ts";
import { launchCampaign } from "../../../src/core/launch-campaign.ts";
import { say } from "../../../src/core/message.ts";
import { corinne, createDemoBot, type DemoBot, dgs } from "../../support/demo-bot.ts";
import { createFakeAdapter } from "../../support/fake-adapter.ts";
import { library, readable } from "../../support/test-bot.ts";

/** Of Arcinges and another municipality, on no messenger. */
const ghislaine = "secretaire.arcinges@demo.example";
const platforms = ["console", "email"] as const;

/** The demonstration with e-mail on, where everybody has a mailbox. */
async function withEmail(bot: DemoBot): Promise<void> {
  const email: Adapter = {
    ...createFakeAdapter(undefined, "email").adapter,
    find: async (address) => ({ id: address, name: "", email: address }),
  };
  await createSearch({
    store: bot.store,
    adapters: () => [createFakeAdapter().adapter, email],
    clock: bot.clock,
    receive: bot.receive,
    onFailure: () => {},
  }).search();
}

/** Where each message of this person would leave now. */
function leaving(bot: DemoBot): { platform: Platform; to: string; key: string }[] {
  const rows = bot.store.outbox.nextPerLane(new Set(), platforms, bot.clock.now());
  return rows.map(({ address, key }) => ({ platform: address.platform, to: address.channel, key }));
}

function write(bot: DemoBot, email: string, key: string): void {
  bot.store.outbox.add(key, { personId: bot.store.people.byEmail(email)?.id ?? 0 }, say(key), bot.clock.now());
}

test("whom no messenger reaches is written to by e-mail, the others never", async () => {
  const bot = createDemoBot();
  write(bot, ghislaine, "une lettre");
  write(bot, corinne, "une autre");
  await withEmail(bot);
  const all = leaving(bot);
  expect(all.filter(({ platform }) => platform === "email").map(({ to }) => to)).toEqual([ghislaine]);
  expect(all).toContainEqual({ platform: "console", to: corinne, key: "une autre" });
  expect(bot.store.accounts.isByEmailAlone(bot.store.people.byEmail(ghislaine)?.id ?? 0)).toBe(true);
});

test("once they speak on a messenger, they are written to there, and no more by e-mail", async () => {
  const bot = createDemoBot();
  await withEmail(bot);
  bot.drain();
  bot.say(ghislaine, "bonjour");
  bot.clock.forward(60_000);
  write(bot, ghislaine, "une lettre");
  expect(leaving(bot)).toEqual([{ platform: "console", to: ghislaine, key: "une lettre" }]);
  await withEmail(bot);
  expect(leaving(bot)).toEqual([{ platform: "console", to: ghislaine, key: "une lettre" }]);
  expect(bot.store.accounts.isByEmailAlone(bot.store.people.byEmail(ghislaine)?.id ?? 0)).toBe(false);
});

test("a refused address is not tried again by itself", async () => {
  const bot = createDemoBot();
  write(bot, ghislaine, "une lettre");
  await withEmail(bot);
  bot.store.accounts.lose({ platform: "email", channel: ghislaine }, bot.clock.now());
  await withEmail(bot);
  expect(leaving(bot).filter(({ platform }) => platform === "email")).toEqual([]);
});

test("a first letter by e-mail says how to answer, with the forms; on a messenger it is as ever", () => {
  const bot = createDemoBot();
  bot.store.settings.set(replyToSetting, "accueil@cc-exemple.fr");
  const questionnaire = library.questionnaires.get("orga_commune");
  const director = bot.store.people.byEmail(dgs);
  if (questionnaire === undefined || director === undefined) throw new Error("the demonstration changed");
  const campaign = {
    questionnaire,
    variables: { annee_ref: 2025 },
    slug: "orga",
    title: "Comment travaille votre commune",
    wishedBy: "2026-12-18",
    asked: { places: bot.store.territory.municipalities().filter(({ insee }) => insee === "42338") },
  };
  const now = bot.clock.now();
  launchCampaign(bot.store, campaign, director, { now, today: "2026-11-23", leavesAt: () => now });
  const letter = bot.drain().find(({ key }) => key.startsWith("campaign:2:"));
  const { written, blocks } = letter?.message ?? { blocks: [] };
  expect(blocks.map(({ type }) => type)).toEqual(["text", "choices"]);
  expect(readable(written?.subject ?? "")).toBe(
    "Comment travaille votre commune : Vougy, réponse souhaitée avant le vendredi 18 décembre 2026",
  );
  const said = readable(JSON.stringify(written?.blocks));
  expect(said).toContain(
    "Pour répondre : remplissez le fichier joint, puis renvoyez-le à accueil@cc-exemple.fr. Vous pouvez aussi répondre par téléphone.",
  );
  expect(said).not.toContain("`");
  const files = written?.blocks.flatMap((block) => (block.type === "file" ? [block.file.name] : []));
  expect(files).toEqual([
    "formulaire-vougy-comment-travaille-votre-commune-2026-11-23.csv",
    "formulaire-vougy-comment-travaille-votre-commune-2026-11-23.html",
  ]);
});

test("whoever is asked in their own name gets by e-mail a form that names nobody, and is told who will open it", () => {
  const bot = createDemoBot();
  bot.store.settings.set(replyToSetting, "accueil@cc-exemple.fr");
  bot.play(dgs, "diagnostic lancer attentes à Vougy et Nandax, 15 janvier");
  bot.receive(bot.eventOf(dgs, { text: "oui" }));
  const letters = bot.drain().filter(({ key }) => key.startsWith("campaign:2:"));
  const blocks = letters.map(({ message }) => message.written?.blocks ?? []);
  const said = readable(JSON.stringify(blocks[0]?.filter(({ type }) => type === "text")));
  expect(said).toContain("remplissez le fichier joint, puis renvoyez-le à accueil@cc-exemple.fr");
  expect(said).toContain("passe par la direction générale, qui l'ouvre et le lit");
  expect(said).toContain("rendez-le dans une enveloppe sans nom");
  expect(said).toContain("demandez un accès à Relais à accueil@cc-exemple.fr");
  const files = blocks.map((one) => JSON.stringify(one.filter(({ type }) => type === "file")));
  expect(files).toHaveLength(2);
  expect(new Set(files).size).toBe(1);
  expect(files[0]).not.toMatch(/Chevalier|Poitrenaud|Vougy|Nandax/u);
});

test("without e-mail, no form waits in what is to be sent", () => {
  const bot = createDemoBot();
  expect(bot.store.settings.get(replyToSetting)).toBeUndefined();
  expect(bot.drain().every(({ message }) => message.written === undefined)).toBe(true);
});
