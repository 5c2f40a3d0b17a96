import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { activitySchema, signedSchema, tenantsOf } from "../../../src/adapters/teams/activity.ts";
import { readActivity, readReference } from "../../../src/adapters/teams/inbound.ts";
import { anne, channel, channelId, group, groupId, html, mentionOf, own, ownId, relais, rootId } from "./activities.ts";
import { bot, tenant } from "./fake-connection.ts";

const read = (body: object) => readActivity(activitySchema.parse(body));
const idOf = (body: object) => {
  const reading = read(body);
  return reading.kind === "heard" ? reading.eventId : reading.kind;
};
const heard = (body: object) => {
  const reading = read(body);
  return reading.kind === "heard" ? reading.heard : reading.kind;
};
const from = { account: anne.aadObjectId, memberId: anne.id, name: "Anne Martin", timeZone: "Europe/Paris" };
const at = Date.UTC(2017, 1, 1, 21, 10, 7, 437);

describe("a message", () => {
  test("said to us alone is heard, under the name of its place", () => {
    expect(read({ ...own, text: "bonjour" })).toEqual({
      kind: "heard",
      eventId: `message:${ownId}:1485983408511`,
      heard: { ...from, at, type: "message", text: "bonjour" },
    });
  });

  test("in a chat of several or in a channel is heard when it mentions us", () => {
    expect(heard(group)).toEqual({ ...from, at, type: "message", text: "état" });
    expect(heard(channel)).toEqual({ ...from, at, thread: rootId, type: "message", text: "état" });
    expect(heard({ ...channel, text: "dis <at>Relais</at> état" })).toMatchObject({ text: "dis  état" });
  });

  test.each([
    ["nobody", []],
    ["somebody else", [mentionOf({ id: "29:jean", name: "Relais" })]],
    [
      "a tag or a team, which have no account",
      [{ type: "mention", mentioned: { id: null, name: "Élus" }, text: "<at>Élus</at>" }],
    ],
    ["nothing that is said", [{ type: "mention", mentioned: null, text: null }]],
    ["us, in something that is no mention", [{ type: "clientInfo", mentioned: relais }]],
  ])("in a chat of several or in a channel that mentions %s is not", (_, entities) => {
    expect(heard({ ...group, entities })).toBe("nothing");
    expect(heard({ ...channel, entities })).toBe("nothing");
    expect(heard({ ...own, text: "bonjour", entities })).toMatchObject({ text: "bonjour" });
  });

  test("has the account of the tenant, or what Teams calls its author when there is none", () => {
    expect(heard({ ...own, text: "x", from: { id: "29:x", name: null, aadObjectId: null } })).toMatchObject({
      account: "29:x",
      memberId: "29:x",
      name: "",
    });
    expect(heard({ ...own, text: "x", from: { id: "29:x", aadObjectId: "" } })).toMatchObject({ account: "29:x" });
  });

  test.each([
    [
      "a file",
      {
        contentType: "application/vnd.microsoft.teams.file.download.info",
        contentUrl: "https://vougy.sharepoint.com/a.pdf",
        name: "a.pdf",
        content: { downloadUrl: "https://x.fr", uniqueId: "1", fileType: "pdf", etag: "1" },
      },
    ],
    [
      "a picture",
      { contentType: "image/*", contentUrl: "https://smba.trafficmanager.net/emea/v3/attachments/1/views/original" },
    ],
    [
      "a picture of a telephone",
      { contentType: "image/png", contentUrl: "https://smba.trafficmanager.net/1", name: "image.png" },
    ],
    ["a voice", { contentType: "audio/mp4", contentUrl: "https://smba.trafficmanager.net/2" }],
  ])("with %s says so, with its words", (_, attachment) => {
    const attachments = [html("<div>voilà</div>"), attachment];
    expect(heard({ ...own, text: "voilà", attachments })).toMatchObject({ type: "file", text: "voilà" });
    expect(heard({ ...own, attachments: [attachment] })).toMatchObject({ type: "file", text: "" });
  });

  test("with files says where each is to be had", () => {
    const attachments = [
      {
        contentType: "application/vnd.microsoft.teams.file.download.info",
        name: "salle.jpg",
        contentUrl: "https://mairie.sharepoint.com/personal/anne/salle.jpg",
        content: { downloadUrl: "https://mairie.sharepoint.com/download?tempauth=x", uniqueId: "1", fileType: "jpg" },
      },
      { contentType: "image/*", contentUrl: "https://smba.trafficmanager.net/emea/v3/attachments/1/views/original" },
      { contentType: "application/vnd.microsoft.teams.file.download.info", name: "perdu.pdf", content: {} },
    ];
    expect(heard({ ...own, attachments })).toMatchObject({
      files: [
        { name: "salle.jpg", mime: "", kept: "space", url: "https://mairie.sharepoint.com/download?tempauth=x" },
        {
          name: "",
          mime: "image/*",
          kept: "chat",
          url: "https://smba.trafficmanager.net/emea/v3/attachments/1/views/original",
        },
        { name: "perdu.pdf", mime: "", kept: "space" },
      ],
    });
  });

  test.each([
    ["no file", null],
    ["its own HTML", [html("<div><div>Du <strong>gras</strong></div>\n</div>")]],
    ["a card, shared from elsewhere", [{ contentType: "application/vnd.microsoft.card.adaptive", content: {} }]],
    [
      "the preview of a link",
      [html("<p>x</p>"), { contentType: "application/vnd.microsoft.card.thumbnail", content: {} }],
    ],
  ])("with %s is a message", (_, attachments) => {
    expect(heard({ ...own, text: "bonjour", attachments })).toMatchObject({ type: "message", text: "bonjour" });
  });

  test("that answers an earlier one is what it says of it", () => {
    const quote =
      '<blockquote itemscope itemtype="http://schema.skype.com/Reply" itemid="1600457867820"><p itemprop="preview">Combien ?</p></blockquote>';
    const attachments = [html(`<div>${quote}<p>2</p></div>`)];
    expect(heard({ ...own, text: "Combien ?\r\n\r\n2", attachments })).toMatchObject({ type: "message", text: "2" });
  });

  test("of ours, said again to us, is not heard", () => {
    expect(heard({ ...own, text: "bonjour", from: relais })).toBe("nothing");
  });

  test("as Microsoft's service really writes one, with a null for all that it does not say", () => {
    // The shape of what Teams sent to a robot of 2019 (MSTeams.Karma.Tests).
    const recorded = {
      type: "message",
      id: "1554657902343",
      timestamp: "2019-04-07T17:25:02.438+00:00",
      localTimestamp: "2019-04-07T13:25:02.438-04:00",
      localTimezone: null,
      serviceUrl: "https://smba.trafficmanager.net/amer/",
      channelId: "msteams",
      from: { ...anne, role: null },
      conversation: {
        isGroup: true,
        conversationType: "channel",
        id: `19:60f98ff1@thread.skype;messageid=1554657902343`,
        name: null,
        aadObjectId: null,
        role: null,
      },
      recipient: { ...relais, aadObjectId: null, role: null },
      textFormat: "plain",
      attachmentLayout: null,
      membersAdded: null,
      membersRemoved: null,
      reactionsAdded: null,
      reactionsRemoved: null,
      text: "\r\n<at>Relais</at> état <at>Jean Petit</at>\n",
      attachments: [
        {
          ...html(
            '<div>\r\n<div><span itemscope="" itemtype="http://schema.skype.com/Mention" itemid="0">Relais</span> état</div>\n</div>',
          ),
          contentUrl: null,
          name: null,
          thumbnailUrl: null,
        },
      ],
      entities: [
        mentionOf(relais),
        mentionOf({ id: "29:1MepEOqCf", name: "Jean Petit" }),
        { type: "clientInfo", locale: "en-US", country: "US", platform: "Web" },
      ],
      channelData: {
        teamsChannelId: "19:60f98ff1@thread.skype",
        teamsTeamId: "19:ec07fb85@thread.skype",
        channel: { id: "19:60f98ff1@thread.skype" },
        team: { id: "19:ec07fb85@thread.skype" },
        tenant: { id: tenant },
      },
      action: null,
      replyToId: null,
      value: null,
      name: null,
      relatesTo: null,
    };
    expect(read(recorded)).toMatchObject({
      eventId: "message:19:60f98ff1@thread.skype:1554657902343",
      heard: { type: "message", text: "état Jean Petit", thread: "1554657902343", at: 1_554_657_902_438 },
    });
  });
});

