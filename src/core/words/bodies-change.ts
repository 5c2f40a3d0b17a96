import type { CivilDate } from "../calendar/civil-date.ts";
import type { BodyTemplate } from "../governance/bodies.ts";
import { type Outbound, say, text } from "../message.ts";
import type { Person } from "../people.ts";
import { sayPlaces, type ShownBody } from "./bodies.ts";
import { agreeing, atBody, type NamedBody, named, ofBody, theBody, typedName } from "./body-names.ts";
import { groupMembers, mostNames, sayCounts } from "./body-members.ts";
import { capital, count, formatDate, formatList, formatSome, plural } from "./format.ts";
import { fullNameOf } from "./people.ts";
import { sayAskedToo } from "./poll-dates.ts";

/** Who would sit, in a few lines, before it is set up. */
export function sayWouldSit(
  one: ShownBody,
  {
    unrepresented,
    placeName,
    checks,
  }: { unrepresented: string[]; placeName: (insee: string) => string; checks: string[] },
): string {
  const { template, members, chair, body } = one;
  const groups = groupMembers(members, template, body.domain, placeName);
  const who =
    members.length === 0
      ? "L'annuaire n'y place personne : vous ajouterez les membres ensuite."
      : `${count(members.length, "membre", "membres")} d'après l'annuaire : ${
          members.length > mostNames ? sayCounts(groups) : formatList(members.map(fullNameOf))
        }.`;
  return [
    `Présidence : ${chair ? fullNameOf(chair) : "à désigner"}. ${who}`,
    ...(template.allMunicipalities && members.length > 0
      ? [`Communes non représentées : ${sayPlaces(unrepresented)}.`]
      : []),
    ...(template.note === undefined ? [] : [template.note]),
    ...checks,
  ].join("\n");
}

export function askSetUp(one: NamedBody): string {
  return `Installer ${theBody(one)} ?`;
}

export function saySetUp(one: ShownBody, checks: readonly string[]): Outbound {
  const { body, template, members } = one;
  const typed = typedName(template, body.domain);
  const it = template.feminine ? "la" : "le";
  return say(
    `✅ C'est fait : **${body.name}**, ${count(members.length, "membre", "membres")}. Les sièges liés à une fonction suivront l'annuaire.`,
    ...checks,
    `Pour ${it} compléter : \`instance ajouter … ${typed}\`. Pour ${it} voir : \`instances ${typed}\`. Pour une première réunion : \`réunion créer ${typed}\`.`,
  );
}

export function sayNothingChanged(): Outbound {
  return say("D'accord. Rien n'a été changé.");
}

export function sayAlreadySetUp(one: NamedBody & { template: BodyTemplate }, on: CivilDate, typed: string): string {
  return `${capital(theBody(one))} est déjà ${agreeing(one, "installé")}, depuis le ${formatDate(on)}. Pour voir qui y siège : \`instances ${typed}\`.`;
}

export function sayNeverSetUp(template: BodyTemplate): string {
  return `${capital(theBody(named(template)))} est propre à chaque commune : il ne s'installe pas ici. Pour ses dates : \`calendrier légal\`.`;
}

export function sayNobody(said: string, near: readonly string[]): string {
  const hint =
    near.length === 0
      ? "Il faut d'abord l'ajouter à l'annuaire, ou écrire son nom de famille en entier."
      : `Vouliez-vous dire ${formatList(near, "ou")} ?`;
  return `Personne dans l'annuaire ne s'appelle « ${said} ». ${hint}`;
}

export function sayNobodyOfGroup(said: string): string {
  return `L'annuaire ne donne personne pour « ${said} ». Écrivez un nom, ou complétez l'annuaire.`;
}

export function sayHomonyms(said: string, labels: readonly string[]): string {
  return `Plusieurs personnes portent le nom « ${said} » : ${labels.join(" ; ")}. Ajoutez-la seule, je vous demanderai laquelle.`;
}

const capacities = {
  member: { one: "siège désormais", many: "siègent désormais" },
  guest: { one: "est en invitation permanente, sans voix,", many: "sont en invitation permanente, sans voix," },
};

