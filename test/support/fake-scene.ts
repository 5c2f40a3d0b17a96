import type { Adapter, Inbound } from "../../src/core/adapter.ts";
import type { Outbound } from "../../src/core/message.ts";
import type { Mailbox, SandboxMessage, Scene, SceneDescription } from "../../src/adapters/web/scene.ts";

const villages = ["Vougy", "Nandax", "Charlieu", "Pouilly-sous-Charlieu", "Belmont-de-la-Loire", "Jarnosse", "Mars"];

const people: SceneDescription["people"] = [
  person("lefevre", "Anne Lefèvre", "secrétaire de mairie", "Vougy et Nandax"),
  person("arnaud", "Claire Arnaud", "directrice générale des services", "CC Charlieu-Belmont"),
  person("chevalier", "Hélène Chevalier", "maire", "Vougy"),
  person("barnay", "Paul Barnay", "président", "CC Charlieu-Belmont"),
  person("moulin", "Jeanne Moulin", "chargée de mission mutualisation", "CC Charlieu-Belmont"),
  person("petit", "Marc Petit", "vice-président jeunesse", "Pouilly-sous-Charlieu"),
  ...villages.map((place, rank) => person(`maire-${rank}`, `Dominique Exemple ${rank + 1}`, "maire", place)),
  { account: "inconnu", name: "Camille Dupuis", role: "compte inconnu de Relais", place: "", email: "" },
];

function person(account: string, name: string, role: string, place: string) {
  return { account, name, role, place, email: `${account}@exemple.fr` };
}

const hours = [
  "dimanche 22 novembre 2026, 9\u00a0h\u00a005",
  "lundi 23 novembre 2026, 9\u00a0h\u00a005",
  "lundi 30 novembre 2026, 8\u00a0h",
];

/** A scene whose time moves through three dates, and which remembers how often it was reset. */
export function createFakeScene(onReset: () => void = () => {}): Scene {
  let hour = 0;
  const describe = (): SceneDescription => ({
    territory: "CC Charlieu-Belmont",
    municipalities: 25,
    now: hours[hour] ?? "",
    people,
    stories: [
      { title: "Répondre au diagnostic", account: "lefevre", say: "je commence par Vougy" },
      { title: "Faire le point (DGS)", account: "arnaud", say: "état" },
      { title: "Recevoir le point de la semaine", account: "chevalier", say: "point" },
    ],
  });
  return {
    describe,
    async move() {
      hour = Math.min(hour + 1, hours.length - 1);
      return describe();
    },
    async reset() {
      hour = 0;
      onReset();
    },
  };
}

export function createFakeMailbox(): Mailbox & { clear(): void } {
  const messages: SandboxMessage[] = [];
  const keys = new Set<string>();
  return {
    add(account, key, author, message, at) {
      if (keys.has(key)) return undefined;
      keys.add(key);
      const kept = { id: messages.length + 1, account, author, message, at };
      messages.push(kept);
      return kept;
    },
    ofAccount: (account) => messages.filter((message) => message.account === account),
    since: (id) => messages.filter((message) => message.id > id),
    clear() {
      messages.length = 0;
      keys.clear();
    },
  };
}

/** A core of a few fixed answers, one for each kind of block; it answers once an event, through the adapter. */
export function createFakeCore(adapter: () => Adapter): (event: Inbound) => void {
  const handled = new Set<string>();
  return (event) => {
    if (handled.has(event.id)) return;
    handled.add(event.id);
    const words = event.type === "message" ? event.text : event.type === "choice" ? event.value : "";
    const answer = answers[words] ?? { blocks: [{ type: "text", text: `C’est noté\u00a0: **${words}**.` }] };
    queueMicrotask(() => void adapter().send(event.address, answer, `answer:${event.id}`));
  };
}