const zoneOf = (localTimezone: unknown, timezone: unknown) =>
  heard({
    ...own,
    text: "x",
    localTimezone,
    entities: [
      { type: "clientInfo", timezone },
      { type: "other", timezone: "Asia/Tokyo" },
    ],
  });

describe("where a day begins", () => {
  test.each([
    ["is said by the message", "Indian/Reunion", "Europe/Paris", "Indian/Reunion"],
    ["is said by the client alone", null, "America/Cayenne", "America/Cayenne"],
    ["is not in a name of Windows: the client's serves", "Romance Standard Time", "Europe/Paris", "Europe/Paris"],
    ["is not nowhere: the client's serves", "", "Europe/Paris", "Europe/Paris"],
    ["is unknown when nobody says", undefined, null, undefined],
    ["is unknown when both are absurd", "Mars/Olympus", "../../etc/passwd", undefined],
    ["is unknown when it is endless", "A".repeat(10_000), undefined, undefined],
    ["is no mere difference with another", "+05:00", undefined, undefined],
  ])("%s", (_, local, client, zone) => {
    const said = zoneOf(local, client);
    expect(said).toMatchObject({ type: "message" });
    expect(Object.assign({ timeZone: undefined }, said).timeZone).toBe(zone);
  });
});

describe("a change", () => {
  const changed = {
    ...own,
    type: "messageUpdate",
    timestamp: "2017-02-01T21:12:00Z",
    text: "13",
    channelData: { eventType: "editMessage", tenant: { id: tenant } },
  };

  test("of what was said to us is told, under the hour of the change and without that of the message", () => {
    expect(read(changed)).toEqual({
      kind: "heard",
      eventId: `edited:${ownId}:1485983408511:2017-02-01T21:12:00Z`,
      heard: { ...from, type: "edited", of: `message:${ownId}:1485983408511`, text: "13" },
    });
  });

  test("names the message as the message named itself", () => {
    expect(heard(changed)).toMatchObject({ of: idOf({ ...own, text: "12" }) });
    expect(heard(changed)).toMatchObject({
      of: idOf({ ...own, text: "12", attachments: [{ contentType: "image/*" }] }),
    });
  });

  test("says what is written now as it was typed", () => {
    expect(
      heard({ ...changed, text: "<at>Relais</at>, moins de 5 &lt; 6", entities: [mentionOf(relais)] }),
    ).toMatchObject({ text: "moins de 5 < 6" });
  });

  test.each([
    ["that brings a removed message back", { ...changed, channelData: { eventType: "undeleteMessage" } }],
    ["that Teams made by itself", { ...changed, channelData: { tenant: { id: tenant } } }],
    ["of nothing", { ...changed, id: null }],
    ["in a chat of several", { ...changed, conversation: group.conversation, entities: group.entities }],
    ["in a channel", { ...changed, conversation: channel.conversation, entities: channel.entities }],
    ["of one of ours", { ...changed, from: relais }],
  ])("%s is not heard", (_, body) => {
    expect(heard(body)).toBe("nothing");
  });
});

