import { once } from "node:events";
import { createServer } from "node:http";
import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { everyone, newBase } from "../base.ts";
import { end, freePort, startProcess as startAny } from "../process.ts";
import { exchange } from "../slack/exchange.ts";
import { toRecord, toText } from "../slack/json.ts";
import { answersOf, judge, repeatedPosts } from "./delivery.ts";
import { openKiller, type Point, points } from "./killer.ts";
import { appId, type Authority, openAuthority, secret, signFor, tenant } from "./microsoft.ts";
import { type Desk, openDesk, until } from "./person.ts";
import { hasPlayground } from "./playground.ts";
import { plainOf } from "./relais.ts";

const kills = Number(process.env["RELAIS_KILLS"] ?? 25);
const [claire, corinne] = ["dgs@demo.example", "secretaire.charlieu@demo.example"].map((wanted) =>
  everyone.find(({ email }) => email === wanted),
);

type Opened = { authority: Authority; desks: Desk[] };
let opened: Promise<Opened> | undefined;

/** Two people's Teams, for all these tests. */
async function openAll(): Promise<Opened> {
  if (claire === undefined || corinne === undefined) throw new Error("the directory is not the one that was expected");
  const authority = await openAuthority();
  const desks = await Promise.all([
    openDesk(claire, everyone.slice(-5), authority),
    openDesk(corinne, [claire, ...everyone.slice(-5)], authority),
  ]);
  return { authority, desks };
}

afterAll(async () => {
  const { authority, desks } = (await opened) ?? {};
  await Promise.all((desks ?? []).map((desk) => desk.stop()));
  await authority?.stop();
});

function startProcess(authority: Authority, file: string, port: number, variables: NodeJS.ProcessEnv = {}) {
  const running = startAny(file, {
    TEAMS_APP_ID: appId,
    TEAMS_APP_SECRET: secret,
    TEAMS_TENANT_ID: tenant,
    TEAMS_AUTHORITY: authority.url,
    TEAMS_PORT: String(port),
    ...variables,
  });
  onTestFinished(() => end(running.child, "SIGKILL"));
  return running;
}

/** A process that never starts: what it says. */
async function refusalOf(variables: NodeJS.ProcessEnv, file = newBase()): Promise<string> {
  const { child, output } = startAny(file, { TEAMS_PORT: "0", ...variables });
  onTestFinished(() => end(child, "SIGKILL"));
  await once(child, "close");
  expect({ said: output.text, exitCode: child.exitCode }).toMatchObject({ exitCode: 1 });
  return output.text.trim();
}

const addressOf = (port: number) => `http://127.0.0.1:${port}/api/messages`;

/** Says it there, and waits until Relais has accepted it. */
async function say(desk: Desk, place: string, days: number): Promise<void> {
  const text = `échéances ${days} jours`;
  await (place === desk.places.personal ? desk.say(text) : desk.mention(text, place));
  const isAccepted = () =>
    desk.front.deliveries.some(
      ({ activity, status }) =>
        status === 200 &&
        toText(activity["text"]).endsWith(text) &&
        toText(toRecord(activity["conversation"])["id"]) === place,
    );
  await until(() => (isAccepted() ? true : undefined), `${text} accepted`, 60_000);
}