const done = "validé";
const answers: Record<string, Outbound> = {
  "je commence par Vougy": {
    blocks: [
      { type: "text", text: "Vougy, question 1 sur 18, environ 12 minutes." },
      { type: "text", text: "**Ce service existe-t-il dans la commune\u202f?**" },
      {
        type: "choices",
        choices: [
          { value: "oui", label: "Oui, en régie" },
          { value: "association", label: "Oui, par une association" },
          { value: "non", label: "Non" },
          { value: "plus tard", label: "Plus tard" },
        ],
      },
    ],
  },
  agenda: {
    blocks: [
      { type: "text", text: "Voici vos échéances d’aujourd’hui." },
      {
        type: "file",
        file: {
          name: "echeances.ics",
          mime: "text/calendar",
          label: "Ouvrir 3 échéances dans votre agenda",
          text: "BEGIN:VCALENDAR\r\né",
        },
      },
    ],
  },
  état: {
    title: "Mutualiser la jeunesse",
    blocks: [
      {
        type: "list",
        items: [
          "✅ Diagnostic\u00a0: **14 communes sur 25**, 3 en cours, 8 pas commencées",
          "⚠️ Une décision vous attend\u00a0: valider l’ordre du jour du COPIL du 17 décembre",
          "⏳ D’ici 30 jours\u00a0: convocation du conseil au plus tard **vendredi 11 décembre**",
        ],
      },
      {
        type: "chart",
        chart: {
          kind: "tiles",
          title: "Diagnostic jeunesse, commune par commune",
          alt: "Validé\u00a0: Vougy, Charlieu et Mars. En cours\u00a0: Nandax et Jarnosse. À faire\u00a0: Pouilly-sous-Charlieu et Belmont-de-la-Loire.",
          tiles: villages.map((label, rank) => {
            if (rank % 3 === 0) return { label, state: done, tone: "done" };
            return rank % 3 === 1
              ? { label, state: "en cours", tone: "ongoing" }
              : { label, state: "à faire", tone: "waiting" };
          }),
        },
      },
      { type: "text", text: "Pour en savoir plus\u00a0: `qui n’a pas répondu`, `échéances`, `tableau`." },
    ],
  },
  point: {
    title: "Votre point de la semaine, Vougy",
    blocks: [
      { type: "text", text: "✅ Avancée\u00a0: le diagnostic jeunesse de Vougy est validé." },
      {
        type: "fields",
        fields: [
          { label: "Service", value: "en régie, depuis 2012" },
          { label: "Agents", value: "2\u00a0ETP" },
          { label: "Équipements", value: "salle des fêtes (300\u00a0m²), maison des jeunes (120\u00a0m²)" },
          { label: "Reste à charge", value: "41\u202f300\u00a0€ (estimation)" },
        ],
      },
    ],
  },
  dates: {
    blocks: [
      {
        type: "table",
        caption: "⏳ À venir",
        columns: ["Date", "Quoi", "Règle"],
        rows: [["mercredi 16\u00a0décembre", "Dernier envoi de la convocation du conseil communautaire", "R16"]],
      },
    ],
  },
  tableau: {
    blocks: [
      {
        type: "table",
        caption: "Dépenses de fonctionnement 2025, par commune",
        columns: ["Commune", "Mode de gestion", "Agents", "Dépenses", "Part", "Réponse du"],
        rows: [...villages, ...villages, ...villages].map((village, rank) => [
          village,
          rank % 2 === 0 ? "en régie" : "par une association",
          `${rank},5\u00a0ETP`,
          `${rank + 1}\u202f300\u00a0€`,
          `${rank}\u00a0%`,
          "23 novembre 2026",
        ]),
      },
      {
        type: "chart",
        chart: {
          kind: "bars",
          title: "Reste à charge, par commune",
          subtitle: "En euros, 2025",
          alt: "Reste à charge, par commune\u00a0: de 7\u202f300 à 1\u202f300\u00a0€.",
          bars: villages.map((label, rank) => ({
            label,
            value: 7_300 - rank * 1_000,
            shown: `${7 - rank}\u202f300\u00a0€`,
          })),
        },
      },
      {
        type: "chart",
        chart: {
          kind: "bars",
          title: "Avis des conseils, par scénario",
          alt: "Entente\u00a0: 14 favorables, 8 avec conditions, 3 défavorables.",
          bars: [
            { label: "Entente", value: 14, shown: "14", part: "favorable" },
            { label: "Entente", value: 8, shown: "8", part: "avec conditions" },
            { label: "Entente", value: 3, shown: "3", part: "défavorable" },
          ],
        },
      },
    ],
  },
};
