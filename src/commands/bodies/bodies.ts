import { may } from "../../core/access.ts";
import type { Command, CommandContext, Parameters } from "../../core/command.ts";
import type { BodyTemplate } from "../../core/governance/bodies.ts";
import type { Outbound } from "../../core/message.ts";
import { bodyNamed } from "../../core/seats.ts";
import { sayBodies, sayBody, sayInvitedNowhere, sayModel, type ShownBody } from "../../core/words/bodies.ts";
import { sayCheck } from "../../core/words/bodies-checks.ts";
import { named, theBody } from "../../core/words/body-names.ts";
import { asShown, asWouldBe, checksOf, placeNameIn, unrepresentedIn } from "./shown-body.ts";
import { isOutside, templateNamed, visibleBodies } from "./which-body.ts";

export const bodies: Command = {
  name: "bodies",
  words: [
    "instances",
    "instance",
    "qui siège",
    "qui siège au",
    "qui siège à la",
    "qui est au",
    "c'est qui au",
    "qui est membre du",
    "membres du",
    "membres de la",
    "composition du",
    "composition de la",
  ],
  group: "bodies",
  summary: "les instances du projet et qui y siège",
  examples: ["instances", "instances copil", "qui siège au cotech"],
  action: "see_bodies",
  read(rest, context) {
    const seated = bodyNamed(rest, visibleBodies(context));
    if (seated) return { body: String(seated.body.id) };
    const model = templateNamed(rest, context.library);
    if (model === undefined) return undefined;
    const { template, after } = model;
    if (template.domain === "none") return after === "" ? { template: template.key } : undefined;
    return { template: template.key, ...(after === "" ? {} : { domain: after }) };
  },
  run: (context, parameters) => ({ message: compose(context, parameters, { alone: true }) }),
  share(context, parameters) {
    const { blocks, ...rest } = compose(context, parameters, { alone: false });
    // The list of everybody's names is for who asks for it alone.
    return { ...rest, blocks: blocks.filter(({ type }) => type !== "file") };
  },
};

/** `alone`: nobody else reads it: what is to be seen to and what may be changed are said too. */
function compose(
  context: CommandContext,
  { body: id, template: key, domain }: Parameters,
  { alone }: { alone: boolean },
): Outbound {
  const visible = visibleBodies(context);
  const seated = visible.find(({ body }) => String(body.id) === id);
  const mayChange = alone && may(context.person, "manage_bodies");
  if (seated) {
    const checks = alone ? checksOf(context, seated).map(sayCheck) : [];
    return detail(context, asShown(seated), { checks, mayChange });
  }
  if (isOutside(context) && (visible.length === 0 || key !== undefined)) return sayInvitedNowhere();
  const template = context.library.bodies.find((one) => one.key === key);
  if (template && domain === undefined && (template.domain === "required" || template.setUp === "never")) {
    const ofKind = visible.filter((one) => one.template === template);
    if (ofKind.length > 0) return sayBodies(ofKind.map(asShown), { remaining: [], mayCreate: false });
    return sayModel(template, { prepared: preparedBy(context, template), mayChange });
  }
  if (template)
    return detail(context, asWouldBe(context, template, typeof domain === "string" ? domain : undefined), {
      checks: [],
      mayChange,
    });
  return sayBodies(visible.map(asShown), { remaining: remainingModels(context), mayCreate: mayChange });
}

function detail(
  context: CommandContext,
  shown: ShownBody,
  { checks, mayChange }: { checks: string[]; mayChange: boolean },
): Outbound {
  return sayBody(shown, {
    unrepresented: unrepresentedIn(context, shown.members),
    prepared: preparedBy(context, shown.template),
    placeName: placeNameIn(context),
    checks,
    mayChange,
  });
}

/** The instance that it prepares, as it is said. */
function preparedBy({ library }: CommandContext, { prepares }: BodyTemplate): string | undefined {
  const prepared = library.bodies.find(({ key }) => key === prepares);
  return prepared && theBody(named(prepared));
}

/** The models of which one more may be set up. */
function remainingModels({ store, library }: CommandContext): BodyTemplate[] {
  const present = new Set(store.bodies.all().map(({ template }) => template));
  return library.bodies.filter((one) => one.setUp === "several" || (one.setUp === "once" && !present.has(one.key)));
}
