import { describe, expect, test } from "vitest";
import { toPlainText } from "../../../src/core/plain-text.ts";
import { createDemoBot, type DemoBot, dgs, mayorOfVougy, president, sylvie } from "../../support/demo-bot.ts";
import { readable } from "../../support/test-bot.ts";

let frozen: Uint8Array | undefined;

function withCharter(): DemoBot {
  if (frozen === undefined) {
    const bot = createDemoBot();
    bot.say(dgs, "charte créer Pacte jeunesse : https://exemple.fr/pacte");
    frozen = bot.freeze();
  }
  return createDemoBot({ from: frozen });
}

const kept = (bot: DemoBot) =>
  bot.store.charters.pledges(1).map(({ insee, level, condition, proof }) => ({
    place: bot.store.territory.municipality(insee)?.name,
    level,
    ...(condition === undefined ? {} : { condition }),
    ...(proof === undefined ? {} : { proof }),
  }));

describe("a mayor says what the municipality pledges", () => {
  test.each([
    ["engagement Vougy : participe", { level: "takes_part" }],
    ["mon engagement : porte", { level: "leads" }],
    ["engagement soutien", { level: "supports" }],
    ["engagement on observe", { level: "observes" }],
    ["engagement Vougy ne participe pas", { level: "stays_out" }],
    ["engagement vougy partcipe", { level: "takes_part" }],
    ["nous soutenons la charte", { level: "supports" }],
    ["on participe au pacte jeunesse", { level: "takes_part" }],
    [
      "engagement Vougy : participe, si le car passe le mercredi",
      { level: "takes_part", condition: "si le car passe le mercredi" },
    ],
    ["engagement participe : après le vote du budget", { level: "takes_part", condition: "après le vote du budget" }],
    ["engagement participe mais pas le mercredi.", { level: "takes_part", condition: "mais pas le mercredi" }],
    ["engagement participe et on ne paie pas le car", { level: "takes_part", condition: "et on ne paie pas le car" }],
    ["nous souhaitons participer à la charte", { level: "takes_part" }],
    ["engagement soutient mais sans payer le car", { level: "supports", condition: "mais sans payer le car" }],
    [
      "engagement participe, si Mars et Nandax viennent",
      { level: "takes_part", condition: "si Mars et Nandax viennent" },
    ],
  ])("« %s »", (said, expected) => {
    const bot = withCharter();
    expect(bot.say(mayorOfVougy, said)).toContain("C'est noté : Vougy");
    expect(kept(bot)).toEqual([{ place: "Vougy", ...expected }]);
  });

  test.each([
    "engagement",
    "engagement Vougy",
    "engagement participe pas encore",
    "engagement porte et observe",
    "engagement : ne soutient pas",
  ])("« %s » is asked for", (said) => {
    const bot = withCharter();
    expect(bot.say(mayorOfVougy, said)).toContain("Quel engagement ?");
    expect(bot.say(mayorOfVougy, "2")).toContain("Vougy participe");
    expect(kept(bot)).toEqual([{ place: "Vougy", level: "takes_part" }]);
  });

  test("keeps what was said before in the history, and says it", () => {
    const bot = withCharter();
    bot.say(mayorOfVougy, "engagement observe");
    expect(bot.say(mayorOfVougy, "engagement participe")).toContain("Avant : observe (lundi 23 novembre 2026)");
    const history = bot.say(sylvie, "engagements Vougy");
    expect(history.indexOf("participe")).toBeLessThan(history.indexOf("observe"));
    expect(kept(bot).map(({ level }) => level)).toEqual(["observes", "takes_part"]);
  });

  test("said twice is noted once", () => {
    const bot = withCharter();
    bot.say(mayorOfVougy, "engagement participe");
    expect(bot.say(mayorOfVougy, "engagement participe")).toContain("C'était déjà noté");
    expect(kept(bot)).toHaveLength(1);
  });

  test.each([
    ["engagement Nandax : participe", "L'engagement de Nandax est dit par le maire de la commune"],
    ["engagement Vougy et Nandax participent", "Une commune à la fois"],
    ["engagement participe lundi prochain peut-être", "Je n'ai pas compris « lundi prochain peut-être »"],
  ])("« %s » is refused plainly, and nothing is noted", (said, sentence) => {
    const bot = withCharter();
    expect(bot.say(mayorOfVougy, said)).toContain(sentence);
    expect(kept(bot)).toEqual([]);
  });

  test("words said in passing note nothing", () => {
    const bot = withCharter();
    for (const said of ["engagement fort de Vougy", "un engagement de Vougy et de Mars", "engagement des familles"])
      expect(bot.say(mayorOfVougy, said)).toContain("Je n'ai pas compris");
    expect(kept(bot)).toEqual([]);
  });

  test("said as a question, it is read and not noted", () => {
    const bot = withCharter();
    expect(bot.say(mayorOfVougy, "engagement Vougy ?")).toContain("Vougy n'a pas encore dit son engagement");
    expect(kept(bot)).toEqual([]);
  });

  test("other elected officials and the secretary read it, and do not say it", () => {
    const bot = withCharter();
    expect(bot.say(sylvie, "engagement Vougy participe")).toContain("Je ne peux pas faire cela");
    expect(bot.say("adjointe.jeunesse@demo.example", "engagement participe")).toContain("je n'ai rien noté");
    expect(kept(bot)).toEqual([]);
  });
});