describe.skipIf(!hasPlayground)("the real process on Teams", () => {
  test(
    `killed ${kills} times while people speak, answers each message once and in order, or twice and says so`,
    async () => {
      const { authority, desks } = await (opened ??= openAll());
      const [file, port] = [newBase(), await freePort()];
      const killer = await openKiller(() => addressOf(port), desks);
      onTestFinished(() => killer.stop());
      let running = startProcess(authority, file, port);
      await running.ready();

      const dying = new AbortController();
      /** Two things at a time; what was asked. */
      async function speak(desk: Desk, place: string): Promise<number[]> {
        const asked: number[] = [];
        while (!dying.signal.aborted) {
          for (const days of [11 + asked.length, 12 + asked.length]) await say(desk, place, days);
          asked.push(11 + asked.length, 12 + asked.length);
          const isAnswered = () => {
            const answered = new Set(answersOf(desk, place).map((one) => one.split(" ")[0]));
            return asked.slice(-2).every((days) => answered.has(String(days)));
          };
          await until(() => (isAnswered() ? true : undefined), `answers to ${asked.slice(-2).join()}`, 60_000);
        }
        return asked;
      }

      const lanes = desks.flatMap((desk) =>
        [desk.places.personal, desk.places.group].map((place) => ({ desk, place })),
      );
      const spoken = Promise.all(lanes.map(({ desk, place }) => speak(desk, place)));
      // Who waits for ever tells why once the killing is over.
      spoken.catch(() => dying.abort());
      const fired = new Map<Point, number>();
      const deaths: number[] = [];
      for (let killed = 0; killed < kills && !dying.signal.aborted; killed += 1) {
        const wanted = points[killed % points.length] ?? "at any moment";
        const dead = running;
        const point = await killer.killAt(wanted, () => end(dead.child, "SIGKILL"), 1_500);
        fired.set(point, (fired.get(point) ?? 0) + 1);
        // What it had sent may be read a moment later.
        deaths.push(performance.now() + 100);
        running = startProcess(authority, file, port);
        await running.ready();
      }
      dying.abort();
      const asked = await spoken;
      await end(running.child, "SIGTERM");
      await until(() => (desks.every((desk) => desk.isQuiet()) ? true : undefined), "all that was posted");

      const verdicts = lanes.map(({ desk, place }, index) => {
        const answers = answersOf(desk, place);
        const verdict = judge(answers, asked[index] ?? []);
        expect({ asked: asked[index], answers, isWhole: verdict.isWhole }).toMatchObject({ isWhole: true });
        // Nothing is posted again but what was being posted as the process died.
        for (const [first, second] of repeatedPosts(desk, place))
          expect(deaths.filter((at) => at > first && at < second)).not.toEqual([]);
        return verdict;
      });
      const sum = (name: "explained" | "doubled") => verdicts.reduce((all, one) => all + one[name], 0);
      const count = (point: Point) => fired.get(point) ?? 0;
      // A post whose answer never came goes again, whether it was taken or not; a message may be killed at several times.
      const again = lanes.flatMap(({ desk, place }) => repeatedPosts(desk, place)).length;
      expect(again).toBeGreaterThanOrEqual(count("once a post is taken") + count("before a post is taken"));
      expect(sum("doubled")).toBeGreaterThanOrEqual(count("once a post is taken"));
      console.warn(
        `${kills} kills, ${asked.flat().length} messages each answered, ${sum("explained")} answers that say they may be there twice, ${sum("doubled")} copies of them: ${JSON.stringify(Object.fromEntries(fired))}`,
      );
    },
    60_000 + kills * 12_000,
  );

  test("is ready, answers, says its health, refuses what nobody signed, stops at once when asked, and tells no secret", async () => {
    const { authority, desks } = await (opened ??= openAll());
    const [desk] = desks;
    if (desk === undefined) throw new Error("somebody is needed");
    const [file, port, health] = [newBase(), await freePort(), await freePort()];
    const variables = { RELAIS_SANTE: String(health), RELAIS_LOG: "debug" };
    const { child, output, ready } = startProcess(authority, file, port, variables);
    await ready();
    expect(output.text).toContain(`Relais est prêt : Teams (port ${port})`);
    desk.clear();
    desk.front.deliverTo(addressOf(port));
    expect(plainOf(await desk.arrive())).toContain("Bonjour Madame Arnaud. Je suis Relais");
    expect(await (await fetch(`http://127.0.0.1:${health}/sante`)).json()).toEqual({
      messageries: { teams: "ok" },
      messages_en_attente: 0,
    });

    const activity = toRecord({ ...desk.lastActivity("installationUpdate"), id: "unsigned" });
    const send = (authorization?: string) =>
      exchange(addressOf(port), {
        headers: { "content-type": "application/json", ...(authorization === undefined ? {} : { authorization }) },
        body: JSON.stringify(activity),
      });
    const unsigned = await send();
    expect({ status: unsigned.status, body: unsigned.body.toString() }).toEqual({ status: 401, body: "" });
    expect((await send(signFor(authority, toText(activity["serviceUrl"]), "forged"))).status).toBe(401);

    const second = startProcess(authority, file, await freePort());
    await once(second.child, "close");
    expect(second.child.exitCode).toBe(1);
    expect(second.output.text).toContain("Un autre Relais utilise déjà la base");
    await end(child, "SIGTERM");
    expect(child.exitCode).toBe(0);
    expect(output.text).not.toContain(secret);
    expect(output.text).not.toMatch(/eyJ|BEGIN|Deprecation|Error|Arnaud/u);
  });

  test("does not start with half a configuration, or open to anyone, and says what to write", async () => {
    const cases: [string, NodeJS.ProcessEnv, RegExp[]][] = [
      [
        "without the application's identifier",
        { TEAMS_APP_SECRET: secret, TEAMS_TENANT_ID: tenant },
        [/^La configuration est à corriger :\n- TEAMS_APP_ID : il manque l’identifiant de l’application/u],
      ],
      ["with a secret alone", { TEAMS_APP_SECRET: secret }, [/- TEAMS_APP_ID : /u, /- TEAMS_TENANT_ID : /u]],
      ["without its secret", { TEAMS_APP_ID: appId, TEAMS_TENANT_ID: tenant }, [/- TEAMS_APP_SECRET : il manque/u]],
      ["without the tenant", { TEAMS_APP_ID: appId, TEAMS_APP_SECRET: secret }, [/- TEAMS_TENANT_ID : il manque/u]],
      [
        "with an identifier that is none",
        { TEAMS_APP_ID: "relais", TEAMS_APP_SECRET: secret, TEAMS_TENANT_ID: tenant },
        [/- TEAMS_APP_ID : attendu/u],
      ],
      [
        "with an authority elsewhere than on this machine",
        {
          TEAMS_APP_ID: appId,
          TEAMS_APP_SECRET: secret,
          TEAMS_TENANT_ID: tenant,
          TEAMS_AUTHORITY: "http://ailleurs.fr",
        },
        [/- TEAMS_AUTHORITY : attendu/u],
      ],
      [
        "where nobody is verified and others may reach it",
        { TEAMS_LOCAL: "oui", TEAMS_HOST: "0.0.0.0" },
        [/- TEAMS_HOST : .*personne n’est vérifié ; écrivez 127\.0\.0\.1/u],
      ],
      [
        "where nobody is verified, with a real secret",
        { TEAMS_LOCAL: "oui", TEAMS_APP_SECRET: secret },
        [/- TEAMS_LOCAL et TEAMS_APP_SECRET : /u],
      ],
    ];
    const file = newBase();
    const said = await Promise.all(cases.map(([, variables]) => refusalOf(variables, file)));
    for (const [index, [what, , sentences]] of cases.entries()) {
      for (const sentence of sentences)
        expect({ what, said: said[index] }).toEqual({ what, said: expect.stringMatching(sentence) });
      expect(said[index]).not.toContain(secret);
      expect(said[index]).not.toMatch(/\n\s+at /u);
    }
  });

  test("with a secret that Microsoft refuses does not start, and says what to do", async () => {
    const { authority } = await (opened ??= openAll());
    const said = await refusalOf({
      TEAMS_APP_ID: appId,
      TEAMS_APP_SECRET: "wrong~secret",
      TEAMS_TENANT_ID: tenant,
      TEAMS_AUTHORITY: authority.url,
    });
    expect(said).toMatch(/^Microsoft refuse l’application de Relais \([A-Za-z_0-9 ]+\)\. .*TEAMS_APP_SECRET.*\.$/u);
    expect(said).not.toContain("wrong~secret");
  });

  test("with a port that is taken does not start, and says which", async () => {
    const { authority } = await (opened ??= openAll());
    const blocker = createServer().listen(0, "127.0.0.1");
    await once(blocker, "listening");
    onTestFinished(() => void blocker.close());
    const bound = blocker.address();
    const port = typeof bound === "object" && bound ? bound.port : 0;
    const { child, output } = startProcess(authority, newBase(), port);
    await once(child, "close");
    expect(child.exitCode).toBe(1);
    expect(output.text.trim()).toMatch(new RegExp(`^Le port ${port} ne peut pas être ouvert .*TEAMS_PORT`, "u"));
  });
});
