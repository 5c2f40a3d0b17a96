import { givenGroup, givenValue, isChoicesValue } from "../interview/answers.ts";
import type { Value } from "../interview/questionnaire.ts";
import type { Respondent } from "./indicator.ts";

/** What the diagnostics of a shared service (`mutu_service`) say when they are put side by side, by the keys of that questionnaire. */

type Place = { insee: string; name: string };

/** A service given by several at once: who else besides the way the municipality itself gives it. */
export type Overlap = Place & { own: string; others: readonly string[] };

/** Only what was said: a municipality that names nobody else has no overlap, one that does not know is in neither list. */
export function overlapsOf(respondents: readonly Respondent[]): Overlap[] {
  return respondents.flatMap(({ insee, name, validated, answers }) => {
    const own = givenValue(answers, "existe");
    const named = givenValue(answers, "superposition");
    if (!validated || typeof own !== "string" || own === "non" || !isChoicesValue(named)) return [];
    const others = named.chosen.filter((other) => other !== "aucun" && other !== own);
    return others.length === 0 ? [] : [{ insee, name, own, others }];
  });
}

export type Effect = "renforce" | "neutre" | "affaiblit";

/** What acting together would do to each action a municipality has planned; `effect` absent: not said. */
export type PlannedAction = Place & { action: string; year?: number; effect?: Effect };

export function plannedActionsOf(respondents: readonly Respondent[]): PlannedAction[] {
  return respondents.flatMap(({ insee, name, validated, answers }) => {
    const items = validated ? (givenGroup(answers, "programme_communal")?.items ?? []) : [];
    return items.flatMap((item): PlannedAction[] => {
      const at = (field: string) => givenValue(answers, `programme_communal/${item}/${field}`);
      const [action, year, effect] = [at("action"), at("annee_prevue"), at("effet")];
      if (typeof action !== "string") return [];
      return [
        {
          insee,
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
  address: string | undefined;
  /** In square metres. */
  surface: number | undefined;
  /** From 1 to 5. */
  condition: number | undefined;
  /** In percent. */
  occupancy: number | undefined;
};

export function equipmentOf(respondents: readonly Respondent[]): Equipment[] {
  return respondents.flatMap(({ insee, name, validated, answers }) => {
    const items = validated ? (givenGroup(answers, "equipements")?.items ?? []) : [];
    return items.flatMap((item): Equipment[] => {
      const at = (field: string) => givenValue(answers, `equipements/${item}/${field}`);
      const title = at("nom");
      if (typeof title !== "string") return [];
      return [
        {
          insee,
          name,
          title,
          kind: worded(at("nature")),
          owner: worded(at("proprietaire")),
          address: worded(at("adresse")),
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
