import { may, municipalitiesOf } from "../../core/access.ts";
import type { Command, CommandContext, Parameters } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { say } from "../../core/message.ts";
import type { Stance } from "../../core/store/decisions.ts";
import {
  sayNotInBody,
  sayNotYourMunicipality,
  sayNoVoteOnThis,
  sayPositionBefore,
  sayPositionTaken,
  sayStance,
  sayWhichCondition,
} from "../../core/words/decisions.ts";
import { choiceParameter } from "../parameter.ts";
import { expectedMunicipalities } from "./municipalities-there.ts";
import { sayKept } from "./positions.ts";
import { placeNamed } from "./place-named.ts";
import { splitCondition } from "./positions-said.ts";
import { stanceIn } from "./stances.ts";
import { decisionParameter, readableDecision } from "./which-decision.ts";

const stances: Stance[] = ["for", "reserve", "against", "none"];

export const position: Command = {
  name: "position",
  words: ["position", "ma position", "notre position"],
  group: "decisions",
  summary: "donner la position de votre commune sur une décision, ou la changer",
  examples: ["position Vougy pour 12", "je suis contre la décision 12", "position réserve 12 : à condition que…"],
  action: "give_position",
  overhear: (said) =>
    /^(?:je|j['’]|nous|on|c['’]est)\s?.*\d/iu.test(said) && stanceIn(said) !== undefined
      ? `position ${said}`
      : undefined,
  parameters(context, known) {
    const own = ownPlaces(context);
    return [
      decisionParameter(context, "Sur quelle décision ?", () => true),
      ...(own.length > 1
        ? [
            choiceParameter(
              { id: "insee", text: "Pour quelle commune ?", label: "Commune" },
              own.map(({ insee, name }) => ({ value: insee, label: name })),
            ),
          ]
        : []),
      choiceParameter(
        {
          id: "stance",
          text:
            known.decision === undefined ? "Quelle position ?" : `Quelle position sur la décision ${known.decision} ?`,
          label: "Position",
        },
        stances.map((value) => ({ value, label: sayStance(value) })),
      ),
    ];
  },
  read: readPosition,
  meant: (rest) => number.test(rest),
  run(context, { decision: number, insee, stance: said, condition }) {
    const { store, person, now } = context;
    const { decision, view } = readableDecision(context, number);
    const place = store.territory.municipality(
      typeof insee === "string" ? insee : (ownPlaces(context)[0]?.insee ?? ""),
    );
    const stance = stances.find((one) => one === said);
    if (place === undefined || stance === undefined) throw new UserError(sayNotYourMunicipality("cette commune"));
    if (!may(person, "give_position", place.insee)) throw new UserError(sayNotYourMunicipality(place.name));
    if (decision.outcome === "noted" || decision.outcome === "postponed")
      throw new UserError(sayNoVoteOnThis(decision.id, decision.outcome));
    if (!expectedMunicipalities(context, view).includes(place.insee))
      throw new UserError(sayNotInBody(place.name, view.seated.body.name));
    const before = store.decisions.positions(decision.id).find((one) => one.insee === place.insee);
    const kept = { insee: place.insee, stance, ...(typeof condition === "string" && { condition }) };
    store.decisions.takePosition(decision.id, { ...kept, byPerson: person.id, at: now });
    store.audit.add(now, person.id, "position.given", `decision:${decision.id}:${place.insee}`, {
      ...(before && { before: sayKept(before) }),
      after: sayKept(kept),
    });
    const lines = [sayPositionTaken(place.name, stance, decision.id, kept.condition)];
    if (before !== undefined && before.stance !== stance) lines.push(sayPositionBefore(before.stance));
    if (stance === "reserve" && kept.condition === undefined) lines.push(sayWhichCondition(place.name, decision.id));
    return { message: say(lines.join("\n")) };
  },
};

/** Municipalities this person speaks for: none for the DGS, who names one. */
function ownPlaces({ store, person }: CommandContext) {
  return municipalitiesOf(person)
    .filter((insee) => may(person, "give_position", insee))
    .flatMap((insee) => store.territory.municipality(insee) ?? []);
}

const number = /(?:(?:sur|à)\s+)?(?:la\s+)?(?:d[ée]cision\s+(?:n°\s*|num[ée]ro\s+)?|n°\s*)?(?<!\d)(\d{1,9})(?![\d/])/iu;
const filler = /(?<!\p{L})(?:je|nous|suis|sommes|ai|avons|une?|la|le|les|commune|de|du|mais|est|et|,|:)(?!\p{L})/giu;

function readPosition(rest: string, context: CommandContext): Parameters | undefined {
  const { head, condition } = splitCondition(rest.replaceAll("’", "'"));
  const found = number.exec(head);
  const said = stanceIn(
    found === null ? head : `${head.slice(0, found.index)} ${head.slice(found.index + found[0].length)}`,
  );
  if (said === undefined) return undefined;
  const words = `${said.before} ${said.after}`.replace(filler, " ").replace(/\s+/gu, " ").trim();
  const places = context.store.territory.municipalities();
  const named = words === "" ? undefined : placeNamed(words, places);
  if (named !== undefined && named.kind !== "one") return undefined;
  return {
    stance: said.stance,
    ...(found === null ? {} : { decision: String(Number(found[1])) }),
    ...(named === undefined ? {} : { insee: named.insee }),
    ...(condition === undefined ? {} : { condition }),
  };
}
