import { describe, expect, test } from "vitest";
import { type Action, isClerk, isDirector, isElected, may, municipalitiesOf } from "../../src/core/access.ts";
import type { Mandate, Person, PersonFunction } from "../../src/core/people.ts";
import { caf, corinne, createDemoBot, dgs, mayorOfVougy, president, sylvie, technician } from "../support/demo-bot.ts";

const vougy = "42338";
const nandax = "42152";
const charlieu = "42052";

function toMandate([held, insee]: [PersonFunction, string?]): Mandate {
  return { function: held, delegations: [], ...(insee === undefined ? {} : { insee }) };
}

function holding(...mandates: [PersonFunction, string?][]): Person {
  return { id: 1, email: "a@b.fr", firstName: "A", lastName: "B", presence: [], mandates: mandates.map(toMandate) };
}

const actions = [
  "get_help",
  "see_identity",
  "see_bodies",
  "see_briefing",
  "see_deadlines",
  "see_municipality",
  "see_state",
  "answer_diagnostic",
  "follow_diagnostic",
  "launch_diagnostic",
  "manage_deadlines",
  "invite",
] as const satisfies readonly Action[];

/** A column an action, in the order above; x: may. */
const table: [kind: string, person: Person | undefined, granted: string][] = [
  ["the EPCI's DGS", holding(["chief_executive"]), "xxxxxxx.xxxx"],
  ["the president", holding(["president"]), "xxxxxxx....."],
  ["a vice-president", holding(["vice_president"]), "xxxxxxx....."],
  ["a member of the EPCI's staff", holding(["staff"]), "xxxxxxx.x..."],
  ["a secretary at the EPCI", holding(["town_clerk"]), "xxxxxxx.x..."],
  ["a secrétaire de mairie", holding(["town_clerk", vougy]), "xxxxxx.x...."],
  ["a municipality's DGS", holding(["chief_executive", vougy]), "xxxxxx.x...."],
  ["a member of a municipality's staff", holding(["staff", vougy]), "xxxxxx.x...."],
  ["a mayor", holding(["mayor", vougy]), "xxxxxx......"],
  ["an adjointe", holding(["deputy_mayor", vougy]), "xxxxxx......"],
  ["a councillor", holding(["councillor", vougy]), "xxxxxx......"],
  ["a mayor who is vice-president", holding(["mayor", vougy], ["vice_president"]), "xxxxxxx....."],
  ["a secrétaire also working at the EPCI", holding(["town_clerk", vougy], ["staff"]), "xxxxxxxxx..."],
  ["a partner", holding(["partner"]), "xxx........."],
  ["someone without any function left", holding(), "............"],
  ["an account nobody knows", undefined, "............"],
];

describe("may", () => {
  test.each(table)("%s", (_, person, granted) => {
    const shown = actions.map((action) => (may(person, action) ? "x" : ".")).join("");
    expect(shown).toBe(granted);
  });

  const clerk = holding(["town_clerk", vougy], ["town_clerk", nandax]);
  const both = holding(["councillor", vougy], ["town_clerk", nandax]);
  test.each<[string, Person | undefined, Action, string, boolean]>([
    ["a secrétaire answers for each of her municipalities", clerk, "answer_diagnostic", nandax, true],
    ["and for no other", clerk, "answer_diagnostic", charlieu, false],
    ["a secrétaire sees each of her municipalities", clerk, "see_municipality", vougy, true],
    ["and no other", clerk, "see_municipality", charlieu, false],
    ["a mayor sees her municipality", holding(["mayor", vougy]), "see_municipality", vougy, true],
    ["and no other", holding(["mayor", vougy]), "see_municipality", nandax, false],
    ["a mayor answers for none", holding(["mayor", vougy]), "answer_diagnostic", vougy, false],
    ["the DGS sees all", holding(["chief_executive"]), "see_municipality", charlieu, true],
    ["the DGS answers for none", holding(["chief_executive"]), "answer_diagnostic", charlieu, false],
    ["a municipality's DGS is not the EPCI's", holding(["chief_executive", vougy]), "see_municipality", nandax, false],
    ["a councillor who is clerk elsewhere answers elsewhere", both, "answer_diagnostic", nandax, true],
    ["and not where they are elected", both, "answer_diagnostic", vougy, false],
    ["but sees both", both, "see_municipality", vougy, true],
    ["a partner sees none", holding(["partner"]), "see_municipality", vougy, false],
    ["an unknown account sees none", undefined, "see_municipality", vougy, false],
  ])("%s: %#", (_, person, action, insee, granted) => {
    expect(may(person, action, insee)).toBe(granted);
  });
});

test("only the EPCI's DGS is the director", () => {
  expect(isDirector(holding(["chief_executive"]))).toBe(true);
  expect(isDirector(holding(["chief_executive", vougy]))).toBe(false);
  expect(isElected(holding(["mayor", vougy]))).toBe(true);
  expect(isElected(holding(["staff"]))).toBe(false);
  expect(isClerk(holding(["chief_executive", vougy]))).toBe(true);
  expect(municipalitiesOf(holding(["mayor", vougy], ["president"], ["councillor", vougy]))).toEqual([vougy]);
});

