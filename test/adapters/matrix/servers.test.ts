import { describe, expect, test } from "vitest";
import { createServerList, faultOf, isExternal, isTchap, serverOf } from "../../../src/adapters/matrix/servers.ts";

const dinum = "agent.dinum.tchap.gouv.fr";
const allows = (patterns: string[], own: string, server: string) =>
  createServerList(patterns, own).allows(`@anne.dubois-exemple.fr:${server}`);

const words = (text: string) => text.split(/\s+/u);

describe("the server of a user id", () => {
  test.each([
    ["@a:agent.dinum.tchap.gouv.fr", dinum],
    ["@a:exemple.fr:8448", "exemple.fr:8448"],
    ["@a:[2001:db8::1]:8448", "[2001:db8::1]:8448"],
    ["@a:192.0.2.1", "192.0.2.1"],
    ["@a:AGENT.tchap.gouv.fr", "AGENT.tchap.gouv.fr"],
    ["@a@exemple.fr:autre.fr", "autre.fr"],
    // The first colon ends the name of the person: what follows is no second server.
    ["@a:agent.tchap.gouv.fr:evil.org", "agent.tchap.gouv.fr:evil.org"],
  ])("%s", (userId, server) => {
    expect(serverOf(userId)).toBe(server);
  });

  test.each([
    "",
    "@",
    "@a",
    "@a:",
    "a:exemple.fr",
    "!salon:exemple.fr",
    "#salon:exemple.fr",
    "@a:exem ple.fr",
    "@a:é.fr",
  ])("there is none in « %s »", (userId) => {
    expect(serverOf(userId)).toBeUndefined();
    expect(createServerList(["*.fr", "exemple.fr"], "exemple.fr").allows(userId)).toBe(false);
  });
});

describe("a server of Tchap", () => {
  test.each(
    words(`agent.tchap.gouv.fr agent.dinum.tchap.gouv.fr agent.dev-durable.tchap.gouv.fr i.tchap.gouv.fr a.tchap.gouv.fr
      agent.collectivites.tchap.gouv.fr dev01.tchap.incubateur.net agent1.tchap.incubateur.net`),
  )("is %s, for agents", (server) => {
    expect([isTchap(server), isExternal(server)]).toEqual([true, false]);
  });

  test.each(
    words(`agent.externe.tchap.gouv.fr agent.externes.tchap.gouv.fr agent.e.tchap.gouv.fr e.preprod.tchap.gouv.fr
      e.tchap.gouv.fr ext01.tchap.incubateur.net ext.tchap.incubateur.net e.tchap.incubateur.net
      agent.externe.tchap.gouv.fr:8448 AGENT.EXTERNE.TCHAP.GOUV.FR`),
  )("is %s, for externals", (server) => {
    expect([isTchap(server), isExternal(server)]).toEqual([true, true]);
  });

  test.each(
    words(`tchap.gouv.fr agent.x.tchap.gouv.fr.evil.org evilagent.x.tchap.gouv.fr agent.x.y.tchap.gouv.fr
      agent..tchap.gouv.fr agent.xtchap.gouv.fr agent.x.tchap-gouv.fr agent.x.tchap.gouv.fr:8448
      agent.externe.tchap.gouv.fr.evil.org tchap.incubateur.net x.y.tchap.incubateur.net
      dev01.tchap.incubateur.net.evil.org matrix.org [::1]`),
  )("is not %s", (server) => {
    expect([isTchap(server), isExternal(server)]).toEqual([false, false]);
  });
});

