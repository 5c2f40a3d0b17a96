import { once } from "node:events";
import { createServer } from "node:http";
import { connect } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import { members, newBase } from "../base.ts";
import { end, freePort, startProcess as startAny } from "../process.ts";
import { hasEmulator } from "./emulator.ts";
import { converseAs, plainOf } from "./relais.ts";
import { openWorkspace, type Workspace } from "./workspace.ts";

const kills = 25;

/** The real process on this workspace. */
function startProcess(workspace: Workspace, file: string, port: number, variables: NodeJS.ProcessEnv = {}) {
  return startAny(file, {
    SLACK_BOT_TOKEN: workspace.botToken,
    SLACK_SIGNING_SECRET: workspace.signingSecret,
    SLACK_PORT: String(port),
    SLACK_API_URL: workspace.apiUrl,
    ...variables,
  });
}

describe.skipIf(!hasEmulator)("the real process on Slack", () => {
  test(`killed ${kills} times while people speak, answers each message once and in order`, async () => {
    const people = members.slice(0, 10);
    const retryDelays = Array.from({ length: 600 }, () => 150);
    const workspace = await openWorkspace({ people, retryDelays });
    onTestFinished(() => workspace.stop());
    const [file, port] = [newBase(), await freePort()];
    workspace.deliverTo(`http://127.0.0.1:${port}/slack/events`);
    // Slack takes its time to say that it has posted: most deaths happen then.
    workspace.front.faults.when(({ method }) =>
      method === "chat.postMessage" ? { kind: "slow", ms: 250 } : undefined,
    );
    let running = startProcess(workspace, file, port);
    onTestFinished(() => end(running.child, "SIGKILL"));
    await running.ready();

    const all = await Promise.all(people.map((one) => converseAs(workspace, one.email, 120_000)));
    const dying = new AbortController();
    const conversations = all.map(async (one, index) => {
      let turns = 0;
      for (; !dying.signal.aborted; turns += 1) {
        await one.type(`échéances ${11 + turns} jours`);
        await wait(150 * (index % 4));
      }
      return turns;
    });
    const spoken = Promise.all(conversations);
    for (let killed = 0; killed < kills; killed += 1) {
      await wait(400 + ((killed * 7919) % 1_600));
      await end(running.child, "SIGKILL");
      running = startProcess(workspace, file, port);
      await running.ready();
    }
    dying.abort();
    const turnsOf = await spoken;
    await wait(2_000);
    for (const [index, one] of all.entries()) {
      const days = (await one.heard()).map((message) => /d'ici (\d+) jours/u.exec(plainOf(message))?.[1]);
      expect(days).toEqual(Array.from({ length: turnsOf[index] ?? 0 }, (_, turn) => String(11 + turn)));
    }
    const searched = workspace.front.calls.filter(({ method }) => method === "conversations.history").length;
    const said = turnsOf.reduce((sum, turns) => sum + turns, 0);
    console.warn(`${kills} kills, ${said} messages, looked for ${searched} times before sending again`);
    expect(searched).toBeGreaterThan(0);
  }, 480_000);

  test("stops at once when asked, and says its health while it runs", async () => {
    const workspace = await openWorkspace({ people: members.slice(0, 1) });
    onTestFinished(() => workspace.stop());
    const [port, health] = [await freePort(), await freePort()];
    const { child, output, ready } = startProcess(workspace, newBase(), port, { RELAIS_SANTE: String(health) });
    await ready();
    expect(output.text).toContain(`Slack (port ${port})`);
    expect(await (await fetch(`http://127.0.0.1:${health}/sante`)).json()).toEqual({
      messageries: { slack: "ok" },
      messages_en_attente: 0,
    });
    await end(child, "SIGTERM");
    expect(child.exitCode).toBe(0);
    expect(output.text).not.toMatch(/xoxb-|Error/u);
  });

  test("goes through the proxy of the environment, for its calls and for its sockets", async () => {
    const workspace = await openWorkspace({ people: members.slice(0, 1), mode: "socket" });
    onTestFinished(() => workspace.stop());
    const tunnels: string[] = [];
    const proxy = createServer((_request, response) => response.writeHead(500).end());
    proxy.on("connect", (request, socket, head) => {
      tunnels.push(request.url ?? "");
      const [host, port] = (request.url ?? "").split(":");
      const through = connect(Number(port), host, () => {
        socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
        through.write(head);
        through.pipe(socket).pipe(through);
      });
      for (const side of [through, socket]) side.on("error", () => side.destroy());
    });
    proxy.listen(0, "127.0.0.1");
    await once(proxy, "listening");
    onTestFinished(() => void proxy.close());
    const bound = proxy.address();
    const address = `http://127.0.0.1:${typeof bound === "object" && bound ? bound.port : 0}`;
    const { child, ready } = startProcess(workspace, newBase(), 0, {
      HTTP_PROXY: address,
      HTTPS_PROXY: address,
      SLACK_SIGNING_SECRET: "",
      SLACK_APP_TOKEN: workspace.appToken,
    });
    onTestFinished(() => end(child, "SIGKILL"));
    await ready();
    const one = await converseAs(workspace, members[0]?.email ?? "");
    expect(plainOf(await one.type("échéances 11 jours"))).toContain("d'ici 11 jours");
    // The calls and the socket each have a tunnel of their own, and nothing goes around them.
    expect(tunnels.length).toBeGreaterThan(1);
    expect(new Set(tunnels)).toEqual(new Set([new URL(workspace.apiUrl).host]));
  });

  test("that cannot open one of its ports leaves nothing running", async () => {
    const workspace = await openWorkspace({ people: members.slice(0, 1) });
    onTestFinished(() => workspace.stop());
    const taken = createServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    onTestFinished(() => void taken.close());
    const bound = taken.address();
    const { child, output } = startProcess(workspace, newBase(), await freePort(), {
      RELAIS_SANTE: String(typeof bound === "object" && bound ? bound.port : 0),
    });
    onTestFinished(() => end(child, "SIGKILL"));
    await once(child, "close");
    expect(child.exitCode).toBe(1);
    expect(output.text).toContain("donnez-en un autre à la page de santé");
  });

  test("with a token that Slack refuses does not start, and says what to do", async () => {
    const workspace = await openWorkspace({ people: members.slice(0, 1) });
    onTestFinished(() => workspace.stop());
    workspace.front.faults.when(({ method }) =>
      method === "auth.test" ? { kind: "error", error: "invalid_auth" } : undefined,
    );
    const { child, output } = startProcess(workspace, newBase(), await freePort());
    await once(child, "close");
    expect(child.exitCode).toBe(1);
    expect(output.text.trim()).toMatch(
      /^Slack refuse le jeton SLACK_BOT_TOKEN \(invalid_auth\)\. Copiez-le de nouveau.*\.$/u,
    );
  });
});