/** `asked`: how many are put the dates of an open poll. */
export function sayAdded(
  added: readonly Person[],
  already: readonly Person[],
  one: NamedBody,
  capacity: "member" | "guest",
  asked: number,
): Outbound {
  const { one: singular, many } = capacities[capacity];
  return say(
    ...(added.length === 0
      ? []
      : [`✅ C'est fait : ${namesOf(added)} ${plural(added.length, singular, many)} ${atBody(one)}.`]),
    ...(already.length === 0
      ? []
      : [`${namesOf(already)} y ${plural(already.length, "était", "étaient")} déjà : rien n'a changé de ce côté.`]),
    ...sayAskedToo(asked),
  );
}

/** `noChair`: whoever presided was among them; `bySeat`: some hold a function that would seat them there. */
export function sayRemoved(
  removed: readonly Person[],
  one: NamedBody,
  { noChair, bySeat, typed }: { noChair: boolean; bySeat: boolean; typed: string },
): Outbound {
  const kept = bySeat ? ` L'annuaire ne ${plural(removed.length, "lui", "leur")} rendra pas ce siège.` : "";
  return say(
    `✅ C'est fait : ${namesOf(removed)} ne ${plural(removed.length, "siège", "siègent")} plus ${atBody(one)}.${kept}`,
    ...(noChair ? [`Il faut maintenant désigner qui préside : \`instance présidence … ${typed}\`.`] : []),
  );
}

/** To be sure of a change to somebody's seat. */
export const seatConfirmation = [
  { value: "yes", label: "Oui", words: ["oui", "ok", "d'accord"] },
  { value: "no", label: "Non, ne rien changer", words: ["non", "annuler"] },
];

/** `person`: with what they do. */
export function sayConfirmRemoval(person: string, one: NamedBody): string {
  return `D'autres portent ce nom. Faut-il retirer ${person}, ${ofBody(one)} ?`;
}

/** Those who sit with a vote, and would only be invited. */
export function sayConfirmGuest(people: readonly Person[], one: NamedBody): string {
  return `${namesOf(people)} ${plural(people.length, "siège", "siègent")} ${atBody(one)} comme ${plural(people.length, "membre, et n'y aura", "membres, et n'y auront")} plus de voix. Faut-il changer ce siège en invitation permanente ?`;
}

export function sayNotSeated(said: string, one: NamedBody, typed: string): string {
  return `« ${said} » n'est pas parmi les membres ${ofBody(one)}. Pour voir qui y siège : \`instances ${typed}\`.`;
}

export function sayNoMember(one: NamedBody): string {
  return `Personne ne siège ${atBody(one)}.`;
}

export function sayChair(
  person: Person,
  one: NamedBody,
  before: Person | undefined,
  changed: boolean,
  asked: number,
): Outbound {
  if (!changed) return say(`${fullNameOf(person)} préside déjà ${theBody(one)} : rien n'a changé.`);
  const former = before === undefined ? "" : ` ${fullNameOf(before)} y garde un siège.`;
  return say(
    `✅ C'est fait : ${fullNameOf(person)} préside désormais ${theBody(one)}.${former}`,
    ...sayAskedToo(asked),
  );
}

/** What following the directory changed in one instance. */
export type SeatingChange = {
  body: { name: string };
  came: readonly Person[];
  left: readonly Person[];
  /** How many have left the directory: they have no name any more. */
  gone: number;
  chair?: Person;
};

/** What following the directory changed, one line an instance; nothing when nothing did. */
export function changeLines(changes: readonly SeatingChange[]): string[] {
  return changes.map(({ body, came, left, gone, chair }) => {
    const parts = [
      ...(came.length === 0 ? [] : [`arrivées : ${formatSome(came.map(fullNameOf))}`]),
      ...(left.length === 0 ? [] : [`départs : ${formatSome(left.map(fullNameOf))}`]),
      ...(gone === 0 ? [] : [`sorties de l'annuaire : ${gone}`]),
      ...(chair === undefined ? [] : [`présidence : ${fullNameOf(chair)}`]),
    ];
    return `${body.name} : ${parts.join(" ; ")}.`;
  });
}

export function sayFollowed(changes: readonly SeatingChange[], asked: number): Outbound {
  if (changes.length === 0) return say("Les instances suivent déjà l'annuaire : rien n'a changé.");
  return {
    blocks: [
      text("✅ C'est fait : les instances suivent l'annuaire."),
      { type: "list", items: changeLines(changes) },
      ...say(...sayAskedToo(asked)).blocks,
    ],
  };
}

function namesOf(people: readonly Person[]): string {
  return people.length > mostNames ? count(people.length, "personne", "personnes") : formatList(people.map(fullNameOf));
}
