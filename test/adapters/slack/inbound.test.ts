import { describe, expect, test } from "vitest";
import { readBody } from "../../../src/adapters/slack/inbound.ts";

const us = { teamId: "T1", botId: "B1", userId: "U0" };

/** Shapes of docs.slack.dev and of slackapi/java-slack-sdk's samples. */
const callback = (event: object, changes: object = {}) => ({
  token: "x",
  team_id: "T1",
  api_app_id: "A1",
  type: "event_callback",
  event_id: "Ev1",
  event_time: 1795633831,
  authorizations: [{ team_id: "T1", user_id: "U0", is_bot: true }],
  is_ext_shared_channel: false,
  event,
  ...changes,
});
const dm = {
  type: "message",
  channel: "D1",
  channel_type: "im",
  user: "U1",
  user_team: "T1",
  ts: "1.000100",
  team: "T1",
};
const mention = { type: "app_mention", channel: "C1", user: "U1", ts: "1.000100", text: "<@U0> état" };

const option = (value: string) => ({ text: { type: "plain_text", text: value }, value });

function heard(body: unknown) {
  const reading = readBody(body, us);
  return reading.kind === "heard" ? reading.all : reading;
}
const said = (event: object, changes: object = {}) => heard(callback(event, changes));
const textOf = (text: string) => said({ ...dm, text });

describe("a message", () => {
  test("said to us alone is heard, under the name of its place and time", () => {
    expect(said({ ...dm, text: "bonjour", client_msg_id: "abc", blocks: [] })).toEqual([
      {
        id: "message:D1:1.000100",
        at: 1_000_100,
        userId: "U1",
        where: { channel: "D1", direct: true },
        type: "message",
        text: "bonjour",
      },
    ]);
  });

  test("in a thread of our conversation is answered in that thread", () => {
    expect(said({ ...dm, text: "oui", thread_ts: "0.5" })).toMatchObject([
      { where: { channel: "D1", direct: true, thread: "0.5" } },
    ]);
  });

  test("is ours by the letter of its channel where its type is not said", () => {
    const { channel_type: _type, ...bare } = dm;
    expect(said({ ...bare, text: "oui" })).toMatchObject([{ where: { direct: true } }]);
    expect(said({ ...bare, channel: "C1", text: "oui" })).toEqual([]);
  });

  test.each([
    ["an e-mail", "inviter <mailto:a.b@c.fr|a.b@c.fr>", "inviter a.b@c.fr"],
    ["a link", "voir <https://x.fr/a|x.fr/a> et <https://y.fr>", "voir x.fr/a et https://y.fr"],
    ["a channel and a person", "<#C2|general> <@U2|anne> <!here>", "general anne !here"],
    ["signs", "5 &lt; 6 &amp;&amp; 7 &gt; 6", "5 < 6 && 7 > 6"],
    ["an escaped entity", "&amp;lt;", "&lt;"],
    ["our name", "<@U0>, état", "état"],
    ["a comma for a point", ",5", ",5"],
    ["a sign made of colons", ":100:", ":100:"],
    ["our name in the middle", "dis <@U0|relais> état", "dis  état"],
    ["somebody whose name begins like ours", "<@U01>", "@U01"],
  ])("is read as it was typed: %s", (_, typed, read) => {
    expect(textOf(typed)).toMatchObject([{ text: read }]);
  });

  test("with a file says so, with its words", () => {
    const scan = {
      name: "scan.pdf",
      mimetype: "application/pdf",
      size: 12,
      url_private_download: "https://files.slack.com/files-pri/T0-F1/download/scan.pdf",
    };
    const files = [{ id: "F1", ...scan }];
    expect(said({ ...dm, subtype: "file_share", text: "", files })).toMatchObject([
      { type: "file", text: "", files: [scan] },
    ]);
    expect(said({ ...dm, subtype: "file_share", text: null, files })).toMatchObject([{ type: "file", text: "" }]);
  });

  test.each([
    ["kept elsewhere", { id: "F1", name: "scan.pdf", is_external: true, url_private_download: "not an address" }],
    ["not shown to us", { id: "F1", file_access: "check_file_info" }],
    ["of another shape", "F1"],
  ])("with a file %s is heard all the same", (_, file) => {
    expect(said({ ...dm, subtype: "file_share", text: "voilà", files: [file] })).toMatchObject([
      { type: "file", text: "voilà", files: [{}] },
    ]);
  });

  test.each([
    ["our own", { ...dm, user: "U0", text: "x" }],
    ["of a robot", { ...dm, bot_id: "B9", text: "x" }],
    ["of a robot without a user", { ...dm, user: undefined, subtype: "bot_message", bot_id: "B9", text: "x" }],
    ["about a change of topic", { ...dm, subtype: "channel_topic", text: "x" }],
    ["deleted", { ...dm, subtype: "message_deleted", deleted_ts: "1.0", previous_message: { text: "x" } }],
    ["in a channel, not for us", { ...dm, channel: "C1", channel_type: "channel", text: "on mange où ?" }],
    ["in a group, not for us", { ...dm, channel: "G1", channel_type: "mpim", text: "on mange où ?" }],
  ])("%s is not heard", (_, event) => {
    expect(said(event)).toEqual([]);
  });
});

