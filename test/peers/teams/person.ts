import { setTimeout as wait } from "node:timers/promises";
import { openProxy, type ProxyCall } from "../proxy.ts";
import { isRecord, type Json, toRecord, toRecords, toText } from "../slack/json.ts";
import { appId, type Authority, openFront, tenant } from "./microsoft.ts";
import { idsOf, type Someone, startPlayground } from "./playground.ts";

/** A message of Relais as its reader has it now: what it says, and its card if it is one. */
export type Message = { id: string; place: string; text: string; format: string; card?: Json; file?: Json };

const cardType = "application/vnd.microsoft.card.adaptive";
const botName = "Relais";

/**
 * One person's Teams: their client, the Bot Connector on both sides of it. Without an `authority`, nobody signs anything, as
 * the Playground alone.
 */
export async function openDesk(me: Someone, others: readonly Someone[], authority?: Authority) {
  const front = await openFront(authority);
  const proxy = await openProxy(() => playground.origin, {
    prefix: "/_connector",
    failure: { error: { code: "ServiceError", message: "Unknown" } },
  });
  const isKnown = (authorization: string | undefined) =>
    authority === undefined || authority.granted.has(authorization?.replace("Bearer ", "") ?? "");
  const refused = { error: { code: "Unauthorized", message: "Authorization has been denied" } };
  proxy.when((call) => (isKnown(call.authorization) ? undefined : { kind: "refuse", status: 401, body: refused }));
  const scene = { me, others, tenant, appId };
  const playground = await startPlayground(scene, { bot: front.url, serviceUrl: `${proxy.url}/_connector` });
  const { origin, places } = playground;
  const messages: Message[] = [];
  let received = 0;
  const socket = new WebSocket(`${origin.replace("http", "ws")}/_ws_conversation/v1/conversations/stream`);
  socket.addEventListener("message", ({ data }) => hear(toRecord(JSON.parse(String(data)))));
  await new Promise((resolve) => socket.addEventListener("open", resolve));
  const stop = async () => {
    socket.close();
    front.stop();
    proxy.stop();
    await playground.stop();
  };

  function hear({ action, actionConversationId, message }: Json): void {
    if (action !== "createMessage" && action !== "updateMessage") return;
    const place = toText(actionConversationId);
    const heard = toMessage(toRecord(message), place);
    const isOurs = toText(toRecord(toRecord(message)["from"])["id"]) === `28:${appId}`;
    const before = messages.findIndex(({ id, place: other }) => id === heard.id && other === place);
    if (action === "createMessage" && isOurs) received += 1;
    if (before >= 0) messages[before] = heard;
    else if (isOurs) messages.push(heard);
  }

  async function post(path: string, body: object): Promise<Json> {
    const answer = await fetch(origin + path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`the Playground refused ${path}: ${answer.status} ${text.slice(0, 300)}`);
    return text === "" ? {} : toRecord(JSON.parse(text));
  }

  const from = { id: idsOf(me.email).id };
  /** All that Relais said at a place, or in its threads. */
  const heard = (place: string = places.personal) =>
    messages.filter((one) => one.place === place || one.place.startsWith(`${place};`));

  const acts = {
    say: (text: string, place: string = places.personal) =>
      post(`/_conversation/v1/conversations/${encodeURIComponent(place)}/messages`, {
        type: "text",
        text,
        textFormat: "plain",
        from,
      }),
    mention: (text: string, place: string) =>
      post(`/_conversation/v1/conversations/${encodeURIComponent(place)}/messages`, {
        type: "text",
        text: `<at>${botName}</at> ${text}`,
        textFormat: "plain",
        from,
        mentions: [
          {
            id: `28:${appId}`,
            name: botName,
            text: `<at>${botName}</at>`,
            mentioned: { id: `28:${appId}`, name: botName },
          },
        ],
      }),
    install: (place: string = places.personal) =>
      post(`/_debug/conversation/${encodeURIComponent(place)}/installation`, {}),
    /** A button, or what is picked of a list and sent; what the client then shows in place of the card. */
    async press(message: Message, ...values: string[]): Promise<Json | undefined> {
      const { action, data } = find(message, values);
      const sent = { type: "Action.Execute", verb: action["verb"], data };
      const answer = await post("/_conversation/v1/invoke", {
        name: "adaptiveCard/action",
        value: { action: sent },
        from,
        conversation: { id: message.place },
        replyToId: message.id,
      });
      return answer["type"] === cardType ? toRecord(answer["value"]) : undefined;
    },
    /** The same, from a client that knows no Execute. */
    async submit(message: Message, ...values: string[]): Promise<void> {
      const { action, data } = find(message, values);
      if (toRecord(action["fallback"])["type"] !== "Action.Submit") throw new Error("nothing for older clients");
      const conversation = { id: message.place };
      await post("/_conversation/v1/submit", { conversation, replyToId: message.id, value: data, from });
    },
  };

  /** The client shows the conversations of its own user, and keeps those of the others to itself. */
  const isShown = ({ path }: ProxyCall) => Object.values(places).some((place) => path.includes(place));

  /** Relais has no more to say, and what it posted has come. */
  function isQuiet(): boolean {
    return front.isQuiet() && proxy.calls.filter((call) => isTaken(call) && isShown(call)).length === received;
  }

  /** The last that Relais says at a place, once it has said all: a long message comes in several. */
  async function answerTo(act: () => Promise<unknown>, place: string = places.personal): Promise<Message> {
    const before = heard(place).length;
    await act();
    const isSaid = () => heard(place).length > before && isQuiet();
    return until(() => (isSaid() ? heard(place).at(-1) : undefined), `an answer to ${me.email}`);
  }

  return {
    ...acts,
    me,
    account: idsOf(me.email).aadObjectId,
    front,
    proxy,
    places,
    origin,
    heard,
    isQuiet,
    answerTo,
    type: (text: string) => answerTo(() => acts.say(text)),
    click: (message: Message, ...values: string[]) => answerTo(() => acts.press(message, ...values)),
    arrive: () => answerTo(() => acts.install()),
    /** What was posted in a conversation that the client does not show, because it is somebody else's. */
    postedIn: (place: string): Message[] =>
      proxy.calls
        .filter((call) => isTaken(call) && call.path.includes(`/${place}/`))
        .map(({ body }) => toMessage(body, place)),
    stop,
    /** All that was read is forgotten. */
    clear: (): void => void (messages.length = 0),
    /** The last thing that the Playground told Relais, of this type. */
    lastActivity: (type: string) => front.deliveries.findLast(({ activity }) => activity["type"] === type)?.activity,
  };
}
export type Desk = Awaited<ReturnType<typeof openDesk>>;

