import { createDemoBot, type DemoBot, dgs } from "./demo-bot.ts";
import { validated } from "./validated.ts";

let frozen: Uint8Array | undefined;
let withScenario: Uint8Array | undefined;

/** The same, with scenario 1, of five municipalities. */
export function pooledAtFive(): DemoBot {
  if (withScenario === undefined) {
    const bot = pooled();
    bot.say(dgs, "scénario créer à cinq : Charlieu, Pouilly-sous-Charlieu, Vougy, Mars, Nandax");
    withScenario = bot.freeze();
  }
  return createDemoBot({ from: withScenario });
}

/** Four municipalities that said what a service costs them and whom it serves, more or less; the others are waited for. */
export function pooled(): DemoBot {
  if (frozen === undefined) {
    const bot = createDemoBot();
    const rest = { recettes_usagers: 50_000, recettes_partenaires: { items: [], closed: true } };
    validated(bot, "Charlieu", {
      existe: "regie",
      usagers_an: 300,
      etp_total: 6,
      nb_agents: 9,
      budget_fonct: 400_000,
      dont_personnel: 260_000,
      reste_a_charge: 350_000,
      ...rest,
    });
    validated(bot, "Vougy", {
      existe: "regie",
      "≈usagers_an": 80,
      etp_total: 2.5,
      nb_agents: 4,
      budget_fonct: 120_000,
      dont_personnel: 90_000,
      "≈reste_a_charge": 100_000.55,
      ...rest,
    });
    validated(bot, "Mars", {
      existe: "regie",
      usagers_an: "?",
      etp_total: 0.5,
      nb_agents: 1,
      budget_fonct: 20_000,
      recettes_usagers: "?",
      dont_personnel: 15_000,
    });
    validated(bot, "Nandax", { existe: "non" });
    frozen = bot.freeze();
  }
  return createDemoBot({ from: frozen });
}