describe("a mention", () => {
  test("is answered in its thread, which it begins", () => {
    expect(said(mention)).toEqual([
      {
        id: "message:C1:1.000100",
        at: 1_000_100,
        userId: "U1",
        where: { channel: "C1", direct: false, thread: "1.000100" },
        type: "message",
        text: "état",
      },
    ]);
    expect(said({ ...mention, thread_ts: "0.5" })).toMatchObject([{ where: { thread: "0.5" } }]);
  });

  test("comes as two events of one id", () => {
    const message = { ...mention, type: "message", channel_type: "channel" };
    expect(said(message, { event_id: "Ev2" })).toEqual(said(mention));
  });

  test("in a channel shared with another organisation says so", () => {
    expect(said(mention, { is_ext_shared_channel: true })).toMatchObject([{ foreign: true }]);
  });

  test("alone is heard, without a word", () => {
    expect(said({ ...mention, text: "<@U0>" })).toMatchObject([{ text: "" }]);
  });
});

describe("a change", () => {
  const changed = {
    type: "message",
    subtype: "message_changed",
    channel: "D1",
    channel_type: "im",
    ts: "2.0",
    message: { type: "message", user: "U1", text: "13", ts: "1.000100", edited: { user: "U1", ts: "2.0" } },
    previous_message: { type: "message", user: "U1", text: "12", ts: "1.000100" },
  };

  test("of what was said to us is told", () => {
    expect(said(changed)).toEqual([
      {
        id: "edited:D1:1.000100:2.0",
        at: 1_000_100,
        userId: "U1",
        where: { channel: "D1", direct: true },
        type: "edited",
        of: "message:D1:1.000100",
        text: "13",
      },
    ]);
  });

  test("says what is written now as it was typed, in its thread", () => {
    const message = { ...changed.message, text: "<@U0> moins de 5 &lt; 6", thread_ts: "0.5" };
    expect(said({ ...changed, message })).toMatchObject([
      { text: "moins de 5 < 6", where: { channel: "D1", direct: true, thread: "0.5" } },
    ]);
  });

  test.each([
    ["a preview added by Slack", { ...changed, message: { ...changed.message, edited: undefined } }],
    ["an edit that changes nothing", { ...changed, message: { ...changed.message, text: "12" } }],
    ["one of ours", { ...changed, message: { ...changed.message, bot_id: "B1" } }],
    ["in a channel", { ...changed, channel: "C1", channel_type: "channel" }],
  ])("%s is not heard", (_, event) => {
    expect(said(event)).toEqual([]);
  });
});

describe("a removal", () => {
  const deleted = {
    type: "message",
    subtype: "message_deleted",
    channel: "D1",
    channel_type: "im",
    ts: "3.0",
    deleted_ts: "1.000100",
    previous_message: { type: "message", user: "U1", text: "12", ts: "1.000100" },
  };

  test("of what was said to us is told", () => {
    expect(said(deleted)).toEqual([
      {
        id: "erased:D1:1.000100",
        userId: "U1",
        where: { channel: "D1", direct: true },
        type: "erased",
        of: "message:D1:1.000100",
      },
    ]);
  });

  test.each([
    ["of one of ours", { ...deleted, previous_message: { ...deleted.previous_message, bot_id: "B1" } }],
    ["of one of ours, without its application", { ...deleted, previous_message: { user: "U0", ts: "1.000100" } }],
    ["in a channel", { ...deleted, channel: "C1", channel_type: "channel" }],
    ["of which nothing is said", { ...deleted, previous_message: undefined }],
  ])("%s is not heard", (_, event) => {
    expect(said(event)).toEqual([]);
  });
});

describe("App Home", () => {
  const opened = {
    type: "app_home_opened",
    user: "U1",
    channel: "D1",
    tab: "home",
    event_ts: "1.0",
    view: { id: "V1" },
  };

  test("opened is a first contact, and a page to fill", () => {
    expect(said(opened)).toEqual([
      { id: "joined:Ev1", userId: "U1", where: { channel: "D1", direct: true }, type: "joined" },
      { id: "home:Ev1", userId: "U1", where: "home", type: "home" },
    ]);
  });

  test("opened on its messages is a first contact alone", () => {
    expect(said({ ...opened, tab: "messages" })).toMatchObject([{ type: "joined" }]);
  });
});

