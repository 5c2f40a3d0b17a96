import { onTestFinished } from "vitest";
import type { Adapter } from "../../../src/core/adapter.ts";
import { instantOf } from "../../../src/core/calendar/local-time.ts";
import type { Clock } from "../../../src/core/clock.ts";
import { newBase } from "../base.ts";
import type { Homeserver } from "../matrix/homeserver.ts";
import * as matrix from "../matrix/relais.ts";
import { openMeans, startWith } from "../relais.ts";
import * as slack from "../slack/relais.ts";
import { openWorkspace } from "../slack/workspace.ts";
import { type Authority, openAuthority } from "../teams/microsoft.ts";
import { type Desk, openDesk } from "../teams/person.ts";
import * as teams from "../teams/relais.ts";

type Somebody = { name: string; realName: string; email: string };

/** Where Relais is: everybody of `onSlack` there, one homeserver, and the Teams of one person if they have it. */
export type Stage = Awaited<ReturnType<typeof openStage>>;

export async function openStage(homeserver: Homeserver, onSlack: readonly Somebody[], onTeams?: Somebody) {
  const [workspace, account] = await Promise.all([
    openWorkspace({ people: [...onSlack] }),
    matrix.newRelaisAccount(homeserver),
  ]);
  onTestFinished(() => workspace.stop());
  const office = onTeams && (await openOffice(onTeams));
  const file = newBase();
  // A Tuesday that is past, so that the platforms' own dates are after it; clerks are at work.
  let shift = instantOf("2026-11-24", "10:00", "Europe/Paris") - Date.now();
  const clock: Clock = { now: () => Date.now() + shift };

  /** One Relais, on all of them. */
  async function start() {
    const means = openMeans(file);
    const onSlackSide = await slack.createAdapter(workspace, means);
    const onTeamsSide = office && (await teams.createAdapter(means, office.authority));
    const adapters: Adapter[] = [onSlackSide, matrix.createAdapter(homeserver, account, file, means, { clock })];
    if (onTeamsSide !== undefined) adapters.push(onTeamsSide);
    const running = await startWith(means, adapters, clock);
    slack.deliverTo(workspace, onSlackSide);
    if (office !== undefined && onTeamsSide !== undefined) teams.deliverTo([office.desk], onTeamsSide, running, clock);
    return running;
  }

  return {
    workspace,
    account,
    file,
    desk: office?.desk,
    start,
    moveTo: (date: string, time: string) => (shift = instantOf(date, time, "Europe/Paris") - Date.now()),
  };
}

async function openOffice(me: Somebody): Promise<{ authority: Authority; desk: Desk }> {
  const authority = await openAuthority();
  const desk = await openDesk(me, [], authority);
  onTestFinished(async () => {
    await desk.stop();
    await authority.stop();
  });
  return { authority, desk };
}
