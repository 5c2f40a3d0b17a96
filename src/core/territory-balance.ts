import { may, municipalitiesOf } from "./access.ts";
import type { CivilDate } from "./calendar/civil-date.ts";
import { campaignAnswers } from "./campaign-answers.ts";
import { cellOf } from "./diagnostic/figure.ts";
import { councilKey } from "./legal-now.ts";
import type { Library } from "./library.ts";
import type { Person } from "./people.ts";
import { type SeatedBody, seatedBodies } from "./seats.ts";
import type { Deadline } from "./store/deadlines.ts";
import type { Store } from "./store/store.ts";
import { type BalanceRow, balanceOf, type Contribution, type Steering } from "./territory/balance.ts";

const questionnaire = "fin_fiscal";
const compensationKey = "ac";

/** `hasCouncil`: the community council is set up, so that its known members are counted. */
export type BalanceNow = { rows: BalanceRow[]; hasCouncil: boolean };

/** The facts of every municipality, as this person may read them. */
export function balanceNow(store: Store, library: Library, today: CivilDate, reader: Person): BalanceNow {
  const bodies = seatedBodies(store, library);
  const answered = may(reader, "follow_diagnostic") ? answeredCompensations(store, library, today) : new Map();
  const compensationOf = (insee: string) => answered.get(insee) ?? publishedCompensation(store, insee);
  const rows = balanceOf(
    store.territory.municipalities(),
    store.balance.told(),
    compensationOf,
    steering(store, bodies, today),
  );
  return { rows, hasCouncil: bodies.some(isCouncil) };
}

function isCouncil({ template }: SeatedBody): boolean {
  return template.key === councilKey;
}

/** What municipalities answered of their compensation; the latest diagnostic that says it. */
function answeredCompensations(store: Store, library: Library, today: CivilDate): Map<string, Contribution> {
  const campaigns = store.campaigns.all().filter((one) => one.questionnaire === questionnaire);
  const told = campaigns.flatMap((campaign) => {
    const read = campaignAnswers(store, library, campaign, today);
    const indicator = read?.indicators.find(({ key }) => key === compensationKey);
    if (read === undefined || indicator === undefined) return [];
    const year = Number(campaign.variables["annee_ref"]);
    return read.respondents.flatMap((respondent): [string, Contribution][] => {
      const cell = cellOf(indicator, respondent);
      const [value] = cell.kind === "values" ? cell.values : [];
      return typeof value === "number" ? [[respondent.id, { kind: "compensation", value, year, from: "answer" }]] : [];
    });
  });
  return new Map(told);
}

/** The latest year published. */
function publishedCompensation(store: Store, insee: string): Contribution | undefined {
  const published = store.openFigures.of(insee).findLast(({ key }) => key === compensationKey);
  if (published === undefined) return undefined;
  const { value, year, source } = published;
  return { kind: "compensation", value, year, from: { source } };
}

function steering(store: Store, bodies: readonly SeatedBody[], today: CivilDate): (insee: string) => Steering {
  const held = store.meetings
    .all()
    .filter(({ heldOn, status }) => status !== "cancelled" && heldOn !== undefined && heldOn < today);
  const served = new Set(store.objectives.services().map(({ deadlineId }) => deadlineId));
  const actions = store.deadlines.open().filter(({ id, decisionId }) => decisionId !== undefined || served.has(id));
  const charged = actions.map((one) => inChargeOf(store, one));
  const councillors = bodies
    .filter(isCouncil)
    .flatMap(({ members }) => members)
    .map(soleMunicipality);
  return (insee) => ({
    councillors: councillors.filter((one) => one === insee).length,
    chairs: bodies.flatMap(({ body, chair }) => (chair && soleMunicipality(chair) === insee ? [body.name] : [])),
    hosted: held.filter((one) => one.insee === insee).length,
    actions: charged.filter((one) => one === insee).length,
  });
}

/** Who works or sits in several municipalities speaks for none of them in particular. */
function soleMunicipality(person: Person): string | undefined {
  const places = municipalitiesOf(person);
  return places.length === 1 ? places[0] : undefined;
}

function inChargeOf(store: Store, { insee, ownerId }: Deadline): string | undefined {
  if (insee !== undefined) return insee;
  const owner = ownerId === undefined ? undefined : store.people.byId(ownerId);
  return owner && soleMunicipality(owner);
}