describe("a button", () => {
  const press = {
    type: "block_actions",
    user: { id: "U1", username: "anne", name: "anne", team_id: "T1" },
    api_app_id: "A1",
    container: { type: "message", message_ts: "1.0", channel_id: "D1", is_ephemeral: false },
    trigger_id: "1.2.3",
    team: { id: "T1", domain: "x" },
    channel: { id: "D1", name: "directmessage" },
    message: { type: "message", bot_id: "B1", text: "…", ts: "1.0" },
    state: { values: {} },
    response_url: "https://hooks.slack.com/actions/x",
    actions: [{ type: "button", action_id: "press:0", block_id: "choices:1:0", value: "@12 x=oui", action_ts: "9.1" }],
  };

  test("pressed is its value, answered where it stands", () => {
    expect(heard(press)).toEqual([
      {
        id: "action:U1:9.1",
        at: 9_000_000,
        userId: "U1",
        where: { channel: "D1", direct: true },
        type: "choice",
        value: "@12 x=oui",
      },
    ]);
    expect(heard({ ...press, message: { ...press.message, thread_ts: "0.5" } })).toMatchObject([
      { where: { thread: "0.5" } },
    ]);
  });

  test("of App Home is answered in the conversation", () => {
    const { channel: _channel, message: _message, ...rest } = press;
    const view = { container: { type: "view", view_id: "V1" }, view: { id: "V1", type: "home" } };
    expect(heard({ ...rest, ...view })).toMatchObject([{ where: "direct", value: "@12 x=oui" }]);
  });

  test("of a menu is the option", () => {
    const action = {
      type: "static_select",
      action_id: "menu",
      block_id: "choices:1:0",
      selected_option: { text: { type: "plain_text", text: "2. Non" }, value: "@12 x=non" },
      action_ts: "9.1",
    };
    expect(heard({ ...press, actions: [action] })).toMatchObject([{ value: "@12 x=non" }]);
  });

  test("that sends several holds all that is ticked; ticking alone says nothing", () => {
    const values = {
      "choices:1:0": { pick: { type: "checkboxes", selected_options: [option("salle"), option("stade")] } },
      "choices:1:1": { pick: { type: "checkboxes", selected_options: [option("piscine")] } },
    };
    const send = { type: "button", action_id: "send", block_id: "send:1", value: "@12 eq=", action_ts: "9.2" };
    expect(heard({ ...press, state: { values }, actions: [send] })).toMatchObject([
      { value: "@12 eq=salle,stade,piscine" },
    ]);
    const tick = {
      type: "checkboxes",
      action_id: "pick",
      block_id: "choices:1:0",
      selected_options: [],
      action_ts: "9.1",
    };
    expect(heard({ ...press, state: { values }, actions: [tick] })).toEqual([]);
  });
});

describe("a command", () => {
  const command = {
    token: "x",
    team_id: "T1",
    channel_id: "C1",
    channel_name: "general",
    user_id: "U1",
    user_name: "anne",
    command: "/relais",
    text: "diagnostic Vougy",
    api_app_id: "A1",
    response_url: "https://hooks.slack.com/commands/x",
    trigger_id: "1.2.3",
  };

  test("is answered to its author alone, and remembers where it was typed", () => {
    expect(heard(command)).toEqual([
      { id: "command:1.2.3", userId: "U1", where: "direct", typedIn: "C1", type: "message", text: "diagnostic Vougy" },
    ]);
  });

  test("without a word asks for help", () => {
    expect(heard({ ...command, text: "" })).toMatchObject([{ text: "aide" }]);
  });
});

describe("we are no longer wanted", () => {
  test("when the application is removed, or our own token is revoked", () => {
    expect(said({ type: "app_uninstalled" })).toEqual({ kind: "revoked", reason: "app_uninstalled" });
    expect(said({ type: "tokens_revoked", tokens: { oauth: ["U9"], bot: ["U0"] } })).toMatchObject({ kind: "revoked" });
  });

  test("not when somebody else's is", () => {
    expect(said({ type: "tokens_revoked", tokens: { oauth: ["U9"], bot: ["U8"] } })).toEqual([]);
  });
});

test.each([[undefined], ["x"], [{}], [{ type: "event_callback" }], [{ type: "view_submission", view: {} }], [[]]])(
  "what we do not know is not heard: %j",
  (body) => {
    expect(heard(body)).toEqual([]);
  },
);
