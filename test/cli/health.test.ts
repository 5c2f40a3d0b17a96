import { describe, expect, onTestFinished, test } from "vitest";
import { type Health, serveHealth } from "../../src/cli/health.ts";

async function look(health: Health, path = "/sante") {
  const { port, stop } = await serveHealth(0, () => health);
  onTestFinished(stop);
  const response = await fetch(`http://127.0.0.1:${port}${path}`);
  return { status: response.status, text: await response.text(), port };
}

describe("the health page", () => {
  test("says that all goes, and how much is still to be sent", async () => {
    const { status, text } = await look({ platforms: ["slack", "web"], halted: new Map(), pending: 2 });
    expect([status, JSON.parse(text)]).toEqual([
      200,
      { messageries: { slack: "ok", web: "ok" }, messages_en_attente: 2 },
    ]);
  });

  test("says which platform refuses us, and why, with a status that a watcher understands", async () => {
    const halted = new Map([["slack", "token_revoked"]] as const);
    const { status, text } = await look({ platforms: ["slack"], halted, pending: 0 });
    expect([status, JSON.parse(text)]).toMatchObject([503, { messageries: { slack: "token_revoked" } }]);
  });

  test("is the only page there, and its port is its own", async () => {
    const { status, port } = await look({ platforms: [], halted: new Map(), pending: 0 }, "/autre");
    expect(status).toBe(404);
    await expect(serveHealth(port, () => ({ platforms: [], halted: new Map(), pending: 0 }))).rejects.toThrow(
      "RELAIS_SANTE",
    );
  });
});