/** A message that Teams has, whatever it answered. */
function isTaken({ method, path, outcome }: ProxyCall): boolean {
  return (
    method === "POST" && path.endsWith("/activities") && /^(?:2\d\d|cut after|fail after|half|never)$/u.test(outcome)
  );
}

function toMessage(message: Json, place: string): Message {
  const [attachment] = toRecords(message["attachments"]);
  const card = attachment?.["contentType"] === cardType ? toRecord(attachment["content"]) : undefined;
  return {
    id: toText(message["messageId"]),
    place,
    text: toText(message["text"]),
    format: toText(message["textFormat"]),
    ...(card === undefined ? {} : { card }),
    ...(attachment === undefined || card !== undefined ? {} : { file: attachment }),
  };
}

/** Everything of a card, at whatever depth, that has this type. */
export function elementsOf(json: unknown, type: string): Json[] {
  if (Array.isArray(json)) return json.flatMap((one) => elementsOf(one, type));
  if (!isRecord(json)) return [];
  const inside = Object.entries(json).flatMap(([name, one]) => (name === "fallback" ? [] : elementsOf(one, type)));
  return json["type"] === type ? [json, ...inside] : inside;
}

/** What a button of ours holds. */
function relaisOf(action: Json): Json {
  return toRecord(toRecord(action["data"])["relais"]);
}

/** The button that says `values`, or the list and its button, as a client sends them. */
function find({ card }: Message, values: string[]): { action: Json; data: Json } {
  const actions = elementsOf(card, "Action.Execute");
  const button = actions.find((action) => relaisOf(action)["value"] === values[0]);
  if (button !== undefined && values.length === 1) return { action: button, data: toRecord(button["data"]) };
  const [list] = elementsOf(card, "Input.ChoiceSet");
  const [action] = actions;
  if (list === undefined || action === undefined) throw new Error(`nothing says ${values.join(", ")}`);
  const offered = toRecords(relaisOf(action)["choices"]).map((one) => toText(one["value"]));
  const picked = values.map((value) => String(offered.indexOf(value) + 1));
  if (picked.includes("0")) throw new Error(`${values.join(", ")} is not among ${offered.join(", ")}`);
  return { action, data: { ...toRecord(action["data"]), [toText(list["id"])]: picked.join(",") } };
}

/** The values that a message offers. */
export function offeredBy({ card }: Message): string[] {
  return elementsOf(card, "Action.Execute").flatMap((action) => {
    const relais = relaisOf(action);
    return "choices" in relais
      ? toRecords(relais["choices"]).map((one) => toText(one["value"]))
      : [toText(relais["value"])];
  });
}

const patienceMs = 20_000;

/** Waits until `look` gives something. */
export async function until<T>(
  look: () => Promise<T | undefined> | T | undefined,
  what: string,
  patience = patienceMs,
): Promise<T> {
  for (const enough = Date.now() + patience; Date.now() < enough; await wait(20)) {
    const seen = await look();
    if (seen !== undefined) return seen;
  }
  throw new Error(`never seen: ${what}`);
}
