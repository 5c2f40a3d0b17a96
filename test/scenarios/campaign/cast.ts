/** Who answers, from which day on, and how much at a time: their days of presence are those of the directory. */
export type Role = {
  email: string;
  places: readonly string[];
  /** Not before; absent: only once a reminder came. */
  from?: string;
  /** Messages a sitting. */
  patience: number;
  /** How the first sitting looks: Slack, then Matrix. */
  beginsOn?: "slack";
  /** What is said when the second municipality begins. */
  alike?: true;
  /** So many sittings, then nothing more. */
  stopsAfter?: number;
};

export const dgs = "dgs@demo.example";
export const technician = "technicienne@demo.example";
const at = (name: string) => `secretaire.${name}@demo.example`;

/** No account: her three municipalities come back in tables, by e-mail to the DGS. */
export const byTable = { email: at("arcinges"), teller: "Mme Pontier", places: ["Arcinges", "Le Cergne", "Écoche"] };
/** Told on the telephone; the first agrees that it be validated, the second reads again and validates. */
export const byPhone = [
  { email: at("la-gresle"), teller: "Mme Trévisan", place: "La Gresle", agrees: true },
  { email: at("sevelinges"), teller: "Mme Bessette", place: "Sevelinges", agrees: false },
];
/** Never a word. */
export const silent = [
  { email: at("maizilly"), place: "Maizilly" },
  { email: at("saint-pierre"), place: "Saint-Pierre-la-Noaille" },
];
/** Left Chandon in the second week. */
export const leaver = at("chandon");
export const successor = "lucie.perrin@demo.example";
/** The last of her three is not finished. */
export const unfinished = "La Bénisson-Dieu";

export const roles: readonly Role[] = [
  { email: "secretaire@demo.example", places: ["Vougy", "Nandax"], from: "2026-11-24", patience: 30, alike: true },
  { email: at("charlieu"), places: ["Charlieu"], from: "2026-11-24", patience: 22 },
  { email: at("pouilly"), places: ["Pouilly-sous-Charlieu"], from: "2026-11-24", patience: 40 },
  {
    email: at("saint-nizier"),
    places: ["Saint-Nizier-sous-Charlieu"],
    from: "2026-11-24",
    patience: 20,
    beginsOn: "slack",
  },
  { email: leaver, places: ["Chandon"], from: "2026-11-24", patience: 12, stopsAfter: 1 },
  { email: successor, places: ["Chandon"], from: "2026-12-01", patience: 60 },
  { email: at("briennon"), places: ["Briennon"], from: "2026-11-26", patience: 45 },
  { email: at("belmont"), places: ["Belmont-de-la-Loire"], patience: 90 },
  { email: at("saint-denis"), places: ["Saint-Denis-de-Cabanne"], from: "2026-11-30", patience: 25 },
  { email: at("cuinzier"), places: ["Cuinzier"], patience: 90 },
  { email: at("saint-hilaire"), places: ["Saint-Hilaire-sous-Charlieu"], from: "2026-12-01", patience: 30 },
  { email: at("villers-mars"), places: ["Villers", "Mars"], from: "2026-12-03", patience: 50 },
  { email: at("belleroche"), places: ["Belleroche", "Saint-Germain-la-Montagne"], from: "2026-12-01", patience: 60 },
  { email: at("sevelinges"), places: ["Sevelinges"], from: "2026-12-08", patience: 10 },
  { email: at("boyer"), places: ["Boyer", "Jarnosse", unfinished], from: "2026-12-04", patience: 35, stopsAfter: 4 },
];
