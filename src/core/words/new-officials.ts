import type { CivilDate } from "../calendar/civil-date.ts";
import { type Block, type Outbound, say, text } from "../message.ts";
import type { Municipality, Person } from "../people.ts";
import { sayDay } from "./days.ts";
import { at, count, of, plural } from "./format.ts";
import { fullNameOf, sayFunctions } from "./people.ts";

/** `since`: when they came into the directory. */
export type NewOfficial = { person: Person; since: CivilDate };
/** `place` absent: those who are elected at the EPCI alone. */
export type NewOfficialsOf = { place?: Municipality; officials: NewOfficial[] };

const mostPeople = 12;

/** Those who are elected and not on Relais yet, by municipality; `about`: the only one that was asked for. */
export function sayNewOfficials(
  groups: readonly NewOfficialsOf[],
  { total, about, today }: { total: number; about?: Municipality; today: CivilDate },
): Outbound {
  const all = groups.flatMap(({ place, officials }) => officials.map((one) => ({ ...one, place })));
  if (all.length === 0) return say(sayNobodyNew(total, about));
  const where = about === undefined ? "" : ` ${at(about.name)}`;
  const who = plural(
    all.length,
    "personne élue n'est pas encore sur Relais",
    "personnes élues ne sont pas encore sur Relais",
  );
  const items = all
    .slice(0, mostPeople)
    .map(
      ({ person, since, place }) =>
        `${place === undefined ? "Intercommunalité" : place.name} : ${fullNameOf(person)}, ${sayFunctions(person)}, dans l'annuaire depuis ${sayDay(since, today)} : \`inviter ${person.email}\``,
    );
  const hidden = all.length - items.length;
  const example = all[mostPeople]?.place?.name;
  const blocks: Block[] = [
    text(`${all.length} ${who}${where}. Pour chacune, le mot à m'écrire :`),
    { type: "list", items },
    ...(hidden > 0
      ? [text(`Et ${hidden} de plus${example === undefined ? "" : ` : \`nouveaux élus ${example}\`, par exemple`}.`)]
      : []),
    text("À leur arrivée, je leur présente Relais, les instances où elles siègent et les prochaines réunions."),
  ];
  return { blocks };
}

function sayNobodyNew(total: number, about: Municipality | undefined): string {
  const whose = about === undefined ? "de l'annuaire" : of(about.name);
  if (total === 0)
    return `L'annuaire ne connaît pas d'élue ni d'élu${about === undefined ? "" : ` ${at(about.name)}`}.`;
  return `✅ Les élues et les élus ${whose} sont toutes et tous sur Relais : ${count(total, "personne", "personnes")}.`;
}
