import { bot, tenant } from "./fake-connection.ts";

/** Shapes of learn.microsoft.com/microsoftteams/platform/bots, "Send and receive messages" and "Conversation events". */
export const anne = {
  id: "29:1XJKJMvc5GBtc2JwZq0oj8tHZmzrQgFmB39ATiQWA85gQtHieVkKilBZ9XHoq9j7Zaqt7CZ",
  name: "Anne Martin",
  aadObjectId: "7faf8ab2-3d56-4244-b585-20c8a42ed2b8",
};
export const ownId = "a:17I0kl9EkpE1O9PH5TWrzrLNwnWWcfrU7QZjKR0WSfOpzbfcAg2IaydGElSo10tVr4C7Fc6Gtie";
export const groupId = "19:d32f38c8a9634cf3a6c2c2a0bc5ea15e@thread.v2";
export const channelId = "19:253b1f341670408fb6fe51050b6e5ceb@thread.tacv2";
export const rootId = "1485983194839";

export const relais = { id: bot, name: "Relais" };

/** In Anne's own conversation. */
export const own = {
  type: "message",
  id: "1485983408511",
  timestamp: "2017-02-01T21:10:07.437Z",
  localTimestamp: "2017-02-01T22:10:07.437+01:00",
  serviceUrl: "https://smba.trafficmanager.net/emea/",
  channelId: "msteams",
  from: anne,
  conversation: { conversationType: "personal", tenantId: tenant, id: ownId },
  recipient: relais,
  textFormat: "plain",
  locale: "fr-FR",
  localTimezone: "Europe/Paris",
  entities: [{ type: "clientInfo", locale: "fr-FR", country: "FR", platform: "Windows", timezone: "Europe/Paris" }],
  channelData: { tenant: { id: tenant } },
};

export function mentionOf(who: { id: string; name: string }) {
  return { type: "mention", mentioned: who, text: `<at>${who.name}</at>` };
}

/** In a chat of several: heard only because it mentions us. */
export const group = {
  ...own,
  conversation: { isGroup: true, conversationType: "groupChat", tenantId: tenant, id: groupId },
  entities: [mentionOf(relais), ...own.entities],
  text: "<at>Relais</at> état",
};

/** In a channel, in the thread that a message began. */
export const channel = {
  ...own,
  conversation: {
    isGroup: true,
    conversationType: "channel",
    tenantId: tenant,
    id: `${channelId};messageid=${rootId}`,
  },
  entities: [mentionOf(relais), ...own.entities],
  text: "<at>Relais</at> état",
  channelData: {
    teamsChannelId: channelId,
    teamsTeamId: channelId,
    channel: { id: channelId },
    team: { id: channelId },
    tenant: { id: tenant },
  },
};

/** The message as Teams also gives it, with its marks. */
export function html(content: string) {
  return { contentType: "text/html", content };
}
