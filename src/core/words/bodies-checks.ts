import type { BodyCheck } from "../governance/body-checks.ts";
import { type Outbound, say, text } from "../message.ts";
import type { Person } from "../people.ts";
import { wholeList } from "./body-members.ts";
import { atBody, functionWords, type NamedBody, named, ofBody, theBody, typedName } from "./body-names.ts";
import { at, count, formatList, formatSome, plural } from "./format.ts";
import { fullNameOf } from "./people.ts";

const conferenceLaw = "(CGCT, art. L. 5211-11-3)";

export function sayChecks(checks: readonly BodyCheck[]): Outbound {
  if (checks.every(isGood))
    return {
      blocks: [...say("Rien à revoir dans les instances.").blocks, { type: "list", items: checks.map(sayCheck) }],
    };
  return {
    title: "Instances : ce qui est à revoir",
    blocks: [{ type: "list", items: checks.toSorted((a, b) => Number(isGood(a)) - Number(isGood(b))).map(sayCheck) }],
  };
}

/** The municipalities of which nobody sits there, of `all` those of the territory. */
export function sayUnrepresented(body: NamedBody, places: readonly string[], all: number): Outbound {
  const ask = text("Pour les réponses au diagnostic : `qui n'a pas répondu`.");
  if (places.length === 0) return { blocks: [text(`Toutes les communes sont représentées ${atBody(body)}.`), ask] };
  return {
    blocks: [
      text(`${sayHowMany(places, all)} ${atBody(body)} : ${formatSome(places)}.`),
      ...wholeList(
        `communes ${body.body.name}`,
        ["Commune"],
        places.map((name) => [name]),
      ),
      ask,
    ],
  };
}

function sayHowMany(places: readonly unknown[], all: number): string {
  return `${count(places.length, "commune", "communes")} sur ${all} ${plural(places.length, "n'est pas représentée", "ne sont pas représentées")}`;
}

/** Said for completeness: nothing is to be done about it. */
function isGood(check: BodyCheck): boolean {
  return check.kind === "conference" && (check.setUp || !check.required);
}

/** One sentence of what is amiss, one of what to do. */
export function sayCheck(check: BodyCheck): string {
  return `${isGood(check) ? "✅ En règle" : "⚠️ À revoir"} : ${sentence(check)}`;
}

function sentence(check: BodyCheck): string {
  switch (check.kind) {
    case "nothing_set_up":
      return "aucune instance permanente n'est installée. Commencez par le comité de pilotage : `instance créer copil`.";
    case "unrepresented": {
      const { places, of: all } = check;
      const names = formatSome(places.map(({ name }) => name));
      return `${sayHowMany(places, all)} ${atBody(check.body)} : ${names}. Complétez l'annuaire, ou ajoutez quelqu'un : \`instance ajouter … ${typed(check)}\`.`;
    }
    case "no_chair":
      return `personne ne préside ${theBody(check.body)}. Pour désigner quelqu'un : \`instance présidence … ${typed(check)}\`.`;
    case "expired":
      return sayExpired(check);
    case "unprepared":
      return `aucune instance ne prépare ${theBody(check.body)}. C'est le rôle ${ofBody(named(check.by))} : \`instance créer ${typedName(check.by)}\`.`;
    case "missing_function":
      return `aucune instance n'a la fonction de ${functionWords[check.function]}. Ce peut être ${theBody(named(check.suggested))} : \`instance créer ${typedName(check.suggested)}\`.`;
    case "conference":
      return sayConference(check);
    case "no_sponsor": {
      const subjects = [...check.subjects, "mutualisation"].map((one) => `« ${one} »`);
      return `le projet n'a pas d'élu porteur : aucune vice-présidence n'a de délégation ${formatList(subjects, "ou")}. Voyez avec la présidence qui peut le porter, puis complétez l'annuaire.`;
    }
    case "two_holders": {
      const where = check.place === undefined ? "à l'intercommunalité" : at(check.place.name);
      return `l'annuaire donne ${check.people.length} ${holders[check.held]} ${where} : ${namesOf(check.people)}. Corrigez la fonction de qui ne l'est plus, et importez l'annuaire à nouveau.`;
    }
  }
}

const holders = { mayor: "maires", president: "présidences", chief_executive: "directions générales" };

function sayExpired({ body, people }: Extract<BodyCheck, { kind: "expired" }>): string {
  const gone = people.filter(({ why }) => why === "gone").length;
  const others = people.flatMap(({ person }) => person ?? []);
  const parts = [
    ...(others.length === 0
      ? []
      : [
          `${formatSome(others.map(fullNameOf))} ${plural(others.length, "n'exerce plus la fonction qui donnait ce siège", "n'exercent plus les fonctions qui donnaient ces sièges")}`,
        ]),
    ...(gone === 0 ? [] : [`${count(gone, "personne n'est plus", "personnes ne sont plus")} dans l'annuaire`]),
  ];
  return `${atBody(body)}, ${formatList(parts)}. Pour suivre l'annuaire : \`instances actualiser\`.`;
}

function sayConference(check: Extract<BodyCheck, { kind: "conference" }>): string {
  const name = theBody(named(check.template));
  const create = `\`instance créer ${typedName(check.template)}\``;
  const without = formatSome(check.without.map((place) => place.name));
  if (!check.required) return `${name} n'est pas obligatoire : tous les maires siègent au bureau ${conferenceLaw}.`;
  if (check.setUp) return `${name} est installée ${conferenceLaw}.`;
  if (!check.bureau)
    return `${name} est obligatoire, sauf si tous les maires siègent au bureau ${conferenceLaw}. Installez-la : ${create} ; ou dites qui siège au bureau : \`instance créer bureau\`.`;
  return `${name} est obligatoire : tous les maires ne siègent pas au bureau ${conferenceLaw}. Il y manque ${plural(check.without.length, "celle ou celui", "ceux")} de : ${without}. Pour l'installer : ${create}.`;
}

function typed({ body: { body, template } }: Extract<BodyCheck, { kind: "unrepresented" | "no_chair" }>): string {
  return typedName(template, body.domain);
}

function namesOf(people: readonly Person[]): string {
  return formatList(people.map(fullNameOf));
}
