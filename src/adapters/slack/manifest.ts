import { endpoint } from "./http.ts";

type Shown = { words: readonly string[]; group: string };

/** Slack's own limits (docs.slack.dev/reference/app-manifest). */
const longestHint = 1_000;
const separator = " | ";

/** What Relais reads and does in a workspace, and why each right is asked for: told to who approves it. */
export const botScopes = [
  "app_mentions:read",
  "channels:history",
  "chat:write",
  "commands",
  "files:read",
  "files:write",
  "groups:history",
  "im:history",
  "im:write",
  "mpim:history",
  "users:read",
  "users:read.email",
];

const events = ["app_home_opened", "app_mention", "app_uninstalled", "message.im", "tokens_revoked"];

const description = "Assistant d’un projet partagé entre communes";
const longDescription =
  "Relais pose les questions du diagnostic aux secrétaires de mairie, rappelle les échéances, montre qui siège dans les instances, envoie le point de la semaine aux élues et aux élus, et montre à la direction générale où en est chaque commune. Il garde la fonction des personnes, leurs réponses au diagnostic, les fichiers joints et leur historique, les réunions, leurs présences et leurs décisions, dans une base installée chez vous ; il ne garde pas les conversations. Dans un canal, il n’entend que les messages qui le mentionnent.";

/**
 * The manifest of the application to create at api.slack.com/apps, as plain data. `address`: where Slack can reach this
 * machine ("https://relais.exemple.fr"); without one, Relais opens a socket itself.
 */
export function toManifest(commands: readonly Shown[], address?: string): object {
  const url = address === undefined ? undefined : address.replace(/\/+$/u, "") + endpoint;
  const words = hintWords(commands);
  return {
    display_information: { name: "Relais", description, long_description: longDescription },
    features: {
      bot_user: { display_name: "Relais", always_online: true },
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      slash_commands: [
        {
          command: "/relais",
          description: "Demander quelque chose à Relais",
          usage_hint: `[${words.join(separator)}]`,
          should_escape: false,
          ...(url === undefined ? {} : { url }),
        },
      ],
    },
    oauth_config: { scopes: { bot: botScopes } },
    settings: {
      event_subscriptions: { bot_events: events, ...(url === undefined ? {} : { request_url: url }) },
      interactivity: { is_enabled: true, ...(url === undefined ? {} : { request_url: url }) },
      socket_mode_enabled: url === undefined,
      org_deploy_enabled: false,
      token_rotation_enabled: false,
    },
  };
}

/**
 * One trigger for each thing Relais speaks of ("réunion créer" goes with "réunions"), a subject of `aide` after the other in turn, as
 * many as Slack shows: it would cut a longer list anywhere.
 */
function hintWords(commands: readonly Shown[]): string[] {
  const bySubject = new Map<string, Shown & { first: string }>();
  for (const command of commands) {
    const first = command.words[0] ?? "";
    const subject = (first.split(" ")[0] ?? "").replace(/s$/u, "");
    if (subject !== "" && !bySubject.has(subject)) bySubject.set(subject, { ...command, first });
  }
  const groups = [...Map.groupBy(bySubject.values(), ({ group }) => group).values()];
  const deepest = Math.max(0, ...groups.map(({ length }) => length));
  const inTurn = Array.from({ length: deepest }, (_, rank) =>
    groups.flatMap((group) => group[rank]?.first ?? []),
  ).flat();
  const shown: string[] = [];
  for (const word of inTurn) if ([...shown, word].join(separator).length + 2 < longestHint) shown.push(word);
  return shown;
}
