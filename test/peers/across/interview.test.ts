import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Homeserver, openHomeserver, openingMs } from "../matrix/homeserver.ts";
import { hasSynapse } from "../matrix/synapse.ts";
import { hasEmulator } from "../slack/emulator.ts";
import { offeredBy, plainOf as plainOnSlack } from "../slack/relais.ts";
import { offeredBy as offeredOnTeams, until } from "../teams/person.ts";
import { hasPlayground } from "../teams/playground.ts";
import { plainOf as plainOnTeams } from "../teams/relais.ts";
import { comeToMatrix, comeToSlack, launch, memberOf, valueOf } from "./people.ts";
import { openStage } from "./stage.ts";

const claire = memberOf("dgs@demo.example");
const sylvie = memberOf("secretaire@demo.example");
const corinne = memberOf("secretaire.charlieu@demo.example");

const isAble = hasEmulator && hasSynapse;
if (!isAble || !hasPlayground)
  console.warn(
    "Skipped: an interview over several platforms, which needs the Slack emulator, Synapse and the Playground.",
  );

/** How many times each answer was written, by its path. */
function writesIn(file: string): Map<string, number> {
  const db = new Database(file, { readonly: true });
  const rows = db.prepare<[], { path: string; n: number }>("SELECT path, count(*) AS n FROM answer_log GROUP BY path");
  const writes = new Map(rows.all().map(({ path, n }) => [path, n]));
  db.close();
  return writes;
}

