import { describe, expect, test } from "vitest";
import { readEvent } from "../../../src/adapters/matrix/inbound.ts";

const us = { userId: "@relais:hs.test", name: "Relais" };

const message = (content: Record<string, unknown>) => ({ type: "m.room.message", content });
const words = (body: string, more: object = {}) => message({ msgtype: "m.text", body, ...more });

describe("what is said to us alone", () => {
  test("is heard as it was typed", () => {
    expect(readEvent(words("deux agents & demi < 3"), us, true)).toEqual({
      type: "message",
      text: "deux agents & demi < 3",
    });
  });

  test.each(["!relais état", "Relais : état", "relais, état", "@relais:hs.test: état"])("%j is 'état'", (typed) => {
    expect(readEvent(words(typed), us, true)).toEqual({ type: "message", text: "état" });
  });

  test("keeps a word that only begins like our name", () => {
    expect(readEvent(words("relaissez"), us, true)).toEqual({ type: "message", text: "relaissez" });
  });

  test("is answered in its thread", () => {
    const said = words("2", { "m.relates_to": { rel_type: "m.thread", event_id: "$root" } });
    expect(readEvent(said, us, true)).toEqual({ type: "message", text: "2", thread: "$root" });
  });

  test("leaves out the quotation of an older client's reply", () => {
    const relates = { "m.in_reply_to": { event_id: "$asked" } };
    const said = words("> <@relais:hs.test> Combien d'agents ?\n> 1. Un\n\n3", { "m.relates_to": relates });
    expect(readEvent(said, us, true)).toEqual({ type: "message", text: "3" });
  });

  test("keeps a line that begins with a sign when nothing is quoted", () => {
    expect(readEvent(words("> 50"), us, true)).toEqual({ type: "message", text: "> 50" });
  });

  test("a changed message says what it now is, and which it was", () => {
    const changed = words("* 3", {
      "m.new_content": { msgtype: "m.text", body: "3" },
      "m.relates_to": { rel_type: "m.replace", event_id: "$first" },
    });
    expect(readEvent(changed, us, true)).toEqual({ type: "edited", of: "$first", text: "3" });
  });

  test.each([
    [{ msgtype: "m.image", body: "photo.jpg", url: "mxc://hs.test/1" }, "", "photo.jpg"],
    [{ msgtype: "m.image", body: "photo.jpg", filename: "photo.jpg", url: "mxc://hs.test/1" }, "", "photo.jpg"],
    [
      { msgtype: "m.file", body: "voici le budget", filename: "budget.ods", url: "mxc://hs.test/1" },
      "voici le budget",
      "budget.ods",
    ],
    [{ msgtype: "m.audio", body: "Message vocal", url: "mxc://hs.test/1" }, "", "Message vocal"],
  ])("a file is one, with what is written under it: %j", (content, text, name) => {
    const file = { name, mime: "", url: "mxc://hs.test/1" };
    expect(readEvent(message(content), us, true)).toEqual({ type: "file", text, files: [file] });
  });

  test("an encrypted file says what deciphers it", () => {
    const hidden = { url: "mxc://hs.test/2", iv: "a", key: { k: "b" }, hashes: { sha256: "c" }, v: "v2" };
    const content = { msgtype: "m.image", body: "salle.jpg", info: { mimetype: "image/jpeg", size: 12 }, file: hidden };
    expect(readEvent(message(content), us, true)).toEqual({
      type: "file",
      text: "",
      files: [{ name: "salle.jpg", mime: "image/jpeg", size: 12, url: hidden.url, hidden }],
    });
  });

  test("a place on a map is heard, and is no file", () => {
    const content = { msgtype: "m.location", body: "Lieu : geo:45,4" };
    expect(readEvent(message(content), us, true)).toEqual({ type: "file", text: "", files: [] });
  });

  test("what machines say is not heard", () => {
    expect(readEvent(message({ msgtype: "m.notice", body: "état" }), us, true)).toBeUndefined();
  });

  test.each([
    ["in the event, before room version 11", { type: "m.room.redaction", content: {}, redacts: "$gone" }],
    ["in its content, since", { type: "m.room.redaction", content: { redacts: "$gone" } }],
  ])("an erased message is named %s", (_, event) => {
    expect(readEvent(event, us, true)).toEqual({ type: "erased", of: "$gone" });
  });

  test.each(["m.poll.response", "org.matrix.msc3381.poll.response"])("a vote (%s) is what it picks", (type) => {
    const content = {
      "m.relates_to": { rel_type: "m.reference", event_id: "$poll" },
      [type]: { answers: ["@12 a=oui"] },
    };
    expect(readEvent({ type, content }, us, true)).toEqual({ type: "choice", value: "@12 a=oui" });
  });

  test("a vote where others read is one of theirs", () => {
    const content = {
      "m.relates_to": { rel_type: "m.reference", event_id: "$poll" },
      "m.poll.response": { answers: ["lundi"] },
    };
    expect(readEvent({ type: "m.poll.response", content }, us, false)).toBeUndefined();
  });

  test("a reaction is read with what it is put on", () => {
    const content = { "m.relates_to": { rel_type: "m.annotation", event_id: "$offer", key: "1️⃣" } };
    expect(readEvent({ type: "m.reaction", content }, us, true)).toEqual({ type: "reaction", on: "$offer", key: "1️⃣" });
  });

  test.each([
    { type: "m.room.message", content: {} },
    { type: "m.room.message", content: { msgtype: "m.text", body: 3 } },
    { type: "m.reaction", content: { "m.relates_to": "no" } },
    { type: "m.room.redaction", content: {} },
    { type: "m.call.invite", content: {} },
  ])("what cannot be read says nothing: %j", (event) => {
    expect(readEvent(event, us, true)).toBeUndefined();
  });
});

describe("where others read", () => {
  test.each([
    ["a mention", words("Relais: état", { "m.mentions": { user_ids: ["@relais:hs.test"] } }), "état"],
    ["the word that calls us", words("!relais échéances"), "échéances"],
    [
      "a link to us",
      words("Relais: état", { formatted_body: '<a href="https://matrix.to/#/@relais:hs.test">Relais</a>: état' }),
      "état",
    ],
    [
      "an encoded link",
      words("Relais état", { formatted_body: '<a href="https://matrix.to/#/%40relais%3Ahs.test">Relais</a> état' }),
      "état",
    ],
    ["the call alone", words("!relais"), ""],
  ])("%s is for us", (_, said, text) => {
    expect(readEvent(said, us, false)).toEqual({ type: "message", text });
  });

  test.each([
    ["talk among colleagues", words("on fait le point demain ?")],
    ["our name in passing", words("le relais petite enfance")],
    ["a mention of another", words("Anne: oui", { "m.mentions": { user_ids: ["@anne:hs.test"] } })],
    [
      "what colleagues correct",
      words("* 3", {
        "m.new_content": { msgtype: "m.text", body: "3" },
        "m.relates_to": { rel_type: "m.replace", event_id: "$first" },
      }),
    ],
    ["what they erase", { type: "m.room.redaction", content: { redacts: "$gone" } }],
  ])("%s is not", (_, said) => {
    expect(readEvent(said, us, false)).toBeUndefined();
  });
});
