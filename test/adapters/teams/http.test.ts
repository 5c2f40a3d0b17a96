import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import { type Answer, createHttpServer } from "../../../src/adapters/teams/http.ts";
import type { KeptFile } from "../../../src/adapters/teams/journal.ts";

const dates: KeptFile = {
  id: "id-1",
  name: "échéances d'été (1).ics",
  mime: "text/calendar",
  label: "Vos dates",
  content: Buffer.from("BEGIN:VCALENDAR é"),
};

/** The real server, on a free port of this machine. */
async function open({
  onActivity = async () => ({ status: 200 }),
  fileOf = () => undefined,
}: {
  onActivity?: (body: unknown, authorization: string | undefined) => Promise<Answer>;
  fileOf?: (path: string) => KeptFile | undefined;
} = {}) {
  const warned: { fields: object; message: string }[] = [];
  const server = createHttpServer({
    host: "127.0.0.1",
    port: 0,
    onActivity,
    fileOf,
    warn: (fields, message) => void warned.push({ fields, message }),
  });
  await server.start();
  onTestFinished(() => server.stop());
  const origin = `http://127.0.0.1:${server.port()}`;
  const ask = (path: string, init: RequestInit = {}) => fetch(origin + path, init);
  const post = (body: string, headers: Record<string, string> = {}) =>
    ask("/api/messages", { method: "POST", body, headers: { "content-type": "application/json", ...headers } });
  return { server, ask, post, warned };
}

describe("what Microsoft's service posts", () => {
  test("is handed over with who says it, and answered", async () => {
    const taken: unknown[] = [];
    const { post } = await open({
      async onActivity(...all) {
        taken.push(all);
        return { status: 202, body: { statusCode: 200, value: "Réponse" } };
      },
    });
    const answer = await post('{"type":"message","text":"é"}', { authorization: "Bearer x" });
    expect(answer.status).toBe(202);
    expect(answer.headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(await answer.json()).toEqual({ statusCode: 200, value: "Réponse" });
    expect(taken).toEqual([[{ type: "message", text: "é" }, "Bearer x"]]);
  });

  test("may have nothing to be answered", async () => {
    const { post } = await open();
    const answer = await post("{}");
    expect([answer.status, await answer.text()]).toEqual([200, ""]);
  });

  test.each(["text/plain", "application/x-www-form-urlencoded", undefined])(
    "is not taken as %s, which a page of any browser may post here",
    async (type) => {
      const taken: unknown[] = [];
      const { server } = await open({
        async onActivity(body) {
          taken.push(body);
          return { status: 200 };
        },
      });
      const answer = await fetch(`http://127.0.0.1:${server.port()}/api/messages`, {
        method: "POST",
        headers: type === undefined ? {} : { "content-type": type },
        body: Buffer.from("{}"),
      });
      expect([answer.status, taken]).toEqual([415, []]);
    },
  );

  test("is read to the letter, even cut in the middle of one", async () => {
    const taken: unknown[] = [];
    const { server } = await open({
      async onActivity(body) {
        taken.push(body);
        return { status: 200 };
      },
    });
    const body = Buffer.from('{"text":"é€👍"}');
    const socket = connect(server.port(), "127.0.0.1");
    socket.write(
      `POST /api/messages HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n`,
    );
    for (const byte of body) {
      socket.write(Buffer.of(byte));
      await wait(1);
    }
    socket.resume();
    await once(socket, "close");
    expect(taken).toEqual([{ text: "é€👍" }]);
  });

  test.each([
    ["is no JSON", "{"],
    ["is nothing", ""],
    ["is HTML", "<html>"],
  ])("is refused when it %s", async (_, body) => {
    const { post } = await open({ onActivity: () => Promise.reject(new Error("not to be asked")) });
    expect((await post(body)).status).toBe(400);
  });

  test("may be any JSON: what it is worth is not said here", async () => {
    const taken: unknown[] = [];
    const { post } = await open({
      async onActivity(body) {
        taken.push(body);
        return { status: 401 };
      },
    });
    for (const body of ["null", "[]", '"x"', "1"]) expect((await post(body)).status).toBe(401);
    expect(taken).toEqual([null, [], "x", 1]);
  });

  test("is taken as long as a message may be", async () => {
    const { post } = await open();
    expect((await post(JSON.stringify({ text: "x".repeat(512 * 1_024 - 11) }))).status).toBe(200);
  });

  test.each([600_000, 5_000_000])("is refused, and said to be, when it is too long (%i)", async (length) => {
    const { post } = await open({ onActivity: () => Promise.reject(new Error("not to be asked")) });
    expect((await post("x".repeat(length))).status).toBe(413);
    // Whatever follows on the same connection is heard.
    expect((await post("{")).status).toBe(400);
  });

  test("may be broken off: the next one is heard", async () => {
    const { server, post } = await open();
    const socket = connect(server.port(), "127.0.0.1");
    socket.end('POST /api/messages HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{"type"');
    socket.resume();
    await once(socket, "close");
    expect((await post("{}")).status).toBe(200);
  });

  test("comes again when nothing was kept of it: nothing is said of why", async () => {
    const { post, warned } = await open({ onActivity: () => Promise.reject(new Error("SQLITE_FULL /var/lib/relais")) });
    const answer = await post("{}");
    expect([answer.status, await answer.text()]).toEqual([500, ""]);
    expect(warned).toHaveLength(1);
  });
});

describe("a page", () => {
  test.each(["/", "/confidentialite", "/conditions", "/confidentialite?x=1"])(
    "%s says what Relais keeps",
    async (path) => {
      const { ask } = await open();
      const answer = await ask(path);
      expect(answer.status).toBe(200);
      expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
      expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
      expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
      expect(await answer.text()).toContain("données personnelles");
    },
  );
});

test.each([
  ["GET", "/api/messages"],
  ["PUT", "/api/messages"],
  ["DELETE", "/api/messages"],
  ["OPTIONS", "/api/messages"],
  ["HEAD", "/"],
  ["POST", "/"],
  ["POST", "/fichiers/x"],
  ["POST", "/api/messages/"],
  ["POST", "/api/messages/../messages2"],
  ["GET", "/api"],
  ["GET", "/conditions/"],
  ["GET", "/favicon.ico"],
  ["GET", "/fichiers/"],
  ["GET", "/fichiers/x"],
  ["GET", "/fichiers/../../etc/passwd"],
  ["GET", "//evil/"],
])("nothing else is there: %s %s", async (method, path) => {
  const { ask } = await open({ onActivity: () => Promise.reject(new Error("not to be asked")) });
  const answer = await ask(path, { method });
  expect([answer.status, await answer.text()]).toEqual([404, ""]);
});

describe("a file", () => {
  test("is given to whoever has its link, to be kept and never shown", async () => {
    const asked: string[] = [];
    const { ask } = await open({
      fileOf(path) {
        asked.push(path);
        return dates;
      },
    });
    const answer = await ask("/fichiers/id-1.abc.sig/nom?x=1");
    expect(asked).toEqual(["id-1.abc.sig/nom"]);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe("BEGIN:VCALENDAR é");
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "text/calendar",
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cache-control": "private, max-age=3600",
    });
    // RFC 8187: no sign but those of a token.
    const name = /^attachment; filename\*=UTF-8''([\w!#$&+.^`|~%-]+)$/u.exec(
      answer.headers.get("content-disposition") ?? "",
    )?.[1];
    expect(decodeURIComponent(name ?? "")).toBe(dates.name);
  });

  test("that is a picture is shown where it is asked for", async () => {
    const { ask } = await open({ fileOf: () => ({ ...dates, name: "graphique.png", mime: "image/png" }) });
    const answer = await ask("/fichiers/x");
    expect(answer.headers.get("content-disposition")).toBe("inline; filename*=UTF-8''graphique.png");
  });

  test.each(["text/html", "image/svg+xml"])("that could do something is not shown (%s)", async (mime) => {
    const { ask } = await open({ fileOf: () => ({ ...dates, mime }) });
    const answer = await ask("/fichiers/x");
    expect(answer.headers.get("content-disposition")).toMatch(/^attachment/u);
  });

  test("that cannot be read is not said why", async () => {
    const { ask, warned } = await open({
      fileOf: () => {
        throw new Error("SQLITE_CORRUPT");
      },
    });
    const answer = await ask("/fichiers/x");
    expect([answer.status, await answer.text(), warned.length]).toEqual([500, "", 1]);
  });

  test("whose kind makes no header is not given", async () => {
    const { ask } = await open({ fileOf: () => ({ ...dates, mime: "text/plain\r\nset-cookie: x" }) });
    const answer = await ask("/fichiers/x");
    expect([answer.status, answer.headers.get("set-cookie")]).toEqual([500, null]);
  });
});

