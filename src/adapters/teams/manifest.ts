type Shown = { name: string; words: readonly string[]; summary: string; share?: unknown };

export type ManifestOptions = {
  /** The application (client) id that Entra gave; the same for the application and for its bot. */
  appId: string;
  commands: readonly Shown[];
  /** Where Relais is reached, in https, without a slash at the end ("https://relais.exemple.fr"). */
  address: string;
  /** Of Relais ("1.2.3"): Teams takes a new package as an update when it is higher. */
  version: string;
};

/** What the address of Relais shows to whoever is asked to approve it. */
const pages = { website: "/", privacy: "/confidentialite", terms: "/conditions" } as const;

/** The oldest schema that has all we say: nothing newer is used, and every tenant reads it. */
const schema = "1.19";
const mostCommands = 10;

/** What most people will want first; the menu of Teams holds ten, and the others are told by `aide`. */
const usefulFirst = [
  "home",
  "diagnostic",
  "deadlines",
  "state",
  "bodies",
  "briefing",
  "agenda",
  "follow-up",
  "who-reads",
  "help",
  // Where others read, after those of the first that are shared.
  "legal-calendar",
  "rule",
  "consultations",
  "meetings",
  "agenda-items",
];

const description = "Assistant d’un projet partagé entre communes";
const longDescription = [
  "Relais pose les questions du diagnostic aux secrétaires de mairie, rappelle les échéances, montre qui siège dans les instances, envoie le point de la semaine aux élues et aux élus, et montre à la direction générale où en est chaque commune.",
  "Il garde la fonction des personnes, leurs réponses au diagnostic et leur historique, les réunions, leurs présences et leurs décisions, dans une base installée chez vous ; il ne garde pas les conversations.",
  "Dans un canal ou une conversation de groupe, il n’entend que les messages qui le mentionnent.",
  "Il répond aux personnes qui figurent dans l’annuaire de votre intercommunalité.",
].join("\n\n");

/**
 * The manifest of the application to give to Teams, as plain data
 * (learn.microsoft.com/microsoftteams/platform/resources/schema/manifest-schema). The icons are files beside it.
 */
export function toTeamsManifest({ appId, commands, address, version }: ManifestOptions): object {
  const shared = commands.filter(({ share }) => share !== undefined);
  return {
    $schema: `https://developer.microsoft.com/json-schemas/teams/v${schema}/MicrosoftTeams.schema.json`,
    manifestVersion: schema,
    version,
    id: appId,
    localizationInfo: { defaultLanguageTag: "fr-fr" },
    developer: {
      name: "Relais",
      websiteUrl: address + pages.website,
      privacyUrl: address + pages.privacy,
      termsOfUseUrl: address + pages.terms,
    },
    name: { short: "Relais", full: "Relais, l’assistant des projets partagés entre communes" },
    description: { short: description, full: longDescription },
    icons: { color: "color.png", outline: "outline.png" },
    accentColor: "#17605a",
    bots: [
      {
        botId: appId,
        scopes: ["personal", "team", "groupChat"],
        isNotificationOnly: false,
        supportsFiles: true,
        commandLists: [
          { scopes: ["personal"], commands: toMenu(commands) },
          // Where others read, only what a command shares.
          { scopes: ["team"], commands: toMenu(shared) },
          { scopes: ["groupChat"], commands: toMenu(shared) },
        ],
      },
    ],
    permissions: ["identity", "messageTeamMembers"],
    validDomains: [new URL(address).host],
    defaultInstallScope: "personal",
    defaultGroupCapability: { team: "bot", groupchat: "bot" },
  };
}

function toMenu(commands: readonly Shown[]): object[] {
  return commands
    .toSorted((a, b) => rankOf(a) - rankOf(b))
    .slice(0, mostCommands)
    .flatMap(({ words: [title], summary }) =>
      title === undefined ? [] : [{ title, description: summary.charAt(0).toUpperCase() + summary.slice(1) }],
    );
}

function rankOf({ name }: Shown): number {
  const rank = usefulFirst.indexOf(name);
  return rank === -1 ? usefulFirst.length : rank;
}
