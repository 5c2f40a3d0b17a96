// @ts-check
/** @typedef {import("../scene.ts").SandboxMessage} SandboxMessage */
/** @typedef {import("../scene.ts").SceneDescription} SceneDescription */
/** @typedef {{ id: string, account: string } & ({ text: string } | { choice: string, label: string })} Saying */
/**
 * `later`: not now, the same request can be tried again. `refused`: never as it is, and why.
 * @template T
 * @typedef {{ kind: "done", value: T } | { kind: "later" } | { kind: "refused", sentence: string }} Outcome
 */

const patienceMs = 20_000;

/** @param {Saying} saying @returns {Promise<Outcome<{ message: SandboxMessage | null }>>} */
export const postSaying = (saying) => post("/api/say", saying);

/**
 * A file, with what was typed. The same `id` at each try.
 * @param {{ id: string, account: string, text: string }} saying @param {File} file
 * @returns {Promise<Outcome<{ message: SandboxMessage | null }>>}
 */
export const postFile = (saying, file) =>
  send(`/api/file?${new URLSearchParams({ ...saying, name: file.name, mime: file.type })}`, {
    headers: { "Content-Type": "application/octet-stream" },
    body: file,
  });

/** @param {string} target @returns {Promise<Outcome<SceneDescription>>} */
export const moveClock = (target) => post("/api/clock", { target });

/** @returns {Promise<Outcome<{}>>} */
export const startOver = () => post("/api/reset", {});

/** @param {string} path @param {unknown} body @returns {Promise<Outcome<any>>} */
const post = (path, body) =>
  send(path, { headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

/** @param {string} path @param {RequestInit} what @returns {Promise<Outcome<any>>} */
async function send(path, what) {
  try {
    const response = await fetch(path, { method: "POST", ...what, signal: AbortSignal.timeout(patienceMs) });
    if (response.status >= 500) return { kind: "later" };
    const answer = await response.json();
    return response.ok ? { kind: "done", value: answer } : { kind: "refused", sentence: answer.error };
  } catch {
    return { kind: "later" };
  }
}

/**
 * All that happens, from the first message: the history comes first, then a scene, then what is new.
 * The browser reconnects by itself and asks only for what it missed.
 * @param {{
 *   message: (message: SandboxMessage & { said?: string }) => void,
 *   scene: (scene: SceneDescription) => void,
 *   reset: () => void,
 *   connected: (isConnected: boolean) => void,
 * }} on
 */
export function followStream(on) {
  const source = new EventSource("/api/stream");
  source.addEventListener("message", (event) => on.message(JSON.parse(event.data)));
  source.addEventListener("scene", (event) => on.scene(JSON.parse(event.data)));
  source.addEventListener("reset", () => on.reset());
  source.addEventListener("open", () => on.connected(true));
  source.addEventListener("error", () => {
    on.connected(false);
    if (source.readyState !== EventSource.CLOSED) return;
    setTimeout(() => followStream(on), 2000);
  });
}