describe("a removal", () => {
  const removed = {
    ...own,
    type: "messageDelete",
    timestamp: "2017-02-01T21:12:00Z",
    channelData: { eventType: "softDeleteMessage", tenant: { id: tenant } },
  };

  test("of what was said to us is told", () => {
    expect(read(removed)).toEqual({
      kind: "heard",
      eventId: `erased:${ownId}:1485983408511`,
      heard: { ...from, type: "erased", of: `message:${ownId}:1485983408511` },
    });
  });

  test.each([
    ["of another kind", { ...removed, channelData: null }],
    ["that says it is a change", { ...removed, channelData: { eventType: "editMessage" } }],
    ["of nothing", { ...removed, id: undefined }],
    ["in a chat of several", { ...removed, conversation: group.conversation }],
  ])("%s is not heard", (_, body) => {
    expect(heard(body)).toBe("nothing");
  });
});

const installed = (action: unknown, place: object) => ({
  ...own,
  ...place,
  type: "installationUpdate",
  id: "f:816eb23d",
  action,
});

describe("an installation", () => {
  const one = { conversation: own.conversation };
  const several = { conversation: group.conversation };
  const team = { conversation: { ...channel.conversation, id: channelId }, channelData: channel.channelData };

  test("in somebody's own conversation is their arrival", () => {
    expect(read(installed("add", one))).toEqual({
      kind: "heard",
      eventId: `joined:${ownId}:f:816eb23d`,
      heard: { ...from, at, type: "joined" },
    });
    expect(heard(installed("add-upgrade", one))).toMatchObject({ type: "joined" });
  });

  test.each(["add", "add-upgrade"])("among several is nobody's arrival (%s)", (action) => {
    expect(heard(installed(action, several))).toBe("nothing");
    expect(heard(installed(action, team))).toBe("nothing");
  });

  test.each(["remove", "remove-upgrade"])("undone is our end there (%s)", (action) => {
    for (const place of [one, several, team]) expect(heard(installed(action, place))).toBe("gone");
  });

  test.each([null, undefined, "", "something new"])("of a kind that we do not know says nothing (%s)", (action) => {
    expect(heard(installed(action, one))).toBe("nothing");
  });
});

