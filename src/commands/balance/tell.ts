import type { Command, CommandContext, Parameters, Refused } from "../../core/command.ts";
import { say } from "../../core/message.ts";
import { type ToldKind, wordBefore } from "../../core/territory/balance.ts";
import { type BalanceSaid, readContributions, readSeats, type Said } from "../../core/territory/read-balance.ts";
import {
  balanceQuestions,
  sayNothingTold,
  saySeatsImpossible,
  sayTold,
  sayToldTwice,
  sayUnread,
  type ToldChange,
} from "../../core/words/balance-told.ts";
import { notToBeNoted } from "../not-to-be-noted.ts";
import { figuresParameter, textParameter, yearParameter } from "../parameter.ts";

const longestList = 4_000;
const longestSource = 160;
/** No council has more, and one municipality never has them all. */
const mostSeats = 150;

export const seatsTell: Command = {
  name: "balance-seats",
  words: ["sièges", "siège", "sièges du conseil", "sièges au conseil communautaire"],
  group: "figures",
  summary: "dire combien de sièges chaque commune a au conseil communautaire",
  examples: ["sièges : Charlieu 8, Vougy 1"],
  ...telling("seats"),
};

export const contributionTell: Command = {
  name: "balance-contribution",
  words: ["contribution", "contribution de", "contribution financière", "contribution financière de"],
  group: "figures",
  summary: "dire ce qu'une commune verse à l'intercommunalité en un an",
  examples: ["contribution Vougy 12 000 € en 2025 : compte administratif"],
  ...telling("contribution"),
};

function telling(
  kind: ToldKind,
): Pick<Command, "action" | "keepsLines" | "claims" | "asked" | "parameters" | "read" | "refuse" | "run"> {
  return {
    action: "keep_balance",
    keepsLines: true,
    // « contributions » alone is what one brought; neither is the beginning of a sentence without a number.
    claims: (rest) => /\d|retir|enlev/iu.test(rest) || (kind === "seats" && rest === ""),
    asked: () => "équilibre",
    parameters(context, known) {
      const asked = figuresParameter({ id: "said", ...balanceQuestions[kind] }, longestList);
      if (known["said"] === undefined) return [asked];
      const { said } = heard(known, context, kind);
      const given = said.filter(({ value }) => value !== undefined);
      const needsYear = kind === "contribution" && said.some(({ year }) => year === undefined);
      const thisYear = Number(context.today.slice(0, 4));
      return [
        asked,
        ...(needsYear
          ? [yearParameter({ id: "year", ...balanceQuestions.year }, { min: 2000, max: thisYear + 1 })]
          : []),
        ...(given.some(({ source }) => source === undefined)
          ? [textParameter({ id: "source", ...balanceQuestions.source }, longestSource)]
          : []),
      ];
    },
    read(rest, context) {
      const words = rest.replace(/^[\s:]+/u, "");
      if (words === "") return {};
      const { said, unread } = heard({ said: words }, context, kind);
      return said.length > 0 || unread.some(({ near, isNamed }) => near.length > 0 || isNamed)
        ? { said: words }
        : undefined;
    },
    refuse: (known, context) => (known["said"] === undefined ? undefined : refused(known, context, kind)),
    run(context, known) {
      const { store, person, now } = context;
      const { said, unread } = heard(known, context, kind);
      const changes = said.map((one) => kept(context, kind, one, known));
      const noted = changes.filter(({ before, after }) => before?.value !== after?.value);
      if (noted.length > 0)
        store.audit.add(now, person.id, `balance.${kind}`, "balance", {
          after: noted.map(({ name, after }) => `${name} ${after?.value ?? "-"}`).join(" ; "),
        });
      return { message: say(...sayTold(changes, unread, kind)) };
    },
  };
}

function heard({ said }: Parameters, { store }: CommandContext, kind: ToldKind): BalanceSaid {
  const places = store.territory.municipalities();
  return kind === "seats" ? readSeats(String(said), places) : readContributions(String(said), places);
}

function refused(known: Parameters, context: CommandContext, kind: ToldKind): Refused | undefined {
  const { said, unread } = heard(known, context, kind);
  if (said.length === 0) return because(unread.length === 0 ? sayNothingTold(kind) : sayUnread(unread, kind));
  const wrong = said.find(({ value }) => kind === "seats" && value !== undefined && (value < 1 || value > mostSeats));
  if (wrong !== undefined) return because(saySeatsImpossible(wrong.place.name, mostSeats));
  const twice = said.find((one) => said.some((other) => isOther(one, other)));
  if (twice !== undefined) return because(sayToldTwice(twice.place.name));
  const sources = said.map(({ source }) => source ?? "").join(" ; ");
  const inList = notToBeNoted(sources);
  if (inList !== undefined) return because(inList);
  const inSource = known["source"] === undefined ? undefined : notToBeNoted(String(known["source"]));
  return inSource === undefined ? undefined : { id: "source", sentence: inSource };
}

function because(sentence: string): Refused {
  return { id: "said", sentence };
}

function isOther(one: Said, other: Said): boolean {
  return one.place.insee === other.place.insee && one.year === other.year && one.value !== other.value;
}

/** Said again as it is known, it is kept once. */
function kept(
  { store, person, now }: CommandContext,
  kind: ToldKind,
  { place, value, year: own, source: paper }: Said,
  known: Parameters,
): ToldChange {
  const year = kind === "seats" ? undefined : (own ?? Number(known["year"]));
  const same = { insee: place.insee, kind, ...(year !== undefined && { year }) };
  const before = wordBefore(store.balance.told(), same);
  const source = paper ?? String(known["source"] ?? before?.source ?? "");
  const isKnown = before?.value === value && (value === undefined || before?.source === source);
  if (!isKnown)
    store.balance.tell({ ...same, ...(value !== undefined && { value }), source, byPerson: person.id, at: now });
  const after = wordBefore(store.balance.told(), same);
  return { name: place.name, kind, before, after };
}
