import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";

test("a panic of the encryption ends the process, says so, and tells no secret", () => {
  const folder = mkdtempSync(join(tmpdir(), "relais-panic-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const program = fileURLToPath(new URL("panicking-child.ts", import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, join(folder, "keys.db")], {
    encoding: "utf8",
  });
  expect(status).toBe(70);
  expect(stdout).toContain("RuntimeError");
  expect(stdout).toContain("ending, to be started again");
  expect(stdout + stderr).not.toContain("un secret");
});