const update = (changes: object, place: object = own) => ({
  ...place,
  type: "conversationUpdate",
  id: "f:dd6ec311",
  text: undefined,
  ...changes,
});

describe("who comes and goes", () => {
  test("we come into somebody's own conversation: they come", () => {
    expect(read(update({ membersAdded: [{ id: anne.id }, { id: bot }] }))).toMatchObject({
      eventId: `joined:${ownId}:f:dd6ec311`,
      heard: { ...from, type: "joined" },
    });
  });

  test.each([
    ["we come among several", update({ membersAdded: [relais] }, group), "nothing"],
    ["we come into a team", update({ membersAdded: [relais] }, channel), "nothing"],
    ["somebody else comes", update({ membersAdded: [{ id: "29:jean" }] }), "nothing"],
    ["somebody else goes", update({ membersRemoved: [{ id: "29:jean" }] }, group), "nothing"],
    ["we go", update({ membersRemoved: [{ id: "29:jean" }, relais] }, group), "gone"],
    ["we go from a team", update({ membersRemoved: [relais] }, channel), "gone"],
    ["nobody comes or goes", update({ membersAdded: [], membersRemoved: [] }), "nothing"],
    [
      "a channel is made",
      update({ membersAdded: null, channelData: { ...channel.channelData, eventType: "channelCreated" } }, channel),
      "nothing",
    ],
    [
      "a team is given another name",
      update({ channelData: { ...channel.channelData, eventType: "teamRenamed" } }, channel),
      "nothing",
    ],
  ])("%s", (_, body, kind) => {
    expect(heard(body)).toBe(kind);
  });
});

const execute = (data: unknown, changes: object = {}) => ({
  ...own,
  type: "invoke",
  name: "adaptiveCard/action",
  id: "f:1234",
  replyToId: "1485983408400",
  value: { action: { type: "Action.Execute", id: "x", title: "1. Oui", verb: "relais", data }, trigger: "manual" },
  ...changes,
});

