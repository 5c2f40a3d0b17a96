import type { Command, CommandContext, CommandReply, Parameters } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import type { BodyTemplate } from "../../core/governance/bodies.ts";
import { setUpBody } from "../../core/seating.ts";
import { nameKey, seatedBody } from "../../core/seats.ts";
import type { Body } from "../../core/store/bodies.ts";
import { sayCheck } from "../../core/words/bodies-checks.ts";
import {
  askSetUp,
  sayAlreadySetUp,
  sayNeverSetUp,
  sayNothingChanged,
  saySetUp,
  sayWouldSit,
} from "../../core/words/bodies-change.ts";
import { named, typedName } from "../../core/words/body-names.ts";
import { choiceParameter, textParameter } from "../parameter.ts";
import { asShown, asWouldBe, checksOf, placeNameIn, unrepresentedIn } from "./shown-body.ts";
import { templateNamed } from "./which-body.ts";

export const bodySetUp: Command = {
  name: "body-set-up",
  words: [
    "instance créer",
    "créer instance",
    "créer une instance",
    "instance installer",
    "composer",
    "constituer",
    "installer une instance",
    "instances créer",
  ],
  group: "bodies",
  summary: "installer une instance, avec les membres que donne l'annuaire",
  examples: ["instance créer copil", "instance créer commission jeunesse"],
  action: "manage_bodies",
  parameters(context, known) {
    const template = context.library.bodies.find(({ key }) => key === known.template);
    const which = choiceParameter(
      { id: "template", text: "Quelle instance installer ?", label: "Instance" },
      context.library.bodies
        .filter(({ setUp }) => setUp !== "never")
        .map(({ key, name, words }) => ({ value: key, label: name, words })),
    );
    if (template === undefined) return [which];
    refuseTwice(context, template, domainOf(template, known));
    const about = textParameter(
      {
        id: "domain",
        text: "Sur quel sujet ?",
        label: "Sujet",
        help: "Par exemple « jeunesse » : celles et ceux qui en ont la délégation y siégeront.",
      },
      60,
    );
    if (template.domain === "required" && known.domain === undefined) return [which, about];
    return [which, ...(template.domain === "required" ? [about] : []), confirmation(context, template, known)];
  },
  read(rest, context) {
    // "Copil et commission voirie" is one after the other; "commission enfance et jeunesse" is one.
    const parts = rest.split(/\s*,\s*|\s+et\s+/iu);
    const [first, ...others] = parts.map((part) => modelNamed(part, context));
    if (first === undefined || others.length === 0 || others.includes(undefined)) {
      const whole = modelNamed(rest, context);
      return whole && toParameters(whole);
    }
    for (const one of others) if (one) refuseTwice(context, one.model, one.domain);
    return { ...toParameters(first), next: parts.slice(1).join(",") };
  },
  overhear(said) {
    const [, rest] =
      /^(?:je (?:veux|voudrais|souhaite) )?(?:cr[ée]er?|cr[ée]ez|installe[rz]?|mettre en place|mets en place|mettez en place|constituer) (?:le |la |l['’]|une? )?((?:comité|comite|copil|cotech|commission|conférence|conference|bureau|conseil|groupe|séminaire|seminaire).*)$/iu.exec(
        said.trim(),
      ) ?? [];
    return rest === undefined ? undefined : `instance créer ${rest}`;
  },
  run(context, parameters) {
    const { store, library, person, today, now } = context;
    if (parameters.confirm !== "yes") return { message: sayNothingChanged(), ...goOn(context, parameters) };
    const template = library.bodies.find(({ key }) => key === parameters.template);
    if (template === undefined) throw new Error("the model chosen has gone");
    const domain = domainOf(template, parameters);
    refuseTwice(context, template, domain);
    const id = setUpBody(store, template, domain, { today, now, by: person.id });
    const seated = seatedBody(store, library, id);
    if (seated === undefined) throw new Error("the instance just set up has gone");
    const checks = checksOf(context, seated).filter(({ kind }) => kind !== "unrepresented");
    return { message: saySetUp(asShown(seated), checks.map(sayCheck)), ...goOn(context, parameters) };
  },
};

/** The model named, with its subject; undefined when the words say more than it has. */
function modelNamed(said: string, { library }: CommandContext): { model: BodyTemplate; domain?: string } | undefined {
  const found = templateNamed(said, library);
  if (found === undefined) return undefined;
  const { template: model, after } = found;
  if (after === "") return { model };
  return model.domain === "none" ? undefined : { model, domain: toDomain(after) };
}

function toParameters({ model, domain }: { model: BodyTemplate; domain?: string }): Parameters {
  return { template: model.key, ...(domain === undefined ? {} : { domain }) };
}

/** Those named after the first one are then asked about, but for one that was set up meanwhile. */
function goOn(context: CommandContext, { next }: Parameters): Pick<CommandReply, "next"> {
  if (typeof next !== "string") return {};
  const [said = "", ...others] = next.split(",");
  const after = others.length === 0 ? {} : { next: others.join(",") };
  const one = modelNamed(said, context);
  if (one === undefined || isThere(context, one.model, one.domain)) return goOn(context, after);
  return { next: { command: "body-set-up", parameters: { ...toParameters(one), ...after } } };
}

/** Who would sit, then a yes or a no. */
function confirmation(context: CommandContext, template: BodyTemplate, known: Parameters) {
  const shown = asWouldBe(context, template, domainOf(template, known));
  const help = sayWouldSit(shown, {
    unrepresented: unrepresentedIn(context, shown.members),
    placeName: placeNameIn(context),
    checks: [],
  });
  return choiceParameter({ id: "confirm", text: askSetUp(shown), label: "Confirmation", help }, [
    { value: "yes", label: "Oui, l'installer", words: ["oui", "ok", "d'accord", "confirmer", "installer"] },
    { value: "no", label: "Non, ne rien changer", words: ["non", "annuler"] },
  ]);
}

function domainOf({ domain: kind }: BodyTemplate, { domain }: Parameters): string | undefined {
  return kind === "none" || typeof domain !== "string" || domain === "" ? undefined : toDomain(domain);
}

/** "De la Jeunesse" is about jeunesse; a sigle keeps its capitals. */
function toDomain(said: string): string {
  return said
    .trim()
    .replace(/^(?:(?:sur|pour|à|de|du|des)\s+)?(?:(?:la|le|les)\s+|[ld]['’]\s*)?/iu, "")
    .replace(/[\s.?]+$/u, "")
    .replace(/^\p{Lu}(?=\p{Ll})/u, (first) => first.toLowerCase());
}

/** Throws `UserError` when it is there already, or is not ours to set up. */
function refuseTwice(context: CommandContext, template: BodyTemplate, domain: string | undefined): void {
  if (template.setUp === "never") throw new UserError(sayNeverSetUp(template));
  const there = isThere(context, template, domain);
  if (there === undefined) return;
  const typed = typedName(template, there.domain);
  throw new UserError(sayAlreadySetUp({ ...named(template), body: there, template }, there.setUpOn, typed));
}

/** That very instance, when it is set up. */
function isThere({ store }: CommandContext, template: BodyTemplate, domain: string | undefined): Body | undefined {
  return store.bodies
    .all()
    .find(
      (one) =>
        one.template === template.key &&
        (template.setUp === "once" || nameKey(domain ?? "") === nameKey(one.domain ?? "")),
    );
}
