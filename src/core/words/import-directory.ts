import type { Epci, Mandate } from "../people.ts";
import type { DirectoryPerson } from "../territory/directory-csv.ts";
import type { DirectoryPlan, PersonChange, PersonField } from "../territory/plan-directory.ts";
import { changeLines, type SeatingChange } from "./bodies-change.ts";
import { count, formatList } from "./format.ts";
import { functionNames, lines, ofEpci } from "./import.ts";

type DirectoryReport = {
  plan: DirectoryPlan;
  /** What it changed in the instances. */
  seating: readonly SeatingChange[];
  epci: Epci;
  ignored: readonly string[];
  dryRun: boolean;
  nameOf: (insee: string) => string;
};

export function directoryReport({ plan, seating, epci, ignored, dryRun, nameOf }: DirectoryReport): string {
  const { added, changed, unchanged, absent } = plan;
  const moving = added.length + changed.length > 0;
  return lines(
    `Annuaire ${ofEpci(epci.name)}`,
    ignored.length > 0 ? [`Colonnes non lues : ${ignored.join(", ")}.`] : [],
    section(
      "Ajouts",
      added.map((person) => `${personLine(person)} : ${mandateList(person.mandates, nameOf)}`),
    ),
    section(
      "Modifications",
      changed.map((change) => changeLine(change, nameOf)),
    ),
    section("Connues de la base, absentes du fichier : conservées", absent.map(personLine)),
    section("Sièges changés dans les instances", changeLines(seating)),
    `Total : ${[
      count(added.length, "ajout", "ajouts"),
      count(changed.length, "modification", "modifications"),
      count(unchanged.length, "personne inchangée", "personnes inchangées"),
      count(absent.length, "personne absente du fichier", "personnes absentes du fichier"),
    ].join(", ")}.`,
    outcome(moving || seating.length > 0, dryRun),
  );
}

function outcome(moving: boolean, dryRun: boolean): string {
  if (!moving) return "Rien n'a changé.";
  return dryRun ? "Essai : rien n'a été enregistré. Relancez sans --essai pour importer." : "C'est enregistré.";
}

function section(title: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [`${title} (${items.length}) :`, ...items.map((item) => `  ${item}`)];
}

function personLine({ title, firstName, lastName, email }: DirectoryPerson): string {
  return `${title ? `${title} ` : ""}${firstName} ${lastName}, ${email}`;
}

const fieldNames: Record<PersonField, string> = {
  title: "civilité",
  firstName: "prénom",
  lastName: "nom",
  mandates: "fonctions",
  presence: "présence",
};

function changeLine({ before, after, fields }: PersonChange, nameOf: DirectoryReport["nameOf"]): string {
  const changes = fields.map((field) => {
    const [old, now] = [before, after].map((person) => fieldValue(person, field, nameOf) || "rien");
    return `${fieldNames[field]} : ${old} → ${now}`;
  });
  return `${personLine(after)} : ${changes.join(" ; ")}`;
}

function fieldValue(person: DirectoryPerson, field: PersonField, nameOf: DirectoryReport["nameOf"]): string {
  if (field === "mandates") return mandateList(person.mandates, nameOf);
  if (field === "presence") return formatList(person.presence.map((day) => weekdays[day - 1] ?? String(day)));
  return person[field] ?? "";
}

const weekdays = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];

function mandateList(mandates: readonly Mandate[], nameOf: DirectoryReport["nameOf"]): string {
  return mandates
    .map(({ function: held, insee, delegations }) => {
      const details = [...(insee === undefined ? [] : [nameOf(insee)]), ...delegations];
      return details.length > 0 ? `${functionNames[held]} (${details.join(", ")})` : functionNames[held];
    })
    .join(", ");
}