describe("a card", () => {
  const relaisData = { value: "@12 existe=oui", label: "Oui", asked: ["Existe-t-il ?"] };
  const several = {
    choices: [
      { value: "oui", label: "Oui" },
      { value: "non", label: "Non" },
    ],
    asked: ["Existe-t-il ?"],
  };

  test("pressed is its value, with the card to be shown instead and where that one is", () => {
    const reading = read(execute({ relais: relaisData }));
    expect(reading).toMatchObject({
      kind: "heard",
      eventId: `choice:${ownId}:f:1234`,
      heard: { ...from, at, type: "choice", value: "@12 existe=oui" },
      answered: { activity: "1485983408400", card: { type: "AdaptiveCard" } },
    });
    expect(JSON.stringify(reading)).toContain("Oui");
  });

  test("pressed by a client that only submits is the same", () => {
    const submit = { ...own, id: "f:1234", replyToId: "1485983408400", value: { relais: relaisData } };
    expect(read(submit)).toEqual(read(execute({ relais: relaisData })));
    expect(read({ ...submit, text: "" })).toEqual(read(submit));
    expect(read({ ...submit, text: "\n" })).toEqual(read(submit));
  });

  test("pressed among several needs no mention of us, and is answered in its thread", () => {
    expect(heard(execute({ relais: relaisData }, { conversation: channel.conversation }))).toMatchObject({
      type: "choice",
      thread: rootId,
    });
    expect(heard({ ...group, entities: [], text: null, value: { relais: relaisData } })).toMatchObject({
      type: "choice",
    });
  });

  test("with an input holds what was picked in it", () => {
    expect(heard(execute({ relais: several, choice: "2" }))).toMatchObject({ type: "choice", value: "non" });
    const multiple = { ...several, prefix: "@12 eq=" };
    expect(heard(execute({ relais: multiple, choice: "1,2" }))).toMatchObject({ value: "@12 eq=oui,non" });
    expect(heard(execute({ relais: multiple }))).toMatchObject({ value: "@12 eq=" });
  });

  test.each([
    ["nothing was picked", execute({ relais: several })],
    ["what was picked is no longer there", execute({ relais: several, choice: "7" })],
    ["the data is not ours", execute({ x: 1 })],
    ["there is no data", execute(null)],
    ["there is nothing", execute(null, { value: null })],
    ["the value is no object", execute(null, { value: "x" })],
  ])("is empty when %s", (_, body) => {
    expect(heard(body)).toBe("empty");
  });

  test("that says where it stands nowhere is still heard", () => {
    expect(read(execute({ relais: relaisData }, { replyToId: null }))).toMatchObject({
      kind: "heard",
      answered: { activity: undefined },
    });
  });

  test("sent with nothing picked by a client that only submits asks nothing of us among several", () => {
    expect(heard({ ...group, entities: [], text: null, value: { relais: several } })).toBe("empty");
  });

  test("of another, with words, is a message", () => {
    expect(heard({ ...own, text: "oui", value: { x: 1 } })).toMatchObject({ type: "message", text: "oui" });
  });
});

const consent = (value: unknown) => ({
  ...own,
  type: "invoke",
  name: "fileConsent/invoke",
  id: "f:55",
  replyToId: "1485983408400",
  value,
});

describe("a file of ours", () => {
  const uploadInfo = {
    contentUrl: "https://vougy-my.sharepoint.com/personal/anne/Documents/dates.ics",
    name: "dates.ics",
    uploadUrl: "https://vougy-my.sharepoint.com/personal/anne/_api/v2.0/drive/items/1/uploadSession?guid='x'",
    uniqueId: "1150D938-8870-4044-9F2C-5BBDEBA70C8C",
    fileType: "ics",
    etag: '"{1150D938},1"',
  };
  const accept = { type: "fileUpload", action: "accept", context: { relaisFile: "abc" }, uploadInfo };

  test("accepted says where it goes", () => {
    const { etag: _etag, ...upload } = uploadInfo;
    expect(read(consent(accept))).toEqual({
      kind: "heard",
      eventId: `consent:${ownId}:f:55`,
      heard: { ...from, at, type: "consent", file: "abc", accepted: true, upload },
    });
  });

  test("declined says so", () => {
    const said = heard(consent({ type: "fileUpload", action: "decline", context: { relaisFile: "abc" } }));
    expect(said).toMatchObject({ type: "consent", file: "abc", accepted: false });
    expect(said).not.toHaveProperty("upload");
  });

  test("declined is so, whatever else is said", () => {
    expect(heard(consent({ ...accept, action: "decline" }))).toMatchObject({ accepted: false });
  });

  test("accepted, with no place that can be read, is not declined", () => {
    expect(heard(consent({ ...accept, uploadInfo: { uploadUrl: "?" } }))).toMatchObject({ accepted: true });
    expect(heard(consent({ ...accept, uploadInfo: { uploadUrl: "?" } }))).not.toHaveProperty("upload");
  });

  test.each([
    ["of another", { ...accept, context: { filename: "x" } }],
    ["of nothing", { ...accept, context: null }],
    ["that is neither", { ...accept, action: "later" }],
    ["that says nothing", null],
  ])("%s is not heard", (_, value) => {
    expect(heard(consent(value))).toBe("nothing");
  });
});

