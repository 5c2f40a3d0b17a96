import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "../process.ts";

/** A message as the standard library of Python reads it: neither ours nor nodemailer's. */
export type Read = {
  headers: Record<string, string>;
  text: string;
  html: string;
  files: { name: string; type: string; text: string }[];
};

const reader = `
import email, email.policy, json, sys
message = email.message_from_binary_file(sys.stdin.buffer, policy=email.policy.default)
body = lambda kind: (message.get_body((kind,)) or message).get_content()
files = [{"name": part.get_filename(), "type": part.get_content_type(),
          "text": part.get_payload(decode=True).decode("utf-8")} for part in message.iter_attachments()]
print(json.dumps({"headers": {k.lower(): str(v) for k, v in message.items()},
                  "text": body("plain"), "html": body("html"), "files": files}))
`;

/**
 * Exim, from Debian's packages, with a configuration and a spool of its own: it takes the mail of mairie-essai.fr, defers
 * "grise" until it comes again, refuses "inconnue", and wants the password "secret".
 */
export async function openExim() {
  const folder = mkdtempSync(join(tmpdir(), "relais-exim-"));
  const port = await freePort();
  for (const name of ["spool", "log", "mail"]) mkdirSync(join(folder, name));
  for (const name of ["", "spool", "log", "mail"]) chmodSync(join(folder, name), 0o777);
  const config = join(folder, "exim.conf");
  writeFileSync(config, configOf(folder, port));
  const child = spawn("/usr/sbin/exim4", ["-C", config, "-bdf"], { stdio: ["ignore", "pipe", "pipe"] });
  const output = { text: "" };
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output.text += String(chunk)));
  await listening(port, () => child.exitCode !== null, output);

  /** The raw messages in a mailbox. */
  function mailIn(box: string): string[] {
    const fresh = join(folder, "mail", box, "new");
    return existsSync(fresh) ? readdirSync(fresh).map((name) => join(fresh, name)) : [];
  }

  return {
    url: `smtp://relais:secret@127.0.0.1:${port}`,
    port,
    count: (box: string): number => mailIn(box).length,
    /** "grise" is taken from now on. */
    letIn: (): void => writeFileSync(join(folder, "seen"), ""),
    read: (box: string): Read[] =>
      mailIn(box).map((file) =>
        JSON.parse(execFileSync("python3", ["-c", reader], { input: execFileSync("cat", [file]) }).toString()),
      ),
    async stop(): Promise<void> {
      const gone = once(child, "close");
      child.kill("SIGTERM");
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function listening(port: number, hasEnded: () => boolean, output: { text: string }): Promise<void> {
  for (const enough = Date.now() + 20_000; Date.now() < enough; await wait(50)) {
    if (hasEnded()) break;
    const isThere = await new Promise<boolean>((resolve) => {
      const socket = connect(port, "127.0.0.1", () => resolve((socket.destroy(), true)));
      socket.once("error", () => resolve(false));
    });
    if (isThere) return;
  }
  throw new Error(`the mail server did not start: ${output.text}`);
}

function configOf(folder: string, port: number): string {
  return `
primary_hostname = mx.mairie-essai.fr
spool_directory = ${folder}/spool
log_file_path = ${folder}/log/%slog
pid_file_path = ${folder}/exim.pid
local_interfaces = 127.0.0.1
daemon_smtp_ports = ${port}
tls_advertise_hosts =
auth_advertise_hosts = *
acl_smtp_rcpt = rcpt
smtp_accept_max = 20
deliver_drop_privilege
keep_environment =

begin acl
rcpt:
  deny    !authenticated = *
          message = 550 5.7.1 Authentication required
  deny    local_parts = inconnue
          message = 550 5.1.1 No such mailbox
  defer   local_parts = grise
          !condition = \${if exists{${folder}/seen}}
          message = 451 4.7.1 Greylisted, come back later
  accept  domains = mairie-essai.fr
  deny    message = 550 5.7.1 Relay not permitted

begin routers
all:
  driver = accept
  local_parts = arcinges : grise
  transport = maildir

begin transports
maildir:
  driver = appendfile
  directory = ${folder}/mail/$local_part_data
  maildir_format
  create_directory
  directory_mode = 0777
  mode = 0644
  user = Debian-exim
  group = Debian-exim

begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = \${if and{{eq{$auth2}{relais}}{eq{$auth3}{secret}}}}
  server_set_id = $auth2
`;
}