describe("to stop", () => {
  test("waits for no connection that says nothing", async () => {
    const { server, ask } = await open();
    await (await ask("/")).text();
    const silent = connect(server.port(), "127.0.0.1");
    await once(silent, "connect");
    silent.write("GET / HTTP/1.1\r\nhost: x\r\n\r\n");
    await once(silent, "data");
    await server.stop();
    await expect(ask("/")).rejects.toThrow("fetch failed");
    silent.destroy();
  });

  test("lets what is being taken be taken", async () => {
    const going = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const { server, post } = await open({
      async onActivity() {
        begun.resolve();
        await going.promise;
        return { status: 200 };
      },
    });
    const answer = post("{}");
    await begun.promise;
    const stopping = server.stop();
    going.resolve();
    expect((await answer).status).toBe(200);
    await stopping;
  });

  test("twice, or before the start, does no harm", async () => {
    const { server } = await open();
    await server.stop();
    await expect(server.stop()).resolves.toBeUndefined();
  });
});

test("a port that another has says so, and may still be stopped", async () => {
  const { server } = await open();
  const second = createHttpServer({
    host: "127.0.0.1",
    port: server.port(),
    onActivity: async () => ({ status: 200 }),
    fileOf: () => undefined,
    warn: () => {},
  });
  await expect(second.start()).rejects.toThrow(
    /^Le port \d+ ne peut pas être ouvert sur 127\.0\.0\.1 pour Teams \(EADDRINUSE\)/u,
  );
  await expect(second.stop()).resolves.toBeUndefined();
});
