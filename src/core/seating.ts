import type { CivilDate } from "./calendar/civil-date.ts";
import type { BodyTemplate } from "./governance/bodies.ts";
import { composeBody, mayHold, planSeating } from "./governance/composition.ts";
import type { Person } from "./people.ts";
import type { Body, BodyMember } from "./store/bodies.ts";
import type { Store } from "./store/store.ts";

export type SeatingStore = Pick<Store, "bodies" | "people" | "audit">;

/** When it is done, and by whom; nobody when Relais follows the directory by itself. */
export type Act = { today: CivilDate; now: number; by?: number };

/** What following the directory changed in one instance. `gone`: how many of it are no longer in the directory. */
export type SeatingChange = { body: Body; came: Person[]; left: Person[]; gone: number; chair?: Person };

/** Sets up an instance with those whom the directory seats there; returns its id. */
export function setUpBody(store: SeatingStore, template: BodyTemplate, domain: string | undefined, act: Act): number {
  const name = bodyNameOf(template, domain);
  const { today, now, by } = act;
  const described = { template: template.key, name, setUpOn: today, ...(domain === undefined ? {} : { domain }) };
  const bodyId = store.bodies.add(described, by);
  const { chair, members } = composeBody(template, store.people.all(), domain);
  for (const { id } of members) {
    const capacity = id === chair?.id ? "chair" : "member";
    store.bodies.seat({ bodyId, personId: id, capacity, origin: "directory", from: today });
  }
  store.audit.add(now, by, "body.set_up", `body:${bodyId}`, { after: name });
  return bodyId;
}

/** "Commission jeunesse", "Comité de pilotage". */
export function bodyNameOf({ name }: Pick<BodyTemplate, "name">, domain: string | undefined): string {
  return domain === undefined ? name : `${name} ${domain}`;
}

/**
 * Every instance follows the directory: new holders of its functions are seated, those who hold them no more are ended;
 * those chosen by name stay. Call inside the transaction that changed the directory.
 */
export function followDirectory(store: SeatingStore, templates: readonly BodyTemplate[], act: Act): SeatingChange[] {
  const people = store.people.all();
  const named = (ids: Iterable<number>): Person[] => {
    const wanted = new Set(ids);
    return people.filter(({ id }) => wanted.has(id));
  };
  return store.bodies.all().flatMap((body): SeatingChange[] => {
    const template = templates.find(({ key }) => key === body.template);
    if (template === undefined) return [];
    const history = store.bodies.history(body.id);
    const { chairs, seats } = template;
    const domain = body.domain === undefined ? {} : { domain: body.domain };
    const plan = planSeating({ chairs, seats, ...domain }, history, people);
    if (plan.end.length + plan.seat.length === 0) return [];
    const before = new Set(history.filter(({ to }) => to === undefined).map(({ personId }) => personId));
    for (const { id } of plan.end) store.bodies.end(id, act.today, "directory");
    for (const one of plan.seat) store.bodies.seat({ bodyId: body.id, ...one, origin: "directory", from: act.today });
    const after = new Set(store.bodies.members(body.id).map(({ personId }) => personId));
    const [chair] = named(plan.seat.flatMap((one) => (one.capacity === "chair" ? [one.personId] : [])));
    const left = named(before.difference(after));
    const change = {
      body,
      came: named(after.difference(before)),
      left,
      gone: before.difference(after).size - left.length,
      ...(chair === undefined ? {} : { chair }),
    };
    store.audit.add(act.now, act.by, "body.followed_directory", `body:${body.id}`, {
      before: namesOf(before.difference(after)),
      after: namesOf(after.difference(before)),
    });
    return [change];
  });
}

function namesOf(ids: Iterable<number>): string {
  return [...ids].map((id) => `person:${id}`).join(" ");
}

/** An instance that was set up, with its model. */
type SetUp = { body: Body; template: BodyTemplate };

/**
 * Gives somebody a seat by name, in the place of the one they had; false when they already had that very seat. A member
 * whose function gives them that seat follows the directory, as if they had never been removed.
 */
export function seatByName(
  store: SeatingStore,
  { body, template }: SetUp,
  person: Person,
  capacity: BodyMember["capacity"],
  act: Act,
): boolean {
  const held = store.bodies.members(body.id).filter(({ personId }) => personId === person.id);
  if (held.some((one) => one.capacity === capacity)) return false;
  for (const { id } of held) store.bodies.end(id, act.today, "chosen");
  const origin = capacity === "member" && mayHold(person, template, body.domain) ? "directory" : "chosen";
  store.bodies.seat({ bodyId: body.id, personId: person.id, capacity, origin, from: act.today });
  store.audit.add(act.now, act.by, "body.seated", `body:${body.id}`, { after: `person:${person.id} ${capacity}` });
  return true;
}

/** Ends somebody's seat by name: their function will not seat them there again. False when they had none. */
export function unseat(store: SeatingStore, body: Body, person: Person, act: Act): boolean {
  const held = store.bodies.members(body.id).filter(({ personId }) => personId === person.id);
  for (const { id } of held) store.bodies.end(id, act.today, "chosen");
  if (held.length > 0)
    store.audit.add(act.now, act.by, "body.unseated", `body:${body.id}`, { before: `person:${person.id}` });
  return held.length > 0;
}

/** Gives the chair to somebody; the one who had it stays a member, by function or by name as before. */
export function giveChair(store: SeatingStore, { body, template }: SetUp, person: Person, act: Act): boolean {
  const chairs = store.bodies.members(body.id).filter(({ capacity }) => capacity === "chair");
  if (chairs.some(({ personId }) => personId === person.id)) return false;
  for (const { id, personId, origin } of chairs) {
    store.bodies.end(id, act.today, "chosen");
    store.bodies.seat({ bodyId: body.id, personId, capacity: "member", origin, from: act.today });
  }
  return seatByName(store, { body, template }, person, "chair", act);
}