test.each([
  ["typing", { ...own, type: "typing" }],
  [
    "a face put on one of ours",
    { ...own, type: "messageReaction", reactionsAdded: [{ type: "like" }], replyToId: "1575667808184" },
  ],
  ["a face taken away", { ...own, type: "messageReaction", reactionsRemoved: [{ type: "like" }] }],
  [
    "what was read",
    {
      ...own,
      type: "event",
      name: "application/vnd.microsoft.readReceipt",
      value: { lastReadMessageId: "1692206589131" },
    },
  ],
  ["a meeting", { ...group, type: "event", name: "application/vnd.microsoft.meetingStart", value: {} }],
  ["an invoke that we do not know", { ...own, type: "invoke", name: "task/fetch", value: { data: {} } }],
  ["an invoke without a name", { ...own, type: "invoke", name: null, value: {} }],
  ["a search", { ...own, type: "invoke", name: "composeExtension/query", value: { commandId: "x" } }],
  ["the end", { ...own, type: "endOfConversation" }],
  ["something new", { ...own, type: "somethingNew", text: "bonjour" }],
])("%s is not heard", (_, body) => {
  expect(heard(body)).toBe("nothing");
});

describe("an event's id", () => {
  const invoke = {
    type: "invoke",
    name: "adaptiveCard/action",
    value: { action: { data: { relais: { value: "x", label: "x", asked: [] } } } },
  };
  const edit = { type: "messageUpdate", channelData: { eventType: "editMessage" } };
  const different: object[] = [
    { ...own, text: "x" },
    { ...own, text: "x", id: "2" },
    { ...own, text: "x", conversation: { ...own.conversation, id: "a:other" } },
    { ...own, ...edit, text: "y", timestamp: "2017-02-01T21:12:00Z" },
    { ...own, ...edit, text: "x", timestamp: "2017-02-01T21:13:00Z" },
    { ...own, type: "messageDelete", channelData: { eventType: "softDeleteMessage" } },
    { ...own, type: "installationUpdate", action: "add" },
    { ...own, ...invoke },
    { ...own, ...invoke, id: null, replyToId: "5" },
    { ...own, ...invoke, id: null, replyToId: "6" },
    { ...own, ...invoke, id: null, replyToId: "6", timestamp: "2017-02-01T21:13:00Z" },
    channel,
    group,
  ];

  test("is its own", () => {
    expect(new Set(different.map(idOf)).size).toBe(different.length);
  });

  test("is the same when it is delivered again", () => {
    for (const body of different) expect(idOf(structuredClone(body))).toBe(idOf(body));
  });

  test("of a card that was pressed is the same in both ways of pressing", () => {
    expect(idOf({ ...own, ...invoke, id: "f:1" })).toBe(idOf({ ...own, id: "f:1", value: invoke.value.action.data }));
  });
});

const referenceOf = (body: object) => readReference(activitySchema.parse(body), tenant);

describe("how to write there", () => {
  test("is told by each message", () => {
    const common = { serviceUrl: "https://smba.trafficmanager.net/emea/", tenant, bot };
    expect(referenceOf(own)).toEqual({
      ...common,
      conversation: ownId,
      kind: "personal",
      user: { account: anne.aadObjectId, id: anne.id },
    });
    expect(referenceOf(group)).toEqual({ ...common, conversation: groupId, kind: "group" });
    const { id: teamId } = channel.channelData.team;
    expect(referenceOf(channel)).toEqual({ ...common, conversation: channelId, kind: "channel", team: teamId });
  });

  test.each([
    [
      "a channel, by its team alone",
      { ...own, conversation: { id: channelId }, channelData: channel.channelData },
      "channel",
    ],
    [
      "a chat of several, by its sign alone",
      { ...own, conversation: { id: "x", isGroup: true }, channelData: null },
      "group",
    ],
    [
      "the chat of a meeting, by its name alone",
      { ...own, conversation: { id: "19:meeting_MzJj@thread.v2" } },
      "group",
    ],
    ["nobody else, by nothing at all", { ...own, conversation: { id: "a:1" }, channelData: null }, "personal"],
  ])("%s", (_, body, kind) => {
    expect(referenceOf(body).kind).toBe(kind);
  });

  test("is nobody's when we are the one who speaks", () => {
    expect(referenceOf({ ...own, from: relais, recipient: relais })).not.toHaveProperty("user");
  });
});

