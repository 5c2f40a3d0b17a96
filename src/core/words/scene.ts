/** What the sandbox page suggests to a first-time visitor. */
export const sceneStories = [
  { title: "Répondre au diagnostic", account: "secretaire@demo.example", say: "diagnostic" },
  { title: "Faire le point (DGS)", account: "dgs@demo.example", say: "état" },
  { title: "Recevoir le point de la semaine", account: "maire.vougy@demo.example", say: "briefing" },
];

export const unknownVisitor = {
  account: "inconnu",
  name: "Compte inconnu",
  role: "quelqu’un que Relais ne connaît pas",
  place: "",
  email: "",
};

export function sayNoLaterDeadline(): string {
  return "Il n’y a pas d’échéance à venir : choisissez « + 1 jour » ou « Lundi 8 h ».";
}

export function sayOnlyInDemo(): string {
  return "Cette base n’est pas une démonstration : son heure et son contenu ne se changent pas d’ici.";
}

export function sayRealBase(file: string): string {
  return `La base ${file} sert un vrai territoire : la page d’essai ne s’y ouvre pas, car on y parle au nom de n’importe qui. Reliez une messagerie (voir docs/guide/slack.md). Pour la démonstration, choisissez une autre base (RELAIS_DB). Pour une répétition sur une copie, mettez RELAIS_ESSAI=oui. Pour converser au clavier : npm run --silent relais -- console --db ${file} --comme <email>.`;
}

export function sayNoGoingBack(): string {
  return "Le temps ne recule pas : choisissez une date à venir, ou recommencez.";
}
