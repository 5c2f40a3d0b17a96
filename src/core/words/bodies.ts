import type { CivilDate } from "../calendar/civil-date.ts";
import type { BodyTemplate } from "../governance/bodies.ts";
import { type Block, type Outbound, say, text } from "../message.ts";
import type { Person } from "../people.ts";
import { agreeing, functionWords, inSentence, type NamedBody, named, theBody, typedName } from "./body-names.ts";
import { groupMembers, membersFile, mostNames, sayGroup } from "./body-members.ts";
import { count, formatDate, formatList, formatSome } from "./format.ts";
import { fullNameOf } from "./people.ts";

/** An instance as it is shown, set up or as it would be. */
export type ShownBody = NamedBody & {
  body: { name: string; domain?: string; setUpOn?: CivilDate };
  template: BodyTemplate;
  chair: Person | undefined;
  members: Person[];
  guests: Person[];
};

/** `mayCreate`: the reader sets instances up. `remaining`: models that can still be. */
export function sayBodies(
  all: readonly ShownBody[],
  { remaining, mayCreate }: { remaining: readonly BodyTemplate[]; mayCreate: boolean },
): Outbound {
  const blocks: Block[] = all.length === 0 ? [text("Aucune instance n'est encore installée.")] : [table(all)];
  if (all.length > 0)
    blocks.push(text(`Pour le détail : \`instances\` suivi d'un nom, par exemple \`instances ${exampleOf(all)}\`.`));
  if (!mayCreate) return { blocks };
  const names = (kind: BodyTemplate["kind"]) =>
    remaining.filter((one) => one.kind === kind).map(({ name }) => inSentence(name));
  const [standing, occasions] = [names("standing"), names("occasion")];
  if (standing.length > 0) blocks.push(text(`À installer si besoin : ${formatList(standing)}.`));
  if (occasions.length > 0) blocks.push(text(`Pour une rencontre à part : ${formatList(occasions)}.`));
  const offered = remaining.filter((one) => one.setUp === "once").slice(0, 3);
  if (offered.length > 0)
    blocks.push({
      type: "choices",
      choices: offered.map((one) => ({
        value: `instance créer ${typedName(one)}`,
        label: `Installer ${theBody(named(one))}`,
      })),
    });
  return { blocks };
}

function exampleOf([first]: readonly ShownBody[]): string {
  return first === undefined ? "copil" : typedName(first.template, first.body.domain);
}

function table(all: readonly ShownBody[]): Block {
  return {
    type: "table",
    caption: "Instances du projet",
    columns: ["Instance", "Fonction", "Présidence", "Membres"],
    rows: all.map(({ body, template, chair, members }) => [
      body.name,
      template.kind === "standing" ? functionWords[template.function] : "rencontre à part",
      chair ? fullNameOf(chair) : "à désigner",
      String(members.length),
    ]),
  };
}

type Details = {
  /** Of the municipalities, those nobody there speaks for. */
  unrepresented: string[];
  prepared: string | undefined;
  placeName: (insee: string) => string;
  /** What is to be seen to, for those who see it. */
  checks: string[];
  mayChange: boolean;
};

export function sayBody(one: ShownBody, { unrepresented, prepared, placeName, checks, mayChange }: Details): Outbound {
  const { body, template, chair, members, guests } = one;
  const groups = groupMembers(members, template, body.domain, placeName);
  const guestGroups = groupMembers(guests, { seats: [] }, undefined, placeName);
  const blocks: Block[] = [text([template.purpose, ...habits(template, prepared)].join(" "))];
  const state =
    body.setUpOn === undefined
      ? `pas encore ${agreeing(one, "installé")} : voici qui y siégerait`
      : `${agreeing(one, "installé")} le ${formatDate(body.setUpOn)}`;
  blocks.push({
    type: "fields",
    fields: [
      { label: "État", value: state },
      { label: "Fonction", value: functionWords[template.function] },
      { label: "Présidence", value: chair ? fullNameOf(chair) : "à désigner" },
      { label: "Membres", value: members.length === 0 ? "aucun pour l'instant" : String(members.length) },
      ...(guests.length === 0 ? [] : [{ label: "Invitations permanentes", value: formatSome(guests.map(fullNameOf)) }]),
      ...(checks.length > 0 && template.allMunicipalities && unrepresented.length > 0
        ? []
        : [{ label: "Communes non représentées", value: sayMissing(template, unrepresented) }]),
    ],
  });
  if (groups.length > 0) blocks.push({ type: "list", items: groups.map(sayGroup) });
  if (members.length + guests.length > mostNames)
    blocks.push(membersFile(body.name, { groups, chair, guests: guestGroups }));
  if (checks.length > 0) blocks.push({ type: "list", items: checks });
  if (mayChange) blocks.push(text(howToChange(one)));
  return { title: body.name, blocks };
}

/** Where not every municipality is expected, how many there are is enough. */
function sayMissing({ allMunicipalities }: BodyTemplate, places: readonly string[]): string {
  return allMunicipalities || places.length <= 3 ? sayPlaces(places) : String(places.length);
}

/** What the model is for, where nobody can be said to sit yet. */
export function sayModel(
  template: BodyTemplate,
  { prepared, mayChange }: Pick<Details, "prepared" | "mayChange">,
): Outbound {
  const one = named(template);
  const notes = template.note === undefined ? [] : [text(template.note)];
  const how = mayChange || template.setUp === "never" ? [text(howToChange({ ...one, template }))] : [];
  return {
    title: template.name,
    blocks: [text([template.purpose, ...habits(template, prepared)].join(" ")), ...notes, ...how],
  };
}

/** "3 : Mars, Vougy et Villers", or "aucune". */
export function sayPlaces(places: readonly string[]): string {
  return places.length === 0 ? "aucune" : `${places.length} : ${formatSome(places)}`;
}

function habits(template: BodyTemplate, prepared: string | undefined): string[] {
  const it = template.feminine ? "Elle" : "Il";
  const days = template.preparesDaysBefore;
  return [
    ...(prepared === undefined
      ? []
      : [`${it} prépare ${prepared}${days === undefined ? "" : `, ${count(days, "jour", "jours")} avant`}.`]),
    ...(template.cadence === undefined ? [] : [`${it} se réunit d'ordinaire ${template.cadence.wording}.`]),
    ...(template.substitutes === undefined ? [] : [template.substitutes]),
  ];
}

function howToChange({ body, template }: Pick<ShownBody, "body" | "template">): string {
  const typed = typedName(template, body.domain);
  if (body.setUpOn === undefined)
    return template.setUp === "never"
      ? "Ce conseil est celui de chaque commune : il ne s'installe pas ici."
      : `Pour l'installer : \`instance créer ${template.domain === "required" && body.domain === undefined ? `${typed} …` : typed}\`.`;
  return `Pour changer : \`instance ajouter … ${typed}\`, \`instance retirer … ${typed}\`, \`instance présidence … ${typed}\`. Qui y a siégé : \`instance historique ${typed}\`.`;
}

export function sayInvitedNowhere(): Outbound {
  return say("Vous n'êtes membre d'aucune instance, ni en invitation permanente. Vos invitations : `réunions`.");
}
