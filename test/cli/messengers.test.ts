import { expect, onTestFinished, test } from "vitest";
import { openMessengers } from "../../src/cli/messengers.ts";
import { readConfig } from "../../src/config.ts";
import { addDays, civilDateAt } from "../../src/core/calendar/civil-date.ts";
import { renewalDateAfter } from "../../src/core/calendar/renewal.ts";
import { systemClock } from "../../src/core/clock.ts";
import { createDrawer } from "../../src/core/delivery/draw.ts";
import { createFiler } from "../../src/core/delivery/files.ts";
import { openStore } from "../../src/core/store/store.ts";

const log = { warn: () => {}, error: () => {} };

/** How the start names Matrix, for an account of `server`; `renewBy` is what the base holds after it. */
async function openOn(server: string, known?: string) {
  const store = openStore(":memory:");
  const drawer = createDrawer();
  const filer = createFiler();
  onTestFinished(async () => {
    await drawer.stop();
    await filer.stop();
    store.close();
  });
  if (known !== undefined) store.settings.set("matrix.renew_by", known);
  const config = readConfig({
    MATRIX_HOMESERVER: `https://matrix.${server}`,
    MATRIX_USER: `@relais:${server}`,
    MATRIX_PASSWORD: "secret",
  });
  const [matrix] = await openMessengers({ config, store, drawer, filer, log });
  return { told: matrix?.told(), renewBy: store.settings.get("matrix.renew_by") };
}

test("an account of Tchap is taken for made at its first start, and is to be renewed thirteen months later", async () => {
  const { told, renewBy = "" } = await openOn("agent.collectivites.tchap.gouv.fr");
  const today = civilDateAt(systemClock.now(), "Europe/Paris");
  expect(told).toBe("Tchap");
  // Midnight may strike meanwhile.
  expect([renewalDateAfter(addDays(today, -1)), renewalDateAfter(today)]).toContain(renewBy);
});

test("what is known of its renewal is kept by every start; another server's account is not renewed", async () => {
  expect(await openOn("agent.collectivites.tchap.gouv.fr", "2027-12-25")).toMatchObject({ renewBy: "2027-12-25" });
  expect(await openOn("exemple.fr")).toEqual({ told: "Matrix (matrix.exemple.fr)", renewBy: undefined });
});
