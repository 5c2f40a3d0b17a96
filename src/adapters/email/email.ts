import { createTransport } from "nodemailer";
import type { Adapter } from "../../core/adapter.ts";
import { DeliveryError } from "../../core/errors.ts";
import type { Attachment, Chart, Outbound } from "../../core/message.ts";
import { toDeliveryError } from "./errors.ts";
import { type Pictures, toHtml } from "./html.ts";
import { hasTyped, isReserved, messageIdOf, toText, toWritten } from "./outbound.ts";
import { createPace } from "./pace.ts";
import { sentences } from "./sentences.ts";

export type EmailOptions = {
  /** `smtp(s)://user:password@host:port`. */
  url: string;
  /** "Relais <relais@cc-exemple.fr>". */
  from: string;
  /** Where people answer; asked at each message, since the direction may change. */
  replyTo: () => string | undefined;
  /** In milliseconds, of any clock that only goes forward. */
  now: () => number;
  draw: (chart: Chart) => Promise<Uint8Array>;
  bytesOf: (file: Attachment) => Promise<Uint8Array>;
  /** Between two messages, in milliseconds. */
  everyMs?: number;
};

const usualEveryMs = 1_100;
/** A server that says nothing for so long is out of reach. */
const patienceMs = 30_000;

/** E-mail, outbound only: what is written there is answered to people, or by a form that comes back. */
export function createEmailAdapter(options: EmailOptions): Adapter {
  const { from, replyTo, draw, bytesOf, now } = options;
  const transport = createTransport({ ...toServer(options.url), ...timeouts, pool: false });
  const pace = createPace(options.everyMs ?? usualEveryMs, now);

  async function write(to: string, message: Outbound, key: string): Promise<string> {
    const { subject, message: written } = toWritten(message);
    const answerTo = replyTo();
    const foot = sentences.foot(answerTo, hasTyped(written));
    const { pictures, parts } = await drawAll(written);
    const files = written.blocks.flatMap((block) => (block.type === "file" ? [block.file] : []));
    const attached = await Promise.all(
      files.map(async (file) => ({
        filename: file.name,
        contentType: file.mime,
        content: Buffer.from(await bytesOf(file)),
      })),
    );
    await pace.turn();
    const { messageId } = await transport.sendMail({
      from,
      to,
      ...(answerTo === undefined ? {} : { replyTo: answerTo }),
      subject,
      messageId: messageIdOf(key, from),
      text: toText(written, foot),
      html: toHtml(written, subject, foot, pictures),
      attachments: [...parts, ...attached],
      // RFC 3834, and the same for Exchange: nobody's absence is answered to us.
      headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    return messageId;
  }

  /** A picture that cannot be drawn is told by its words. */
  async function drawAll({ blocks }: Outbound) {
    const charts = blocks.flatMap((block) => (block.type === "chart" ? [block.chart] : []));
    const pictures: Map<Chart, string> = new Map();
    const parts = await Promise.all(
      charts.map(async (chart, index) => {
        const png = await draw(chart).catch(() => undefined);
        if (png === undefined) return [];
        const cid = `graphique-${index + 1}@relais`;
        pictures.set(chart, cid);
        return [{ filename: `graphique-${index + 1}.png`, contentType: "image/png", content: Buffer.from(png), cid }];
      }),
    );
    return { pictures: pictures satisfies Pictures, parts: parts.flat() };
  }

  return {
    platform: "email",
    start: () => Promise.resolve(),
    async send(to, message, key, begunAt) {
      try {
        const reference = await write(to.channel, message, key);
        // SMTP forgets what it took: an earlier try that was cut may have gone too, under the same Message-ID.
        return begunAt === undefined ? { reference } : { reference, maybeTwice: true };
      } catch (error) {
        throw toDeliveryError(error);
      }
    },
    openDirect(account) {
      if (isReserved(account)) return Promise.reject(new DeliveryError("reserved address", { refused: "address" }));
      return Promise.resolve({ platform: "email", channel: account });
    },
    find: (email) => Promise.resolve(isReserved(email) ? undefined : { id: email, name: "", email }),
    stop() {
      pace.stop();
      transport.close();
      return Promise.resolve();
    },
  };
}

const timeouts = { connectionTimeout: patienceMs, greetingTimeout: patienceMs, socketTimeout: patienceMs };

/** A password is said in clear to this machine alone. */
function toServer(url: string) {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === "smtps:";
  const isHere = /^(?:localhost|127\.0\.0\.1|\[::1\])$/u.test(hostname);
  return {
    host: hostname.replace(/^\[|\]$/gu, ""),
    port: port === "" ? (secure ? 465 : 587) : Number(port),
    secure,
    requireTLS: !secure && !isHere && username !== "",
    ignoreTLS: !secure && isHere,
    ...(username === "" ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
  };
}