const tenants = (body: object) => [...tenantsOf(activitySchema.parse(body))];

test("the tenants that it names are all told, once each", () => {
  expect(tenants(own)).toEqual([tenant]);
  expect(tenants({ ...own, channelData: { tenant: { id: tenant.toUpperCase() } } })).toEqual([tenant]);
  expect(tenants({ ...own, channelData: { tenant: { id: "another" } } }).toSorted()).toEqual(
    [tenant, "another"].toSorted(),
  );
  expect(tenants({ ...own, channelData: null })).toEqual([tenant]);
  expect(tenants({ ...own, channelData: null, conversation: { id: "a:1", tenantId: "" } })).toEqual([]);
});

test("what a signature is about is read of anything", () => {
  const { channelId: channelName, serviceUrl } = own;
  expect(signedSchema.parse(own)).toEqual({ channelId: channelName, serviceUrl });
  expect(signedSchema.parse({ serviceUrl: "", channelId: 5 })).toEqual({ channelId: "", serviceUrl: "none" });
  for (const body of [null, undefined, 1, "x", [], {}])
    expect(signedSchema.parse(body)).toEqual({ channelId: "", serviceUrl: "none" });
});

describe("whatever comes", () => {
  test("nothing that can be left out changes anything when it is null", () => {
    const kept = new Set(["type", "channelId", "serviceUrl", "from", "recipient", "conversation"]);
    for (const body of [{ ...own, text: "bonjour" }, group, channel]) {
      for (const key of Object.keys(body).filter((name) => !kept.has(name))) {
        const { [key]: _, ...without } = Object.fromEntries(Object.entries(body));
        expect(read({ ...body, [key]: null }), key).toEqual(read({ ...without }));
      }
    }
  });

  test("never throws", () => {
    const bodies = [
      own,
      group,
      channel,
      { ...own, type: "messageUpdate" },
      { ...own, type: "invoke", name: "fileConsent/invoke" },
      { ...own, type: "invoke", name: "adaptiveCard/action" },
      { ...own, type: "conversationUpdate" },
    ];
    const junk = fc.oneof(
      fc.anything({ withNullPrototype: true, maxDepth: 3 }),
      fc.constantFrom(
        null,
        "",
        "\ud800",
        "<at>",
        "a".repeat(2_000),
        -1,
        Number.NaN,
        [null],
        [[]],
        [{}],
        { id: null },
        { action: { data: { relais: {} } } },
        { action: "accept", context: { relaisFile: "x" } },
      ),
    );
    const keys = fc.constantFrom(
      "type",
      "id",
      "timestamp",
      "text",
      "value",
      "entities",
      "attachments",
      "channelData",
      "conversation",
      "from",
      "recipient",
      "membersAdded",
      "membersRemoved",
      "localTimezone",
      "replyToId",
      "name",
      "action",
      "serviceUrl",
    );
    fc.assert(
      fc.property(fc.constantFrom(...bodies), fc.dictionary(keys, junk, { maxKeys: 4 }), (body, changes) => {
        const parsed = activitySchema.safeParse({ ...body, ...changes });
        if (!parsed.success) return;
        expect(["heard", "empty", "gone", "nothing"]).toContain(readActivity(parsed.data).kind);
        expect(readReference(parsed.data, tenant).conversation).not.toBe("");
        tenantsOf(parsed.data);
      }),
      { numRuns: 400 },
    );
    for (const body of [undefined, null, "x", 1, [], {}, { type: "message" }])
      expect(activitySchema.safeParse(body).success).toBe(false);
  });

  test("one strange attachment or entity loses nobody's message", () => {
    const strange = { text: "bonjour", attachments: [{ contentType: null }, {}], entities: [{ text: 1 }, null, "x"] };
    expect(heard({ ...own, ...strange })).toMatchObject({ type: "message", text: "bonjour" });
  });
});
