import { isDirector, may, municipalitiesOf } from "../../core/access.ts";
import { civilDateAt } from "../../core/calendar/civil-date.ts";
import { type CharterView, charterViews, inOrder, mayorsOf } from "../../core/charters.ts";
import type { Command, CommandContext, Parameters } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import type { AtomicQuestion } from "../../core/interview/questionnaire.ts";
import { say } from "../../core/message.ts";
import { notify, officeHourOf } from "../../core/notify.ts";
import type { Municipality } from "../../core/people.ts";
import type { Pledge } from "../../core/store/charters.ts";
import { isMayorThere } from "../../core/visa.ts";
import {
  levelOptions,
  pledgeQuestions,
  sayNoPlaceToPledge,
  sayPledgeByMayor,
  sayPledged,
  sayPledgedAlready,
  sayPledgeNotedForYou,
} from "../../core/words/pledges.ts";
import { typesetMessage } from "../../core/words/typeset-message.ts";
import { choiceParameter, textParameter } from "../parameter.ts";
import { levelIn } from "./levels-said.ts";
import { readPledge, tellsLevel } from "./read-pledge.ts";
import { charterAsked, charterChosen, cutCharter } from "./which-charter.ts";

/** Of a municipality, by its mayor; or by the direction, which then says on whose word. */
export const pledge: Command = {
  name: "pledge",
  words: ["engagement", "mon engagement", "notre engagement", "s'engager", "je m'engage"],
  group: "actors",
  summary: "dire l'engagement de votre commune dans une charte, ou le changer",
  examples: ["engagement Vougy : participe", "engagement Vougy : soutient, si le car passe le mercredi"],
  action: "give_position",
  parameters: questions,
  read: readPledge,
  asked: (rest) => (levelIn(rest) === undefined ? `engagements ${rest}` : undefined),
  overhear,
  run(context, known) {
    const { store, person, now, timeZone } = context;
    const view = charterChosen(context, known.charter);
    const place = placeOf(context, known);
    const { level, condition, proof } = saidIn(known);
    const before = view.last.get(place.insee);
    const isSame = before?.level === level && before.condition === condition && before.proof === proof;
    if (before !== undefined && isSame && before.version === view.current.number)
      return { message: say(sayPledgedAlready(view, place.name, level, civilDateAt(before.at, timeZone))) };
    const kept: Pledge = {
      insee: place.insee,
      version: view.current.number,
      level,
      ...(condition === undefined ? {} : { condition }),
      ...(proof === undefined ? {} : { proof }),
      byPerson: person.id,
      at: now,
    };
    store.charters.pledge(view.charter.id, kept);
    store.audit.add(now, person.id, "pledge.said", `charter:${view.charter.id}:${place.insee}`, {
      ...(before && { before: before.level }),
      after: level,
    });
    if (proof !== undefined) tellMayors(context, view, place, { ...kept, proof });
    const was = before && { level: before.level, on: civilDateAt(before.at, timeZone) };
    return { message: say(sayPledged(view, place.name, kept, was)) };
  },
};

/** "Nous soutenons la charte"; or, right after they were asked, "participe, si le car passe". */
function overhear(said: string, context: CommandContext): string | undefined {
  if (!tellsLevel(said)) return undefined;
  const { offered = [] } = context.store.conversations.of(context.person.id);
  const asked = offered.map(({ value }) => /^engagement (.+) porte (n° \d+)$/u.exec(value)).find((one) => one !== null);
  if (asked) return `engagement ${asked[2]} ${asked[1]} : ${said}`;
  const isOfCharter = charterViews(context.store).length > 0 && cutCharter(said, context).rest !== said.trim();
  return isOfCharter ? `engagement ${said}` : undefined;
}

function questions(context: CommandContext, known: Parameters): AtomicQuestion[] {
  const asked = charterAsked(context);
  const places = ownPlaces(context);
  if (places.length === 0) throw new UserError(sayNoPlaceToPledge());
  if (known.insee !== undefined) placeOf(context, known);
  return [
    ...asked,
    ...(places.length === 1
      ? []
      : [
          choiceParameter(
            { id: "insee", ...pledgeQuestions.place },
            places.map(({ insee, name }) => ({ value: insee, label: name })),
          ),
        ]),
    choiceParameter({ id: "level", ...pledgeQuestions.level }, levelOptions),
    ...(isDirector(context.person) ? [textParameter({ id: "proof", ...pledgeQuestions.proof })] : []),
  ];
}

/** All of them for the direction, for the others where they are mayor. */
function ownPlaces({ store, person }: CommandContext): Municipality[] {
  if (isDirector(person)) return inOrder(store);
  return municipalitiesOf(person)
    .filter((insee) => may(person, "give_position", insee) && isMayorThere(person, insee))
    .flatMap((insee) => store.territory.municipality(insee) ?? []);
}

/** Throws `UserError` for one that is not theirs. */
function placeOf(context: CommandContext, { insee }: Parameters): Municipality {
  const own = ownPlaces(context);
  const place = insee === undefined ? own[0] : own.find((one) => one.insee === insee);
  if (place !== undefined) return place;
  const named = context.store.territory.municipality(String(insee));
  if (named === undefined) throw new UserError(sayNoPlaceToPledge());
  throw new UserError(sayPledgeByMayor(named.name, mayorsOf(context.store, named.insee)));
}

function saidIn({ level: said, condition, proof }: Parameters): Pick<Pledge, "level" | "condition" | "proof"> {
  const level = levelOptions.find(({ value }) => value === said)?.value;
  if (level === undefined) throw new Error(`no level ${said}`);
  return {
    level,
    ...(condition === undefined ? {} : { condition: String(condition) }),
    ...(proof === undefined ? {} : { proof: String(proof) }),
  };
}

/** What was noted in their name is told to them. */
function tellMayors(
  { store, person, now }: CommandContext,
  view: CharterView,
  { insee, name }: Municipality,
  kept: Pledge & { proof: string },
): void {
  const reachable = store.accounts.reachablePeople();
  for (const to of mayorsOf(store, insee).filter(({ id }) => id !== person.id && reachable.has(id))) {
    const message = typesetMessage(sayPledgeNotedForYou(view, name, kept, { to, by: person }));
    const key = `pledge:${view.charter.id}:${insee}:${now}:person:${to.id}`;
    notify(store, key, to.id, message, now, officeHourOf(store, to.id, now));
  }
}