describe("in conversation", () => {
  const refused = "Je ne peux pas faire cela pour vous";

  test("a secrétaire sees her municipalities, all of them and only them", () => {
    const bot = createDemoBot();
    const state = bot.say(sylvie, "état");
    expect(state).toContain("État de Vougy et de Nandax");
    expect(state).not.toContain("Charlieu");
    expect(bot.say(sylvie, "état Charlieu")).toContain("Je ne peux pas vous montrer Charlieu");
    expect(bot.say(sylvie, "état Charlieu")).not.toContain("pas commencé");
  });

  test("an élue sees her municipality, and no other", () => {
    const bot = createDemoBot();
    expect(bot.say(mayorOfVougy, "état")).toMatch(/^État de Vougy,/);
    expect(bot.say(mayorOfVougy, "état Nandax")).toContain("Je ne peux pas vous montrer Nandax");
    expect(bot.say(mayorOfVougy, "diagnostic Nandax")).toContain("Je ne peux pas vous montrer Nandax");
  });

  test.each([dgs, president, technician])("%s sees the whole territory", (email) => {
    expect(createDemoBot().say(email, "état")).toContain("0 commune sur 25 a validé");
  });

  test("deadlines of a municipality are for it and the DGS", () => {
    const bot = createDemoBot();
    const ofVougy = "Avis du conseil municipal";
    expect(bot.say(dgs, "échéances")).toContain(ofVougy);
    expect(bot.say(mayorOfVougy, "échéances")).toContain(ofVougy);
    expect(bot.say(corinne, "échéances")).not.toContain(ofVougy);
    expect(bot.say(corinne, "échéances avis du conseil")).not.toContain("vendredi");
  });

  test.each([
    [corinne, "échéance ajouter Vote 12 décembre"],
    [corinne, "inviter caf@demo.example"],
    [corinne, "qui n'a pas répondu"],
    [mayorOfVougy, "échéance reporter Convention 12 décembre"],
    [mayorOfVougy, "échéance reporter Convention 12 décembre"],
    [president, "diagnostic lancer jeunesse 11 décembre"],
    [technician, "inviter caf@demo.example"],
  ])("%s may not say « %s », and nothing changes", (email, said) => {
    const bot = createDemoBot();
    const before = bot.store.deadlines.open();
    expect(bot.say(email, said)).toContain(refused);
    expect(bot.store.deadlines.open()).toEqual(before);
  });

  test("a forged button opens nobody else's interview", () => {
    const bot = createDemoBot();
    const own = bot.store.interviews.all().find((one) => one.insee === charlieu);
    bot.say(corinne, "diagnostic");
    expect(bot.press(sylvie, `@${own?.id} existe=non`)).toContain("Ce bouton n'a plus cours");
    expect(bot.say(mayorOfVougy, `@${own?.id} existe=non`)).toContain("Ce bouton n'a plus cours");
    expect(bot.store.interviews.byId(own?.id ?? 0)?.state.answers).toEqual({});
  });

  test("a person who has lost the municipality can no longer answer for it", () => {
    const bot = createDemoBot();
    bot.play(corinne, "diagnostic", "oui en régie");
    const person = bot.store.people.byEmail(corinne);
    if (person) bot.store.people.save({ ...person, mandates: [] }, bot.clock.now());
    expect(bot.say(corinne, "2012")).not.toContain("C'est noté");
  });

  test.each(["état", "aide", "échéances", "diagnostic Vougy", "qui suis-je", "2", "bonjour"])(
    "an unknown account saying « %s » learns how to be invited, and nothing else",
    (said) => {
      const reply = createDemoBot().say("inconnu", said);
      expect(reply).toContain("Je ne vous connais pas encore");
      expect(reply).toContain("code d'invitation");
      expect(reply).toContain(dgs);
      expect(reply).not.toMatch(/jeunesse|Vougy|décembre/);
    },
  );

  test("an unknown account's button does nothing either", () => {
    const bot = createDemoBot();
    const before = bot.store.interviews.all();
    expect(bot.press("inconnu", "@1 existe=non")).toContain("Je ne vous connais pas encore");
    expect(bot.store.interviews.all()).toEqual(before);
  });

  test("an address that the platform does not vouch for links nobody", () => {
    const bot = createDemoBot();
    const event = bot.eventOf("pirate", { text: "état" });
    bot.receive({ ...event, from: { id: "pirate", name: dgs } });
    expect(JSON.stringify(bot.drain())).toContain("Je ne vous connais pas encore");
  });

  test("a partner sees the instances they are invited to, and neither deadlines nor figures", () => {
    const bot = createDemoBot();
    bot.play(dgs, "instance créer copil", "oui");
    expect(bot.say(caf, "instances")).not.toContain("Comité de pilotage");
    bot.play(dgs, "instance ajouter M. Lestrade au copil comme invité permanent");
    expect(bot.say(caf, "instances")).toContain("Comité de pilotage");
    for (const said of ["état", "échéances", "briefing"]) expect(bot.say(caf, said)).toContain(refused);
    for (const said of ["diagnostic", "diagnostic Vougy"])
      expect(bot.say(caf, said)).toContain("Aucun diagnostic ne vous est demandé");
    expect(bot.say(caf, "aide")).not.toContain("échéances");
    const closed = bot.say(caf, "aide résultats");
    expect(closed).toContain("« Les résultats du diagnostic » : votre fonction n'ouvre rien de ce sujet.");
    expect(closed).toContain("Vous et moi");
  });
});
