import type { Answers } from "../../src/core/interview/answers.ts";
import type { Value } from "../../src/core/interview/questionnaire.ts";
import { type DemoBot, sylvie } from "./demo-bot.ts";

/** What a municipality validated: a value by key, "?" for « je ne sais pas », with "≈" before the key for an estimate. */
export function validated(bot: DemoBot, place: string, said: Record<string, Value>): void {
  const insee = bot.store.territory.municipalities().find(({ name }) => name === place)?.insee;
  const interview = bot.store.interviews.all().find((one) => one.insee === insee);
  const before = interview && bot.store.interviews.byId(interview.id);
  const author = bot.store.people.byEmail(sylvie);
  if (before === undefined || author === undefined) throw new Error(`no interview for ${place}`);
  const answers: Answers = Object.fromEntries(
    Object.entries(said).map(([key, value]) => [
      key.replace("≈", ""),
      value === "?"
        ? { state: "unknown" as const, raw: "?" }
        : { state: "given" as const, value, estimate: key.startsWith("≈"), raw: "" },
    ]),
  );
  bot.store.interviews.save(before, { state: { answers }, status: "validated" }, author.id, bot.clock.now());
}
