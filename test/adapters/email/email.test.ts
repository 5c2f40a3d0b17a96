import { createServer } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { createEmailAdapter } from "../../../src/adapters/email/email.ts";
import type { Adapter } from "../../../src/core/adapter.ts";
import { DeliveryError } from "../../../src/core/errors.ts";
import { say } from "../../../src/core/message.ts";

/** A server that answers each line with what `answer` says, and keeps the messages. The real one is among the peers. */
async function openServer(answer: (line: string) => string | undefined) {
  const received: string[] = [];
  const server = createServer((socket) => {
    let isData = false;
    let message = "";
    let rest = "";
    socket.write("220 ready\r\n");
    socket.on("error", () => {});
    socket.on("data", (chunk) => {
      const lines = (rest + chunk.toString()).split("\r\n");
      rest = lines.pop() ?? "";
      for (const line of lines) {
        if (isData && line !== ".") message += `${line}\n`;
        else if (isData) {
          isData = false;
          received.push(message);
          message = "";
          socket.write("250 2.0.0 kept\r\n");
        } else {
          const said = answer(line) ?? (line === "DATA" ? "354 go on" : "250 ok");
          isData = said.startsWith("354");
          socket.write(`${said}\r\n`);
        }
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { received, url: `smtp://127.0.0.1:${address.port}` };
}

function open(url: string, everyMs = 0) {
  const adapter = createEmailAdapter({
    url,
    from: "Relais <relais@cc-exemple.fr>",
    replyTo: () => "dgs@cc-exemple.fr",
    now: () => performance.now(),
    draw: () => Promise.reject(new Error("nothing is drawn here")),
    bytesOf: (file) => Promise.resolve("text" in file ? Buffer.from(file.text) : new Uint8Array()),
    everyMs,
  });
  onTestFinished(() => adapter.stop());
  return adapter;
}

const to = { platform: "email" as const, channel: "mairie.vougy@wanadoo.fr" };

test("sends a message that says who answers, that it is automatic, and which one it is", async () => {
  const { received, url } = await openServer(() => undefined);
  const receipt = await open(url).send(to, say("Bonjour Madame Lefèvre. Il reste 9 questions."), "k1");
  expect(receipt.maybeTwice).toBeUndefined();
  expect(received).toHaveLength(1);
  expect(received[0]).toContain("Reply-To: dgs@cc-exemple.fr");
  expect(received[0]).toContain("Auto-Submitted: auto-generated");
  expect(received[0]).toContain(`Message-ID: ${receipt.reference}`);
  expect(received[0]).toContain("multipart/alternative");
});

test("says what its quotes mean only where there is something to type", async () => {
  const { received, url } = await openServer(() => undefined);
  const adapter = open(url);
  await adapter.send(to, say("« Comité de pilotage », jeudi 10 décembre."), "k1");
  await adapter.send(to, say("Une fois fait : `échéance terminer clés`."), "k2");
  expect(received.map((message) => message.includes("mots entre"))).toEqual([false, true]);
});

test("a server that defers a message, or that is not there, surely has nothing of it; one in doubt may come twice", async () => {
  const { received, url } = await openServer((line) =>
    line.startsWith("RCPT TO:<later") ? "451 4.7.1 come back later" : undefined,
  );
  const failed = (adapter: Adapter, channel: string) =>
    adapter.send({ ...to, channel }, say("Bonjour."), "k1").catch((error: unknown) => error);
  const deferred = await failed(open(url), "later@wanadoo.fr");
  expect(deferred).toMatchObject({ message: "smtp 451 4.7.1 RCPT TO", untaken: true });
  expect(await failed(open("smtp://127.0.0.1:9"), to.channel)).toHaveProperty("untaken", true);
  expect(await open(url).send(to, say("Bonjour."), "k2", 5)).toHaveProperty("maybeTwice", true);
  expect(received).toHaveLength(1);
});

test("a server that goes away in the middle of a message leaves a doubt", async () => {
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.write("220 ready\r\n");
    socket.on("data", (chunk) => {
      const said = chunk.toString();
      if (said.startsWith("DATA")) socket.write("354 go on\r\n");
      else if (/^(?:EHLO|MAIL|RCPT)/u.test(said)) socket.write("250 ok\r\n");
      else socket.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const failure = open(`smtp://127.0.0.1:${address.port}`).send(to, say("Bonjour."), "k1");
  await expect(failure).rejects.toHaveProperty("untaken", false);
});

test("an unknown recipient is a lost address", async () => {
  const { url } = await openServer((line) => (line.startsWith("RCPT") ? "550 5.1.1 unknown" : undefined));
  const failure = await open(url)
    .send(to, say("Bonjour."), "k1")
    .catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(DeliveryError);
  expect(failure).toHaveProperty("refused", "address");
});

test("messages are spaced out, and one that waits when we stop is not sent", async () => {
  const { received, url } = await openServer(() => undefined);
  const adapter = open(url, 60_000);
  await adapter.send(to, say("un"), "k1");
  const waiting = adapter.send(to, say("deux"), "k2");
  setTimeout(() => void adapter.stop(), 20);
  await expect(waiting).rejects.toThrow("stopping");
  expect(received).toHaveLength(1);
});

test("anyone with a true address can be written to, nobody of a demonstration", async () => {
  const adapter = open("smtp://127.0.0.1:9");
  expect(await adapter.find?.("mairie.vougy@wanadoo.fr")).toMatchObject({ id: "mairie.vougy@wanadoo.fr" });
  expect(await adapter.find?.("secretaire@demo.example")).toBeUndefined();
  await expect(adapter.openDirect("secretaire@demo.example")).rejects.toThrow("reserved address");
  expect(await adapter.openDirect("mairie.vougy@wanadoo.fr")).toEqual(to);
});
