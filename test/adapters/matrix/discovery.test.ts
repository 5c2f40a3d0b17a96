import { once } from "node:events";
import { createServer } from "node:http";
import { describe, expect, onTestFinished, test } from "vitest";
import { findHomeserver, getJson } from "../../../src/adapters/matrix/discovery.ts";

const info = "https://matrix.agent.tchap.gouv.fr/_matrix/identity/api/v1/info?medium=email&address=";
const wellKnown = (host: string) => `https://${host}/.well-known/matrix/client`;
const at = (base_url: unknown) => ({ "m.homeserver": { base_url } });

/** What the network knows; all the rest does not answer. */
const network = (pages: Record<string, unknown>) => {
  const asked: string[] = [];
  const get = (url: string): Promise<unknown> => {
    asked.push(url);
    return url in pages ? Promise.resolve(pages[url]) : Promise.reject(new Error("404"));
  };
  return { asked, get };
};
const find = (ask: string, pages: Record<string, unknown> = {}) => findHomeserver(ask, network(pages).get);

describe("an e-mail address", () => {
  test("is asked of Tchap, which says the server", async () => {
    const { get, asked } = network({
      [`${info}anne.dubois%2Brelais%40exemple.fr`]: { hs: "agent.collectivites.tchap.gouv.fr" },
    });
    expect(await findHomeserver("  Anne.Dubois+relais@Exemple.fr\n", get)).toEqual({
      url: "https://matrix.agent.collectivites.tchap.gouv.fr",
      server: "agent.collectivites.tchap.gouv.fr",
    });
    expect(asked).toHaveLength(1);
  });

  test("that Tchap was not told of is an external's", async () => {
    const pages = { [`${info}mairie%40exemple.fr`]: { hs: "agent.externe.tchap.gouv.fr" } };
    expect(await find("mairie@exemple.fr", pages)).toEqual({
      url: "https://matrix.agent.externe.tchap.gouv.fr",
      server: "agent.externe.tchap.gouv.fr",
      external: true,
    });
  });

  test.each([undefined, {}, "agent.tchap.gouv.fr", { hs: 3 }, { hs: "" }, { hs: "evil.org/x?" }])(
    "is not found when Tchap answers %o",
    async (answer) => {
      const pages = { [`${info}mairie%40exemple.fr`]: answer };
      expect(await find("mairie@exemple.fr", pages)).toEqual({ reason: "no_answer" });
    },
  );

  test("is not found when Tchap does not answer", async () => {
    expect(await find("mairie@exemple.fr")).toEqual({ reason: "no_answer" });
  });
});

describe("a server's name", () => {
  test("is where its well-known page says", async () => {
    const pages = { [wellKnown("exemple.fr")]: at("https://matrix.exemple.fr/") };
    const found = { url: "https://matrix.exemple.fr", server: "exemple.fr" };
    expect(await find("exemple.fr", pages)).toEqual(found);
    expect(await find(" EXEMPLE.fr ", pages)).toEqual(found);
    expect(await find("@relais:exemple.fr", pages)).toEqual(found);
    expect(await find("exemple.fr:8448", pages)).toEqual({ ...found, server: "exemple.fr:8448" });
  });

  test.each(["agent.dinum.tchap.gouv.fr", "dev01.tchap.incubateur.net", "i.tchap.gouv.fr"])(
    "of Tchap needs no such page: %s",
    async (server) => {
      expect(await find(server)).toEqual({ url: `https://matrix.${server}`, server });
      const pages = { [wellKnown(server)]: at("https://ailleurs.tchap.gouv.fr") };
      expect(await find(server, pages)).toEqual({ url: "https://ailleurs.tchap.gouv.fr", server });
    },
  );

  test.each(["agent.externe.tchap.gouv.fr", "ext01.tchap.incubateur.net"])("%s is external", async (server) => {
    const found = { url: `https://matrix.${server}`, server, external: true };
    expect(await find(server)).toEqual(found);
    expect(await find(server, { [wellKnown(server)]: at(`https://matrix.${server}`) })).toEqual(found);
  });

  test.each([
    undefined,
    "<html>",
    {},
    at(undefined),
    at("matrix.exemple.fr"),
    at("http://exemple.fr"),
    at("javascript:0"),
  ])("is unknown when its page holds %o", async (page) => {
    expect(await find("exemple.fr", { [wellKnown("exemple.fr")]: page })).toEqual({ reason: "unknown" });
  });

  test("that resembles one of Tchap's is unknown", async () => {
    expect(await find("agent.x.tchap.gouv.fr.evil.org")).toEqual({ reason: "unknown" });
    expect(await find("agent.x.tchap.gouv.fr:8448")).toEqual({ reason: "unknown" });
  });
});

test.each(["", "relais", "relais@", "@relais", "https://exemple.fr", "exemple.fr/x", "a b.fr", "[::1]"])(
  "« %s » is neither, and nobody is asked",
  async (ask) => {
    const { get, asked } = network({});
    expect(await findHomeserver(ask, get)).toEqual({ reason: "unreadable" });
    expect(asked).toEqual([]);
  },
);

async function serve(status: number, body: string): Promise<string> {
  const server = createServer((_, response) => response.writeHead(status).end(body)).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const bound = server.address();
  return `http://127.0.0.1:${typeof bound === "object" && bound ? bound.port : 0}/info`;
}

describe("the JSON at an address", () => {
  test("is read", async () => {
    expect(await getJson(await serve(200, '{"hs":"agent.x.tchap.gouv.fr"}'))).toEqual({ hs: "agent.x.tchap.gouv.fr" });
  });

  test.each([
    ["nothing is there", 404, "{}"],
    ["it is a page", 200, "<html>"],
  ])("is refused when %s", async (_, status, body) => {
    await expect(getJson(await serve(status, body))).rejects.toThrow(/no answer|JSON/u);
  });
});