describe("without a list", () => {
  test.each([
    [dinum, "agent.dinum.tchap.gouv.fr agent.collectivites.tchap.gouv.fr agent.tchap.gouv.fr"],
    ["agent.tchap.gouv.fr", "agent.tchap.gouv.fr agent.dinum.tchap.gouv.fr"],
    ["i.tchap.gouv.fr", "i.tchap.gouv.fr a.tchap.gouv.fr"],
    ["dev01.tchap.incubateur.net", "dev01.tchap.incubateur.net dev02.tchap.incubateur.net"],
    ["exemple.fr", "exemple.fr"],
    ["exemple.fr:8448", "exemple.fr:8448"],
    ["[::1]:8448", "[::1]:8448"],
  ])("%s hears %s", (own, servers) => {
    expect(words(servers).filter((server) => !allows([], own, server))).toEqual([]);
  });

  test.each([
    [dinum, "agent.externe.tchap.gouv.fr agent.externes.tchap.gouv.fr agent.e.tchap.gouv.fr e.preprod.tchap.gouv.fr"],
    [dinum, "dev01.tchap.incubateur.net i.tchap.gouv.fr e.tchap.gouv.fr matrix.org"],
    [dinum, "agent.x.tchap.gouv.fr.evil.org evilagent.x.tchap.gouv.fr evil.org/agent.x.tchap.gouv.fr"],
    [dinum, "agent.x.y.tchap.gouv.fr agent..tchap.gouv.fr AGENT.FINANCES.TCHAP.GOUV.FR"],
    [dinum, "agent.finances.tchap.gouv.fr:8448 agent.finances.tchap.gouv.fr:evil.org"],
    ["i.tchap.gouv.fr", "e.tchap.gouv.fr agent.dinum.tchap.gouv.fr"],
    ["dev01.tchap.incubateur.net", "ext01.tchap.incubateur.net agent.dinum.tchap.gouv.fr"],
    ["exemple.fr", "exemple.fr:8448 EXEMPLE.FR x.exemple.fr agent.dinum.tchap.gouv.fr"],
  ])("%s does not hear %s", (own, servers) => {
    expect(words(servers).filter((server) => allows([], own, server))).toEqual([]);
  });
});

describe("with a list", () => {
  test.each([
    [["agent.collectivites.tchap.gouv.fr"], "agent.collectivites.tchap.gouv.fr", true],
    [["agent.collectivites.tchap.gouv.fr"], "agent.finances.tchap.gouv.fr", false],
    // Our own, always.
    [["agent.collectivites.tchap.gouv.fr"], dinum, true],
    [["Agent.Collectivites.Tchap.gouv.fr"], "agent.collectivites.tchap.gouv.fr", true],
    [["agent.*.tchap.gouv.fr"], "agent.externe.tchap.gouv.fr", false],
    [["agent.*.tchap.gouv.fr"], "agent.tchap.gouv.fr", false],
    [["agent.extern*.tchap.gouv.fr"], "agent.externe.tchap.gouv.fr", false],
    [["agent.*.tchap.gouv.fr:8448"], "agent.externe.tchap.gouv.fr:8448", false],
    [["agent.*.tchap.gouv.fr", "agent.externe.tchap.gouv.fr"], "agent.externe.tchap.gouv.fr", true],
    [["*.tchap.gouv.fr"], "agent.finances.tchap.gouv.fr", false],
    [["*.tchap.gouv.fr"], "e.tchap.gouv.fr", false],
    [["dev*.exemple.fr"], "dev01.exemple.fr", true],
    [["dev*.exemple.fr"], "dev.exemple.fr", false],
    [["dev*.exemple.fr"], "dev.x.exemple.fr", false],
    [["*.exemple.fr:8448"], "x.exemple.fr:8448", true],
    [["*.exemple.fr:8448"], "x.exemple.fr", false],
    [["aa*aa"], "aaa", false],
    [["*.*.fr"], "x.exemple.fr", false],
    [["[2001:db8::1]:8448"], "[2001:db8::1]:8448", true],
    [["exemple.fr"], "exempleXfr", false],
  ])("%s, %s is heard: %s", (patterns, server, isHeard) => {
    expect(allows(patterns, dinum, server)).toBe(isHeard);
  });
});

describe("what forbids to start", () => {
  test.each(["agent.externe.tchap.gouv.fr", "e.tchap.gouv.fr", "ext01.tchap.incubateur.net"])(
    "an account of %s",
    (own) => {
      expect(faultOf([own], own)).toEqual({ kind: "external" });
    },
  );

  test.each([..."*.*.fr agent.**.fr https://exemple.fr @a:exemple.fr exemple.fr/x é.fr".split(" "), "", "a b"])(
    "« %s » in the list",
    (pattern) => {
      expect(faultOf(["exemple.fr", pattern], dinum)).toEqual({ kind: "pattern", pattern });
    },
  );

  test("nothing, in a list of names and patterns", () => {
    const patterns = words("agent.*.tchap.gouv.fr agent.externe.tchap.gouv.fr x.fr:8448 [::1] *.fr:1 dev*.fr");
    expect(faultOf(patterns, dinum)).toBeUndefined();
    expect(faultOf([], "exemple.fr")).toBeUndefined();
  });
});