describe("the direction notes it on somebody's word", () => {
  test.each([
    ["engagement Vougy : participe, délibération du 12 janvier", { proof: "délibération du 12 janvier" }],
    ["engagement Vougy participe délibération du 12 mars", { proof: "délibération du 12 mars" }],
    ["engagement Vougy participe, d'après la maire", { proof: "la maire" }],
    ["engagement Vougy participe selon la maire", { proof: "la maire" }],
    [
      "engagement Vougy participe, si le car passe, courriel du 3 mars",
      { proof: "courriel du 3 mars", condition: "si le car passe" },
    ],
  ])("« %s »", (said, expected) => {
    const bot = withCharter();
    expect(bot.say(dgs, said)).toContain("C'est noté : Vougy participe");
    expect(kept(bot)).toEqual([{ place: "Vougy", level: "takes_part", ...expected }]);
  });

  test("which is asked when it was not said", () => {
    const bot = withCharter();
    expect(bot.say(dgs, "engagement Vougy : participe")).toContain("D'où le tenez-vous ?");
    expect(bot.say(dgs, "délibération du 12 janvier")).toContain("C'est noté");
    expect(kept(bot)).toEqual([{ place: "Vougy", level: "takes_part", proof: "délibération du 12 janvier" }]);
  });

  test("the mayor is told, and may say otherwise", () => {
    const bot = withCharter();
    bot.receive(bot.eventOf(dgs, { text: "engagement Vougy : porte, appel de la maire" }));
    const told = bot.drain().find(({ to }) => to === mayorOfVougy);
    expect(readable(toPlainText(told?.message ?? { blocks: [] }))).toContain(
      "a noté l'engagement de Vougy pour « Pacte jeunesse » : porte. Source : appel de la maire.",
    );
    expect(bot.say(mayorOfVougy, "engagement soutient")).toContain("Avant : porte");
  });
});

describe("engagements", () => {
  test("shows every municipality by its name, with nothing where nothing was said", () => {
    const bot = withCharter();
    bot.say(mayorOfVougy, "engagement participe, si le car passe");
    bot.say(dgs, "engagement Boyer observe, délibération du 12 mars");
    const shown = bot.say(president, "engagements");
    const places = bot.store.territory.municipalities().map(({ name }) => name);
    expect(places.every((name) => shown.includes(name.replaceAll("’", "'")))).toBe(true);
    expect(shown).toMatch(/Vougy.*participe.*si le car passe/u);
    expect(shown.indexOf("Arcinges")).toBeLessThan(shown.indexOf("Boyer"));
    expect(shown.indexOf("Boyer")).toBeLessThan(shown.indexOf("Vougy"));
    expect(shown).toContain("1 commune participe, 1 observe et 23 n'ont pas encore dit.");
    expect(shown).not.toContain("retard");
  });

  test("a municipality reads its own, and the others in numbers", () => {
    const bot = withCharter();
    bot.say(dgs, "engagement Boyer observe, délibération du 12 mars");
    bot.say(dgs, "engagement Vougy soutient, délibération du 12 mars");
    const shown = bot.say(mayorOfVougy, "engagements");
    expect(shown).toMatch(/Vougy.*soutient/u);
    expect(shown).not.toContain("Boyer");
    expect(shown).toContain("1 commune soutient, 1 observe et 23 n'ont pas encore dit.");
    expect(bot.say(mayorOfVougy, "engagements Boyer")).not.toContain("délibération");
    expect(bot.say(mayorOfVougy, "engagements Boyer")).toContain("1 commune soutient");
  });

  test("where everyone reads, only the totals are said", () => {
    const bot = withCharter();
    bot.say(mayorOfVougy, "engagement participe, si le car passe");
    bot.receive({
      ...bot.eventOf(dgs, { text: "engagements" }),
      address: { platform: "slack", channel: "C1", thread: "1" },
      personal: { platform: "slack", channel: "D1" },
      direct: false,
    });
    const shared = bot.drain().find(({ to }) => to === "C1");
    expect(readable(toPlainText(shared?.message ?? { blocks: [] }))).toBe(
      "Pacte jeunesse. 1 commune participe et 24 n'ont pas encore dit.",
    );
  });
});
