import type { Phase, Resource, ResourceKind } from "../communication/resource.ts";
import { type Outbound, text } from "../message.ts";
import { capital, count } from "./format.ts";

const kinds: Record<ResourceKind, string> = {
  feedback: "retour d'expérience",
  testimony: "témoignage",
  document: "document",
  website: "site web",
  meaning: "sens du projet",
};

const moments: Record<Phase, string> = {
  framing: "le cadrage politique",
  diagnostic: "le diagnostic",
  scenarios: "le choix des scénarios",
  consultation: "la consultation des conseils",
  implementation: "la mise en œuvre",
};

export const resourceQuestions = {
  what: "Quelle ressource, et où se trouve-t-elle ?",
  whatHelp:
    "Par exemple : retour d'expérience, un service jeunesse partagé à six communes, https://… ou : témoignage de la maire de …, dossier partagé/REX.",
  place: (title: string) => `Où se trouve « ${title} » ? Son lien (https://…), ou l'endroit où elle est rangée.`,
  themes: "De quels sujets parle-t-elle ?",
  themesHelp: "Quelques mots, par exemple : jeunesse, périscolaire. « Passer » convient.",
  phase: "À quel moment du projet est-elle la plus utile ?",
  consent: "La personne qui témoigne a-t-elle donné son accord pour être lue ici ?",
  remove: "Quelle ressource faut-il retirer ?",
};

export function kindOptions(): { value: ResourceKind; label: string }[] {
  return [
    { value: "feedback", label: "Un retour d'expérience" },
    { value: "testimony", label: "Un témoignage" },
    { value: "document", label: "Un document" },
    { value: "website", label: "Un site web" },
    { value: "meaning", label: "Le sens du projet, à transmettre" },
  ];
}

export function phaseOptions(): { value: string; label: string }[] {
  const labels = Object.entries(moments).map(([value, label]) => ({ value, label: capital(label) }));
  return [...labels, { value: "any", label: "À tout moment" }];
}

export function sayResourceKept({ title, themes }: Pick<Resource, "title" | "themes">): string {
  const first = themes[0] ?? "";
  return `C'est dans les ressources : « ${title} ». On la trouve avec \`ressources${first === "" ? "" : ` ${first}`}\`.`;
}

export function sayNoConsent(): string {
  return "Sans l'accord de la personne, son témoignage n'est pas gardé. Demandez-le-lui, puis redites-le-moi.";
}

export function sayResource({ title, kind, place }: Pick<Resource, "title" | "kind" | "place">): string {
  return `${title} (${kinds[kind]}) : ${place}`;
}

const mostShown = 8;

/** `about`: the words searched; absent, what suits this moment comes first. */
export function sayResources(found: readonly Resource[], { about, phase }: { about?: string; phase: Phase }): Outbound {
  const shown = found.slice(0, mostShown);
  const more = found.length - shown.length;
  return {
    title:
      about === undefined
        ? `Ressources, d'abord pour ${moments[phase]}`
        : `${count(found.length, "ressource", "ressources")} sur « ${about} »`,
    blocks: [
      { type: "list", items: shown.map(sayResource) },
      ...(more > 0 ? [text(`… et ${more} de plus. Un mot de plus aide à choisir : \`ressources jeunesse\`.`)] : []),
    ],
  };
}

export function sayNoResource(about: string | undefined, mayAdd: boolean): string {
  const add = mayAdd ? " Pour en ajouter une : `ressource ajouter`." : "";
  return about === undefined
    ? `Aucune ressource n'est encore rangée.${add}`
    : `Aucune ressource ne parle de « ${about} ». Pour les voir toutes : \`ressources\`.${add}`;
}

export function sayResourceRemoved(title: string): string {
  return `« ${title} » n'est plus dans les ressources.`;
}

export function sayNotALink(place: string): string {
  return `« ${place} » n'est pas un lien que l'on puisse ouvrir. Donnez une adresse en https://, ou l'endroit où la ressource est rangée.`;
}
