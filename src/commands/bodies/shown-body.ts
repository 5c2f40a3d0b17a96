import { may } from "../../core/access.ts";
import type { CommandContext } from "../../core/command.ts";
import type { BodyTemplate } from "../../core/governance/bodies.ts";
import {
  type BodyCheck,
  type CheckedBody,
  type ChecksContext,
  checkBodies,
  checkBody,
} from "../../core/governance/body-checks.ts";
import { composeBody, unrepresentedBy } from "../../core/governance/composition.ts";
import type { Person } from "../../core/people.ts";
import { bodyNameOf } from "../../core/seating.ts";
import type { SeatedBody } from "../../core/seats.ts";
import type { ShownBody } from "../../core/words/bodies.ts";

export function asShown({ body, template, chair, members, guests }: SeatedBody): ShownBody {
  return { body, template, chair, members, guests };
}

/** The instance that the model would give today, with those whom the directory would seat there. */
export function asWouldBe({ store }: CommandContext, template: BodyTemplate, domain?: string): ShownBody {
  const { chair, members } = composeBody(template, store.people.all(), domain);
  const body = { name: bodyNameOf(template, domain), ...(domain === undefined ? {} : { domain }) };
  return { body, template, chair, members, guests: [] };
}

/** The names of the municipalities nobody there speaks for. */
export function unrepresentedIn({ store }: CommandContext, members: readonly Person[]): string[] {
  return unrepresentedBy(members, store.territory.municipalities()).map(({ name }) => name);
}

export function placeNameIn({ store }: CommandContext): (insee: string) => string {
  return (insee) => store.territory.municipality(insee)?.name ?? insee;
}

/** What is amiss in all the instances. */
export function allChecks(context: CommandContext): BodyCheck[] {
  return checkBodies(checksContext(context));
}

/** What is amiss in one of them, for those who see to it. */
export function checksOf(context: CommandContext, { body, template }: SeatedBody): BodyCheck[] {
  if (!may(context.person, "see_state")) return [];
  return checkBody({ body, template, seats: context.store.bodies.members(body.id) }, checksContext(context));
}

function checksContext({ store, library }: CommandContext): ChecksContext {
  const bodies = store.bodies.all().flatMap((body): CheckedBody[] => {
    const template = library.bodies.find(({ key }) => key === body.template);
    return template === undefined ? [] : [{ body, template, seats: store.bodies.members(body.id) }];
  });
  const services = store.campaigns
    .all()
    .flatMap(({ variables: { service } }) => (typeof service === "string" ? service : []));
  return {
    bodies,
    templates: library.bodies,
    people: store.people.all(),
    municipalities: store.territory.municipalities(),
    subjects: [...new Set(services)],
  };
}
