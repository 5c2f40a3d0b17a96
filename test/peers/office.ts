import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const executables = ["/usr/bin/soffice", "/usr/bin/pdftotext", "/usr/bin/pdffonts"];

/** Whether LibreOffice is here. Where it is not, its tests are skipped aloud; in CI that is a failure. */
export const hasOffice = executables.every((one) => existsSync(one));
if (!hasOffice && process.env.CI === "true") throw new Error(`${executables.join(", ")} are needed by the peer tests`);
if (!hasOffice) console.warn(`Skipped: files are opened in ${executables[0]}, which is not installed.`);

/** Opens files in LibreOffice, in a profile of its own, and reads what it makes of them. */
export function createOffice() {
  const folder = mkdtempSync(join(tmpdir(), "relais-office-"));
  const profile = `-env:UserInstallation=file://${folder}/profile`;

  async function toPdf(name: string, bytes: Uint8Array): Promise<string> {
    const file = join(folder, name);
    writeFileSync(file, bytes);
    await run("soffice", [profile, "--headless", "--convert-to", "pdf", "--outdir", folder, file]);
    return join(folder, name.replace(/\.\w+$/u, ".pdf"));
  }

  return {
    /** The words of each page, in the order they are read, and the names of the fonts. */
    async pagesOf(name: string, bytes: Uint8Array): Promise<{ pages: string[]; fonts: string }> {
      const pdf = await toPdf(name, bytes);
      const { stdout } = await run("pdftotext", ["-layout", pdf, "-"], { maxBuffer: 1e8 });
      const { stdout: fonts } = await run("pdffonts", [pdf]);
      return { pages: stdout.split("\f").slice(0, -1), fonts };
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
