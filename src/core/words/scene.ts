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
