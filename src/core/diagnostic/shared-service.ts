import { givenGroup, givenValue, isChoicesValue } from "../interview/answers.ts";
import type { Value } from "../interview/questionnaire.ts";
import { locate, type Position } from "./coordinates.ts";
import type { Respondent } from "./indicator.ts";

/** What the diagnostics of a shared service (`mutu_service`) say when they are put side by side, by the keys of that questionnaire. */

type Place = { id: string; name: string };

/** A service given by several at once: who else besides the way the municipality itself gives it. */
export type Overlap = Place & { own: string; others: readonly string[] };

/** Only what was said: a municipality that names nobody else has no overlap, one that does not know is in neither list. */
export function overlapsOf(respondents: readonly Respondent[]): Overlap[] {
  return respondents.flatMap(({ id, name, validated, answers }) => {
    const own = givenValue(answers, "existe");
    const named = givenValue(answers, "superposition");
    if (!validated || typeof own !== "string" || own === "non" || !isChoicesValue(named)) return [];
    const others = named.chosen.filter((other) => other !== "aucun" && other !== own);
    return others.length === 0 ? [] : [{ id, name, own, others }];
  });
}

/** A municipality that gives the service, and the way it does. */
export type Counterpart = Place & { way: string; population: number };

/** How one gives the service, and the others that do: those in the same way first, then by the nearest population. */
export function counterpartsOf(
  respondents: readonly Respondent[],
  id: string,
): { own: string | undefined; others: Counterpart[] } {
  const given = respondents.flatMap((one): Counterpart[] => {
    const way = one.validated ? givenValue(one.answers, "existe") : undefined;
    return typeof way === "string" ? [{ id: one.id, name: one.name, way, population: one.population }] : [];
  });
  const own = given.find((one) => one.id === id);
  const gap = (one: Counterpart) => Math.abs(one.population - (own?.population ?? 0));
  const others = given.filter((one) => one.id !== id && one.way !== "non").toSorted((a, b) => gap(a) - gap(b));
  const isSame = ({ way }: Counterpart) => way === own?.way;
  return { own: own?.way, others: [...others.filter(isSame), ...others.filter((one) => !isSame(one))] };
}

export type Effect = "renforce" | "neutre" | "affaiblit";

/** What acting together would do to each action a municipality has planned; `effect` absent: not said. */
export type PlannedAction = Place & { action: string; year?: number; effect?: Effect };

export function plannedActionsOf(respondents: readonly Respondent[]): PlannedAction[] {
  return respondents.flatMap(({ id, name, validated, answers }) => {
    const items = validated ? (givenGroup(answers, "programme_communal")?.items ?? []) : [];
    return items.flatMap((item): PlannedAction[] => {
      const at = (field: string) => givenValue(answers, `programme_communal/${item}/${field}`);
      const [action, year, effect] = [at("action"), at("annee_prevue"), at("effet")];
      if (typeof action !== "string") return [];
      return [
        {
          id,
          name,
          action,
          ...(typeof year === "number" && { year }),
          ...(isEffect(effect) && { effect }),
        },
      ];
    });
  });
}

function isEffect(value: unknown): value is Effect {
  return value === "renforce" || value === "neutre" || value === "affaiblit";
}

/** A building or an equipment that the service uses, as its municipality described it. `undefined`: not said. */
export type Equipment = Place & {
  title: string;
  /** Values of the questionnaire's own options. */
  kind: string | undefined;
  owner: string | undefined;
  /** Its words, without the coordinates that were given with them. */
  address: string | undefined;
  position: Position | undefined;
  /** Coordinates were given, which cannot be read. */
  unread: boolean;
  /** In square metres. */
  surface: number | undefined;
  /** From 1 to 5. */
  condition: number | undefined;
  /** In percent. */
  occupancy: number | undefined;
};

export function equipmentOf(respondents: readonly Respondent[]): Equipment[] {
  return respondents.flatMap(({ id, name, validated, answers }) => {
    const items = validated ? (givenGroup(answers, "equipements")?.items ?? []) : [];
    return items.flatMap((item): Equipment[] => {
      const at = (field: string) => givenValue(answers, `equipements/${item}/${field}`);
      const title = at("nom");
      if (typeof title !== "string") return [];
      const address = worded(at("adresse"));
      const located = address === undefined ? undefined : locate(address, id);
      return [
        {
          id,
          name,
          title,
          kind: worded(at("nature")),
          owner: worded(at("proprietaire")),
          address: located?.words,
          position: located?.position,
          unread: located?.unread === true,
          surface: counted(at("surface_m2")),
          condition: counted(at("etat")),
          occupancy: counted(at("taux_occupation")),
        },
      ];
    });
  });
}

function worded(value: Value | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function counted(value: Value | undefined): number | undefined {
  return typeof value === "number" ? value : undefined;
}
