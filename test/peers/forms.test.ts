import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openLibrary } from "../../src/cli/library.ts";
import { formLines } from "../../src/core/form-file/form-lines.ts";
import { readForm } from "../../src/core/form-file/read-form.ts";
import { takeForm } from "../../src/core/form-file/take-form.ts";
import { formCsv } from "../../src/core/words/form-file.ts";
import { answerAll, contextFor } from "../core/form-file/answered.ts";
import { hasOffice } from "./office.ts";

/** Semicolon, quotes, encoding, from line 1, French, quoted only where needed, as shown. */
const french = (encoding: string) => `59,34,${encoding},1,,1036,false,true`;

test.runIf(hasOffice).each([
  ["UTF-8", "76"],
  ["Windows-1252", "1"],
])("a filled form opened and saved by LibreOffice in %s says the same", (_encoding, code) => {
  const questionnaire = openLibrary().questionnaires.get("mutu_service/jeunesse");
  if (questionnaire === undefined) throw new Error("the questionnaire has gone");
  const context = contextFor(questionnaire);
  let seed = 4_242;
  const full = answerAll(context, () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647);
  const file = formCsv({
    key: { campaign: 2, insee: "42338", version: 1 },
    place: "Vougy",
    title: "Partager le service jeunesse",
    territory: "CC Charlieu-Belmont",
    today: context.today,
    wishedBy: "2026-12-18",
    questionnaire: context.questionnaire,
    lines: formLines(context, full),
  });
  if (!("text" in file)) throw new Error("a form is a text");
  const folder = mkdtempSync(join(tmpdir(), "relais-form-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const convert = (...args: string[]) =>
    execFileSync("/usr/bin/soffice", [`-env:UserInstallation=file://${folder}/profile`, "--headless", ...args], {
      stdio: "ignore",
    });
  writeFileSync(join(folder, "form.csv"), file.text);
  convert(`--infilter=CSV:${french("76")}`, "--convert-to", "ods", "--outdir", folder, join(folder, "form.csv"));
  const filter = `csv:Text - txt - csv (StarCalc):${french(code)}`;
  convert("--convert-to", filter, "--outdir", join(folder, "saved"), join(folder, "form.ods"));
  const reading = readForm(readFileSync(join(folder, "saved", "form.csv")));
  if (reading.kind !== "form") throw new Error(`not a form: ${reading.kind}`);
  expect(reading.form.key).toEqual({ campaign: 2, insee: "42338", version: 1 });
  const { outcomes } = takeForm(context, full, reading.form.lines, { replace: false });
  const changed = outcomes.filter(({ kind }) => kind !== "same").map(({ said, kind, path }) => ({ said, kind, path }));
  // Without a French screen, LibreOffice shows days its own way: those alone may differ, and none is kept for another.
  expect(changed.filter(({ said }) => !/^\d{1,2}\/\d{1,2}\/\d{2,4}$/u.test(said))).toEqual([]);
});
