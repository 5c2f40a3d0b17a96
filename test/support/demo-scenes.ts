import { corinne, createDemoBot, type DemoBot } from "./demo-bot.ts";

export const secondQuestion = "Depuis quelle année ce service existe-t-il ?";
export const openQuestion = "Que demandent les jeunes de votre commune ?";

/** What is kept of the interview of `place`, by path. */
export function answersOf(bot: DemoBot, place: string) {
  const insee = bot.store.territory.municipalities().find((one) => one.name === place)?.insee;
  const interview = bot.store.interviews.all().find((one) => one.insee === insee);
  return bot.store.interviews.byId(interview?.id ?? 0)?.state.answers ?? {};
}

/** Says "passer" until the reply holds `sentence`. */
export function skipTo(bot: DemoBot, sentence: string, email = corinne): void {
  for (let turn = 0; turn < 40; turn += 1) if (bot.say(email, "passer").includes(sentence)) return;
  throw new Error(`never read: ${sentence}`);
}

/** Somebody else who answers for Charlieu. */
export function colleagueIn(bot: DemoBot): string {
  const email = "agent.charlieu@demo.example";
  const mandates = bot.store.people.byEmail(corinne)?.mandates ?? [];
  bot.store.people.save({ email, firstName: "Ada", lastName: "B", mandates, presence: [] }, 0);
  return email;
}

let frozen: { open: Uint8Array; validated: Uint8Array } | undefined;

/** Corinne at a question whose answer is a free text, then with everything validated: played once, then copied. */
function played() {
  if (frozen !== undefined) return frozen;
  const bot = createDemoBot();
  bot.play(corinne, "diagnostic", "non");
  skipTo(bot, openQuestion);
  const open = bot.freeze();
  const next = createDemoBot({ from: open });
  skipTo(next, "Relisez");
  next.say(corinne, "valider");
  return (frozen = { open, validated: next.freeze() });
}

export const atOpenQuestion = () => createDemoBot({ from: played().open });
export const atValidated = () => createDemoBot({ from: played().validated });
/** Everything is answered, nothing validated yet. */
export function atReview() {
  const bot = atOpenQuestion();
  skipTo(bot, "Relisez");
  return bot;
}
