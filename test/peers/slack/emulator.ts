import { existsSync, readdirSync, readFileSync } from "node:fs";

const modules = new URL("../node_modules/", import.meta.url);
const folder = new URL("emulate/", modules);
const install = "npm ci --prefix test/peers";

/** Whether the Slack emulator is here. Where it is not, its tests are skipped aloud; in CI that is a failure. */
export const hasEmulator = existsSync(folder);
if (!hasEmulator && process.env.CI === "true") throw new Error(`emulate is needed by the peer tests: ${install}`);
if (!hasEmulator) console.warn(`Skipped: Slack is tested against "emulate", which is not installed: ${install}`);

type Callback = { url: string; events: string[]; active: boolean; owner: string };
type Webhooks = { register(callback: Callback): void };
type Register = (
  this: unknown,
  app: unknown,
  store: unknown,
  webhooks: Webhooks,
  url: string,
  ...rest: unknown[]
) => void;
type Plugin = { register: Register };
type Options = { service: "slack"; port: number; hostname: string; seed: { slack: SlackSeed } };
type Running = { url: string; close(): Promise<void> };
type Api = { createEmulator: (options: Options) => Promise<Running> };

/** What we use of the seed that `emulate` documents. */
export type SlackSeed = {
  team: { name: string; domain: string };
  users: { name: string; real_name: string; email: string }[];
  channels: { name: string }[];
  oauth_apps: Record<string, string | string[]>[];
  tokens: ({ token: string; scopes: string[] } & Record<string, string | string[]>)[];
  strict_scopes: boolean;
  signing_secret: string;
};

/** `url` is how the emulator names itself in the addresses it gives; `origin` is where it listens. */
export type Emulator = { url: string; origin: string; callBack(url: string): void; stop(): Promise<void> };

export async function startEmulator(seed: SlackSeed): Promise<Emulator> {
  const registered = await wrapPlugin();
  const { createEmulator }: Api = await import(new URL("dist/api.js", folder).href);
  const running = await createEmulator({ service: "slack", port: 0, hostname: "127.0.0.1", seed: { slack: seed } });
  const webhooks = registered.get(running.url);
  if (!webhooks) throw new Error(`emulate did not register its Slack service for ${running.url}`);
  return {
    url: running.url,
    origin: `http://127.0.0.1:${new URL(running.url).port}`,
    callBack: (url) => webhooks.register({ url, events: ["*"], active: true, owner: "slack" }),
    stop: () => running.close(),
  };
}

let wrapped: Promise<Map<string, Webhooks>> | undefined;

/** `emulate` has no public way to register a callback URL: its plug-in is wrapped, once, to see its dispatcher. */
function wrapPlugin(): Promise<Map<string, Webhooks>> {
  wrapped ??= (async () => {
    const registered = new Map<string, Webhooks>();
    const plugin = await importPlugin();
    const { register } = plugin;
    plugin.register = function remember(app, store, webhooks, url, ...rest) {
      registered.set(url, webhooks);
      register.call(this, app, store, webhooks, url, ...rest);
    };
    return registered;
  })();
  return wrapped;
}

async function importPlugin(): Promise<Plugin> {
  const dist = new URL("dist/", folder);
  const chunk = readdirSync(dist).find(
    (file) => /^dist-.*\.js$/.test(file) && readFileSync(new URL(file, dist), "utf8").includes("slackPlugin"),
  );
  if (!chunk) throw new Error("emulate has no slackPlugin any more: it is pinned to 0.12.2 for that");
  const loaded: { slackPlugin?: Plugin } = await import(new URL(chunk, dist).href);
  if (!loaded.slackPlugin) throw new Error(`${chunk} does not export slackPlugin`);
  return loaded.slackPlugin;
}