describe.skipIf(!isAble)("one Relais on several platforms", () => {
  let homeserver: Homeserver;
  beforeAll(async () => {
    homeserver = await openHomeserver();
  }, openingMs);
  afterAll(() => homeserver?.stop());

  test.skipIf(!hasPlayground)(
    "keeps once each answer of an interview begun on Slack, gone on with in Matrix through a restart, validated on Teams",
    async () => {
      const stage = await openStage(homeserver, [claire, sylvie], sylvie);
      const { desk } = stage;
      if (desk === undefined) throw new Error("no Teams");
      let running = await stage.start();
      const onSlack = await comeToSlack(stage, sylvie);
      const dgs = await launch(stage, "Vougy et Nandax");

      // Slack: what is pressed, ticked and typed.
      const first = await onSlack.letter("aimerait connaître");
      let shown = await onSlack.click(first, offeredBy(first).single[0] ?? "");
      expect(plainOnSlack(shown)).toContain("Vougy, question 1 sur");
      shown = await onSlack.click(shown, valueOf(shown, "existe=regie"));
      expect(plainOnSlack(shown)).toContain("C'est noté : Oui, en régie.");
      shown = await onSlack.say("2012", "C'est noté : 2012.");
      shown = await onSlack.tick(
        shown,
        ["alsh_periscolaire", "accueil_jeunes"].map((one) => valueOf(shown, one)),
      );
      expect(plainOnSlack(shown)).toContain("C'est noté : Accueil de loisirs périscolaire et Accueil de jeunes.");
      await onSlack.say("environ 120", "120 personnes");
      const doubt = await onSlack.say("2 et 3", "Je préfère vérifier");
      shown = await onSlack.click(doubt, offeredBy(doubt).single[1] ?? "");
      expect(plainOnSlack(shown)).toContain("C'est noté : 6 à 10 ans et 11 à 14 ans.");
      await onSlack.say("40", "C'est noté : 40 places.");
      await onSlack.say("30", "C'est noté : 30 places.");
      await onSlack.say("50", "C'est noté : 50 places.");
      await onSlack.say("180", "C'est noté : 180 jours.");
      const prices = await onSlack.say("9 000", "Comment fixez-vous les tarifs");

      // Matrix: the question that waits is there.
      const onMatrix = await comeToMatrix(homeserver, stage, dgs, "Sylvie Lefèvre");
      expect(onMatrix.welcome).toContain("Comment fixez-vous les tarifs");
      await onMatrix.vote("quotient", "C'est noté : Selon le quotient familial.");
      await onMatrix.say("2,5", "C'est noté : 2,5 ETP.");
      await onMatrix.say("3", "C'est noté : 3 agents.");
      await running.stop();
      await onMatrix.write("aucun");
      running = await stage.start();
      await onMatrix.letter("qualifications manquent");
      await onMatrix.say("le BAFA pour deux personnes", "C'est noté : le BAFA pour deux personnes.");

      // Slack again, under a question that was answered since.
      await onSlack.say("3", "Vous avez continué ailleurs depuis la dernière question posée ici");
      shown = await onSlack.click(prices, valueOf(prices, "tarification=quotient_familial"));
      expect(plainOnSlack(shown)).toContain("Rien à changer : j'avais déjà noté Selon le quotient familial.");
      await onMatrix.say("aucun", "SDJES");

      // What Relais writes of its own accord goes where she spoke last.
      stage.moveTo("2026-12-08", "09:05");
      await dgs.say("relancer Vougy", "Un rappel partirait à Mme Lefèvre");
      await dgs.say("oui", "Le rappel part à Mme Lefèvre");
      await onMatrix.letter("il reste\n- Vougy");
      await onMatrix.vote("Reprendre Vougy", "question 17 sur");
      await onMatrix.vote("Oui", "C'est noté : oui.");

      // Teams: the tenant vouches for the address, no code is needed.
      expect(plainOnTeams(await desk.arrive())).toContain("Nous en étions à :\nOrganisez-vous un transport");
      let card = await desk.type("reprendre");
      card = await desk.click(card, offeredOnTeams(card)[1] ?? "");
      expect(plainOnTeams(card)).toContain("C'est noté : non.");
      expect(plainOnTeams(await desk.type("aucun"))).toContain("C'est noté : aucun.");
      card = await desk.type("aucun");
      card = await desk.click(card, ...offeredOnTeams(card).slice(1, 3));
      expect(plainOnTeams(card)).toContain("C'est noté : Un syndicat et Une association.");
      for (let left = 30; !plainOnTeams(card).includes("Relisez"); left -= 1) {
        if (left === 0) throw new Error(`no end to it: ${plainOnTeams(card)}`);
        card = await desk.type("passer");
      }
      expect(plainOnTeams(await desk.type("valider"))).toContain("C'est validé, merci : le diagnostic de Vougy");

      // What is pressed late says what is true, and changes nothing.
      for (const message of [prices, doubt]) {
        const late = await onSlack.click(message, offeredBy(message).single[0] ?? "");
        expect(plainOnSlack(late)).toContain("Ce questionnaire est déjà validé.");
      }

      expect(plainOnTeams(await desk.type("merci"))).toContain("Avec plaisir");
      stage.moveTo("2026-12-15", "09:05");
      await dgs.say("relancer Nandax", "Un rappel partirait à Mme Lefèvre");
      await dgs.say("oui", "Le rappel part à Mme Lefèvre");
      const reminded = () =>
        desk
          .heard()
          .map(plainOnTeams)
          .find((text) => text.includes("il reste"));
      expect(await until(reminded, "the reminder on Teams")).toContain("Nandax");
      expect((await onSlack.texts()).filter((text) => text.includes("il reste"))).toEqual([]);
      expect((await onMatrix.texts()).filter((text) => text.includes("il reste"))).toHaveLength(1);

      // The DGS reads what was said on each of them, and each answer was written once.
      await dgs.say("suivi", "1 commune sur 2 a validé");
      const answers = plainOnSlack(await dgs.say("réponses Vougy", "Réponses de Vougy"));
      for (const line of said) expect(answers).toContain(` | ${line}\n`);
      const writes = writesIn(stage.file);
      expect(writes.size).toBe(40);
      expect([...writes].filter(([, times]) => times !== 1)).toEqual([]);
      await stage.workspace.front.settled();
      expect(stage.workspace.front.violations).toEqual([]);
      expect(running.store.outbox.maybeTwice()).toEqual([]);
      expect(running.warnings).toEqual([]);
    },
    240_000,
  );

  test("brings back to Slack the answer, then the visa, that a mayor gives in Matrix", async () => {
    const stage = await openStage(homeserver, [claire, corinne]);
    const running = await stage.start();
    const clerk = await comeToSlack(stage, corinne);
    const dgs = await launch(stage, "Charlieu");
    const mayor = await comeToMatrix(homeserver, stage, dgs, "Hélène Sarrazin");

    await clerk.letter("puis par votre maire");
    await clerk.say("diagnostic", "Charlieu, question 1 sur");
    await clerk.say("non", "C'est noté : Non.");
    await clerk.say("je transmets le PEDT à la maire", "Voulez-vous que je pose cette question");
    await clerk.say("oui", "C'est transmis : projet éducatif territorial, à Mme Sarrazin, maire.");
    await mayor.letter("Votre commune a-t-elle un projet éducatif territorial (PEDT) ?");
    await mayor.say("non, pas encore", "C'est noté pour Charlieu : non. Merci, le secrétariat est prévenu.");
    await clerk.letter("Mme Sarrazin, maire, a répondu à votre question (projet éducatif territorial) : non.");

    let shown = await clerk.type("passer");
    for (let left = 20; !plainOnSlack(shown).includes("Relisez"); left -= 1) {
      if (left === 0) throw new Error(`no end to it: ${plainOnSlack(shown)}`);
      shown = await clerk.type("passer");
    }
    expect(plainOnSlack(shown)).toContain("Projet éducatif territorial | non");
    await clerk.say("valider", "dont le visa est demandé");

    await mayor.letter("validées par Mme Teyssier");
    await mayor.say("je vise", "C'est visé : les réponses de Charlieu");
    await clerk.letter("Mme Sarrazin, maire, a visé le mardi 24 novembre 2026 les réponses de Charlieu");
    await dgs.say("suivi", "Visa du maire : 1 commune visée sur 1 validée.");
    await dgs.say("réponses Charlieu", "Projet éducatif territorial | non");
    await stage.workspace.front.settled();
    expect(stage.workspace.front.violations).toEqual([]);
    expect(running.warnings).toEqual([]);
  });
});

/** What was answered on each of them, as it is read by others. */
const said = [
  "Service | Oui, en régie",
  "Année de création | 2012",
  "Missions | Accueil de loisirs périscolaire et Accueil de jeunes",
  "Usagers par an | 120 personnes (estimation)",
  "Tranches d'âge | 6 à 10 ans et 11 à 14 ans",
  "Places le mercredi | 40 places",
  "Places aux petites vacances | 30 places",
  "Places l'été | 50 places",
  "Jours d'ouverture | 180 jours",
  "Heures-enfants | 9 000 heures",
  "Tarification | Selon le quotient familial",
  "Agents en équivalent temps plein | 2,5 ETP",
  "Nombre d'agents | 3 agents",
  "Postes | aucun",
  "Qualifications manquantes | le BAFA pour deux personnes",
  "Diplômes de l'équipe | aucun",
  "Déclaration au SDJES | oui",
  "Transport | non",
  "Équipements | aucun",
  "Matériel à partager | aucun",
  "Autres acteurs | Un syndicat et Une association",
  "Conventions | passée",
];
