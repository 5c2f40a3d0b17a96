import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readRecoveryCode } from "../../src/adapters/matrix/recovery-code.ts";
import { matrixCommand } from "../../src/cli/matrix-command.ts";
import { readConfig } from "../../src/config.ts";
import { openStore } from "../../src/core/store/store.ts";

/** A base that a Relais holds open, as when it runs. */
function openRunning() {
  const folder = mkdtempSync(join(tmpdir(), "relais-matrix-"));
  const file = join(folder, "relais.db");
  const store = openStore(file);
  onTestFinished(() => {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const run = async (...args: string[]) => {
    const lines: string[] = [];
    await matrixCommand(args, readConfig({ RELAIS_DB: file }), (line) => lines.push(line));
    return lines.join("\n").replace(/[\u00a0\u202f]/gu, " ");
  };
  return { store, run };
}

const me = "@relais:hs.test";
const anne = "@anne:hs.test";
const report = {
  userId: me,
  deviceId: "RELAIS1",
  fingerprint: "abcdefgh",
  homeserver: "https://matrix.hs.test",
  at: 1_795_600_000_000,
};

test("before the first connection, says to start", async () => {
  const { run } = openRunning();
  expect(await run("etat")).toContain("démarrez-le d’abord");
});

test("the state names the device, its verification, the rooms and who cannot read, beside a Relais that runs", async () => {
  const { store, run } = openRunning();
  const members = { [me]: { name: "Relais", membership: "join" }, [anne]: { name: "Anne", membership: "join" } };
  const rooms = new Map<string, object>([
    ["!1", { state: "joined", direct: anne, encryption: {}, members, deaf: [{ userId: anne, why: "no_device" }] }],
    ["!2", { state: "joined", name: "COPIL", members }],
    ["!3", { state: "left", name: "Ancien", members }],
  ]);
  const unread = { roomId: "!1", eventId: "$1", event: { type: "m.room.encrypted" } };
  store.matrixJournal.keep({ since: "s", rooms, events: [unread] }, 0);
  const [kept] = store.matrixJournal.pending("!1", 0);
  store.matrixJournal.postpone(kept?.id ?? 0, { againAt: 10, waits: true });
  store.matrixJournal.report({ ...report, verification: "no_code" });
  store.settings.set("matrix.renew_by", "2027-12-26");

  const told = await run("etat");
  expect(told).toContain("Appareil : RELAIS1, empreinte abcd efgh");
  expect(told).toContain("Donnez son code de récupération (MATRIX_RECOVERY_CODE)");
  expect(told).toContain("à renouveler avant le dimanche 26 décembre 2027");
  expect(told).toContain("Salons : 2");
  expect(told).toContain(`- ${anne} : conversation directe, chiffrée, 2 membres`);
  expect(told).toContain("- COPIL : salon privé, non chiffré, 2 membres");
  expect(told).not.toContain("Ancien");
  expect(told).toContain(`${anne} n’a aucun appareil connecté`);
  expect(told).toContain("1 message en attente de sa clé");
});

test("a renewal is noted beside a Relais that runs, from today or from the day that is given", async () => {
  const { store, run } = openRunning();
  expect(await run("renouvele", "2026-11-25")).toContain("avant le samedi 25 décembre 2027");
  expect(store.settings.get("matrix.renew_by")).toBe("2027-12-25");
  await run("renouvele");
  expect(store.settings.get("matrix.renew_by")).toMatch(/^\d{4}-\d\d-\d\d$/u);
  await expect(run("renouvele", "25/11/2026")).rejects.toThrow("n’est pas une date");
});

test("makes recovery codes that can be read back, each another", async () => {
  const { run } = openRunning();
  const [one, other] = [await run("code"), await run("code")];
  expect(readRecoveryCode(one)).toHaveLength(32);
  expect(one).not.toBe(other);
});

test.each([
  [["etta"], "etat, serveur, renouvele ou code"],
  [[], "etat, serveur, renouvele ou code"],
  [["serveur"], "Quelle adresse"],
])("%j is answered with what to write", async (args, expected) => {
  const { run } = openRunning();
  await expect(run(...args)).rejects.toThrow(expected);
});

test("a base that is not there is not made", async () => {
  const config = readConfig({ RELAIS_DB: join(tmpdir(), "no-such-folder", "relais.db") });
  await expect(matrixCommand(["etat"], config, () => {})).rejects.toThrow("n’existe pas encore");
});
