import { randomUUID } from "node:crypto";
import { type Json, toRecord, toText } from "../slack/json.ts";
import { appId, tenant } from "./microsoft.ts";
import type { Desk } from "./person.ts";
import { idsOf, type Someone } from "./playground.ts";

/**
 * Tells Relais an activity that the Playground makes up of no act of its user. Its own page does the same ("Mock an
 * Activity") with those below, but for the names of places. It passes them on unread, from whomever they say, and says nothing
 * of the answer. Nothing changes for it: once uninstalled, Relais may still post, and is told what is said.
 */
async function tell(desk: Desk, place: string, activity: Json): Promise<void> {
  const answer = await fetch(`${desk.origin}/_internal/v1/customActivities`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ...baseOf(desk, place), ...activity }),
  });
  if (!answer.ok) throw new Error(`the Playground did not pass it on: ${answer.status} ${await answer.text()}`);
}

/** Relais is uninstalled from a place. Teams removes it from a whole team, and says so in its main channel. */
export async function uninstall(desk: Desk, place: string = desk.places.personal): Promise<void> {
  const where = place === desk.places.channel ? desk.places.team : place;
  const channelData = { ...channelDataOf(desk, where), source: { name: "message" } };
  const settings = { selectedChannel: { id: where } };
  await tell(desk, where, {
    type: "installationUpdate",
    action: "remove",
    channelData: { ...channelData, settings },
    entities: [{ locale: "en-US", type: "clientInfo" }],
    locale: "en-US",
  });
}

/** Someone arrives in a group or a team, or leaves it; Relais itself, when nobody is named. */
export async function member(desk: Desk, came: "added" | "removed", place: string, who?: Someone): Promise<void> {
  const where = place === desk.places.channel ? desk.places.team : place;
  const name = came === "added" ? "membersAdded" : "membersRemoved";
  const eventType = came === "added" ? "teamMemberAdded" : "teamMemberRemoved";
  const inTeam = where === desk.places.team;
  await tell(desk, where, {
    type: "conversationUpdate",
    [name]: [who === undefined ? { id: `28:${appId}` } : idsOf(who.email)],
    channelData: { ...channelDataOf(desk, where), ...(inTeam && { eventType }) },
  });
}

/**
 * Somebody else writes to Relais in the group or the channel, by its name. Whoever is said to post a message, the Playground
 * says that its own user did: here it shows one that is not for Relais, which it keeps to itself, and tells it in another's
 * name. The thread exists, so that Relais may answer there.
 */
export async function mentionAs(desk: Desk, who: Someone, text: string, place: string): Promise<void> {
  const name = "Relais";
  const shown = await desk.say(text, place);
  const channelData = channelDataOf(desk, place);
  const { team, channel } = channelData;
  await tell(desk, toText(shown["postConversationId"]) || place, {
    type: "message",
    text: `<at>${name}</at> ${text}`,
    textFormat: "plain",
    from: { ...idsOf(who.email), name: who.realName },
    locale: "en-US",
    localTimezone: "UTC",
    entities: [
      { type: "mention", mentioned: { id: `28:${appId}`, name }, text: `<at>${name}</at>` },
      { type: "clientInfo", locale: "en-US", country: "US", timezone: "UTC" },
    ],
    channelData: {
      ...channelData,
      ...(channel === undefined ? {} : { teamsTeamId: toRecord(team)["id"], teamsChannelId: toRecord(channel)["id"] }),
    },
  });
}

/** What a client posts with files, which the Playground has no button for. */
export async function attach(desk: Desk, attachments: Json[], text = ""): Promise<void> {
  const { personal } = desk.places;
  const channelData = channelDataOf(desk, personal);
  await tell(desk, personal, { type: "message", text, textFormat: "plain", attachments, channelData });
}

function baseOf(desk: Desk, place: string): Json {
  const isPersonal = place === desk.places.personal;
  const conversationType = isPersonal ? "personal" : place.startsWith(desk.places.group) ? "groupChat" : "channel";
  return {
    id: randomUUID(),
    timestamp: new Date().toISOString(),
    channelId: "msteams",
    serviceUrl: `${desk.proxy.url}/_connector`,
    recipient: { id: `28:${appId}`, name: "Relais" },
    conversation: { id: place, ...(!isPersonal && { isGroup: true }), conversationType, tenantId: tenant },
    from: idsOf(desk.me.email),
  };
}

function channelDataOf({ places }: Desk, place: string): Json {
  const [channel = place] = place.split(";");
  if (channel !== places.channel && channel !== places.team) return { tenant: { id: tenant } };
  return { tenant: { id: tenant }, team: { id: places.team }, channel: { id: channel } };
}
